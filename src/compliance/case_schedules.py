"""The days that cases of a rule about what falls due should be about, and those that they are about."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from compliance.engines.steps import Step
from compliance.language.nodes import Compare, FieldRef, Node, walk
from compliance.model.rule_values import LAST_YEAR
from compliance.model.rules import Rule
from compliance.model.schedules import Deadline, DueDay, Schedule, due_days
from compliance.model.schema import DUES

_DAY = timedelta(days=1)
_EVER = 10_000


def all_due_days(schedule: Schedule) -> list[DueDay]:
    """Return everything a schedule ever has fall due, by its last good day."""
    ever = schedule.model_copy(update={"lapse": _EVER})
    return sorted(due_days(ever, date(LAST_YEAR, 12, 31)), key=lambda due: due.due_on)


def deadline_of(schedule: Schedule, period_end: date) -> Deadline:
    """Return the deadline of a period that has one.

    Raises:
        LookupError: Nothing falls due for a period that ends on this day.
    """
    ends = (period_end.month, period_end.day)
    found = next((p.deadline_of(period_end) for p in schedule.periods if p.ends == ends), None)
    if found is None:
        raise LookupError(f"{schedule.schedule}: nothing falls due for the period to {period_end}")
    return found


def due_days_at_changes(rule: Rule, schedule: Schedule) -> dict[date, bool]:
    """Return the last good days next to each date at which a rule or its schedule changes.

    That is: where the rule begins or ends, where the schedule begins or ends, and where the deadline of a
    period becomes another. The value tells whether it is the last day before the change (true) or the first
    one after it (false).
    """
    every = all_due_days(schedule)
    found: dict[date, bool] = {}
    for turn in (rule.since, *(last + _DAY for last in (rule.until, schedule.until) if last is not None)):
        before = [due.due_on for due in every if due.due_on < turn]
        after = [due.due_on for due in every if due.due_on >= turn]
        found.update(dict.fromkeys(before[-1:], True))
        found.update(dict.fromkeys(after[:1], False))
    for earlier, later in _changes_of_deadline(schedule, [due for due in every if _concerns(rule, due)]):
        found.setdefault(earlier.due_on, True)
        found.setdefault(later.due_on, False)
    return found


def first_under_each_deadline(rule: Rule, schedule: Schedule) -> dict[Deadline, DueDay]:
    """Return each deadline while a rule is in force, with the first thing that falls due under it."""
    found: dict[Deadline, DueDay] = {}
    for due in all_due_days(schedule):
        if _concerns(rule, due):
            found.setdefault(deadline_of(schedule, due.period_end), due)
    return found


def is_due_day(node: Node) -> bool:
    """Tell whether a node is the last good day of what is judged."""
    return isinstance(node, FieldRef) and node.scope == "subject" and node.name == DUES.dated_by


def is_against_due_day(node: Node) -> bool:
    """Tell whether a node compares a date of some record with the last good day."""
    if not isinstance(node, Compare):
        return False
    sides = ((node.left, node.right), (node.right, node.left))
    return any(is_due_day(side) and _has_item(other) for side, other in sides)


def distances(steps: Iterable[Step]) -> Iterator[int]:
    """Yield by how many days the dates compared with the last good day come after it."""
    for step in steps:
        if not (isinstance(step.node, Compare) and is_against_due_day(step.node)):
            continue
        left, right = step.children[0].value, step.children[1].value
        if isinstance(left, date) and isinstance(right, date):
            sent, due = (right, left) if is_due_day(step.node.left) else (left, right)
            yield (sent - due).days


def _has_item(node: Node) -> bool:
    return any(isinstance(n, FieldRef) and n.scope == "item" for n in walk(node))


def _concerns(rule: Rule, due: DueDay) -> bool:
    return rule.since <= due.due_on and (rule.until is None or due.due_on <= rule.until)


def _changes_of_deadline(schedule: Schedule, every: Iterable[DueDay]) -> Iterator[tuple[DueDay, DueDay]]:
    """Yield what falls due last under one deadline of a period with what falls due first under the next."""
    last: dict[tuple[int, int], DueDay] = {}
    for due in every:
        ends = (due.period_end.month, due.period_end.day)
        before = last.get(ends)
        if before is not None:
            deadlines = [deadline_of(schedule, each.period_end) for each in (before, due)]
            if deadlines[0] != deadlines[1]:
                yield before, due
        last[ends] = due
