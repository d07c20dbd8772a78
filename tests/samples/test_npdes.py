"""The real-data sample: what the rules say of 879 reported values, against the agency's own verdicts."""

import csv
import importlib.util
import shutil
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from types import ModuleType

import pytest

from compliance.case_runner import run_case
from compliance.errors import Problems
from compliance.language.compile import CompiledRulebook, compile_rulebook
from compliance.model.findings import Finding
from compliance.model.outcomes import Outcome
from compliance.model.schema import KINDS
from compliance.model.values import Interval
from compliance.sources.registers.loading import load_register
from compliance.sources.rulebooks.case_file import Case, read_cases
from compliance.sources.rulebooks.rulebook import load_rulebook
from compliance.sweep import SweepResult, sweep

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "npdes"
SOURCE = SAMPLE / "source"
CONVERTER = SOURCE / "convert.py"
CASE_FILES = sorted((SAMPLE / "rules").rglob("*.cases.yaml"))

RULE_OF = {"<=": "EX-01", ">=": "EX-02"}
SIDE_OF = {"EX-01": "upper", "EX-02": "lower"}

Row = dict[str, str]
Outcomes = dict[tuple[str, str], Outcome]


def read_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


INPUT = read_rows(SOURCE / "npdes_input.csv")
LABELS = {row["row_id"]: row for row in read_rows(SOURCE / "npdes_expected.csv")}
LABELLED = {
    row_id for row_id, row in LABELS.items() if row["violation_code"] == "E90" or row["exceedence_pct"]
}


def judge(folder: Path) -> SweepResult:
    register = load_register(folder)
    assert register.manifest.as_of is not None
    return sweep(compile_rulebook(load_rulebook(SAMPLE / "rules")), register, register.manifest.as_of)


def outcomes_of(result: SweepResult) -> Outcomes:
    return {(v.key.rule_id, v.key.subject_key): v.outcome for v in result.verdicts()}


def rows_with(outcomes: Outcomes, *wanted: Outcome) -> set[str]:
    return {row_id for (_, row_id), outcome in outcomes.items() if outcome in wanted}


@pytest.fixture(scope="module")
def result() -> SweepResult:
    return judge(SAMPLE)


@pytest.fixture(scope="module")
def outcomes(result: SweepResult) -> Outcomes:
    return outcomes_of(result)


@pytest.fixture(scope="module")
def converter() -> ModuleType:
    spec = importlib.util.spec_from_file_location("npdes_convert", CONVERTER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# The agency's verdicts


def test_the_source_has_one_label_for_each_row() -> None:
    assert [row["row_id"] for row in INPUT] == [str(number) for number in range(1, 880)]
    assert list(LABELS) == [row["row_id"] for row in INPUT]


def test_violations_are_exactly_the_rows_the_agency_labels(outcomes: Outcomes) -> None:
    assert LABELLED
    assert rows_with(outcomes, Outcome.violated) == LABELLED


def test_every_verdict_follows_from_limit_value_and_label(outcomes: Outcomes) -> None:
    expected: Outcomes = {}
    for row in INPUT:
        for rule_id in SIDE_OF:
            expected[rule_id, row["row_id"]] = Outcome.not_applicable
        if row["limit_value_nmbr"] and row["dmr_value_nmbr"]:
            rule_id = RULE_OF[row["limit_value_qualifier_code"]]
            labelled = row["row_id"] in LABELLED
            expected[rule_id, row["row_id"]] = Outcome.violated if labelled else Outcome.met
    assert outcomes == expected


def test_every_verdict_is_judged_twice_and_none_is_in_doubt(result: SweepResult) -> None:
    assert result.agreement.verdicts == len(INPUT) * len(SIDE_OF)
    assert result.agreement.rejudged == result.agreement.verdicts
    assert result.agreement.disagreements == 0
    assert sum(result.counts.values()) == result.agreement.verdicts


def test_a_late_report_is_still_held_against_its_limit(outcomes: Outcomes) -> None:
    late = {row_id for row_id in LABELLED if LABELS[row_id]["violation_code"] == "D90"}
    assert late
    assert late <= rows_with(outcomes, Outcome.violated)


def test_being_late_alone_is_no_exceedance(outcomes: Outcomes) -> None:
    late_only = {
        row_id for row_id, row in LABELS.items() if row["violation_code"] in ("D80", "D90")
    } - LABELLED
    assert late_only
    assert not late_only & rows_with(outcomes, Outcome.violated)


def test_a_row_without_a_value_is_neither_met_nor_violated(outcomes: Outcomes) -> None:
    without = {row["row_id"] for row in INPUT if not row["dmr_value_nmbr"]}
    assert {row["nodi_code"] for row in INPUT if row["row_id"] in without} == {"C", "9"}
    assert {outcome for (_, row_id), outcome in outcomes.items() if row_id in without} == {
        Outcome.not_applicable
    }


def test_a_value_equal_to_its_limit_is_met(outcomes: Outcomes) -> None:
    equal = [
        row
        for row in INPUT
        if row["dmr_value_nmbr"]
        and row["limit_value_nmbr"]
        and Decimal(row["dmr_value_nmbr"]) == Decimal(row["limit_value_nmbr"])
        and row["dmr_value_qualifier_code"] == "="
    ]
    assert {row["limit_value_qualifier_code"] for row in equal} == {"<=", ">="}
    for row in equal:
        rule_id = RULE_OF[row["limit_value_qualifier_code"]]
        assert outcomes[rule_id, row["row_id"]] is Outcome.met, row


def test_a_value_below_detection_is_met_under_its_limit(outcomes: Outcomes) -> None:
    below = [row for row in INPUT if row["dmr_value_qualifier_code"] == "<" and row["limit_value_nmbr"]]
    assert below
    for row in below:
        assert outcomes[RULE_OF[row["limit_value_qualifier_code"]], row["row_id"]] is Outcome.met, row


def test_minimum_limits_are_violated_from_below(outcomes: Outcomes) -> None:
    expected = {
        row["row_id"]
        for row in INPUT
        if row["limit_value_qualifier_code"] == ">=" and row["row_id"] in LABELLED
    }
    assert expected
    assert {
        row_id
        for (rule_id, row_id), outcome in outcomes.items()
        if rule_id == "EX-02" and outcome is Outcome.violated
    } == expected


def test_ph_has_a_floor_and_a_roof_in_two_rows(outcomes: Outcomes) -> None:
    """Rows 40 and 42 are above 9, row 74 below 6; the agency gives no percentage for pH."""
    ph = {row["row_id"] for row in INPUT if row["parameter_desc"] == "pH"}
    violated = {key for key, outcome in outcomes.items() if outcome is Outcome.violated and key[1] in ph}
    assert violated == {("EX-01", "40"), ("EX-01", "42"), ("EX-02", "74")}
    assert {row_id for row_id in LABELLED if not LABELS[row_id]["exceedence_pct"]} == {"40", "42", "74"}


def test_a_leading_dot_is_a_decimal_mark(result: SweepResult) -> None:
    (row,) = (row for row in INPUT if row["dmr_value_nmbr"] == ".76")
    (finding,) = findings_about(result, row["row_id"])
    assert measured(finding)[0] == Decimal("0.76")
    assert finding.verdict.outcome is Outcome.violated


# What a finding says


def findings_about(result: SweepResult, row_id: str) -> list[Finding]:
    return [finding for finding in result.findings if finding.verdict.key.subject_key == row_id]


def measured(finding: Finding) -> tuple[Decimal, str]:
    """Return value and unit of the measurement a finding rests on."""
    name = f"measurement[{finding.verdict.key.subject_key}]"
    (evidence,) = (evidence for evidence in finding.evidence if evidence.record == name)
    fields = {field.name: field.value for field in evidence.fields}
    value, unit = fields["value"], fields["unit"]
    assert isinstance(value, Interval)
    assert value.is_exact
    assert isinstance(unit, str)
    return value.low, unit


def limit_of(finding: Finding) -> Decimal:
    """Return the one limit, among the records a finding rests on, in the unit of the value."""
    limits = []
    for evidence in finding.evidence:
        fields = {field.name: field.value for field in evidence.fields}
        if evidence.record.startswith("permit_limit[") and fields.get("unit") == measured(finding)[1]:
            limits.append(fields[SIDE_OF[finding.verdict.key.rule_id]])
    (limit,) = limits
    assert isinstance(limit, Decimal)
    return limit


def test_findings_are_the_violations_and_nothing_else(result: SweepResult) -> None:
    assert sorted(finding.verdict.key.subject_key for finding in result.findings) == sorted(LABELLED)
    assert {finding.verdict.outcome for finding in result.findings} == {Outcome.violated}


def test_percentages_from_the_evidence_are_the_agency_s(result: SweepResult) -> None:
    found = {}
    for finding in result.findings:
        row_id = finding.verdict.key.subject_key
        if not LABELS[row_id]["exceedence_pct"]:
            continue
        value, limit = measured(finding)[0], limit_of(finding)
        excess = value - limit if finding.verdict.key.rule_id == "EX-01" else limit - value
        percent = excess / limit * 100
        assert abs(percent - Decimal(LABELS[row_id]["exceedence_pct"])) <= Decimal("0.5"), row_id
        found[row_id] = percent.quantize(Decimal(1), ROUND_HALF_UP)
    assert found == {
        row_id: Decimal(row["exceedence_pct"]) for row_id, row in LABELS.items() if row["exceedence_pct"]
    }


def test_a_message_states_value_unit_and_limit(result: SweepResult) -> None:
    (load,) = findings_about(result, "149")
    assert load.message.vi == (
        "Thông số «Solids, total suspended» (DAILY AV) tại điểm xả 001-effluent-gross, kỳ kết thúc ngày "
        "31/08/2016: kết quả 16,4273 lb/d, cao hơn giới hạn trên của giấy phép là 16 lb/d."
    )
    assert load.message.en == (
        "«Solids, total suspended» (DAILY AV) at outlet 001-effluent-gross, period ending 2016-08-31: "
        "the result is 16.4273 lb/d, above the permit's upper limit of 16 lb/d."
    )
    (chlorine,) = findings_about(result, "455")
    assert chlorine.message.vi == (
        "Thông số «Chlorine, total residual» (MO MIN) tại điểm xả 001-effluent-gross, kỳ kết thúc ngày "
        "31/10/2016: kết quả 0,76 mg/L, thấp hơn giới hạn dưới của giấy phép là 1 mg/L."
    )
    assert chlorine.message.en == (
        "«Chlorine, total residual» (MO MIN) at outlet 001-effluent-gross, period ending 2016-10-31: "
        "the result is 0.76 mg/L, below the permit's lower limit of 1 mg/L."
    )


def test_no_message_has_a_gap(result: SweepResult) -> None:
    for finding in result.findings:
        assert "(chưa có số liệu)" not in finding.message.vi
        assert "(no data)" not in finding.message.en


# The register


def test_every_row_is_a_measurement_as_printed() -> None:
    register = load_register(SAMPLE)
    assert register.rejected == []
    read = {
        row["measurement_id"]: (row["value__sign"], row["value"], row["unit"])
        for row in register.tables["measurements"].to_pylist()
    }
    assert read == {
        row["row_id"]: (
            "<" if row["dmr_value_qualifier_code"] == "<" else None,
            Decimal(row["dmr_value_nmbr"]) if row["dmr_value_nmbr"] else None,
            row["dmr_unit_desc"] or None,
        )
        for row in INPUT
    }


def test_every_printed_limit_is_held_once() -> None:
    sides = {"<=": "upper", ">=": "lower"}
    limits = load_register(SAMPLE).tables["permit_limits"].to_pylist()
    held = [
        (row["outlet_id"][:3], row["parameter"], row["averaging"], row["unit"], side, row[side])
        for row in limits
        for side in sides.values()
        if row[side] is not None
    ]
    printed = {
        (
            row["perm_feature_nmbr"],
            row["parameter_desc"],
            row["statistical_base_short_desc"],
            row["limit_unit_desc"],
            sides[row["limit_value_qualifier_code"]],
            Decimal(row["limit_value_nmbr"]),
        )
        for row in INPUT
        if row["limit_value_nmbr"]
    }
    assert sorted(held) == sorted(printed)
    assert len(limits) == len(held)


def test_without_a_word_on_completeness_nothing_is_decided(tmp_path: Path) -> None:
    """Another limit could be in force, unless the register says that it holds them all."""
    folder = copy_register(tmp_path)
    (folder / "coverage.csv").unlink()
    outcomes = outcomes_of(judge(folder))
    assert rows_with(outcomes, Outcome.met, Outcome.violated) == set()
    assert rows_with(outcomes, Outcome.undetermined) == {
        row["row_id"] for row in INPUT if row["dmr_value_nmbr"]
    }


def test_a_limit_that_changes_by_a_hair_changes_the_verdict(tmp_path: Path) -> None:
    """Chlorine of 4 mg/L meets a greatest value of 4 and not one of 3.999999."""
    folder = copy_register(tmp_path)
    path = folder / "permit_limits.csv"
    text = path.read_text(encoding="utf-8")
    changed = text.replace(
        '"Chlorine, total residual",MO MAX,,4,', '"Chlorine, total residual",MO MAX,,3.999999,'
    )
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    at_limit = {
        row["row_id"]
        for row in INPUT
        if (row["parameter_desc"], row["statistical_base_short_desc"], row["dmr_value_nmbr"])
        == ("Chlorine, total residual", "MO MAX", "4")
    }
    assert at_limit
    assert rows_with(outcomes_of(judge(folder)), Outcome.violated) == LABELLED | at_limit


def copy_register(target: Path) -> Path:
    folder = target / "register"
    folder.mkdir()
    for path in [*SAMPLE.glob("*.csv"), SAMPLE / "register.yaml"]:
        shutil.copy(path, folder)
    return folder


# The converter


def test_the_converter_writes_the_committed_files_byte_for_byte(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(CONVERTER), "--to", str(tmp_path)], check=True)
    committed = {path.name: path.read_bytes() for path in SAMPLE.glob("*.csv")}
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == committed


def test_the_converter_writes_only_fields_of_the_schema(converter: ModuleType) -> None:
    for plural, header in converter.HEADERS.items():
        assert set(header) <= set(KINDS[plural].columns)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"nodi_code": "B"}, "row 1: reason for no value 'B' (Below Detection)"),
        ({"dmr_value_qualifier_code": "~"}, "row 1: value qualifier '~'"),
        ({"limit_value_qualifier_code": "="}, "row 1: limit qualifier '='"),
        ({"statistical_base_short_desc": "MO AVG"}, "row 2: statistical_base_code 'MO' and"),
        ({"parameter_desc": "Oxygen"}, "row 2: parameter_code '00300' and"),
        ({"limit_value_nmbr": "5"}, "row 2: the limit '001-00300-MO-C1-2015-08-01' is stated in two ways"),
        ({"npdes_id": "TX0000000"}, "row 2: the outlet '001-effluent-gross' has two names or two facilities"),
    ],
)
def test_the_converter_stops_at_what_it_does_not_know(
    converter: ModuleType, tmp_path: Path, changes: Row, reason: str
) -> None:
    source = tmp_path / "input.csv"
    first = {**INPUT[0], "nodi_desc": "Below Detection", **changes}
    converter.write(source, tuple(INPUT[0]), [first, INPUT[1]])
    with pytest.raises(ValueError, match=r"^row \d") as error:
        converter.convert(source, tmp_path)
    assert str(error.value).startswith(reason)


# The cases beside the rules


def cases() -> list[tuple[str, Case]]:
    problems = Problems()
    found = [(path.name[:5], case) for path in CASE_FILES for case in read_cases(path, problems)[1]]
    assert problems.found == []
    return found


@pytest.fixture(scope="module")
def rulebook() -> CompiledRulebook:
    return compile_rulebook(load_rulebook(SAMPLE / "rules"))


def test_every_rule_has_cases(rulebook: CompiledRulebook) -> None:
    assert {rule_id for rule_id, _ in cases()} == set(rulebook.rules)


@pytest.mark.parametrize(("rule_id", "case"), [pytest.param(r, c, id=f"{r} {c.name}") for r, c in cases()])
def test_case(rulebook: CompiledRulebook, rule_id: str, case: Case) -> None:
    assert run_case(rulebook, rule_id, case).faults == ()
