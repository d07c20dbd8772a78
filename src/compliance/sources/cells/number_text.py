"""Reads numbers as sheets write them: `1678.5`, `1.678,5`, `12 500`, `75 %`, `<0,01`; nothing is rounded."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from compliance.model.fields import Column
from compliance.model.rule_values import FIRST_YEAR, LAST_YEAR
from compliance.model.texts import Bilingual
from compliance.model.unit_conversions import convert, is_per_other_time
from compliance.model.units import Unit
from compliance.sources.faults import SHOWN_CHARACTERS, Fault, shown
from compliance.sources.grid import CellValue
from compliance.sources.notation import Locale, Notation

MAX_WHOLE_DIGITS = 12
MAX_DECIMALS = 6
PROGRAM_DIGITS = 15
"""Significant digits of a number in a workbook; what follows is left over from its binary form."""

STATE_LOCALE = Bilingual(
    vi="cần khai báo `locale: vi` (1.678,5; 31/12/2025), `locale: vi-point` (1678.5; 31/12/2025) hoặc "
    "`locale: iso` (1678.5; 2025-12-31)",
    en="state `locale: vi` (1.678,5; 31/12/2025), `locale: vi-point` (1678.5; 31/12/2025) or `locale: iso` "
    "(1678.5; 2025-12-31)",
)
"""What is asked for where a text may be read in two ways and nobody stated how."""

TRY_POINT = Bilingual(
    vi="`locale: vi-point` đọc 1678.5 và 31/12/2025", en="`locale: vi-point` reads 1678.5 and 31/12/2025"
)
"""What is told where a text is refused that this locale may be meant for."""

NOT_DETECTED = "not-detected"
"""Code of a value below a limit that its cell does not tell for certain."""

Way = Literal["point", "comma", "grouping comma"]
"""A way of writing numbers, by its mark: 1678.5; 1.678,5; or 1,678.5, which is of no locale of ours."""

WAY_OF: dict[Locale, Way] = {"vi": "comma", "vi-point": "point", "iso": "point"}
"""How each locale writes numbers."""

_GROUP = "[1-9][0-9]{0,2}"
_SPACED = f"{_GROUP}(?P<gap>[ \u00a0\u2009\u202f])[0-9]{{3}}(?:(?P=gap)[0-9]{{3}})*"
_WAYS: dict[Way, re.Pattern[str]] = {
    "point": re.compile(rf"(?P<minus>-?)(?P<whole>{_SPACED}|[0-9]*)(?:\.(?P<part>[0-9]+))?"),
    "comma": re.compile(
        rf"(?P<minus>-?)(?P<whole>{_SPACED}|{_GROUP}(?:\.[0-9]{{3}})+|[0-9]*)(?:,(?P<part>[0-9]+))?"
    ),
    "grouping comma": re.compile(rf"(?P<minus>-?)(?P<whole>{_GROUP}(?:,[0-9]{{3}})+)(?:\.(?P<part>[0-9]+))?"),
}
_WITH_UNIT = re.compile(r"(?P<number>[-0-9.,\s]*[0-9])\s*(?P<unit>(?:[^\W\d_⁰¹²³⁴-⁹₀-₉]|[%‰°]).*(?<![*·/]))")
"""A number and its unit, which begins with a letter: to Python an exponent as in `10³` is one too."""
_UNDER = r"(?:<|dưới|nhỏ hơn)\s*"
_BELOW = {
    "detection_limit": rf"kpht?|không phát hiện(?: được| thấy)?|not detected|n\.?d\.?|bdl|lod|mdl"
    rf"|{_UNDER}(?:lod|mdl|ghph|giới hạn phát hiện)",
    "quantification_limit": rf"{_UNDER}(?:m?loq|mql|ghđl|giới hạn định lượng)",
}
"""What laboratories write of values below a limit, by the field that holds the limit."""
_LIMITS = {
    "detection_limit": Bilingual(vi="giới hạn phát hiện", en="limit of detection"),
    "quantification_limit": Bilingual(vi="giới hạn định lượng", en="limit of quantification"),
}
_EXPECTED: dict[Locale | None, Bilingual] = {
    "vi": Bilingual(vi="một số như 1.678,5", en="a number such as 1.678,5"),
    "vi-point": Bilingual(vi="một số như 1678.5", en="a plain number such as 1678.5"),
    "iso": Bilingual(vi="một số như 1678.5", en="a plain number such as 1678.5"),
    None: Bilingual(vi="một số như 1678,5 hoặc 1678.5", en="a number such as 1678,5 or 1678.5"),
}
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_YEAR = re.compile(r"[0-9]{4}")


@dataclass(frozen=True)
class Printed:
    """A number as it is printed, or a bound it lies below (`<`) or above (`>`)."""

    number: Decimal
    sign: str | None = None


@dataclass(frozen=True)
class BelowLimit(Fault):
    """A value below a limit that its cell does not tell, and another field of its row may.

    Attributes:
        limit: The field.
    """

    limit: str = "detection_limit"


def readings(text: str) -> dict[Way, Decimal]:
    """Return the number that a text stands for in each way of writing that can read it.

    >>> readings("1.678")
    {'point': Decimal('1.678'), 'comma': Decimal('1678')}
    >>> readings("3.359,80"), readings("0,125"), readings("12a")
    ({'comma': Decimal('3359.80')}, {'comma': Decimal('0.125')}, {})
    """
    found = {}
    for way, pattern in _WAYS.items() if len(text) <= SHOWN_CHARACTERS else ():
        match = pattern.fullmatch(text)
        if match and (match["whole"] or match["part"]):
            whole = re.sub("[^0-9]", "", match["whole"]) or "0"
            found[way] = Decimal(f"{match['minus']}{whole}.{match['part'] or ''}")
    return found


def number_readings(text: str, column: Column) -> dict[Way, Decimal]:
    """Return the readings of the number in a text of a column, be it a bound or followed by a unit."""
    match = _WITH_UNIT.fullmatch(text)
    if match and column.unit is not None and _converts(Unit.parse(match["unit"]), column.unit):
        text = match["number"]
    return readings(text[1:].strip() if text[0] in "<>" else text)


def read_number(cell: CellValue, column: Column, notation: Notation) -> Decimal | Fault:
    """Return the number in a cell, in the fixed unit of its column if it has one, or why it is not certain.

    A text may end with a unit where the column has a fixed one. What a program typed is taken as it is.
    """
    number = _plain_number(cell, notation)
    unit = notation.units.get(column.name, column.unit)
    if column.unit is None or unit is None:
        return number
    match = _WITH_UNIT.fullmatch(cell) if isinstance(cell, str) and isinstance(number, Fault) else None
    if match and _converts(stated := Unit.parse(match["unit"]), column.unit):
        number, unit = _plain_number(match["number"], notation), stated
    if isinstance(number, Fault):
        return number
    text = shown(str(cell))
    if number < 0:
        vi = f"{text}: số lượng không được nhỏ hơn không"
        return Fault("negative", vi, f"found {text}; an amount is not below zero")
    converted = number if unit == column.unit else convert(number, unit, column.unit)
    if converted is not None:
        return _kept(converted, text)
    return Fault(
        "unit",
        f"{text}: không đổi được chính xác từ {unit.text('vi')} sang {column.unit.text('vi')} "
        f"với {MAX_DECIMALS} chữ số thập phân",
        f"found {text}; {unit} cannot be converted exactly into {column.unit} with {MAX_DECIMALS} decimals",
    )


def read_censored(cell: CellValue, notation: Notation) -> Printed | Fault:
    """Return the number or bound in a cell, or why it is not certain."""
    sign = cell[0] if isinstance(cell, str) and cell[0] in "<>" else None
    number = _plain_number(cell[1:].strip() if isinstance(cell, str) and sign else cell, notation)
    text = shown(str(cell))
    if isinstance(number, Decimal):
        if sign is None or number > 0:
            return Printed(number, sign)
        vi = f"{text}: giới hạn phát hiện phải lớn hơn không"
        return Fault("number", vi, f"found {text}; a bound of detection is above zero")
    if number.code != "number":
        return number
    for limit, name in _LIMITS.items():
        if match := re.fullmatch(rf"(?:{_BELOW[limit]})(?P<more>\s*[(=:].*)?", str(cell), re.IGNORECASE):
            vi = f"{text}: cần ghi {name.vi}, ví dụ <0,01"
            en = f"found {text}; write the {name.en}, such as <0.01"
            return Fault(NOT_DETECTED, vi, en) if match["more"] else BelowLimit(NOT_DETECTED, vi, en, limit)
    expected = _EXPECTED[notation.locale]
    return Fault(
        "number", f"{text}: cần ghi {expected.vi} hoặc <0,5", f"found {text}; expected {expected.en} or <0.5"
    )


def read_whole(cell: CellValue, column: Column) -> int | Fault:
    """Return the whole number of at most nine digits in a cell, or why it is none.

    In a column of years, whose name ends in `year`, it is one of those of the days that are read, as years
    are set beside dates: `25` may be of any century.
    """
    if column.name.endswith("year"):
        return _read_year(cell)
    if isinstance(cell, str):
        number = Decimal(cell) if _WHOLE.fullmatch(cell) else None
    else:
        number = _typed_number(cell)
    if number is not None and number == int(number) and abs(number) < 10**9:
        return int(number)
    text = shown(str(cell))
    vi = f"{text}: cần ghi số nguyên như 2025"
    return Fault("number", vi, f"found {text}; expected a whole number such as 2025")


def _read_year(cell: CellValue) -> int | Fault:
    if isinstance(cell, str):
        number = Decimal(cell) if _YEAR.fullmatch(cell) else None
    else:
        number = _typed_number(cell)
    if number is not None and number == int(number) and FIRST_YEAR <= number <= LAST_YEAR:
        return int(number)
    text = shown(str(cell))
    return Fault(
        "year",
        f"{text}: cần ghi năm đủ bốn chữ số như 2025, từ {FIRST_YEAR} đến {LAST_YEAR}",
        f"found {text}; expected a year of four digits such as 2025, from {FIRST_YEAR} to {LAST_YEAR}",
    )


def _plain_number(cell: CellValue, notation: Notation) -> Decimal | Fault:
    text, locale = shown(str(cell)), notation.locale
    if isinstance(cell, date):
        return Fault(
            "date-as-number",
            f"{text}: bảng tính đã đổi số thành ngày; cần định dạng cột là số và nhập lại",
            f"found {text}; the program made it a date: format the column as a number and enter it again",
        )
    if not isinstance(cell, str):
        typed = _typed_number(cell)
        return _no_number(text, locale, {}) if typed is None else _kept(typed, text)
    found = readings(cell)
    values = {found[way] for way in found if locale is None or way == WAY_OF[locale]}
    if not values or list(found) == ["grouping comma"]:
        return _no_number(text, locale, found)
    if len(values) == 1:
        return _kept(values.pop(), text)
    ways, asked = [f"{value:f}" for value in sorted(values)], notation.against or STATE_LOCALE
    return Fault(
        "ambiguous",
        f"{text} có thể là {' hoặc '.join(ways).replace('.', ',')}; {asked.vi}",
        f"found {text}, which may be {' or '.join(ways)}; {asked.en}",
    )


def _typed_number(cell: CellValue) -> Decimal | None:
    """Return a number as its program shows it, None for what is no number."""
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal):
        return None
    number = Decimal(cell) if isinstance(cell, int) else Decimal(format(cell, f".{PROGRAM_DIGITS}g"))
    return number if number.is_finite() else None


def _kept(number: Decimal, text: str) -> Decimal | Fault:
    """Return a number that has no more digits than are kept."""
    decimals = -int(number.as_tuple().exponent)
    if number.copy_abs() < 10**MAX_WHOLE_DIGITS and decimals <= MAX_DECIMALS:
        return number
    vi = f"{MAX_WHOLE_DIGITS} chữ số trước và {MAX_DECIMALS} chữ số sau dấu thập phân"
    en = f"{MAX_WHOLE_DIGITS} digits before and {MAX_DECIMALS} after the decimal mark"
    return Fault(
        "digits",
        f"{text}: chỉ nhận nhiều nhất {vi}, không làm tròn",
        f"found {text}; at most {en}, and nothing is rounded",
    )


def _no_number(text: str, locale: Locale | None, found: dict[Way, Decimal]) -> Fault:
    expected = _EXPECTED[locale]
    vi, en = f"{text}: cần ghi {expected.vi}", f"found {text}; expected {expected.en}"
    if "grouping comma" in found:
        vi, en = f"{vi}, không dùng dấu phẩy phân cách hàng nghìn", f"{en}, thousands not divided by commas"
    elif found and locale == "vi":
        vi, en = f"{vi} (`locale: vi`; {TRY_POINT.vi})", f"{en} (`locale: vi`; {TRY_POINT.en})"
    elif found:
        vi, en = f"{vi} (`locale: {locale}`)", f"{en} (`locale: {locale}`)"
    return Fault("number", vi, en)


def _converts(source: Unit, target: Unit) -> bool:
    """Return whether an amount in one unit tells that in another; a flow an hour tells none a day."""
    return convert(Decimal(0), source, target) is not None and not is_per_other_time(source, target)
