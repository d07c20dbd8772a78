"""A case as records that can be varied: one cell, one date or one record at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from compliance.engines.arithmetic import add_months
from compliance.language.nodes import FieldRef
from compliance.model.facility_records import FacilityRecords, RawRecord, record_key
from compliance.model.fields import RecordKind
from compliance.model.rule_values import FIRST_YEAR, LAST_YEAR
from compliance.model.schema import COLLECTIONS, KINDS, PARENT, TENANTS
from compliance.model.values import Interval, Value
from compliance.sources.rulebooks.case_file import Case

FACILITIES, COVERAGE = "facilities", "coverage"

Tables = dict[str, tuple[RawRecord, ...]]


@dataclass(frozen=True)
class Situation:
    """The records of a case, some of them changed.

    Attributes:
        case: The case it comes from.
        as_of: The date judged for.
        tables: All records by table; facilities, records of facilities, and coverage.
        read: The records of each facility before any change.
        edits: What was changed, in words.
    """

    case: Case
    as_of: date
    tables: Tables
    read: dict[str, FacilityRecords] = field(repr=False, compare=False)
    edits: tuple[str, ...] = ()

    @classmethod
    def of(cls, case: Case) -> "Situation":
        """Return the situation a case describes."""
        tables: dict[str, dict[str, RawRecord]] = {}
        read = {each: case.register.records_of(each) for each in case.register.facility_ids}
        for records in read.values():
            tables.setdefault(FACILITIES, {})[records.facility.key] = records.facility
            for plural, held in records.collections.items():
                if plural in KINDS and not KINDS[plural].is_generated:
                    tables.setdefault(plural, {}).update({record.key: record for record in held})
            tables.setdefault(COVERAGE, {}).update({row.key: row for row in records.coverage})
        return cls(case, case.as_of, {name: tuple(rows.values()) for name, rows in tables.items()}, read)

    @cached_property
    def facilities(self) -> list[FacilityRecords]:
        """The records by facility, as a register gives them."""
        by_id = {record.key: record for record in self.tables[FACILITIES]}
        return [self._records_of(record, by_id) for record in by_id.values()]

    def _records_of(self, facility: RawRecord, by_id: dict[str, RawRecord]) -> FacilityRecords:
        collections = {}
        for plural, kind in COLLECTIONS.items():
            held = self.tables.get(FACILITIES if kind is TENANTS else plural, ())
            mine = [record for record in held if record.values[kind.link] == facility.key]
            if mine:
                collections[plural] = [replace(record, kind=kind.name) for record in sorted_by_key(mine)]
        above = by_id.get(str(facility.values["parent_id"]))
        coverage = [
            row for row in self.tables.get(COVERAGE, ()) if row.values["facility_id"] in (None, facility.key)
        ]
        return replace(
            self.read[facility.key],
            facility=facility,
            collections=collections,
            coverage=sorted_by_key(coverage),
            parent=None if above is None else replace(above, kind=PARENT.name),
        )

    def values_of(self, table: str, name: str) -> list[Value]:
        """Return the values a field has, each once, blanks aside."""
        values = (record.values[name] for record in self.tables.get(table, ()))
        return [value for value in dict.fromkeys(values) if value is not None]


@dataclass(frozen=True)
class Edit:
    """One change of a situation.

    Attributes:
        name: What it changes, for the name of a case.
        make: Makes it; None where it cannot be made.
    """

    name: str
    make: Callable[[Situation], Situation | None]

    def on(self, situation: Situation) -> Situation | None:
        """Return the situation after the change, or None where it changes nothing."""
        changed = self.make(situation)
        if changed is None or (changed.as_of, changed.tables) == (situation.as_of, situation.tables):
            return None
        return replace(changed, edits=(*situation.edits, self.name))


def sorted_by_key(records: list[RawRecord]) -> list[RawRecord]:
    """Return records in the order a register gives them."""
    return sorted(records, key=lambda record: record.key)


def table_of(reference: FieldRef) -> str:
    """Return the table a field is read from."""
    return reference.kind.plural if reference.kind.plural in KINDS else FACILITIES


def shown(value: Value) -> str:
    """Return a value as a case file writes it."""
    if value is None:
        return "blank"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Interval):
        sign = "" if value.is_exact else ">" if value.high is None else "<"
        return sign + shown(value.low if value.high is None or value.is_exact else value.high)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def set_as_of(day: date) -> Edit:
    """Return the edit that judges for another date."""
    return Edit(f"as_of {day.isoformat()}", lambda situation: replace(situation, as_of=day))


def set_value(table: str, key: str, name: str, value: Value) -> Edit:
    """Return the edit that puts a value into a cell."""

    def make(situation: Situation) -> Situation | None:
        kind = KINDS[table]
        rows = []
        for record in situation.tables.get(table, ()):
            if record.key != key:
                rows.append(record)
                continue
            changed = {**record.values, name: value}
            rows.append(replace(record, key=record_key(kind, changed), values=changed))
        return _with_table(situation, table, rows)

    where = name if table == FACILITIES else f"{table} {key} {name}"
    return Edit(f"{where} {shown(value)}", make)


def remove(table: str, key: str) -> Edit:
    """Return the edit that takes a record away."""

    def make(situation: Situation) -> Situation | None:
        rows = [record for record in situation.tables.get(table, ()) if record.key != key]
        return _with_table(situation, table, rows)

    return Edit(f"without {KINDS[table].name} {key}", make)


def add(table: str, record: RawRecord, facility_id: str) -> Edit:
    """Return the edit that adds a record like another one, under a key of its own."""
    kind = KINDS[table]

    def make(situation: Situation) -> Situation | None:
        held = situation.tables.get(table, ())
        values = {**record.values, kind.link: facility_id}
        keys = {row.key for row in held}
        if len(kind.key) == 1:
            number = next(n for n in range(1, len(keys) + 2) if f"{kind.name}-{n}" not in keys)
            values[kind.key[0]] = f"{kind.name}-{number}"
        key = record_key(kind, values)
        if key in keys:
            return None
        return _with_table(situation, table, [*held, replace(record, key=key, values=values)])

    told = ", ".join(
        f"{name} {shown(value)}"
        for name, value in record.values.items()
        if value is not None and name not in (kind.link, *kind.key)
    )
    return Edit(f"one more {kind.name} ({told or record.key})", make)


def cover(collection: str, *, first: date | None = None, last: date | None = None) -> Edit:
    """Return the edit that says a collection is complete, from a day or to a day where one is given."""

    def make(situation: Situation) -> Situation | None:
        kind = KINDS[COVERAGE]
        values: dict[str, Value] = dict.fromkeys(kind.columns)
        values |= {"record_kind": collection, "complete_from": first, "complete_to": last}
        rows = [r for r in situation.tables.get(COVERAGE, ()) if r.values["record_kind"] != collection]
        key = f"coverage-{collection}"
        place = situation.tables[FACILITIES][0].place
        row = RawRecord(kind.name, key, {**values, kind.key[0]: key}, place)
        return _with_table(situation, COVERAGE, [*rows, row])

    days = "".join(f" {word} {day}" for word, day in (("from", first), ("to", last)) if day is not None)
    return Edit(f"{collection} complete{days}", make)


def uncover(collection: str) -> Edit:
    """Return the edit that no longer says a collection is complete."""

    def make(situation: Situation) -> Situation | None:
        rows = [r for r in situation.tables.get(COVERAGE, ()) if r.values["record_kind"] != collection]
        return _with_table(situation, COVERAGE, rows)

    return Edit(f"{collection} not complete", make)


def move_years(years: int) -> Edit:
    """Return the edit that moves every date and year by some years."""

    def moved(kind: RecordKind, name: str, value: Value) -> Value:
        if isinstance(value, date):
            return add_months(value, 12 * years)
        is_year = kind.columns[name].type == "whole" and name.endswith("year")
        return value + years if is_year and isinstance(value, int) else value

    def make(situation: Situation) -> Situation | None:
        days = [situation.as_of, *_dates(situation)]
        if not all(FIRST_YEAR <= day.year + years <= LAST_YEAR for day in days):
            return None
        tables: Tables = {}
        for table, records in situation.tables.items():
            kind = KINDS[table]
            rows = []
            for record in records:
                values = {name: moved(kind, name, value) for name, value in record.values.items()}
                rows.append(replace(record, key=record_key(kind, values), values=values))
            tables[table] = tuple(rows)
        return replace(situation, as_of=add_months(situation.as_of, 12 * years), tables=tables)

    number = f"{abs(years)} year{'s' if abs(years) > 1 else ''}"
    return Edit(f"{number} {'later' if years > 0 else 'earlier'}", make)


def _dates(situation: Situation) -> Iterator[date]:
    for records in situation.tables.values():
        for record in records:
            yield from (value for value in record.values.values() if isinstance(value, date))


def _with_table(situation: Situation, table: str, rows: list[RawRecord]) -> Situation | None:
    if len({record.key for record in rows}) < len(rows):
        return None
    return replace(situation, tables={**situation.tables, table: tuple(rows)})
