"""Rows as they come from a file, before anything is typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from compliance.errors import Place
from compliance.model.fields import RecordKind
from compliance.sources.faults import Fault
from compliance.sources.grid import CellValue
from compliance.sources.notation import Locale, Notation

ColumnCells: TypeAlias = pa.Array | pa.ChunkedArray | list[CellValue]
"""The cells of one column: Arrow texts, trimmed and NFC, of which null and the empty text are blank; or the
values of a grid, of which None is blank."""


def texts_in(cells: ColumnCells) -> pa.Array:
    """Return the texts of a column, null where a cell is blank or holds no text."""
    if isinstance(cells, list):
        return pa.array([cell if cell and isinstance(cell, str) else None for cell in cells], pa.string())
    texts = cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells
    if texts.null_count == len(texts):
        return pa.nulls(len(texts), pa.string())
    texts = texts.cast(pa.string())
    return pc.if_else(pc.equal(texts, ""), None, texts)


@dataclass
class TextTable:
    """The cells of one table.

    Attributes:
        path: The file, as shown in problems.
        header: Field names in file order.
        header_places: Where each name stands.
        columns: Cells by field name, all of one length.
        lines: The line of the file each row begins in.
        locale: How its rows themselves say that their texts are written, `unknown` if they leave it blank;
            None if they have no such column.
        origins: Where each row came from first, as a workbook of rejected rows tells; None without any.
    """

    path: str
    header: list[str]
    header_places: dict[str, Place]
    columns: dict[str, ColumnCells]
    lines: Sequence[int]
    locale: Locale | Literal["unknown"] | None = None
    origins: Sequence[Place | None] | None = None


def rows_of(table: TextTable, rows: Sequence[int]) -> TextTable:
    """Return a table of some rows of another, by their positions from 0."""
    columns: dict[str, ColumnCells] = {
        name: [cells[row] for row in rows]
        if isinstance(cells, list)
        else cells.take(pa.array(rows, pa.int64()))
        for name, cells in table.columns.items()
    }
    lines = [table.lines[row] for row in rows]
    origins = None if table.origins is None else [table.origins[row] for row in rows]
    return replace(table, columns=columns, lines=lines, origins=origins)


@dataclass(frozen=True)
class Part:
    """Rows of one table that come from one file or sheet and are written in one way.

    Attributes:
        kind: Their kind of record.
        table: Their cells.
        notation: How they are written.
        stands: Whether they are of a register that others are added to: of two rows with one key, the one
            that stands is kept.
    """

    kind: RecordKind
    table: TextTable
    notation: Notation
    stands: bool = False


@dataclass(frozen=True)
class RejectedRow:
    """A row that was not accepted, kept with all its cells and the reasons.

    Attributes:
        table: Plural name of its kind.
        place: The row in its file.
        cells: What its cells hold by field, or by position where the row has another length than the header;
            None or an empty text where blank.
        reasons: Field and fault of each; the field is empty where the fault is the row's.
        facility_id: The facility it belongs to; None if that cannot be told.
        origin: The row in the file it came from first, if it was rejected before; None otherwise.
        notation: How its cells are written.
    """

    table: str
    place: Place
    cells: Mapping[str, CellValue]
    reasons: tuple[tuple[str, Fault], ...] = ()
    facility_id: str | None = None
    origin: Place | None = None
    notation: Notation = field(default_factory=Notation)
