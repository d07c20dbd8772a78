"""Signs that a program damaged the letters of a text: UTF-8 read as an older encoding, or letters lost.

A text is damaged only if it holds what nobody writes. UTF-8 seen in Windows-1252 or 1258 shows each letter of
Vietnamese as one of `ÃĂÄÅÆáÌ` and characters of the codes 0x80 to 0xBF (RFC 3629); a letter that an encoding
does not have is saved as a question mark.
"""

import re

from compliance.sources.faults import Fault, shown
from compliance.sources.words.legacy import LEAST_EVIDENCE
from compliance.sources.words.syllables import is_possible, marked_words

SIGNS = "?ÃĂÄÅÆÌÂº»€"
"""Every damaged text holds one of these; for a class of a pattern."""

_WESTERN = {ord(bytes([code]).decode("cp1252", "ignore") or chr(code)): code for code in range(0x80, 0xA0)}
_NOT_WESTERN = re.compile("[\u0100-\u0151\u0300-\u036f\u1e00-\u1eff]")
_MISREAD = re.compile(
    r"[a-z][ÃĂÄÅÆ]"  # the mark of a capital amid small letters: `nhÃ`
    r"|[ÃĂ][€‚ƒˆ‰Š‹ŒŽ™š›œžŸ¡-ª¬\xad´µº¼-¾²³¹]"  # no word with `Ã` or `Ă` goes on with these
    r"|(?<=[^\W\d_])Ă(?![^\W\d_])"
    r"|[ÃĂ][’“”•](?=[^\W\d_])"  # at the end of a word they may be punctuation: `HỢP TÁC XÃ”`
    r"|Ä[‘‚ƒ¨©]|Å[¨©]|Æ(?![^\W\d_])|Ì[€‚ƒ†‰›£]|Â[¡-ª¬-º¼-¾]|â€|áº"
)
_ADDRESS_OF_PAGE = re.compile(r"\S*(?:://|www\.)\S*")
_LOST = re.compile(r"(?P<before>[^\W\d_]|(?<![^\s(“]))\?+(?P<after>[^\W\d_])")


def damage(text: str) -> Fault | None:
    """Return what is damaged in a text, `misread-letters` or `lost-letter`; None if that is not certain.

    A question mark behind a word may be a writer's own; `á»` may end a quotation that `«` began.

    >>> [damage(text) is None for text in ("NhÃ mÃ¡y", "B?n H?p", "Café São Paulo", "Hợp tác xã Đồng Ấm (?)")]
    [False, False, True, True]
    """
    before, misread, _ = text.partition("á»")
    if _MISREAD.search(text) or (misread and "«" not in before):
        return Fault(
            "misread-letters",
            f"{shown(text)}: chữ bị hỏng do tệp UTF-8 đã bị đọc theo bảng mã khác; cần lấy lại từ tệp gốc",
            f"found {shown(text)}: letters of UTF-8 that were read as another encoding; take them from the "
            "original file",
        )
    if "?" in text and any(map(_is_lost, _LOST.finditer(_ADDRESS_OF_PAGE.sub(" ", text)))):
        return Fault(
            "lost-letter",
            f"{shown(text)}: dấu ? trong từ thay cho chữ đã mất khi lưu tệp; cần lấy lại từ tệp gốc",
            f"found {shown(text)}: a question mark within a word stands for a letter that was lost when the "
            "file was saved; take it from the original file",
        )
    return None


def _is_lost(mark: re.Match[str]) -> bool:
    """Return whether a question mark before a letter is no end of a sentence, as in `không?Nếu có`."""
    before, after = mark["before"], mark["after"]
    return not before or after.islower() or before.isupper()


def read_encoded_twice(text: str) -> str | None:
    """Return the text that was encoded in UTF-8, read as Windows-1252 and encoded again; None if none was.

    It is certain only if all of the text is UTF-8 when it is put back, and at least `LEAST_EVIDENCE` words
    cannot be Vietnamese as they stand.

    >>> read_encoded_twice("NhÃ\u00a0 mÃ¡y nÆ°á»›c, chÃ¨")
    'Nhà máy nước, chè'
    """
    if text.isascii() or _NOT_WESTERN.search(text):
        return None
    try:
        said = text.translate(_WESTERN).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
    return said if sum(not is_possible(word) for word in marked_words(text)) >= LEAST_EVIDENCE else None
