"""The drawn part of the demonstration register, and the sample `all-clear`: what was planted is found."""

import csv
from datetime import date
from pathlib import Path

import pytest
from make import REGISTERS, make_province, write_registers
from tables import Tables

from compliance.cli.program import run
from compliance.language.compile import CompiledRulebook, compile_rulebook
from compliance.model.outcomes import Outcome
from compliance.plan.figures import Standing
from compliance.plan.scorecard import draw_scorecard
from compliance.plan.tasks import Progress
from compliance.sources.registers.loading import load_register
from compliance.sources.registers.register import Register
from compliance.sources.rulebooks.rulebook import load_rulebook
from compliance.sweep import SweepResult, sweep

ROOT = Path(__file__).resolve().parents[2]
ALL_CLEAR = ROOT / "samples" / "all-clear"
AS_OF = date(2026, 11, 24)
DRAWN = "LC-"


@pytest.fixture(scope="module")
def rulebook() -> CompiledRulebook:
    return compile_rulebook(load_rulebook(ROOT / "rules"))


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register(ROOT / "facilities")


@pytest.fixture(scope="module")
def result(rulebook: CompiledRulebook, register: Register) -> SweepResult:
    return sweep(rulebook, register, AS_OF)


def test_both_registers_are_what_the_program_makes(tmp_path: Path) -> None:
    write_registers(tmp_path)
    for folder in REGISTERS:
        made = {path.name: path.read_bytes() for path in (tmp_path / folder).glob("*.csv")}
        assert made == {path.name: path.read_bytes() for path in (ROOT / folder).glob("*.csv")}


def test_it_spans_the_province_and_two_years(register: Register) -> None:
    facilities = register.tables["facilities"].to_pylist()
    drawn = [row for row in facilities if row["facility_id"].startswith(DRAWN)]
    units = ROOT / "src" / "compliance" / "sources" / "reference" / "units"
    with (units / "lai-chau-units.csv").open(encoding="utf-8", newline="") as file:
        communes = {row["code"] for row in csv.DictReader(file)}
    assert len(drawn) >= 230
    assert {row["commune_code"] for row in drawn} == communes
    assert len({row["kind"] for row in facilities}) >= 26
    sampled = sorted(register.tables["samples"].column("taken_on").to_pylist())
    assert (sampled[0].year, sampled[-1].year) == (2025, 2026)
    assert set(register.tables["hazardous_waste_years"].column("year").to_pylist()) >= {2024, 2025}
    assert max(sampled) <= AS_OF


def test_everything_is_judged_twice_alike(result: SweepResult) -> None:
    assert result.agreement.rejudged == result.agreement.verdicts
    assert result.agreement.disagreements == 0
    assert result.counts[Outcome.failed] == 0


def test_nobody_is_accused_of_what_was_not_planted_and_nothing_planted_is_missed(result: SweepResult) -> None:
    """A planted fault whose record has a blank, or whose collection is not whole, is a question instead."""
    tables = Tables()
    make_province(tables)
    found: dict[Outcome, set[tuple[str, str]]] = {outcome: set() for outcome in Outcome}
    for verdict in result.verdicts():
        if verdict.key.facility_id.startswith(DRAWN):
            found[verdict.outcome].add((verdict.key.rule_id, verdict.key.facility_id))
    assert found[Outcome.violated] - tables.planted == set()
    assert tables.planted - found[Outcome.violated] - found[Outcome.undetermined] == set()
    assert len(tables.planted & found[Outcome.violated]) > 0.9 * len(tables.planted)


def test_it_looks_like_a_province(result: SweepResult) -> None:
    """Most of what applies is in order, a part of the facilities has a fault, and many rules show one."""
    verdicts = [v for v in result.verdicts() if v.key.facility_id.startswith(DRAWN)]
    violated = [v for v in verdicts if v.outcome is Outcome.violated]
    met = sum(v.outcome is Outcome.met for v in verdicts)
    faulty = {v.key.facility_id for v in violated}
    drawn = {v.key.facility_id for v in verdicts}
    assert met > 25 * len(violated)
    assert 0.25 < len(faulty) / len(drawn) < 0.6
    assert len({v.key.rule_id for v in violated}) >= 85


def test_every_theme_of_the_plan_concludes_on_something(
    rulebook: CompiledRulebook, result: SweepResult
) -> None:
    """Two themes have rules for an inspector alone."""
    themes = {rule_id: Path(rule.path).parts[-2] for rule_id, rule in rulebook.rules.items()}
    concluded = {Outcome.met, Outcome.violated}
    shown = {themes[v.key.rule_id] for v in result.verdicts() if v.outcome in concluded}
    asked = {themes[v.key.rule_id] for v in result.verdicts() if v.outcome is Outcome.manual}
    assert set(themes.values()) - shown == {"biodiversity", "land"}
    assert set(themes.values()) - shown - asked == set()


def test_the_plan_is_told_with_every_kind_of_figure_and_progress(result: SweepResult) -> None:
    card = draw_scorecard(result)
    found = {indicator.standing for indicator in card.indicators}
    assert found >= {Standing.reached, Standing.not_reached, Standing.unknown, Standing.no_target}
    assert {i.indicator.indicator for i in card.indicators if i.contradictions} == {
        "clusters_with_compliant_wastewater_plants",
        "hazardous_waste_handled",
    }
    cover = next(i for i in card.indicators if i.indicator.indicator == "forest_cover")
    assert [(f.as_of.year, float(f.low or 0), f.is_provisional) for f in cover.series] == [
        (2023, 51.72, False),
        (2024, 51.93, False),
        (2025, 52.16, False),
    ]
    assert len(cover.by_commune) == 14
    assert {standing.progress for standing in card.tasks} == set(Progress) - {Progress.not_told}
    assert [standing for standing in card.tasks if standing.is_overdue] == []
    silent = {s.holder.key for s in card.tasks if s.holder.commune_code}
    silent -= {s.holder.key for s in card.tasks if s.reported_on is not None}
    assert 10 <= len(silent) <= 25


def test_in_the_sample_that_is_all_clear_nothing_is_found_and_nothing_is_open(
    rulebook: CompiledRulebook,
) -> None:
    counts = sweep(rulebook, load_register(ALL_CLEAR), AS_OF).counts
    assert counts[Outcome.met] > 3_000
    assert [counts[o] for o in (Outcome.violated, Outcome.undetermined, Outcome.failed)] == [0, 0, 0]


def test_the_check_of_the_sample_that_is_all_clear_ends_with_0() -> None:
    assert run(["check", str(ALL_CLEAR)]) == 0
