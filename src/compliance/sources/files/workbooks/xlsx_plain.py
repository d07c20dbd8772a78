"""Reads plain sheets of Excel with calamine, which is fast; a sheet is plain if calamine cannot misread it.

Calamine makes a blank of an error and of a formula without a result, midnight of a day below zero, and holds
a cell for each of the rectangle that the farthest two cells span. So `xlsx_look` looks a sheet through
before, and here styles are tried that calamine may take otherwise. Any sheet that is not plain is read by
`xlsx_sheet`; both say the same of a plain one.

Calamine is called directly: by way of pandas a date would become a moment, and the first column and line of
the cells would not be told.
"""

import math
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, load_workbook

from compliance.sources.files.workbooks.cell_text import clean_text, is_plain_font
from compliance.sources.files.workbooks.cell_value import exact_number, read_number
from compliance.sources.files.workbooks.face import Face
from compliance.sources.files.workbooks.refused import MAX_CHARACTERS, Refused
from compliance.sources.files.workbooks.sheet_cells import Cell, SheetCells
from compliance.sources.files.workbooks.xlsx_book import XlsxBook
from compliance.sources.files.workbooks.xlsx_look import (
    NotPlain,
    PlainStyles,
    SheetLook,
    longest_text,
    look_through,
)
from compliance.sources.files.workbooks.xlsx_sheet import read_frame
from compliance.sources.grid import CellValue

_SAMPLE = 45_000.5
_FIRST_YEAR = 1905
"""Earlier days are left to the careful reading: workbooks count a 29 February 1900, and zero is no day."""

_MOMENTS = ("date", "time", "duration")

_TEXTS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"


def read_plain_sheets(book: XlsxBook) -> dict[int, SheetCells]:
    """Return the cells of the plain worksheets of a workbook, by their number from 0."""
    looks: dict[int, SheetLook] = {}
    try:
        longest = longest_text(book)
        plain_styles = _plain_styles(book)
    except (NotPlain, Refused, CalamineError):
        return {}
    for i, sheet in enumerate(book.sheets):
        if sheet.kind == "worksheet":
            with suppress(NotPlain, Refused):
                looks[i] = look_through(book, sheet.part, longest, plain_styles)
    if not looks:
        return {}
    parts = {_sheet_part(i): book.sheets[i].part for i in looks}
    if book.texts_part:
        parts[_TEXTS] = book.texts_part
    if book.styles_part:
        parts[_STYLES] = book.styles_part
    plain: dict[int, SheetCells] = {}
    try:
        workbook = _open(book.parts.repacked(parts, _frame_parts(list(looks), book.epoch)))
    except CalamineError:
        return plain
    for place, (i, look) in enumerate(looks.items()):
        left = book.room.left
        cells = SheetCells(book.room, hidden_lines=look.hidden_lines, has_plain_fonts=True)
        try:
            read_frame(book, book.sheets[i].part, look.frame, cells)
            _take_rows(workbook.get_sheet_by_index(place), cells)
            plain[i] = cells
        except (NotPlain, Refused, CalamineError):
            book.room.left = left
    return plain


def _plain_styles(book: XlsxBook) -> PlainStyles:
    """Return the styles under which calamine reads a number as we do, without a doubt.

    Raises:
        NotPlain: The style of cells that name none bears on values; calamine leaves it aside.
    """
    count = len(book.styles)
    others = _frame_parts([0], book.epoch)
    rows = "".join(
        f'<row r="{i + 1}"><c r="A{i + 1}" s="{i}"><v>{_SAMPLE}</v></c></row>' for i in range(count)
    )
    others[_sheet_part(0)] = f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()
    workbook = _open(book.parts.repacked({_STYLES: book.styles_part} if book.styles_part else {}, others))
    read = [row[0] for row in workbook.get_sheet_by_index(0).to_python()] if count else []
    values = _PlainValues()
    plain = {
        i
        for i, (style, value) in enumerate(zip(book.styles, read, strict=True))
        if is_plain_font(style.face.font)
        and style.face == Face(style.face.font)
        and (style.format.is_plain or (style.format.shows in _MOMENTS and style.format.lacks is None))
        and _same(values[type(value)](value), read_number(_SAMPLE, style, book.epoch))
    }
    if count and (0 not in plain or book.styles[0].format.shows != "number"):
        raise NotPlain
    return PlainStyles(
        frozenset(str(i).encode() for i in plain),
        frozenset(str(i).encode() for i in plain if book.styles[i].format.shows in _MOMENTS),
    )


def _frame_parts(sheets: list[int], epoch: int) -> dict[str, bytes]:
    """Return the parts that make some sheets a workbook."""
    listed = "".join(f'<sheet name="{i}" sheetId="{i + 1}" r:id="r{i}"/>' for i in sheets)
    related = "".join(
        f'<Relationship Id="r{i}" Type="{_OFFICE}/relationships/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in sheets
    )
    first_day = ' date1904="1"' if epoch == 1904 else ""
    return {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships><Relationship Id="r0" Type="{_OFFICE}/relationships/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>'.encode(),
        "xl/workbook.xml": f'<workbook xmlns:r="{_OFFICE}/relationships"><workbookPr{first_day}/>'
        f"<sheets>{listed}</sheets></workbook>".encode(),
        "xl/_rels/workbook.xml.rels": f"<Relationships>{related}</Relationships>".encode(),
    }


def _sheet_part(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"


def _open(packed: bytes) -> CalamineWorkbook:
    return load_workbook(BytesIO(packed))


def _take_rows(sheet: CalamineSheet, cells: SheetCells) -> None:
    if sheet.start is None:
        return
    first_line, first_column = sheet.start
    before: list[Cell] = [None] * first_column
    values = _PlainValues()
    for line, row in enumerate(sheet.to_python(), start=first_line + 1):
        cells.add_row(line, before + [values[type(value)](value) for value in row])


class _PlainValues(dict[type, Callable[[Any], CellValue]]):
    """What makes a value of ours of one of calamine's, by its type; equal texts and days are looked at once.

    Each raises `NotPlain` for a value that calamine may have misread.
    """

    def __init__(self) -> None:
        texts, days = _Known(_plain_text), _Known(_plain_day)
        super().__init__(
            {
                str: texts.__getitem__,
                float: _plain_number,
                date: days.__getitem__,
                datetime: days.__getitem__,
                bool: _itself,
                timedelta: _itself,
            }
        )

    def __missing__(self, kind: type) -> Callable[[Any], CellValue]:
        raise NotPlain(kind)


class _Known(dict[Any, CellValue]):
    """The values made so far by one function."""

    def __init__(self, make: Callable[[Any], CellValue]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, value: Any) -> CellValue:
        made = self[value] = self._make(value)
        return made


def _plain_text(text: str) -> str | None:
    if len(text) > MAX_CHARACTERS:
        raise NotPlain
    return clean_text(text)


def _plain_number(number: float) -> CellValue:
    if not math.isfinite(number):
        raise NotPlain
    return exact_number(number)


def _itself(value: Any) -> CellValue:
    return value  # type: ignore[no-any-return]


def _plain_day(day: date) -> date:
    if day.year < _FIRST_YEAR:
        raise NotPlain
    return day.date() if isinstance(day, datetime) and day.time() == time() else day


def _same(one: CellValue, other: CellValue) -> bool:
    return type(one) is type(other) and one == other
