"""Small changes of an expression, each a slip that an author could make."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from compliance.language.nodes import (
    AddMonths,
    Aggregate,
    AggregateFunction,
    And,
    Arithmetic,
    ArithmeticOp,
    AsOf,
    Compare,
    CompareOp,
    Constant,
    FieldRef,
    Known,
    Listed,
    Node,
    Not,
    Obliged,
    OneOf,
    Or,
    ThresholdValue,
)
from compliance.language.rewrite import (
    BODY,
    SELECTION,
    Slot,
    filters,
    put,
    slots,
    twins,
    with_filters,
    with_parts,
    with_twins,
)
from compliance.language.types import ValueType
from compliance.model.fields import Choice

ChangeKind = Literal[
    "compare", "bound", "date", "choice", "value", "and_or", "drop", "negate", "not", "quantifier", "fold",
    "filter", "condition", "when_empty", "arithmetic", "months", "law_date", "key",
]  # fmt: skip

DECIMALS = 6
"""Decimals a number of a register can have."""

OTHER_COMPARISONS: dict[CompareOp, tuple[CompareOp, ...]] = {
    "<": ("<=", ">="), "<=": ("<", ">"), ">": (">=", "<="), ">=": (">", "<"),
    "==": ("!=", "<=", ">="), "!=": ("==", "<", ">"),
}  # fmt: skip
"""For each comparison the one that takes the equal value the other way, and the opposite ones.

A case that tells `<` from both `<=` and `>=` tells it from `>`, `==` and `!=` as well.
"""

OTHER_FOLDS: dict[str, AggregateFunction] = {
    "min": "max", "max": "min", "sum": "max", "mean": "max", "latest": "min", "one": "max",
}  # fmt: skip

OTHER_ARITHMETIC: dict[ArithmeticOp, ArithmeticOp] = {"+": "-", "-": "+"}


@dataclass(frozen=True)
class Change:
    """One change of an expression.

    Attributes:
        kind: What kind of slip it is.
        path: Where it is made: the places from the outermost node down.
        variant: Tells changes of one kind at one place apart.
        old: The smallest part that readers are told of, before.
        new: The same part after; None where it was left out.
        in_loop: Whether that part stands inside an aggregate.
        root: The whole expression after the change.
    """

    kind: ChangeKind
    path: tuple[str, ...]
    variant: str
    old: Node
    new: Node | None
    in_loop: bool
    root: Node


def changes_of(node: Node, *, in_loop: bool = False) -> Iterator[Change]:
    """Yield the changes of a condition, outermost first."""
    yield from _changes(node, in_loop=in_loop, is_condition=True)


def finest_step(type_: ValueType) -> Decimal:
    """Return the least difference two values of a type can have in a register."""
    return Decimal(1).scaleb(-min(type_.decimals, DECIMALS))


def _changes(node: Node, *, in_loop: bool, is_condition: bool) -> Iterator[Change]:
    both = twins(node)
    if both is not None:
        yield from _of_twins(node, *both)
        return
    yield from _local(node, in_loop=in_loop, is_condition=is_condition)
    for slot, part in slots(node):
        if slot.name == SELECTION:
            continue
        inside = in_loop or isinstance(node, Aggregate)
        condition = isinstance(node, And | Or) or (isinstance(node, Aggregate) and part.type.base == "flag")
        for change in _changes(part, in_loop=inside, is_condition=condition):
            yield _lifted(change, node, slot)


def _lifted(change: Change, node: Node, slot: Slot) -> Change:
    return replace(change, path=(str(slot), *change.path), root=put(node, slot, change.root))


def _local(node: Node, *, in_loop: bool, is_condition: bool) -> Iterator[Change]:
    """Yield the changes made at a node itself."""

    def change(kind: ChangeKind, variant: str, new: Node) -> Change:
        return Change(kind, (), variant, node, new, in_loop, new)

    match node:
        case And() | Or():
            yield from _of_connective(node, in_loop=in_loop)
        case Not(operand=operand):
            yield change("not", "", operand)
        case Compare():
            yield from _of_comparison(node, in_loop=in_loop)
        case OneOf(values=values) if len(values) > 1:
            for index, value in enumerate(values):
                kept_values = (*values[:index], *values[index + 1 :])
                yield change("value", f"-{value.value}", replace(node, values=kept_values))
        case Arithmetic(op=sign) if sign in OTHER_ARITHMETIC:
            yield change("arithmetic", OTHER_ARITHMETIC[sign], replace(node, op=OTHER_ARITHMETIC[sign]))
        case AddMonths(months=int(months)):
            for more in (1, -1):
                yield change("months", f"{more:+}", replace(node, months=months + more))
        case ThresholdValue():
            yield from _of_threshold(node, in_loop=in_loop)
        case Aggregate():
            yield from _of_aggregate(node, in_loop=in_loop)
        case _:
            pass
    if is_condition and _is_plain_condition(node):
        yield change("negate", "", Not(node))
    yield from _of_constants(node, in_loop=in_loop)


def _is_plain_condition(node: Node) -> bool:
    """Tell conditions whose opposite is not reached by another change."""
    return isinstance(node, FieldRef | Known | OneOf | Listed | Obliged) or (
        isinstance(node, Aggregate) and node.type.base == "flag"
    )


def _of_connective(node: And | Or, *, in_loop: bool) -> Iterator[Change]:
    other: Node = Or(node.operands) if isinstance(node, And) else And(node.operands)
    yield Change("and_or", (), type(other).__name__.lower(), node, other, in_loop, other)
    for index, operand in enumerate(node.operands):
        kept = (*node.operands[:index], *node.operands[index + 1 :])
        root = kept[0] if len(kept) == 1 else replace(node, operands=kept)
        yield Change("drop", (), str(index), operand, None, in_loop, root)


def _of_comparison(node: Compare, *, in_loop: bool) -> Iterator[Change]:
    for op in OTHER_COMPARISONS[node.op]:
        if node.left.type.base != "text" or op in ("==", "!="):
            new = replace(node, op=op)
            yield Change("compare", (), op, node, new, in_loop, new)
    yield from _of_choice(node, in_loop=in_loop)


def _of_choice(node: Compare, *, in_loop: bool) -> Iterator[Change]:
    """Yield the comparison with another member of the closed list."""
    for side, other in (("right", node.left), ("left", node.right)):
        constant = getattr(node, side)
        if isinstance(constant, Constant) and other.type.choices is not None:
            member = _next_member(other.type.choices, constant.value)
            new = replace(node, **{side: replace(constant, value=member)})  # type: ignore[arg-type]
            yield Change("choice", (), member, node, new, in_loop, new)


def _next_member(choices: type[Choice], value: object) -> str:
    """Return the member after a value, the first after the last."""
    members = [member.value for member in choices]
    return str(members[(members.index(value) + 1) % len(members)])


def _of_constants(node: Node, *, in_loop: bool) -> Iterator[Change]:
    """Yield a node with one of its numbers a step, or one of its dates a day, up and down."""
    if isinstance(node, OneOf):
        held: list[tuple[int, Constant]] = list(enumerate(node.values))
        for index, constant in held:
            for variant, kind, moved in _moved(constant, node.operand.type):
                values = (*node.values[:index], moved, *node.values[index + 1 :])
                new: Node = replace(node, values=values)
                yield Change(kind, (), f"{index}{variant}", node, new, in_loop, new)
        return
    for slot, part in slots(node):
        if isinstance(part, Constant):
            beside = part.type
            if isinstance(node, Compare):
                beside = (node.right if slot.name == "left" else node.left).type
            for variant, kind, moved in _moved(part, beside):
                new = put(node, slot, moved)
                yield Change(kind, (), f"{slot}{variant}", node, new, in_loop, new)


def _moved(constant: Constant, beside: ValueType) -> Iterator[tuple[str, ChangeKind, Constant]]:
    """Yield a constant moved up and down by the least step of the value it stands beside."""
    value = constant.value
    if isinstance(value, Decimal):
        for sign, step in (("+", finest_step(beside)), ("-", -finest_step(beside))):
            yield sign, "bound", replace(constant, value=value + step)
    elif isinstance(value, date):
        for sign, days in (("+", 1), ("-", -1)):
            yield sign, "date", replace(constant, value=value + timedelta(days=days))


def _of_threshold(node: ThresholdValue, *, in_loop: bool) -> Iterator[Change]:
    if not isinstance(node.on, AsOf):
        new = replace(node, on=AsOf())
        yield Change("law_date", (), "as_of", node, new, in_loop, new)
    if isinstance(node.key, Constant):
        keys = [
            key for period in node.threshold.values for key in period.table or {} if key != node.key.value
        ]
        for key in dict.fromkeys(keys[:1]):
            new = replace(node, key=replace(node.key, value=key))
            yield Change("key", (), key, node, new, in_loop, new)


def _of_aggregate(node: Aggregate, *, in_loop: bool) -> Iterator[Change]:
    named, own = filters(node)
    if node.function in ("any", "all"):
        other = with_parts(node, function="all" if node.function == "any" else "any")
        yield Change("quantifier", (), other.function, node, other, in_loop, other)
    if node.function in OTHER_FOLDS and node.body is not None and node.body.type.base in ("number", "date"):
        other = with_parts(node, function=OTHER_FOLDS[node.function])
        yield Change("fold", (), other.function, node, other, in_loop, other)
    if own is not None and not isinstance(own, And):
        yield Change("filter", ("where",), "", own, None, True, with_filters(node, named, None))
    if node.function == "any" and node.body is not None:
        yield Change("condition", ("body",), "", node.body, None, True, with_parts(node, body=None))
    if node.function == "all":
        exists = with_parts(node, function="any", body=None)
        both = And((node, exists))
        yield Change("when_empty", (), "false", node, both, in_loop, both)


def _of_twins(node: Node, first: Aggregate, second: Aggregate) -> Iterator[Change]:
    """Yield the changes of two aggregates that were written as one, made in both where both are concerned."""
    if isinstance(node, And):
        yield Change("when_empty", (), "true", node, first, False, first)
        for change in _of_aggregate(first, in_loop=False):
            if change.kind == "quantifier":
                yield replace(change, old=node)
    else:
        greatest = with_parts(first, function=OTHER_FOLDS["mean"])
        yield Change("fold", (), greatest.function, node, greatest, False, greatest)
    named, own = filters(first)
    if own is not None:
        if not isinstance(own, And):
            bare = [with_filters(each, named, None) for each in (first, second)]
            yield Change("filter", ("where",), "", own, None, True, with_twins(node, bare[0], bare[1]))
        for change in _changes(own, in_loop=True, is_condition=True):
            changed = [with_filters(each, named, change.root) for each in (first, second)]
            root = with_twins(node, changed[0], changed[1])
            yield replace(change, path=("where", *change.path), root=root)
    if first.body is not None:
        for change in _changes(first.body, in_loop=True, is_condition=first.body.type.base == "flag"):
            body = with_parts(first, body=change.root)
            yield replace(change, path=(BODY, *change.path), root=with_twins(node, body, second))
