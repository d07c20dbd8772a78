"""Proofs that a mutant says the same as its rule, so that no case can tell them apart."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from compliance.language.compile import CompiledRule, CompiledRulebook
from compliance.language.equivalence import Truth, compare, same_condition, same_for_all
from compliance.language.law_on_day import on_day, turning_days
from compliance.language.mutants import Mutant
from compliance.language.nodes import (
    And,
    AsOf,
    Compare,
    Constant,
    FieldRef,
    Listed,
    Node,
    Obliged,
    Or,
    ThresholdValue,
    walk,
)
from compliance.language.rewrite import rebuild
from compliance.language.rule_parts import conditions_of, law_of
from compliance.language.schedule_changes import all_due_days
from compliance.language.types import FLAG
from compliance.model.texts import Bilingual

_LOGIC = Bilingual(
    vi="nội dung sau khi đổi luôn cho cùng kết quả",
    en="what it says after the change always comes to the same",
)
_NOT_IN_FORCE = Bilingual(
    vi="thay đổi chỉ có tác dụng vào ngày mà tiêu chí chưa hoặc không còn hiệu lực",
    en="it differs only on days on which the rule is not in force",
)
_NO_DUE_DAY = Bilingual(
    vi="không có hạn nào rơi vào khoảng ngày đã đổi", en="nothing falls due on the days that differ"
)
_OTHER_ROW = Bilingual(
    vi="tiêu chí không dùng đến dòng này của bảng", en="the rule never reads that row of the table"
)


def why_equivalent(rule: CompiledRule, rulebook: CompiledRulebook, mutant: Mutant) -> Bilingual | None:
    """Return why a mutant is proved to give each subject the outcome its rule gives, or None."""
    if mutant.days is not None and _differs_outside(rule, rulebook, mutant):
        return _NOT_IN_FORCE
    if mutant.kind in ("threshold", "unit") and _in_other_row(rule, rulebook, mutant):
        return _OTHER_ROW
    if mutant.kind == "law_date" and _one_value(rule, mutant):
        return _LOGIC
    if mutant.law is not None and _same_on_its_own_day(rule, rulebook, mutant):
        return _LOGIC
    if mutant.kind == "schedule":
        return None
    if _in_force_on_the_same_due_days(rule, rulebook, mutant):
        return _NO_DUE_DAY
    if mutant.law is not None and _same_on_each_day(rule, rulebook, mutant):
        return _LOGIC
    return _LOGIC if _same_logic(rule, rulebook, mutant) else None


def _day_of(rule: CompiledRule) -> Node:
    """Return the date by which a rule is in force."""
    parts = rule.in_force.operands if isinstance(rule.in_force, And) else (rule.in_force,)
    since = Constant(rule.rule.since, AsOf().type)
    for part in parts:
        if isinstance(part, Compare) and part.op == ">=" and part.right == since:
            return part.left
    raise LookupError(f"{rule.rule.id}: its first day does not stand in {parts}")


def _differs_outside(rule: CompiledRule, rulebook: CompiledRulebook, mutant: Mutant) -> bool:
    """Tell whether the days that read differently are never asked for where the rule is in force.

    A rule is in force from its first day on; what is read on the date judged for or on the subject's own
    date is read on no earlier day, and on no later one than its last where that date is the one it goes by.
    """
    assert mutant.days is not None  # noqa: S101  # asked for by the caller
    first, last = mutant.days
    nodes = [n for root in conditions_of(rule, rulebook) for n in walk(root)]
    read_on = [n.on for n in nodes if isinstance(n, ThresholdValue | Listed) and law_of(n) == mutant.law]
    return _before_or_after(rule, read_on, first, last)


def _before_or_after(rule: CompiledRule, read_on: Sequence[Node], first: date, last: date | None) -> bool:
    """Tell whether dates are read on no day from a first to a last one."""
    day = _day_of(rule)
    if any(on not in (day, AsOf()) for on in read_on):
        return False
    if last is not None and last < rule.rule.since:
        return True
    until = rule.rule.until
    return until is not None and first > until and all(on == day for on in read_on)


def _in_force_on_the_same_due_days(rule: CompiledRule, rulebook: CompiledRulebook, mutant: Mutant) -> bool:
    """Tell whether only the days of a rule about what is due were changed, and no due day lies between."""
    name, other = rule.rule.schedule, mutant.rule
    if name is None or mutant.rulebook is not rulebook or replace(other, in_force=rule.in_force) != rule:
        return False
    days = {due.due_on for due in all_due_days(rulebook.schedules[name])}
    return all(_in_force_on(rule, day) == _in_force_on(other, day) for day in days)


def _in_force_on(rule: CompiledRule, due_on: date) -> Node:
    """Return when a rule is in force for what is due on a day, as far as that day decides it."""

    def known(node: Node) -> Node:
        match node:
            case FieldRef(scope="subject", name=name, type=type_) if name == rule.subject.dated_by:
                return Constant(due_on, type_)
            case Compare(left=Constant(value=left), right=Constant(value=right)):
                return Constant(compare(node.op, left, right), FLAG)
        return node

    return rebuild(rule.in_force, known)


def _in_other_row(rule: CompiledRule, rulebook: CompiledRulebook, mutant: Mutant) -> bool:
    """Tell whether a row of a table was changed that is never asked for."""
    nodes = [n for root in conditions_of(rule, rulebook) for n in walk(root)]
    uses = [n for n in nodes if isinstance(n, ThresholdValue) and law_of(n) == mutant.law]
    keys = [use.key.value if isinstance(use.key, Constant) else None for use in uses]
    changed = [n for root in conditions_of(mutant.rule, mutant.rulebook) for n in walk(root)]
    after = next(n for n in changed if isinstance(n, ThresholdValue) and law_of(n) == mutant.law)
    rows = {
        key
        for old, new in zip(uses[0].threshold.values, after.threshold.values, strict=True)
        for key, text in (old.table or {}).items()
        if (new.table or {}).get(key) != text
    }
    return bool(rows) and None not in keys and not rows & {str(key) for key in keys}


def _one_value(rule: CompiledRule, mutant: Mutant) -> bool:
    """Tell whether a limit has one open value from the rule's first day on."""
    old = mutant.sites[0]
    if not isinstance(old, ThresholdValue) or old.on != _day_of(rule):
        return False
    period = old.threshold.period_on(rule.rule.since)
    return period is not None and period.until is None


def _same_on_its_own_day(rule: CompiledRule, rulebook: CompiledRulebook, mutant: Mutant) -> bool:
    """Tell whether a date of the law is only compared with the day it is read on, and always to the same end.

    Between the days on which something changes, comparisons come to what they come to on those days.
    """
    before, after = (
        _comparisons(conditions_of(*each), mutant.law)
        for each in ((rule, rulebook), (mutant.rule, mutant.rulebook))
    )
    if before is None or after is None:
        return False
    for (old, old_limit), (_, new_limit) in zip(before, after, strict=True):
        threshold = old_limit.threshold
        periods = [*threshold.values, *new_limit.threshold.values]
        if any(period.bands is not None for period in periods):
            return False
        days = {day for period in periods for day in (period.since, period.until) if day is not None}
        days |= {
            day
            for period in periods
            for text in period.texts
            if isinstance(day := threshold.parse(text), date)
        }
        near = {day + timedelta(days=by) for day in days for by in (-1, 0, 1)}
        if old_limit.on == _day_of(rule):
            near = {day for day in near if rule.rule.since <= day <= (rule.rule.until or date.max)}
            near.add(rule.rule.since)
        keys: set[str | None] = {key for period in periods for key in period.table or {}}
        for day, key in itertools.product(near, keys or {None}):
            found = [_truth_on(old, limit, day, key) for limit in (old_limit, new_limit)]
            if found[0] is not found[1]:
                return False
    return True


def _comparisons(roots: Sequence[Node], law: str | None) -> list[tuple[Compare, ThresholdValue]] | None:
    """Return where a date of the law is compared with the day it is read on; None if elsewhere too."""
    nodes = [n for root in roots for n in walk(root)]
    found = []
    for node in nodes:
        if isinstance(node, Compare) and node.left.type.base == "date":
            for side, other in ((node.left, node.right), (node.right, node.left)):
                if isinstance(side, ThresholdValue) and law_of(side) == law and side.on == other:
                    found.append((node, side))
    used = sum(law_of(n) == law for n in nodes)
    return found if found and len(found) == used else None


def _truth_on(node: Compare, limit: ThresholdValue, day: date, key: str | None) -> Truth:
    period = limit.threshold.period_on(day)
    text = None if period is None else period.value if key is None else (period.table or {}).get(key)
    if text is None:
        return None
    value = limit.threshold.parse(text)
    left, right = (value, day) if isinstance(node.left, ThresholdValue) else (day, value)
    return compare(node.op, left, right)


def _same_logic(rule: CompiledRule, rulebook: CompiledRulebook, mutant: Mutant) -> bool:
    """Tell whether the conditions of both always come to the same outcome."""
    return _agree(rule, mutant.rule, _decisive(rule, rulebook), _decisive(mutant.rule, mutant.rulebook))


def _same_on_each_day(rule: CompiledRule, rulebook: CompiledRulebook, mutant: Mutant) -> bool:
    """Tell whether both come to the same outcome on each date judged for.

    What the law says on the date judged for changes on few days: one day between each two of them stands
    for all others.
    """
    both = _decisive(rule, rulebook), _decisive(mutant.rule, mutant.rulebook)
    days = turning_days(node for nodes in both for root in nodes for node in walk(root))
    for day in days:
        nodes, others = ([on_day(node, day) for node in each] for each in both)
        if not _agree(rule, mutant.rule, nodes, others):
            return False
    return True


def _decisive(rule: CompiledRule, rulebook: CompiledRulebook) -> list[Node]:
    """Return the applicability and the requirements of a rule, with its obligations spelled out."""
    return [_spelled_out(node, rulebook) for node in (rule.applicability, *rule.requires.values())]


def _agree(rule: CompiledRule, other: CompiledRule, nodes: Sequence[Node], others: Sequence[Node]) -> bool:
    half = len(nodes)

    def agree(truths: Sequence[Truth]) -> bool:
        return _outcome(rule, truths[:half]) == _outcome(other, truths[half:])

    if rule.shown == other.shown and all(map(same_condition, nodes, others)):
        return True
    return same_for_all([*nodes, *others], agree)


def _spelled_out(node: Node, rulebook: CompiledRulebook) -> Node:
    """Return a condition with each obligation as the conditions it stands for."""

    def spell(inner: Node) -> Node:
        if not isinstance(inner, Obliged):
            return inner
        sources = rulebook.obligations[inner.name].sources
        return Or(tuple(_spelled_out(when, rulebook) for _, when in sources))

    return rebuild(node, spell)


def _outcome(rule: CompiledRule, truths: Sequence[Truth]) -> tuple[object, ...]:
    """Return what decides a verdict: applicability, and for each requirement whether it fails or is open."""
    applies, *held = truths
    if applies is not True:
        return (applies,)
    counted = [
        False if truth is None and name in rule.shown else truth
        for name, truth in zip(rule.requires, held, strict=True)
    ]
    failed = tuple(name for name, truth in zip(rule.requires, counted, strict=True) if truth is False)
    return (applies, failed, not failed and None in counted)
