"""Turns the agency's rows into a register: one row of the source is one measurement, limits stand once.

Run as `python samples/npdes/source/convert.py [--to FOLDER]`; the same source gives the same bytes.
Values, limits and units are taken as printed, never in the agency's standard units, which carry more digits
than a register keeps. What the source says in a way not known here stops the conversion.
"""

import argparse
import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

SOURCE = Path(__file__).resolve().parent / "npdes_input.csv"
REGISTER = Path(__file__).resolve().parents[1]

FACILITY_NAME = "Cơ sở tại Hoa Kỳ, dữ liệu US EPA"
CHECKED_ON = "2026-11-24"
EVIDENCE_GRADE = "self"
LIMIT_SIDES = {"<=": "upper", ">=": "lower"}
VALUE_SIGNS = {"=": "", "<": "<", ">": ">"}
NO_VALUE_REASONS = {"": "", "C": "no_discharge", "9": "not_required"}
COVERAGE_SOURCE = (
    "Dữ liệu gốc ghi bên cạnh từng kết quả giới hạn dùng để xét / "
    "The source states beside each value the limit it is judged by"
)

Row = dict[str, str]

HEADERS = {
    "facilities": ("facility_id", "name", "kind"),
    "outlets": ("outlet_id", "facility_id", "name"),
    "permit_limits": (
        "limit_id", "facility_id", "outlet_id", "parameter", "averaging", "lower", "upper", "unit",
        "valid_from", "valid_to",
    ),
    "measurements": (
        "measurement_id", "facility_id", "outlet_id", "parameter", "averaging", "sampled_on", "value", "unit",
        "no_value_reason", "evidence_grade",
    ),
    "coverage": (
        "coverage_id", "record_kind", "facility_id", "complete_from", "complete_to", "source", "checked_on",
    ),
}  # fmt: skip


class SourceRowError(ValueError):
    """A row of the source that cannot be carried over as it is."""

    def __init__(self, row: Row, text: str) -> None:
        super().__init__(f"row {row['row_id']}: {text}")


def convert(source: Path, target: Path) -> list[Path]:
    """Write the tables of the register and return their paths.

    Raises:
        SourceRowError: A row says something this conversion does not know.
    """
    with source.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    check_names(rows)
    tables = {
        "facilities": facilities(rows),
        "outlets": outlets(rows),
        "permit_limits": permit_limits(rows),
        "measurements": [measurement(row) for row in rows],
        "coverage": coverage(rows),
    }
    return [write(target / f"{name}.csv", HEADERS[name], records) for name, records in tables.items()]


def check_names(rows: Iterable[Row]) -> None:
    """Refuse a source in which a printed name does not stand for exactly one code, or a code for one name."""
    for code, name in (
        ("parameter_code", "parameter_desc"),
        ("statistical_base_code", "statistical_base_short_desc"),
    ):
        by_code: dict[str, str] = {}
        by_name: dict[str, str] = {}
        for row in rows:
            known = by_code.setdefault(row[code], row[name]), by_name.setdefault(row[name], row[code])
            if known != (row[name], row[code]):
                raise SourceRowError(row, f"{code} {row[code]!r} and {name} {row[name]!r} are not one to one")


def facilities(rows: Iterable[Row]) -> list[Row]:
    """Return one facility a permit number; the source gives neither its name nor its state."""
    return [
        {"facility_id": permit, "name": FACILITY_NAME, "kind": "other"}
        for permit in dict.fromkeys(row["npdes_id"] for row in rows)
    ]


def outlets(rows: Iterable[Row]) -> list[Row]:
    """Return one outlet a discharge point and place of monitoring, in the order of the source."""
    found: dict[str, Row] = {}
    for row in rows:
        name = f"{row['perm_feature_nmbr']}, {row['monitoring_location_desc']}"
        outlet = {"outlet_id": outlet_id(row), "facility_id": row["npdes_id"], "name": name}
        if found.setdefault(outlet["outlet_id"], outlet) != outlet:
            raise SourceRowError(row, f"the outlet {outlet['outlet_id']!r} has two names or two facilities")
    return list(found.values())


def outlet_id(row: Row) -> str:
    """Return the key of an outlet, such as `001-effluent-gross`."""
    return f"{row['perm_feature_nmbr']}-{row['monitoring_location_desc'].lower().replace(' ', '-')}"


def permit_limits(rows: Iterable[Row]) -> list[Row]:
    """Return each distinct limit once; a blank limit is none and makes no record."""
    found: dict[str, Row] = {}
    for row in rows:
        if not row["limit_value_nmbr"]:
            continue
        side = LIMIT_SIDES.get(row["limit_value_qualifier_code"])
        if side is None:
            raise SourceRowError(row, f"limit qualifier {row['limit_value_qualifier_code']!r}")
        begins = iso_date(row["limit_begin_date"])
        codes = (row["parameter_code"], row["statistical_base_code"], row["value_type_code"])
        limit = {
            "limit_id": "-".join((row["perm_feature_nmbr"], *codes, begins)),
            "facility_id": row["npdes_id"],
            "outlet_id": outlet_id(row),
            "parameter": row["parameter_desc"],
            "averaging": row["statistical_base_short_desc"],
            side: row["limit_value_nmbr"],
            "unit": row["limit_unit_desc"],
            "valid_from": begins,
            "valid_to": iso_date(row["limit_end_date"]),
        }
        if found.setdefault(limit["limit_id"], limit) != limit:
            raise SourceRowError(row, f"the limit {limit['limit_id']!r} is stated in two ways")
    return list(found.values())


def measurement(row: Row) -> Row:
    """Return the measurement of a row, as printed; blank where the facility reported no value."""
    value = row["dmr_value_nmbr"]
    if value:
        sign = VALUE_SIGNS.get(row["dmr_value_qualifier_code"])
        if sign is None:
            raise SourceRowError(row, f"value qualifier {row['dmr_value_qualifier_code']!r}")
        value = sign + value
    if row["nodi_code"] not in NO_VALUE_REASONS:
        raise SourceRowError(row, f"reason for no value {row['nodi_code']!r} ({row['nodi_desc']})")
    return {
        "measurement_id": row["row_id"],
        "facility_id": row["npdes_id"],
        "outlet_id": outlet_id(row),
        "parameter": row["parameter_desc"],
        "averaging": row["statistical_base_short_desc"],
        "sampled_on": iso_date(row["monitoring_period_end_date"]),
        "value": value,
        "unit": row["dmr_unit_desc"],
        "no_value_reason": NO_VALUE_REASONS[row["nodi_code"]],
        "evidence_grade": EVIDENCE_GRADE,
    }


def coverage(rows: Iterable[Row]) -> list[Row]:
    """Return for each facility that its limits are complete up to its last period."""
    last: dict[str, str] = {}
    for row in rows:
        day = iso_date(row["monitoring_period_end_date"])
        last[row["npdes_id"]] = max(last.get(row["npdes_id"], day), day)
    return [
        {
            "coverage_id": f"permit_limits-{facility}",
            "record_kind": "permit_limits",
            "facility_id": facility,
            "complete_to": day,
            "source": COVERAGE_SOURCE,
            "checked_on": CHECKED_ON,
        }
        for facility, day in last.items()
    ]


def iso_date(text: str) -> str:
    """Return a date of the source, month first, as 2015-10-31.

    >>> iso_date("10/31/2015")
    '2015-10-31'
    """
    month, day, year = text.split("/")
    return date(int(year), int(month), int(day)).isoformat()


def write(path: Path, header: tuple[str, ...], records: Iterable[Row]) -> Path:
    """Write one table: UTF-8, comma-separated, lines ending in a newline on every system."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(records)
    return path


def main() -> None:
    """Convert the committed source."""
    parser = argparse.ArgumentParser(description="Write the register's tables from the agency's rows.")
    parser.add_argument("--to", type=Path, default=REGISTER, help="folder to write to; default: the register")
    convert(SOURCE, parser.parse_args().to)


if __name__ == "__main__":
    main()
