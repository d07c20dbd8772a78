"""Vietnamese words compared whichever way their letters and marks are written.

Its results are for comparing alone; readers are shown the text as it was written.
"""

import re
import unicodedata

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_WORD = re.compile(r"[^\W_]+")


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def marked(text: str) -> str:
    """Return the words of a text with their marks, one space apart; the tone stands at a word's end.

    So `Khoá` and `Khóa` are one word, and case, punctuation and the form of Unicode make no difference.

    >>> marked("Xã Pa Khoá,") == marked("xã  PA KHÓA")
    True
    >>> marked("Nậm Cha") == marked("Nậm Chà")
    False
    """
    words = []
    for word in _words(text):
        letters = unicodedata.normalize("NFD", word)
        tones = "".join(c for c in letters if c in _TONES)
        words.append(unicodedata.normalize("NFC", "".join(c for c in letters if c not in _TONES)) + tones)
    return " ".join(words)


def bare(text: str) -> str:
    """Return the words of a text without marks, one space apart.

    >>> bare("Nhà máy xi-măng ĐÁ Xanh")
    'nha may xi mang da xanh'
    """
    letters = unicodedata.normalize("NFD", " ".join(_words(text))).replace("đ", "d")
    return "".join(c for c in letters if not unicodedata.combining(c))


def has_marks(text: str) -> bool:
    """Return whether a text has a letter that only Vietnamese marks make, such as `ậ` or `đ`."""
    return " ".join(_words(text)) != bare(text)
