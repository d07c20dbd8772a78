"""Looks through sheets of Excel for what calamine may misread; only a sheet without any of it is plain.

A plain sheet is spelled as programs spell sheets, row by row and cell by cell, and holds nothing but numbers,
texts, yes and no, and blanks: no formulas, no errors, no looks or formats that bear on values.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from compliance.sources.files.workbooks.cell_text import is_plain_font
from compliance.sources.files.workbooks.refused import MAX_LINES
from compliance.sources.files.workbooks.sheet_cells import COLUMNS
from compliance.sources.files.workbooks.xlsx_book import XlsxBook
from compliance.sources.files.workbooks.xml_part import read_xml

MAX_TEXTS = 100_000_000
"""Bytes of shared texts; calamine copies them for each cell."""
MAX_PLAIN_CELLS = 5_000_000
"""Cells of the rectangle that holds a sheet; calamine holds each of them, blank or not."""
MAX_GAPS = 100_000, 10
"""Cells of that rectangle that may be blank however few are not, and how many more for each that is not."""
MAX_COPIES = 1_000_000_000
"""Bytes that the texts of a sheet may come to if each of its cells held the longest."""
MAX_ROW = 16 << 20
"""Bytes of a row, and of what a sheet says before its rows, or after."""

KNOWN_ROWS = 10_000
"""Orders of cells in rows that are remembered, so that like rows are looked at once."""

_ROW = re.compile(
    rb"\s*+<row r=\"(\d{1,7}+)\"((?: [A-Za-z0-9:]++=\"[^\"<&>]*+\")*+) ?+(?:/>|>"
    rb"(?:<c r=\"[A-Z]{1,3}+\1\"(?: s=\"\d{1,6}+\")?+"
    rb"(?:(?: t=\"n\")?+(?: ?/>|></c>|><v>-?+(?:\d++(?:\.\d*+)?+|\.\d++)(?:[eE][-+]?+\d++)?+</v></c>)"
    rb"| t=\"s\"><v>\d++</v></c>"
    rb"| t=\"str\"><v>[^<]*+</v></c>"
    rb"| t=\"b\"><v>[01]</v></c>"
    rb"| t=\"inlineStr\"><is><t(?: xml:space=\"preserve\")?+>[^<]*+</t></is></c>))*+"
    rb"</row>)"
)
_HIDDEN_ROW = re.compile(rb" hidden=\"(?:1|true)\"| ht=\"0\"")
_ROWS_HIDDEN = re.compile(rb"zeroHeight=\"(?:1|true)\"")
_COLUMN = re.compile(rb"<c r=\"([A-Z]+)")
_STYLE = re.compile(rb" s=\"(\d+)\"")
_LOOK = re.compile(rb"strike|vertAlign")
_FONT = re.compile(rb"<rFont val=\"([^\"&<]*)\" ?/>")
_ESCAPE = re.compile(rb"_x[0-9A-Fa-f]{4}_")
_OTHER_ENCODING = re.compile(rb"encoding=(?!\"UTF-8\")", re.IGNORECASE)
_NO_ENTITY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")
_NO_LETTER = re.compile("[\ufffe\uffff]")
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r"))
_ROWS_BEGIN, _ROWS_END = b"<sheetData>", b"</sheetData>"


class NotPlain(Exception):  # noqa: N818 - no fault
    """A sheet has to be read with care; caught where plain sheets are read."""


@dataclass
class PlainStyles:
    """The styles that bear on nothing, by number, and those of them that show days or times."""

    numbers: frozenset[bytes]
    days: frozenset[bytes]

    @cached_property
    def no_day(self) -> re.Pattern[bytes]:
        """What finds a number in them that is surely no day: one below zero, or beyond the year 4637.

        Calamine makes midnight of the first, and breaks at larger ones of the second.
        """
        return re.compile(
            rb" s=\"(?:" + b"|".join(self.days) + rb")\"(?: t=\"n\")?><v>(?:-|\d{7}|[^<]*[eE]\+?\d)"
        )


@dataclass
class SheetLook:
    """What was seen of a plain sheet on the way through.

    Attributes:
        last_line: Its last row.
        cells: How many cells it has, blank ones included.
        width: Its last column.
        hidden_lines: Its rows that are not shown.
        frame: The part without its rows.
    """

    last_line: int = 0
    cells: int = 0
    width: int = 0
    hidden_lines: set[int] = field(default_factory=set)
    frame: bytes = b""
    _known: set[tuple[bytes, ...]] = field(default_factory=set)

    def note_columns(self, letters: tuple[bytes, ...]) -> None:
        """Note the columns of the cells of a row.

        Raises:
            NotPlain: They are out of order, or one stands twice.
        """
        if letters in self._known:
            return
        columns = [COLUMNS.get(column.decode(), 0) for column in letters]
        if any(second <= first for first, second in pairwise([0, *columns])):
            raise NotPlain
        self.width = max([self.width, *columns])
        if len(self._known) < KNOWN_ROWS:
            self._known.add(letters)


def look_through(book: XlsxBook, part: str, longest_text: int, plain: PlainStyles) -> SheetLook:
    """Return what a sheet says beside its cells.

    Raises:
        NotPlain: Calamine may misread it.
        Refused: It cannot be unpacked.
    """
    look, frame, rest = SheetLook(), b"", b""
    is_before, is_after = True, False
    for piece in book.parts.pieces(part):
        rest += piece
        if is_before and _ROWS_BEGIN in rest:
            frame, _, rest = rest.partition(_ROWS_BEGIN)
            frame += _ROWS_BEGIN
            is_before = False
        if not is_before and not is_after:
            end = _match_rows(rest, look, plain)
            is_after = rest.startswith(_ROWS_END, end)
            rest = rest[end:]
        if len(rest) > MAX_ROW:
            raise NotPlain
    look.frame = frame + rest
    if not is_after or b"<!" in look.frame or b":sheetData" in look.frame:
        raise NotPlain
    if _OTHER_ENCODING.search(frame) or _ROWS_HIDDEN.search(frame):
        raise NotPlain
    area, (free, for_each) = look.last_line * look.width, MAX_GAPS
    if area > min(MAX_PLAIN_CELLS, free + for_each * look.cells):
        raise NotPlain
    if look.cells * longest_text > MAX_COPIES:
        raise NotPlain
    return look


def _match_rows(text: bytes, look: SheetLook, plain: PlainStyles) -> int:
    """Note the rows that a stretch of a sheet begins with; return where the first unfinished one begins."""
    begin = end = 0
    while match := _ROW.match(text, end):
        line = int(match[1])
        if not look.last_line < line <= MAX_LINES:
            raise NotPlain
        look.last_line, end = line, match.end()
        if match[2] and _HIDDEN_ROW.search(match[2]):
            look.hidden_lines.add(line)
        look.note_columns(tuple(_COLUMN.findall(match[0])))
    rows = text[begin:end]
    if _ESCAPE.search(rows) or not _is_well_formed(rows):
        raise NotPlain
    look.cells += rows.count(b"<c ")
    styles = set(_STYLE.findall(rows))
    if not styles <= plain.numbers or (styles & plain.days and plain.no_day.search(rows)):
        raise NotPlain
    if text.find(b"</row>", end) >= 0:
        raise NotPlain
    return end


def _is_well_formed(rows: bytes) -> bool:
    """Return whether rows that are spelled as they should be are XML in their texts too."""
    if (
        len(rows.translate(None, _CONTROL)) < len(rows)
        or b"]]>" in rows
        or (b"&" in rows and _NO_ENTITY.search(rows))
    ):
        return False
    try:
        return rows.isascii() or not _NO_LETTER.search(rows.decode())
    except UnicodeDecodeError:
        return False


def longest_text(book: XlsxBook) -> int:
    """Return how many bytes the longest shared text has at most.

    Raises:
        NotPlain: Some text is in a font that shows something else, struck out, above or below the line, or
            not only a text.
    """
    if book.texts_part is None:
        return 0
    if book.parts.size(book.texts_part) > MAX_TEXTS:
        raise NotPlain
    data = book.parts.read(book.texts_part)
    read_xml([data], book.texts_part)
    fonts = _FONT.findall(data)
    if len(fonts) != data.count(b"rFont") or not all(is_plain_font(font.decode()) for font in set(fonts)):
        raise NotPlain
    if (
        _LOOK.search(data)
        or b"rPh" in data
        or b"<!" in data
        or _ESCAPE.search(data)
        or _OTHER_ENCODING.search(data[:200])
    ):
        raise NotPlain
    return max(map(len, data.split(b"</si>")))
