"""The values of rule files: every one arrives as text and is typed here.

Numbers stay decimals as printed and only `true` and `false` are booleans.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?")
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years of the dates that are accepted, both included, in rules and in registers."""

MAX_MONTHS = 1_200
"""Most months that are added to a date or taken from it."""

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTHS = re.compile(r"(\d{1,3}) months?")


def read_number(value: object) -> Decimal:
    """Return the number a text such as 0.05 stands for.

    Raises:
        ValueError: It is no such number, or has more digits than are kept.
    """
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        raise ValueError("must be a plain decimal number of at most 12 digits and 6 decimals")
    return Decimal(value)


def read_day(text: str) -> date:
    """Return the date a text such as 2026-05-18 stands for.

    Raises:
        ValueError: It is no such date, or its year is outside those the program reckons with.
    """
    if not _ISO_DATE.fullmatch(text):
        raise ValueError("must be a date such as 2026-05-18")
    day = date.fromisoformat(text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"years from {FIRST_YEAR} to {LAST_YEAR} are read")
    return day


def _date(value: object) -> date | None:
    if value is None:
        return None
    return read_day(value) if isinstance(value, str) else read_day("")


def _months(value: object) -> int:
    match = _MONTHS.fullmatch(value) if isinstance(value, str) else None
    if not match:
        raise ValueError("must be a number of months such as '24 months'")
    return int(match[1])


def _pattern(pattern: str, what: str) -> AfterValidator:
    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(f"must be {what}")
        return value

    return AfterValidator(check)


def _matching(pattern: str, what: str) -> object:
    return Annotated[str, _pattern(pattern, what)]


def _flag(value: object) -> bool:
    if value not in ("true", "false"):
        raise ValueError("must be true or false")
    return value == "true"


def _year(value: object) -> int:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}", value):
        raise ValueError("must be a year such as 2025")
    if not FIRST_YEAR <= int(value) <= LAST_YEAR:
        raise ValueError(f"years from {FIRST_YEAR} to {LAST_YEAR} are read")
    return int(value)


Flag = Annotated[bool, BeforeValidator(_flag)]
Number = Annotated[Decimal, BeforeValidator(read_number)]
Day = Annotated[date, BeforeValidator(_date)]
Year = Annotated[int, BeforeValidator(_year)]
Months = Annotated[int, BeforeValidator(_months)]
RuleId = Annotated[str, _pattern(r"[A-Z]{2,4}-\d{2,3}", "letters, a hyphen and a number, such as WW-01")]
Name = Annotated[str, _pattern(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*", "a name such as central_plant")]

Years = Annotated[int, BeforeValidator(lambda v: int(read_number(v))), Field(ge=1, le=20)]


class FileModel(BaseModel):
    """Base of everything rule files hold: frozen, and no key that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
