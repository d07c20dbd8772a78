"""Reads names of facilities and firms: what tells one from another, apart from legal form and kind of works.

What it returns is for comparing alone. The lists are of words that registers use, tuned on examples.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from compliance.sources.words.spelling import bare, has_marks, marked

_EXPANDED = {
    "bv": "benh vien",
    "bvdk": "benh vien da khoa",
    "ccn": "cum cong nghiep",
    "chxd": "cua hang xang dau",
    "ctcp": "cong ty co phan",
    "cty": "cong ty",
    "dt": "dau tu",
    "dv": "dich vu",
    "kcn": "khu cong nghiep",
    "nm": "nha may",
    "nmtd": "nha may thuy dien",
    "sx": "san xuat",
    "td": "thuy dien",
    "tm": "thuong mai",
    "tmdv": "thuong mai dich vu",
    "ttyt": "trung tam y te",
    "vlxd": "vat lieu xay dung",
    "xd": "xay dung",
    "xn": "xi nghiep",
    "xnk": "xuat nhap khau",
}


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for line in text.strip().split("\n") for phrase in line.split("|"))


_FORMS = _phrases("""
tong cong ty|cong ty|tap doan|trach nhiem huu han|tnhh|mot thanh vien|hai thanh vien|mtv|co phan|cp
chi nhanh|cn|doanh nghiep tu nhan|dntn|doanh nghiep|xi nghiep|lien hiep hop tac xa|hop tac xa|htx|to hop tac
van phong dai dien|ho kinh doanh ca the|ho kinh doanh|hkd|ho gia dinh ong|ho gia dinh ba|ho gia dinh
ho ong|ho ba|nha ong|nha ba|chu ho|thuong mai|dich vu|dau tu|phat trien|tong hop
tai tinh lai chau|tai lai chau|tinh lai chau
""")
"""Legal forms, and words that a firm's name carries here and lacks there."""

_WORKS = _phrases("""
nha may|phan xuong|co so|du an|cong trinh|khu vuc|diem mo|khai thac|san xuat|che bien|trang trai|chan nuoi
cua hang|ban le|kinh doanh|lam vat lieu xay dung thong thuong|lam vat lieu xay dung
vat lieu xay dung thong thuong|thong thuong
""")
"""Words for works that a facility's name carries here and lacks there."""

_NOUNS = _phrases("""
thuy dien|da|da voi|cat|cat soi|soi|dat hiem|quang|quang sat|sat|chi kem|chi|kem|vang|than|gach|gach tuynel
gach khong nung|xi mang|be tong|be tong nhua|che|cao su|mu cao su|go|giay|tinh bot san|san|ngo|gao|nuoc sach
cap nuoc|nuoc|xu ly nuoc thai|xu ly chat thai|chat thai ran|chat thai nguy hai|chat thai|rac thai|rac
sinh hoat|bai chon lap|lon|heo|ga|vit|bo|trau|ca|bo sua|tram tron|tram nghien|tuyen quang|tuyen|xang dau
khach san|nha nghi|nha hang|cho|sieu thi|benh vien|benh vien da khoa|trung tam y te|tram y te
phong kham|phong kham da khoa|vat lieu xay dung|lang nghe|mien dong|ruou|giet mo|lo giet mo|lo mo|lo gach
thu gom|van chuyen|cum cong nghiep|khu cong nghiep|cong nghiep
diem tap ket|tap ket|ho chua|thuy loi|rua xe|sua chua|o to|dat san lap|dat
""")
"""What is made, dug or served."""

_MARKED_FORMS = frozenset(marked(word) for word in ("hộ", "ông", "bà", "và", "của", "tại"))
_MARKED_WORKS = frozenset(marked(word) for word in ("mỏ", "xưởng", "khu", "điểm", "trại"))
"""Single words of both kinds: without their marks they are also other words, such as `Hồ` and `Mường Mô`."""
_FIRST_WORKS = frozenset({"mo", "xuong", "trai"})
"""Words of the second kind that are no other word at the beginning of a name without marks."""

_ROMANS = {
    roman: str(number)
    for number, roman in enumerate(
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), start=1
    )
}
_LETTERS = frozenset("abcd")
_SIDES = frozenset({"thuong", "ha", "tren", "duoi", "dong", "tay", "bac"})
_LONGEST = max(map(len, _FORMS | _WORKS | _NOUNS))
_GROUPED = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")

SIMILAR_NAME = 90
"""Likeness of two cores, of 100, from which they are compared word by word.

Tuned on the tests' examples: but for spaces, names of one facility have 94.7 and more, and names of two up to
93.8. So the words decide too.
"""

_LETTER_LEFT_OUT = 4
_LETTER_REPLACED = 6
"""Length from which words may be one that differ by a letter left out or two swapped, and by another letter
in its place: shorter ones are mostly other words, as `hùng` and `dũng`."""

_Pair = tuple[str, str]
"""A word without its marks, and as `marked` returns it; that is empty for a word of an abbreviation."""


@dataclass(frozen=True)
class ReadName:
    """A name without what registers write one way and another; no word twice.

    Attributes:
        words: Its words without marks and legal form, by the alphabet.
        core: Those of them that tell neither the kind of works nor one of several, in order.
        apart: Numbers, letters and sides (`2`, `II`, `B`, `thượng`), which tell works of one name apart;
            sorted, numbers in one notation.
        sounds: The words of the core with their marks, by the words without; empty if it is written without.
        nouns: What is made, dug or served by its words.
        is_general: Whether the core says no more than that, as in `Cửa hàng xăng dầu`.
    """

    words: tuple[str, ...]
    core: tuple[str, ...]
    apart: tuple[str, ...]
    sounds: dict[str, str]
    nouns: frozenset[str]
    is_general: bool

    @cached_property
    def in_order(self) -> str:
        """The words of the core by the alphabet, one space apart."""
        return " ".join(sorted(self.core))

    @cached_property
    def unspaced(self) -> str:
        """The core without spaces."""
        return "".join(self.core)

    def is_like(self, other: "ReadName") -> bool:
        """Return whether the names are one but for words for works, order, spaces or a letter of a long word.

        A name without a core is like none.
        """
        if not self.core or not other.core or self.apart != other.apart:
            return False
        if self.in_order == other.in_order or self.unspaced == other.unspaced:
            return True
        mine, others = set(self.core) - set(other.core), set(other.core) - set(self.core)
        if len(mine) != 1 or len(others) != 1 or fuzz.ratio(self.in_order, other.in_order) < SIMILAR_NAME:
            return False
        return _is_slip(*mine, *others)

    def holds(self, other: "ReadName") -> bool:
        """Return whether the core of one name is part of the other's, and says more than a general one."""
        less, more = sorted((self, other), key=lambda name: len(name.core))
        is_part = set(less.core) <= set(more.core) and self.apart == other.apart
        return is_part and not less.is_general

    def differs_in_marks(self, other: "ReadName") -> bool:
        """Return whether a word of both cores is written with other marks, as `Hùng` and `Hưng`."""
        return any(self.sounds.get(word, sound) != sound for word, sound in other.sounds.items())

    def names_other_work(self, other: "ReadName") -> bool:
        """Return whether each says that something is made, dug or served of which the other says nothing."""
        return not (self.nouns <= other.nouns or other.nouns <= self.nouns)


def read_name(name: str) -> ReadName:
    """Return what tells a name from others.

    >>> name = read_name("CN Công ty CP Điện Nậm Na tại Lai Châu - Nhà máy TĐ Nậm Na II")
    >>> name.core, name.apart, name.nouns
    (('dien', 'nam', 'na', 'thuy'), ('2',), frozenset({'thuy dien'}))
    """
    text = _GROUPED.sub("", name)
    pairs: list[_Pair] = []
    for word, sound in zip(bare(text).split(), marked(text).split(), strict=True):
        pairs += [(part, "") for part in _EXPANDED[word].split()] if word in _EXPANDED else [(word, sound)]
    is_marked = has_marks(text)
    named, _ = _parted(pairs, _FORMS, _MARKED_FORMS if is_marked else frozenset())
    works, _ = _parted(named, _WORKS, _MARKED_WORKS if is_marked else frozenset())
    if not is_marked and works and works[0][0] in _FIRST_WORKS:
        works = works[1:]
    rest = _numbered(works)
    core = dict.fromkeys(word for word in rest if not _tells_apart(word))
    apart = sorted({word for word in rest if _tells_apart(word)})
    others, nouns = _parted(works, _NOUNS, frozenset())
    is_general = all(map(_tells_apart, _numbered(others)))
    sounds = {word: sound for word, sound in works if word in core and sound} if is_marked else {}
    return ReadName(
        tuple(sorted(set(_numbered(named)))),
        tuple(core),
        tuple(apart),
        sounds,
        frozenset(nouns),
        is_general,
    )


def _parted(
    pairs: list[_Pair], phrases: frozenset[tuple[str, ...]], singles: frozenset[str]
) -> tuple[list[_Pair], list[str]]:
    """Return the words that are in no phrase and no single word with its marks, and the phrases found."""
    kept: list[_Pair] = []
    found: list[str] = []
    place = 0
    while place < len(pairs):
        rest = tuple(word for word, _ in pairs[place : place + _LONGEST])
        length = next((n for n in range(len(rest), 0, -1) if rest[:n] in phrases), 0)
        if length:
            found.append(" ".join(rest[:length]))
        elif pairs[place][1] not in singles:
            kept.append(pairs[place])
        place += length or 1
    return kept, found


def _is_slip(word: str, other: str) -> bool:
    if OSA.distance(word, other) != 1:
        return False
    is_replaced = len(word) == len(other) and sorted(word) != sorted(other)
    return max(len(word), len(other)) >= (_LETTER_REPLACED if is_replaced else _LETTER_LEFT_OUT)


def _numbered(pairs: list[_Pair]) -> list[str]:
    """Return the words with numbers in one notation: `số 02` and `II` are 2, but not the `xi` of cement."""
    words = [word for word, _ in pairs]
    numbered: list[str] = []
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        if word == "xi" and following == "mang":
            numbered.append(word)
        elif word == "so" and (following.isdigit() or following in _ROMANS):
            continue
        else:
            numbered.append(_ROMANS.get(word, str(int(word)) if word.isdecimal() else word))
    return numbered


def _tells_apart(word: str) -> bool:
    return word in _LETTERS or word in _SIDES or any(letter.isdigit() for letter in word)
