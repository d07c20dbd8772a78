"""Workbooks of results as laboratories report them: a column a parameter, or a row a parameter."""

from collections.abc import Sequence
from datetime import date

from books import OUTLETS
from facility_rows import HEADINGS, ROWS, Row
from openpyxl import Workbook
from sheets import fill

from compliance.report.workbook_bytes import bytes_of

SAMPLE: Row = ("TT", "Mã cơ sở", "Mã điểm xả", "Ngày lấy mẫu")
OCTOBER, DECEMBER = date(2025, 10, 15), date(2025, 12, 15)
LIMITS = "QCVN 40:2011/BTNMT, cột B"


def files() -> dict[str, bytes]:
    """Return the workbooks by name."""
    books = {
        "bang-ngang.xlsx": _units_in_headings(),
        "bang-ngang-don-vi-dong-duoi.xlsx": _units_below(),
        "bang-ngang-thieu-don-vi.xlsx": _units_lacking(),
        "bang-ngang-mot-mau-hai-dong.xlsx": _one_sample_twice(),
        "bang-xoay.xlsx": _turned(),
    }
    return {name: bytes_of(book) for name, book in books.items()}


def _book_of(rows: Sequence[Row], merged: Sequence[str] = ()) -> Workbook:
    book = Workbook()
    book.worksheets[0].title = "Cơ sở"
    fill(book.worksheets[0], [HEADINGS, ROWS[0], ROWS[4]])
    fill(book.create_sheet("Điểm xả thải"), OUTLETS)
    fill(book.create_sheet("Quý IV"), rows, merged)
    return book


def _units_in_headings() -> Workbook:
    rows: list[Row] = [
        ("KẾT QUẢ QUAN TRẮC NƯỚC THẢI QUÝ IV NĂM 2025 (giả định)",),
        (),
        (*SAMPLE, "pH", "BOD5 (20°C)\n(mg/L)", "COD (mg/l)", "Amoni (tính theo N), mg/L",
         "Coliform (MPN/100 ml) (*)", "Chì (Pb) (µg/L)"),
        (1, "GD-01", "DX-01", OCTOBER, 7.2, "12,5", 48, "KPH", "<3", "8,5"),
        (2, "GD-05", "DX-05", "15/11/2025", 6.9, None, "-", "<0,01", 1100, None),
        (3, "GD-05", "DX-05", DECEMBER),
        (4, "GD-01", "DX-99", DECEMBER, 7, 14),
        (5, "GD-01", "DX-01", None, None, None, 50),
        (),
        ("(*): thông số được công nhận (giả định)",),
    ]  # fmt: skip
    return _book_of(rows, ["A1:J1"])


def _units_below() -> Workbook:
    """Return a header of three rows: the results together, the parameters, their units."""
    rows: list[Row] = [
        (*SAMPLE, "Kết quả quan trắc"),
        (None, None, None, None, "Nhiệt độ", "pH", "TSS", "Tổng N", "Coliform"),
        ("Đơn vị", None, None, None, "°C", "-", "mg/L", None, "MPN/100mL"),
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"),
        (1, "GD-01", "DX-01", OCTOBER, 25.5, 7.2, 48, "<2", 2400),
        (2, "GD-05", "DX-05", OCTOBER, 24, 6.9, None, "3,25", "<3"),
    ]
    return _book_of(rows, ["E1:I1", "B1:B2", "C1:C2", "D1:D2", "G3:H3"])


def _units_lacking() -> Workbook:
    """Return headings that lack a unit, have another's, do not name one parameter, or hold limits."""
    rows: list[Row] = [
        (*SAMPLE, "pH", "BOD5", "COD (°C)", "Amoni (mg/L)", "TSS (mg/L)", LIMITS),
        (1, "GD-01", "DX-01", OCTOBER, 7.2, 12, 48, "0,5", 20, 100),
        (2, "GD-05", "DX-05", OCTOBER, 6.9, 14, 50, "0,25", 21, 100),
    ]
    return _book_of(rows)


def _one_sample_twice() -> Workbook:
    """Return two lines of one outlet and day: of some parameters the same, of others another value."""
    rows: list[Row] = [
        (*SAMPLE, "pH", "COD (mg/L)", "TSS (mg/L)"),
        (1, "GD-01", "DX-01", OCTOBER, 7.2, 48, 20),
        (2, "GD-01", "DX-01", OCTOBER, 7.2, 52, None),
    ]
    return _book_of(rows)


def _turned() -> Workbook:
    rows: list[Row] = [
        ("TT", "Thông số", "Đơn vị", "Phương pháp phân tích", "NT1", "NT2", LIMITS),
        (1, "pH", "-", "TCVN 6492:2011", 7.2, 6.9, "5,5-9"),
        (2, "BOD5 (20°C)", "mg/L", "TCVN 6001-1:2008", 12, 14, 50),
        (3, "COD", "mg/L", "SMEWW 5220C:2017", 48, 50, 150),
        (4, "Amoni", "mg/L", "TCVN 6179-1:1996", "0,5", "KPH", 10),
    ]
    return _book_of(rows)
