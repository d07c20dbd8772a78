"""The communes of Lai Châu, today's and those before 1 July 2025, from the tables in `reference/units`."""

import csv
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from importlib import resources
from typing import Literal, cast

from compliance.sources.words.spelling import bare, has_marks, marked

UnitKind = Literal["commune", "ward", "town"]

_KINDS: dict[str, UnitKind] = {"Xã": "commune", "Phường": "ward", "Thị trấn": "town"}


def _without_kind(full_name: str) -> str:
    return next(full_name.removeprefix(word) for word in _KINDS if full_name.startswith(word)).strip()


def is_same_name(written: str, known: str) -> bool:
    """Return whether a text writes a known name: with the same marks, or with none at all.

    >>> is_same_name("nam cha", "Nậm Chà"), is_same_name("nậm cha", "Nậm Chà")
    (True, False)
    """
    return marked(written) == marked(known) if has_marks(written) else bare(written) == bare(known)


@dataclass(frozen=True)
class Commune:
    """A commune or ward of the province since 1 July 2025.

    Attributes:
        code: Its official code, five digits.
        full_name: Its Vietnamese name with `Xã` or `Phường`.
        kind: Whether it is a commune or a ward.
        latitude: Degrees north (WGS84) of a point for the unit as a whole.
        longitude: Degrees east of that point.
        area_km2: Its area.
    """

    code: str
    full_name: str
    kind: UnitKind
    latitude: Decimal
    longitude: Decimal
    area_km2: Decimal

    @property
    def name(self) -> str:
        """Its name without `Xã` or `Phường`."""
        return _without_kind(self.full_name)


@dataclass(frozen=True)
class FormerCommune:
    """A commune, ward or town before 1 July 2025, and the unit it became part of.

    Attributes:
        code: Its code then; the same code may stand for another place today.
        full_name: Its name with `Xã`, `Phường` or `Thị trấn`.
        full_district: Its district with `Huyện` or `Thành phố`.
        divided: Whether it was divided among several of today's units; there is a row for each of them.
        part_of: Code of today's unit.
    """

    code: str
    full_name: str
    full_district: str
    divided: bool
    part_of: str

    @property
    def name(self) -> str:
        """Its name without `Xã`, `Phường` or `Thị trấn`."""
        return _without_kind(self.full_name)

    @property
    def kind(self) -> UnitKind:
        """What it was."""
        return next(kind for word, kind in _KINDS.items() if self.full_name.startswith(word))

    @property
    def district(self) -> str:
        """The name of its district without `Huyện` or `Thành phố`."""
        return self.full_district.removeprefix("Huyện ").removeprefix("Thành phố ")

    @property
    def label(self) -> str:
        """Its name and district as readers are shown them."""
        return f"{self.full_name}, {self.full_district[0].lower()}{self.full_district[1:]}"


@dataclass(frozen=True)
class CommuneTables:
    """The units of the province: today's by code, and the former ones."""

    today: dict[str, Commune]
    former: tuple[FormerCommune, ...]

    def named(self, name: str) -> list[Commune | FormerCommune]:
        """Return the units whose name, without `Xã` or the like, a text writes; see `is_same_name`."""
        return (
            self._by_marks.get(marked(name), []) if has_marks(name) else self._by_letters.get(bare(name), [])
        )

    @cached_property
    def districts(self) -> frozenset[str]:
        """The names of the former districts and of the former city."""
        return frozenset(unit.district for unit in self.former)

    @cached_property
    def _by_marks(self) -> dict[str, list[Commune | FormerCommune]]:
        return self._by(marked)

    @cached_property
    def _by_letters(self) -> dict[str, list[Commune | FormerCommune]]:
        return self._by(bare)

    def _by(self, written: Callable[[str], str]) -> dict[str, list[Commune | FormerCommune]]:
        named: dict[str, list[Commune | FormerCommune]] = defaultdict(list)
        units: list[Commune | FormerCommune] = [*self.today.values(), *self.former]
        for unit in units:
            named[written(unit.name)].append(unit)
        return named


@cache
def commune_tables() -> CommuneTables:
    """Return the units of the province, 38 since 1 July 2025 and 106 before."""
    today = [
        Commune(
            row["code"],
            row["name_vi"],
            cast("UnitKind", row["kind"]),
            Decimal(row["latitude"]),
            Decimal(row["longitude"]),
            Decimal(row["area_km2"]),
        )
        for row in _rows("lai-chau-units.csv")
    ]
    former = [
        FormerCommune(
            row["old_code"],
            row["old_name_vi"],
            row["old_district_vi"],
            row["old_divided"] == "true",
            row["new_code"],
        )
        for row in _rows("lai-chau-old-to-new.csv")
    ]
    return CommuneTables({unit.code: unit for unit in today}, tuple(former))


def _rows(name: str) -> list[dict[str, str]]:
    file = resources.files("compliance") / "sources" / "reference" / "units" / name
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
