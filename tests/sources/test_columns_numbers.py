"""What each way of writing a number is read as, and what is refused because it may mean another."""

import math
from datetime import date, timedelta
from decimal import Decimal

import pytest
from typed_cells import DAY, ISO, OPEN, POINT, VI, column, read

from compliance.model.units import Unit
from compliance.sources.cells.columns import type_column
from compliance.sources.faults import Fault
from compliance.sources.grid import CellValue
from compliance.sources.notation import Notation

NUMBERS: list[tuple[CellValue, object, object, object]] = [
    # cell, as iso or vi-point, as vi, with nothing said
    ("0", Decimal(0), Decimal(0), Decimal(0)),
    ("1678", Decimal(1678), Decimal(1678), Decimal(1678)),
    ("-3", Decimal(-3), Decimal(-3), Decimal(-3)),
    ("007", Decimal(7), Decimal(7), Decimal(7)),
    ("1.678", Decimal("1.678"), Decimal(1678), "ambiguous"),
    ("-1.678", Decimal("-1.678"), Decimal(-1678), "ambiguous"),
    ("12.500", Decimal("12.5"), Decimal(12500), "ambiguous"),
    ("1.5", Decimal("1.5"), "number", Decimal("1.5")),
    ("0.125", Decimal("0.125"), "number", Decimal("0.125")),
    ("1234.567", Decimal("1234.567"), "number", Decimal("1234.567")),
    (".76", Decimal("0.76"), "number", Decimal("0.76")),
    (",76", "number", Decimal("0.76"), Decimal("0.76")),
    ("0,125", "number", Decimal("0.125"), Decimal("0.125")),
    ("3.359,80", "number", Decimal("3359.8"), Decimal("3359.8")),
    ("1.234.567", "number", Decimal(1234567), Decimal(1234567)),
    ("1,678", "number", Decimal("1.678"), "ambiguous"),
    ("1,678.5", "number", "number", "number"),
    ("1,234,567", "number", "number", "number"),
    ("12 500", Decimal(12500), Decimal(12500), Decimal(12500)),
    ("12\u00a0500", Decimal(12500), Decimal(12500), Decimal(12500)),
    ("12 500,5", "number", Decimal("12500.5"), Decimal("12500.5")),
    ("12 500.5", Decimal("12500.5"), "number", Decimal("12500.5")),
    ("1 234\u00a0567", "number", "number", "number"),
    ("12 50", "number", "number", "number"),
    ("1 2", "number", "number", "number"),
    ("0 500", "number", "number", "number"),
    ("1e3", "number", "number", "number"),
    ("NaN", "number", "number", "number"),
    ("+5", "number", "number", "number"),
    ("5.", "number", "number", "number"),
    ("１２", "number", "number", "number"),
    ("٣", "number", "number", "number"),
    ("−3", "number", "number", "number"),
    ("75 %", "number", "number", "number"),
    ("1" * 61, "number", "number", "number"),
    ("1234567890123", "digits", "digits", "digits"),
    ("1.2345678", "digits", "number", "digits"),
    ("0,0000001", "number", "digits", "digits"),
    (1678, Decimal(1678), Decimal(1678), Decimal(1678)),
    (1.678, Decimal("1.678"), Decimal("1.678"), Decimal("1.678")),
    (0.1 + 0.2, Decimal("0.3"), Decimal("0.3"), Decimal("0.3")),
    (Decimal("1.5"), Decimal("1.5"), Decimal("1.5"), Decimal("1.5")),
    (1 / 3, "digits", "digits", "digits"),
    (10**12, "digits", "digits", "digits"),
    (math.nan, "number", "number", "number"),
    (math.inf, "number", "number", "number"),
    (True, "number", "number", "number"),
    (date(2025, 5, 3), "date-as-number", "date-as-number", "date-as-number"),
    (timedelta(hours=1), "number", "number", "number"),
]


@pytest.mark.parametrize(("cell", "iso", "vi", "unsaid"), NUMBERS)
def test_a_number(cell: CellValue, iso: object, vi: object, unsaid: object) -> None:
    number = column("number")
    assert (read(number, cell, ISO), read(number, cell, VI), read(number, cell, OPEN)) == (iso, vi, unsaid)
    assert read(number, cell, POINT) == iso


def test_an_amount_is_not_below_zero() -> None:
    flow = column("number", unit="m3/day")
    assert [read(flow, cell, ISO) for cell in ("0", "-1", -1, "-0.5 m3/day")] == [
        Decimal(0), "negative", "negative", "negative",
    ]  # fmt: skip


UNITS: list[tuple[str, CellValue, object]] = [
    ("%", "75 %", Decimal(75)),
    ("%", "75%", Decimal(75)),
    ("%", "75,5 %", Decimal("75.5")),
    ("m3/day", "120 m³/ngày", Decimal(120)),
    ("m3/day", "120 m3/ngày đêm", Decimal(120)),
    ("m3/day", "12 500 m³/ngày", Decimal(12500)),
    ("m3/day", "1.678 m³/ngày", "ambiguous"),
    ("m3/day", "10 m3/giờ", "number"),
    ("m3/day", "10 kg", "number"),
    ("m3/day", "1e3", "number"),
    ("m3/day", "m3/ngày", "number"),
    ("kg", "1,5 tấn", Decimal(1500)),
    ("tonne", "1500 kg", Decimal("1.5")),
    ("tonne", "1 g", Decimal("0.000001")),
    ("tonne", "0,1 g", "unit"),
    ("kg", "999999999 tấn", Decimal(999999999000)),
    ("kg", "9999999999 tấn", "unit"),
]


@pytest.mark.parametrize(("unit", "cell", "expected"), UNITS)
def test_a_number_with_a_unit_behind_it(unit: str, cell: CellValue, expected: object) -> None:
    assert read(column("number", unit=unit), cell, OPEN) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1.5", Decimal(1500)), (1.5, Decimal(1500)), ("1.678", "ambiguous"), ("-1", "negative"),
        ("1500 kg", Decimal(1500)), ("0.0000001", "digits"), (None, None),
    ],
)  # fmt: skip
def test_a_column_written_in_another_unit(cell: CellValue, expected: object) -> None:
    notation = Notation(units={"field": Unit.parse("tonne"), "other": Unit.parse("g")})
    assert read(column("number", unit="kg"), cell, notation) == expected


CENSORED: list[tuple[CellValue, object]] = [
    ("0,01", Decimal("0.01")),
    ("<0,01", ("<", Decimal("0.01"))),
    ("< 0.01", ("<", Decimal("0.01"))),
    ("<0.010", ("<", Decimal("0.01"))),
    ("<5", ("<", Decimal(5))),
    (">2420", (">", Decimal(2420))),
    ("> 2 420", (">", Decimal(2420))),
    ("-12", Decimal(-12)),
    (7.2, Decimal("7.2")),
    ("<1.678", "ambiguous"),
    ("<0", "number"),
    (">0.000", "number"),
    ("<-1", "number"),
    ("<", "number"),
    ("<<1", "number"),
    ("<=1", "number"),
    ("≤1", "number"),
    ("≤ 0,01", "number"),
    ("12 mg/L", "number"),
    ("<0.0000001", "digits"),
    ("KPH", "not-detected"),
    ("Kph", "not-detected"),
    ("KPH (LOD = 0,01)", "not-detected"),
    ("không phát hiện", "not-detected"),
    ("Không phát hiện thấy", "not-detected"),
    ("ND", "not-detected"),
    ("n.d.", "not-detected"),
    ("<LOD", "not-detected"),
    ("< MDL", "not-detected"),
    ("<GHPH", "not-detected"),
    ("<LOQ", "not-detected"),
    ("nhỏ hơn GHĐL", "not-detected"),
    ("KPH (<0,5)", "not-detected"),
    ("LOQ", "number"),
    (">LOQ", "number"),
    ("NDT", "number"),
    ("-", "placeholder"),
    (True, "number"),
]


@pytest.mark.parametrize(("cell", "expected"), CENSORED)
def test_a_value_as_a_laboratory_prints_it(cell: CellValue, expected: object) -> None:
    assert read(column("censored"), cell, OPEN) == expected


def test_an_ambiguous_number_is_told_with_its_readings_and_what_to_state() -> None:
    fault = type_column(column("number"), ["1.678"], OPEN).refused[0]
    assert fault == Fault(
        "ambiguous",
        "'1.678' có thể là 1,678 hoặc 1678; cần khai báo `locale: vi` (1.678,5; 31/12/2025), "
        "`locale: vi-point` (1678.5; 31/12/2025) hoặc `locale: iso` (1678.5; 2025-12-31)",
        "found '1.678', which may be 1.678 or 1678; state `locale: vi` (1.678,5; 31/12/2025), "
        "`locale: vi-point` (1678.5; 31/12/2025) or `locale: iso` (1678.5; 2025-12-31)",
    )


@pytest.mark.parametrize(
    ("cell", "notation", "told"),
    [
        ("1,678", POINT, "a plain number such as 1678.5, thousands not divided by commas"),
        ("1,678", ISO, "a plain number such as 1678.5, thousands not divided by commas"),
        ("3.359,80", POINT, "a plain number such as 1678.5 (`locale: vi-point`)"),
        ("3.359,80", ISO, "a plain number such as 1678.5 (`locale: iso`)"),
        (
            "1.5",
            VI,
            "a number such as 1.678,5 (`locale: vi`; `locale: vi-point` reads 1678.5 and 31/12/2025)",
        ),
        ("1.5", Notation("vi-point", units={"field": Unit.parse("tonne")}), None),
    ],
)
def test_a_number_of_another_locale_is_told_with_the_one_it_is_of(
    cell: str, notation: Notation, told: str | None
) -> None:
    faults = type_column(column("number"), [cell], notation).refused
    assert [fault.en for fault in faults.values()] == ([f"found {cell!r}; expected {told}"] if told else [])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2025", 2025), ("-1", -1), ("999999999", 999999999), ("1000000000", "number"), ("2025.0", "number"),
        ("2.025", "number"), ("２０２５", "number"), ("năm 2025", "number"), (2025, 2025), (2025.0, 2025),
        (Decimal("2025.0"), 2025), (2025.5, "number"), (10**9, "number"), (True, "number"),
        (math.nan, "number"),
        (DAY, "number"), ("…", "placeholder"),
    ],
)  # fmt: skip
def test_a_whole_number(cell: CellValue, expected: object) -> None:
    assert read(column("whole"), cell, OPEN) == expected
