"""Rows that a register folder keeps beside its records: rejected ones until they are mended, dropped ones."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path, PurePath
from typing import Any

from compliance.errors import Place, Problems
from compliance.model.schema import KINDS
from compliance.model.units import Unit
from compliance.sources.faults import Fault
from compliance.sources.grid import CellValue, Doubt
from compliance.sources.notation import Notation
from compliance.sources.texts import RejectedRow

REJECTED_ROWS = "rejected_rows.csv"
"""The file of a register folder that keeps the rows that wait to be mended."""
DROPPED_ROWS = "dropped_rows.csv"
"""The file of a register folder that keeps the rows that a person dropped, for the record."""
MAX_CELL = 50_000_000
_COLUMNS = ("table", "file", "line", "facility_id", "cells", "reasons", "notation")


def rejected_rows_text(rows: Iterable[RejectedRow]) -> str:
    """Return the text of the file that keeps rows, so that `read_rejected_rows` returns the same rows.

    A row that was rejected before is kept under the place it came from first.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        place = row.origin or row.place
        cells = {name: _to_json(cell) for name, cell in row.cells.items() if cell is not None}
        reasons = [(name, fault.code, fault.vi, fault.en) for name, fault in row.reasons]
        written = (cells, reasons, _notation_to_json(row.notation))
        where = [row.table, place.path, "" if place.line is None else place.line, row.facility_id or ""]
        writer.writerow([*where, *(json.dumps(part, ensure_ascii=False) for part in written)])
    return buffer.getvalue()


def read_rejected_rows(path: Path, problems: Problems) -> list[RejectedRow]:
    """Return the rows that a folder keeps in a file; a line changed by hand is a problem of the file."""
    rows = []
    csv.field_size_limit(MAX_CELL)
    try:
        lines = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        problems.add(Place(str(path)), "unreadable", f"cannot be read: {error}", "không đọc được")
        return []
    for number, line in enumerate(lines, start=2):
        try:
            rows.append(_row_of(line))
        except (ArithmeticError, KeyError, TypeError, ValueError):
            problems.add(
                Place(str(path), number), "rejected-row",
                "is not as the program wrote it; import the files again",
                "không đúng như chương trình đã ghi; cần nhập lại các tệp gốc",
            )  # fmt: skip
    return rows


def still_waiting(waiting: Iterable[RejectedRow], rejected: Iterable[RejectedRow]) -> list[RejectedRow]:
    """Return the waiting rows that were not read again, from the same line of a file with the same cells."""
    again = {_written(row) for row in rejected}
    return [row for row in waiting if _written(row) not in again]


def same_row(row: RejectedRow) -> tuple[str, str, int | None, str]:
    """Return what tells a row from others: its table, file without folder, sheet, line, and all its cells."""
    table, place, cells = _written(row)
    file, bracket, sheet = place.path.partition("[")
    return table, PurePath(file).name + bracket + sheet, place.line, cells


def _written(row: RejectedRow) -> tuple[str, Place, str]:
    cells = {name: _to_json(cell) for name, cell in sorted(row.cells.items()) if cell is not None}
    return row.table, row.origin or row.place, json.dumps(cells)


def _row_of(line: dict[str, str]) -> RejectedRow:
    if line["table"] not in KINDS:
        raise ValueError(line["table"])
    return RejectedRow(
        line["table"],
        Place(line["file"], int(line["line"]) if line["line"] else None),
        {name: _from_json(cell) for name, cell in json.loads(line["cells"]).items()},
        tuple((name, Fault(code, vi, en)) for name, code, vi, en in json.loads(line["reasons"])),
        line["facility_id"] or None,
        notation=_notation_from_json(json.loads(line["notation"])),
    )


def _to_json(cell: CellValue) -> Any:
    """Return a cell as JSON: texts, yes and no as such, other values by the name of their type."""
    if cell is None or isinstance(cell, str | bool):
        return cell
    if isinstance(cell, Doubt):
        return {"doubt": [cell.shown, cell.fault.code, cell.fault.vi, cell.fault.en]}
    if isinstance(cell, timedelta):
        return {"seconds": cell.total_seconds()}
    if isinstance(cell, datetime | date | time):
        return {type(cell).__name__: cell.isoformat()}
    return {"number": str(cell)}


def _from_json(value: Any) -> CellValue:
    if not isinstance(value, dict):
        return None if value is None else value if isinstance(value, bool) else str(value)
    ((name, text),) = value.items()
    match name:
        case "doubt":
            shown, code, vi, en = text
            return Doubt(shown, Fault(code, vi, en))
        case "seconds":
            return timedelta(seconds=text)
        case "number":
            number = Decimal(text)
            return int(number) if number == number.to_integral_value() else number
        case "datetime":
            return datetime.fromisoformat(text)
        case "date":
            return date.fromisoformat(text)
        case "time":
            return time.fromisoformat(text)
    raise ValueError(name)


def _notation_to_json(notation: Notation) -> dict[str, Any]:
    return {
        "locale": notation.locale,
        "epoch": notation.epoch,
        "text_epoch": notation.text_epoch,
        "ticks": sorted(notation.ticks),
        "units": {name: str(unit) for name, unit in sorted(notation.units.items())},
    }


def _notation_from_json(said: dict[str, Any]) -> Notation:
    units = {name: Unit.parse(text) for name, text in said["units"].items()}
    return Notation(said["locale"], said["epoch"], frozenset(said["ticks"]), units, said.get("text_epoch"))
