"""The values that registers and expressions are made of, chosen so that they meet at the boundaries.

Cells and written constants come from the same small pools: a limit is hit exactly, missed by the last of six
decimals, or missed by a day, far more often than numbers drawn at large would do.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

from compliance.model.fields import Column

T = TypeVar("T")

AS_OF = ("2026-05-29", "2026-01-01", "2025-12-31", "2024-02-29")

DATES = (
    *("2025-07-01", "2026-05-29", "2025-12-31", "2026-01-01") * 2,
    "2025-07-01", "2026-05-29", "2026-05-28", "2026-05-30", "2026-01-01", "2025-12-31", "2026-01-15",
    "2025-06-30", "2024-02-29", "2025-02-28", "2024-03-31", "2023-12-31", "2022-01-01", "2027-01-01",
    "1900-01-01", "2199-12-31", "2024-12-31", "2026-01-14", "2026-01-16",
)  # fmt: skip
"""Around the dates judged for, changes of thresholds, ends of months and of what a register can hold."""

NUMBERS = (
    *("1", "10", "0.5", "0") * 3,
    "10.000001", "9.999999", "100", "2.5", "0.000001", "1000", "100000", "99.5", "999999999999.999999",
    "0.333333", "50",
)  # fmt: skip
NEGATIVE_NUMBERS = ("-1", "-0.000001", "-999999999999.999999")
WHOLE = ("2025", "2024", "2026", "0", "999999999")

TEXTS: dict[str, tuple[str, ...]] = {
    "parameter": ("COD", "BOD5", "Tổng nitơ", "pH"),
    "unit": ("mg/L", "mg/L", "mg/L", "m³/day", "m3/day", "kg", "µg/L"),
    "averaging": ("daily", "trung bình giờ"),
    "waste_code": ("160106", "16 01 06", "150101"),
    "list": ("ghg.facilities", "other"),
    "entry": ("42/2026:II-6", "42/2026:II-7", "mục số 3"),
    "commune_code": ("03388", "03390"),
    "number": ("12/GPMT-UBND", "Quyết định 5", 'a, "b"'),
    "tax_code": ("6200000001", "6200000001-001"),
    "name": ("Nhà máy chè Tam Đường", "Thủy điện Nậm Na", 'O\'Brien; "Mỏ", số 2'),
    "source": ("Sở Nông nghiệp và Môi trường",),
    "record_kind": ("permits", "measurements"),
    "kind": ("annual_report", "waste_report", "annual_report"),
    "schedule": ("annual_report", "waste_report"),
}
IDENTIFIERS = ("F1", "PL1", "O1-1", "cơ sở lạ")
FLAGS = ("true", "false")


class Drawer:
    """Draws choices one by one; each shrinks towards the first, the least or no."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self._draw = draw

    def pick(self, options: Sequence[T]) -> T:
        """Return one of several options."""
        return options[self.count(0, len(options) - 1)]

    def count(self, least: int, most: int) -> int:
        """Return a whole number between two bounds, both included."""
        if least == most:
            return least
        number: int = self._draw(_integers(least, most))
        return number

    def chance(self, percent: int) -> bool:
        """Return true in so many of a hundred draws."""
        return self.count(0, 99) >= 100 - percent

    def order(self, items: Sequence[T]) -> list[T]:
        """Return the items in some order."""
        left = list(items)
        return [left.pop(self.count(0, len(left) - 1)) for _ in items]


@cache
def _integers(least: int, most: int) -> st.SearchStrategy[int]:
    return st.integers(least, most)


def cell_pool(column: Column) -> tuple[str, ...]:
    """Return texts that are valid cells of a column, in the plain (iso) form."""
    match column.type:
        case "number":
            return NUMBERS if column.unit is not None else NUMBERS + NEGATIVE_NUMBERS
        case "censored":
            return (
                "1",
                "<1",
                "<0.5",
                ">10",
                "0.5",
                "10",
                "<10.000001",
                "0",
                ">100",
                "-1",
                "<0.000001",
                "100",
            )
        case "whole":
            return WHOLE
        case "date":
            return DATES
        case "flag":
            return FLAGS
        case "choice":
            return tuple(member.value for member in column.choices or ())
        case _:
            return TEXTS.get(column.name, IDENTIFIERS)
