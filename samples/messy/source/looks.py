"""Workbooks whose looks change what a cell says: letters struck out, above and below the line."""

from facility_rows import HEADINGS, ROWS, Row, with_columns
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from sheets import sheet_of
from text_files import FLOW
from text_values import BEGUN

from compliance.report.workbook_bytes import bytes_of

_LOOKS = {
    "struck": InlineFont(strike=True),
    "above": InlineFont(vertAlign="superscript"),
    "below": InlineFont(vertAlign="subscript"),
    "plain": InlineFont(),
}


def files() -> dict[str, bytes]:
    """Return the workbooks by name."""
    return {name: bytes_of(book) for name, book in {
        "gach-ngang.xlsx": _struck(), "gach-ngang-tieu-de.xlsx": _struck_heading(),
        "chi-so-tren.xlsx": _raised(),
    }.items()}  # fmt: skip


def _text(*stretches: tuple[str, str]) -> CellRichText:
    """Return a text of stretches, each with its look."""
    return CellRichText(*(TextBlock(_LOOKS[look], text) for text, look in stretches))


def _struck() -> Workbook:
    """Return a value corrected in its cell, a row and a number that no longer hold, and a struck blank."""
    flows = (
        FLOW, _text(("12,5", "struck"), ("15", "plain")), 40, 7.25, _text(("3,5", "plain"), (" ", "struck")),
        1250.5,
    )  # fmt: skip
    begun = (BEGUN, "31/12/2015", "15/06/2019", "20/04/2020", "31/12/2015", "31/12/2021")
    book = sheet_of(with_columns(flows, begun))
    for cell in (*book.worksheets[0][3], book.worksheets[0]["C4"]):
        cell.font = Font(strike=True)
    return book


def _struck_heading() -> Workbook:
    rows: list[Row] = [HEADINGS, *ROWS[:2]]
    book = sheet_of(rows)
    book.worksheets[0]["E1"].font = Font(strike=True)
    return book


def _raised() -> Workbook:
    """Return units with exponents in a heading and in values, marks of remarks, and digits below the line."""
    cubic = (("m", "plain"), ("3", "above"), ("/ngày đêm", "plain"))
    flows = (
        _text((f"{FLOW} (", "plain"), *cubic, (")", "plain")), 12.5, _text(("40 ", "plain"), *cubic),
        _text(("7,25", "plain"), ("(1)", "above")), _text(("10", "plain"), ("3", "above")),
        _text(("12", "plain"), ("5", "below")),
    )  # fmt: skip
    names = (
        HEADINGS[1], "Nhà máy CO2 (giả định)", "Trại lợn (giả định)", "Mỏ đá (giả định)",
        "Thủy điện (giả định)", "Bệnh viện (giả định)",
    )  # fmt: skip
    book = sheet_of(
        [(row[0], name, flow) for row, name, flow in zip((HEADINGS, *ROWS), names, flows, strict=False)]
    )
    page = book.worksheets[0]
    page["B2"] = _text(("Nhà máy CO", "plain"), ("2", "below"), (" (giả định)", "plain"))
    page["A7"], page["C7"] = ROWS[5][0], 3
    page["B7"] = _text(("Khách sạn", "plain"), ("1", "above"), (" (giả định)", "plain"))
    return book
