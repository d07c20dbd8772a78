"""The parts of an address that name communes, and the units they may stand for."""

import re
from dataclasses import dataclass, field, replace

from compliance.sources.faults import shown
from compliance.sources.places.addresses import AddressPart
from compliance.sources.places.commune_tables import Commune, CommuneTables, FormerCommune, is_same_name
from compliance.sources.words.spelling import bare

_PROVINCE = "Lai Châu"
_FILLER = frozenset({"lai chau", "vn"})
CODE = re.compile(r"[0-9]{5}")
"""What the code of a unit looks like."""
_PLACE_INSIDE = re.compile(
    r"(?:ban|thon|xom|to|khu|so|duong|pho|ngo|km|quoc lo|tinh lo|ql|tl|dt|sdt|dien thoai)\b|km[0-9]"
)


@dataclass(frozen=True)
class Mention:
    """A part that names a commune, with the district it stands in if the address tells one.

    Attributes:
        part: The part.
        district: The name of the district; None if none is told.
        says_district: Whether the address calls it a district (`huyện`), so that it is an old address.
    """

    part: AddressPart
    district: str | None = None
    says_district: bool = False


@dataclass
class NamedUnits:
    """The units that a text has named so far.

    Attributes:
        tables: The units.
        codes: Today's codes, and the former unit each was found by; None by today's name or code.
        doubts: What keeps an answer from being certain, in Vietnamese and English.
        unknown: Names that no unit has.
    """

    tables: CommuneTables
    codes: dict[str, FormerCommune | None] = field(default_factory=dict)
    doubts: list[tuple[str, str]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def matches(self, part: AddressPart) -> tuple[list[Commune], list[FormerCommune]]:
        """Return today's and the former units that a part names."""
        if CODE.fullmatch(part.name):
            return [unit for unit in self.tables.today.values() if unit.code == part.name], []
        units = [unit for unit in self.tables.named(part.name) if part.rank in ("bare", unit.kind)]
        today = [unit for unit in units if isinstance(unit, Commune) and part.time != "old"]
        former = [unit for unit in units if isinstance(unit, FormerCommune) and part.time != "today"]
        return today, former

    def is_commune(self, part: AddressPart) -> bool:
        """Return whether a part is the name or code of a unit, today's or former."""
        return any(self.matches(part))

    def is_district(self, part: AddressPart) -> bool:
        """Return whether a part is the name of a former district, or of the former city."""
        return any(is_same_name(part.name, district) for district in self.tables.districts)

    def doubt_part(self, part: AddressPart) -> None:
        """Note a part that is not understood."""
        self.doubts.append((f"không rõ phần {shown(part.name)}", f"{shown(part.name)} is not understood"))

    def add(self, mention: Mention) -> None:
        """Note the units that a mention may stand for."""
        today, former = self.matches(mention.part)
        if not today and not former:
            self.unknown.append(mention.part.name)
        if mention.district is not None and mention.part.time != "today" and (today or former):
            inside = [unit for unit in former if is_same_name(mention.district, unit.district)]
            if inside:
                former = inside
                today = [] if mention.says_district else today
            else:
                self.doubts.append(
                    (
                        f"trước 1/7/2025 không có đơn vị này ở {shown(mention.district)}",
                        f"before 1 July 2025 there was no such unit in {shown(mention.district)}",
                    )
                )
        for old in former:
            self.codes.setdefault(old.part_of, old)
            if old.divided:
                self.doubts.append(
                    (
                        f"{old.label} đã được chia cho nhiều đơn vị",
                        f"{old.label} was divided among several units",
                    )
                )
        self.codes.update((unit.code, None) for unit in today)


def outside_part(parts: list[AddressPart], reading: NamedUnits) -> str | None:
    """Return the province or district that is not of the province, if one is named."""
    for part in parts:
        if part.rank == "province" and not is_same_name(part.name, _PROVINCE):
            return part.name
        if part.rank == "district" and not reading.is_district(part):
            return part.name
    return None


def mentions_in(parts: list[AddressPart], reading: NamedUnits) -> list[Mention]:
    """Return the parts that name communes; parts that are not understood are noted as doubts."""
    named = [part for part in parts if part.rank != "bare" or bare(part.name) not in _FILLER]
    told = [part.rank in ("commune", "ward", "town") or _is_told(part) for part in named]
    first = told.index(True) if True in told else None
    listed = any(part.listed for part in named)
    communes: list[int] = []
    districts: list[int] = []
    others: list[AddressPart] = []
    for place, part in enumerate(named):
        if part.rank == "district":
            districts.append(place)
        elif told[place]:
            communes.append(place)
        elif part.rank == "province" or (first is not None and place < first):
            continue
        elif first is not None and not listed and reading.is_district(part):
            districts.append(place)
        elif reading.is_commune(part):
            communes.append(place)
        elif not communes:
            others.append(part)
        elif not _PLACE_INSIDE.match(bare(part.name)):
            reading.doubt_part(part)
    if not communes:
        reading.unknown += [part.name for part in others]
    elif first is None and not districts:
        _doubt_district(named[communes[-1]], reading, alone=len(parts) == 1)
    mentions = []
    for place in communes:
        near = sorted(districts, key=lambda d: (named[d].rank == "bare", d < place, abs(d - place)))
        if near:
            district = named[near[0]]
            mentions.append(Mention(named[place], district.name, district.rank == "district"))
        else:
            mentions.append(Mention(named[place]))
    return [_dated(mention, mentions, reading) for mention in mentions]


def _is_told(part: AddressPart) -> bool:
    """Return whether a part without a rank names a commune all the same: a code, or by `cũ` or `nay là`."""
    return part.rank == "bare" and (part.time is not None or CODE.fullmatch(part.name) is not None)


def _doubt_district(part: AddressPart, reading: NamedUnits, *, alone: bool) -> None:
    """Note that a name may be that of the district instead, as in `Bản A, Than Uyên`.

    One that stands alone is read as today's commune of that name, if there is one.
    """
    if reading.is_district(part) and not (alone and reading.matches(part)[0]):
        reading.doubts.append(
            (f"{shown(part.name)} có thể là tên huyện cũ", f"{shown(part.name)} may be the former district")
        )


def _dated(mention: Mention, mentions: list[Mention], reading: NamedUnits) -> Mention:
    """Return a mention as old beside one that says `nay là`, as today's beside one that says `cũ`."""
    times = {other.part.time for other in mentions} - {None}
    if len(times) != 1 or mention.part.time or mention.says_district:
        return mention
    dated = replace(mention.part, time="old" if times == {"today"} else "today")
    return replace(mention, part=dated) if reading.is_commune(dated) else mention
