"""Nodes to DuckDB SQL: three-valued, exact, one expression a node.

The alias `s` is the subject's row, `f` its facility's, `r` the record an aggregate runs over. SQL's own
`and`, `or`, `not` and NULL are Kleene's, so a condition that is NULL is unknown.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from compliance.engines.aggregate_sql import FIRST_DAY, LAST_DAY, AggregateColumns
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
    MonthOf,
    Node,
    Not,
    OneOf,
    Or,
    Ratio,
    ThresholdValue,
    YearOf,
)
from compliance.language.operators import multiplied_out, shared_unit
from compliance.language.types import MAX_DIGITS
from compliance.model.thresholds import Band, Threshold

ALIASES = {"subject": "s", "facility": "f", "parent": "q", "operator": "o", "item": "r"}
SIGN = "__sign"
UNKNOWN = "CAST(NULL AS BOOLEAN)"
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
        unasked: Kind of record and field of each column that the register's tables lack.
        aggregates: The columns that hold the aggregates met so far.
    """

    as_of: date
    unasked: frozenset[tuple[str, str]] = frozenset()
    aggregates: AggregateColumns = field(default_factory=AggregateColumns)

    def write(self, node: Node) -> str:  # noqa: C901  # one branch a kind of node
        """Return the SQL expression of a node."""
        match node:
            case Listed(list=official) | InForceEntry(list=official) if not official.versions:
                return UNKNOWN
            case Constant(value=value):
                return literal(value)
            case AsOf():
                return literal(self.as_of)
            case FieldRef():
                return _column(node)
            case Known(operand=operand):
                if operand.asked_as in self.unasked:
                    return UNKNOWN
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
            case MonthOf(operand=operand):
                return f"month({self.write(operand)})"
            case DaysBetween(start=start, end=end):
                return f"date_diff('day', {self.write(start)}, {self.write(end)})"
            case AddMonths(start=start, months=months, sign=sign):
                number = (
                    months if isinstance(months, int) else f"CAST({self.write(months)} * {sign} AS INTEGER)"
                )
                return f"CAST({self.write(start)} + to_months({number}) AS DATE)"
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
            test = self._compare(Compare(node.op, left.above, multiplied_out(left, right)))
            test = f"(CASE WHEN {self.write(left.below)} > 0 THEN {test} END)"
        elif right.type.censored:
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
            match period.form:
                case "value":
                    value = _threshold_value(threshold, period.texts[0])
                case "table":
                    rows = (f"WHEN {quote(k)} THEN {_threshold_value(threshold, v)}"
                            for k, v in (period.table or {}).items())  # fmt: skip
                    value = f"CASE {key} {' '.join(rows)} END"
                case "bands":
                    rows = (f"WHEN {_in_band(str(key), band)} THEN {_threshold_value(threshold, band.value)}"
                            for band in period.bands or [])  # fmt: skip
                    value = f"CASE {' '.join(rows)} END"
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
        """Return an aggregate as an expression over columns that are computed beforehand."""
        selection = []
        if node.collection.dated_by:
            selection.append(f"(r.{node.collection.dated_by} <= {literal(self.as_of)})")
        if node.where is not None:
            selection.append(self.write(node.where))
        body = "TRUE" if node.body is None else self.write(node.body)
        function = "any" if node.function == "on_file" else node.function
        value = self.aggregates.value(function, node.collection, " AND ".join(selection) or "TRUE", body)
        if node.function == "on_file":
            return f"coalesce({value}, FALSE)"
        complete = self._complete(node)
        match node.function:
            case "any":
                return f"({value} OR CASE WHEN {complete} THEN FALSE END)"
            case "all":
                return f"({value} AND CASE WHEN {complete} THEN TRUE END)"
            case _:
                return f"(CASE WHEN {complete} THEN {value} END)"

    def _complete(self, node: Aggregate) -> str:
        starts = [self._bound(bound) for bound in node.span.starts]
        ends = [self._bound(bound) for bound in node.span.ends]
        # greatest and least pass over NULL, so a bound that is unknown bounds nothing.
        first = f"coalesce(greatest({', '.join(starts)}), {FIRST_DAY})" if starts else FIRST_DAY
        last = f"least({', '.join([*ends, literal(self.as_of)])})"
        return self.aggregates.complete(node.collection.plural, first, last)

    def _bound(self, bound: Bound) -> str:
        return f"({self.write(bound.node)} + {bound.days})"


def _column(node: FieldRef) -> str:
    return f"{ALIASES[node.scope]}.{node.name}"


def _sign(op: CompareOp) -> str:
    return {"==": "=", "!=": "<>"}.get(op, op)


def _in_band(key: str, band: Band) -> str:
    tests = [f"{key} IS NOT NULL"]
    if band.least is not None:
        tests.append(f"{key} >= {literal(band.least)}")
    if band.below is not None:
        tests.append(f"{key} < {literal(band.below)}")
    return " AND ".join(tests)


def _threshold_value(threshold: Threshold, text: str) -> str:
    value = literal(threshold.parse(text))
    return f"CAST({value} AS DECIMAL(18,6))" if threshold.type != "date" else value
