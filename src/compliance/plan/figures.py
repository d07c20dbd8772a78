"""What an indicator says on a day: figures with bounds and sources, and how they stand to the target."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Literal

from compliance.model.indicators import Indicator, Target
from compliance.model.texts import Bilingual
from compliance.plan.shares import Member

Origin = Literal["facilities", "amounts", "statistic"]


class Standing(str, Enum):
    """How an indicator stands to its target."""

    reached = "reached"
    not_reached = "not_reached"
    open = "open"
    unknown = "unknown"
    no_target = "no_target"


@dataclass(frozen=True)
class Figure:
    """One value of an indicator.

    Attributes:
        origin: Whether facilities, amounts of their records or a statistic tell it.
        low: The least it can be, in the indicator's unit; None where nothing is known.
        high: The greatest it can be; equal to `low` where it is known exactly.
        as_of: The day it is of.
        territory: Code of the province or commune.
        part: What is in order, of a share; None where that is not told.
        whole: What it is a share of; None where that is not told.
        part_unit: Unit of both, as registers hold it; empty for facilities and where it is not told.
        source: Who published it; empty for the register itself.
        place: File and line of a statistic; empty for the others.
        is_provisional: Whether the source says that a final figure is to come.
        doubts: Why it settles nothing although a number stands there.
    """

    origin: Origin
    low: Fraction | None
    high: Fraction | None
    as_of: date
    territory: str
    part: Fraction | None = None
    whole: Fraction | None = None
    part_unit: str = ""
    source: str = ""
    place: str = ""
    is_provisional: bool = False
    doubts: tuple[Bilingual, ...] = ()

    @property
    def is_exact(self) -> bool:
        """Whether it is one number, and nothing keeps it from counting."""
        return self.low is not None and self.low == self.high and not self.doubts


@dataclass(frozen=True)
class Trajectory:
    """The straight line from the first exact figure to the target: ours, for the plan sets no yearly marks.

    Attributes:
        start: Day of the first figure.
        first: That figure.
        by: Day by which the target is to be reached.
        target: The target.
        expected: Where the line stands on the day judged for.
    """

    start: date
    first: Fraction
    by: date
    target: Fraction
    expected: Fraction


@dataclass(frozen=True)
class Contradiction:
    """A published figure that the register's own records exclude: a question for the department.

    Attributes:
        statistic: The published figure.
        records: What the records allow.
    """

    statistic: Figure
    records: Figure


@dataclass(frozen=True)
class IndicatorResult:
    """An indicator on a day.

    Attributes:
        indicator: The indicator.
        target: The target in force on the day; None where there is none.
        figure: The figure that counts: the register's own where it has one, else the latest published.
        standing: How it stands to the target.
        series: All figures of the province, oldest first.
        by_commune: The latest figure of each commune, by code.
        members: Who was counted; empty for statistics.
        trajectory: The line to the target; None without an exact first figure before it.
        contradictions: Published figures that the records exclude.
        reasons: Why it is not known, where it is not.
    """

    indicator: Indicator
    target: Target | None
    figure: Figure | None
    standing: Standing
    series: tuple[Figure, ...] = ()
    by_commune: dict[str, Figure] = field(default_factory=dict)
    members: tuple[Member, ...] = ()
    trajectory: Trajectory | None = None
    contradictions: tuple[Contradiction, ...] = ()
    reasons: tuple[Bilingual, ...] = ()


def target_on(indicator: Indicator, day: date) -> Target | None:
    """Return the target in force on a day, if there is one; of several the one set last."""
    found = [t for t in indicator.targets if t.since <= day and (t.until is None or day <= t.until)]
    return max(found, key=lambda target: target.since, default=None)


def stand(indicator: Indicator, target: Target | None, figure: Figure | None) -> Standing:
    """Return how a figure stands to a target: open where its bounds lie on both sides."""
    if target is None:
        return Standing.no_target
    if figure is None or figure.low is None or figure.high is None or figure.doubts:
        return Standing.unknown
    wanted = Fraction(target.value)
    worst, best = figure.low, figure.high
    if indicator.direction == "at_most":
        worst, best, wanted = -figure.high, -figure.low, -wanted
    if worst >= wanted:
        return Standing.reached
    return Standing.open if best >= wanted else Standing.not_reached


def draw_trajectory(series: tuple[Figure, ...], target: Target | None, as_of: date) -> Trajectory | None:
    """Return the line from the first exact figure to the target, as it stands on a day."""
    first = next((figure for figure in series if figure.is_exact), None)
    if target is None or first is None or first.low is None or first.as_of >= target.by:
        return None
    wanted = Fraction(target.value)
    days = Fraction(min(max((as_of - first.as_of).days, 0), (target.by - first.as_of).days))
    expected = first.low + (wanted - first.low) * days / (target.by - first.as_of).days
    return Trajectory(first.as_of, first.low, target.by, wanted, expected)
