"""What a register says of itself, and its tables as texts, before anything is typed."""

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from compliance.errors import Problems
from compliance.model.rule_values import Day
from compliance.sources.columns import Locale
from compliance.sources.texts import RejectedRow, TextTable


class Manifest(BaseModel):
    """What `register.yaml` says of a register."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str | None = Field(None, description="Name of the register")
    as_of: Day | None = Field(None, description="The date to judge for when none is given")
    locale: Annotated[Locale, Field(description="How numbers and dates are written")] = "iso"
    note: str | None = Field(None, description="Anything a reader should know, such as invented data")


@dataclass
class RegisterTexts:
    """A register as it was read from its files.

    Attributes:
        manifest: What it says of itself.
        tables: Its tables by plural name.
        misshapen: Rows whose cells cannot be told apart.
        row_problems: Faults of single rows.
        hash: Identifies the contents.
    """

    manifest: Manifest = field(default_factory=Manifest)
    tables: dict[str, TextTable] = field(default_factory=dict)
    misshapen: list[RejectedRow] = field(default_factory=list)
    row_problems: Problems = field(default_factory=Problems)
    hash: str = ""

    def take(
        self,
        plural: str,
        rows: tuple[TextTable, list[RejectedRow]] | None,
        found: Problems,
        problems: Problems,
    ) -> None:
        """Take in what was read of a table: its rows with their faults, or, without rows, faults alone."""
        if rows is None:
            problems.found.extend(found.found)
            return
        self.tables[plural] = rows[0]
        self.misshapen.extend(rows[1])
        self.row_problems.found.extend(found.found)
