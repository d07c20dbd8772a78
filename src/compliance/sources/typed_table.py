"""Types one table of texts: every cell, key and reference that cannot be accepted rejects its row."""

from collections import defaultdict
from dataclasses import dataclass

import pyarrow as pa

from compliance.errors import Place, Problems, suggest
from compliance.model.fields import RecordKind
from compliance.model.schema import COLLECTIONS
from compliance.sources.columns import Locale, type_column
from compliance.sources.texts import RejectedRow, TextTable

LINE = "_line"
SIGN = "__sign"
FOLLOWS = "follows"
"""Marks a row rejected because the row it refers to was; only that one is told as a problem."""


@dataclass(frozen=True)
class Keys:
    """The keys of a table: of the rows accepted, and of all rows as they are written."""

    accepted: set[str]
    written: set[str]


def type_table(
    kind: RecordKind,
    text: TextTable,
    locale: Locale,
    keys: dict[str, Keys],
    rejected: list[RejectedRow],
    problems: Problems,
) -> pa.Table:
    """Return the accepted rows of a table with their lines; the others are added to those rejected.

    Args:
        kind: The kind of record.
        text: The rows as texts.
        locale: How numbers and dates are written.
        keys: The keys of the tables typed before, which rows may refer to.
        rejected: Gets every row that is not accepted, with its reasons.
        problems: Gets every fault, with its place.
    """
    faults: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    arrays: dict[str, pa.Array] = {}
    rows = len(text.lines)
    for name, column in kind.columns.items():
        cells = text.columns.get(name, [""] * rows)
        typed = type_column(column, cells, locale)
        arrays[name] = typed.values
        if typed.signs is not None:
            arrays[name + SIGN] = typed.signs
        for row, (code, reason) in typed.refused.items():
            faults[row].append((name, code, reason))
        if column.refers_to in keys:
            known = keys[column.refers_to]
            for row, cell in enumerate(cells):
                if not cell or cell in known.accepted:
                    continue
                if cell in known.written:
                    faults[row].append(
                        (name, FOLLOWS, f"the row of {column.refers_to} {cell!r} was rejected")
                    )
                else:
                    reason = f"{cell!r} is no {column.refers_to} of this register"
                    faults[row].append((name, "unknown-reference", reason))
    _note_duplicate_keys(kind, text, arrays, faults)
    if kind.plural == "facilities":
        _note_parent_faults(text, faults)
    if kind.plural == "coverage":
        _note_coverage_faults(text, arrays, faults)
    for row, found in sorted(faults.items()):
        place = Place(text.path, text.lines[row])
        cells_of_row = {name: column[row] for name, column in text.columns.items()}
        reasons = tuple((name, reason) for name, _, reason in found)
        at_fault = {name for name, code, _ in found if code not in (FOLLOWS, "duplicate-key")}
        facility = None if "facility_id" in at_fault else cells_of_row.get("facility_id") or None
        rejected.append(RejectedRow(kind.plural, place, cells_of_row, reasons, facility))
        for name, code, reason in found:
            if code != FOLLOWS:
                problems.add(Place(text.path, text.lines[row], field=name), code, reason)
    arrays[LINE] = pa.array(text.lines, type=pa.int64())
    table = pa.table(arrays)
    if not faults:
        return table
    return table.filter(pa.array([row not in faults for row in range(rows)], type=pa.bool_()))


def _note_duplicate_keys(
    kind: RecordKind,
    text: TextTable,
    arrays: dict[str, pa.Array],
    faults: dict[int, list[tuple[str, str, str]]],
) -> None:
    rows_of: dict[tuple[object, ...], list[int]] = defaultdict(list)
    parts = [arrays[name].to_pylist() for name in kind.key]
    for row, key in enumerate(zip(*parts, strict=True)):
        if None not in key:
            rows_of[key].append(row)
    for key, rows in rows_of.items():
        for row in rows if len(rows) > 1 else ():
            # Which of them is right cannot be told, so none is accepted.
            others = ", ".join(str(text.lines[other]) for other in rows if other != row)
            reason = f"the key {'/'.join(map(str, key))!r} stands also in line {others}"
            faults[row].append((kind.key[-1], "duplicate-key", reason))


def _note_parent_faults(text: TextTable, faults: dict[int, list[tuple[str, str, str]]]) -> None:
    """Note parents that are not in the register, and facilities that stand in themselves."""
    parents = text.columns.get("parent_id", [])
    parent_of = dict(zip(text.columns["facility_id"], parents, strict=False))
    for row, (facility, parent) in enumerate(zip(text.columns["facility_id"], parents, strict=False)):
        if not parent:
            continue
        if parent not in parent_of:
            reason = f"{parent!r} is no facility of this register"
            faults[row].append(("parent_id", "unknown-reference", reason))
        trail = [facility]
        while (above := parent_of.get(trail[-1])) and above not in trail:
            trail.append(above)
        if above == facility:
            reason = f"facilities stand in one another: {' -> '.join([*trail, facility])}"
            faults[row].append(("parent_id", "cycle", reason))


def _note_coverage_faults(
    text: TextTable, arrays: dict[str, pa.Array], faults: dict[int, list[tuple[str, str, str]]]
) -> None:
    for row, cell in enumerate(text.columns.get("record_kind", [])):
        if cell and cell not in COLLECTIONS:
            hint = suggest(cell, COLLECTIONS)
            reason = f"found {cell!r}; expected one of {', '.join(COLLECTIONS)}{hint}"
            faults[row].append(("record_kind", "choice", reason))
    spans = zip(arrays["complete_from"].to_pylist(), arrays["complete_to"].to_pylist(), strict=True)
    for row, (first, last) in enumerate(spans):
        if first is not None and last is not None and last < first:
            faults[row].append(("complete_to", "order", f"{last} is before complete_from {first}"))
