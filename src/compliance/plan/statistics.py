"""Published figures of communes and the province, as far as each settles what an indicator asks."""

from collections import defaultdict
from datetime import date
from fractions import Fraction
from typing import Any

from compliance.model.indicators import FromStatistic, Indicator
from compliance.model.texts import Bilingual
from compliance.plan.figures import Figure
from compliance.sources.registers.register import Register
from compliance.sources.words.spelling import bare

PROVINCE = "12"
"""Official code of Lai Châu."""

_LACKING = {
    "denominator": Bilingual(
        vi="nguồn số liệu không cho biết mẫu số", en="the source does not tell what the share is of"
    ),
    "definition": Bilingual(
        vi="nguồn số liệu không cho biết cách tính", en="the source does not tell how it is counted"
    ),
    "urban_defined_on": Bilingual(
        vi="nguồn số liệu không cho biết khu vực đô thị xác định theo ngày nào",
        en="the source does not tell by which day's division the urban area goes",
    ),
    "population_base": Bilingual(
        vi="số liệu tính cho khu vực khác với khu vực của chỉ tiêu, hoặc không ghi khu vực",
        en="it is counted over another area than the indicator's, or does not say over which",
    ),
    "unit": Bilingual(
        vi="đơn vị của số liệu khác đơn vị của chỉ tiêu", en="its unit is another than the indicator's"
    ),
    "value": Bilingual(vi="số liệu để trống", en="the figure is blank"),
}


def published_figures(indicator: Indicator, register: Register, as_of: date) -> dict[str, list[Figure]]:
    """Return the figures published by a day, by territory, oldest first; one a year.

    Of a year's figures a final one goes before provisional ones, and of these go the ones of the latest day;
    those that differ are one figure from the least to the greatest, with what they differ in as its doubt.
    """
    asked = indicator.from_statistic
    if asked is None:
        return {}
    names = {bare(text) for text in (asked.name, indicator.title.vi, indicator.title.en)}
    found: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    table = register.tables["territory_statistics"]
    for row in table.to_pylist():
        of = row["period_end"] or date(row["year"], 12, 31)
        is_early = of > as_of or (row["published_on"] is not None and row["published_on"] > as_of)
        if bare(row["indicator"]) in names and not is_early:
            found[row["territory_code"], row["year"]].append(_figure(indicator, asked, row, of, register))
    by_territory: dict[str, list[Figure]] = defaultdict(list)
    for (territory, _), figures in sorted(found.items()):
        by_territory[territory].append(_one_of(figures))
    return by_territory


def _figure(
    indicator: Indicator, asked: FromStatistic, row: dict[str, Any], of: date, register: Register
) -> Figure:
    lacking: list[str] = [need for need in asked.needs if row[need] is None]
    if asked.base is not None and row["population_base"] != asked.base.value:
        lacking.append("population_base")
    if row["value"] is None:
        lacking.append("value")
    elif row["unit"] != indicator.unit:
        lacking.append("unit")
    known, part, whole = (
        None if row[name] is None else Fraction(row[name]) for name in ("value", "numerator", "denominator")
    )
    return Figure(
        "statistic", known, known, of, row["territory_code"], part, whole, row["part_unit"] or "",
        source=row["source"], place=str(register.place_of("territory_statistics", row)),
        is_provisional=bool(row["is_provisional"]), doubts=tuple(_LACKING[need] for need in lacking),
    )  # fmt: skip


def _one_of(figures: list[Figure]) -> Figure:
    usable = [figure for figure in figures if not figure.doubts]
    usable = [figure for figure in usable if not figure.is_provisional] or usable
    if not usable:
        return max(figures, key=lambda figure: figure.as_of)
    last = max(usable, key=lambda figure: figure.as_of)
    usable = [figure for figure in usable if figure.as_of == last.as_of]
    values = sorted({figure.low for figure in usable if figure.low is not None})
    if len(values) == 1:
        return last
    sources = "; ".join(sorted(figure.source for figure in usable))
    doubt = Bilingual(
        vi=f"các nguồn ghi số liệu khác nhau: {sources}", en=f"sources give different figures: {sources}"
    )
    return Figure(
        "statistic", values[0], values[-1], last.as_of, last.territory, source=sources, place=last.place,
        is_provisional=last.is_provisional, doubts=(doubt,),
    )  # fmt: skip
