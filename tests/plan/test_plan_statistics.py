"""Published figures: which settles what, whose goes first, and what two sources make of each other."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from small_plan import card_of, indicator, waste

from compliance.plan.figures import Figure, IndicatorResult, Standing


def result_of(tmp_path: Path, *rows: str, as_of: date = date(2026, 11, 23)) -> IndicatorResult:
    return indicator(card_of(tmp_path, as_of, territory_statistics=waste(*rows)), "waste")


def row(
    value: str = "95", year: int = 2025, source: str = "A", place: str = "12", *, end: str = "",
    published: str = "", unit: str = "%", denominator: str = "100", base: str = "urban",
    provisional: str = "",
) -> str:  # fmt: skip
    told = (
        place,
        "waste",
        str(year),
        source,
        end,
        published,
        value,
        unit,
        "",
        denominator,
        base,
        provisional,
    )
    return ",".join(told)


def figure_of(result: IndicatorResult) -> Figure:
    assert result.figure is not None
    return result.figure


@pytest.mark.parametrize(
    ("value", "standing"),
    [("95", Standing.reached), ("94.999999", Standing.not_reached), ("95.000001", Standing.reached)],
)
def test_a_target_is_reached_at_exactly_its_value(tmp_path: Path, value: str, standing: Standing) -> None:
    assert result_of(tmp_path, row(value)).standing is standing


@pytest.mark.parametrize(
    ("value", "standing"),
    [("20", Standing.reached), ("20.000001", Standing.not_reached), ("0", Standing.reached)],
)
def test_a_ceiling_is_kept_at_exactly_its_value(tmp_path: Path, value: str, standing: Standing) -> None:
    written = waste(f"12,loss,2025,A,,,{value},%,,,,")
    assert indicator(card_of(tmp_path, territory_statistics=written), "loss").standing is standing


@pytest.mark.parametrize(
    ("written", "doubt"),
    [
        (row(denominator=""), "the source does not tell what the share is of"),
        (
            row(base="rural"),
            "it is counted over another area than the indicator's, or does not say over which",
        ),
        (row(base=""), "it is counted over another area than the indicator's, or does not say over which"),
        (row("", unit="%"), "the figure is blank"),
        (row(unit="ha"), "its unit is another than the indicator's"),
    ],
)
def test_a_figure_that_lacks_what_it_needs_settles_nothing(tmp_path: Path, written: str, doubt: str) -> None:
    result = result_of(tmp_path, written)
    assert result.standing is Standing.unknown
    assert [reason.en for reason in result.reasons] == [doubt]
    assert result.trajectory is None


def test_nothing_published_is_not_known(tmp_path: Path) -> None:
    result = result_of(tmp_path)
    assert (result.figure, result.standing) == (None, Standing.unknown)
    assert [reason.en for reason in result.reasons] == ["no published figure stands in the register"]


@pytest.mark.parametrize(("as_of", "seen"), [(date(2026, 6, 1), True), (date(2026, 5, 31), False)])
def test_a_figure_is_seen_from_the_day_it_was_published(tmp_path: Path, as_of: date, *, seen: bool) -> None:
    result = result_of(tmp_path, row(published="2026-06-01"), as_of=as_of)
    assert (result.figure is not None) is seen


@pytest.mark.parametrize(("as_of", "seen"), [(date(2026, 6, 30), True), (date(2026, 6, 29), False)])
def test_a_figure_is_seen_from_the_last_day_it_is_of(tmp_path: Path, as_of: date, *, seen: bool) -> None:
    result = result_of(tmp_path, row(year=2026, end="2026-06-30"), as_of=as_of)
    assert (result.figure is not None) is seen


def test_a_final_figure_goes_before_a_provisional_one(tmp_path: Path) -> None:
    result = result_of(tmp_path, row("99", source="A", provisional="true"), row("90", source="B"))
    found = figure_of(result)
    assert (found.low, found.source, found.is_provisional) == (90, "B", False)
    assert result.standing is Standing.not_reached


def test_a_provisional_figure_counts_where_there_is_no_other(tmp_path: Path) -> None:
    result = result_of(tmp_path, row("99", provisional="true"))
    assert (figure_of(result).is_provisional, result.standing) == (True, Standing.reached)


def test_a_figure_that_settles_something_goes_before_one_that_does_not(tmp_path: Path) -> None:
    result = result_of(
        tmp_path, row("99", source="A", denominator=""), row("90", source="B", provisional="true")
    )
    assert (figure_of(result).source, result.standing) == ("B", Standing.not_reached)


def test_two_sources_that_differ_leave_it_open_from_the_least_to_the_greatest(tmp_path: Path) -> None:
    result = result_of(tmp_path, row("96", source="B"), row("94", source="A"))
    found = figure_of(result)
    assert (found.low, found.high) == (94, 96)
    assert result.standing is Standing.unknown
    assert [reason.en for reason in result.reasons] == ["sources give different figures: A; B"]


def test_two_sources_that_agree_are_one_figure(tmp_path: Path) -> None:
    result = result_of(tmp_path, row("96", source="B"), row("96", source="A"))
    assert (figure_of(result).is_exact, result.standing) == (True, Standing.reached)


def test_a_later_day_of_the_year_does_not_differ_from_an_earlier_one(tmp_path: Path) -> None:
    result = result_of(tmp_path, row("94", source="A", end="2025-06-30"), row("96", source="B"))
    assert (figure_of(result).low, figure_of(result).source, result.standing) == (96, "B", Standing.reached)


def test_the_line_runs_straight_from_the_first_exact_figure_to_the_target(tmp_path: Path) -> None:
    rows = (row("50", 2021, denominator=""), row("85", 2024), row("86", 2025))
    result = result_of(tmp_path, *rows, as_of=date(2026, 12, 31))
    line = result.trajectory
    assert line is not None
    assert (line.start, line.first, line.by, line.target) == (date(2024, 12, 31), 85, date(2030, 12, 31), 95)
    assert line.expected == 85 + Fraction(10 * 730, 2191)


def test_communes_are_shown_where_the_indicator_asks_for_them(tmp_path: Path) -> None:
    rows = (row("90"), row("80", 2024, place="03388"), row("85", 2025, place="03388"))
    result = result_of(tmp_path, *rows)
    assert {code: figure.low for code, figure in result.by_commune.items()} == {"03388": 85}
    loss = waste("03388,loss,2025,A,,,3,%,,,,")
    assert indicator(card_of(tmp_path, territory_statistics=loss), "loss").by_commune == {}


def test_the_title_names_an_indicator_as_its_name_does(tmp_path: Path) -> None:
    written = waste("12,RÁC ĐÔ THỊ ĐƯỢC XỬ LÝ,2025,A,,,95,%,,100,urban,")
    assert indicator(card_of(tmp_path, territory_statistics=written), "waste").standing is Standing.reached
