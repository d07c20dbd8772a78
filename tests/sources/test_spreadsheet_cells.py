"""A cell is what its program stored and its format, formula and font let a person see, or a doubt."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.formula import ArrayFormula
from workbook_files import (
    cells_in,
    notes_in,
    rows_in,
    styles_of,
    xlsx_parts,
    zipped,
)

DAY, MOMENT = date(2025, 6, 5), datetime(2025, 6, 5, 8, 30)  # noqa: DTZ001


def shown_as(path: Path, value: str, code: str, font: str = "Arial", kind: str = "n") -> object:
    """Return the one cell of a workbook whose stored value has a format and a font."""
    cell = f'<row r="1"><c r="A1" s="1" t="{kind}"><v>{value}</v></c></row>'
    (read_cell,) = cells_in(path, zipped(xlsx_parts(cell, styles=styles_of((code, font)))))
    return read_cell


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ("3", 3), ("3.0", 3), ("-0", 0), ("3.46", Decimal("3.46")), ("0.30000000000000004", Decimal("0.3")),
        ("2.9999999999999996", 3), ("123456789012345", 123456789012345), ("1e21", 10**21),
        ("1.5E-3", Decimal("0.0015")),
        ("9007199254740993", 9007199254740990), ("1E400", ("number", "inf")), ("NaN", ("number", "nan")),
        ("1_000", ("number", "1_000")), ("12a", ("number", "12a")),
    ],
)  # fmt: skip
def test_a_number_has_the_digits_that_excel_keeps(tmp_path: Path, stored: str, expected: object) -> None:
    cells = cells_in(tmp_path / "f", zipped(xlsx_parts(f'<row r="1"><c r="A1"><v>{stored}</v></c></row>')))
    assert cells == [expected]
    assert type(cells[0]) is type(expected)


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("General", "0.75", Decimal("0.75")),
        ("0.0", "3.46", Decimal("3.46")),
        ("#,##0", "1678000", 1678000),
        ('#,##0 "đ"', "1678000", 1678000),
        ('0" m3"', "5", "5 m3"),
        ('0.0" m3/h"', "5", ("format-text", "5 [m3/h]")),
        ('#,##0" tấn"', "5.5", ("format-text", "5.5 [tấn]")),
        ('"<"0.0', "0.5", ("format-text", "0.5 [<]")),
        ('"<"0', "5", "<5"),
        ('0000"±1"', "5.5", ("format-text", "5.5 [±1]")),
        ('General" mg"', "5", ("format-text", "5 [mg]")),
        ("[$$-409]#,##0", "5", ("format-text", "5 [$]")),
        ('"LC-"0', "7", "LC-7"),
        ('_-* #,##0\\ "₫"_-;\\-* #,##0\\ "₫"_-;_-* "-"\\ "₫"_-;_-@_-', "1678000", 1678000),
        ('_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "0", 0),
        ("0;-0;;@", "0", 0),
        ("0.00E+00", "1678", 1678),
        ("0%", "0.75", ("percent-format", "75%")),
        ("0%", "0", 0),
        ("0.00%", "0.0001", ("percent-format", "0.01%")),
        ('0"%"', "75", ("percent-format", "75%")),
        ("#,##0,", "1678000", ("scaled-format", "1678000")),
        ("0.0,,", "1678000", ("scaled-format", "1678000")),
        ('0" triệu"', "5", ("scaled-format", "5")),
        ("00000", "3388", "03388"),
        ("00000", "0", "00000"),
        ("00000", "123456", "123456"),
        ("00000", "-3388", -3388),
        ("00", "3.7", Decimal("3.7")),
        ('"LC-"000', "7", "LC-007"),
        ("0000000000-000", "123456789001", "0123456789-001"),
        ('"0"#########', "912345678", "0912345678"),
        ("0#########", "912345678", "0912345678"),
        ("0#########", "5678", ("number-format", "5678")),
        ('000"."000', "3388", ("number-format", "003.388")),
        ('"Có";;"Không"', "1", ("number-format", "1")),
        (";;;", "5", ("number-format", "5")),
        ("0" + " " * 1000, "5", ("number-format", "5")),
        ("General;dd/mm/yyyy", "5", ("number-format", "5")),
        ("dd/mm/yyyy", "45813", DAY),
        ("dd/mm/yyyy", "45813.354166666664", MOMENT),
        ('[$-42A]dd" tháng "mm" năm "yyyy', "45813", DAY),
        ("[$-409]m/d/yy\\ h:mm\\ AM/PM;@", "45813.3541666667", MOMENT),
        ("mmm-yy", "45813", DAY),
        ("mmm-yy", "45809", ("partial-date", "01/06/2025")),
        ("d-mmm", "45813", ("partial-date", "05/06/2025")),
        ("dd/mm/yyyy", "61", date(1900, 3, 1)),
        ("dd/mm/yyyy", "60", ("date", "60")),
        ("dd/mm/yyyy", "0", ("date", "0")),
        ("dd/mm/yyyy", "0.5", ("date", "0.5")),
        ("dd/mm/yyyy", "-5", ("date", "-5")),
        ("dd/mm/yyyy", "2958465", date(9999, 12, 31)),
        ("dd/mm/yyyy", "2958466", ("date", "2958466")),
        ("dd/mm/yyyy", "2958465.999999999", ("date", "2958466")),
        ("h:mm", "0.5", time(12)),
        ("mm:ss", "0.5", time(12)),
        ("[h]:mm", "1.25", timedelta(hours=30)),
        ("[h]:mm", "-1", ("date", "-1")),
    ],
)  # fmt: skip
def test_a_format_that_shows_something_else_is_heeded(
    tmp_path: Path, code: str, value: str, expected: object
) -> None:
    cell = shown_as(tmp_path / "f", value, code)
    assert cell == expected
    assert type(cell) is type(expected)


@pytest.mark.parametrize(
    ("number", "expected"),
    [(14, DAY), (22, DAY), (31, DAY), (58, DAY), (9, ("percent-format", "4581300%")), (3, 45813)],
)  # fmt: skip
def test_formats_without_a_code_are_known_by_number(tmp_path: Path, number: int, expected: object) -> None:
    styles = styles_of(("0", "Arial")).replace('numFmtId="164" fontId', f'numFmtId="{number}" fontId')
    rows = '<row r="1"><c r="A1" s="1"><v>45813</v></c></row>'
    assert cells_in(tmp_path / "f", zipped(xlsx_parts(rows, styles=styles))) == [expected]


def test_a_zero_of_1904_is_a_day(tmp_path: Path) -> None:
    numbers = {"A1": 0, "B1": 44351, "C1": -1}
    cells = "".join(f'<c r="{place}" s="1"><v>{number}</v></c>' for place, number in numbers.items())
    rows = f'<row r="1">{cells}</row>'
    parts = xlsx_parts(rows, of_workbook='<workbookPr date1904="true"/>')
    assert cells_in(tmp_path / "f", zipped(parts)) == [date(1904, 1, 1), DAY, ("date", "-1")]


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ("  x\u200b y \n\n z\u00a0", "x y z"), ("e\u0302\u0301", "ế"), ("  ", None), ("\u200b\ufeff", None),
        ("x  y\u00a0\u3000z", "x  y  z"), ("x\u202ey\u00ad", "x\u202ey\u00ad"), ("x\u0085y", "x\u0085y"),
        ("007", "007"),
        ("a_x000D_b", "a b"), ("_x005F_x0041_", "_x0041_"), ("1.678,5", "1.678,5"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["s", "inlineStr", "str"])
def test_texts_are_trimmed_and_normal(tmp_path: Path, stored: str, expected: str | None, kind: str) -> None:
    text = {"s": "<v>0</v>", "inlineStr": f"<is><t>{stored}</t></is>", "str": f"<v>{stored}</v>"}[kind]
    rows = f'<row r="1"><c r="A1" t="{kind}">{text}</c><c r="B1"><v>1</v></c></row>'
    parts = xlsx_parts(rows, texts=[f'<t xml:space="preserve">{stored}</t>'])
    assert cells_in(tmp_path / "f", zipped(parts)) == [expected, 1]


def test_stretches_of_a_text_are_joined_and_readings_beside_it_left_off(tmp_path: Path) -> None:
    rich = (
        "<r><t>Sở </t></r><r><rPr><b/><rFont val='Arial'/></rPr><t>Nông</t></r>"
        "<rPh sb='0' eb='1'><t>X</t></rPh>"
    )
    parts = xlsx_parts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', texts=[rich])
    assert cells_in(tmp_path / "f", zipped(parts)) == ["Sở Nông"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<f>1+1</f>", ("formula", "=1+1")),
        ("<f>1+1</f><v></v>", ("formula", "=1+1")),
        ("<f>1+1</f><v>2</v>", 2),
        ("<f>[1]S!A1</f><v>2</v>", ("external-link", "2")),
        ("<f>SUM('[2]Sổ cũ'!A1:A3)</f><v>2</v>", ("external-link", "2")),
        ("<f>SUM(giá)</f><v>2</v>", ("external-link", "2")),
        ('<f>IFERROR(__xludf.DUMMYFUNCTION("IMPORTRANGE(""a"")"),2)</f><v>2</v>', ("external-link", "2")),
        ("<f>Bảng[[#This Row],[1]]+Bảng[2]</f><v>2</v>", 2),
    ],
)
def test_the_result_of_a_formula_counts_if_it_is_stored_and_its_own(
    tmp_path: Path, cell: str, expected: object
) -> None:
    names = '<definedNames><definedName name="Giá">[1]S!$A$1</definedName></definedNames>'
    parts = xlsx_parts(f'<row r="1"><c r="A1">{cell}</c></row>', of_workbook=names)
    assert cells_in(tmp_path / "f", zipped(parts)) == [expected]


def test_blank_texts_and_errors_are_told_apart_from_missing_results(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="C1" t="e"><v>#N/A</v></c><c r="D1" t="b"><f>TRUE()</f><v>1</v></c>'
        '<c r="E1" t="str"><f>A1&amp;"x"</f><v>x</v></c></row>'
    )
    assert cells_in(tmp_path / "f", zipped(xlsx_parts(rows))) == [
        None, ("formula-error", "#DIV/0!"), ("formula-error", "#N/A"), True, "x"
    ]  # fmt: skip


def test_no_result_counts_if_the_workbook_asks_to_calculate_anew(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><f>1+1</f><v>0</v></c><c r="B1"><v>5</v></c></row>'
    parts = xlsx_parts(rows, of_workbook='<calcPr fullCalcOnLoad="1"/>')
    assert cells_in(tmp_path / "f", zipped(parts)) == [("formula", "=1+1"), 5]


def test_a_range_of_results_that_do_not_count_is_one_of_doubts(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="array" ref="A1:B2">C1:D2</f><v>1</v></c><c r="B1"><v>2</v></c></row>'
        '<row r="2"><c r="A2"><v>3</v></c><c r="C2"><v>5</v></c></row>'
    )
    parts = xlsx_parts(rows, of_workbook='<calcPr fullCalcOnLoad="1"/>')
    doubt = ("formula", "=C1:D2")
    assert rows_in(tmp_path / "f", zipped(parts)) == [(1, [doubt, doubt]), (2, [doubt, doubt, 5])]


def test_cells_that_share_a_formula_share_its_doubt(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">[1]S!A1</f><v>1</v></c>'
        '<c r="B1"><f t="array" ref="B1:B2">[1]S!B1:B2</f><v>3</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c><c r="B2"><v>4</v></c></row>'
        '<row r="3"><c r="A3"><v>5</v></c><c r="B3"><v>6</v></c></row>'
    )
    assert rows_in(tmp_path / "f", zipped(xlsx_parts(rows))) == [
        (1, [("external-link", "1"), ("external-link", "3")]),
        (2, [("external-link", "2"), ("external-link", "4")]),
        (3, [5, 6]),
    ]


def test_a_range_that_one_formula_fills_is_no_row_of_blanks(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"], sheet["A2"], sheet["A3"] = "a", "b", "c"
    sheet["B1"] = ArrayFormula("B1:B2", "=ROW(B1:B2)")
    workbook.save(tmp_path / "f")
    doubt = ("formula", "=ROW(B1:B2)")
    assert rows_in(tmp_path / "f") == [(1, ["a", doubt]), (2, ["b", doubt]), (3, ["c"])]


@pytest.mark.parametrize("write", ["xlsx", "xls"])
def test_old_fonts_are_decoded_where_they_show_vietnamese(tmp_path: Path, write: str) -> None:
    texts = [("Nhµ m¸y ®­êng", ".VnTime"), ("Së N«ng nghiÖp", ".VnTimeH"), ("Coâng ty", "VNI-Times"),
             ("KT-01", ".VnTime"), ("Sè 5", ".VnTime"), ("Hồ Thầu", "Times New Roman")]  # fmt: skip
    if write == "xlsx":
        book = openpyxl.Workbook()
        for column, (text, font) in enumerate(texts, start=1):
            book.worksheets[0].cell(1, column, text).font = Font(name=font)
        book.save(tmp_path / "f")
    else:
        old = xlwt.Workbook()
        sheet = old.add_sheet("S")
        for column, (text, font) in enumerate(texts):
            sheet.write(0, column, text, xlwt.easyxf(f"font: name {font}"))
        old.save(str(tmp_path / "f"))
    assert cells_in(tmp_path / "f") == [
        "Nhà máy đường", "SỞ NÔNG NGHIỆP", "Công ty", "KT-01", "Số 5", "Hồ Thầu"
    ]  # fmt: skip
    assert notes_in(tmp_path / "f") == [["legacy-font"]]


def test_unicode_left_in_an_old_font_is_kept_and_what_cannot_be_told_asked(tmp_path: Path) -> None:
    def in_old_font(*texts: str) -> list[object]:
        book = openpyxl.Workbook()
        for column, text in enumerate(texts, start=1):
            book.worksheets[0].cell(1, column, text).font = Font(name=".VnTime")
        book.save(tmp_path / "f")
        return cells_in(tmp_path / "f")

    assert in_old_font("Công ty") == [("legacy-font", "Công ty")]
    unicode = ["Đường Hồ Thầu", "Nậm Cha", "Sìn Hồ", "Công ty"]
    assert in_old_font(*unicode) == unicode
    assert in_old_font("Nhµ m¸y ®­êng", "Nậm Cha", "sè") == ["Nhà máy đường", "Nậm Cha", ("legacy-font", "sè")]


def test_a_stretch_of_text_has_its_own_font(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    old, usual = InlineFont(rFont=".VnTime"), InlineFont(rFont="Arial")
    book.worksheets[0]["A1"] = CellRichText(TextBlock(old, "Nhµ m¸y "), TextBlock(usual, "Hồ Thầu"))
    book.worksheets[0]["B1"] = CellRichText(
        TextBlock(InlineFont(rFont="Symbol"), "m"), TextBlock(usual, "g/l")
    )
    book.save(tmp_path / "f")
    assert cells_in(tmp_path / "f") == ["Nhà máy Hồ Thầu", ("symbol-font", "mg/l")]


@pytest.mark.parametrize(
    ("font", "text", "expected"),
    [
        ("Wingdings", "ü", "✓"), ("Wingdings", "\uf0fc", "✓"), ("Wingdings", " þ ", "✓"),
        ("Wingdings", "û", "✗"), ("Wingdings", "ý", "☒"), ("Wingdings", "¨", "☐"), ("Wingdings 2", "P", "✓"),
        ("Wingdings 2", "R", "✓"),
        ("Wingdings 2", "O", "✗"), ("Wingdings 2", "ü", ("symbol-font", "ü")), ("Webdings", "a", "✓"),
        ("Webdings", "r", "✗"), ("Marlett", "a", "✓"), ("Marlett", "b", "✓"),
        ("Marlett", "z", ("symbol-font", "z")), ("Wingdings", "üü", ("symbol-font", "üü")),
        ("Symbol", "m", ("symbol-font", "m")), ("Symbola", "a", "a"),
        ("Wingdings", "  ", None),
    ],
)  # fmt: skip
def test_letters_of_symbol_fonts_are_what_they_show(
    tmp_path: Path, font: str, text: str, expected: object
) -> None:
    rows = f'<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>{text}</t></is></c><c r="B1"><v>1</v></c></row>'
    cells = cells_in(tmp_path / "f", zipped(xlsx_parts(rows, styles=styles_of(("General", font)))))
    assert cells == [expected, 1]


def test_a_number_in_a_symbol_font_is_a_doubt(tmp_path: Path) -> None:
    assert shown_as(tmp_path / "f", "1", "0", "Webdings") == ("symbol-font", "1")
