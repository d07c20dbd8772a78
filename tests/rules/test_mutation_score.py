"""The mutation score of a rule's cases: what they do not notice, and the cases that are written for it."""

import re
import unicodedata
from pathlib import Path

import pytest
from small_rulebook import NORM, Book, book, threshold

from compliance.cli.program import run

FLOW = """\
applies_when: kind == "factory"
requires: {flow: wastewater_m3_day <= 100}
"""
GIVEN = (
    "given: {as_of: 2026-11-24, facility: {kind: factory, status: operating, wastewater_m3_day: 1}}\ncases:\n"
)
CASES = {
    "  - {name: at the limit, facility: {wastewater_m3_day: 100}, expect: met}\n": {
        "requires.flow::compare:<",
    },
    "  - {name: above it, facility: {wastewater_m3_day: 100.000001}, expect: violated, failed: [flow]}\n": {
        "requires.flow::bound:right+",
        "requires.flow::requirement:",
    },
    "  - {name: of another kind, facility: {kind: mine}, expect: not_applicable}\n": {
        "applies_when::scope:",
    },
    "  - {name: the first day, as_of: 2025-07-01, expect: met}\n": {
        "in_force::date:right+",
    },
    "  - {name: the day before, as_of: 2025-06-30, expect: not_applicable}\n": {
        "in_force::date:right-",
    },
}
"""Cases that notice every slip of the rule FLOW, each with the slips that no other one notices."""

CASE = next(iter(CASES))
ALL_CASES = GIVEN + "".join(CASES)


def mutate(made: Book, *options: str, lang: str = "en") -> int:
    return run(["rules", "test", "--mutate", "--rules", str(made.folder), "--lang", lang, *options])


def test_cases_that_notice_everything_score_100(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = book(tmp_path, FLOW, cases=ALL_CASES)

    assert mutate(made) == 0
    assert capsys.readouterr().out == (
        "WW-01: 5 cases notice 9 of 9 slips (100 %)\n1 rules: 9 of 9 slips noticed (100 %)\n"
    )
    assert mutate(made, lang="vi") == 0
    assert capsys.readouterr().out == (
        "WW-01: 5 tình huống kiểm thử phát hiện 9/9 sai sót giả định (100 %)\n"
        "1 tiêu chí: phát hiện 9/9 sai sót giả định (100 %)\n"
    )


@pytest.mark.parametrize("case", CASES)
def test_without_a_case_exactly_its_slips_go_unnoticed(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = book(tmp_path, FLOW, cases=ALL_CASES.replace(case, ""))

    assert made.survivors() == CASES[case]
    assert mutate(made) == 1
    out = capsys.readouterr().out
    assert set(re.findall(r"\[WW-01:(.*)\]$", out, re.MULTILINE)) == CASES[case]
    assert f"WW-01: 4 cases notice {9 - len(CASES[case])} of 9 slips" in out


@pytest.mark.parametrize("case", CASES)
def test_the_missing_case_is_written_once_and_notices_them(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = book(tmp_path, FLOW, cases=ALL_CASES.replace(case, ""))
    before = made.case_path.read_bytes()

    assert mutate(made, "--write") == 1
    written = made.case_path.read_bytes()
    assert written.startswith(before)
    assert made.survivors() == set()
    assert made.failing() == []
    assert run(["rules", "lint", "--rules", str(made.folder)]) == 0
    assert mutate(made, "--write") == 0
    assert made.case_path.read_bytes() == written
    capsys.readouterr()


SLIP = (
    "Requirement [flow]: “wastewater flow is at most 100 m³/day” became “wastewater flow is below 100 m³/day”"
)


def test_without_write_the_case_is_told_and_nothing_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = book(tmp_path, FLOW, cases=GIVEN + "".join(list(CASES)[1:]))
    before = made.case_path.read_bytes()

    assert mutate(made) == 1
    assert made.case_path.read_bytes() == before
    out = capsys.readouterr().out
    assert (
        out
        == f"""\
WW-01: 4 cases notice 8 of 9 slips (88.8 %)
  Slips that no case notices:
    {tmp_path}/WW-01-flow.yaml:8:18: [WW-01:requires.flow::compare:<]
      {SLIP}.
  Cases proposed for {made.case_path} (they expect what the rule says now; compare the law before accepting):
  - name: above it; wastewater_m3_day 100
    reason: >-
      To notice this slip: Requirement [flow]: “wastewater flow is at most 100 m³/day” became “wastewater flow
      is below 100 m³/day”.
    facility: {{wastewater_m3_day: 100}}
    expect: met
1 rules: 8 of 9 slips noticed (88.8 %)
"""
    )


PLANTS = """\
applies_when: kind == "factory"
selections:
  central:
    label: {vi: trạm tập trung, en: central plants}
    of: p for p in treatment_plants if p.role == "central"
requires:
  capacity: sum(p.capacity_m3_day for p in central if p.status == "operating") >= wastewater_m3_day
"""
PLANTS_CASE = """\
given:
  as_of: 2026-11-24
  covered: [treatment_plants]
cases:
  - name: room enough
    facility: {kind: factory, wastewater_m3_day: 50}
    treatment_plants: [{role: central, status: operating, capacity_m3_day: 60}]
    expect: met
"""
LIMITS = """\
until: 2026-12-31
applies_when: listed("users")
requires:
  flow: wastewater_m3_day <= threshold("flow.most")
  told: {holds: 'status in ["operating", "planned"]', when_missing: violated}
"""
LIMIT = threshold("flow.most", "from: 2025-01-01, until: 2025-12-31, value: 100\nfrom: 2026-01-01, value: 80")
LIST = f"""\
list: users
title: {{vi: Danh sách, en: Users}}
versions:
  - {{from: 2025-01-01, citation: {NORM}, entries: [{{entry: "1", name: A}}, {{entry: "2", name: B}}]}}
"""
LIMITS_CASE = """\
given: {as_of: 2026-06-01, covered: [all], list_memberships: [{list: users, entry: "1"}]}
cases:
  - {name: below, facility: {status: operating, wastewater_m3_day: 5}, expect: met}
"""
REPORT = """\
schedule: report
requires:
  sent: any(s.kind == "report" and s.period_end == period_end and s.sent_on <= due_on for s in submissions)
"""
SCHEDULE = f"""\
schedule: report
title: {{vi: báo cáo, en: report}}
citations: [{NORM}]
since: 2025-01-01
first: 2024
periods: [{{ends: 12-31, deadlines: [{{before: 01-15}}]}}]
when: facility.kind == "factory"
"""
REPORT_CASE = """\
given: {as_of: 2026-06-01, covered: [submissions], facility: {kind: factory}}
cases:
  - name: sent
    submissions: [{kind: report, period_end: 2025-12-31, sent_on: 2026-01-14}]
    expect: {F1/report/2024-12-31: not_applicable, F1/report/2025-12-31: met}
"""
SAMPLES = """\
window: 24 months
requires:
  low: >-
    all((value <= l.upper for l in permit_limits if l.outlet_id == outlet_id and l.parameter == parameter),
    when_empty=true)
"""
SAMPLES_CASE = """\
given: {as_of: 2026-11-24, covered: [permit_limits], outlets: [{outlet_id: O}, {outlet_id: P}]}
cases:
  - name: low
    permit_limits: [{outlet_id: O, parameter: COD, upper: 5, unit: mg/L}]
    measurements: [{outlet_id: O, parameter: COD, sampled_on: 2026-06-01, value: 4, unit: mg/L}]
    expect: met
"""
SHARE = """\
requires:
  share: industrial_wastewater_m3_day / wastewater_m3_day <= 0.5
"""
SHARE_CASE = """\
given: {as_of: 2026-11-24}
cases:
  - {name: little, facility: {industrial_wastewater_m3_day: 10, wastewater_m3_day: 50}, expect: met}
"""
GROWN = {
    "a quotient": (SHARE, SHARE_CASE, "facility", {}),
    "records": (PLANTS, PLANTS_CASE, "facility", {}),
    "limits and a list": (LIMITS, LIMITS_CASE, "facility", {"flow": LIMIT, "users": LIST}),
    "what is due": (REPORT, REPORT_CASE, "due", {"report": SCHEDULE}),
    "samples": (SAMPLES, SAMPLES_CASE, "measurement", {}),
}
"""Rules with one case: their keys, the case, what is judged, and the other files."""


@pytest.mark.parametrize("name", GROWN)
def test_from_one_case_all_the_others_are_written(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rule, cases, subject, files = GROWN[name]
    made = book(tmp_path, rule, subject=subject, cases=cases, files=files)

    assert mutate(made, "--write") == 1
    written = made.case_path.read_bytes()
    assert written.startswith(cases.encode())
    assert run(["rules", "lint", "--rules", str(made.folder)]) == 0
    assert made.failing() == []
    capsys.readouterr()
    assert made.survivors() == set()
    assert mutate(made, "--write") == 0, capsys.readouterr().out
    assert made.case_path.read_bytes() == written
    names = [case.name for case in made.cases]
    assert sorted(set(names)) == sorted(names)


HARMLESS = {
    "requires.flow::drop:1", "requires.flow:1:compare:<=", "requires.flow:1:bound:right+",
    "requires.flow:1:bound:right-",
}  # fmt: skip
"""Slips of a condition that says of a square that it is below zero, where small numbers are met anyway."""

LAYOUTS = {
    "comments": "# about the file\n" + GIVEN + f"  # before\n{CASE}  # after the last case\n# at the end\n",
    "no line break at the end": (GIVEN + CASE).rstrip("\n"),
    "no indent before the dash": re.sub(r"(?m)^  - ", "- ", GIVEN + CASE),
    "line breaks of Windows": (GIVEN + CASE).replace("\n", "\r\n"),
    "blank lines at the end": GIVEN + CASE + "\n\n",
    "marks apart from letters, and a byte-order mark": "\ufeff" + GIVEN
    + unicodedata.normalize("NFD", CASE.replace("name: ", "name: Nước thải ")),
    "a block of text last": GIVEN + "  - name: at the limit\n    facility: {wastewater_m3_day: 100}\n"
    "    expect: met\n    reason: |\n      why\n\n      more\n",
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_stands_in_the_file_stays_byte_for_byte(
    layout: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = book(tmp_path, FLOW, cases=GIVEN)
    made.case_path.write_bytes(LAYOUTS[layout].encode())

    assert mutate(made, "--write") == 1
    assert made.case_path.read_bytes().startswith(LAYOUTS[layout].encode())
    capsys.readouterr()
    assert made.survivors() == set()
    assert mutate(made, "--write") == 0, capsys.readouterr().out


def test_cases_of_another_layout_are_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The slips are told all the same."""
    text = "cases: [{name: one, as_of: 2026-11-24, facility: {kind: mine}, expect: not_applicable}]\n"
    made = book(tmp_path, FLOW, cases=text)

    assert mutate(made, "--write") == 2
    assert made.case_path.read_text(encoding="utf-8") == text
    told = capsys.readouterr()
    assert "[WW-01:requires.flow::compare:<]" in told.out
    assert "`cases:` must be the last key and a list of one case a dash" in told.err


def test_a_wrong_expectation_is_reported_and_nothing_scored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = ALL_CASES.replace("100.000001}, expect: violated, failed: [flow]", "100.000001}, expect: met")
    made = book(tmp_path, FLOW, cases=wrong)

    assert mutate(made, "--write") == 1
    assert made.case_path.read_text(encoding="utf-8") == wrong
    assert capsys.readouterr().out == (
        "WW-01: 1 cases fail; mend them before measuring: above it\n1 rules were not measured\n"
    )


def test_a_rule_without_cases_is_not_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = book(tmp_path, FLOW)

    assert mutate(made, "--write") == 1
    assert capsys.readouterr().out == "WW-01: no cases\n1 rules were not measured\n"
    assert not made.case_path.exists()


def test_a_rule_that_is_not_there_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = book(tmp_path, FLOW, cases=ALL_CASES)

    assert mutate(made, "WW-10") == 2
    assert "no rule 'WW-10'" in capsys.readouterr().err


def test_slips_that_can_do_no_harm_are_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The limit begins before the rule is in force, so that a day more or less of it changes nothing."""
    limit = threshold("flow.most", "from: 2025-01-01, value: 100")
    made = book(
        tmp_path, FLOW.replace("100", 'threshold("flow.most")'), cases=GIVEN + CASE, files={"l": limit}
    )
    equivalent = {r.mutant.id for r in made.score().results if r.state == "equivalent"}

    assert equivalent == {f"WW-01:thresholds.flow.most:values.0.since:threshold_date:{way}" for way in "+-"}
    assert mutate(made) == 1
    assert "; 2 more can change no outcome\n" in capsys.readouterr().out


def test_a_slip_for_which_no_case_was_found_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No case can tell that a square is never negative, and the proof does not know it."""
    square = "requires: {flow: wastewater_m3_day <= 100 or wastewater_m3_day * wastewater_m3_day < 0}\n"
    cases = (
        "given: {as_of: 2026-11-24}\ncases:\n  - {name: one, facility: {wastewater_m3_day: 1}, expect: met}\n"
    )
    made = book(tmp_path, square, cases=cases)

    assert mutate(made, "--write") == 1
    found = re.findall(r"No case was found that would notice: (.*)", capsys.readouterr().out)
    assert set(found[0].split(", ")) == {f"WW-01:{slip}" for slip in HARMLESS}
    assert made.survivors() == HARMLESS


def test_what_an_obligation_asks_of_the_facility_is_tried_for_rules_about_its_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    duty = f"""\
obliges: permit_duty
title: {{vi: phải có giấy phép, en: a permit}}
citations: [{NORM}]
since: 2022-01-01
when: status == "operating" and wastewater_m3_day >= 100
"""
    cases = """\
given: {as_of: 2026-11-24, facility: {status: operating, wastewater_m3_day: 200}}
cases:
  - {name: with a day, permits: [{kind: environmental_permit, granted_on: 2026-01-01}], expect: met}
"""
    more = 'applies_when: obliged("permit_duty")\nrequires: {granted: known(granted_on)}\n'
    made = book(tmp_path, more, subject="permit", cases=cases, files={"duty": duty})

    assert mutate(made, "--write") == 1
    assert "internal error" not in capsys.readouterr().err
    assert not {slip for slip in made.survivors() if "permit_duty" in slip and "in_force" not in slip}
