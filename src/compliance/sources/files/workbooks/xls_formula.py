"""Tells whether a formula of an .xls file takes something from another workbook.

Source: [MS-XLS], section 2.5.198 (parsed formulas).
"""

import struct

_SIZES = {
    **dict.fromkeys(range(0x03, 0x17), 0), 0x01: 4, 0x02: 4, 0x1C: 1, 0x1D: 1, 0x1E: 2, 0x1F: 8, 0x20: 7,
    0x21: 2, 0x22: 3, 0x23: 4, 0x24: 4, 0x25: 8, 0x26: 6, 0x27: 6, 0x28: 6, 0x29: 2, 0x2A: 4, 0x2B: 8,
    0x2C: 4, 0x2D: 8, 0x39: 6, 0x3A: 6, 0x3B: 10, 0x3C: 6, 0x3D: 10,
}  # fmt: skip
"""Bytes that follow each token, by its number in the class of references."""

_TEXT, _ATTRIBUTE, _NAME = 0x17, 0x19, 0x23
_OF_SHEETS = (0x39, 0x3A, 0x3B, 0x3C, 0x3D)
_CHOOSE = 0x04


def takes_from(formula: bytes, sheets: set[int], names: set[int]) -> bool:
    """Return whether a formula refers to one of some entries of the lists of sheets and names.

    Args:
        formula: Its tokens.
        sheets: Entries of EXTERNSHEET that belong to other workbooks.
        names: Names, from 1, that stand for cells of those.

    Returns:
        True also for tokens that are not known: what cannot be told is not vouched for.
    """
    place = 0
    while place < len(formula):
        token = formula[place]
        base = token if token < 0x20 else 0x20 | (token & 0x1F)
        place += 1
        if base == _TEXT and place + 2 <= len(formula):
            length, flags = formula[place], formula[place + 1]
            place += 2 + length * (2 if flags & 1 else 1)
        elif base == _ATTRIBUTE and place + 3 <= len(formula):
            kind, count = struct.unpack_from("<BH", formula, place)
            place += 3 + (2 * (count + 1) if kind & _CHOOSE else 0)
        elif base in _SIZES and place + _SIZES[base] <= len(formula):
            first = int.from_bytes(formula[place : place + 2], "little")
            if (base in _OF_SHEETS and first in sheets) or (base == _NAME and first in names):
                return True
            place += _SIZES[base]
        else:
            return True
    return False
