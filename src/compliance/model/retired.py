"""The ids of rules that were taken out: kept, so that none is ever given again."""

from pydantic import Field

from compliance.model.rule_values import Day, FileModel, RuleId
from compliance.model.texts import Bilingual


class Retirement(FileModel):
    """When and why a rule was taken out."""

    on: Day = Field(description="Day the rule was taken out")
    reason: Bilingual = Field(description="Why, and what stands in its place")


class RetiredFile(FileModel):
    """Rules that are no longer in the rulebook, by id; an id is never reused."""

    retired: dict[RuleId, Retirement] = Field(description="Retired rules by id")
