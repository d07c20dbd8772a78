"""Reads a text file of separated cells into a grid: every line is a row, a part of one, blank or lost.

No value is typed or guessed: cells are texts or None. Encoding and separator are what the file or a person
states, or what one reading alone can be; what was decided is told in the notes of the grid.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from compliance.errors import Place, Problems
from compliance.sources.faults import Fault, shown
from compliance.sources.files.quoted_lines import ANY_WIDTH, MAX_LINES, LineSplitter, RowLines
from compliance.sources.grid import CellValue, Grid, LostLine
from compliance.sources.words.encodings import UNREAD, Decoded, decode

SEPARATORS = (",", ";", "\t", "|")

HEAD_LINES = 30
"""Lines, from the first, in which the header begins."""

Understood = Callable[[list[str]], int]

SPACES = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
"""Characters that count as a space, beside the space itself."""

INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff"
"""Characters that nobody sees, which are taken out."""

LINE_BREAK = r"[ \t]*[\r\n][ \t\r\n]*"
"""A line break within a cell with the blanks around it, which together count as a space; a pattern."""

_END_OF_DOS_FILE = "\x1a"
_LINE_END = re.compile(r"\r\n|\n|\r")
_BREAK_IN_CELL = re.compile(r"[ \t]*\n[ \t\n]*")
_STATED_SEPARATOR = re.compile(r"sep=([^\w\s\"]|\t) *", re.IGNORECASE)
_SEPARATOR_NAMES = {
    ",": ("dấu phẩy", "comma"),
    ";": ("dấu chấm phẩy", "semicolon"),
    "\t": ("dấu tab", "tab"),
    "|": ("dấu gạch đứng", "vertical bar"),
}


def read_text_grid(
    path: Path,
    shown_path: str,
    problems: Problems,
    *,
    understood: Understood,
    encoding: str | None = None,
    separator: str | None = None,
) -> Grid | None:
    """Return the cells of a text file, or None if nothing of it can be read.

    A row has as many cells as its line, the blank ones at its end too, so that one with another number than
    its header can be told. Cells are trimmed and in NFC; every kind of space counts as a space, and so does a
    line break within a cell, with the blanks around it. Characters that nobody sees (joiners, marks of
    direction, byte-order marks) are taken out, as they make equal keys differ. The soft hyphen stays, since
    it may be the `ư` of TCVN3; it and other control characters are for whoever types the cell to refuse.

    Args:
        path: The file.
        shown_path: The file as readers are told.
        problems: Gets why nothing can be read: `unreadable`, `empty`, `binary`, `encoding` or `separator`.
        understood: Tells how many cells of a row name known fields; a blank cell is an empty text. It decides
            the separator, and between encodings where the words do not.
        encoding: One of `encodings.ENCODINGS` that a person states; None: the file tells.
        separator: The character between cells that a person states; None: the file tells.
    """
    grid = _read(path, shown_path, understood, encoding, separator)
    if isinstance(grid, Fault):
        problems.add(Place(shown_path), grid.code, grid.en, grid.vi)
        return None
    return grid


def _read(
    path: Path, shown_path: str, understood: Understood, encoding: str | None, separator: str | None
) -> Grid | Fault:
    data = _read_bytes(path)
    if isinstance(data, Fault):
        return data

    def labels(text: str) -> int:
        lines = _lines_of(text)
        return max(_find_header(lines, each, understood).labels for each in SEPARATORS)

    decoded = decode(data, encoding, labels)
    if isinstance(decoded, Fault):
        return decoded
    lines = _lines_of(decoded.text)
    if not any(line.strip() for line in lines):
        return Fault("empty", "tệp không có nội dung", "the file is empty")
    header = _choose_separator(lines, separator, understood)
    if isinstance(header, Fault):
        return header
    grid = Grid(shown_path, None, [], notes=decoded.notes())
    if header.separator != ",":
        vi, en = _SEPARATOR_NAMES.get(header.separator, (shown(header.separator),) * 2)
        grid.notes.append(Fault("separator", f"các ô cách nhau bằng {vi}", f"cells are separated by {en}"))
    _fill(grid, lines, header, decoded)
    return grid


def _read_bytes(path: Path) -> bytes | Fault:
    if path.exists() and not path.is_file():
        return Fault("unreadable", "không phải tệp thông thường", "is no regular file")
    try:
        return path.read_bytes()
    except OSError as error:
        return Fault("unreadable", f"không đọc được: {error.strerror}", f"cannot be read: {error.strerror}")


def _lines_of(text: str) -> list[str]:
    """Return the lines of a text without their ends, with plain spaces and nothing invisible."""
    lines = _LINE_END.split(text.removesuffix(_END_OF_DOS_FILE))
    if not text.isascii():  # only now: taken out before, a letter between CR and LF would make one end of two
        cleaned = "\n".join(lines)
        for space in SPACES:
            cleaned = cleaned.replace(space, " ")
        for character in INVISIBLE:
            cleaned = cleaned.replace(character, "")
        lines = cleaned.split("\n")
    return lines if lines[-1] else lines[:-1]


class _Header(NamedTuple):
    """What the header shows under one separator.

    Attributes:
        separator: The separator.
        labels: How many of its cells are understood, at most, in a row of the head.
        widths: How many cells that row has.
    """

    separator: str
    labels: int
    widths: Collection[int]


def _find_header(lines: Sequence[str], separator: str, understood: Understood) -> _Header:
    splitter = LineSplitter(separator)
    rows = splitter.rows(lines[: HEAD_LINES + MAX_LINES], widths=())
    joined = (row.cells for row in rows if row.first <= HEAD_LINES)
    alone = (splitter.cells_of(line) or [] for line in lines[:HEAD_LINES])
    header = _Header(separator, 0, ANY_WIDTH)
    for cells in chain(joined, alone):
        if (labels := understood([str(cell or "") for cell in _tidy(cells)])) > header.labels:
            header = _Header(separator, labels, {len(cells)})
    return header


def _choose_separator(lines: Sequence[str], stated: str | None, understood: Understood) -> _Header | Fault:
    """Return the header under the one separator under which most of it is understood."""
    if stated is None and (match := _STATED_SEPARATOR.fullmatch(lines[0])):
        stated = match[1]
    if stated is not None:
        if len(stated) != 1 or stated.isalnum() or stated in '" \r\n':
            vi, en = f"{shown(stated)} không phải dấu phân cách", f"{shown(stated)} is no separator"
            return Fault("separator", vi, f"{en}; one character such as ';' is")
        return _find_header(lines, stated, understood)
    headers = [_find_header(lines, each, understood) for each in SEPARATORS]
    most = max(header.labels for header in headers)
    best = [header for header in headers if header.labels == most]
    if len(best) > 1:
        occurring = [header for header in best if any(header.separator in line for line in lines)]
        if len(occurring) > 1:
            return _undecided([header.separator for header in occurring])
        best = occurring or best
    return best[0]


def _undecided(separators: Sequence[str]) -> Fault:
    vi = " hay ".join(_SEPARATOR_NAMES[each][0] for each in separators)
    en = " or ".join(_SEPARATOR_NAMES[each][1] for each in separators)
    return Fault(
        "separator",
        f"không rõ các ô cách nhau bằng {vi} (không nhận ra dòng tiêu đề); hãy nêu rõ dấu phân cách",
        f"it cannot be told whether {en} separates the cells (no header is understood); state the separator",
    )


def _fill(grid: Grid, lines: Sequence[str], header: _Header, decoded: Decoded) -> None:
    is_normal = all(unicodedata.is_normalized("NFC", line) for line in lines)
    is_whole = not UNREAD.search(decoded.text)
    for row in LineSplitter(header.separator).rows(lines, header.widths):
        if fault := row.fault if is_whole else _unread(row, lines, decoded) or row.fault:
            for line in range(row.first, row.last + 1):
                grid.lost.append(LostLine(line, UNREAD.sub("\ufffd", lines[line - 1]), fault))
            continue
        cells = _tidy(row.cells, is_plain=is_normal and row.first == row.last)
        if any(cells):
            grid.rows.append((row.first, cells))


def _unread(row: RowLines, lines: Sequence[str], decoded: Decoded) -> Fault | None:
    """Return the first byte of the lines of a row that its encoding does not have."""
    for line in range(row.first, row.last + 1):
        if found := UNREAD.search(lines[line - 1]):
            byte = f"0x{ord(found[0]) & 0xFF:02x}"
            vi = f"byte {byte} ở dòng {line} không có trong bảng mã {decoded.encoding_name}"
            return Fault("encoding", vi, f"byte {byte} in line {line} is not {decoded.encoding_name}")
    return None


def _tidy(cells: list[str], *, is_plain: bool = False) -> list[CellValue]:
    """Return cells as a grid holds them; those that are plain need no more than trimming."""
    if not is_plain:
        cells = [cell if cell.isascii() else unicodedata.normalize("NFC", cell) for cell in cells]
        cells = [_BREAK_IN_CELL.sub(" ", cell) if "\n" in cell else cell for cell in cells]
    return [cell.strip(" \t") or None for cell in cells]
