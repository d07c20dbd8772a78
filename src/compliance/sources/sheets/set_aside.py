"""The texts of a sheet that are not read as numbers or dates, and still show how it writes them."""

import re
from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from compliance.model.fields import Column, RecordKind
from compliance.sources.grid import Grid
from compliance.sources.sheets.header import is_typed
from compliance.sources.sheets.layout import Layout
from compliance.sources.texts import TextTable, texts_in

_NUMBER = r"^[<>]?\s*-?[0-9 ]*[.,][0-9]"
_DAY = r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}"
_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])\.(?:19|20)[0-9]{2}")
"""A month and its year, which is no number with a decimal point."""
_BETWEEN_CELLS = r'[;\t|"]'


def texts_set_aside(
    grid: Grid, layout: Layout | None, tables: Iterable[tuple[RecordKind, TextTable]]
) -> list[str]:
    """Return the texts that may be numbers or dates and stand outside the columns of these.

    They are all texts of rows that are not read as they stand, of lines that cannot be split, and those in
    other columns of which not any text can be a value, where they can only have been misplaced.
    """
    found = set(_misplaced(tables))
    if layout is not None:
        lines = {line for line, _ in (*layout.uneven, *layout.doubtful)} | {row.line for row in layout.groups}
        found |= {
            cell for line, cells in grid.rows if line in lines for cell in cells if isinstance(cell, str)
        }
        for lost in grid.lost:
            # A comma may part cells or stand within a number.
            for between in (_BETWEEN_CELLS, f",|{_BETWEEN_CELLS}"):
                found |= {piece.strip() for piece in re.split(between, lost.text)}
    return sorted(text for text in found if text and not _MONTH.fullmatch(text))


def _misplaced(tables: Iterable[tuple[RecordKind, TextTable]]) -> Iterator[str]:
    for kind, table in tables:
        for name, cells in table.columns.items():
            if (pattern := _what_is_misplaced(kind.columns[name])) is not None:
                texts = texts_in(cells).unique()
                found: pa.Array = texts.filter(pc.match_substring_regex(texts, pattern))
                yield from found.to_pylist()


def _what_is_misplaced(column: Column) -> str | None:
    """Return the pattern of what stands in a column by mistake; None where any text can stand."""
    if column.type in ("number", "censored"):
        return _DAY
    if column.type == "date":
        return _NUMBER
    return f"{_NUMBER}|{_DAY}" if is_typed(column) else None
