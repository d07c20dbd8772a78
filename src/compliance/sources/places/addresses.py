"""Splits a printed address into the units it names; knows how addresses are written, and no unit by name."""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Literal, cast

from compliance.sources.words.spelling import has_marks

Rank = Literal["commune", "ward", "town", "district", "province", "bare"]
Time = Literal["old", "today"]


@dataclass(frozen=True)
class AddressPart:
    """One part of an address.

    Attributes:
        name: Its name in lower case, without the word that tells its rank.
        rank: What the address calls it (`xã`, `huyện`, ...); a city of a province is a district; bare: the
            address does not say.
        time: Whether the address says that it is a former unit (`cũ`) or today's (`nay là`); None: it does
            not say.
        listed: Whether what follows may be units of the same rank (`các xã A, B`).
    """

    name: str
    rank: Rank = "bare"
    time: Time | None = None
    listed: bool = False


_SEGMENT_START = r"(?:^|(?<=[,;(] )|(?<=[,;(])|(?<=- ))"
_MARKED_TOKENS = {
    "today": r"(?:hiện )?nay(?: là| thuộc)?",
    "old": r"(?:trước đây|trước kia|trước|tên cũ|cũ)(?: là| thuộc)|trước đây|trước kia|tên cũ",
    "former": r"cũ",
    "new": r"\( ?mới ?\)",
    "bare": r"xã ?/ ?phường(?: ?/ ?(?:thị trấn|đặc khu))?|phường ?/ ?xã",
    "list": r"(?:các|hai|ba)(?= (?:xã|phường)\b)",
    "town": r"thị trấn",
    "district": r"huyện(?! (?:ủy|uỷ)\b)|thành phố|thị xã",
    "commune": r"(?<!tác )xã(?! (?:hội|viên)\b)",
    "ward": r"phường",
    "province": r"tỉnh(?! (?:lộ|ủy|uỷ|đoàn)\b)",
}
_BARE_TOKENS = {
    "today": r"(?:hien )?nay(?: la| thuoc)?",
    "old": r"(?:truoc day|truoc kia|truoc|ten cu|cu)(?: la| thuoc)|truoc day|truoc kia|ten cu",
    "former": r"cu",
    "new": r"\( ?moi ?\)",
    "bare": r"xa ?/ ?phuong(?: ?/ ?(?:thi tran|dac khu))?|phuong ?/ ?xa",
    "list": r"(?:cac|hai|ba)(?= (?:xa|phuong)\b)",
    "town": r"thi tran",
    "district": r"huyen(?! uy\b)|thanh pho|thi xa",
    "commune": r"(?<!tac )xa(?! (?:hoi|vien)\b)",
    "ward": r"phuong",
    "province": r"tinh(?! (?:lo|uy|doan)\b)",
}
_SHORT_TOKENS = {
    "town": r"(?:tt|t\. ?t)(?:\.|(?= ))",
    "district": rf"(?:tp|tx|t\. ?p|t\. ?x)(?:\.|(?= ))|h\.|{_SEGMENT_START}h(?= )",
    "commune": rf"x\.|{_SEGMENT_START}x(?= )",
    "ward": rf"p\.(?! ?\d)|{_SEGMENT_START}p(?= )",
    "province": rf"t\.|{_SEGMENT_START}t(?= )",
}
"""Abbreviations; without its full stop, a single letter tells a rank only at the start of a part."""

_SAID_AFTER: dict[str, Time] = {"former": "old", "new": "today"}


def _lexer(words: dict[str, str]) -> re.Pattern[str]:
    tokens = [
        rf"(?P<{name}>(?:{pattern})(?!\w){'|' + _SHORT_TOKENS[name] if name in _SHORT_TOKENS else ''})"
        for name, pattern in words.items()
    ]
    separator = r"(?P<separator>[,;()\[\]|/–—+&-]|(?<=\s)(?:và|va)(?=\s)|\b(?:việt nam|viet nam)\b)"
    return re.compile(rf"(?<!\w)(?:{'|'.join(tokens)})|{separator}")


_MARKED_LEXER = _lexer(_MARKED_TOKENS)
_BARE_LEXER = _lexer(_BARE_TOKENS)


def split_address(text: str) -> list[AddressPart]:
    """Return the parts of an address in order; parts without a name are left out.

    >>> [(part.rank, part.name) for part in split_address("Bản A, X. Bản Bo - H.Tam Đường, tỉnh Lai Châu")]
    [('bare', 'bản a'), ('commune', 'bản bo'), ('district', 'tam đường'), ('province', 'lai châu')]
    >>> split_address("Nà Tăm cũ, nay là xã Bản Bo")[1]
    AddressPart(name='bản bo', rank='commune', time='today', listed=False)
    """
    line = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    parts: list[AddressPart] = []
    rank: Rank = "bare"
    time: Time | None = None
    listed = False
    for token, written in _tokens(line):
        match token:
            case "text":
                parts.append(AddressPart(written, rank, time, listed))
                rank, time, listed = "bare", None, False
            case "separator":
                rank = "bare"
            case "today" | "old":
                time = token
            case "former" | "new":
                parts[-1:] = [replace(part, time=_SAID_AFTER[token]) for part in parts[-1:]]
            case "list":
                listed = True
            case _:
                rank = cast("Rank", token)
    return parts


def _tokens(line: str) -> list[tuple[str, str]]:
    """Return the kinds and texts of the tokens of a line; what no token matches is a `text`."""
    tokens: list[tuple[str, str]] = []
    start = 0
    for match in (_MARKED_LEXER if has_marks(line) else _BARE_LEXER).finditer(line):
        tokens += [("text", _trimmed(line[start : match.start()])), (cast("str", match.lastgroup), match[0])]
        start = match.end()
    tokens.append(("text", _trimmed(line[start:])))
    return [(kind, written) for kind, written in tokens if written]


def _trimmed(name: str) -> str:
    return name.strip(" .:'\"“”")
