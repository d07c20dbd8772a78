"""The values at which conditions turn: of each field, and of the date judged for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from compliance.engines.arithmetic import add_months
from compliance.language.node_changes import finest_step
from compliance.language.nodes import (
    AddMonths,
    Aggregate,
    Arithmetic,
    AsOf,
    Compare,
    Constant,
    DaysBetween,
    FieldRef,
    Listed,
    MonthOf,
    Node,
    OneOf,
    Ratio,
    ThresholdValue,
    YearOf,
    walk,
)
from compliance.language.operators import multiplied_out
from compliance.model.rule_values import FIRST_YEAR, LAST_YEAR
from compliance.model.schema import KINDS
from compliance.model.values import Interval, Value
from compliance.mutation.situations import Situation, table_of

Evaluate = Callable[[Node], Sequence[Value]]

_DAY = timedelta(days=1)
_NEAR = (0, -1, 1)
_LAST_DAY = date(LAST_YEAR, 12, 31).toordinal()
_FIRST_DAY = date(FIRST_YEAR, 1, 1).toordinal()

MAX_VALUES = 40
"""Values kept of one field, those of the conditions looked at first before the others."""

OTHER_TEXT = "other"


@dataclass
class Boundaries:
    """What to try in a situation.

    Attributes:
        situation: The situation.
        evaluate: Returns what a node comes to there, for each subject.
        cells: Values to try by table and field.
        days: Dates to judge for.
        collections: Plural names of the collections that are read.
        solvable: Comparisons of computed values, whose sides are to be made equal.
    """

    situation: Situation
    evaluate: Evaluate
    cells: dict[tuple[str, str], dict[Value, None]] = field(default_factory=dict)
    days: dict[date, None] = field(default_factory=dict)
    collections: dict[str, None] = field(default_factory=dict)
    solvable: list[Compare] = field(default_factory=list)

    def note(self, root: Node) -> None:
        """Find what to try for a condition."""
        for node in walk(root):
            match node:
                case Compare():
                    left, right = _sides(node)
                    self._pair(left, right)
                    self._pair(right, left)
                    if _is_computed(node) and _is_free(node):
                        self.solvable.append(node)
                case OneOf(operand=operand, values=values):
                    self._offer(operand, [constant.value for constant in values])
                case ThresholdValue(on=on, key=key):
                    self._offer(on, _edges((p.since, p.until) for p in node.threshold.values))
                    if key is not None:
                        self._offer(key, _keys(node))
                case Listed(on=on, list=official):
                    self._offer(on, _edges((v.since, v.until) for v in official.versions))
                    entries = [e.entry for version in official.versions for e in version.entries[:8]]
                    self._try("list_memberships", "entry", [*entries, OTHER_TEXT])
                    self._try("list_memberships", "list", [node.name, OTHER_TEXT])
                    self.collections["list_memberships"] = None
                case Aggregate(collection=kind):
                    self.collections[kind.plural] = None
                case FieldRef(column=column):
                    self._try(table_of(node), column.name, [*_plain_values(node), *self._named(node)])

    def _named(self, node: FieldRef) -> list[Value]:
        """Return the keys of the records that a field can name."""
        kind = next((kind for kind in KINDS.values() if kind.name == node.column.refers_to), None)
        return [] if kind is None else self.situation.values_of(kind.plural, kind.key[0])

    def _pair(self, side: Node, other: Node) -> None:
        """Offer one side of a comparison what the other comes to, and what lies just below and above."""
        values: list[Value] = []
        if _is_free(other):
            values.extend(self.evaluate(other))
        for node in walk(other):
            if isinstance(node, Constant):
                values.append(node.value)
            elif isinstance(node, FieldRef):
                values.extend(self.situation.values_of(table_of(node), node.name))
            elif isinstance(node, ThresholdValue):
                texts = [text for period in node.threshold.values for text in period.texts]
                values.extend(map(node.threshold.parse, texts))
            elif isinstance(node, AsOf):
                values.append(self.situation.as_of)
        self._offer(side, values)

    def _offer(self, side: Node, values: Iterable[Value]) -> None:
        """Try values for the fields a node is read from."""
        near = list(dict.fromkeys(v for value in values for v in _around(value, side)))
        nodes = walk(side)
        months = {number for node in nodes if isinstance(node, AddMonths) for number in _months(node)}
        days = [value for value in near if isinstance(value, date)]
        for back in months:
            near.extend(day for value in days if (day := _moved(value, -back)) is not None)
            days = [value for value in near if isinstance(value, date)]
        if any(isinstance(node, YearOf) for node in nodes):
            near.extend(_ends_of_years(near))
        if any(isinstance(node, MonthOf) for node in nodes):
            near.extend(_ends_of_months(near, self.situation.as_of.year))
        for node in nodes:
            if isinstance(node, FieldRef):
                self._try(table_of(node), node.name, near)
            elif isinstance(node, AsOf):
                found = [value for value in near if isinstance(value, date)]
                self.days.update(dict.fromkeys(found))

    def _try(self, table: str, name: str, values: Iterable[Value]) -> None:
        held = self.cells.setdefault((table, name), {})
        for value in values:
            if len(held) < MAX_VALUES:
                held.setdefault(value)


def _is_free(node: Node) -> bool:
    """Tell whether a node can be evaluated outside a loop."""
    if isinstance(node, Aggregate):
        return True
    if isinstance(node, FieldRef):
        return node.scope != "item"
    match node:
        case Ratio(above=above, below=below):
            return _is_free(above) and _is_free(below)
        case Compare(left=left, right=right) | Arithmetic(left=left, right=right):
            return _is_free(left) and _is_free(right)
        case DaysBetween(start=start, end=end):
            return _is_free(start) and _is_free(end)
        case AddMonths(start=inner) | YearOf(operand=inner) | MonthOf(operand=inner):
            return _is_free(inner)
        case ThresholdValue(on=on, key=key):
            return _is_free(on) and (key is None or _is_free(key))
        case _:
            return True


def _is_computed(node: Compare) -> bool:
    parts = (Arithmetic, Aggregate, Ratio, DaysBetween, AddMonths)
    return any(isinstance(n, parts) for n in (*walk(node.left), *walk(node.right)))


def _plain_values(node: FieldRef) -> list[Value]:
    """Return what to try in any field: yes and no, each member of a closed list, and a blank."""
    values: list[Value] = []
    if node.column.type == "flag":
        values = [True, False]
    elif node.column.choices is not None:
        values = [member.value for member in node.column.choices]
    elif node.type.base == "text":
        values = [OTHER_TEXT]
    return [*values, None]


def _keys(node: ThresholdValue) -> Iterator[Value]:
    for period in node.threshold.values:
        yield from period.table or {}
        for band in period.bands or []:
            yield from (bound for bound in (band.least, band.below) if bound is not None)


def _edges(spans: Iterable[tuple[date, date | None]]) -> list[Value]:
    return [day for span in spans for day in span if day is not None]


def _around(value: Value, side: Node) -> Iterator[Value]:
    if isinstance(value, Interval):
        value = value.low if value.high is None else value.high
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, int):
        value = Decimal(value)
    if isinstance(value, Decimal):
        yield from (value + by * finest_step(side.type) for by in _NEAR)
    elif isinstance(value, date):
        yield from (value + by * _DAY for by in _NEAR if FIRST_YEAR < value.year < LAST_YEAR)
    else:
        yield value


def _months(node: AddMonths) -> list[int]:
    """Return the numbers of months a node adds, by every value of a number of the law."""
    if isinstance(node.months, int):
        return [node.months]
    if not isinstance(node.months, ThresholdValue):
        return []
    threshold = node.months.threshold
    texts = [text for period in threshold.values for text in period.texts]
    return [node.sign * int(text) for text in texts]


def _moved(day: date, months: int) -> date | None:
    return add_months(day, months) if FIRST_YEAR + 100 < day.year < LAST_YEAR - 100 else None


def _ends_of_years(values: list[Value]) -> list[Value]:
    years = [int(v) for v in values if isinstance(v, Decimal) and FIRST_YEAR < v < LAST_YEAR]
    return [day for year in years for day in (date(year, 12, 31), date(year, 1, 1))]


def _ends_of_months(values: list[Value], year: int) -> list[Value]:
    """Return the first and the last day of months given as numbers, in a year."""
    firsts = [date(year, int(v), 1) for v in values if isinstance(v, Decimal) and 1 <= v <= 12]
    return [day for first in firsts for day in (first, add_months(first, 1) - _DAY)]


def gap(node: Compare, evaluate: Evaluate) -> Decimal | None:
    """Return how far the left side of a comparison lies above its right side, for the first subject."""
    sides = [evaluate(side) for side in _sides(node)]
    if not all(sides):
        return None
    first, second = (_amount(values[0]) for values in sides)
    return None if first is None or second is None else first - second


def _sides(node: Compare) -> tuple[Node, Node]:
    """Return the sides of a comparison, one with a quotient cross-multiplied."""
    if isinstance(node.left, Ratio):
        return node.left.above, multiplied_out(node.left, node.right)
    return node.left, node.right


def _amount(value: Value) -> Decimal | None:
    if isinstance(value, Interval):
        return value.low if value.is_exact else None
    if isinstance(value, date):
        return Decimal(value.toordinal())
    return Decimal(value) if isinstance(value, Decimal | int) and not isinstance(value, bool) else None


def solve(value: Value, before: Decimal, after: Decimal, step: Decimal) -> list[Value]:
    """Return the values of a cell at which a gap closes, with the next ones, if one unit more changed it.

    Args:
        value: The value of the cell.
        before: The gap there.
        after: The gap with the value one unit (a day, for a date) higher.
        step: The least difference between two values of the cell.
    """
    slope = after - before
    if not slope:
        return []
    if isinstance(value, date):
        days = int((-before / slope).to_integral_value())
        reached = value.toordinal() + days
        near = [reached + by for by in (0, -1, 1, -2, 2, -3, 3)]
        return [
            date.fromordinal(day) for day in near if date(FIRST_YEAR + 1, 1, 1).toordinal() < day < 800_000
        ]
    amount = _amount(value)
    if amount is None:
        return []
    exact = (amount - before / slope).quantize(step)
    return [exact + by * step for by in _NEAR]
