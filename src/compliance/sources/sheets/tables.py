"""The tables of a sheet that was understood, and the rows of it whose cells cannot be told apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from compliance.errors import Place, Problems
from compliance.model.fields import RecordKind
from compliance.sources.cells.choice_text import read_flag
from compliance.sources.faults import Fault, shown
from compliance.sources.grid import CellValue, Doubt, Grid
from compliance.sources.notation import LOCALES, Locale, Notation
from compliance.sources.sheets.header import texts_of
from compliance.sources.sheets.layout import Layout
from compliance.sources.sheets.rejected_headings import DROP, FILE, LINE, NOTATION, RAW, SHEET
from compliance.sources.texts import ColumnCells, RejectedRow, TextTable

_DOUBTFUL = Fault(
    "row-asked",
    "dòng này có thể là bản ghi, cũng có thể là dòng nhóm, dòng tổng hoặc chữ ký; nếu là bản ghi thì điền "
    f"thêm hoặc giữ nguyên trong tệp trả lại, nếu không thì ghi x ở cột «{DROP}»",
    "this row may be a record, or head a group, add up or sign; if it is a record, fill in more or keep it "
    f"in the workbook that comes back, else write x in the column «{DROP}»",
)
_ABOVE = Fault(
    "row-asked",
    "dòng này có thể là bản ghi nhưng đứng trên dòng tiêu đề; kiểm tra dòng tiêu đề của bảng, chuyển bản ghi "
    f"xuống dưới dòng tiêu đề, nếu không phải bản ghi thì ghi x ở cột «{DROP}» trong tệp trả lại",
    "this row may be a record and stands above the header; look whether the table has another header, put "
    f"the record below the header, or write x in the column «{DROP}» of the workbook that comes back",
)
_STILL_RAW = Fault(
    "still-raw",
    f"chưa tách dòng này ra các ô; điền vào các cột rồi xóa ô «{RAW}»",
    f"the text of this row was not put into cells; fill them and empty «{RAW}»",
)
_TICKS = frozenset("xv×")
"""What people tick with, beside what is read as yes anywhere; a cross such as ✗ may mean no."""


def tables_of(grid: Grid, layout: Layout) -> list[tuple[RecordKind, TextTable]]:
    """Return the table of a layout; rows of a workbook of rejected rows by how they say they are written.

    Of such a workbook, rows to be dropped are left to `dropped_rows`, and to `misshapen_rows` those whose raw
    text nobody has put into cells, or of which it is not certain whether they are to be dropped.
    """
    header = layout.header
    origins = _origin_columns(layout)
    notation = origins.get(NOTATION)
    rows = [
        (line, cells)
        for line, cells in layout.rows
        if _is_dropped(cells, origins) is False and not _raw_text(cells, origins)
    ]
    if notation is None:
        return [(header.kind, _table(grid, layout, rows, origins))]
    tables = []
    for locale in (*LOCALES, None):
        found = [row for row in rows if _locale_of(row[1][notation - 1]) == locale]
        if found:
            table = replace(_table(grid, layout, found, origins), locale=locale or "unknown")
            tables.append((header.kind, table))
    return tables


def _locale_of(cell: CellValue) -> Locale | None:
    return next((locale for locale in LOCALES if cell == locale), None)


def _origin_columns(layout: Layout) -> dict[str, int]:
    return {c.heading: c.column for c in layout.header.columns if c.role == "origin"}


def _raw_text(cells: Sequence[CellValue], columns: Mapping[str, int]) -> str | None:
    """Return the raw text of a rejected row that nobody has put into cells; None for other rows."""
    column = columns.get(RAW)
    return None if column is None or cells[column - 1] is None else str(cells[column - 1])


def _is_dropped(cells: Sequence[CellValue], columns: Mapping[str, int]) -> bool | Fault:
    """Return whether a row of a workbook of rejected rows is to be dropped, or why that is not certain."""
    cell = cells[columns[DROP] - 1] if DROP in columns else None
    if cell is None:
        return False
    said = read_flag(cell, _TICKS)
    if isinstance(said, bool):
        return said
    found = shown(cell.shown if isinstance(cell, Doubt) else str(cell))
    return Fault(
        "drop-asked",
        f"{found} ở cột «{DROP}»: ghi x nếu bỏ dòng, để trống nếu giữ",
        f"found {found} in the column «{DROP}»; write x to drop the row, leave it blank to keep it",
    )


def _table(
    grid: Grid,
    layout: Layout,
    rows: list[tuple[int, list[CellValue]]],
    origins: Mapping[str, int],
) -> TextTable:
    header = layout.header
    fields = {name: column for column, name in header.fields.items()}
    columns: dict[str, ColumnCells] = {
        name: [cells[column - 1] for _, cells in rows] for name, column in fields.items()
    }
    for column in header.columns:
        used = (
            header.kind.columns[column.field].unit_field if column.role == "field" and column.field else None
        )
        if column.unit is not None and used is not None and used not in columns:
            columns[used] = [str(column.unit)] * len(rows)
    places = {name: grid.place(header.lines[0], column) for name, column in fields.items()}
    table = TextTable(grid.name, list(columns), places, columns, [line for line, _ in rows])
    if origins:
        table.origins = [_origin(cells, origins) for _, cells in rows]
    return table


def _origin(cells: Sequence[CellValue], columns: Mapping[str, int]) -> Place | None:
    """Return where a mended row came from first, as its workbook tells."""
    file, sheet, line = (
        cells[columns[name] - 1] if name in columns else None for name in (FILE, SHEET, LINE)
    )
    if file is None or line is None or not str(line).isdecimal():
        return None
    return Place(str(file) if sheet is None else f"{file}[{sheet}]", int(str(line)))


def misshapen_rows(grid: Grid, layout: Layout, problems: Problems) -> Iterator[RejectedRow]:
    """Yield the rows whose cells cannot be told apart, and the lost lines, each noted as a problem."""
    plural = layout.header.kind.plural
    for line, cells in layout.uneven:
        vi = f"có {len(cells)} ô; dòng tiêu đề có {layout.header.width} ô"
        en = f"{len(cells)} cells; the header has {layout.header.width}"
        if len(cells) < layout.header.width:
            vi += " (nếu Excel đã bỏ các ô trống ở cuối dòng thì gửi tệp .xlsx thay cho .csv)"
            en += " (if Excel left off blank cells at the end, send the file as .xlsx instead of .csv)"
        fault = Fault("row-length", vi, en)
        kept = {str(column): text for column, text in texts_of(cells)}
        yield _reject(plural, grid.place(line), kept, fault, problems)
    for line, cells in layout.doubtful:
        if line < layout.header.lines[0]:
            kept = {str(column): text for column, text in texts_of(cells)}
            yield _reject(plural, grid.place(line), kept, _ABOVE, problems)
            continue
        held = {name: cells[c - 1] for c, name in layout.header.fields.items() if c <= len(cells)}
        yield _reject(plural, grid.place(line), held, _DOUBTFUL, problems)
    columns = _origin_columns(layout)
    for line, cells in layout.rows if columns else ():
        dropped = _is_dropped(cells, columns)
        fault = dropped if isinstance(dropped, Fault) else _STILL_RAW
        if dropped is False and _raw_text(cells, columns) is None:
            continue
        if dropped is not True:
            problems.add(grid.place(line), fault.code, fault.en, fault.vi)
            yield _came_back(grid, layout, line, cells, (("", fault),))
    for lost in grid.lost:
        yield _reject(plural, grid.place(lost.line), {"1": lost.text}, lost.fault, problems)


def dropped_rows(grid: Grid, layout: Layout) -> Iterator[RejectedRow]:
    """Yield the rows of a workbook of rejected rows that a person ticked to be dropped."""
    columns = _origin_columns(layout)
    for line, cells in layout.rows if DROP in columns else ():
        if _is_dropped(cells, columns) is True:
            yield _came_back(grid, layout, line, cells, ())


def _came_back(
    grid: Grid, layout: Layout, line: int, cells: list[CellValue], reasons: tuple[tuple[str, Fault], ...]
) -> RejectedRow:
    """Return a row of a workbook of rejected rows, with where it came from first and how it is written."""
    columns = _origin_columns(layout)
    raw = _raw_text(cells, columns)
    fields = layout.header.fields.items()
    held = {name: cells[column - 1] for column, name in fields} | ({} if raw is None else {"1": raw})
    notation = Notation(_locale_of(cells[columns[NOTATION] - 1]) if NOTATION in columns else None)
    origin = _origin(cells, columns)
    return RejectedRow(
        layout.header.kind.plural, grid.place(line), held, reasons, origin=origin, notation=notation
    )


def _reject(
    plural: str, place: Place, cells: Mapping[str, CellValue], fault: Fault, problems: Problems
) -> RejectedRow:
    problems.add(place, fault.code, fault.en, fault.vi)
    return RejectedRow(plural, place, cells, (("", fault),))
