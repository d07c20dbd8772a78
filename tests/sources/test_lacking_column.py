"""A blank says «none on file» only where the table has the column; a column never asked for says nothing."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from compliance.language.compile import CompiledRulebook, compile_rulebook
from compliance.language.missing_phrases import missing_phrase
from compliance.model.findings import Finding
from compliance.model.outcomes import Outcome
from compliance.sources.registers.loading import load_register
from compliance.sources.rulebooks.rulebook import load_rulebook
from compliance.sweep import sweep

RULEBOOK = compile_rulebook(load_rulebook(Path(__file__).parents[2] / "rules"))
AS_OF = date(2026, 11, 24)

FACILITY = {"facility_id": "F1", "name": "Mỏ đá (giả định)", "kind": "mine", "status": "operating"}
LICENCE = {
    "permit_id": "P1", "facility_id": "F1", "kind": "mining_licence",
    "granted_on": "2024-01-01", "expires_on": "2034-01-01",
}  # fmt: skip
OUTPUT = {
    "facility_id": "F1", "year": "2025", "closed_on": "2025-12-31",
    "extracted": "1000", "reported": "800", "unit": "m3",
}  # fmt: skip
COVERED = {"coverage_id": "C1", "record_kind": "permits"}


def _write(folder: Path, plural: str, row: dict[str, str]) -> None:
    with (folder / f"{plural}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, row)
        writer.writeheader()
        writer.writerow(row)


def _judge(folder: Path, rule_id: str) -> tuple[Outcome, Finding | None]:
    only: CompiledRulebook = replace(RULEBOOK, rules={rule_id: RULEBOOK.rules[rule_id]})
    result = sweep(only, load_register(folder), AS_OF)
    assert result.agreement.disagreements == 0
    (verdict,) = result.verdicts()
    return verdict.outcome, result.findings[0] if result.findings else None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for plural, row in {
        "facilities": FACILITY, "permits": LICENCE, "mine_outputs": OUTPUT, "coverage": COVERED
    }.items():  # fmt: skip
        _write(tmp_path, plural, row)
    return tmp_path


def test_a_blank_in_a_column_that_is_there_says_that_nothing_is_on_file(folder: Path) -> None:
    _write(folder, "mine_outputs", OUTPUT | {"explained_on": ""})
    assert _judge(folder, "MN-04")[0] is Outcome.violated


def test_without_the_column_nobody_is_accused_and_the_column_is_named(folder: Path) -> None:
    outcome, finding = _judge(folder, "MN-04")
    assert outcome is Outcome.undetermined
    assert finding is not None
    (missing,) = (m for m in finding.missing if m.what == "column")
    assert str(missing) == "column:mine_output.explained_on"
    assert missing.whose == "register"
    assert missing_phrase(missing, "vi") == (
        "cột «Ngày giải trình chênh lệch» mà bảng «Sản lượng khai thác theo năm» của sổ theo dõi không có"
    )


def test_without_the_column_nobody_is_cleared_either(folder: Path) -> None:
    """Whether a licence was withdrawn is not known where the table never says it."""
    assert _judge(folder, "MN-02")[0] is Outcome.undetermined
    _write(folder, "permits", LICENCE | {"lapsed_on": ""})
    assert _judge(folder, "MN-02")[0] is Outcome.met


def test_a_lacking_column_of_another_table_changes_nothing(folder: Path) -> None:
    _write(folder, "permits", LICENCE | {"lapsed_on": ""})
    _write(folder, "submissions", {"submission_id": "S1", "facility_id": "F1", "kind": "mine_report"})
    assert _judge(folder, "MN-02")[0] is Outcome.met


def test_a_parent_is_read_from_the_table_of_facilities(folder: Path) -> None:
    """WW-05 asks since when the cluster of a tenant has a central plant."""
    cluster = {"facility_id": "C1", "name": "Cụm (giả định)", "kind": "industrial_cluster", "parent_id": ""}
    tenant = FACILITY | {"parent_id": "C1", "generates_wastewater": "true", "connected_to_central": "false"}

    def write(*rows: dict[str, str]) -> None:
        with (folder / "facilities.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, dict.fromkeys(name for row in rows for name in row))
            writer.writeheader()
            writer.writerows(rows)

    def outcome_of_tenant() -> Outcome:
        only = replace(RULEBOOK, rules={"WW-05": RULEBOOK.rules["WW-05"]})
        verdicts = sweep(only, load_register(folder), AS_OF).verdicts()
        return next(v.outcome for v in verdicts if v.key.facility_id == "F1")

    write(cluster, tenant)
    assert outcome_of_tenant() is Outcome.undetermined
    write(cluster | {"central_plant_since": ""}, tenant)
    assert outcome_of_tenant() is Outcome.not_applicable
