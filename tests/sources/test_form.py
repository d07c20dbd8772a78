"""Forms of one firm, in text files and workbooks: what is read, what is passed over, what is asked."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from compliance.cli.program import run
from compliance.sources.registers.loading import Loading, load_files
from compliance.sources.registers.writing import table_text
from compliance.sources.sheets.column_mapping import ColumnMapping, SheetMapping

FACILITY = (
    "Mã cơ sở: GD-01",
    "Tên cơ sở: Nhà máy chè Bản Bo",
    "Loại hình cơ sở: Cơ sở sản xuất công nghiệp",
)
TITLE = "PHIẾU THÔNG TIN"
READ = ["facility_id,name,kind", "GD-01,Nhà máy chè Bản Bo,factory"]


def text_form(folder: Path, *lines: str) -> Path:
    path = folder / "phieu.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def workbook_form(folder: Path, *lines: str) -> Path:
    """Write lines into a workbook, the label and value of each in two cells."""
    book = Workbook()
    for number, line in enumerate(lines, start=1):
        label, colon, value = line.partition(":")
        for column, text in enumerate((label + colon, value.strip() or None), start=1):
            book.worksheets[0].cell(number, column).value = text
    path = folder / "phieu.xlsx"
    book.save(path)
    return path


def load(path: Path, **answers: str) -> Loading:
    sheet = SheetMapping(columns={label.replace("_", " "): said for label, said in answers.items()})
    return load_files([path], ColumnMapping(sheets=(sheet,)))


def accepted(loading: Loading, plural: str = "facilities") -> list[str]:
    return table_text(loading.register, plural).splitlines()


def asked(loading: Loading) -> list[tuple[int | None, str]]:
    return [(problem.place.line, problem.code) for problem in loading.problems]


def rejected(loading: Loading) -> list[tuple[str, int | None, list[str]]]:
    return [
        (row.table, row.place.line, [fault.code for _, fault in row.reasons])
        for row in loading.register.rejected
    ]


both = pytest.mark.parametrize("write", [text_form, workbook_form])


@both
def test_titles_signatures_and_unfilled_labels_are_passed_over_and_told(write: Any, tmp_path: Path) -> None:
    around = (
        "Lai Châu, ngày 5 tháng 6 năm 2025", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH",
        "(Ký tên, đóng dấu)", "Lò Văn Giả Định",
    )  # fmt: skip
    loading = load(write(tmp_path, TITLE, *FACILITY, "Số fax: ……………", "Nơi nhận: Sở", *around))
    assert accepted(loading) == READ
    assert asked(loading) == []
    (note,) = loading.files.readings[0].grid.notes[-1:]
    assert note.code == "form-asides"
    told = note.vi.removeprefix("dòng không đọc: ").split("; ")
    assert [int(text.partition(" ")[0]) for text in told] == [1, *range(5, 13)]


@both
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Công suất: 5000 con", "unknown-label"),
        ("Cơ sở đã ngừng hoạt động", "unknown-line"),
        ("II. Nhà đầu tư", "unknown-line"),
        ("Giám đốc: Lò Văn Giả Định", "unknown-label"),
        ("Tên cơ sở: Nhà máy khác", "duplicate-label"),
        ("Xác nhận ngừng hoạt động", "unknown-line"),
    ],
)
def test_a_line_that_is_not_understood_rejects_the_record(
    write: Any, line: str, code: str, tmp_path: Path
) -> None:
    loading = load(write(tmp_path, TITLE, *FACILITY, line, "Ngày bắt đầu hoạt động: 31/12/2015"))
    assert loading.register.facility_ids == []
    assert asked(loading) == [(5, code)]
    assert rejected(loading) == [("facilities", 1, [code])]
    (row,) = loading.register.rejected
    assert row.facility_id == "GD-01"
    assert row.cells["name"] == "Nhà máy chè Bản Bo"
    assert str(row.cells["5"]).replace(" |", "") == line
    (count,) = loading.counts.values()
    assert (count.read, count.accepted, count.rejected) == (1, 0, 1)


@both
@pytest.mark.parametrize("line", ["Công suất: 5000 con", "Cơ sở đã ngừng hoạt động", "II. Nhà đầu tư"])
def test_what_a_person_leaves_out_is_asked_no_more(write: Any, line: str, tmp_path: Path) -> None:
    label = line.partition(":")[0]
    path = write(tmp_path, TITLE, *FACILITY, line)
    loading = load_files([path], ColumnMapping(sheets=(SheetMapping(columns={label: "-"}),)))
    assert accepted(loading) == READ
    assert asked(loading) == []


@both
def test_a_person_tells_the_table_that_a_heading_begins(write: Any, tmp_path: Path) -> None:
    more = ("II. Nhà đầu tư", "Mã chủ cơ sở: CS-01", "Tên chủ cơ sở: Công ty Chè")
    loading = load(write(tmp_path, TITLE, *FACILITY, *more), Nhà_đầu_tư="operators")
    assert accepted(loading) == READ
    assert accepted(loading, "operators") == ["operator_id,name", "CS-01,Công ty Chè"]
    assert asked(loading) == []


def test_a_person_tells_the_field_of_a_label(tmp_path: Path) -> None:
    loading = load(text_form(tmp_path, TITLE, *FACILITY, "Địa điểm: Bản Bo"), Địa_điểm="place_as_printed")
    assert accepted(loading) == [READ[0] + ",place_as_printed", READ[1] + ",Bản Bo"]
    assert asked(loading) == []


@both
def test_a_field_below_the_signature_is_of_nobody_for_certain(write: Any, tmp_path: Path) -> None:
    loading = load(write(tmp_path, TITLE, *FACILITY, "Người lập phiếu", "Ngày bắt đầu hoạt động: 31/12/2015"))
    assert asked(loading) == [(6, "below-signature")]
    assert rejected(loading) == [("facilities", 1, ["below-signature"])]


def test_only_the_record_with_the_line_is_rejected(tmp_path: Path) -> None:
    more = ("Chủ cơ sở", "Mã chủ cơ sở: CS-01", "Tên chủ cơ sở: Công ty Chè", "Vốn điều lệ: 5 tỷ")
    loading = load(text_form(tmp_path, TITLE, "Cơ sở", *FACILITY, *more))
    assert accepted(loading) == READ
    assert rejected(loading) == [("operators", 6, ["unknown-label"])]


def test_a_line_with_two_labels_is_no_value(tmp_path: Path) -> None:
    lines = (*FACILITY[:2], FACILITY[2], "Địa chỉ theo giấy tờ: Bản Nà Can   Fax: 02133 876 876")
    loading = load(text_form(tmp_path, TITLE, *lines))
    assert [(row.table, row.reasons[0][0], row.reasons[0][1].code) for row in loading.register.rejected] == [
        ("facilities", "place_as_printed", "several-labels")
    ]


def test_the_same_value_twice_says_nothing_else(tmp_path: Path) -> None:
    loading = load(text_form(tmp_path, TITLE, *FACILITY, FACILITY[1]))
    assert accepted(loading) == READ


def test_values_that_a_workbook_typed_stay_as_they_are(tmp_path: Path) -> None:
    path = workbook_form(tmp_path, TITLE, *FACILITY, "Ngày bắt đầu hoạt động:")
    book = load_workbook(path)
    book.worksheets[0].cell(5, 2).value = date(2015, 12, 31)
    book.save(path)
    assert accepted(load(path)) == [READ[0] + ",commissioned_on", READ[1] + ",2015-12-31"]


@both
def test_a_rejected_form_comes_back_mended(write: Any, tmp_path: Path) -> None:
    path, back, register = (
        write(tmp_path, TITLE, *FACILITY, "Lưu lượng: 12,5"),
        tmp_path / "tra.xlsx",
        tmp_path / "so",
    )
    assert run(["register", "import", str(path), "--to", str(register), "--rejected", str(back)]) == 2
    book = load_workbook(back)
    page = book["Cơ sở"]
    columns = {str(page.cell(1, n).value): n for n in range(1, page.max_column + 1)}
    assert str(page.cell(2, columns["Nguyên văn dòng"]).value).replace(" |", "") == "Lưu lượng: 12,5"
    page.cell(2, columns["Tổng lưu lượng nước thải (m³/ngày)"]).value = 12.5
    page.cell(2, columns["Nguyên văn dòng"]).value = None
    book.save(back)

    loading = load_files([path, back])
    assert asked(loading) == []
    assert rejected(loading) == []
    assert run(["register", "import", str(back), "--to", str(register)]) == 0
    rows = load_files([register]).register.tables["facilities"].to_pylist()
    assert [(row["facility_id"], str(row["wastewater_m3_day"])) for row in rows] == [("GD-01", "12.500000")]
    assert not (register / "rejected_rows.csv").exists()


def test_a_form_of_which_every_label_is_left_out_is_none(tmp_path: Path) -> None:
    labels = {line.partition(":")[0].replace(" ", "_"): "-" for line in FACILITY}
    assert asked(load(text_form(tmp_path, TITLE, *FACILITY), **labels)) == [(None, "unknown-file")]
