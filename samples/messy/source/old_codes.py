"""Writes Vietnamese as programs did before Unicode; the tables stand here apart from those that read them.

Source: TCVN 5712:1993, Appendix 3 (the form called ABC); for VNI the converters UniKey and xvnkb.
"""

import unicodedata

_TCVN3 = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_TCVN3_CODES = {letter: first + i for first, row in _TCVN3.items() for i, letter in enumerate(row)}

_VNI_MARKS = {
    "\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï",
    "\u0302": "â", "\u0302\u0301": "á", "\u0302\u0300": "à", "\u0302\u0309": "å", "\u0302\u0303": "ã",
    "\u0323\u0302": "ä",
    "\u0306": "ê", "\u0306\u0301": "é", "\u0306\u0300": "è", "\u0306\u0309": "ú", "\u0306\u0303": "ü",
    "\u0323\u0306": "ë",
}  # fmt: skip
_VNI_LETTERS = {
    "đ": "ñ", "Đ": "Ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î",
}  # fmt: skip
_VNI_HORN = {"o": "ô", "O": "Ô", "u": "ö", "U": "Ö"}


def cp1258(text: str) -> bytes:
    """Return a text in code page 1258, a tone behind its vowel where there is no code for both."""
    codes = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323"), "")
        base = unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else letter
        codes.append((base + tone).encode("cp1258"))
    return b"".join(codes)


def tcvn3(text: str) -> bytes:
    """Return a text in TCVN3 (ABC), which has no capitals with a tone."""
    return bytes(_TCVN3_CODES.get(letter) or ord(letter.encode("ascii")) for letter in text)


def vni(text: str) -> bytes:
    """Return a text in VNI for Windows: a vowel, and behind it one code for all its marks."""
    codes = []
    for letter in unicodedata.normalize("NFC", text):
        if letter.isascii() or letter in _VNI_LETTERS:
            codes.append(_VNI_LETTERS.get(letter, letter))
            continue
        parts = unicodedata.normalize("NFD", letter)
        base, marks = parts[0], parts[1:]
        is_horned = "\u031b" in marks
        if is_horned:
            base, marks = _VNI_HORN[base], marks.replace("\u031b", "")
        mark = "" if is_horned and not marks else _VNI_MARKS[marks]
        codes.append(base + (mark.upper() if letter.isupper() else mark))
    return "".join(codes).encode("latin-1")


def as_seen_without_font(text: str) -> str:
    """Return what a program that knows no old fonts shows of a text in TCVN3."""
    return tcvn3(text).decode("latin-1")
