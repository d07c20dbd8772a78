"""Workbooks of several sheets, forms, folders of workbooks, and workbooks of other programs."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import xlwt
from facility_rows import HEADINGS, ROWS, Row
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.chart import BarChart
from sheets import TITLES, fill, sheet_of
from text_values import BEGUN

from compliance.report.workbook_bytes import bytes_of

OUTLETS: tuple[Row, ...] = (
    ("Mã điểm xả", "Mã cơ sở", "Tên điểm xả"),
    ("DX-01", "GD-01", "Cửa xả ra suối Nậm Mu"),
    ("DX-05", "GD-05", "Cửa xả ra suối Sìn Hồ"),
)
MEASURED: Row = (
    "Mã kết quả", "Mã cơ sở", "Mã điểm xả", "Thông số", "Ngày lấy mẫu", "Giá trị đo", "Đơn vị",
    "Giới hạn phát hiện (LOD)", "Giới hạn định lượng (LOQ)",
)  # fmt: skip
DAY = date(2025, 10, 15)
FLOW = "Tổng lưu lượng nước thải"


def files() -> dict[str, bytes]:
    """Return the files by name."""
    books = {
        "ket-qua-quan-trac.xlsx": _measurements(),
        "phieu-co-so.xlsx": _form(),
        "phieu-dong-la.xlsx": _form_with_more(),
        "trang-bo-qua.xlsx": _asides(),
        "trang-rong.xlsx": _blanks(),
        "pham-vi.xlsx": _coverage(),
    } | {f"nhieu-xa/{name}": book for name, book in _communes().items()}
    return {name: bytes_of(book) for name, book in books.items()} | {
        "phieu-van-ban.txt": "\r\n".join(FORM_TEXT).encode(),
        "phieu-chu-ky.txt": "\n".join(SIGNED_FORM).encode(),
        "phieu-dong-la.txt": "\n".join(FORM_WITH_MORE).encode(),
        "tep-xls.xls": _xls(),
        "tep-ods.ods": _ods(),
    }


def _book_of(sheets: dict[str, list[Row]]) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        fill(book.create_sheet(name), rows)
    return book


def _measurements() -> Workbook:
    place = ("GD-01", "DX-01")
    of_gd_05 = ("GD-05", "DX-05")
    rows: list[Row] = [
        MEASURED,
        ("QT-01", *place, "COD", DAY, "<0,01", "mg/L", None),
        ("QT-02", *place, "TSS", DAY, "KPH", "mg/l", 2),
        ("QT-03", *place, "BOD5", DAY, "KPH", "mg/l", None),
        ("QT-04", *place, "Amoni", DAY, "12,5", "mg/L", None),
        ("QT-05", *of_gd_05, "COD", DAY, 48.25, "mg/l", None),
        ("QT-06", *of_gd_05, "Coliform", DAY, "1.100", "MPN/100mL", None),
        ("QT-07", *of_gd_05, "TSS", DAY, "<LOD", "mg/L", "0,5"),
        ("QT-08", *of_gd_05, "pH", DAY, "6,8-7,2", "-", None),
        ("QT-09", *of_gd_05, "pH", DAY, "7,1", "-", None),
        ("QT-10", "GD-99", "DX-05", "pH", DAY, "7,1", "-", None),
        ("QT-11", *place, "Tổng N", DAY, "<LOQ", "mg/L", "0,5", 2),
        ("QT-12", *place, "Tổng P", DAY, "KPH (<0,5)", "mg/L", 2),
    ]
    return _book_of(
        {"Cơ sở": [HEADINGS, ROWS[0], ROWS[4]], "Điểm xả thải": list(OUTLETS), "Kết quả quan trắc": rows}
    )


def _form() -> Workbook:
    rows: list[Row] = [
        ("PHIẾU CUNG CẤP THÔNG TIN (giả định)",),
        (),
        ("I. Cơ sở",),
        ("1.", "Mã cơ sở:", "GD-01"),
        ("2.", "Tên cơ sở:", "Nhà máy chè Bản Bo (giả định)"),
        ("3.", "Loại hình cơ sở:", "Cơ sở sản xuất công nghiệp"),
        ("4.", "Mã chủ cơ sở:", "CS-01"),
        ("5.", "Mã xã, phường:", "Xã Bản Bo"),
        ("6.", "Ngày bắt đầu hoạt động:", date(2015, 12, 31)),
        ("7.", "Ngày đóng cửa, chấm dứt hoạt động:", None),
        ("II. Chủ cơ sở",),
        ("1.", "Mã chủ cơ sở:", "CS-01"),
        ("2.", "Tên chủ cơ sở:", "Công ty Chè Bản Bo (giả định)"),
        ("3.", "Loại chủ thể:", "Doanh nghiệp"),
        ("III. Giấy phép, hồ sơ",),
        ("1.", "Mã giấy phép:", "GP-01"),
        ("2.", "Loại giấy phép, hồ sơ:", "Giấy phép môi trường"),
        ("3.", "Số giấy phép:", "GĐ-12/GPMT-UBND"),
        ("4.", "Ngày cấp:", "31/12/2024"),
    ]
    return sheet_of(rows, ["A1:C1"])


def _form_with_more() -> Workbook:
    """Return a form with a heading that nobody knows: whose the address below it is, nothing tells."""
    rows: list[Row] = [
        ("ỦY BAN NHÂN DÂN XÃ BẢN BO", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("PHIẾU CUNG CẤP THÔNG TIN (giả định)",),
        ("I. Cơ sở",),
        ("1.", "Mã cơ sở:", "GD-01"),
        ("2.", "Tên cơ sở:", "Nhà máy chè Bản Bo (giả định)"),
        ("3.", "Loại hình cơ sở:", "Cơ sở sản xuất công nghiệp"),
        ("II. Nhà đầu tư",),
        ("1.", "Địa chỉ theo giấy tờ:", "Số 5, phường Tân Phong"),
        ("III. Chủ cơ sở",),
        ("1.", "Mã chủ cơ sở:", "CS-01"),
        ("2.", "Tên chủ cơ sở:", "Công ty Chè Bản Bo (giả định)"),
        ("Người lập phiếu", "Thủ trưởng đơn vị"),
        ("(Ký, ghi rõ họ tên)", "(Ký tên, đóng dấu)"),
        ("Nguyễn Văn Giả Định", "Trần Văn Giả Định"),
    ]
    return sheet_of(rows, ["A2:C2"])


FORM_TEXT = (
    "PHIẾU CUNG CẤP THÔNG TIN CƠ SỞ (giả định)",
    "",
    "1. Mã cơ sở: GD-02",
    "2. Tên cơ sở: Trang trại lợn Nà Tăm (giả định)",
    "3. Loại hình cơ sở: Trang trại chăn nuôi",
    "4. Mã xã, phường: Xã Bản Bo",
    "5. Địa chỉ theo giấy tờ: Bản Nà Can, xã Nà Tăm, huyện Tam Đường",
    "6. Tổng lưu lượng nước thải: 12,5 m3/ngày",
    "7. Ngày bắt đầu hoạt động: ngày 15 tháng 6 năm 2019",
    "",
)
"""A form as people type it: with commas in its values, and no separator anywhere."""

ABOVE = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Kính gửi: Sở Nông nghiệp và Môi trường tỉnh Lai Châu",
)
SIGNED_FORM = (
    *ABOVE,
    *FORM_TEXT,
    "8. Ngày đóng cửa, chấm dứt hoạt động: ..................",
    "9. Số fax: ............",
    "Ghi chú: số liệu do chủ cơ sở tự kê khai",
    "Bản Bo, ngày 5 tháng 11 năm 2025",
    "ĐẠI DIỆN CƠ SỞ",
    "(Ký, ghi rõ họ tên)",
    "Nguyễn Văn Giả Định",
)
"""A form with all that forms have around their labels, and nothing else."""

FORM_WITH_MORE = (
    *SIGNED_FORM[:-4],
    "Cơ sở đã ngừng hoạt động từ tháng 3",
    "10. Công suất chuồng: 5000 con",
    "II. Chủ cơ sở",
    "1. Mã chủ cơ sở: CS-02",
    "2. Tên chủ cơ sở: Lò Văn Giả Định",
    *SIGNED_FORM[-4:],
    "Điện thoại: 0912 000 000",
)
"""A form with lines that may change what it says of its facility, and one more below the signature."""


def _communes() -> dict[str, Workbook]:
    """Return the lists of three communes; two repeat GD-02, and two contradict each other on GD-04."""
    other = (*ROWS[3][:3], "Tạm ngừng hoạt động", ROWS[3][4])
    lists = {
        "xa-ban-bo.xlsx": ROWS[:2],
        "xa-nam-cuoi.xlsx": (ROWS[1], ROWS[3]),
        "xa-sin-ho.xlsx": (ROWS[4], other),
    }
    return {
        name: sheet_of([*TITLES, HEADINGS, *rows], ["A1:E1"], "Danh sách") for name, rows in lists.items()
    }


def _asides() -> Workbook:
    """Return a workbook with sheets that hold no table of a register, and a chart."""
    book = _book_of(
        {
            "Hướng dẫn": [("Điền theo mẫu; không sửa tiêu đề cột.",)],
            "Cơ sở": [HEADINGS, *ROWS[:3]],
            "Bảng tra nội bộ": [("Ký hiệu", "Diễn giải"), ("TĐ", "Huyện Tam Đường cũ")],
        }
    )
    chart = book.create_chartsheet("Biểu đồ")
    chart.add_chart(BarChart())
    return book


def _blanks() -> Workbook:
    return _book_of({"Sheet1": [HEADINGS, *ROWS[:3]], "Sheet2": [], "Sheet3": []})


def _coverage() -> Workbook:
    permits: list[Row] = [
        ("Mã giấy phép", "Mã cơ sở", "Loại giấy phép, hồ sơ", "Số giấy phép", "Ngày cấp"),
        ("GP-01", "GD-01", "Giấy phép môi trường", "GĐ-12/GPMT-UBND", date(2024, 12, 31)),
    ]
    whole = (date(2020, 1, 1), date(2025, 12, 31))
    covered: list[Row] = [
        ("Mã phạm vi", "Loại bản ghi", "Cấp ban hành", "Đầy đủ từ ngày", "Đầy đủ đến ngày", "Nguồn"),
        ("PV-01", "Giấy phép, hồ sơ", "Cấp tỉnh", *whole, "Sổ cấp phép (giả định)"),
        ("PV-02", "Đăng ký xe", None, *whole, None),
    ]
    facilities: list[Row] = [HEADINGS, *ROWS[:3]]
    return _book_of({"Cơ sở": facilities, "Giấy phép, hồ sơ": permits, "Phạm vi số liệu đầy đủ": covered})


_OTHER_PROGRAMS: tuple[Row, ...] = (
    (*HEADINGS[:2], BEGUN, FLOW),
    (*ROWS[0][:2], date(2015, 12, 31), Decimal("1250.5")),
    (*ROWS[1][:2], "15/06/2019", "3.359,80"),
    (*ROWS[2][:2], None, "1.678"),
)


def _xls() -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Danh sách")
    as_day = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    for line, row in enumerate(_OTHER_PROGRAMS):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write(line, column, value, as_day)
            elif value is not None:
                sheet.write(line, column, value)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _ods() -> bytes:
    book = OpenDocumentSpreadsheet()
    table = Table(name="Danh sách")
    book.spreadsheet.addElement(table)
    for row in _OTHER_PROGRAMS:
        line = TableRow()
        table.addElement(line)
        for value in row:
            line.addElement(_ods_cell(value))
    buffer = io.BytesIO()
    book.write(buffer)
    return _without_clock(buffer.getvalue())


def _ods_cell(value: object) -> TableCell:
    if value is None:
        return TableCell()
    if isinstance(value, date):
        return TableCell(valuetype="date", datevalue=value.isoformat())
    if isinstance(value, Decimal):
        return TableCell(valuetype="float", value=str(value))
    cell = TableCell(valuetype="string")
    cell.addElement(P(text=str(value)))
    return cell


def _without_clock(data: bytes) -> bytes:
    """Return a zip file whose parts bear no time; the first part of a spreadsheet stays uncompressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as written, zipfile.ZipFile(buffer, "w") as kept:
        for part in written.infolist():
            if part.filename != "meta.xml":
                kept.writestr(zipfile.ZipInfo(part.filename), written.read(part), part.compress_type)
    return buffer.getvalue()
