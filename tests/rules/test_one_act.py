"""Findings that the law counts as one act: only the highest bracket is proposed."""

from pathlib import Path

import pytest

from compliance.case_runner import run_case
from compliance.errors import Problems
from compliance.language.compile import compile_rulebook
from compliance.model.findings import Finding
from compliance.sources.rulebooks.case_file import read_cases
from compliance.sources.rulebooks.rulebook import CASES_SUFFIX, load_rulebook

RULEBOOK = compile_rulebook(load_rulebook(Path(__file__).parents[2] / "rules"))


def _findings(rule_id: str, case_name: str) -> tuple[Finding, ...]:
    path = Path(RULEBOOK.rules[rule_id].path.removesuffix(".yaml") + CASES_SUFFIX)
    cases = read_cases(path, Problems())[1]
    return run_case(RULEBOOK, rule_id, next(case for case in cases if case.name == case_name)).findings


def _actions(rule_id: str, case_name: str) -> dict[str, tuple[str, list[tuple[str, str | None]], str]]:
    """Return the list, the reasons and the bracket of each finding of a case, by its subject."""
    found = {}
    for finding in _findings(rule_id, case_name):
        enforcement = finding.enforcement
        assert enforcement is not None
        assert enforcement.penalty is not None
        reasons = [(reason.code, reason.about) for reason in enforcement.reasons]
        found[finding.verdict.key.subject_key] = (
            enforcement.list.value, reasons, str(enforcement.penalty.fine)
        )  # fmt: skip
    return found


def test_of_the_parameters_of_a_sample_only_the_highest_bracket_is_proposed() -> None:
    """Decree 45/2022, article 7: the parameter with the highest fine counts, the others add to it."""
    assert _actions("WW-20", "two parameters of one sample, each above its value") == {
        "less": ("remedy", [("counted_with", "measurement[more]")], "10-20"),
        "more": ("penalty", [], "50-100"),
    }


def test_each_outlet_counts_for_itself() -> None:
    """Decree 45/2022, article 7: fined by outlet."""
    assert _actions("WW-20", "one parameter at two outlets") == {
        "first": ("penalty", [], "10-20"),
        "second": ("penalty", [], "50-100"),
    }


@pytest.mark.parametrize(
    ("case_name", "subject", "raised", "unsettled", "organisation"),
    [
        ("two parameters of one sample, each above its value", "more", 10, 0, "110-220"),
        ("a sample with pH and a hazardous parameter beyond their values too", "cod", 30, 1, "26-52"),
        ("a fine that the further parameters raise to the most there is", "cod", 50, 0, "2000-2000"),
        ("one parameter at two outlets", "second", 0, 0, "100-200"),
        ("a further parameter by the facility's own report", "measured", 0, 0, "20-40"),
    ],
)
def test_further_parameters_of_a_sample_raise_the_fine(
    case_name: str, subject: str, raised: int, unsettled: int, organisation: str
) -> None:
    """Decree 45/2022, article 18, clause 7: by 10 to 50 per cent each, pH by 30, up to 1,000 million."""
    (penalty,) = (
        finding.enforcement.penalty
        for finding in _findings("WW-20", case_name)
        if finding.enforcement and finding.verdict.key.subject_key == subject
    )
    assert penalty is not None
    assert (penalty.raised, penalty.unsettled) == (raised, unsettled)
    assert str(penalty.amount("organisation")) == organisation
