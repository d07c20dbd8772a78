"""What a cell of a header names: fields of a record kind, by name or label, as people write them."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from compliance.model.fields import RecordKind
from compliance.model.schema import FILED_KINDS, KINDS
from compliance.model.unit_conversions import is_known
from compliance.model.units import Unit

_UNIT_IN_BRACKETS = re.compile(r"(?P<name>.*\S)\s*[(\[](?P<unit>[^()\[\]]+)[)\]]")
_UNIT_BEHIND_COMMA = re.compile(r"(?P<name>.*\S)\s*,\s*(?P<unit>[^,]+)")
_PART_OF_RATE = r"[^\s\d()\[\]/][^\s()\[\]/,;]*"
_UNIT_ANYWHERE = re.compile(
    r"[(\[]\s*(?:đvt|đơn vị(?: tính)?)?\s*:?\s*([^()\[\]]+)[)\]]|tính (?:theo|bằng) ([^\s,;.]+)"
    rf"|(?<!\d )(?<!\S)((?:(?:nghìn|ngàn|triệu|tỷ|tỉ) )?{_PART_OF_RATE}(?:/[^\s()\[\]/,;]+)+)",
    re.IGNORECASE,
)
_COPY = re.compile(r"\s*\(\d{1,2}\)$")
_NUMBERING = frozenset({"stt", "tt", "so tt", "so thu tu", "thu tu", "no"})
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,3})\)?")


LONGEST = 400
"""Letters of a heading that are looked at; no name or label is as long."""


def plain(text: str) -> str:
    """Return the beginning of a text without marks, case and punctuation, words one space apart.

    >>> plain("Lưu lượng  NƯỚC THẢI (m³/ngày)")
    'luu luong nuoc thai m3 ngay'
    """
    return _plain(text[:LONGEST])


@lru_cache(maxsize=1 << 15)
def _plain(text: str) -> str:
    stripped = "".join(
        c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c)
    ).replace("đ", "d")
    return " ".join(re.sub(r"[^\w]+|_", " ", stripped).split())


@dataclass(frozen=True)
class Heading:
    """What a header cell was understood as.

    Attributes:
        fields: The fields it may name; none if it is not understood, several if it names none for certain.
        unit: The unit it states for the column; None if it states none.
    """

    fields: tuple[str, ...] = ()
    unit: Unit | None = None


def read_heading(text: str, kind: RecordKind) -> Heading:
    """Return what a header cell names: a field by its name or label, with or without marks, and its unit.

    A text that is a name or label to the letter names that field, even if it resembles others without its
    marks. A unit is a text in brackets, or behind the last comma, that is a unit.
    """
    return _read_heading(text, kind.plural) if len(text) < LONGEST else Heading()


@lru_cache(maxsize=1 << 15)
def _read_heading(text: str, plural: str) -> Heading:
    kind = KINDS[plural]
    if fields := _fields_named(text, kind):
        return Heading(fields)
    for pattern in (_UNIT_IN_BRACKETS, _UNIT_BEHIND_COMMA):
        if (match := pattern.fullmatch(text)) and (fields := _fields_named(match["name"], kind)):
            unit = Unit.parse(match["unit"])
            if unit.powers and any(kind.columns[n].unit or kind.columns[n].unit_field for n in fields):
                return Heading(fields, unit)
    return Heading()


def unit_in(text: str, kind: RecordKind, name: str) -> Unit | None:
    """Return the unit that a heading of a field states, also one that names it only as a person says."""
    read, column = read_heading(text, kind), kind.columns[name]
    if name in read.fields or not (column.unit or column.unit_field):
        return read.unit
    for pattern in (_UNIT_IN_BRACKETS, _UNIT_BEHIND_COMMA):
        match = pattern.fullmatch(text[:LONGEST])
        if match and (unit := Unit.parse(match["unit"])).powers:
            return unit
    return None


def units_told(text: str) -> list[Unit]:
    """Return the units that a heading or a remark tells: in brackets, with a stroke, behind «tính theo».

    Those behind a number are amounts, and tell nothing of others.

    >>> [str(unit) for unit in units_told("Nước thải (m3/giờ) tại xã/phường, trên 50 m3/ngày")]
    ['m3/hour']
    """
    parts = [next(filter(None, match.groups())) for match in _UNIT_ANYWHERE.finditer(text[:LONGEST])]
    return [unit for part in parts if is_known(unit := Unit.parse(part))]


def _fields_named(text: str, kind: RecordKind) -> tuple[str, ...]:
    names = names_of(kind.plural)
    exact = unicodedata.normalize("NFC", " ".join(text.split()))
    for written in (exact, exact.casefold(), plain(exact)):
        if written in names:
            return names[written]
    return ()


@cache
def names_of(plural: str) -> dict[str, tuple[str, ...]]:
    """Return every way of writing the name or label of a field of a kind, with the fields it may name."""
    return _names(KINDS[plural])


def _names(kind: RecordKind) -> dict[str, tuple[str, ...]]:
    """Return the fields by every way of writing them; a way that is closer to the letter comes first."""
    exact: dict[str, tuple[str, ...]] = {}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, column in kind.columns.items():
        exact[name] = (name,)
        for label in (column.label.vi, column.label.en):
            exact.setdefault(unicodedata.normalize("NFC", label).casefold(), (name,))
            if name not in found[plain(label)]:
                found[plain(label)].append(name)
        if name not in found[plain(name)]:
            found[plain(name)].append(name)
    return {written: tuple(fields) for written, fields in found.items() if written} | exact


def names_fields(texts: Sequence[str]) -> bool:
    """Return whether all of some texts name fields of one kind of record."""
    first = _kinds_with(plain(texts[0]))
    return any(all(read_heading(text, KINDS[plural]).fields for text in texts) for plural in first)


@cache
def _kinds_with(written: str) -> tuple[str, ...]:
    """Return the kinds of which a text without marks names a field."""
    return tuple(plural for plural in FILED_KINDS if written in names_of(plural))


def is_numbering(text: str) -> bool:
    """Return whether a header cell heads the numbering of the rows, such as `STT`."""
    return plain(text) in _NUMBERING


def is_column_numbers(texts: Iterable[tuple[int, str]]) -> bool:
    """Return whether the cells of a row, with their columns from 1, number the columns: (1) (2) (3)."""
    cells = list(texts)
    numbers = [_COLUMN_NUMBER.fullmatch(text) for _, text in cells]
    if len(cells) < 2 or not all(numbers):
        return False
    values = [int(match[1]) for match in numbers if match]
    return all(later - before == 1 for before, later in pairwise(values)) and (values[0] in (1, cells[0][0]))


def kinds_meant(text: str) -> list[RecordKind]:
    """Return the kinds that a sheet's or file's name names; all that are read from files if it names none."""
    return [FILED_KINDS[plural] for plural in kinds_named(text) or FILED_KINDS]


@cache
def kinds_named(text: str) -> tuple[str, ...]:
    """Return the plural names of the kinds that a sheet's or file's name names; several if not certain.

    A number in brackets at the end, as of a copied sheet, is not part of the name.
    """
    written = plain(_COPY.sub("", text))
    found = []
    for kind in FILED_KINDS.values():
        labels = (kind.plural, kind.name, kind.label.vi, kind.label.vi[:31], kind.label.en)
        if written in {plain(label) for label in labels}:
            found.append(kind.plural)
    return tuple(found)
