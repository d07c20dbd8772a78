"""The register in which everything is wrong: each rule that judges by itself finds a violation in it."""

import csv
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from compliance.language.compile import CompiledRulebook, compile_rulebook
from compliance.model.findings import Finding
from compliance.model.outcomes import Outcome
from compliance.model.schema import KINDS
from compliance.model.texts import LANGS
from compliance.sources.registers.loading import load_register
from compliance.sources.registers.register import Register
from compliance.sources.rulebooks.rulebook import load_rulebook
from compliance.sweep import SweepResult, sweep

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "everything-wrong"
MAKE = SAMPLE / "source" / "make.py"
DATES = [date.fromisoformat(line) for line in (SAMPLE / "dates.txt").read_text(encoding="utf-8").split()]
UNITS = ROOT / "src" / "compliance" / "sources" / "reference" / "units" / "lai-chau-units.csv"
MARK = "(giả định)"
NAMED_AFTER_A_RULE = re.compile(r"SAI-([A-Z]+-\d+)")


@pytest.fixture(scope="module")
def rulebook() -> CompiledRulebook:
    return compile_rulebook(load_rulebook(ROOT / "rules"))


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register(SAMPLE)


@pytest.fixture(scope="module")
def results(rulebook: CompiledRulebook, register: Register) -> list[SweepResult]:
    return [sweep(rulebook, register, day) for day in DATES]


@pytest.fixture(scope="module")
def violations(results: list[SweepResult]) -> list[Finding]:
    return [f for result in results for f in result.findings if f.verdict.outcome is Outcome.violated]


@pytest.fixture(scope="module")
def found(violations: list[Finding]) -> set[tuple[str, str]]:
    return {(finding.verdict.key.rule_id, finding.verdict.key.facility_id) for finding in violations}


def automated(rulebook: CompiledRulebook) -> set[str]:
    return {rule_id for rule_id, rule in rulebook.rules.items() if rule.requires}


# What it holds


def test_the_tables_are_what_the_program_makes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(MAKE), "--to", str(tmp_path)], check=True)
    committed = {path.name: path.read_bytes() for path in SAMPLE.glob("*.csv")}
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    changed = sorted(name for name in made | committed if made.get(name) != committed.get(name))
    assert changed == [], f"run {MAKE.relative_to(ROOT)} and read what differs"


def test_it_loads_whole_with_all_columns_that_rules_read(register: Register) -> None:
    assert register.rejected == []
    assert register.manifest.as_of == DATES[0]
    for path in SAMPLE.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        read_by_rules = {n for n, column in KINDS[path.stem].columns.items() if column.kept_for is None}
        assert read_by_rules <= set(header)


def test_whatever_is_invented_says_so(register: Register) -> None:
    for plural in ("facilities", "operators"):
        unmarked = [row["name"] for row in register.tables[plural].to_pylist() if MARK not in row["name"]]
        assert unmarked == []
    assert not any(register.tables["operators"].column("tax_code").to_pylist())
    numbers = register.tables["permits"].column("number").to_pylist()
    numbers += register.tables["waste_shipments"].column("manifest_number").to_pylist()
    assert [number for number in numbers if not number.startswith("GĐ-")] == []


def test_communes_are_real_and_coverage_is_of_one_facility(register: Register) -> None:
    with UNITS.open(encoding="utf-8", newline="") as file:
        communes = {row["code"] for row in csv.DictReader(file)}
    assert set(register.tables["facilities"].column("commune_code").to_pylist()) <= communes
    assert None not in register.tables["coverage"].column("facility_id").to_pylist()


# What the rules say of it


def test_every_automated_rule_is_violated_on_one_of_the_dates(
    rulebook: CompiledRulebook, found: set[tuple[str, str]]
) -> None:
    never = automated(rulebook) - {rule_id for rule_id, _ in found}
    assert sorted(never) == [], "these rules never found a violation"


def test_each_facility_violates_the_rule_it_is_named_after(
    rulebook: CompiledRulebook, register: Register, found: set[tuple[str, str]]
) -> None:
    named = {
        match[1]: match[0] for match in map(NAMED_AFTER_A_RULE.fullmatch, register.facility_ids) if match
    }
    assert set(named) == automated(rulebook)
    assert sorted(set(named.items()) - found) == []


def test_no_date_is_listed_in_vain(results: list[SweepResult]) -> None:
    fired = [
        {f.verdict.key.rule_id for f in result.findings if f.verdict.outcome is Outcome.violated}
        for result in results
    ]
    for number in range(len(DATES)):
        assert fired[number] - set().union(*fired[:number], *fired[number + 1 :]), DATES[number]


def test_both_evaluators_agree(results: list[SweepResult]) -> None:
    for result in results:
        assert result.agreement.disagreements == 0
        assert result.agreement.rejudged == result.agreement.verdicts
        assert result.counts[Outcome.failed] == 0


# What the findings say


def test_every_violation_has_a_message_and_a_remedy_in_both_languages(violations: list[Finding]) -> None:
    for finding in violations:
        assert finding.remedy is not None, finding.verdict.key
        for text in (finding.message, finding.remedy, finding.title):
            for lang in LANGS:
                assert text.text(lang).strip(), finding.verdict.key
                assert not set("{}") & set(text.text(lang)), finding.verdict.key


def test_no_word_of_the_program_is_left_in_a_message(violations: list[Finding]) -> None:
    """Names of fields and of values, such as `expires_on`, are for rules; readers get labels."""
    inner = re.compile(r"\b[a-z]+(_[a-z0-9]+)+\b")
    for finding in violations:
        for lang in LANGS:
            said = f"{finding.message.text(lang)} {finding.remedy.text(lang) if finding.remedy else ''}"
            assert inner.findall(said) == [], finding.verdict.key
