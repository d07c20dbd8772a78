"""Which of today's communes of Lai Châu a text names, be it by code, name, former name or whole address.

The units changed on 1 July 2025, when districts ended too (Resolution 1670/NQ-UBTVQH15): 106 communes, wards
and towns became 38. A text that names several, or that holds more than is understood, is asked about.
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import Literal

from rapidfuzz import fuzz, process

from compliance.model.texts import Lang
from compliance.sources.faults import Fault, shown
from compliance.sources.places.addresses import AddressPart, split_address
from compliance.sources.places.commune_tables import (
    Commune,
    CommuneTables,
    FormerCommune,
    commune_tables,
    is_same_name,
)
from compliance.sources.words.doubt_signs import doubt_sign
from compliance.sources.words.spelling import bare

Found = Literal["code", "name", "former-name"]
"""By what a commune was found: today's code, today's name, or the name of a unit before 1 July 2025."""


@dataclass(frozen=True)
class CommuneAnswer:
    """What a text says of the commune: one for certain, several to choose from, or none.

    Attributes:
        code: Today's code; None unless it is certain.
        found: By what it was found; None unless it is certain.
        former: The former unit that the text names, with its district; None if found otherwise.
        candidates: Today's codes to choose from, in order; empty if it is certain or nothing is named. One
            alone is still asked about, for what the fault tells.
        fault: Why there is no code (`commune-asked` with candidates, `commune` without); None if there is.
    """

    code: str | None = None
    found: Found | None = None
    former: str | None = None
    candidates: tuple[str, ...] = ()
    fault: Fault | None = None


def find_commune(text: str) -> CommuneAnswer:
    """Return which of today's communes a text names.

    A name counts with or without `Xã` or `Phường`, and with all its marks or without any. A five-digit code
    is today's. An address that names a district or a town is of before 1 July 2025. A sign or a word that
    doubts what it stands beside, such as a question mark, leaves nothing certain.

    >>> find_commune("P. Quyết Thắng, TP Lai Châu")
    CommuneAnswer(code='03388', found='former-name', former='Phường Quyết Thắng, thành phố Lai Châu', \
candidates=(), fault=None)
    >>> find_commune("Xã Mường Than").candidates
    ('03595', '03618')
    """
    return find_among(text, commune_tables())


def commune_name(code: str, lang: Lang) -> str:
    """Return the name of a commune by its code, as in `Xã Bản Bo` or `Bản Bo commune`.

    Raises:
        KeyError: No commune of the province has this code today.
    """
    unit = commune_tables().today[code]
    return unit.full_name if lang == "vi" else f"{unit.name} {unit.kind}"


_PROVINCE = "Lai Châu"
_FILLER = frozenset({"lai chau", "vn"})
_CODE = re.compile(r"[0-9]{5}")
_PLACE_INSIDE = re.compile(
    r"(?:ban|thon|xom|to|khu|so|duong|pho|ngo|km|quoc lo|tinh lo|ql|tl|dt|sdt|dien thoai)\b|km[0-9]"
)
_NEAR = re.compile(r"\b(?:giáp|gần|cách|cạnh|đối diện|hướng|giap|gan|cach|canh|doi dien|huong)\b")
_UNSURE = re.compile(
    r"\b(?:không (?:phải|thuộc|rõ|ở)|(?:ngoài|từ|trừ|khỏi) (?:xã|phường)|chưa|có thể|có lẽ|hình như|dự kiến"
    r"|khong (?:phai|thuoc|ro)|(?:ngoai|tu|tru|khoi) (?:xa|phuong)|co the|co le|hinh nhu|du kien)\b"
)
"""Words that deny or doubt what stands beside them."""
_SUGGESTIONS = 3
_SUGGESTED_FROM = 70
"""Least likeness, of 100, at which a name is suggested for one that is not known."""


@dataclass(frozen=True)
class _Mention:
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
class _Reading:
    """What a text has named so far.

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
        if _CODE.fullmatch(part.name):
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

    def add(self, mention: _Mention) -> None:
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


def find_among(text: str, tables: CommuneTables) -> CommuneAnswer:
    """Return which of the communes of some tables a text names; see `find_commune`."""
    parts = split_address(text)
    reading = _Reading(tables)
    if other := _outside(parts, reading):
        return CommuneAnswer(
            fault=Fault(
                "commune",
                f"{shown(text)} ghi {shown(other)}, không thuộc tỉnh Lai Châu",
                f"{shown(text)} names {shown(other)}, which is not in Lai Châu",
            )
        )
    for mention in _mentions(parts, reading):
        reading.add(mention)
    if sign := doubt_sign(text):
        reading.doubts.append((f"chưa rõ ý nghĩa của dấu {sign!r}", f"it is not clear what {sign!r} means"))
    if match := _UNSURE.search(unicodedata.normalize("NFC", text).casefold()):
        reading.doubts.append(
            (f"{shown(match[0])} cho thấy chưa chắc chắn", f"{shown(match[0])} leaves it open")
        )
    if match := _NEAR.search(unicodedata.normalize("NFC", text).casefold()):
        reading.doubts.append(
            (f"{shown(match[0])} chỉ nơi lân cận", f"{shown(match[0])} tells of a place nearby")
        )
    for name in reading.unknown if reading.codes else ():
        reading.doubt_part(AddressPart(name))
    return _answer(text, reading)


def _outside(parts: list[AddressPart], reading: _Reading) -> str | None:
    """Return the province or district that is not of the province, if one is named."""
    for part in parts:
        if part.rank == "province" and not is_same_name(part.name, _PROVINCE):
            return part.name
        if part.rank == "district" and not reading.is_district(part):
            return part.name
    return None


def _mentions(parts: list[AddressPart], reading: _Reading) -> list[_Mention]:
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
            mentions.append(_Mention(named[place], district.name, district.rank == "district"))
        else:
            mentions.append(_Mention(named[place]))
    return [_dated(mention, mentions, reading) for mention in mentions]


def _is_told(part: AddressPart) -> bool:
    """Return whether a part without a rank names a commune all the same: a code, or by `cũ` or `nay là`."""
    return part.rank == "bare" and (part.time is not None or _CODE.fullmatch(part.name) is not None)


def _doubt_district(part: AddressPart, reading: _Reading, *, alone: bool) -> None:
    """Note that a name may be that of the district instead, as in `Bản A, Than Uyên`.

    One that stands alone is read as today's commune of that name, if there is one.
    """
    if reading.is_district(part) and not (alone and reading.matches(part)[0]):
        reading.doubts.append(
            (f"{shown(part.name)} có thể là tên huyện cũ", f"{shown(part.name)} may be the former district")
        )


def _dated(mention: _Mention, mentions: list[_Mention], reading: _Reading) -> _Mention:
    """Return a mention as old beside one that says `nay là`, as today's beside one that says `cũ`."""
    times = {other.part.time for other in mentions} - {None}
    if len(times) != 1 or mention.part.time or mention.says_district:
        return mention
    dated = replace(mention.part, time="old" if times == {"today"} else "today")
    return replace(mention, part=dated) if reading.is_commune(dated) else mention


def _answer(text: str, reading: _Reading) -> CommuneAnswer:
    codes = reading.codes
    if not codes:
        return CommuneAnswer(fault=_unknown(text, reading))
    if len(codes) == 1 and not reading.doubts:
        (code, former), *_ = codes.items()
        by_code = _CODE.fullmatch(text.strip()) is not None
        found: Found = "code" if by_code else "name" if former is None else "former-name"
        return CommuneAnswer(code, found, former.label if former else None)
    candidates = tuple(sorted(codes))
    options = [(reading.tables.today[code], codes[code]) for code in candidates]
    doubts = list(dict.fromkeys(reading.doubts))
    vi = "; ".join([" hoặc ".join(_option(*option, "vi") for option in options), *(vi for vi, _ in doubts)])
    en = "; ".join([" or ".join(_option(*option, "en") for option in options), *(en for _, en in doubts)])
    fault = Fault(
        "commune-asked",
        f"{shown(text)} có thể là {vi}; đề nghị ghi mã xã, phường hiện nay",
        f"{shown(text)} may be {en}; give today's commune code",
    )
    return CommuneAnswer(candidates=candidates, fault=fault)


def _option(unit: Commune, former: FormerCommune | None, lang: Lang) -> str:
    if former is None:
        return f"{unit.full_name} ({unit.code})"
    holds = f"gồm {former.label} cũ" if lang == "vi" else f"holds the former {former.label}"
    return f"{unit.full_name} ({unit.code}, {holds})"


def _unknown(text: str, reading: _Reading) -> Fault:
    today = reading.tables.today
    for old in reading.tables.former:
        if old.code in reading.unknown:
            unit = f"{today[old.part_of].full_name} ({old.part_of})"
            return Fault(
                "commune",
                f"{shown(text)} là mã của {old.label} trước 1/7/2025, nay thuộc {unit}",
                f"{shown(text)} was the code of {old.label} before 1 July 2025, now part of {unit}",
            )
    if not reading.unknown:
        return Fault(
            "commune", f"{shown(text)} không nêu xã, phường nào", f"{shown(text)} names no commune or ward"
        )
    names = {unit.code: f"{unit.full_name} ({unit.code})" for unit in today.values()}
    names |= {bare(unit.name): names[unit.code] for unit in today.values()}
    for old in reading.tables.former:
        names.setdefault(bare(old.name), f"{old.label} (nay là {old.part_of})")
    near = process.extract(
        bare(reading.unknown[-1]),
        list(names),
        scorer=fuzz.ratio,
        limit=_SUGGESTIONS,
        score_cutoff=_SUGGESTED_FROM,
    )
    likely = ", ".join(names[name] for name, _, _ in near)
    return Fault(
        "commune",
        f"{shown(text)} không phải tên hoặc mã xã, phường của tỉnh"
        + (f"; gần giống: {likely}" if near else ""),
        f"{shown(text)} is no name or code of a commune of the province"
        + (f"; near: {likely}" if near else ""),
    )
