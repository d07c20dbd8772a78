"""The outcomes of a rule for a subject, and what stands in the way of a judgement."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from compliance.model.texts import Bilingual


class Outcome(str, Enum):
    """What a rule says of a subject; exactly one each."""

    met = "met"
    violated = "violated"
    undetermined = "undetermined"
    not_applicable = "not_applicable"
    manual = "manual"
    failed = "failed"


MissingWhat = Literal[
    "field", "exact_value", "column", "coverage", "record", "conflict", "unit", "threshold", "list"
]


@dataclass(frozen=True, order=True)
class Missing:
    """Something that would settle an open condition.

    Attributes:
        what: `field`: a blank field; `exact_value`: a value known only as below or above a bound;
            `column`: a field that the register's table has no column for, so that no blank in it says that
            there is none; `coverage`: a collection not known to be complete; `record`: no record to take a
            value from; `conflict`: records that differ where one value is needed; `unit`: units that differ;
            `threshold`, `list`: no value or version in force on the date.
        name: The field, collection, threshold or list.
        record: Kind and key of the record, such as `permit[P-1]`; None where there is none.
        title: The title of the threshold or list.
        reason: Why the threshold or list has nothing on the date, where its file says so.
    """

    what: MissingWhat
    name: str
    record: str | None = None
    title: Bilingual | None = field(default=None, compare=False)
    reason: Bilingual | None = field(default=None, compare=False)

    @property
    def whose(self) -> Literal["facility", "register", "law"]:
        """Who can settle it: the facility, the department by its register, or by obtaining a text of law."""
        if self.what in ("threshold", "list"):
            return "law"
        return "register" if self.what in ("column", "coverage", "conflict") else "facility"

    def __str__(self) -> str:
        if self.what == "field":
            return f"{self.record}.{self.name}"
        return f"{self.what}:{f'{self.record}.' if self.record else ''}{self.name}"
