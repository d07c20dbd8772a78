"""A typed register: one table a kind of record.

Nothing is lost: rows read = rows accepted + rows rejected + rows dropped as a person told, for every table.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from typing import Any

import pyarrow as pa

from compliance.errors import Place, Problems
from compliance.model.facility_records import FacilityRecords, RawRecord, record_key
from compliance.model.fields import RecordKind
from compliance.model.schedules import DueDay, Schedule, due_days
from compliance.model.schema import COLLECTIONS, DUES, KINDS, PARENT, RECORD_KINDS, TENANTS
from compliance.model.values import Interval, Value
from compliance.sources.cells.columns import arrow_type
from compliance.sources.registers.hash import hash_register
from compliance.sources.registers.manifest import Manifest
from compliance.sources.registers.table_faults import Keys
from compliance.sources.registers.typed_table import LINE, PART, SIGN, type_table
from compliance.sources.texts import Part, RejectedRow


@dataclass
class Register:
    """A typed register.

    Attributes:
        tables: One Arrow table a kind, by plural name; one row a record, unique on the kind's key; the
            columns `_line` and `_part` hold the line and the number of the file or sheet among `paths`; a
            censored field `f` has its sign in `f__sign`.
        paths: The files and sheets each table was read from, as shown to users.
        rejected: Rows that were not accepted.
        dropped: Rows that a person told to drop, for the record; they count as no records.
        rows_read: Rows read by table.
        repeated: Rows that say the same as one before them, by file and sheet; they are kept once.
        manifest: What the register says of itself.
        unasked: Kind of record and field of each column that a file lacks; a blank there says nothing.
    """

    tables: dict[str, pa.Table]
    paths: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rejected: list[RejectedRow] = field(default_factory=list)
    dropped: list[RejectedRow] = field(default_factory=list)
    rows_read: dict[str, int] = field(default_factory=dict)
    repeated: Counter[str] = field(default_factory=Counter)
    manifest: Manifest = field(default_factory=Manifest)
    unasked: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def hash(self) -> str:
        """Identifies the contents, whatever files and forms they came in."""
        return hash_register(self.tables, self.rejected, self.unasked, repr(self.manifest))

    @cached_property
    def facility_ids(self) -> list[str]:
        """Ids of all facilities, sorted."""
        return sorted(self.tables["facilities"].column("facility_id").to_pylist())

    @cached_property
    def _rows_of(self) -> dict[str, dict[str | None, list[int]]]:
        index: dict[str, dict[str | None, list[int]]] = {}
        links = {"facilities": "facility_id", "coverage": "facility_id", "operators": "operator_id"}
        links |= {kind.plural: kind.link for kind in (*COLLECTIONS.values(), DUES)}
        for plural, link in links.items():
            rows: dict[str | None, list[int]] = defaultdict(list)
            table = self.table(plural)
            for number, facility in enumerate(table.column(link).to_pylist() if table.num_rows else ()):
                rows[facility].append(number)
            index[plural] = rows
        return index

    def table(self, plural: str) -> pa.Table:
        """Return the table a collection is read from; tenants are read from the facilities."""
        return self.tables["facilities" if plural == TENANTS.plural else plural]

    @property
    def incomplete(self) -> list[tuple[str, str | None]]:
        """Collections of which a row was rejected, with the facility; None: any may be concerned."""
        found = [(row.table, row.facility_id) for row in self.rejected if row.table != "facilities"]
        if any(row.table == "facilities" for row in self.rejected):
            found.append((TENANTS.plural, None))
        return found

    def records_of(self, facility_id: str) -> FacilityRecords:
        """Return all records of one facility, each kind sorted by key.

        Raises:
            KeyError: There is no such facility.
        """
        rows = self._rows_of
        if facility_id not in rows["facilities"]:
            raise KeyError(facility_id)
        collections = {
            plural: self._records(plural, rows[plural][facility_id])
            for plural in (*COLLECTIONS, DUES.plural)
            if facility_id in rows[plural]
        }
        facility = self._records("facilities", rows["facilities"][facility_id])[0]
        parent_rows = rows["facilities"].get(str(facility.values["parent_id"]), [])
        parents = self._records("facilities", parent_rows)
        operator_rows = rows["operators"].get(str(facility.values["operator_id"]), [])
        operators = self._records("operators", operator_rows)
        coverage_rows = [*rows["coverage"].get(None, []), *rows["coverage"].get(facility_id, [])]
        return FacilityRecords(
            facility=facility,
            collections=collections,
            coverage=self._records("coverage", coverage_rows),
            incomplete=frozenset(name for name, owner in self.incomplete if owner in (None, facility_id)),
            parent=replace(parents[0], kind=PARENT.name) if parents else None,
            operator=operators[0] if operators else None,
            unasked=self.unasked,
        )

    def place_of(self, plural: str, row: Mapping[str, Any]) -> Place:
        """Return where a row of a table stands in its file."""
        return Place(self.paths[plural][row[PART]] if plural in self.paths else plural, row[LINE])

    def _taken(self, plural: str, rows: list[int]) -> pa.Table:
        table = self.table(plural)
        return table if len(rows) == table.num_rows else table.take(pa.array(rows, type=pa.int64()))

    def _records(self, plural: str, rows: list[int]) -> list[RawRecord]:
        if not rows:
            return []
        kind = COLLECTIONS.get(plural) or KINDS[plural]
        table = "facilities" if kind is TENANTS else plural
        records = [
            RawRecord(
                kind=kind.name,
                key=record_key(kind, row),
                values={name: _raw_value(row, name) for name in kind.columns},
                place=self.place_of(table, row),
            )
            for row in self._taken(plural, rows).to_pylist()
        ]
        return sorted(records, key=lambda record: record.key)


def with_dues(register: Register, schedules: Iterable[Schedule], as_of: date) -> Register:
    """Return a register with what fell due by schedules for each of its facilities; otherwise the same."""
    days = [day for schedule in schedules for day in due_days(schedule, as_of)]
    rows = [(facility, day) for day in days for facility in register.facility_ids]
    columns = {
        "facility_id": [facility for facility, _ in rows],
        "schedule": [day.schedule for _, day in rows],
        "period_end": [day.period_end for _, day in rows],
        "due_on": [day.due_on for _, day in rows],
        LINE: [1] * len(rows),
        PART: [0] * len(rows),
    }
    dues = pa.table(columns, schema=empty_table(DUES).schema)
    return replace(
        register,
        tables={**register.tables, DUES.plural: dues},
        paths={**register.paths, DUES.plural: ("(schedule)",)},
    )


def due_record(facility_id: str, day: DueDay) -> RawRecord:
    """Return the record of something that falls due for a facility, as `with_dues` makes it."""
    values: dict[str, Value] = {**vars(day), DUES.link: facility_id}
    return RawRecord(DUES.name, record_key(DUES, values), values, Place("(schedule)", 1))


def _raw_value(row: dict[str, Any], name: str) -> Value:
    value: Value = row[name]
    if value is not None and name + SIGN in row:
        return Interval.printed(row[name], row[name + SIGN])
    return value


def type_register(parts: Mapping[str, Sequence[Part]], manifest: Manifest, problems: Problems) -> Register:
    """Return the typed register of tables of cells; faults are noted and their rows rejected.

    Args:
        parts: The rows by the plural name of their kind; a kind without any is empty.
        manifest: What the register says of itself.
        problems: Gets every fault, with its place.
    """
    register = Register(tables={}, manifest=manifest)
    keys: dict[str, Keys] = {}
    for plural, kind in KINDS.items():
        found = parts.get(plural)
        if not found:
            register.tables[plural] = empty_table(kind)
            continue
        register.paths[plural] = tuple(part.table.path for part in found)
        register.rows_read[plural] = sum(len(part.table.lines) for part in found)
        typed = type_table(kind, found, keys, register.rejected, problems)
        register.tables[plural] = typed.rows
        register.repeated.update(typed.repeated)
    register.unasked = frozenset(_columns_lacking(parts, manifest))
    return register


def _columns_lacking(parts: Mapping[str, Sequence[Part]], manifest: Manifest) -> Iterator[tuple[str, str]]:
    for kind in RECORD_KINDS.values():
        plural = "facilities" if kind is TENANTS else kind.plural
        told = manifest.columns_lacking.get(plural, ())
        for name in kind.columns if parts.get(plural) else ():
            if name in told or any(name not in part.table.columns for part in parts[plural]):
                yield kind.name, name


def empty_table(kind: RecordKind) -> pa.Table:
    """Return the table of a kind of record without rows."""
    return _empty_tables()[kind.name]


@cache
def _empty_tables() -> dict[str, pa.Table]:
    return {kind.name: _schema_of(kind).empty_table() for kind in RECORD_KINDS.values()}


def _schema_of(kind: RecordKind) -> pa.Schema:
    fields = []
    for name, column in kind.columns.items():
        fields.append(pa.field(name, arrow_type(column)))
        if column.type == "censored":
            fields.append(pa.field(name + SIGN, pa.string()))
    return pa.schema([*fields, pa.field(LINE, pa.int64()), pa.field(PART, pa.int32())])


def judged_for(register: Register, today: date) -> date:
    """Return the date a register is judged for when the user names none: its manifest's, else today."""
    return register.manifest.as_of or today
