"""The plan's scorecard as a person reads it in a terminal."""

from collections import Counter, defaultdict

from rich.console import Console
from rich.table import Table
from rich.text import Text

from compliance.model.clauses import Treatment
from compliance.model.outcomes import Outcome
from compliance.model.texts import Lang
from compliance.model.values import format_date, format_number
from compliance.plan.figures import Standing
from compliance.plan.scorecard import ClauseStanding, Scorecard
from compliance.plan.tasks import Progress, TaskStanding
from compliance.report.plan_words import (
    PROGRESS,
    STANDINGS,
    TREATMENTS,
    amount_text,
    by_text,
    figure_text,
    late_counts,
    parts_text,
    say,
    target_text,
)
from compliance.report.words import OUTCOMES, word

_STYLES = {
    Standing.reached: "green",
    Standing.not_reached: "bold red",
    Standing.open: "yellow",
    Standing.unknown: "yellow",
    Standing.no_target: "dim",
}

_WIDTHS = {
    "clause": 3, "indicator": 9, "target": 4, "by": 3, "value": 4, "counted": 3, "of_day": 3, "line": 3,
    "standing": 4,
}  # fmt: skip


def print_scorecard(console: Console, card: Scorecard, lang: Lang) -> None:
    """Print the targets, the clauses by treatment and state, and the tasks by agency."""
    console.print(Text(say("title", lang), style="bold"))
    manifest = card.result.register.manifest
    console.print(f"{word('register', lang)}: {manifest.title or '-'}; {word('as_of', lang)}: "
                  f"{format_date(card.as_of, lang)}")  # fmt: skip
    if not card.clauses:
        console.print(say("missing_plan", lang))
        return
    console.print(_indicators(card, lang))
    console.print(Text(say("line_note", lang), style="dim"))
    for line in _reasons(card, lang):
        console.print(Text(line, style="yellow"))
    found = [
        say("contradiction", lang, r.indicator.title.text(lang), c.statistic.source,
            figure_text(c.statistic, r.indicator.unit, lang), figure_text(c.records, r.indicator.unit, lang))
        for r in card.indicators for c in r.contradictions
    ]  # fmt: skip
    if found:
        console.print(Text(say("contradictions", lang), style="bold"))
        for line in found:
            console.print(Text(f"- {line}"))
    console.print(_clauses(card.clauses, lang))
    console.print(_tasks(card.tasks, lang))


def _indicators(card: Scorecard, lang: Lang) -> Table:
    table = Table(title=say("targets", lang), title_justify="left", show_lines=True, expand=True)
    for key, ratio in _WIDTHS.items():
        width = 10 if key in ("clause", "by", "of_day") else None
        table.add_column(say(key, lang), ratio=None if width else ratio, width=width, overflow="fold")
    for result in card.indicators:
        indicator, figure, line = result.indicator, result.figure, result.trajectory
        standing = Text(STANDINGS[result.standing].text(lang), style=_STYLES[result.standing])
        table.add_row(
            ", ".join(indicator.clauses),
            indicator.title.text(lang),
            target_text(result.target, indicator.unit, lang),
            by_text(result.target, lang),
            figure_text(figure, indicator.unit, lang),
            parts_text(figure, lang),
            format_date(figure.as_of, lang) if figure else "",
            amount_text(line.expected, indicator.unit, lang) if line else "",
            standing,
        )
    return table


def _reasons(card: Scorecard, lang: Lang) -> list[str]:
    """Return why indicators are not known, each reason once with the clauses it holds for."""
    clauses: dict[str, list[str]] = defaultdict(list)
    for result in card.indicators:
        for reason in result.reasons:
            clauses[reason.text(lang)].append(result.indicator.clauses[0])
    return [f"- {reason}: {', '.join(numbers)}" for reason, numbers in clauses.items()]


def _clauses(clauses: list[ClauseStanding], lang: Lang) -> Table:
    table = Table(title=say("clauses", lang), title_justify="left")
    table.add_column(say("treatment", lang))
    table.add_column(say("number", lang), justify="right")
    table.add_column(say("state", lang), overflow="fold")
    for treatment in Treatment:
        mine = [standing for standing in clauses if standing.clause.treatment is treatment]
        outcomes: Counter[Outcome] = Counter()
        if treatment is Treatment.rules:
            for standing in mine:
                outcomes += standing.outcomes
        state = "; ".join(
            f"{OUTCOMES[outcome].text(lang)}: {format_number(outcomes[outcome], lang)}"
            for outcome in (Outcome.met, Outcome.violated, Outcome.undetermined, Outcome.manual)
            if outcomes[outcome]
        )
        table.add_row(TREATMENTS[treatment].text(lang), format_number(len(mine), lang), state)
    return table


def _tasks(tasks: list[TaskStanding], lang: Lang) -> Table:
    """Return the tasks by agency; what communes lead stands together, as they are many."""
    table = Table(title=say("tasks", lang), title_justify="left", expand=True)
    table.add_column(say("agency", lang), ratio=4, overflow="fold")
    table.add_column(say("task", lang), ratio=2, overflow="fold")
    for key in ("total", "overdue"):
        table.add_column(say(key, lang), justify="right", ratio=1)
    table.add_column(say("state", lang), ratio=6, overflow="fold")
    groups: dict[tuple[str, str], list[TaskStanding]] = defaultdict(list)
    communes = {task.holder.commune_code for task in tasks if task.holder.commune_code}
    for standing in tasks:
        of_commune = standing.holder.commune_code is not None
        name = say("communes", lang, len(communes)) if of_commune else standing.holder.name.text(lang)
        groups[name, standing.task.task].append(standing)
    for (name, task), standings in groups.items():
        progress = Counter(standing.progress for standing in standings)
        states = [f"{PROGRESS[p].text(lang)}: {progress[p]}" for p in Progress if progress[p]]
        overdue, past_due = late_counts(standings)
        if past_due:
            states.append(f"{say('past_due', lang)}: {past_due}")
        table.add_row(
            name, task, format_number(len(standings), lang),
            format_number(overdue, lang),
            "; ".join(states),
        )  # fmt: skip
    return table
