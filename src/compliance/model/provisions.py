"""The words in which rule files name provisions, each with the Vietnamese that readers see."""

import re
from typing import Annotated

from pydantic import AfterValidator

PROVISION_WORDS = {
    "Articles": "Điều", "Article": "Điều", "Chapter": "Chương", "Appendix": "Phụ lục", "Form": "Mẫu số",
    "Section": "Mục", "section": "mục", "Clause": "Khoản", "clauses": "khoản", "clause": "khoản",
    "Point": "Điểm", "points": "điểm", "point": "điểm", "and": "và", "to": "đến",
    "whole text": "toàn văn", "numeric limits": "các giới hạn bằng số",
    "provision not looked up": "chưa tra cứu điều khoản", "text not obtained": "chưa có văn bản",
    "remedies of": "biện pháp khắc phục hậu quả tại",
}  # fmt: skip
"""What a provision may say beside numbers, letters of points and numbers of instruments, in English."""

_WORD = re.compile(rf"\b({'|'.join(sorted(PROVISION_WORDS, key=len, reverse=True))})\b")
_NUMBER = re.compile(r"[A-ZĐ.]+|[a-zđ]{1,2}|[^\s,;()]*[0-9/][^\s,;()]*")
_ARTICLES = re.compile(r"Articles (\d+) and (\d+)")
_UNJOINED = (
    re.compile(r"(điểm\b[^;]*?),\s+(?=khoản|mục)", re.IGNORECASE),
    re.compile(r"((?:điểm|khoản|mục|mẫu)\b[^;]*?),\s+(?=Điều|Phụ lục)", re.IGNORECASE),
)
"""A smaller unit and the comma before the larger one that holds it, which Vietnamese leaves out."""


def check_provision(provision: str) -> str:
    """Return a provision that Vietnamese readers can be told.

    Raises:
        ValueError: It holds a word that is none of `PROVISION_WORDS`.
    """
    rest = _WORD.sub(" ", provision)
    for word in re.findall(r"[^\s,;()]+", rest):
        if not _NUMBER.fullmatch(word):
            raise ValueError(f"found {word!r}; a provision is told in {', '.join(PROVISION_WORDS)}, numbers")
    return provision


Provision = Annotated[str, AfterValidator(check_provision)]
"""Where in an instrument a norm stands, such as `point c, clause 1, Article 11`; of the plan, its clause."""


def vietnamese_provision(provision: str) -> str:
    """Return a provision in Vietnamese.

    >>> vietnamese_provision("clauses 2 and 3, Article 35")
    'khoản 2 và 3 Điều 35'
    >>> vietnamese_provision("point c, clause 1, 2 and 3, Article 11")
    'điểm c khoản 1, 2 và 3 Điều 11'
    """
    provision = _ARTICLES.sub(r"Article \1 and Article \2", provision)
    provision = _WORD.sub(lambda match: PROVISION_WORDS[match[0]], provision)
    for unjoined in _UNJOINED:
        provision = unjoined.sub(r"\1 ", provision)
    return provision
