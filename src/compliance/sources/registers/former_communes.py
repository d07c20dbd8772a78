"""Tells which cells named a unit of before 1 July 2025 and were read as the commune it is part of today."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow.compute as pc

from compliance.sources.places.communes import find_commune
from compliance.sources.texts import ColumnCells, Part


@dataclass(frozen=True)
class FormerCommunes:
    """A former unit that rows name.

    Attributes:
        former: Its name, with its district.
        code: The code of today's commune that it was read as.
        rows: In how many rows it stands.
    """

    former: str
    code: str
    rows: int


def former_communes(parts: Iterable[Part]) -> list[FormerCommunes]:
    """Return the former units that the columns of places of some tables name, by name."""
    rows: Counter[tuple[str, str]] = Counter()
    for part in parts:
        for name, cells in part.table.columns.items():
            for text, count in _counted(cells) if part.kind.columns[name].is_place else ():
                answer = find_commune(text)
                if answer.former is not None and answer.code is not None:
                    rows[answer.former, answer.code] += count
    return [FormerCommunes(former, code, count) for (former, code), count in sorted(rows.items())]


def _counted(cells: ColumnCells) -> Iterable[tuple[str, int]]:
    """Return the texts of a column that are no numbers, each with how often it stands there."""
    if isinstance(cells, list):
        counts = Counter(cell for cell in cells if isinstance(cell, str))
    else:
        counted = pc.value_counts(cells)
        counts = Counter(
            dict(zip(*(counted.field(n).to_pylist() for n in ("values", "counts")), strict=True))
        )
    return [(text, count) for text, count in counts.items() if text and not text.isdecimal()]
