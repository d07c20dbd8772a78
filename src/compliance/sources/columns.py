"""Types the texts of one column: a whole column at a time, every cell that cannot be read named.

A text is trimmed and in NFC before it comes here; an empty text is missing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

import numpy as np
import pandas as pd
import pyarrow as pa

from compliance.errors import suggest
from compliance.model.fields import MAX_TEXT, Column
from compliance.model.rule_values import FIRST_YEAR, LAST_YEAR
from compliance.model.units import canonical_unit

Locale = Literal["iso", "vi"]

DECIMAL = pa.decimal128(18, 6)
_ARROW_TYPES = {
    "number": DECIMAL,
    "censored": DECIMAL,
    "whole": pa.int64(),
    "date": pa.date32(),
    "flag": pa.bool_(),
}
MAX_WHOLE_DIGITS = 12
MAX_DECIMALS = 6
SHOWN_CHARACTERS = 60

_NUMBER = {
    "iso": re.compile(r"(?P<minus>-?)(?P<whole>\d*)(?:\.(?P<part>\d+))?"),
    "vi": re.compile(r"(?P<minus>-?)(?P<whole>\d{1,3}(?:\.\d{3})+|\d*)(?:,(?P<part>\d+))?"),
}
_NUMBER_HINT = {"iso": "a plain number such as 1678.5", "vi": "a number such as 1.678,5"}
_DATE_HINT = {"iso": "a date such as 2025-12-31", "vi": "a date such as 31/12/2025 or 2025-12-31"}
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_VI_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_FLAGS = {
    "true": True,
    "false": False,
    "1": True,
    "0": False,
    "yes": True,
    "no": False,
    "có": True,
    "không": False,
}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass
class TypedColumn:
    """A typed column, and the cells that could not be typed.

    Attributes:
        values: Typed values, null where blank or refused.
        signs: For censored numbers `<`, `>` or null; None for other types.
        refused: Code and reason by position in the column, from 0.
    """

    values: pa.Array
    signs: pa.Array | None = None
    refused: dict[int, tuple[str, str]] = field(default_factory=dict)


def type_column(column: Column, texts: Sequence[str], locale: Locale) -> TypedColumn:
    """Return the typed values of a column of texts.

    Distinct texts are read once, so that a million equal cells cost one.
    """
    if not any(texts):
        return _blank_column(column, len(texts), locale)
    codes, distinct = pd.factorize(np.array(texts, dtype=object))
    read = [_read(column, str(text), locale) for text in distinct]
    refused_codes = {code: cell for code, cell in enumerate(read) if isinstance(cell, _Refused)}
    values = pa.array(
        [None if isinstance(cell, _Refused) else cell.value for cell in read], type=arrow_type(column)
    ).take(pa.array(codes))
    signs = None
    if column.type == "censored":
        marks = [None if isinstance(cell, _Refused) else cell.sign for cell in read]
        signs = pa.array(marks, type=pa.string()).take(pa.array(codes))
    refused = {}
    if refused_codes:
        for position, code in enumerate(codes.tolist()):
            if code in refused_codes:
                refused[position] = (refused_codes[code].code, refused_codes[code].reason)
    return TypedColumn(values, signs, refused)


def _blank_column(column: Column, rows: int, locale: Locale) -> TypedColumn:
    cell = _read(column, "", locale)
    refused = dict.fromkeys(range(rows), (cell.code, cell.reason)) if isinstance(cell, _Refused) else {}
    signs = pa.nulls(rows, pa.string()) if column.type == "censored" else None
    return TypedColumn(pa.nulls(rows, arrow_type(column)), signs, refused)


@dataclass(frozen=True)
class _Cell:
    value: object
    sign: str | None = None


@dataclass(frozen=True)
class _Refused:
    code: str
    reason: str


def arrow_type(column: Column) -> pa.DataType:
    """Return the Arrow type that holds a column."""
    return _ARROW_TYPES.get(column.type, pa.string())


def _read(column: Column, text: str, locale: Locale) -> _Cell | _Refused:
    if not text:
        return _Refused("missing", "is required and blank") if column.required else _Cell(None)
    match column.type:
        case "number":
            cell = _read_number(text, locale)
            below_zero = isinstance(cell, _Cell) and isinstance(cell.value, Decimal) and cell.value < 0
            if column.unit is not None and below_zero:
                return _Refused("negative", f"found {_shown(text)}; an amount is not below zero")
            return cell
        case "censored":
            sign = text[0] if text[0] in "<>" else None
            cell = _read_number(text[1:].strip() if sign else text, locale, signed=sign is None)
            if isinstance(cell, _Refused):
                return _Refused(cell.code, f"found {_shown(text)}; expected {_NUMBER_HINT[locale]} or <0.5")
            if sign and not cell.value:
                return _Refused("number", f"found {_shown(text)}; a bound of detection is above zero")
            return _Cell(cell.value, sign)
        case "whole":
            return _read_whole(text)
        case "date":
            return _read_date(text, locale)
        case "flag":
            if text.casefold() in _FLAGS:
                return _Cell(_FLAGS[text.casefold()])
            return _Refused("flag", f"found {_shown(text)}; expected true or false (có, không)")
        case "choice":
            return _read_choice(column, text)
        case "unit":
            return _read_text(canonical_unit(text))
        case _:
            return _read_text(text)


def _shown(text: str) -> str:
    return repr(text if len(text) <= SHOWN_CHARACTERS else text[:SHOWN_CHARACTERS] + "…")


def _read_number(text: str, locale: Locale, *, signed: bool = True) -> _Cell | _Refused:
    match = _NUMBER[locale].fullmatch(text) if len(text) <= SHOWN_CHARACTERS and text.isascii() else None
    if not match or not (match["whole"] or match["part"]) or (match["minus"] and not signed):
        return _Refused("number", f"found {_shown(text)}; expected {_NUMBER_HINT[locale]}")
    whole = match["whole"].replace(".", "").lstrip("0") or "0"
    part = match["part"] or ""
    if len(whole) > MAX_WHOLE_DIGITS or len(part) > MAX_DECIMALS:
        allowed = f"at most {MAX_WHOLE_DIGITS} digits before and {MAX_DECIMALS} after the decimal mark"
        return _Refused("digits", f"found {_shown(text)}; {allowed}, and nothing is rounded")
    return _Cell(Decimal(f"{match['minus']}{whole}.{part or '0'}"))


def _read_whole(text: str) -> _Cell | _Refused:
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        return _Refused("number", f"found {_shown(text)}; expected a whole number such as 2025")
    return _Cell(int(text))


def _read_date(text: str, locale: Locale) -> _Cell | _Refused:
    if (match := _ISO_DATE.fullmatch(text)) and text.isascii():
        year, month, day = match.groups()
    elif locale == "vi" and (match := _VI_DATE.fullmatch(text)) and text.isascii():
        day, month, year = match.groups()
    else:
        return _Refused("date", f"found {_shown(text)}; expected {_DATE_HINT[locale]}")
    try:
        day_read = date(int(year), int(month), int(day))
    except ValueError as error:
        return _Refused("date", f"found {_shown(text)}: no such day in the calendar ({error})")
    if not FIRST_YEAR <= day_read.year <= LAST_YEAR:
        return _Refused("date", f"found {_shown(text)}; years from {FIRST_YEAR} to {LAST_YEAR} are read")
    return _Cell(day_read)


def _read_choice(column: Column, text: str) -> _Cell | _Refused:
    choices = column.choices
    members = list(choices) if choices else []
    for member in members:
        if text in (member.value, member.vi):
            return _Cell(member.value)
    allowed = [member.value for member in members]
    return _Refused(
        "choice", f"found {_shown(text)}; expected one of {', '.join(allowed)}{suggest(text, allowed)}"
    )


def _read_text(text: str) -> _Cell | _Refused:
    if len(text) > MAX_TEXT:
        return _Refused("too-long", f"{len(text)} characters; at most {MAX_TEXT} are kept")
    if found := _CONTROL.search(text):
        return _Refused("control-character", f"found {_shown(text)}: holds the character {found[0]!r}")
    return _Cell(text)
