"""Reads yes and no, the values of closed lists and the names of tables, as sheets write them."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from compliance.errors import suggest
from compliance.model.fields import Choices
from compliance.model.schema import COLLECTIONS, FILED_KINDS
from compliance.model.texts import Bilingual
from compliance.sources.faults import Fault, shown
from compliance.sources.grid import CellValue
from compliance.sources.words.doubt_signs import doubt_sign
from compliance.sources.words.spelling import bare, has_marks, marked

_FLAGS = {
    "true": True, "1": True, "yes": True, "có": True, "đúng": True, "đã có": True,
    "✓": True, "✔": True, "☑": True, "✅": True,
    "false": False, "0": False, "no": False, "không": False, "sai": False, "không có": False, "chưa": False,
    "chưa có": False,
}  # fmt: skip
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_DIGIT = re.compile(r"\b[1-4]\b")
"""A digit that may stand for the roman numeral of a label: the label of another numeral is no suggestion."""
_TICKS = frozenset("xavüþp√+*o●×✗✘✕☐☒")
"""Marks that stand for yes in one sheet and for no in another; some are letters of fonts of symbols."""


def read_flag(cell: CellValue, ticks: frozenset[str]) -> bool | Fault:
    """Return yes or no, or why it is not certain; `ticks` are the marks that mean yes in the sheet."""
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, int) and cell in (0, 1):
        return bool(cell)
    text = cell.casefold() if isinstance(cell, str) else ""
    if text in _FLAGS:
        return _FLAGS[text]
    if text and text in {tick.casefold() for tick in ticks}:
        return True
    found = shown(str(cell))
    if text in _TICKS:
        return Fault(
            "tick",
            f"{found}: chưa rõ dấu này nghĩa là có hay không; cần khai báo nghĩa của dấu hoặc ghi có, không",
            f"found {found}, a mark that may mean yes or no; state that it means yes, or write true or false",
        )
    return Fault(
        "flag", f"{found}: cần ghi có hoặc không", f"found {found}; expected true or false (có, không)"
    )


def read_choice(cell: CellValue, choices: Choices) -> str | Fault:
    """Return the value of a closed list that a cell names by value or label, or why it names none.

    Case, plain punctuation and the place of a tone mark make no difference; a text without any marks names a
    value that no other is written like without its marks. A text with a `doubt_sign` names none.
    """
    text = cell if isinstance(cell, str) else ""
    values = [member.value for member in choices]
    if text in values:
        return text
    if named := _named(text, _members(choices)):
        return named
    found = shown(str(cell))
    labels = [member.vi for member in choices]
    near = difflib.get_close_matches(_DIGIT.sub(lambda digit: _ROMAN[digit[0]], text), labels, n=1)
    hint = f"; có phải là {near[0]!r}" if near else ""
    return Fault(
        "choice",
        f"{found}: cần ghi một trong các giá trị: {', '.join(labels)}{hint}",
        f"found {found}; expected one of {', '.join(values)}{suggest(text, values)}",
    )


def read_table_name(text: str) -> str:
    """Return the plural name of the table that a text names by it or its label; other texts as they are."""
    return _named(text, _tables()) or text


def _named(text: str, spellings: dict[str, set[str]]) -> str | None:
    """Return the one value that a text is a spelling of; None if there is none, several or a doubt."""
    if doubt_sign(text):
        return None
    named = spellings.get(marked(text) if has_marks(text) else bare(text), set())
    return next(iter(named)) if len(named) == 1 else None


@cache
def _members(choices: Choices) -> dict[str, set[str]]:
    return _spellings((member.value, Bilingual(vi=member.vi, en=member.en)) for member in choices)


@cache
def _tables() -> dict[str, set[str]]:
    kinds = FILED_KINDS | COLLECTIONS
    return _spellings((plural, kind.label) for plural, kind in kinds.items())


def _spellings(labels: Iterable[tuple[str, Bilingual]]) -> dict[str, set[str]]:
    """Return values by what they may be written as: the value itself or its label, with and without marks."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for value, label in labels:
        for written in (value, label.vi, label.en):
            found[marked(written)].add(value)
            found[bare(written)].add(value)
    return dict(found)
