"""What a facility is subject to, by which limits, and what falls due next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from compliance.engines.steps import Step
from compliance.engines.trace import Tracer
from compliance.language.compile import CompiledRulebook
from compliance.language.nodes import FieldRef, ThresholdValue
from compliance.language.reads import reads_of
from compliance.model.citations import Citation
from compliance.model.outcomes import Missing
from compliance.model.schedules import Schedule, coming_days
from compliance.model.texts import Bilingual
from compliance.sources.registers.register import Register, due_record


@dataclass(frozen=True)
class LimitCrossed:
    """A limit that was read in telling whether a facility is subject to something.

    Attributes:
        step: The limit's value, with the day it was read on.
        citation: Where it stands; None where none is in force.
    """

    step: Step
    citation: Citation | None


@dataclass(frozen=True)
class Duty:
    """Whether a facility is subject to an obligation, and why.

    Attributes:
        name: Name of the obligation.
        title: What it is.
        holds: Whether the facility is subject to it; None where that is not known.
        step: How that was told.
        limits: The limits that were read.
        citations: Where the obligation stands.
        rules: Rules that ask for it, by id.
        missing: What would settle it where it is not known.
    """

    name: str
    title: Bilingual
    holds: bool | None
    step: Step
    limits: tuple[LimitCrossed, ...]
    citations: tuple[Citation, ...]
    rules: tuple[str, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True)
class ComingDue:
    """Something that falls due for a facility.

    Attributes:
        facility_id: The facility.
        facility_name: Its name.
        schedule: The schedule it falls due by.
        period_end: Last day of the period.
        due_on: Last good day, included.
        certain: Whether the schedule concerns the facility; None where that is not known.
        rules: Rules that judge it once it is over, by id.
        missing: What would settle whom it concerns where that is not known.
    """

    facility_id: str
    facility_name: str
    schedule: Schedule
    period_end: date
    due_on: date
    certain: bool | None
    rules: tuple[str, ...]
    missing: tuple[Missing, ...]


def duties_of(
    rulebook: CompiledRulebook, register: Register, facility_ids: list[str], as_of: date
) -> Iterator[list[Duty]]:
    """Yield, for each facility, every obligation with whether it is subject to it on a date."""
    readers = {rule_id: reads_of(rule, rulebook).obligations for rule_id, rule in rulebook.rules.items()}
    for facility_id in facility_ids:
        yield _duties(rulebook, Tracer(rulebook, register.records_of(facility_id), as_of), readers)


def _duties(rulebook: CompiledRulebook, tracer: Tracer, readers: Mapping[str, set[str]]) -> list[Duty]:
    found = []
    for name, obligation in rulebook.obligations.items():
        step = tracer.obligation(name)
        found.append(
            Duty(
                name=name,
                title=obligation.sources[0][0].title,
                holds=step.value if isinstance(step.value, bool) else None,
                step=step,
                limits=tuple(_limits(step)),
                citations=tuple(c for source, _ in obligation.sources for c in source.citations),
                rules=tuple(rule_id for rule_id, names in readers.items() if name in names),
                missing=step.missing if step.value is None else (),
            )
        )
    return found


def _limits(step: Step) -> Iterator[LimitCrossed]:
    """Yield the limits read, each once."""
    seen = set()
    for inner in step.walk():
        if isinstance(inner.node, ThresholdValue) and inner.children:
            day = inner.children[0].value
            period = inner.node.threshold.period_on(day) if isinstance(day, date) else None
            if (inner.node.name, day) not in seen:
                seen.add((inner.node.name, day))
                yield LimitCrossed(inner, period.citation if period else None)


def fields_read(step: Step) -> list[Step]:
    """Return the fields of records that a step was told by, each once, in the order they were read."""
    found: dict[tuple[str, str], Step] = {}
    for inner in step.walk():
        if isinstance(inner.node, FieldRef) and inner.record is not None:
            found.setdefault((inner.record.kind + inner.record.key, inner.node.name), inner)
    return list(found.values())


def coming_dues(
    rulebook: CompiledRulebook, register: Register, facility_ids: list[str], as_of: date, days: int
) -> list[ComingDue]:
    """Return what falls due for facilities from a date on, that day and the last of so many days included.

    What a schedule is known not to concern is left out; what it may concern is told as not certain.
    """
    judged_by: dict[str, list[str]] = {}
    for rule_id, rule in rulebook.rules.items():
        if rule.rule.schedule is not None:
            judged_by.setdefault(rule.rule.schedule, []).append(rule_id)
    found = []
    for facility_id in facility_ids:
        records = register.records_of(facility_id)
        tracer = Tracer(rulebook, records, as_of)
        for name, schedule in rulebook.schedules.items():
            for day in coming_days(schedule, as_of, as_of + timedelta(days=days)):
                whom = tracer.evaluate(rulebook.schedule_conditions[name], due_record(facility_id, day))
                if whom.value is not False:
                    found.append(
                        ComingDue(
                            facility_id, str(records.facility.values["name"]), schedule, day.period_end,
                            day.due_on, True if whom.value else None, tuple(judged_by.get(name, ())),
                            whom.missing,
                        )
                    )  # fmt: skip
    return sorted(found, key=lambda due: (due.due_on, due.facility_id, due.schedule.schedule))
