"""Units outside the headings, in labels of forms, or told in two ways; rows that look like signatures."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from compliance.cli.program import run
from compliance.sources.registers.loading import Loading, load_files
from compliance.sources.sheets.column_mapping import ColumnMapping, SheetMapping

HEAD = ("Mã cơ sở", "Tên cơ sở", "Loại hình cơ sở")
FIRM = ("CS-01", "Nhà máy chè (giả định)", "Cơ sở sản xuất công nghiệp")
FLOW = "Tổng lưu lượng nước thải"
RESULT = ("Mã kết quả", "Mã cơ sở", "Mã điểm xả", "Thông số", "Ngày lấy mẫu")


def written(path: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def codes(loading: Loading) -> list[str]:
    return [problem.code for problem in loading.problems]


def said(**units: str) -> ColumnMapping:
    return ColumnMapping(sheets=(SheetMapping(units=units),))


def test_a_row_of_units_below_the_header_is_asked_about(tmp_path: Path) -> None:
    path = written(tmp_path / "so.xlsx", (*HEAD, FLOW), (None, None, None, "m3/giờ"), (*FIRM, 5))
    assert "unit-asked" in codes(load_files([path]))
    assert load_files([path]).register.tables["facilities"].num_rows == 0


@pytest.mark.parametrize("title", ["Đơn vị tính: m3/giờ", "(ĐVT: m3/tháng)"])
def test_a_unit_in_a_title_is_asked_about(title: str, tmp_path: Path) -> None:
    path = written(tmp_path / "so.xlsx", ("DANH SÁCH",), (title,), (*HEAD, FLOW), (*FIRM, 5))
    assert "unit-asked" in codes(load_files([path]))
    answered = load_files([path], said(wastewater_m3_day="m3/day"))
    assert codes(answered) == []
    headed = written(tmp_path / "dau.xlsx", (title,), (*HEAD, f"{FLOW} (m3/ngày)"), (*FIRM, 5))
    assert codes(load_files([headed])) == []


@pytest.mark.parametrize(
    ("above", "is_merged", "asks"),
    [
        ("Nước thải (m3/giờ)", True, True), ("Nước thải (m3/giờ)", False, True),
        ("Nước thải, nghìn m3/ngày", True, True), ("Nước thải (nghìn m3/ngày)", False, True),
        ("Nước thải tính theo m3/tháng", True, True), ("Chất thải (tấn)", True, True),
        ("Nước thải (m3/ngày)", True, False), ("Nước thải (giả định)", True, False),
        ("Trên 50 m3/giờ", True, False), ("Xã/phường", True, False), ("Nước thải (m3/ngày)", False, False),
    ],
)  # fmt: skip
def test_a_unit_above_several_headings_is_asked_about(
    above: str, is_merged: bool, asks: bool, tmp_path: Path
) -> None:
    domestic = "Lưu lượng nước thải sinh hoạt"
    path = written(tmp_path / "so.xlsx", (None, None, None, above), (*HEAD, FLOW, domestic), (*FIRM, 5, 2))
    if is_merged:
        book = load_workbook(path)
        book.worksheets[0].merge_cells("D1:E1")
        book.save(path)
    loading = load_files([path])
    assert ("unit-asked" in codes(loading)) is asks
    assert loading.register.tables["facilities"].num_rows == (0 if asks else 1)
    units = said(wastewater_m3_day="m3/day", domestic_wastewater_m3_day="m3/day")
    assert codes(load_files([path], units)) == []


def test_a_unit_above_does_not_override_those_of_the_headings(tmp_path: Path) -> None:
    row = (*HEAD, f"{FLOW} (m3/ngày)"), (*FIRM, 5)
    path = written(tmp_path / "so.xlsx", (None, None, None, "Nước thải (m3/giờ)"), *row)
    assert codes(load_files([path])) == []


@pytest.mark.parametrize("last", ["Ghi chú:", "Ghi chú: ", "7. Ghi chú:"])
def test_a_label_without_a_value_is_no_header_of_a_form(last: str, tmp_path: Path) -> None:
    path = tmp_path / "phieu.txt"
    lines = ("Mã cơ sở: CS-01", "Tên cơ sở: Nhà máy chè (giả định)", f"{FLOW}: 12,5")
    path.write_text("\n".join((*lines, last)), encoding="utf-8")
    loading = load_files([path])
    assert (codes(loading), loading.register.facility_ids) == ([], ["CS-01"])


def test_a_stated_unit_does_not_override_the_heading(tmp_path: Path) -> None:
    path = written(tmp_path / "so.xlsx", (*HEAD, f"{FLOW} (m3/ngày)"), (*FIRM, 5))
    assert codes(load_files([path], said(wastewater_m3_day="m3/hour"))) == ["unit-twice"]
    assert codes(load_files([path], said(wastewater_m3_day="m3/day"))) == []


def test_two_units_of_one_result_are_asked_about(tmp_path: Path) -> None:
    row = ("K1", "CS-01", "D1", "COD", "2025-10-15", 5, 2)
    path = written(
        tmp_path / "so.xlsx", (*RESULT, "Giá trị đo (mg/L)", "Giới hạn phát hiện (LOD) (µg/L)"), row
    )
    assert "unit-twice" in codes(load_files([path]))
    path = written(tmp_path / "hai.xlsx", (*RESULT, "Giá trị đo (µg/L)", "Đơn vị"), (*row[:6], "mg/L"))
    assert "unit-twice" in codes(load_files([path]))


def test_the_unit_in_the_label_of_a_form_has_to_be_the_fields(tmp_path: Path) -> None:
    lines = [f"{label}: {value}" for label, value in zip(HEAD, FIRM, strict=True)]
    for unit, expected in (("m3/giờ", ["unit"]), ("m3/ngày", [])):
        path = tmp_path / "phieu.txt"
        path.write_text("\n".join([*lines, f"{FLOW} ({unit}): 12,5"]), encoding="utf-8")
        assert codes(load_files([path])) == expected


@pytest.mark.parametrize("name", ["TM Hoàng Anh", "KT và XD Mường Tè", "Nguồn Sáng"])
def test_a_record_that_begins_like_a_note_is_asked_about(name: str, tmp_path: Path) -> None:
    full = [(*FIRM, 5), ("CS-02", "Nhà máy B (giả định)", FIRM[2], 6)]
    book = written(tmp_path / "so.xlsx", (*HEAD, FLOW), *full, ("CS-03", name))
    loading = load_files([book])
    assert [(row.place.line, row.reasons[0][1].code) for row in loading.register.rejected] == [
        (4, "row-asked")
    ]


def test_rejected_rows_never_overwrite_what_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "so.xlsx", (*HEAD, FLOW), (*FIRM, "nhiều"))
    before = path.read_bytes()
    assert run(["register", "validate", str(path), "--rejected", str(path)]) == 2
    assert path.read_bytes() == before


def test_brackets_of_a_label_of_ours_hold_no_unit(tmp_path: Path) -> None:
    path = tmp_path / "phieu.txt"
    lines = ("1. Mã cơ sở: CS-01", "2. Tên cơ sở: Nhà máy chè (giả định)", "3. Tọa độ X (VN-2000): 2466000",
             "4. Tọa độ Y (VN-2000): 571800", "5. Lưu lượng của xưởng (m3/giờ): 5")  # fmt: skip
    path.write_text("\n".join(lines), encoding="utf-8")
    answers = {"5. Lưu lượng của xưởng (m3/giờ)": "wastewater_m3_day"}
    loading = load_files([path], ColumnMapping(sheets=(SheetMapping(columns=answers),)))
    assert [(problem.place.line, problem.code) for problem in loading.problems] == [(5, "unit")]
    table = written(
        tmp_path / "so.xlsx", (*HEAD, "Tọa độ X (VN-2000)", "Tọa độ Y (VN-2000)"), (*FIRM, 2466000, 571800)
    )
    said = {f"Tọa độ {axis} (VN-2000)": f"vn2000_{axis.lower()}_m" for axis in "XY"}
    assert codes(load_files([table], ColumnMapping(sheets=(SheetMapping(columns=said),)))) == []
