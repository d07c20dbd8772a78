"""What superscripts and subscripts say within a text: an exponent or an index, never a digit of a value.

An exponent becomes the sign that Unicode has for it (`m³`, `10³`, `SO4²⁻`), an index stands as people type it
(`CO2`, `BOD5`). A mark that may point to a remark leaves the text in doubt, as the remark may change it.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from compliance.sources.faults import Fault, shown
from compliance.sources.files.workbooks.face import Face, Run
from compliance.sources.grid import Doubt

_ABOVE = str.maketrans("0123456789+-−–()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾ⁿ")
_BELOW = str.maketrans("0123456789+-−–()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₍₎")
_OF_SIGNS = Face()
"""The look of signs of Unicode: no font made for an encoding before it has them."""

_WORDLESS = re.compile(r"[\W_]*")
"""Marks such as `*` and `(*)`, which say the same on the line."""
_CHARGE = re.compile(r"[0-9n]*[-+−–][0-9n]*")
"""The charge of an ion, or an exponent below zero."""
_EXPONENT = re.compile(r"[0-9]+|n")
_TAKES_EXPONENT = re.compile(r"(?:(?<![^\W\d_])[ncdkmh]?m|(?<![^\s(x×*.·,])10)\s*$", re.IGNORECASE)
"""How a text ends whose exponent the digits above it are: with a length, or with ten."""
_DEGREE = re.compile(r"[oO0º]")
_TAKES_INDEX = re.compile(r"[^\W\d_)\]]\s*$|[)\]]\s*$")
_BEGINS_WITH_DIGIT = re.compile(r"[.,]?[0-9]")


def has_levels(runs: Sequence[Run]) -> bool:
    """Return whether some letters stand above or below others; a text that is raised as a whole is plain."""
    return len({face.rise for text, face in runs if text.strip()}) > 1


def level_text(runs: Sequence[Run]) -> list[Run] | Doubt:
    """Return a text with all its letters on the line, or a doubt where that may not say the same."""
    levels = [(rise, list(found)) for rise, found in groupby(runs, key=lambda run: run[1].rise)]
    texts = ["".join(text for text, _ in found) for _, found in levels]
    told: list[Run] = []
    before = ""
    for i, (rise, found) in enumerate(levels):
        if not rise:
            before += texts[i]
            told += found
            continue
        after = texts[i + 1] if i + 1 < len(levels) and not levels[i + 1][0] else ""
        said = (_above if rise > 0 else _below)(texts[i], before, after)
        if said is None:
            return _doubt(levels, texts, i)
        told += found if said == texts[i] else [(said, _OF_SIGNS)]
    return told


def _above(text: str, before: str, after: str) -> str | None:
    """Return what a superscript says between two stretches on the line; None: that is not certain."""
    mark = text.strip()
    if _DEGREE.fullmatch(mark) and (before.rstrip()[-1:].isdecimal() or after.lstrip()[:1] in ("C", "F")):
        return "°"
    if _CHARGE.fullmatch(mark) or (_EXPONENT.fullmatch(mark) and _TAKES_EXPONENT.search(before)):
        return text.translate(_ABOVE)
    return text if _WORDLESS.fullmatch(mark) else None


def _below(text: str, before: str, after: str) -> str | None:
    """Return what a subscript says between two stretches on the line; None: that is not certain."""
    if not re.search("[0-9]", text):
        return text
    is_apart = _TAKES_INDEX.search(before) and not _BEGINS_WITH_DIGIT.match(after)
    return text if is_apart else None


def _doubt(levels: list[tuple[int, list[Run]]], texts: list[str], at: int) -> Doubt:
    tables = {1: _ABOVE, -1: _BELOW, 0: {}}
    seen = "".join(text.translate(tables[rise]) for (rise, _), text in zip(levels, texts, strict=True))
    whole = " ".join(seen.split())
    text, mark = shown(whole), shown(texts[at].strip())
    if levels[at][0] > 0:
        return Doubt(
            whole,
            Fault(
                "superscript",
                f"{text} có chỉ số trên {mark}, chưa rõ là số mũ hay dấu chú thích; cần xoá chỉ số hoặc "
                "gõ lại ô bằng chữ thường",
                f"found {text}; its superscript {mark} may be an exponent or point to a remark: delete it, "
                "or type the cell anew without it",
            ),
        )
    return Doubt(
        whole,
        Fault(
            "subscript",
            f"{text} có chỉ số dưới {mark} không rõ thuộc giá trị hay không; cần xoá chỉ số hoặc gõ lại ô "
            "bằng chữ thường",
            f"found {text}; its subscript {mark} may belong to the value or not: delete it, or type the "
            "cell anew without it",
        ),
    )
