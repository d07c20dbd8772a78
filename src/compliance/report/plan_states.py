"""What stands beside each clause: verdicts, figures, progress, what to look up, why nothing is checked."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compliance.model.clauses import Treatment
from compliance.model.outcomes import Outcome
from compliance.model.texts import Lang
from compliance.model.values import format_date, format_number
from compliance.plan.figures import IndicatorResult
from compliance.plan.scorecard import ClauseStanding, Scorecard
from compliance.plan.tasks import Progress, TaskStanding
from compliance.report.plan_words import (
    PROGRESS,
    STANDINGS,
    TREATMENTS,
    by_text,
    figure_text,
    late_counts,
    late_text,
    parts_text,
    say,
    target_text,
)
from compliance.report.words import OUTCOMES

TOLD = (Outcome.violated, Outcome.undetermined, Outcome.met, Outcome.manual, Outcome.failed)
"""Verdicts that are counted beside a clause; whom a rule does not concern is not."""


@dataclass(frozen=True)
class StateLine:
    """One line beside a clause.

    Attributes:
        treatment: What it is a line of.
        code: The rule, indicator or task it tells of; empty for what is looked up and for reasons.
        label: That one's title, or what the line says.
        text: How it stands.
        is_alarm: Whether something is violated or overdue.
    """

    treatment: Treatment
    code: str
    label: str
    text: str
    is_alarm: bool = False


class ClauseStates:
    """The lines beside every clause of a scorecard."""

    def __init__(self, card: Scorecard, lang: Lang) -> None:
        self._rules = card.result.rulebook.rules
        self._indicators = {result.indicator.indicator: result for result in card.indicators}
        self._tasks: dict[str, list[TaskStanding]] = defaultdict(list)
        for task in card.tasks:
            self._tasks[task.task.task].append(task)
        self._lang = lang

    def lines(self, standing: ClauseStanding) -> Iterator[StateLine]:
        """Yield the lines of a clause: rules, indicators, tasks, what lacks, what to look up, the reason."""
        lang, clause = self._lang, standing.clause
        for rule_id, outcomes in standing.rules.items():
            title = self._rules[rule_id].rule.title.text(lang)
            is_alarm = bool(outcomes[Outcome.violated])
            yield StateLine(Treatment.rules, rule_id, title, outcomes_text(outcomes, lang), is_alarm)
        for name in standing.indicators:
            result = self._indicators[name]
            title = result.indicator.title.text(lang)
            yield StateLine(Treatment.indicator, name, title, indicator_text(result, lang))
        for number in standing.tasks:
            tasks = self._tasks[number]
            title = tasks[0].task.title.text(lang)
            is_alarm = any(task.is_overdue for task in tasks)
            yield StateLine(Treatment.task, number, title, progress_text(tasks, lang), is_alarm)
        treated = {
            Treatment.rules: standing.rules,
            Treatment.indicator: standing.indicators,
            Treatment.task: standing.tasks,
        }
        for treatment in clause.treatments:
            if treatment in treated and not treated[treatment]:
                yield StateLine(treatment, "", TREATMENTS[treatment].text(lang), say("none_yet", lang))
        if clause.ask is not None:
            yield StateLine(Treatment.manual, "", say("look_up", lang), clause.ask.text(lang))
        if clause.reason is not None:
            yield StateLine(Treatment.guidance, "", say("reason", lang), clause.reason.text(lang))


def outcomes_text(outcomes: Counter[Outcome], lang: Lang) -> str:
    """Return how many verdicts a rule has, by outcome."""
    found = [
        f"{OUTCOMES[outcome].text(lang)}: {format_number(outcomes[outcome], lang)}"
        for outcome in TOLD
        if outcomes[outcome]
    ]
    return "; ".join(found) or say("nobody_concerned", lang)


def indicator_text(result: IndicatorResult, lang: Lang) -> str:
    """Return an indicator's figure, target and standing."""
    figure, unit = result.figure, result.indicator.unit
    known = figure_text(figure, unit, lang)
    if figure is not None and figure.low is not None:
        parts = parts_text(figure, lang)
        of = f" ({parts})" if parts else ""
        known = f"{known}{of}, {say('on_day', lang, format_date(figure.as_of, lang))}"
    told = [f"{say('value', lang)}: {known}"]
    if result.target is not None:
        target = target_text(result.target, unit, lang)
        told.append(f"{say('target', lang)}: {target}, {say('by_day', lang, by_text(result.target, lang))}")
    told.append(STANDINGS[result.standing].text(lang))
    return "; ".join(told)


def progress_text(tasks: Iterable[TaskStanding], lang: Lang) -> str:
    """Return how many holders are how far with a task, and how many are overdue."""
    found = list(tasks)
    progress = Counter(task.progress for task in found)
    is_one = len(found) == 1
    told = [
        PROGRESS[p].text(lang) if is_one else f"{PROGRESS[p].text(lang)}: {format_number(progress[p], lang)}"
        for p in Progress
        if progress[p]
    ]
    if is_one and found[0].past_due is not None:
        return f"{told[0]}; {late_text(found[0], lang)}"
    for key, number in zip(("overdue", "past_due"), late_counts(found), strict=True):
        if number and not is_one:
            told.append(f"{say(key, lang)}: {format_number(number, lang)}")
    return "; ".join(told)


def reasons_of(card: Scorecard, lang: Lang) -> dict[str, list[IndicatorResult]]:
    """Return why indicators are not known, each reason once with the indicators it holds for."""
    found: dict[str, list[IndicatorResult]] = defaultdict(list)
    for result in card.indicators:
        for reason in result.reasons:
            found[reason.text(lang)].append(result)
    return dict(found)
