"""Nodes to DuckDB SQL: three-valued, exact, one expression a node.

The alias `s` is the subject's row, `f` its facility's, `r` the record an aggregate runs over. SQL's own
`and`, `or`, `not` and NULL are Kleene's, so a condition that is NULL is unknown.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from compliance.errors import EngineError
from compliance.language.nodes import (
    AddMonths,
    Aggregate,
    And,
    Arithmetic,
    AsOf,
    Bound,
    Compare,
    CompareOp,
    Constant,
    DaysBetween,
    FieldRef,
    InForceEntry,
    Known,
    Listed,
    Node,
    Not,
    OneOf,
    Or,
    Ratio,
    ThresholdValue,
    YearOf,
)
from compliance.language.operators import arithmetic, shared_unit
from compliance.language.types import MAX_DIGITS
from compliance.model.rules import Threshold

ALIASES = {"subject": "s", "facility": "f", "item": "r"}
SIGN = "__sign"
INCOMPLETE = "_incomplete"
COVERED = "_covered"
FIRST_DAY, LAST_DAY = "DATE '0001-01-01'", "DATE '9999-12-31'"

COVERED_SQL = f"""
CREATE TEMP TABLE {COVERED} AS
WITH spans AS (
    SELECT DISTINCT c.record_kind, o.facility_id,
        coalesce(c.complete_from, {FIRST_DAY}) AS first_day, coalesce(c.complete_to, {LAST_DAY}) AS last_day
    FROM coverage c
    JOIN (SELECT NULL::VARCHAR AS facility_id UNION SELECT facility_id FROM coverage) o
        ON c.facility_id IS NULL OR c.facility_id = o.facility_id
),
marked AS (
    SELECT *, max(last_day) OVER (
        PARTITION BY record_kind, facility_id ORDER BY first_day, last_day
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS reached
    FROM spans
),
numbered AS (
    SELECT *, sum(CASE WHEN first_day <= reached + 1 THEN 0 ELSE 1 END) OVER (
        PARTITION BY record_kind, facility_id ORDER BY first_day, last_day
    ) AS island
    FROM marked
)
SELECT record_kind, facility_id, min(first_day) AS first_day, max(last_day) AS last_day
FROM numbered GROUP BY record_kind, facility_id, island
"""
"""Unbroken spans of days for which a table is complete, by table and facility (NULL: all facilities)."""

_NEGATED: dict[CompareOp, CompareOp] = {">=": "<", ">": "<=", "!=": "=="}
_MIRRORED: dict[CompareOp, CompareOp] = {
    "<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!=",
}  # fmt: skip


def quote(text: str) -> str:
    """Return a text as a SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def literal(value: str | Decimal | bool | date) -> str:  # noqa: FBT001
    """Return a value as a SQL literal; numbers as exact decimals."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    return quote(value)


@dataclass(frozen=True)
class SqlWriter:
    """Writes SQL for the conditions of one kind of subject, for one date judged for.

    Attributes:
        as_of: The date judged for.
        aggregates: The column of each aggregate met so far, by its SQL; computed once a subject and shared
            by all conditions.
    """

    as_of: date
    aggregates: dict[str, str] = field(default_factory=dict)

    def write(self, node: Node) -> str:  # noqa: C901  # one branch a kind of node
        """Return the SQL expression of a node."""
        match node:
            case Constant(value=value):
                return literal(value)
            case AsOf():
                return literal(self.as_of)
            case FieldRef():
                return _column(node)
            case Known(operand=operand):
                return f"({_column(operand)} IS NOT NULL)"
            case Not(operand=operand):
                return f"(NOT {self.write(operand)})"
            case And(operands=operands):
                return "(" + " AND ".join(self.write(operand) for operand in operands) + ")"
            case Or(operands=operands):
                return "(" + " OR ".join(self.write(operand) for operand in operands) + ")"
            case Compare():
                return self._compare(node)
            case OneOf(operand=operand, values=values):
                tests = (self._compare(Compare("==", operand, value)) for value in values)
                return "(" + " OR ".join(tests) + ")"
            case Arithmetic(op=op, left=left, right=right):
                return self._arithmetic(op, left, right)
            case YearOf(operand=operand):
                return f"year({self.write(operand)})"
            case DaysBetween(start=start, end=end):
                return f"date_diff('day', {self.write(start)}, {self.write(end)})"
            case AddMonths(start=start, months=months):
                return f"CAST({self.write(start)} + to_months({months}) AS DATE)"
            case ThresholdValue():
                return self._threshold(node)
            case InForceEntry():
                return self._in_force_entry(node)
            case Listed():
                return self._listed(node)
            case Aggregate():
                return self._aggregate(node)
            case _:
                raise EngineError(f"{type(node).__name__} is no condition that DuckDB answers")

    def _compare(self, node: Compare) -> str:
        left, right = node.left, node.right
        if isinstance(left, Ratio):
            product = arithmetic("*", right, left.below)
            test = self._compare(Compare(node.op, left.above, product))
            return f"(CASE WHEN {self.write(left.below)} > 0 THEN {test} END)"
        if right.type.censored:
            test = self._censored(_MIRRORED[node.op], right, left)
        elif left.type.censored:
            test = self._censored(node.op, left, right)
        else:
            test = f"({self._side(left, right)} {_sign(node.op)} {self._side(right, left)})"
        units = shared_unit(node.left, node.right)
        if units is None:
            return test
        return f"(CASE WHEN {self.write(units[0])} = {self.write(units[1])} THEN {test} END)"

    def _side(self, node: Node, other: Node) -> str:
        """Return one side of a comparison, widened so that no digit is lost or overflows."""
        text = self.write(node)
        if node.type.base != "number" or isinstance(node, Constant):
            return text
        decimals = max(node.type.decimals, other.type.decimals)
        return f"CAST({text} AS DECIMAL({MAX_DIGITS},{decimals}))"

    def _censored(self, op: CompareOp, left: Node, right: Node) -> str:
        """Compare a value known as exact, as [0, x) or as above x, with an exact one."""
        if op in _NEGATED:
            return f"(NOT {self._censored(_NEGATED[op], left, right)})"
        if not isinstance(left, FieldRef):
            raise EngineError("only a field can be censored")
        value, other = _column(left), self.write(right)
        sign = f"{ALIASES[left.scope]}.{left.name}{SIGN}"
        below = {
            "<": f"CASE WHEN {value} <= {other} THEN TRUE WHEN {other} <= 0 THEN FALSE END",
            "<=": f"CASE WHEN {value} <= {other} THEN TRUE WHEN {other} < 0 THEN FALSE END",
            "==": f"CASE WHEN {value} <= {other} OR {other} < 0 THEN FALSE END",
        }[op]
        above = f"CASE WHEN {other} <= {value} THEN FALSE END"
        exact = f"{value} {_sign(op)} {other}"
        return f"(CASE {sign} WHEN '<' THEN {below} WHEN '>' THEN {above} ELSE {exact} END)"

    def _arithmetic(self, op: str, left: Node, right: Node) -> str:
        a = f"CAST({self.write(left)} AS DECIMAL({MAX_DIGITS},{left.type.decimals}))"
        b = self.write(right)
        if op == "*":
            return f"({a} * {b})"
        decimals = max(left.type.decimals, right.type.decimals)
        wide = f"DECIMAL({MAX_DIGITS},{decimals})"
        return f"(CAST({a} AS {wide}) {op} CAST({b} AS {wide}))"

    def _threshold(self, node: ThresholdValue) -> str:
        day, threshold = self.write(node.on), node.threshold
        key = None if node.key is None else self.write(node.key)
        cases = []
        for period in threshold.values:
            test = f"{day} >= {literal(period.since)}"
            if period.until is not None:
                test += f" AND {day} <= {literal(period.until)}"
            if period.value is not None:
                value = _threshold_value(threshold, period.value)
            else:
                rows = (f"WHEN {quote(k)} THEN {_threshold_value(threshold, v)}"
                        for k, v in (period.table or {}).items())  # fmt: skip
                value = f"CASE {key} {' '.join(rows)} END"
            cases.append(f"WHEN {test} THEN {value}")
        return f"(CASE {' '.join(cases)} END)"

    def _listed(self, node: Listed) -> str:
        day = self.write(node.on)
        tests = []
        for version in node.list.versions:
            until = LAST_DAY if version.until is None else literal(version.until)
            tests.append(f"{day} BETWEEN {literal(version.since)} AND {until}")
        return f"(CASE WHEN {' OR '.join(tests)} THEN {self.write(node.membership)} END)"

    def _in_force_entry(self, node: InForceEntry) -> str:
        day, entry = self.write(node.on), self.write(node.entry)
        cases = []
        for version in node.list.versions:
            test = f"{day} >= {literal(version.since)}"
            if version.until is not None:
                test += f" AND {day} <= {literal(version.until)}"
            names = ", ".join(quote(e.entry) for e in version.entries)
            member = f"{entry} IN ({names})" if names else f"(CASE WHEN {entry} IS NOT NULL THEN FALSE END)"
            cases.append(f"WHEN {test} THEN {member}")
        return f"(CASE {' '.join(cases)} END)"

    def _aggregate(self, node: Aggregate) -> str:
        """Return the column that holds an aggregate, noting its correlated subquery among `aggregates`."""
        selection = []
        if node.collection.dated_by:
            selection.append(f"(r.{node.collection.dated_by} <= {literal(self.as_of)})")
        if node.where is not None:
            selection.append(self.write(node.where))
        selected = " AND ".join(selection) or "TRUE"
        body = "TRUE" if node.body is None else self.write(node.body)
        source = (
            f"FROM (SELECT ({selected}) AS picked, {body} AS body "
            f"FROM {node.collection.plural} r WHERE r.facility_id = s.facility_id)"
        )
        complete = self._complete(node)
        match node.function:
            case "any":
                value = _quantifier("picked AND body")
                text = f"((SELECT {value} {source}) OR CASE WHEN {complete} THEN FALSE END)"
            case "all":
                value = f"NOT {_quantifier('NOT (NOT picked OR body)')}"
                text = f"((SELECT {value} {source}) AND CASE WHEN {complete} THEN TRUE END)"
            case _:
                blank = "count(*) FILTER (WHERE picked IS NULL OR (picked AND body IS NULL)) > 0"
                value = f"CASE WHEN NOT ({blank}) THEN {_fold(node)} END"
                text = f"(CASE WHEN {complete} THEN (SELECT {value} {source}) END)"
        name = self.aggregates.setdefault(text, f"_a{len(self.aggregates)}")
        return f"s.{name}"

    def _complete(self, node: Aggregate) -> str:
        """Return whether the collection is covered for the dates concerned, for the subject's facility."""
        plural = quote(node.collection.plural)
        mine = "(k.facility_id IS NULL OR k.facility_id = s.facility_id)"
        starts = [self._bound(bound) for bound in node.span.starts]
        ends = [self._bound(bound) for bound in node.span.ends]
        # greatest and least pass over NULL, so a bound that is unknown bounds nothing.
        first = f"coalesce(greatest({', '.join(starts)}), {FIRST_DAY})" if starts else FIRST_DAY
        last = f"least({', '.join([*ends, literal(self.as_of)])})"
        covered = (
            f"EXISTS (SELECT 1 FROM {COVERED} k WHERE k.record_kind = {plural} AND {mine} "
            f"AND k.first_day <= {first} AND k.last_day >= {first} AND k.last_day >= {last})"
        )
        rejected = (
            f"EXISTS (SELECT 1 FROM {INCOMPLETE} i WHERE i.record_kind = {plural} "
            "AND (i.facility_id IS NULL OR i.facility_id = s.facility_id))"
        )
        return f"({covered} AND NOT {rejected})"

    def _bound(self, bound: Bound) -> str:
        return f"({self.write(bound.node)} + {bound.days})"


def _quantifier(test: str) -> str:
    """Return the three-valued `or` of a test over all rows; false over none."""
    return (
        f"(CASE WHEN bool_or({test}) THEN TRUE WHEN count(*) FILTER (WHERE ({test}) IS NULL) > 0 THEN NULL "
        "ELSE FALSE END)"
    )


def _fold(node: Aggregate) -> str:
    picked = "FILTER (WHERE picked)"
    match node.function:
        case "count":
            return f"count(*) {picked}"
        case "sum":
            return f"coalesce(sum(body) {picked}, 0)"
        case "one":
            return f"CASE WHEN min(body) {picked} = max(body) {picked} THEN min(body) {picked} END"
        case _:
            return f"{node.function}(body) {picked}"


def _column(node: FieldRef) -> str:
    return f"{ALIASES[node.scope]}.{node.name}"


def _sign(op: CompareOp) -> str:
    return {"==": "=", "!=": "<>"}.get(op, op)


def _threshold_value(threshold: Threshold, text: str) -> str:
    value = literal(threshold.parse(text))
    return f"CAST({value} AS DECIMAL(18,6))" if threshold.type == "number" else value
