"""A locale is shown only by cells that no other locale can read, and only where none shows another."""

from datetime import date
from decimal import Decimal
from itertools import product

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.model.schema import KINDS
from compliance.sources.cells.columns import type_column
from compliance.sources.cells.written_locale import WrittenLocale, written_locale
from compliance.sources.faults import Fault
from compliance.sources.grid import CellValue
from compliance.sources.notation import Notation

COLUMNS = KINDS["measurements"].columns
VALUE, DAY, PARAMETER = COLUMNS["value"], COLUMNS["sampled_on"], COLUMNS["parameter"]
FLOW = KINDS["facilities"].columns["wastewater_m3_day"]


@pytest.mark.parametrize(
    ("numbers", "days", "expected"),
    [
        ([], [], None),
        (["5", "12 500", "-3", None, 1.5], ["2025-12-31", None, "31 Aug 2015"], None),
        (["3.359,80"], [], "vi"),
        (["0,125"], [], "vi"),
        (["<0,01"], [], "vi"),
        (["1.234.567"], [], "vi"),
        (["1.678", "1,5"], ["05/06/2025"], "vi"),
        (["1.5"], [], "iso"),
        (["0.125"], [], "iso"),
        (["> 12.5"], [], "iso"),
        (["1,678.5"], [], "iso"),
        (["1,234,567"], [], "iso"),
        (["1.678"], [], None),
        (["1,678"], [], None),
        (["1.678", "1,678"], [], None),
        ([], ["31/12/2025"], "vi"),
        ([], ["31/12/2025", "05/06/2025"], "vi"),
        ([], ["05/06/2025", "6/6/2025"], None),
        ([], ["12/31/2025"], None),
        ([], ["12/31/2025", "05/06/2025"], None),
        ([], ["30/02/2025"], None),
        (["5"], ["31/12/2025"], "vi"),
        (["1,5"], ["31/12/2025"], "vi"),
        (["1.5"], ["2025-12-31"], "iso"),
        (["1.5"], ["12/31/2025"], "iso"),
        (["1.5"], ["05/06/2025"], "iso"),
        (["5.5", "7.25"], ["31/12/2025"], "vi-point"),
        (["1,678.5"], ["31/12/2025 08:30"], "vi-point"),
        (["1.678"], ["31/12/2025"], None),
        (["1.5"], ["12/31/2025 8:30:00 AM", "05/06/2025"], "iso"),
        (["12a", "1,2,3", "1.5 kg", "x,5"], ["31/12", "2025"], None),
    ],
)
def test_the_locale_that_cells_show(
    numbers: list[CellValue], days: list[CellValue], expected: str | None
) -> None:
    columns = [(VALUE, numbers), (DAY, days), (PARAMETER, ["1,5", "31/12/2025"])]
    assert written_locale(columns) == WrittenLocale(expected)
    apart = [(FLOW if column is VALUE else column, [cell]) for column, cells in columns for cell in cells]
    if not any(isinstance(cell, str) and cell[0] in "<>" for cell in numbers):
        assert written_locale(reversed(apart)) == WrittenLocale(expected)


@pytest.mark.parametrize(
    ("numbers", "days", "shown_by"),
    [
        (["1,5", "1.5", "1.678"], [], ("'1,5' (value)", "'1.5' (value)")),
        (["1,5", "1,678.5", "1,678"], [], ("'1,5' (value)", "'1,678.5' (value)")),
        (["1,5", "1.5", "1.678"], ["31/12/2025", "12/31/2025"], ("'1,5' (value)", "'1.5' (value)")),
        (
            ["1.5", "1.678"], ["31/12/2025", "12/31/2025"],
            ("'31/12/2025' (sampled_on)", "'12/31/2025' (sampled_on)"),
        ),
        (
            [], ["31/12/2025", "12/31/2025", "5/6/2025"],
            ("'31/12/2025' (sampled_on)", "'12/31/2025' (sampled_on)"),
        ),
        (["1,5"], ["12/31/2025", "5/6/2025"], ("'1,5' (value)", "'12/31/2025' (sampled_on)")),
    ],
)  # fmt: skip
def test_cells_that_contradict_one_another_are_told_if_others_depend_on_them(
    numbers: list[CellValue], days: list[CellValue], shown_by: tuple[str, str]
) -> None:
    found = written_locale([(VALUE, numbers), (DAY, days)])
    assert found.locale is None
    assert isinstance(found.fault, Fault)
    assert found.fault.code == "mixed-locale"
    assert found.fault.en.startswith(f"numbers and dates are written in two ways: {' and '.join(shown_by)};")
    in_doubt = ("1.678", "1,678", "05/06/2025", "5/6/2025")
    assert (
        written_locale(
            [
                (VALUE, [n for n in numbers if n not in in_doubt]),
                (DAY, [d for d in days if d not in in_doubt]),
            ]
        )
        == WrittenLocale()
    )


def test_a_number_with_its_unit_behind_it_shows_how_it_is_written() -> None:
    for numbers, expected in (
        (["1,5 m³/ngày"], "vi"), (["1.5 m3/ngày đêm"], "vi-point"), (["1.678 m³/ngày"], None),
        (["1.678 m³/ngày", "1.5 m³/ngày"], "vi-point"), (["1.678 kg"], "vi"), (["1.5 kg"], "vi"),
    ):  # fmt: skip
        assert written_locale([(FLOW, numbers), (DAY, ["31/12/2025"])]) == WrittenLocale(expected)


SHOWN_BY = {"comma": "1,5", "point": "2.5", "day": "31/12/2025", "month": "12/31/2025"}
SIGNS: list[tuple[set[str], str | None, str | None, tuple[str, str] | None]] = [
    # What cells show; the locale, also where a number is in doubt; the signs told if anything is in doubt.
    (set(), None, None, None),
    ({"comma"}, "vi", "vi", None),
    ({"point"}, "iso", "iso", None),
    ({"day"}, "vi", None, None),
    ({"month"}, None, None, None),
    ({"comma", "point"}, None, None, ("comma", "point")),
    ({"comma", "day"}, "vi", "vi", None),
    ({"comma", "month"}, None, None, ("comma", "month")),
    ({"point", "day"}, "vi-point", "vi-point", None),
    ({"point", "month"}, "iso", "iso", None),
    ({"day", "month"}, None, None, ("day", "month")),
    ({"comma", "point", "day"}, None, None, ("comma", "point")),
    ({"comma", "point", "month"}, None, None, ("comma", "point")),
    ({"comma", "day", "month"}, None, None, ("comma", "month")),
    ({"point", "day", "month"}, None, None, ("day", "month")),
    ({"comma", "point", "day", "month"}, None, None, ("comma", "point")),
]
IN_DOUBT = {
    "1.678": {"comma": Decimal(1678), "point": Decimal("1.678")},
    "3,359": {"comma": Decimal("3.359"), "point": Decimal(3359)},
    "05/06/2025": {"day": date(2025, 6, 5), "month": date(2025, 5, 6)},
}


@pytest.mark.parametrize("number", [None, "1.678", "3,359"])
@pytest.mark.parametrize("day", [None, "05/06/2025"])
@pytest.mark.parametrize(("signs", "locale", "with_number_in_doubt", "told"), SIGNS)
def test_every_combination_of_what_cells_show(
    signs: set[str],
    locale: str | None,
    with_number_in_doubt: str | None,
    told: tuple[str, str] | None,
    day: str | None,
    number: str | None,
) -> None:
    numbers = [SHOWN_BY[sign] for sign in ("comma", "point") if sign in signs] + ([number] if number else [])
    days = [SHOWN_BY[sign] for sign in ("day", "month") if sign in signs] + ([day] if day else [])
    found = written_locale([(VALUE, numbers), (DAY, days)])
    assert found.locale == (with_number_in_doubt if number else locale)
    assert (found.fault is not None) == (told is not None and (number or day) is not None)
    if told and found.fault:
        cells = [f"{SHOWN_BY[sign]!r} (" for sign in told]
        assert [found.fault.en.count(cell) for cell in cells] == [1, 1]
    # Who may have written the sheet, nobody with decimal commas and months first.
    hands = [
        hand
        for hand in product(("comma", "point"), ("day", "month"))
        if signs <= set(hand) and hand != ("comma", "month")
    ]
    for column, cell in ((VALUE, number), (DAY, day)):
        if cell is not None:
            (read,) = type_column(column, [cell], Notation(found.locale)).values.to_pylist()
            meant = {value for hand in hands for mark, value in IN_DOUBT[cell].items() if mark in hand}
            assert read is None or meant == {read}


NUMBERS = st.from_regex(r"\A[<>]?-?[0-9]{1,4}([.,][0-9]{1,4}){0,2}\Z") | st.just("")
DAYS = st.builds("{}/{}/{}".format, st.integers(1, 31), st.integers(1, 14), st.integers(2024, 2025))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(NUMBERS, max_size=6), st.lists(DAYS, max_size=4))
def test_what_was_read_without_a_locale_is_never_read_otherwise_with_the_one_shown(
    numbers: list[str], days: list[str]
) -> None:
    columns = [(VALUE, pa.array(numbers, pa.string())), (DAY, pa.array(days, pa.string()))]
    found = written_locale(columns)
    in_other_order = written_locale([(column, sorted(cells.to_pylist())) for column, cells in columns])
    assert (in_other_order.locale, in_other_order.fault is None) == (found.locale, found.fault is None)
    codes = set()
    for column, cells in columns:
        unsaid, shown = (type_column(column, cells, Notation(locale)) for locale in (None, found.locale))
        for before, after in zip(unsaid.values.to_pylist(), shown.values.to_pylist(), strict=True):
            assert before is None or after is None or after == before
        if found.locale in ("vi", "vi-point"):
            assert set(shown.refused) <= set(unsaid.refused)
        codes |= {fault.code for fault in unsaid.refused.values()}
    assert found.fault is None or "ambiguous" in codes


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(NUMBERS, max_size=4), st.lists(DAYS, max_size=3), st.lists(NUMBERS | DAYS, max_size=4))
def test_what_is_set_aside_never_shows_a_locale_and_speaks_against_as_what_is_read_does(
    numbers: list[str], days: list[str], aside: list[str]
) -> None:
    columns = [(VALUE, pa.array(numbers, pa.string())), (DAY, pa.array(days, pa.string()))]
    beside = [(VALUE, pa.array(aside, pa.string())), (DAY, pa.array(aside, pa.string()))]
    alone, found, joined = (
        written_locale(columns),
        written_locale(columns, beside),
        written_locale(columns + beside),
    )
    assert found.locale in (None, alone.locale)
    assert alone.fault is None or found == alone
    if found.locale is None and alone.locale is not None:
        assert joined.locale is None
    if joined.locale is None and alone.locale is not None:
        assert found.locale is None or joined.fault is None
