"""Which rows of a grid are title, header, group, data and notes; nothing is left out without being named."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from compliance.sources.grid import CellValue, Doubt, Grid
from compliance.sources.header import Header, texts_of
from compliance.sources.headings import plain

_NUMBERED = re.compile(r"\s*(?:[IVXLC]+|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})*)\s*[.)\-:/]\s*\S.*", re.DOTALL)
_TOTALS = ("tong cong", "tong so", "tong", "cong", "total")
_NOTES = (
    "ghi chu", "nguon", "noi nhan", "nguoi lap", "nguoi tong hop", "lai chau ngay", "xac nhan", "thu truong",
    "giam doc", "chu tich", "tm", "kt", "tl", "ky ten", "ket luan", "luu y", "so lieu den", "ngay",
)  # fmt: skip
_POOR = 3
"""A row with at most so many cells may be a note or a signature."""


@dataclass(frozen=True)
class AsideRow:
    """A row that holds no record: its line and what it says."""

    line: int
    text: str


@dataclass
class Layout:
    """The rows of a grid by what they are; each row that is not blank stands in exactly one list.

    Attributes:
        header: The header.
        titles: Rows above the header.
        groups: Rows between data rows that head a group, repeat the header, or add up.
        notes: Rows behind the data: remarks, sources, signatures.
        rows: Line and cells of the data rows, as wide as the header, merged cells filled.
        uneven: Line and cells of data rows with cells beyond the header, in a text file also of those with
            fewer cells.
    """

    header: Header
    titles: list[AsideRow] = field(default_factory=list)
    groups: list[AsideRow] = field(default_factory=list)
    notes: list[AsideRow] = field(default_factory=list)
    rows: list[tuple[int, list[CellValue]]] = field(default_factory=list)
    uneven: list[tuple[int, list[CellValue]]] = field(default_factory=list)


def lay_out(grid: Grid, header: Header) -> Layout:
    """Return the rows of a grid under a header, each by what it is."""
    layout = Layout(header)
    first, last = header.lines[0], header.lines[-1]
    layout.titles = [_aside(line, cells) for line, cells in grid.rows if line < first]
    body = [(line, cells) for line, cells in grid.rows if line > last]
    notes = _notes_begin(body, header)
    layout.notes = [_aside(line, cells) for line, cells in body[notes:]]
    filled = _filled_down(grid)
    wide = _lines_merged_wide(grid)
    for line, row in body[:notes]:
        cells = _with_merged(row, filled[line]) if line in filled else list(row)
        if _is_aside(cells, header, is_merged=line in wide):
            layout.groups.append(_aside(line, row))
        elif len(cells) != header.width and (grid.sheet is None or any(map(_holds, cells[header.width :]))):
            layout.uneven.append((line, cells))
        else:
            cells += [None] * (header.width - len(cells))
            layout.rows.append((line, cells))
    return layout


def may_be_aside(cells: list[CellValue], header: Header) -> bool:
    """Return whether a row of a text file may be anything but a record."""
    return _is_aside(cells, header, is_merged=False) or _says_note(cells)


def _holds(cell: CellValue) -> bool:
    return cell is not None


def _aside(line: int, cells: Sequence[CellValue]) -> AsideRow:
    return AsideRow(line, " | ".join(text for _, text in texts_of(cells)))


def _filled_down(grid: Grid) -> Mapping[int, dict[int, CellValue]]:
    """Return what the cells hold that are merged with the cell above them, by line and column."""
    tall = {(s.top, s.left): s.bottom for s in grid.spans if s.left == s.right and s.top < s.bottom}
    filled: dict[int, dict[int, CellValue]] = defaultdict(dict)
    tops = {top for top, _ in tall}
    for line, cells in grid.rows if tall else ():
        for column, cell in enumerate(cells if line in tops else (), start=1):
            for below in range(line + 1, tall.get((line, column), line) + 1):
                filled[below][column] = cell
    return filled


def _lines_merged_wide(grid: Grid) -> set[int]:
    return {line for s in grid.spans if s.left < s.right for line in range(s.top, s.bottom + 1)}


def _with_merged(cells: list[CellValue], filled: Mapping[int, CellValue]) -> list[CellValue]:
    whole = cells + [None] * (max(filled, default=0) - len(cells))
    return [filled.get(column) if cell is None else cell for column, cell in enumerate(whole, start=1)]


def _is_aside(cells: list[CellValue], header: Header, *, is_merged: bool) -> bool:
    """Return whether a row between data rows is no record: it heads a group, repeats the header or adds up.

    A row with what a record needs is never one.
    """
    texts = texts_of(cells)
    if header.repeats(texts):
        return True
    if _has_required(cells, header):
        return False
    words = [(column, text) for column, text in texts if column not in header.numbering]
    if any(plain(text) in _TOTALS or plain(text).startswith("tong cong") for _, text in texts):
        return all(column not in header.key_columns for column, _ in words[1:])
    if len(words) > 1 or (len(texts) > 1 and not _is_group_number(texts, header)):
        return False
    said = (words or texts)[0][1]
    return is_merged or len(texts) > 1 or bool(_NUMBERED.fullmatch(said))


def _is_group_number(texts: list[tuple[int, str]], header: Header) -> bool:
    """Return whether the numbering of a row is one of groups: a roman numeral or a letter."""
    return any(
        column in header.numbering and re.fullmatch(r"[IVXLC]+\.?|[A-ZĐ]\.?", text) for column, text in texts
    )


def _has_required(cells: Sequence[CellValue], header: Header) -> bool:
    return all(column <= len(cells) and cells[column - 1] is not None for column in header.required_columns)


def _notes_begin(body: list[tuple[int, list[CellValue]]], header: Header) -> int:
    """Return the index of the first row of the notes behind the data; the number of rows if there are none.

    Notes are the rows at the end that lack what a record needs and hold few cells, if a blank line parts
    them from the data or the first of them begins with a word of such notes.
    """
    begin = len(body)
    while begin and _is_poor(body[begin - 1][1], header):
        begin -= 1
    for index in range(begin, len(body)):
        line, cells = body[index]
        parted = index > 0 and line - body[index - 1][0] > 1
        if parted or _says_note(cells):
            return index
    return len(body)


def _is_poor(cells: Sequence[CellValue], header: Header) -> bool:
    texts = texts_of(cells)
    if len(texts) > _POOR or any(isinstance(cell, Doubt) for cell in cells):
        return False
    if not _has_required(cells, header):
        return True
    return len(texts) == 1 and _says_note(cells)


def _says_note(cells: Sequence[CellValue]) -> bool:
    texts = texts_of(cells)
    said = plain(texts[0][1]) if texts else ""
    stars = bool(texts) and texts[0][1].lstrip("( ").startswith("*")
    return stars or any(said == word or said.startswith(word + " ") for word in _NOTES)
