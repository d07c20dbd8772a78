"""Types the cells of one table: every cell, key and reference that cannot be accepted rejects its row."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, islice
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from compliance.errors import Place, Problems
from compliance.model.facility_records import record_key
from compliance.model.fields import RecordKind
from compliance.model.schema import KINDS
from compliance.sources.cells.columns import TypedColumn, blank_column, type_column
from compliance.sources.cells.number_text import BelowLimit
from compliance.sources.faults import Fault
from compliance.sources.grid import CellValue
from compliance.sources.registers.parameter_values import settle_wastewater
from compliance.sources.registers.table_faults import (
    FOLLOWS,
    Keys,
    duplicate_key,
    faults_of_rows,
    reference_faults,
    rows_with_one_key,
)
from compliance.sources.texts import ColumnCells, Part, RejectedRow

LINE = "_line"
"""The line of the file a row begins in."""

PART = "_part"
"""The number of the file or sheet a row comes from, from 0, among those of its table."""

SIGN = "__sign"

REFERRED = frozenset(c.refers_to for kind in KINDS.values() for c in kind.columns.values() if c.refers_to)
"""Singular names of the kinds that rows of other tables refer to."""

Faults = dict[int, list[tuple[str, Fault]]]
"""Fields and their faults by position of the row, from 0."""


@dataclass
class TypedTable:
    """A table of the rows that were accepted.

    Attributes:
        rows: One row a record, with its line and part.
        repeated: How many rows say the same as one before them and are kept once, by the name of their grid.
    """

    rows: pa.Table
    repeated: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class _Rows:
    """The rows of several parts, one after another."""

    parts: Sequence[Part]
    starts: list[int]
    count: int

    @classmethod
    def of(cls, parts: Sequence[Part]) -> "_Rows":
        ends = list(accumulate(len(part.table.lines) for part in parts))
        return cls(parts, [0, *ends[:-1]], ends[-1])

    def find(self, row: int) -> tuple[Part, int]:
        """Return the part a row is of and its position in it."""
        number = bisect_right(self.starts, row) - 1
        return self.parts[number], row - self.starts[number]

    def place(self, row: int) -> Place:
        part, position = self.find(row)
        return Place(part.table.path, part.table.lines[position])


def type_table(
    kind: RecordKind,
    parts: Sequence[Part],
    keys: dict[str, Keys],
    rejected: list[RejectedRow],
    problems: Problems,
) -> TypedTable:
    """Return the accepted rows of a table; the others are added to those rejected.

    Of rows that say the same the first is kept; of rows that share a key and differ none, unless one stands.

    Args:
        kind: The kind of record.
        parts: The rows with their cells and how these are written; at least one.
        keys: The keys of the tables typed before, which rows may refer to; gets those of this table.
        rejected: Gets every row that is not accepted, with its reasons.
        problems: Gets every fault, with its place.
    """
    rows = _Rows.of(parts)
    typed = _join([_type_part(part) for part in parts])
    faults = _faults_of_cells(kind, typed, keys)
    for row, name, fault in faults_of_rows(kind, typed):
        faults[row].append((name, fault))
    is_accepted = np.ones(rows.count, dtype=bool)
    result = TypedTable(_as_table(rows, typed))
    for row in _settle_keys(kind, result.rows, typed, rows, faults):
        is_accepted[row] = False
        result.repeated[rows.place(row).path] += 1
    is_accepted[list(faults)] = False
    rejected.extend(_rejected_rows(kind, rows, typed, faults, problems))
    if not is_accepted.all():
        result.rows = result.rows.filter(pa.array(is_accepted))
    if kind.name in REFERRED:
        written = typed[kind.key[0]].values
        keys[kind.name] = Keys(written.filter(pa.array(is_accepted)), written)
    return result


def _type_part(part: Part) -> dict[str, TypedColumn]:
    cells, rows = part.table.columns, len(part.table.lines)
    typed = {
        name: type_column(column, cells[name], part.notation) if name in cells else blank_column(column, rows)
        for name, column in part.kind.columns.items()
    }
    _read_below_limits(typed)
    return typed


def _join(typed: list[dict[str, TypedColumn]]) -> dict[str, TypedColumn]:
    """Return the columns of several parts as one each."""
    if len(typed) == 1:
        return typed[0]
    return {name: _join_column([columns[name] for columns in typed]) for name in typed[0]}


def _join_column(columns: list[TypedColumn]) -> TypedColumn:
    starts = [0, *accumulate(len(column.values) for column in columns)]
    refused = {
        start + row: fault
        for start, column in zip(starts, columns, strict=False)
        for row, fault in column.refused.items()
    }
    signs = None if columns[0].signs is None else pa.concat_arrays([column.signs for column in columns])
    return TypedColumn(pa.concat_arrays([column.values for column in columns]), signs, refused)


def _read_below_limits(typed: dict[str, TypedColumn]) -> None:
    """Read what lies below a limit that its cell does not tell, where its row tells the limit."""
    for censored in (column for column in typed.values() if column.signs is not None):
        below: dict[str, list[int]] = defaultdict(list)
        for row, fault in sorted(censored.refused.items()):
            if isinstance(fault, BelowLimit) and fault.limit in typed:
                below[fault.limit].append(row)
        for name, found in below.items():
            limits = typed[name].values.take(pa.array(found))
            is_told = np.array(pc.fill_null(pc.greater(limits, 0), fill_value=False), bool)
            rows = np.array(found)[is_told]
            is_below = np.zeros(len(censored.values), dtype=bool)
            is_below[rows] = True
            mask, signs = pa.array(is_below), pa.array(["<"] * len(rows), pa.string())
            censored.values = pc.replace_with_mask(censored.values, mask, limits.filter(pa.array(is_told)))
            censored.signs = pc.replace_with_mask(censored.signs, mask, signs)
            for row in rows.tolist():
                del censored.refused[row]


def _faults_of_cells(kind: RecordKind, typed: dict[str, TypedColumn], keys: dict[str, Keys]) -> Faults:
    faults: Faults = defaultdict(list)
    for name, column in kind.columns.items():
        for row, fault in typed[name].refused.items():
            faults[row].append((name, fault))
        if column.refers_to in keys:
            for row, fault in reference_faults(typed[name].values, column.refers_to, keys[column.refers_to]):
                faults[row].append((name, fault))
    return faults


def _settle_keys(
    kind: RecordKind, table: pa.Table, typed: dict[str, TypedColumn], rows: _Rows, faults: Faults
) -> Iterator[int]:
    """Yield the rows that repeat another; note those that share its key and say something else."""
    groups = rows_with_one_key(kind, typed)
    if not groups:
        return
    shared = pa.array([row for found in groups for row in found], pa.int64())
    settled, _ = settle_wastewater(kind, table.take(shared))
    told = iter(settled.select([*kind.columns, *_sign_columns(table)]).to_pylist())
    for found in groups:
        records = list(islice(told, len(found)))
        said: list[tuple[int, dict[str, Any]]] = []
        for row, record in zip(found, records, strict=True):
            if row not in faults and any(record == other and first not in faults for first, other in said):
                yield row
            else:
                said.append((row, record))
        standing = [row for row, _ in said if rows.find(row)[0].stands and row not in faults]
        for row, record in said if len(said) > 1 else ():
            if row not in standing[:1]:
                others = [_told_place(rows, other, row) for other, _ in said if other != row]
                faults[row].append((kind.key[-1], duplicate_key(record_key(kind, record), others)))


def _sign_columns(table: pa.Table) -> list[str]:
    return [name for name in table.column_names if name.endswith(SIGN)]


def _told_place(rows: _Rows, row: int, beside: int) -> str:
    """Return the line of a row, with its file where that is another than that of the row beside it."""
    place = rows.place(row)
    return str(place.line) if place.path == rows.place(beside).path else str(place)


def _as_table(rows: _Rows, typed: dict[str, TypedColumn]) -> pa.Table:
    arrays = {}
    for name, column in typed.items():
        arrays[name] = column.values
        if column.signs is not None:
            arrays[name + SIGN] = column.signs
    lines = [np.asarray(part.table.lines, dtype=np.int64) for part in rows.parts]
    numbers = [np.full(len(part.table.lines), number, np.int32) for number, part in enumerate(rows.parts)]
    arrays[LINE] = pa.array(np.concatenate(lines))
    arrays[PART] = pa.array(np.concatenate(numbers))
    return pa.table(arrays)


def _rejected_rows(
    kind: RecordKind, rows: _Rows, typed: dict[str, TypedColumn], faults: Faults, problems: Problems
) -> Iterator[RejectedRow]:
    """Yield the rows with faults as they were written; each fault that is a cause is noted as a problem."""
    for part, start in zip(rows.parts, rows.starts, strict=True):
        ends = start + len(part.table.lines)
        found = [row for row in sorted(faults) if start <= row < ends]
        positions = [row - start for row in found]
        cells = {name: _cells_of(column, positions) for name, column in part.table.columns.items()}
        owners = typed["facility_id"].values.take(pa.array(found, pa.int64())).to_pylist() if (
            "facility_id" in typed
        ) else [None] * len(found)  # fmt: skip
        for number, row in enumerate(found):
            at_fault = {name for name, fault in faults[row] if fault.code not in (FOLLOWS, "duplicate-key")}
            origins = part.table.origins
            place = rows.place(row)
            yield RejectedRow(
                kind.plural,
                place,
                {name: column[number] for name, column in cells.items()},
                tuple(faults[row]),
                None if "facility_id" in at_fault else owners[number],
                origins[positions[number]] if origins else None,
                part.notation,
            )
            for name, fault in faults[row]:
                if fault.code != FOLLOWS:
                    problems.add(replace(place, field=name), fault.code, fault.en, fault.vi)


def _cells_of(column: ColumnCells, rows: Sequence[int]) -> list[CellValue]:
    """Return the cells of some rows, None where blank."""
    found = (
        [column[row] for row in rows]
        if isinstance(column, list)
        else column.take(pa.array(rows, pa.int64())).to_pylist()
    )
    return [None if cell == "" else cell for cell in found]
