"""Which of today's communes of Lai Châu a text names, be it by code, name, former name or whole address.

The units changed on 1 July 2025, when districts ended too (Resolution 1670/NQ-UBTVQH15): 106 communes, wards
and towns became 38. A text that names several, or that holds more than is understood, is asked about.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from compliance.model.texts import Lang
from compliance.sources.faults import Fault, shown
from compliance.sources.places.addresses import AddressPart, split_address
from compliance.sources.places.commune_mentions import CODE, NamedUnits, mentions_in, outside_part
from compliance.sources.places.commune_tables import Commune, CommuneTables, FormerCommune, commune_tables
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


_NEAR = re.compile(r"\b(?:giáp|gần|cách|cạnh|đối diện|hướng|giap|gan|cach|canh|doi dien|huong)\b")
_UNSURE = re.compile(
    r"\b(?:không (?:phải|thuộc|rõ|ở)|(?:ngoài|từ|trừ|khỏi) (?:xã|phường)|chưa|có thể|có lẽ|hình như|dự kiến"
    r"|khong (?:phai|thuoc|ro)|(?:ngoai|tu|tru|khoi) (?:xa|phuong)|co the|co le|hinh nhu|du kien)\b"
)
"""Words that deny or doubt what stands beside them."""
_SUGGESTIONS = 3
_SUGGESTED_FROM = 70
"""Least likeness, of 100, at which a name is suggested for one that is not known."""


def find_among(text: str, tables: CommuneTables) -> CommuneAnswer:
    """Return which of the communes of some tables a text names; see `find_commune`."""
    parts = split_address(text)
    reading = NamedUnits(tables)
    if other := outside_part(parts, reading):
        return CommuneAnswer(
            fault=Fault(
                "commune",
                f"{shown(text)} ghi {shown(other)}, không thuộc tỉnh Lai Châu",
                f"{shown(text)} names {shown(other)}, which is not in Lai Châu",
            )
        )
    for mention in mentions_in(parts, reading):
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


def _answer(text: str, reading: NamedUnits) -> CommuneAnswer:
    codes = reading.codes
    if not codes:
        return CommuneAnswer(fault=_unknown(text, reading))
    if len(codes) == 1 and not reading.doubts:
        (code, former), *_ = codes.items()
        by_code = CODE.fullmatch(text.strip()) is not None
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


def _unknown(text: str, reading: NamedUnits) -> Fault:
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
