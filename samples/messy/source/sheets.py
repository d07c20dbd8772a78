"""Workbooks of one sheet: titles, headers of two rows, groups, totals, notes, merged cells."""

from collections.abc import Iterable, Sequence

from facility_rows import HEADINGS, ROWS, Row, numbered, with_columns
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from compliance.report.workbook_bytes import bytes_of

TITLES: tuple[Row, ...] = (
    ("ỦY BAN NHÂN DÂN XÃ BẢN BO (giả định)",),
    ("DANH SÁCH CƠ SỞ SẢN XUẤT, KINH DOANH TRÊN ĐỊA BÀN",),
    ("(Kèm theo Báo cáo số 15/BC-UBND ngày 12 tháng 01 năm 2026)",),
    (),
)
HEAD: Row = ("STT", *HEADINGS)
FLOWS = ("đấu nối (m³/ngày)", "tái sử dụng (m³/ngày)", "sinh hoạt (m³/ngày)")


def sheet_of(rows: Iterable[Sequence[object]], merged: Sequence[str] = (), title: str = "Sheet1") -> Workbook:
    """Return a workbook of one sheet with rows from line 1 on; an empty row stays a blank line."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = title
    fill(page, rows, merged)
    return book


def fill(page: Worksheet, rows: Iterable[Sequence[object]], merged: Sequence[str] = ()) -> None:
    """Write rows into a sheet from line 1 on and merge ranges of it."""
    for line, cells in enumerate(rows, start=1):
        for column, value in enumerate(cells, start=1):
            page.cell(line, column, value)  # type: ignore[arg-type]
    for span in merged:
        page.merge_cells(span)


def files() -> dict[str, bytes]:
    """Return the workbooks by name."""
    books = _around() | _between() | _headers() | _no_records()
    return {name: bytes_of(book) for name, book in books.items()}


def _around() -> dict[str, Workbook]:
    """Return what stands above and below the rows."""
    rows = [*TITLES, HEAD, *numbered(ROWS)]
    signed: list[Row] = [
        (),
        ("Ghi chú: số liệu đến ngày 31/12/2025; mọi cơ sở là giả định.",),
        ("Nơi nhận:", None, None, "TM. ỦY BAN NHÂN DÂN"),
        ("- Sở Nông nghiệp và Môi trường;", None, None, "CHỦ TỊCH"),
        ("- Lưu: VT.",),
        (),
        (None, None, None, "Lò Văn A (giả định)"),
    ]
    return {
        "tieu-de-tren.xlsx": sheet_of(rows, ["A1:F1", "A2:F2", "A3:F3"]),
        "ghi-chu-chu-ky.xlsx": sheet_of([HEAD, *numbered(ROWS), *signed], ["A9:F9", "D10:F10", "D11:F11"]),
    }


def _between() -> dict[str, Workbook]:
    """Return what stands between the rows and is no record."""
    grouped: list[Row] = [
        HEAD,
        ("I. Trung du và miền núi phía Bắc",),
        ("1. Tỉnh Lào Cai",),
        ("2. Tỉnh Lai Châu",),
        *numbered(ROWS[:3]),
        ("II", "Phía nam tỉnh"),
        *numbered(ROWS[3:]),
    ]
    again: list[Row] = [
        HEAD,
        ("A", "Khu vực phía bắc"),
        *numbered(ROWS[:2]),
        ("B", "Khu vực phía nam"),
        *numbered(ROWS[2:5]),
    ]
    flows = (12.5, 40, 7.25)
    added: list[Row] = [
        ("STT", *HEADINGS[:2], "Tổng lưu lượng nước thải (m³/ngày)"),
        *((i, *row[:2], flow) for i, (row, flow) in enumerate(zip(ROWS, flows, strict=False), start=1)),
        (None, None, "Tổng cộng", 59.75),
    ]
    paged = [HEAD, *numbered(ROWS[:3]), HEAD, *numbered(ROWS[3:], first=4)]
    return {
        "dong-nhom.xlsx": sheet_of(grouped, ["A2:F2", "A3:F3", "A4:F4"]),
        "danh-so-lai.xlsx": sheet_of(again),
        "tong-cong.xlsx": sheet_of(added),
        "tieu-de-lap-lai.xlsx": sheet_of(paged),
    }


def _headers() -> dict[str, Workbook]:
    """Return headers of several rows, and cells merged down a column."""
    flows = ((12.5, 3, 9.5), (None, 1.5, 0.25), (40, None, 4))
    two: list[Row] = [
        ("BIỂU TỔNG HỢP NƯỚC THẢI",),
        (),
        ("STT", *HEADINGS[:2], "Lưu lượng nước thải"),
        (None, None, None, *FLOWS),
        *((i, *row[:2], *flow) for i, (row, flow) in enumerate(zip(ROWS, flows, strict=False), start=1)),
    ]
    in_brackets = tuple(f"({number})" for number in range(1, 7))
    shared = with_columns(
        (HEADINGS[2], ROWS[0][2], None, None, *(row[2] for row in ROWS[3:])),
        ("Tổng lưu lượng nước thải (m³/ngày)", 12, None, None, 5, 7, None),
        ("Lưu lượng nước thải tái sử dụng (m³/ngày)", 1, 2, 3, 4, None, None),
        ("Lưu lượng nước thải sinh hoạt (m³/ngày)", 1, 2, 3, None, 6, 8),
    )
    third = ("GD-07", "Trạm trộn bê tông Bản Bo (giả định)", *ROWS[0][2:4], None)
    down = [ROWS[0], (*ROWS[1][:4], None), third, *ROWS[3:5]]
    return {
        "tieu-de-hai-dong.xlsx": sheet_of(two, ["A1:F1", "A3:A4", "B3:B4", "C3:C4", "D3:F3"]),
        "danh-so-cot.xlsx": sheet_of([HEAD, in_brackets, *numbered(ROWS)]),
        "danh-so-cot-khong-ngoac.xlsx": sheet_of([HEAD, tuple(range(1, 7)), *numbered(ROWS)]),
        "o-gop-doc.xlsx": sheet_of([HEADINGS, *down], ["E2:E4"]),
        "o-trong-khong-gop.xlsx": sheet_of([HEADINGS, *down]),
        "o-gop-luong.xlsx": sheet_of(shared, ["C2:C4", "D2:D4", "E5:F5"]),
    }


def _no_records() -> dict[str, Workbook]:
    """Return rows that are no records and yet stand where the id and the name of one stand."""
    owners: list[Row] = [
        ("Mã chủ cơ sở", "Tên chủ cơ sở"),
        ("CS-01", "Công ty Chè Bản Bo (giả định)"),
        ("CS-02", "Hộ ông Lò Văn A (giả định)"),
    ]
    signed: list[Row] = [
        ("Người lập biểu", "Thủ trưởng đơn vị"),
        ("(Ký, họ tên)", "(Ký, đóng dấu)"),
        ("Lò Văn A (giả định)", "Lò Văn B (giả định)"),
    ]
    flows: list[Row] = [
        (*HEADINGS[:2], "Tổng lưu lượng nước thải"),
        (*ROWS[0][:2], 12.5),
        (*ROWS[1][:2], 40),
        ("Tổng cộng", "2 cơ sở", 52.5),
    ]
    named: list[Row] = [
        flows[0],
        ("GD-11", "Tổng công ty chè Lai Châu (giả định)", 1),
        ("GD-12", "Tổng cộng ty than Tây Bắc (giả định)", 2),
        (None, "Tổng cộng ty than Than Uyên (giả định)", 7),
        (None, "Tổng kho xăng dầu (giả định)", 3),
        ("GD-13", "Cộng hòa (giả định)", 4),
        (None, "Tổng cộng các cơ sở chè", 14),
        (None, "Tổng cộng: 6 cơ sở", 17),
    ]
    nameless: list[Row] = [HEAD, (1, *ROWS[0]), (), (2, "GD-02", None, "Trang trại chăn nuôi"), (3, "LC-03")]
    return {
        "hai-bang-duoi.xlsx": sheet_of([HEADINGS, *ROWS[:3], (), *owners]),
        "hai-bang-tren.xlsx": sheet_of([*owners, (), HEADINGS, *ROWS[:3]]),
        "chu-ky-cot-ma.xlsx": sheet_of([HEADINGS, *ROWS[:3], (), *signed]),
        "tong-cong-cot-ma.xlsx": sheet_of(flows),
        "tong-cong-ty.xlsx": sheet_of(named),
        "thieu-ten-sau-dong-trong.xlsx": sheet_of(nameless),
        "o-giong-tieu-de.xlsx": sheet_of(
            [(*HEADINGS[:2], "Ghi nhận của xã"), (*ROWS[0][:2], "Ghi chú"), (*ROWS[1][:2], "đã rà soát")]
        ),
    }
