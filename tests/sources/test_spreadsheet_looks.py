"""What is struck out, above or below the line changes what a cell says, in every kind of workbook alike."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlwt
from hypothesis import assume, given
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TextProperties
from odf.table import Table, TableCell, TableRow
from odf.text import P, Span
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from typed_cells import SAID, column, read
from workbook_files import (
    cells_in,
    ods_parts,
    rows_in,
    styles_of,
    xlsx_parts,
    zipped,
)

from compliance.sources.cells.number_text import readings
from compliance.sources.files.workbooks.cell_text import read_text
from compliance.sources.files.workbooks.face import Face
from compliance.sources.files.workbooks.xlsx_book import read_book
from compliance.sources.files.workbooks.xlsx_plain import read_plain_sheets
from compliance.sources.files.workbooks.zip_parts import ZipParts
from compliance.sources.grid import Doubt
from compliance.sources.notation import Notation
from compliance.sources.registers.loading import Loading, load_files
from compliance.sources.sheets.column_mapping import ColumnMapping

Text = Sequence[tuple[str, str]]
"""Stretches of text, each `struck`, `above`, `below` or, where that is blank, plain."""
Styled = tuple[object, str]
"""A value, and how its cell's style makes it look."""
Row = Sequence[Text | Styled | str]
DAY = date(2025, 12, 31)


def write_xlsx(path: Path, rows: Sequence[Row]) -> None:
    runs = {
        "struck": InlineFont(strike=True), "above": InlineFont(vertAlign="superscript"),
        "below": InlineFont(vertAlign="subscript"), "": InlineFont(rFont="Arial"),
    }  # fmt: skip
    fonts = {"struck": Font(strike=True), "above": Font(vertAlign="superscript"), "": Font()}
    book = openpyxl.Workbook()
    for line, row in enumerate(rows, start=1):
        for number, cell in enumerate(row, start=1):
            made = book.worksheets[0].cell(line, number)
            if isinstance(cell, str):
                made.value = cell
            elif isinstance(cell, tuple):
                made.value, made.font = cell[0], fonts[str(cell[1])]  # type: ignore[assignment]
            else:
                made.value = CellRichText(*(TextBlock(runs[look], text) for text, look in cell))
    book.save(path)


def write_xls(path: Path, rows: Sequence[Row]) -> None:
    fonts = {
        "struck": "font: struck_out true", "above": "font: escapement superscript",
        "below": "font: escapement subscript", "": "",
    }  # fmt: skip
    styles = {look: xlwt.easyxf(font) for look, font in fonts.items()}
    of_days = xlwt.easyxf(fonts["struck"], num_format_str="dd/mm/yyyy")
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("S")
    for line, row in enumerate(rows):
        for number, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write(line, number, cell)
            elif isinstance(cell, tuple):
                is_day = isinstance(cell[0], date)
                sheet.write(line, number, cell[0], of_days if is_day else styles[str(cell[1])])
            else:
                sheet.write_rich_text(line, number, [(text, styles[look].font) for text, look in cell])
    book.save(str(path))


def write_ods(path: Path, rows: Sequence[Row]) -> None:
    document, table = OpenDocumentSpreadsheet(), Table(name="S")
    looks = {
        "struck": {"textlinethroughstyle": "solid", "textlinethroughtype": "double"},
        "above": {"textposition": "super 58%"}, "below": {"textposition": "-33% 58%"},
        "": {"textposition": "0% 100%", "textlinethroughtype": "none"},
    }  # fmt: skip
    for family, prefix in (("text", "T"), ("table-cell", "C")):
        for look, said in looks.items():
            style = Style(name=prefix + look, family=family)
            style.addElement(TextProperties(**said))
            document.automaticstyles.addElement(style)
    for row in rows:
        line = TableRow()
        for cell in row:
            made = TableCell(valuetype="string")
            if isinstance(cell, str):
                made.addElement(P(text=cell))
            elif isinstance(cell, tuple):
                made = _ods_value(cell[0], f"C{cell[1]}")
            else:
                paragraph = P()
                for text, look in cell:
                    paragraph.addElement(Span(stylename=f"T{look}", text=text))
                made.addElement(paragraph)
            line.addElement(made)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(str(path))


def _ods_value(value: object, style: str) -> TableCell:
    if isinstance(value, bool):
        return TableCell(valuetype="boolean", booleanvalue=str(value).lower(), stylename=style)
    if isinstance(value, date):
        return TableCell(valuetype="date", datevalue=value.isoformat(), stylename=style)
    if isinstance(value, int | float):
        return TableCell(valuetype="float", value=str(value), stylename=style)
    cell = TableCell(valuetype="string", stylename=style)
    cell.addElement(P(text=str(value)))
    return cell


WRITERS = {"xlsx": write_xlsx, "xls": write_xls, "ods": write_ods}
Write = Callable[[Path, Sequence[Row]], None]
in_every_format = pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS.keys())

STRUCK: list[tuple[Text | Styled, object]] = [
    ([("12,5", "struck"), ("15", "")], ("struck-out", "12,515")),
    ([("15", ""), ("12,5", "struck")], ("struck-out", "1512,5")),
    ([("Trại lợn", "struck"), (" ", ""), ("đã đóng", "struck")], ("struck-out", "Trại lợn đã đóng")),
    ([("15", ""), ("  ", "struck")], "15"),
    ([(" ", "struck"), ("15", "")], "15"),
    (("Trại lợn", "struck"), ("struck-out", "Trại lợn")),
    (("12,5", "struck"), ("struck-out", "12,5")),
    ((12.5, "struck"), ("struck-out", "12.5")),
    ((True, "struck"), ("struck-out", "True")),
    ((DAY, "struck"), ("struck-out", "2025-12-31")),
    ((12.5, ""), Decimal("12.5")),
]
RAISED: list[tuple[Text | Styled, object]] = [
    ([("m", ""), ("3", "above"), ("/ngày", "")], "m³/ngày"),
    ([("Diện tích (km", ""), ("2 ", "above"), (")", "")], "Diện tích (km² )"),
    ([("Nm", ""), ("3", "above")], "Nm³"),
    ([("10", ""), ("3", "above")], "10³"),
    ([("2,5 x10", ""), ("-6", "above")], "2,5 x10⁻⁶"),
    ([("SO", ""), ("4", "below"), ("2-", "above")], "SO4²⁻"),
    ([("NH4", ""), ("+", "above"), ("-N", "")], "NH4⁺-N"),
    ([("25", ""), ("o", "above"), ("C", "")], "25°C"),
    ([("Nhiệt độ (", ""), ("0", "above"), ("C)", "")], "Nhiệt độ (°C)"),
    ([("103", ""), ("0", "above"), ("15'", "")], "103°15'"),
    ([("CO", ""), ("2", "below")], "CO2"),
    ([("H", ""), ("2", "below"), ("SO", ""), ("4", "below"), (" 98%", "")], "H2SO4 98%"),
    ([("tCO2", ""), ("tđ", "below")], "tCO2tđ"),
    ([("Coliform ", ""), ("(*)", "above")], "Coliform (*)"),
    ([("12,5", ""), (" ", "above")], "12,5"),
    ([("Trại lợn", "above")], "Trại lợn"),
    (("12,5", "above"), "12,5"),
    ((12.5, "above"), Decimal("12.5")),
    ([("12,5", ""), ("(1)", "above")], ("superscript", "12,5⁽¹⁾")),
    ([("1 234", ""), ("a", "above")], ("superscript", "1 234a")),
    ([("12", ""), ("3", "above")], ("superscript", "12³")),
    ([("12", ""), ("3", "above"), (" m", ""), ("3", "above")], ("superscript", "12³ m³")),
    ([("1", "above"), ("Trại lợn", "")], ("superscript", "¹Trại lợn")),
    ([("Trạm", ""), ("1", "above")], ("superscript", "Trạm¹")),
    ([("GD-01", ""), ("2", "above")], ("superscript", "GD-01²")),
    ([("GD-10", ""), ("2", "above")], ("superscript", "GD-10²")),
    ([("12", ""), ("5", "below")], ("subscript", "12₅")),
    ([("12,", ""), ("5", "below")], ("subscript", "12,₅")),
    ([("1", "below"), ("2,5", "")], ("subscript", "₁2,5")),
    ([("PM", ""), ("2", "below"), (".5", "")], ("subscript", "PM₂.5")),
    ([("12", ""), ("3", "struck"), ("a", "above")], ("struck-out", "123a")),
]


@in_every_format
def test_what_is_struck_out_is_in_doubt(tmp_path: Path, write: Write) -> None:
    write(tmp_path / "f", [[cell for cell, _ in STRUCK]])
    assert cells_in(tmp_path / "f") == [expected for _, expected in STRUCK]


@in_every_format
def test_what_is_above_or_below_the_line_is_no_digit_of_a_value(tmp_path: Path, write: Write) -> None:
    write(tmp_path / "f", [[cell for cell, _ in RAISED]])
    assert cells_in(tmp_path / "f") == [expected for _, expected in RAISED]


LOOKS = st.builds(Face, is_struck=st.booleans(), rise=st.sampled_from((-1, 0, 1)))
PIECES = st.text(st.sampled_from("0123456789,. -+anom³x"), min_size=1, max_size=4)


@given(st.lists(st.tuples(PIECES, LOOKS), min_size=1, max_size=4))
def test_a_number_is_read_only_from_what_stands_on_one_line_unstruck(runs: list[tuple[str, Face]]) -> None:
    text = read_text(runs)
    seen = [(piece, face) for piece, face in runs if piece.strip()]
    if any(face.is_struck for _, face in seen):
        assert isinstance(text, Doubt)
        return
    digits = {face.rise for piece, face in seen if any(c.isdecimal() for c in piece)}
    assume(len({face.rise for _, face in seen}) > 1 and len(digits) > 1)
    declared = [column("number"), column("number", unit="m3"), column("censored"), column("whole")]
    for locale in SAID:
        for each in declared:
            found = None if text is None else read(each, text, Notation(locale))  # type: ignore[arg-type]
            assert found is None or isinstance(found, str)
    assert isinstance(text, Doubt) or not text or not readings(str(text))


@pytest.mark.parametrize(
    "text", ["10³", "12⁵", "10³ m3/ngày", "5³m3/day", "12₅ m3/day", "5 ¹⁰⁰mL", "¹2", "10⁶"]
)
def test_an_exponent_is_no_digit_and_begins_no_unit(text: str) -> None:
    declared = [column("number", unit=unit) for unit in (None, "m3", "m3/day")]
    for locale in SAID:
        for each in [*declared, column("censored"), column("whole")]:
            assert read(each, text, Notation(locale)) == "number"


def test_letters_of_an_old_font_are_read_beside_an_exponent(tmp_path: Path) -> None:
    old = {"rFont": ".VnTime"}
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = CellRichText(
        TextBlock(InlineFont(**old), "L\xadu l\xadîng n\xadíc (m"),
        TextBlock(InlineFont(vertAlign="superscript", **old), "3"),
        TextBlock(InlineFont(**old), "/ngµy ®ªm)"),
    )
    book.save(tmp_path / "f")
    assert cells_in(tmp_path / "f") == ["Lưu lượng nước (m³/ngày đêm)"]


def test_stretches_of_excel_have_their_own_look_or_that_of_their_cell(tmp_path: Path) -> None:
    styles = styles_of(("General", "Arial")).replace("/></font></fonts>", "/><strike/></font></fonts>")
    texts = [
        "<r><t>12</t></r><r><rPr><rFont val='Arial'/></rPr><t>15</t></r>",
        "<r><rPr><rFont val='Arial'/></rPr><t>15</t></r>",
        "<r><rPr><strike val='0'/></rPr><t>15</t></r>",
        "<r><t> </t></r><r><rPr><strike val='1'/></rPr><t>15</t></r>",
        "<t>15</t>",
    ]
    cells = "".join(f'<c r="{chr(65 + i)}1" s="1" t="s"><v>{i}</v></c>' for i in range(len(texts)))
    cells += (
        '<c r="F1" s="1"/><c r="G1" s="1"><f>1+1</f><v>2</v></c><c r="H1" s="1" t="str"><f>A1</f><v>x</v></c>'
    )
    cells += '<c r="I1" s="1" t="d"><v>2025-12-31</v></c>'
    parts = xlsx_parts(f'<row r="1">{cells}</row>', texts=texts, styles=styles)
    assert cells_in(tmp_path / "f", zipped(parts)) == [
        ("struck-out", "1215"), "15", "15", ("struck-out", "15"), ("struck-out", "15"), None,
        ("struck-out", "2"), ("struck-out", "x"), ("struck-out", "2025-12-31"),
    ]  # fmt: skip


def test_styles_of_opendocument_pass_their_look_on(tmp_path: Path) -> None:
    def style(name: str, family: str, said: str = "", parent: str = "") -> str:
        above = f' S:parent-style-name="{parent}"' if parent else ""
        return f'<S:style S:name="{name}" S:family="{family}"{above}><S:text-properties {said}/></S:style>'

    solid, none = 'S:text-line-through-style="solid"', 'S:text-line-through-type="none"'
    styles = "".join(
        (
            style("c", "table-cell", solid), style("c2", "table-cell", parent="c"),
            style("c3", "table-cell", none, "c"), style("p", "paragraph", solid),
            style("p2", "paragraph", parent="p"), style("t", "text", 'S:text-line-through-type="double"'),
            style("t2", "text", parent="t"), style("t3", "text", none, "t"),
            style("old", "text", 'S:text-crossing-out="single-line"'),
        )
    )  # fmt: skip

    def cell(inner: str, name: str = "", paragraph: str = "") -> str:
        return (
            f'<T:table-cell O:value-type="string" T:style-name="{name}">'
            f'<text:p text:style-name="{paragraph}">{inner}</text:p></T:table-cell>'
        )

    def span(text: str, name: str) -> str:
        return f'<text:span text:style-name="{name}">{text}</text:span>'

    cells = [
        cell("a", "c"), cell("a", "c2"), cell("a", "c3"), cell("a", "", "p"), cell("a", "", "p2"),
        cell("a" + span("b", "t2")), cell("a" + span("b", "t3")), cell(span("b", "t3"), "c"),
        cell(span("a" + span("b", "t3"), "t")), cell(span("b", "old")), cell("b" + span(" ", "t")),
        '<T:table-cell O:value-type="time" O:time-value="PT8H30M00S" T:style-name="c2"/>',
        '<T:table-cell O:value-type="percentage" O:value="0" T:style-name="c2"/>',
    ]  # fmt: skip
    body = f'<T:table T:name="S"><T:table-row>{"".join(cells)}</T:table-row></T:table>'
    a, b, ab = (("struck-out", text) for text in ("a", "b", "ab"))
    assert cells_in(tmp_path / "f", zipped(ods_parts(body, styles=styles))) == [
        a, a, "a", a, a, ab, "ab", "b", ab, b, "b", ("struck-out", "08:30:00"), ("struck-out", "0"),
    ]  # fmt: skip


def test_only_workbooks_without_such_looks_are_read_the_fast_way() -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>5</v></c></row>'
    usual = styles_of(("General", "Arial"))

    def is_plain(text: str = "<t>x</t>", look: str = "") -> bool:
        styles = usual.replace("/></font></fonts>", f"/>{look}</font></fonts>")
        parts = xlsx_parts(rows, texts=[text], styles=styles)
        return 0 in read_plain_sheets(read_book(ZipParts(zipped(parts))))

    assert is_plain()
    assert is_plain('<r><rPr><b/><rFont val="Arial"/></rPr><t>x</t></r>')
    assert is_plain(look="<b/><u/>")
    assert not is_plain("<r><rPr><strike/></rPr><t>x</t></r>")
    assert not is_plain("<r><rPr><vertAlign val='superscript'/></rPr><t>x</t></r>")
    assert not is_plain(look="<strike/>")
    assert not is_plain(look="<vertAlign val='superscript'/>")


HEADINGS = ["facility_id", "name", "kind", "wastewater_m3_day"]


def load(path: Path, rows: Sequence[Row], **said: str) -> Loading:
    write_xlsx(path, rows)
    mapping = ColumnMapping.model_validate({"sheets": [{"columns": said}]}) if said else None
    return load_files([path], mapping)


def told(loading: Loading) -> list[tuple[int | None, int | None, str]]:
    return [(p.place.line, p.place.column, p.code) for p in loading.problems]


def test_a_row_struck_out_is_rejected_and_told(tmp_path: Path) -> None:
    struck: Row = [("F2", "struck"), ("Mỏ đá", "struck"), ("mine", "struck"), (5, "struck")]
    loading = load(tmp_path / "f.xlsx", [HEADINGS, ["F1", "Chè", "factory", (5, "")], struck])
    assert loading.unread == []
    assert loading.register.tables["facilities"].column("facility_id").to_pylist() == ["F1"]
    assert [(r.place.line, {n: f.code for n, f in r.reasons}) for r in loading.register.rejected] == [
        (3, dict.fromkeys(HEADINGS, "struck-out"))
    ]


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ([("wastewater_m3_day", "struck")], "struck-out"),
        ([("Tổng lưu lượng nước thải", ""), ("(1)", "above")], "superscript"),
        ([("wastewater_m3_day", ""), (" land_ha", "struck")], "struck-out"),
    ],
)
def test_a_heading_in_doubt_is_asked_about_until_it_is_explained(
    tmp_path: Path, heading: Text, code: str
) -> None:
    rows: list[Row] = [[*HEADINGS[:3], heading], ["F1", "Chè", "factory", (5, "")]]
    loading = load(tmp_path / "f.xlsx", rows)
    assert (1, 4, code) in told(loading)
    assert loading.register.tables["facilities"].num_rows == 0
    seen = str(rows_in(tmp_path / "f.xlsx")[0][1][3][1])  # type: ignore[index]
    explained = load(tmp_path / "f.xlsx", rows, **{seen: "wastewater_m3_day"})
    assert told(explained) == []
    assert explained.register.tables["facilities"].column("wastewater_m3_day").to_pylist() == [5]


def test_exponents_in_headings_are_units(tmp_path: Path) -> None:
    label = [("Tổng lưu lượng nước thải (m", ""), ("3", "above"), ("/ngày đêm)", "")]
    loading = load(tmp_path / "f.xlsx", [[*HEADINGS[:3], label], ["F1", "Chè", "factory", (5, "")]])
    assert told(loading) == []
    assert loading.register.tables["facilities"].column("wastewater_m3_day").to_pylist() == [5]


def test_a_form_with_lines_in_doubt_is_rejected(tmp_path: Path) -> None:
    form: list[Row] = [["Mã cơ sở:", "F1"], ["Tên cơ sở:", "Chè"], ["Loại hình cơ sở:", "Mỏ khoáng sản"]]
    usual = load(tmp_path / "f.xlsx", form)
    assert usual.register.tables["facilities"].num_rows == 1
    for line, code in (
        ([[("Tên cơ sở: Chè", "struck"), (" xanh", "")]], "struck-out"),
        ([[("Tên cơ sở:", "struck")], "Chè"], "struck-out"),
        (["Tên cơ sở:", [("Chè", ""), ("a", "above")]], "superscript"),
    ):
        loading = load(tmp_path / "f.xlsx", [form[0], line, form[2]])  # type: ignore[list-item]
        rejected = loading.register.rejected
        assert [fault.code for row in rejected for _, fault in row.reasons] == [code]
        assert loading.register.tables["facilities"].num_rows == 0
    sections: list[Row] = [
        *form,
        [[("II. Chủ cơ sở", "struck")]],
        ["Mã chủ cơ sở:", "C1"],
        ["Tên chủ cơ sở:", "A"],
    ]
    loading = load(tmp_path / "f.xlsx", sections)
    assert loading.register.tables["operators"].num_rows == 0
    assert [f.code for row in loading.register.rejected for _, f in row.reasons] == ["struck-out"]


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ([("COD (mg/L) ", ""), ("(*)", "above")], []),
        ([("COD (mg/L) ", ""), ("(1)", "above")], ["superscript", "unknown-column"]),
        ([("COD (mg/L)", "struck")], ["struck-out"]),
    ],
)
def test_a_heading_in_doubt_of_a_wide_table_is_asked_about(
    tmp_path: Path, heading: Text, codes: list[str]
) -> None:
    rows: list[Row] = [
        ["facility_id", "outlet_id", "sampled_on", heading, "TSS (mg/L)", "BOD5 (mg/L)"],
        ["F1", "O1", "31/12/2025", (5, ""), (6, ""), (7, "")],
    ]
    loading = load(tmp_path / "measurements.xlsx", rows)
    assert sorted(code for line, _, code in told(loading) if line == 1) == codes
    assert sum(count.read for count in loading.counts.values()) == (0 if codes else 3)
