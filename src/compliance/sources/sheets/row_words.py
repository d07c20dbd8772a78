"""Words that tell what a row is: those of totals, of notes behind a table, of groups."""

import re
from collections.abc import Collection, Sequence

from compliance.sources.grid import CellValue
from compliance.sources.sheets.header import texts_of
from compliance.sources.sheets.headings import plain

NOTES = (
    "ghi chu", "nguon", "noi nhan", "nguoi lap", "nguoi tong hop", "lai chau ngay", "xac nhan", "thu truong",
    "giam doc", "chu tich", "tm", "kt", "tl", "ky ten", "ky ho ten", "ket luan", "luu y", "so lieu den",
    "ngay", "danh sach nay", "an dinh danh sach", "bang chu",
)  # fmt: skip
"""Those that begin remarks, sources and signatures, without marks."""

SIGNATURES = (
    "nguoi lap",
    "nguoi tong hop",
    "noi nhan",
    "thu truong",
    "giam doc",
    "chu tich",
    "ky ten",
    "ky ho ten",
)
"""Those that begin no facility's name: a row that begins so signs even where it holds what a record needs."""

_NUMBERED = re.compile(
    r"\s*(?:[IVXLC]+|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})*)(?:\s*[.)]\s+|\s+[-–:/]\s+)\S.*", re.DOTALL
)
_SIGNED_ON = re.compile(
    r"[^,\d]{1,60},\s*ngày\b[^\w,]*\d{0,2}[^\w,]*tháng\b[^\w,]*\d{0,2}[^\w,]*năm\b.{0,12}", re.IGNORECASE
)
"""Where and on which day a paper is signed, its day and month perhaps left for the pen."""
_EXAMPLE = re.compile(r"\(?(?:vd|v\.d|ví dụ|vi du|example|e\.g\.)\s*(?:[:：)].*)?", re.IGNORECASE | re.DOTALL)
_TOTALS = ("tổng cộng", "tổng số", "tổng", "cộng", "total")
_SUM = re.compile(r"(?:tổng cộng|tong cong)\b(?! ty\b).*", re.DOTALL)
"""What may also add up with other words behind it; «tổng cộng ty» is a misspelt «tổng công ty»."""
_BEHIND_TOTAL = re.compile(r"\s*[:(=].*", re.DOTALL)
_FIGURE = re.compile(r"[-<>]?\d[\d.,\s]*(?:%|[^\W\d_]{1,6}\S{0,4})?")
"""A number, with at most a unit behind it."""


def is_numbered(text: str) -> bool:
    """Return whether a text begins with a number, as headings of groups do.

    >>> is_numbered("II. Khu công nghiệp"), is_numbered("Khu công nghiệp 2")
    (True, False)
    """
    return _NUMBERED.fullmatch(text) is not None


def says_note(cells: Sequence[CellValue], words: Sequence[str] = NOTES) -> bool:
    """Return whether a row begins with one of some words, or with a star where any note is meant."""
    texts = texts_of(cells)
    first = texts[0][1] if texts else ""
    said = plain(first)
    if first.lstrip("( ").startswith("*"):
        return words is NOTES
    if words is NOTES and _SIGNED_ON.fullmatch(first):
        return True
    return not any(c.isdigit() for c in said[:8]) and any(
        said == word or said.startswith(word + " ") for word in words
    )


def says_total(cells: Sequence[CellValue]) -> bool:
    """Return whether some cell may say that its row adds up; a word with other marks is another word."""
    return any(
        _is_total(text) or _SUM.fullmatch(" ".join(text.casefold().split()))
        for _, text in texts_of(cells[:4])
    )


def says_example(cells: Sequence[CellValue]) -> bool:
    """Return whether one of the first cells of a row says that it is the example of a template."""
    return any(_EXAMPLE.fullmatch(text) for _, text in texts_of(cells[:4]))


def adds_up(cells: Sequence[CellValue], numbering: Collection[int]) -> bool:
    """Return whether a row holds the word of a total alone and figures, so that it names nothing.

    Args:
        cells: The cells of the row.
        numbering: Columns, from 1, that number the rows.
    """
    said = [
        text
        for column, text in texts_of(cells)
        if not _FIGURE.fullmatch(text) and (column not in numbering or _is_total(text))
    ]
    return len(said) == 1 and _is_total(said[0])


def _is_total(text: str) -> bool:
    """Return whether a text is the word of a total, whatever stands behind it in brackets or after a colon.

    >>> _is_total("TỔNG CỘNG:"), _is_total("Tong (1+2)"), _is_total("Tổng công ty"), _is_total("Cộng hòa")
    (True, True, False, False)
    """
    said = " ".join(_BEHIND_TOTAL.sub("", text.casefold()).rstrip(" .").split())
    return said in _TOTALS or (said.isascii() and said in map(plain, _TOTALS))
