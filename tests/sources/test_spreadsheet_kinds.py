"""What .xls and .ods workbooks have of their own is read from their own records and elements."""

import struct
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import xlwt
from workbook_files import (
    cells_in,
    compound,
    notes_in,
    ods_parts,
    read,
    record,
    rows_in,
    rows_of,
    xls_stream,
    zipped,
)

from compliance.sources.grid import Span


def test_formats_and_fonts_are_heeded_in_xls(tmp_path: Path) -> None:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("S")
    looks: list[tuple[object, str, str]] = [
        (3388, "00000", "Arial"), (0.75, "0%", "Arial"), (1678000, "#,##0,", "Arial"),
        (45809, "mmm-yy", "Arial"),
        ("ü", "General", "Wingdings"), ("Lai Ch©u", "General", ".VnTime"), (-5, "dd/mm/yyyy", "Arial"),
        (1.005, "0.00", "Arial"), (100.25, "General", "Arial"), (2**29, "General", "Arial"),
    ]  # fmt: skip
    for column, (value, code, font) in enumerate(looks):
        sheet.write(0, column, value, xlwt.easyxf(f"font: name {font}", num_format_str=code))
    rich = [("m", xlwt.easyfont("name Symbol")), ("g/l", xlwt.easyfont("name Arial"))]
    sheet.write_rich_text(0, len(looks), rich)
    workbook.save(str(tmp_path / "f"))
    assert cells_in(tmp_path / "f") == [
        "03388", ("percent-format", "75%"), ("scaled-format", "1678000"), ("partial-date", "01/06/2025"), "✓",
        "Lai Châu", ("date", "-5"), Decimal("1.005"), Decimal("100.25"), 2**29, ("symbol-font", "mg/l"),
    ]  # fmt: skip


def test_formulas_of_xls_without_a_result_are_doubts(tmp_path: Path) -> None:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("S")
    sheet.write(0, 0, xlwt.Formula("1+1"))
    sheet.row(0).set_cell_error(1, 0x17)
    workbook.save(str(tmp_path / "f"))
    assert cells_in(tmp_path / "f") == [("formula", "=…"), ("formula-error", "#REF!")]


def xls_formula(column: int, result: bytes, formula: bytes, flags: int = 0) -> bytes:
    return record(0x0006, struct.pack("<HHH8sHLH", 0, column, 0, result, flags, 0, len(formula)) + formula)


def test_results_of_formulas_of_xls_are_of_every_type(tmp_path: Path) -> None:
    of_workbook = record(0x01C1, bytes(8)) + b"".join(
        (
            record(0x01AE, struct.pack("<HH", 1, 0x0401)),
            record(0x01AE, struct.pack("<HHB", 1, 5, 0) + b"a.xls"),
            record(0x0017, struct.pack("<HHHHHHH", 2, 0, 0, 0, 1, 0, 0)),
        )
    )
    two, other = b"\x1e\x02\x00", bytes([0x3A, 1, 0, 0, 0, 0, 0xC0])
    own = bytes([0x3A, 0, 0, 0, 0, 0, 0xC0])
    sheet = b"".join(
        (
            xls_formula(0, struct.pack("<d", 2.5), two),
            xls_formula(1, b"\1\0\1\0\0\0\xff\xff", two),
            xls_formula(2, b"\2\0\x07\0\0\0\xff\xff", two),
            xls_formula(3, b"\3\0\0\0\0\0\xff\xff", two),
            xls_formula(4, b"\0\0\0\0\0\0\xff\xff", two),
            record(0x0207, b"\x02\x00\x01" + "ế!".encode("utf-16-le")),
            xls_formula(5, struct.pack("<d", 2.5), other + two + b"\x03"),
            xls_formula(6, struct.pack("<d", 2.5), own),
            xls_formula(7, struct.pack("<d", 2.5), b"\x01\x00\x00\x07\x00"),
            record(0x04BC, struct.pack("<HHBBHH", 0, 1, 7, 7, 0, len(other)) + other),
            xls_formula(8, struct.pack("<d", 2.5), two, flags=2),
            xls_formula(9, struct.pack("<d", 2.5), b"\x17\x03\x00abc" + two + b"\x08"),
            xls_formula(10, struct.pack("<d", 2.5), b"\xff"),
            xls_formula(11, struct.pack("<d", 2.5), b"\x01\x09\x00\x09\x00"),
        )
    )
    assert cells_in(tmp_path / "f", compound(xls_stream(of_workbook, sheet))) == [
        Decimal("2.5"), True, ("formula-error", "#DIV/0!"), None, "ế!", ("external-link", "2.5"),
        Decimal("2.5"),
        ("external-link", "2.5"), ("formula", "=…"), Decimal("2.5"), ("external-link", "2.5"),
        ("external-link", "2.5"),
    ]  # fmt: skip
    assert notes_in(tmp_path / "f") == [["external-links"]]


def test_shared_texts_of_xls_go_on_in_other_records(tmp_path: Path) -> None:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("S")
    texts = [("Cơ sở " if i % 3 else "Co so ") + str(i) * (i % 700 + 1) for i in range(300)]
    for i, text in enumerate(texts):
        sheet.write(i, 1, text)
    workbook.save(str(tmp_path / "f"))
    assert rows_in(tmp_path / "f") == [(i, [None, text]) for i, text in enumerate(texts, start=1)]


def test_letters_of_one_text_may_be_of_one_byte_and_of_two(tmp_path: Path) -> None:
    texts = record(0x00FC, struct.pack("<LLHB", 1, 1, 5, 0) + b"abc")
    texts += record(0x003C, b"\x01" + "ếy".encode("utf-16-le"))
    sheet = record(0x00FD, struct.pack("<HHHL", 0, 0, 0, 0))
    assert cells_in(tmp_path / "f", compound(xls_stream(texts, sheet))) == ["abcếy"]


def test_formats_and_fonts_are_heeded_in_ods(tmp_path: Path) -> None:
    styles = """
        <S:font-face S:name="F1" svg:font-family="'.VnTime'"/>
        <N:number-style S:name="N1"><N:number N:min-integer-digits="5"/></N:number-style>
        <N:number-style S:name="N2"><N:number N:min-integer-digits="1" N:grouping="true"
            N:display-factor="1000"/></N:number-style>
        <N:date-style S:name="N3"><N:month N:textual="true"/><N:text>-</N:text>
            <N:year/></N:date-style>
        <N:number-style S:name="N4"><N:number N:min-integer-digits="1" N:decimal-places="2"/>
            <N:text> m3</N:text></N:number-style>
        <N:time-style S:name="N5" N:truncate-on-overflow="false"><N:hours/></N:time-style>
        <S:style S:name="a" S:family="table-cell" S:data-style-name="N1"/>
        <S:style S:name="b" S:family="table-cell" S:data-style-name="N2"/>
        <S:style S:name="c" S:family="table-cell" S:data-style-name="N3"/>
        <S:style S:name="d" S:family="table-cell" S:data-style-name="N4"/>
        <S:style S:name="h" S:family="table-cell" S:data-style-name="N5"/>
        <S:style S:name="e" S:family="table-cell"><S:text-properties S:font-name="F1"/></S:style>
        <S:style S:name="f" S:family="table-cell" S:parent-style-name="e"/>
        <S:style S:name="g" S:family="text"><S:text-properties S:font-name="Symbol"/></S:style>
    """
    cells = """
        <T:table-cell T:style-name="a" O:value-type="float" O:value="3388"/>
        <T:table-cell T:style-name="b" O:value-type="float" O:value="1678000"/>
        <T:table-cell T:style-name="c" O:value-type="date" O:date-value="2025-06-01"/>
        <T:table-cell T:style-name="d" O:value-type="float" O:value="3.456"/>
        <T:table-cell O:value-type="percentage" O:value="0.75"/>
        <T:table-cell O:value-type="string"><text:p>Lai Ch©u</text:p></T:table-cell>
        <T:table-cell T:style-name="x" O:value-type="string"><text:p
            ><text:span text:style-name="g">m</text:span
            >g/l</text:p></T:table-cell>
        <T:table-cell T:style-name="h" O:value-type="time" O:time-value="PT08H30M00S"/>
        <T:table-cell O:value-type="currency" O:value="1500"/>
    """
    columns = '<T:table-column T:number-columns-repeated="9" T:default-cell-style-name="f"/>'
    body = f'<T:table T:name="S">{columns}<T:table-row>{cells}</T:table-row></T:table>'
    assert cells_in(tmp_path / "f", zipped(ods_parts(body, styles=styles))) == [
        "03388", ("scaled-format", "1678000"), ("partial-date", "01/06/2025"),
            ("format-text", "3.456 [m3]"),
        ("percent-format", "75%"), "Lai Châu", ("symbol-font", "mg/l"), timedelta(hours=8, minutes=30), 1500,
    ]  # fmt: skip


def test_ods_texts_are_read_as_they_are_shown(tmp_path: Path) -> None:
    cells = """
        <T:table-cell O:value-type="string"><O:annotation><text:p>ghi chú</text:p></O:annotation>
            <text:p>dòng<text:s text:c="2"/>1<text:tab/>2</text:p><text:p>dòng 3</text:p></T:table-cell>
        <T:table-cell O:value-type="string"><text:p>
            Cơ <text:span> sở</text:span>
            <text:s/>1<text:line-break/> 2&#160;&#8203; </text:p></T:table-cell>
        <T:table-cell O:value-type="string" O:string-value="lưu"/>
        <T:table-cell T:number-columns-repeated="2" O:value-type="float" O:value="5"/>
        <T:table-cell T:formula="of:=[.A1]" O:value-type="string"><text:p>kết quả</text:p></T:table-cell>
        <T:table-cell T:formula="of:=&quot;&quot;"><text:p/></T:table-cell>
        <T:table-cell T:formula="of:=[.A1]*2"/>
        <T:table-cell T:formula="of:=1/0" O:value-type="float" O:value="0"><text:p>#DIV/0!</text:p
            ></T:table-cell>
        <T:table-cell T:formula="of:=foo" O:value-type="string" calcext:value-type="error"><text:p
            >Err:508</text:p
            ></T:table-cell>
        <T:table-cell T:formula="of:=['file:///a.ods'#$S.A1]" O:value-type="float" O:value="7"><text:p
            >7</text:p
            ></T:table-cell>
        <T:table-cell O:value-type="date" O:date-value="2025-13-01"><text:p>x</text:p></T:table-cell>
        <T:table-cell O:value-type="boolean" O:boolean-value="1"><text:p>y</text:p></T:table-cell>
        <T:table-cell O:value-type="date" O:date-value="2025-06-05Z"/>
        <T:table-cell T:number-columns-repeated="1000"/>
    """
    body = f'<T:table T:name="S"><T:table-row>{cells}</T:table-row></T:table>'
    assert cells_in(tmp_path / "f", zipped(ods_parts(body))) == [
        "dòng  1\t2 dòng 3", "Cơ sở  1 2", "lưu", 5, 5, "kết quả", None, ("formula", "=[.A1]*2"),
        ("formula-error", "#DIV/0!"),
        ("formula-error", "Err:508"), ("external-link", "7"), ("number", "x"), ("number", "y"),
        ("number", ""),
    ]  # fmt: skip


def test_ods_rows_and_ranges_count_as_shown(tmp_path: Path) -> None:
    five = '<T:table-cell O:value-type="float" O:value="5"/>'
    covered = '<T:covered-table-cell O:value-type="float" O:value="6"/>'
    body = f"""
        <T:tracked-changes><T:deletion><T:table-row>{five}</T:table-row></T:deletion></T:tracked-changes>
        <T:table T:name="S" T:style-name="t">
        <T:table-column/><T:table-column T:visibility="collapse"/>
        <T:table-header-rows><T:table-row T:number-rows-repeated="3"><T:table-cell/></T:table-row>
        </T:table-header-rows>
        <T:table-row T:number-rows-repeated="2" T:visibility="filter">{five}{five}</T:table-row>
        <T:table-row><T:table-cell T:number-columns-spanned="2" T:number-rows-spanned="3" O:value-type="float"
            O:value="5"/>{covered}</T:table-row>
        <T:table-row T:number-rows-repeated="1048000"><T:table-cell/></T:table-row></T:table>
        <T:table T:name="copy"><T:table-source/><T:table-row>{five}</T:table-row></T:table>
    """
    styles = '<S:style S:name="t" S:family="table"><S:table-properties T:display="false"/></S:style>'
    epoch = '<T:calculation-settings><T:null-date T:date-value="1904-01-01"/></T:calculation-settings>'
    grids, problems = read(tmp_path / "f", zipped(ods_parts(body, styles=styles, settings=epoch)))
    assert problems == []
    (grid,) = grids
    assert rows_of(grid) == [(4, [5, 5]), (5, [5, 5]), (6, [5, ("merged-value", "6")])]
    assert (grid.spans, grid.epoch) == ([Span(6, 1, 8, 2)], 1904)
    assert [(note.code, note.en) for note in grid.notes] == [
        ("external-links", "it links to other workbooks, which are not opened"),
        ("hidden-sheet", "a hidden sheet, which is read too"),
        ("hidden-rows", "hidden rows are read too: 4-5"),
        ("hidden-columns", "hidden columns are read too: B"),
    ]
