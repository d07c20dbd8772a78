"""Builds the grid of a sheet from its rows; what is hidden, merged or in an old font is told or settled."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from compliance.sources.faults import Fault, shown
from compliance.sources.files.workbooks.cell_text import Lookalike
from compliance.sources.files.workbooks.old_fonts import settle_lookalikes
from compliance.sources.files.workbooks.refused import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_LINES,
    Refused,
    damaged,
    too_large,
)
from compliance.sources.grid import CellValue, Doubt, Epoch, Grid, Span

SHOWN_RANGES = 20

Cell = CellValue | Lookalike


@dataclass
class Room:
    """How many cells of a workbook may still be read; its sheets share it."""

    left: int = MAX_CELLS

    def take(self, count: int, line: int) -> None:
        """Take room for the cells of a row.

        Raises:
            Refused: There is not enough.
        """
        self.left -= count
        if self.left < 0:
            raise too_many_cells(line)


def too_many_cells(line: int) -> Refused:
    """Return the refusal of a sheet from one row on which there are more cells than are read."""
    millions = MAX_CELLS // 10**6
    return too_large(
        f"tệp có hơn {millions} triệu ô (kể cả ô trống ở giữa); cần xoá các ô thừa ở xa bảng",
        f"more than {millions} million cells, blank ones between included; delete stray cells far from the "
        "table",
        line,
    )


@dataclass
class SheetCells:
    """The cells of a sheet as they are read, row by row.

    Attributes:
        room: How many cells may still be read.
        rows: Line and cells of each row that is not blank, in order.
        spans: Merged ranges.
        hidden_lines: Rows that the program does not show.
        hidden_columns: First and last column of each range that it does not show.
        has_plain_fonts: Whether none of its cells can be a lookalike.
    """

    room: Room = field(default_factory=Room)
    rows: list[tuple[int, list[Cell]]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    hidden_lines: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    has_plain_fonts: bool = False

    def add_row(self, line: int, cells: list[Cell]) -> None:
        """Take in a row; rows come in order.

        Raises:
            Refused: It is out of order, or there is no room for it.
        """
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            return
        if line > MAX_LINES or len(cells) > MAX_COLUMNS or (self.rows and line <= self.rows[-1][0]):
            raise damaged(f"dòng {line} sai thứ tự", f"row {line} is out of order")
        self.room.take(len(cells), line)
        self.rows.append((line, cells))

    def hide_columns(self, first: int, last: int) -> None:
        """Take in a range of columns that is not shown.

        Raises:
            Refused: There are more ranges than columns.
        """
        if len(self.hidden_columns) >= MAX_COLUMNS:
            raise damaged("quá nhiều cột", "too many columns")
        self.hidden_columns.append((first, last))

    def merge(self, span: Span) -> None:
        """Take in a merged range.

        Raises:
            Refused: There are more than a sheet has rows.
        """
        if len(self.spans) >= MAX_LINES:
            raise damaged("quá nhiều ô gộp", "too many merged ranges")
        self.spans.append(span)

    def grid(self, path: str, sheet: str, epoch: Epoch | None, notes: list[Fault]) -> Grid:
        """Return the grid; `notes` are those of the workbook, those of the sheet are added."""
        told = list(notes)
        told.extend(self._notes_on_hidden())
        if not self.has_plain_fonts:
            told.extend(settle_lookalikes(self.rows))
        rows: list[tuple[int, list[CellValue]]] = self.rows  # type: ignore[assignment]  # no lookalikes are left
        _settle_merged(rows, self.spans)
        return Grid(path, sheet, rows, sorted(self.spans, key=_corner), epoch=epoch, notes=told)

    def _notes_on_hidden(self) -> Iterator[Fault]:
        lines = sorted(line for line, _ in self.rows if line in self.hidden_lines)
        if lines:
            text = _ranges(lines, str)
            yield Fault("hidden-rows", f"dòng ẩn cũng được đọc: {text}", f"hidden rows are read too: {text}")
        used = self._hidden_columns_in_use()
        if used:
            text = _ranges(used, column_letters)
            yield Fault(
                "hidden-columns", f"cột ẩn cũng được đọc: {text}", f"hidden columns are read too: {text}"
            )

    def _hidden_columns_in_use(self) -> list[int]:
        width = max((len(cells) for _, cells in self.rows), default=0)
        hidden = sorted(
            {column for first, last in self.hidden_columns for column in range(first, min(last, width) + 1)}
        )
        used: set[int] = set()
        for _, cells in self.rows:
            if len(used) == len(hidden):
                break
            used.update(c for c in hidden[: bisect_right(hidden, len(cells))] if cells[c - 1] is not None)
        return sorted(used)


def column_letters(column: int) -> str:
    """Return the letters of a column, counted from 1.

    >>> column_letters(1), column_letters(28), column_letters(16384)
    ('A', 'AB', 'XFD')
    """
    letters = ""
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


COLUMNS = {column_letters(column): column for column in range(1, MAX_COLUMNS + 1)}
"""The number of each column, from 1, by its letters."""


def _corner(span: Span) -> tuple[int, int]:
    return span.top, span.left


def _ranges(numbers: list[int], named: Callable[[int], str]) -> str:
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    texts = [
        named(first) if first == last else f"{named(first)}-{named(last)}"
        for first, last in ranges[:SHOWN_RANGES]
    ]
    return ", ".join(texts) + ("…" if len(ranges) > SHOWN_RANGES else "")


def _settle_merged(rows: list[tuple[int, list[CellValue]]], spans: Iterable[Span]) -> None:
    """Leave the value of a merged range in its upper left cell alone; another value it covers is a doubt."""
    lines = [line for line, _ in rows]
    width = max((len(cells) for _, cells in rows), default=0)
    size = sum(len(cells) for _, cells in rows)
    visited = covered = 0
    for span in spans:
        if span.left > width:
            continue
        first, last = bisect_left(lines, span.top), bisect_left(lines, span.bottom + 1)
        top = rows[first][1] if first < last and lines[first] == span.top else []
        value = top[span.left - 1] if len(top) >= span.left else None
        for line, cells in rows[first:last]:
            right = min(span.right, len(cells))
            for column in range(span.left, right + 1):
                if (line, column) != (span.top, span.left) and cells[column - 1] is not None:
                    hidden = cells[column - 1]
                    cells[column - 1] = None if _same(hidden, value) else _covered(hidden)
            covered += max(right - span.left + 1, 0)
        visited += last - first
        if visited > MAX_CELLS or covered > size:
            raise damaged("các ô gộp chồng lên nhau", "merged ranges overlap")
    for _, cells in rows:
        while cells and cells[-1] is None:
            cells.pop()
    rows[:] = [row for row in rows if row[1]]


def _same(one: CellValue, other: CellValue) -> bool:
    return type(one) is type(other) and one == other


def _covered(value: CellValue) -> Doubt:
    text = value.shown if isinstance(value, Doubt) else str(value)
    return Doubt(
        text,
        Fault(
            "merged-value",
            f"{shown(text)} nằm dưới ô gộp nên không hiển thị; cần bỏ gộp ô và xoá hoặc giữ giá trị này",
            f"found {shown(text)}, covered by a merged cell; split the cell and delete the value or keep it",
        ),
    )
