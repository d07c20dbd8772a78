"""What falls due when: periods, deadlines and the days they fall on. Pure calendar, no facility."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from compliance.model.citations import Citation
from compliance.model.rule_values import Day, FileModel, Name, Year
from compliance.model.rules import Period
from compliance.model.texts import Bilingual

_MONTH_DAY = re.compile(r"(\d{2})-(\d{2})")
_COMMON_YEAR = 2001


def _month_day(value: object) -> tuple[int, int]:
    match = _MONTH_DAY.fullmatch(value) if isinstance(value, str) else None
    if not match:
        raise ValueError("must be a day of the year such as 01-15")
    month, day = int(match[1]), int(match[2])
    date(_COMMON_YEAR, month, day)
    return month, day


def _years(value: object) -> int:
    if not isinstance(value, str) or not re.fullmatch(r"[1-9]\d?", value):
        raise ValueError("must be a number of years such as 2")
    return int(value)


MonthDay = Annotated[tuple[int, int], BeforeValidator(_month_day)]


class Deadline(FileModel):
    """A day of the year: `by` is the last good day, `before` the first bad one ("trước ngày")."""

    since: Day | None = Field(None, alias="from", description="For periods that end on this day or later")
    until: Day | None = Field(None, description="For periods that end on this day or earlier")
    by: MonthDay | None = Field(None, description="Last good day, included")
    before: MonthDay | None = Field(None, description="First day that is too late")

    @model_validator(mode="after")
    def _one_form(self) -> "Deadline":
        if (self.by is None) == (self.before is None):
            raise ValueError("give either by or before")
        return self

    def last_good_day(self, period_end: date) -> date:
        """Return the last good day of the first such deadline after the end of a period."""
        month, day = self.by or self.before or (1, 1)
        due = date(period_end.year, month, day)
        if due <= period_end:
            due = date(period_end.year + 1, month, day)
        return due if self.by else due - timedelta(days=1)


class SchedulePeriod(FileModel):
    """A period of the year and when its report is due."""

    ends: MonthDay = Field(description="Last day of the period, such as 12-31")
    deadlines: list[Deadline] = Field(min_length=1, description="By the periods for which they hold")

    @model_validator(mode="after")
    def _in_order(self) -> "SchedulePeriod":
        for earlier, later in itertools.pairwise(self.deadlines):
            if earlier.until is None or later.since is None or later.since <= earlier.until:
                raise ValueError("deadlines stand in order of their periods (from, until) and do not overlap")
        return self

    def deadline_of(self, period_end: date) -> Deadline | None:
        """Return the deadline of the period with this last day; None if none holds."""
        found = (
            d for d in self.deadlines
            if (d.since is None or d.since <= period_end) and (d.until is None or period_end <= d.until)
        )  # fmt: skip
        return next(found, None)


class Schedule(Period):
    """What falls due when for whom, so that a report never sent has a subject to be judged."""

    schedule: Name = Field(description="Name of the schedule")
    title: Bilingual
    citations: list[Citation] = Field(min_length=1)
    since: Day = Field(description="First due day concerned, included")
    first: Year = Field(description="Year in which the first period ends")
    every: Annotated[int, BeforeValidator(_years)] = Field(1, description="Cycle in years")
    periods: list[SchedulePeriod] = Field(min_length=1, description="The periods that end in a year")
    lapse: Annotated[int, BeforeValidator(_years)] = Field(
        5, description="Years after which a due day is no longer looked at"
    )
    when: str = Field(description="For whom, in terms of the due record and its facility")

    @model_validator(mode="after")
    def _ends_differ(self) -> "Schedule":
        if len({period.ends for period in self.periods}) < len(self.periods):
            raise ValueError("two periods end on the same day of the year")
        return self


@dataclass(frozen=True)
class DueDay:
    """One thing that was due: the last day of its period and the last good day for it."""

    schedule: str
    period_end: date
    due_on: date


def due_days(schedule: Schedule, as_of: date) -> Iterator[DueDay]:
    """Yield what a schedule has had fall due before a day, in order; the last good day itself is not over.

    A due day before the schedule is in force, after it ends, or longer ago than its lapse is left out.
    """
    for day in _days(schedule, as_of.year):
        if day.due_on < as_of and day.due_on.year >= as_of.year - schedule.lapse:
            yield day


def coming_days(schedule: Schedule, first: date, last: date) -> Iterator[DueDay]:
    """Yield what falls due by a schedule from one day to another, both included, in order."""
    for day in _days(schedule, last.year):
        if first <= day.due_on <= last:
            yield day


def _days(schedule: Schedule, last_year: int) -> Iterator[DueDay]:
    """Yield what falls due while a schedule is in force, for periods that end up to a year, included."""
    for year in range(schedule.first, last_year + 1, schedule.every):
        for period in schedule.periods:
            period_end = date(year, *period.ends)
            deadline = period.deadline_of(period_end)
            if deadline is None:
                continue
            due_on = deadline.last_good_day(period_end)
            if schedule.since <= due_on and (schedule.until is None or due_on <= schedule.until):
                yield DueDay(schedule.schedule, period_end, due_on)
