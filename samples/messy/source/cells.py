"""Workbooks whose cells hold what Excel makes of things: formulas, formats, fonts, counts of days, ticks."""

from datetime import date

import old_codes
from facility_rows import HEADINGS, ROWS, Row, with_columns
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from sheets import sheet_of
from text_files import FLOW, LAND
from text_values import BEGUN

from compliance.report.workbook_bytes import bytes_of

SEASONAL, POLLUTED = "Hoạt động theo mùa vụ", "Có phát sinh nước thải phải xử lý"
DOMESTIC = "Lưu lượng nước thải sinh hoạt"
PLAIN: list[Row] = [HEADINGS, *ROWS]


def files() -> dict[str, bytes]:
    """Return the workbooks by name."""
    books = _ticks() | _formulas() | _formats() | _fonts() | _units() | _hidden() | _places()
    books |= _days() | _above()
    books |= {f"hai-moc-ngay/{name}": book for name, book in _epochs().items()}
    return {name: bytes_of(book) for name, book in books.items()}


def _ticks() -> dict[str, Workbook]:
    ticked = with_columns((SEASONAL, "x", "có", None, "X"), (POLLUTED, "a", True, "không", 1))
    webdings = sheet_of(
        with_columns((SEASONAL, "a", "r", None, "a", "ü"), (POLLUTED, "có", "có", "a", None, "ü"))
    )
    for cell in ("C2", "C3", "C5", "D4"):
        webdings.worksheets[0][cell].font = Font(name="Webdings")
    for cell in ("C6", "D6"):
        webdings.worksheets[0][cell].font = Font(name="Wingdings")
    return {"dau-x.xlsx": sheet_of(ticked), "dau-tich-webdings.xlsx": webdings}


def _formulas() -> dict[str, Workbook]:
    """Return formulas without a result, as programs write them that do not calculate, and errors."""
    flows = with_columns((FLOW, 12.5, "=C2*2", "#REF!", 7.25, "#DIV/0!"))
    return {"cong-thuc.xlsx": sheet_of(flows)}


def _formats() -> dict[str, Workbook]:
    padded = sheet_of([HEADINGS, *((number, *row[1:4], code) for number, row, code in zip(
        (1, 2, 3, 4), ROWS, (3424, 3424, 3434, 544), strict=False))])  # fmt: skip
    for line in range(2, 6):
        padded.worksheets[0].cell(line, 1).number_format = '"GD-"00'
        padded.worksheets[0].cell(line, 5).number_format = "00000"
    padded.worksheets[0]["E5"].number_format = "General"
    share = "Tỷ lệ lấp đầy (%)"
    percent = sheet_of(with_columns((share, 0.35, 35, "35%", "35"), (FLOW, date(2026, 5, 1), 12, 7, 1.5)))
    percent.worksheets[0]["C2"].number_format = "0%"
    percent.worksheets[0]["D2"].number_format = "d-mmm"
    return {"ma-dem-khong.xlsx": padded, "dinh-dang-so.xlsx": percent}


def _days() -> dict[str, Workbook]:
    """Return what a program made of days that reads the month first, and a count of days kept as a text."""
    month_first = (BEGUN, date(2019, 5, 6), "31/12/2015", date(2020, 4, 4), "05/06/2021", date(2021, 7, 1))
    counted = (BEGUN, "45000", date(2015, 12, 31), 43538)
    return {
        "ngay-excel-my.xlsx": sheet_of(with_columns(month_first)),
        "so-dem-ngay-van-ban.xlsx": sheet_of(with_columns(counted)),
    }


def _epochs() -> dict[str, Workbook]:
    """Return two workbooks that count days from 1900 and from 1904; the same days stand in both."""
    early = sheet_of(with_columns((BEGUN, 45000, date(2015, 12, 31), 2015))[:4])
    late = sheet_of([])
    late.epoch = CALENDAR_MAC_1904
    rows = [(*row[:2], cell) for row, cell in zip(ROWS[3:], (43538, date(2015, 12, 31)), strict=False)]
    for row in ((*HEADINGS[:2], BEGUN), *rows):
        late.worksheets[0].append(row)
    return {"moc-1900.xlsx": early, "moc-1904.xlsx": late}


def _fonts() -> dict[str, Workbook]:
    """Return texts that only a font of before Unicode shows as Vietnamese, with and without that font."""
    rows = [(row[0], *map(old_codes.as_seen_without_font, row[1:])) for row in ROWS]
    heads = tuple(map(old_codes.as_seen_without_font, HEADINGS))
    with_font, without = sheet_of([heads, *rows]), sheet_of([heads, *rows])
    for cells in with_font.worksheets[0].iter_rows():
        for cell in cells:
            cell.font = Font(name=".VnTime")
    capitals = sheet_of(
        [HEADINGS, *((row[0], old[1], *row[2:]) for row, old in zip(ROWS, rows, strict=True))]
    )
    for line in range(2, 8):
        capitals.worksheets[0].cell(line, 2).font = Font(name=".VnTimeH")
    heads = (*HEADINGS[:2], "Ngành nghề sản xuất, kinh doanh chính")
    said = zip(
        rows, map(old_codes.as_seen_without_font, ("Chế biến chè khô", "Đầu tư", "Mỏ sỏi")), strict=False
    )
    alike = sheet_of([heads, *((*row[:2], text) for row, text in said)])
    single = sheet_of([HEADINGS, (*ROWS[0][:1], rows[0][1], *ROWS[0][2:]), *ROWS[1:]])
    return {
        "phong-vntime.xlsx": with_font,
        "phong-vntimeh.xlsx": capitals,
        "tcvn3-mat-phong.xlsx": without,
        "tcvn3-mot-o.xlsx": single,
        "tcvn3-chu-giong.xlsx": alike,
    }


def _units() -> dict[str, Workbook]:
    above: list[Row] = [
        (None, None, "Nước thải (m³/giờ)"),
        *with_columns((FLOW, 2, 0.5), (DOMESTIC, 1, 0.25)),
    ]
    formatted = sheet_of(with_columns((FLOW, 12.5, 12, 7, 1250)))
    codes = ('0.0" m³/h"', '0" m³/h"', '0" m³/ngày"', '#,##0 "đ"')
    for line, code in enumerate(codes, start=2):
        formatted.worksheets[0].cell(line, 3).number_format = code
    return {
        "don-vi-o-gop.xlsx": sheet_of(above, ["C1:D1"]),
        "don-vi-dinh-dang.xlsx": formatted,
        "don-vi-tieu-de.xlsx": sheet_of(
            with_columns(
                (f"{LAND} (m2)", 12500, 800, "20.000", "1,5 ha"),
                (FLOW + ", lít/ngày", 500, 40, None, "1.250,5"),
            )
        ),
        "don-vi-hoi.xlsx": sheet_of(with_columns((f"{FLOW} (m3/giờ)", 2, 0.5, 1.25))),
        "don-vi-khac-loai.xlsx": sheet_of(with_columns((f"{LAND} (tấn)", 2, 0.5, 1.25))),
    }


def _above() -> dict[str, Workbook]:
    """Return what points to the cell above, and what a program showed in place of a value."""
    places = ("Bản Hợp Nhất", "nt", "Như trên", "〃", "1,2E+11", "NT")
    return {"nhu-tren.xlsx": sheet_of(with_columns(("Địa chỉ theo giấy tờ", *places)))}


def _hidden() -> dict[str, Workbook]:
    book = sheet_of([HEADINGS, *ROWS[:3]], title="Đợt 1")
    page = book.worksheets[0]
    page.row_dimensions[3].hidden = True
    page.column_dimensions["D"].hidden = True
    more = book.create_sheet("Đợt 2")
    for row in (HEADINGS, *ROWS[3:5]):
        more.append(row)
    more.sheet_state = "hidden"
    return {"an-dong-cot-trang.xlsx": book}


def _places() -> dict[str, Workbook]:
    metres = ("Tọa độ X (VN-2000)", 2466000, 508000, "2.445.600,5", 2466000, 2466000)
    east = ("Tọa độ Y (VN-2000)", 571800, 2450000, "508.120,25", 571800, None)
    degrees = ("Vĩ độ", None, None, None, "22,2846", None), ("Kinh độ", None, None, None, "103,397", None)
    return {"toa-do-vn2000.xlsx": sheet_of(with_columns(metres, east, *degrees))}
