"""The tables of tasks on the plan's page: by agency, of each agency, and of communes."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from compliance.model.texts import Lang
from compliance.model.values import format_date, format_number
from compliance.plan.scorecard import Scorecard
from compliance.plan.tasks import Progress, TaskStanding
from compliance.report.plan_page_words import SIGNS, page_word
from compliance.report.plan_words import PROGRESS, commune_text, late_counts, late_text, say

_UNCLEAR = (Progress.done_without_document, Progress.none_claimed, Progress.not_told)
_LATE = {True: "!", None: "*"}
"""Signs of what is overdue, and of what is past its day without it being known."""

_CLEAR = tuple(progress for progress in Progress if progress not in _UNCLEAR)


@dataclass(frozen=True)
class AgencyRow:
    """How many tasks a holder has, and how far they are.

    Attributes:
        name: The agency, or all communes together.
        total: How many tasks.
        told: Numbers by progress, each with its label; what is to be cleared up counts once. The last is how
            many are past their day without it being known whether they are done.
        overdue: How many are overdue.
    """

    name: str
    total: str
    told: list[tuple[str, str]]
    overdue: str


@dataclass(frozen=True)
class TaskRow:
    """One task of one holder."""

    number: str
    title: str
    commune: str
    product: str
    if_any: str
    due: str
    progress: str
    late: str
    is_overdue: bool
    reported: str
    document: str
    money: str
    obstacles: str


@dataclass(frozen=True)
class Matrix:
    """Communes by tasks, with the signs explained.

    Attributes:
        tasks: Number and title of each task.
        rows: Name of each commune, with its cells: sign, words, and whether it is overdue.
        signs: The signs that occur, with their words.
    """

    tasks: list[tuple[str, str]]
    rows: list[tuple[str, list[tuple[str, str, bool]]]]
    signs: list[tuple[str, str]]


def agency_rows(card: Scorecard, lang: Lang) -> list[AgencyRow]:
    """Return one row an agency, one for all communes, and one for all together; none without tasks."""
    groups: dict[str, list[TaskStanding]] = defaultdict(list)
    communes = {task.holder.commune_code for task in card.tasks if task.holder.commune_code}
    for task in card.tasks:
        of_commune = task.holder.commune_code is not None
        groups["" if of_commune else task.holder.name.text(lang)].append(task)
    rows = [_agency_row(name, tasks, lang) for name, tasks in sorted(groups.items()) if name]
    if "" in groups:
        rows.append(_agency_row(say("communes", lang, len(communes)), groups[""], lang))
    if rows:
        rows.append(_agency_row(say("total", lang), card.tasks, lang))
    return rows


def _agency_row(name: str, tasks: Iterable[TaskStanding], lang: Lang) -> AgencyRow:
    found = list(tasks)
    progress = Counter(task.progress for task in found)
    told = [(PROGRESS[p].text(lang), format_number(progress[p], lang)) for p in _CLEAR]
    unclear = sum(progress[p] for p in _UNCLEAR)
    told.append((page_word("unclear", lang), format_number(unclear, lang)))
    overdue, past_due = late_counts(found)
    told.append((say("past_due", lang), format_number(past_due, lang)))
    return AgencyRow(name, format_number(len(found), lang), told, format_number(overdue, lang))


def agency_tasks(card: Scorecard, lang: Lang) -> list[tuple[str, list[TaskRow]]]:
    """Return the tasks of each agency, agencies by name."""
    groups: dict[str, list[TaskRow]] = defaultdict(list)
    for task in card.tasks:
        if task.holder.commune_code is None:
            groups[task.holder.name.text(lang)].append(task_row(task, lang))
    return sorted(groups.items())


def commune_reports(card: Scorecard, lang: Lang) -> list[TaskRow]:
    """Return the tasks on which communes reported, by commune."""
    return [
        task_row(task, lang)
        for task in sorted(card.tasks, key=lambda task: task.holder.commune_code or "")
        if task.holder.commune_code is not None and task.reported_on is not None
    ]


def commune_matrix(card: Scorecard, lang: Lang) -> Matrix:
    """Return where each commune stands with each task that communes lead."""
    mine = [task for task in card.tasks if task.holder.commune_code is not None]
    tasks = {task.task.task: task.task.title.text(lang) for task in mine}
    by_commune: dict[str, dict[str, TaskStanding]] = defaultdict(dict)
    for task in mine:
        by_commune[task.holder.commune_code or ""][task.task.task] = task
    rows = [
        (commune_text(code, lang), [_cell(found.get(number), lang) for number in tasks])
        for code, found in sorted(by_commune.items())
    ]
    used = {task.progress for task in mine}
    signs = [(SIGNS[p].text(lang), PROGRESS[p].text(lang)) for p in Progress if p in used]
    for sign, key, number in zip(_LATE.values(), ("overdue", "past_due"), late_counts(mine), strict=True):
        if number:
            signs.append((sign, say(key, lang)))
    return Matrix(list(tasks.items()), rows, signs)


def _cell(task: TaskStanding | None, lang: Lang) -> tuple[str, str, bool]:
    if task is None:
        return "", "", False
    sign, words = SIGNS[task.progress].text(lang), PROGRESS[task.progress].text(lang)
    if task.past_due is None:
        return sign, words, False
    return f"{sign} {_LATE[task.is_overdue]}", f"{words}, {late_text(task, lang)}", task.is_overdue is True


def task_row(standing: TaskStanding, lang: Lang) -> TaskRow:
    """Return a task of a holder as readers see it."""
    task = standing.task
    document = standing.product_number or ""
    if document and standing.product_on is not None:
        document += f" ({format_date(standing.product_on, lang)})"
    sums = [standing.spent_vnd, standing.budget_vnd]
    return TaskRow(
        number=task.task,
        title=task.title.text(lang),
        commune=commune_text(standing.holder.commune_code or "", lang),
        product=task.product.text(lang),
        if_any=task.if_any.text(lang) if task.if_any else "",
        due=format_date(standing.due, lang) if standing.due else "",
        progress=PROGRESS[standing.progress].text(lang),
        late=late_text(standing, lang),
        is_overdue=standing.is_overdue is True,
        reported=format_date(standing.reported_on, lang) if standing.reported_on else "",
        document=document,
        money="" if sums == [None, None] else "/".join(_sum(each, lang) for each in sums),
        obstacles=standing.obstacles or "",
    )


def _sum(amount: Decimal | None, lang: Lang) -> str:
    return say("not_known", lang) if amount is None else format_number(amount, lang)
