"""Indicators on a day: figures from verdicts, records and statistics, held against target and each other."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from compliance.language.plan import CompiledIndicator
from compliance.model.texts import Bilingual
from compliance.plan.counting import count_amounts, count_facilities, years_of
from compliance.plan.figures import (
    Contradiction,
    Figure,
    IndicatorResult,
    Origin,
    draw_trajectory,
    stand,
    target_on,
)
from compliance.plan.shares import Member, share_of
from compliance.plan.statistics import PROVINCE, published_figures
from compliance.sweep import SweepResult

_NOBODY = Bilingual(
    vi="sổ không có cơ sở, số liệu nào thuộc đối tượng tính", en="the register holds nothing that counts"
)
_NOTHING_PUBLISHED = Bilingual(
    vi="chưa có số liệu thống kê nào trong sổ", en="no published figure stands in the register"
)
_MOST_DIGITS = 6
"""Decimals that registers keep of a figure."""


def evaluate_indicator(compiled: CompiledIndicator, result: SweepResult) -> IndicatorResult:
    """Return what an indicator says of the register of a sweep, on the sweep's day."""
    indicator, as_of = compiled.indicator, result.as_of
    members = count_facilities(compiled, result) or count_amounts(compiled, result)
    published = published_figures(indicator, result.register, as_of)
    own, communes = _own_figures(compiled, members, as_of)
    statistics = published.get(PROVINCE, [])
    series = tuple(own or statistics)
    latest = series[-1] if series else None
    reasons = _reasons(compiled, latest)
    if latest is not None and indicator.open_question is not None:
        latest = replace(latest, doubts=(*latest.doubts, indicator.open_question))
    target = target_on(indicator, as_of)
    if not communes and indicator.from_statistic is not None and indicator.from_statistic.by_commune:
        communes = {code: figures[-1] for code, figures in published.items() if code != PROVINCE}
    line = draw_trajectory(series, target, as_of) if indicator.open_question is None else None
    return IndicatorResult(
        indicator, target, latest, stand(indicator, target, latest), series, communes, tuple(members),
        line, tuple(_contradictions(own, statistics)), reasons,
    )  # fmt: skip


def _own_figures(
    compiled: CompiledIndicator, members: list[Member], as_of: date
) -> tuple[list[Figure], dict[str, Figure]]:
    """Return the province's figures from the register's own records, and the latest of each commune.

    What nothing counts for gives no figure, so that a published one is heard instead.
    """
    if not members:
        return [], {}
    origin: Origin = "facilities" if compiled.indicator.from_facilities else "amounts"
    unit = "" if compiled.part is None or compiled.part.type.unit is None else str(compiled.part.type.unit)

    def figure(mine: Iterable[Member], of: date, territory: str = PROVINCE) -> Figure:
        share = share_of(mine)
        return Figure(origin, share.low, share.high, of, territory, share.part, share.whole, unit)

    years = list(years_of(members))
    dated = [([m for m in members if m.year == year], date(year, 12, 31)) for year in years] or [
        (members, as_of)
    ]
    last, of = dated[-1]
    by_commune: dict[str, list[Member]] = defaultdict(list)
    for member in last:
        if member.commune_code is not None:
            by_commune[member.commune_code].append(member)
    communes = {code: figure(mine, of, code) for code, mine in sorted(by_commune.items())}
    return (
        [found for mine, day in dated if (found := figure(mine, day)).low is not None],
        {code: found for code, found in communes.items() if found.low is not None},
    )


def _contradictions(own: list[Figure], statistics: list[Figure]) -> Iterable[Contradiction]:
    """Yield the latest published figure if the records of the same year, as far as known, exclude it.

    A published figure stands for all that rounds to it: 66.7 does not differ from two thirds.
    """
    if not own or not statistics or statistics[-1].doubts:
        return
    statistic = statistics[-1]
    records = next((f for f in reversed(own) if f.as_of.year == statistic.as_of.year), None)
    if records is None or records.low is None or records.high is None or statistic.low is None:
        return
    margin = _rounding(statistic.low)
    if not records.low - margin <= statistic.low <= records.high + margin:
        yield Contradiction(statistic, records)


def _rounding(value: Fraction) -> Fraction:
    """Return half a unit of the last digit a figure is written with, of whole numbers one half.

    >>> _rounding(Fraction("66.7")), _rounding(Fraction(100))
    (Fraction(1, 20), Fraction(1, 2))
    """
    digits = next((n for n in range(_MOST_DIGITS) if (value * 10**n).denominator == 1), _MOST_DIGITS)
    return Fraction(1, 2 * 10**digits)


def _reasons(compiled: CompiledIndicator, latest: Figure | None) -> tuple[Bilingual, ...]:
    indicator = compiled.indicator
    found = [indicator.open_question] if indicator.open_question is not None else []
    if latest is not None:
        return (*found, *latest.doubts)
    if indicator.from_facilities or indicator.from_amounts:
        found.append(_NOBODY)
    if indicator.from_statistic:
        found.append(_NOTHING_PUBLISHED)
    return tuple(found)
