"""Finds the header of a grid and what each of its columns holds."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from compliance.model.fields import Column, RecordKind
from compliance.model.units import Unit
from compliance.sources.grid import CellValue, Doubt, Grid
from compliance.sources.sheets.headings import (
    Heading,
    is_column_numbers,
    is_numbering,
    plain,
    read_heading,
    unit_in,
)
from compliance.sources.sheets.rejected_headings import FILE, LINE, SHEET, is_provenance

SEARCHED_ROWS = 40
MAX_DEPTH = 3

Role = Literal["field", "numbering", "origin", "left-out", "blank", "asked", "twice"]
"""What becomes of a column: it is read; it numbers the rows; it tells where a mended row came from; a person
said to leave it out; it has no heading; its heading is not understood; another column holds its field."""


@dataclass(frozen=True)
class HeaderColumn:
    """One column of a grid under its heading.

    Attributes:
        column: Its number, from 1.
        heading: The texts of its heading, from the top, joined.
        role: What becomes of it.
        field: The field it holds; None unless it is read or another column holds the same.
        unit: The unit its heading states, if that is not the field's own.
        candidates: The fields its heading may name, where it names none for certain.
    """

    column: int
    heading: str
    role: Role
    field: str | None = None
    unit: Unit | None = None
    candidates: tuple[str, ...] = ()


@dataclass
class Header:
    """The header of a grid.

    Attributes:
        kind: The kind of record that stands under it.
        lines: Its lines, in order.
        columns: Its columns, from the left.
    """

    kind: RecordKind
    lines: list[int]
    columns: list[HeaderColumn]
    fields: dict[int, str] = field(init=False)
    numbering: frozenset[int] = field(init=False)
    required_columns: tuple[int, ...] = field(init=False)
    key_columns: frozenset[int] = field(init=False)
    typed_columns: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.fields = {c.column: c.field for c in self.columns if c.role == "field" and c.field}
        self.numbering = frozenset(c.column for c in self.columns if c.role == "numbering")
        required = [column for column, name in self.fields.items() if self.kind.columns[name].required]
        self.required_columns = tuple(required)
        self.typed_columns = tuple(c for c, name in self.fields.items() if is_typed(self.kind.columns[name]))
        self.key_columns = frozenset(c for c, name in self.fields.items() if name in self.kind.key)

    @property
    def tells_origin(self) -> bool:
        """Whether it is of a workbook of rejected rows that came back."""
        return any(column.role == "origin" for column in self.columns)

    @property
    def is_understood(self) -> bool:
        """Whether each of its columns is understood, and none that a record needs is missing."""
        named = self.fields.values()
        needed = all(name in named for name, column in self.kind.columns.items() if column.required)
        return needed and all(c.role not in ("asked", "twice", "blank") for c in self.columns)

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.columns)

    def repeats(self, texts: Sequence[tuple[int, str]]) -> bool:
        """Return whether each cell of a row names the field of its own column again."""
        named = (
            self.fields.get(column) in read_heading(text, self.kind).fields
            for column, text in texts
            if column not in self.numbering
        )
        return len(texts) > 1 and all(named)

    def numbers_columns(self, texts: Sequence[tuple[int, str]]) -> bool:
        """Return whether a row right below it numbers all its columns: 1, 2, 3, 4 or (1), (2), (3)."""
        headed = sum(column.role != "blank" for column in self.columns)
        in_brackets = all(text.startswith("(") for _, text in texts)
        return is_column_numbers(texts) and len(texts) == headed and (headed > 3 or in_brackets)


def is_typed(column: Column) -> bool:
    """Return whether not any text can stand in a column: it takes numbers, choices, codes, keys of others."""
    is_free = column.type in ("text", "unit")
    return not is_free or column.is_place or bool(column.digits) or column.refers_to is not None


def texts_of(cells: Iterable[CellValue]) -> list[tuple[int, str]]:
    """Return column, from 1, and text of the cells of a row that are not blank."""
    return [
        (column, cell.shown if isinstance(cell, Doubt) else str(cell))
        for column, cell in enumerate(cells, start=1)
        if cell is not None
    ]


def find_header(grid: Grid, kinds: Sequence[RecordKind], answers: Mapping[str, str | None]) -> list[Header]:
    """Return the headers that may be meant, best first: more than one if it cannot be told which.

    Args:
        grid: The cells.
        kinds: The kinds of record that may stand in the grid.
        answers: What a person said of headings, as `SheetMapping.answers`.

    Returns:
        Empty if no row names at least two fields, or one where it is the only cell.
    """
    found: list[tuple[tuple[int, int], Header]] = []
    for kind in kinds:
        explained = _explained(kind, answers)
        best: tuple[tuple[int, int], Header] | None = None
        for index in range(min(SEARCHED_ROWS, len(grid.rows))):
            for depth in range(1, MAX_DEPTH + 1):
                header = _header_at(grid, index, depth, kind, explained)
                if header is None:
                    break
                named = len(header.fields)
                if named < 2 and not (named == 1 and header.width == 1):
                    continue
                lacking = sum(c.required and n not in header.fields.values() for n, c in kind.columns.items())
                rank = (-lacking, named)
                if best is None or rank > best[0]:
                    best = (rank, header)
            if best is not None and best[1].is_understood:
                break
        if best is not None:
            found.append(best)
    if not found:
        return []
    top = max(rank for rank, _ in found)
    return [_with_repetitions(header, grid) for rank, header in found if rank == top]


def plain_header(grid: Grid, kind: RecordKind, answers: Mapping[str, str | None]) -> Header | None:
    """Return the first row that is not blank as the header, whatever it says; None if there is no row."""
    return _header_at(grid, 0, 1, kind, _explained(kind, answers)) if grid.rows else None


def _explained(kind: RecordKind, answers: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return what a person said of headings, as far as it can be of a kind."""
    return {heading: name for heading, name in answers.items() if name is None or name in kind.columns}


def _header_at(
    grid: Grid, index: int, depth: int, kind: RecordKind, explained: Mapping[str, str | None]
) -> Header | None:
    """Return the header of some rows from one on; None if they do not follow each other line by line."""
    rows = grid.rows[index : index + depth]
    if len(rows) < depth or rows[-1][0] - rows[0][0] != depth - 1:
        return None
    top, bottom = rows[0][0], rows[-1][0]
    width = max(len(cells) for _, cells in rows)
    spans = [s for s in grid.spans if s.bottom >= top and s.top <= bottom]
    width = max([width, *(s.right for s in spans if s.top >= top)])
    stacks: list[list[tuple[str, bool]]] = [[] for _ in range(width)]
    by_line = dict(rows)
    for line, cells in rows:
        for column in range(1, width + 1):
            cell = cells[column - 1] if column <= len(cells) else None
            span = next((s for s in spans if s.top <= line <= s.bottom and s.left <= column <= s.right), None)
            if cell is None and span is not None and line == span.top:
                corner = by_line[line]
                cell = corner[span.left - 1] if span.left <= len(corner) else None
            if cell is not None:
                shared = span is not None and span.left < span.right
                stacks[column - 1].append((texts_of([cell])[0][1], shared))
    tells_origin = {text for stack in stacks for text, _ in stack} >= {FILE, SHEET, LINE}
    columns = [
        _column(number, stack, kind, explained, tells_origin=tells_origin)
        for number, stack in enumerate(stacks, start=1)
    ]
    if any(_is_data_below(stack, kind) for stack in stacks):
        return None
    return Header(kind, list(range(top, bottom + 1)), _without_doubles(columns))


def _is_data_below(stack: list[tuple[str, bool]], kind: RecordKind) -> bool:
    """Return whether of two texts in one column, one below the other, one is no heading beside the other.

    A text over several columns may stand above any. Of two that stand above one column alone, both name the
    same field, or only both together name one.
    """
    for (above, shared), (below, _) in pairwise(stack):
        fields = [read_heading(text, kind).fields for text in (above, below)]
        if not shared and any(fields) and fields[0] != fields[1]:
            return True
    return False


def _column(
    number: int,
    stack: list[tuple[str, bool]],
    kind: RecordKind,
    explained: Mapping[str, str | None],
    *,
    tells_origin: bool,
) -> HeaderColumn:
    """Return what a column holds, by the texts above it and whether each spans several columns."""
    if not stack:
        return HeaderColumn(number, "", "blank")
    heading = " ".join(text for text, _ in stack)
    own = [text for text, shared in stack if not shared] or [stack[-1][0]]
    written = [heading, " ".join(own), *reversed(own)]
    for text in written:
        if plain(text) in explained:
            name = explained[plain(text)]
            if name is None:
                return HeaderColumn(number, heading, "left-out")
            stated = unit_in(text, kind, name)
            return HeaderColumn(number, heading, "field", name, stated)
    if is_numbering(heading):
        return HeaderColumn(number, heading, "numbering")
    if tells_origin and is_provenance(heading):
        return HeaderColumn(number, heading, "origin")
    readings = [read for read in (read_heading(text, kind) for text in written) if read.fields]
    read = next(iter(readings), Heading())
    if len(read.fields) == 1:
        return HeaderColumn(number, heading, "field", read.fields[0], read.unit)
    return HeaderColumn(number, heading, "asked", candidates=read.fields)


def _without_doubles(columns: list[HeaderColumn]) -> list[HeaderColumn]:
    """Return the columns with those marked that hold a field another holds too; none of them is read."""
    counts = Counter(c.field for c in columns if c.role == "field")
    return [
        HeaderColumn(c.column, c.heading, "twice", c.field) if c.field and counts[c.field] > 1 else c
        for c in columns
    ]


def _with_repetitions(header: Header, grid: Grid) -> Header:
    """Return a header with the rows right behind it that say the same again or number its columns."""
    lines = list(header.lines)
    for line, cells in grid.rows:
        texts = texts_of(cells)
        if line == lines[-1] + 1 and (header.repeats(texts) or header.numbers_columns(texts)):
            lines.append(line)
        elif line > lines[-1]:
            break
    return Header(header.kind, lines, header.columns)
