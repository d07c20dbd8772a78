"""What is wrong with typed rows beside one another: references, keys, parents, spans, places."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from compliance.errors import suggest
from compliance.model.fields import RecordKind
from compliance.model.schema import COVERED, RECORD_KINDS
from compliance.sources.cells.columns import TypedColumn
from compliance.sources.faults import Fault, shown
from compliance.sources.places.coordinates import check_meridian, check_pair, check_point, check_vn2000
from compliance.sources.registers.parameter_medium import medium_faults

FOLLOWS = "follows"
"""Marks a row rejected because the row it refers to was; only that one is told as a problem."""

SHOWN_OTHERS = 5
"""Other rows with the same key that are told; of the rest their number."""

FEW_ROWS = 1_000
"""Rows up to which looking at each is quicker than having Arrow group them."""

_ROW = "_row"

RowFault = tuple[int, str, Fault]
"""Position of a row, from 0, the field at fault, and the fault."""


@dataclass(frozen=True)
class Keys:
    """The keys of a table that can be read: of the rows accepted, and of all rows."""

    accepted: pa.Array
    written: pa.Array


def reference_faults(cells: pa.Array, refers_to: str, known: Keys) -> Iterator[tuple[int, Fault]]:
    """Yield the rows whose cell is no key of an accepted record of the kind it refers to."""
    is_open = pc.and_(pc.is_valid(cells), pc.invert(pc.is_in(cells, value_set=known.accepted)))
    label = RECORD_KINDS[refers_to].label.vi
    rows, cells = np.flatnonzero(is_open).tolist(), cells.filter(is_open)
    is_written = pc.is_in(cells, value_set=known.written).to_pylist()
    for row, cell, was_rejected in zip(rows, cells.to_pylist(), is_written, strict=True):
        if was_rejected:
            vi = f"dòng {cell!r} của bảng «{label}» chưa được tiếp nhận"
            yield row, Fault(FOLLOWS, vi, f"the row of {refers_to} {cell!r} was rejected")
        else:
            yield row, _unknown_reference(cell, refers_to)


def _unknown_reference(cell: str, refers_to: str) -> Fault:
    vi = f"{cell!r} không có trong bảng «{RECORD_KINDS[refers_to].label.vi}» của sổ này"
    return Fault("unknown-reference", vi, f"{cell!r} is no {refers_to} of this register")


def rows_with_one_key(kind: RecordKind, typed: dict[str, TypedColumn]) -> list[list[int]]:
    """Return the positions of rows that share their key, a list for each such key.

    Rows without a required part of it have none.
    """
    names = list(kind.key)
    required = [name for name in names if kind.columns[name].required]
    count = len(typed[names[0]].values)
    if count <= FEW_ROWS:
        rows: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for row, key in enumerate(zip(*(typed[name].values.to_pylist() for name in names), strict=True)):
            if None not in key[: len(required)]:
                rows[key].append(row)
        return [found for found in rows.values() if len(found) > 1]
    columns = {name: typed[name].values for name in required}
    # A join finds no blank again.
    columns |= {
        name: pc.fill_null(typed[name].values.cast(pa.string()), "") for name in names if name not in required
    }
    keys = pa.table(columns | {_ROW: np.arange(count)}).drop_null()
    counts = keys.group_by(names).aggregate([([], "count_all")])
    repeated = counts.filter(pc.greater(counts["count_all"], 1)).select(names)
    if not repeated.num_rows:
        return []
    rows_of: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for found in keys.join(repeated, names, join_type="left semi").sort_by(_ROW).to_pylist():
        rows_of[tuple(found[name] for name in names)].append(found[_ROW])
    return list(rows_of.values())


def duplicate_key(key: str, others: list[str]) -> Fault:
    """Return the fault of a row whose key other rows have too, by their lines or places."""
    told, more = ", ".join(others[:SHOWN_OTHERS]), len(others) - SHOWN_OTHERS
    vi, en = (f" và {more} dòng khác", f" and {more} others") if more > 0 else ("", "")
    return Fault(
        "duplicate-key",
        f"mã {key!r} có ở cả dòng {told}{vi}",
        f"the key {key!r} stands also in line {told}{en}",
    )


def faults_of_rows(kind: RecordKind, typed: dict[str, TypedColumn]) -> Iterator[RowFault]:
    """Yield what is wrong with the rows of kinds whose fields have to agree with one another."""
    if kind.plural == "facilities":
        yield from _parent_faults(typed)
    if "latitude" in typed:
        yield from _coordinate_faults(typed)
    if kind.plural == "coverage":
        yield from _coverage_faults(typed)
    yield from medium_faults(kind, typed)


def _parent_faults(typed: dict[str, TypedColumn]) -> Iterator[RowFault]:
    """Yield parents that are not in the register, and facilities that stand in themselves.

    What stands in two rows is not followed, since it cannot be told which of them is right.
    """
    facilities, parents = (typed[name].values.to_pylist() for name in ("facility_id", "parent_id"))
    rows = Counter(facilities)
    parent_of = {f: parent for f, parent in zip(facilities, parents, strict=True) if rows[f] == 1}
    for row, (facility, parent) in enumerate(zip(facilities, parents, strict=True)):
        if parent is None:
            continue
        if parent not in rows:
            yield row, "parent_id", _unknown_reference(parent, "facility")
        trail = [facility]
        while (above := parent_of.get(trail[-1])) and above not in trail:
            trail.append(above)
        if above is not None and above == facility:
            circle = " -> ".join([*trail, facility])
            vi = f"các cơ sở nằm vòng tròn trong nhau: {circle}"
            yield row, "parent_id", Fault("cycle", vi, f"facilities stand in one another: {circle}")


def _coordinate_faults(typed: dict[str, TypedColumn]) -> Iterator[RowFault]:
    """Yield points outside the province or of another meridian, halves of points, and two that differ."""
    names = ("latitude", "longitude", "vn2000_x_m", "vn2000_y_m")
    columns = [typed[name].values for name in names]
    for row in np.flatnonzero(np.any([np.array(pc.is_valid(column)) for column in columns], axis=0)).tolist():
        latitude, longitude, x_m, y_m = (column[row].as_py() for column in columns)
        at_fault = {row in typed[name].refused for name in names}
        for first, second, one, other in (
            (latitude, longitude, names[0], names[1]), (x_m, y_m, names[2], names[3]),
        ):  # fmt: skip
            if (first is None) != (second is None) and at_fault == {False}:
                yield row, other if second is None else one, _HALF_POINT
        meridian = typed["vn2000_meridian"].values[row].as_py()
        if x_m is not None and meridian is not None and (fault := check_meridian(meridian)):
            yield row, "vn2000_meridian", fault
            continue
        has_degrees, has_metres = None not in (latitude, longitude), None not in (x_m, y_m)
        if has_degrees and has_metres:
            fault, name = check_pair(x_m, y_m, latitude, longitude), "vn2000_x_m"
        elif has_degrees:
            fault, name = check_point(latitude, longitude), "latitude"
        elif has_metres:
            fault, name = check_vn2000(x_m, y_m), "vn2000_x_m"
        else:
            continue
        if fault is not None:
            yield row, name, fault


_HALF_POINT = Fault(
    "half-point",
    "chỉ có một trong hai tọa độ của điểm",
    "only one of the two coordinates of the point is there",
)


def _coverage_faults(typed: dict[str, TypedColumn]) -> Iterator[RowFault]:
    for row, cell in enumerate(typed["record_kind"].values.to_pylist()):
        if cell is not None and cell not in COVERED:
            allowed = ", ".join(COVERED)
            vi = f"{shown(cell)}: cần ghi một trong các giá trị: {allowed}"
            en = f"found {cell!r}; expected one of {allowed}{suggest(cell, COVERED)}"
            yield row, "record_kind", Fault("choice", vi, en)
    spans = zip(
        typed["complete_from"].values.to_pylist(), typed["complete_to"].values.to_pylist(), strict=True
    )
    for row, (first, last) in enumerate(spans):
        if first is not None and last is not None and last < first:
            vi = f"{last:%d/%m/%Y} trước ngày bắt đầu {first:%d/%m/%Y}"
            yield row, "complete_to", Fault("order", vi, f"{last} is before complete_from {first}")
