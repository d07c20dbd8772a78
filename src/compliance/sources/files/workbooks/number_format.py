"""What a number format of a cell shows: a number, a day, a time, or digits that the value does not have.

Source: ECMA-376 part 1, 18.8.30 and 18.8.31 (number formats); the ids without a code are those of Excel.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Literal

Shows = Literal["number", "date", "time", "duration"]

GENERAL = "General"
MAX_CODE = 1_000
"""Characters of a format that is read; Excel allows 255."""

BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "d/m/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "d/m/yyyy h:mm", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    **dict.fromkeys((37, 38, 41, 42), "#,##0;(#,##0)"),
    **dict.fromkeys((39, 40, 43, 44), "#,##0.00;(#,##0.00)"),
    # Days and times of Chinese, Japanese and Korean workbooks; 27 to 31, 36, 50 to 54, 57, 58 are days.
    **dict.fromkeys((27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), "yyyy/m/d"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm:ss"),
}  # fmt: skip
"""Codes of the formats that files name by number alone."""

_TOKEN = re.compile(
    r'"[^"]*"?|\\.|[_*].|\[[^\]]*\]|AM/PM|A/P|General|[Ee][+-]|([ymdhsbeg])\1*|.', re.IGNORECASE | re.DOTALL
)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_CONDITION = re.compile(r"\[[<>=]")
_SCALED = re.compile(r"[0#?],+(?:[^0#?,]|$)")
_MULTIPLIER = re.compile(
    r"\b(?:k|nghìn|ngàn|tr|triệu|tỷ|tỉ|thousand|million|mil|billion|bn)\b", re.IGNORECASE
)
_PLACE = "0#?"
_SILENT = " \u00a0\u202f()+-"
"""Characters of literal texts that say nothing beside a number but its sign."""
_CURRENCY = frozenset(("đ", "₫", "vnđ", "vnd", "đồng"))
"""What a format shows behind amounts of money in the currency that all amounts of money are in."""


@dataclass
class _Section:
    """One of the parts of a format that semicolons divide.

    Attributes:
        pieces: Its digits and literal texts in order, as (is a digit, text).
        digits: Its digits with `.`, `,`, `/`, `%` and `E`, without literal texts.
        runs: Its letters of days and times, a run an entry.
        literal: Its literal texts.
    """

    pieces: list[tuple[bool, str]] = field(default_factory=list)
    digits: str = ""
    runs: list[str] = field(default_factory=list)
    literal: str = ""
    is_elapsed: bool = False
    is_general: bool = False
    is_text: bool = False
    has_condition: bool = False

    @property
    def shows(self) -> Shows | None:
        """What it shows; None: only literal texts."""
        if self.is_elapsed:
            return "duration"
        if self.runs:
            return "date" if self.date_letters else "time"
        return "number" if self.is_general or self.digits.strip(".,/%E") else None

    @cached_property
    def date_letters(self) -> set[str]:
        """The letters of days, months and years; an `m` beside hours or seconds means minutes."""
        found = set()
        for i, run in enumerate(self.runs):
            before, after = self.runs[i - 1] if i else "", self.runs[i + 1] if i + 1 < len(self.runs) else ""
            is_minute = run[0] == "m" and ((before and before[0] == "h") or (after and after[0] == "s"))
            if run[0] in "ymdbeg" and not is_minute:
                found.add(run[0])
        return found


@dataclass
class NumberFormat:
    """What a number format shows of a value.

    Attributes:
        code: The format as Excel writes it.
    """

    code: str

    @cached_property
    def sections(self) -> list[_Section]:
        """Its parts for numbers, at most three: above zero, below it, zero; that for texts is left off."""
        if len(self.code) > MAX_CODE:
            return [_Section()]
        parts = [_read_section(part) for part in _split(self.code)]
        return [part for part in parts if not part.is_text][:3] or [_Section(is_general=True)]

    @cached_property
    def shows(self) -> Shows | None:
        """What it shows of a number; None: now a number, now a day, or nothing of it."""
        kinds = {section.shows for section in self.sections if section.shows}
        return kinds.pop() if len(kinds) == 1 else None

    @cached_property
    def is_plain(self) -> bool:
        """Whether a number that it shows is surely the number meant."""
        return (
            self.shows == "number"
            and all(section.shows for section in self.sections[:2])
            and not (self.is_percent or self.is_scaled)
            and not any(_pads(section) or _adds_literal_digits(section) for section in self.sections)
            and not self.said_beside
        )

    @cached_property
    def said_beside(self) -> str:
        """The texts, such as a unit or a sign, that it shows beside a number; empty if there are none."""
        said = (section.literal.strip(_SILENT) for section in self.sections if section.shows)
        return " | ".join(dict.fromkeys(text for text in said if text and text.casefold() not in _CURRENCY))

    @cached_property
    def pads_only(self) -> bool:
        """Whether zeros before it are all that it adds to a number."""
        return (
            self.shows == "number"
            and all(section.shows for section in self.sections[:2])
            and not any(map(_adds_literal_digits, self.sections))
        )

    @cached_property
    def is_percent(self) -> bool:
        """Whether it shows a percentage, of the value or of its hundredth."""
        return self.is_percent_in_words or any("%" in section.digits for section in self.sections)

    @cached_property
    def is_percent_in_words(self) -> bool:
        """Whether it shows a percent sign after the value as it is stored."""
        return any("%" in section.literal for section in self.sections)

    @cached_property
    def is_scaled(self) -> bool:
        """Whether it shows thousandths or millionths, or says that the value counts thousands or millions."""
        return any(
            _SCALED.search(s.digits) or (s.shows == "number" and _MULTIPLIER.search(s.literal))
            for s in self.sections
        )

    @cached_property
    def lacks(self) -> Literal["day", "year"] | None:
        """The part of a day that it does not show."""
        if self.shows != "date":
            return None
        letters = self.sections[0].date_letters
        if not letters & set("yebg"):
            return "year"
        return None if "d" in letters else "day"

    def text_of(self, number: Decimal) -> str | None:
        """Return the digits it shows of a whole number, zeros it adds included; None: that cannot be told.

        >>> number_format("00000").text_of(Decimal(3388)), number_format('"LC-"000').text_of(Decimal(7))
        ('03388', 'LC-007')
        >>> number_format("0000000000-000").text_of(Decimal(123456789001))
        '0123456789-001'
        """
        section = self._section_of(number)
        if section is None or set(section.digits) - set(_PLACE) or number != int(number):
            return None
        digits, from_right = str(int(number)) if number else "", []
        first = next(i for i, (is_digit, _) in enumerate(section.pieces) if is_digit)
        for i, (is_digit, text) in reversed(list(enumerate(section.pieces))):
            if not is_digit:
                from_right.append(text)
                continue
            digit, digits = (digits, "") if i == first else (digits[-1:], digits[:-1])
            if not digit and text != "0" and "0" in section.digits[: section.digits.rindex(text)]:
                return None
            from_right.append(digit or ("0" if text == "0" else ""))
        return "".join(reversed(from_right)).strip()

    def _section_of(self, number: Decimal) -> _Section | None:
        """Return the part that shows a number not below zero, if that is certain."""
        if number < 0 or any(section.has_condition for section in self.sections):
            return None
        section = self.sections[2 if not number and len(self.sections) > 2 else 0]
        return section if any(is_digit for is_digit, _ in section.pieces) else None


@lru_cache(maxsize=4096)
def number_format(code: str) -> NumberFormat:
    """Return what a format code shows; equal codes are read once."""
    return NumberFormat(code or GENERAL)


def _split(code: str) -> list[str]:
    parts = [""]
    for match in _TOKEN.finditer(code):
        if match[0] == ";":
            parts.append("")
        else:
            parts[-1] += match[0]
    return parts


def _read_section(code: str) -> _Section:
    section = _Section()
    for match in _TOKEN.finditer(code):
        part = match[0]
        literal = ""
        if part[0] == "[" and len(part) > 1:
            section.is_elapsed |= bool(_ELAPSED.fullmatch(part))
            section.has_condition |= bool(_CONDITION.match(part))
            literal = part[2:-1].split("-")[0] if part.startswith("[$") else ""
        elif part.casefold() == "general":
            section.is_general = True
        elif part.casefold() in ("am/pm", "a/p"):
            section.runs.append("h")
        elif match[1]:
            section.runs.append(part.lower())
        elif part in _PLACE:
            section.digits += part
            section.pieces.append((True, part))
        elif part in ".,/%" or part[0] in "Ee":
            section.digits += part[0]
        elif part == "@":
            section.is_text = True
        else:
            literal = _literal(part)
        if literal:
            section.literal += literal
            section.pieces.append((False, literal))
    return section


def _literal(part: str) -> str:
    """Return what a literal part shows: a quoted text, a letter, a gap (`_`), nothing (`*`) or itself."""
    if part[0] == '"':
        return part.strip('"')
    if len(part) > 1 and part[0] in "\\_*":
        return {"\\": part[1], "_": " ", "*": ""}[part[0]]
    return part


def _pads(section: _Section) -> bool:
    return not set(section.digits) - set(_PLACE) and "0" in section.digits[:-1]


def _adds_literal_digits(section: _Section) -> bool:
    places = "".join("\x00" if is_digit else text for is_digit, text in section.pieces)
    return bool(re.search(r"[0-9.,]\x00|\x00[0-9.,]", places))
