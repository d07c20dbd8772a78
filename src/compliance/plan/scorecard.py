"""The plan on a day: every clause with what treats it, every indicator, every task."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from compliance.language.plan import treated_by
from compliance.model.clauses import Clause, Treatment
from compliance.model.outcomes import Outcome
from compliance.plan.figures import IndicatorResult
from compliance.plan.indicators import evaluate_indicator
from compliance.plan.tasks import TaskStanding, standings_of
from compliance.sweep import SweepResult


@dataclass(frozen=True)
class ClauseStanding:
    """A clause of the plan and what the system says of it on a day.

    Attributes:
        number: Its number.
        clause: What it asks for, and how it is treated.
        rules: Rules that cite it, by id, with the number of verdicts by outcome.
        indicators: Names of the indicators that answer it.
        tasks: Numbers of the tasks that carry it out.
    """

    number: str
    clause: Clause
    rules: dict[str, Counter[Outcome]]
    indicators: tuple[str, ...]
    tasks: tuple[str, ...]

    @property
    def outcomes(self) -> Counter[Outcome]:
        """Verdicts of all its rules by outcome."""
        return sum(self.rules.values(), Counter())


@dataclass(frozen=True)
class Scorecard:
    """How far the plan is carried out by a register on a day.

    Attributes:
        as_of: The day.
        result: The sweep it rests on.
        clauses: In the plan's order.
        indicators: In the plan's order of the first clause each answers.
        tasks: By task and holder.
    """

    as_of: date
    result: SweepResult
    clauses: list[ClauseStanding]
    indicators: list[IndicatorResult]
    tasks: list[TaskStanding]


def draw_scorecard(result: SweepResult) -> Scorecard:
    """Return the plan's scorecard for a sweep; it is empty for a rulebook without a plan."""
    plan, register = result.rulebook.plan, result.register
    by_clause = treated_by(
        (rule.rule for rule in result.rulebook.rules.values()),
        (compiled.indicator for compiled in plan.indicators.values()),
        plan.tasks.values(),
    )
    outcomes = _outcomes_by_rule(result)
    clauses = []
    for number, clause in plan.clauses.items():
        treated = by_clause.get(number, {})
        rules = sorted([*treated.get(Treatment.rules, ()), *treated.get(Treatment.manual, ())])
        clauses.append(
            ClauseStanding(
                number, clause, {rule: outcomes[rule] for rule in rules},
                tuple(treated.get(Treatment.indicator, ())), tuple(treated.get(Treatment.task, ())),
            )
        )  # fmt: skip
    order = {number: position for position, number in enumerate(plan.clauses)}
    indicators = [evaluate_indicator(compiled, result) for compiled in plan.indicators.values()]
    indicators.sort(key=lambda r: (min(order.get(c, 0) for c in r.indicator.clauses), r.indicator.indicator))
    tasks = standings_of(plan.tasks, plan.agencies, register, result.as_of)
    tasks.sort(key=lambda t: (order.get(t.task.task, 0), t.holder.commune_code or "", t.holder.key))
    return Scorecard(result.as_of, result, clauses, indicators, tasks)


def is_within(number: str, part: str) -> bool:
    """Return whether a clause is another one, or stands below that part of the plan.

    >>> is_within("II.6.2-a", "II.6"), is_within("II.6.2-a", "II.6.2"), is_within("II.60", "II.6")
    (True, True, False)
    """
    return number == part or number.startswith((f"{part}.", f"{part}-"))


def narrowed(card: Scorecard, clause: str) -> Scorecard:
    """Return the scorecard of one clause, or of all below one part of the plan, such as II.6.

    It holds no clause where the plan has none of that number.
    """
    clauses = [each for each in card.clauses if is_within(each.number, clause)]
    indicators = {name for each in clauses for name in each.indicators}
    tasks = {number for each in clauses for number in each.tasks}
    return replace(
        card,
        clauses=clauses,
        indicators=[result for result in card.indicators if result.indicator.indicator in indicators],
        tasks=[task for task in card.tasks if task.task.task in tasks],
    )


def _outcomes_by_rule(result: SweepResult) -> dict[str, Counter[Outcome]]:
    found: dict[str, Counter[Outcome]] = {rule_id: Counter() for rule_id in result.rulebook.rules}
    for kind in result.kinds:
        for rule_id in kind.rules:
            found[rule_id].update(kind.outcome(rule_id, n) for n in range(len(kind.cases.keys)))
    return found
