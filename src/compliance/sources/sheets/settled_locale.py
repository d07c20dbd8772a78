"""Settles how the texts of a sheet write numbers and dates: as a person states or the cells show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pyarrow.compute as pc

from compliance.errors import Place
from compliance.model.fields import Column, RecordKind
from compliance.model.texts import Bilingual
from compliance.sources.cells.written_locale import Contradiction, find_contradiction, written_locale
from compliance.sources.faults import Fault, shown
from compliance.sources.grid import Grid
from compliance.sources.notation import Locale
from compliance.sources.sheets.layout import Layout
from compliance.sources.sheets.rejected_headings import NOTATION
from compliance.sources.sheets.set_aside import texts_set_aside
from compliance.sources.texts import ColumnCells, TextTable, texts_in

Tables = Sequence[tuple[RecordKind, TextTable]]


@dataclass(frozen=True)
class SettledLocale:
    """How the texts of a sheet write numbers and dates, and what told it.

    Attributes:
        locale: The locale; None if nothing tells it, or cells contradict one another or what was stated.
        by: What told it: a person, the cells, or nothing.
        against: What a cell says against the locale that was stated; None where nothing does.
        fault: Why texts are refused that may be read in two ways; None where there are none.
        place: Where that stands; None: anywhere on the sheet.
        note: What readers are told though no text is refused for it.
    """

    locale: Locale | None = None
    by: Literal["stated", "shown", "nothing"] = "nothing"
    against: Bilingual | None = None
    fault: Fault | None = None
    place: Place | None = None
    note: Fault | None = None


def settle_locale(grid: Grid, layout: Layout | None, tables: Tables, stated: Locale | None) -> SettledLocale:
    """Return how the texts of a sheet are written; cells may speak against what a person states of them.

    Tables whose rows themselves say how they are written neither show it nor speak against anything.

    Args:
        grid: The sheet.
        layout: Its rows by what they are; None for a form.
        tables: What is read of it.
        stated: The locale that a person states; None: the cells alone show it.
    """
    own = [(kind, table) for kind, table in tables if table.locale is None]
    columns: list[tuple[Column, ColumnCells]] = [
        (kind.columns[name], cells)
        for kind, table in own
        for name, cells in table.columns.items()
        if kind.columns[name].type in ("number", "censored", "date")
    ]
    texts = texts_set_aside(grid, layout, own)
    by_reading = {(column.type, column.unit): column for column, _ in columns}
    aside: list[tuple[Column, ColumnCells]] = [(column, list(texts)) for column in by_reading.values()]
    if stated is None:
        found = written_locale(columns, aside)
        return SettledLocale(found.locale, "shown" if found.locale else "nothing", fault=found.fault)
    against = find_contradiction(stated, columns, aside)
    if against is None:
        return SettledLocale(stated, "stated")
    place, where = _find(against, grid, own)
    said = Bilingual(
        vi=f"tệp được khai là `locale: {stated}` nhưng {where.vi} ghi {shown(against.text)}; sửa ô đó hoặc "
        "khai lại (--locale; riêng từng trang trong tệp của --mapping); trong tệp trả lại, ghi cách viết của "
        f"từng dòng vào cột «{NOTATION}»",
        en=f"`locale: {stated}` was stated, and {where.en} says {shown(against.text)}; mend it or state "
        "another way (--locale; by sheet in the file of --mapping); in the workbook that comes back, say of "
        f"each row how it is written in «{NOTATION}»",
    )
    fault = Fault("stated-locale", f"{said.vi}; {_READ.vi}", f"{said.en}; {_READ.en}")
    if against.is_in_doubt:
        return SettledLocale(None, "nothing", said, fault, place)
    return SettledLocale(None, "nothing", said, note=fault)


_READ = Bilingual(
    vi="ô chỉ có một cách đọc vẫn được đọc, ô đọc được hai cách bị loại",
    en="what has one reading is read, what may be read in two ways is refused",
)


def _find(found: Contradiction, grid: Grid, tables: Tables) -> tuple[Place, Bilingual]:
    """Return where a text stands first, as a place and in words."""
    for kind, table in tables:
        for name, cells in table.columns.items():
            column = kind.columns[name]
            if found.column not in (None, column):
                continue
            row = pc.index(texts_in(cells), found.text).as_py()
            if row >= 0:
                own = table.header_places.get(name)
                # In a form each value has a line of its own.
                line = own.line if own and own.line and own.line > table.lines[row] else table.lines[row]
                return grid.place(line, name=name), Bilingual(
                    vi=f"dòng {line}, cột «{column.label.vi}»", en=f"line {line}, {name}"
                )
    lines = [line for line, cells in grid.rows if found.text in cells]
    lines += [lost.line for lost in grid.lost if found.text in lost.text]
    line = lines[0] if lines else None
    return grid.place(line), Bilingual(
        vi=f"dòng {line} (ô không đọc được)", en=f"line {line}, which is not read"
    )
