"""What falls due when: deadlines before and by, cycles, dated deadlines, what is over and what lapsed."""

from datetime import date
from pathlib import Path

import pytest

from compliance.cli.program import run
from compliance.errors import Problems
from compliance.model.schedules import Schedule, due_days
from compliance.sources.mold import mold
from compliance.sources.yaml_text import parse_yaml

HEAD = """\
schedule: annual_report
title: {vi: báo cáo hằng năm, en: annual report}
citations:
  - {instrument: 72/2020/QH14, provision: Article 66, checked: 2026-11-23, confidence: read}
when: facility.kind == "factory"
"""


def schedule(text: str) -> Schedule:
    problems = Problems()
    tree = parse_yaml(HEAD + text, "schedule.yaml", problems)
    assert tree is not None
    made = mold(Schedule, tree, problems)
    assert made is not None, problems.found
    return made


def days(text: str, as_of: str) -> list[tuple[str, str]]:
    found = due_days(schedule(text), date.fromisoformat(as_of))
    return [(day.period_end.isoformat(), day.due_on.isoformat()) for day in found]


def yearly(deadline: str) -> str:
    return f"since: 2025-01-01\nfirst: 2024\nperiods: [{{ends: 12-31, deadlines: [{deadline}]}}]\n"


@pytest.mark.parametrize(
    ("deadline", "as_of", "expected"),
    [
        ("{before: 01-15}", "2025-01-14", []),
        ("{before: 01-15}", "2025-01-15", [("2024-12-31", "2025-01-14")]),
        ("{before: 01-15}", "2025-01-16", [("2024-12-31", "2025-01-14")]),
        ("{by: 01-15}", "2025-01-14", []),
        ("{by: 01-15}", "2025-01-15", []),
        ("{by: 01-15}", "2025-01-16", [("2024-12-31", "2025-01-15")]),
    ],
)
def test_before_excludes_the_day_and_by_includes_it(
    deadline: str, as_of: str, expected: list[tuple[str, str]]
) -> None:
    assert days(yearly(deadline), as_of) == expected


def test_half_years_fall_due_within_and_after_the_year() -> None:
    text = """\
since: 2025-01-01
first: 2025
periods:
  - {ends: 06-14, deadlines: [{before: 06-20}]}
  - {ends: 12-14, deadlines: [{before: 12-20}]}
"""
    assert days(text, "2026-06-20") == [
        ("2025-06-14", "2025-06-19"),
        ("2025-12-14", "2025-12-19"),
        ("2026-06-14", "2026-06-19"),
    ]


def test_cycles_of_two_years() -> None:
    text = (
        "since: 2025-01-01\nfirst: 2024\nevery: 2\nperiods: [{ends: 12-31, deadlines: [{before: 03-31}]}]\n"
    )
    assert days(text, "2027-03-31") == [("2024-12-31", "2025-03-30"), ("2026-12-31", "2027-03-30")]
    assert days(text, "2027-03-30") == [("2024-12-31", "2025-03-30")]


def test_the_law_moves_a_deadline_from_a_period_on() -> None:
    moved = "{until: 2024-12-31, by: 01-31}, {from: 2025-01-01, before: 01-15}"
    assert days(yearly(moved), "2026-12-31") == [("2024-12-31", "2025-01-31"), ("2025-12-31", "2026-01-14")]


def test_what_fell_due_before_the_schedule_or_lapsed_is_left_out() -> None:
    text = "since: 2024-01-01\nfirst: 2020\nlapse: 1\nperiods: [{ends: 12-31, deadlines: [{by: 01-31}]}]\n"
    assert days(text, "2024-02-01") == [("2023-12-31", "2024-01-31")]
    assert days(text, "2026-12-31") == [("2024-12-31", "2025-01-31"), ("2025-12-31", "2026-01-31")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (yearly("{before: 01-15, by: 01-14}"), "either by or before"),
        (yearly("{before: 02-30}"), "day is out of range"),
        (yearly("{before: 1-15}"), "such as 01-15"),
        (yearly("{by: 01-15}").replace("first: 2024", "first: 24"), "a year such as 2025"),
        (
            yearly("{by: 01-15}").replace("since: 2025-01-01", "since: 2025-01-01\nevery: 0"),
            "a number of years",
        ),
    ],
)
def test_what_is_no_schedule_is_refused(text: str, code: str) -> None:
    problems = Problems()
    tree = parse_yaml(HEAD + text, "schedule.yaml", problems)
    assert tree is not None
    assert mold(Schedule, tree, problems) is None
    assert code in problems.found[0].text


RULE = """\
id: AR-01
title: {vi: Báo cáo chưa gửi, en: Report not sent}
severity: minor
citations:
  - {instrument: 72/2020/QH14, provision: Article 66, checked: 2026-11-23, confidence: read}
since: 2023-01-01
subject: due
schedule: annual_report
requires:
  sent_in_time: >-
    any(s.kind == "annual_report" and s.period_end == period_end and s.sent_on <= due_on for s in submissions)
message: {vi: "Báo cáo kỳ {period_end}, hạn {due_on}", en: "Report of {period_end}, due {due_on}"}
"""
CASES = """\
given:
  facility: {kind: factory}
  covered: [submissions]
cases:
  - name: sent a day early
    as_of: 2025-01-15
    submissions: [{kind: annual_report, period_end: 2024-12-31, sent_on: 2025-01-13}]
    expect: met
  - name: sent on the last good day
    as_of: 2026-01-15
    submissions: [{kind: annual_report, period_end: 2025-12-31, sent_on: 2026-01-14}]
    expect: {F1/annual_report/2024-12-31: violated, F1/annual_report/2025-12-31: met}
  - name: sent a day late
    as_of: 2026-01-16
    submissions:
      - {kind: annual_report, period_end: 2025-12-31, sent_on: 2026-01-15}
      - {kind: annual_report, period_end: 2024-12-31, sent_on: 2025-01-14}
    expect: {F1/annual_report/2024-12-31: met, F1/annual_report/2025-12-31: violated}
  - name: the last good day is not over
    as_of: 2026-01-14
    expect: {F1/annual_report/2024-12-31: violated}
  - name: never sent
    as_of: 2026-01-15
    expect: violated
  - name: another kind of facility
    as_of: 2026-01-15
    facility: {kind: mine}
    expect: not_applicable
  - name: kind of facility not known
    as_of: 2026-01-15
    facility: {kind: }
    expect: undetermined
    missing: [facility.kind]
  - name: submissions not known to be complete
    as_of: 2026-01-15
    covered: []
    expect: undetermined
    missing: ["coverage:submissions"]
"""
INSTRUMENTS = "instruments:\n  72/2020/QH14:\n    title: {vi: Luật, en: Law}\n"


def test_a_report_never_sent_is_judged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "instruments.yaml").write_text(INSTRUMENTS, encoding="utf-8")
    (tmp_path / "annual_report.yaml").write_text(HEAD + yearly("{before: 01-15}"), encoding="utf-8")
    (tmp_path / "AR-01-report-not-sent.yaml").write_text(RULE, encoding="utf-8")
    (tmp_path / "AR-01-report-not-sent.cases.yaml").write_text(CASES, encoding="utf-8")
    assert run(["rules", "test", "--rules", str(tmp_path)]) == 0, capsys.readouterr().out
    assert "AR-01: 8 tình huống kiểm thử, đạt" in capsys.readouterr().out


def test_a_rule_about_what_is_due_names_a_schedule_that_exists(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "instruments.yaml").write_text(INSTRUMENTS, encoding="utf-8")
    (tmp_path / "annual_report.yaml").write_text(HEAD + yearly("{before: 01-15}"), encoding="utf-8")
    wrong = RULE.replace("schedule: annual_report", "schedule: anual_report")
    (tmp_path / "AR-01-report-not-sent.yaml").write_text(wrong, encoding="utf-8")
    assert run(["rules", "lint", "--rules", str(tmp_path)]) == 2
    assert (
        "[unknown-schedule] no schedule 'anual_report'; did you mean 'annual_report'?"
        in capsys.readouterr().err
    )
    (tmp_path / "AR-01-report-not-sent.yaml").write_text(
        RULE.replace("schedule: annual_report\n", ""), "utf-8"
    )
    assert run(["rules", "lint", "--rules", str(tmp_path)]) == 2
    assert "names its schedule" in capsys.readouterr().err
