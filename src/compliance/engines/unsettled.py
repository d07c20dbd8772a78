"""What would settle a step that is unknown."""

from datetime import date
from typing import Literal

from compliance.engines.steps import RecordStep, Step
from compliance.language.nodes import Aggregate, FieldRef, ThresholdValue
from compliance.model.in_force import reason_on
from compliance.model.official_lists import OfficialList
from compliance.model.outcomes import Missing
from compliance.model.thresholds import Threshold
from compliance.model.values import Interval


def missing_law(
    what: Literal["threshold", "list"], name: str, law: Threshold | OfficialList, day: date
) -> Missing:
    """Return what of the law is not there on a day, and why, where its file says so."""
    return Missing(what, name, title=law.title, reason=reason_on(day, law.not_obtained))


def inexact_fields(steps: tuple[Step, ...]) -> tuple[Missing, ...]:
    """Return the fields that steps read and that are known only as below or above a bound."""
    return tuple(
        Missing("exact_value", s.node.name, s.record.record)
        for step in steps
        for s in step.walk()
        if isinstance(s.node, FieldRef)
        and s.record
        and isinstance(s.value, Interval)
        and not s.value.is_exact
    )


def fields_read(step: Step) -> tuple[Missing, ...]:
    """Return what a step was computed from, as what would have to change to settle it."""
    found: list[Missing] = []
    for s in step.walk():
        match s.node:
            case FieldRef(name=name) if s.record:
                found.append(Missing("field", name, s.record.record))
            case Aggregate(collection=kind) if not isinstance(s, RecordStep):
                found.append(Missing("record", kind.plural))
            case ThresholdValue(threshold=threshold, name=name):
                found.append(Missing("threshold", name, title=threshold.title))
    return tuple(dict.fromkeys(found))
