"""The plan's tasks: a product that agencies or communes have to make, by when."""

from typing import Literal

from pydantic import Field, model_validator

from compliance.model.clauses import ClauseId
from compliance.model.rule_values import FileModel, Flag, Name, Year
from compliance.model.texts import Bilingual


class Agencies(FileModel):
    """The agencies that carry out the plan, as registers and readers name them."""

    agencies: dict[Name, Bilingual] = Field(min_length=1, description="Agencies, each by a short name")


class Task(FileModel):
    """One task of the plan.

    Who leads it is asked for its progress; a task that communes lead is asked of each of them.
    """

    task: ClauseId = Field(description="Its number: the clause that asks for the product")
    title: Bilingual
    clauses: list[ClauseId] = Field(min_length=1, description="Clauses it carries out, its own among them")
    product: Bilingual = Field(description="What is to come of it")
    lead: list[Name] = Field(default_factory=list, description="Agencies that lead, besides communes")
    led_by_communes: Flag = Field(default=False, description="Whether each commune and ward leads it at home")
    lead_note: Bilingual | None = Field(
        None, description="Where the plan names nobody: why these are shown as leading"
    )
    support: list[Name] = Field(default_factory=list, description="Agencies that help")
    first_year: Year | None = Field(None, description="First year the plan gives; blank: none given")
    last_year: Year | None = Field(None, description="Last year, itself included; blank: none given")
    recurs: Literal["yearly", "half_yearly"] | None = Field(
        None, description="How often it comes again; blank: once"
    )
    if_any: Bilingual | None = Field(
        None,
        description="What must be there for it to be done, where the plan says «nếu có»; blank: always due",
    )

    @model_validator(mode="after")
    def _led(self) -> "Task":
        if not self.lead and not self.led_by_communes:
            raise ValueError("somebody leads a task: lead, led_by_communes or both")
        if self.task not in self.clauses:
            raise ValueError("the clauses of a task hold its own")
        if self.first_year and self.last_year and self.last_year < self.first_year:
            raise ValueError(f"last_year {self.last_year} is before first_year {self.first_year}")
        return self
