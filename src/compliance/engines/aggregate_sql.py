"""Aggregates as SQL: one pass over each collection, grouped by subject, for all aggregates of a kind.

A subject's row has the alias `s`, its facility's `f`, a record of the collection `r`. The columns made here
are read from `s` afterwards: `_v0`, `_v1`, ... the values of aggregates over what the collections hold, and
`_k0`, `_k1`, ... whether a collection is complete for the dates concerned.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from compliance.language.nodes import AggregateFunction
from compliance.model.fields import RecordKind
from compliance.model.schema import COLLECTIONS

COVERED, INCOMPLETE = "_covered", "_incomplete"
"""Spans of days for which a table is complete, and tables of which a row was rejected, each by facility."""

FIRST_DAY, LAST_DAY = "DATE '0001-01-01'", "DATE '9999-12-31'"

_OWNERS = {
    "f": "LEFT JOIN facilities f ON f.facility_id = s.facility_id",
    "q": "LEFT JOIN facilities q ON q.facility_id = f.parent_id",
    "o": "LEFT JOIN operators o ON o.operator_id = f.operator_id",
}
_OWNER = re.compile(r"\b([fqo])\.")


def owner_joins(*texts: str) -> str:
    """Return the joins to a subject `s` of what some SQL reads of its owners, and of nothing else.

    They are its facility `f`, the cluster `q` it stands in, and who answers for it, `o`.
    """
    read = {alias for text in texts for alias in _OWNER.findall(text)}
    return " ".join(join for alias, join in _OWNERS.items() if alias in read or (read and alias == "f"))


@dataclass
class AggregateColumns:
    """The columns that the aggregates of one kind of subject need, each once.

    Attributes:
        looks: By collection, the number of each pair of filter and body.
        values: By collection, the column of each grouped expression.
        spans: The column of each completeness test, by its condition on `s`, `f` and a covered span `k`.
    """

    looks: dict[str, dict[tuple[str, str], int]] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    spans: dict[tuple[str, str], str] = field(default_factory=dict)

    def value(self, function: AggregateFunction, kind: RecordKind, picked: str, body: str) -> str:
        """Return the column of an aggregate over what a collection holds, complete or not."""
        plural = kind.plural
        looks = self.looks.setdefault(plural, {})
        number = looks.setdefault((picked, body), len(looks))
        p, b = f"_p{number}", f"_b{number}"
        match function:
            case "any":
                text = _some(f"{p} AND {b}")
            case "all":
                text = f"NOT {_some(f'NOT (NOT {p} OR {b})')}"
            case _:
                chosen = f"_l{number}" if function == "latest" else p
                blank = f"count(*) FILTER (WHERE {p} IS NULL OR ({chosen} AND {b} IS NULL)) > 0"
                text = f"CASE WHEN NOT ({blank}) THEN {_fold(function, chosen, b)} END"
        taken = sum(len(columns) for columns in self.values.values())
        return "s." + self.values.setdefault(plural, {}).setdefault(text, f"_v{taken}")

    def complete(self, plural: str, first: str, last: str) -> str:
        """Return the column that tells whether a collection is complete between two days, both included."""
        test = f"k.first_day <= {first} AND k.last_day >= {first} AND k.last_day >= {last}"
        return "s." + self.spans.setdefault((plural, test), f"_k{len(self.spans)}")

    def tables(self, incomplete: Collection[str]) -> tuple[list[str], str, str]:
        """Return the common table expressions, the joins to `subjects s`, and the columns to select.

        Args:
            incomplete: Collections of which some row was rejected.
        """
        expressions: list[str] = []
        joins: list[str] = []
        columns: list[str] = []
        for plural, values in self.values.items():
            kind = COLLECTIONS[plural]
            numbers = self.looks[plural].items()
            looks = ", ".join(
                f"(r.facility_id IS NOT NULL AND ({picked})) AS _p{n}, {body} AS _b{n}"
                for (picked, body), n in numbers
            )
            dated = f", r.{kind.dated_by} AS _d" if kind.dated_by else ""
            expressions.append(
                f"found_{plural} AS (SELECT s._n, {looks}{dated} FROM subjects s {owner_joins(looks)} "
                f"LEFT JOIN {plural} r ON r.{kind.link} = s.facility_id)"
            )
            latest = "".join(
                f", (_p{n} AND _d = max(_d) FILTER (WHERE _p{n}) OVER (PARTITION BY _n)) AS _l{n}"
                for _, n in numbers
                if any(f"_l{n} " in text for text in values)
            )
            expressions.append(f"looks_{plural} AS (SELECT *{latest} FROM found_{plural})")
            grouped = ", ".join(f"{text} AS {name}" for text, name in values.items())
            expressions.append(f"values_{plural} AS (SELECT _n, {grouped} FROM looks_{plural} GROUP BY _n)")
            joins.append(f"JOIN values_{plural} ON values_{plural}._n = s._n")
            columns.extend(f"values_{plural}.{name}" for name in values.values())
        for (plural, test), name in self.spans.items():
            chosen = f"k.record_kind = '{plural}' AND {test}"
            if plural in incomplete:
                chosen += (
                    f" AND NOT EXISTS (SELECT 1 FROM {INCOMPLETE} i WHERE i.record_kind = '{plural}' "
                    "AND (i.facility_id IS NULL OR i.facility_id = s.facility_id))"
                )
            subjects = f"SELECT s._n FROM subjects s {owner_joins(test)}"
            expressions.append(
                f"span{name} AS ({subjects} JOIN {COVERED} k ON k.facility_id = s.facility_id "
                f"WHERE {chosen} UNION {subjects} CROSS JOIN {COVERED} k "
                f"WHERE k.facility_id IS NULL AND {chosen})"
            )
            joins.append(f"LEFT JOIN span{name} ON span{name}._n = s._n")
            columns.append(f"(span{name}._n IS NOT NULL) AS {name}")
        return expressions, " ".join(joins), "".join(f", {column}" for column in columns)


def _some(test: str) -> str:
    """Return the three-valued `or` of a test over all rows; false over none."""
    return (
        f"(CASE WHEN bool_or({test}) THEN TRUE WHEN count(*) FILTER (WHERE ({test}) IS NULL) > 0 THEN NULL "
        "ELSE FALSE END)"
    )


def _fold(function: AggregateFunction, picked: str, body: str) -> str:
    where = f"FILTER (WHERE {picked})"
    match function:
        case "count":
            return f"count(*) {where}"
        case "sum":
            return f"coalesce(sum({body}) {where}, 0)"
        case "one" | "latest":
            return f"CASE WHEN min({body}) {where} = max({body}) {where} THEN min({body}) {where} END"
        case _:
            return f"{function}({body}) {where}"
