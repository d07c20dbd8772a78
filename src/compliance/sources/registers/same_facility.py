"""Proposes pairs of facilities that look like one, for a person to decide; merges nothing.

A pair is judged by its two facilities alone, so neither their order nor other facilities change it. Works
that share no more than their operator are no pair: a firm has several mines.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product
from math import floor

import numpy as np
from rapidfuzz import fuzz, process

from compliance.sources.faults import Fault
from compliance.sources.places.coordinates import distance_m
from compliance.sources.registers.facility_names import SIMILAR_NAME, ReadName, read_name

NEAR_M = Decimal(200)
"""How near two points of one facility lie at most; ours: about the length of its ground."""


@dataclass(frozen=True)
class FacilityName:
    """What is known of a facility for telling whether another is the same.

    Attributes:
        facility_id: Its id, unique among the facilities compared.
        name: Its name as written.
        operator_name: Its operator's name as written; None if not known.
        tax_code: Its operator's tax code, 10 digits, 13 for a branch, 12 for a person; None if not known.
        commune_code: Today's commune; None if not known.
        kind: The kind of facility; None if not known.
        latitude: Degrees north (WGS84); None if not known.
        longitude: Degrees east; None if not known.
    """

    facility_id: str
    name: str
    operator_name: str | None = None
    tax_code: str | None = None
    commune_code: str | None = None
    kind: str | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None


@dataclass(frozen=True)
class Pair:
    """Two facilities that look like one.

    Attributes:
        first: Id of the one whose id comes first in order.
        second: Id of the other.
        score: How much speaks for it, up to 100; for putting pairs in order, no probability.
        reasons: What speaks for it, and what against (`other-tax-code`).
    """

    first: str
    second: str
    score: int
    reasons: tuple[Fault, ...]

    @property
    def ids(self) -> frozenset[str]:
        """Both ids, in no order."""
        return frozenset((self.first, self.second))


def propose_same(facilities: Collection[FacilityName]) -> list[Pair]:
    """Return the pairs that look like one facility, the highest score first, then by ids.

    A pair needs names that do not differ in a number, letter or side (`2`, `II`, `B`, `thượng`), and one of:

    - equal names but for legal form, in one commune;
    - names that differ in spelling or words for works alone, in one commune and of one kind;
    - one tax code, or that of a firm and its branch, and such names, or one that is part of the other, then
      in one commune or of one kind;
    - points at most `NEAR_M` apart, one kind, and such names or one operator.

    A name that says no more than what is made (`Trang trại lợn`) counts with its operator's name.
    """
    read = [_read(facility) for facility in sorted(facilities, key=lambda facility: facility.facility_id)]
    pairs = [_judged(read[one], read[other]) for one, other in sorted(set(_candidates(read)))]
    return sorted(
        (pair for pair in pairs if pair is not None), key=lambda pair: (-pair.score, pair.first, pair.second)
    )


def without_decided(pairs: Iterable[Pair], decisions: Collection[frozenset[str]]) -> list[Pair]:
    """Return the pairs that no person has decided to be two facilities, in their order."""
    return [pair for pair in pairs if pair.ids not in decisions]


_TAX_CODE = re.compile(r"(\d{10})(?:-?(\d{3}))?|\d{12}")
_CELL_DEGREES = Decimal("0.002")
"""Side of the cells in which near points are sought: in the province at least 205 m, so above `NEAR_M`."""
_ROWS_AT_ONCE = 1000


@dataclass(frozen=True)
class _Read:
    """A facility with its names read.

    Attributes:
        written: What it was read from.
        name: Its name, with its operator's if it says only what is made.
        is_general: Whether its own name says only what is made.
        operator: The operator's name; None if not known.
        firm: The tax code without a branch's number; None if there is none of the right form.
        branch: The branch's number; None for the firm itself.
    """

    written: FacilityName
    name: ReadName
    is_general: bool
    operator: ReadName | None
    firm: str | None
    branch: str | None


def _read(facility: FacilityName) -> _Read:
    name = full = read_name(facility.name)
    if name.is_general and facility.operator_name:
        full = read_name(f"{facility.name} {facility.operator_name}")
    operator = read_name(facility.operator_name) if facility.operator_name else None
    code = _TAX_CODE.fullmatch((facility.tax_code or "").replace(" ", ""))
    firm = code[1] or code[0] if code and len(set(code[0])) > 1 else None
    return _Read(facility, full, name.is_general, operator, firm, code[2] if code and firm else None)


def _candidates(read: list[_Read]) -> Iterator[tuple[int, int]]:
    """Yield the places of facilities that may be a pair, the lesser first; some more than once."""
    in_commune = [n for n, each in enumerate(read) if each.written.commune_code]
    of_kind = [n for n in in_commune if read[n].written.kind]
    yield from _sharing(in_commune, lambda n: (read[n].written.commune_code, read[n].name.words))
    yield from _sharing(of_kind, lambda n: (_block(read[n]), read[n].name.unspaced))
    for block in _grouped(of_kind, lambda n: _block(read[n])):
        yield from _similar([(n, read[n].name.in_order) for n in block])
    of_firm = [n for n, each in enumerate(read) if each.firm]
    yield from _sharing(of_firm, lambda n: (read[n].firm, read[n].name.apart))
    yield from _near(read)


def _block(each: _Read) -> Hashable:
    return each.written.commune_code, each.written.kind, each.name.apart


def _grouped(places: Iterable[int], key: Callable[[int], Hashable]) -> list[list[int]]:
    groups = defaultdict(list)
    for place in places:
        groups[key(place)].append(place)
    return [group for group in groups.values() if len(group) > 1]


def _sharing(places: Iterable[int], key: Callable[[int], Hashable]) -> Iterator[tuple[int, int]]:
    for group in _grouped(places, key):
        yield from combinations(group, 2)


def _similar(named: list[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs whose names are alike by `SIMILAR_NAME`, compared in strips that fit in memory."""
    names = [name for _, name in named]
    for start in range(0, len(names), _ROWS_AT_ONCE):
        strip = names[start : start + _ROWS_AT_ONCE]
        likeness = process.cdist(
            strip, names, scorer=fuzz.ratio, score_cutoff=SIMILAR_NAME, dtype=np.uint8, workers=1
        )
        for row, column in np.argwhere(likeness).tolist():
            if start + row < column:
                yield named[start + row][0], named[column][0]


def _near(read: list[_Read]) -> Iterator[tuple[int, int]]:
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for place, each in enumerate(read):
        latitude, longitude = each.written.latitude, each.written.longitude
        if latitude is not None and longitude is not None:
            cells[floor(latitude / _CELL_DEGREES), floor(longitude / _CELL_DEGREES)].append(place)
    for (row, column), places in cells.items():
        around = [
            other for r, c in product((-1, 0, 1), repeat=2) for other in cells.get((row + r, column + c), [])
        ]
        for place, other in product(places, around):
            if place < other and _agree(read[place].written.kind, read[other].written.kind):
                yield place, other


@dataclass(frozen=True)
class _Likeness:
    """What two facilities share."""

    same_name: bool
    like_name: bool
    part_of_name: bool
    other_work: bool
    other_numbers: bool
    other_marks: bool
    commune: bool
    kind: bool
    general: bool
    tax_code: bool
    firm_and_branch: bool
    other_firm: bool
    operator: bool
    metres: Decimal | None

    @property
    def near(self) -> bool:
        return self.metres is not None and self.metres <= NEAR_M


def _compared(one: _Read, other: _Read) -> _Likeness:
    name, its = one.name, other.name
    known_firms = one.firm is not None and other.firm is not None
    same_firm = known_firms and one.firm == other.firm
    like_operator = (
        one.operator is not None and other.operator is not None and one.operator.is_like(other.operator)
    )
    return _Likeness(
        same_name=name.words == its.words and name.is_like(its),
        like_name=name.is_like(its),
        part_of_name=name.holds(its),
        other_work=name.names_other_work(its),
        other_numbers=name.apart != its.apart,
        other_marks=name.differs_in_marks(its),
        commune=_agree(one.written.commune_code, other.written.commune_code),
        kind=_agree(one.written.kind, other.written.kind),
        general=one.is_general or other.is_general,
        tax_code=same_firm and one.branch == other.branch,
        firm_and_branch=same_firm and (one.branch is None) != (other.branch is None),
        other_firm=known_firms and not same_firm,
        operator=same_firm or like_operator,
        metres=_metres_apart(one.written, other.written),
    )


def _agree(one: str | None, other: str | None) -> bool:
    return one is not None and one == other


def _metres_apart(one: FacilityName, other: FacilityName) -> Decimal | None:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    return distance_m((one.latitude, one.longitude), (other.latitude, other.longitude))


def _may_be_one(like: _Likeness) -> bool:
    """Return whether enough speaks for one facility; see `propose_same`."""
    named = like.like_name or like.part_of_name
    by_name = like.commune and (like.same_name or (like.like_name and like.kind))
    by_tax_code = (like.tax_code or like.firm_and_branch) and (
        (like.commune and named)
        or (not like.general and (like.like_name or (like.kind and like.part_of_name)))
    )
    one_operator = like.operator and not like.other_work and not like.other_numbers
    by_place = like.near and like.kind and (named or one_operator)
    return by_name or by_tax_code or by_place


def _judged(one: _Read, other: _Read) -> Pair | None:
    """Return a pair with its score and reasons; None if too little speaks for it."""
    like = _compared(one, other)
    if not _may_be_one(like):
        return None
    told = [
        (like.same_name, 50, "same-name", "tên giống nhau", "the same name"),
        (like.like_name and not like.same_name, 40, "similar-name", "tên gần giống nhau", "similar names"),
        (
            like.part_of_name and not like.like_name,
            25,
            "part-of-name",
            "tên này là một phần của tên kia",
            "one name is part of the other",
        ),
        (like.tax_code, 25, "same-tax-code", "cùng mã số thuế", "the same tax code"),
        (
            like.firm_and_branch,
            15,
            "branch-tax-code",
            "mã số thuế của doanh nghiệp và của chi nhánh",
            "the tax codes of a firm and of its branch",
        ),
        (like.operator, 5, "same-operator", "cùng chủ cơ sở", "the same operator"),
        (like.commune, 10, "same-commune", "cùng xã, phường", "the same commune"),
        (like.near, 10, "near", f"tọa độ cách nhau {like.metres} m", f"points {like.metres} m apart"),
        (like.other_marks, -10, "other-marks", "tên khác dấu", "names that differ in marks"),
        (like.other_firm, -15, "other-tax-code", "mã số thuế khác nhau", "tax codes of different firms"),
    ]
    score = sum(points for holds, points, *_ in told if holds)
    reasons = tuple(Fault(code, vi, en) for holds, _, code, vi, en in told if holds)
    return Pair(one.written.facility_id, other.written.facility_id, score, reasons)
