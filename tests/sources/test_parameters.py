"""The parameter catalogue, and what becomes of names and units of measured values."""

import csv
import re
import unicodedata
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.errors import Problems
from compliance.model.parameters import Catalogue, Medium, find_parameter
from compliance.model.schema import KINDS
from compliance.model.unit_conversions import convert, is_per_other_time
from compliance.model.units import Unit, canonical_unit
from compliance.sources.cells.columns import DECIMAL
from compliance.sources.registers.files import read_files
from compliance.sources.registers.parameter_catalogue import SHIPPED, read_catalogue, shipped_catalogue
from compliance.sources.registers.parameter_values import settle_parameters
from compliance.sources.registers.register import type_register
from compliance.sources.sheets.column_mapping import ColumnMapping

ROOT = Path(__file__).parents[2]
CATALOGUE = shipped_catalogue()
WASTEWATER = Medium.wastewater
STACK_GAS = Medium.stack_gas

# The shipped catalogue

SYMBOLS = {
    "m3", "L", "mL", "100mL", "Nm3", "kg", "g", "mg", "µg", "ngTEQ", "day", "hour", "s", "cm", "m", "‰", "°C",
    "dB", "dBA", "pH", "Pt-Co", "TCU", "NTU", "µS", "mS", "Bq", "MPN", "CFU", "bacteria", "mgO2", "hoặc",
}  # fmt: skip
"""All symbols of units in the catalogue: a slip of the pen is a new one."""

SHAPES = {
    "concentration": {"mg/L", "µg/L", "mg/Nm3", "µg/Nm3", "ngTEQ/Nm3"},
    "content": {"mg/kg"},
    "count": {"MPN/100mL", "CFU/100mL", "bacteria/100mL"},
    "activity": {"Bq/L"},
    "level": {"dBA"},
    "scale": {"pH", "Pt-Co", "TCU", "NTU", "µS/cm", "‰"},
    "temperature": {"°C"},
    "flow": {"m3/day", "m3/hour"},
}


def test_codes_are_unique_and_every_medium_has_entries() -> None:
    codes = [parameter.code for parameter in CATALOGUE.parameters]
    assert len(codes) == len(set(codes))
    assert {medium for parameter in CATALOGUE.parameters for medium in parameter.media} == set(Medium)


def test_no_name_means_two_parameters_within_a_medium() -> None:
    """Bare letters are made here in another way than by the program."""
    codes = defaultdict(set)
    for parameter in CATALOGUE.parameters:
        for name in parameter.names:
            decomposed = unicodedata.normalize("NFKD", name.replace("đ", "d").replace("Đ", "D"))
            bare = "".join(c for c in decomposed if not unicodedata.combining(c) and not c.isspace()).lower()
            for medium in parameter.media:
                codes[medium, bare].add(parameter.code)
    assert {key: found for key, found in codes.items() if len(found) > 1} == {}


def test_units_are_made_of_known_symbols_and_fit_the_quantity() -> None:
    for parameter in CATALOGUE.parameters:
        assert parameter.unit in SHAPES[parameter.quantity], parameter.code
        for unit in (parameter.unit, *parameter.other_units):
            assert {symbol for symbol, _ in Unit.parse(unit).powers} <= SYMBOLS, (parameter.code, unit)


def test_other_units_are_other_units() -> None:
    for parameter in CATALOGUE.parameters:
        units = [parameter.unit, *parameter.other_units]
        spellings = [canonical_unit(text) for text in parameter.unit_spellings]
        assert len({*units, *spellings}) == len(units) + len(spellings), parameter.code


def test_what_regulations_average() -> None:
    averaged = {
        p.code: p.averaging for p in CATALOGUE.parameters if "grab" not in p.averaging and p.averaging
    }
    assert averaged == {
        "ambient_SO2": ("1h", "24h", "year"),
        "ambient_CO": ("1h", "8h"),
        "ambient_NO2": ("1h", "24h", "year"),
        "ambient_O3": ("1h", "8h"),
        "TSP": ("1h", "24h", "year"),
        "PM10": ("24h", "year"),
        "PM2.5": ("24h", "year"),
    }


@pytest.mark.parametrize(
    ("text", "medium", "code"),
    [
        ("COD", WASTEWATER, "COD"),
        ("cod", None, "COD"),
        ("COD (*)", WASTEWATER, "COD"),
        ("BOD5 (20°C)", WASTEWATER, "BOD5"),
        ("BOD₅", WASTEWATER, "BOD5"),
        ("BOD5(20⁰C)", WASTEWATER, "BOD5"),
        ("BOD 5", WASTEWATER, "BOD5"),
        ("Tổng chất rắn lơ lửng", WASTEWATER, "TSS"),
        ("TỔNG CHẤT RẮN LƠ LỬNG", WASTEWATER, "TSS"),
        ("tong chat ran lo lung", WASTEWATER, "TSS"),
        ("Amoni (tính theo N)", WASTEWATER, "NH4-N"),
        ("Amoni (NH₄⁺ tính theo N)", WASTEWATER, "NH4-N"),
        ("N-NH4+", WASTEWATER, "NH4-N"),
        ("NH4+ – N", WASTEWATER, "NH4-N"),
        ("Tổng N", WASTEWATER, "TN"),
        ("Tổng Nitơ", WASTEWATER, "TN"),
        ("Tổng phốt pho (tính theo P)", WASTEWATER, "TP"),
        ("Thủy ngân (Hg)", WASTEWATER, "Hg"),
        ("Thuỷ ngân", WASTEWATER, "Hg"),
        ("Tổng hoá chất bảo vệ thực vật clo hữu cơ", WASTEWATER, "organochlorine_pesticides"),
        ("Crom (VI)", WASTEWATER, "Cr-VI"),
        ("Cr⁶⁺", WASTEWATER, "Cr-VI"),
        ("coliform", WASTEWATER, "Coliform"),
        ("Tổng Coliforms", None, "Coliform"),
        ("PO₄³⁻ (tính theo P)", WASTEWATER, "PO4-P"),
        ("Chì", WASTEWATER, "Pb"),
        ("Chì (Plumbum) (Pb)", Medium.soil, "soil_Pb"),
        ("Chì", Medium.stack_gas, "stack_Pb"),
        ("Chì", None, None),
        ("Pb", None, None),
        ("SO2", Medium.stack_gas, "stack_SO2"),
        ("SO2", Medium.ambient_air, "ambient_SO2"),
        ("SO2", None, None),
        ("SO2", WASTEWATER, None),
        ("soil_Pb", WASTEWATER, None),
        ("PM2,5", None, "PM2.5"),
        ("Độ ồn", None, "LAeq"),
        ("Màu", WASTEWATER, "colour"),
        ("mau", WASTEWATER, "colour"),
        ("Mẫu", WASTEWATER, None),
        ("Đóng", WASTEWATER, None),
        ("Amoni", WASTEWATER, None),
        ("NH4+", WASTEWATER, None),
        ("Nitrat", WASTEWATER, None),
        ("Phosphat", WASTEWATER, None),
        ("BOD", WASTEWATER, None),
        ("CODd", WASTEWATER, None),
        ("Tổng chất rắn", WASTEWATER, None),
        ("NOx", Medium.stack_gas, None),
        ("co", Medium.stack_gas, "stack_CO"),
        ("Co", Medium.stack_gas, None),
        ("Co ", Medium.ambient_air, None),
        ("*", WASTEWATER, None),
        ("", None, None),
    ],
)
def test_a_name_finds_its_parameter_or_none(text: str, medium: Medium | None, code: str | None) -> None:
    found = find_parameter(text, CATALOGUE, medium)
    assert (found.code if found else None) == code


@given(
    st.sampled_from([(p, name, m) for p in CATALOGUE.parameters for name in p.names for m in p.media]),
    st.data(),
)
def test_a_name_finds_its_parameter_however_it_is_written(
    entry: tuple[object, str, Medium], data: st.DataObject
) -> None:
    parameter, name, medium = entry
    written = data.draw(
        st.sampled_from([name, name.upper(), name.lower(), f" {name} ", name.replace(" ", "  "), f"{name}*"])
    )
    bare = "".join(c for c in unicodedata.normalize("NFD", written) if not unicodedata.combining(c))
    for text in (written, bare.replace("đ", "d").replace("Đ", "D")):
        assert find_parameter(text, CATALOGUE, medium) is parameter


# The words of our own registers and rules


def words_in(pattern: str) -> set[str]:
    words = set()
    for path in ROOT.glob(pattern):
        with path.open(encoding="utf-8-sig", newline="") as file:
            words |= {row["parameter"] for row in csv.DictReader(file) if row.get("parameter")}
    return words


@pytest.mark.parametrize(
    ("pattern", "unresolved"),
    [
        ("facilities/*.csv", set()),
        ("facilities/source/told/*.csv", set()),
        ("samples/all-clear/*.csv", set()),
        ("samples/everything-wrong/*.csv", {"salt"}),
    ],
)
def test_the_words_of_registers_are_codes(pattern: str, unresolved: set[str]) -> None:
    words = words_in(pattern)
    found = {
        word: find_parameter(word, CATALOGUE, WASTEWATER) or find_parameter(word, CATALOGUE, STACK_GAS)
        for word in words
    }
    assert {word for word, parameter in found.items() if parameter is None} == unresolved
    assert {word: parameter.code for word, parameter in found.items() if parameter} == {
        word: word for word in words - unresolved
    }
    assert len(words) > len(unresolved)


def test_foreign_words_are_left_alone() -> None:
    words = words_in("samples/npdes/*.csv")
    found = {word: find_parameter(word, CATALOGUE, WASTEWATER) for word in words}
    assert len(words) > 30
    assert {word: p.code for word, p in found.items() if p} == {"pH": "pH", "Salmonella": "Salmonella"}


def test_the_words_of_rules_are_codes() -> None:
    words = set()
    for path in (ROOT / "rules").rglob("*.yaml"):
        if not path.name.endswith(".cases.yaml"):
            words |= set(re.findall(r'parameter\s*(?:==|!=)\s*"([^"]+)"', path.read_text(encoding="utf-8")))
    assert words == {"pH"}
    assert {p.code for p in CATALOGUE.parameters} >= words


# A catalogue that cannot be accepted

ENTRY = """
  - code: COD
    name: {vi: Nhu cầu oxy hóa học, en: Chemical oxygen demand}
    media: [wastewater]
    unit: mg/L
    quantity: concentration
    source: [q]
"""


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (ENTRY.replace("media: [wastewater]", "media: [sea]"), [(6, "value")]),
        (ENTRY.replace("    unit: mg/L\n", ""), [(4, "missing-key")]),
        (ENTRY.replace(", en: Chemical oxygen demand", ""), [(5, "missing-key")]),
        (ENTRY.replace("unit:", "limit: 75\n    unit:"), [(7, "unknown-key")]),
        (ENTRY.replace("source: [q]", "source: [q, r]"), [(9, "unknown-source")]),
        (ENTRY.replace("mg/L", "mg/l"), [(7, "unit")]),
        (ENTRY + ENTRY, [(11, "duplicate-key")]),
        (ENTRY + ENTRY.replace("code: COD", "code: cod"), [(11, "ambiguous-name")]),
        (ENTRY + ENTRY.replace("code: COD", "code: X").replace("hóa", "hoa"), [(11, "ambiguous-name")]),
        (
            ENTRY + ENTRY.replace("code: COD", "code: X").replace("wastewater", "soil"),
            [],
        ),
    ],
)
def test_a_faulty_catalogue_is_refused_with_the_place(
    tmp_path: Path, entries: str, expected: list[tuple[int, str]]
) -> None:
    path = tmp_path / "parameters.yaml"
    path.write_text(f"sources: {{q: QCVN}}\nparameters:\n{entries}", encoding="utf-8")
    problems = Problems()
    catalogue = read_catalogue(path, "parameters.yaml", problems)

    assert {(p.place.line, p.code) for p in problems.found} == set(expected)
    assert (catalogue is None) == bool(expected)


def test_the_shipped_file_is_read_without_problems() -> None:
    problems = Problems()
    assert read_catalogue(SHIPPED, "parameters.yaml", problems) == CATALOGUE
    assert problems.found == []


# Values in the catalogue's words and units

MEASUREMENTS = """measurement_id,facility_id,outlet_id,parameter,sampled_on,value,unit
M1,F1,O1,COD,2026-01-05,75,mg/l
M2,F1,O1,Chì (Pb),2026-01-05,110,µg/L
M3,F1,O1,Chì (Pb),2026-01-05,<0.5,µg/l
M4,F1,O1,Amoni (tính theo N),2026-01-05,12.5,g/m³
M5,F1,O1,Amoni,2026-01-05,9,mg/L
M6,F1,O1,COD,2026-01-05,30,kg/ngày
M7,F1,O1,Lưu lượng,2026-01-05,10,m3/h
M8,F1,O1,Pb,2026-01-05,0.0005,µg/L
M9,F1,O1,BOD₅ (20 °C),2026-01-05,,mg/L
M10,F1,O1,Tổng Coliform,2026-01-05,50,MPN/ml
M11,F1,O1,Tổng Coliform,2026-01-05,3000,CFU/100ml
M12,F1,O1,Độ màu,2026-01-05,40,Pt/Co
M13,F1,O1,COD,2026-01-05,80,
M14,F1,O1,TSS,2026-01-05,>2,g/l
"""

SETTLED = {
    "M1": ("COD", None, Decimal(75), "mg/L"),
    "M2": ("Pb", None, Decimal("0.11"), "mg/L"),
    "M3": ("Pb", "<", Decimal("0.0005"), "mg/L"),
    "M4": ("NH4-N", None, Decimal("12.5"), "mg/L"),
    "M5": ("Amoni", None, Decimal(9), "mg/L"),
    "M6": ("COD", None, Decimal(30), "kg/day"),
    "M7": ("flow", None, Decimal(10), "m3/hour"),
    "M8": ("Pb", None, Decimal("0.0005"), "µg/L"),
    "M9": ("BOD5", None, None, "mg/L"),
    "M10": ("Coliform", None, Decimal(5000), "MPN/100mL"),
    "M11": ("Coliform", None, Decimal(3000), "CFU/100mL"),
    "M12": ("colour", None, Decimal(40), "Pt-Co"),
    "M13": ("COD", None, Decimal(80), None),
    "M14": ("TSS", ">", Decimal(2000), "mg/L"),
}

NOTES = """
parameter-renamed | 1 row: the name 'Amoni (tính theo N)' is written as the catalogue's parameter 'NH4-N'
parameter-renamed | 1 row: the name 'BOD₅ (20 °C)' is written as the catalogue's parameter 'BOD5'
parameter-renamed | 1 row: the name 'Lưu lượng' is written as the catalogue's parameter 'flow'
parameter-renamed | 1 row: the name 'Độ màu' is written as the catalogue's parameter 'colour'
parameter-renamed | 2 rows: the name 'Chì (Pb)' is written as the catalogue's parameter 'Pb'
parameter-renamed | 2 rows: the name 'Tổng Coliform' is written as the catalogue's parameter 'Coliform'
unit-converted | 1 row of 'Coliform': values converted from 'MPN/mL' to 'MPN/100mL'
unit-converted | 1 row of 'TSS': values converted from 'g/L' to 'mg/L'
unit-converted | 2 rows of 'Pb': values converted from 'µg/L' to 'mg/L'
unit-kept | 1 row of 'COD': 'kg/day' is kept, not converted to 'mg/L'
unit-kept | 1 row of 'Coliform': 'CFU/100mL' is kept, not converted to 'MPN/100mL'
unit-kept | 1 row of 'Pb': 'µg/L' is kept, as the values have too many digits in 'mg/L'
unit-kept | 1 row of 'flow': 'm³/h' is kept, not converted to 'm³/day'
unit-renamed | 1 row of 'NH4-N': the unit 'g/m³' is written 'mg/L'
unit-renamed | 1 row of 'colour': the unit 'Pt/Co' is written 'Pt-Co'
unknown-parameter | 1 row with names of no parameter of the catalogue or of several, kept: 'Amoni'
"""

NOTES_VI = """
parameter-renamed | 1 dòng: tên 'Amoni (tính theo N)' được ghi thành thông số 'NH4-N' của danh mục
parameter-renamed | 1 dòng: tên 'BOD₅ (20 °C)' được ghi thành thông số 'BOD5' của danh mục
parameter-renamed | 1 dòng: tên 'Lưu lượng' được ghi thành thông số 'flow' của danh mục
parameter-renamed | 1 dòng: tên 'Độ màu' được ghi thành thông số 'colour' của danh mục
parameter-renamed | 2 dòng: tên 'Chì (Pb)' được ghi thành thông số 'Pb' của danh mục
parameter-renamed | 2 dòng: tên 'Tổng Coliform' được ghi thành thông số 'Coliform' của danh mục
unit-converted | 1 dòng thông số 'Coliform': giá trị được đổi từ 'MPN/mL' sang 'MPN/100mL'
unit-converted | 1 dòng thông số 'TSS': giá trị được đổi từ 'g/L' sang 'mg/L'
unit-converted | 2 dòng thông số 'Pb': giá trị được đổi từ 'µg/L' sang 'mg/L'
unit-kept | 1 dòng thông số 'COD': giữ nguyên 'kg/ngày', không đổi sang 'mg/L'
unit-kept | 1 dòng thông số 'Coliform': giữ nguyên 'CFU/100mL', không đổi sang 'MPN/100mL'
unit-kept | 1 dòng thông số 'Pb': giữ nguyên 'µg/L', vì giá trị đổi sang 'mg/L' có quá nhiều chữ số
unit-kept | 1 dòng thông số 'flow': giữ nguyên 'm³/giờ', không đổi sang 'm³/ngày'
unit-renamed | 1 dòng thông số 'NH4-N': đơn vị 'g/m³' được ghi thành 'mg/L'
unit-renamed | 1 dòng thông số 'colour': đơn vị 'Pt/Co' được ghi thành 'Pt-Co'
unknown-parameter | 1 dòng có tên thông số không thuộc danh mục hoặc chỉ nhiều thông số, giữ nguyên: 'Amoni'
"""


def register(folder: Path, **tables: str) -> dict[str, pa.Table]:
    files = {
        "facilities": "facility_id,name,kind,status\nF1,Nhà máy (giả định),factory,operating\n",
        "outlets": "outlet_id,facility_id,name\nO1,F1,Cửa xả\n",
        **tables,
    }
    for plural, text in files.items():
        (folder / f"{plural}.csv").write_text(text, encoding="utf-8")
    return unsettled(folder)


def unsettled(folder: Path) -> dict[str, pa.Table]:
    """Return the tables of a register before its parameters are settled."""
    problems = Problems()
    files = read_files([folder], ColumnMapping(), problems)
    register = type_register(files.parts, files.manifest, problems)
    assert (problems.found, register.rejected) == ([], [])
    return register.tables


def test_measurements_of_a_file_get_codes_and_units_of_the_catalogue(tmp_path: Path) -> None:
    table = register(tmp_path, measurements=MEASUREMENTS)["measurements"]
    settled, notes = settle_parameters(KINDS["measurements"], table, CATALOGUE, WASTEWATER)

    assert {
        row["measurement_id"]: (row["parameter"], row["value__sign"], row["value"], row["unit"])
        for row in settled.to_pylist()
    } == SETTLED
    assert sorted(f"{note.code} | {note.en}" for note in notes) == NOTES.strip().split("\n")
    assert sorted(f"{note.code} | {note.vi}" for note in notes) == NOTES_VI.strip().split("\n")
    assert settled.schema == table.schema
    assert settled.drop_columns(["parameter", "value", "unit"]) == table.drop_columns(
        ["parameter", "value", "unit"]
    )


def test_both_limits_of_a_row_are_converted_or_none(tmp_path: Path) -> None:
    limits = """limit_id,facility_id,outlet_id,parameter,lower,upper,unit,valid_from
L1,F1,O1,Chì,100,500,µg/L,2025-01-01
L2,F1,O1,Chì,0.0001,500,µg/L,2025-01-01
L3,F1,O1,Chì,,500,µg/L,2025-01-01
L4,F1,O1,pH,6,9,đơn vị pH,2025-01-01
"""
    table = register(tmp_path, permit_limits=limits)["permit_limits"]
    settled, notes = settle_parameters(KINDS["permit_limits"], table, CATALOGUE, WASTEWATER)

    assert [(row["parameter"], row["lower"], row["upper"], row["unit"]) for row in settled.to_pylist()] == [
        ("Pb", Decimal("0.1"), Decimal("0.5"), "mg/L"),
        ("Pb", Decimal("0.0001"), Decimal(500), "µg/L"),
        ("Pb", None, Decimal("0.5"), "mg/L"),
        ("pH", Decimal(6), Decimal(9), "pH"),
    ]
    assert [note.en for note in notes] == [
        "3 rows: the name 'Chì' is written as the catalogue's parameter 'Pb'",
        "2 rows of 'Pb': values converted from 'µg/L' to 'mg/L'",
        "1 row of 'Pb': 'µg/L' is kept, as the values have too many digits in 'mg/L'",
        "1 row of 'pH': the unit 'đơn vị pH' is written 'pH'",
    ]


def test_limits_of_the_method_are_converted_with_the_value_that_lies_below_them(tmp_path: Path) -> None:
    text = """measurement_id,facility_id,outlet_id,parameter,value,unit,detection_limit,quantification_limit
M1,F1,O1,Pb,<LOQ,µg/L,2,5
M2,F1,O1,Pb,KPH,µg/L,2,5
M3,F1,O1,Pb,<LOQ,µg/L,2,0.0005
"""
    table = register(tmp_path, measurements=text)["measurements"]
    settled, _ = settle_parameters(KINDS["measurements"], table, CATALOGUE, WASTEWATER)

    names = ("value__sign", "value", "unit", "detection_limit", "quantification_limit")
    assert [tuple(row[name] for name in names) for row in settled.to_pylist()] == [
        ("<", Decimal("0.005"), "mg/L", Decimal("0.002"), Decimal("0.005")),
        ("<", Decimal("0.002"), "mg/L", Decimal("0.002"), Decimal("0.005")),
        ("<", Decimal("0.0005"), "µg/L", Decimal(2), Decimal("0.0005")),
    ]


def test_without_a_medium_a_shared_name_is_left(tmp_path: Path) -> None:
    table = register(tmp_path, measurements=MEASUREMENTS)["measurements"]
    settled, notes = settle_parameters(KINDS["measurements"], table, CATALOGUE, None)
    rows = {row["measurement_id"]: (row["parameter"], row["unit"]) for row in settled.to_pylist()}

    assert rows["M2"] == ("Chì (Pb)", "µg/L")
    assert rows["M4"] == ("NH4-N", "mg/L")
    assert set(re.findall(r"'([^']*)'", notes[-1].en)) == {
        "Amoni", "Chì (Pb)", "Pb", "Lưu lượng", "Độ màu"
    }  # fmt: skip


def test_real_registers_change_only_where_a_unit_differs() -> None:
    changed = {}
    for folder in ("samples/npdes", "samples/all-clear", "facilities"):
        for plural in ("measurements", "permit_limits", "discharge_standards"):
            table = unsettled(ROOT / folder)[plural]
            settled, _ = settle_parameters(KINDS[plural], table, CATALOGUE, WASTEWATER)
            for before, after in zip(table.to_pylist(), settled.to_pylist(), strict=True):
                if before != after:
                    changed[folder, before[KINDS[plural].key[0]]] = (after["value"], after["unit"])
    assert changed == {("facilities", "GD-09-260421-Pb"): (Decimal("0.11"), "mg/L")}


def test_kinds_without_parameters_and_empty_tables_stay_as_they_are(tmp_path: Path) -> None:
    tables = register(tmp_path, measurements=MEASUREMENTS.partition("\n")[0] + "\n")
    for plural in ("outlets", "measurements"):
        assert settle_parameters(KINDS[plural], tables[plural], CATALOGUE, WASTEWATER) == (tables[plural], [])


NAMES = ["COD", "Chì", "Pb", "Amoni", "BOD5 (20°C)", "Lưu lượng", "SO2", None]
UNITS = ["mg/L", "µg/L", "g/m3", "kg/day", "m3/hour", "m3/day", "ng/L", "tonne/mL", None]
AMOUNTS = (
    st.none() | st.decimals(0, 10**12 - 1, places=6) | st.sampled_from([Decimal(1000), Decimal("0.001")])
)
ROWS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(UNITS), AMOUNTS), min_size=1, max_size=30)


@given(ROWS)
def test_rows_are_settled_as_if_one_by_one(rows: list[tuple[str | None, str | None, Decimal | None]]) -> None:
    names, units, amounts = (list(column) for column in zip(*rows, strict=True))
    columns = {
        "parameter": pa.array(names, pa.string()),
        "unit": pa.array(units, pa.string()),
        "value": pa.array(amounts, DECIMAL),
        "detection_limit": pa.nulls(len(rows), DECIMAL),
        "quantification_limit": pa.nulls(len(rows), DECIMAL),
    }
    table = pa.concat_tables([pa.table(columns).slice(0, 1), pa.table(columns).slice(1)])
    settled, _ = settle_parameters(KINDS["measurements"], table, CATALOGUE, WASTEWATER)

    assert [tuple(row.values())[:3] for row in settled.to_pylist()] == [
        settled_alone(CATALOGUE, *row) for row in rows
    ]


def settled_alone(
    catalogue: Catalogue, name: str | None, unit: str | None, amount: Decimal | None
) -> tuple[str | None, str | None, Decimal | None]:
    """Return what one row becomes, by the conversion of one amount."""
    parameter = find_parameter(name, catalogue, WASTEWATER) if name else None
    if parameter is None or unit is None:
        return (parameter.code if parameter else name), unit, amount
    source, target = Unit.parse(unit), Unit.parse(parameter.unit)
    converted = convert(amount or Decimal(0), source, target)
    if converted is None or is_per_other_time(source, target):
        return parameter.code, unit, amount
    return parameter.code, parameter.unit, None if amount is None else converted
