"""Which kinds of example case a rule lacks: an outcome, a side of a date, a day around a deadline.

The dates come from the compiled rule and from what it reads. A case stands on a side of a date of a limit or
list if that is read on that day in judging it. A date that is proved to make no difference is not asked for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from compliance.case_schedules import (
    all_due_days,
    deadline_of,
    distances,
    due_days_at_changes,
    first_under_each_deadline,
    is_against_due_day,
    is_due_day,
)
from compliance.engines.arithmetic import add_months
from compliance.engines.steps import Step
from compliance.engines.trace import Judgement, Tracer
from compliance.language.compile import CompiledRule, CompiledRulebook
from compliance.language.mutant_proof import why_equivalent
from compliance.language.mutants import Mutant, mutants_of
from compliance.language.nodes import AsOf, FieldRef, Listed, Node, ThresholdValue, walk
from compliance.language.phrases import phrase
from compliance.language.rule_parts import conditions_of, law_of, obligations_of
from compliance.model.facility_records import FacilityRecords, RawRecord
from compliance.model.outcomes import Outcome
from compliance.model.texts import LANGS, Bilingual
from compliance.model.values import format_value
from compliance.sources.registers.register import with_dues
from compliance.sources.rulebooks.case_file import Case

_DAY = timedelta(days=1)
_LAW_DATES = ("threshold_date", "list_date")

_OUTCOMES = {
    Outcome.met: Bilingual(vi="Đạt", en="met"),
    Outcome.violated: Bilingual(vi="Chưa đạt", en="violated"),
    Outcome.undetermined: Bilingual(vi="Chưa đủ căn cứ kết luận", en="undetermined"),
    Outcome.not_applicable: Bilingual(vi="Không thuộc đối tượng", en="not applicable"),
    Outcome.manual: Bilingual(vi="Kiểm tra trực tiếp", en="manual"),
}
_JUDGED = (Outcome.met, Outcome.violated, Outcome.undetermined, Outcome.not_applicable)
_LOOKED_UP = (Outcome.manual, Outcome.not_applicable)

_NO_OUTCOME = Bilingual(
    vi="Chưa có tình huống nào cho kết quả «{outcome}».", en="No case comes out as {outcome}."
)
_NO_MISSING = Bilingual(
    vi="Chưa có tình huống «Chưa đủ căn cứ kết luận» nào nêu thông tin còn thiếu (missing:).",
    en="No undetermined case names what is missing (missing:).",
)
_NO_ACTION = Bilingual(
    vi="Chưa có tình huống nào nêu hướng xử lý của dấu hiệu vi phạm (action:).",
    en="No case says on which list a violation stands (action:).",
)
_NO_FINE = Bilingual(
    vi="Chưa có tình huống nào nêu khung phạt (fine:).",
    en="No case says what the bracket of the fine is (fine:).",
)
_NO_DAY = Bilingual(
    vi="{what}: chưa có tình huống nào mà {date} là {day}, {side}.",
    en="{what}: no case in which {date} is {day}, {side}.",
)
_NO_SIDE = Bilingual(vi="{what}: chưa có tình huống nào vào {side}.", en="{what}: no case on {side}.")

_BEFORE = Bilingual(vi="ngày liền trước ngày thay đổi", en="the day before it changes")
_FROM = Bilingual(vi="ngày bắt đầu thay đổi", en="the day it changes")
_DUE_BEFORE = Bilingual(vi="ngày đến hạn cuối cùng trước khi thay đổi", en="the last due day before a change")
_DUE_FROM = Bilingual(vi="ngày đến hạn đầu tiên sau khi thay đổi", en="the first due day after a change")
_INSIDE = Bilingual(vi="ngày sớm nhất còn được xét", en="the earliest day inside it")
_OUTSIDE = Bilingual(vi="ngày muộn nhất không còn được xét", en="the latest day outside it")
_AROUND_DEADLINE = {
    -1: Bilingual(vi="ngày liền trước ngày cuối cùng của thời hạn", en="the day before the last good day"),
    0: Bilingual(vi="ngày cuối cùng của thời hạn", en="the last good day"),
    1: Bilingual(vi="ngày liền sau ngày cuối cùng của thời hạn", en="the day after the last good day"),
}

_RULE = Bilingual(vi="Hiệu lực của tiêu chí", en="Days in force of the rule")
_WINDOW = Bilingual(vi="Khoảng thời gian xét {months} tháng", en="The window of {months} months")
_LIMIT = Bilingual(vi="Hiệu lực của mức quy định «{title}»", en="Days in force of the limit «{title}»")
_LIST = Bilingual(vi="Hiệu lực của danh mục «{title}»", en="Days in force of the list «{title}»")
_OBLIGATION = Bilingual(vi="Hiệu lực của nghĩa vụ «{title}»", en="Days in force of the obligation «{title}»")
_DEADLINE = Bilingual(
    vi="Thời hạn theo lịch «{title}», kỳ đến ngày {day}", en="Deadline of «{title}» for the period to {day}"
)


@dataclass(frozen=True)
class MissingKind:
    """A kind of case that a rule lacks.

    Attributes:
        name: Names it, such as `outcome:met` or `thresholds.cluster.occupancy:2026-01-29`.
        sentence: What is missing, for readers.
    """

    name: str
    sentence: Bilingual


@dataclass(frozen=True)
class _Judged:
    """One subject of a case, as the second evaluator judged it.

    Attributes:
        as_of: The date judged for.
        subject: The record judged.
        day: The date by which the rule is in force for it: its own, or the one judged for; None if blank.
        judgement: What came of it.
    """

    as_of: date
    subject: RawRecord
    day: date | None
    judgement: Judgement

    def steps(self) -> Iterator[Step]:
        for root in (self.judgement.applicability, *self.judgement.requirements.values()):
            yield from root.walk()


def missing_kinds(rule: CompiledRule, rulebook: CompiledRulebook, cases: Sequence[Case]) -> list[MissingKind]:
    """Return the kinds of case that a rule's cases lack, outcomes first; empty if none.

    Asked for are: each outcome, with a name of what is missing; the list a violation stands on and its
    bracket, where the rule names an act and a fine; the day before and the day of each date at
    which the rule, an obligation, a limit or a list that it reads begins or ends; both edges of its window;
    and around each deadline of its schedule the day before, on and after the last good day.

    Args:
        rule: The rule.
        rulebook: The rulebook it stands in.
        cases: Its cases.
    """
    judged = [each for case in cases for each in _judge(rule, rulebook, case)]
    return [
        *_outcomes(rule, cases),
        *_enforcement(rule, cases),
        *_days_of_rule(rule, rulebook, judged),
        *_window(rule, judged),
        *_days_of_obligations(rule, rulebook, judged),
        *_days_of_law(rule, rulebook, judged),
        *_deadlines(rule, rulebook, judged),
    ]


def _enforcement(rule: CompiledRule, cases: Sequence[Case]) -> Iterator[MissingKind]:
    """Yield what no case says of what may follow: the list a violation stands on, and its bracket."""
    if rule.rule.act is not None and not any(case.action for case in cases):
        yield MissingKind("action", _NO_ACTION)
    if rule.penalty is not None and not any(case.fine for case in cases):
        yield MissingKind("fine", _NO_FINE)


def _judge(rule: CompiledRule, rulebook: CompiledRulebook, case: Case) -> Iterator[_Judged]:
    register = case.register
    if rule.rule.schedule is not None:
        register = with_dues(register, [rulebook.schedules[rule.rule.schedule]], case.as_of)
    for facility_id in register.facility_ids:
        records = register.records_of(facility_id)
        tracer = Tracer(rulebook, records, case.as_of)
        for subject in _subjects(rule, records):
            dated_by = rule.subject.dated_by
            own = None if dated_by is None else cast("date | None", subject.values[dated_by])
            if own is None or own <= case.as_of:
                day = own if rule.subject.is_event and dated_by is not None else case.as_of
                yield _Judged(case.as_of, subject, day, tracer.judge(rule, subject))


def _subjects(rule: CompiledRule, records: FacilityRecords) -> list[RawRecord]:
    if rule.subject.name == records.facility.kind:
        return [records.facility]
    return records.collections.get(rule.subject.plural, [])


def _outcomes(rule: CompiledRule, cases: Sequence[Case]) -> Iterator[MissingKind]:
    shown = {outcome for case in cases for outcome in case.expect.values()}
    for outcome in _JUDGED if rule.requires else _LOOKED_UP:
        if outcome not in shown:
            yield MissingKind(f"outcome:{outcome.value}", _filled(_NO_OUTCOME, outcome=_OUTCOMES[outcome]))
    names_missing = any(case.missing for case in cases if Outcome.undetermined in case.expect.values())
    if rule.requires and Outcome.undetermined in shown and not names_missing:
        yield MissingKind("outcome:undetermined:missing", _NO_MISSING)


def _days_of_rule(
    rule: CompiledRule, rulebook: CompiledRulebook, judged: Sequence[_Judged]
) -> Iterator[MissingKind]:
    turns = [rule.rule.since] + ([rule.rule.until + _DAY] if rule.rule.until else [])
    rule_date = _told(next(n for n in walk(rule.in_force) if isinstance(n, AsOf | FieldRef)))
    seen = {each.day for each in judged}
    if rule.rule.schedule is None:
        for turn in turns:
            yield from _sides("rule", _RULE, rule_date, turn, seen)
        return
    schedule = rulebook.schedules[rule.rule.schedule]
    for day, is_before in sorted(due_days_at_changes(rule.rule, schedule).items()):
        if day not in seen:
            yield _no_day("rule", _RULE, rule_date, day, _DUE_BEFORE if is_before else _DUE_FROM)


def _window(rule: CompiledRule, judged: Sequence[_Judged]) -> Iterator[MissingKind]:
    months = rule.rule.window
    if months is None:
        return
    seen = {(each.day - add_months(each.as_of, -months)).days for each in judged if each.day is not None}
    what = _filled(_WINDOW, months=_same(str(months)))
    for name, distance, side in (("inside", 1, _INSIDE), ("outside", 0, _OUTSIDE)):
        if distance not in seen:
            yield MissingKind(f"window:{name}", _filled(_NO_SIDE, what=what, side=side))


def _days_of_obligations(
    rule: CompiledRule, rulebook: CompiledRulebook, judged: Sequence[_Judged]
) -> Iterator[MissingKind]:
    seen = {each.as_of for each in judged}
    for name in obligations_of(rule, rulebook):
        for obligation, _ in rulebook.obligations[name].sources:
            what = _filled(_OBLIGATION, title=obligation.title)
            for turn in [obligation.since] + ([obligation.until + _DAY] if obligation.until else []):
                last = None if rule.subject.is_event else rule.rule.until
                if rule.rule.since < turn and (last is None or turn <= last):
                    yield from _sides(f"obligations.{name}", what, _told(AsOf()), turn, seen)


def _days_of_law(
    rule: CompiledRule, rulebook: CompiledRulebook, judged: Sequence[_Judged]
) -> Iterator[MissingKind]:
    seen = {found for each in judged for step in each.steps() if (found := _read_on(step)) is not None}
    laws = _laws(rule, rulebook)
    asked: dict[tuple[str, date], None] = {}
    for mutant in mutants_of(rule, rulebook):
        if mutant.kind in _LAW_DATES and why_equivalent(rule, rulebook, mutant) is None:
            asked[_day_of(mutant)] = None
    for law, day in sorted(asked):
        if (law, day) in seen or not _can_be_read_on(laws[law], day, rule, rulebook):
            continue
        node = laws[law][0]
        if isinstance(node, Listed):
            periods: Sequence[tuple[date, date | None]] = [(v.since, v.until) for v in node.list.versions]
            what = _filled(_LIST, title=node.list.title)
        else:
            periods = [(p.since, p.until) for p in node.threshold.values]
            what = _filled(_LIMIT, title=node.threshold.title)
        begins = any(day == since or (until is not None and day == until + _DAY) for since, until in periods)
        dates = dict.fromkeys(_told(node.on) for node in laws[law])
        read_on = Bilingual(**{lang: " / ".join(date.text(lang) for date in dates) for lang in LANGS})
        yield _no_day(law, what, read_on, day, _FROM if begins else _BEFORE)


def _laws(rule: CompiledRule, rulebook: CompiledRulebook) -> dict[str, list[ThresholdValue | Listed]]:
    found: dict[str, list[ThresholdValue | Listed]] = {}
    for node in (n for root in conditions_of(rule, rulebook) for n in walk(root)):
        if isinstance(node, ThresholdValue | Listed):
            found.setdefault(law_of(node) or "", []).append(node)
    return found


def _day_of(mutant: Mutant) -> tuple[str, date]:
    """Return the limit or list that a mutant changes, and the one day on which it reads differently."""
    assert mutant.law is not None and mutant.days is not None  # noqa: S101, PT018  # dates of the law have both
    return mutant.law, mutant.days[0]


def _read_on(step: Step) -> tuple[str, date] | None:
    """Return the limit or list that a step read, and the day; None if it read none."""
    law = law_of(step.node)
    day = step.children[0].value if law is not None and step.children else None
    return (law, day) if law is not None and isinstance(day, date) else None


def _can_be_read_on(
    nodes: Sequence[ThresholdValue | Listed], day: date, rule: CompiledRule, rulebook: CompiledRulebook
) -> bool:
    """Tell whether a day can be asked for: what falls due has its dates from the schedule alone."""
    if rule.rule.schedule is None or not all(is_due_day(node.on) for node in nodes):
        return True
    return any(due.due_on == day for due in all_due_days(rulebook.schedules[rule.rule.schedule]))


def _deadlines(
    rule: CompiledRule, rulebook: CompiledRulebook, judged: Sequence[_Judged]
) -> Iterator[MissingKind]:
    nodes = [n for root in (rule.applicability, *rule.requires.values()) for n in walk(root)]
    if rule.rule.schedule is None or not any(map(is_against_due_day, nodes)):
        return
    schedule = rulebook.schedules[rule.rule.schedule]
    seen = {
        (deadline_of(schedule, cast("date", each.subject.values["period_end"])), distance)
        for each in judged
        for distance in distances(each.steps())
    }
    for deadline, due in first_under_each_deadline(rule.rule, schedule).items():
        what = _filled(_DEADLINE, title=schedule.title, day=_both_formats(due.period_end))
        for distance, side in _AROUND_DEADLINE.items():
            if (deadline, distance) not in seen:
                name = f"schedules.{schedule.schedule}:{due.period_end}:{distance:+}"
                yield MissingKind(name, _filled(_NO_SIDE, what=what, side=side))


def _sides(
    name: str, what: Bilingual, told: Bilingual, turn: date, seen: set[date] | set[date | None]
) -> Iterator[MissingKind]:
    """Yield the day before a date and the date, if no case is about them."""
    for day, side in ((turn - _DAY, _BEFORE), (turn, _FROM)):
        if day not in seen:
            yield _no_day(name, what, told, day, side)


def _no_day(name: str, what: Bilingual, told: Bilingual, day: date, side: Bilingual) -> MissingKind:
    sentence = _filled(_NO_DAY, what=what, date=told, day=_both_formats(day), side=side)
    return MissingKind(f"{name}:{day}", sentence)


def _told(node: Node) -> Bilingual:
    """Return what readers are told of the date a node stands for."""
    return Bilingual(**{lang: phrase(node, lang) for lang in LANGS})


def _filled(text: Bilingual, **slots: Bilingual) -> Bilingual:
    made = {
        lang: text.text(lang).format(**{name: slot.text(lang) for name, slot in slots.items()})
        for lang in LANGS
    }
    return Bilingual(**made)


def _both_formats(day: date) -> Bilingual:
    return Bilingual(vi=format_value(day, "vi"), en=format_value(day, "en"))


def _same(text: str) -> Bilingual:
    return Bilingual(vi=text, en=text)
