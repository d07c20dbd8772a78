"""Splits the lines of a separated text into rows; a quote that does not close never swallows a row.

A line that can be read alone is a row. A line in which a quoted cell stays open is joined with those after
it until the quotes are balanced. If they never are, that line alone is lost. If one of the lines joined could
as well be a row of its own, nobody can tell, and all of them are lost.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from compliance.sources.faults import Fault

MAX_LINES = 100
"""Most lines that one row may span, so that a stray quote costs bounded work."""

ANY_WIDTH = range(2, 1_000_000)
"""The widths of a row where the header is not known: any line with a separator may be a row."""


class RowLines(NamedTuple):
    """A run of lines that are one row, or that are lost.

    Attributes:
        first: Its first line, from 1.
        last: Its last line, the same where the row stands in one line.
        cells: The cells as written, without their quotes, a line break within a cell as a line feed.
        fault: Why the lines are lost, and there are no cells; None if they are not.
    """

    first: int
    last: int
    cells: list[str]
    fault: Fault | None = None


class End(Enum):
    """How a line ends: between cells, within a quoted cell, or it cannot be read."""

    BALANCED = auto()
    OPEN = auto()
    FAULTY = auto()


_NEVER_CLOSED = Fault("quote", "dấu ngoặc kép mở mà không đóng", "a quote is opened and never closed")
_TEXT_AFTER = Fault("quote", "có chữ ngay sau dấu ngoặc kép đóng", "text follows a closing quote")


class LineSplitter:
    """Splits lines at one separator.

    A quote begins a quoted cell only where the cell begins, spaces aside; `""` within is one quote. A quote
    elsewhere (`ống 12"`) is a plain character.
    """

    def __init__(self, separator: str) -> None:
        self._separator = separator
        blank = rf"[^\S{re.escape(separator)}]*+"
        self._opening = re.compile(rf'{blank}"')
        self._quoted = re.compile(rf'([^"]*+(?:""[^"]*+)*+)"{blank}')

    def rows(self, lines: Sequence[str], widths: Collection[int]) -> Iterator[RowLines]:
        """Yield every line once, in order, as a row, as a part of one, or as lost.

        Args:
            lines: The lines without their ends.
            widths: How many cells a row of this table has; empty: no line is held to be a row of its own
                where it can be joined.
        """
        ahead = _Ahead(self, lines)
        at = 0
        while at < len(lines):
            cells, end = self.split(lines[at])
            if end is End.BALANCED:
                yield RowLines(at + 1, at + 1, cells)
            elif end is End.FAULTY:
                yield RowLines(at + 1, at + 1, [], _TEXT_AFTER)
            elif (closing := ahead.closing_line(at)) is None:
                yield RowLines(at + 1, at + 1, [], _NEVER_CLOSED)
            else:
                yield self._join(lines, at, closing, cells, widths)
                at = closing
            at += 1

    def cells_of(self, line: str) -> list[str] | None:
        """Return the cells of a line that can be read alone, None if it cannot."""
        cells, end = self.split(line)
        return cells if end is End.BALANCED else None

    def split(self, line: str, *, inside: bool = False) -> tuple[list[str], End]:
        """Return the cells of a line, which may begin inside a quoted cell, and how it ends."""
        if not inside and '"' not in line:
            return line.split(self._separator), End.BALANCED
        cells: list[str] = []
        position = 0
        while True:
            opening = None if inside else self._opening.match(line, position)
            if inside or opening:
                start = opening.end() if opening else position
                if (quoted := self._quoted.match(line, start)) is None:
                    return [*cells, line[start:].replace('""', '"')], End.OPEN
                cells.append(quoted[1].replace('""', '"'))
                position = quoted.end()
            else:
                start = position
                next_separator = line.find(self._separator, position)
                end = next_separator if next_separator >= 0 else len(line)
                cells.append(line[position:end])
                position = end
            inside = False
            if position == len(line):
                return cells, End.BALANCED
            if line[position] != self._separator:
                return cells, End.FAULTY
            position += 1

    def _join(
        self, lines: Sequence[str], first: int, last: int, cells: list[str], widths: Collection[int]
    ) -> RowLines:
        safe = self._line_after_first_cell(lines, first)
        for at in range(first + 1, last + 1):
            continued, end = self.split(lines[at], inside=True)
            is_closed = len(continued) > 1 or end is End.BALANCED
            # A quote alone in a cell is a ditto mark in many lists, and closes what another one opened.
            is_ditto = is_closed and continued[0].rstrip().endswith(self._separator)
            if is_ditto or (at != safe and self._may_be_row(lines[at], widths)):
                span = f"{first + 1}-{last + 1}"
                vi = f"dấu ngoặc kép mở ở dòng {first + 1}: không rõ các dòng {span} là một hay nhiều hàng"
                en = f"a quote is opened in line {first + 1}: lines {span} may be one row or several"
                return RowLines(first + 1, last + 1, [], Fault("quote", vi, en))
            cells[-1] += "\n" + continued[0]
            cells += continued[1:]
        return RowLines(first + 1, last + 1, cells)

    def _may_be_row(self, line: str, widths: Collection[int]) -> bool:
        """Return whether a line alone, its quotes paired or plain, has as many cells as a row."""
        cells = self.cells_of(line)
        return len(line.split(self._separator)) in widths or (cells is not None and len(cells) in widths)

    def _line_after_first_cell(self, lines: Sequence[str], first: int) -> int | None:
        """Return the line that closes the first cell of a row, or None if it may be a row of its own.

        It can be none where the first line is nothing but the beginning of that cell, the cell holds no
        separator, and its closing quote follows a letter (after a digit it may mean inches). Many headers
        are such: `"Số`, then `TT",Tên cơ sở`.
        """
        if self._separator in lines[first]:
            return None
        for at in range(first + 1, len(lines)):
            text, quote, _ = lines[at].partition('"')
            if self._separator in text:
                return None
            if quote:
                return at if text.rstrip()[-1:].isalpha() else None
        return None


class _Ahead:
    """Looks for the lines in which quotes close; none is looked at twice, however many quotes stay open."""

    def __init__(self, splitter: LineSplitter, lines: Sequence[str]) -> None:
        self._splitter = splitter
        self._lines = lines
        self._reached = 0
        self._end = End.OPEN

    def closing_line(self, first: int) -> int | None:
        """Return the line after which the quotes opened in a line are balanced, or None.

        Lines are asked for in order, so those between this one and the one reached are known to stay open.
        """
        if self._reached <= first:
            self._reached, self._end = first, End.OPEN
        while self._end is End.OPEN:
            if self._reached + 1 >= min(first + MAX_LINES, len(self._lines)):
                return None
            self._reached += 1
            self._end = self._splitter.split(self._lines[self._reached], inside=True)[1]
        return self._reached if self._end is End.BALANCED else None
