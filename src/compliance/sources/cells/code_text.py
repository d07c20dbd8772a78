"""Reads official codes, and communes by name, as sheets write them; a code is kept as its digits alone."""

import re

from compliance.model.fields import Column
from compliance.sources.faults import Fault, shown
from compliance.sources.places.communes import find_commune

COMMUNE_DIGITS = 5
_CODE = re.compile(r"[0-9]+(?:[\s.–-]+[0-9]+)*")
_CHANGED = re.compile(
    r"[0-9]+\.0+|[0-9]{1,2}([.-])[0-9]{1,2}\1(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}([.-])[0-9]{1,2}\2[0-9]{1,2}"
)
"""What programs make of codes, numbers and dates such as `312345678.0` and `5-1-2012`: digits of no code."""


def read_code(text: str, column: Column) -> str | Fault:
    """Return the digits of the code in a text, or why it is no code of the column.

    Blanks, dots and dashes between digits are left out, so that one code is one text. In a column of places
    the text may be a commune's name; codes that have not as many digits as a commune's are taken as they are.
    """
    is_code = _CODE.fullmatch(text) and not _CHANGED.fullmatch(text)
    digits = re.sub("[^0-9]", "", text) if is_code else ""
    if column.is_place and len(digits) in (0, COMMUNE_DIGITS):
        answer = find_commune(digits or text)
        if answer.fault is not None:
            return answer.fault
        digits = answer.code or ""
    return digits if len(digits) in column.digits else _no_code(text, column)


def read_typed_code(number: int, column: Column) -> str | Fault:
    """Return the code that a program made a number, or why it is not certain.

    It may lack a zero that its code begins with, so it is none if the column has codes one digit longer.
    """
    text = str(number)
    return _no_code(text, column) if len(text) + 1 in column.digits else read_code(text, column)


def _no_code(text: str, column: Column) -> Fault:
    counts = [str(count) for count in column.digits]
    return Fault(
        "code-digits",
        f"{shown(text)}: cần ghi mã có {' hoặc '.join(counts)} chữ số; bảng tính thường bỏ số 0 ở đầu, cần "
        "định dạng cột là văn bản và ghi đủ các chữ số",
        f"found {shown(text)}; expected a code of {' or '.join(counts)} digits; spreadsheets drop "
        "leading zeros: format the column as text and write all digits",
    )
