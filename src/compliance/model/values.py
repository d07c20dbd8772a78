"""The values records hold, and how they are printed for readers."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from compliance.model.texts import Lang


@dataclass(frozen=True)
class Interval:
    """A number known only to lie between two bounds.

    Attributes:
        low: Lower bound.
        high: Upper bound; None means unbounded.
        low_open: Whether the lower bound itself is excluded.
        high_open: Whether the upper bound itself is excluded.
    """

    low: Decimal
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def exactly(cls, value: Decimal) -> "Interval":
        """Return the interval that holds one number."""
        return cls(value, value)

    @classmethod
    def printed(cls, bound: Decimal, sign: str | None) -> "Interval":
        """Return what a printed value stands for.

        `<x` is [0, x), since what is measured is not negative; `>x` is above x; no sign is x itself.
        """
        if sign == "<":
            return cls(Decimal(0), bound, high_open=True)
        if sign == ">":
            return cls(bound, None, low_open=True)
        return cls.exactly(bound)

    @property
    def is_exact(self) -> bool:
        """Whether it holds one number only."""
        return self.low == self.high and not (self.low_open or self.high_open)


Value = str | Decimal | int | date | bool | Interval | None


def format_number(value: Decimal | int, lang: Lang) -> str:
    """Return a number as readers write it, without trailing zeros.

    >>> format_number(Decimal("1678.500000"), "vi")
    '1.678,5'
    >>> format_number(Decimal("1678.500000"), "en")
    '1,678.5'
    """
    text = f"{Decimal(value):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) if lang == "vi" else text


def format_date(value: date, lang: Lang) -> str:
    """Return a date as readers write it: 31/12/2025 in Vietnamese, 2025-12-31 in English."""
    return f"{value:%d/%m/%Y}" if lang == "vi" else value.isoformat()


def format_value(value: Value, lang: Lang) -> str:
    """Return any value for readers; None as words."""
    if value is None:
        return "(chưa có số liệu)" if lang == "vi" else "(no data)"
    if isinstance(value, bool):
        words = ("có", "không") if lang == "vi" else ("yes", "no")
        return words[0] if value else words[1]
    if isinstance(value, Interval):
        return _format_interval(value, lang)
    if isinstance(value, Decimal | int):
        return format_number(value, lang)
    return format_date(value, lang) if isinstance(value, date) else value


def _format_interval(value: Interval, lang: Lang) -> str:
    if value.is_exact:
        return format_number(value.low, lang)
    if value.high is None:
        return f">{format_number(value.low, lang)}"
    return f"<{format_number(value.high, lang)}"
