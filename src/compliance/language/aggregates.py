"""Builds aggregates over a facility's records, and finds the dates they need the register to cover."""

import ast
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from compliance.errors import suggest
from compliance.language.nodes import (
    Aggregate,
    AggregateFunction,
    And,
    AsOf,
    Bound,
    Compare,
    FieldRef,
    Node,
    Span,
    walk,
)
from compliance.language.operators import describe_type, ratio
from compliance.language.types import COUNT, FLAG, MAX_DIGITS, ValueType
from compliance.model.fields import RecordKind
from compliance.model.schema import COLLECTIONS
from compliance.model.texts import Bilingual

if TYPE_CHECKING:
    from compliance.language.builder import Builder

SUM_DIGITS = 7
"""Digits a sum can grow by: fewer than ten million records of one facility."""

QUANTIFIERS = ("any", "all", "on_file")
"""Functions over conditions, which are conditions themselves."""

FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


@dataclass(frozen=True)
class NamedSelection:
    """A named collection: records of a kind, a filter, and the label readers are told."""

    label: Bilingual
    kind: RecordKind
    where: Node | None


def build_selection(builder: "Builder", tree: ast.expr, label: Bilingual) -> NamedSelection:
    """Return the named collection that a text such as `p for p in permits if ...` describes.

    Raises:
        ExpressionError: It has another form.
    """
    if not isinstance(tree, ast.GeneratorExp):
        raise builder.fail(tree, "selection", "a selection is written as l for l in permit_limits if ...")
    variable, kind, _ = _loop(builder, tree)
    if not (isinstance(tree.elt, ast.Name) and tree.elt.id == variable):
        raise builder.fail(
            tree.elt, "selection", f"a selection gives the records themselves: {variable} for ..."
        )
    where = _filter(builder, tree.generators[0], variable, kind)
    return NamedSelection(label, kind, where)


def build_aggregate(builder: "Builder", tree: ast.Call, function: str) -> Node:
    """Return the node of a call such as `any(p.kind == "x" for p in permits if p.number == "y")`.

    Raises:
        ExpressionError: The call has another form, or its body does not fit the function.
    """
    form = f"{function}(... for x in permits if ...)"
    if builder.item:
        raise builder.fail(tree, "nested", "an aggregate inside an aggregate is not allowed")
    if len(tree.args) != 1 or not isinstance(tree.args[0], ast.GeneratorExp):
        raise builder.fail(tree, "arguments", f"{function} is written as {form}")
    generator = tree.args[0]
    variable, kind, selection = _loop(builder, generator)
    when_empty = _when_empty(builder, tree, function)
    own = _filter(builder, generator.generators[0], variable, kind)
    builder.item = (variable, kind)
    try:
        body = _body(builder, generator.elt, function)
    finally:
        builder.item = None
    parts = [n for n in (selection.where if selection else None, own) if n is not None]
    where = None if not parts else parts[0] if len(parts) == 1 else And(tuple(parts))

    def make(name: AggregateFunction, over: Node | None) -> Aggregate:
        made = make_aggregate(name, kind, variable, over, where)
        return replace(made, selection=selection.label, own=own) if selection else replace(made, own=own)

    if function == "mean":
        return ratio(make("sum", body), make("count", None))
    if function == "latest" and kind.dated_by is None:
        raise builder.fail(tree, "undated", f"records of {kind.plural} have no date to be the latest by")
    node = make(cast("AggregateFunction", function), body)
    if function == "all" and when_empty is False:
        return And((node, make("any", None)))
    return node


def _loop(builder: "Builder", generator: ast.GeneratorExp) -> tuple[str, RecordKind, NamedSelection | None]:
    """Return the variable of a loop, the kind of record it runs over, and the selection if it is named."""
    loop = generator.generators[0]
    if len(generator.generators) != 1 or loop.is_async:
        raise builder.fail(generator, "nested", "one `for` only")
    if not isinstance(loop.target, ast.Name) or not isinstance(loop.iter, ast.Name):
        raise builder.fail(generator, "arguments", "a loop is written as x for x in permits")
    name = loop.iter.id
    selection = builder.vocabulary.selections.get(name)
    if selection is None and name not in COLLECTIONS:
        known = [*builder.vocabulary.selections, *COLLECTIONS]
        text = f"no records {name!r}{suggest(name, known)}; there are {', '.join(known)}"
        raise builder.fail(loop.iter, "unknown-collection", text)
    variable = loop.target.id
    if variable in builder.subject.columns or variable in ("facility", "parent", "as_of", "true", "false"):
        text = f"{variable!r} means something already; use another letter"
        raise builder.fail(loop.target, "shadowed", text)
    return variable, selection.kind if selection else COLLECTIONS[name], selection


def _filter(builder: "Builder", loop: ast.comprehension, variable: str, kind: RecordKind) -> Node | None:
    builder.item = (variable, kind)
    try:
        filters = [builder.condition(part) for part in loop.ifs]
    finally:
        builder.item = None
    return None if not filters else filters[0] if len(filters) == 1 else And(tuple(filters))


def _when_empty(builder: "Builder", tree: ast.Call, function: str) -> bool | None:
    given = {k.arg: k.value for k in tree.keywords}
    value = given.pop("when_empty", None)
    if given or (function != "all" and value is not None):
        raise builder.fail(tree, "arguments", f"no keyword {next(iter(given), 'when_empty')!r} here")
    if function != "all":
        return None
    if not (isinstance(value, ast.Name) and value.id in ("true", "false")):
        raise builder.fail(
            tree, "when-empty", "say what holds with no record: all((... for ...), when_empty=true) or =false"
        )
    return value.id == "true"


def _body(builder: "Builder", tree: ast.expr, function: str) -> Node | None:
    if function == "count" and isinstance(tree, ast.Name) and builder.item and tree.id == builder.item[0]:
        return None
    body = builder.condition(tree) if function in QUANTIFIERS else builder.build(tree)
    if function == "count":
        raise builder.fail(tree, "arguments", "count is written as count(x for x in permits if ...)")
    if function in ("sum", "mean") and (
        body.type.base != "number" or body.type.censored or body.type.unit_field
    ):
        raise builder.fail(
            tree, "type", f"{function} needs exact numbers of one unit, found {describe_type(body.type)}"
        )
    if function in ("min", "max") and body.type.base not in ("number", "date"):
        raise builder.fail(
            tree, "type", f"{function} needs numbers or dates, found {describe_type(body.type)}"
        )
    if function in ("min", "max", "one", "latest") and body.type.censored:
        raise builder.fail(tree, "censored", "a value that may be below detection can only be compared")
    if function in ("one", "latest") and body.type.base == "flag":
        raise builder.fail(tree, "type", f"{function} needs a value, found true or false; use any or all")
    if function in ("sum", "mean") and body.type.whole + SUM_DIGITS + body.type.decimals > MAX_DIGITS:
        raise builder.fail(tree, "too-wide", "the sum can have more digits than stay exact")
    return body


def make_aggregate(
    function: AggregateFunction, kind: RecordKind, variable: str, body: Node | None, where: Node | None
) -> Aggregate:
    """Return an aggregate whose parts are already typed."""
    narrowing = [n for n in (where, body if function in ("any", "on_file") else None) if n is not None]
    return Aggregate(
        function, kind, variable, body, where, _span(kind, narrowing), _type(function, body), kind.plural
    )


def _type(function: AggregateFunction, body: Node | None) -> ValueType:
    if function in QUANTIFIERS:
        return FLAG
    if function == "count" or body is None:
        return COUNT
    if function == "sum":
        return ValueType(
            "number", unit=body.type.unit, whole=body.type.whole + SUM_DIGITS, decimals=body.type.decimals
        )
    return body.type


def _span(kind: RecordKind, narrowing: list[Node]) -> Span:
    """Return the dates beyond which a record cannot be selected, as far as comparisons in the filter tell.

    Records of a kind without dates say how things stand on the date judged for.
    """
    if kind.dated_by is None:
        return Span((Bound(AsOf()),), ())
    starts: list[Bound] = []
    ends: list[Bound] = []
    for node in _conjuncts(narrowing):
        if not isinstance(node, Compare):
            continue
        for op, mine, other in ((node.op, node.left, node.right), (FLIPPED[node.op], node.right, node.left)):
            if not _is_own_date(mine, kind) or _speaks_of_item(other):
                continue
            if op in (">", ">=", "=="):
                starts.append(Bound(other, 1 if op == ">" else 0))
            if op in ("<", "<=", "=="):
                ends.append(Bound(other, -1 if op == "<" else 0))
    return Span(tuple(starts), tuple(ends))


def _conjuncts(nodes: list[Node]) -> list[Node]:
    found: list[Node] = []
    for node in nodes:
        found.extend(_conjuncts(list(node.operands)) if isinstance(node, And) else [node])
    return found


def _is_own_date(node: Node, kind: RecordKind) -> bool:
    return isinstance(node, FieldRef) and node.scope == "item" and node.name == kind.dated_by


def _speaks_of_item(node: Node) -> bool:
    return any(isinstance(n, FieldRef) and n.scope == "item" for n in walk(node))
