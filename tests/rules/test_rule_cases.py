"""Every example case of the rulebook, through both evaluators."""

from dataclasses import replace
from pathlib import Path

import pytest

from compliance.case_runner import run_case
from compliance.errors import Problems
from compliance.language.compile import CompiledRule, compile_rulebook
from compliance.model.outcomes import Outcome
from compliance.sources.rulebooks.case_file import Case, read_cases
from compliance.sources.rulebooks.rulebook import CASES_SUFFIX, load_rulebook

RULES = Path(__file__).parents[2] / "rules"
RULEBOOK = compile_rulebook(load_rulebook(RULES))


def _case_path(rule: CompiledRule) -> Path:
    return Path(rule.path.removesuffix(".yaml") + CASES_SUFFIX)


def _read(rule: CompiledRule) -> tuple[list[Case], list[str]]:
    problems = Problems()
    cases = read_cases(_case_path(rule), problems)[1]
    return cases, [str(problem) for problem in problems.in_order()]


READ = {rule_id: _read(rule) for rule_id, rule in RULEBOOK.rules.items()}
CASES = [
    pytest.param(rule_id, case, id=f"{rule_id}-{case.name}") for rule_id in READ for case in READ[rule_id][0]
]
RULE_IDS = sorted(READ)


@pytest.mark.parametrize(("rule_id", "case"), CASES)
def test_both_evaluators_say_what_the_case_expects(rule_id: str, case: Case) -> None:
    assert run_case(RULEBOOK, rule_id, case).faults == ()


@pytest.mark.parametrize("rule_id", RULE_IDS)
def test_the_case_file_is_read_whole(rule_id: str) -> None:
    cases, problems = READ[rule_id]

    assert problems == []
    assert cases, f"{rule_id} has no case"


@pytest.mark.parametrize("rule_id", RULE_IDS)
def test_each_requirement_fails_by_itself_in_a_case(rule_id: str) -> None:
    alone = {name for case in READ[rule_id][0] if len(case.failed or ()) == 1 for name in case.failed or ()}

    assert alone == set(RULEBOOK.rules[rule_id].requires)


@pytest.mark.parametrize("rule_id", RULE_IDS)
def test_names_of_cases_are_unique(rule_id: str) -> None:
    names = [case.name for case in READ[rule_id][0]]

    assert sorted(set(names)) == sorted(names)


def test_every_case_file_belongs_to_a_rule() -> None:
    expected = {_case_path(rule) for rule in RULEBOOK.rules.values()}

    assert set(RULES.rglob(f"*{CASES_SUFFIX}")) == expected


@pytest.mark.parametrize("rule_id", RULE_IDS)
def test_a_wrong_expectation_is_noticed(rule_id: str) -> None:
    case = READ[rule_id][0][0]
    wrong = dict.fromkeys(case.expect, Outcome.failed)

    assert run_case(RULEBOOK, rule_id, replace(case, expect=wrong)).faults != ()
