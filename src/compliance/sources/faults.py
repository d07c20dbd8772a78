"""Why a cell, a row or a table cannot be accepted, in the words of both languages."""

from dataclasses import dataclass

from compliance.model.texts import Lang


@dataclass(frozen=True)
class Fault:
    """A short code that stays, and what readers are told; the texts may change.

    Attributes:
        code: Kebab word, such as `choice`.
        vi: What is wrong and what is allowed, in Vietnamese; lower case, no full stop.
        en: The same in English.
    """

    code: str
    vi: str
    en: str

    def text(self, lang: Lang) -> str:
        """Return what readers are told in one language."""
        return self.vi if lang == "vi" else self.en


SHOWN_CHARACTERS = 60


def shown(text: str) -> str:
    """Return a text in quotes as messages show it, shortened where it is long."""
    return repr(text if len(text) <= SHOWN_CHARACTERS else text[:SHOWN_CHARACTERS] + "…")
