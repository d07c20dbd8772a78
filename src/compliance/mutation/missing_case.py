"""The case that is missing: a small register of which a mutant says something else than its rule."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from compliance.engines.trace import Judgement
from compliance.errors import EngineError
from compliance.language.compile import CompiledRule, CompiledRulebook
from compliance.language.mutants import Mutant
from compliance.language.nodes import Constant, Node, walk
from compliance.language.rule_parts import conditions_of, law_of
from compliance.language.schedule_changes import all_due_days
from compliance.model.outcomes import Outcome
from compliance.model.schedules import Schedule, due_days
from compliance.mutation.differing_parts import DifferingParts, differing_parts
from compliance.mutation.score import judgements
from compliance.mutation.situations import Situation, move_years
from compliance.mutation.variations import Pool, edits_for
from compliance.sources.rulebooks.case_file import Case

MAX_PAIRS = 6_000
"""Situations with two edits that are tried for one mutant."""

LOOK_ON = 200
"""Situations that are tried for a better one after the first that tells a mutant apart."""

MAX_KEPT = 20

MAX_DUE_DAYS = 2
"""First due days of a schedule on which its rule is tried."""

Answer = tuple[Outcome, tuple[str, ...], tuple[str, ...]]
Answers = dict[str, Answer]


@dataclass(frozen=True)
class Found:
    """A situation that tells a mutant from its rule.

    Attributes:
        situation: The situation.
        answers: What the rule says there: outcome, failed requirements and what is missing, by subject.
        level: What differs: 0 an outcome, 1 the failed requirements, 2 only what is missing.
        other_subjects: Whether the mutant judges other subjects than the rule.
    """

    situation: Situation
    answers: Answers
    level: int
    other_subjects: bool = False


class Search:
    """Looks for situations that tell the mutants of one rule from it, starting from the rule's cases."""

    def __init__(self, rule: CompiledRule, rulebook: CompiledRulebook, cases: Sequence[Case]) -> None:
        self._rule, self._rulebook = rule, rulebook
        self._bases = [Situation.of(case) for case in cases]
        self._pool = Pool.of(self._bases)
        self._known: dict[tuple[int, tuple[str, ...]], Answers] = {}
        self._variations: dict[int, list[Situation]] = {}
        self._everything = conditions_of(rule, rulebook)

    def find(self, mutant: Mutant) -> Iterator[Found]:
        """Yield situations that tell a mutant apart, those with the fewest edits first.

        One in which an outcome differs is preferred to one in which only the reason does.
        """
        parts = differing_parts(self._rule, self._rulebook, mutant)
        best: list[Found] = []
        others: list[Found] = []
        looked_on = 0
        for situation in self._candidates(mutant):
            looked_on += bool(best)
            if looked_on > LOOK_ON:
                break
            found = self._compare(mutant, parts, situation)
            if found is None or (best and len(situation.edits) > len(best[0].situation.edits)):
                continue
            kept = others if found.level else best
            if len(kept) < MAX_KEPT:
                kept.append(found)
        yield from sorted(best, key=_clarity)
        yield from sorted(others, key=lambda found: found.level)

    def _candidates(self, mutant: Mutant) -> Iterator[Situation]:
        """Yield what to try: the cases, the cases in the years of the law's dates, one edit, then two."""
        focus, days = _focus(mutant, self._rule, self._rulebook)
        yield from self._bases
        moved = list(self._moved(mutant, focus, days))
        yield from moved
        for base in (*self._bases, *moved):
            yield from self._varied(base, focus, days)
        for base in self._bases:
            yield from self._all_variations(base)
        turns = [self._varied(base, self._everything) for base in moved]
        turns += [self._pairs(base, focus, days) for base in (*self._bases, *moved)]
        yield from itertools.islice(_in_turns(turns), MAX_PAIRS)

    def _pairs(self, base: Situation, focus: Sequence[Node], days: Sequence[date]) -> Iterator[Situation]:
        for first in self._varied(base, focus, days):
            yield from self._varied(first, self._everything)

    def _varied(
        self, situation: Situation, conditions: Sequence[Node], days: Sequence[date] = ()
    ) -> Iterator[Situation]:
        for edit in edits_for(situation, conditions, self._rule, self._rulebook, self._pool, days):
            changed = edit.on(situation)
            if changed is not None:
                yield changed

    def _all_variations(self, base: Situation) -> list[Situation]:
        """Return a case with each single edit; the same for all mutants."""
        if id(base) not in self._variations:
            self._variations[id(base)] = list(self._varied(base, self._everything))
        return self._variations[id(base)]

    def _moved(self, mutant: Mutant, focus: Sequence[Node], days: Sequence[date]) -> Iterator[Situation]:
        """Yield the cases moved to the years of the law's dates that a mutant is about."""
        years = {day.year for day in (*days, *_days_of(mutant, focus))}
        for base in self._bases:
            for by in sorted({year - base.as_of.year + more for year in years for more in (0, 1)} - {0}):
                situation = move_years(by).on(base)
                if situation is not None:
                    yield situation

    def _compare(self, mutant: Mutant, parts: DifferingParts | None, situation: Situation) -> Found | None:
        try:
            if parts is not None and not parts.may_judge_differently(situation):
                return None
            answers = self._answers(situation)
            other = _answers(mutant.rule, mutant.rulebook, situation)
        except (EngineError, ArithmeticError, ValueError):
            return None
        if answers.keys() != other.keys():
            return Found(situation, answers, 0, other_subjects=True) if answers else None
        for level in range(3):
            if any(answer[level] != other[key][level] for key, answer in answers.items()):
                return Found(situation, answers, level)
        return None

    def _answers(self, situation: Situation) -> Answers:
        key = (id(situation.case), situation.edits)
        if key not in self._known:
            self._known[key] = _answers(self._rule, self._rulebook, situation)
        return self._known[key]


def _answers(rule: CompiledRule, rulebook: CompiledRulebook, situation: Situation) -> Answers:
    found = judgements(rule, rulebook, situation.facilities, situation.as_of)
    return {key: _answer(judgement) for key, judgement in found.items()}


def _answer(judgement: Judgement) -> Answer:
    missing = tuple(sorted(str(item) for item in judgement.missing))
    return judgement.outcome, tuple(sorted(judgement.failed)), missing


def _clarity(found: Found) -> tuple[bool, int]:
    """Return what puts the situation first that shows an author most: a judgement, and few subjects."""
    is_open = any(answer[0] is Outcome.undetermined for answer in found.answers.values())
    return is_open, len(found.answers)


def _in_turns(turns: list[Iterator[Situation]]) -> Iterator[Situation]:
    """Yield one of each in turn until all are through."""
    while turns:
        turn = turns.pop(0)
        situation = next(turn, None)
        if situation is not None:
            turns.append(turn)
            yield situation


def _focus(mutant: Mutant, rule: CompiledRule, rulebook: CompiledRulebook) -> tuple[list[Node], list[date]]:
    """Return what a mutant changes, before and after, and the days it is about."""
    if rule.rule.schedule is not None and mutant.kind == "schedule":
        schedules = [book.schedules[rule.rule.schedule] for book in (rulebook, mutant.rulebook)]
        return [], _days_that_differ(schedules[0], schedules[1])
    days = _days_when_due(rule, rulebook)
    if mutant.law is None:
        return list(mutant.sites), days
    after = [n for root in conditions_of(mutant.rule, mutant.rulebook) for n in walk(root)]
    before = [n for root in conditions_of(rule, rulebook) for n in walk(root)]
    read = [n for n in (*before, *after) if law_of(n) == mutant.law]
    found: list[Node] = []
    for node in (*read, *mutant.sites):
        if node not in found:
            found.append(node)
    return found, days


def _days_when_due(rule: CompiledRule, rulebook: CompiledRulebook) -> list[date]:
    """Return the days after the first due days on which a rule is in force; none for other rules."""
    if rule.rule.schedule is None:
        return []
    due = [day.due_on for day in all_due_days(rulebook.schedules[rule.rule.schedule])]
    return [day + timedelta(days=1) for day in due if day >= rule.rule.since][:MAX_DUE_DAYS]


def _days_that_differ(schedule: Schedule, other: Schedule) -> list[date]:
    """Return the first dates on which two schedules have other things due, with their neighbours."""
    found: list[date] = []
    for year in range(schedule.since.year - 1, schedule.since.year + schedule.lapse + other.every + 4):
        ends = [list(due_days(each, date(year, 12, 31))) for each in (schedule, other)]
        if ends[0] != ends[1]:
            due = [day.due_on for day in (*ends[0], *ends[1]) if day not in ends[0] or day not in ends[1]]
            found.extend(day + timedelta(days=by) for day in due for by in (1, 0, 2))
            found.append(date(year, 12, 31))
        if len(found) > MAX_KEPT:
            break
    return list(dict.fromkeys(found))


def _days_of(mutant: Mutant, focus: Sequence[Node]) -> list[date]:
    """Return the dates of the law that a mutant is about."""
    constants = [n.value for root in focus for n in walk(root) if isinstance(n, Constant)]
    return [day for day in (*(mutant.days or ()), *constants) if isinstance(day, date)]
