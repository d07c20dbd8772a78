"""How a sheet that officers type into is laid out: headings, formats, checks, notes, protection, print."""

import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

FONT = "Times New Roman"
TEXT = "@"
"""The format of cells that keep what is typed into them, such as leading zeros."""

LAST_ROW = 10_000
"""The last row that is prepared for data."""

CELL_CHARACTERS = 32_767
"""How many characters a cell of Excel holds."""

_LAST_COLUMN = 16_384
_SIDE = Side(style="thin", color="9AA5B1")
LINE = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_FILLS = {
    name: PatternFill("solid", fgColor=color)
    for name, color in (("required", "F9D9B8"), ("field", "E3ECF5"), ("told", "E7E6E6"), ("fault", "FFC7CE"))
}
_PAGE_WIDTH = 165
"""How many units of width an A4 page holds across at a size that can be read."""

_UNWRITABLE = re.compile(
    "_(?=x[0-9A-Fa-f]{4}_)|[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # as XML 1.0 has them
)


@dataclass(frozen=True)
class EntryColumn:
    """A column of a sheet that officers type into.

    Attributes:
        headings: Its headings, one a header row.
        width: Its width in characters.
        note: What the note of its heading says; empty for none.
        fill: `required`, `field`, or `told` for what the workbook tells.
        number_format: How its cells show what they hold.
        check: What Excel accepts in its cells and tells who types there; None: anything.
    """

    headings: tuple[str, ...]
    width: float
    note: str = ""
    fill: str = "field"
    number_format: str = TEXT
    check: DataValidation | None = None


def add_styles(book: Workbook) -> None:
    """Add the styles of text cells, `entry` and `fault`, told apart by their colour, and of `told` ones."""
    for name in ("entry", "fault", "told"):
        style = NamedStyle(name, number_format=TEXT, font=Font(name=FONT, size=11), border=LINE)
        style.alignment = Alignment(wrap_text=True, vertical="top")
        style.protection = Protection(locked=False)
        if name in _FILLS:
            style.fill = _FILLS[name]
        book.add_named_style(style)


def lay_out(page: Worksheet, columns: Sequence[EntryColumn], *, frozen: int = 1) -> None:
    """Write the header of a sheet and prepare its columns for data; only the header is protected.

    Args:
        page: An empty sheet.
        columns: Its columns, from the left.
        frozen: How many columns stay in sight.
    """
    header = len(columns[0].headings)
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        _write_headings(page, number, column)
        page.column_dimensions[letter] = _unlocked(page, letter, number, number, column)
        if column.check is not None:
            column.check.add(f"{letter}{header + 1}:{letter}{LAST_ROW}")
            page.add_data_validation(column.check)
    after = len(columns) + 1
    rest = EntryColumn((), 12, number_format="General")
    # Whole rows can be deleted only if all their cells are unlocked.
    letter = get_column_letter(after)
    page.column_dimensions[letter] = _unlocked(page, letter, after, _LAST_COLUMN, rest)
    for row in range(1, header + 1):
        texts = [(column.headings[row - 1], column.width) for column in columns]
        page.row_dimensions[row].height = height_of(texts, letters=0.9 if row == 1 else 1.3)
    page.freeze_panes = f"{get_column_letter(frozen + 1)}{header + 1}"
    last = get_column_letter(len(columns))
    page.auto_filter.ref = f"A{header}:{last}{max(LAST_ROW, page.max_row)}"
    _protect_header(page)
    set_up_print(page, sum(column.width for column in columns))
    page.print_title_rows = f"1:{header}"
    page.print_title_cols = f"A:{get_column_letter(frozen)}"


def _write_headings(page: Worksheet, number: int, column: EntryColumn) -> None:
    for row, heading in enumerate(column.headings, start=1):
        cell = page.cell(row, number)
        write_text(cell, heading)
        bold = row == 1
        cell.font = Font(name=FONT, size=11 if bold else 8, bold=bold, color=None if bold else "7F7F7F")
        cell.fill, cell.border = _FILLS[column.fill], LINE
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
    if column.note:
        add_note(page.cell(1, number), column.note)


def _unlocked(page: Worksheet, letter: str, first: int, last: int, column: EntryColumn) -> ColumnDimension:
    made = ColumnDimension(page, index=letter, width=column.width, min=first, max=last)
    made.number_format = column.number_format
    made.font, made.protection = Font(name=FONT, size=11), Protection(locked=False)
    made.alignment = Alignment(vertical="top", wrap_text=column.number_format == TEXT)
    return made


def _protect_header(page: Worksheet) -> None:
    """Lock what is not unlocked, without a password; in openpyxl False means that something is allowed."""
    locked = page.protection
    locked.formatColumns = locked.formatRows = locked.insertRows = locked.deleteRows = False
    locked.sort = locked.autoFilter = False
    locked.enable()


def write_text(cell: Cell | MergedCell, text: str) -> None:
    """Put a text into a cell to the letter, never as a formula, a number or an error.

    A text longer than a cell holds is cut; see `CELL_CHARACTERS`.
    """
    kept = text[:CELL_CHARACTERS]
    while len(written := _UNWRITABLE.sub(_escape, kept)) > CELL_CHARACTERS:
        kept = kept[: len(kept) - (len(written) - CELL_CHARACTERS + 6) // 7]
    if written:
        cell.value = written
        cell.data_type = "s"


def _escape(found: re.Match[str]) -> str:
    """Return how a workbook writes what XML cannot. Source: ECMA-376, part 1, 22.9.2.19 (ST_Xstring)."""
    return f"_x{ord(found[0]):04X}_"


def add_note(cell: Cell | MergedCell, text: str) -> None:
    """Add a note to a cell, as large as its text."""
    lines = sum(len(textwrap.wrap(part, 42)) or 1 for part in text.split("\n"))
    cell.comment = Comment(_UNWRITABLE.sub("�", text), "", width=300, height=18 * lines + 14)


def height_of(texts: Iterable[tuple[str, float]], *, letters: float = 1.15, most: float = 409.0) -> float:
    """Return how high a row must be for its texts, in points.

    Args:
        texts: Text and width of each cell.
        letters: How many letters stand at least in one unit of width.
        most: The greatest height, at most 409, which is Excel's.
    """
    # Lines are counted no further than the greatest height goes.
    lines = [
        sum(len(textwrap.wrap(part, max(int(width * letters), 1))) or 1 for part in text[:3000].split("\n"))
        for text, width in texts
    ]
    return min(max(lines, default=1) * 14.5 + 4, most)


def set_up_print(page: Worksheet, width: float) -> None:
    """Make a sheet print on A4, landscape, on as many pages across as its width needs to be read."""
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = max(1, round(width / _PAGE_WIDTH)), 0
    page.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top = page.page_margins.bottom = 0.6
    page.page_margins.header = page.page_margins.footer = 0.3
    page.oddHeader.right.text = "&A"  # type: ignore[union-attr]
    page.oddFooter.center.text = "&P/&N"  # type: ignore[union-attr]
