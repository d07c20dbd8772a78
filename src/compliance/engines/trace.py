"""The second evaluator: plain Python over the raw records of one facility.

It is the definition of the meaning, what `explain` shows, and the check on every run. It shares the parsed
rulebook with the first evaluator, and neither DuckDB nor the rule engine.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import cast

from compliance.engines.arithmetic import add_months, calculate, compare_numbers, exact_number
from compliance.engines.covering import covering_rows
from compliance.engines.folds import fold, on_file, quantify
from compliance.engines.steps import RecordStep, Step, merge_missing
from compliance.engines.unsettled import fields_read, inexact_fields, missing_law
from compliance.errors import EngineError
from compliance.language.compile import CompiledRule, CompiledRulebook
from compliance.language.nodes import (
    AddMonths,
    Aggregate,
    And,
    Arithmetic,
    AsOf,
    Bound,
    Compare,
    Constant,
    DaysBetween,
    FieldRef,
    InForceEntry,
    Known,
    Listed,
    MonthOf,
    Node,
    Not,
    Obliged,
    OneOf,
    Or,
    Ratio,
    Scope,
    ThresholdValue,
    YearOf,
)
from compliance.language.operators import multiplied_out, shared_unit
from compliance.language.types import FLAG
from compliance.model.facility_records import FacilityRecords, RawRecord
from compliance.model.outcomes import Missing, Outcome
from compliance.model.values import Interval, Value


@dataclass(frozen=True)
class Judgement:
    """What the second evaluator says of one rule and one subject.

    Attributes:
        outcome: The outcome.
        applicability: Whether the rule concerns the subject.
        requirements: Each requirement by name; empty where the rule does not apply or is manual.
        failed: Names of requirements that do not hold.
        missing: What would settle an undetermined outcome.
    """

    outcome: Outcome
    applicability: Step
    requirements: dict[str, Step]
    failed: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()


class Tracer:
    """Evaluates a rulebook over one facility, for one date."""

    def __init__(self, rulebook: CompiledRulebook, records: FacilityRecords, as_of: date) -> None:
        self.rulebook, self.records, self._as_of = rulebook, records, as_of
        self._subject = records.facility
        self._item: RawRecord | None = None
        self._obligations: dict[str, Step] = {}

    def judge(self, rule: CompiledRule, subject: RawRecord) -> Judgement:
        """Return the judgement of one rule on one subject of this facility."""
        applicability = self.evaluate(rule.applicability, subject)
        if applicability.value is False:
            return Judgement(Outcome.not_applicable, applicability, {})
        if applicability.value is None:
            return Judgement(Outcome.undetermined, applicability, {}, (), applicability.missing)
        if not rule.requires:
            return Judgement(Outcome.manual, applicability, {})
        steps = {name: self.evaluate(node, subject) for name, node in rule.requires.items()}
        failed = tuple(
            name
            for name, step in steps.items()
            if step.value is False or (step.value is None and name in rule.shown)
        )
        if failed:
            return Judgement(Outcome.violated, applicability, steps, failed)
        missing = merge_missing(tuple(steps.values()))
        if any(step.value is None for step in steps.values()):
            return Judgement(Outcome.undetermined, applicability, steps, (), missing)
        return Judgement(Outcome.met, applicability, steps)

    def obligation(self, name: str) -> Step:
        """Return whether the facility is subject to an obligation, on the date judged for."""
        if name not in self._obligations:
            sources = self.rulebook.obligations[name].sources
            node = Or(tuple(when for _, when in sources))
            self._obligations[name] = self.evaluate(node, self.records.facility)
        return self._obligations[name]

    def evaluate(self, node: Node, subject: RawRecord) -> Step:
        """Return the value of a node for a subject, with the steps that led to it."""
        before, self._subject = self._subject, subject
        try:
            return self._step(node)
        finally:
            self._subject = before

    def _step(self, node: Node) -> Step:  # noqa: C901  # one branch a kind of node
        match node:  # the most frequent kinds first
            case FieldRef():
                return self._field(node)
            case Compare():
                return self._compare(node)
            case Constant(value=value):
                return Step(node, value)
            case AsOf():
                return Step(node, self._as_of)
            case Known(operand=operand):
                child = self._field(operand)
                if operand.asked_as in self.records.unasked:
                    lacking = Missing("column", operand.name, operand.kind.name)
                    return Step(node, None, (lacking,), (child,))
                return Step(node, child.value is not None, (), (child,))
            case Not(operand=operand):
                child = self._step(operand)
                negated = None if child.value is None else not child.value
                return Step(node, negated, child.missing, (child,))
            case And(operands=operands):
                return self._connective(node, operands, decisive=False)
            case Or(operands=operands):
                return self._connective(node, operands, decisive=True)
            case OneOf(operand=operand, values=values):
                return self._one_of(node, operand, values)
            case Arithmetic(op=op, left=left, right=right):
                return self._combine(
                    node, (left, right), lambda a, b: calculate(op, exact_number(a), exact_number(b))
                )
            case YearOf(operand=operand):
                return self._combine(node, (operand,), lambda d: Decimal(cast("date", d).year))
            case MonthOf(operand=operand):
                return self._combine(node, (operand,), lambda d: Decimal(cast("date", d).month))
            case DaysBetween(start=start, end=end):
                return self._combine(
                    node, (start, end), lambda a, b: Decimal((cast("date", b) - cast("date", a)).days)
                )
            case AddMonths():
                return self._months(node)
            case ThresholdValue():
                return self._threshold(node)
            case InForceEntry():
                return self._in_force_entry(node)
            case Listed():
                return self._listed(node)
            case Obliged(name=name):
                status = self.obligation(name)
                return Step(node, status.value, status.missing, (status,))
            case Aggregate():
                return self._aggregate(node)
            case _:
                raise EngineError(f"a quotient outside a comparison: {node}")

    def _field(self, node: FieldRef) -> Step:
        record = self._record(node.scope)
        if record is None and node.scope in ("parent", "operator"):
            return Step(node, None, (Missing("field", f"{node.scope}_id", "facility"),))
        if record is None:
            raise EngineError(f"field {node.name} of a record outside its loop")
        value = record.values[node.name]
        if isinstance(value, int) and not isinstance(value, bool):
            value = Decimal(value)
        missing = () if value is not None else (Missing("field", node.name, record.record),)
        return Step(node, value, missing, (), record)

    def _record(self, scope: Scope) -> RawRecord | None:
        match scope:
            case "item":
                return self._item
            case "subject":
                return self._subject
            case "facility":
                return self.records.facility
            case "parent":
                return self.records.parent
            case "operator":
                return self.records.operator

    def _connective(self, node: Node, operands: tuple[Node, ...], *, decisive: bool) -> Step:
        steps: tuple[Step, ...] = ()
        for operand in operands:
            step = self._step(operand)
            if step.value is decisive and self._item is not None:
                # Inside a loop the other operands would only be shown for records that are passed over.
                return Step(node, decisive, (), (step,))
            steps = (*steps, step)
        if any(step.value is decisive for step in steps):
            return Step(node, decisive, (), steps)
        if any(step.value is None for step in steps):
            return Step(node, None, merge_missing(steps), steps)
        return Step(node, not decisive, (), steps)

    def _combine(self, node: Node, operands: tuple[Node, ...], function: Callable[..., Value]) -> Step:
        steps = tuple(self._step(operand) for operand in operands)
        if any(step.value is None for step in steps):
            return Step(node, None, merge_missing(steps), steps)
        return Step(node, function(*(step.value for step in steps)), (), steps)

    def _months(self, node: AddMonths) -> Step:
        months, sign = node.months, node.sign
        if isinstance(months, int):
            return self._combine(node, (node.start,), lambda d: add_months(cast("date", d), months))
        return self._combine(
            node, (node.start, months), lambda d, n: add_months(cast("date", d), sign * int(exact_number(n)))
        )

    def _compare(self, node: Compare) -> Step:
        left_node, right_node, guard = node.left, node.right, None
        if isinstance(left_node, Ratio):
            guard = self._step(left_node.below)
            right_node = multiplied_out(left_node, right_node)
            left_node = left_node.above
        left, right = self._step(left_node), self._step(right_node)
        children = (left, right) if guard is None else (left, guard, self._step(node.right))
        if guard is not None and guard.value is not None and exact_number(guard.value) <= 0:
            return Step(node, None, fields_read(guard), children)
        if left.value is None or right.value is None:
            return Step(node, None, merge_missing((left, right)), children)
        units = shared_unit(node.left, node.right)
        if units is not None:
            first, second = (self._step(unit) for unit in units)
            if first.value is None or second.value is None:
                return Step(node, None, merge_missing((first, second)), children)
            if first.value != second.value:
                name = f"{first.value} / {second.value}"
                return Step(node, None, (Missing("unit", name, self._subject.record),), children)
        if node.left.type.base == "number":
            truth = compare_numbers(node.op, _interval(left.value), _interval(right.value))
            missing = () if truth is not None else inexact_fields((left, right))
            return Step(node, truth, missing, children)
        return Step(node, _compare_plain(node.op, left.value, right.value), (), children)

    def _one_of(self, node: Node, operand: Node, values: tuple[Constant, ...]) -> Step:
        child = self._step(operand)
        if child.value is None:
            return Step(node, None, child.missing, (child,))
        if operand.type.base != "number":
            return Step(node, child.value in [constant.value for constant in values], (), (child,))
        found = [
            compare_numbers("==", _interval(child.value), _interval(constant.value)) for constant in values
        ]
        if True in found:
            return Step(node, value=True, children=(child,))
        value = None if None in found else False
        return Step(node, value, inexact_fields((child,)) if value is None else (), (child,))

    def _threshold(self, node: ThresholdValue) -> Step:
        steps = tuple(self._step(part) for part in (node.on, node.key) if part is not None)
        if any(step.value is None for step in steps):
            return Step(node, None, merge_missing(steps), steps)
        day = cast("date", steps[0].value)
        missing = (missing_law("threshold", node.name, node.threshold, day),)
        period = node.threshold.period_on(day)
        if period is None:
            return Step(node, None, missing, steps)
        match period.form:
            case "value":
                text = period.value
            case "table":
                text = (period.table or {}).get(str(steps[1].value))
            case _:
                number = exact_number(steps[1].value)
                text = next((band.value for band in period.bands or [] if band.holds(number)), None)
        if text is None:
            return Step(node, None, missing, steps)
        return Step(node, node.threshold.parse(text), (), steps)

    def _in_force_entry(self, node: InForceEntry) -> Step:
        entry, on = self._step(node.entry), self._step(node.on)
        if entry.value is None or on.value is None:
            return Step(node, None, merge_missing((entry, on)), (entry, on))
        day = cast("date", on.value)
        version = node.list.version_on(day)
        if version is None:
            return Step(node, None, (missing_law("list", node.name, node.list, day),), (entry, on))
        return Step(node, entry.value in {e.entry for e in version.entries}, (), (entry, on))

    def _listed(self, node: Listed) -> Step:
        on = self._step(node.on)
        if on.value is None:
            return Step(node, None, on.missing, (on,))
        day = cast("date", on.value)
        if node.list.version_on(day) is None:
            return Step(node, None, (missing_law("list", node.name, node.list, day),), (on,))
        member = self._step(node.membership)
        return Step(node, member.value, member.missing, (on, member))

    def _aggregate(self, node: Aggregate) -> Step:
        looks = tuple(
            look
            for record in self.records.collections.get(node.collection.plural, [])
            if (look := self._look(node, record)).selected is not False
        )
        if node.function == "on_file":
            return on_file(node, looks)
        coverage = self._coverage(node)
        gap = () if coverage else (Missing("coverage", node.collection.plural),)
        evaluate = quantify if node.function in ("any", "all") else fold
        return replace(evaluate(node, looks, gap), coverage=coverage)

    def _look(self, node: Aggregate, record: RawRecord) -> RecordStep:
        before, self._item = self._item, record
        try:
            filters = []
            if node.collection.dated_by:
                filters.append(self._visibility(node, record))
            if node.where is not None:
                filters.append(self._step(node.where))
            truths = [step.value for step in filters]
            selected = False if False in truths else None if None in truths else True
            body = None
            if node.body is not None and selected is not False:
                body = self._step(node.body)
            children = tuple(filters) if body is None else (*filters, body)
            missing = merge_missing(tuple(filters)) if selected is None else ()
            return RecordStep(node, selected, missing, children, record, (), selected, body)
        finally:
            self._item = before

    def _visibility(self, node: Aggregate, record: RawRecord) -> Step:
        name = cast("str", node.collection.dated_by)
        value = record.values[name]
        missing = () if value is not None else (Missing("field", name, record.record),)
        truth = None if value is None else cast("date", value) <= self._as_of
        return Step(Constant(value=True, type=FLAG), truth, missing, (), record)

    def _coverage(self, node: Aggregate) -> tuple[RawRecord, ...]:
        """Return the rows that together say the collection is complete for the dates concerned, or none."""
        if node.collection.plural in self.records.incomplete:
            return ()
        starts = self._dates(node.span.starts)
        ends = self._dates(node.span.ends)
        first = max(starts) if starts else date.min
        last = min([*ends, self._as_of])
        return covering_rows(self.records.coverage, node.collection.plural, first, last)

    def _dates(self, bounds: tuple[Bound, ...]) -> list[date]:
        """Return the dates of bounds that are known."""
        values = ((self._step(bound.node).value, bound.days) for bound in bounds)
        return [cast("date", value) + timedelta(days=days) for value, days in values if value is not None]


def _interval(value: Value) -> Interval:
    return value if isinstance(value, Interval) else Interval.exactly(exact_number(value))


def _compare_plain(op: str, left: Value, right: Value) -> bool:
    if op == "==":
        return left == right
    if op == "!=":
        return left != right
    a, b = cast("date", left), cast("date", right)
    return {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[op]
