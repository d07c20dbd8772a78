"""`compliance obligations`: what a facility is subject to and why, and the calendar of what falls due."""

import csv
import io
from pathlib import Path

import pytest

from compliance.cli.program import run

NORM = "{instrument: 45/2022/NĐ-CP, provision: Article 1, checked: 2026-11-23, confidence: read}"
RULES = {
    "instruments.yaml": "instruments:\n  45/2022/NĐ-CP:\n    title: {vi: Nghị định, en: Decree}\n"
    "    in_force_from: 2022-01-01\n",
    "flow.yaml": "threshold: flow\ntitle: {vi: mức, en: limit}\nunit: m3/day\n"
    f"values: [{{from: 2022-01-01, value: 50, citation: {NORM}}}]\n",
    "duty.yaml": f"obliges: duty\ntitle: {{vi: có giấy phép, en: holding a permit}}\ncitations: [{NORM}]\n"
    "since: 2022-01-01\nwhen: wastewater_m3_day >= threshold('flow')\n",
    "report.yaml": f"schedule: report\ntitle: {{vi: báo cáo, en: report}}\ncitations: [{NORM}]\n"
    "since: 2022-01-01\nfirst: 2021\nperiods: [{ends: 12-31, deadlines: [{before: 01-15}]}]\n"
    "when: facility.wastewater_m3_day >= threshold('flow')\n",
    "WW-01-x.yaml": f"id: WW-01\ntitle: {{vi: T, en: T}}\nseverity: minor\ncitations: [{NORM}]\n"
    "since: 2022-01-01\nsubject: facility\napplies_when: obliged('duty')\nask: {vi: Xem, en: Look}\n",
    "WW-02-x.yaml": f"id: WW-02\ntitle: {{vi: T, en: T}}\nseverity: minor\ncitations: [{NORM}]\n"
    "since: 2022-01-01\nsubject: due\nschedule: report\nask: {vi: Xem, en: Look}\n",
}
REGISTER = {
    "facilities.csv": "facility_id,name,wastewater_m3_day\nF1,Một,50\nF2,Hai,49.9\nF3,Ba,\n",
}


@pytest.fixture
def folders(tmp_path: Path) -> list[str]:
    for folder, files in (("register", REGISTER), ("rules", RULES)):
        (tmp_path / folder).mkdir()
        for name, text in files.items():
            (tmp_path / folder / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / "register"), "--rules", str(tmp_path / "rules"), "--lang", "en"]


def obligations(
    folders: list[str], capsys: pytest.CaptureFixture[str], *options: str, as_of: str = "2026-11-24"
) -> tuple[int, str]:
    code = run(["obligations", folders[0], *options, *folders[1:], "--as-of", as_of])
    captured = capsys.readouterr()
    return code, captured.out + captured.err


def test_a_facility_is_told_what_it_is_subject_to_and_why(
    folders: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = obligations(folders, capsys, "F1")

    assert code == 0
    told = [line.strip("│├└─ ") for line in out.splitlines()]
    assert told == [
        "F1 Một",
        "holding a permit: subject to it",
        "By the records: Wastewater flow = 50 m³/day",
        "The limit «limit»: 50 m³/day; Article 1, Decree (45/2022/NĐ-CP) [read in full, 2026-11-23]",
        "Article 1, Decree (45/2022/NĐ-CP) [read in full, 2026-11-23]",
        "Rules that follow: WW-01",
        "Falls due next",
        "2027-01-14: report (owed)",
    ]


def test_what_is_not_known_says_what_would_settle_it(
    folders: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    _, out = obligations(folders, capsys, "F3")

    assert "holding a permit: not known" in out
    assert "2027-01-14: report (may be owed; to be settled: a value for «Wastewater flow»)" in out


@pytest.mark.parametrize(
    ("as_of", "within", "due"),
    [
        ("2026-11-24", "50d", []),
        ("2026-11-24", "51d", [("2027-01-14", "F1", "yes"), ("2027-01-14", "F3", "unknown")]),
        ("2027-01-14", "0", [("2027-01-14", "F1", "yes"), ("2027-01-14", "F3", "unknown")]),
        ("2027-01-15", "300", []),
    ],
)
def test_the_calendar_ends_and_begins_with_the_days_named(
    folders: list[str],
    capsys: pytest.CaptureFixture[str],
    as_of: str,
    within: str,
    due: list[tuple[str, str, str]],
) -> None:
    code, out = obligations(folders, capsys, "--due-within", within, "--format", "csv", as_of=as_of)

    assert code == 0
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(r["due_on"], r["facility"], r["certain"]) for r in rows] == due
    assert {(r["period_end"], r["rules"]) for r in rows} <= {("2026-12-31", "WW-02")}


def test_bad_requests_are_told(folders: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert obligations(folders, capsys, "F9")[0] == 2
    code, out = obligations(folders, capsys, "--due-within", "soon")
    assert (code, "expected a number of days such as 90d" in out) == (2, True)
    assert obligations(folders, capsys, "--format", "csv")[0] == 2
