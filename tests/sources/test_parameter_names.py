"""Names of parameters as regulations and laboratories print them, through the reader of registers."""

import csv
from pathlib import Path

import pytest

from compliance.model.parameters import Medium, find_parameter
from compliance.sources.registers.loading import load_files
from compliance.sources.registers.parameter_catalogue import shipped_catalogue

CATALOGUE = shipped_catalogue()
OF_WASTEWATER = [p for p in CATALOGUE.parameters if Medium.wastewater in p.media]

DOMESTIC = {
    "pH": ("-", "pH"),
    "BOD5 (20 0C)": ("mg/l", "BOD5"),
    "Tổng chất rắn lơ lửng (TSS)": ("mg/l", "TSS"),
    "Tổng chất rắn hòa tan": ("mg/l", "TDS"),
    "Sunfua (tính theo H2S)": ("mg/l", "sulfide_as_H2S"),
    "Amoni (tính theo N)": ("mg/l", "NH4-N"),
    "Nitrat (NO3–) (tính theo N)": ("mg/l", "NO3-N"),
    "Dầu mỡ động, thực vật": ("mg/l", "vegetable_oil"),
    "Tổng các chất hoạt động bề mặt": ("mg/l", "surfactants"),
    "Phosphat (PO43-) (tính theo P)": ("mg/l", "PO4-P"),
    "Tổng Coliforms": ("MPN/ 100 ml", "Coliform"),
}
"""The parameters of QCVN 14:2008/BTNMT, Table 1, with its units."""

HEALTH_CARE = {
    "pH": ("-", "pH"),
    "BOD5 (20oC)": ("mg/l", "BOD5"),
    "COD": ("mg/l", "COD"),
    "Tổng chất rắn lơ lửng (TSS)": ("mg/l", "TSS"),
    "Sunfua (tính theo H2S)": ("mg/l", "sulfide_as_H2S"),
    "Amoni (tính theo N)": ("mg/l", "NH4-N"),
    "Nitrat (tính theo N)": ("mg/l", "NO3-N"),
    "Phosphat (tính theo P)": ("mg/l", "PO4-P"),
    "Dầu mỡ động thực vật": ("mg/l", "vegetable_oil"),
    "Tổng hoạt độ phóng xạ α": ("Bq/l", "Tổng hoạt độ phóng xạ α"),
    "Tổng hoạt độ phóng xạ β": ("Bq/l", "Tổng hoạt độ phóng xạ β"),
    "Tổng coliforms": ("MPN/ 100ml", "Coliform"),
    "Salmonella": ("Vi khuẩn/ 100 ml", "Salmonella"),
    "Shigella": ("Vi khuẩn/ 100ml", "Shigella"),
    "Vibrio cholerae": ("Vi khuẩn/ 100ml", "Vibrio cholerae"),
}
"""The parameters of QCVN 28:2010/BTNMT, Table 1, with its units."""

OF_REPORTS = {
    name: ("mg/L", code)
    for code, names in {
        "vegetable_oil": [
            "Dầu, mỡ động thực vật", "Dầu, mỡ động, thực vật", "Dầu mỡ động - thực vật", "dầu mỡ ĐTV",
            "Tổng dầu, mỡ động thực vật", "TỔNG DẦU MỠ ĐỘNG, THỰC VẬT", "Dầu mỡ động thực vật (*)",
        ],
        "mineral_oil": ["Tổng dầu mỡ khoáng", "Dầu mỡ khoáng (*)", "Dầu, mỡ khoáng"],
        "TN": ["Tổng Nitơ", "Tổng N (*)", "Nitơ tổng số", "T-N"],
        "TP": ["Tổng Phốt pho (tính theo P)", "Tổng P", "Tổng phốtpho (*)"],
        "NH4-N": ["Amoni (NH4+ tính theo N)", "NH4+-N", "N-NH4+ (*)", "Amoni, tính theo N"],
        "TSS": ["Chất rắn lơ lửng", "TSS (*)", "Tổng chất rắn lơ lửng(TSS)"],
        "BOD5": ["BOD₅ (20⁰C)", "BOD5(20°C)", "BOD5 (*)"],
    }.items()
    for name in names
}  # fmt: skip


def read_as(folder: Path, printed: dict[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Return the code and unit that the register gives each name."""
    (folder / "facilities.csv").write_text("facility_id,name,kind\nF1,Nhà máy,factory\n", encoding="utf-8")
    (folder / "outlets.csv").write_text("outlet_id,facility_id\nO1,F1\n", encoding="utf-8")
    with (folder / "measurements.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(
            ["measurement_id", "facility_id", "outlet_id", "parameter", "sampled_on", "value", "unit"]
        )
        for number, (name, (unit, _)) in enumerate(printed.items()):
            table.writerow([f"M{number}", "F1", "O1", name, "2026-01-05", "1", unit])
    loading = load_files([folder])
    assert loading.problems == []
    rows = loading.register.tables["measurements"].to_pylist()
    found = {row["measurement_id"]: (row["unit"], row["parameter"]) for row in rows}
    return {name: found[f"M{number}"] for number, name in enumerate(printed)}


@pytest.mark.parametrize("printed", [DOMESTIC, HEALTH_CARE, OF_REPORTS], ids=["14", "28", "reports"])
def test_what_is_printed_is_understood(tmp_path: Path, printed: dict[str, tuple[str, str]]) -> None:
    units = {p.code: p.unit for p in CATALOGUE.parameters}
    assert read_as(tmp_path, printed) == {name: (units[code], code) for name, (_, code) in printed.items()}


def test_every_alias_of_wastewater_is_read(tmp_path: Path) -> None:
    names = {name: (p.unit, p.code) for p in OF_WASTEWATER for name in p.names}
    assert read_as(tmp_path, names) == names


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Bụi tổng", "stack_dust"),
        ("Axit Clohydric, HCl", "stack_HCl"),
        ("Cacbon monoxyt, CO", "stack_CO"),
        ("Lưu huỳnh dioxyt, SO2", "stack_SO2"),
        ("Nitơ oxyt, NOx (tính theo NO2)", "stack_NOx"),
        ("NOx, tính theo NO2", "stack_NOx"),
        ("Nitơ oxit, NOx (tính theo NO2)", "stack_NOx"),
        ("Thủy ngân và hợp chất tính theo thủy ngân, Hg", "stack_Hg"),
        ("NOx", None),
    ],
)
def test_names_of_stack_gas(name: str, code: str | None) -> None:
    found = find_parameter(name, CATALOGUE, Medium.stack_gas)
    assert (found.code if found else None) == code


def test_no_name_is_cut_where_a_comma_stood() -> None:
    pieces = {name for p in CATALOGUE.parameters for name in p.names if " - " in name or "\n" in name}
    assert pieces == {"Dầu mỡ động - thực vật"}
