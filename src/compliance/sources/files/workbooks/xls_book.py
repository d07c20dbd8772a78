"""What a workbook of Excel 97 to 2003 (.xls) says of itself: sheets, styles, texts, its first day.

Source: [MS-XLS], sections 2.1 (streams), 2.4 (records) and 2.5.293 to 2.5.296 (texts).
"""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from compliance.sources.faults import Fault
from compliance.sources.files.workbooks.cell_value import CellStyle
from compliance.sources.files.workbooks.face import Face, Run
from compliance.sources.files.workbooks.number_format import BUILT_IN, GENERAL, number_format
from compliance.sources.files.workbooks.refused import Refused, damaged, with_password
from compliance.sources.files.workbooks.sheet_cells import Room
from compliance.sources.files.workbooks.xls_formula import takes_from
from compliance.sources.files.workbooks.xls_text import (
    WIDE,
    RichText,
    read_text_at,
    read_texts,
    short_text,
    u16,
)
from compliance.sources.grid import Epoch

_BOF, _EOF, _CONTINUE, _TEXTS = 0x0809, 0x000A, 0x003C, 0x00FC

MAX_STYLES = 1 << 16
"""Styles that cells can name."""

_STATES: dict[int, Literal["visible", "hidden", "veryHidden"]] = {0: "visible", 1: "hidden", 2: "veryHidden"}
_KINDS = {0: "worksheet", 1: "macrosheet", 2: "chartsheet"}
_BIFF5, _BIFF8, _WORKBOOK = 0x0500, 0x0600, 0x0005
_STRUCK_OUT = 0x08
_RISES = {1: 1, 2: -1}
_INTERNAL, _ADD_IN = 0x0401, 0x3A01


@dataclass(frozen=True)
class XlsSheet:
    """A sheet as the workbook lists it; its records stand from `start` on."""

    name: str
    kind: str
    state: Literal["visible", "hidden", "veryHidden"]
    start: int


@dataclass
class XlsBook:
    """What is known of a workbook before its sheets are read.

    Attributes:
        data: All its records.
        sheets: Its sheets in order.
        epoch: From which day it counts dates.
        was_calculated: Whether a program that calculates saved it, so that a result that is blank is one.
        styles: Its styles by number.
        fonts: The looks that its fonts give, in order.
        texts: Its shared texts by number.
        external_sheets: Entries of its list of sheets that belong to other workbooks.
        external_names: Its names, from 1, that stand for something of those.
        room: How many cells may still be read.
    """

    data: bytes
    sheets: list[XlsSheet] = field(default_factory=list)
    epoch: Epoch = 1900
    was_calculated: bool = False
    styles: list[CellStyle] = field(default_factory=list)
    fonts: list[Face] = field(default_factory=list)
    texts: list[RichText] = field(default_factory=list)
    external_sheets: set[int] = field(default_factory=set)
    external_names: set[int] = field(default_factory=set)
    room: Room = field(default_factory=Room)

    def style(self, number: int) -> CellStyle:
        """Return a style by its number."""
        if number >= len(self.styles):
            raise damaged(f"thiếu kiểu ô {number}", f"there is no style {number}")
        return self.styles[number]

    def is_external(self, formula: bytes) -> bool:
        """Return whether a formula takes something from another workbook, or may."""
        return bool(self.external_sheets) and takes_from(formula, self.external_sheets, self.external_names)

    def runs_in(self, text: RichText, face: Face) -> Iterator[Run]:
        """Yield the stretches of a text in a cell with a look."""
        letters, changes = text
        begin, current = 0, face
        for at, number in changes:
            if at > begin:
                yield letters[begin:at], current
            begin, current = max(at, begin), self.font(number)
        yield letters[begin:], current

    def font(self, number: int) -> Face:
        """Return the look that a font gives, by its number."""
        place = number - 1 if number > 4 else number  # there is no font 4
        if place >= len(self.fonts):
            raise damaged(f"thiếu phông {number}", f"there is no font {number}")
        return self.fonts[place]


def read_book(data: bytes) -> XlsBook:
    """Return what a workbook says of itself, from its stream of records.

    Raises:
        Refused: It is damaged, has a password, or is older than Excel 97.
    """
    reader = _BookReader(data)
    try:
        _check_beginning(data)
        for kind, body in records(reader.book, 0):
            reader.take(kind, body)
        reader.finish()
    except (struct.error, IndexError) as error:
        raise damaged("không đọc được phần đầu", "its beginning cannot be read") from error
    return reader.book


class _BookReader:
    """Takes in the records before the sheets."""

    def __init__(self, data: bytes) -> None:
        self.book = XlsBook(data)
        self._formats = dict(BUILT_IN)
        self._cell_formats: list[tuple[int, int]] = []
        self._links: list[int] = []
        self._names: list[bytes] = []
        self._texts: list[bytes] = []
        self._is_in_texts = False
        self._readers: dict[int, Callable[[bytes], None]] = {
            0x002F: self._refuse,
            0x0022: self._read_first_day,
            0x0085: lambda body: self.book.sheets.append(_read_sheet_name(body)),
            0x0031: lambda body: self.book.fonts.append(_read_font(body)),
            0x041E: lambda body: self._formats.update({u16(body, 0): read_text_at(body, 2)[0]}),
            0x00E0: lambda body: self._cell_formats.append((u16(body, 0), u16(body, 2))),
            0x01C1: self._note_calculation,
            0x01AE: lambda body: self._links.append(u16(body, 2)),
            0x0017: self._read_linked_sheets,
            0x0018: lambda body: self._names.append(_name_formula(body)),
        }

    def take(self, kind: int, body: bytes) -> None:
        self._is_in_texts = kind == _TEXTS or (kind == _CONTINUE and self._is_in_texts)
        if self._is_in_texts:
            self._texts.append(body)
        elif kind in self._readers:
            self._readers[kind](body)

    def finish(self) -> None:
        book = self.book
        if len({sheet.start for sheet in book.sheets}) < len(book.sheets):
            raise damaged("hai trang tính ở cùng một chỗ", "two sheets stand in one place")
        if self._texts:
            book.texts = read_texts(self._texts)
        if len(self._cell_formats) > MAX_STYLES:
            raise damaged("quá nhiều kiểu ô", "too many styles")
        for font, number in self._cell_formats:
            code = self._formats.get(number, GENERAL)
            book.styles.append(CellStyle(number_format(code), book.font(font)))
        book.external_names = {i for i, name in enumerate(self._names, start=1) if book.is_external(name)}

    def _refuse(self, _: bytes) -> None:
        raise with_password()

    def _read_first_day(self, body: bytes) -> None:
        self.book.epoch = 1904 if body[:1] == b"\1" else 1900

    def _note_calculation(self, _: bytes) -> None:
        self.book.was_calculated = True

    def _read_linked_sheets(self, body: bytes) -> None:
        for i in range(u16(body, 0)):
            if self._links[u16(body, 2 + 6 * i)] not in (_INTERNAL, _ADD_IN):
                self.book.external_sheets.add(i)


def records(book: XlsBook, start: int) -> Iterator[tuple[int, bytes]]:
    """Yield number and body of the records from a place to the end of what begins there.

    Charts that stand within a sheet are passed over.

    Raises:
        Refused: They do not end before the next sheet begins.
    """
    data, depth = book.data, 0
    end = min((sheet.start for sheet in book.sheets if sheet.start > start > 0), default=len(data))
    while True:
        if start + 4 > end:
            raise damaged("thiếu phần cuối", "its end is missing")
        kind, size = data[start] | data[start + 1] << 8, data[start + 2] | data[start + 3] << 8
        body = data[start + 4 : start + 4 + size]
        start += 4 + size
        if start > end:
            raise damaged("thiếu phần cuối", "its end is missing")
        if kind != _BOF and not depth:
            raise damaged("thiếu phần đầu", "its beginning is missing")
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth <= 1:
            yield kind, body


def _check_beginning(data: bytes) -> None:
    kind, _, version, content = struct.unpack_from("<HHHH", data)
    if kind in (0x0009, 0x0209, 0x0409) or (kind == _BOF and version == _BIFF5):
        raise Refused(
            Fault(
                "old-workbook",
                "là tệp Excel đời cũ (trước Excel 97); cần mở bằng Excel và lưu dạng .xlsx",
                "a workbook older than Excel 97; open it in Excel and save it as .xlsx",
            )
        )
    if (kind, version, content) != (_BOF, _BIFF8, _WORKBOOK):
        raise damaged("không đọc được phần đầu", "its beginning cannot be read")


def _read_sheet_name(body: bytes) -> XlsSheet:
    start, state, kind = struct.unpack_from("<LBB", body)
    if state & 3 not in _STATES:
        raise damaged("trạng thái trang tính", "the state of a sheet")
    return XlsSheet(short_text(body, 6), _KINDS.get(kind, "other"), _STATES[state & 3], start)


def _read_font(body: bytes) -> Face:
    return Face(short_text(body, 14), bool(body[2] & _STRUCK_OUT), _RISES.get(u16(body, 8), 0))


def _name_formula(body: bytes) -> bytes:
    """Return the formula of a name; a name of one letter may stand for one of the program's own."""
    name_length, size = body[3], u16(body, 4)
    place = 15 + name_length * (2 if body[14] & WIDE else 1)
    return body[place : place + size]
