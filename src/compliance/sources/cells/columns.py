"""Types the cells of one column: a whole column at a time, every cell that cannot be read named.

Texts are trimmed and in NFC before they come here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from compliance.model.fields import MAX_TEXT, Column
from compliance.sources.cells.declared_cell import SPOILT, UNREADABLE, read_cell, unreadable
from compliance.sources.cells.number_text import Printed
from compliance.sources.faults import Fault
from compliance.sources.grid import CellValue, Doubt
from compliance.sources.notation import Notation
from compliance.sources.texts import ColumnCells, texts_in
from compliance.sources.words.damaged_letters import SIGNS

DECIMAL = pa.decimal128(18, 6)
_ARROW_TYPES = {
    "number": DECIMAL,
    "censored": DECIMAL,
    "whole": pa.int64(),
    "date": pa.date32(),
    "flag": pa.bool_(),
}
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN_TEXT = f"^[^{UNREADABLE}{SIGNS}]*[0-9][^{UNREADABLE}{SIGNS}]*$"
"""Texts that can be nothing but what they are: with a digit, so no placeholder, and nothing damaged."""
_POINT_NUMBER = r"[0-9]{1,12}(\.[0-9]{1,6})?"
_PLAIN_NUMBERS = {
    "vi": r"[0-9]{1,12}(,[0-9]{1,6})?",
    "vi-point": _POINT_NUMBER,
    "iso": _POINT_NUMBER,
    None: r"([0-9]{1,12}(\.([0-9]{1,2}|[0-9]{4,6}))?|(0[0-9]{0,11}|[0-9]{4,12})\.[0-9]{3})",
}
"""Numbers that have one reading in a locale and no more digits than are kept."""

FEW_CELLS = 64
"""Cells up to which reading one by one is quicker than reading by column."""

_MISSING = Fault("missing", "bắt buộc phải có nhưng đang để trống", "is required and blank")


@dataclass
class TypedColumn:
    """A typed column, and the cells that could not be typed.

    Attributes:
        values: Typed values, null where blank or refused.
        signs: For censored numbers `<`, `>` or null; None for other types.
        refused: Faults by position in the column, from 0.
    """

    values: pa.Array
    signs: pa.Array | None = None
    refused: dict[int, Fault] = field(default_factory=dict)


def arrow_type(column: Column) -> pa.DataType:
    """Return the Arrow type that holds a column."""
    return _ARROW_TYPES.get(column.type, pa.string())


def type_column(column: Column, cells: ColumnCells, notation: Notation) -> TypedColumn:
    """Return the typed values of a column of cells.

    What is plain is read by column; of all other cells those that are the same are read once. A few cells are
    read one by one, to the same end.
    """
    if isinstance(cells, list) and len(cells) <= FEW_CELLS:
        return _type_few(column, _without_surrogates(cells), notation)
    try:
        texts = texts_in(cells)
    except UnicodeEncodeError:
        cells = _without_surrogates(cells)
        texts = texts_in(cells)
    is_blank = np.ones(len(texts), dtype=bool)
    typed = _no_values(column, len(texts))
    if texts.null_count < len(texts):
        is_blank = np.array(pc.is_null(texts))
        typed = _type_plain(column, texts, notation)
    if typed.values.null_count > texts.null_count:
        left = np.flatnonzero(np.array(pc.is_null(typed.values)) & ~is_blank)
        encoded = texts.take(pa.array(left)).dictionary_encode()
        codes = encoded.indices.to_numpy()
        _take_in(typed, left, encoded.dictionary.to_pylist(), codes, column, notation)
    if isinstance(cells, list):
        others = [row for row, cell in enumerate(cells) if cell is not None and not isinstance(cell, str)]
        known: dict[tuple[type, CellValue], int] = {}
        codes = np.array(
            [known.setdefault((type(c), c), len(known)) for c in map(cells.__getitem__, others)], int
        )
        _take_in(typed, np.array(others, int), [cell for _, cell in known], codes, column, notation)
        is_blank[others] = False
    if column.required:
        typed.refused.update(dict.fromkeys(np.flatnonzero(is_blank).tolist(), _MISSING))
    return typed


def _type_few(column: Column, cells: list[CellValue], notation: Notation) -> TypedColumn:
    read = [read_cell(column, cell, notation) if cell not in (None, "") else None for cell in cells]
    values = [None if isinstance(r, Fault) else r.number if isinstance(r, Printed) else r for r in read]
    typed = TypedColumn(pa.array(values, arrow_type(column)))
    if column.type == "censored":
        signs = [r.sign if isinstance(r, Printed) else None for r in read]
        typed.signs = pa.array(signs, pa.string())
    for row, (cell, found) in enumerate(zip(cells, read, strict=True)):
        if isinstance(found, Fault):
            typed.refused[row] = found
        elif column.required and cell in (None, ""):
            typed.refused[row] = _MISSING
    return typed


def _without_surrogates(cells: ColumnCells) -> ColumnCells:
    """Return cells with a doubt in place of each text that Arrow cannot hold, for a lone surrogate in it."""
    return [
        Doubt("", unreadable(cell, found[0]))
        if isinstance(cell, str) and (found := _SURROGATE.search(cell))
        else cell
        for cell in (cells if isinstance(cells, list) else ())
    ] or cells


def blank_column(column: Column, rows: int) -> TypedColumn:
    """Return a column of blank cells, which are refused if the column is required."""
    typed = _no_values(column, rows)
    if column.required:
        typed.refused = dict.fromkeys(range(rows), _MISSING)
    return typed


def _no_values(column: Column, rows: int) -> TypedColumn:
    signs = pa.nulls(rows, pa.string()) if column.type == "censored" else None
    return TypedColumn(pa.nulls(rows, arrow_type(column)), signs)


def _type_plain(column: Column, texts: pa.Array, notation: Notation) -> TypedColumn:
    """Return the values of the texts that a pattern shows to be beyond doubt; null for all others."""
    number = _PLAIN_NUMBERS[notation.locale]
    match column.type:
        case "text":
            if column.is_place or column.names == "table":
                return _no_values(column, len(texts))
            pattern = "|".join(f"^[0-9]{{{count}}}$" for count in column.digits) or _PLAIN_TEXT
            is_short = pc.less_equal(pc.binary_length(texts), MAX_TEXT)
            is_spoilt = pc.match_substring_regex(texts, f"^{SPOILT}$")
            is_plain = pc.and_not(pc.and_(pc.match_substring_regex(texts, pattern), is_short), is_spoilt)
            return TypedColumn(pc.if_else(is_plain, texts, None))
        case "number" if notation.units.get(column.name, column.unit) == column.unit:
            minus = "" if column.unit else "-?"
            is_plain = pc.match_substring_regex(texts, f"^{minus}({number})$")
            return TypedColumn(_decimals(pc.if_else(is_plain, texts, None), notation))
        case "censored":
            is_plain = pc.match_substring_regex(texts, f"^([<>] ?)?({number})$")
            plain = pc.if_else(is_plain, texts, None)
            values = _decimals(pc.utf8_ltrim(plain, characters="<> "), notation)
            first = pc.utf8_slice_codeunits(plain, 0, 1)
            is_bound = pc.is_in(first, value_set=pa.array(["<", ">"]))
            is_kept = pc.or_(pc.invert(is_bound), pc.greater(values, 0))
            signs = pc.if_else(pc.and_(is_bound, is_kept), first, None)
            return TypedColumn(pc.if_else(is_kept, values, None), signs)
    return _no_values(column, len(texts))


def _decimals(texts: pa.Array, notation: Notation) -> pa.Array:
    return pc.cast(pc.replace_substring(texts, ",", ".") if notation.locale == "vi" else texts, DECIMAL)


def _take_in(
    typed: TypedColumn,
    rows: np.ndarray[Any, Any],
    distinct: Sequence[CellValue],
    codes: np.ndarray[Any, Any],
    column: Column,
    notation: Notation,
) -> None:
    """Read distinct cells and put what was read into the rows they stand in.

    Args:
        typed: Gets the values and faults.
        rows: Positions in the column.
        distinct: The cells without their repetitions.
        codes: Which of them stands in each of the rows.
        column: The declared field.
        notation: How the cells are written.
    """
    if not len(rows):
        return
    read = [read_cell(column, cell, notation) for cell in distinct]
    is_here = np.zeros(len(typed.values), dtype=bool)
    is_here[rows] = True
    values = [None if isinstance(r, Fault) else r.number if isinstance(r, Printed) else r for r in read]
    typed.values = _replaced(typed.values, is_here, values, codes)
    if typed.signs is not None:
        signs = [r.sign if isinstance(r, Printed) else None for r in read]
        typed.signs = _replaced(typed.signs, is_here, signs, codes)
    faults = {code: found for code, found in enumerate(read) if isinstance(found, Fault)}
    faulty = np.isin(codes, list(faults))
    for row, code in zip(rows[faulty].tolist(), codes[faulty].tolist(), strict=True):
        typed.refused[row] = faults[code]


def _replaced(
    array: pa.Array, is_here: np.ndarray[Any, Any], values: list[Any], codes: np.ndarray[Any, Any]
) -> pa.Array:
    return pc.replace_with_mask(array, pa.array(is_here), pa.array(values, array.type).take(pa.array(codes)))
