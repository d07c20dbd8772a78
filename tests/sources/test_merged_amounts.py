"""Texts and days that are merged downward are those of each row; of amounts nobody knows."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from compliance.sources.registers.loading import Loading, load_files

HEAD = ("Mã cơ sở", "Tên cơ sở", "Loại hình cơ sở", "Tổng lưu lượng nước thải", "Ngày bắt đầu hoạt động")
KIND = "Cơ sở sản xuất công nghiệp"
WIDE = ("Mã cơ sở", "Mã điểm xả", "Ngày lấy mẫu", "pH", "COD (mg/L)")


def load(folder: Path, rows: list[tuple[object, ...]], merged: list[str], title: str = "Cơ sở") -> Loading:
    book = Workbook()
    page = book.worksheets[0]
    page.title = title
    for row in rows:
        page.append(row)
    for span in merged:
        page.merge_cells(span)
    book.save(folder / "so.xlsx")
    return load_files([folder / "so.xlsx"])


def rejected(loading: Loading) -> list[tuple[int | None, str, str]]:
    found = loading.register.rejected
    return sorted((row.place.line, field, fault.code) for row in found for field, fault in row.reasons)


def test_texts_and_days_are_of_each_row_and_amounts_are_asked(tmp_path: Path) -> None:
    rows = [HEAD, ("A1", "A", KIND, 12, "31/12/2015"), ("A2", "B"), ("A3", "C"), ("A4", "D", KIND, 3)]
    loading = load(tmp_path, rows, ["C2:C4", "D2:D4", "E2:E4"])
    assert rejected(loading) == [(line, "wastewater_m3_day", "merged-amount") for line in (2, 3, 4)]
    ((_, fault),) = loading.register.rejected[0].reasons
    assert fault.vi == (
        "'12': ô gộp cho các dòng 2-4, không rõ là lượng của từng dòng hay lượng chung của các dòng; ghi "
        "lượng của từng dòng"
    )
    without = load(tmp_path, rows, ["C2:C4", "E2:E4"])
    assert [row["kind"] for row in without.register.tables["facilities"].to_pylist()] == ["factory"] * 4
    assert without.register.tables["facilities"]["wastewater_m3_day"].null_count == 2


@pytest.mark.parametrize(
    ("merged", "expected"),
    [(["D2:D3"], 2), ([], 0), (["D2:E2"], 1), (["D2:E3"], 2), (["D2:F3"], 2)],
)
def test_every_row_that_a_merged_amount_concerns_is_asked(
    merged: list[str], expected: int, tmp_path: Path
) -> None:
    rows = [HEAD, ("A1", "A", KIND, 12), ("A2", "B", KIND, None, "31/12/2015")]
    codes = [code for *_, code in rejected(load(tmp_path, rows, merged))]
    assert codes == ["merged-amount"] * expected


def test_an_amount_merged_over_a_blank_line_is_that_of_its_row(tmp_path: Path) -> None:
    rows = [HEAD, ("A1", "A", KIND, 12), (), ("A2", "B", KIND, 5)]
    loading = load(tmp_path, rows, ["D2:D3"])
    assert rejected(loading) == []
    assert loading.register.tables["facilities"].num_rows == 2


def test_a_year_is_that_of_each_row(tmp_path: Path) -> None:
    names = ("facility_id", "waste_code", "year", "generated_kg")
    rows = [names, ("A1", "170203", 2025, 12), ("A1", "160106", None, 5)]
    loading = load(tmp_path, rows, ["C2:C3"], "hazardous_waste_years")
    assert "merged-amount" not in [code for *_, code in rejected(loading)]
    assert all(row.cells["year"] == 2025 for row in loading.register.rejected)


def test_a_place_is_that_of_each_row(tmp_path: Path) -> None:
    head = (*HEAD[:3], "latitude", "longitude")
    rows = [head, ("A1", "A", KIND, 22.2846, 103.397), ("A2", "B", KIND)]
    loading = load(tmp_path, rows, ["D2:D3", "E2:E3"])
    assert rejected(loading) == []
    assert loading.register.tables["facilities"]["latitude"].null_count == 0


def test_a_result_merged_over_samples_or_parameters_is_asked(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [
        WIDE, ("A1", "D1", "2025-10-15", 7, 48), ("A1", "D1", "2025-10-16", None, 50),
        ("A1", "D1", "2025-10-17", 5, None),
    ]  # fmt: skip
    loading = load(tmp_path, rows, ["D2:D3", "D4:E4"], "Kết quả quan trắc")
    codes = [(line, code) for line, _, code in rejected(loading) if code == "merged-amount"]
    assert codes == [(2, "merged-amount"), (3, "merged-amount"), (4, "merged-amount")]
