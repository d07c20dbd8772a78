"""Damaged workbooks: reading raises nothing, loses no line and accepts no value that a cell does not hold."""

import os
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from damaged_workbooks import DamagedWorkbook, Typed, damaged_workbook, typed_cells
from held_values import bare, may_mean
from test_damaged_registers import MOST_SECONDS, lost_rows

from compliance.model.fields import Column
from compliance.model.schema import KINDS
from compliance.sources.registers.loading import Loading, load_files
from compliance.sources.registers.typed_table import LINE, SIGN
from compliance.sources.registers.writing import cell_text
from compliance.sources.sheets.reading import SheetReading

FILES = int(os.environ.get("DAMAGED_WORKBOOKS", "300"))
FIRST = int(os.environ.get("DAMAGED_FIRST", "0"))
BATCH = 50


@pytest.mark.parametrize("first", range(FIRST, FIRST + FILES, BATCH))
def test_a_damaged_workbook_gives_nothing_that_it_does_not_hold(first: int, tmp_path: Path) -> None:
    complaints = [told for seed in range(first, first + BATCH) for told in complaints_of(seed, tmp_path)]
    assert complaints == []


def complaints_of(seed: int, folder: Path) -> list[str]:
    """Return what is wrong with how the damaged workbook of a seed was read."""
    damaged = damaged_workbook(seed)
    path = folder / "so-lieu.xlsx"
    path.write_bytes(damaged.data)
    began = time.process_time()
    loading = load_files([path])
    took = time.process_time() - began
    found = [*lost_rows(loading), *_wrong(damaged, loading)]
    if took > MOST_SECONDS:
        found.append(f"took {took:.1f} s")
    return [f"seed {seed} ({', '.join(damaged.done)}): {told}" for told in found]


def _wrong(damaged: DamagedWorkbook, loading: Loading) -> Iterator[str]:
    reading = next((reading for reading in loading.files.readings if reading.state == "read"), None)
    if reading is None:
        if not loading.unread:
            yield "nothing was read, and nothing says why"
        return
    good = typed_cells(damaged.good)
    truth = {tuple(map(repr, row)): values for row, values in zip(good[1:], damaged.good.truth, strict=True)}
    fields, head = _fields(damaged, reading)
    if damaged.is_whole:
        yield from _vanished(damaged, reading, set(truth))
    if {tuple(cells) for cells in head} != {tuple(good[0])}:
        truth = {}
    for kind, row in ((k, row) for k in KINDS for row in loading.register.tables[k].to_pylist()):
        line = row[LINE]
        if kind != damaged.good.plural:
            yield f"line {line}: a record of {kind}"
            continue
        if line in damaged.foreign - damaged.touched and not loading.unread:
            yield f"line {line} is no record of {kind}: {damaged.lines[line - 1]}"
        values = {name: cell_text(row[name], row.get(name + SIGN)) for name in KINDS[kind].columns}
        cells = damaged.lines[line - 1]
        untouched = truth.get(tuple(map(repr, cells)))
        if untouched is not None and line not in damaged.touched:
            if list(map(values.get, damaged.good.names)) != list(untouched):
                yield f"line {line}, untouched: {values}, not {untouched}"
            continue
        for name, value in values.items():
            cell = cells[fields[name]] if name in fields and fields[name] < len(cells) else None
            settled = kind == "measurements" and name in ("parameter", "value", "unit")
            # Without the format of days, a day is the number that counts it.
            settled |= line in damaged.touched and isinstance(cell, date)
            if not settled and not _holds(KINDS[kind].columns[name], cell, value):
                yield f"line {line}: {name} is {value!r}, the cell holds {cell!r}"


def _fields(damaged: DamagedWorkbook, reading: SheetReading) -> tuple[dict[str, int], list[list[Typed]]]:
    """Return the column of each field, by the workbook's own header, and the rows of that."""
    assert reading.layout is not None
    found: dict[str, int] = {}
    columns = KINDS[damaged.good.plural].columns
    head = [damaged.lines[line - 1] for line in reading.layout.header.lines]
    for cells in head:
        for at, cell in enumerate(cells):
            named = (
                n for n, c in columns.items() if bare(str(cell)) in map(bare, (n, c.label.vi, c.label.en))
            )
            found |= dict.fromkeys(named, at)
    return found, head


def _vanished(damaged: DamagedWorkbook, reading: SheetReading, rows: set[tuple[str, ...]]) -> Iterator[str]:
    layout = reading.layout
    assert layout is not None
    read = {line for line, _ in (*layout.rows, *layout.uneven, *layout.doubtful)}
    told = {aside.line for aside in (*layout.titles, *layout.groups, *layout.notes)} | set(
        layout.header.lines
    )
    for line, cells in enumerate(damaged.lines, start=1):
        if tuple(map(repr, cells)) in rows and line not in read | damaged.touched:
            yield f"line {line} is a row and was not read as one: {cells}"
        elif line not in read | told | damaged.touched and any(cell is not None for cell in cells):
            yield f"line {line} vanished: {cells}"


def _holds(column: Column, cell: Typed, value: str) -> bool:
    """Return whether a typed cell holds a value; a blank holds none, and so does what has a time of day."""
    if cell in (None, "") or not value:
        return cell in (None, "") and not value
    if isinstance(cell, str):
        return may_mean(column, cell.strip(), value)
    if isinstance(cell, datetime):
        return cell == datetime.fromisoformat(value) if column.type == "date" else False
    if isinstance(cell, date):
        return column.type == "date" and cell.isoformat() == value
    if column.type == "flag":
        return cell in (0, 1) and bool(cell) == (value == "true")
    if column.type == "date":
        return not isinstance(cell, bool) and str(date(1899, 12, 30) + timedelta(days=int(cell))) == value
    if isinstance(cell, bool):
        return False
    if column.type in ("number", "censored", "whole"):
        return Decimal(repr(cell)) == Decimal(value)
    return str(cell) == value
