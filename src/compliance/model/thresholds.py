"""Numbers and dates of the law, by the days between which they hold."""

import itertools
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field, model_validator

from compliance.model.citations import Citation
from compliance.model.in_force import InForce, NotObtained, check_periods
from compliance.model.rule_values import MAX_MONTHS, FileModel, Name, Number, read_day, read_number
from compliance.model.texts import Bilingual


class Band(FileModel):
    """The value for numbers from one bound, included, to another, excluded."""

    least: Number | None = Field(None, alias="from", description="Lower bound, included; blank: none")
    below: Number | None = Field(None, alias="to", description="Upper bound, excluded; blank: none")
    value: str

    @model_validator(mode="after")
    def _ordered(self) -> "Band":
        if self.least is not None and self.below is not None and self.below <= self.least:
            raise ValueError(f"to {self.below} is not above from {self.least}")
        return self

    def holds(self, number: Decimal) -> bool:
        """Return whether a number lies in the band."""
        return (self.least is None or self.least <= number) and (self.below is None or number < self.below)


class ThresholdPeriod(InForce):
    """The value of a threshold between two dates, both included."""

    value: str | None = Field(None, description="The value, where it is one")
    table: dict[str, str] | None = Field(None, description="The values by key, where there are several")
    bands: list[Band] | None = Field(None, description="The values by a number, in bands [from, to)")
    citation: Citation

    @model_validator(mode="after")
    def _one_form(self) -> "ThresholdPeriod":
        if sum(form is not None for form in (self.value, self.table, self.bands)) != 1:
            raise ValueError("give one of value, table and bands")
        for lower, upper in itertools.pairwise(self.bands or []):
            if lower.below is None or upper.least is None or upper.least < lower.below:
                raise ValueError("bands stand in rising order and do not overlap")
        return self

    @property
    def form(self) -> Literal["value", "table", "bands"]:
        """How the value is found: at once, by a text, or by a number."""
        return "value" if self.value is not None else "table" if self.table is not None else "bands"

    @property
    def texts(self) -> list[str]:
        """All its values, as written."""
        if self.bands is not None:
            return [band.value for band in self.bands]
        return [self.value] if self.value is not None else list((self.table or {}).values())


class Threshold(FileModel):
    """A number or date of the law, by the dates between which it holds."""

    threshold: Name
    title: Bilingual
    type: Literal["number", "year", "date", "months"] = Field(
        "number", description="`months`: a number of months, for add_months"
    )
    unit: str | None = Field(None, description="Unit of a number; blank for a pure number")
    by_unit: str | None = Field(None, description="Unit of the number that chooses a band")
    values: list[ThresholdPeriod] = Field(min_length=1)
    not_obtained: list[NotObtained] = Field(
        default_factory=list, description="Days for which the value is known to be missing here"
    )

    @model_validator(mode="after")
    def _typed(self) -> "Threshold":
        if self.type == "months" and self.unit is not None:
            raise ValueError("a threshold in months has no other unit")
        if len({period.form for period in self.values}) > 1:
            raise ValueError("all periods have the same form: value, table or bands")
        for period in self.values:
            for text in period.texts:
                self.parse(text)
        check_periods(self.values)
        check_periods(sorted([*self.values, *self.not_obtained], key=lambda period: period.since))
        return self

    @property
    def form(self) -> Literal["value", "table", "bands"]:
        """How a value is found: at once, by a text, or by a number."""
        return self.values[0].form

    @property
    def keyed(self) -> bool:
        """Whether a value is found by a key."""
        return self.form != "value"

    @property
    def unit_of_values(self) -> str | None:
        """The unit of its values; None for a pure number, a year or a date."""
        return "month" if self.type == "months" else self.unit

    def parse(self, text: str) -> Decimal | date:
        """Return a value of this threshold as a number or a date.

        Raises:
            ValueError: The text is no value of its type.
        """
        if self.type == "date":
            return read_day(text)
        number = read_number(text)
        if self.type == "months" and (number != number.to_integral_value() or not 0 < number <= MAX_MONTHS):
            raise ValueError(f"a whole number of months from 1 to {MAX_MONTHS} is expected, found {text!r}")
        return number

    def period_on(self, day: date) -> ThresholdPeriod | None:
        """Return the period that holds on a day, or None if none is in force."""
        return next((period for period in self.values if period.holds_on(day)), None)
