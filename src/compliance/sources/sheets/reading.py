"""Understands one grid: which kind of record it holds, under which headings, written how."""

from dataclasses import dataclass, field, replace
from typing import Literal

from compliance.errors import Problems, suggest
from compliance.model.fields import RecordKind
from compliance.model.schema import FILED_KINDS, KINDS
from compliance.model.units import Unit
from compliance.sources.cells.date_text import doubt_swapped_days
from compliance.sources.grid import Grid
from compliance.sources.notation import Locale, Notation
from compliance.sources.sheets.column_mapping import LEFT_OUT, SheetMapping
from compliance.sources.sheets.form import read_form
from compliance.sources.sheets.header import Header, find_header, plain_header
from compliance.sources.sheets.header_faults import note_header_faults
from compliance.sources.sheets.headings import kinds_meant, plain
from compliance.sources.sheets.layout import Layout, lay_out
from compliance.sources.sheets.old_letters import settle_old_letters
from compliance.sources.sheets.settled_locale import settle_locale
from compliance.sources.sheets.tables import dropped_rows, misshapen_rows, tables_of
from compliance.sources.texts import Part, RejectedRow, TextTable

State = Literal["read", "left-out", "blank", "not-understood"]
"""What became of a sheet: it was read; it was left out as told or as a sheet of ours without records; it
holds nothing; it was not understood, and says why."""

ASIDE_SHEETS = frozenset(map(plain, ("Hướng dẫn", "Guide", "Danh mục", "Lists", "Cách sửa", "How to mend")))
"""Sheets of our own workbooks that hold no records."""


@dataclass
class SheetReading:
    """How one sheet or text file was understood.

    Attributes:
        grid: Its cells.
        state: What became of it.
        kind: The kind of record it holds; None if none was read, or a form with records of several.
        layout: Its rows by what they are; None unless it was read as a table.
        notation: How its cells are written.
        locale_from: What told the locale: a person, the file, or nothing.
        parts: What was read, to be typed.
        misshapen: Rows whose cells cannot be told apart.
        dropped: Rows of a workbook of rejected rows that a person ticked to be dropped.
    """

    grid: Grid
    state: State
    kind: RecordKind | None = None
    layout: Layout | None = None
    notation: Notation = field(default_factory=Notation)
    locale_from: Literal["stated", "shown", "nothing"] = "nothing"
    parts: list[Part] = field(default_factory=list)
    misshapen: list[RejectedRow] = field(default_factory=list)
    dropped: list[RejectedRow] = field(default_factory=list)


def read_sheet(
    grid: Grid, named: str, said: SheetMapping, locale: Locale | None, problems: Problems
) -> SheetReading:
    """Return how a grid was understood; what was not is noted as problems.

    Args:
        grid: The cells.
        named: The sheet's name, or a text file's without its ending; it may name the kind of record.
        said: What a person said of it.
        locale: The locale that the register's manifest states, if it does.
        problems: Gets every fault of the sheet and of its rows that cannot be told apart.
    """
    if said.kind == LEFT_OUT or (said.kind is None and plain(named) in ASIDE_SHEETS):
        return SheetReading(grid, "left-out")
    if not grid.rows and not grid.lost:
        return SheetReading(grid, "blank")
    settle_old_letters(grid)
    kinds = _kinds_meant(named, said)
    answers = said.answers
    headers = find_header(grid, kinds, answers)
    # A label without a value, such as «Ghi chú:», is no header.
    is_headed = any(len(header.fields) > 1 or header.is_understood for header in headers)
    if not is_headed and (form := read_form(grid, kinds, answers, problems)):
        reading = SheetReading(grid, "read")
        _take_tables(reading, form.tables, said, locale, problems)
        reading.misshapen = [replace(row, notation=reading.notation) for row in form.rejected]
        return reading
    if len(headers) > 1:
        names = ", ".join(header.kind.plural for header in headers)
        labels = ", ".join(f"«{header.kind.label.vi}»" for header in headers)
        problems.add(
            grid.place(headers[0].lines[0]), "kind-asked",
            f"the headings fit {names}; say which with --sheet",
            f"tiêu đề cột phù hợp với nhiều bảng: {labels}; cần cho biết là bảng nào (--sheet)",
        )  # fmt: skip
        return SheetReading(grid, "not-understood")
    header = headers[0] if headers else plain_header(grid, kinds[0], answers) if len(kinds) == 1 else None
    if header is None:
        _note_unknown_sheet(grid, named, problems)
        return SheetReading(grid, "not-understood")
    layout = lay_out(grid, header)
    reading = SheetReading(grid, "read", header.kind, layout)
    if note_header_faults(grid, layout, said, problems):
        reading.state = "not-understood"
        return reading
    _take_tables(reading, tables_of(grid, layout), said, locale, problems)
    told = reading.notation

    def as_written(row: RejectedRow) -> RejectedRow:
        # Rows that came back say themselves how they are written, but for their headings' units.
        own = row.notation.locale if header.tells_origin else told.locale
        return replace(row, notation=replace(told, locale=own))

    reading.misshapen = [as_written(row) for row in misshapen_rows(grid, layout, problems)]
    reading.dropped = [as_written(row) for row in dropped_rows(grid, layout)]
    return reading


def read_by_column(
    grid: Grid,
    header: Header,
    table: TextTable,
    said: SheetMapping,
    locale: Locale | None,
    problems: Problems,
) -> SheetReading:
    """Return how a file was understood whose columns were read whole, under a header that names all."""
    reading = SheetReading(grid, "read", header.kind, Layout(header))
    _take_tables(reading, [(header.kind, table)], said, locale, problems)
    return reading


def _kinds_meant(named: str, said: SheetMapping) -> list[RecordKind]:
    if said.kind is not None:
        return [KINDS[said.kind]]
    return kinds_meant(named)


def _note_unknown_sheet(grid: Grid, named: str, problems: Problems) -> None:
    labels = [kind.label.vi for kind in FILED_KINDS.values()]
    hint = suggest(named, [*FILED_KINDS, *labels])
    problems.add(
        grid.place(), "unknown-sheet" if grid.sheet is not None else "unknown-file",
        f"neither its name nor its headings are those of a table of a register{hint}; say what it holds, or "
        "that it is left out, with --sheet",
        "không nhận ra là bảng nào của sổ theo dõi (theo tên và tiêu đề cột); cần cho biết là bảng nào, hoặc "
        "bỏ qua (--sheet)",
    )  # fmt: skip


def _take_tables(
    reading: SheetReading,
    tables: list[tuple[RecordKind, TextTable]],
    said: SheetMapping,
    locale: Locale | None,
    problems: Problems,
) -> None:
    """Take in tables with how they are written: as a person said or the cells themselves show."""
    stated = said.locale or locale
    units = {name: Unit.parse(text) for name, text in said.units.items()}
    if reading.layout is not None:
        units = {c.field: c.unit for c in reading.layout.header.columns if c.field and c.unit} | units
    settled = settle_locale(reading.grid, reading.layout, tables, stated)
    if settled.fault is not None:
        place = settled.place or reading.grid.place()
        problems.add(place, settled.fault.code, settled.fault.en, settled.fault.vi)
    if settled.note is not None:
        reading.grid.notes.append(settled.note)
    reading.locale_from = settled.by
    reading.notation = Notation(
        settled.locale,
        said.serial_dates or reading.grid.epoch,
        frozenset(said.ticks),
        units,
        said.serial_dates,
        settled.against,
    )
    for kind, table in tables:
        for name, cells in table.columns.items():
            if kind.columns[name].type == "date" and isinstance(cells, list):
                table.columns[name] = doubt_swapped_days(cells)
        notation = reading.notation
        if table.locale is not None:
            own = None if table.locale == "unknown" else table.locale
            notation = replace(notation, locale=own, against=None)
        reading.parts.append(Part(kind, table, notation))
