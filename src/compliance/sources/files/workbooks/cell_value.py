"""The values of cells: numbers, days and times as their program stored them and their format shows them."""

import math
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal

from compliance.sources.faults import Fault, shown
from compliance.sources.files.workbooks.cell_text import is_symbol_font, struck_doubt, symbol_doubt
from compliance.sources.files.workbooks.face import Face
from compliance.sources.files.workbooks.number_format import GENERAL, NumberFormat, number_format
from compliance.sources.grid import CellValue, Doubt, Epoch

DIGITS = 15
"""Significant digits of a number in Excel; what follows is left over from its binary form."""

_EXACT_BELOW = 10.0**DIGITS
_DAY = 86_400_000  # milliseconds
_FIRST_DAY: dict[Epoch, int] = {1900: 61, 1904: 0}
"""The first count of days that stands for a day; up to 60, Excel counts a 29 February 1900 that never was."""
_END: dict[Epoch, int] = {1900: 2_958_466, 1904: 2_957_004}
"""The count that stands for 1 January 10000, which Excel does not show."""
_ZERO: dict[Epoch, datetime] = {1900: datetime(1899, 12, 30), 1904: datetime(1904, 1, 1)}  # noqa: DTZ001


@dataclass(frozen=True)
class CellStyle:
    """What of a cell's style bears on its value.

    Attributes:
        format: How its numbers are shown.
        face: How its letters look.
    """

    format: NumberFormat
    face: Face


PLAIN_STYLE = CellStyle(number_format(GENERAL), Face())


def exact_number(value: float) -> int | Decimal:
    """Return a finite number with the digits that Excel keeps of it, the shortest way.

    >>> exact_number(3.0), exact_number(0.1 + 0.2), exact_number(-0.0)
    (3, Decimal('0.3'), 0)
    """
    if value.is_integer() and -_EXACT_BELOW < value < _EXACT_BELOW:
        return int(value)
    digits = format(value, f".{DIGITS}g")
    if "e" not in digits:
        return Decimal(digits) if "." in digits else int(digits)
    number = Decimal(digits)
    return int(number) if number == number.to_integral_value() else number


def read_number(value: float, style: CellStyle, epoch: Epoch) -> CellValue:
    """Return what a stored number says in its style: a number, day, time, text of digits, or a doubt."""
    if not math.isfinite(value):
        return no_number(str(value))
    if is_symbol_font(style.face.font):
        return symbol_doubt(str(exact_number(value)), style.face.font)
    return unless_struck(_formatted(value, style.format, epoch), style)


def unless_struck(value: CellValue, style: CellStyle) -> CellValue:
    """Return a value that its program typed, or a doubt if its style strikes it out."""
    if not style.face.is_struck or value is None or isinstance(value, Doubt):
        return value
    return struck_doubt(str(value), str(value))


def _formatted(value: float, shows: NumberFormat, epoch: Epoch) -> CellValue:
    number = exact_number(value)
    if shows.is_plain:
        return number
    if shows.shows in ("date", "time", "duration"):
        return _read_moment(value, shows, epoch)
    if shows.is_percent or shows.is_scaled:
        return _ratio_doubt(number, shows) if number else number
    text = shows.text_of(Decimal(number))
    if text and not set(text) & set(".,"):
        return text
    if shows.said_beside and not text:
        return _doubt(
            f"{number} [{shows.said_beside}]",
            "format-text",
            f"định dạng {shown(shows.code)} hiển thị thêm {shown(shows.said_beside)} bên giá trị lưu "
            f"{_vi(number)}; cần ghi nội dung đó vào tiêu đề, cột đơn vị hoặc gõ vào ô, bỏ khỏi định dạng",
            f"the format {shown(shows.code)} shows {shown(shows.said_beside)} beside the stored {number}; "
            "write that into the heading, the column of units or the cell, and take it out of the format",
        )
    if text is None and shows.pads_only and (number < 0 or isinstance(number, Decimal)):
        return number
    return _doubt(
        text or str(number),
        "number-format",
        f"định dạng {shown(shows.code)} hiển thị khác với giá trị lưu {_vi(number)}; cần định dạng lại ô",
        f"the format {shown(shows.code)} shows something else than the stored {number}; format the cell anew",
    )


def read_moment(moment: datetime, shows: NumberFormat) -> CellValue:
    """Return a day, with its time unless that is midnight; a doubt where its format shows only a part."""
    if shows.lacks == "year" or (shows.lacks == "day" and moment.day == 1):
        return _doubt(
            f"{moment:%d/%m/%Y}",
            "partial-date",
            f"định dạng {shown(shows.code)} không hiển thị đủ ngày, tháng, năm (giá trị lưu "
            f"{moment:%d/%m/%Y}); cần định dạng dd/mm/yyyy và kiểm tra lại ngày",
            f"the format {shown(shows.code)} does not show day, month and year (stored: {moment:%Y-%m-%d}); "
            "format the cell as dd/mm/yyyy and check the day",
        )
    return moment if moment.time() != time() else moment.date()


def error_doubt(error: str) -> Doubt:
    """Return the doubt about a cell that shows an error such as `#REF!`."""
    return _doubt(
        error,
        "formula-error",
        f"{shown(error)} là lỗi của bảng tính; cần sửa công thức hoặc nhập giá trị",
        f"found the error {shown(error)}; mend the formula or enter the value",
    )


def no_number(text: str) -> Doubt:
    """Return the doubt about what is stored as a number, or a day, and is none."""
    return _doubt(
        text,
        "number",
        f"{shown(text)} được lưu là số hoặc ngày nhưng không đọc được; cần nhập lại",
        f"found {shown(text)}, stored as a number or day, which it is not; enter it anew",
    )


def formula_doubt(formula: str | None) -> Doubt:
    """Return the doubt about a formula without a stored result; None: its text is not known."""
    text = "=" + (formula or "…")
    return _doubt(
        text,
        "formula",
        f"công thức {shown(text)} chưa có kết quả lưu trong tệp; cần mở tệp bằng Excel, lưu lại rồi nộp lại",
        f"the formula {shown(text)} has no stored result; open the workbook in Excel and save it",
    )


def external_doubt(formula: str | None, value: CellValue) -> Doubt:
    """Return the doubt about a result that comes from another workbook, which may have changed since."""
    text, written = "" if value is None else str(value), shown("=" + (formula or "…"))
    return _doubt(
        text,
        "external-link",
        f"{shown(text)} được công thức {written} lấy từ tệp khác nên không kiểm tra được; cần thay công thức "
        "bằng giá trị",
        f"found {shown(text)}, which the formula {written} takes from another workbook and nobody can check; "
        "replace the formula by its value",
    )


def _read_moment(value: float, shows: NumberFormat, epoch: Epoch) -> CellValue:
    if 0 <= value < _END[epoch] - 1 / _DAY:
        length = timedelta(milliseconds=round(value * _DAY))
        if shows.shows == "duration":
            return length
        if shows.shows == "time" and length < timedelta(1):
            return (_ZERO[epoch] + length).time()
        if value >= _FIRST_DAY[epoch]:
            return read_moment(_ZERO[epoch] + length, shows)
    number = exact_number(value)
    return _doubt(
        str(number),
        "date",
        f"giá trị lưu {_vi(number)} có định dạng ngày nhưng không phải là ngày; cần định dạng lại ô hoặc "
        "nhập lại ngày",
        f"found {number} in the format of a day, which it is not; format the cell anew or enter the day",
    )


def _ratio_doubt(number: int | Decimal, shows: NumberFormat) -> Doubt:
    if not shows.is_percent:
        return _doubt(
            str(number),
            "scaled-format",
            f"định dạng {shown(shows.code)} hiển thị theo nghìn hoặc triệu (giá trị lưu {_vi(number)}); cần "
            "định dạng lại ô",
            f"the format {shown(shows.code)} shows thousands or millions (stored: {number}); format the cell "
            "anew",
        )
    percent = number if shows.is_percent_in_words else Decimal(number) * 100
    text = f"{Decimal(percent).normalize():f}%"
    return _doubt(
        text,
        "percent-format",
        f"ô hiển thị {text.replace('.', ',')} nhưng giá trị lưu là {_vi(number)}; cần bỏ định dạng phần trăm "
        "và nhập số theo đơn vị của cột",
        f"shown as {text}, stored as {number}; take off the percent format and enter the number in the unit "
        "of the column",
    )


def _vi(number: int | Decimal) -> str:
    return str(number).replace(".", ",")


def _doubt(text: str, code: str, vi: str, en: str) -> Doubt:
    return Doubt(text, Fault(code, vi, en))
