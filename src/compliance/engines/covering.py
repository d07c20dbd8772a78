"""Which rows of coverage say that a collection is complete between two days; the second evaluator's own."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import cast

from compliance.model.choices import IssuerLevel
from compliance.model.facility_records import RawRecord


def covering_rows(
    coverage: Iterable[RawRecord], plural: str, first: date, last: date
) -> tuple[RawRecord, ...]:
    """Return the rows that together say so, or none.

    Args:
        coverage: Rows that speak of one facility or of all.
        plural: The collection.
        first: First day concerned.
        last: Last day concerned.

    Returns:
        For each level of issuers rows that cover every day between both, ends included; a row without an
        issuer speaks of every level. Empty if a day of a level is not covered.
    """
    rows = [row for row in coverage if row.values["record_kind"] == plural]
    used: dict[str, RawRecord] = {}
    for level in IssuerLevel:
        reaching = _chain([row for row in rows if row.values["issuer"] in (None, level.value)], first, last)
        if not reaching:
            return ()
        used |= {row.key: row for row in reaching}
    return tuple(used.values())


def _chain(rows: list[RawRecord], first: date, last: date) -> list[RawRecord]:
    """Return rows that one after another cover every day between two, both included; else none."""
    used: list[RawRecord] = []
    reached: date | None = None
    for row in sorted(rows, key=lambda row: cast("date", row.values["complete_from"] or date.min)):
        begins = cast("date", row.values["complete_from"] or date.min)
        ends_on = cast("date", row.values["complete_to"] or date.max)
        needed = first if reached is None else reached + timedelta(days=1)
        if begins <= needed <= ends_on:
            used.append(row)
            reached = ends_on
            if reached >= last:
                return used
    return []
