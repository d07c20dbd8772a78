"""Official lists of named facilities, as they stood between dates."""

from datetime import date

from pydantic import Field, model_validator

from compliance.model.citations import Citation
from compliance.model.in_force import InForce, NotObtained, check_periods
from compliance.model.rule_values import FileModel, Name
from compliance.model.texts import Bilingual


class ListEntry(FileModel):
    """One entry of an official list."""

    entry: str = Field(description="Instrument and number, such as 42/2026:II-6")
    name: str = Field(description="Name as printed in the list")
    place: str | None = Field(None, description="Place as printed in the list")


class ListVersion(InForce):
    """A list as it stood between two dates, both included; complete for the province."""

    citation: Citation
    entries: list[ListEntry]


class OfficialList(FileModel):
    """A dated list of named facilities; of one whose text was never obtained, no version."""

    name: Name = Field(alias="list")
    title: Bilingual
    versions: list[ListVersion]
    not_obtained: list[NotObtained] = Field(
        default_factory=list, description="Days for which the list is known to be missing here"
    )

    @model_validator(mode="after")
    def _in_order(self) -> "OfficialList":
        if not self.versions and not self.not_obtained:
            raise ValueError("a list without versions says under not_obtained why there is none")
        check_periods(self.versions)
        check_periods(sorted([*self.versions, *self.not_obtained], key=lambda period: period.since))
        return self

    def version_on(self, day: date) -> ListVersion | None:
        """Return the version that holds on a day, or None if none is in force."""
        return next((version for version in self.versions if version.holds_on(day)), None)
