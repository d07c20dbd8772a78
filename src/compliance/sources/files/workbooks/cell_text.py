"""The texts of cells, and the fonts whose letters show something else than they are."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from compliance.sources.faults import Fault, shown
from compliance.sources.files.text_file import INVISIBLE, LINE_BREAK, SPACES
from compliance.sources.files.workbooks.face import Run
from compliance.sources.files.workbooks.raised_text import has_levels, level_text
from compliance.sources.files.workbooks.refused import MAX_CHARACTERS, Refused, too_large
from compliance.sources.grid import Doubt
from compliance.sources.words.legacy import encoding_of_font

FontRun = tuple[str, str]
"""A stretch of text, and the name of its font."""


@dataclass(frozen=True)
class Lookalike:
    """A text of which some stretches are in a font made for an encoding before Unicode."""

    runs: tuple[FontRun, ...]

    @property
    def text(self) -> str:
        """The text as it is stored."""
        return "".join(text for text, _ in self.runs)


_UNPLAIN = re.compile(f"[{SPACES}{INVISIBLE}]")
_PLAIN = str.maketrans(dict.fromkeys(SPACES, " ") | dict.fromkeys(INVISIBLE, ""))
_BREAK = re.compile(LINE_BREAK)
_SYMBOL_FONT = re.compile(r"(?:wingdings|webdings|marlett|symbol\b|zapf ?dingbats|bookshelf symbol|mt extra)")
_MARKS = {
    "wingdings": {"ü": "✓", "þ": "✓", "û": "✗", "ý": "☒", "o": "☐", "¨": "☐"},
    "wingdings 2": {"P": "✓", "R": "✓", "O": "✗", "Q": "☒", "T": "☒", "£": "☐"},
    "webdings": {"a": "✓", "r": "✗"},
    "marlett": {"a": "✓", "b": "✓", "r": "✗"},
}
"""What a letter shows in a font; a crossed box stays one, since forms use it for yes and for no.

Source: proposal L2/11-052 of the Unicode consortium for the three first; the Marlett font itself.
"""
_PRIVATE = 0xF000
"""Where programs keep the letters of symbol fonts apart from others: their code plus this."""


@lru_cache(maxsize=1024)
def is_symbol_font(name: str) -> bool:
    """Return whether the letters of a font show signs instead."""
    return _SYMBOL_FONT.match(name.strip().casefold()) is not None


@lru_cache(maxsize=1024)
def is_plain_font(name: str) -> bool:
    """Return whether the letters of a font show themselves."""
    return not is_symbol_font(name) and encoding_of_font(name.strip()) is None


def clean_text(text: str) -> str | None:
    """Return a text as a text file would give it: in NFC, trimmed, on one line; None: blank.

    Every kind of space counts as a space, and so does a line break with the blanks around it. What nobody
    sees is taken out where text files take it out; all else stays, for whoever types the cell to refuse.
    """
    if not text.isascii():
        if _UNPLAIN.search(text):  # a text kept as it is takes no memory of its own
            text = text.translate(_PLAIN)
        text = unicodedata.normalize("NFC", text)
    if "\n" in text or "\r" in text:
        text = _BREAK.sub(" ", text)
    return text.strip(" \t") or None


def read_text(runs: Sequence[Run]) -> str | Doubt | Lookalike | None:
    """Return the text that stretches of text show together, each as its letters look; None: blank.

    Raises:
        Refused: It is longer than a cell can be.
    """
    if sum(len(text) for text, _ in runs) > MAX_CHARACTERS:
        raise too_many_characters()
    whole = clean_text("".join(text for text, _ in runs))
    if whole is None:
        return None
    struck = clean_text("".join(text for text, face in runs if face.is_struck))
    if struck is not None:
        return struck_doubt(whole, struck)
    if has_levels(runs):
        level = level_text(runs)
        if isinstance(level, Doubt):
            return level
        runs, whole = level, clean_text("".join(text for text, _ in level))
    if whole is None or all(is_plain_font(face.font) for _, face in runs):
        return whole
    symbols = [face.font.strip() for text, face in runs if text.strip() and is_symbol_font(face.font)]
    if not symbols:
        return Lookalike(tuple((text, face.font) for text, face in runs))
    mark = _MARKS.get(symbols[0].casefold(), {}).get(_letter(whole))
    return mark or symbol_doubt(whole, symbols[0])


def too_many_characters(line: int | None = None, column: int | None = None) -> Refused:
    """Return the refusal of a cell that is longer than a cell can be."""
    return too_large(
        f"ô có hơn {MAX_CHARACTERS} ký tự, nhiều hơn mức Excel cho phép",
        f"the cell has more than {MAX_CHARACTERS} characters, more than Excel allows",
        line,
        column,
    )


def struck_doubt(text: str, struck: str) -> Doubt:
    """Return the doubt about a cell of which a part, or the whole, is struck out."""
    if struck == text:
        vi = f"{shown(text)} bị gạch ngang; cần xoá, hoặc gõ lại không gạch nếu vẫn đúng"
        en = f"found {shown(text)}, struck out; delete it, or type it anew without the line if it still holds"
    else:
        vi = f"{shown(text)} có phần bị gạch ngang là {shown(struck)}; cần xoá phần đó, hoặc gõ lại cả ô"
        en = (
            f"found {shown(text)}, of which {shown(struck)} is struck out; delete that, or type the cell anew"
        )
    return Doubt(text, Fault("struck-out", vi, en))


def symbol_doubt(text: str, font: str) -> Doubt:
    """Return the doubt about what is shown instead of a text or number in a symbol font."""
    return Doubt(
        text,
        Fault(
            "symbol-font",
            f"{shown(text)} dùng phông ký hiệu {font} nên hiển thị khác với chữ đã lưu; cần gõ lại bằng "
            "phông thường",
            f"found {shown(text)} in the symbol font {font}, which shows something else; type it in a usual "
            "font",
        ),
    )


def _letter(text: str) -> str:
    code = ord(text[0]) - _PRIVATE
    return chr(code) if len(text) == 1 and 0 < code < 256 else text
