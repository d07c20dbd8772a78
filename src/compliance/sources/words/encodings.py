"""Which encoding a text file is in: what the file or a person states, or else the one possible reading.

Knows nothing of rows and cells. A file of bytes that are not UTF-8 is read only if one encoding alone makes
all its words possible Vietnamese, or its header understood; else a person is asked.
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from compliance.sources.faults import Fault, shown
from compliance.sources.words.damaged_letters import read_encoded_twice
from compliance.sources.words.legacy import (
    LEAST_EVIDENCE,
    LEGACY,
    Legacy,
    certain_lookalike,
    decode_legacy,
    decode_lookalike,
    is_suspect,
    misfits,
)
from compliance.sources.words.syllables import is_possible, is_syllable, marked_words

ENCODINGS = ("utf-8", "utf-16", *LEGACY)
"""What a person may state: the two of Unicode, code page 1258, TCVN3 (ABC) and VNI for Windows."""

_NAMES = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1258": "Windows-1258",
    "tcvn3": "TCVN3 (ABC)",
    "vni": "VNI",
}

UNREAD = re.compile("[\udc80-\udcff]")
"""Matches a byte that the encoding does not have, as it stands in `Decoded.text`."""

_LINE_END = re.compile(r"\r\n|\n|\r")
_BEYOND_LATIN_1 = re.compile("[\u0102-\u1ef9]")
_TEXT_OF_TABLE = re.compile("[\t\r\n -~\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u2bff\ufeff]*")


@dataclass(frozen=True)
class Decoded:
    """The text of a file, and how its bytes were understood.

    Attributes:
        text: The text without its byte-order mark; a byte that the encoding does not have is a lone
            surrogate (`UNREAD`).
        encoding: One of `ENCODINGS`.
        has_mark: Whether the file begins with a byte-order mark.
        lookalike_of: The encoding whose codes the characters of a Unicode file were, UTF-8 where it was
            encoded twice; None where they stand for themselves.
    """

    text: str
    encoding: str
    has_mark: bool = False
    lookalike_of: Legacy | Literal["utf-8"] | None = None

    @property
    def encoding_name(self) -> str:
        """The encoding as readers know it."""
        return _NAMES[self.encoding]

    def notes(self) -> list[Fault]:
        """Return what readers are told of the encoding; nothing where it is UTF-8 without a mark."""
        name = self.encoding_name
        notes = []
        if self.encoding != "utf-8":
            notes.append(Fault("encoding", f"đọc theo bảng mã {name}", f"read as {name}"))
        if self.has_mark:
            vi, en = f"tệp bắt đầu bằng dấu BOM của {name}", f"begins with the byte-order mark of {name}"
            notes.append(Fault("byte-order-mark", vi, en))
        if self.lookalike_of == "utf-8":
            vi, en = "tệp mã hóa UTF-8 hai lần, đã giải mã lại", "encoded in UTF-8 twice, and decoded twice"
            notes.append(Fault("encoding", vi, en))
        elif self.lookalike_of:
            old = _NAMES[self.lookalike_of]
            vi, en = (
                f"chữ gõ theo bảng mã {old} đã chuyển sang Unicode",
                f"letters of {old} turned to Unicode",
            )
            notes.append(Fault("encoding", vi, en))
        return notes


def decode(data: bytes, stated: str | None, labels: Callable[[str], int]) -> Decoded | Fault:
    """Return the text of a file, or why it cannot be known (code `encoding` or `binary`).

    Args:
        data: The bytes of the file.
        stated: The encoding a person states, which is taken unless the bytes cannot be that; None: none is.
            An older encoding stated for a file in Unicode means that its letters are lookalikes.
        labels: Tells how many labels of a header are understood in a text.
    """
    if stated is not None and stated not in ENCODINGS:
        allowed = ", ".join(ENCODINGS)
        vi, en = f"không có bảng mã {shown(stated)}", f"no encoding {shown(stated)}"
        return Fault("encoding", f"{vi}; cho phép: {allowed}", f"{en}; allowed: {allowed}")
    found = _decode_unicode(data)
    if isinstance(found, Fault):
        return found
    if found is None:
        return _decode_as(data, stated) if stated else _decode_by_words(data, labels)
    if stated is None:
        return _without_lookalikes(found)
    if stated in LEGACY:
        return _from_stated_lookalike(found, stated)
    return found if found.encoding == stated else _contradiction(stated, found.encoding_name)


def _decode_unicode(data: bytes) -> Decoded | Fault | None:
    """Return the text of a file that certainly is in Unicode, None if it is not."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return _no_zeros(Decoded(data.decode("utf-16"), "utf-16", has_mark=True))
        except UnicodeDecodeError:
            vi, en = "tệp có dấu BOM của UTF-16 nhưng không phải UTF-16", "marked as UTF-16 and is not"
            return Fault("encoding", vi, en)
    if data.startswith(codecs.BOM_UTF8):
        text = data[len(codecs.BOM_UTF8) :].decode("utf-8", "surrogateescape")
        return _no_zeros(Decoded(text, "utf-8", has_mark=True))
    if b"\0" in data:
        # Under the other order of bytes, letters and line ends become characters of other scripts.
        texts = [_try(data, encoding) for encoding in ("utf-16-le", "utf-16-be")]
        fitting = [text for text in texts if text is not None and _TEXT_OF_TABLE.fullmatch(text)]
        return Decoded(fitting[0], "utf-16") if len(fitting) == 1 else _BINARY
    text_or_none = _try(data, "utf-8")
    return None if text_or_none is None else Decoded(text_or_none, "utf-8")


_BINARY = Fault(
    "binary", "tệp không phải văn bản (có byte bằng không)", "the file is not text (it holds zero bytes)"
)


def _no_zeros(decoded: Decoded) -> Decoded | Fault:
    return _BINARY if "\0" in decoded.text else decoded


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _without_lookalikes(found: Decoded) -> Decoded | Fault:
    """Return a text in Unicode with its letters, where it consists of lookalikes or was encoded twice."""
    if (said := read_encoded_twice(found.text)) is not None:
        return replace(found, text=said, lookalike_of="utf-8")
    if found.text.isascii() or _BEYOND_LATIN_1.search(found.text) or UNREAD.search(found.text):
        return found
    encoding = certain_lookalike([found.text])
    if encoding and (read := _from_lookalike(found, encoding)):
        return read
    if not is_suspect([found.text]):
        return found
    vi = "chữ có vẻ gõ theo bảng mã cũ nhưng không rõ bảng mã nào; hãy nêu rõ bảng mã"
    en = "letters seem to be of an older encoding, and it cannot be told which; state the encoding"
    return Fault("encoding", f"{vi}: {', '.join(LEGACY)}", f"{en}: {', '.join(LEGACY)}")


def _from_lookalike(found: Decoded, encoding: Legacy) -> Decoded | None:
    try:
        return replace(found, text=decode_lookalike(found.text, encoding), lookalike_of=encoding)
    except ValueError:
        return None


def _from_stated_lookalike(found: Decoded, stated: Legacy) -> Decoded | Fault:
    """Return the letters that a text stands for, unless it is Vietnamese as it stands."""
    read = _from_lookalike(found, stated)
    if read and read.text == found.text:
        return found
    if read is None or all(map(is_possible, marked_words(found.text))):
        return _contradiction(stated, found.encoding_name)
    return read


def _contradiction(stated: str, found: str = "") -> Fault:
    """Return that a file is not in the encoding stated, and in which it certainly is where that is known."""
    vi = f"tệp không theo bảng mã {_NAMES[stated]} đã nêu" + (f" mà theo {found}" if found else "")
    en = f"the file is not {_NAMES[stated]} as stated" + (f" but {found}" if found else "")
    return Fault("encoding", vi, en)


def _decode_as(data: bytes, stated: str) -> Decoded | Fault:
    """Return the text under the encoding a person states, unless it fails in most lines."""
    if stated in LEGACY:
        text = decode_legacy(data, stated)
    elif stated == "utf-8":
        text = data.decode("utf-8", "surrogateescape")
    else:
        return _contradiction(stated)
    read, unread = _lines_read(text)
    return Decoded(text, stated) if len(read) >= len(unread) else _contradiction(stated)


def _lines_read(text: str) -> tuple[list[str], list[str]]:
    """Return the lines with more than ASCII that could be read, and those that could not."""
    lines = [line for line in _LINE_END.split(text) if not line.isascii()]
    unread = [line for line in lines if UNREAD.search(line)]
    return [line for line in lines if not UNREAD.search(line)], unread


def _decode_by_words(data: bytes, labels: Callable[[str], int]) -> Decoded | Fault:
    """Return the text of bytes that are not valid UTF-8 under the one encoding that explains them."""
    words = marked_words(data.decode("latin-1"))
    unexplained = {encoding: misfits(words, encoding) for encoding in LEGACY}
    texts = {encoding: decode_legacy(data, encoding) for encoding in LEGACY}
    fitting = [each for each in LEGACY if not unexplained[each] and not UNREAD.search(texts[each])]
    if not fitting:
        return _damaged_utf8(data) or _undecided(unexplained)
    rivals = {each: [other for other in LEGACY if texts[other] != texts[each]] for each in fitting}
    for encoding in fitting:
        if all(len(unexplained[other]) >= LEAST_EVIDENCE for other in rivals[encoding]):
            return Decoded(texts[encoding], encoding)
    understood = {encoding: labels(texts[encoding]) for encoding in LEGACY}
    for encoding in fitting:
        if all(understood[encoding] > understood[other] for other in rivals[encoding]):
            return Decoded(texts[encoding], encoding)
    return _undecided(unexplained)


def _damaged_utf8(data: bytes) -> Decoded | None:
    text = data.decode("utf-8", "surrogateescape")
    read, unread = _lines_read(text)
    is_vietnamese = any(is_syllable(word) for word in marked_words("\n".join(read)))
    return Decoded(text, "utf-8") if is_vietnamese and len(read) >= len(unread) else None


def _undecided(unexplained: dict[Legacy, set[str]]) -> Fault:
    """Return why no encoding is certain, with a word that speaks against each, as Latin-1 shows it."""
    vi, en = ["không phải UTF-8"], ["not UTF-8"]
    for encoding, words in unexplained.items():
        name = _NAMES[encoding]
        if words:
            vi.append(f"{name}: {shown(min(words))} không phải tiếng Việt")
            en.append(f"{name}: {shown(min(words))} is not Vietnamese")
        else:
            vi.append(f"có thể là {name}")
            en.append(f"{name} is possible")
    stated = ", ".join(ENCODINGS)
    return Fault(
        "encoding",
        f"không xác định được bảng mã ({'; '.join(vi)}); hãy nêu rõ một trong: {stated}",
        f"the encoding cannot be told ({'; '.join(en)}); state one of: {stated}",
    )
