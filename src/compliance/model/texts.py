"""A text in the two languages users read."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Lang = Literal["vi", "en"]

LANGS: tuple[Lang, ...] = ("vi", "en")


class Bilingual(BaseModel):
    """The same text in Vietnamese and English."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    vi: str = Field(min_length=1, description="Vietnamese text")
    en: str = Field(min_length=1, description="English text")

    def text(self, lang: Lang) -> str:
        """Return the text in one language."""
        return self.vi if lang == "vi" else self.en


Titles = dict[str, dict[str, Bilingual]]
"""What readers are told instead of a name: titles by what it names (`Column.names`) and name."""
