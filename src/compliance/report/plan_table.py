"""The plan's scorecard as a person reads it in a terminal."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from compliance.model.clauses import Treatment
from compliance.model.outcomes import Outcome
from compliance.model.texts import Lang
from compliance.model.values import format_date, format_number
from compliance.plan.figures import IndicatorResult, Standing
from compliance.plan.scorecard import ClauseStanding, Scorecard
from compliance.plan.tasks import Progress, TaskStanding
from compliance.report.plan_page_words import page_word
from compliance.report.plan_states import TOLD, ClauseStates, progress_text
from compliance.report.plan_words import (
    PROGRESS,
    STANDINGS,
    TREATMENTS,
    amount_text,
    by_text,
    contradiction_text,
    figure_text,
    late_counts,
    origin_text,
    parts_text,
    rests_text,
    say,
    share_text,
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
    for line in _named(card, lambda result: [reason.text(lang) for reason in result.reasons]):
        console.print(Text(line, style="yellow"))
    for line in _named(card, lambda result: [text] if (text := rests_text(result.target, lang)) else []):
        console.print(Text(line, style="dim"))
    found = [
        contradiction_text(result, each, lang) for result in card.indicators for each in result.contradictions
    ]
    if found:
        console.print(Text(say("contradictions", lang), style="bold"))
        for line in found:
            console.print(Text(f"- {line}"))
    console.print(_clauses(card, lang))
    console.print(Text(say("counts_note", lang), style="dim"))
    console.print(_tasks(card.tasks, lang))


def print_clauses(console: Console, card: Scorecard, lang: Lang) -> None:
    """Print every clause of a scorecard: what it asks for, how it is treated, and how that stands."""
    states = ClauseStates(card, lang)
    indicators = {result.indicator.indicator: result for result in card.indicators}
    console.print(Text(f"{word('as_of', lang)}: {format_date(card.as_of, lang)}", style="dim"))
    for standing in card.clauses:
        clause = standing.clause
        tree = Tree(Text(f"{standing.number} ({clause.place.text(lang)})", style="bold"))
        tree.add(Text(clause.says.text(lang)))
        treatments = ", ".join(TREATMENTS[treatment].text(lang) for treatment in clause.treatments)
        tree.add(Text(f"{say('treatment', lang)}: {treatments}"))
        for line in states.lines(standing):
            code = "" if line.treatment is Treatment.indicator else line.code
            text = f"{code} {line.label}: {line.text}".strip()
            branch = tree.add(Text(text, style="red" if line.is_alarm else ""))
            result = indicators.get(line.code)
            if line.treatment is Treatment.indicator and result is not None:
                for told in _told_of(result, lang):
                    branch.add(Text(told, style="dim"))
            task = next((t for t in card.tasks if t.task.task == line.code), None)
            if line.treatment is Treatment.task and task is not None:
                for told in _told_of_task(task, lang):
                    branch.add(Text(told, style="dim"))
        console.print(tree)


def _told_of(result: IndicatorResult, lang: Lang) -> Iterator[str]:
    """Yield how an indicator is counted, who holds it, on what its target rests and why it is not known."""
    indicator = result.indicator
    yield from filter(None, (share_text(indicator, lang), rests_text(result.target, lang)))
    yield f"{say('definition', lang)}: {indicator.definition.text(lang)}"
    yield f"{say('source', lang)}: {indicator.source.text(lang)}"
    yield from (f"{say('reasons', lang)}: {reason.text(lang)}" for reason in result.reasons)


def _told_of_task(standing: TaskStanding, lang: Lang) -> Iterator[str]:
    """Yield what is to come of a task, by when, and under which condition."""
    yield f"{page_word('product', lang)}: {standing.task.product.text(lang)}"
    if standing.due is not None:
        yield f"{say('by', lang)}: {format_date(standing.due, lang)}"
    if standing.task.if_any is not None:
        yield f"{page_word('if_any', lang)}: {standing.task.if_any.text(lang)}"


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
            "\n".join(
                text
                for text in (figure_text(figure, indicator.unit, lang), origin_text(figure, lang))
                if text
            ),
            parts_text(figure, lang),
            format_date(figure.as_of, lang) if figure else "",
            amount_text(line.expected, indicator.unit, lang) if line else "",
            standing,
        )
    return table


def _named(card: Scorecard, texts_of: Callable[[IndicatorResult], list[str]]) -> list[str]:
    """Return what is said of indicators, each text once with the clauses it holds for."""
    clauses: dict[str, list[str]] = defaultdict(list)
    for result in card.indicators:
        for text in texts_of(result):
            clauses[text].append(result.indicator.clauses[0])
    return [f"- {text}: {', '.join(numbers)}" for text, numbers in clauses.items()]


def _clauses(card: Scorecard, lang: Lang) -> Table:
    """Return the clauses by what treats them first of all, and how that stands; each thing counts once."""
    table = Table(title=say("clauses", lang), title_justify="left")
    table.add_column(say("treatment", lang))
    table.add_column(say("number", lang), justify="right")
    table.add_column(say("state", lang), overflow="fold")
    for treatment in Treatment:
        mine = [standing for standing in card.clauses if standing.clause.treatment is treatment]
        state = "; ".join(
            f"{label}: {format_number(n, lang)}" for label, n in _states(treatment, mine, card, lang)
        )
        table.add_row(TREATMENTS[treatment].text(lang), format_number(len(mine), lang), state)
    return table


def _states(
    treatment: Treatment, clauses: list[ClauseStanding], card: Scorecard, lang: Lang
) -> Iterator[tuple[str, int]]:
    """Yield how many verdicts, indicators or tasks of clauses stand how."""
    if treatment is Treatment.rules:
        rules = {rule: outcomes for standing in clauses for rule, outcomes in standing.rules.items()}
        verdicts = sum(rules.values(), Counter[Outcome]())
        yield from ((OUTCOMES[o].text(lang), verdicts[o]) for o in TOLD if verdicts[o])
    if treatment is Treatment.indicator:
        names = {name for standing in clauses for name in standing.indicators}
        stands = Counter(r.standing for r in card.indicators if r.indicator.indicator in names)
        yield from ((STANDINGS[s].text(lang), stands[s]) for s in Standing if stands[s])
    if treatment is Treatment.task:
        numbers = {number for standing in clauses for number in standing.tasks}
        progress = Counter(task.progress for task in card.tasks if task.task.task in numbers)
        yield from ((PROGRESS[p].text(lang), progress[p]) for p in Progress if progress[p])


def _tasks(tasks: list[TaskStanding], lang: Lang) -> Table:
    """Return the tasks by agency; what communes lead stands together and last, as they are many."""
    table = Table(title=say("tasks", lang), title_justify="left", expand=True)
    table.add_column(say("agency", lang), ratio=3, overflow="fold")
    table.add_column(say("task", lang), ratio=6, overflow="fold")
    table.add_column(say("by", lang), width=10)
    for key in ("total", "overdue"):
        table.add_column(say(key, lang), justify="right", width=8)
    table.add_column(say("state", lang), ratio=5, overflow="fold")
    agencies: dict[str, dict[str, list[TaskStanding]]] = defaultdict(lambda: defaultdict(list))
    communes = {task.holder.commune_code for task in tasks if task.holder.commune_code}
    for standing in sorted(tasks, key=lambda task: task.holder.commune_code is not None):
        of_commune = standing.holder.commune_code is not None
        name = say("communes", lang, len(communes)) if of_commune else standing.holder.name.text(lang)
        agencies[name][standing.task.task].append(standing)
    for name, by_task in agencies.items():
        for number, (task, standings) in enumerate(by_task.items()):
            dues = sorted({standing.due for standing in standings if standing.due is not None})
            overdue, _ = late_counts(standings)
            table.add_row(
                "" if number else name, f"{task} {standings[0].task.title.text(lang)}",
                "\n".join(format_date(due, lang) for due in dues), format_number(len(standings), lang),
                format_number(overdue, lang), progress_text(standings, lang),
            )  # fmt: skip
        table.add_section()
    return table
