"""The clauses of the provincial plan: what each says, and what the system does with it."""

import re
from enum import Enum
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from compliance.model.rule_values import FileModel
from compliance.model.texts import Bilingual

_CLAUSE = re.compile(r"(I|II|III)(\.[0-9a-z]+)+(-[a-z])?|T[0-9]{1,2}")


class Treatment(str, Enum):
    """What the system does with a clause.

    `rules`: facilities are judged by it; `indicator`: a figure is held against it; `task`: somebody has a
    product to make of it; `manual`: an officer looks it up; `guidance`: nothing in it can be checked.
    """

    rules = "rules"
    indicator = "indicator"
    task = "task"
    manual = "manual"
    guidance = "guidance"


def _clause_id(value: str) -> str:
    if not _CLAUSE.fullmatch(value):
        raise ValueError("must be the number of a clause, such as I.4.c.1-a or T1")
    return value


ClauseId = Annotated[str, AfterValidator(_clause_id)]


class Clause(FileModel):
    """One idea of the plan, in our words."""

    place: Bilingual = Field(description="Where it stands in the plan")
    says: Bilingual = Field(description="What it asks for, in one sentence of our own")
    treatment: Treatment = Field(description="What the system does with it first of all")
    also: list[Treatment] = Field(default_factory=list, description="What it does with it besides")
    reason: Bilingual | None = Field(None, description="Of guidance: why nothing can be checked")
    ask: Bilingual | None = Field(None, description="Of a manual clause: what an officer looks up, and where")

    @model_validator(mode="after")
    def _said(self) -> "Clause":
        if len({self.treatment, *self.also}) != 1 + len(self.also):
            raise ValueError("a treatment stands once, in treatment or in also")
        if Treatment.guidance in self.also:
            raise ValueError("what can be treated in another way is no guidance besides")
        if (self.treatment is Treatment.guidance) != (self.reason is not None):
            raise ValueError("guidance, and nothing else, gives the reason why nothing can be checked")
        if (Treatment.manual in self.treatments) != (self.ask is not None):
            raise ValueError("a manual clause, and no other, says what is looked up: ask")
        return self

    @property
    def treatments(self) -> tuple[Treatment, ...]:
        """All treatments, the first of all first."""
        return (self.treatment, *self.also)


class ClauseFile(FileModel):
    """The clauses of the plan in its order."""

    clauses: dict[ClauseId, Clause] = Field(
        min_length=1, description="Clauses by number, in the plan's order"
    )
