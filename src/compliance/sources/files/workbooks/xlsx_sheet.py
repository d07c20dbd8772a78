"""Reads a sheet of Excel cell by cell, whatever it holds: formulas, errors, fonts, formats, scattered cells.

This is what a sheet means. `xlsx_plain` reads the plain ones faster, and comes to the same.

Source: ECMA-376 part 1, section 18.3 (worksheets).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time

from compliance.sources.files.workbooks.cell_text import Lookalike, read_text, too_many_characters
from compliance.sources.files.workbooks.cell_value import (
    CellStyle,
    error_doubt,
    external_doubt,
    formula_doubt,
    no_number,
    read_moment,
    read_number,
    unless_struck,
)
from compliance.sources.files.workbooks.refused import MAX_CELLS, MAX_COLUMNS, MAX_LINES, Refused, damaged
from compliance.sources.files.workbooks.sheet_cells import COLUMNS, Cell, SheetCells
from compliance.sources.files.workbooks.xlsx_book import XlsxBook
from compliance.sources.files.workbooks.xlsx_text import RichText, TextCollector, runs_in, unescaped
from compliance.sources.files.workbooks.xml_part import Attributes, is_true, local, read_xml
from compliance.sources.grid import CellValue, Doubt, Span

KNOWN_VALUES = 200_000
"""Values of a sheet that are remembered, so that equal ones are read once."""

MAX_STRETCHES = 64
"""Stretches in which the text of a value or formula may come; usual ones are of 8,192 characters."""

_OF_TEXT = ("t", "r", "rPr", "rFont", "strike", "vertAlign", "rPh")
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@dataclass
class _Formula:
    """The formula of a cell; of one that others share, `text` may be blank in those."""

    kind: str
    group: str
    range: str
    text: list[str] = field(default_factory=list)


@dataclass
class _Array:
    """The range that one formula fills, whose results are doubts; its blanks too, if none is stored."""

    span: Span
    doubt: Callable[[CellValue], Doubt]
    has_blanks: bool


def read_sheet(book: XlsxBook, part: str) -> SheetCells:
    """Return the cells of a sheet.

    Raises:
        Refused: It is damaged or goes beyond the limits.
    """
    reader = _SheetReader(book)
    book.load_texts()
    read_xml(book.parts.pieces(part), part, reader.start, reader.end, reader.text)
    return reader.cells


def read_frame(book: XlsxBook, part: str, frame: bytes, cells: SheetCells) -> None:
    """Take in what a sheet says beside its rows: merged ranges, hidden columns."""
    reader = _SheetReader(book)
    reader.cells = cells
    read_xml([frame], part, reader.start, reader.end, reader.text)


class _SheetReader:
    def __init__(self, book: XlsxBook) -> None:
        self.cells = SheetCells(book.room)
        self._book = book
        self._known: dict[tuple[str, str, str | RichText], Cell] = {}
        self._shared: dict[str, str] = {}
        self._arrays: list[_Array] = []
        self._arrays_visited = 0
        self._collector = TextCollector()
        self._own_text: str | RichText = ""
        self._hides_rows = False
        self._line = self._column = 0
        self._line_text = "0"
        self._row: list[Cell] = []
        self._type = self._style = ""
        self._value: list[str] = []
        self._formula: _Formula | None = None
        self._has_value = False
        self._taking: list[str] | None = None

    def start(self, tag: str, attributes: Attributes) -> None:
        if ":" in tag:
            tag = local(tag)
        if tag == "c":
            self._start_cell(attributes)
        elif tag == "v":
            self._has_value, self._taking = True, self._value
        elif tag == "f":
            self._formula = _Formula(
                attributes.get("t", "normal"), attributes.get("si", ""), attributes.get("ref", "")
            )
            self._taking = self._formula.text
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "is":
            self._has_value, self._collector = True, TextCollector()
        elif self._type == "inlineStr" and tag in _OF_TEXT:
            self._collector.start(tag, attributes)
        elif tag == "mergeCell":
            self.cells.merge(_span(attributes.get("ref", "")))
        elif tag == "col":
            if is_true(attributes.get("hidden")) or attributes.get("width") == "0":
                first, last = attributes.get("min", ""), attributes.get("max", "")
                if first.isdecimal() and last.isdecimal():
                    self.cells.hide_columns(int(first), int(last))
        elif tag == "sheetFormatPr":
            self._hides_rows = is_true(attributes.get("zeroHeight"))

    def end(self, tag: str) -> None:
        if ":" in tag:
            tag = local(tag)
        if tag in ("v", "f"):
            self._taking = None
        elif tag == "c":
            self._end_cell()
        elif tag == "row":
            self._end_row()
        elif tag in ("t", "rPh"):
            self._collector.end(tag)

    def text(self, text: str) -> None:
        if self._taking is not None:
            self._taking.append(text)
            if len(self._taking) > MAX_STRETCHES:
                raise too_many_characters(self._line, self._column)
        else:
            self._collector.text(text)

    def _start_row(self, attributes: Attributes) -> None:
        number = attributes.get("r", str(self._line + 1))
        if not number.isdecimal() or not self._line < int(number) <= MAX_LINES:
            raise damaged(f"dòng {number!r} sai thứ tự", f"row {number!r} is out of order")
        self._line, self._column, self._row = int(number), 0, []
        self._line_text = str(self._line)
        hidden = attributes.get("hidden")
        if is_true(hidden) or attributes.get("ht") == "0" or (self._hides_rows and hidden is None):
            self.cells.hidden_lines.add(self._line)

    def _start_cell(self, attributes: Attributes) -> None:
        reference = attributes.get("r")
        if reference is None:
            column = self._column + 1
        else:
            letters = reference.removesuffix(self._line_text)
            column = COLUMNS.get(letters, 0) if len(letters) < len(reference) else 0
        if not self._column < column <= MAX_COLUMNS:
            raise damaged(f"ô {reference!r} sai thứ tự", f"cell {reference!r} is out of order")
        self._column = column
        self._type, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._value.clear()
        self._formula, self._has_value = None, False

    def _end_cell(self) -> None:
        if not self._has_value and self._formula is None:
            return
        text = "".join(self._value)
        is_own = self._type == "inlineStr"
        self._own_text = self._collector.taken() if is_own else ""
        key = (self._type, self._style, self._own_text if is_own else text)
        value: Cell
        if self._formula is None and key in self._known:
            value = self._known[key]
        else:
            try:
                value = (
                    self._stored_value(text) if self._formula is None else self._result(self._formula, text)
                )
            except Refused as refused:
                refused.line, refused.column = refused.line or self._line, refused.column or self._column
                raise
            if self._formula is None and len(self._known) < KNOWN_VALUES:
                self._known[key] = value
        if value is not None:
            self._row.extend([None] * (self._column - 1 - len(self._row)))
            self._row.append(value)

    def _end_row(self) -> None:
        self._arrays_visited += len(self._arrays)
        if self._arrays_visited > MAX_CELLS:
            raise damaged("công thức mảng chồng lên nhau", "array formulas overlap")
        for array in self._arrays:
            if array.span.top <= self._line <= array.span.bottom:
                self._fill(array)
        self._arrays = [array for array in self._arrays if array.span.bottom > self._line]
        self.cells.add_row(self._line, self._row)

    def _fill(self, array: _Array) -> None:
        if array.has_blanks:
            self._row.extend([None] * (array.span.right - len(self._row)))
        for i in range(array.span.left - 1, min(array.span.right, len(self._row))):
            value = self._row[i]
            if (value is not None or array.has_blanks) and not isinstance(value, Doubt):
                self._row[i] = array.doubt(_stored(value))

    def _result(self, formula: _Formula, text: str) -> Cell:
        """Return what the formula of a cell results in, if that is stored and can be relied on."""
        written = self._formula_text(formula)
        is_stored = bool(text) or self._type in ("str", "inlineStr")
        if not is_stored or self._book.is_unsure:
            self._note_array(formula, lambda _: formula_doubt(written), has_blanks=True)
            return formula_doubt(written)
        value = self._stored_value(text)
        if self._book.is_external(written) and not isinstance(value, Doubt):
            self._note_array(formula, lambda value: external_doubt(written, value), has_blanks=False)
            return external_doubt(written, _stored(value))
        return value

    def _formula_text(self, formula: _Formula) -> str:
        text = "".join(formula.text)
        if formula.kind == "shared":
            if text:
                self._shared[formula.group] = text
            return self._shared.get(formula.group, text)
        return text

    def _note_array(
        self, formula: _Formula, doubt: Callable[[CellValue], Doubt], *, has_blanks: bool
    ) -> None:
        if formula.kind in ("array", "dataTable") and ":" in formula.range:
            self._arrays.append(_Array(_span(formula.range), doubt, has_blanks))

    def _stored_value(self, text: str) -> Cell:
        style = self._book.style(self._style or None)
        if not text and self._type in ("n", "s", "b", "d"):
            return None
        match self._type:
            case "n":
                return self._number(text, style)
            case "s":
                return self._shared_text(text, style)
            case "str":
                return read_text([(unescaped(text), style.face)])
            case "inlineStr":
                return read_text(list(runs_in(self._own_text, style.face)))
            case "b" if text in ("0", "1", "true", "false"):
                return unless_struck(is_true(text), style)
            case "e":
                return error_doubt(text)
            case "d":
                return unless_struck(_read_iso(text, style), style)
        raise damaged(f"ô kiểu {self._type!r}", f"a cell of the type {self._type!r}")

    def _number(self, text: str, style: CellStyle) -> CellValue:
        try:
            return read_number(float(text.replace("_", "?")), style, self._book.epoch)
        except ValueError:
            return no_number(text)

    def _shared_text(self, number: str, style: CellStyle) -> Cell:
        texts = self._book.texts
        if not number.isdecimal() or int(number) >= len(texts):
            raise damaged(f"thiếu văn bản {number}", f"there is no text {number}")
        return read_text(list(runs_in(texts[int(number)], style.face)))


def _read_iso(text: str, style: CellStyle) -> CellValue:
    try:
        if "T" in text or "-" in text:
            moment = datetime.fromisoformat(text)
            return read_moment(moment.replace(tzinfo=None), style.format)
        return time.fromisoformat(text)
    except ValueError:
        return no_number(text)


def _stored(value: Cell) -> CellValue:
    return value.text if isinstance(value, Lookalike) else value


def _cell(reference: str) -> tuple[int, int]:
    match = _REFERENCE.fullmatch(reference)
    if not match:
        raise damaged(f"ô {reference!r}", f"the cell {reference!r}")
    return int(match[2]), COLUMNS.get(match[1], MAX_COLUMNS + 1)


def _span(reference: str) -> Span:
    first, _, last = reference.replace("$", "").partition(":")
    top, left = _cell(first)
    bottom, right = _cell(last or first)
    if bottom < top or right < left or bottom > MAX_LINES or right > MAX_COLUMNS:
        raise damaged(f"vùng ô {reference!r}", f"the range {reference!r}")
    return Span(top, left, bottom, right)
