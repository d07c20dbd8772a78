"""Settles texts in fonts made for TCVN3 or VNI: whether they are lookalikes is seen on the sheet as a whole.

Such a font says how its letters are to be read, but people also type Unicode and leave the old font on. A
text is decoded if as it stands it cannot be Vietnamese, or if the other texts in such fonts on the sheet show
that the font is right; a text that no such font can show is kept; any other is a doubt.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from compliance.sources.faults import Fault, shown
from compliance.sources.files.workbooks.cell_text import FontRun, Lookalike, clean_text
from compliance.sources.grid import CellValue, Doubt
from compliance.sources.words.legacy import (
    LEAST_EVIDENCE,
    FontEncoding,
    decode_lookalike,
    encoding_of_font,
    misfits,
)
from compliance.sources.words.syllables import is_possible, marked_words

NAMES = {"tcvn3": "TCVN3", "vni": "VNI", "cp1258": "cp1258"}


@dataclass
class _Evidence:
    """Words on a sheet that are Vietnamese in one encoding only, and texts that are so in Unicode only."""

    lookalikes: set[str] = field(default_factory=set)
    in_unicode: set[str] = field(default_factory=set)

    @property
    def is_encoding(self) -> bool:
        return len(self.lookalikes) >= LEAST_EVIDENCE and not self.in_unicode

    @property
    def is_unicode(self) -> bool:
        return len(self.in_unicode) >= LEAST_EVIDENCE and not self.lookalikes


def settle_lookalikes(rows: list[tuple[int, list[CellValue | Lookalike]]]) -> Iterator[Fault]:
    """Replace each lookalike by the text it stands for, or a doubt; yield what readers are told of it."""
    places = [
        (cells, i, cell) for _, cells in rows for i, cell in enumerate(cells) if isinstance(cell, Lookalike)
    ]
    runs = {run for _, _, lookalike in places for run in lookalike.runs}
    evidence: dict[str, _Evidence] = defaultdict(_Evidence)
    for text, font in runs:
        if (made_for := encoding_of_font(font.strip())) and text.strip():
            _weigh(text, made_for, evidence[made_for.encoding])
    settled = {run: _settle(run, evidence) for run in runs}
    decoded = 0
    for cells, i, lookalike in places:
        texts = [settled[run] for run in lookalike.runs]
        if any(text is None for text in texts):
            cells[i] = _doubt(lookalike)
        else:
            cells[i] = clean_text("".join(map(str, texts)))
            decoded += [text for text, _ in lookalike.runs] != texts
    if decoded:
        names = ", ".join(NAMES[name] for name in sorted(evidence))
        yield Fault(
            "legacy-font",
            f"số ô dùng phông {names} đã chuyển sang Unicode: {decoded}",
            f"cells in fonts of {names} turned into Unicode: {decoded}",
        )


def _weigh(text: str, made_for: FontEncoding, evidence: _Evidence) -> None:
    words = marked_words(text)
    wrong = {word for word in words if not is_possible(word)}
    if _decoded(text, made_for) is not None:
        evidence.lookalikes |= wrong - misfits(wrong, made_for.encoding)
    elif not wrong:
        evidence.in_unicode.add(text)


def _settle(run: FontRun, evidence: dict[str, _Evidence]) -> str | None:
    """Return the text of a stretch; None: it cannot be told for certain."""
    text, font = run
    made_for = encoding_of_font(font.strip())
    if made_for is None or not text.strip():
        return text
    words = marked_words(text)
    wrong = {word for word in words if not is_possible(word)}
    decoded = _decoded(text, made_for)
    if decoded is None:
        return None if wrong else text
    seen = evidence[made_for.encoding]
    if not words or seen.is_encoding:
        return decoded
    if seen.is_unicode and not wrong:
        return text
    return decoded if wrong and not misfits(words, made_for.encoding) else None


def _decoded(text: str, made_for: FontEncoding) -> str | None:
    try:
        return decode_lookalike(text, made_for.encoding, capitals=made_for.capitals)
    except ValueError:
        return None


def _doubt(lookalike: Lookalike) -> Doubt:
    text = clean_text(lookalike.text) or ""
    font = next(font for _, font in lookalike.runs if encoding_of_font(font.strip()))
    return Doubt(
        text,
        Fault(
            "legacy-font",
            f"{shown(text)} dùng phông cũ {font} nhưng không rõ mã là của phông này hay Unicode; cần gõ lại "
            "bằng phông Unicode",
            f"found {shown(text)} in the old font {font}, which may be Unicode or not; type it in a Unicode "
            "font",
        ),
    )
