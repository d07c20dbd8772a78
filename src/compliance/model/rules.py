"""Rules and obligations as models. Expressions stay text; `language` gives them meaning."""

from enum import Enum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from compliance.model.choices import OperatorKind
from compliance.model.citations import Citation
from compliance.model.rule_values import Day, FileModel, Months, Name, RuleId, Years, read_number
from compliance.model.texts import Bilingual


class Severity(str, Enum):
    """How soon a violation is to be dealt with."""

    critical = "critical"
    major = "major"
    minor = "minor"


class Remedy(FileModel):
    """What is recommended to end a violation."""

    vi: str
    en: str
    days: Annotated[int, BeforeValidator(lambda v: int(read_number(v)))] = Field(description="Days to act")


class Period(FileModel):
    """Something in force between two days, both included."""

    since: Day | None = Field(None, description="First day in force, included")
    until: Day | None = Field(None, description="Last day in force, included")

    @model_validator(mode="after")
    def _ordered(self) -> "Period":
        if self.since and self.until and self.until < self.since:
            raise ValueError(f"until {self.until} is before since {self.since}")
        return self


class Selection(FileModel):
    """Records of one kind that a rule speaks of under a name, so that their filter is written once."""

    label: Bilingual = Field(description="What readers are told instead of the filter")
    of: str = Field(description="The records, as `l for l in permit_limits if ...`")


class Limitation(FileModel):
    """How long an act can be punished, and from when the time runs; the clock differs by act."""

    years: Years | None = Field(
        None, description="Years, from the day the time runs from, the last day included; blank: not obtained"
    )
    start: Literal["detected", "sampled", "due", "ended"] = Field(
        alias="from", description="`detected` for an act that goes on: the time does not run while it lasts"
    )
    on: str | None = Field(
        None, description="The day the time runs from, as an expression; blank: the subject's own date"
    )


class Multiple(FileModel):
    """How many times one value is another, compared with bounds by multiplying, never divided."""

    of: str = Field(description="The value, such as what was measured")
    to: str = Field(description="What it is so many times of, such as the limit, in the same unit")


class PenaltyKey(FileModel):
    """Where the bracket of an act stands in a table of fines."""

    table: Name = Field(description="Name of the table of fines")
    key: str | dict[Name, str | Multiple] = Field(
        description="A name in the table, or an expression that gives one; names with the condition of each, "
        "the first that holds; or the number of each axis"
    )
    per: list[Name] = Field(
        default_factory=list,
        description="Fields of the subject: of those that share them only the highest bracket is proposed",
    )
    surcharge: dict[Name, str] = Field(
        default_factory=dict,
        description="Names of the table's surcharges with the condition of each; else by the axis",
    )


class Requirement(FileModel):
    """A requirement with a word on what a blank means."""

    holds: str = Field(description="The condition")
    label: Bilingual | None = Field(None, description="What readers are told instead of the name")
    when_missing: Literal["violated"] | None = Field(
        None,
        description="`violated` where the law puts the proof on the facility: a blank counts as not shown",
    )


def _requirement(value: object) -> object:
    return {"holds": value} if isinstance(value, str) else value


class Rule(Period):
    """One legal requirement of one kind of subject."""

    id: RuleId = Field(description="Permanent identifier, never reused")
    title: Bilingual = Field(description="The fault, as a name")
    severity: Severity
    citations: list[Citation] = Field(min_length=1, description="The plan's clause first, then the law")
    since: Day = Field(description="First day in force, included")
    until: Day | None = Field(None, description="Last day in force, included; blank: open")
    subject: str = Field(description="What is judged: a record kind by its singular name")
    schedule: Name | None = Field(None, description="For the subject `due`: the schedule it falls due by")
    applies_when: str | None = Field(None, description="Whom it concerns; blank: every subject")
    selections: dict[Name, Selection] = Field(
        default_factory=dict, description="Named collections of records that the expressions use"
    )
    requires: dict[Name, Annotated[Requirement, BeforeValidator(_requirement)]] = Field(
        default_factory=dict, max_length=20, description="Named requirements; all must hold"
    )
    ask: Bilingual | None = Field(None, description="For a rule without requirements: what to look up")
    window: Months | None = Field(None, description="How far back a dated event still makes a finding")
    addressee: list[OperatorKind | Literal["department"]] = Field(
        default_factory=list,
        description="Whom the norm binds, by kind of operator; `department`: a question on its own data",
    )
    act: Name | None = Field(None, description="The act punished, such as nd45.15.3.h")
    yields_to: list[Name] = Field(
        default_factory=list, description="Acts that take the place of this one where both are accused"
    )
    limitation: Limitation | None = Field(None, description="How long the act can be punished")
    penalty: PenaltyKey | None = Field(None, description="The bracket of the fine; for information")
    message: Bilingual | None = Field(None, description="What a violation says, with {slots}")
    remedy: Remedy | None = None

    @model_validator(mode="after")
    def _automated_or_manual(self) -> "Rule":
        if bool(self.requires) == bool(self.ask):
            raise ValueError("give either requires (judged) or ask (looked up by the inspector)")
        if (self.subject == "due") != (self.schedule is not None):
            raise ValueError("a rule about what is due, and no other, names its schedule")
        if self.requires and not self.message:
            raise ValueError("a rule with requirements needs a message")
        if "department" in self.addressee and (len(self.addressee) > 1 or self.act):
            raise ValueError("a question for the department has no other addressee and is no act")
        if (self.penalty or self.yields_to or self.limitation) and not self.act:
            raise ValueError("penalty, yields_to and limitation speak of an act: give act")
        return self


class Obligation(Period):
    """A derived, three-valued status of a facility; several files of one name are or-ed."""

    obliges: Name = Field(description="Name of the obligation")
    title: Bilingual
    citations: list[Citation] = Field(min_length=1)
    since: Day = Field(description="First day in force, included")
    when: str = Field(description="When a facility is subject to it")
