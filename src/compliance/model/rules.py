"""Rule files as models: rules, obligations, thresholds, lists and instruments.

Every value arrives as text and is typed here, so numbers stay decimals as printed and only `true` and
`false` are booleans. Expressions stay text; `language` gives them meaning.
"""

import itertools
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from compliance.model.choices import OperatorKind
from compliance.model.texts import Bilingual

_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?")
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years of the dates that are accepted, both included, in rules and in registers."""

MAX_MONTHS = 1_200
"""Most months that are added to a date or taken from it."""

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTHS = re.compile(r"(\d{1,3}) months?")


def _number(value: object) -> Decimal:
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        raise ValueError("must be a plain decimal number of at most 12 digits and 6 decimals")
    return Decimal(value)


def read_day(text: str) -> date:
    """Return the date a text such as 2026-05-18 stands for.

    Raises:
        ValueError: It is no such date, or its year is outside those the program reckons with.
    """
    if not _ISO_DATE.fullmatch(text):
        raise ValueError("must be a date such as 2026-05-18")
    day = date.fromisoformat(text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"years from {FIRST_YEAR} to {LAST_YEAR} are read")
    return day


def _date(value: object) -> date | None:
    if value is None:
        return None
    return read_day(value) if isinstance(value, str) else read_day("")


def _months(value: object) -> int:
    match = _MONTHS.fullmatch(value) if isinstance(value, str) else None
    if not match:
        raise ValueError("must be a number of months such as '24 months'")
    return int(match[1])


def _pattern(pattern: str, what: str) -> AfterValidator:
    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(f"must be {what}")
        return value

    return AfterValidator(check)


def _matching(pattern: str, what: str) -> object:
    return Annotated[str, _pattern(pattern, what)]


Number = Annotated[Decimal, BeforeValidator(_number)]
Day = Annotated[date, BeforeValidator(_date)]
Months = Annotated[int, BeforeValidator(_months)]
RuleId = Annotated[str, _pattern(r"[A-Z]{2,4}-\d{2,3}", "letters, a hyphen and a number, such as WW-01")]
Name = Annotated[str, _pattern(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*", "a name such as central_plant")]


class FileModel(BaseModel):
    """Base of everything rule files hold: frozen, and no key that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Confidence(str, Enum):
    """How well the text behind a citation was checked."""

    read = "read"
    excerpt = "excerpt"
    secondary = "secondary"
    unverified = "unverified"


class Severity(str, Enum):
    """How soon a violation is to be dealt with."""

    critical = "critical"
    major = "major"
    minor = "minor"


class Citation(FileModel):
    """A provision of an instrument, paraphrased nowhere and pasted nowhere."""

    instrument: str = Field(description="Number of the instrument, as in instruments.yaml, or `plan`")
    provision: str = Field(description="Article, clause, point")
    checked: Day | None = Field(None, description="Day the text was last compared")
    confidence: Confidence | None = Field(None, description="How well the text was checked")


class Instrument(FileModel):
    """A law, decree, circular, resolution, standard or plan."""

    title: Bilingual
    in_force_from: Day | None = Field(None, description="First day in force")
    in_force_until: Day | None = Field(None, description="Last day in force; blank: open")
    amended_by: list[str] = Field(default_factory=list, description="Instruments that amended it")
    replaced_by: str | None = Field(None, description="The instrument that took its place")


class Remedy(FileModel):
    """What is recommended to end a violation."""

    vi: str
    en: str
    days: Annotated[int, BeforeValidator(lambda v: int(_number(v)))] = Field(description="Days to act")


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


Years = Annotated[int, BeforeValidator(lambda v: int(_number(v))), Field(ge=1, le=20)]


class Limitation(FileModel):
    """How long an act can be punished, and from when the time runs; the clock differs by act."""

    years: Years = Field(description="Years, from the day the time runs from; the last day is included")
    start: Literal["detected", "sampled", "due", "ended"] = Field(
        alias="from", description="`detected` for an act that goes on: the time does not run while it lasts"
    )
    on: str | None = Field(
        None, description="The day the time runs from, as an expression; blank: the subject's own date"
    )


class PenaltyKey(FileModel):
    """Where the bracket of an act stands in a table of fines."""

    table: Name = Field(description="Name of the table of fines")
    key: str | dict[Name, str] = Field(
        description="A name in the table, an expression that gives one, or an expression for each axis"
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


class InForce(FileModel):
    """Something of the law that holds between two dates, both included."""

    since: Day = Field(alias="from")
    until: Day | None = None

    def holds_on(self, day: date) -> bool:
        """Return whether it is in force on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


class NotObtained(InForce):
    """Days for which the law has something, and its text was not obtained: nobody is judged by a guess."""

    reason: Bilingual = Field(description="What was not obtained, and where it would stand")


def reason_on(day: date, not_obtained: Sequence[NotObtained]) -> Bilingual | None:
    """Return why nothing holds on a day; None where no file says so."""
    return next((period.reason for period in not_obtained if period.holds_on(day)), None)


def check_periods(periods: Sequence[InForce]) -> None:
    """Refuse periods that end before they begin, overlap, or do not stand in order."""
    for period in periods:
        if period.until and period.until < period.since:
            raise ValueError(f"until {period.until} is before from {period.since}")
    for earlier, later in itertools.pairwise(periods):
        if earlier.until is None or earlier.until >= later.since:
            raise ValueError(f"the period from {later.since} overlaps the one before it")


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
        number = _number(text)
        if self.type == "months" and (number != number.to_integral_value() or not 0 < number <= MAX_MONTHS):
            raise ValueError(f"a whole number of months from 1 to {MAX_MONTHS} is expected, found {text!r}")
        return number

    def period_on(self, day: date) -> ThresholdPeriod | None:
        """Return the period that holds on a day, or None if none is in force."""
        return next((period for period in self.values if period.holds_on(day)), None)


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
    """A dated list of named facilities."""

    name: Name = Field(alias="list")
    title: Bilingual
    versions: list[ListVersion] = Field(min_length=1)
    not_obtained: list[NotObtained] = Field(
        default_factory=list, description="Days for which the list is known to be missing here"
    )

    @model_validator(mode="after")
    def _in_order(self) -> "OfficialList":
        check_periods(self.versions)
        check_periods(sorted([*self.versions, *self.not_obtained], key=lambda period: period.since))
        return self

    def version_on(self, day: date) -> ListVersion | None:
        """Return the version that holds on a day, or None if none is in force."""
        return next((version for version in self.versions if version.holds_on(day)), None)


class InstrumentFile(FileModel):
    """The instruments that citations name."""

    instruments: dict[str, Instrument]
