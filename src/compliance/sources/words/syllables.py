"""Whether words can be Vietnamese, by the way syllables are spelled; reads no files, knows no encoding.

A syllable is an onset, a rhyme and at most one tone. The spelling is closed: about 30 onsets and 170 rhymes,
so a text read under the wrong encoding hardly ever consists of possible syllables alone. What is tested is
possible spelling, not whether a dictionary has the word. The tone may stand on any vowel but a final glide,
as writers differ (`hòa` and `hoà`, `quý` and `qúy`).
"""

import re
import unicodedata
from functools import lru_cache

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_TONES_BEFORE_STOP = frozenset("\u0301\u0323")
_VOWELS = frozenset("aeiouy")
_STOPS = ("c", "ch", "p", "t")

_ONSETS = frozenset(
    ("", *"bcdđghklmnprstvx", "ch", "gh", "gi", "kh", "ng", "ngh", "nh", "ph", "qu", "th", "tr")
)

_RHYMES = {
    vowels + coda.replace("-", ""): len(vowels)
    for vowels, codas in (
        ("a", "- c ch i k m n ng nh o p t u y"),
        ("ă", "c k m n ng p t"),
        ("â", "c m n ng p t u y"),
        ("e", "- c m n ng o p t"),
        ("ê", "- ch m n nh p t u"),
        ("i", "- ch m n nh p t u"),
        ("ia", "-"),
        ("iê", "c m n ng p t u"),
        ("o", "- c i m n ng p t"),
        ("oa", "- c ch i m n ng nh o p t y"),
        ("oă", "c m n ng t"),
        ("oe", "- m n o t"),
        ("oo", "c ng"),
        ("ô", "- c i m n ng p t"),
        ("ơ", "- i m n p t"),
        ("u", "- c i m n ng p t"),
        ("ua", "-"),
        ("uâ", "n ng t y"),
        ("uê", "- ch n nh t"),
        ("uô", "c i m n ng t"),
        ("uơ", "-"),
        ("uy", "- ch n nh p t u"),
        ("uya", "-"),
        ("uyê", "n t"),
        ("ư", "- c i m n ng t u"),
        ("ưa", "-"),
        ("ươ", "c i m n ng p t u"),
        ("y", "- ch nh t"),
        ("yê", "m n ng t u"),
    )
    for coda in codas.split()
}
"""Each rhyme, and how many of its letters may carry the tone."""

_LOANWORDS = frozenset(
    re.findall(
        r"\w+",
        """
        amôni apatít axêtôn axít bazơ benzên bêtông bôxít cacbônic cađimi côban crôm ôtô ôxi ôxit ôxít ôxy
        ôzôn đioxin đôlômít êtanol êtylen hiđrô hydrô hyđrô hyđrôxit kalôri kilôgam kilômét mêtan nilông nitơ
        phênol phốtphát phốtpho sunphát sunphua tôluen ximăng xêtôn xiclô xylôn
        """,
    )
)
"""Words of science and trade written as one word of several syllables."""

LONGEST_WORD = 24
"""Characters, symbols and marks counted; without them syllables have up to 7 letters, the loanwords 8."""

_SYMBOLS_BEFORE = "«§°±µ×÷·Øø"
_SYMBOLS_AFTER = "»°²³¹º×÷·©®"

NO_LETTERS = r"\u2000-\u2bff\u3000-\u303f\ue000-\uf8ff\ufeff"
"""Characters beyond Latin-1 that end a word: punctuation, signs and private use; for a class of a pattern."""

_LETTER = rf"[^\x00-@\[-`{{-\xa0{NO_LETTERS}]"
# Possessive, and tried only where a word begins: linear however long a word is.
_MARKED_WORD = re.compile(rf"(?<!{_LETTER})[A-Za-z]*+{_LETTER}++")


def marked_words(text: str) -> set[str]:
    """Return the distinct words of a text that hold anything beyond ASCII letters.

    A word is a run of letters of any script, marks and the symbols of Latin-1, which under another encoding
    are letters; spaces, digits, ASCII punctuation and typographic punctuation end it.

    >>> sorted(marked_words("C«ng ty 25°C, Hồ Thầu (m³)"))
    ['C«ng', 'Hồ', 'Thầu', 'm³', '°C']
    """
    return {match[0] for match in _MARKED_WORD.finditer(text)}


@lru_cache(maxsize=65_536)
def is_possible(word: str) -> bool:
    """Return whether a word can stand in a Vietnamese text.

    That is a syllable, an ASCII word, one with no other mark than that of đ (`HĐND`, `trđ`), a known loanword
    (`amôni`), each also with symbols before or after it as units have them (`m³`, `µg`, `°C`).

    >>> [word for word in ("Nghiêng", "HĐND", "m³", "Nhµ", "caù", "C«ng") if not is_possible(word)]
    ['Nhµ', 'caù', 'C«ng']
    """
    if len(word) > LONGEST_WORD:
        return False
    bare = unicodedata.normalize("NFC", word).lstrip(_SYMBOLS_BEFORE).rstrip(_SYMBOLS_AFTER).lower()
    return bare.replace("đ", "d").isascii() or bare in _LOANWORDS or is_syllable(bare)


def is_syllable(word: str) -> bool:
    """Return whether a word, in any case, is spelled as one Vietnamese syllable can be.

    >>> [word for word in ("nghiêng", "Quỳnh", "hoà", "hòa", "caò", "cầt") if not is_syllable(word)]
    ['caò', 'cầt']
    """
    bare, tone, toned = "", "", 0
    for letter in unicodedata.normalize("NFC", word.lower()):
        marks = unicodedata.normalize("NFD", letter)
        if found := [mark for mark in marks if mark in _TONES]:
            if tone or len(found) > 1 or marks[0] not in _VOWELS:
                return False
            tone, toned = found[0], len(bare)
        bare += unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    if bare.endswith(_STOPS) and tone not in _TONES_BEFORE_STOP:
        return False
    return any(bare[:size] in _ONSETS and toned < size + _RHYMES.get(bare[size:], -size) for size in range(4))
