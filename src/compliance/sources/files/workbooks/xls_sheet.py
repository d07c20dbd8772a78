"""Reads a sheet of Excel 97 to 2003 (.xls), record by record.

Calamine reads such sheets too, but tells neither errors nor fonts, and unfolds every sheet of the workbook
to a full rectangle at once. Source: [MS-XLS], sections 2.4 (records) and 2.5.10 to 2.5.133 (cells).
"""

import struct
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from compliance.sources.files.workbooks.cell_text import Lookalike, read_text
from compliance.sources.files.workbooks.cell_value import (
    error_doubt,
    external_doubt,
    formula_doubt,
    read_number,
    unless_struck,
)
from compliance.sources.files.workbooks.refused import MAX_CELLS, Refused, damaged, too_large
from compliance.sources.files.workbooks.sheet_cells import Cell, SheetCells, too_many_cells
from compliance.sources.files.workbooks.xls_book import XlsBook, XlsSheet, records
from compliance.sources.files.workbooks.xls_text import RichText, read_text_at
from compliance.sources.grid import Doubt, Span

ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!",
    0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip
"""Errors by their number."""

_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x01
_CALCULATE_ON_OPENING = 0x02
_TEXT_FOLLOWS, _FLAG, _ERROR = 0, 1, 2
"""What the result of a formula is, if it is no number."""
_POINTS_TO_SHARED, _UNKNOWN = b"\x01", b"\xff"
"""How a formula begins that another cell holds; a formula that cannot be told."""
_CELL = struct.Struct("<HHH")


@dataclass(frozen=True)
class _Result:
    """The result of a formula, until it is known whether it comes from another workbook."""

    value: Cell
    formula: bytes


def read_sheet(book: XlsBook, sheet: XlsSheet) -> SheetCells:
    """Return the cells of a sheet.

    Raises:
        Refused: It is damaged or goes beyond the limits.
    """
    reader = _SheetReader(book)
    try:
        for kind, body in records(book, sheet.start):
            reader.take(kind, body)
    except (struct.error, IndexError) as error:
        raise damaged("bản ghi không đủ dài", "a record is too short") from error
    return reader.finish()


class _SheetReader:
    """Takes in the records of a sheet; lines and columns count from 0 in them."""

    def __init__(self, book: XlsBook) -> None:
        self._book = book
        self._cells = SheetCells(book.room)
        self._values: dict[int, dict[int, Cell | _Result]] = defaultdict(dict)
        self._count = 0
        self._shared: dict[tuple[int, int], bytes] = {}
        self._last_formula = (0, 0)
        self._awaits_text: tuple[int, int, int, bytes] | None = None
        self._readers: dict[int, Callable[[bytes], None]] = {
            0x00FD: self._read_shared_text,
            0x0203: self._read_number,
            0x027E: self._read_packed_number,
            0x00BD: self._read_packed_numbers,
            0x0006: self._read_formula,
            0x0207: self._read_formula_text,
            0x04BC: lambda body: self._read_shared_formula(body, 8),
            0x0221: lambda body: self._read_shared_formula(body, 12),
            0x0205: self._read_flag_or_error,
            0x0204: lambda body: self._read_own_text(body, is_rich=False),
            0x00D6: lambda body: self._read_own_text(body, is_rich=True),
            0x0208: self._read_row,
            0x007D: self._read_columns,
            0x00E5: self._read_spans,
        }

    def take(self, kind: int, body: bytes) -> None:
        if kind in self._readers:
            self._readers[kind](body)

    def finish(self) -> SheetCells:
        for line in sorted(self._values):
            row: list[Cell] = []
            for column, value in sorted(self._values[line].items()):
                settled = self._settle(value) if isinstance(value, _Result) else value
                row += [None] * (column - len(row)) + [settled]
            self._cells.add_row(line + 1, row)
        return self._cells

    def _put(self, line: int, column: int, value: Cell | _Result) -> None:
        if column in self._values[line]:
            raise damaged(f"ô ở dòng {line + 1} có hai giá trị", f"a cell of row {line + 1} has two values")
        self._count += 1
        if self._count > MAX_CELLS:
            raise too_many_cells(line + 1)
        self._values[line][column] = value

    def _put_number(self, cell: tuple[int, ...], number: float) -> None:
        line, column, style = cell
        self._put(line, column, read_number(number, self._book.style(style), self._book.epoch))

    def _put_text(self, cell: tuple[int, ...], text: RichText) -> None:
        line, column, style = cell
        try:
            value = read_text(list(self._book.runs_in(text, self._book.style(style).face)))
        except Refused as refused:
            refused.line, refused.column = line + 1, column + 1
            raise
        if value is not None:
            self._put(line, column, value)

    def _read_shared_text(self, body: bytes) -> None:
        number = struct.unpack_from("<L", body, 6)[0]
        if number >= len(self._book.texts):
            raise damaged(f"thiếu văn bản {number}", f"there is no text {number}")
        self._put_text(_CELL.unpack_from(body), self._book.texts[number])

    def _read_own_text(self, body: bytes, *, is_rich: bool) -> None:
        text, end = read_text_at(body, 6)
        count = struct.unpack_from("<H", body, end)[0] if is_rich else 0
        changes = tuple(struct.iter_unpack("<HH", body[end + 2 : end + 2 + 4 * count]))
        self._put_text(_CELL.unpack_from(body), (text, changes))

    def _read_number(self, body: bytes) -> None:
        self._put_number(_CELL.unpack_from(body), struct.unpack_from("<d", body, 6)[0])

    def _read_packed_number(self, body: bytes) -> None:
        self._put_number(_CELL.unpack_from(body), _packed_number(body, 6))

    def _read_packed_numbers(self, body: bytes) -> None:
        line, first = struct.unpack_from("<HH", body)
        for i in range((len(body) - 6) // 6):
            style = struct.unpack_from("<H", body, 4 + 6 * i)[0]
            self._put_number((line, first + i, style), _packed_number(body, 6 + 6 * i))

    def _read_flag_or_error(self, body: bytes) -> None:
        line, column, style = _CELL.unpack_from(body)
        if body[7]:
            self._put(line, column, error_doubt(_error(body[6])))
        else:
            self._put(line, column, unless_struck(bool(body[6]), self._book.style(style)))

    def _read_formula(self, body: bytes) -> None:
        line, column, style = _CELL.unpack_from(body)
        result, flags, size = body[6:14], body[14], struct.unpack_from("<H", body, 20)[0]
        formula = body[22 : 22 + size]
        self._awaits_text, self._last_formula = None, (line, column)
        if flags & _CALCULATE_ON_OPENING:
            value: Cell = formula_doubt(None)
        elif result[6:8] != b"\xff\xff":
            number = struct.unpack("<d", result)[0]
            value = read_number(number, self._book.style(style), self._book.epoch)
        elif result[0] == _TEXT_FOLLOWS:
            self._awaits_text = (line, column, style, formula)
            return
        elif result[0] == _FLAG:
            value = unless_struck(bool(result[2]), self._book.style(style))
        elif result[0] == _ERROR:
            value = error_doubt(_error(result[2]))
        else:
            value = None if self._book.was_calculated else formula_doubt(None)
        self._put(line, column, _Result(value, formula))

    def _read_formula_text(self, body: bytes) -> None:
        if self._awaits_text is not None:
            line, column, style, formula = self._awaits_text
            try:
                text = read_text_at(body, 0)[0]
            except IndexError as error:
                vi, en = "kết quả công thức quá dài", "the result of the formula is too long"
                raise too_large(vi, en, line + 1, column + 1) from error
            value = read_text([(text, self._book.style(style).face)])
            self._put(line, column, _Result(value, formula))
            self._awaits_text = None

    def _read_shared_formula(self, body: bytes, place: int) -> None:
        top, _, left = struct.unpack_from("<HHB", body)
        size = struct.unpack_from("<H", body, place)[0]
        formula = body[place + 2 : place + 2 + size]
        self._shared[top, left] = self._shared[self._last_formula] = formula

    def _read_row(self, body: bytes) -> None:
        if struct.unpack_from("<H", body, 12)[0] & _HIDDEN_ROW:
            self._cells.hidden_lines.add(struct.unpack_from("<H", body)[0] + 1)

    def _read_columns(self, body: bytes) -> None:
        first, last, width, _, options = struct.unpack_from("<5H", body)
        if options & _HIDDEN_COLUMN or not width:
            self._cells.hide_columns(first + 1, last + 1)

    def _read_spans(self, body: bytes) -> None:
        for i in range(struct.unpack_from("<H", body)[0]):
            top, bottom, left, right = struct.unpack_from("<4H", body, 2 + 8 * i)
            self._cells.merge(Span(top + 1, left + 1, bottom + 1, right + 1))

    def _settle(self, result: _Result) -> Cell:
        formula, value = result.formula, result.value
        if formula[:1] == _POINTS_TO_SHARED and len(formula) >= 5:
            line, column = struct.unpack_from("<HH", formula, 1)
            formula = self._shared.get((line, column), _UNKNOWN)
        if isinstance(value, Doubt) or not self._book.is_external(formula):
            return value
        return external_doubt(None, value.text if isinstance(value, Lookalike) else value)


def _packed_number(body: bytes, place: int) -> float:
    """Return a number packed into four bytes: two flags, and 30 bits of a whole number or of a float."""
    packed = struct.unpack_from("<L", body, place)[0]
    if packed & 2:
        number = float(struct.unpack_from("<l", body, place)[0] >> 2)
    else:
        number = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    return number / 100 if packed & 1 else number


def _error(number: int) -> str:
    return ERRORS.get(number, f"#{number}")
