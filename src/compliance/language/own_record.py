"""Aggregates whose filter lets through no record but the subject itself, because it asks for its key."""

from dataclasses import dataclass, replace

from compliance.language.nodes import Aggregate, And, Compare, Constant, FieldRef, Node, Obliged, walk
from compliance.language.rewrite import rebuild
from compliance.language.types import FLAG

_OF_ONE = ("one", "min", "max", "latest")


@dataclass(frozen=True)
class OwnRecord:
    """What an aggregate comes to for the subject: the body where it can be told that the filter holds.

    Attributes:
        selected: Whether the filter holds for the subject's own record.
        body: The value of that record.
        told: Stands for all else it takes: that the key is not blank, the record visible and all covered.
    """

    selected: Node
    body: Node
    told: Node


def own_record(node: Node) -> OwnRecord | None:
    """Return what an aggregate says of the subject's own record, or None where it may select another."""
    if not isinstance(node, Aggregate) or node.function not in _OF_ONE or node.body is None:
        return None
    if node.where is None or any(isinstance(n, Aggregate | Obliged) for n in walk(node.where)):
        return None
    operands = node.where.operands if isinstance(node.where, And) else (node.where,)
    flat = [o for operand in operands for o in (operand.operands if isinstance(operand, And) else (operand,))]
    kind = node.collection
    asked_for = {name for operand in flat if (name := _own_value(node, operand)) is not None}
    if not set(kind.key) <= asked_for | {kind.link}:
        return None
    rest = [_of_subject(operand) for operand in flat if _own_value(node, operand) is None]
    selected = And(tuple(rest)) if rest else Constant(value=True, type=FLAG)
    told = replace(node, function="any", body=None, where=None, type=FLAG, selection=None, own=None)
    return OwnRecord(selected, _of_subject(node.body), told)


def _own_value(node: Aggregate, condition: Node) -> str | None:
    """Return the field in which a condition asks for the subject's own value."""
    match condition:
        case Compare(op="==", left=FieldRef() as left, right=FieldRef() as right):
            scopes = {left.scope, right.scope}
            kinds = {left.kind.name, right.kind.name}
            if scopes == {"item", "subject"} and kinds == {node.collection.name} and left.name == right.name:
                return left.name
    return None


def _of_subject(node: Node) -> Node:
    """Return a condition on a record of the loop as one on the subject."""
    return rebuild(
        node, lambda n: replace(n, scope="subject") if isinstance(n, FieldRef) and n.scope == "item" else n
    )
