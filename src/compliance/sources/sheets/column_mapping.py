"""What a person has said of files that the program could not tell by itself; saved by name and reused."""

from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from compliance.errors import Problems, suggest
from compliance.model.schema import FILED_KINDS
from compliance.model.units import Unit
from compliance.sources.grid import Epoch
from compliance.sources.mold import mold
from compliance.sources.notation import Locale
from compliance.sources.sheets.headings import plain
from compliance.sources.yaml_text import read_yaml

LEFT_OUT = "-"
"""Stands for a sheet or a column that a person said to leave out."""


def _read_kind(value: str) -> str:
    if value not in (*FILED_KINDS, LEFT_OUT):
        raise ValueError(f"{value!r} is no table of a register{suggest(value, FILED_KINDS)}")
    return value


class SheetMapping(BaseModel):
    """What a person said of one sheet or text file, or of all."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sheet: str | None = Field(
        None, description="The sheet's name, or a text file's without its ending; none: every one"
    )
    kind: Annotated[str, BeforeValidator(_read_kind)] | None = Field(
        None, description="Plural name of the kind of record it holds; `-` leaves the sheet out"
    )
    columns: dict[str, str] = Field(
        default_factory=dict, description="Field by heading; `-` leaves the column out"
    )
    units: dict[str, str] = Field(
        default_factory=dict, description="Unit in which a field's column is written, by field"
    )
    locale: Locale | None = Field(None, description="How its texts write numbers and dates")
    serial_dates: Epoch | None = Field(
        None, description="From which day plain numbers in columns of dates count: 1900 or 1904"
    )
    ticks: tuple[str, ...] = Field((), description="Texts that mean yes in columns of yes and no")

    @property
    def answers(self) -> dict[str, str | None]:
        """What headings and labels name, by their texts without marks; None for what is left out."""
        return {plain(heading): None if name == LEFT_OUT else name for heading, name in self.columns.items()}

    @field_validator("serial_dates", mode="before")
    @classmethod
    def _read_number(cls, value: object) -> object:
        return int(value) if isinstance(value, str) and value.isdecimal() else value

    @field_validator("units")
    @classmethod
    def _check_units(cls, value: dict[str, str]) -> dict[str, str]:
        for name, unit in value.items():
            if not Unit.parse(unit).powers:
                raise ValueError(f"{unit!r} of {name} is no unit")
        return value


class ColumnMapping(BaseModel):
    """What a person said of the files of one hand, such as one commune's or one firm's."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    encoding: str | None = Field(None, description="Encoding of text files")
    separator: str | None = Field(None, description="What parts the cells of text files")
    sheets: tuple[SheetMapping, ...] = Field((), description="By sheet; later ones win over earlier ones")

    def of_sheet(self, sheet: str) -> SheetMapping:
        """Return what holds for a sheet by its name, for a text file by its own without the ending."""
        said = [part for part in self.sheets if part.sheet is None or plain(part.sheet) == plain(sheet)]
        return SheetMapping(
            sheet=sheet,
            kind=next((part.kind for part in reversed(said) if part.kind), None),
            columns={heading: name for part in said for heading, name in part.columns.items()},
            units={name: unit for part in said for name, unit in part.units.items()},
            locale=next((part.locale for part in reversed(said) if part.locale), None),
            serial_dates=next((part.serial_dates for part in reversed(said) if part.serial_dates), None),
            ticks=tuple(dict.fromkeys(tick for part in said for tick in part.ticks)),
        )

    def with_said(self, more: "ColumnMapping") -> "ColumnMapping":
        """Return this mapping with another laid over it."""
        return ColumnMapping(
            encoding=more.encoding or self.encoding,
            separator=more.separator or self.separator,
            sheets=self.sheets + tuple(part for part in more.sheets if part not in self.sheets),
        )


def read_mapping(path: Path, problems: Problems) -> ColumnMapping | None:
    """Return a saved mapping, or None after noting why it cannot be read."""
    tree = read_yaml(path, str(path), problems)
    return None if tree is None else mold(ColumnMapping, tree, problems)


def write_mapping(path: Path, mapping: ColumnMapping) -> None:
    """Save a mapping, so that `read_mapping` returns the same."""
    said = mapping.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    text = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=100)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
