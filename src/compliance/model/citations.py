"""The law that rule files cite: instruments, provisions, and how well their text was checked."""

from enum import Enum

from pydantic import Field

from compliance.model.provisions import Provision
from compliance.model.rule_values import Day, FileModel, Flag
from compliance.model.texts import Bilingual


class Confidence(str, Enum):
    """How well the text behind a citation was checked."""

    read = "read"
    excerpt = "excerpt"
    secondary = "secondary"
    unverified = "unverified"


class Citation(FileModel):
    """A provision of an instrument, paraphrased nowhere and pasted nowhere."""

    instrument: str = Field(description="Number of the instrument, as in instruments.yaml, or `plan`")
    provision: Provision = Field(description="Article, clause, point; of the plan, the id of its clause")
    as_amended_by: tuple[str, ...] = Field(
        default=(), description="Instruments by which the provision was amended as it is meant here"
    )
    checked: Day | None = Field(None, description="Day the text was last compared")
    confidence: Confidence | None = Field(None, description="How well the text was checked")


class Instrument(FileModel):
    """A law, decree, circular, resolution, standard or plan."""

    title: Bilingual
    in_force_from: Day | None = Field(None, description="First day in force")
    in_force_until: Day | None = Field(None, description="Last day in force; blank: open")
    amended_by: list[str] = Field(default_factory=list, description="Instruments that amended it")
    is_penal: Flag = Field(
        default=False, description="true for a decree on penalties: it punishes what another norm lays down"
    )
    replaced_by: str | None = Field(None, description="The instrument that took its place")


class InstrumentFile(FileModel):
    """The instruments that citations name."""

    instruments: dict[str, Instrument]
