"""Builds calls of the language's functions: limits, lists, obligations, dates."""

import ast
import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from compliance.errors import suggest
from compliance.language import aggregates, operators
from compliance.language.nodes import (
    AddMonths,
    Aggregate,
    AsOf,
    Constant,
    DaysBetween,
    FieldRef,
    InForceEntry,
    Known,
    Listed,
    MonthOf,
    Node,
    Obliged,
    ThresholdValue,
    YearOf,
    walk,
)  # fmt: skip
from compliance.language.types import DATE, TEXT, number_type
from compliance.model.rule_values import MAX_MONTHS, read_day
from compliance.model.schema import COLLECTIONS
from compliance.model.thresholds import Threshold
from compliance.model.units import Unit

if TYPE_CHECKING:
    from compliance.language.builder import Builder

AGGREGATES = ("any", "all", "on_file", "count", "sum", "min", "max", "mean", "latest", "one")
MONTHS = Unit.parse("month")
_MONTHS = re.compile(r"-?[0-9]{1,4}")


def build_call(builder: "Builder", tree: ast.Call) -> Node:
    """Return the node of a call of one of the language's functions.

    Raises:
        ExpressionError: There is no such function, or it is not called so.
    """
    if not isinstance(tree.func, ast.Name):
        raise builder.fail(tree, "not-allowed", "only the language's own functions can be called")
    name = tree.func.id
    if name in AGGREGATES:
        return aggregates.build_aggregate(builder, tree, name)
    if name not in _CALLS:
        known = [*FUNCTIONS, *AGGREGATES]
        hint = suggest(name, known)
        raise builder.fail(
            tree, "unknown-function", f"no function {name!r}{hint}; there are {', '.join(known)}"
        )
    return _CALLS[name](builder, tree)


def _arguments(
    builder: "Builder", tree: ast.Call, count: int, keywords: tuple[str, ...] = ()
) -> dict[str, ast.expr]:
    """Check the shape of a call and return its keyword arguments."""
    if len(tree.args) != count or any(isinstance(a, ast.GeneratorExp) for a in tree.args):
        name = getattr(tree.func, "id", "?")
        raise builder.fail(tree, "arguments", f"{name} takes {count} value(s), found {len(tree.args)}")
    given = {k.arg or "**": k.value for k in tree.keywords}
    for name in given:
        if name not in keywords:
            allowed = ", ".join(keywords) or "none"
            raise builder.fail(tree, "arguments", f"no keyword {name!r} here; allowed: {allowed}")
    return given


def _text(builder: "Builder", tree: ast.expr, what: str) -> str:
    if isinstance(tree, ast.Constant) and isinstance(tree.value, str):
        return tree.value
    raise builder.fail(tree, "arguments", f"{what} is given as a text in quotes")


def _threshold(builder: "Builder", tree: ast.Call) -> Node:
    given = _arguments(builder, tree, 1, ("key", "on"))
    name = _text(builder, tree.args[0], "the name of a threshold")
    known = builder.vocabulary.rulebook.thresholds
    if name not in known:
        text = f"no threshold {name!r}{suggest(name, known)}"
        raise builder.fail(tree.args[0], "unknown-threshold", text)
    threshold = known[name].model
    key = builder.build(given["key"]) if "key" in given else None
    if threshold.keyed != (key is not None):
        text = f"threshold {name!r} {'needs' if threshold.keyed else 'takes no'} key="
        raise builder.fail(tree, "arguments", text)
    if key is not None:
        _check_key(builder, given["key"], threshold, key)
    on = _dated(builder, given["on"]) if "on" in given else _event_date(builder)
    if threshold.type == "date":
        return ThresholdValue(threshold, key, on, DATE, name)
    if threshold.type == "months":
        return ThresholdValue(threshold, key, on, number_type(4, 0, MONTHS), name)
    unit = Unit.parse(threshold.unit or "")
    return ThresholdValue(threshold, key, on, number_type(12, 6, unit), name)


def _check_key(builder: "Builder", tree: ast.expr, threshold: Threshold, key: Node) -> None:
    if threshold.form == "table":
        if key.type.base != "text":
            raise builder.fail(tree, "type", f"the key of {threshold.threshold!r} is a text")
        names = {name for period in threshold.values for name in period.table or {}}
        if isinstance(key, Constant) and key.value not in names:
            hint = suggest(str(key.value), names)
            raise builder.fail(tree, "choice", f"{threshold.threshold!r} has no key {key.value!r}{hint}")
        for name in sorted(names):
            if key.type.choices:
                builder.typed(tree, partial(operators.compare, "==", key, Constant(name, TEXT)))
        return
    if key.type.base != "number" or key.type.censored or key.type.unit_field:
        raise builder.fail(tree, "type", f"the key of {threshold.threshold!r} is a number of a fixed unit")
    unit = Unit.parse(threshold.by_unit or "")
    if key.type.unit is not None and key.type.unit != unit:
        raise builder.fail(tree, "unit", f"the bands are in {unit}, the key in {key.type.unit}")


def _event_date(builder: "Builder") -> Node:
    """Return the date whose law holds: the innermost dated event's own, else the date judged for."""
    for scope, kind in (("item", builder.item[1] if builder.item else None), ("subject", builder.subject)):
        if kind is not None and kind.is_event and kind.dated_by:
            column = kind.columns[kind.dated_by]
            return FieldRef(scope, kind, column, DATE, column.name)  # type: ignore[arg-type]
    return AsOf()


def _listed(builder: "Builder", tree: ast.Call) -> Node:
    given = _arguments(builder, tree, 1, ("on",))
    name = _text(builder, tree.args[0], "the name of a list")
    known = builder.vocabulary.rulebook.lists
    if name not in known:
        raise builder.fail(tree.args[0], "unknown-list", f"no list {name!r}{suggest(name, known)}")
    _outside_aggregate(builder, tree, "listed")
    on = _dated(builder, given["on"]) if "on" in given else _event_date(builder)
    if any(isinstance(node, Aggregate) for node in walk(on)):
        raise builder.fail(given["on"], "nested", "the date of a list cannot come from records")
    kind = COLLECTIONS["list_memberships"]

    def of_item(column: str) -> FieldRef:
        return FieldRef("item", kind, kind.columns[column], TEXT, column)

    official = known[name].model
    where = operators.compare("==", of_item("list"), Constant(name, TEXT, official.title))
    body = InForceEntry(official, of_item("entry"), on, name=name)
    membership = aggregates.make_aggregate("any", kind, "m", body, where)
    return Listed(official, on, membership, name=name)


def _obliged(builder: "Builder", tree: ast.Call) -> Node:
    _arguments(builder, tree, 1)
    name = _text(builder, tree.args[0], "the name of an obligation")
    _outside_aggregate(builder, tree, "obliged")
    titles = {s.model.obliges: s.model.title for s in builder.vocabulary.rulebook.obligations}
    if name not in titles:
        raise builder.fail(
            tree.args[0], "unknown-obligation", f"no obligation {name!r}{suggest(name, titles)}"
        )
    return Obliged(name, titles[name])


def _outside_aggregate(builder: "Builder", tree: ast.AST, what: str) -> None:
    if builder.item:
        raise builder.fail(
            tree, "not-allowed", f"{what}(...) speaks of the facility; put it outside the loop"
        )


def _known(builder: "Builder", tree: ast.Call) -> Node:
    _arguments(builder, tree, 1)
    node = builder.build(tree.args[0])
    if not isinstance(node, FieldRef):
        raise builder.fail(tree.args[0], "arguments", "known takes a field")
    return Known(node)


def _dated(builder: "Builder", tree: ast.expr) -> Node:
    node = builder.build(tree)
    if node.type.base != "date":
        found = operators.describe_type(node.type)
        raise builder.fail(tree, "type", f"a date is expected, found {found}")
    return node


def _date(builder: "Builder", tree: ast.Call) -> Node:
    _arguments(builder, tree, 1)
    text = _text(builder, tree.args[0], "a date")
    try:
        return Constant(read_day(text), DATE)
    except ValueError as error:
        raise builder.fail(tree.args[0], "date", f"found {text!r}: {error}") from error


def _year(builder: "Builder", tree: ast.Call) -> Node:
    _arguments(builder, tree, 1)
    return YearOf(_dated(builder, tree.args[0]))


def _month(builder: "Builder", tree: ast.Call) -> Node:
    _arguments(builder, tree, 1)
    return MonthOf(_dated(builder, tree.args[0]))


def _days_between(builder: "Builder", tree: ast.Call) -> Node:
    _arguments(builder, tree, 2)
    return DaysBetween(_dated(builder, tree.args[0]), _dated(builder, tree.args[1]))


def _add_months(builder: "Builder", tree: ast.Call) -> Node:
    _arguments(builder, tree, 2)
    given = tree.args[1]
    text = builder.source.text_of(given)
    if _MONTHS.fullmatch(text) and abs(int(text)) <= MAX_MONTHS:
        return AddMonths(_dated(builder, tree.args[0]), int(text))
    back = isinstance(given, ast.UnaryOp) and isinstance(given.op, ast.USub)
    law = given.operand if isinstance(given, ast.UnaryOp) and back else given
    months = builder.build(law) if isinstance(law, ast.Call) else None
    if not isinstance(months, ThresholdValue) or months.threshold.type != "months":
        expected = "a whole number of months, or a threshold whose file says type: months, is expected"
        raise builder.fail(given, "arguments", f"{expected}, found {text!r}")
    return AddMonths(_dated(builder, tree.args[0]), months, -1 if back else 1)


_CALLS: dict[str, Callable[["Builder", ast.Call], Node]] = {
    "threshold": _threshold, "listed": _listed, "obliged": _obliged, "known": _known, "date": _date,
    "year": _year, "month": _month, "days_between": _days_between, "add_months": _add_months,
}  # fmt: skip
FUNCTIONS = tuple(_CALLS)
"""The names of the functions that are no aggregates."""
