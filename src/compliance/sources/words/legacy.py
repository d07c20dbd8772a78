"""Vietnamese letters as programs wrote them before Unicode: code page 1258, TCVN3 and VNI.

All three are ASCII below 0x80. Code page 1258 writes a tone as a code of its own after the vowel. TCVN3, the
third form of TCVN 5712:1993, called ABC in programs, has one code for each small letter; for capitals with a
tone it has none, they are small letters in a font that shows capitals (`.VnTimeH`). VNI for Windows writes a
vowel and after it one code for all its marks.

A *lookalike* is such a text in a file that knows characters, not bytes: each code became the character of
Latin-1 or Windows-1252 with the same number (`C«ng ty`), and only a font makes it look right.

Source: for code page 1258 the codec of the standard library; for TCVN3 Appendix 3 of TCVN 5712:1993, as in
the tables of iconv (`TCVN`, small letters) and of the converters UniKey and xvnkb; for VNI these two.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal, NamedTuple

from compliance.sources.words.syllables import LONGEST_WORD, NO_LETTERS, is_possible, marked_words

Legacy = Literal["cp1258", "tcvn3", "vni"]

LEGACY: tuple[Legacy, ...] = ("cp1258", "tcvn3", "vni")

LEAST_EVIDENCE = 3
"""Distinct words that every other reading must leave unexplained before one reading counts as certain.

One word proves little: `Lü` is no Vietnamese, and under TCVN3 alone it becomes a possible syllable.
"""

_UNDEFINED = 0xDC00
"""A code without meaning becomes the lone surrogate with its number added, as `surrogateescape` writes it."""


def _western(codes: Iterable[int]) -> dict[int, int | str]:
    """Return codes as Windows-1252 reads them; the fonts of TCVN3 and VNI keep its punctuation."""
    return {code: bytes([code]).decode("cp1252", "surrogateescape") for code in codes}


def _cp1258_table() -> dict[int, int | str]:
    return {code: bytes([code]).decode("cp1258", "surrogateescape") for code in range(0x80, 0x100)}


def _tcvn3_table() -> dict[int, int | str]:
    letters = (
        (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
        (0xB5, "àảãáạ"),
        (0xBB, "ằẳẵắ"),
        (0xC6, "ặầẩẫấậè"),
        (0xCE, "ẻẽéẹềểễếệìỉ"),
        (0xDC, "ĩíịò"),
        (0xE1, "ỏõóọồổỗốộờởỡớợù"),
        (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
    )
    table: dict[int, int | str] = {code: _UNDEFINED + code for code in range(0xA1, 0x100)}
    # Codes that no letter has, with the signs of units; as letters of TCVN 5712-1 they would be capitals.
    table |= _western((*range(0x80, 0xA1), *b"\xb0\xb1\xb2\xb3\xba"))
    return table | {first + offset: letter for first, row in letters for offset, letter in enumerate(row)}


_VNI_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_CIRCUMFLEX = dict(zip("âáàåãä", ("", *_VNI_TONES.values()), strict=True))
_VNI_BREVE = dict(zip("êéèúüë", ("", *_VNI_TONES.values()), strict=True))
_VNI_LETTERS = dict(zip("ñôöíìæóòî", "đơưíìỉĩịỵ", strict=True))


def _vni_vowels() -> dict[str, str]:
    """Return the vowels that VNI writes as a letter and a mark; the letter tells the case."""
    marks = {(vowel, mark): tone for vowel in "aeouyôö" for mark, tone in _VNI_TONES.items()}
    marks |= {(vowel, mark): "\u0302" + tone for vowel in "aeo" for mark, tone in _VNI_CIRCUMFLEX.items()}
    marks |= {("a", mark): "\u0306" + tone for mark, tone in _VNI_BREVE.items()}
    vowels = {}
    for (vowel, mark), added in marks.items():
        letter = unicodedata.normalize("NFC", _VNI_LETTERS.get(vowel, vowel) + added)
        for code in (mark, mark.upper()):
            vowels[vowel + code] = letter
            vowels[vowel.upper() + code] = letter.upper()
    return vowels


def _vni_table() -> dict[int, int | str]:
    table: dict[int, int | str] = {code: _UNDEFINED + code for code in range(0xC0, 0x100)}
    table |= _western((*range(0x80, 0xC0), *b"\xd7\xf7"))
    table |= {ord(code): letter for code, letter in _VNI_LETTERS.items()}
    return table | {ord(code.upper()): letter.upper() for code, letter in _VNI_LETTERS.items()}


_VNI_VOWELS = _vni_vowels()
_VNI_VOWEL = re.compile("[aeouyôöAEOUYÔÖ][" + "".join({vowel[1] for vowel in _VNI_VOWELS}) + "]")
_VNI_TABLE = _vni_table()
_TABLES = {"cp1258": _cp1258_table(), "tcvn3": _tcvn3_table()}
_LONE = re.compile("[\udc80-\udcff]")
_NO_LOOKALIKE = re.compile(rf"[^\x00-\xff{NO_LETTERS}]")


def _read(text: str, encoding: Legacy) -> str:
    """Return the letters that the codes 0x80 to 0xFF of a text stand for."""
    if encoding != "vni":
        return unicodedata.normalize("NFC", text.translate(_TABLES[encoding]))
    kept = 0
    parts: list[str] = []
    for vowel in _VNI_VOWEL.finditer(text):
        parts.append(text[kept : vowel.start()].translate(_VNI_TABLE))
        parts.append(_VNI_VOWELS.get(vowel[0]) or vowel[0].translate(_VNI_TABLE))
        kept = vowel.end()
    parts.append(text[kept:].translate(_VNI_TABLE))
    return "".join(parts)


def decode_legacy(data: bytes, encoding: Legacy) -> str:
    r"""Return bytes as an NFC text; a byte that has no meaning in the encoding becomes a lone surrogate.

    >>> decode_legacy(b"C\xabng ty", "tcvn3"), decode_legacy(b"Co\xe2ng ty", "vni")
    ('Công ty', 'Công ty')
    """
    return _read(data.decode("latin-1"), encoding)


def decode_lookalike(text: str, encoding: Legacy, *, capitals: bool = False) -> str:
    r"""Return the Vietnamese, in NFC, that a text of lookalikes stands for.

    Args:
        text: The text as the file holds it; U+00AD, invisible elsewhere, is the `ư` of TCVN3, so nothing may
            be cleaned away before.
        encoding: What its codes mean.
        capitals: Whether its font shows small letters as capitals.

    Raises:
        ValueError: The text holds a letter that is no lookalike, or a code that the encoding does not have.

    >>> decode_lookalike("T\xadêng ®êng", "tcvn3", capitals=True)
    'TƯỜNG ĐỜNG'
    """
    if found := _NO_LOOKALIKE.search(text):
        raise ValueError(f"{found[0]!r} stands for itself, not for a code of {encoding}")
    decoded = _read(text, encoding)
    if lone := _LONE.search(decoded):
        raise ValueError(f"code {ord(lone[0]) - _UNDEFINED:#04x} has no meaning in {encoding}")
    return decoded.upper() if capitals else decoded


class FontEncoding(NamedTuple):
    """What the name of a font says of the texts written in it."""

    encoding: Legacy
    capitals: bool


def encoding_of_font(name: str) -> FontEncoding | None:
    """Return the encoding of the texts a font was made for; None for all other fonts.

    Names that begin with `.Vn` are of TCVN3, those of them that end in H show capitals; `VNI-` is of VNI. A
    text in such a font may still be in Unicode, where the program that shows it took another font instead.

    >>> encoding_of_font(".VnTimeH"), encoding_of_font("VNI-Times"), encoding_of_font("Times New Roman")
    (FontEncoding(encoding='tcvn3', capitals=True), FontEncoding(encoding='vni', capitals=False), None)
    """
    if name.casefold().startswith(".vn"):
        return FontEncoding("tcvn3", name.endswith("H"))
    return FontEncoding("vni", capitals=False) if name.casefold().startswith("vni-") else None


def misfits(words: Iterable[str], encoding: Legacy) -> set[str]:
    """Return the words that a reading of their codes does not make possible Vietnamese."""
    return {word for word in words if not _fits(word, encoding)}


def _fits(word: str, encoding: Legacy) -> bool:
    if len(word) > LONGEST_WORD * 2:  # two codes a letter
        return False
    try:
        return is_possible(decode_lookalike(word, encoding))
    except ValueError:
        return False


def certain_lookalike(texts: Iterable[str]) -> Legacy | None:
    """Return the encoding of which the texts of one column or sheet are certainly lookalikes, or None.

    It is certain if every word becomes possible Vietnamese under this encoding, and at least
    `LEAST_EVIDENCE` distinct words are impossible as they stand, and as many under each other encoding.
    """
    words = set[str]().union(*map(marked_words, texts))
    if len([word for word in words if not is_possible(word)]) < LEAST_EVIDENCE:
        return None
    unexplained = {encoding: misfits(words, encoding) for encoding in LEGACY}
    for encoding in LEGACY:
        others = [len(unexplained[other]) for other in LEGACY if other != encoding]
        if not unexplained[encoding] and min(others) >= LEAST_EVIDENCE:
            return encoding
    return None


def is_suspect(texts: Iterable[str]) -> bool:
    """Return whether texts hold so many words like lookalikes that they must not be taken as they stand.

    That is so if at least `LEAST_EVIDENCE` words, and half of those impossible as they stand, become possible
    Vietnamese under one encoding; also where `certain_lookalike` finds it, and where two encodings are mixed.
    """
    impossible = {word for words in map(marked_words, texts) for word in words if not is_possible(word)}
    explained = max(len(impossible) - len(misfits(impossible, encoding)) for encoding in LEGACY)
    return explained >= LEAST_EVIDENCE and explained * 2 >= len(impossible)
