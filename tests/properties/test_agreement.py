"""Both evaluators say the same of everything; the matrix is complete; findings answer to it."""

from collections import Counter

from generated_registers import GeneratedRegister, registers
from generated_rulebooks import GeneratedRulebook, rulebooks
from hypothesis import given
from judging import finding_texts, judge, load, load_rules, verdicts_of

from compliance.model.outcomes import Outcome
from compliance.model.schema import KINDS, SUBJECTS
from compliance.model.values import Interval
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
    check_matrix(result, book)
    check_findings(result)
    check_evidence(result)


def check_matrix(result: SweepResult, book: GeneratedRulebook) -> None:
    """Every rule has one verdict for each record of its kind that is not dated after the date judged for."""
    expected: Counter[tuple[str, str]] = Counter()
    for rule_id, subject in book.subjects.items():
        kind = SUBJECTS[subject]
        for row in result.register.tables[kind.plural].to_pylist():
            day = row[kind.dated_by] if kind.dated_by else None
            if day is None or day.isoformat() <= book.as_of:
                expected[rule_id, row["facility_id"]] += 1
    verdicts = verdicts_of(result)

    assert Counter((v.key.rule_id, v.key.facility_id) for v in verdicts) == expected
    assert result.counts == dict.fromkeys(Outcome, 0) | Counter(v.outcome for v in verdicts)
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
        assert finding.message.vi.strip()
        assert finding.message.en.strip()


def check_evidence(result: SweepResult) -> None:
    """What a finding rests on stands in the register as it says, in the row it says."""
    register = result.register
    rows = {
        (place.path, place.line or 0): (kind, row)
        for plural, kind in KINDS.items()
        for row in register.tables[plural].to_pylist()
        if plural in register.paths and not kind.is_generated
        for place in [register.place_of(plural, row)]
    }
    for finding in result.findings:
        for evidence in finding.evidence:
            owner = evidence.record.partition("[")[0]
            if owner == "due":
                continue
            kind, row = rows[evidence.place.path, evidence.place.line or 0]
            assert owner in (kind.name, "tenant", "parent")
            if owner not in ("tenant", "parent", "operator", "coverage"):
                assert row["facility_id"] == finding.verdict.key.facility_id, finding
            for read in evidence.fields:
                expected = row[read.name]
                if expected is not None and read.name + "__sign" in row:
                    expected = Interval.printed(expected, row[read.name + "__sign"])
                assert read.value == expected, finding
