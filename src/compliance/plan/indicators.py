"""Indicators on a day: figures from verdicts, records and statistics, held against target and each other."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

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


def evaluate_indicator(compiled: CompiledIndicator, result: SweepResult) -> IndicatorResult:
    """Return what an indicator says of the register of a sweep, on the sweep's day."""
    indicator, as_of = compiled.indicator, result.as_of
    members = count_facilities(compiled, result) or count_amounts(compiled, result)
    published = published_figures(indicator, result.register, as_of)
    own, own_by_commune = _own_figures(compiled, members, as_of)
    statistics = published.get(PROVINCE, [])
    series = tuple(own or statistics)
    latest = series[-1] if series else None
    reasons = _reasons(compiled, latest)
    if latest is not None and indicator.open_question is not None:
        latest = replace(latest, doubts=(*latest.doubts, indicator.open_question))
    target = target_on(indicator, as_of)
    communes = own_by_commune or {
        code: figures[-1] for code, figures in published.items() if code != PROVINCE
    }
    return IndicatorResult(
        indicator, target, latest, stand(indicator, target, latest), series, communes, tuple(members),
        draw_trajectory(series, target, as_of), tuple(_contradictions(own, statistics)), reasons,
    )  # fmt: skip


def _own_figures(
    compiled: CompiledIndicator, members: list[Member], as_of: date
) -> tuple[list[Figure], dict[str, Figure]]:
    """Return the province's figures from the register's own records, and the latest of each commune."""
    if not members:
        return [], {}
    origin: Origin = "facilities" if compiled.indicator.from_facilities else "amounts"
    years = list(years_of(members))
    if not years:
        return [_figure(origin, members, as_of, PROVINCE)], _communes(origin, members, as_of)
    figures = []
    for year in years:
        mine = [member for member in members if member.year == year]
        figures.append(_figure(origin, mine, date(year, 12, 31), PROVINCE))
    last = [member for member in members if member.year == years[-1]]
    return figures, _communes(origin, last, date(years[-1], 12, 31))


def _communes(origin: Origin, members: Iterable[Member], of: date) -> dict[str, Figure]:
    by_commune: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        if member.commune_code is not None:
            by_commune[member.commune_code].append(member)
    return {code: _figure(origin, found, of, code) for code, found in sorted(by_commune.items())}


def _figure(origin: Origin, members: list[Member], of: date, territory: str) -> Figure:
    share = share_of(members)
    return Figure(origin, share.low, share.high, of, territory, share.part, share.whole)


def _contradictions(own: list[Figure], statistics: list[Figure]) -> Iterable[Contradiction]:
    """Yield the latest published figure if the records of the same time, as far as known, exclude it."""
    if not own or not statistics or statistics[-1].doubts:
        return
    statistic = statistics[-1]
    records = next((f for f in reversed(own) if f.as_of.year == statistic.as_of.year), None)
    if records is None or records.low is None or records.high is None or statistic.low is None:
        return
    if not records.low <= statistic.low <= records.high:
        yield Contradiction(statistic, records)


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
