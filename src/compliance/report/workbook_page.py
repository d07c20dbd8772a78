"""How a sheet of the workbook is laid out: title, date, headings, rows; and printed on A4."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from compliance.model.texts import Lang
from compliance.model.values import format_date
from compliance.report.entry_sheet import write_text
from compliance.report.words import agreement_line, word
from compliance.report.workbook_words import HEADINGS, SHEETS, say
from compliance.sweep import SweepResult

_FONT = "Times New Roman"
_HEAD = PatternFill("solid", fgColor="E3ECF5")
_SIDE = Side(style="thin", color="9AA5B1")
_LINE = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_DATE = "dd/mm/yyyy"
_LINE_POINTS, _MAX_POINTS = 14.5, 409.0
_LETTERS, _BOLD_LETTERS = 1.22, 0.95
"""How many letters of a text, and of a heading, stand at least in one unit of a column's width."""

FIRST_ROW = 5
"""The row of the headings, below title and date."""

Field = str | int | Decimal | date | None


@dataclass(frozen=True)
class Sheet:
    """A sheet of the workbook.

    Attributes:
        key: Its key in the words.
        columns: Heading and width in characters of each column.
        rows: Its rows, a value a column.
        unprinted: Number of its last columns that are not printed.
    """

    key: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Field]]
    unprinted: int = 0


def add_sheet(page: Worksheet, sheet: Sheet, result: SweepResult, lang: Lang) -> None:
    """Lay a sheet out: title, date, notes, headings, rows."""
    last = get_column_letter(len(sheet.columns) - sheet.unprinted)
    agreement = result.agreement
    about = (
        f"{result.register.manifest.title or ''} - {word('as_of', lang)}: {format_date(result.as_of, lang)}. "
    )
    lines = [
        (say(SHEETS[sheet.key][1], lang), Font(name=_FONT, size=14, bold=True)),
        (about + word("draft", lang), Font(name=_FONT, size=11, italic=True)),
        (
            agreement_line(agreement.verdicts, agreement.rejudged, agreement.disagreements, lang),
            Font(name=_FONT, size=10, color="5A6572"),
        ),
    ]
    for number, (text, font) in enumerate(lines, start=1):
        page.merge_cells(f"A{number}:{last}{number}")
        cell = page.cell(number, 1)
        write_text(cell, text)
        cell.font = font
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.row_dimensions[2].height = 32
    for column, (heading, width) in enumerate(sheet.columns, start=1):
        head = page.cell(FIRST_ROW, column, say(HEADINGS[heading], lang))
        head.font, head.fill, head.border = Font(name=_FONT, size=11, bold=True), _HEAD, _LINE
        head.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        page.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(sheet.rows, start=FIRST_ROW + 1):
        for column, value in enumerate(row, start=1):
            _fill(page.cell(number, column), value)
        page.row_dimensions[number].height = _height(row, sheet.columns)
    if not sheet.rows:
        _fill(page.cell(FIRST_ROW + 1, 1), say("nothing", lang))
    page.freeze_panes = f"A{FIRST_ROW + 1}"
    bottom = FIRST_ROW + max(len(sheet.rows), 1)
    page.auto_filter.ref = f"A{FIRST_ROW}:{get_column_letter(len(sheet.columns))}{bottom}"
    page.print_area = f"A1:{last}{bottom}"
    headings = [say(HEADINGS[heading], lang) for heading, _ in sheet.columns]
    page.row_dimensions[FIRST_ROW].height = _height(headings, sheet.columns, _BOLD_LETTERS)
    _set_up_print(page)


def _height(row: Sequence[Field], columns: Sequence[tuple[str, int]], letters: float = _LETTERS) -> float:
    """Return how high a row must be for all its texts, in points; the reckoning is on the safe side."""
    lines = [
        sum(len(textwrap.wrap(part, int(width * letters))) or 1 for part in str(value).split("\n"))
        for value, (_, width) in zip(row, columns, strict=True)
        if value is not None
    ]
    return min(max(lines, default=1) * _LINE_POINTS + 3, _MAX_POINTS)


def _fill(cell: Cell | MergedCell, value: Field) -> None:
    """Put a value into a cell: dates and numbers as such, and a text to the letter."""
    if isinstance(value, str):
        write_text(cell, value)
    else:
        cell.value = value
    if isinstance(value, date):
        cell.number_format = _DATE
    elif isinstance(value, Decimal):
        cell.number_format = _format_of(value)
    cell.font, cell.border = Font(name=_FONT, size=11), _LINE
    centred = "center" if isinstance(value, date | int | Decimal) else None
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal=centred)


def _format_of(value: Decimal) -> str:
    """Return the format of a number: all its decimals, and no decimal mark where it has none."""
    decimals = f"{value.normalize():f}".partition(".")[2]
    return f"#,##0.{'0' * len(decimals)}" if decimals else "#,##0"


def _set_up_print(page: Worksheet) -> None:
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    page.print_title_rows = f"{FIRST_ROW}:{FIRST_ROW}"
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top = page.page_margins.bottom = 0.6
    page.page_margins.header = page.page_margins.footer = 0.3
    page.oddFooter.center.text = "&P/&N"  # type: ignore[union-attr]
