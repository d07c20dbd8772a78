"""Where the plan's tasks stand with each agency and commune that leads them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from compliance.engines.covering import covering_rows
from compliance.model.choices_offices import TaskRole, TaskState
from compliance.model.facility_records import RawRecord
from compliance.model.records.territories import TaskProgress
from compliance.model.tasks import Task
from compliance.model.texts import Bilingual
from compliance.plan.periods import Period, periods_of
from compliance.sources.places.commune_tables import commune_tables
from compliance.sources.places.communes import commune_name
from compliance.sources.registers.register import Register
from compliance.sources.words.spelling import bare


class Progress(str, Enum):
    """How far a holder is with a task.

    `none_claimed`: it says that nothing of the kind arises, of a task that the plan makes no condition for;
    `not_told`: the report does not say how far it is; `not_reported`: no report stands in the register.
    """

    done = "done"
    done_without_document = "done_without_document"
    none_arises = "none_arises"
    none_claimed = "none_claimed"
    in_progress = "in_progress"
    not_started = "not_started"
    not_told = "not_told"
    not_reported = "not_reported"


ENDED = (Progress.done, Progress.none_arises)
"""Progress after which nothing more is due."""


@dataclass(frozen=True)
class Holder:
    """Who leads a task: an agency by its short name, a commune by its code, others as they are written."""

    key: str
    name: Bilingual
    commune_code: str | None = None


@dataclass(frozen=True)
class TaskStanding:
    """Where one task stands with one holder on a day.

    Attributes:
        task: The task.
        holder: Who leads it.
        progress: How far it is.
        due: Last day by which it is to be done, included; None where the plan gives none. A task that comes
            again is due at the end of each period, and this is the running one's.
        past_due: The day that is past without it being done, as far as the register tells: `due`, or the end
            of the period that ended last; None where there is none.
        is_overdue: Whether it was not done by that day; None where that is not known: the report does not say
            how far it is, or there is none and the register does not say that it holds all reports.
        reported_on: Day of the latest report; None without any.
        product_number: The document that came of it; None where none is named.
        product_on: Its day.
        spent_vnd: Sum spent by the latest report; None where it does not say.
        budget_vnd: Sum assigned; None where none is on file.
        obstacles: What stands in the way, by the latest report.
    """

    task: Task
    holder: Holder
    progress: Progress
    due: date | None
    past_due: date | None = None
    is_overdue: bool | None = False
    reported_on: date | None = None
    product_number: str | None = None
    product_on: date | None = None
    spent_vnd: Decimal | None = None
    budget_vnd: Decimal | None = None
    obstacles: str | None = None


Row = dict[str, Any]


def standings_of(
    tasks: dict[str, Task], agencies: dict[str, Bilingual], register: Register, as_of: date
) -> list[TaskStanding]:
    """Return where each task stands with each of its holders, by task and then holder.

    Holders are those the plan names and those the register assigns a task to lead; a task that communes lead
    has one holder for each commune and ward. Reports dated after the day are not seen; how far a task that
    comes again is, those of its running period tell.
    """
    reports = _by_holder(register, "task_progress", agencies)
    assignments = _by_holder(register, "task_assignments", agencies)
    found = []
    for name, task in tasks.items():
        holders = {holder.key: holder for holder in _named_holders(task, agencies)}
        for (of, key), rows in assignments.items():
            if of == name and rows[-1][1]["role"] in (None, TaskRole.lead.value):
                holders.setdefault(key, rows[-1][0])
        for holder in holders.values():
            seen = [row for _, row in reports.get((name, holder.key), []) if row["reported_on"] <= as_of]
            assigned = [row for _, row in assignments.get((name, holder.key), [])]
            found.append(_standing(task, holder, seen, assigned, register, as_of))
    return found


def _named_holders(task: Task, agencies: dict[str, Bilingual]) -> list[Holder]:
    holders = [Holder(key, agencies[key]) for key in task.lead]
    if task.led_by_communes:
        holders += [_commune_holder(code) for code in sorted(commune_tables().today)]
    return holders


def _commune_holder(code: str) -> Holder:
    name = commune_name(code, "vi")
    return Holder(code, Bilingual(vi=f"UBND {name[0].lower()}{name[1:]}", en=commune_name(code, "en")), code)


def _by_holder(
    register: Register, plural: str, agencies: dict[str, Bilingual]
) -> dict[tuple[str, str], list[tuple[Holder, Row]]]:
    """Return the rows of a table by task and holder, the commune's code before the agency's name."""
    known = {bare(text): key for key, label in agencies.items() for text in (key, label.vi, label.en)}
    communes = {bare(_commune_holder(code).name.vi): code for code in commune_tables().today}
    found: dict[tuple[str, str], list[tuple[Holder, Row]]] = defaultdict(list)
    for row in register.tables[plural].to_pylist():
        written = row["agency"]
        code, key = row["commune_code"] or communes.get(bare(written)), known.get(bare(written))
        if code in commune_tables().today:
            holder = _commune_holder(code)
        elif key is not None:
            holder = Holder(key, agencies[key])
        else:
            holder = Holder(bare(written), Bilingual(vi=written, en=written))
        found[row["task"], holder.key].append((holder, row))
    return found


def _standing(
    task: Task, holder: Holder, reports: list[Row], assigned: list[Row], register: Register, as_of: date
) -> TaskStanding:
    firsts = [row["first_year"] for row in assigned if row["first_year"] is not None]
    lasts = [row["last_year"] for row in assigned if row["last_year"] is not None]
    first, last = min(firsts, default=task.first_year), min(lasts, default=task.last_year)
    *before, running = periods_of(task, first, last, as_of)
    # A task that is done once has one period, and all reports are on it.
    row = _latest(reports, running.first if task.recurs else date.min, date.max)
    progress = _progress(task, row)
    budget = next((a["budget_vnd"] for a in assigned if a["budget_vnd"] is not None), None)
    told = [(p, _progress(task, _latest(reports, p.first, p.last or date.max))) for p in before]
    past_due, is_overdue = _lateness([*told, (running, progress)], register, as_of)
    if row is None:
        return TaskStanding(task, holder, progress, running.last, past_due, is_overdue, budget_vnd=budget)
    return TaskStanding(
        task, holder, progress, running.last, past_due, is_overdue, row["reported_on"],
        row["product_number"], row["product_on"], row["spent_vnd"], budget, row["obstacles"],
    )  # fmt: skip


def _latest(reports: list[Row], first: date, last: date) -> Row | None:
    """Return the latest report on work of a span of days, told by the day of its document, else its own."""
    found = [
        row for row in reports if first <= min(row["reported_on"], row["product_on"] or date.max) <= last
    ]
    return max(found, key=lambda report: report["reported_on"], default=None)


def _lateness(
    told: list[tuple[Period, Progress]], register: Register, as_of: date
) -> tuple[date | None, bool | None]:
    """Return the last day that is past without the task being done, and whether it is overdue since."""
    for period, progress in reversed(told):
        if period.last is None or period.last >= as_of or progress in ENDED:
            continue
        is_open = progress is Progress.not_told or (
            progress is Progress.not_reported and not _holds_all_reports(register, period.first, as_of)
        )
        return period.last, None if is_open else True
    return None, False


def _holds_all_reports(register: Register, first: date, last: date) -> bool:
    rows = [
        RawRecord("coverage", row["coverage_id"], row, register.place_of("coverage", row))
        for row in register.tables["coverage"].to_pylist()
        if row["facility_id"] is None
    ]
    return bool(covering_rows(rows, TaskProgress.plural, first, last))


def _progress(task: Task, row: Row | None) -> Progress:
    if row is None:
        return Progress.not_reported
    state = row["state"]
    if row["none_arises"] or state == TaskState.none_arises.value:
        return Progress.none_arises if task.if_any else Progress.none_claimed
    if state == TaskState.done.value:
        return Progress.done if row["product_number"] else Progress.done_without_document
    if state == TaskState.not_started.value:
        return Progress.not_started
    return Progress.in_progress if state is not None else Progress.not_told
