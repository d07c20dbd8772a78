"""Workbooks made part by part or record by record, as no program would make them."""

import struct
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import quoteattr

from xlwt.CompoundDoc import XlsDoc

from compliance.errors import Problems
from compliance.sources.files.spreadsheet import read_sheets
from compliance.sources.grid import CellValue, Doubt, Grid

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PLAIN_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts>'
    '<font><name val="Arial"/></font></fonts><cellXfs><xf numFmtId="0" fontId="0"/>'
    '<xf numFmtId="164" fontId="0"/></cellXfs></styleSheet>'
)
"""Style 0 is the usual one, style 1 shows days."""

Parts = dict[str, bytes]


def xlsx_parts(
    rows: str,
    *,
    texts: Sequence[str] = (),
    styles: str = PLAIN_STYLES,
    of_workbook: str = "",
    after: str = "",
    kind: str = "worksheet",
) -> Parts:
    """Return the parts of a workbook with the sheet `S`; texts are written as `<si>` holds them."""
    relations = [("r1", kind, "worksheets/sheet1.xml"), ("r2", "styles", "styles.xml"),
                 ("r3", "sharedStrings", "sharedStrings.xml")]  # fmt: skip
    listed = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{k}" Target="{t}"/>' for i, k, t in relations)
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": "<Relationships/>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{of_workbook}<sheets>'
        '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{listed}</Relationships>",
        "xl/styles.xml": styles,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{"".join(f"<si>{text}</si>" for text in texts)}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}'
        "</worksheet>",
    }
    return {name: text.encode() for name, text in parts.items()}


def styles_of(*looks: tuple[str, str]) -> str:
    """Return a part of styles: the usual one, then one for each number format and font."""
    formats = "".join(
        f'<numFmt numFmtId="{164 + i}" formatCode={quoteattr(code)}/>' for i, (code, _) in enumerate(looks)
    )
    fonts = "".join(f'<font><name val="{font}"/></font>' for _, font in looks)
    styles = "".join(f'<xf numFmtId="{164 + i}" fontId="{i + 1}"/>' for i in range(len(looks)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><fonts><font><name val="Arial"/></font>'
        f'{fonts}</fonts><cellXfs><xf numFmtId="0" fontId="0"/>{styles}</cellXfs></styleSheet>'
    )


def ods_parts(body: str, *, styles: str = "", settings: str = "") -> Parts:
    """Return the parts of a spreadsheet with tables and automatic styles.

    The prefixes T, O, S and N stand for table, office, style and number.
    """
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
        for name, path in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
                           ("number", "datastyle"), ("svg", "svg-compatible"), ("draw", "drawing"),
                           ("calcext", "calcext"))
    )  # fmt: skip
    content = (
        f"<O:document-content{names}><O:automatic-styles>{styles}</O:automatic-styles><O:body><O:spreadsheet>"
        f"{settings}{body}</O:spreadsheet></O:body></O:document-content>"
    )
    for short, prefix in (("T:", "table:"), ("O:", "office:"), ("S:", "style:"), ("N:", "number:")):
        content = content.replace(short, prefix)
    return {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content.encode(),
    }


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def record(kind: int, body: bytes = b"") -> bytes:
    """Return a record of an .xls file."""
    return struct.pack("<HH", kind, len(body)) + body


BOF_WORKBOOK = record(0x0809, struct.pack("<HHHHLL", 0x0600, 0x0005, 0, 0, 0, 6))
BOF_SHEET = record(0x0809, struct.pack("<HHHHLL", 0x0600, 0x0010, 0, 0, 0, 6))
EOF = record(0x000A)
FONT = record(0x0031, bytes(14) + b"\x05\x00Arial")
STYLE = record(0x00E0, bytes(20))


def xls_stream(of_workbook: bytes, *sheets: bytes) -> bytes:
    """Return the records of an .xls file; the sheets are named `S0`, `S1`, ..."""
    beginning = BOF_WORKBOOK + FONT + STYLE + of_workbook
    lists = [
        record(0x0085, struct.pack("<LBB", 0, 0, 0) + b"\x02\x00" + f"S{i}".encode())
        for i in range(len(sheets))
    ]
    place = len(beginning) + sum(map(len, lists)) + len(EOF)
    listed = b""
    for i, sheet in enumerate(sheets):
        listed += record(0x0085, struct.pack("<LBB", place, 0, 0) + b"\x02\x00" + f"S{i}".encode())
        place += len(BOF_SHEET) + len(sheet) + len(EOF)
    return beginning + listed + EOF + b"".join(BOF_SHEET + sheet + EOF for sheet in sheets)


def compound(stream: bytes, name: str = "Workbook") -> bytes:
    """Return a compound file with one stream."""
    target = BytesIO()
    document = XlsDoc()
    document.save(target, stream)
    entry = "Workbook".encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 18)
    renamed = name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2)
    data = target.getvalue()
    assert data.count(entry) == 1
    return data.replace(entry, renamed)


def read(path: Path, content: bytes | None = None) -> tuple[list[Grid], list[tuple[str, str]]]:
    """Return the grids of a workbook, and place and code of each problem."""
    if content is not None:
        path.write_bytes(content)
    problems = Problems()
    grids = read_sheets(path, "f", problems)
    assert all(problem.vi and problem.text for problem in problems.found)
    return grids, [(str(problem.place), problem.code) for problem in problems.found]


def rows_of(grid: Grid) -> list[tuple[int, list[object]]]:
    """Return the rows of a grid with a doubt as its code and what is shown."""
    return [(line, [_told(cell) for cell in cells]) for line, cells in grid.rows]


def _told(cell: CellValue) -> object:
    if not isinstance(cell, Doubt):
        return cell
    assert cell.fault.vi
    assert cell.fault.en
    return cell.fault.code, cell.shown


def rows_in(path: Path, content: bytes | None = None) -> list[tuple[int, list[object]]]:
    grids, problems = read(path, content)
    assert problems == []
    return rows_of(grids[0])


def cells_in(path: Path, content: bytes | None = None) -> list[object]:
    rows = rows_in(path, content)
    assert [line for line, _ in rows] == [1]
    return rows[0][1]


def notes_in(path: Path, content: bytes | None = None) -> list[list[str]]:
    grids, problems = read(path, content)
    assert problems == []
    return [[note.code for note in grid.notes] for grid in grids]
