"""Puts nodes together anew: one part of a node in place of another, the rest as it was."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, cast, get_args

from compliance.errors import EngineError
from compliance.language.aggregates import make_aggregate
from compliance.language.nodes import (
    Aggregate,
    And,
    InForceEntry,
    Listed,
    Node,
    OneOf,
    Ratio,
    children,
)

_NODE_TYPES = get_args(Node)

FILTER, SELECTION, BODY = "where", "selection", "body"


@dataclass(frozen=True)
class Slot:
    """A place directly below a node: the name of its field, and the position where that holds several."""

    name: str
    index: int | None = None

    def __str__(self) -> str:
        return self.name if self.index is None else str(self.index)


def slots(node: Node) -> list[tuple[Slot, Node]]:
    """Return the places directly below a node with what stands there.

    The filter of an aggregate is given in two parts: that of the named collection, and its own. Of `in` and
    of a membership in a list only what is looked up is given.

    Raises:
        EngineError: The node has parts of a form that is not known here.
    """
    if isinstance(node, Aggregate):
        named, own = filters(node)
        parts = [(Slot(SELECTION), named), (Slot(FILTER), own), (Slot(BODY), node.body)]
        return [(slot, part) for slot, part in parts if part is not None]
    if isinstance(node, Listed):
        return [(Slot("on"), node.on)]
    if isinstance(node, OneOf):
        return [(Slot("operand"), node.operand)]
    found: list[tuple[Slot, Node]] = []
    for declared in fields(node):
        value = getattr(node, declared.name)
        if isinstance(value, _NODE_TYPES):
            found.append((Slot(declared.name), cast("Node", value)))
        elif isinstance(value, tuple):
            inner = [(n, v) for n, v in enumerate(value) if isinstance(v, _NODE_TYPES)]
            found.extend((Slot(declared.name, n), cast("Node", v)) for n, v in inner)
    reached = [id(part) for _, part in found]
    if any(id(child) not in reached for child in children(node)):
        raise EngineError(f"the parts of a {type(node).__name__} cannot be put together anew")
    return found


def put(node: Node, slot: Slot, part: Node) -> Node:
    """Return a node with another part in one of its places."""
    if isinstance(node, Aggregate):
        named, own = filters(node)
        match slot.name:
            case "selection":
                return with_filters(node, part, own)
            case "where":
                return with_filters(node, named, part)
            case _:
                return with_parts(node, body=part)
    if isinstance(node, Listed):
        body = replace(cast("InForceEntry", node.membership.body), on=part)
        return replace(node, on=part, membership=with_parts(node.membership, body=body))
    if slot.index is None:
        return _replaced(node, slot.name, part)
    held = getattr(node, slot.name)
    return _replaced(node, slot.name, (*held[: slot.index], part, *held[slot.index + 1 :]))


def _replaced(node: Node, name: str, value: object) -> Node:
    changes: dict[str, Any] = {name: value}
    return replace(node, **changes)


def rebuild(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return a node with a change made at each node below it and at itself, innermost first."""
    for slot, part in slots(node):
        changed = rebuild(part, change)
        if changed is not part:
            node = put(node, slot, changed)
    return change(node)


def filters(node: Aggregate) -> tuple[Node | None, Node | None]:
    """Return the two parts of an aggregate's filter: that of its named collection, and its own."""
    if node.selection is None:
        return None, node.where
    if node.own is None:
        return node.where, None
    if isinstance(node.where, And) and len(node.where.operands) == 2 and node.where.operands[1] == node.own:
        return node.where.operands[0], node.own
    return None, node.own


def with_filters(node: Aggregate, named: Node | None, own: Node | None) -> Aggregate:
    """Return an aggregate with another filter."""
    parts = [n for n in (named, own) if n is not None]
    where = None if not parts else parts[0] if len(parts) == 1 else And(tuple(parts))
    return replace(with_parts(node, where=where), own=own)


def with_parts(node: Aggregate, **parts: Any) -> Aggregate:
    """Return an aggregate with other parts, its type and the dates it must be covered for found anew."""
    new = replace(node, **parts)
    made = make_aggregate(new.function, new.collection, new.variable, new.body, new.where)
    return replace(new, span=made.span, type=made.type)


def twins(node: Node) -> tuple[Aggregate, Aggregate] | None:
    """Return the two aggregates that an author wrote as one, or None.

    A mean is a sum over a count, and `all` with `when_empty=false` an `all` and an `any`, of one filter.
    """
    match node:
        case Ratio(above=Aggregate(function="sum") as first, below=Aggregate(function="count") as second):
            pass
        case And(operands=(Aggregate(function="all") as first, Aggregate(function="any") as second)):
            pass
        case _:
            return None
    same = (first.collection, first.where, None) == (second.collection, second.where, second.body)
    return (first, second) if same else None


def with_twins(node: Node, first: Aggregate, second: Aggregate) -> Node:
    """Return a node that `twins` took apart, with others in their place."""
    if isinstance(node, Ratio):
        return replace(node, above=first, below=second)
    return And((first, second))
