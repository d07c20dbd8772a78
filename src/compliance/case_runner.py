"""Runs example cases through both evaluators and tells how what they say differs from what is expected."""

from dataclasses import dataclass, replace

from compliance.engines.trace import Judgement, Tracer
from compliance.errors import suggest
from compliance.language.compile import CompiledRulebook
from compliance.model.enforcement import Enforcement
from compliance.model.findings import Finding, Verdict
from compliance.model.outcomes import Outcome
from compliance.sources.rulebooks.case_file import Case
from compliance.sweep import SweepResult, sweep

EVERY = "*"
UNKNOWN_FINE = "unknown"
"""What a case says of a bracket that cannot be told or that no rule names."""


@dataclass(frozen=True)
class CaseResult:
    """What came of one case.

    Attributes:
        case: The case.
        rule_id: The rule it is about.
        faults: How the outcome differs from what is expected; empty if it does not.
        judgements: What the second evaluator saw, by subject key.
        findings: What is said of the subjects that need attention.
    """

    case: Case
    rule_id: str
    faults: tuple[str, ...]
    judgements: dict[str, Judgement]
    findings: tuple[Finding, ...] = ()


def run_case(rulebook: CompiledRulebook, rule_id: str, case: Case) -> CaseResult:
    """Judge one case with one rule and compare with what the case expects."""
    rule = rulebook.rules[rule_id]
    only = replace(rulebook, rules={rule_id: rule})
    result = sweep(only, case.register, case.as_of)
    verdicts = {verdict.key.subject_key: verdict for verdict in result.verdicts()}
    judgements = _judgements(only, rule_id, result, verdicts)
    faults = [f"{v.key.subject_key}: {v.doubt}" for v in verdicts.values() if v.doubt]
    faults.extend(
        f"no subject {key!r}{suggest(key, verdicts)}; there are {', '.join(verdicts) or 'none'}"
        for key in case.expect
        if key != EVERY and key not in verdicts
    )
    if case.expect and not verdicts:
        faults.append("the case has no subject of the rule (one dated after as_of is invisible)")
    if not case.expect:
        faults.append("the case expects nothing: give expect:")
    for key, verdict in verdicts.items():
        faults.extend(_faults(case, verdict, judgements[key]))
    for finding in result.findings:
        if finding.enforcement is not None:
            faults.extend(_action_faults(case, finding.verdict.key.subject_key, finding.enforcement))
    return CaseResult(case, rule_id, tuple(faults), judgements, tuple(result.findings))


def _action_faults(case: Case, key: str, found: Enforcement) -> list[str]:
    """Return how what a violation may lead to differs from what a case expects."""
    faults = []
    if case.action is not None and found.list is not case.action:
        faults.append(f"{key}: expected the list {case.action.value}, found {found.list.value}")
    codes = {reason.code for reason in found.reasons}
    if case.because is not None and codes != case.because:
        faults.append(f"{key}: expected the reasons {sorted(case.because)}, found {sorted(codes)}")
    fine = found.penalty.fine if found.penalty else None
    if case.fine is not None and str(fine or UNKNOWN_FINE) != case.fine:
        faults.append(f"{key}: expected the fine {case.fine}, found {fine or UNKNOWN_FINE}")
    owed = found.penalty.amount(found.penalty.payer) if found.penalty and found.penalty.payer else None
    if case.pays is not None and str(owed or UNKNOWN_FINE) != case.pays:
        faults.append(f"{key}: expected that the operator pays {case.pays}, found {owed or UNKNOWN_FINE}")
    return faults


def _judgements(
    rulebook: CompiledRulebook, rule_id: str, result: SweepResult, verdicts: dict[str, Verdict]
) -> dict[str, Judgement]:
    rule = rulebook.rules[rule_id]
    found = {}
    for key, verdict in verdicts.items():
        records = result.register.records_of(verdict.key.facility_id)
        subjects = {record.key: record for record in records.subjects(rule.subject)}
        found[key] = Tracer(rulebook, records, result.as_of).judge(rule, subjects[key])
    return found


def _faults(case: Case, verdict: Verdict, judgement: Judgement) -> list[str]:
    key = verdict.key.subject_key
    expected = case.expect.get(key, case.expect.get(EVERY))
    if expected is None:
        return [f"{key}: {verdict.outcome.value}, and the case says nothing of it"]
    if verdict.outcome is not expected:
        return [f"{key}: expected {expected.value}, found {verdict.outcome.value}"]
    faults = []
    if case.failed is not None and expected is Outcome.violated and set(verdict.failed) != case.failed:
        shown = f"{sorted(case.failed)}, found {sorted(verdict.failed)}"
        faults.append(f"{key}: expected the failed requirements {shown}")
    missing = {str(item) for item in judgement.missing}
    if case.missing is not None and expected is Outcome.undetermined and missing != case.missing:
        faults.append(f"{key}: expected as missing {sorted(case.missing)}, found {sorted(missing)}")
    return faults
