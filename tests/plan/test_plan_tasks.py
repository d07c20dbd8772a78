"""Tasks: how far each holder is, from when it is overdue, and what does not arise."""

from datetime import date
from pathlib import Path

import pytest
from small_plan import AS_OF, ASSIGNED, BOOK, PROGRESS, card_of, task

from compliance.plan.tasks import Progress, TaskStanding

SINCE, DUE = date(2025, 12, 31), date(2026, 1, 1)


def stand(
    tmp_path: Path, number: str, holder: str, rows: str, as_of: date = AS_OF, assigned: str = ""
) -> TaskStanding:
    card = card_of(tmp_path, as_of, task_progress=PROGRESS + rows, task_assignments=ASSIGNED + assigned)
    return task(card, number, holder)


@pytest.mark.parametrize(("as_of", "overdue"), [(SINCE, False), (DUE, True)])
def test_overdue_from_the_day_after_the_last(tmp_path: Path, as_of: date, *, overdue: bool) -> None:
    assert stand(tmp_path, "T1", "dae", "", as_of).is_overdue is overdue


@pytest.mark.parametrize(
    ("report", "progress", "overdue"),
    [
        ("done,,12/KH,", Progress.done, False),
        ("done,,,", Progress.done_without_document, True),
        ("in_progress,,,", Progress.in_progress, True),
        ("overdue,,,", Progress.in_progress, True),
        ("not_started,,,", Progress.not_started, True),
        ("none_arises,,,", Progress.none_claimed, True),
        (",true,,", Progress.none_claimed, True),
        (",,,", Progress.not_reported, True),
    ],
)
def test_a_report_tells_how_far_a_task_is(
    tmp_path: Path, report: str, progress: Progress, *, overdue: bool
) -> None:
    found = stand(tmp_path, "T1", "dae", f"T1,Sở Nông nghiệp và Môi trường,,2026-02-01,{report}\n")
    assert (found.progress, found.is_overdue, found.reported_on) == (progress, overdue, date(2026, 2, 1))


def test_what_the_plan_asks_if_any_may_not_arise(tmp_path: Path) -> None:
    for report in ("none_arises,,,", ",true,,"):
        rows = f"T2,Sở Xây dựng,,2026-02-01,{report}\n"
        found = stand(tmp_path, "T2", "doc", rows, date(2031, 1, 1))
        assert (found.progress, found.is_overdue) == (Progress.none_arises, False)


@pytest.mark.parametrize(
    ("as_of", "progress"), [(date(2026, 1, 31), Progress.not_reported), (date(2026, 2, 1), Progress.done)]
)
def test_a_report_is_seen_from_its_day(tmp_path: Path, as_of: date, progress: Progress) -> None:
    rows = "T1,Sở Nông nghiệp và Môi trường,,2026-02-01,done,,12/KH,\n"
    assert stand(tmp_path, "T1", "dae", rows, as_of).progress is progress


def test_the_latest_report_counts(tmp_path: Path) -> None:
    rows = "T1,dae,,2026-03-01,in_progress,,,chờ\nT1,dae,,2026-02-01,done,,12/KH,\n"
    found = stand(tmp_path, "T1", "dae", rows)
    assert (found.progress, found.obstacles) == (Progress.in_progress, "chờ")


def test_a_yearly_task_asks_anew_each_year_of_each_commune(tmp_path: Path) -> None:
    rows = "III.8.2-a,UBND,03388,2025-12-31,done,,1/KH,\nIII.8.2-a,UBND,03390,2026-01-01,done,,2/KH,\n"
    card = card_of(tmp_path, task_progress=PROGRESS + rows)
    asked = [each for each in card.tasks if each.task.task == "III.8.2-a"]
    assert len(asked) == 38
    assert task(card, "III.8.2-a", "03388").progress is Progress.not_reported
    found = task(card, "III.8.2-a", "03390")
    assert (found.progress, found.due, found.holder.name.en) == (
        Progress.done, date(2026, 12, 31), "Bình Lư commune",
    )  # fmt: skip


def test_an_assignment_brings_the_day_forward_and_names_others(tmp_path: Path) -> None:
    assigned = "T2,Sở Xây dựng,lead,,2025,500\nT2,Ban Quản lý dự án,lead,,,\nT2,Sở Y tế,support,,,\n"
    found = stand(tmp_path, "T2", "doc", "", assigned=assigned)
    assert (found.due, found.is_overdue, found.budget_vnd) == (date(2025, 12, 31), True, 500)
    card = card_of(tmp_path, task_assignments=ASSIGNED + assigned)
    assert {each.holder.name.vi for each in card.tasks if each.task.task == "T2"} == {
        "Sở Xây dựng", "Ban Quản lý dự án",
    }  # fmt: skip


def test_a_half_yearly_task_is_due_at_the_end_of_its_half(tmp_path: Path) -> None:
    text = BOOK["plan/tasks/T2.yaml"] + "recurs: half_yearly\n"
    for day, due in ((date(2026, 6, 30), date(2026, 6, 30)), (date(2026, 7, 1), date(2026, 12, 31))):
        assert task(card_of(tmp_path, day, changed={"T2": text}), "T2", "doc").due == due
