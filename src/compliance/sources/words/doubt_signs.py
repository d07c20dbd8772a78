"""Signs by which writers say that they are not sure, or mean something else, beside a word they write."""

import re
import unicodedata

_UNPLAIN = re.compile(r"[^\w\s.,;:'\"“”‘’()\[\]/\\|&+•–—…-]")


def doubt_sign(text: str) -> str | None:
    """Return the first character of a text that may change what its words say; None if there is none.

    That is every sign but letters, digits and the punctuation that lists, addresses and quotations are
    written with: a question mark doubts a word, an empty box denies it, an asterisk leads to a footnote.

    >>> doubt_sign("Xã Bản Bo?"), doubt_sign("☐ Mỏ khoáng sản"), doubt_sign("- Mỏ khoáng sản (đá).")
    ('?', '☐', None)
    """
    found = _UNPLAIN.search(unicodedata.normalize("NFC", text))
    return found[0] if found else None
