"""Decides what a violation may lead to; it changes no outcome.

Sources: Decree 45/2022/NĐ-CP, articles 2 (who is fined, and as whom), 5 (limitation) and 8 (evidence).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import cast

from compliance.engines.arithmetic import add_months
from compliance.engines.trace import Tracer
from compliance.language.compile import CompiledRule, CompiledRulebook
from compliance.language.sanctions import FineChoice
from compliance.model.choices import EvidenceGrade, OperatorKind
from compliance.model.enforcement import ActionList, Enforcement, Penalty, Reason
from compliance.model.facility_records import RawRecord
from compliance.model.findings import Evidence, Finding
from compliance.model.outcomes import Missing
from compliance.model.penalties import Payer

USABLE = (EvidenceGrade.official, EvidenceGrade.qualified_lab, EvidenceGrade.certified_auto)
"""Grades of values an authority may rest a penalty on."""

_PAYERS: dict[OperatorKind, Payer] = {
    OperatorKind.household: "individual",
    OperatorKind.individual: "individual",
    OperatorKind.enterprise: "organisation",
    OperatorKind.branch: "organisation",
    OperatorKind.cooperative: "organisation",
    OperatorKind.public_unit: "organisation",
}
MONTHS_A_YEAR = 12
_NOT_BOUND = ("state_agency", "not_addressee")
"""Reasons for which no bracket is told, and for which an act takes the place of no other."""


@dataclass(frozen=True)
class _Clock:
    """From when the limitation of an act runs.

    Attributes:
        day: The day of the act; None if it goes on or is not known.
        last: Last day on which it can be punished; None if it goes on or is not known.
        known: Whether it is known, or does not run.
    """

    day: date | None
    last: date | None
    known: bool


def enforce(
    rule: CompiledRule, tracer: Tracer, subject: RawRecord, evidence: tuple[Evidence, ...], as_of: date
) -> Enforcement:
    """Return what a violation may lead to, apart from acts that take its place (`yield_acts`).

    Args:
        rule: The rule that is violated.
        tracer: The records of the facility.
        subject: The record judged.
        evidence: The records the verdict rests on.
        as_of: The date judged for.
    """
    model = rule.rule
    if model.addressee == ["department"]:
        return Enforcement(ActionList.department)
    kind = _operator_kind(tracer)
    clock = _clock(rule, tracer, subject)
    agency = kind is OperatorKind.state_agency
    addressed = _about_addressee(rule, kind)
    bound = not any(reason.code in _NOT_BOUND for reason in addressed)
    reasons = [
        *addressed,
        *_about_act(rule, clock, as_of),
        *_about_evidence(evidence),
    ]
    return Enforcement(
        list=ActionList.recommendation if agency else ActionList.remedy if reasons else ActionList.penalty,
        reasons=tuple(reasons),
        act=model.act,
        barred_after=clock.last,
        penalty=_penalty(rule, tracer, subject, clock.day or as_of, kind) if bound else None,
        shared=tuple(str(subject.values[name]) for name in model.penalty.per) if model.penalty else (),
    )


def _operator_kind(tracer: Tracer) -> OperatorKind | None:
    operator = tracer.records.operator
    kind = operator.values["kind"] if operator is not None else None
    return OperatorKind.member(kind) if kind is not None else None


def _about_addressee(rule: CompiledRule, kind: OperatorKind | None) -> list[Reason]:
    addressee = rule.rule.addressee
    if not addressee:
        return [Reason("no_addressee")]
    if kind is None:
        return [Reason("operator_unknown")]
    if kind is OperatorKind.state_agency:
        return [Reason("state_agency")]
    return [] if kind in addressee else [Reason("not_addressee", kind)]


def _about_act(rule: CompiledRule, clock: _Clock, as_of: date) -> list[Reason]:
    if rule.rule.act is None:
        return [Reason("no_act")]
    if not clock.known:
        return [Reason("limitation_unknown")]
    if clock.last is not None and as_of > clock.last:
        return [Reason("barred", clock.last)]
    return []


def _about_evidence(evidence: tuple[Evidence, ...]) -> list[Reason]:
    """Return the first grade, of the values a verdict rests on, that an authority may not use."""
    unusable = [e.grade for e in evidence if e.grade is not None and e.grade not in USABLE]
    return [Reason("evidence", unusable[0])] if unusable else []


def _clock(rule: CompiledRule, tracer: Tracer, subject: RawRecord) -> _Clock:
    limitation = rule.rule.limitation
    if limitation is None:
        return _Clock(None, None, known=False)
    if limitation.start == "detected":
        return _Clock(None, None, known=True)
    day = tracer.evaluate(rule.clock, subject).value if rule.clock is not None else None
    if day is None or limitation.years is None:
        return _Clock(cast("date | None", day), None, known=False)
    day = cast("date", day)
    return _Clock(day, add_months(day, limitation.years * MONTHS_A_YEAR), known=True)


def _penalty(
    rule: CompiledRule, tracer: Tracer, subject: RawRecord, day: date, kind: OperatorKind | None
) -> Penalty | None:
    """Return the bracket by the table in force on the day of the act."""
    if rule.penalty is None:
        return None
    table = rule.penalty.table
    payer = _PAYERS.get(kind) if kind is not None else None
    choice = next((c for c in rule.penalty.choices if c.period.holds_on(day)), None)
    if choice is None:
        none_in_force = (Missing("threshold", table.penalties, title=table.title),)
        return Penalty(table.penalties, table.title, None, None, None, payer, none_in_force)
    bands, missing = _bands(choice, tracer, subject)
    return Penalty(
        table=table.penalties,
        title=table.title,
        citation=choice.period.citation,
        fine=choice.fines[bands] if bands is not None else None,
        label=choice.labels.get(bands) if bands is not None else None,
        times=choice.period.times,
        payer=payer,
        missing=missing,
        surcharge=_surcharge(choice, tracer, subject),
        surcharges=choice.period.surcharges,
    )


def _surcharge(choice: FineChoice, tracer: Tracer, subject: RawRecord) -> Decimal | None:
    """Return the per cent of the first surcharge that holds; None where that cannot be told."""
    for condition, percent in choice.surcharges:
        truth = tracer.evaluate(condition, subject).value
        if truth is not False:
            return percent if truth is True else None
    return None


def _bands(
    choice: FineChoice, tracer: Tracer, subject: RawRecord
) -> tuple[tuple[int, ...] | None, tuple[Missing, ...]]:
    """Return the band of each axis that holds, or None and what would settle it."""
    found: list[int] = []
    missing: list[Missing] = []
    for axis in choice.axes:
        steps = [tracer.evaluate(condition, subject) for condition in axis]
        first = next((index for index, step in enumerate(steps) if step.value is not False), None)
        if first is not None and steps[first].value is True:
            found.append(first)
        else:
            missing.extend(m for step in steps for m in step.missing)
    if len(found) < len(choice.axes):
        return None, tuple(dict.fromkeys(missing))
    return tuple(found), ()


def yield_acts(findings: Iterable[Finding], rulebook: CompiledRulebook) -> list[Finding]:
    """Return findings with those taken off the penalty list whose act yields to another one accused.

    An act yields where the other act is found of the same facility, and, if both rules judge the same kind
    of subject, of the same subject. It yields even to an act that is itself not proposed for a penalty,
    since the law leaves no room for it then; but not to an act whose norm does not bind the operator.
    """
    findings = _highest_only(list(findings))
    accused: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        act = rulebook.rules[finding.verdict.key.rule_id].rule.act
        if act is not None and _binds(finding):
            accused[act, finding.verdict.key.facility_id].append(finding)
    return [_yielding(finding, rulebook, accused) for finding in findings]


def _highest_only(findings: list[Finding]) -> list[Finding]:
    """Return findings with only the highest bracket proposed, raised by the others of the same act."""
    groups: dict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for finding in findings:
        enforcement = finding.enforcement
        if enforcement is not None and enforcement.shared and enforcement.list is ActionList.penalty:
            about = finding.verdict.key
            groups[about.rule_id, about.facility_id, *enforcement.shared].append(finding)
    changed: dict[int, Finding] = {}
    for group in groups.values():
        first = max(group, key=_weight)
        others = [finding for finding in group if finding is not first]
        changed[id(first)] = _raised(first, others)
        changed |= {id(other): _counted_with(other, first) for other in others}
    return [changed.get(id(finding), finding) for finding in findings]


def _raised(finding: Finding, others: list[Finding]) -> Finding:
    """Return a finding with its fine raised by the others of the same act, where its table has surcharges."""
    enforcement = finding.enforcement
    if enforcement is None or enforcement.penalty is None or enforcement.penalty.surcharges is None:
        return finding
    surcharges = [o.enforcement.penalty.surcharge for o in others if o.enforcement and o.enforcement.penalty]
    told = [surcharge for surcharge in surcharges if surcharge]
    penalty = replace(
        enforcement.penalty,
        raised=sum(told, Decimal(0)),
        raised_by=len(told),
        unsettled=surcharges.count(None),
    )
    return replace(finding, enforcement=replace(enforcement, penalty=penalty))


def _weight(finding: Finding) -> tuple[Decimal, tuple[tuple[str | int, ...], ...]]:
    """Return how high the bracket of a finding is; equal ones are told apart by their subject."""
    penalty = finding.enforcement.penalty if finding.enforcement else None
    most = penalty.fine.most if penalty and penalty.fine else None
    return most or Decimal(0), finding.verdict.key.reading_order


def _counted_with(finding: Finding, first: Finding) -> Finding:
    if finding.enforcement is None:
        return finding
    return _taken_off(finding, finding.enforcement, Reason("counted_with", first.verdict.key.record))


def _taken_off(finding: Finding, enforcement: Enforcement, reason: Reason) -> Finding:
    """Return a finding with a reason why it is not proposed for a penalty; off that list if it was on it."""
    remedy = ActionList.remedy if enforcement.list is ActionList.penalty else enforcement.list
    reasons = (*enforcement.reasons, reason)
    return replace(finding, enforcement=replace(enforcement, list=remedy, reasons=reasons))


def _binds(finding: Finding) -> bool:
    """Return whether a finding accuses someone whom its norm may bind."""
    enforcement = finding.enforcement
    return enforcement is not None and not any(r.code in _NOT_BOUND for r in enforcement.reasons)


def _yielding(
    finding: Finding, rulebook: CompiledRulebook, accused: dict[tuple[str, str], list[Finding]]
) -> Finding:
    key, enforcement = finding.verdict.key, finding.enforcement
    if enforcement is None:
        return finding
    for act in rulebook.rules[key.rule_id].rule.yields_to:
        for other in accused.get((act, key.facility_id), ()):
            about = other.verdict.key
            same_subject = about.subject_kind != key.subject_kind or about.subject_key == key.subject_key
            if about.rule_id != key.rule_id and same_subject:
                return _taken_off(finding, enforcement, Reason("yields", about.rule_id))
    return finding
