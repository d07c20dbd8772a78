"""Reads days as sheets write them: `2025-12-31`, `31/12/2025`, `31-AUG-15`, `ngày 31 tháng 12 năm 2025`."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from compliance.model.rule_values import FIRST_YEAR, LAST_YEAR
from compliance.model.texts import Bilingual
from compliance.sources.cells.number_text import STATE_LOCALE, TRY_POINT
from compliance.sources.faults import Fault, shown
from compliance.sources.grid import CellValue, Doubt, Epoch
from compliance.sources.notation import Locale, Notation

FIRST_SERIAL_YEAR, LAST_SERIAL_YEAR = 1970, 2099
"""Years of the days that a plain number may count to, both included."""

YEARS_ALONE = range(1900, 2101)
"""Plain numbers that are years, not counts of days."""

LAST_SHORT_YEAR = 49
"""Years of two digits up to it are of this century, the others of the last."""

LAST_MONTH = 12

DAY_ZERO: dict[Epoch, date] = {1900: date(1899, 12, 30), 1904: date(1904, 1, 1)}
"""The day that is nought where a workbook counts days; 1900 holds from 1 March 1900 on."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NUMERIC = re.compile(r"(?:ngày )?([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2}")
_NAMED = re.compile(r"([0-9]{1,2})([ -])([a-z]+)\2([0-9]{4}|[0-9]{2})", re.IGNORECASE)
_WORDS = re.compile(r"(?:ngày )?([0-9]{1,2}) tháng ([0-9]{1,2}) năm ([0-9]{4})", re.IGNORECASE)
_DAY_FIRST_TEXT = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2(?:[0-9]{4}|[0-9]{2})(?:[T ].*)?")
"""Texts that programs take for dates; those with full stops they do not."""
_TIME = re.compile(r"(.*[0-9])(?:T| +)([0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)")
_PART = re.compile(
    r"(?:năm )?[0-9]{4}|(?:tháng )?[0-9]{1,2}(?:[/.-]| năm )[0-9]{4}|[0-9]{4}[/.-][0-9]{1,2}"
    r"|(?:quý|q) ?(?:[1-4]|i{1,3}|iv)(?:[ /-]| năm )[0-9]{4}",
    re.IGNORECASE,
)
_COUNT = re.compile(r"[0-9]{5}")
_DAY_FIRST = Bilingual(vi="ngày dạng 31/12/2025", en="a date such as 31/12/2025 or 2025-12-31")
_EXPECTED: dict[Locale | None, Bilingual] = {
    "vi": _DAY_FIRST,
    "vi-point": _DAY_FIRST,
    "iso": Bilingual(vi="ngày dạng 2025-12-31", en="a date such as 2025-12-31"),
    None: _DAY_FIRST,
}


def read_date(cell: CellValue, notation: Notation) -> date | Fault:
    """Return the day in a cell, or why it is not certain.

    A plain number is a count of days only where the notation says from when, and only for the years from
    `FIRST_SERIAL_YEAR` to `LAST_SERIAL_YEAR`; so is a text of five digits, if a person says from when.
    """
    if isinstance(cell, str):
        return _read_text(cell, notation)
    if isinstance(cell, datetime):
        return _unless_year(cell.date(), str(cell)) if cell.time() == time() else _time_of_day(str(cell))
    if isinstance(cell, date):
        return _unless_year(cell, str(cell))
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        return _read_count(cell, notation, notation.epoch)
    return _no_date(str(cell), notation.locale)


def numeric_days(text: str) -> tuple[date | None, date | None] | None:
    """Return the days that a text such as `05/06/2025` stands for with day or month first, if it is one.

    >>> numeric_days("05/06/2025")
    (datetime.date(2025, 6, 5), datetime.date(2025, 5, 6))
    >>> numeric_days("31/12/2025"), numeric_days("2025-12-31")
    ((datetime.date(2025, 12, 31), None), None)
    """
    match = _NUMERIC.fullmatch(text)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    return _day(year, second, first), _day(year, first, second)


def doubt_swapped_days(cells: list[CellValue]) -> list[CellValue]:
    """Return the cells of a column with a doubt for each day that a program may have typed month first.

    One that reads the month first takes `05/06/2025` for 6 May and leaves `31/12/2025` a text. So where such
    texts stand beside typed days, of which none comes after the twelfth of its month, these may be either.
    """
    days = [cell for cell in cells if isinstance(cell, date)]
    if not days or max(day.day for day in days) > LAST_MONTH:
        return cells
    left = next((cell for cell in cells if isinstance(cell, str) and _is_day_above_month(cell)), None)
    if left is None:
        return cells
    return [
        _swapped(cell, left) if isinstance(cell, date) and cell.day != cell.month else cell for cell in cells
    ]


def _is_day_above_month(text: str) -> bool:
    match = _DAY_FIRST_TEXT.fullmatch(text)
    return match is not None and int(match[3]) <= LAST_MONTH < int(match[1])


def _swapped(day: date, left: str) -> Doubt:
    either = f"{day:%d/%m/%Y} | {day:%m/%d/%Y}"
    fault = Fault(
        "month-first",
        f"ô kiểu ngày có thể là một trong hai ngày {either}: trong cùng cột, {shown(left)} vẫn là văn bản "
        "nên bảng tính có thể đã đọc tháng trước ngày; cần định dạng cột là văn bản và ghi lại ngày",
        f"the typed day may be either of {either}, day first: in its column {shown(left)} stayed a text, so "
        "the program may read the month first; format the column as text and write the day again",
    )
    return Doubt(either, fault)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read_text(text: str, notation: Notation) -> date | Fault:
    if at := _TIME.fullmatch(text):
        if set(at[2]) - set("0:."):
            return _time_of_day(text)
        text = at[1].rstrip()
    if match := _ISO.fullmatch(text):
        return _checked(_day(int(match[1]), int(match[2]), int(match[3])), text)
    if match := _WORDS.fullmatch(text):
        return _checked(_day(int(match[3]), int(match[2]), int(match[1])), text)
    if (match := _NAMED.fullmatch(text)) and (month := _month(match[3])):
        year = int(match[4])
        if len(match[4]) == 2:
            year += 2000 if year <= LAST_SHORT_YEAR else 1900
        return _checked(_day(year, month, int(match[1])), text)
    if (days := numeric_days(text)) and notation.locale != "iso":
        return _read_numeric(text, days, notation)
    if _PART.fullmatch(text):
        return _date_part(text)
    if _COUNT.fullmatch(text):
        return _read_count(int(text), notation, notation.text_epoch)
    return _no_date(text, notation.locale)


def _read_numeric(text: str, days: tuple[date | None, date | None], notation: Notation) -> date | Fault:
    day_first, month_first = days
    if notation.locale is not None or month_first is None or day_first == month_first:
        return _unless_year(day_first, text)
    if day_first is None:
        return _no_date(text, notation.locale)
    asked = notation.against or STATE_LOCALE
    return Fault(
        "ambiguous",
        f"{shown(text)} có thể là ngày {day_first.day} tháng {day_first.month} hoặc ngày {month_first.day} "
        f"tháng {month_first.month}; {asked.vi}",
        f"found {shown(text)}, which may be {day_first} or {month_first}; {asked.en}",
    )


def _month(name: str) -> int | None:
    short = name[:3].lower()
    known = short in _MONTHS and name.lower() in (short, "sept", _MONTH_NAMES[_MONTHS.index(short)])
    return _MONTHS.index(short) + 1 if known else None


def _read_count(number: float | Decimal, notation: Notation, counted_from: Epoch | None) -> date | Fault:
    text = shown(str(number))
    if number in YEARS_ALONE:
        return _date_part(str(number))
    days = {epoch: day for epoch in DAY_ZERO if (day := _day_counted(number, epoch))}
    if not days:
        return _no_date(str(number), notation.locale)
    if counted_from in days:
        return days[counted_from] if number == int(number) else _time_of_day(str(number))
    vi = " hoặc ".join(f"{day:%d/%m/%Y} (đếm từ năm {epoch})" for epoch, day in days.items())
    en = " or ".join(f"{day} (counted from {epoch})" for epoch, day in days.items())
    return Fault(
        "serial-date",
        f"{text} là số ngày đếm của bảng tính: {vi}; cần định dạng cột là ngày hoặc ghi rõ ngày",
        f"found {text}, a count of days: {en}; format the column as dates or write the day",
    )


def _day_counted(number: float | Decimal, epoch: Epoch) -> date | None:
    first, last = date(FIRST_SERIAL_YEAR, 1, 1), date(LAST_SERIAL_YEAR, 12, 31)
    zero = DAY_ZERO[epoch]
    if not (first - zero).days <= number < (last - zero).days + 1:
        return None
    return zero + timedelta(days=int(number))


def _unless_year(day: date | None, text: str) -> date | Fault:
    """Return a day as `_checked` does, unless programs show it of a year typed into a cell of days."""
    for zero in DAY_ZERO.values():
        if day is not None and (year := (day - zero).days) in YEARS_ALONE:
            return Fault(
                "year-as-date",
                f"{shown(text)} có thể là năm {year} gõ vào ô định dạng ngày; cần ghi đủ ngày, tháng, "
                "năm, bằng chữ (ngày ... tháng ... năm ...) nếu đúng là ngày này",
                f"found {shown(text)}, which programs show of the year {year} typed into a cell of days; "
                "write day, month and year, as 1905-07-07 if that is the day",
            )
    return _checked(day, text)


def _checked(day: date | None, text: str) -> date | Fault:
    if day is None:
        vi = f"{shown(text)}: không có ngày này trong lịch"
        return Fault("date", vi, f"found {shown(text)}: no such day in the calendar")
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    vi = f"{shown(text)}: chỉ nhận năm từ {FIRST_YEAR} đến {LAST_YEAR}"
    return Fault("date", vi, f"found {shown(text)}; years from {FIRST_YEAR} to {LAST_YEAR} are read")


def _time_of_day(text: str) -> Fault:
    vi = f"{shown(text)} có giờ trong ngày; cần ghi riêng ngày"
    return Fault("time-of-day", vi, f"found {shown(text)}, which has a time of day; write the day alone")


def _date_part(text: str) -> Fault:
    vi = f"{shown(text)} không đủ ngày, tháng, năm; cần ghi ngày cụ thể"
    return Fault("date-part", vi, f"found {shown(text)}, which names no day; write day, month and year")


def _no_date(text: str, locale: Locale | None) -> Fault:
    expected = _EXPECTED[locale]
    vi, en = f"{shown(text)}: cần ghi {expected.vi}", f"found {shown(text)}; expected {expected.en}"
    days = numeric_days(text)
    if _SHORT_YEAR.fullmatch(text):
        vi, en = f"{vi}, năm đủ bốn chữ số", f"{en}, with the year in four digits"
    elif days and locale == "iso":
        vi, en = f"{vi} (`locale: iso`; {TRY_POINT.vi})", f"{en} (`locale: iso`; {TRY_POINT.en})"
    elif days:
        vi, en = f"{vi}, ngày đứng trước tháng", f"{en}, the day before the month"
    return Fault("date", vi, en)
