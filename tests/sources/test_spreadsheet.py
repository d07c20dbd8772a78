"""Every workbook becomes the cells that a person sees, with their types and lines."""

import struct
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from workbook_files import (
    cells_in,
    compound,
    read,
    record,
    rows_in,
    rows_of,
    styles_of,
    xls_stream,
    xlsx_parts,
    zipped,
)

from compliance.sources.files.workbooks.xlsx_book import read_book
from compliance.sources.files.workbooks.xlsx_plain import read_plain_sheets
from compliance.sources.files.workbooks.xlsx_sheet import read_sheet
from compliance.sources.files.workbooks.zip_parts import ZipParts
from compliance.sources.grid import Span

DAY, MOMENT = date(2025, 6, 5), datetime(2025, 6, 5, 8, 30)  # noqa: DTZ001
TYPED = [None, 3, Decimal("3.46"), Decimal("0.3"), True, DAY, MOMENT, time(8, 30), timedelta(hours=30), "003"]


def write_xlsx(path: Path, *, is_1904: bool) -> None:
    workbook = openpyxl.Workbook()
    workbook.epoch = CALENDAR_MAC_1904 if is_1904 else workbook.epoch
    sheet = workbook.worksheets[0]
    for column, value in enumerate(TYPED, start=1):
        sheet.cell(4, column, 0.1 + 0.2 if value == Decimal("0.3") else value)
    sheet["F4"].number_format, sheet["G4"].number_format = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
    workbook.save(path)


def write_xls(path: Path, *, is_1904: bool) -> None:
    workbook = xlwt.Workbook()
    workbook.dates_1904 = is_1904
    sheet = workbook.add_sheet("S")
    formats = {5: "dd/mm/yyyy", 6: "dd/mm/yyyy hh:mm", 7: "hh:mm"}
    for column, value in enumerate(TYPED):
        style = xlwt.easyxf(num_format_str=formats.get(column, "General"))
        if isinstance(value, timedelta):
            sheet.write(3, column, 1.25, xlwt.easyxf(num_format_str="[h]:mm"))
        elif value is not None:
            sheet.write(3, column, float(value) if isinstance(value, Decimal) else value, style)
    workbook.save(str(path))


def write_ods(path: Path) -> None:
    document, table, row = OpenDocumentSpreadsheet(), Table(name="S"), TableRow()
    table.addElement(TableRow(numberrowsrepeated=3))
    stored = [
        {}, {"valuetype": "float", "value": "3"}, {"valuetype": "float", "value": "3.46"},
        {"valuetype": "float", "value": "0.30000000000000004"},
        {"valuetype": "boolean", "booleanvalue": "true"}, {"valuetype": "date", "datevalue": "2025-06-05"},
        {"valuetype": "date", "datevalue": "2025-06-05T08:30:00"},
        {"valuetype": "time", "timevalue": "PT08H30M00S"}, {"valuetype": "time", "timevalue": "PT30H00M00S"},
    ]  # fmt: skip
    for attributes in stored:
        row.addElement(TableCell(**attributes))
    cell = TableCell(valuetype="string")
    cell.addElement(P(text="003"))
    row.addElement(cell)
    table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save(str(path))


@pytest.mark.parametrize("is_1904", [False, True], ids=["1900", "1904"])
@pytest.mark.parametrize("suffix", ["xlsx", "xls"])
def test_values_keep_their_types_and_lines(tmp_path: Path, suffix: str, is_1904: bool) -> None:
    path = tmp_path / f"so.{suffix}"
    (write_xlsx if suffix == "xlsx" else write_xls)(path, is_1904=is_1904)
    grids, problems = read(path)
    assert problems == []
    assert [(grid.path, grid.epoch, grid.notes) for grid in grids] == [("f", 1904 if is_1904 else 1900, [])]
    assert grids[0].rows == [(4, TYPED)]
    assert [type(cell) for cell in grids[0].rows[0][1]] == [type(cell) for cell in TYPED]


def test_values_of_ods_keep_their_types_and_lines(tmp_path: Path) -> None:
    write_ods(tmp_path / "so.ods")
    grids, problems = read(tmp_path / "so.ods")
    assert problems == []
    assert [(grid.sheet, grid.epoch, grid.notes) for grid in grids] == [("S", 1900, [])]
    assert grids[0].rows == [(4, TYPED)]
    assert [type(cell) for cell in grids[0].rows[0][1]] == [type(cell) for cell in TYPED]


def test_the_name_of_a_file_does_not_tell_what_it_is(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "so.xls", is_1904=False)
    write_xls(tmp_path / "so.ods", is_1904=False)
    write_ods(tmp_path / "so.xlsx")
    assert rows_in(tmp_path / "so.xls") == rows_in(tmp_path / "so.ods") == rows_in(tmp_path / "so.xlsx")


def test_merged_ranges_hold_one_value_and_hide_none(tmp_path: Path) -> None:
    rows = (
        '<row r="2"><c r="B2"><v>1</v></c><c r="C2"><v>1</v></c></row>'
        '<row r="3"><c r="B3"><v>2</v></c><c r="D3"><v>3</v></c></row><row r="4"><c r="B4"><v>1</v></c></row>'
    )
    after = '<mergeCells><mergeCell ref="B2:C4"/></mergeCells>'
    grids, problems = read(tmp_path / "f", zipped(xlsx_parts(rows, after=after)))
    assert problems == []
    assert grids[0].spans == [Span(2, 2, 4, 3)]
    assert rows_of(grids[0]) == [(2, [None, 1]), (3, [None, ("merged-value", "2"), None, 3])]


@pytest.mark.parametrize("suffix", ["xlsx", "xls"])
def test_what_is_hidden_is_read_and_told(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / "f"
    if suffix == "xlsx":
        book = openpyxl.Workbook()
        first, second, third = book.worksheets[0], book.create_sheet("2"), book.create_sheet("3")
        for row in range(1, 8):
            first.append([row, "x"])
        for line in (2, 3, 5, 9):
            first.row_dimensions[line].hidden = True
        first.column_dimensions["B"].hidden = first.column_dimensions["D"].hidden = True
        second["A1"], second.sheet_state, third.sheet_state = 1, "hidden", "veryHidden"
        book.save(path)
    else:
        old = xlwt.Workbook()
        sheet = old.add_sheet("Sheet")
        for row in range(7):
            sheet.write(row, 0, row + 1)
            sheet.write(row, 1, "x")
        for line in (2, 3, 5, 9):
            sheet.row(line - 1).hidden = True
        sheet.col(1).hidden = sheet.col(3).hidden = True
        hidden, very_hidden = old.add_sheet("2"), old.add_sheet("3")
        hidden.write(0, 0, 1)
        hidden.visibility, very_hidden.visibility = 1, 2
        old.save(str(path))
    grids, problems = read(path)
    assert problems == []
    assert [rows_of(grid) for grid in grids] == [[(row, [row, "x"]) for row in range(1, 8)], [(1, [1])], []]
    assert [[note.en for note in grid.notes] for grid in grids] == [
        ["hidden rows are read too: 2-3, 5", "hidden columns are read too: B"],
        ["a hidden sheet, which is read too"],
        ["a hidden sheet, which is read too"],
    ]


def test_rows_hidden_by_default_are_told(tmp_path: Path) -> None:
    parts = xlsx_parts(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="0"><c r="A2"><v>2</v></c></row>'
    )
    part = "xl/worksheets/sheet1.xml"
    parts[part] = parts[part].replace(b"<sheetData>", b'<sheetFormatPr zeroHeight="1"/><sheetData>')
    grids, problems = read(tmp_path / "f", zipped(parts))
    assert problems == []
    assert [note.en for note in grids[0].notes] == ["hidden rows are read too: 1"]


def test_comments_are_told_but_not_those_of_our_own_workbooks(tmp_path: Path) -> None:
    for author, told in (("", []), ("Lò Thị B", ["comments"])):
        book = openpyxl.Workbook()
        book.worksheets[0]["A1"] = "x"
        book.worksheets[0]["A1"].comment = Comment("đã sửa thành 12", author)
        book.save(tmp_path / "so.xlsx")
        grids, problems = read(tmp_path / "so.xlsx")
        assert (problems, [note.code for note in grids[0].notes]) == ([], told)


def test_charts_macros_and_links_are_told_and_left_alone(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = 1
    book.create_chartsheet("Biểu đồ").add_chart(BarChart())
    target = BytesIO()
    book.save(target)
    with_macros = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<x/>"}
    parts = ZipParts(target.getvalue())
    content = zipped({name: parts.read(name) for name in parts.names()} | with_macros)
    grids, problems = read(tmp_path / "f", content)
    assert problems == []
    assert [(grid.sheet, rows_of(grid)) for grid in grids] == [("Sheet", [(1, [1])])]
    assert [note.code for note in grids[0].notes] == ["sheet-without-cells", "macros", "external-links"]


def test_other_spellings_of_a_sheet_are_read_too(tmp_path: Path) -> None:
    rows = (
        "<row><c><v>1</v></c><c t='inlineStr'><is><t>x</t></is></c><c t='d' s='1'><v>2025-06-05</v></c></row>"
    )
    expected = [1, "x", DAY]
    assert cells_in(tmp_path / "f", zipped(xlsx_parts(rows))) == expected
    parts = xlsx_parts(rows)
    part = "xl/worksheets/sheet1.xml"
    prefixed = parts[part].decode().replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    assert cells_in(tmp_path / "f", zipped(parts | {part: prefixed.encode()})) == expected
    utf_16 = parts[part].decode().encode("utf-16")
    assert cells_in(tmp_path / "f", zipped(parts | {part: utf_16})) == expected


def test_parts_may_have_other_names_and_case(tmp_path: Path) -> None:
    parts = xlsx_parts(
        '<row r="1"><c r="A1" s="1"><v>45813</v></c><c r="B1" t="s"><v>0</v></c></row>', texts=["<t>x</t>"]
    )
    relations = parts["xl/_rels/workbook.xml.rels"].decode()
    for name in ("styles", "sharedStrings", "worksheets/sheet1"):
        parts[f"XL\\other/{name}.XML"] = parts.pop(f"xl/{name}.xml")
        relations = relations.replace(f'"{name}.xml"', f'"/xl/other/{name}.xml"')
    parts["xl/_rels/workbook.xml.rels"] = relations.encode()
    assert cells_in(tmp_path / "f", zipped(parts)) == [DAY, "x"]


def test_stray_formats_far_away_are_no_cells(tmp_path: Path) -> None:
    rows = (
        '<row r="3"><c r="B3"><v>1</v></c><c r="XFD3" s="1"/></row>'
        '<row r="1048576"><c r="A1048576" s="1"/></row>'
    )
    assert rows_in(tmp_path / "f", zipped(xlsx_parts(rows))) == [(3, [None, 1])]


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12)
LOOKS = (
    ("General", "Arial"), ("dd/mm/yyyy", "Arial"), ("#,##0.0", "Times New Roman"), ("h:mm", "Arial"),
    ("0%", "Arial"), ("00000", "Arial"), ("mmm-yy", "Arial"), ("[h]:mm", "Arial"), ('0" m3"', "Arial"),
    ("General", ".VnTime"),
)  # fmt: skip


@st.composite
def spelled_cells(draw: st.DrawFn) -> str:
    """Return a cell as Excel spells it, without its reference."""
    style = draw(st.sampled_from(["", *(f' s="{i}"' for i in range(len(LOOKS) + 1))]))
    kind = draw(st.sampled_from(["n", "s", "inlineStr", "b", "e", "blank", "formula"]))
    number = draw(st.one_of(st.integers(-10, 60_000), st.floats(-10, 60_000), st.floats(allow_nan=False)))
    text = draw(TEXTS).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    match kind:
        case "n":
            return f"{style}><v>{number!r}</v></c>"
        case "s":
            return f'{style} t="s"><v>{draw(st.integers(0, 2))}</v></c>'
        case "inlineStr":
            return f'{style} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
        case "b":
            return f'{style} t="b"><v>{draw(st.integers(0, 1))}</v></c>'
        case "e":
            return f'{style} t="e"><v>#N/A</v></c>'
        case "formula":
            return f"{style}><f>1+1</f><v>{number!r}</v></c>"
        case _:
            return f"{style}/>"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(spelled_cells(), max_size=5), max_size=5), st.booleans())
def test_the_fast_reading_says_what_the_careful_one_does(rows: list[list[str]], is_1904: bool) -> None:
    spelled = "".join(
        f'<row r="{3 * line}">'
        + "".join(f'<c r="{chr(65 + i)}{3 * line}"{cell}' for i, cell in enumerate(cells))
        + "</row>"
        for line, cells in enumerate(rows, start=1)
    )
    texts = ["<t>a&amp;b</t>", '<t xml:space="preserve"> Cơ  sở </t>', "<t></t>"]
    first_day = '<workbookPr date1904="1"/>' if is_1904 else ""
    parts = xlsx_parts(spelled, texts=texts, styles=styles_of(*LOOKS), of_workbook=first_day)
    book = read_book(ZipParts(zipped(parts)))
    careful = read_sheet(book, book.sheets[0].part)
    plain = read_plain_sheets(book).get(0)
    if plain is not None:
        assert (plain.rows, plain.spans) == (careful.rows, careful.spans)
        assert [[type(cell) for cell in cells] for _, cells in plain.rows] == [
            [type(cell) for cell in cells] for _, cells in careful.rows
        ]
    else:
        is_usual = not any(mark in spelled for mark in ('t="e"', "<f>", "s=", "_x", "e+", "e-", "<v>-"))
        assert not is_usual


def test_a_usual_sheet_is_read_the_fast_way_and_any_other_with_care() -> None:
    usual = (
        '<row r="1" spans="1:4" ht="15" hidden="1"><c r="A1" t="s"><v>0</v></c>'
        '<c r="B1" s="1"><v>45813</v></c>'
        '<c r="C1"><v>1.5</v></c><c r="D1" t="b"><v>1</v></c></row>'
    )
    after = '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'

    def is_plain(rows: str, text: str = "<t>x</t>", styles: str = styles_of(("dd/mm/yyyy", "Arial"))) -> bool:
        parts = xlsx_parts(rows, texts=[text], styles=styles, after=after)
        return 0 in read_plain_sheets(read_book(ZipParts(zipped(parts))))

    assert is_plain(usual)
    careful = ['<c r="E1"><f>1</f><v>1</v></c>', '<c r="E1" t="e"><v>#N/A</v></c>', '<c r="A1"><v>1</v></c>',
               '<c r="E2"><v>1</v></c>', '<c r="E1" s="1"><v>0.5</v></c>',
               '<c r="E1" t="inlineStr"><is><t>&#x;</t></is></c>',
        '<c r="E1" t="str"><v>a]]>b</v></c>',
        '<c r="E1" t="str"><v>a\x01b</v></c>',
               '<c r="E1" s="2"><v>1</v></c>', "<!-- x -->", '<c r="E1" s = "1"><v>1</v></c>']  # fmt: skip
    assert [is_plain(usual.replace("</row>", f"{cell}</row>")) for cell in careful] == [False] * len(careful)
    assert not is_plain(usual, "<r><rPr><rFont val='.VnTime'/></rPr><t>x</t></r>")
    assert not is_plain(usual, styles=styles_of(("mmm-yy", "Arial")))
    assert not is_plain(usual, styles=styles_of(("dd/mm/yyyy", "Wingdings")))
    old = styles_of(("dd/mm/yyyy", "Arial")).replace('"Arial"', '".VnTime"', 1)
    assert not is_plain(usual, styles=old)


def test_names_of_sheets_and_places_are_told(tmp_path: Path) -> None:
    grids, _ = read(
        tmp_path / "f", compound(xls_stream(b"", b"", record(0x0203, struct.pack("<HHHd", 4, 1, 0, 2))))
    )
    assert [(grid.name, rows_of(grid)) for grid in grids] == [("f[S0]", []), ("f[S1]", [(5, [None, 2])])]
    assert str(grids[1].place(5, 2)) == "f[S1]:5:2"
