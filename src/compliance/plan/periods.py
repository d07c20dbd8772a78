"""In which spans of time a task of the plan is to be done, and by when."""

from dataclasses import dataclass
from datetime import date, timedelta

from compliance.engines.arithmetic import add_months
from compliance.model.tasks import Task

SIGNED = date(2025, 5, 29)
"""Day of Plan 2443/KH-UBND; a span that began before it is not held against anybody."""

_MONTHS = {"yearly": 12, "half_yearly": 6}


@dataclass(frozen=True)
class Period:
    """A span of time, both days included; without a last day where the plan gives none."""

    first: date
    last: date | None


def periods_of(task: Task, first_year: int | None, last_year: int | None, as_of: date) -> list[Period]:
    """Return the period in which a task runs; before it, of one that comes again, the one that ended last.

    Args:
        task: The task.
        first_year: First year for it; None: it begins with the plan.
        last_year: Last year for it, itself included; None where the plan gives none.
        as_of: The day judged for. After the last year the period that ran last stays.
    """
    end = None if last_year is None else date(last_year, 12, 31)
    if task.recurs is None:
        return [Period(SIGNED, end)]
    months = _MONTHS[task.recurs]
    running = _around(as_of if end is None else min(as_of, end), months)
    before = _around(running.first - timedelta(days=1), months)
    begins = SIGNED if first_year is None else date(first_year, 1, 1)
    return [before, running] if before.first >= begins else [running]


def _around(day: date, months: int) -> Period:
    """Return the part of a calendar year, so many months long, that a day lies in."""
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(first, add_months(first, months) - timedelta(days=1))
