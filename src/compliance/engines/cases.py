"""Answers every condition of every rule for every subject, in DuckDB."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import cast

import duckdb
import numpy as np
import pyarrow as pa

from compliance.engines.aggregate_sql import COVERED, INCOMPLETE, owner_joins
from compliance.engines.network import Network
from compliance.engines.rete import UNKNOWN_CODE, Truths
from compliance.errors import EngineError
from compliance.model.choices import IssuerLevel
from compliance.model.fields import RecordKind
from compliance.model.schema import COLLECTIONS, DUES, KINDS, TENANTS
from compliance.sources.registers.register import Register, empty_table


@dataclass(frozen=True)
class Cases:
    """The conditions of one kind of subject.

    Attributes:
        facility_ids: Facility of each subject, sorted.
        keys: Key of each subject, sorted within its facility.
        truths: Truth of each condition by name, in the same order.
    """

    facility_ids: list[str]
    keys: list[str]
    truths: dict[str, Truths]


_WORD = re.compile(r"\w+")
_Span = tuple[date, date]
_TABLES = ("facilities", "operators", DUES.plural, *COLLECTIONS)
_COVERED_SCHEMA = pa.schema(
    [
        ("record_kind", pa.string()),
        ("facility_id", pa.string()),
        ("first_day", pa.date32()),
        ("last_day", pa.date32()),
    ]
)
_INCOMPLETE_SCHEMA = pa.schema([("record_kind", pa.string()), ("facility_id", pa.string())])


@cache
def _database() -> duckdb.DuckDBPyConnection:
    """Return the one database of the program: each kind of record as an empty table.

    A register lays its own tables over those of which it has rows; starting a database for each would cost
    more than judging a small register.
    """
    database = duckdb.connect()
    empty = {
        plural: empty_table(TENANTS if plural == TENANTS.plural else KINDS[plural]) for plural in _TABLES
    }
    empty |= {COVERED: _COVERED_SCHEMA.empty_table(), INCOMPLETE: _INCOMPLETE_SCHEMA.empty_table()}
    for name, table in empty.items():
        database.register("_empty", table)
        database.execute(f"CREATE TABLE {name} AS FROM _empty")
        database.unregister("_empty")
    return database


def open_register(register: Register) -> duckdb.DuckDBPyConnection:
    """Return a DuckDB connection that sees what a register covers, and nothing of other connections.

    The tables of records are laid over by each query, with the columns that it names.
    """
    connection = _database().cursor()
    tables = {COVERED: _covered(register.table("coverage"))}
    incomplete = [{"record_kind": name, "facility_id": facility} for name, facility in register.incomplete]
    tables[INCOMPLETE] = pa.Table.from_pylist(incomplete, schema=_INCOMPLETE_SCHEMA)
    for name, table in tables.items():
        if table.num_rows:
            connection.register(name, table)
    return connection


def _lay_over(connection: duckdb.DuckDBPyConnection, register: Register, query: str) -> None:
    """Let a connection see the tables of a register that a query names, with the columns it names."""
    named = set(_WORD.findall(query))
    for plural in named.intersection(_TABLES):
        table = register.table(plural)
        if table.num_rows:
            connection.register(plural, table.select([name for name in table.column_names if name in named]))


def _covered(coverage: pa.Table) -> pa.Table:
    """Return the unbroken spans of days for which a table is complete, by facility (null: all facilities).

    The spans of a facility are joined with those of all facilities: one reaches on where another ends. What
    is complete for the papers of one level of issuers is complete where it is so for every level.
    """
    days: dict[tuple[str, str | None], list[tuple[str | None, _Span]]] = defaultdict(list)
    names = ("record_kind", "facility_id", "issuer", "complete_from", "complete_to")
    columns = (coverage.column(name).to_pylist() for name in names)
    for kind, facility, issuer, first, last in zip(*columns, strict=True):
        days[kind, facility].append((issuer, (first or date.min, last or date.max)))
    spans = []
    for (kind, facility), own in days.items():
        stated = own if facility is None else [*own, *days.get((kind, None), ())]
        for span in _common([[s for i, s in stated if i in (None, level.value)] for level in IssuerLevel]):
            spans.append(dict(zip(_COVERED_SCHEMA.names, (kind, facility, *span), strict=True)))  # noqa: PERF401
    return pa.Table.from_pylist(spans, schema=_COVERED_SCHEMA)


def _common(spans_of_levels: list[list[_Span]]) -> list[_Span]:
    """Return the spans of days that lie within a span of each level."""
    common = _joined(spans_of_levels[0])
    for spans in spans_of_levels[1:]:
        joined = _joined(spans)
        common = [
            (max(one[0], other[0]), min(one[1], other[1]))
            for one in common
            for other in joined
            if one[0] <= other[1] and other[0] <= one[1]
        ]
    return common


def _joined(spans: list[_Span]) -> list[_Span]:
    """Return spans of days, both ends included, with those in one that overlap or follow on one another."""
    found: list[_Span] = []
    for first, last in sorted(spans):
        if found and (found[-1][1] == date.max or first <= found[-1][1] + timedelta(days=1)):
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def answer(
    connection: duckdb.DuckDBPyConnection, register: Register, kind: RecordKind, network: Network
) -> Cases:
    """Return the truth of each condition of a network for each visible subject of a kind.

    A subject dated after the date judged for is invisible.

    Args:
        connection: Sees the tables of the register; see `open_register`.
        register: The register.
        kind: The kind of subject.
        network: Holds the conditions.

    Raises:
        EngineError: DuckDB refused or failed; no condition is answered.
    """
    conditions = "".join(
        f", coalesce(CAST({sql} AS UTINYINT), {UNKNOWN_CODE}) AS {name}"
        for sql, name in network.conditions.items()
    )
    parts = [f"CAST(s.{name} AS VARCHAR)" for name in kind.key]
    if len(parts) > 1:
        parts = [f"replace(replace({part}, '\\', '\\\\'), '/', '\\/')" for part in parts]
    key = f"concat_ws('/', {', '.join(parts)})"
    visible = "TRUE"
    if kind.dated_by:
        as_of = network.writer.as_of.isoformat()
        visible = f"coalesce(s.{kind.dated_by} <= DATE '{as_of}', TRUE)"
    incomplete = {plural for plural, _ in register.incomplete}
    expressions, joins, columns = network.writer.aggregates.tables(incomplete)
    tables = [
        (
            f"subjects AS MATERIALIZED (SELECT row_number() OVER () AS _n, {key} AS _key, s.* "
            f"FROM {kind.plural} s WHERE {visible})"
        ),
        *expressions,
        f"whole AS (SELECT s.*{columns} FROM subjects s {joins})",
    ]
    query = (
        f"WITH {', '.join(tables)} "
        f"SELECT s.facility_id AS _facility, s._key{conditions} "
        f"FROM whole s {owner_joins(conditions)} ORDER BY 1, 2"
    )
    _lay_over(connection, register, query)
    try:
        table = connection.execute(query).fetchnumpy()
    except duckdb.Error as error:
        raise EngineError(f"DuckDB could not answer the conditions about {kind.plural}: {error}") from error
    truths = {name: np.asarray(table[name], dtype=np.uint8) for name in network.conditions.values()}
    facility_ids, keys = (cast("list[str]", table[name].tolist()) for name in ("_facility", "_key"))
    return Cases(facility_ids, keys, truths)
