"""Findings that the law counts as one act: only the highest bracket is proposed."""

from pathlib import Path

from compliance.case_runner import run_case
from compliance.errors import Problems
from compliance.language.compile import compile_rulebook
from compliance.sources.case_file import read_cases
from compliance.sources.rulebook import CASES_SUFFIX, load_rulebook

RULEBOOK = compile_rulebook(load_rulebook(Path(__file__).parents[2] / "rules"))


def _actions(rule_id: str, case_name: str) -> dict[str, tuple[str, list[tuple[str, str | None]], str]]:
    """Return the list, the reasons and the bracket of each finding of a case, by its subject."""
    path = Path(RULEBOOK.rules[rule_id].path.removesuffix(".yaml") + CASES_SUFFIX)
    cases = read_cases(path, Problems())[1]
    result = run_case(RULEBOOK, rule_id, next(case for case in cases if case.name == case_name))
    found = {}
    for finding in result.findings:
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
        "less": ("remedy", [("counted_with", "more")], "10-20"),
        "more": ("penalty", [], "50-100"),
    }


def test_each_outlet_counts_for_itself() -> None:
    """Decree 45/2022, article 7: fined by outlet."""
    assert _actions("WW-20", "one parameter at two outlets") == {
        "first": ("penalty", [], "10-20"),
        "second": ("penalty", [], "50-100"),
    }
