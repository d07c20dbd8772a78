"""Syntax trees to typed nodes: names resolved, types and units checked, every problem with its place."""

import ast
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from typing import cast

from compliance.errors import Problem, suggest
from compliance.language import aggregates, operators
from compliance.language.calls import AGGREGATES, FUNCTIONS, build_call
from compliance.language.nodes import (
    And,
    AsOf,
    Compare,
    CompareOp,
    Constant,
    FieldRef,
    Node,
    Not,
    OneOf,
    Or,
    Ratio,
)
from compliance.language.syntax import ExpressionError, Source, number_of, parse
from compliance.language.types import FLAG, TEXT, number_type, type_of_column
from compliance.model.fields import RecordKind
from compliance.model.rulebook import Rulebook
from compliance.model.schema import KINDS

COMPARE_OPS: dict[type[ast.cmpop], CompareOp] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip
WORDS = ("as_of", "true", "false", "facility", "parent", "operator")


@dataclass(frozen=True)
class Vocabulary:
    """The names an expression may use beside fields.

    Attributes:
        rulebook: Thresholds, lists and obligations.
        selections: The named collections of the rule.
    """

    rulebook: Rulebook
    selections: dict[str, aggregates.NamedSelection] = field(default_factory=dict)


def build(source: Source, subject: RecordKind, vocabulary: Vocabulary) -> tuple[Node | None, list[Problem]]:
    """Return the typed node of an expression, or None and the problems that stand in its way."""
    builder = Builder(source, subject, vocabulary)
    try:
        node = builder.build(parse(source))
    except ExpressionError as error:
        builder.problems.append(error.problem)
        return None, builder.problems
    return (None if builder.problems else node), builder.problems


def build_compared(
    source: Source, subject: RecordKind, vocabulary: Vocabulary
) -> tuple[Node | None, list[Problem]]:
    """Return the node of an expression that stands left of comparisons, so that it may be a quotient."""
    builder = Builder(source, subject, vocabulary)
    try:
        node = builder.operand(parse(source))
    except ExpressionError as error:
        builder.problems.append(error.problem)
        return None, builder.problems
    return (None if builder.problems else node), builder.problems


def build_condition(
    source: Source, subject: RecordKind, vocabulary: Vocabulary
) -> tuple[Node | None, list[Problem]]:
    """Return the node of an expression that must be true or false, or None and its problems."""
    node, problems = build(source, subject, vocabulary)
    if node is not None and node.type.base != "flag":
        text = f"a condition is expected, found {operators.describe_type(node.type)}"
        return None, [Problem(source.place, "type", text)]
    return node, problems


@dataclass
class Builder:
    """Builds the nodes of one expression."""

    source: Source
    subject: RecordKind
    vocabulary: Vocabulary
    problems: list[Problem] = field(default_factory=list)
    item: tuple[str, RecordKind] | None = None

    def fail(self, at: ast.AST, code: str, text: str) -> ExpressionError:
        """Return the error for a fault at a syntax node."""
        return ExpressionError(self.source.at(at), code, text)

    def build(self, tree: ast.expr) -> Node:
        """Return the typed node of a syntax tree.

        Raises:
            ExpressionError: It makes no sense; the fault is not yet among `problems`.
        """
        node = self.operand(tree)
        if isinstance(node, Ratio):
            raise self.fail(tree, "ratio", "a quotient stands only on the left of a comparison")
        return node

    def operand(self, tree: ast.expr) -> Node:
        """Return the node of what stands left of a comparison, where a quotient may be.

        Raises:
            ExpressionError: It makes no sense; the fault is not yet among `problems`.
        """
        match tree:
            case ast.BoolOp(op=op, values=values):
                operands = tuple(self._recover(self.condition, value) for value in values)
                return And(operands) if isinstance(op, ast.And) else Or(operands)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.condition(operand))
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant() as operand):
                positive = self._constant(operand)
                if not isinstance(positive.value, Decimal):
                    raise self.fail(tree, "type", "a minus stands before a number")
                return replace(positive, value=-positive.value)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                zero = Constant(Decimal(0), number_type(1, 0))
                return self._arithmetic(tree, ast.Sub(), zero, self.build(operand))
            case ast.BinOp(op=op, left=left, right=right):
                return self._arithmetic(tree, op, self.build(left), self.build(right))
            case ast.Compare():
                return self._comparison(tree)
            case ast.Call():
                return build_call(self, tree)
            case ast.Name():
                return self._name(tree)
            case ast.Attribute():
                return self._attribute(tree)
            case ast.Constant():
                return self._constant(tree)
            case _:
                raise self.fail(tree, "not-allowed", "a list or a loop stands only where it is called for")

    def condition(self, tree: ast.expr) -> Node:
        """Return a node that must be true or false."""
        node = self.build(tree)
        if node.type.base != "flag":
            found = operators.describe_type(node.type)
            raise self.fail(tree, "type", f"true or false is expected, found {found}")
        return node

    def _recover(self, make: Callable[[ast.expr], Node], tree: ast.expr) -> Node:
        """Note a fault and go on with a stand-in, so that other faults are told too."""
        try:
            return make(tree)
        except ExpressionError as error:
            self.problems.append(error.problem)
            return Constant(value=True, type=FLAG)

    def typed(self, at: ast.AST, make: Callable[[], Node]) -> Node:
        """Return what a maker of nodes makes.

        Raises:
            ExpressionError: The operands do not go together.
        """
        try:
            return make()
        except operators.TypeMismatchError as error:
            raise self.fail(at, error.code, error.text) from error

    def _arithmetic(self, at: ast.AST, op: ast.operator, left: Node, right: Node) -> Node:
        match op:
            case ast.Add():
                return self.typed(at, partial(operators.arithmetic, "+", left, right))
            case ast.Sub():
                return self.typed(at, partial(operators.arithmetic, "-", left, right))
            case ast.Mult():
                return self.typed(at, partial(operators.arithmetic, "*", left, right))
            case _:
                return self.typed(at, partial(operators.ratio, left, right))

    def _comparison(self, tree: ast.Compare) -> Node:
        parts: list[Node] = []
        left_tree = tree.left
        for op, right_tree in zip(tree.ops, tree.comparators, strict=True):
            if isinstance(op, ast.In | ast.NotIn):
                member = self._membership(left_tree, right_tree)
                parts.append(Not(member) if isinstance(op, ast.NotIn) else member)
            else:
                left = self.operand(left_tree)
                right = self._labelled(left, self.build(right_tree))
                name = COMPARE_OPS[type(op)]
                parts.append(self.typed(left_tree, partial(operators.compare, name, left, right)))
            left_tree = right_tree
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _labelled(self, field: Node, value: Node) -> Node:
        """Return a name that the field holds with its title, for readers."""
        if isinstance(field, FieldRef) and isinstance(value, Constant) and field.column.names is not None:
            named = self.vocabulary.rulebook.titles[field.column.names]
            return replace(value, label=named.get(str(value.value)))
        return value

    def _membership(self, left_tree: ast.expr, right_tree: ast.expr) -> Node:
        operand = self.build(left_tree)
        if not isinstance(right_tree, ast.List | ast.Tuple) or not right_tree.elts:
            raise self.fail(right_tree, "syntax", "`in` is followed by a list of values such as ['a', 'b']")
        values = []
        for element in right_tree.elts:
            value = self._labelled(operand, self.build(element))
            if not isinstance(value, Constant):
                raise self.fail(element, "type", "the list may hold only written values")
            test = self.typed(element, partial(operators.compare, "==", operand, value))
            values.append(cast("Constant", cast("Compare", test).right))
        return OneOf(operand, tuple(values))

    def _name(self, tree: ast.Name) -> Node:
        name = tree.id
        if name == "as_of":
            return AsOf()
        if name in ("true", "false"):
            return Constant(value=name == "true", type=FLAG)
        if self.item and name == self.item[0]:
            raise self.fail(tree, "type", f"{name!r} is a whole record; name a field such as {name}.x")
        return self._field(tree, name, self.subject, "subject", [*WORDS, *FUNCTIONS, *AGGREGATES])

    def _attribute(self, tree: ast.Attribute) -> Node:
        if not isinstance(tree.value, ast.Name):
            raise self.fail(tree, "not-allowed", "only one step such as facility.name is allowed")
        owner = tree.value.id
        if self.item and owner == self.item[0]:
            return self._field(tree, tree.attr, self.item[1], "item", [])
        if owner == "parent":
            return self._field(tree, tree.attr, KINDS["facilities"], "parent", [])
        if owner == "operator":
            return self._field(tree, tree.attr, KINDS["operators"], "operator", [])
        if owner == "facility":
            scope = "subject" if self.subject.name == "facility" else "facility"
            return self._field(tree, tree.attr, KINDS["facilities"], scope, [])
        known = ["facility", "parent", "operator", *([self.item[0]] if self.item else [])]
        raise self.fail(tree, "unknown-name", f"{owner!r} has no fields here{suggest(owner, known)}")

    def _field(self, tree: ast.AST, name: str, kind: RecordKind, scope: str, others: list[str]) -> FieldRef:
        column = kind.columns.get(name)
        if column is None:
            hint = suggest(name, [*kind.columns, *others])
            text = f"{kind.name} has no field {name!r}{hint}; fields: {', '.join(kind.columns)}"
            raise self.fail(tree, "unknown-field", text)
        return FieldRef(scope, kind, column, type_of_column(column), name)  # type: ignore[arg-type]

    def _constant(self, tree: ast.Constant) -> Constant:
        value = tree.value
        if isinstance(value, bool):
            return Constant(value, FLAG)
        if isinstance(value, str):
            written = self.source.text_of(tree)
            if (
                written[:1] not in ("'", '"')
                or written.find(written[0], 1) != len(written) - 1
                or "\\" in written
            ):
                text = f"found {written}; write one text in simple quotes, texts of a list with commas"
                raise self.fail(tree, "syntax", text)
            return Constant(value.strip(), TEXT)
        if isinstance(value, int | float):
            return number_constant(number_of(tree, self.source))
        raise self.fail(tree, "not-allowed", f"{value!r} is not part of the rule language")


def number_constant(number: Decimal) -> Constant:
    """Return a written number, with as many digits as it has."""
    exponent = number.as_tuple().exponent
    decimals = max(-exponent, 0) if isinstance(exponent, int) else 0
    return Constant(number, number_type(max(len(str(int(number))), 1), decimals))
