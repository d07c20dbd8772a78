"""Good tables written as workbooks and damaged at random: cells, types, formats, and the bytes of the file.

Each workbook is a function of its seed; the cells of each line stay known, as the program must see them.
"""

import io
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeAlias

from damaged_cells import CELL_DAMAGES
from damaged_files import BYTE_DAMAGES, damage
from good_tables import GoodTable, foreign_rows, good_table, written
from openpyxl import Workbook
from openpyxl.styles import Font

from compliance.model.schema import KINDS

Typed: TypeAlias = str | int | float | bool | date | None
Grid: TypeAlias = list[list[Typed]]

ODD_FORMATS = ("0%", "00000", "d-mmm", "0.0", "#,##0", "0,", "@", "mmm-yy", "h:mm", '"GD-"0', "dd/mm/yyyy")


@dataclass(frozen=True)
class DamagedWorkbook:
    """A workbook that was damaged.

    Attributes:
        good: What it was made from.
        done: The damages, in order.
        lines: What the cells of each line hold; None for one of which that is not known, such as a formula.
        touched: The lines, from 1, of which a format, font or merged range was changed.
        is_whole: Whether its bytes are as they were written.
        data: Its bytes.
        foreign: Lines, from 1, that hold no record of its kind.
    """

    good: GoodTable
    done: tuple[str, ...]
    lines: Grid
    touched: frozenset[int]
    is_whole: bool
    data: bytes
    foreign: frozenset[int]


def typed_cells(good: GoodTable) -> Grid:
    """Return the header and rows of a table as Excel types them."""
    types = [KINDS[good.plural].columns[name].type for name in good.names]
    rows = [[_typed(kind, cell) for kind, cell in zip(types, row, strict=True)] for row in good.truth]
    return [list(good.names), *rows]


def _typed(kind: str, cell: str) -> Typed:
    if not cell:
        return None
    if kind == "date":
        return date.fromisoformat(cell)
    if kind in ("number", "censored", "whole"):
        number = Decimal(cell)
        return int(number) if number == int(number) else float(number)
    return cell == "true" if kind == "flag" else cell


def damaged_workbook(seed: int) -> DamagedWorkbook:
    """Return the damaged workbook of a seed."""
    chance = random.Random(seed)  # noqa: S311
    good = replace(good_table(chance), broken=None)
    done: list[str] = []
    cells = typed_cells(good)
    for _ in range(chance.randint(0, 3)):
        cells = damage(chance, done, (_as_text_damage, *TYPED_DAMAGES, *TYPED_DAMAGES), cells)
    cells, foreign = _with_foreign(chance, done, good, cells)
    book = Workbook()
    page = book.worksheets[0]
    page.title = good.plural
    for line, row in enumerate(cells, start=1):
        for column, value in enumerate(row, start=1):
            page.cell(line, column, value)
    touched: set[int] = set()
    for _ in range(chance.choice((0, 0, 1, 2))):
        cell = page.cell(chance.randrange(1, len(cells) + 1), chance.randrange(1, len(good.names) + 1))
        touched.add(cell.row)
        if chance.random() < 0.6:
            done.append("format_changed")
            cell.number_format = chance.choice(ODD_FORMATS)
        else:
            done.append("font_changed")
            cell.font = Font(name=chance.choice((".VnTime", "VNI-Times", "Webdings", "Wingdings", "Symbol")))
    if chance.random() < 0.15:
        touched |= _merge(chance, done, page, cells)
    buffer = io.BytesIO()
    book.save(buffer)
    data, is_whole = buffer.getvalue(), chance.random() < 0.8
    if not is_whole:
        data = damage(chance, done, BYTE_DAMAGES, data)
    return DamagedWorkbook(good, tuple(done), cells, frozenset(touched), is_whole, data, foreign)


def _with_foreign(
    chance: random.Random, done: list[str], good: GoodTable, cells: Grid
) -> tuple[Grid, frozenset[int]]:
    """Return rows, at times with some above or below that are no records of theirs, and where these are."""
    if chance.random() > 0.1:
        return cells, frozenset()
    rows: Grid = [[cell or None for cell in row] for row in foreign_rows(chance, good)]
    gap: Grid = chance.choice(([], [[]]))
    if chance.random() < 0.3:
        done.append("foreign_above")
        return [*rows, *gap, *cells], frozenset(range(1, len(rows) + 1))
    done.append("foreign_below")
    first = len(cells) + len(gap) + 1
    return [*cells, *gap, *rows], frozenset(range(first, first + len(rows)))


def _merge(chance: random.Random, done: list[str], page, cells: Grid) -> set[int]:  # type: ignore[no-untyped-def]
    """Merge a range of a sheet; all its cells but the first become blank, as Excel makes them."""
    done.append("merged")
    top, left = chance.randrange(1, len(cells) + 1), chance.randrange(1, len(cells[0]) + 1)
    bottom, right = top + chance.randint(0, 2), left + chance.choice((0, 0, 1))
    page.merge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)
    first = cells[top - 1][left - 1] if left <= len(cells[top - 1]) else None
    for line in range(top, min(bottom, len(cells)) + 1):
        for column in range(left, min(right, len(cells[line - 1])) + 1):
            cells[line - 1][column - 1] = first if left == right else None
    if left < right and left <= len(cells[top - 1]):
        cells[top - 1][left - 1] = first
    return set(range(top, bottom + 1))


def _as_text_damage(chance: random.Random, cells: Grid) -> Grid:
    """Damage cells as those of a text file; what stays as it was keeps its type."""
    texts = [[_shown(cell) for cell in row] for row in cells]
    typed = {(_shown(cell)): cell for row in cells for cell in row}
    way = chance.choice(CELL_DAMAGES)
    return [[typed.get(text, text) for text in row] for row in way(chance, texts)]


def _shown(cell: Typed) -> str:
    return "" if cell is None else str(cell)


def _change(
    chance: random.Random, cells: Grid, kinds: tuple[type, ...], change: Callable[[Typed], Typed]
) -> Grid:
    places = [(r, c) for r in range(1, len(cells)) for c, cell in enumerate(cells[r]) if type(cell) in kinds]
    if places:
        row, column = chance.choice(places)
        cells[row][column] = change(cells[row][column])
    return cells


def number_as_text(chance: random.Random, cells: Grid) -> Grid:
    locale = chance.choice(("iso", "vi"))
    return _change(chance, cells, (int, float), lambda cell: written("number", str(cell), locale))


def day_as_text(chance: random.Random, cells: Grid) -> Grid:
    way = chance.choice(("%d/%m/%Y", "%Y-%m-%d", "%m/%d/%Y", "%d-%b-%y", "%Y", "%d/%m/%y"))
    return _change(chance, cells, (date,), lambda cell: f"{cell:{way}}")


def day_as_count(chance: random.Random, cells: Grid) -> Grid:
    return _change(chance, cells, (date,), lambda cell: (cell - date(1899, 12, 30)).days)  # type: ignore[operator]


def day_with_time(chance: random.Random, cells: Grid) -> Grid:
    at = time(chance.choice((0, 7)))
    return _change(chance, cells, (date,), lambda cell: datetime.combine(cell, at))  # type: ignore[arg-type]


def number_as_day(chance: random.Random, cells: Grid) -> Grid:
    return _change(chance, cells, (int, float), lambda cell: date(2025, 1 + int(cell or 0) % 12, 1))  # type: ignore[arg-type]


def flag_as_sign(chance: random.Random, cells: Grid) -> Grid:
    sign = chance.choice((1, 0, 2, "x", "X", "a", "có", "không", "✓", "TRUE", "-"))
    return _change(chance, cells, (bool,), lambda _: sign)


def text_as_number(chance: random.Random, cells: Grid) -> Grid:
    number = chance.choice((5, 3424, 2.5, True, date(2025, 5, 1)))
    return _change(chance, cells, (str,), lambda _: number)


def number_in_error(chance: random.Random, cells: Grid) -> Grid:
    text = chance.choice(("#REF!", "#N/A", "=1+1", "=SUM(A1:A3)", "#DIV/0!"))
    return _change(chance, cells, (int, float, str, date), lambda _: text)


def blank_row(chance: random.Random, cells: Grid) -> Grid:
    cells.insert(chance.randrange(len(cells) + 1), [None] * len(cells[0]))
    return cells


def note_row(chance: random.Random, cells: Grid) -> Grid:
    said = chance.choice(("Ghi chú: giả định", "II. Khu vực phía nam", "Tổng cộng", "Người lập biểu", "x"))
    row: list[Typed] = [None] * len(cells[0])
    row[chance.randrange(len(row))] = said
    cells.insert(chance.randrange(1, len(cells) + 1), row)
    return cells


def cell_beyond(chance: random.Random, cells: Grid) -> Grid:
    cells[chance.randrange(len(cells))].append(chance.choice(("đã kiểm tra", 5, date(2025, 5, 1))))
    return cells


def heading_again(chance: random.Random, cells: Grid) -> Grid:
    cells.insert(chance.randrange(1, len(cells) + 1), list(cells[0]))
    return cells


def blank_column(chance: random.Random, cells: Grid) -> Grid:
    at = chance.randrange(len(cells[0]))
    for row in cells:
        row.insert(at, None)
    return cells


TYPED_DAMAGES = (
    number_as_text, day_as_text, day_as_count, day_with_time, number_as_day, flag_as_sign, text_as_number,
    number_in_error, blank_row, note_row, cell_beyond, heading_again, blank_column,
)  # fmt: skip
