"""Cells that are merged over several rows: what one says of the others, and amounts of which nobody knows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from compliance.model.fields import Column
from compliance.sources.faults import Fault, shown
from compliance.sources.grid import CellValue, Doubt, Grid, Span
from compliance.sources.sheets.header import Header

_PLACES = ("latitude", "longitude", "vn2000_x_m", "vn2000_y_m", "vn2000_meridian")
"""Numbers that tell where something is, not how much."""


def filled_down(grid: Grid) -> Mapping[int, dict[int, CellValue]]:
    """Return what the cells hold that are merged with the cell above them, by line and column from 1."""
    tall = {(s.top, s.left): s.bottom for s in grid.spans if s.left == s.right and s.top < s.bottom}
    filled: dict[int, dict[int, CellValue]] = defaultdict(dict)
    tops = {top for top, _ in tall}
    for line, cells in grid.rows if tall else ():
        for column, cell in enumerate(cells if line in tops else (), start=1):
            for below in range(line + 1, tall.get((line, column), line) + 1):
                filled[below][column] = cell
    return filled


def with_merged(cells: list[CellValue], filled: Mapping[int, CellValue]) -> list[CellValue]:
    """Return the cells of a row with what `filled_down` tells of its blank ones."""
    whole = cells + [None] * (max(filled, default=0) - len(cells))
    return [filled.get(column) if cell is None else cell for column, cell in enumerate(whole, start=1)]


def lines_merged_wide(grid: Grid) -> set[int]:
    """Return the lines in which cells beside one another are merged."""
    return {line for s in grid.spans if s.left < s.right for line in range(s.top, s.bottom + 1)}


def doubt_shared_amounts(grid: Grid, header: Header, rows: Sequence[tuple[int, list[CellValue]]]) -> None:
    """Put doubts in place of amounts that stand in one cell for several rows, or for several fields.

    A name, a day or a unit that is merged downward is that of each row. An amount may be that of each or of
    all together, so it is neither.

    Args:
        grid: The cells and the ranges that are merged.
        header: What the columns hold.
        rows: Line and cells of the rows that are read; their amounts are doubted in place.
    """
    kind = header.kind
    amounts = [
        n for n, name in header.fields.items() if name not in kind.key and _is_amount(kind.columns[name])
    ]
    for span in (span for span in grid.spans if span.left in amounts):
        held = [cells for line, cells in grid.rows if span.top <= line <= span.bottom]
        value = next((cells[span.left - 1] for cells in held[:1] if len(cells) >= span.left), None)
        is_over_fields = any(column in header.fields for column in range(span.left + 1, span.right + 1))
        if value is None or isinstance(value, Doubt) or not (len(held) > 1 or is_over_fields):
            continue
        for line, cells in rows:
            if span.top <= line <= span.bottom:
                cells[span.left - 1] = Doubt(str(value), _shared(str(value), span))


def _is_amount(column: Column) -> bool:
    is_count = column.type == "whole" and not column.name.endswith("year")
    return (column.type in ("number", "censored") or is_count) and column.name not in _PLACES


def _shared(text: str, span: Span) -> Fault:
    if span.top == span.bottom:
        return Fault(
            "merged-amount",
            f"{shown(text)}: ô gộp với cột bên cạnh, không rõ là giá trị của cột nào; bỏ gộp ô và ghi giá "
            "trị của từng cột",
            f"found {shown(text)}, merged over several columns, so nothing tells of which it is; part the "
            "cells and write the value of each",
        )
    return Fault(
        "merged-amount",
        f"{shown(text)}: ô gộp cho các dòng {span.top}-{span.bottom}, không rõ là lượng của từng dòng hay "
        "lượng chung của các dòng; ghi lượng của từng dòng",
        f"found {shown(text)}, merged over lines {span.top}-{span.bottom}, so nothing tells whether it is of "
        "each line or of all together; write that of each line",
    )
