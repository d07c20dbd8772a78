"""What a sweep says: verdicts for every rule and subject, findings for what needs attention."""

import hashlib
import re
from dataclasses import dataclass, field

from compliance.errors import Place
from compliance.model.choices import EvidenceGrade
from compliance.model.citations import Citation
from compliance.model.enforcement import Enforcement
from compliance.model.facility_records import name_record
from compliance.model.outcomes import Missing, Outcome
from compliance.model.rules import Severity
from compliance.model.texts import Bilingual
from compliance.model.values import Value


@dataclass(frozen=True)
class VerdictKey:
    """Identifies a verdict: rule, facility, kind of subject and the subject's key."""

    rule_id: str
    facility_id: str
    subject_kind: str
    subject_key: str

    @property
    def record(self) -> str:
        """The record judged, as evidence names it; see `name_record`."""
        return name_record(self.subject_kind, self.subject_key)

    @property
    def reading_order(self) -> tuple[tuple[str | int, ...], ...]:
        """Sorts as people count: M-9 before M-10."""
        parts = (self.rule_id, self.facility_id, self.subject_kind, self.subject_key)
        return tuple(_counted(part) for part in parts)


def _counted(text: str) -> tuple[str | int, ...]:
    """Return a text as its words and numbers in turn, always a word first."""
    return tuple(int(part) if part.isdigit() else part for part in re.split(r"([0-9]+)", text))


@dataclass(frozen=True)
class Verdict:
    """The outcome of one rule for one subject.

    Attributes:
        key: What it is a verdict on.
        outcome: The outcome.
        failed: Names of the requirements that do not hold, in file order.
        doubt: Why it is `failed`, where the two evaluators disagree or one could not evaluate.
    """

    key: VerdictKey
    outcome: Outcome
    failed: tuple[str, ...] = ()
    doubt: str | None = None


@dataclass(frozen=True)
class EvidenceField:
    """A field that was read, and its value."""

    name: str
    value: Value


@dataclass(frozen=True)
class Evidence:
    """A record that a verdict rests on, and where it stands.

    Attributes:
        record: Kind and key.
        place: The row it was read from.
        fields: The fields that were read.
        grade: How far an authority may rely on its value; None for kinds of record without a grade.
    """

    record: str
    place: Place
    fields: tuple[EvidenceField, ...]
    grade: EvidenceGrade | None = None


@dataclass(frozen=True)
class Finding:
    """A verdict that needs attention, with everything a reader needs to check it.

    Attributes:
        verdict: The verdict.
        facility_name: Name of the facility.
        title: The rule's title.
        severity: How soon to deal with it.
        message: What is found, in both languages.
        remedy: What is recommended and within how many days; only for a violation.
        citations: The norms, without the plan.
        programme: The plan's clauses, shown as programme, never as legal ground.
        missing: What would settle an undetermined outcome.
        evidence: The records it rests on.
        enforcement: What a violation may lead to; None for other outcomes.
    """

    verdict: Verdict
    facility_name: str
    title: Bilingual
    severity: Severity
    message: Bilingual
    remedy: Bilingual | None
    remedy_days: int | None
    citations: tuple[Citation, ...]
    programme: tuple[Citation, ...]
    missing: tuple[Missing, ...] = ()
    evidence: tuple[Evidence, ...] = field(default=())
    enforcement: Enforcement | None = None

    @property
    def fingerprint(self) -> str:
        """Identity across sweeps: rule, facility and subject, never a row number."""
        key = self.verdict.key
        parts = (key.rule_id, key.facility_id, key.subject_kind, key.subject_key)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
