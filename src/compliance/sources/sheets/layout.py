"""Which rows of a grid are title, header, group, data and notes; nothing is left out without being named."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from compliance.sources.grid import CellValue, Doubt, Grid
from compliance.sources.sheets.header import Header, texts_of
from compliance.sources.sheets.headings import is_column_numbers, names_fields, read_heading
from compliance.sources.sheets.merged_cells import (
    doubt_shared_amounts,
    filled_down,
    lines_merged_wide,
    with_merged,
)
from compliance.sources.sheets.row_words import (
    NOTES,
    SIGNATURES,
    adds_up,
    is_numbered,
    says_example,
    says_note,
    says_total,
)

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
        titles: Rows above the header that can be no records.
        groups: Rows between data rows that head a group, repeat the header, or add up.
        notes: Rows behind the data: remarks, sources, signatures.
        rows: Line and cells of the data rows, as wide as the header, merged cells filled.
        uneven: Line and cells of data rows with cells beyond the header, in a text file also of those with
            fewer cells.
        doubtful: Line and cells of rows that may be a record, or head a group, add up or sign; above the
            header also of those that may be records of a header nobody understands.
        other_headers: Rows beside the header that name fields in every cell: another table stands there.
    """

    header: Header
    titles: list[AsideRow] = field(default_factory=list)
    groups: list[AsideRow] = field(default_factory=list)
    notes: list[AsideRow] = field(default_factory=list)
    rows: list[tuple[int, list[CellValue]]] = field(default_factory=list)
    uneven: list[tuple[int, list[CellValue]]] = field(default_factory=list)
    doubtful: list[tuple[int, list[CellValue]]] = field(default_factory=list)
    other_headers: list[AsideRow] = field(default_factory=list)


def lay_out(grid: Grid, header: Header) -> Layout:
    """Return the rows of a grid under a header, each by what it is."""
    layout = Layout(header)
    last = header.lines[-1]
    body = [(line, cells) for line, cells in grid.rows if line > last]
    notes = _notes_begin(body, header, {lost.line for lost in grid.lost})
    layout.notes = [_aside(line, cells) for line, cells in body[notes:]]
    filled = filled_down(grid)
    wide = lines_merged_wide(grid)
    for line, row in body[:notes]:
        cells = with_merged(row, filled[line]) if line in filled else list(row)
        if not any(map(_holds, cells)):
            continue
        if _is_aside(cells, header, is_merged=line in wide):
            layout.groups.append(_aside(line, row))
        elif _is_other_header(cells, header):
            layout.other_headers.append(_aside(line, row))
        elif len(cells) != header.width and (grid.sheet is None or any(map(_holds, cells[header.width :]))):
            layout.uneven.append((line, cells))
        else:
            cells += [None] * (header.width - len(cells))
            layout.rows.append((line, cells))
    doubt_shared_amounts(grid, header, layout.rows)
    least = min((len(texts_of(cells)) for _, cells in layout.rows), default=_POOR + 1)
    if not header.tells_origin:
        _set_doubtful_apart(grid, layout)
    _lay_out_above(grid, layout, min(least, _POOR + 1))
    return layout


def may_be_aside(cells: list[CellValue], header: Header) -> bool:
    """Return whether a row of a text file may be anything but a record."""
    if not any(map(_holds, cells)):
        return True
    says_aside = _is_aside(cells, header, is_merged=False) or says_note(cells) or says_total(cells)
    return says_aside or _is_other_header(cells, header)


def _lay_out_above(grid: Grid, layout: Layout, least: int) -> None:
    """Part the rows above the header: a title is no row as full as a record, with so many cells at least.

    Nor is one below a row most of whose cells name fields, which may be its header with a fault in it.
    """
    header, is_headed = layout.header, False
    for line, cells in grid.rows:
        if line >= header.lines[0]:
            break
        if _names_fields(cells):
            layout.other_headers.append(_aside(line, cells))
        elif _names_most(cells, header):
            layout.titles.append(_aside(line, cells))
            is_headed = True
        elif is_headed or (len(texts_of(cells)) >= least and _is_full(cells, header)):
            layout.doubtful.append((line, cells))
        else:
            layout.titles.append(_aside(line, cells))


def _names_most(cells: Sequence[CellValue], header: Header) -> bool:
    """Return whether most cells of a row, two at least, name fields of the kind of record."""
    texts = texts_of(cells)
    named = sum(bool(read_heading(text, header.kind).fields) for _, text in texts)
    return named > 1 and 2 * named > len(texts)


def _is_full(cells: Sequence[CellValue], header: Header) -> bool:
    """Return whether a row holds what a record needs, and anything that not any text may be."""
    return _has_required(cells, header) and (not header.typed_columns or _has_typed(cells, header))


def _holds(cell: CellValue) -> bool:
    return cell is not None


def _aside(line: int, cells: Sequence[CellValue]) -> AsideRow:
    return AsideRow(line, " | ".join(text for _, text in texts_of(cells)))


def _is_aside(cells: list[CellValue], header: Header, *, is_merged: bool) -> bool:
    """Return whether a row between data rows is no record: it heads a group, repeats the header or adds up.

    A row with what a record needs is never one.
    """
    texts = texts_of(cells)
    if not texts:
        return False
    if header.repeats(texts):
        return True
    if _has_required(cells, header):
        return False
    words = [(column, text) for column, text in texts if column not in header.numbering]
    if says_total(cells):
        names_key = any(column in header.key_columns for column, _ in words[1:])
        return adds_up(cells, header.numbering) and not names_key
    if len(words) > 1 or (len(texts) > 1 and not _is_group_number(texts, header)):
        return False
    said = (words or texts)[0][1]
    return is_merged or len(texts) > 1 or is_numbered(said)


def _is_other_header(cells: Sequence[CellValue], header: Header) -> bool:
    """Return whether each cell of a row names a field, not all of them that of their own column."""
    return _names_fields(cells) and not header.repeats(texts_of(cells))


def _names_fields(cells: Sequence[CellValue]) -> bool:
    """Return whether each of the cells of a row, two at least, names a field of one kind of record."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    return len(texts) > 1 and len(texts) == sum(map(_holds, cells)) and names_fields(texts)


def _is_group_number(texts: list[tuple[int, str]], header: Header) -> bool:
    """Return whether the numbering of a row is one of groups: a roman numeral or a letter."""
    return any(
        column in header.numbering and re.fullmatch(r"[IVXLC]+\.?|[A-ZĐ]\.?", text) for column, text in texts
    )


def _has_required(cells: Sequence[CellValue], header: Header) -> bool:
    return all(column <= len(cells) and cells[column - 1] is not None for column in header.required_columns)


def _has_typed(cells: Sequence[CellValue], header: Header) -> bool:
    """Return whether a row holds anything in a column of numbers, dates, choices, codes or references."""
    return any(column <= len(cells) and cells[column - 1] is not None for column in header.typed_columns)


def _set_doubtful_apart(grid: Grid, layout: Layout) -> None:
    """Set apart the rows that may be no record.

    They may add up, be the example of a template or count the columns; or they hold what a record needs, but
    names alone, and begin with a word of notes; or, in a workbook or in a text file that has titles, groups
    or notes, as people's tables have and those of programs have not, names alone where most rows hold more,
    or where the keys of those that do look otherwise.
    """
    header = layout.header
    by_people = grid.sheet is not None or bool(layout.titles or layout.groups or layout.notes)
    full = [_has_typed(cells, header) for _, cells in layout.rows]
    asks_names = by_people and 2 * sum(full) > len(full)
    rows = list(zip(layout.rows, full, strict=True))
    shapes = {_shape(cells, header) for (_, cells), is_full in rows if is_full} if by_people else set()
    layout.rows = []
    for row, is_full in rows:
        looks_other = not is_full and bool(shapes) and _shape(row[1], header) not in shapes
        names_alone = (asks_names and not is_full) or looks_other
        # A row that lacks what a record needs is rejected for that.
        says_aside = _has_required(row[1], header) and (names_alone or (not is_full and says_note(row[1])))
        doubtful = says_aside or says_total(row[1]) or says_example(row[1]) or _may_number(row, header)
        (layout.doubtful if doubtful else layout.rows).append(row)


def _may_number(row: tuple[int, list[CellValue]], header: Header) -> bool:
    """Return whether a row right below a header of few columns counts them, which a record may do too."""
    line, cells = row
    texts = texts_of(cells)
    headed = sum(column.role != "blank" for column in header.columns)
    return line == header.lines[-1] + 1 and len(texts) == headed and is_column_numbers(texts)


def _shape(cells: Sequence[CellValue], header: Header) -> str:
    """Return what the key of a row looks like: where it has letters and digits, not which."""
    keys = " ".join(str(cells[column - 1]) for column in sorted(header.key_columns) if column <= len(cells))
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", keys))


def _notes_begin(
    body: list[tuple[int, list[CellValue]]], header: Header, lost: Sequence[int] | set[int]
) -> int:
    """Return the index of the first row of the notes behind the data; the number of rows if there are none.

    Notes are the rows at the end that lack what a record needs, or hold names alone, and hold few cells, if
    the first of them begins with a word of such notes, or if a blank line parts them from the data and none
    of them has a key or a cell in a column of numbers, dates and the like. A row with what a record needs
    begins them only with a word of signatures: «TM» and «KT» begin names of firms too.
    """
    begin = len(body)
    while begin and _is_poor(body[begin - 1][1], header):
        begin -= 1
    for index in range(begin, len(body)):
        line, cells = body[index]
        if says_note(cells, SIGNATURES if _has_required(cells, header) else NOTES):
            return index
        before = body[index - 1][0] if index else header.lines[-1]
        parted = any(between not in lost for between in range(before + 1, line))
        if parted and not any(_has_data(later, header) for _, later in body[index:]):
            return index
    return len(body)


def _has_data(cells: Sequence[CellValue], header: Header) -> bool:
    """Return whether a row holds a key, or anything in a column that takes not any text."""
    columns = {*header.key_columns, *header.typed_columns}
    return any(column <= len(cells) and cells[column - 1] is not None for column in columns)


def _is_poor(cells: Sequence[CellValue], header: Header) -> bool:
    texts = texts_of(cells)
    if len(texts) > _POOR or any(isinstance(cell, Doubt) for cell in cells):
        return False
    return not _has_required(cells, header) or (bool(header.typed_columns) and not _has_typed(cells, header))
