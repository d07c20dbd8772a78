"""Files made to harm, damaged and of other kinds end in a clear problem, soon and in little memory."""

import random
import struct
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlwt
from workbook_files import (
    BOF_WORKBOOK,
    EOF,
    compound,
    ods_parts,
    read,
    record,
    rows_of,
    xls_stream,
    xlsx_parts,
    zipped,
)

from compliance.errors import Problems
from compliance.sources.files.spreadsheet import read_sheets

SECONDS = 10
SHEET = "xl/worksheets/sheet1.xml"
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
BILLION_LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (c, b"&%c;" % (c - 1) * 10) for c in range(98, 107))
    + b"]>"
)


@pytest.fixture(autouse=True)
def _soon() -> Iterator[None]:
    begin = time.process_time()
    yield
    assert time.process_time() - begin < SECONDS


def problems_of(path: Path, content: bytes) -> list[tuple[str, str]]:
    grids, problems = read(path, content)
    assert grids == []
    return problems


def peak_of(path: Path, content: bytes) -> int:
    """Return the bytes that a reading takes at most, beside the file itself."""
    path.write_bytes(content)
    del content
    tracemalloc.start()
    try:
        read(path)
        return tracemalloc.get_traced_memory()[1] - path.stat().st_size
    finally:
        tracemalloc.stop()


def with_sizes(content: bytes, name: str, size: int) -> bytes:
    """Return a zip whose directories say that a part has another size."""
    data = bytearray(content)
    for mark, size_at, length_at, name_at in ((b"PK\3\4", 22, 26, 30), (b"PK\1\2", 24, 28, 46)):
        place = data.find(mark)
        while place >= 0:
            length = struct.unpack_from("<H", data, place + length_at)[0]
            if data[place + name_at : place + name_at + length] == name.encode():
                struct.pack_into("<L", data, place + size_at, size)
            place = data.find(mark, place + 4)
    return bytes(data)


def test_a_sheet_that_unpacks_to_far_more_than_it_is_packed_is_refused(tmp_path: Path) -> None:
    parts = xlsx_parts("")
    parts[SHEET] = parts[SHEET].replace(
        b"</sheetData>", bytes(60_000_000).replace(b"\0", b" ") + b"</sheetData>"
    )
    assert problems_of(tmp_path / "f", zipped(parts)) == [("f[S]", "too-large")]


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"])
def test_a_part_that_is_said_to_be_huge_is_not_unpacked(tmp_path: Path, part: str) -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    content = with_sizes(zipped(xlsx_parts(rows, texts=["<t>x</t>"])), part, 600_000_000)
    place = "f[S]" if part in (SHEET, "xl/sharedStrings.xml") else "f"
    assert problems_of(tmp_path / "f", content) == [(place, "too-large")]


@pytest.mark.parametrize("stated", [0, 1000, 40_000_000])
def test_a_part_larger_than_it_is_said_to_be_is_unpacked_no_further(tmp_path: Path, stated: int) -> None:
    parts = xlsx_parts("")
    parts[SHEET] = parts[SHEET].replace(
        b"</sheetData>", bytes(45_000_000).replace(b"\0", b" ") + b"</sheetData>"
    )
    content = with_sizes(zipped(parts), SHEET, stated)
    assert problems_of(tmp_path / "f", content) == [("f[S]", "damaged")]
    assert peak_of(tmp_path / "f", content) < 60_000_000


def test_bombs_in_parts_that_are_not_read_do_no_harm(tmp_path: Path) -> None:
    parts = xlsx_parts(ONE) | {
        "xl/media/image1.png": bytes(80_000_000),
        "inner.zip": zipped({"a": bytes(10**6)}),
    }
    grids, problems = read(tmp_path / "f", zipped(parts))
    assert (problems, rows_of(grids[0])) == ([], [(1, [1])])
    assert peak_of(tmp_path / "f", zipped(parts)) < 10_000_000


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("other", [SHEET, SHEET.upper(), SHEET.replace("/", "\\")])
def test_two_parts_of_one_name_are_refused(tmp_path: Path, other: str) -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, part in xlsx_parts(ONE).items():
            archive.writestr(name, part)
        archive.writestr(other, xlsx_parts(ONE.replace("<v>1", "<v>2"))[SHEET])
    assert problems_of(tmp_path / "f", target.getvalue()) == [("f", "damaged")]


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for i in range(20_001):
            archive.writestr(zipfile.ZipInfo(str(i)), b"")
    assert problems_of(tmp_path / "f", target.getvalue()) == [("f", "too-large")]


def test_a_part_packed_in_an_unusual_way_is_refused(tmp_path: Path) -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as archive:
        for name, part in xlsx_parts(ONE).items():
            archive.writestr(name, part)
    assert problems_of(tmp_path / "f", target.getvalue()) == [("f", "damaged")]


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
                                  "xl/sharedStrings.xml", SHEET])  # fmt: skip
def test_entities_are_refused(tmp_path: Path, part: str) -> None:
    parts = xlsx_parts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', texts=["<t>x</t>"])
    parts[part] = BILLION_LAUGHS + parts[part].replace(b">x<", b">&j;<").replace(b"<v>0<", b"<v>&j;<")
    content = zipped(parts)
    ((place, code),) = problems_of(tmp_path / "f", content)
    assert (place.removesuffix("[S]"), code) == ("f", "damaged")
    assert peak_of(tmp_path / "f", content) < 10_000_000


def test_entities_of_ods_are_refused(tmp_path: Path) -> None:
    parts = ods_parts("<T:table T:name='S'/>")
    parts["content.xml"] = BILLION_LAUGHS + parts["content.xml"]
    assert problems_of(tmp_path / "f", zipped(parts)) == [("f", "damaged")]


@pytest.mark.parametrize(
    ("rows", "texts", "line"),
    [
        ('<row r="3"><c r="B3" t="inlineStr"><is><t>{}</t></is></c></row>', [], "3:2"),
        ('<row r="3"><c r="B3" t="str"><v>{}</v></c></row>', [], "3:2"),
        ('<row r="3"><c r="B3" t="s"><v>0</v></c></row>', ["<t>{}</t>"], "3:2"),
    ],
    ids=["own", "result", "shared"],
)
def test_a_cell_longer_than_excel_allows_is_refused_with_its_place(
    tmp_path: Path, rows: str, texts: list[str], line: str
) -> None:
    def content(length: int) -> bytes:
        text = "ậ" * length
        return zipped(xlsx_parts(rows.format(text), texts=[t.format(text) for t in texts]))

    assert problems_of(tmp_path / "f", content(10_000_000)) == [(f"f[S]:{line}", "too-large")]
    assert problems_of(tmp_path / "f", content(32_768)) == [(f"f[S]:{line}", "too-large")]
    grids, problems = read(tmp_path / "f", content(32_767))
    assert (problems, rows_of(grids[0])) == ([], [(3, [None, "ậ" * 32_767])])


def test_a_long_cell_of_ods_is_refused_with_its_place(tmp_path: Path) -> None:
    def content(text: str) -> bytes:
        cell = f'<T:table-cell O:value-type="string"><text:p>{text}</text:p></T:table-cell>'
        body = f'<T:table T:name="S"><T:table-row><T:table-cell/>{cell}</T:table-row></T:table>'
        return zipped(ods_parts(body))

    spaces = content("x" + '<text:s text:c="32767"/>' * 30_000)
    assert problems_of(tmp_path / "f", content("x" * 32_768)) == [("f[S]:1:2", "too-large")]
    assert problems_of(tmp_path / "f", spaces) == [("f[S]:1:2", "too-large")]
    assert peak_of(tmp_path / "f", spaces) < 10_000_000
    grids, problems = read(tmp_path / "f", content("x" * 32_767))
    assert (problems, rows_of(grids[0])) == ([], [(1, [None, "x" * 32_767])])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (ONE + '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>', [(1, 1), (1048576, 16384)]),
        ('<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>', [(1048576, 16384)]),
        (ONE + '<row r="1048576"><c r="A1048576"><v>2</v></c></row>', [(1, 1), (1048576, 1)]),
    ],
)
def test_scattered_cells_and_a_lying_dimension_cost_no_more_than_their_rows(
    tmp_path: Path, rows: str, expected: list[tuple[int, int]]
) -> None:
    parts = xlsx_parts(rows)
    dimension = b'<dimension ref="A1:XFD1048576"/><sheetData>'
    parts[SHEET] = parts[SHEET].replace(b"<sheetData>", dimension)
    grids, problems = read(tmp_path / "f", zipped(parts))
    assert problems == []
    assert [(line, len(cells)) for line, cells in grids[0].rows] == expected
    assert peak_of(tmp_path / "f", zipped(parts)) < 5_000_000


def test_many_rows_that_reach_far_are_refused(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{i}"><c r="XFD{i}"><v>1</v></c></row>' for i in range(1, 2001))
    assert problems_of(tmp_path / "f", zipped(xlsx_parts(rows))) == [("f[S]:611", "too-large")]


def test_sheets_share_the_room_for_cells(tmp_path: Path) -> None:
    rows = "".join(
        f'<T:table-row><T:table-cell T:number-columns-repeated="16384"/></T:table-row>'
        f"<T:table-row><T:table-cell T:number-columns-repeated='16383'/>"
        f'<T:table-cell O:value-type="float" O:value="{i}"/></T:table-row>'
        for i in range(200)
    )
    body = "".join(f'<T:table T:name="{name}">{rows}</T:table>' for name in "ABCD")
    grids, problems = read(tmp_path / "f", zipped(ods_parts(body)))
    assert ([grid.sheet for grid in grids], problems) == (["A", "B", "C"], [("f[D]:22", "too-large")])


@pytest.mark.parametrize("letter", ["x", "ậ"])
def test_one_long_text_in_many_cells_is_held_once(tmp_path: Path, letter: str) -> None:
    rows = "".join(f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, 50_001))
    grids, problems = read(tmp_path / "f", zipped(xlsx_parts(rows, texts=[f"<t>{letter * 32_000}</t>"])))
    assert problems == []
    assert len(grids[0].rows) == 50_000
    assert len({id(cells[0]) for _, cells in grids[0].rows}) == 1


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>', "f[S]"),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "f[S]"),
        ('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "f[S]"),
        ('<row r="1"><c r="A2"><v>1</v></c></row>', "f[S]"),
        ('<row r="1048577"><c r="A1048577"><v>1</v></c></row>', "f[S]"),
        ('<row r="1"><c r="XFE1"><v>1</v></c></row>', "f[S]"),
        ('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', "f[S]:1:1"),
        ('<row r="1"><c r="A1" s="7"><v>7</v></c></row>', "f[S]:1:1"),
        ('<row r="1"><c r="A1" t="x"><v>7</v></c></row>', "f[S]:1:1"),
        ('<row r="x"><c><v>7</v></c></row>', "f[S]"),
        ('<row r="1"><c r="A1"><v>7</v></row>', "f[S]"),
    ],
)
def test_parts_that_contradict_themselves_are_refused(tmp_path: Path, rows: str, place: str) -> None:
    assert problems_of(tmp_path / "f", zipped(xlsx_parts(rows))) == [(place, "damaged")]


@pytest.mark.parametrize("part", [SHEET, "xl/styles.xml"])
def test_a_tag_that_never_ends_is_refused(tmp_path: Path, part: str) -> None:
    parts = xlsx_parts(ONE)
    noise = random.Random(1).randbytes(15_000_000).hex().encode()  # noqa: S311
    parts[part] = parts[part].replace(b"<", b'<x a="' + noise + b'" ', 1)
    ((place, code),) = problems_of(tmp_path / "f", zipped(parts))
    assert (place.removesuffix("[S]"), code) == ("f", "damaged")


def test_values_right_of_the_last_column_of_ods_are_refused(tmp_path: Path) -> None:
    value = '<T:table-cell O:value-type="float" O:value="1"/>'
    cells = f'<T:table-cell T:number-columns-repeated="16384"/>{value}'
    body = f'<T:table T:name="S"><T:table-row>{cells}</T:table-row></T:table>'
    assert problems_of(tmp_path / "f", zipped(ods_parts(body))) == [("f[S]:1:16385", "damaged")]


def test_the_other_sheets_of_a_workbook_are_read(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append([1])
    workbook.create_sheet("2").append([2])
    workbook.save(tmp_path / "f")
    with zipfile.ZipFile(tmp_path / "f") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[SHEET] = parts[SHEET].replace(b"</row>", b"")
    grids, problems = read(tmp_path / "f", zipped(parts))
    assert ([(grid.sheet, rows_of(grid)) for grid in grids], problems) == (
        [("2", [(1, [2])])], [("f[Sheet]", "damaged")]
    )  # fmt: skip


@pytest.mark.parametrize("after", ["A1:XFD1048576", "A1:B1048576"])
def test_ranges_that_overlap_a_thousandfold_are_refused(tmp_path: Path, after: str) -> None:
    rows = "".join(f'<row r="{i}"><c r="C{i}"><v>1</v></c></row>' for i in range(1, 20_001))
    merged = f"<mergeCells>{f'<mergeCell ref={after!r}/>' * 1000}</mergeCells>".replace("'", '"')
    assert problems_of(tmp_path / "f", zipped(xlsx_parts(rows, after=merged))) == [("f[S]", "damaged")]


def test_missing_parts_and_sheets_are_told(tmp_path: Path) -> None:
    parts = xlsx_parts(ONE)
    for missing in ("xl/_rels/workbook.xml.rels", "xl/styles.xml"):
        content = zipped({name: part for name, part in parts.items() if name != missing})
        assert problems_of(tmp_path / "f", content) == [("f", "damaged")]
    content = zipped({name: part for name, part in parts.items() if name != SHEET})
    assert problems_of(tmp_path / "f", content) == [("f[S]", "damaged")]
    twice = parts["xl/workbook.xml"].replace(b"</sheets>", b'<sheet name="s" r:id="r1"/></sheets>')
    assert problems_of(tmp_path / "f", zipped(parts | {"xl/workbook.xml": twice})) == [("f", "damaged")]


@pytest.mark.parametrize(
    "cell",
    [
        'T:number-columns-repeated="16385"', 'T:number-columns-repeated="-1"',
        'T:number-columns-repeated="x"',
        'T:number-rows-spanned="99999999999"',
    ],
)  # fmt: skip
def test_repetitions_beyond_a_sheet_are_refused(tmp_path: Path, cell: str) -> None:
    body = f'<T:table T:name="S"><T:table-row><T:table-cell {cell}/></T:table-row></T:table>'
    assert problems_of(tmp_path / "f", zipped(ods_parts(body))) == [("f", "damaged")]


def test_a_repeated_row_of_repeated_cells_is_refused(tmp_path: Path) -> None:
    cell = '<T:table-cell T:number-columns-repeated="16384" O:value-type="float" O:value="1"/>'
    row = f'<T:table-row T:number-rows-repeated="1048576">{cell}</T:table-row>'
    content = zipped(ods_parts(f'<T:table T:name="S">{row}</T:table>'))
    assert problems_of(tmp_path / "f", content) == [("f[S]:611", "too-large")]


def test_workbooks_with_a_password_are_told(tmp_path: Path) -> None:
    with_file_pass = BOF_WORKBOOK + record(0x002F, bytes(6)) + EOF
    manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, part in xlsx_parts(ONE).items():
            archive.writestr(name, part)
    encrypted = bytearray(target.getvalue())
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = encrypted.find(mark)
        while place >= 0:
            encrypted[place + at] |= 1
            place = encrypted.find(mark, place + 4)
    for content in (
        compound(bytes(5000), "EncryptedPackage"),
        compound(with_file_pass),
        zipped(ods_parts("<T:table T:name='S'/>") | {"META-INF/manifest.xml": manifest}),
        bytes(encrypted),
    ):
        assert problems_of(tmp_path / "f", content) == [("f", "password")]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (lambda: b"", "an empty file"),
        (lambda: b"ma_co_so,ten\nLC-01,A\n", "CSV"),
        (lambda: "mã,tên\n".encode("utf-16"), "CSV"),
        (lambda: b"M\xe3;T\xean\n", "CSV"),
        (lambda: b"\r\n<html><body><table><tr><td>1</td></tr></table>", "an HTML page"),
        (lambda: b"\xef\xbb\xbf<!DOCTYPE html>\n<html>", "an HTML page"),
        (
            lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "Excel 2003",
        ),
        (lambda: b"{\\rtf1 x}", "an RTF text"),
        (lambda: b"%PDF-1.7", "a PDF"),
        (lambda: b"\x89PNG\r\n\x1a\n", "a picture"),
        (lambda: b"\x09\x08\x08\x00\x00\x05\x05\x00", "older than Excel 97"),
        (lambda: bytes(range(256)), "an unknown kind"),
        (lambda: zipped({"word/document.xml": b"<w/>"}), "(.docx)"),
        (lambda: zipped({"xl/workbook.bin": b"x"}), "(.xlsb)"),
        (lambda: zipped({"so.xlsx": zipped(xlsx_parts(ONE))}), "a zip archive"),
        (lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "no spreadsheet"),
        (lambda: compound(bytes(5000), "WordDocument"), "(.doc)"),
        (lambda: compound(bytes(5000), "Book"), "older than Excel 97"),
        (lambda: compound(bytes(5000), "Other"), "without a workbook"),
    ],
)
def test_files_of_other_kinds_are_named(tmp_path: Path, content: Callable[[], bytes], told: str) -> None:
    path, problems = tmp_path / "so.xlsx", Problems()
    path.write_bytes(content())
    assert read_sheets(path, "so.xlsx", problems) == []
    ((code, text),) = [(problem.code, problem.text) for problem in problems.found]
    assert code == "no-workbook"
    assert told in text


def test_old_records_of_excel_are_named(tmp_path: Path) -> None:
    old = record(0x0809, struct.pack("<HHHH", 0x0500, 0x0005, 0, 0)) + EOF
    assert problems_of(tmp_path / "f", compound(old)) == [("f", "old-workbook")]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.xlsx", tmp_path):
        grids, problems = read(path)
        assert (grids, problems) == ([], [("f", "unreadable")])


def test_a_file_beyond_the_limit_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "f"
    with path.open("wb") as file:
        file.truncate(200_000_001)
    assert read(path) == ([], [("f", "too-large")])


def usual_files() -> dict[str, bytes]:
    modern, old = openpyxl.Workbook(), xlwt.Workbook()
    sheet = old.add_sheet("S")
    for row in range(30):
        modern.worksheets[0].append([f"Cơ sở {row}", row / 7, row, None if row % 3 else "x"])
        sheet.write(row, 0, f"Cơ sở {row}")
        sheet.write(row, 1, row / 7)
        sheet.write(row, 2, row)
    new_bytes, old_bytes = BytesIO(), BytesIO()
    modern.save(new_bytes)
    old.save(old_bytes)
    row = '<T:table-row><T:table-cell O:value-type="float" O:value="1"/></T:table-row>'
    ods = zipped(ods_parts(f'<T:table T:name="S">{row * 30}</T:table>'))
    return {"xlsx": new_bytes.getvalue(), "xls": old_bytes.getvalue(), "ods": ods}


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_a_file_cut_off_anywhere_is_told(tmp_path: Path, suffix: str) -> None:
    content = usual_files()[suffix]
    for length in range(8, len(content) - 600, len(content) // 25):
        assert problems_of(tmp_path / "f", content[:length]) != []


def repacked(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return zipped({name: change(archive.read(name)) for name in archive.namelist()})


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
@pytest.mark.parametrize("seed", range(4))
def test_no_change_to_a_file_breaks_the_program(tmp_path: Path, suffix: str, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    content = usual_files()[suffix]

    def changed(data: bytes) -> bytes:
        bytes_ = bytearray(data)
        for _ in range(chance.choice((0, 1, 3)) if bytes_ else 0):
            place = chance.randrange(len(bytes_))
            bytes_[place : place + chance.randrange(4)] = chance.randbytes(chance.randrange(4))
        return bytes(bytes_)

    told = 0
    for _ in range(25):
        other = changed(content) if suffix == "xls" else repacked(content, changed)
        grids, problems = read(tmp_path / "f", other)
        told += bool(problems)
        assert grids or problems
    assert told


def xls_header(content: bytes, place: int, value: int) -> bytes:
    return content[:place] + struct.pack("<L", value) + content[place + 4 :]


def test_chains_of_sectors_that_never_end_are_refused(tmp_path: Path) -> None:
    content = usual_files()["xls"]
    sector = 512
    first_directory = struct.unpack_from("<L", content, 48)[0]
    fat = (struct.unpack_from("<L", content, 76)[0] + 1) * sector
    circle = xls_header(content, fat + 4 * first_directory, first_directory)
    assert problems_of(tmp_path / "f", circle) == [("f", "damaged")]
    assert problems_of(tmp_path / "f", xls_header(content, fat, 0)) == [("f", "damaged")]
    assert problems_of(tmp_path / "f", xls_header(content, 68, 1)) == [("f", "damaged")]
    assert problems_of(tmp_path / "f", xls_header(content, 48, 10**6)) == [("f", "damaged")]


def test_records_that_contradict_one_another_are_refused(tmp_path: Path) -> None:
    number = record(0x0203, struct.pack("<HHHd", 0, 0, 0, 1))
    two = xls_stream(b"", number, number)
    first, second = two.find(record(0x0085)[:2]), two.rfind(record(0x0085)[:2])
    for stream, place in (
        (xls_stream(b"", number + number), "f[S0]"),
        (xls_stream(b"", record(0x0203, b"\0" * 5)), "f[S0]"),
        (xls_stream(b"", record(0x0203, struct.pack("<HHHd", 0, 0, 9, 1))), "f[S0]"),
        (xls_stream(b"", record(0x00FD, struct.pack("<HHHL", 0, 0, 0, 9))), "f[S0]"),
        (xls_stream(b"", number)[:-4] + bytes(4), "f[S0]"),
        (xls_stream(record(0x00FC, struct.pack("<LLHB", 1, 1, 99, 0)), number), "f"),
        (two[: second + 4] + two[first + 4 : first + 8] + two[second + 8 :], "f"),
        (record(0x0809, b""), "f"),
    ):
        assert problems_of(tmp_path / "f", compound(stream)) == [(place, "damaged")]


def test_a_packed_size_that_lies_is_told(tmp_path: Path) -> None:
    content = zipped(xlsx_parts(ONE))
    packed = zlib.compress(xlsx_parts(ONE)[SHEET])[2:-4]
    assert packed in content
    assert problems_of(tmp_path / "f", content.replace(packed, packed[:-1] + b"\0")) == [("f[S]", "damaged")]
