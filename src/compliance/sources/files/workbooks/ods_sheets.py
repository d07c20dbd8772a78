"""Reads the sheets of an OpenDocument spreadsheet (.ods).

Calamine reads them too, but drops tabulators within texts, makes texts of durations and tells neither errors
nor fonts nor merged ranges. Source: OpenDocument 1.3 part 3, sections 9 (tables) and 19.385 (value types).
"""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

from compliance.sources.files.workbooks.cell_text import Lookalike, clean_text, read_text
from compliance.sources.files.workbooks.cell_value import (
    CellStyle,
    error_doubt,
    exact_number,
    external_doubt,
    formula_doubt,
    no_number,
    read_moment,
    read_number,
    unless_struck,
)
from compliance.sources.files.workbooks.number_format import number_format
from compliance.sources.files.workbooks.ods_styles import OdsStyles
from compliance.sources.files.workbooks.ods_text import OdsText, repeated
from compliance.sources.files.workbooks.refused import (
    FREELY_UNPACKED,
    MAX_COLUMNS,
    MAX_LINES,
    Refused,
    damaged,
    with_password,
)
from compliance.sources.files.workbooks.sheet_cells import Cell, Room, SheetCells
from compliance.sources.files.workbooks.xml_part import Attributes, read_xml
from compliance.sources.files.workbooks.zip_parts import ZipParts
from compliance.sources.grid import CellValue, Doubt, Epoch, Span

CONTENT, STYLES, MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"

_EPOCHS: dict[str, Epoch] = {"1899-12-30": 1900, "1904-01-01": 1904}
_CELLS = ("table:table-cell", "table:covered-table-cell")
_PASSED_OVER = (
    "office:annotation", "table:tracked-changes", "table:shapes", "table:dde-links", "text:note",
    "text:ruby-text",
)  # fmt: skip
_ERROR = re.compile(r"#(?:REF|NAME|VALUE|DIV/0|N/A|NUM|NULL)[!?]?|Err:[0-9]{3}")
_EXTERNAL = re.compile(r"'[^']*'#|\bDDE\(")
_DURATION = re.compile(r"PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})(?:[.,](\d+))?S)?")
_FLAGS = {"true": True, "false": False}
_DAY = timedelta(days=1)
_MIDNIGHT = datetime(1900, 1, 1)  # noqa: DTZ001 - of any day


@dataclass
class OdsSheet:
    """A sheet with its cells.

    Attributes:
        name: Its name.
        state: Whether it is shown.
        cells: Its cells.
        refused: Why it cannot be read, if so.
    """

    name: str
    state: Literal["visible", "hidden"]
    cells: SheetCells
    refused: Refused | None = None


@dataclass
class OdsBook:
    """What a spreadsheet holds.

    Attributes:
        sheets: Its sheets in order.
        epoch: From which day it counts plain numbers of days; None: from another day than Excel.
        has_links: Whether it takes something from other workbooks; copies of their sheets are left off.
    """

    sheets: list[OdsSheet] = field(default_factory=list)
    epoch: Epoch | None = 1900
    has_links: bool = False


def read_book(parts: ZipParts) -> OdsBook:
    """Return the sheets of a spreadsheet.

    Raises:
        Refused: It is damaged, has a password, or goes beyond the limits.
    """
    if MANIFEST in parts and b"encryption-data" in parts.read(MANIFEST):
        raise with_password()
    styles = OdsStyles()
    if STYLES in parts:
        read_xml(parts.pieces(STYLES, FREELY_UNPACKED), STYLES, styles.start, styles.end, styles.text)
    reader = _ContentReader(styles)
    read_xml(parts.pieces(CONTENT), CONTENT, reader.start, reader.end, reader.text)
    if not reader.has_sheets:
        raise damaged("không có trang tính", "it has no sheets")
    return reader.book


class _ContentReader:
    def __init__(self, styles: OdsStyles) -> None:
        self.book = OdsBook()
        self.has_sheets = False
        self._styles = styles
        self._room = Room()
        self._passed_over = 0
        self._sheet: OdsSheet | None = None
        self._is_copy = False
        self._line = self._line_count = 0
        self._is_row_hidden = False
        self._row: list[Cell] = []
        self._row_style = ""
        self._columns: list[tuple[int, str]] = []
        self._column_style_count = 0
        self._column = 0
        self._cell: Attributes | None = None
        self._text = OdsText(styles)

    def start(self, tag: str, attributes: Attributes) -> None:
        if self._passed_over or tag in _PASSED_OVER or tag.startswith("draw:"):
            self._passed_over += 1
        elif self._cell is not None:
            self._text.start(tag, attributes)
        elif tag in _CELLS:
            self._cell, self._text = attributes, OdsText(self._styles)
        elif tag == "table:table-row":
            self._line += 1
            self._line_count = repeated(attributes, "table:number-rows-repeated", MAX_LINES)
            self._is_row_hidden = attributes.get("table:visibility", "visible") != "visible"
            self._row, self._column = [], 0
            self._row_style = attributes.get("table:default-cell-style-name", "")
        elif tag == "table:table-column":
            self._start_column(attributes)
        elif tag == "table:table":
            self._start_sheet(attributes)
        elif tag == "table:table-source":
            self._is_copy = True
        elif tag == "table:null-date":
            self.book.epoch = _EPOCHS.get(attributes.get("table:date-value", "1899-12-30"))
        elif tag == "table:named-expression":
            self.book.has_links |= bool(_EXTERNAL.search(attributes.get("table:expression", "")))
        elif tag == "office:spreadsheet":
            self.has_sheets = True
        else:
            self._styles.start(tag, attributes)

    def end(self, tag: str) -> None:
        if self._passed_over:
            self._passed_over -= 1
        elif self._cell is not None:
            if tag in _CELLS:
                self._end_cell(self._cell)
                self._cell = None
            else:
                self._text.end(tag)
        elif tag == "table:table-row":
            self._end_row()
        elif tag == "table:table":
            self._end_sheet()
        else:
            self._styles.end(tag)

    def text(self, text: str) -> None:
        if self._passed_over:
            return
        if self._cell is None:
            self._styles.text(text)
        else:
            self._text.text(text)

    def _start_sheet(self, attributes: Attributes) -> None:
        if self._sheet is not None:
            raise damaged("bảng lồng trong bảng", "a table stands in a table")
        is_hidden = self._styles.hides_table(attributes.get("table:style-name", ""))
        state: Literal["visible", "hidden"] = "hidden" if is_hidden else "visible"
        self._sheet = OdsSheet(attributes.get("table:name", ""), state, SheetCells(self._room))
        self._is_copy = False
        self._line, self._columns, self._column_style_count = 0, [], 0

    def _end_sheet(self) -> None:
        if self._sheet is not None and not self._is_copy:
            self.book.sheets.append(self._sheet)
        self.book.has_links |= self._is_copy
        self._sheet = None

    def _start_column(self, attributes: Attributes) -> None:
        if len(self._columns) >= MAX_COLUMNS:
            raise damaged("quá nhiều cột", "too many columns")
        first = self._column_style_count + 1
        self._column_style_count += repeated(attributes, "table:number-columns-repeated", MAX_COLUMNS)
        self._columns.append((self._column_style_count, attributes.get("table:default-cell-style-name", "")))
        if self._sheet is not None and attributes.get("table:visibility", "visible") != "visible":
            self._sheet.cells.hide_columns(first, self._column_style_count)

    def _end_cell(self, cell: Attributes) -> None:
        count = repeated(cell, "table:number-columns-repeated", MAX_COLUMNS)
        self._column += count
        first = self._column - count + 1
        if self._sheet is None or self._sheet.refused or self._is_copy:
            return
        self._note_span(self._sheet.cells, cell, first)
        if not self._text.runs and "office:value-type" not in cell and "table:formula" not in cell:
            return
        try:
            if self._column > MAX_COLUMNS:
                raise damaged("quá nhiều cột", "too many columns")
            value = self._value(cell, self._styles.cell(self._style_name(cell, first)))
        except Refused as refused:
            refused.line, refused.column = self._line, first
            self._sheet.refused = refused
            return
        if value is not None:
            self._row += [None] * (first - 1 - len(self._row)) + [value] * count

    def _end_row(self) -> None:
        if self._sheet is None:
            return
        if self._sheet.refused is None and not self._is_copy:
            try:
                for line in range(self._line, self._line + self._line_count) if self._row else ():
                    if self._is_row_hidden:
                        self._sheet.cells.hidden_lines.add(line)
                    self._sheet.cells.add_row(line, list(self._row))
            except Refused as refused:
                self._sheet.refused = refused
        self._line += self._line_count - 1

    def _note_span(self, cells: SheetCells, cell: Attributes, column: int) -> None:
        down = repeated(cell, "table:number-rows-spanned", MAX_LINES)
        right = repeated(cell, "table:number-columns-spanned", MAX_COLUMNS)
        if down > 1 or right > 1:
            cells.merge(Span(self._line, column, self._line + down - 1, column + right - 1))

    def _style_name(self, cell: Attributes, column: int) -> str:
        name = cell.get("table:style-name") or self._row_style
        if not name:
            name = next((style for last, style in self._columns if column <= last), "")
        return name

    def _value(self, cell: Attributes, style: CellStyle) -> Cell:
        formula = cell.get("table:formula")
        if formula is None:
            return self._stored_value(cell, style)
        text = clean_text(self._text.whole) or ""
        formula = formula.partition(":=")[2] if ":=" in formula[:8] else formula.removeprefix("=")
        if cell.get("calcext:value-type") == "error" or _ERROR.fullmatch(text):
            return error_doubt(text)
        if "office:value-type" not in cell and not self._text.has_paragraphs:
            return formula_doubt(formula)
        value = self._stored_value(cell, style)
        if _EXTERNAL.search(formula) and not isinstance(value, Doubt):
            return external_doubt(formula, text if isinstance(value, Lookalike) else value)
        return value

    def _stored_value(self, cell: Attributes, style: CellStyle) -> Cell:
        get = cell.get
        try:
            match get("office:value-type"):
                case "float" | "currency":
                    number = float(get("office:value", ""))
                    if style.format.shows in ("date", "time", "duration"):
                        return unless_struck(exact_number(number), style)
                    return read_number(number, style, 1900)
                case "percentage":
                    shows = style.format if style.format.is_percent else number_format("0%")
                    return read_number(float(get("office:value", "")), CellStyle(shows, style.face), 1900)
                case "boolean":
                    return unless_struck(_FLAGS[get("office:boolean-value", "")], style)
                case "date":
                    moment = datetime.fromisoformat(get("office:date-value", ""))
                    return unless_struck(read_moment(moment.replace(tzinfo=None), style.format), style)
                case "time":
                    return unless_struck(_read_duration(get("office:time-value", ""), style), style)
                case "string" | None:
                    if not self._text.has_paragraphs and "office:string-value" in cell:
                        return read_text([(cell["office:string-value"], style.face)])
                    face = style.face
                    return read_text(
                        [(t, replace(face, **look) if look else face) for t, look in self._text.runs]
                    )
        except (ValueError, OverflowError, KeyError):
            pass
        return no_number(self._text.whole.strip())


def _read_duration(text: str, style: CellStyle) -> CellValue:
    match = _DURATION.fullmatch(text)
    if not match:
        raise ValueError(text)
    hours, minutes, seconds = (int(part or 0) for part in match.groups()[:3])
    milliseconds = round(float(f"0.{match[4] or 0}") * 1000)
    length = timedelta(hours=hours, minutes=minutes, seconds=seconds, milliseconds=milliseconds)
    if style.format.shows == "duration" or length >= _DAY:
        return length
    return (_MIDNIGHT + length).time()
