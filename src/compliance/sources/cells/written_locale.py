"""Tells from the texts of a sheet how it writes numbers and dates, where they leave no doubt."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

from compliance.model.fields import Column
from compliance.sources.cells.date_text import numeric_days
from compliance.sources.cells.number_text import STATE_LOCALE, number_readings
from compliance.sources.faults import Fault, shown
from compliance.sources.notation import Locale
from compliance.sources.texts import ColumnCells, texts_in

Sign = Literal["comma", "point", "day first", "month first", "number in doubt", "date in doubt"]
"""What a text shows: its decimal mark, the order of its date, or that it may be read in two ways."""

_CONTRADICTIONS: tuple[tuple[Sign, Sign], ...] = (
    ("comma", "point"),
    ("comma", "month first"),
    ("day first", "month first"),
)
"""Signs that are of no one way of writing; decimal commas and months first are of no country together."""

_EXCLUDED: dict[Locale, tuple[Sign, ...]] = {
    "vi": ("point", "month first"),
    "vi-point": ("comma", "month first"),
    "iso": ("comma", "day first"),
}
"""Signs that speak against a locale that a person states; digits with months first are not read as `iso`."""

_IN_DOUBT = r"^[<>]?\s*-?[1-9][0-9]{0,2}[.,][0-9]{3}(\s*[^0-9.,\s].*)?$"
_TIME_BEHIND = re.compile(r"(?<=[0-9]{4})[T\s].*")


@dataclass(frozen=True)
class WrittenLocale:
    """How a sheet is written, as its cells show.

    Attributes:
        locale: The locale that some cell needs and none excludes; None if nothing tells it.
        fault: Which cells contradict one another, where others may be read in two ways; None otherwise.
    """

    locale: Locale | None = None
    fault: Fault | None = None


@dataclass(frozen=True)
class Contradiction:
    """A cell that speaks against the locale that a person states.

    Attributes:
        text: What it says.
        column: Its column; None where it is set aside.
        is_in_doubt: Whether other cells may be read in two ways.
    """

    text: str
    column: Column | None
    is_in_doubt: bool


@dataclass(frozen=True)
class _Shown:
    """A text that shows a sign, and the column it stands in; None where it is set aside."""

    text: str
    column: Column | None


def written_locale(
    columns: Iterable[tuple[Column, ColumnCells]], set_aside: Iterable[tuple[Column, ColumnCells]] = ()
) -> WrittenLocale:
    """Return the locale that the texts in columns of numbers and dates show; other columns tell nothing.

    A decimal comma decides for dates too. A decimal point does not, as the day may stand first beside it
    (`vi-point`) or the month, which is of no locale of ours; so without a date that shows its order, dates in
    digits are not read (`iso`). A date with its day first decides for dates, but not for numbers that may be
    read in two ways.

    Args:
        columns: The columns of a sheet with their cells.
        set_aside: The same for cells that are not read, or that may stand in another column: they speak
            against a locale as others do, and never for one.
    """
    first, beside = _first_signs(columns), _first_signs(set_aside, are_aside=True)
    for sign, other in _CONTRADICTIONS:
        pair = [first.get(sign) or beside.get(sign), first.get(other) or beside.get(other)]
        if all(pair) and (sign in first or other in first):
            return WrittenLocale(fault=_conflict(*filter(None, pair)) if _is_in_doubt(first) else None)
    if "point" in first:
        return WrittenLocale("vi-point" if "day first" in first else "iso")
    if "comma" in first or ("day first" in first and "number in doubt" not in first):
        return WrittenLocale("vi")
    return WrittenLocale()


def find_contradiction(
    stated: Locale,
    columns: Iterable[tuple[Column, ColumnCells]],
    set_aside: Iterable[tuple[Column, ColumnCells]] = (),
) -> Contradiction | None:
    """Return a cell that a locale excludes which a person states; None if there is none.

    What is set aside counts only where other cells may be read in two ways. A day first does not speak
    against `iso` beside decimal points, as nothing that is read depends on it.

    Args:
        stated: What the person states.
        columns: The columns of a sheet with their cells.
        set_aside: The same for cells that are not read, or that may stand in another column.
    """
    first, beside = _first_signs(columns), _first_signs(set_aside, are_aside=True)
    is_in_doubt = _is_in_doubt(first)
    for sign in _EXCLUDED[stated]:
        found = first.get(sign) or (beside.get(sign) if is_in_doubt else None)
        if found is not None and not (sign == "day first" and "point" in first):
            return Contradiction(found.text, found.column, is_in_doubt)
    return None


def _is_in_doubt(first: Mapping[Sign, _Shown]) -> bool:
    return "number in doubt" in first or "date in doubt" in first


def _first_signs(
    columns: Iterable[tuple[Column, ColumnCells]], *, are_aside: bool = False
) -> dict[Sign, _Shown]:
    """Return the first cell in columns of numbers and dates that shows a sign, for each."""
    first: dict[Sign, _Shown] = {}
    for column, cells in columns:
        if column.type in ("number", "censored"):
            found = _signs_of_numbers(texts_in(cells).unique(), column)
        elif column.type == "date":
            found = _signs_of_dates(texts_in(cells).unique())
        else:
            continue
        for sign, text in found:
            first.setdefault(sign, _Shown(text, None if are_aside else column))
    return first


def _signs_of_numbers(texts: pa.Array, column: Column) -> Iterator[tuple[Sign, str]]:
    """Yield the first text that shows a sign, for each; patterns only pass over what cannot."""
    is_either = pc.match_substring_regex(texts, _IN_DOUBT)
    may_show: dict[Sign, pa.Array] = {
        "comma": pc.match_substring_regex(texts, r",|\..*\."),
        "point": pc.and_not(pc.match_substring_regex(texts, r"\.|,.*,"), is_either),
        "number in doubt": is_either,
    }
    for sign, mask in may_show.items():
        shown_by = (text for text in texts.filter(mask).to_pylist() if _sign_of_number(text, column) == sign)
        yield from ((sign, text) for text in itertools.islice(shown_by, 1))


def _sign_of_number(text: str, column: Column) -> Sign | None:
    found = number_readings(text, column)
    if len(set(found.values())) > 1:
        return "number in doubt"
    if not found or {"point", "comma"} <= set(found):
        return None
    return "comma" if "comma" in found else "point"


def _signs_of_dates(texts: pa.Array) -> Iterator[tuple[Sign, str]]:
    for text in texts.filter(pc.match_substring_regex(texts, r"[0-9]+[/.-][0-9]+[/.-][0-9]{4}")).to_pylist():
        day_first, month_first = numeric_days(_TIME_BEHIND.sub("", text)) or (None, None)
        if day_first and not month_first:
            yield "day first", text
        elif month_first and not day_first:
            yield "month first", text
        elif day_first != month_first:
            yield "date in doubt", text


def _conflict(one: _Shown, other: _Shown) -> Fault:
    told = [(shown(found.text), found.column) for found in (one, other)]
    told_vi = " và ".join(
        f"{text} ({f'cột «{c.label.vi}»' if c else 'ở ô không đọc được'})" for text, c in told
    )
    told_en = " and ".join(f"{text} ({c.name if c else 'in a cell that is not read'})" for text, c in told)
    return Fault(
        "mixed-locale",
        f"số và ngày ghi theo hai cách: {told_vi}; ô đọc được hai cách bị loại, {STATE_LOCALE.vi}",
        f"numbers and dates are written in two ways: {told_en}; what may be read in both is refused, "
        f"{STATE_LOCALE.en}",
    )
