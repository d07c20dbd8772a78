"""Settles texts that an old font made Vietnamese, in sheets and files that do not tell the font."""

import re
from collections.abc import Iterable, Iterator

from compliance.sources.faults import Fault, shown
from compliance.sources.grid import CellValue, Doubt, Grid
from compliance.sources.sheets.headings import names_fields
from compliance.sources.words.legacy import Legacy, certain_lookalike, decode_lookalike, is_suspect
from compliance.sources.words.syllables import is_possible, marked_words

_BEYOND_LATIN = re.compile("[^\x00-\xff]")
_NAMES: dict[Legacy, str] = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}


def settle_old_letters(grid: Grid) -> None:
    """Put into today's letters what is certainly written for an old font; what only looks so is doubtful.

    Whole sheets are looked at first, then single columns, since a column may have been copied from elsewhere.
    """
    texts = set(impossible_texts(cell for _, cells in grid.rows for cell in cells))
    if not texts:
        return
    if (encoding := certain_lookalike(texts)) is not None:
        _decode(grid, None, encoding, texts)
        return
    for column in range(max(len(cells) for _, cells in grid.rows)):
        found = set(impossible_texts(cells[column] for _, cells in grid.rows if column < len(cells)))
        if (encoding := certain_lookalike(found)) is not None:
            _decode(grid, column, encoding, found)
        elif is_suspect(found):
            _doubt(grid, column, found)


def impossible_texts(cells: Iterable[CellValue]) -> Iterator[str]:
    """Yield the texts that hold a word that no Vietnamese text does."""
    for cell in cells:
        if isinstance(cell, str) and not cell.isascii() and not all(map(is_possible, marked_words(cell))):
            yield cell


def _decode(grid: Grid, column: int | None, encoding: Legacy, texts: set[str]) -> None:
    said = {text: decode_lookalike(text, encoding) for text in texts}
    for _, cells in grid.rows:
        for number in range(len(cells)) if column is None else (column,):
            if number < len(cells) and isinstance(cell := cells[number], str):
                cells[number] = said[cell] if cell in said else _beside(cell, encoding)
    name = _NAMES[encoding]
    where = "" if column is None else f" {column + 1}"
    grid.notes.append(
        Fault(
            "old-letters",
            f"{'cột' + where if where else 'trang'} viết bằng chữ {name} cũ, đã chuyển sang chữ Unicode",
            f"{'column' + where if where else 'the sheet'} is written for {name} fonts; put into Unicode",
        )
    )


def _beside(text: str, encoding: Legacy) -> CellValue:
    """Return a text beside old ones: itself where it cannot be old or heads a column, else a doubt."""
    if text.isascii() or _BEYOND_LATIN.search(text) or names_fields([text]):
        return text
    try:
        decoded = decode_lookalike(text, encoding)
    except ValueError:
        return text
    return text if decoded == text else _doubtful(text)


def _doubt(grid: Grid, column: int, texts: set[str]) -> None:
    for _, cells in grid.rows:
        if column < len(cells) and (cell := cells[column]) in texts:
            cells[column] = _doubtful(str(cell))


def _doubtful(text: str) -> Doubt:
    fault = Fault(
        "old-letters",
        f"{shown(text)} có thể viết bằng phông chữ cũ (TCVN3, VNI); chuyển sang Unicode",
        f"found {shown(text)}: may be written for an old font (TCVN3, VNI); put it into Unicode",
    )
    return Doubt(text, fault)
