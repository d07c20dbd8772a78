"""The half-year report: it opens, has the department's form, and its numbers are the scorecard's."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.oxml.ns import qn
from docx.shared import Pt
from small_plan import BOOK, HOSTILE, card_of, write_book, write_register

from compliance.cli.program import run
from compliance.plan.scorecard import Scorecard
from compliance.report.plan_docx import plan_docx


def read(card: Scorecard) -> Paper:
    return Document(BytesIO(plan_docx(card)))


@pytest.fixture(scope="module")
def paper(rich_card: Scorecard) -> Paper:
    return read(rich_card)


def texts(paper: Paper) -> list[str]:
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in paper.paragraphs), *cells]


def rows_of(paper: Paper, *heads: str) -> list[list[str]]:
    """Return the rows of all tables with these heads."""
    found = []
    for table in paper.tables:
        first, *rows = [[cell.text for cell in row.cells] for row in table.rows]
        if first == list(heads):
            found += rows
    return found


def test_the_parts_of_the_form_are_there(paper: Paper) -> None:
    told = texts(paper)
    head = "\n".join(cell.text for cell in paper.tables[0].rows[0].cells)
    for text in (
        "UBND TỈNH LAI CHÂU", "SỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG", "Số: «...»/BC-SNNMT", "DỰ THẢO",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Lai Châu, ngày «...» tháng «...» năm «...»",
    ):  # fmt: skip
        assert text in head
    assert "BÁO CÁO" in told
    headings = [p.text for p in paper.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert [heading.partition(".")[0] for heading in headings] == [
        "I", "II", "III", "IV", "V", "VI", "PHỤ LỤC",
    ]  # fmt: skip
    foot = [cell.text for cell in paper.tables[-2].rows[0].cells]
    assert foot[0].startswith("Nơi nhận:")
    assert foot[1].startswith("GIÁM ĐỐC")


def test_the_page_is_as_the_decree_has_it(paper: Paper) -> None:
    section = paper.sections[0]
    sides = (
        section.page_width, section.page_height, section.top_margin, section.bottom_margin,
        section.left_margin, section.right_margin,
    )  # fmt: skip
    assert [round(side.mm) for side in sides if side is not None] == [210, 297, 20, 20, 30, 15]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml


def test_every_letter_is_in_the_one_font(paper: Paper) -> None:
    for name, size in (("Normal", Pt(14)), ("Heading 1", Pt(14)), ("Heading 2", Pt(14)), ("Ô bảng", Pt(12))):
        style = paper.styles[name]
        assert style.font.size == size
        base = style if name != "Ô bảng" else style.base_style
        fonts = base.element.rPr.rFonts
        assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "eastAsia", "cs")} == {
            "Times New Roman"
        }
    assert {run.font.name for p in paper.paragraphs for run in p.runs} == {None}


def test_heads_of_tables_are_repeated_and_short_rows_kept(paper: Paper) -> None:
    for table in (*paper.tables[1:-2], paper.tables[-1]):
        first, *others = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in others)


def test_the_numbers_are_the_scorecards(rich_card: Scorecard, paper: Paper) -> None:
    told = "\n".join(texts(paper))
    assert f"Kế hoạch có {len(rich_card.clauses)} nội dung" in told
    assert (
        "Có 4 chỉ tiêu được theo dõi, trong đó 4 chỉ tiêu có mục tiêu bằng số: đạt mục tiêu: 1; chưa đạt "
        "mục tiêu: 1; chưa đủ căn cứ kết luận: 1; chưa xác định, thiếu số liệu đủ căn cứ: 1." in told
    )
    rows = rows_of(paper, "TT", "Chỉ tiêu", "Mục tiêu", "Kết quả", "Mức trên đường thẳng", "Đánh giá")
    assert len(rows) == len(rich_card.indicators)
    assert rows[0][1:] == [
        "Cụm đạt quy chuẩn\n(I.4.c.1-a)", "50%\nđến 31/12/2030",
        "từ 33,3% đến 66,7%\n1/3 cơ sở\ntính đến 23/11/2026\nNguồn: hồ sơ các cơ sở trong sổ",
        "", "Chưa đủ căn cứ kết luận",
    ]  # fmt: skip
    assert rows[1][3] == "chưa rõ"
    annex = rows_of(paper, "TT", "Chỉ tiêu", "Đơn vị", "Cách tính", "Cơ quan giữ số liệu")
    assert len(annex) == len(rich_card.indicators)
    assert annex[0][1:] == [
        "Cụm đạt quy chuẩn\n(I.4.c.1-a)", "%",
        "Tử số: Cụm đạt; mẫu số: Cụm đang hoạt động\nĐếm cụm", "Sổ",
    ]  # fmt: skip
    late = rows_of(paper, "Số", "Cơ quan thực hiện", "Thời hạn", "Tình trạng", "Khó khăn, vướng mắc")
    assert late == [
        ["T1", HOSTILE, "31/12/2025", "Đang thực hiện", HOSTILE],
        ["T1", "Sở Nông nghiệp và Môi trường", "31/12/2025", "Chưa có báo cáo trong sổ", ""],
    ]


def test_clauses_of_part_two_stand_with_their_state(paper: Paper) -> None:
    rows = rows_of(paper, "Số", "Kế hoạch yêu cầu", "Tình trạng")
    assert {row[0]: row[2] for row in rows} == {
        "II.5.c.8-b": "Nước thất thoát: Số liệu: 15%, tính đến 31/12/2025; Mục tiêu: 20%, đến 31/12/2030; "
        "Đạt mục tiêu",
        "II.6.1": "WW-01 Xả vượt: Chưa đạt: 2; Chưa đủ căn cứ kết luận: 1; Đạt: 1",
        "II.6.2-a": "Kiểm tra trực tiếp: xem mục V",
    }


def test_what_differs_and_what_is_looked_up_have_their_sections(paper: Paper) -> None:
    assert rows_of(paper, "Chỉ tiêu", "Số liệu công bố", "Nguồn", "Theo hồ sơ trong sổ") == [
        ["Cụm đạt quy chuẩn", "99%\n30/06/2026", HOSTILE, "từ 33,3% đến 66,7%"]
    ]
    assert rows_of(paper, "Số", "Nội dung cần làm rõ", "Cơ quan báo cáo") == [
        ["III.8.2-a", "Báo không phát sinh, nhưng nhiệm vụ không có điều kiện «nếu có»", "UBND xã Bình Lư"]
    ]
    assert rows_of(paper, "Số", "Nội dung tra cứu", "Kết quả") == [
        ["II.6.2-a", "Tra sổ của Sở", "«...»"], ["T1", "Tra sổ của Sở", "«...»"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "half"),
    [(date(2026, 6, 30), "6 tháng đầu năm 2026"), (date(2026, 7, 1), "6 tháng cuối năm 2026")],
)
def test_the_half_year_follows_from_the_day(tmp_path: Path, day: date, half: str) -> None:
    told = texts(read(card_of(tmp_path, day)))
    about = f"Tình hình thực hiện Kế hoạch số 2443/KH-UBND ngày 29/5/2025 của Ủy ban nhân dân tỉnh {half}"
    assert about in told
    assert "Theo sổ theo dõi, không có nhiệm vụ nào quá hạn." in told
    assert any(text.startswith("Có 1 đầu việc đã hết hạn") for text in told)
    assert any("kỳ báo cáo: từ ngày «...» đến ngày «...»" in text for text in told)


def test_the_same_bytes_twice_and_no_clock(rich_card: Scorecard) -> None:
    data = plan_docx(rich_card)
    assert data == plan_docx(rich_card)
    properties = Document(BytesIO(data)).core_properties
    assert (properties.created.year, properties.modified.year) == (1980, 1980)


def test_the_command_writes_the_report_in_vietnamese_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules, register = write_book(tmp_path / "rules", BOOK, {}), write_register(tmp_path / "register")
    output = tmp_path / "plan.docx"
    told = ["plan", str(register), "--rules", str(rules), "--format", "docx"]
    assert run([*told, "--output", str(output), "--lang", "en"]) == 2
    assert "Vietnamese only" in capsys.readouterr().err
    assert run(told) == 2
    assert "a document cannot be printed" in capsys.readouterr().err
    assert not output.exists()
    assert run([*told, "--output", str(output)]) == 0
    assert "BÁO CÁO" in texts(Document(str(output)))
