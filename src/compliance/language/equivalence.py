"""Proofs that two conditions, or two forms of a rule, say the same of every register.

A proof tries all that comparisons can come to: what is compared is taken as unknown and as each value around
the constants it is compared with. What is not proved here may still be the same.
"""

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from compliance.language.nodes import (
    Aggregate,
    And,
    Compare,
    Constant,
    FieldRef,
    Known,
    Listed,
    Node,
    Not,
    OneOf,
    Or,
    ThresholdValue,
    walk,
)
from compliance.language.own_record import own_record
from compliance.model.thresholds import Threshold

MAX_TRIALS = 30_000

Truth = bool | None
Point = str | Decimal | date | bool | None

_BELOW, _EQUAL, _ABOVE = -1, 0, 1
_RELATIONS: dict[str, tuple[int, ...]] = {
    "<": (_BELOW,), "<=": (_BELOW, _EQUAL), ">": (_ABOVE,), ">=": (_EQUAL, _ABOVE),
    "==": (_EQUAL,), "!=": (_BELOW, _ABOVE),
}  # fmt: skip


def same_condition(first: Node, second: Node) -> bool:
    """Return whether two nodes are proved to have one value for every record and every date."""
    if first == second:
        return True
    if first.type.base != "flag" or second.type.base != "flag":
        return _same_aggregate(first, second)
    match first, second:
        case (And(operands=a), And(operands=b)) | (Or(operands=a), Or(operands=b)) if len(a) == len(b):
            if all(map(same_condition, a, b)):
                return True
        case Not(operand=one), Not(operand=other):
            return same_condition(one, other)
    return same_for_all([first, second], lambda truths: truths[0] is truths[1])


def same_for_all(nodes: Sequence[Node], agree: Callable[[Sequence[Truth]], bool]) -> bool:
    """Return whether conditions are proved to agree, whatever the records are.

    Args:
        nodes: The conditions.
        agree: Tells whether their truths, in the same order, agree.
    """
    table = _Variables()
    conditions = [table.read(node) for node in nodes]
    trials = table.trials()
    if trials is None:
        return False
    return all(agree([condition(trial) for condition in conditions]) for trial in trials)


@dataclass(frozen=True)
class _Variable:
    """Something a condition depends on.

    Attributes:
        form: `against`: a value compared with constants; `order`: how two values stand to one another;
            `truth`: a condition taken as it is.
        left: What it is about.
        right: The second value of an `order`.
    """

    form: str
    left: Node
    right: Node | None = None


Trial = tuple[object, ...]
Condition = Callable[[Trial], Truth]


@dataclass
class _Variables:
    found: list[_Variable] = field(default_factory=list)
    constants: list[list[Point]] = field(default_factory=list)

    def read(self, node: Node) -> Condition:
        """Note what a condition depends on, and return what tells its truth in a trial."""
        match node:
            case And(operands=operands):
                inner = [self.read(operand) for operand in operands]
                return lambda trial: _kleene([each(trial) for each in inner], decisive=False)
            case Or(operands=operands):
                inner = [self.read(operand) for operand in operands]
                return lambda trial: _kleene([each(trial) for each in inner], decisive=True)
            case Not(operand=operand):
                negated = self.read(operand)
                return lambda trial: None if (truth := negated(trial)) is None else not truth
            case Constant(value=value):
                return lambda _: bool(value)
        if _is_never_known(node):
            return lambda _: None
        if isinstance(node, Compare) and (own := self._of_own_record(node)) is not None:
            return own
        variable, constants = _read(node)
        index = self._index(variable)
        held = self.constants[index]
        held.extend(value for value in constants if value not in held)
        return lambda trial: _answer(node, variable, trial[index])

    def _of_own_record(self, node: Compare) -> Condition | None:
        """Return what tells the truth of a comparison with a value of the subject's own record."""
        for side, part in (("left", node.left), ("right", node.right)):
            found = own_record(part)
            if found is not None:
                holds = self.read(replace(node, **{side: found.body}))  # type: ignore[arg-type]
                asked = [self.read(found.selected), self.read(found.told)]
                return lambda trial: holds(trial) if all(each(trial) is True for each in asked) else None
        return None

    def _index(self, wanted: _Variable) -> int:
        for index, variable in enumerate(self.found):
            if variable.form == wanted.form and _same_value(variable.left, wanted.left):
                both = (variable.right, wanted.right)
                if both == (None, None) or (None not in both and _same_value(*both)):  # type: ignore[arg-type]
                    return index
        self.found.append(wanted)
        self.constants.append([])
        return len(self.found) - 1

    def trials(self) -> Iterator[Trial] | None:
        """Return all combinations of what the variables can be, or None where there are too many."""
        domains = [
            _domain(variable, constants)
            for variable, constants in zip(self.found, self.constants, strict=True)
        ]
        if math.prod(len(domain) for domain in domains) > MAX_TRIALS:
            return None
        bound = self._bound()
        return (trial for trial in itertools.product(*domains) if _can_be(trial, bound))

    def _bound(self) -> list[tuple[int, object, int, object]]:
        """Return which variable must be what where a field is blank: whatever is read from it is unknown."""
        blanks: list[tuple[int, Node, object]] = []
        for index, variable in enumerate(self.found):
            if isinstance(variable.left, Known):
                blanks.append((index, variable.left.operand, False))
            elif isinstance(variable.left, FieldRef) and variable.form != "order":
                blanks.append((index, variable.left, None))
        bound: list[tuple[int, object, int, object]] = []
        for index, reference, blank in blanks:
            for other, variable in enumerate(self.found):
                known = isinstance(variable.left, Known) and variable.left.operand == reference
                if other != index and (known or reference in _fields_read(variable)):
                    bound.append((index, blank, other, False if known else None))
        return bound


def _can_be(trial: Trial, bound: list[tuple[int, object, int, object]]) -> bool:
    return all(trial[other] is expected for index, blank, other, expected in bound if trial[index] is blank)


def _kleene(truths: list[Truth], *, decisive: bool) -> Truth:
    if decisive in truths:
        return decisive
    return None if None in truths else not decisive


def _is_never_known(node: Node) -> bool:
    """Tell conditions that rest on a limit or a list of which nothing is in force."""
    match node:
        case Compare(left=left, right=right):
            return any(
                isinstance(side, ThresholdValue) and not side.threshold.values for side in (left, right)
            )
        case Listed(list=official):
            return not official.versions
        case _:
            return False


def _read(node: Node) -> tuple[_Variable, list[Point]]:
    """Return what an atomic condition depends on, and the constants it is compared with."""
    match node:
        case Compare(left=left, right=Constant(value=value)) if _is_plain(left):
            return _Variable("against", left), [value]
        case Compare(left=Constant(value=value), right=right) if _is_plain(right):
            return _Variable("against", right), [value]
        case Compare(left=left, right=right) if _is_plain(left) and _is_plain(right):
            return _Variable("order", left, right), []
        case OneOf(operand=operand, values=values) if _is_plain(operand):
            return _Variable("against", operand), [value.value for value in values]
        case _:
            return _Variable("truth", node), []


def _is_plain(node: Node) -> bool:
    """Tell values that are one number, text or date, so that all comparisons with them go together."""
    return not node.type.censored


def _answer(node: Node, variable: _Variable, value: object) -> Truth:
    if variable.form == "truth" or value is None:
        return value  # type: ignore[return-value]
    match node:
        case OneOf(values=values):
            return value in [constant.value for constant in values]
        case Compare(op=op) if variable.form == "order":
            return value in _RELATIONS[op]
        case Compare(op=op, left=Constant(value=constant)):
            return compare(op, constant, value)
        case Compare(op=op, right=Constant(value=constant)):
            return compare(op, value, constant)
    raise LookupError(node)


def compare(op: str, left: object, right: object) -> bool:
    """Return whether a comparison of two plain values holds."""
    relation = _EQUAL if left == right else _BELOW if left < right else _ABOVE  # type: ignore[operator]
    return relation in _RELATIONS[op]


def _domain(variable: _Variable, constants: list[Point]) -> Sequence[object]:
    """Return what a variable can be: each value that some comparison tells from the others, and unknown."""
    left = variable.left
    if variable.form == "truth":
        return (True, False) if isinstance(left, Known) else (True, False, None)
    if variable.form == "order":
        assert variable.right is not None  # noqa: S101  # an order is that of two values
        return (*_orders(left, variable.right), None)
    if isinstance(left, ThresholdValue):
        texts = [text for period in left.threshold.values for text in period.texts]
        return (*dict.fromkeys(map(left.threshold.parse, texts)), None)
    points: dict[Point, None] = {}
    for constant in constants:
        points.update(dict.fromkeys(_around(constant, left)))
    if left.type.base == "text":
        choices = left.type.choices
        others = [member.value for member in choices] if choices is not None else [_other(constants)]
        points.update(dict.fromkeys(others))
    if isinstance(left, Aggregate) and left.function == "count":
        points = {point: None for point in points if isinstance(point, Decimal) and point >= 0}
        points.setdefault(Decimal(0))
    return (*points, None)


def _around(constant: Point, beside: Node) -> Iterator[Point]:
    """Yield a constant with the nearest values below and above it."""
    yield constant
    if isinstance(constant, Decimal):
        step = Decimal(1).scaleb(-beside.type.decimals)
        yield constant - step
        yield constant + step
    elif isinstance(constant, date):
        yield constant - timedelta(days=1)
        yield constant + timedelta(days=1)


def _other(constants: list[Point]) -> str:
    """Return a text that is none of some others."""
    return "-".join(["", *map(str, constants)])


def _orders(left: Node, right: Node) -> tuple[int, ...]:
    """Return how two values can stand to one another: the least of some records is not above the greatest."""
    match left, right:
        case Aggregate(function="min"), Aggregate(function="max") if _same_records(left, right):
            return (_BELOW, _EQUAL)
        case Aggregate(function="max"), Aggregate(function="min") if _same_records(left, right):
            return (_EQUAL, _ABOVE)
        case _, ThresholdValue(on=on, key=None) if on == left and left.type.base == "date":
            return _orders_of_days(right.threshold)
        case ThresholdValue(on=on, key=None), _ if on == right and right.type.base == "date":
            return tuple(-order for order in _orders_of_days(left.threshold))
    return (_BELOW, _EQUAL, _ABOVE)


def _orders_of_days(threshold: Threshold) -> tuple[int, ...]:
    """Return how a day can stand to the date of the law that is read on it."""
    orders = set()
    for period in threshold.values:
        value = threshold.parse(period.value or "")
        assert isinstance(value, date)  # noqa: S101  # compared with a date
        if period.since < value:
            orders.add(_BELOW)
        if period.since <= value <= (period.until or date.max):
            orders.add(_EQUAL)
        if value < (period.until or date.max):
            orders.add(_ABOVE)
    return tuple(sorted(orders))


def _same_records(left: Aggregate, right: Aggregate) -> bool:
    return (left.collection, left.where, left.body) == (right.collection, right.where, right.body)


def _fields_read(variable: _Variable) -> list[Node]:
    """Return the fields without which a variable is unknown."""
    nodes = [n for side in (variable.left, variable.right) if side is not None for n in walk(side)]
    if any(isinstance(n, Aggregate | Listed | And | Or | Not | Known) for n in nodes):
        return []
    return [n for n in nodes if isinstance(n, FieldRef)]


def _same_value(first: Node, second: Node) -> bool:
    return first == second or _same_aggregate(first, second)


def _same_aggregate(first: Node, second: Node) -> bool:
    """Tell whether two aggregates run over the same records and dates, with conditions that say the same."""
    if not (isinstance(first, Aggregate) and isinstance(second, Aggregate)):
        return False
    if (first.function, first.collection, first.span) != (second.function, second.collection, second.span):
        return False
    return _same_part(first.where, second.where) and _same_part(first.body, second.body)


def _same_part(first: Node | None, second: Node | None) -> bool:
    if first is None or second is None:
        return first is second
    return same_condition(first, second)
