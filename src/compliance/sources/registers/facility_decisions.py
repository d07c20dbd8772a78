"""Facilities that look like the same one, and what was decided of them."""

from dataclasses import replace
from datetime import date

import pyarrow as pa

from compliance.errors import UsageError, suggest
from compliance.model.choices_offices import SameOrNot
from compliance.model.schema import KINDS
from compliance.sources.registers.register import Register, empty_table
from compliance.sources.registers.same_facility import FacilityName, Pair, propose_same, without_decided

DECISIONS = "facility_name_decisions"


def open_pairs(register: Register) -> list[Pair]:
    """Return facilities that look like the same one and of which nobody has decided, likeliest first."""
    decided = {
        frozenset((row["facility_a"], row["facility_b"])) for row in register.tables[DECISIONS].to_pylist()
    }
    return without_decided(propose_same(_names(register)), decided)


def with_decision(
    register: Register,
    pair: tuple[str, str],
    decision: SameOrNot,
    decided_on: date,
    decided_by: str | None,
    reason: str | None,
) -> Register:
    """Return a register that remembers what was decided of two facilities, in place of what was before.

    Raises:
        UsageError: One of them is not on the register, or both are the same.
    """
    for facility in pair:
        if facility not in register.facility_ids:
            raise UsageError(
                f"no facility {facility!r} in the register{suggest(facility, register.facility_ids)}"
            )
    if pair[0] == pair[1]:
        raise UsageError(f"{pair[0]!r} is one facility; two are needed")
    table = register.tables[DECISIONS]
    others = [
        row
        for row in table.to_pylist()
        if frozenset((row["facility_a"], row["facility_b"])) != frozenset(pair)
    ]
    made = dict.fromkeys(table.column_names) | {
        "facility_a": pair[0], "facility_b": pair[1], "decision": decision.value, "reason": reason,
        "decided_by": decided_by, "decided_on": decided_on,
    }  # fmt: skip
    schema = empty_table(KINDS[DECISIONS]).schema
    return replace(
        register, tables={**register.tables, DECISIONS: pa.Table.from_pylist([*others, made], schema=schema)}
    )


def _names(register: Register) -> list[FacilityName]:
    operators = {row["operator_id"]: row for row in register.tables["operators"].to_pylist()}
    return [
        FacilityName(
            facility_id=row["facility_id"],
            name=row["name"],
            operator_name=operators.get(row["operator_id"], {}).get("name"),
            tax_code=operators.get(row["operator_id"], {}).get("tax_code"),
            commune_code=row["commune_code"],
            kind=row["kind"],
            latitude=row["latitude"],
            longitude=row["longitude"],
        )
        for row in register.tables["facilities"].to_pylist()
    ]
