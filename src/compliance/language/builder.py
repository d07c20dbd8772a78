"""Syntax trees to typed nodes: names resolved, types and units checked, every problem with its place."""

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from typing import cast

from compliance.errors import Problem, suggest
from compliance.language import aggregates, operators
from compliance.language.nodes import (
    AddMonths,
    Aggregate,
    And,
    AsOf,
    Compare,
    CompareOp,
    Constant,
    DaysBetween,
    FieldRef,
    InForceEntry,
    Known,
    Listed,
    Node,
    Not,
    Obliged,
    OneOf,
    Or,
    Ratio,
    ThresholdValue,
    YearOf,
    walk,
)
from compliance.language.syntax import ExpressionError, Source, number_of, parse
from compliance.language.types import DATE, FLAG, TEXT, ValueType, type_of_column
from compliance.model.fields import RecordKind
from compliance.model.rule_values import MAX_MONTHS, read_day
from compliance.model.rulebook import Rulebook
from compliance.model.schema import COLLECTIONS, KINDS
from compliance.model.thresholds import Threshold
from compliance.model.units import Unit

COMPARE_OPS: dict[type[ast.cmpop], CompareOp] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip
AGGREGATES = ("any", "all", "count", "sum", "min", "max", "mean", "latest", "one")
FUNCTIONS = ("threshold", "listed", "obliged", "known", "date", "year", "days_between", "add_months")
WORDS = ("as_of", "true", "false", "facility", "parent")
MONTHS = Unit.parse("month")
_MONTHS = re.compile(r"-?[0-9]{1,4}")


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
                zero = Constant(Decimal(0), _number_type(1, 0))
                return self._arithmetic(tree, ast.Sub(), zero, self.build(operand))
            case ast.BinOp(op=op, left=left, right=right):
                return self._arithmetic(tree, op, self.build(left), self.build(right))
            case ast.Compare():
                return self._comparison(tree)
            case ast.Call():
                return self._call(tree)
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

    def _typed(self, at: ast.AST, make: Callable[[], Node]) -> Node:
        try:
            return make()
        except operators.TypeMismatchError as error:
            raise self.fail(at, error.code, error.text) from error

    def _arithmetic(self, at: ast.AST, op: ast.operator, left: Node, right: Node) -> Node:
        match op:
            case ast.Add():
                return self._typed(at, partial(operators.arithmetic, "+", left, right))
            case ast.Sub():
                return self._typed(at, partial(operators.arithmetic, "-", left, right))
            case ast.Mult():
                return self._typed(at, partial(operators.arithmetic, "*", left, right))
            case _:
                return self._typed(at, partial(operators.ratio, left, right))

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
                parts.append(self._typed(left_tree, partial(operators.compare, name, left, right)))
            left_tree = right_tree
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _labelled(self, field: Node, value: Node) -> Node:
        """Return the name of a list or schedule with its title, for readers."""
        if isinstance(field, FieldRef) and isinstance(value, Constant) and field.type.choices is None:
            book = self.vocabulary.rulebook
            titles = {"list": {name: source.model.title for name, source in book.lists.items()}}
            titles["schedule"] = {name: source.model.title for name, source in book.schedules.items()}
            titles["kind"] = titles["schedule"]
            return replace(value, label=titles.get(field.name, {}).get(str(value.value)))
        return value

    def _membership(self, left_tree: ast.expr, right_tree: ast.expr) -> Node:
        operand = self.build(left_tree)
        if not isinstance(right_tree, ast.List | ast.Tuple) or not right_tree.elts:
            raise self.fail(right_tree, "syntax", "`in` is followed by a list of values such as ['a', 'b']")
        values = []
        for element in right_tree.elts:
            value = self.build(element)
            if not isinstance(value, Constant):
                raise self.fail(element, "type", "the list may hold only written values")
            test = self._typed(element, partial(operators.compare, "==", operand, value))
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
        if owner == "facility":
            scope = "subject" if self.subject.name == "facility" else "facility"
            return self._field(tree, tree.attr, KINDS["facilities"], scope, [])
        known = ["facility", "parent", *([self.item[0]] if self.item else [])]
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

    def _call(self, tree: ast.Call) -> Node:
        if not isinstance(tree.func, ast.Name):
            raise self.fail(tree, "not-allowed", "only the language's own functions can be called")
        name = tree.func.id
        if name in AGGREGATES:
            return aggregates.build_aggregate(self, tree, name)
        calls: dict[str, Callable[[ast.Call], Node]] = {
            "threshold": self._threshold, "listed": self._listed, "obliged": self._obliged,
            "known": self._known, "date": self._date, "year": self._year,
            "days_between": self._days_between, "add_months": self._add_months,
        }  # fmt: skip
        if name not in calls:
            known = [*calls, *AGGREGATES]
            hint = suggest(name, known)
            raise self.fail(
                tree, "unknown-function", f"no function {name!r}{hint}; there are {', '.join(known)}"
            )
        return calls[name](tree)

    def _arguments(self, tree: ast.Call, count: int, keywords: tuple[str, ...] = ()) -> dict[str, ast.expr]:
        """Check the shape of a call and return its keyword arguments."""
        if len(tree.args) != count or any(isinstance(a, ast.GeneratorExp) for a in tree.args):
            name = getattr(tree.func, "id", "?")
            raise self.fail(tree, "arguments", f"{name} takes {count} value(s), found {len(tree.args)}")
        given = {k.arg or "**": k.value for k in tree.keywords}
        for name in given:
            if name not in keywords:
                allowed = ", ".join(keywords) or "none"
                raise self.fail(tree, "arguments", f"no keyword {name!r} here; allowed: {allowed}")
        return given

    def _text(self, tree: ast.expr, what: str) -> str:
        if isinstance(tree, ast.Constant) and isinstance(tree.value, str):
            return tree.value
        raise self.fail(tree, "arguments", f"{what} is given as a text in quotes")

    def _threshold(self, tree: ast.Call) -> Node:
        given = self._arguments(tree, 1, ("key", "on"))
        name = self._text(tree.args[0], "the name of a threshold")
        known = self.vocabulary.rulebook.thresholds
        if name not in known:
            text = f"no threshold {name!r}{suggest(name, known)}"
            raise self.fail(tree.args[0], "unknown-threshold", text)
        threshold = known[name].model
        key = self.build(given["key"]) if "key" in given else None
        if threshold.keyed != (key is not None):
            text = f"threshold {name!r} {'needs' if threshold.keyed else 'takes no'} key="
            raise self.fail(tree, "arguments", text)
        if key is not None:
            self._check_key(given["key"], threshold, key)
        on = self._dated(given["on"]) if "on" in given else self._event_date()
        if threshold.type == "date":
            return ThresholdValue(threshold, key, on, DATE, name)
        if threshold.type == "months":
            return ThresholdValue(threshold, key, on, _number_type(4, 0, MONTHS), name)
        unit = Unit.parse(threshold.unit or "")
        return ThresholdValue(threshold, key, on, _number_type(12, 6, unit), name)

    def _check_key(self, tree: ast.expr, threshold: Threshold, key: Node) -> None:
        if threshold.form == "table":
            if key.type.base != "text":
                raise self.fail(tree, "type", f"the key of {threshold.threshold!r} is a text")
            names = {name for period in threshold.values for name in period.table or {}}
            if isinstance(key, Constant) and key.value not in names:
                hint = suggest(str(key.value), names)
                raise self.fail(tree, "choice", f"{threshold.threshold!r} has no key {key.value!r}{hint}")
            for name in sorted(names):
                if key.type.choices:
                    self._typed(tree, partial(operators.compare, "==", key, Constant(name, TEXT)))
            return
        if key.type.base != "number" or key.type.censored or key.type.unit_field:
            raise self.fail(tree, "type", f"the key of {threshold.threshold!r} is a number of a fixed unit")
        unit = Unit.parse(threshold.by_unit or "")
        if key.type.unit is not None and key.type.unit != unit:
            raise self.fail(tree, "unit", f"the bands are in {unit}, the key in {key.type.unit}")

    def _event_date(self) -> Node:
        """Return the date whose law holds: the innermost dated event's own, else the date judged for."""
        for scope, kind in (("item", self.item[1] if self.item else None), ("subject", self.subject)):
            if kind is not None and kind.is_event and kind.dated_by:
                column = kind.columns[kind.dated_by]
                return FieldRef(scope, kind, column, DATE, column.name)  # type: ignore[arg-type]
        return AsOf()

    def _listed(self, tree: ast.Call) -> Node:
        given = self._arguments(tree, 1, ("on",))
        name = self._text(tree.args[0], "the name of a list")
        known = self.vocabulary.rulebook.lists
        if name not in known:
            raise self.fail(tree.args[0], "unknown-list", f"no list {name!r}{suggest(name, known)}")
        self._outside_aggregate(tree, "listed")
        on = self._dated(given["on"]) if "on" in given else self._event_date()
        if any(isinstance(node, Aggregate) for node in walk(on)):
            raise self.fail(given["on"], "nested", "the date of a list cannot come from records")
        kind = COLLECTIONS["list_memberships"]

        def of_item(column: str) -> FieldRef:
            return FieldRef("item", kind, kind.columns[column], TEXT, column)

        where = operators.compare("==", of_item("list"), Constant(name, TEXT))
        body = InForceEntry(known[name].model, of_item("entry"), on, name=name)
        membership = aggregates.make_aggregate("any", kind, "m", body, where)
        return Listed(known[name].model, on, membership, name=name)

    def _obliged(self, tree: ast.Call) -> Node:
        self._arguments(tree, 1)
        name = self._text(tree.args[0], "the name of an obligation")
        self._outside_aggregate(tree, "obliged")
        titles = {s.model.obliges: s.model.title for s in self.vocabulary.rulebook.obligations}
        if name not in titles:
            raise self.fail(
                tree.args[0], "unknown-obligation", f"no obligation {name!r}{suggest(name, titles)}"
            )
        return Obliged(name, titles[name])

    def _outside_aggregate(self, tree: ast.AST, what: str) -> None:
        if self.item:
            raise self.fail(
                tree, "not-allowed", f"{what}(...) speaks of the facility; put it outside the loop"
            )

    def _known(self, tree: ast.Call) -> Node:
        self._arguments(tree, 1)
        node = self.build(tree.args[0])
        if not isinstance(node, FieldRef):
            raise self.fail(tree.args[0], "arguments", "known takes a field")
        return Known(node)

    def _dated(self, tree: ast.expr) -> Node:
        node = self.build(tree)
        if node.type.base != "date":
            found = operators.describe_type(node.type)
            raise self.fail(tree, "type", f"a date is expected, found {found}")
        return node

    def _date(self, tree: ast.Call) -> Node:
        self._arguments(tree, 1)
        text = self._text(tree.args[0], "a date")
        try:
            return Constant(read_day(text), DATE)
        except ValueError as error:
            raise self.fail(tree.args[0], "date", f"found {text!r}: {error}") from error

    def _year(self, tree: ast.Call) -> Node:
        self._arguments(tree, 1)
        return YearOf(self._dated(tree.args[0]))

    def _days_between(self, tree: ast.Call) -> Node:
        self._arguments(tree, 2)
        return DaysBetween(self._dated(tree.args[0]), self._dated(tree.args[1]))

    def _add_months(self, tree: ast.Call) -> Node:
        self._arguments(tree, 2)
        given = tree.args[1]
        text = self.source.text_of(given)
        if _MONTHS.fullmatch(text) and abs(int(text)) <= MAX_MONTHS:
            return AddMonths(self._dated(tree.args[0]), int(text))
        back = isinstance(given, ast.UnaryOp) and isinstance(given.op, ast.USub)
        law = given.operand if isinstance(given, ast.UnaryOp) and back else given
        months = self.build(law) if isinstance(law, ast.Call) else None
        if not isinstance(months, ThresholdValue) or months.threshold.type != "months":
            expected = "a whole number of months, or a threshold of the type months, is expected"
            raise self.fail(given, "arguments", f"{expected}, found {text!r}")
        return AddMonths(self._dated(tree.args[0]), months, -1 if back else 1)


def number_constant(number: Decimal) -> Constant:
    """Return a written number, with as many digits as it has."""
    exponent = number.as_tuple().exponent
    decimals = max(-exponent, 0) if isinstance(exponent, int) else 0
    return Constant(number, _number_type(max(len(str(int(number))), 1), decimals))


def _number_type(whole: int, decimals: int, unit: Unit | None = None) -> ValueType:
    return ValueType("number", unit=unit, whole=whole, decimals=decimals)
