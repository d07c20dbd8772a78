"""Values of a stack among those of wastewater: known by their units, or asked about."""

from decimal import Decimal
from pathlib import Path

import pytest

from compliance.model.parameters import Medium
from compliance.model.unit_conversions import is_same
from compliance.model.units import Unit
from compliance.sources.registers.loading import Loading, load_files
from compliance.sources.registers.parameter_catalogue import shipped_catalogue
from compliance.sources.registers.parameter_medium import is_of_gas

FACILITIES = "facility_id,name,kind\nF1,Nhà máy luyện chì (giả định),factory\n"
OUTLETS = "outlet_id,facility_id,name\nO1,F1,Cửa xả nước thải\nO2,F1,Ống khói lò nung\n"
MEASUREMENTS = """measurement_id,facility_id,outlet_id,parameter,sampled_on,value,unit
M1,F1,O1,Chì (Pb),2026-01-05,110,µg/L
M2,F1,O1,Chì (Pb),2026-01-05,0.3,mg/l
M3,F1,O2,Chì (Pb),2026-01-05,4.2,mg/Nm³
M4,F1,O2,Chì (Pb),2026-01-05,4.2,mg/m³
M5,F1,O2,Pb,2026-01-05,110,µg/m3
M6,F1,O2,Niken,2026-01-05,3,mg/m3
M7,F1,O1,COD,2026-01-05,75,g/m3
M8,F1,O1,TSS,2026-01-05,50000,mg/m³
M9,F1,O2,Bụi tổng,2026-01-05,180,mg/m3
M10,F1,O2,Cd,2026-01-05,2,g/m3
M11,F1,O2,Zn,2026-01-05,2,tấn/m3
M12,F1,O2,COD,2026-01-05,2,mg/Nm3
"""


def loaded(folder: Path, measurements: str, **others: str) -> Loading:
    files = {"facilities": FACILITIES, "outlets": OUTLETS, "measurements": measurements, **others}
    for plural, text in files.items():
        (folder / f"{plural}.csv").write_text(text, encoding="utf-8")
    return load_files([folder])


def test_a_unit_that_may_be_of_gas_is_asked_about(tmp_path: Path) -> None:
    loading = loaded(tmp_path, MEASUREMENTS)

    assert {
        row["measurement_id"]: (row["parameter"], row["value"], row["unit"])
        for row in loading.register.tables["measurements"].to_pylist()
    } == {
        "M1": ("Pb", Decimal("0.11"), "mg/L"),
        "M2": ("Pb", Decimal("0.3"), "mg/L"),
        "M3": ("Chì (Pb)", Decimal("4.2"), "mg/Nm3"),
        "M7": ("COD", Decimal(75), "mg/L"),
        "M8": ("TSS", Decimal(50), "mg/L"),
        "M9": ("Bụi tổng", Decimal(180), "mg/m3"),
        "M12": ("COD", Decimal(2), "mg/Nm3"),
    }
    assert {row.cells["measurement_id"]: row.reasons for row in loading.register.rejected}.keys() == {
        "M4", "M5", "M6", "M10", "M11"
    }  # fmt: skip
    path = tmp_path / "measurements.csv"
    assert [problem.line("vi") for problem in loading.problems] == [
        f"{path}:{line}: [medium] unit: '{unit}': chưa rõ thông số '{code}' đo trong nước thải hay trong "
        f"khí thải; nếu là nước thải thì ghi {same}, nếu là khí thải thì ghi theo Nm³"
        for line, unit, code, same in (
            (5, "mg/m³", "Pb", "'µg/L' với giá trị giữ nguyên"),
            (6, "µg/m³", "Pb", "'ng/L' với giá trị giữ nguyên"),
            (7, "mg/m³", "Ni", "'µg/L' với giá trị giữ nguyên"),
            (11, "g/m³", "Cd", "'mg/L' với giá trị giữ nguyên"),
            (12, "tấn/m³", "Zn", "theo lít"),
        )
    ]
    assert (
        loading.problems[0]
        .line("en")
        .endswith(
            "unit: found 'mg/m³', which does not tell whether 'Pb' is of wastewater or of gas; "
            "write 'µg/L' with the same value if of wastewater, a unit per Nm³ if of gas"
        )
    )
    assert [fault.en for _, fault in loading.told if fault.code == "of-gas"] == [
        "1 row of 'Chì (Pb)': kept, as 'mg/Nm³' is a unit of gas",
        "1 row of 'COD': kept, as 'mg/Nm³' is a unit of gas",
    ]


@pytest.mark.parametrize(
    ("answer", "kept"),
    [("µg/L", ("Pb", Decimal("0.0042"), "mg/L")), ("mg/Nm3", ("Chì (Pb)", Decimal("4.2"), "mg/Nm3"))],
)
def test_the_answer_settles_it(answer: str, kept: tuple[str, Decimal, str], tmp_path: Path) -> None:
    head, *rows = MEASUREMENTS.splitlines()
    loading = loaded(tmp_path, f"{head}\n{rows[3].replace('mg/m³', answer)}\n")
    table = loading.register.tables["measurements"].to_pylist()

    assert loading.problems == []
    assert [(row["parameter"], row["value"], row["unit"]) for row in table] == [kept]


def test_limits_are_asked_about_too(tmp_path: Path) -> None:
    limits = (
        "limit_id,facility_id,outlet_id,parameter,upper,unit,valid_from\n"
        "L1,F1,O2,Chì,5,mg/m3,2025-01-01\nL2,F1,O1,Chì,500,µg/L,2025-01-01\n"
    )
    standards = (
        "standard_id,facility_id,outlet_id,parameter,upper,unit,valid_from\n"
        "S1,F1,O2,Đồng,10,mg/m3,2025-01-01\n"
    )
    head = MEASUREMENTS.partition("\n")[0] + "\n"
    loading = loaded(tmp_path, head, permit_limits=limits, discharge_standards=standards)

    assert [(p.place.line, p.code, p.place.field) for p in loading.row_problems] == [
        (2, "medium", "unit"), (2, "medium", "unit"),
    ]  # fmt: skip
    assert [row["limit_id"] for row in loading.register.tables["permit_limits"].to_pylist()] == ["L2"]


OF_WATER = [p for p in shipped_catalogue().parameters if Medium.wastewater in p.media]
GAS_NAMES = {
    name.casefold()
    for parameter in shipped_catalogue().parameters
    if {Medium.stack_gas, Medium.ambient_air} & set(parameter.media)
    for name in parameter.names
}


def test_no_parameter_that_gas_has_too_is_known_by_a_unit_per_cubic_metre(tmp_path: Path) -> None:
    cases = [(p, name, mass) for p in OF_WATER for name in p.names for mass in ("kg", "g", "mg", "µg", "ng")]
    rows = [
        f'M{number},F1,O1,"{name}",2026-01-05,7,{mass}/m3' for number, (_, name, mass) in enumerate(cases)
    ]
    loading = loaded(tmp_path, "\n".join([MEASUREMENTS.partition("\n")[0], *rows, ""]))
    asked = {row.cells["measurement_id"] for row in loading.register.rejected}
    known = [(n, p) for n, (p, _, _) in enumerate(cases) if any("/m3" in unit for unit in p.other_units)]

    assert {p.code for p in loading.problems} == {"medium"}
    assert asked == {f"M{n}" for n in range(len(cases))} - {f"M{n}" for n, _ in known}
    assert {p.code for _, p in known} == {"BOD5", "COD", "TSS", "NH4-N", "TN", "TP"}
    assert not {name.casefold() for _, p in known for name in p.names} & GAS_NAMES


def test_a_unit_of_gas_is_told_by_its_normal_conditions() -> None:
    units = {unit for p in shipped_catalogue().parameters for unit in (p.unit, *p.other_units)}
    assert {unit for unit in units if is_of_gas(unit)} == {"mg/Nm3", "µg/Nm3", "ngTEQ/Nm3"}


@pytest.mark.parametrize(
    ("per_cubic_metre", "per_litre"),
    [("kg/m3", "g/L"), ("g/m3", "mg/L"), ("mg/m3", "µg/L"), ("µg/m3", "ng/L")],
)
def test_the_unit_that_is_proposed_means_the_same(per_cubic_metre: str, per_litre: str) -> None:
    assert is_same(Unit.parse(per_cubic_metre), Unit.parse(per_litre))
