"""The workbook for officers: which finding stands on which sheet, cells of their kind, ready to print."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from compliance.cli.program import run
from compliance.report.workbook_page import FIRST_ROW

NORM = "{instrument: 45/2022/NĐ-CP, provision: Article 1, checked: 2026-11-23, confidence: read}"
PENAL = (
    "{instrument: 1/2022/NĐ-CP, provision: 'point a, clause 2, Article 3', checked: 2026-11-23,"
    " confidence: read}"
)
LIMITED = "addressee: [enterprise]\nact: decree.a\nlimitation: {years: 2, from: sampled}\n"
RULES = {
    "instruments.yaml": "instruments:\n  45/2022/NĐ-CP:\n    title: {vi: Nghị định, en: Decree}\n"
    "    in_force_from: 2022-08-25\n"
    "  1/2022/NĐ-CP:\n    title: {vi: Nghị định về xử phạt, en: Decree on fines}\n"
    "    in_force_from: 2022-08-25\n    is_penal: true\n",
    "fines.yaml": "penalties: fines\ntitle: {vi: M, en: F}\nunit: million VND\n"
    "values:\n  - from: 2022-08-25\n"
    f"    times: {{individual: 1, organisation: 2}}\n    table: {{a: 400-500}}\n    citation: {NORM}\n",
}
TEMPLATE = """\
id: {id}
title: {{vi: Lỗi {id}, en: Fault {id}}}
severity: major
citations: [{norm}, {penal}]
since: 2022-08-25
subject: {subject}
{more}"""
SAID = "message: {vi: '{facility.name}', en: '{facility.name}'}\nremedy: {vi: Sửa, en: Mend, days: 30}\n"
WITHIN = "requires: {r: value <= one(l.upper for l in permit_limits)}\n"
FIRM = f"addressee: [enterprise]\n{SAID}"
BODIES = {
    "WW-01": ("measurement", f"{WITHIN}{LIMITED}penalty: {{table: fines, key: a}}\n{SAID}"),
    "WW-02": ("facility", f"requires: {{r: wastewater_m3_day <= 100}}\n{FIRM}"),
    "WW-03": ("facility", f"requires: {{r: known(commune_code)}}\naddressee: [department]\n{SAID}"),
    "WW-04": ("facility", "ask: {vi: Xem nhật ký, en: Look at the log}\n"),
    "WW-05": ("facility", f"requires: {{r: occupancy_percent > 5 and emission_m3_hour > 5}}\n{FIRM}"),
    "WW-06": ("facility", f"requires: {{r: occupancy_percent > 5}}\n{FIRM}"),
}
REGISTER = {
    "register.yaml": "title: Thử\nas_of: 2026-11-24\n",
    "operators.csv": "operator_id,name,kind\nA,Công ty,enterprise\n",
    "facilities.csv": "facility_id,name,operator_id,wastewater_m3_day,commune_code\n"
    "F1,=1+1,A,200,03388\nF2,Nhà máy,A,50,\n",
    "outlets.csv": "outlet_id,facility_id\nO1,F1\n",
    "permit_limits.csv": "limit_id,facility_id,outlet_id,parameter,upper,unit,valid_from\n"
    "L1,F1,O1,COD,50,mg/L,2020-01-01\n",
    "measurements.csv": "measurement_id,facility_id,outlet_id,parameter,sampled_on,value,unit,"
    "evidence_grade\nM1,F1,O1,COD,2026-01-05,90.5,mg/L,official\n",
    "coverage.csv": "coverage_id,record_kind\nC1,permit_limits\n",
}


@pytest.fixture
def book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Workbook:
    register, rules = tmp_path / "register", tmp_path / "rules"
    for folder, files in ((register, REGISTER), (rules, RULES)):
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    for rule_id, (subject, more) in BODIES.items():
        text = TEMPLATE.format(id=rule_id, norm=NORM, penal=PENAL, subject=subject, more=more)
        (rules / f"{rule_id}-x.yaml").write_text(text, encoding="utf-8")
    paths = [tmp_path / "one.xlsx", tmp_path / "two.xlsx"]
    for path in paths:
        code = run(["check", str(register), "--rules", str(rules), "--format", "xlsx", "--output", str(path)])
        assert code == 1, capsys.readouterr().err
    assert paths[0].read_bytes() == paths[1].read_bytes(), "same inputs, same bytes"
    return load_workbook(paths[0])


def rows(page: Worksheet) -> list[dict[str, object]]:
    """Return the rows below the headings, by heading."""
    headings = [cell.value for cell in page[FIRST_ROW]]
    lines = page.iter_rows(min_row=FIRST_ROW + 1)
    return [{str(h): cell.value for h, cell in zip(headings, line, strict=True)} for line in lines]


def test_every_finding_stands_on_its_sheet(book: Workbook) -> None:
    assert book.sheetnames == [
        "Đề nghị kiểm tra, xử lý", "Kiến nghị khắc phục", "Cơ quan quản lý làm rõ", "Nội dung cần làm rõ",
        "Kiểm tra trực tiếp", "Căn cứ, tài liệu", "Căn cứ pháp lý",
    ]  # fmt: skip
    lists = {name: rows(book[name]) for name in book.sheetnames[:3]}
    placed = {name: {(r["Mã cơ sở"], r["Tiêu chí"]) for r in found} for name, found in lists.items()}
    assert placed == {
        "Đề nghị kiểm tra, xử lý": {("F1", "WW-01")},
        "Kiến nghị khắc phục": {("F1", "WW-02")},
        "Cơ quan quản lý làm rõ": {("F2", "WW-03")},
    }
    assert {(r["Mã cơ sở"], r["Nội dung kiểm tra"]) for r in rows(book["Kiểm tra trực tiếp"])} == {
        ("F1", "Xem nhật ký"), ("F2", "Xem nhật ký"),
    }  # fmt: skip
    assert {r["Lý do chưa đề nghị xử phạt"] for r in rows(book["Kiến nghị khắc phục"])} == {
        "tiêu chí chưa xác định hành vi bị xử phạt"
    }


def test_the_questions_that_settle_the_most_come_first(book: Workbook) -> None:
    asked = [
        (r["Mã cơ sở"], r["Nội dung cần làm rõ"], r["Số kết quả giải quyết được"], r["Số kết quả liên quan"])
        for r in rows(book["Nội dung cần làm rõ"])
    ]
    assert asked == [
        ("F1", "số liệu «Tỷ lệ lấp đầy»", 1, 2), ("F2", "số liệu «Tỷ lệ lấp đầy»", 1, 2),
        ("F1", "số liệu «Lưu lượng khí thải phải xử lý»", 1, 1),
        ("F2", "số liệu «Lưu lượng khí thải phải xử lý»", 1, 1),
    ]  # fmt: skip


def test_dates_and_numbers_are_such_and_no_text_is_a_formula(book: Workbook) -> None:
    page = book["Đề nghị kiểm tra, xử lý"]
    (row,) = rows(page)
    barred = row["Thời hiệu đến hết ngày"]
    assert isinstance(barred, datetime)
    assert barred.date() == date(2028, 1, 5)
    assert row["Nội dung phát hiện"] == "=1+1"
    assert row["Điều khoản xử phạt"] == "điểm a khoản 2 Điều 3 Nghị định 1/2022/NĐ-CP"
    assert (row["Khung phạt cá nhân (triệu đồng)"], row["Khung phạt tổ chức (triệu đồng)"]) == (
        "400 - 500", "800 - 1.000",
    )  # fmt: skip
    evidence = {(r["Bản ghi"], r["Trường số liệu"]): r["Giá trị"] for r in rows(book["Căn cứ, tài liệu"])}
    assert evidence["Kết quả quan trắc: M1", "Giá trị đo"] == 90.5
    shown = {cell.value: cell.number_format for (cell,) in book["Căn cứ, tài liệu"]["F6:F60"]}
    assert (shown[90.5], shown[200]) == ("#,##0.0", "#,##0")
    assert all(cell.data_type != "f" for sheet in book for line in sheet.iter_rows() for cell in line)


def test_every_sheet_can_be_filtered_scrolled_and_printed(book: Workbook) -> None:
    for page in book:
        assert page.freeze_panes == f"A{FIRST_ROW + 1}"
        assert page.auto_filter.ref.startswith(f"A{FIRST_ROW}:")
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert page.page_setup.fitToWidth == 1
        assert page.print_title_rows == f"${FIRST_ROW}:${FIRST_ROW}"
        assert page["A1"].value == str(page["A1"].value).upper()


def test_a_workbook_needs_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(tmp_path), "--format", "xlsx"]) == 2
    assert "--format xlsx: give --output FILE" in capsys.readouterr().err
