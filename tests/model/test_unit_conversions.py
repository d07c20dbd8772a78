"""Units: one spelling for each, and exact conversions between those of one quantity."""

import csv
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.model.unit_conversions import conversion_factor, convert, is_per_other_time, is_same
from compliance.model.units import Unit, canonical_unit

SAMPLES = Path(__file__).parents[2] / "samples"

SPELLINGS = {
    "m3/day": [
        "m³/ngày", "m3/ngày đêm", "m3/ ngày đêm", "m3/ngày-đêm", "m3/ngày.đêm", "m3/ng.đ", "m3/ngđ",
        "M3/NGÀY ĐÊM", "mét khối/ngày", "m^3/ngày",
    ],
    "m3/hour": ["m3/h", "m³/giờ", "m3/hr", "M³/Giờ"],
    "tonne/year": ["tấn/năm", "t/năm", "Tấn / năm"],
    "kg/year": ["kg/năm", "Kg/năm", "KG/NĂM"],
    "mg/L": ["mg/l", "mg/L", "mg/lít", "mg / l", "mg/ℓ"],
    "g/m3": ["g/m³"],
    "µg/L": ["µg/l", "μg/l", "ug/L", "mcg/L"],
    "mg/Nm3": ["mg/Nm³", "mg/Nm3"],
    "%": ["%", "phần trăm"],
    "VND": ["đồng", "VNĐ", "vnđ", "Đồng", "đ"],
    "million VND": [
        "triệu đồng", "Triệu đồng", "trđ", "tr.đồng", "tr. đồng", "triệu VNĐ", "1.000.000 đồng", "10^6 đồng",
    ],
    "thousand VND": ["nghìn đồng", "ngàn đồng", "1.000đ", "1000 đồng"],
    "billion VND": ["tỷ đồng", "tỉ đồng"],
    "million m3": ["10^6 m3", "10⁶ m³", "10⁶m³", "triệu m3", "triệu m³"],
    "million m3/year": ["triệu m3/năm"],
    "thousand tonne": ["nghìn tấn", "1.000 tấn", "10³ tấn"],
    "TOE": ["TOE", "toe", "tấn dầu quy đổi"],
    "tCO2e": [
        "tấn CO2tđ", "tấn CO2 tđ", "tCO2e", "tấn CO₂ tương đương", "t CO2e", "tCO2tđ", "tấn CO2-eq", "TCO2E",
    ],
    "ktCO2e": ["ktCO2e", "kt CO2tđ"],
    "kgCO2e": ["kg CO2e", "KGCO2e"],
    "kW": ["kW", "kw", "KW", "Kw"],
    "MW": ["MW"],
    "kWh": ["kWh", "KWh", "kwh", "KWH"],
    "km2": ["km²", "Km2"],
    "ha": ["ha", "Ha", "HA", "hecta"],
    "L/s": ["lít/s", "l/s", "L/giây"],
    "MPN/100mL": ["MPN/100ml", "MPN/100 ml", "MPN / 100 mL"],
    "bacteria/100mL": ["Vi khuẩn/100 ml"],
    "°C": ["°C", "oC", "0C", "⁰C", "ºC", "℃", "độ C"],
    "dBA": ["dBA", "dB(A)", "dB (A)", "dba"],
}  # fmt: skip

APART = ["Mg/L", "MG/L", "mG", "mw", "m3/ng", "ng.đ", "106 m3", "dB", "SU", "lb/d", "m3/d", "ton", "M"]
"""Texts that are not taken for something similar."""


@pytest.mark.parametrize(
    ("text", "unit"), [pytest.param(t, u, id=f"{t} is {u}") for u, texts in SPELLINGS.items() for t in texts]
)
def test_a_unit_has_one_spelling(text: str, unit: str) -> None:
    assert canonical_unit(text) == unit
    assert Unit.parse(text) == Unit.parse(unit)
    assert canonical_unit(unit) == unit


@pytest.mark.parametrize("text", APART)
def test_a_text_that_may_mean_something_else_is_left(text: str) -> None:
    known = {Unit.parse(unit) for unit in SPELLINGS}
    assert canonical_unit(text) == text.replace(" ", "")
    assert Unit.parse(text) not in known


def test_units_of_real_registers_keep_their_spelling() -> None:
    units = set()
    for path in (path for path in SAMPLES.rglob("*.csv") if "messy" not in path.parts):
        with path.open(encoding="utf-8-sig", newline="") as file:
            units |= {
                row[name]
                for row in csv.DictReader(file)
                for name in ("unit", "dmr_unit_desc")
                if row.get(name)
            }

    assert {"mg/L", "lb/d", "SU", "MGD", "CFU/100mL", "pass=0;fail=1", "table #", "DMT/y"} <= units
    assert {unit: canonical_unit(unit) for unit in units} == {unit: unit for unit in units}


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("triệu đồng", "triệu đồng", "million VND"),
        ("10^6 m3/năm", "triệu m³/năm", "million m³/year"),
        ("mg/Nm3", "mg/Nm³", "mg/Nm³"),
        ("nghìn tấn CO2tđ", "nghìn tấn CO₂ tương đương", "thousand t CO₂e"),
    ],
)
def test_readers_see_units_in_their_language(text: str, vi: str, en: str) -> None:
    assert (Unit.parse(text).text("vi"), Unit.parse(text).text("en")) == (vi, en)


WORDS = sorted({text for texts in SPELLINGS.values() for text in texts} | set(SPELLINGS) | set(APART))


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), st.sampled_from(["/", " / "]))
def test_a_spelling_is_final_and_tells_the_whole_unit(words: list[str], between: str) -> None:
    text = canonical_unit(between.join(words))
    assert canonical_unit(text) == text
    assert Unit.parse(str(Unit.parse(text))) == Unit.parse(text)


@given(st.text(alphabet="mgLlhdđ tấnnăy3³µ/0°C.", max_size=12))
def test_no_text_breaks_the_reading_of_units(text: str) -> None:
    assert canonical_unit(canonical_unit(text)) == canonical_unit(text)
    Unit.parse(text)


# Conversions

CONVERTED = [
    ("1", "kg", "g", "1000"),
    ("1", "tonne", "kg", "1000"),
    ("3", "tạ", "kg", "300"),
    ("5", "g", "mg", "5000"),
    ("250", "µg", "mg", "0.25"),
    ("1", "m3", "L", "1000"),
    ("1", "L", "mL", "1000"),
    ("2.5", "triệu m3", "m3", "2500000"),
    ("120000", "m3", "10^6 m3", "0.12"),
    ("1", "day", "hour", "24"),
    ("1", "giờ", "phút", "60"),
    ("1", "phút", "giây", "60"),
    ("2", "năm", "tháng", "24"),
    ("1", "quý", "tháng", "3"),
    ("1", "km", "m", "1000"),
    ("12", "mm", "cm", "1.2"),
    ("1", "ha", "m2", "10000"),
    ("1", "km2", "ha", "100"),
    ("1.5", "MW", "kW", "1500"),
    ("1", "kW", "W", "1000"),
    ("1", "kWh", "MJ", "3.6"),
    ("1", "MWh", "kWh", "1000"),
    ("36", "GJ", "MWh", "10"),
    ("2", "kTOE", "TOE", "2000"),
    ("1", "nghìn TOE", "kTOE", "1"),
    ("3", "ktCO2e", "tấn CO2tđ", "3000"),
    ("500", "kgCO2e", "tCO2e", "0.5"),
    ("1", "tỷ đồng", "triệu đồng", "1000"),
    ("1.5", "triệu đồng", "đồng", "1500000"),
    ("250", "nghìn đồng", "triệu đồng", "0.25"),
    ("1", "mg/L", "g/m3", "1"),
    ("1", "mg/L", "µg/L", "1000"),
    ("110", "µg/L", "mg/L", "0.11"),
    ("2", "µg/Nm3", "mg/Nm3", "0.002"),
    ("1", "m3/s", "m3/day", "86400"),
    ("1", "L/s", "m3/day", "86.4"),
    ("10", "m3/hour", "m3/day", "240"),
    ("1000", "L/day", "m3/day", "1"),
    ("7", "m3/d", "m3/day", "7"),
    ("1", "MPN/mL", "MPN/100mL", "100"),
    ("50", "CFU/100mL", "CFU/mL", "0.5"),
    ("1000", "µg/kg", "mg/kg", "1"),
    ("5", "‰", "%", "0.5"),
    ("25", "°C", "oC", "25"),
    ("-3", "mg/L", "µg/L", "-3000"),
    ("0", "tonne", "mg", "0"),
]


@pytest.mark.parametrize(("value", "source", "target", "expected"), CONVERTED)
def test_an_amount_is_converted_exactly(value: str, source: str, target: str, expected: str) -> None:
    assert convert(Decimal(value), Unit.parse(source), Unit.parse(target)) == Decimal(expected)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("MPN/100mL", "CFU/100mL"),
        ("bacteria/100mL", "CFU/100mL"),
        ("mg/m3", "mg/Nm3"),
        ("m3/hour", "Nm3/hour"),
        ("kWh", "TOE"),
        ("tonne", "TOE"),
        ("tonne", "tCO2e"),
        ("kcal", "kJ"),
        ("month", "day"),
        ("year", "day"),
        ("tonne/year", "kg/day"),
        ("°C", "K"),
        ("%", ""),
        ("%", "mg/kg"),
        ("mg/kg", "mg/L"),
        ("mg/kg", ""),
        ("kg/day", "mg/L"),
        ("lb/d", "kg/day"),
        ("m3", "m2"),
        ("kW", "kWh"),
        ("Mg/L", "mg/L"),
        ("MGD", "m3/day"),
        ("dB", "dBA"),
        ("mass/L", "mg/L"),
        ("106 m3", "m3"),
        ("VND", ""),
    ],
)
def test_units_without_an_exact_factor_are_not_converted(source: str, target: str) -> None:
    for one, other in ((source, target), (target, source)):
        assert convert(Decimal(1), Unit.parse(one), Unit.parse(other)) is None
        assert not is_same(Unit.parse(one), Unit.parse(other))


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        ("0.001", "µg/L", "mg/L", "0.000001"),
        ("0.0001", "µg/L", "mg/L", None),
        ("0.0015", "µg/L", "mg/L", None),
        ("1", "hour", "day", None),
        ("999999999", "tonne", "kg", "999999999000"),
        ("1000000000", "tonne", "kg", None),
        ("999999999999.999999", "kg", "kg", "999999999999.999999"),
        ("1000000000000", "kg", "kg", None),
        ("0.0000001", "kg", "kg", None),
        ("-1000000000", "tonne", "kg", None),
        ("NaN", "kg", "g", None),
        ("Infinity", "kg", "g", None),
    ],
)
def test_nothing_is_rounded(value: str, source: str, target: str, expected: str | None) -> None:
    converted = convert(Decimal(value), Unit.parse(source), Unit.parse(target))
    assert converted == (None if expected is None else Decimal(expected))


FAMILIES = [
    ["ng", "µg", "mg", "g", "kg", "tạ", "tonne", "nghìn tấn"],
    ["mL", "cm3", "L", "dm3", "m3", "triệu m3"],
    ["mm", "cm", "m", "km"],
    ["m2", "ha", "km2"],
    ["s", "min", "hour", "day"],
    ["month", "quarter", "year"],
    ["W", "kW", "MW"],
    ["kJ", "MJ", "GJ", "kWh", "MWh"],
    ["VND", "nghìn đồng", "triệu đồng", "tỷ đồng"],
    ["µg/L", "mg/L", "g/m3", "mg/m3", "g/L", "kg/m3"],
    ["L/s", "m3/s", "m3/hour", "m3/day", "L/day"],
    ["MPN/mL", "MPN/100mL", "MPN/L"],
    ["CFU/mL", "CFU/100mL"],
]
UNITS = [Unit.parse(text) for family in FAMILIES for text in family]
VALUES = st.decimals(-(10**12) + 1, 10**12 - 1, places=6, allow_nan=False)


@given(VALUES, st.sampled_from(UNITS), st.sampled_from(UNITS))
def test_a_converted_value_is_the_same_amount(value: Decimal, source: Unit, target: Unit) -> None:
    converted = convert(value, source, target)
    if converted is not None:
        factor = conversion_factor(source, target)
        assert factor is not None
        assert Fraction(converted) == Fraction(value) * factor
        assert convert(converted, target, source) == value


@given(st.sampled_from(FAMILIES), st.sampled_from(FAMILIES), st.data())
def test_units_convert_within_their_family_and_not_beyond(
    family: list[str], other: list[str], data: st.DataObject
) -> None:
    a, b = (Unit.parse(data.draw(st.sampled_from(family))) for _ in range(2))
    c = Unit.parse(data.draw(st.sampled_from(other)))
    first, second = conversion_factor(a, b), conversion_factor(b, a)
    assert first is not None
    assert second is not None
    assert first * second == 1
    assert (conversion_factor(a, c) is not None) == (family is other)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("m3/hour", "m3/day", True),
        ("L/s", "m3/day", True),
        ("kg/month", "kg/year", True),
        ("L/day", "m3/day", False),
        ("m3/d", "m3/day", False),
        ("µg/L", "mg/L", False),
        ("hour", "day", False),
    ],
)
def test_a_rate_over_another_span_of_time_is_told(source: str, target: str, *, expected: bool) -> None:
    assert is_per_other_time(Unit.parse(source), Unit.parse(target)) is expected
