"""Exact and censored numbers and dates in plain Python, for the second evaluator."""

import calendar
import decimal
from datetime import date
from decimal import Decimal

from compliance.errors import EngineError
from compliance.language.nodes import ArithmeticOp, CompareOp
from compliance.model.values import Interval, Value

_EXACT = decimal.Context(prec=80, traps=[decimal.Inexact, decimal.Overflow, decimal.InvalidOperation])


def calculate(op: ArithmeticOp, left: Decimal, right: Decimal) -> Decimal:
    """Return an exact sum, difference or product."""
    operation = {"+": _EXACT.add, "-": _EXACT.subtract, "*": _EXACT.multiply}[op]
    return operation(left, right)


def compare_numbers(op: CompareOp, left: Interval, right: Interval) -> bool | None:
    """Return whether a comparison holds for every, for no (False) or for some (None) of the numbers.

    >>> compare_numbers("<=", Interval.printed(Decimal("0.5"), "<"), Interval.exactly(Decimal("0.5")))
    True
    """
    match op:
        case "<":
            return _below(left, right)
        case "<=":
            return _negate(_below(right, left))
        case ">":
            return _below(right, left)
        case ">=":
            return _negate(_below(left, right))
        case _:
            equal = _equal(left, right)
            return equal if op == "==" else _negate(equal)


def _below(left: Interval, right: Interval) -> bool | None:
    if left.high is not None:
        touching_open = left.high == right.low and (left.high_open or right.low_open)
        if left.high < right.low or touching_open:
            return True
    if right.high is not None and left.low >= right.high:
        return False
    return None


def _equal(left: Interval, right: Interval) -> bool | None:
    if left.is_exact and right.is_exact:
        return left.low == right.low
    if _below(left, right) or _below(right, left):
        return False
    return None


def _negate(truth: bool | None) -> bool | None:  # noqa: FBT001
    return None if truth is None else not truth


def add_months(start: date, months: int) -> date:
    """Return the date some months later, the day clamped to the end of the month.

    >>> add_months(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    years, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    day = min(start.day, calendar.monthrange(years, month + 1)[1])
    return date(years, month + 1, day)


def exact_number(value: Value) -> Decimal:
    """Return a value that must be an exact number.

    Raises:
        EngineError: It is none.
    """
    if isinstance(value, Decimal):
        return value
    raise EngineError(f"expected a number, found {value!r}")
