"""Indicators of facilities and amounts: who counts, what is open, and what contradicts a published figure."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from small_plan import BOOK, FACILITIES, card_of, indicator, waste

from compliance.plan import shares
from compliance.plan.figures import IndicatorResult, Standing

GOOD, BAD, OPEN, ASIDE = "operating,03388,100", "operating,03388,101", "operating,03388,", "suspended,03390,1"
YEARS = "facility_id,waste_code,year,generated_kg,handed_over_kg\n"


def clusters(*states: str, kind: str = "industrial_cluster") -> str:
    return FACILITIES + "".join(f"F{n},Cụm {n},{kind},{state}\n" for n, state in enumerate(states))


def plants(
    tmp_path: Path, facilities: str, statistics: str = waste(), as_of: date = date(2026, 11, 23)
) -> IndicatorResult:
    card = card_of(tmp_path, as_of, facilities=facilities, territory_statistics=statistics)
    return indicator(card, "plants")


@pytest.mark.parametrize(
    ("states", "low", "high", "standing"),
    [
        ((GOOD, BAD), 50, 50, Standing.reached),
        ((GOOD, BAD, BAD), Fraction(100, 3), Fraction(100, 3), Standing.not_reached),
        ((GOOD, OPEN, BAD), Fraction(100, 3), Fraction(200, 3), Standing.open),
        ((GOOD, OPEN), 50, 100, Standing.reached),
        ((OPEN, BAD, BAD), 0, Fraction(100, 3), Standing.not_reached),
        ((GOOD, ASIDE), 100, 100, Standing.reached),
    ],
)
def test_what_is_open_gives_a_range(
    tmp_path: Path, states: tuple[str, ...], low: Fraction, high: Fraction, standing: Standing
) -> None:
    result = plants(tmp_path, clusters(*states))
    assert result.figure is not None
    assert (result.figure.low, result.figure.high, result.standing) == (low, high, standing)


def test_facilities_of_another_kind_do_not_count_and_one_of_no_kind_may(tmp_path: Path) -> None:
    assert plants(tmp_path, clusters(GOOD, kind="factory")).members == ()
    result = plants(tmp_path, clusters(GOOD) + "F9,Nơi khác,,operating,03388,200\n")
    assert {member.facility_id: member.counts for member in result.members} == {"F0": True, "F9": False}
    assert result.figure is not None
    assert (result.figure.low, result.figure.high) == (50, 100)


def test_members_say_how_each_was_found(tmp_path: Path) -> None:
    result = plants(tmp_path, clusters(GOOD, BAD, OPEN, ASIDE))
    assert [member.standing for member in result.members] == [
        shares.Standing.good, shares.Standing.bad, shares.Standing.open, shares.Standing.aside,
    ]  # fmt: skip
    assert {code: (f.part, f.whole) for code, f in result.by_commune.items()} == {"03388": (1, 3)}


def test_where_nobody_counts_a_published_figure_is_heard(tmp_path: Path) -> None:
    statistics = waste("12,plants,2025,A,,,60,%,,,,")
    result = plants(tmp_path, clusters(ASIDE), statistics)
    assert result.figure is not None
    assert (result.figure.source, result.standing) == ("A", Standing.reached)
    alone = plants(tmp_path, clusters(ASIDE))
    assert (alone.figure, [reason.en for reason in alone.reasons]) == (
        None, ["the register holds nothing that counts", "no published figure stands in the register"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("published", "contradicts"),
    [("66.7", False), ("66.6", True), ("67", False), ("68", True), ("33.3", True)],
)
def test_a_published_figure_contradicts_beyond_its_rounding(
    tmp_path: Path, published: str, *, contradicts: bool
) -> None:
    statistics = waste(f"12,plants,2026,A,2026-06-30,,{published},%,,,,")
    result = plants(tmp_path, clusters(GOOD, GOOD, BAD), statistics)
    assert bool(result.contradictions) is contradicts
    assert result.figure is not None
    assert result.figure.origin == "facilities"


@pytest.mark.parametrize(("published", "contradicts"), [("50", False), ("100", False), ("49.9", True)])
def test_what_is_open_contradicts_nothing_within_its_range(
    tmp_path: Path, published: str, *, contradicts: bool
) -> None:
    statistics = waste(f"12,plants,2026,A,2026-06-30,,{published},%,,,,")
    assert bool(plants(tmp_path, clusters(GOOD, OPEN), statistics).contradictions) is contradicts


def test_a_figure_of_another_year_contradicts_nothing(tmp_path: Path) -> None:
    statistics = waste("12,plants,2025,A,,,1,%,,,,")
    assert plants(tmp_path, clusters(GOOD), statistics).contradictions == ()


def test_amounts_are_summed_by_year_once_the_year_is_over(tmp_path: Path) -> None:
    rows = "F0,010101,2024,100,80\nF0,010102,2025,100,\nF1,010101,2025,300,300\nF1,010101,2026,100,1\n"
    card = card_of(tmp_path, facilities=clusters(GOOD, GOOD), hazardous_waste_years=YEARS + rows)
    result = indicator(card, "hazardous")
    assert [(f.as_of, f.low, f.high) for f in result.series] == [
        (date(2024, 12, 31), 80, 80), (date(2025, 12, 31), 75, 100),
    ]  # fmt: skip
    assert result.standing is Standing.open


def test_an_amount_above_its_whole_leaves_everything_open(tmp_path: Path) -> None:
    rows = "F0,010101,2025,100,101\nF1,010101,2025,100,100\n"
    card = card_of(tmp_path, facilities=clusters(GOOD, GOOD), hazardous_waste_years=YEARS + rows)
    figure = indicator(card, "hazardous").figure
    assert figure is not None
    assert (figure.low, figure.high) == (0, 100)


def test_a_later_target_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    cited = "citation: {instrument: plan, provision: I.4.c.1-a}"
    later = f"  - {{since: 2026-12-01, value: 90, by: 2030-12-31, {cited}}}\n"
    text = BOOK["plan/indicators/plants.yaml"].replace("from_facilities:", f"{later}from_facilities:")
    facilities = clusters(GOOD, BAD)
    for day, value in ((date(2026, 11, 30), 50), (date(2026, 12, 1), 90)):
        result = indicator(card_of(tmp_path, day, changed={"plants": text}, facilities=facilities), "plants")
        assert result.target is not None
        assert result.target.value == value


def test_an_open_question_keeps_it_undetermined_whatever_the_figure(tmp_path: Path) -> None:
    question = "open_question: {vi: Chưa rõ mẫu số, en: Nobody said of what}\n"
    text = BOOK["plan/indicators/loss.yaml"] + question
    card = card_of(tmp_path, changed={"loss": text}, territory_statistics=waste("12,loss,2025,A,,,3,%,,,,"))
    result = indicator(card, "loss")
    assert (result.standing, result.trajectory) == (Standing.unknown, None)
    assert [reason.en for reason in result.reasons] == ["Nobody said of what"]
