"""The types of expressions, with enough about numbers to keep arithmetic exact."""

from dataclasses import dataclass
from typing import Literal

from compliance.model.fields import Choice, Column
from compliance.model.units import Unit

Base = Literal["text", "number", "date", "flag"]

MAX_DIGITS = 38
"""Digits an exact number can have in DuckDB, before and after the decimal mark together."""


@dataclass(frozen=True)
class ValueType:
    """The type of a node.

    Attributes:
        base: What kind of value it is.
        choices: The closed list a text comes from, if any.
        unit: Unit of a number; None for a constant, which takes any unit.
        unit_field: For a number whose unit stands in another field of the same record: that field.
        whole: Most digits before the decimal mark.
        decimals: Most digits after it.
        censored: Whether the number may be known only to lie below or above a bound.
    """

    base: Base
    choices: type[Choice] | None = None
    unit: Unit | None = None
    unit_field: str | None = None
    whole: int = 0
    decimals: int = 0
    censored: bool = False


FLAG = ValueType("flag")
DATE = ValueType("date")
TEXT = ValueType("text")
COUNT = ValueType("number", unit=Unit(), whole=12)


def type_of_column(column: Column) -> ValueType:
    """Return the type of a field."""
    match column.type:
        case "number" | "censored":
            return ValueType(
                "number",
                unit=column.unit or (None if column.unit_field else Unit()),
                unit_field=column.unit_field,
                whole=12,
                decimals=6,
                censored=column.type == "censored",
            )
        case "whole":
            return ValueType("number", unit=Unit(), whole=9)
        case "date":
            return DATE
        case "flag":
            return FLAG
        case _:
            return ValueType("text", choices=column.choices)


def number_type(whole: int, decimals: int, unit: Unit | None = None) -> ValueType:
    """Return the type of a number with so many digits."""
    return ValueType("number", unit=unit, whole=whole, decimals=decimals)
