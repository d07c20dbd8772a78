"""What readers call the folders in which rules stand."""

from pydantic import Field

from compliance.model.rule_values import FileModel, Name
from compliance.model.texts import Bilingual


class ThemeFile(FileModel):
    """Folders of rules, each by its name, with what readers call it."""

    themes: dict[Name, Bilingual] = Field(description="Names of folders and what readers call them")
