"""Who counts for an indicator, told by the second evaluator from raw records and by the sweep's verdicts."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from compliance.engines.trace import Tracer
from compliance.language.nodes import Node
from compliance.language.plan import CompiledIndicator
from compliance.model.facility_records import RawRecord
from compliance.model.fields import RecordKind
from compliance.model.outcomes import Outcome
from compliance.model.values import Interval, Value
from compliance.plan.shares import Member, Standing
from compliance.sweep import SweepResult

_ZERO, _ONE = Fraction(0), Fraction(1)
_HELD: dict[Value, Standing] = {True: Standing.good, False: Standing.bad, None: Standing.open}
_WORST_FIRST = (Standing.aside, Standing.bad, Standing.open, Standing.good)
"""Which of several standings is a facility's: it is left out where one rule leaves it out."""

_Bounds = tuple[Fraction, Fraction | None]
_BOUNDS = {
    Standing.good: (_ONE, _ONE),
    Standing.bad: (_ZERO, _ZERO),
    Standing.open: (_ZERO, _ONE),
    Standing.aside: (_ZERO, _ZERO),
}


def count_facilities(compiled: CompiledIndicator, result: SweepResult) -> list[Member]:
    """Return the facilities that count or may count, each with how the indicator finds it."""
    asked = compiled.indicator.from_facilities
    if asked is None or compiled.counts is None:
        return []
    outcomes = [_outcomes(result, rule_id) for rule_id in asked.rules]
    of_facilities = [result.rulebook.rules[rule_id].subject.name == "facility" for rule_id in asked.rules]
    members = []
    for facility_id in result.register.facility_ids:
        tracer = _tracer(result, facility_id)
        facility = tracer.records.facility
        counts = _value(tracer, compiled.counts, facility)
        if counts is False:
            continue
        found = [
            _standing(by_facility.get(facility_id, set()), is_of_facilities=is_of_facilities)
            for by_facility, is_of_facilities in zip(outcomes, of_facilities, strict=True)
        ]
        if compiled.in_order is not None:
            found.append(_HELD[_value(tracer, compiled.in_order, facility)])
        standing = next(s for s in _WORST_FIRST if s in found)
        members.append(
            Member(
                facility_id, facility.record, _commune(facility), standing, counts is True,
                _BOUNDS[standing], _ONE,
            )
        )  # fmt: skip
    return members


def count_amounts(compiled: CompiledIndicator, result: SweepResult) -> list[Member]:
    """Return the records that count or may count, each with its part and whole.

    Of a record whose part is blank the part is between nothing and the whole; a whole known only between
    bounds, and one that is below its part, are not known.
    """
    amounts = compiled.indicator.from_amounts
    if amounts is None or compiled.subject is None or compiled.part is None or compiled.whole is None:
        return []
    met = _met(result, amounts.rule) if amounts.rule else set()
    members = []
    for facility_id in result.register.facility_ids:
        tracer = _tracer(result, facility_id)
        for record in tracer.records.subjects(compiled.subject):
            if not _is_visible(record, compiled.subject, result.as_of):
                continue
            counts = _value(tracer, compiled.counts, record) if compiled.counts else True
            year = record.values[amounts.year] if amounts.year else None
            if counts is False or (isinstance(year, int | Decimal) and year >= result.as_of.year):
                continue
            part, whole = (_bounds(_value(tracer, node, record)) for node in (compiled.part, compiled.whole))
            if (facility_id, record.key) in met:
                part = whole
            members.append(_amount(record, tracer, (part, whole), counts=counts is True, year=year))
    return members


def _amount(
    record: RawRecord,
    tracer: Tracer,
    amounts: tuple[_Bounds | None, _Bounds | None],
    *,
    counts: bool,
    year: Value,
) -> Member:
    part, whole = amounts
    known = whole[0] if whole is not None and whole[0] == whole[1] else None
    if part is not None and known is not None and part[0] > known:
        known = None
    least = part[0] if part else _ZERO
    most = min(part[1], known) if part and part[1] is not None and known is not None else known or least
    if known is None or least != most:
        standing = Standing.open
    else:
        standing = Standing.good if least == known else Standing.bad
    return Member(
        tracer.records.facility_id, record.record, _commune(tracer.records.facility), standing, counts,
        (least, most), known, int(year) if isinstance(year, int | Decimal) else None,
    )  # fmt: skip


def _outcomes(result: SweepResult, rule_id: str) -> dict[str, set[Outcome]]:
    found: dict[str, set[Outcome]] = defaultdict(set)
    for kind in result.kinds:
        if rule_id in kind.rules:
            for position, facility_id in enumerate(kind.cases.facility_ids):
                found[facility_id].add(kind.outcome(rule_id, position))
    return found


def _met(result: SweepResult, rule_id: str) -> set[tuple[str, str]]:
    """Return the facility and key of the records that meet a rule."""
    return {
        (kind.cases.facility_ids[position], kind.cases.keys[position])
        for kind in result.kinds
        if rule_id in kind.rules
        for position in range(len(kind.cases.keys))
        if kind.outcome(rule_id, position) is Outcome.met
    }


def _standing(outcomes: set[Outcome], *, is_of_facilities: bool) -> Standing:
    if Outcome.violated in outcomes:
        return Standing.bad
    if outcomes & {Outcome.undetermined, Outcome.failed, Outcome.manual}:
        return Standing.open
    if Outcome.met in outcomes:
        return Standing.good
    return Standing.aside if is_of_facilities else Standing.open


def _tracer(result: SweepResult, facility_id: str) -> Tracer:
    return Tracer(result.rulebook, result.register.records_of(facility_id), result.as_of)


def _value(tracer: Tracer, node: Node, record: RawRecord) -> Value:
    return tracer.evaluate(node, record).value


def _bounds(value: Value) -> _Bounds | None:
    if isinstance(value, Interval):
        return Fraction(value.low), None if value.high is None else Fraction(value.high)
    return None if value is None else (Fraction(value), Fraction(value))  # type: ignore[arg-type]


def _is_visible(record: RawRecord, kind: RecordKind, as_of: date) -> bool:
    own = record.values[kind.dated_by] if kind.dated_by else None
    return not (isinstance(own, date) and own > as_of)


def _commune(facility: RawRecord) -> str | None:
    code = facility.values["commune_code"]
    return code if isinstance(code, str) else None


def years_of(members: list[Member]) -> Iterator[int]:
    """Yield the years of members, oldest first."""
    yield from sorted({member.year for member in members if member.year is not None})
