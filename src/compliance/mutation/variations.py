"""The edits worth trying in a situation: cells where conditions turn, dates, records, coverage."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from compliance.engines.trace import Tracer
from compliance.language.compile import CompiledRule, CompiledRulebook
from compliance.language.nodes import Compare, FieldRef, Node, walk
from compliance.language.types import DATE, type_of_column
from compliance.model.facility_records import RawRecord
from compliance.model.fields import Column
from compliance.model.rule_values import FIRST_YEAR, LAST_YEAR
from compliance.model.schema import COLLECTIONS, KINDS
from compliance.model.values import Interval, Value
from compliance.mutation.boundaries import Boundaries, gap, solve
from compliance.mutation.score import subjects
from compliance.mutation.situations import (
    COVERAGE,
    FACILITIES,
    Edit,
    Situation,
    add,
    cover,
    remove,
    set_as_of,
    set_value,
    table_of,
    uncover,
)

MAX_POOLED = 12
"""Records, and values of one field, that other cases lend."""

MAX_NUMBER = Decimal(10) ** 12
MAX_COVERED_FROM = 9


@dataclass
class Pool:
    """What the cases of a rule hold, to be tried in one another.

    Attributes:
        records: Records by table that differ in more than their key.
        values: Values by table and field.
    """

    records: dict[str, list[RawRecord]] = field(default_factory=dict)
    values: dict[tuple[str, str], dict[Value, None]] = field(default_factory=dict)

    @classmethod
    def of(cls, situations: Iterable[Situation]) -> "Pool":
        """Return what some situations hold."""
        pool = cls()
        seen: set[tuple[object, ...]] = set()
        for situation in situations:
            for table, records in situation.tables.items():
                if table in (FACILITIES, COVERAGE):
                    continue
                for record in records:
                    pool._take(table, record, seen)
        return pool

    def _take(self, table: str, record: RawRecord, seen: set[tuple[object, ...]]) -> None:
        kind = KINDS[table]
        own_key = kind.key if len(kind.key) == 1 else ()
        told = (table, *(value for name, value in record.values.items() if name not in own_key))
        held = self.records.setdefault(table, [])
        if told not in seen and len(held) < MAX_POOLED:
            seen.add(told)
            held.append(record)
        for name, value in record.values.items():
            values = self.values.setdefault((table, name), {})
            if value is not None and len(values) < MAX_POOLED:
                values.setdefault(value)


def edits_for(
    situation: Situation,
    conditions: Sequence[Node],
    rule: CompiledRule,
    rulebook: CompiledRulebook,
    pool: Pool,
    days: Sequence[date] = (),
) -> Iterator[Edit]:
    """Yield the edits that could make conditions turn, those of cells at their bounds first.

    Args:
        situation: The situation to change.
        conditions: The conditions.
        rule: The rule.
        rulebook: Its rulebook.
        pool: What other cases hold.
        days: Further dates to judge for.
    """
    found = Boundaries(situation, lambda node: evaluate(node, situation, rule, rulebook))
    found.days.update(dict.fromkeys(days))
    for condition in conditions:
        found.note(condition)
    for node in (n for condition in conditions for n in walk(condition)):
        if isinstance(node, FieldRef):
            place = (table_of(node), node.name)
            found.cells[place].update(pool.values.get(place, {}))
    for day in found.days:
        yield set_as_of(day)
    yield from _of_cells(situation, found, rule, rulebook)
    yield from _of_records(situation, found, pool)
    yield from _of_coverage(found)


def evaluate(node: Node, situation: Situation, rule: CompiledRule, rulebook: CompiledRulebook) -> list[Value]:
    """Return what a node comes to for each subject it is known for; the facility for one of an obligation."""
    values: list[Value] = []
    of_facility = any(
        isinstance(part, FieldRef) and part.scope == "subject" and part.kind != rule.subject
        for part in walk(node)
    )
    for records in situation.facilities:
        tracer = Tracer(rulebook, records, situation.as_of)
        asked = [records.facility] if of_facility else subjects(rule, rulebook, records, situation.as_of)
        for subject in asked:
            value = tracer.evaluate(node, subject).value
            if value is not None:
                values.append(value)
    return values


def _of_cells(
    situation: Situation, found: Boundaries, rule: CompiledRule, rulebook: CompiledRulebook
) -> Iterator[Edit]:
    for (table, name), values in found.cells.items():
        kind = KINDS[table]
        column = kind.columns[name]
        if kind.is_generated or name in (kind.link, "name") or kind.key == (name,):
            continue
        for record in situation.tables.get(table, ()):
            for value in values:
                for cell in _cells(column, value, situation):
                    if cell != record.values[name]:
                        yield set_value(table, record.key, name, cell)
    for comparison in found.solvable:
        yield from _solved(situation, comparison, rule, rulebook)


def _cells(column: Column, value: Value, situation: Situation) -> Iterator[Value]:
    """Yield a value as a column can hold it; nothing where it cannot."""
    if value is None:
        if not column.required:
            yield None
        return
    match column.type:
        case "date":
            if isinstance(value, date) and FIRST_YEAR <= value.year <= LAST_YEAR:
                yield value
        case "flag":
            if isinstance(value, bool):
                yield value
        case "number" | "censored" | "whole":
            yield from _numbers(column, value)
        case _:
            if isinstance(value, str) and _may_hold(column, value, situation):
                yield value


def _numbers(column: Column, value: Value) -> Iterator[Value]:
    if isinstance(value, Interval):
        if column.type == "censored":
            yield value
        return
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        return
    exact = Decimal(value)
    if abs(exact) >= MAX_NUMBER:
        return
    if column.type == "whole":
        if exact == int(exact) and abs(exact) < 10**9:
            yield int(exact)
    elif column.type == "number":
        yield exact
    else:
        yield Interval.exactly(exact)
        if exact > 0:
            yield from (Interval.printed(exact, sign) for sign in "<>")


def _may_hold(column: Column, value: str, situation: Situation) -> bool:
    """Tell whether a text is of the closed list, or names a record that is there, where it must."""
    if column.choices is not None:
        return value in [member.value for member in column.choices]
    if column.refers_to is None:
        return True
    kind = next(kind for kind in KINDS.values() if kind.name == column.refers_to)
    return value in situation.values_of(kind.plural, kind.key[0])


def _solved(
    situation: Situation, node: Compare, rule: CompiledRule, rulebook: CompiledRulebook
) -> Iterator[Edit]:
    """Yield cells at the values that make the two sides of a comparison equal, and next to them."""

    def value_of(part: Node, where: Situation) -> list[Value]:
        return evaluate(part, where, rule, rulebook)

    before = gap(node, lambda part: value_of(part, situation))
    if before is None:
        return
    for reference in dict.fromkeys((table_of(n), n.name) for n in walk(node) if isinstance(n, FieldRef)):
        table, name = reference
        column = KINDS[table].columns[name]
        type_ = type_of_column(column)
        if type_.base not in ("number", "date"):
            continue
        for record in situation.tables.get(table, ()):
            more = next(_cells(column, _one_more(record.values[name]), situation), None)
            moved = None if more is None else set_value(table, record.key, name, more).on(situation)
            if moved is None:
                continue
            after = gap(node, lambda part, moved=moved: value_of(part, moved))  # type: ignore[misc]
            if after is None:
                continue
            step = Decimal(1) if type_ == DATE else Decimal(1).scaleb(-type_.decimals)
            for value in solve(_plain(record.values[name]), before, after, step):
                for cell in _cells(column, value, situation):
                    yield set_value(table, record.key, name, cell)


def _plain(value: Value) -> Value:
    return value.low if isinstance(value, Interval) else value


def _one_more(value: Value) -> Value:
    plain = _plain(value)
    if isinstance(plain, date):
        return date.fromordinal(plain.toordinal() + 1)
    return None if plain is None or isinstance(plain, str | bool) else Decimal(plain) + 1  # type: ignore[arg-type]


def _of_records(situation: Situation, found: Boundaries, pool: Pool) -> Iterator[Edit]:
    for plural in found.collections:
        if plural not in KINDS:
            continue
        held = situation.tables.get(plural, ())
        yield from (remove(plural, record.key) for record in held)
        for facility in situation.tables[FACILITIES]:
            lent = [record for record in pool.records.get(plural, []) if record not in held]
            yield from (add(plural, record, facility.key) for record in (*held, *lent))


def _of_coverage(found: Boundaries) -> Iterator[Edit]:
    for plural in found.collections:
        yield uncover(plural)
        yield cover(plural)
        dated = COLLECTIONS[plural].dated_by
        if dated is not None:
            days = [v for v in found.cells.get((plural, dated), {}) if isinstance(v, date)]
            for day in days[:MAX_COVERED_FROM]:
                yield cover(plural, first=day)
                yield cover(plural, last=day)
