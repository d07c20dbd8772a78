"""The catalogue of clauses against the list of the plan's ideas, and against all that treats them."""

import csv
from pathlib import Path

import pytest

from compliance.errors import Problems
from compliance.language.compile import compile_rulebook
from compliance.language.plan import note_untreated, treated_by
from compliance.model.clauses import Clause, Treatment
from compliance.model.rulebook import Rulebook
from compliance.model.texts import LANGS
from compliance.sources.rulebooks.rulebook import load_rulebook

ROOT = Path(__file__).parents[2]
LISTED = list(
    csv.DictReader(Path(__file__).with_name("plan_clauses.csv").read_text(encoding="utf-8").splitlines())
)
"""Every idea of the plan that stands by itself, in its order, with how it is treated first of all."""


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(ROOT / "rules")


@pytest.fixture(scope="module")
def clauses(rulebook: Rulebook) -> dict[str, Clause]:
    assert rulebook.clauses is not None
    return rulebook.clauses.model.clauses


def test_every_idea_of_the_plan_is_a_clause_in_its_place(clauses: dict[str, Clause]) -> None:
    listed = [(row["id"], row["treatment"]) for row in LISTED]
    assert [(number, clause.treatment.value) for number, clause in clauses.items()] == listed


def test_clauses_and_what_treats_them_know_each_other(rulebook: Rulebook) -> None:
    problems = Problems()
    note_untreated(rulebook, problems)
    assert [str(problem) for problem in problems.in_order()] == []


def test_every_rule_names_a_clause_of_the_plan(rulebook: Rulebook, clauses: dict[str, Clause]) -> None:
    plan = compile_rulebook(rulebook).plan
    found = treated_by(
        (source.model for source in rulebook.rules.values()),
        (compiled.indicator for compiled in plan.indicators.values()),
        plan.tasks.values(),
    )
    treating = {name for treated in found.values() for names in treated.values() for name in names}
    assert treating == {*rulebook.rules, *plan.indicators, *plan.tasks}
    assert set(found) <= set(clauses)


@pytest.mark.parametrize("treatment", Treatment)
def test_clauses_of_one_treatment_say_different_things(
    treatment: Treatment, clauses: dict[str, Clause]
) -> None:
    mine = [clause for clause in clauses.values() if clause.treatment is treatment]
    for lang in LANGS:
        for texts in (
            [clause.says.text(lang) for clause in mine],
            [clause.reason.text(lang) for clause in mine if clause.reason],
            [clause.place.text(lang) for clause in mine],
        ):
            assert sorted({text for text in texts if texts.count(text) > 1}) == []
            assert all(text == text.strip() for text in texts)
