"""Answers every condition of every rule for every subject, in DuckDB."""

from dataclasses import dataclass
from functools import cache

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from compliance.engines.aggregate_sql import COVERED_SQL, INCOMPLETE, OWNERS
from compliance.engines.network import Network
from compliance.engines.rete import UNKNOWN_CODE, Truths
from compliance.errors import EngineError
from compliance.model.fields import RecordKind
from compliance.model.schema import COLLECTIONS, DUES, KINDS, TENANTS
from compliance.sources.register import Register, empty_table


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


_TABLES = ("facilities", "operators", "coverage", DUES.plural, *COLLECTIONS)


@cache
def _database() -> duckdb.DuckDBPyConnection:
    """Return the one database of the program: each kind of record as an empty table.

    A register lays its own tables over those of which it has rows; starting a database for each would cost
    more than judging a small register.
    """
    database = duckdb.connect()
    for plural in _TABLES:
        kind = TENANTS if plural == TENANTS.plural else KINDS[plural]
        database.register("_empty", empty_table(kind))
        database.execute(f"CREATE TABLE {plural} AS FROM _empty")
        database.unregister("_empty")
    return database


def open_register(register: Register) -> duckdb.DuckDBPyConnection:
    """Return a DuckDB connection that sees the tables of a register, and nothing of other connections."""
    connection = _database().cursor()
    for plural in _TABLES:
        table = register.table(plural)
        if table.num_rows:
            connection.register(plural, table)
    incomplete = {
        "record_kind": [name for name, _ in register.incomplete],
        "facility_id": [facility for _, facility in register.incomplete],
    }
    schema = pa.schema([("record_kind", pa.string()), ("facility_id", pa.string())])
    connection.register(INCOMPLETE, pa.table(incomplete, schema=schema))
    connection.execute(COVERED_SQL)
    return connection


def answer(connection: duckdb.DuckDBPyConnection, kind: RecordKind, network: Network) -> Cases:
    """Return the truth of each condition of a network for each visible subject of a kind.

    A subject dated after the date judged for is invisible.

    Raises:
        EngineError: DuckDB refused or failed; no condition is answered.
    """
    conditions = ", ".join(
        f"CASE WHEN {sql} THEN 1 WHEN NOT {sql} THEN 0 ELSE {UNKNOWN_CODE} END AS {name}"
        for sql, name in network.conditions.items()
    )
    parts = [f"CAST(s.{name} AS VARCHAR)" for name in kind.key]
    if len(parts) > 1:
        parts = [f"replace(replace({part}, '\\', '\\\\'), '/', '\\/')" for part in parts]
    key = " || '/' || ".join(parts)
    visible = "TRUE"
    if kind.dated_by:
        as_of = network.writer.as_of.isoformat()
        visible = f"coalesce(s.{kind.dated_by} <= DATE '{as_of}', TRUE)"
    expressions, joins, columns = network.writer.aggregates.tables()
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
        f"SELECT s.facility_id AS _facility, s._key{', ' + conditions if conditions else ''} "
        f"FROM whole s {OWNERS} ORDER BY 1, 2"
    )
    try:
        table = connection.sql(query).to_arrow_table()
    except duckdb.Error as error:
        raise EngineError(f"DuckDB could not answer the conditions about {kind.plural}: {error}") from error
    truths = {
        name: pc.cast(table.column(name), pa.uint8()).to_numpy().astype(np.uint8)
        for name in network.conditions.values()
    }
    return Cases(table.column("_facility").to_pylist(), table.column("_key").to_pylist(), truths)
