"""Both evaluators say the same of everything; the matrix is complete; findings answer to it."""

from collections import Counter

from generated_registers import GeneratedRegister, registers
from generated_rulebooks import GeneratedRulebook, rulebooks
from hypothesis import given
from judging import finding_texts, judge, load, load_rules, verdicts_of

from compliance.model.outcomes import Outcome
from compliance.model.schema import SUBJECTS
from compliance.sources.register import Register
from compliance.sweep import ALWAYS_REJUDGED, SweepResult


@given(rulebooks(), registers())
def test_the_evaluators_agree_and_distinct_cases_are_enough(
    book: GeneratedRulebook, generated: GeneratedRegister
) -> None:
    rulebook, register = load_rules(book), load(generated)

    result = judge(rulebook, register, book.as_of)
    one_by_one = judge(rulebook, register, book.as_of, distinct=False)

    assert verdicts_of(result) == verdicts_of(one_by_one)
    assert finding_texts(result.findings) == finding_texts(one_by_one.findings)
    assert [f.evidence for f in result.findings] == [f.evidence for f in one_by_one.findings]
    check_matrix(result, book, register)
    check_findings(result)


def check_matrix(result: SweepResult, book: GeneratedRulebook, register: Register) -> None:
    """Every rule has one verdict for each record of its kind that is not dated after the date judged for."""
    expected: Counter[tuple[str, str]] = Counter()
    for rule_id, subject in book.subjects.items():
        kind = SUBJECTS[subject]
        for row in register.tables[kind.plural].to_pylist():
            day = row[kind.dated_by] if kind.dated_by else None
            if day is None or day.isoformat() <= book.as_of:
                expected[rule_id, row["facility_id"]] += 1
    verdicts = verdicts_of(result)

    assert Counter((v.key.rule_id, v.key.facility_id) for v in verdicts) == expected
    assert result.counts == {outcome: 0 for outcome in Outcome} | Counter(v.outcome for v in verdicts)
    assert result.agreement.verdicts == sum(result.counts.values())


def check_findings(result: SweepResult) -> None:
    """Every verdict that needs attention has one finding, which says what there is to say."""
    wanted = {v for v in verdicts_of(result) if v.outcome in ALWAYS_REJUDGED}

    assert Counter(f.verdict for f in result.findings) == Counter(wanted)
    assert len({f.fingerprint for f in result.findings}) == len(wanted)
    for finding in result.findings:
        outcome = finding.verdict.outcome
        assert bool(finding.verdict.failed) == (outcome is Outcome.violated)
        assert bool(finding.missing) == (outcome is Outcome.undetermined), finding
