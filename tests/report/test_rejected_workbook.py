"""The workbook of rejected rows: every cell to the letter, every reason beside its cell."""

import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from compliance.errors import Place
from compliance.model.fields import MAX_TEXT
from compliance.model.schema import KINDS
from compliance.model.units import Unit
from compliance.report import rejected_workbook
from compliance.report.entry_sheet import CELL_CHARACTERS
from compliance.report.rejected_workbook import rejected_bytes
from compliance.sources.faults import Fault
from compliance.sources.grid import CellValue, Doubt
from compliance.sources.notation import Notation
from compliance.sources.sheets.rejected_headings import is_provenance
from compliance.sources.texts import RejectedRow

READ = [kind for kind in KINDS.values() if not kind.is_generated]
CHOICE = Fault("choice", "giá trị 'Mỏ đá' không có trong danh mục", "found 'Mỏ đá'; not in the list")
MISSING = Fault("missing", "bắt buộc nhưng để trống", "is required and blank")
FAULT = "00FFC7CE"
ORIGIN = ["Bỏ dòng này", "Tệp", "Trang tính", "Dòng", "Cách viết số, ngày"]
PLACE = Place("so.xlsx[Cơ sở]", 12)
UNSAID = Notation()
HALF_PAST_ONE = datetime(2025, 6, 5, 13, 30)  # noqa: DTZ001
NASTY = [
    "=1+1", "+84 213", "-5", "@SUM(A1)", "'đã có dấu nháy", "\tTab", "#N/A", "TRUE", "007", "1.678",
    "05/06/2025", "dòng một\ndòng hai", "  hai đầu  ", unicodedata.normalize("NFD", "Nước thải ở Lai Châu"),
    "A" * MAX_TEXT, "\U0001f600", "<a>&amp;",
]  # fmt: skip


def rejected(
    table: str,
    cells: dict[str, CellValue],
    *reasons: tuple[str, Fault],
    place: Place = PLACE,
    origin: Place | None = None,
    notation: Notation = UNSAID,
) -> RejectedRow:
    return RejectedRow(table, place, cells, reasons, origin=origin, notation=notation)


def opened(*rows: RejectedRow) -> Workbook:
    return load_workbook(BytesIO(rejected_bytes(rows, READ)))


def headings(page: Worksheet) -> list[object]:
    return [cell.value for cell in page[1]]


def cell(page: Worksheet, heading: str, line: int = 2) -> Cell:
    found = page.cell(line, headings(page).index(heading) + 1)
    assert isinstance(found, Cell)
    return found


def test_a_reason_stands_beside_its_cell() -> None:
    cells: dict[str, CellValue] = {
        "facility_id": "F1",
        "name": "Nhà máy",
        "kind": "Mỏ đá",
        "commune_code": "",
    }
    page = opened(
        rejected("facilities", cells, ("kind", CHOICE), ("operator_id", MISSING)),
        rejected("facilities", {**cells, "facility_id": "F2", "kind": "Chợ"}, ("operator_id", MISSING)),
    )["Cơ sở"]
    assert headings(page) == [
        *ORIGIN, "Mã cơ sở", "Tên cơ sở", "Loại hình cơ sở", "Lý do: Loại hình cơ sở", "Mã chủ cơ sở",
        "Lý do: Mã chủ cơ sở", "Mã xã, phường", "Lý do (cả dòng)",
    ]  # fmt: skip
    first, second = ([cell.value for cell in row] for row in page.iter_rows(min_row=2))
    told = [None, "so.xlsx", "Cơ sở", 12, None]
    assert first == [*told, "F1", "Nhà máy", "Mỏ đá", CHOICE.vi, None, MISSING.vi, None, None]
    assert second == [*told, "F2", "Nhà máy", "Chợ", None, None, MISSING.vi, None, None]
    coloured = {c.coordinate for row in page.iter_rows() for c in row if c.fill.fgColor.rgb == FAULT}
    assert coloured == {"H2", "J2", "J3"}
    assert {c.coordinate: c.comment.text for row in page["A2:M3"] for c in row if c.comment} == {
        "H2": CHOICE.vi, "J2": MISSING.vi, "J3": MISSING.vi,
    }  # fmt: skip


def test_reasons_are_told_in_the_language_asked_for() -> None:
    row = rejected("facilities", {"kind": "Mỏ đá"}, ("kind", CHOICE), ("kind", MISSING))
    book = load_workbook(BytesIO(rejected_bytes([row], READ, "en")))
    assert cell(book["Cơ sở"], "Lý do: Loại hình cơ sở").value == f"{CHOICE.en}; {MISSING.en}"
    assert book.sheetnames == ["How to mend", "Cơ sở", "Lists"]


def test_headings_that_tell_are_no_fields_and_all_others_are() -> None:
    row = rejected("facilities", {"1": "F1"}, ("", MISSING), ("kind", CHOICE))
    page = opened(row)["Cơ sở"]
    told = [heading for heading in headings(page) if is_provenance(str(heading))]
    assert told == [*ORIGIN, "Nguyên văn dòng", "Lý do: Loại hình cơ sở", "Lý do (cả dòng)"]
    assert len(headings(page)) - len(told) == len(KINDS["facilities"].columns)


@pytest.mark.parametrize("text", NASTY, ids=[ascii(text[:12]) for text in NASTY])
def test_a_text_comes_back_to_the_letter(text: str) -> None:
    found = cell(opened(rejected("facilities", {"name": text}, ("kind", MISSING)))["Cơ sở"], "Tên cơ sở")
    assert found.value == text
    assert (found.data_type, found.number_format) == ("s", "@")
    assert not found.protection.locked


ANY_TEXT = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\ufffe\uffff"), min_size=1, max_size=60
) | st.text(st.sampled_from("_x0041\x00\x0b\x1f\r\n=A"), min_size=1)


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT.filter(str.strip))
def test_excel_reads_any_text_to_the_letter(text: str) -> None:
    """Calamine undoes the escapes of workbooks as Excel does; openpyxl shows them as they are written."""
    data = rejected_bytes([rejected("facilities", {"name": text}, ("kind", MISSING))], READ)
    rows = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_name("Cơ sở").to_python()
    assert rows[1][rows[0].index("Tên cơ sở")] == text


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    book = opened(rejected("facilities", {"name": "b" * 40_000, "kind": "Chợ"}, ("kind", CHOICE)))
    page = book["Cơ sở"]
    assert cell(page, "Tên cơ sở").value == "b" * CELL_CHARACTERS
    assert "40000" in str(cell(page, "Lý do: Tên cơ sở").value)
    assert CELL_CHARACTERS > MAX_TEXT, "what was cut is never accepted"
    swollen = cell(opened(rejected("facilities", {"name": "\x01" * 40_000}))["Cơ sở"], "Tên cơ sở").value
    assert str(swollen).startswith("_x0001_")
    assert len(str(swollen)) > MAX_TEXT


def test_typed_cells_stay_typed_and_no_date_or_number_becomes_a_text() -> None:
    cells: dict[str, CellValue] = {
        "facility_id": 7, "commissioned_on": date(2025, 6, 5), "wastewater_m3_day": Decimal("1678.5"),
        "project_decided_on": HALF_PAST_ONE, "tenants_self_treat": True,
        "land_ha": Decimal("0.12345678901234567890"), "accepted_on": date(1899, 12, 30),
        "commune_code": time(8, 30), "parent_id": timedelta(hours=30), "occupancy_percent": 99.5,
    }  # fmt: skip
    page = opened(rejected("facilities", cells, ("facility_id", MISSING)))["Cơ sở"]
    found = {
        name: cell(page, heading)
        for name, heading in (
            ("facility_id", "Mã cơ sở"), ("commissioned_on", "Ngày bắt đầu hoạt động"),
            ("wastewater_m3_day", "Tổng lưu lượng nước thải (m³/ngày)"),
            ("project_decided_on", "Ngày quyết định đầu tư dự án"),
            ("tenants_self_treat", "Các cơ sở thứ cấp tự xử lý nước thải đạt yêu cầu"),
            ("land_ha", "Diện tích sử dụng đất (ha)"), ("accepted_on", "Ngày được tiếp nhận vào cụm, khu"),
            ("commune_code", "Mã xã, phường"), ("parent_id", "Thuộc cụm, khu (mã cơ sở)"),
            ("occupancy_percent", "Tỷ lệ lấp đầy (%)"),
        )
    }  # fmt: skip
    assert {name: (c.value, c.number_format) for name, c in found.items()} == {
        "facility_id": (7, "@"),
        "commissioned_on": (HALF_PAST_ONE.replace(hour=0, minute=0), "dd/mm/yyyy"),
        "wastewater_m3_day": (1678.5, "#,##0.00####"),
        "project_decided_on": (HALF_PAST_ONE, "dd/mm/yyyy hh:mm:ss"),
        "tenants_self_treat": (True, "@"),
        "land_ha": ("0.12345678901234567890", "@"),
        "accepted_on": ("1899-12-30", "@"),
        "commune_code": (time(8, 30), "hh:mm:ss"),
        "parent_id": (timedelta(hours=30), "[h]:mm:ss"),
        "occupancy_percent": (99.5, "#,##0.00####"),
    }


def test_a_doubt_waits_to_be_written_again_and_is_told() -> None:
    error = Fault("error", "ô là lỗi công thức", "the cell is an error")
    row = rejected("facilities", {"name": Doubt("#N/A", error), "kind": ""}, ("name", error))
    page = opened(row)["Cơ sở"]
    assert cell(page, "Tên cơ sở").value == "[cần ghi lại]"
    assert cell(page, "Tên cơ sở").fill.fgColor.rgb == FAULT
    assert cell(page, "Lý do: Tên cơ sở").value == "ô là lỗi công thức (ô đã gửi: '#N/A')"


def test_a_row_that_cannot_be_split_is_kept_as_it_stood_with_all_fields_to_fill() -> None:
    length = Fault("row-length", "có 3 ô; dòng tiêu đề có 2 ô", "3 cells; the header has 2")
    page = opened(
        rejected("outlets", {"1": "O1", "2": "", "3": "=F1"}, ("", length), place=Place("o.csv", 4))
    )["Điểm xả thải"]
    assert [cell.value for cell in page[2]] == [
        None, "o.csv", None, 4, None, "O1 |  | =F1", *[None] * len(KINDS["outlets"].columns), length.vi,
    ]  # fmt: skip


def test_a_reason_about_no_field_of_the_kind_is_told_of_the_row() -> None:
    page = opened(rejected("outlets", {"outlet_id": "O1", "ghi thêm": "x"}, ("ghi thêm", MISSING)))[
        "Điểm xả thải"
    ]
    assert cell(page, "Nguyên văn dòng").value == "x"
    assert cell(page, "Lý do (cả dòng)").value == MISSING.vi


def test_a_row_mended_before_is_told_by_where_it_came_from_first() -> None:
    again = Place("tra-lai.xlsx[Cơ sở]", 2)
    row = rejected("outlets", {"outlet_id": "O1"}, place=again, origin=Place("goc[1].csv", 77))
    assert [cell.value for cell in opened(row)["Điểm xả thải"][2]][1:4] == ["goc[1].csv", None, 77]


def test_rows_in_other_units_stand_on_a_sheet_of_their_own() -> None:
    cells: dict[str, CellValue] = {"facility_id": "F1", "year": "2025", "waste_treated_tonne": "1.678"}
    in_kg = Notation("vi", units={"waste_treated_tonne": Unit.parse("kg")})
    book = opened(
        rejected("energy_years", cells, ("year", MISSING), place=Place("a.csv", 2), notation=Notation("iso")),
        rejected("energy_years", cells, ("year", MISSING), place=Place("b.csv", 3), notation=in_kg),
        rejected("energy_years", cells, ("year", MISSING), place=Place("c.csv", 4)),
    )
    own, other = book["Số liệu sử dụng năng lượng theo"], book["Số liệu sử dụng năng lượng (2)"]
    assert "Chất thải rắn xử lý trong năm (tấn)" in headings(own)
    assert "Chất thải rắn xử lý trong năm (kg)" in headings(other)
    written = [(own, 2), (own, 3), (other, 2)]
    assert [[c.value for c in page[line]][1:5] for page, line in written] == [
        ["a.csv", None, 2, "iso"], ["c.csv", None, 4, None], ["b.csv", None, 3, "vi"],
    ]  # fmt: skip
    told = cell(other, "Chất thải rắn xử lý trong năm (kg)", 1).comment
    assert told is not None
    assert "kg" in told.text
    assert "tấn" not in told.text
    prompts = {str(check.sqref)[0]: check.prompt for check in other.data_validations.dataValidation}
    assert prompts["I"] == "số và ngày viết như 1.678,5 và 31/12/2025. Đơn vị: kg"


def test_a_row_with_points_and_days_first_says_so() -> None:
    cells: dict[str, CellValue] = {"facility_id": "F1", "year": "2025,5", "waste_treated_tonne": "1678.5"}
    row = rejected("energy_years", cells, ("year", MISSING), notation=Notation("vi-point"))
    page = opened(row)["Số liệu sử dụng năng lượng theo"]
    assert cell(page, "Cách viết số, ngày").value == "vi-point"
    prompts = {str(check.sqref)[0]: check.prompt for check in page.data_validations.dataValidation}
    assert prompts["I"] == "số và ngày viết như 1678.5 và 31/12/2025. Đơn vị: tấn"
    note = cell(page, "Cách viết số, ngày", 1).comment
    assert note is not None
    assert "vi-point: 1678.5 và 31/12/2025" in note.text
    told = [str(line.value) for (line,) in opened(row)["Cách sửa"]["A1:A12"]]
    assert sum("vi-point: 1678.5 và 31/12/2025" in line for line in told) == 1


def test_cells_to_mend_have_the_lists_of_the_template_and_refuse_nothing_else() -> None:
    cells: dict[str, CellValue] = {"kind": "x", "tenants_self_treat": "x", "name": "N", "operator_id": "A"}
    book = opened(rejected("facilities", cells, ("kind", CHOICE), ("tenants_self_treat", CHOICE)))
    page = book["Cơ sở"]
    checks = {}
    for check in page.data_validations.dataValidation:
        column = page[f"{str(check.sqref).partition('2:')[0]}1"].value
        checks[column] = (check.type, check.formula1)
    assert checks == {
        "Bỏ dòng này": ("list", '"x"'),
        "Cách viết số, ngày": ("list", '"vi,vi-point,iso"'),
        "Tên cơ sở": (None, None),
        "Loại hình cơ sở": ("list", "ds_facilities_kind"),
        "Mã chủ cơ sở": (None, None),
        "Các cơ sở thứ cấp tự xử lý nước thải đạt yêu cầu": ("list", '"Có,Không"'),
    }
    assert "ds_facilities_kind" in book.defined_names
    assert all(c.protection.locked for c in page[1])
    assert not any(c.protection.locked for c in page[2])
    assert (page.freeze_panes, page.print_title_rows) == ("E2", "$1:$1")


def test_the_first_sheet_counts_rows_by_file_and_cells_by_reason() -> None:
    book = opened(
        rejected("facilities", {"kind": "Mỏ đá"}, ("kind", CHOICE), ("name", MISSING)),
        rejected("facilities", {"kind": "Mỏ"}, ("kind", CHOICE), place=Place("so.xlsx[Cơ sở]", 13)),
        rejected("outlets", {"1": "O1"}, ("", MISSING), place=Place("o.csv", 4)),
    )
    assert book.sheetnames == ["Cách sửa", "Cơ sở", "Điểm xả thải", "Danh mục"]
    rows = [[c.value for c in row] for row in book["Cách sửa"].iter_rows()]
    begins = [at for at, row in enumerate(rows) if row[0] == "Trang tính"]
    assert [row[:4] for row in rows[begins[0] + 1 : begins[0] + 3]] == [
        ["Cơ sở", "so.xlsx", "Cơ sở", 2],
        ["Điểm xả thải", "o.csv", None, 1],
    ]
    assert rows[begins[1] + 1 :] == [
        ["Cơ sở", "Loại hình cơ sở", "choice", 2, CHOICE.vi],
        ["Cơ sở", "Tên cơ sở", "missing", 1, MISSING.vi],
        ["Điểm xả thải", "(cả dòng)", "missing", 1, MISSING.vi],
    ]
    assert not any("{" in str(row[0]) for row in rows)


def test_notes_stop_where_they_would_swell_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rejected_workbook, "NOTES", 2)
    page = opened(*[rejected("facilities", {"kind": "x"}, ("kind", CHOICE)) for _ in range(4)])["Cơ sở"]
    lines = range(2, 6)
    assert [bool(cell(page, "Loại hình cơ sở", line).comment) for line in lines] == [True, True, False, False]
    assert [cell(page, "Lý do: Loại hình cơ sở", line).value for line in lines] == [CHOICE.vi] * 4


def test_the_same_rows_give_the_same_bytes_and_a_row_of_no_table_is_an_error() -> None:
    rows = [rejected("facilities", {"name": text}, ("kind", CHOICE)) for text in NASTY]
    assert rejected_bytes(rows, READ) == rejected_bytes(rows, READ)
    with pytest.raises(KeyError, match="facilities"):
        rejected_bytes(rows, [KINDS["outlets"]])


def test_without_rows_only_the_explanation_stands() -> None:
    assert opened().sheetnames == ["Cách sửa"]
