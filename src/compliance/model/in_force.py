"""What of the law holds when: periods, and days for which its text was not obtained."""

import itertools
from collections.abc import Sequence
from datetime import date

from pydantic import Field

from compliance.model.rule_values import Day, FileModel
from compliance.model.texts import Bilingual


class InForce(FileModel):
    """Something of the law that holds between two dates, both included."""

    since: Day = Field(alias="from")
    until: Day | None = None

    def holds_on(self, day: date) -> bool:
        """Return whether it is in force on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


class NotObtained(InForce):
    """Days for which the law has something, and its text was not obtained: nobody is judged by a guess."""

    reason: Bilingual = Field(description="What was not obtained, and where it would stand")


def reason_on(day: date, not_obtained: Sequence[NotObtained]) -> Bilingual | None:
    """Return why nothing holds on a day; None where no file says so."""
    return next((period.reason for period in not_obtained if period.holds_on(day)), None)


def check_periods(periods: Sequence[InForce]) -> None:
    """Refuse periods that end before they begin, overlap, or do not stand in order."""
    for period in periods:
        if period.until and period.until < period.since:
            raise ValueError(f"until {period.until} is before from {period.since}")
    for earlier, later in itertools.pairwise(periods):
        if earlier.until is None or earlier.until >= later.since:
            raise ValueError(f"the period from {later.since} overlaps the one before it")
