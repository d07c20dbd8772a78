"""The ids of rules that were taken out: kept, so that none is ever given again."""

from pydantic import BaseModel, ConfigDict, Field

from compliance.model.rules import Day, RuleId
from compliance.model.texts import Bilingual


class Retirement(BaseModel):
    """When and why a rule was taken out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    on: Day = Field(description="Day the rule was taken out")
    reason: Bilingual = Field(description="Why, and what stands in its place")


class RetiredFile(BaseModel):
    """Rules that are no longer in the rulebook, by id; an id is never reused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    retired: dict[RuleId, Retirement] = Field(description="Retired rules by id")
