"""Tasks: how far each holder is, from when it is overdue, and what does not arise."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from small_plan import AS_OF, ASSIGNED, BOOK, PROGRESS, card_of, task

from compliance.plan.tasks import Progress, TaskStanding

DUE, AFTER = date(2025, 12, 31), date(2026, 1, 1)
ALL_REPORTS = "coverage_id,record_kind,complete_from,complete_to\nC,task_progress,{},{}\n"


def stand(
    tmp_path: Path, number: str, holder: str, rows: str, as_of: date = AS_OF, assigned: str = ""
) -> TaskStanding:
    card = card_of(tmp_path, as_of, task_progress=PROGRESS + rows, task_assignments=ASSIGNED + assigned)
    return task(card, number, holder)


@pytest.mark.parametrize(("as_of", "past_due", "overdue"), [(DUE, None, False), (AFTER, DUE, True)])
def test_overdue_from_the_day_after_the_last(
    tmp_path: Path, as_of: date, past_due: date | None, *, overdue: bool
) -> None:
    found = stand(tmp_path, "T1", "dae", "T1,dae,,2025-11-01,in_progress,,,\n", as_of)
    assert (found.past_due, found.is_overdue) == (past_due, overdue)


@pytest.mark.parametrize(
    ("first", "last", "overdue"),
    [
        ("", "", True), ("2025-05-29", AS_OF, True), ("2025-05-30", AS_OF, None),
        ("2025-05-29", AS_OF - timedelta(days=1), None),
    ],
)  # fmt: skip
def test_without_a_report_a_task_is_overdue_only_where_all_reports_are_on_file(
    tmp_path: Path, first: str, last: object, *, overdue: bool | None
) -> None:
    card = card_of(tmp_path, coverage=ALL_REPORTS.format(first, last))
    found = task(card, "T1", "dae")
    assert (found.progress, found.past_due, found.is_overdue) == (Progress.not_reported, DUE, overdue)
    assert task(card_of(tmp_path / "open"), "T1", "dae").is_overdue is None


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
        (",,,", Progress.not_told, None),
        (",,1/KH,", Progress.not_told, None),
    ],
)
def test_a_report_tells_how_far_a_task_is(
    tmp_path: Path, report: str, progress: Progress, *, overdue: bool | None
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


YEARLY = "III.8.2-a,UBND,03388,{}\n"


@pytest.mark.parametrize(
    ("reports", "past_due", "overdue", "progress"),
    [
        ([], DUE, None, Progress.not_reported),
        (["2025-12-31,done,,1/KH,"], None, False, Progress.not_reported),
        (["2025-12-31,done,,,"], DUE, True, Progress.not_reported),
        (["2025-12-31,in_progress,,,"], DUE, True, Progress.not_reported),
        (["2025-12-31,,,,"], DUE, None, Progress.not_reported),
        (["2026-01-01,done,,1/KH,"], DUE, None, Progress.done),
        (["2026-01-15,done,,1/KH,2025-12-31"], None, False, Progress.not_reported),
        (["2025-06-01,in_progress,,,", "2026-01-15,done,,1/KH,2026-01-10"], DUE, True, Progress.done),
    ],
)
def test_of_a_yearly_task_the_year_that_ended_last_is_told_too(
    tmp_path: Path, reports: list[str], past_due: date | None, progress: Progress, *, overdue: bool | None
) -> None:
    heads = PROGRESS.replace(",obstacles", ",product_on")
    card = card_of(
        tmp_path, changed={"III.8.2-a": BOOK["plan/tasks/III.8.2-a.yaml"] + "first_year: 2025\n"},
        task_progress=heads + "".join(YEARLY.format(row) for row in reports),
    )  # fmt: skip
    found = task(card, "III.8.2-a", "03388")
    assert (found.past_due, found.is_overdue, found.progress) == (past_due, overdue, progress)
    assert found.due == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("years", "as_of", "due", "past_due"),
    [
        ("", date(2026, 12, 31), date(2026, 12, 31), None),
        ("", date(2027, 1, 1), date(2027, 12, 31), date(2026, 12, 31)),
        ("first_year: 2027\n", date(2027, 1, 1), date(2027, 12, 31), None),
        ("last_year: 2026\n", date(2029, 1, 1), date(2026, 12, 31), date(2026, 12, 31)),
    ],
)
def test_only_years_that_begin_with_the_plan_and_are_not_past_its_last_are_asked_for(
    tmp_path: Path, years: str, as_of: date, due: date, past_due: date | None
) -> None:
    text = BOOK["plan/tasks/III.8.2-a.yaml"] + years
    found = task(card_of(tmp_path, as_of, changed={"III.8.2-a": text}), "III.8.2-a", "03388")
    assert (found.due, found.past_due, found.is_overdue) == (due, past_due, None if past_due else False)


def test_an_office_is_its_commune_by_code_or_by_name(tmp_path: Path) -> None:
    rows = "III.8.2-a,UBND cấp xã,03388,2026-02-01,done,,1/KH,\n"
    rows += "III.8.2-a,UBND cấp xã,03390,2026-02-01,in_progress,,,\n"
    rows += "III.8.2-a,UBND xã Tả Lèng,,2026-02-01,done,,3/KH,\n"
    card = card_of(tmp_path, task_progress=PROGRESS + rows)
    assert [task(card, "III.8.2-a", code).progress for code in ("03388", "03390", "03405")] == [
        Progress.done, Progress.in_progress, Progress.done,
    ]  # fmt: skip


def test_an_assignment_brings_the_day_forward_and_names_others(tmp_path: Path) -> None:
    assigned = "T2,Sở Xây dựng,lead,,2025,500\nT2,Ban Quản lý dự án,lead,,,\nT2,Sở Y tế,support,,,\n"
    found = stand(tmp_path, "T2", "doc", "", assigned=assigned)
    assert (found.due, found.past_due, found.is_overdue, found.budget_vnd) == (DUE, DUE, None, 500)
    card = card_of(tmp_path, task_assignments=ASSIGNED + assigned)
    assert {each.holder.name.vi for each in card.tasks if each.task.task == "T2"} == {
        "Sở Xây dựng", "Ban Quản lý dự án",
    }  # fmt: skip


def test_a_half_yearly_task_is_due_at_the_end_of_its_half(tmp_path: Path) -> None:
    text = BOOK["plan/tasks/T2.yaml"] + "recurs: half_yearly\n"
    for day, due, past_due in (
        (date(2026, 6, 30), date(2026, 6, 30), DUE),
        (date(2026, 7, 1), date(2026, 12, 31), date(2026, 6, 30)),
    ):
        found = task(card_of(tmp_path, day, changed={"T2": text}), "T2", "doc")
        assert (found.due, found.past_due) == (due, past_due)
