"""The raw records of one facility, as the second evaluator reads them."""

from dataclasses import dataclass, field
from typing import Any

from compliance.errors import Place
from compliance.model.fields import RecordKind
from compliance.model.values import Value


def name_record(kind: str, key: str) -> str:
    """Return what evidence and questions call a record: `permit[P-1]`, the facility by its kind alone."""
    return kind if kind == "facility" else f"{kind}[{key}]"


def record_key(kind: RecordKind, row: dict[str, Any]) -> str:
    r"""Return the key of a record as one text; unique within its kind.

    The parts of a key of several fields are joined with `/`; a `/` or `\\` inside a part is escaped, and a
    last part that is blank is left out.
    """
    if len(kind.key) == 1:
        return str(row[kind.key[0]])
    texts = [_key_part(row[name]) for name in kind.key if row[name] is not None]
    return "/".join(text.replace("\\", "\\\\").replace("/", "\\/") for text in texts)


def _key_part(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


@dataclass(frozen=True)
class RawRecord:
    """One record as it stands in the register.

    Attributes:
        kind: Singular name of its kind.
        key: Values of its key joined with `/`; unique within its kind.
        values: Value by field; None is missing.
        place: The row it was read from.
    """

    kind: str
    key: str
    values: dict[str, Value]
    place: Place

    @property
    def record(self) -> str:
        """Its kind and key, as evidence names it; see `name_record`."""
        return name_record(self.kind, self.key)


@dataclass(frozen=True)
class FacilityRecords:
    """Everything a register holds about one facility.

    Attributes:
        facility: The facility's own record.
        collections: Its other records by plural name; a kind without records may be absent.
        coverage: Coverage rows that speak of this facility or of all.
        parent: The record of the cluster or zone it stands in; None if there is none on file.
        operator: The record of who answers for it; None if there is none on file.
        incomplete: Plural names of kinds of which a row of this facility was rejected.
        unasked: Kind of record and field of each column that the register's tables lack.
    """

    facility: RawRecord
    collections: dict[str, list[RawRecord]] = field(default_factory=dict)
    coverage: list[RawRecord] = field(default_factory=list)
    incomplete: frozenset[str] = frozenset()
    unasked: frozenset[tuple[str, str]] = frozenset()
    parent: RawRecord | None = None
    operator: RawRecord | None = None

    def subjects(self, kind: RecordKind) -> list[RawRecord]:
        """Return the records of a kind that a rule can judge: the facility itself, or its collection."""
        return [self.facility] if kind.name == self.facility.kind else self.collections.get(kind.plural, [])

    @property
    def facility_id(self) -> str:
        """The facility's key."""
        return self.facility.key
