"""The plan's indicators: what is counted, by what, and what is to be reached by when."""

from typing import Literal

from pydantic import Field, model_validator

from compliance.model.choices_offices import PopulationBase
from compliance.model.citations import Citation
from compliance.model.clauses import ClauseId
from compliance.model.rule_values import Day, FileModel, Flag, Name, Number, RuleId
from compliance.model.rules import Period
from compliance.model.texts import Bilingual


class Target(Period):
    """A value to be reached, as one paper set it; a later paper may set another."""

    since: Day = Field(description="First day on which it is the target, included")
    until: Day | None = Field(None, description="Last day on which it is, included; blank: open")
    value: Number = Field(description="The value, in the indicator's unit")
    by: Day = Field(description="Last day by which it is to be reached, included")
    wording: Literal["firm", "about", "strive"] = Field(
        "firm", description="`strive`: the paper says «phấn đấu»; `about`: it also says «khoảng»"
    )
    citation: Citation = Field(description="Where it was set")
    rests_on: Bilingual | None = Field(None, description="What the paper itself takes the figure from")


class FromFacilities(FileModel):
    """A share of facilities: those in order, of those that count.

    A facility is in order where its condition holds and each rule is met and never violated. What nothing on
    file shows, such as a rule on measurements without any measurement, leaves it open. A facility of which a
    rule on facilities says that it does not apply is left out.
    """

    counts: str = Field(description="Which facilities count, as a condition of the facility")
    in_order: str | None = Field(None, description="What must hold of one in order, as a condition")
    rules: list[RuleId] = Field(default_factory=list, description="Rules that all must be met")

    @model_validator(mode="after")
    def _told(self) -> "FromFacilities":
        if not (self.in_order or self.rules):
            raise ValueError("say when a facility is in order: in_order, rules or both")
        return self


class FromAmounts(FileModel):
    """A share of amounts: part of whole, summed over records."""

    subject: str = Field(description="The kind of record, by its singular name")
    counts: str | None = Field(None, description="Which of the records count, as a condition; blank: all")
    part: str = Field(description="The amount that is in order, as an expression of the record")
    whole: str = Field(description="The amount it is a part of")
    rule: RuleId | None = Field(
        None, description="A rule on these records: one that meets it is in order as a whole"
    )
    year: str | None = Field(
        None, description="The field that holds the calendar year; figures are by year. Blank: all together"
    )


class FromStatistic(FileModel):
    """A figure that a source published for the territory."""

    name: Name = Field(description="Name of the figure in `territory_statistics`")
    base: PopulationBase | None = Field(None, description="Whom it has to be counted over; blank: anybody")
    needs: list[Literal["denominator", "definition", "urban_defined_on"]] = Field(
        default_factory=list, description="What the source has to tell, or the figure settles nothing"
    )
    by_commune: Flag = Field(default=False, description="Whether figures of communes are shown besides")


class Indicator(FileModel):
    """Something that is counted to tell how far the plan is carried out."""

    indicator: Name = Field(description="Permanent name")
    title: Bilingual
    clauses: list[ClauseId] = Field(min_length=1, description="Clauses of the plan it answers")
    unit: str = Field(description="Unit of its values, such as % or ha")
    direction: Literal["at_least", "at_most"] = Field(description="On which side of the target is reached")
    numerator: Bilingual | None = Field(None, description="What is counted; blank for an amount")
    denominator: Bilingual | None = Field(None, description="What it is a share of; blank for an amount")
    definition: Bilingual = Field(description="How it is counted, with what the plan leaves open")
    source: Bilingual = Field(description="Who holds the figures")
    targets: list[Target] = Field(default_factory=list, description="What is to be reached; blank: no number")
    from_facilities: FromFacilities | None = None
    from_amounts: FromAmounts | None = None
    from_statistic: FromStatistic | None = None
    open_question: Bilingual | None = Field(
        None, description="What nobody has said yet and keeps it undetermined, whatever the figures"
    )

    @model_validator(mode="after")
    def _counted(self) -> "Indicator":
        if self.from_facilities and self.from_amounts:
            raise ValueError("give from_facilities or from_amounts, not both")
        if not (self.from_facilities or self.from_amounts or self.from_statistic):
            raise ValueError("give from_facilities, from_amounts or from_statistic")
        if (self.numerator is None) != (self.denominator is None):
            raise ValueError("a share has a numerator and a denominator, an amount has neither")
        if self.numerator is None and (self.from_facilities or self.from_amounts):
            raise ValueError("a share of facilities or amounts says its numerator and denominator")
        return self
