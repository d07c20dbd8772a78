"""Writes this register: for each automated rule one facility, from a case in which the rule is violated.

Run as `python samples/everything-wrong/source/make.py [--to FOLDER]`; the same rules give the same bytes.
Who is at fault and why stands in the cases beside the rules. Here their records only get ids that do not
collide, names and numbers that say that they are invented, an operator whom the rule binds, and a commune.
"""

import argparse
import csv
import random
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from compliance.case_runner import UNKNOWN_FINE
from compliance.errors import Problems, RulebookError
from compliance.model.choices import FacilityKind, OperatorKind
from compliance.model.fields import RecordKind
from compliance.model.outcomes import Outcome
from compliance.model.rules import Rule
from compliance.model.schema import KINDS
from compliance.sources.registers.typed_table import SIGN
from compliance.sources.registers.writing import rows_text
from compliance.sources.rulebooks.case_file import Case, read_cases
from compliance.sources.rulebooks.rulebook import CASES_SUFFIX, load_rulebook

REGISTER = Path(__file__).resolve().parents[1]
ROOT = REGISTER.parents[1]
RULES = ROOT / "rules"
COMMUNES = ROOT / "src" / "compliance" / "sources" / "reference" / "units" / "lai-chau-units.csv"

DAY = date(2026, 11, 24)
"""The day of most cases."""

CHOSEN = {
    "EN-01": "never sent",
    "EN-04": "no audit on record",
    "EN-05": "sent on the thirty-first day",
    "GHG-01": "not sent, by an enterprise",
    "GHG-02": "never sent, by an enterprise",
    "GHG-13": "the last day for which the cycle is known",
    "HW-08": "two wastes, each by itself",
    "HW-09": "handed over, but no manifest on record",
    "HW-13": "the mass of another waste does not count",
    "MN-04": "a river sand mine",
    "MN-08": "the province has received no data",
    "MN-13": "a closed mine owes what was due",
    "MN-15": "twenty years, a đồng less",
    "MN-16": "no confirmation was shown",
    "MN-21": "no reserve, on the first day after the time",
    "MN-22": "the second step",
    "PM-07": "both have grown",
    "WW-20": "1.1 times the value, at 40 m3 a day",
}
"""Name of the case to take, where there is none on DAY or another one reads better than the first."""

MARK = "(giả định)"
NUMBER = "GĐ-"
FILLED = {
    "contaminated_sites": {"cause": "pesticides", "found_on": "2024-03-01"},
    "dams": {"name": "Đập"},
    "emission_sources": {"name": "Ống khói lò hơi"},
    "energy_audits": {"auditor": "Đơn vị kiểm toán năng lượng", "is_internal": "false"},
    "fee_declarations": {"period_end": "2026-09-30"},
    "forest_conversions": {
        "number": "01/QĐ",
        "area_ha": "10",
        "is_natural": "false",
        "purpose": "production",
    },
    "landfills": {"area_ha": "2", "received_tonne": "40000"},
    "measurements": {"evidence_grade": "qualified_lab"},
    "permits": {"issued_by": "province"},
    "plastic_uses": {"source": "Quan sát tại chỗ"},
    "solid_waste_years": {"receiver": "Đơn vị nhận chất thải"},
    "treatment_plants": {"capacity_m3_day": "100"},
    "waste_service_years": {"buried_tonne": "0", "households": "500"},
    "waste_shipments": {"receiver": "Đơn vị nhận chất thải", "licence_number": "01", "mass_kg": "100"},
    "water_uses": {"source_name": "Nguồn nước"},
}
"""What a reader wants to see and cases leave blank, since it decides nothing there."""

SOURCE = "Giả định: số liệu của tình huống kiểm thử"
NUMBERS = ("number", "permit_number", "replaces", "manifest_number", "licence_number")
LISTS_NOT_OBTAINED = ("designated_energy_users",)
"""Lists of which no entry is on file: those of this register are invented, and say so."""

NAMES = ("receiver", "auditor", "name", "source_name")

Row = dict[str, str]
Tables = dict[str, list[Row]]


def make(target: Path) -> list[Path]:
    """Write the tables of the register and return their paths.

    Raises:
        LookupError: An automated rule has no case to take.
        RulebookError: A file of rules or cases cannot be accepted.
    """
    with COMMUNES.open(encoding="utf-8", newline="") as file:
        communes = [row["code"] for row in csv.DictReader(file)]
    tables: Tables = {plural: [] for plural, kind in KINDS.items() if not kind.is_generated}
    for rule_id, sourced in sorted(load_rulebook(RULES).rules.items()):
        if sourced.model.requires:
            path = Path(sourced.path.removesuffix(".yaml") + CASES_SUFFIX)
            commune = random.Random(rule_id).choice(communes)  # noqa: S311
            for plural, rows in Situation(sourced.model, chosen(rule_id, path), commune).tables().items():
                tables[plural] += rows
    return [write(target / f"{plural}.csv", KINDS[plural], rows) for plural, rows in tables.items() if rows]


def chosen(rule_id: str, path: Path) -> Case:
    """Return the case to take: the one that is named, else the first of the day, rather one with a fine."""
    problems = Problems()
    violated = [case for case in read_cases(path, problems)[1] if Outcome.violated in case.expect.values()]
    if problems.found:
        raise RulebookError(problems.in_order())
    named = [case for case in violated if case.name == CHOSEN.get(rule_id)]
    of_day = [case for case in violated if case.as_of == DAY and rule_id not in CHOSEN]
    found = named or sorted(of_day, key=lambda case: case.fine is None or case.fine == UNKNOWN_FINE)
    if not found:
        raise LookupError(f"{rule_id}: name a case in CHOSEN, one of {[case.name for case in violated]}")
    return found[0]


class Situation:
    """One case under the names of this register."""

    def __init__(self, rule: Rule, case: Case, commune: str) -> None:
        """Find the facility at fault: the one that the first violated subject belongs to."""
        ids = case.register.facility_ids
        subject = next(key for key, outcome in case.expect.items() if outcome is Outcome.violated)
        main = next((i for i in ids if i in (subject, subject.partition("/")[0])), ids[0])
        self.rule, self.case, self.commune = rule, case, commune
        self.main = f"SAI-{rule.id}"
        self.facility_ids = {i: self.main if i == main else f"{self.main}-{i}" for i in ids}

    def tables(self) -> Tables:
        """Return the rows of each table."""
        tables = {
            plural: [self.row(kind, record) for record in self.case.register.tables[plural].to_pylist()]
            for plural, kind in KINDS.items()
            if not kind.is_generated
        }
        for facility in tables["facilities"]:
            self.complete(facility, tables["operators"])
        tables["coverage"] = [
            {**row, "facility_id": facility, "coverage_id": f"{facility}-{number}", "source": SOURCE}
            for number, row in enumerate(tables["coverage"], start=1)
            for facility in ([row["facility_id"]] if row["facility_id"] else self.facility_ids.values())
        ]
        return tables

    def row(self, kind: RecordKind, record: dict[str, Any]) -> Row:
        """Return a record as it is printed: ids begin with that of the facility, numbers with GĐ."""
        row = {name: (record.get(name + SIGN) or "") + printed(record[name]) for name in kind.columns}
        row |= {name: value for name, value in FILLED.get(kind.plural, {}).items() if not row[name]}
        for name, column in kind.columns.items():
            if not row[name]:
                continue
            if name == "facility_id" or column.refers_to == "facility":
                row[name] = self.facility_ids[row[name]]
            elif name in NUMBERS or (name == "entry" and row["list"] in LISTS_NOT_OBTAINED):
                row[name] = f"{NUMBER}{self.main}-{row[name]}"
            elif column.refers_to or kind.key == (name,):
                row[name] = f"{self.main}-{row[name]}"
            elif name in NAMES:
                row[name] = f"{row[name].removesuffix(MARK).strip()} {MARK}"
        if kind.plural == "permits" and not row["number"]:
            row["number"] = f"{NUMBER}{row['permit_id']}"
        if kind.plural == "operators":
            row = operator(row["operator_id"], row["kind"])
        return row

    def complete(self, facility: Row, operators: list[Row]) -> None:
        """Give a facility a name, a commune, and an operator if it has none."""
        kind = FacilityKind.member(facility["kind"]).vi if facility["kind"] else "Cơ sở"
        at_fault = facility["facility_id"] == self.main
        facility["name"] = f"{kind} {self.rule.id if at_fault else facility['facility_id']} {MARK}"
        facility["commune_code"] = self.commune
        if not facility["operator_id"]:
            bound = [kind.value for kind in self.rule.addressee if isinstance(kind, OperatorKind)]
            facility["operator_id"] = f"{facility['facility_id']}-operator"
            operators.append(
                operator(facility["operator_id"], bound[0] if at_fault and bound else "enterprise")
            )


def operator(operator_id: str, kind: str) -> Row:
    """Return an operator with an invented name."""
    label = OperatorKind.member(kind).vi if kind else "Chủ cơ sở"
    return {"operator_id": operator_id, "name": f"{label} {operator_id} {MARK}", "kind": kind, "tax_code": ""}


def printed(value: Any) -> str:
    """Return a value as a cell of a register in the locale `iso`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def write(path: Path, kind: RecordKind, rows: Iterable[Row]) -> Path:
    """Write one table, as UTF-8 text with lines that end in a newline on every system."""
    path.write_text(rows_text(kind, list(rows)), encoding="utf-8", newline="")
    return path


def main() -> None:
    """Write the committed register."""
    parser = argparse.ArgumentParser(description="Write the register's tables from the cases of the rules.")
    parser.add_argument("--to", type=Path, default=REGISTER, help="folder to write to; default: the register")
    make(parser.parse_args().to)


if __name__ == "__main__":
    main()
