"""Tables of fines: dated brackets by the name of an act or by bands of numbers, for information only."""

import itertools
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from compliance.model.citations import Citation
from compliance.model.in_force import InForce, check_periods
from compliance.model.rule_values import FileModel, Name, Number
from compliance.model.texts import Bilingual

WARNING = "warning"
_BRACKET = re.compile(r"(\d{1,5}(?:\.\d{1,6})?)-(\d{1,5}(?:\.\d{1,6})?)")

Payer = Literal["individual", "organisation"]


@dataclass(frozen=True)
class Fine:
    """A bracket of a fine in million VND, both ends included; None at both ends is a warning."""

    least: Decimal | None
    most: Decimal | None

    @classmethod
    def parse(cls, text: str) -> "Fine":
        """Read `400-500` or `warning`.

        Raises:
            ValueError: It is neither, or the ends stand in the wrong order.
        """
        if text == WARNING:
            return cls(None, None)
        match = _BRACKET.fullmatch(text)
        if not match:
            raise ValueError(f"a fine is written as 400-500 (million VND) or {WARNING}; found {text!r}")
        least, most = Decimal(match[1]), Decimal(match[2])
        if most < least:
            raise ValueError(f"the bracket {text!r} ends below its beginning")
        return cls(least, most)

    def __str__(self) -> str:
        """Return the bracket as tables print it."""
        if self.least is None or self.most is None:
            return WARNING
        return f"{self.least.normalize():f}-{self.most.normalize():f}"

    def times(self, factor: Decimal) -> "Fine":
        """Return the bracket for someone who pays so many times as much; a warning stays one."""
        if self.least is None or self.most is None:
            return self
        return Fine(self.least * factor, self.most * factor)

    def up_to(self, most: Decimal) -> "Fine":
        """Return the bracket with neither end above an amount; a warning stays one."""
        if self.least is None or self.most is None:
            return self
        return Fine(min(self.least, most), min(self.most, most))


class NamedFine(FileModel):
    """A fine of a table by name; in short, the fine alone."""

    fine: str = Field(description="Such as 400-500, or warning")
    label: Bilingual | None = Field(None, description="What readers are told instead of the name")


def _named(value: object) -> object:
    return {"fine": value} if isinstance(value, str) else value


class Axis(FileModel):
    """Bands of a number: each from its bound, included, to the next, excluded; the last is open."""

    title: Bilingual
    unit: str | None = Field(None, description="Unit of the number; blank for a pure number")
    bounds: list[Number] = Field(alias="from", min_length=1, description="Lower bounds of the bands, rising")

    @model_validator(mode="after")
    def _rising(self) -> "Axis":
        if any(upper <= lower for lower, upper in itertools.pairwise(self.bounds)):
            raise ValueError("the bounds of an axis rise")
        return self


class Factors(FileModel):
    """How many times the printed amounts individuals and organisations pay."""

    individual: Number
    organisation: Number


class Surcharges(FileModel):
    """By how much each further finding of one act raises the highest fine, in per cent of it."""

    axis: Name = Field(description="The axis by whose bands it is told")
    percent: list[Number] = Field(description="Per cent by band of that axis")
    named: dict[Name, Number] = Field(
        default_factory=dict, description="Per cent by name, for findings that have no number on the axis"
    )
    most: Number = Field(description="What the raised fine cannot exceed, as printed, in million VND")
    citation: Citation


class PenaltyPeriod(InForce):
    """The fines between two dates, both included."""

    times: Factors
    table: dict[Name, Annotated[NamedFine, BeforeValidator(_named)]] | None = Field(
        None, description="Fines by name"
    )
    axes: dict[Name, Axis] | None = Field(None, description="One or two numbers that choose a fine")
    fines: list[str | list[str]] | None = Field(
        None, description="Fines by the first axis; by two, each row holds those of the second"
    )
    surcharges: Surcharges | None = Field(
        None, description="For findings that count as one act (`per:` of a rule); blank: none"
    )
    citation: Citation

    @model_validator(mode="after")
    def _surcharges_by_band(self) -> "PenaltyPeriod":
        if self.surcharges is not None:
            axis = (self.axes or {}).get(self.surcharges.axis)
            if axis is None:
                raise ValueError(f"surcharges: there is no axis {self.surcharges.axis!r}")
            if len(self.surcharges.percent) != len(axis.bounds):
                raise ValueError(f"surcharges: there must be one per cent for each band: {len(axis.bounds)}")
        return self

    @model_validator(mode="after")
    def _one_form(self) -> "PenaltyPeriod":
        if (self.table is None) == (self.axes is None) or (self.axes is None) != (self.fines is None):
            raise ValueError("give either a table, or axes with fines")
        for named in (self.table or {}).values():
            Fine.parse(named.fine)
        sizes = [len(axis.bounds) for axis in (self.axes or {}).values()]
        if self.fines is not None:
            if len(sizes) not in (1, 2):
                raise ValueError("a table of fines has one axis or two")
            shape = [[row] if isinstance(row, str) else row for row in self.fines]
            width = 1 if len(sizes) == 1 else sizes[1]
            if len(shape) != sizes[0] or any(len(row) != width for row in shape):
                raise ValueError(f"there must be one fine for each band: {' x '.join(map(str, sizes))}")
            for row in shape:
                for text in row:
                    Fine.parse(text)
        return self

    def fine_at(self, bands: tuple[int, ...]) -> Fine:
        """Return the fine in a band of each axis."""
        row = (self.fines or [])[bands[0]]
        return Fine.parse(row if isinstance(row, str) else row[bands[1]])


class PenaltyTable(FileModel):
    """Fines of a decree, as it prints them."""

    penalties: Name = Field(description="Name of the table")
    title: Bilingual
    unit: Literal["million VND"]
    values: list[PenaltyPeriod] = Field(min_length=1)

    @model_validator(mode="after")
    def _in_order(self) -> "PenaltyTable":
        check_periods(self.values)
        return self
