"""Each rule has the kinds of case it needs, and what it needs is found from the rule and the law it reads."""

from pathlib import Path

import pytest
from small_rulebook import NORM, Book, book, threshold

from compliance.case_kinds import missing_kinds
from compliance.errors import Problems
from compliance.language.compile import CompiledRule, compile_rulebook
from compliance.model.outcomes import Outcome
from compliance.model.texts import Bilingual
from compliance.sources.rulebooks.case_file import Case, read_cases
from compliance.sources.rulebooks.rulebook import CASES_SUFFIX, load_rulebook

RULES = Path(__file__).parents[2] / "rules"
RULEBOOK = compile_rulebook(load_rulebook(RULES))
RULE_IDS = sorted(RULEBOOK.rules)

EXCEPTED: dict[tuple[str, str], str] = {}
"""Kinds of case that a rule goes without, by rule and name, with the reason."""

OUTCOMES = {"outcome:met", "outcome:violated", "outcome:undetermined", "outcome:not_applicable"}


def _cases(rule: CompiledRule) -> list[Case]:
    problems = Problems()
    cases = read_cases(Path(rule.path.removesuffix(".yaml") + CASES_SUFFIX), problems)[1]
    assert problems.found == []
    return cases


def _book(
    folder: Path, more: str, *, subject: str = "facility", since: str = "2025-07-01", cases: str = "",
    **files: str,
) -> Book:  # fmt: skip
    return book(folder, more, subject=subject, since=since, cases=cases, files=files)


def _missing(found: Book, cases: list[Case] | None = None) -> set[str]:
    asked = missing_kinds(found.rule, found.compiled, found.cases if cases is None else cases)
    names = [kind.name for kind in asked]
    assert len(set(names)) == len(names)
    return set(names)


@pytest.mark.parametrize("rule_id", RULE_IDS)
def test_no_kind_of_case_is_missing(rule_id: str) -> None:
    rule = RULEBOOK.rules[rule_id]

    missing = {(rule_id, kind.name) for kind in missing_kinds(rule, RULEBOOK, _cases(rule))}

    assert missing == {key for key in EXCEPTED if key[0] == rule_id}


@pytest.mark.parametrize("outcome", sorted(OUTCOMES))
def test_an_outcome_that_no_case_shows_is_told(outcome: str) -> None:
    rule = RULEBOOK.rules["WW-01"]
    shown = Outcome(outcome.removeprefix("outcome:"))
    kept = [case for case in _cases(rule) if shown not in case.expect.values()]

    assert outcome in {kind.name for kind in missing_kinds(rule, RULEBOOK, kept)}


LIMIT = threshold("flow.limit", "from: 2025-07-01, until: 2025-12-31, value: 10\nfrom: 2026-01-01, value: 20")
OBLIGATION = f"""\
obliges: report
title: {{vi: báo cáo, en: report}}
citations: [{NORM}]
since: 2026-03-01
until: 2026-08-31
when: listed("users")
"""
LIST = f"""\
list: users
title: {{vi: Danh sách, en: Users}}
versions:
  - {{from: 2026-05-01, citation: {NORM}, entries: [{{entry: "1", name: A}}]}}
"""
STANDING = """\
until: 2026-12-31
applies_when: kind == "factory" or obliged("report")
requires:
  r: wastewater_m3_day <= threshold("flow.limit")
"""
STANDING_CASES = """\
given:
  facility: {kind: factory, wastewater_m3_day: 15}
  covered: [list_memberships]
cases:
  - {name: before the rule, as_of: 2025-06-30, expect: not_applicable}
  - {name: first day of the rule, as_of: 2025-07-01, expect: violated}
  - {name: the lower limit, as_of: 2025-12-31, expect: violated}
  - {name: the higher limit, as_of: 2026-01-01, expect: met}
  - {name: before the obligation, as_of: 2026-02-28, expect: met}
  - {name: first day of the obligation, as_of: 2026-03-01, expect: met}
  - {name: before the list, as_of: 2026-04-30, expect: met}
  - {name: first day of the list, as_of: 2026-05-01, expect: met}
  - {name: last day of the obligation, as_of: 2026-08-31, expect: met}
  - {name: after the obligation, as_of: 2026-09-01, expect: met}
  - {name: last day of the rule, as_of: 2026-12-31, expect: met}
  - {name: after the rule, as_of: 2027-01-01, expect: not_applicable}
  - name: the flow is not on record
    as_of: 2026-01-02
    facility: {wastewater_m3_day: }
    expect: undetermined
    missing: [facility.wastewater_m3_day]
"""
STANDING_DAYS = {
    "rule:2025-06-30", "rule:2025-07-01", "rule:2026-12-31", "rule:2027-01-01",
    "obligations.report:2026-02-28", "obligations.report:2026-03-01",
    "obligations.report:2026-08-31", "obligations.report:2026-09-01",
    "thresholds.flow.limit:2025-12-31", "thresholds.flow.limit:2026-01-01",
    "lists.users:2026-04-30", "lists.users:2026-05-01",
}  # fmt: skip


@pytest.fixture
def standing(tmp_path: Path) -> Book:
    return _book(tmp_path / "r", STANDING, cases=STANDING_CASES, limit=LIMIT, list=LIST, duty=OBLIGATION)


def test_both_sides_of_every_date_are_asked_for(standing: Book) -> None:
    # The limit begins with the rule: its first day is read, and the day before is not.
    first_of_limit = {"thresholds.flow.limit:2025-07-01"}

    assert _missing(standing, []) == OUTCOMES | STANDING_DAYS | first_of_limit
    assert _missing(standing) == set()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("before the rule", {"rule:2025-06-30"}),
        ("first day of the rule", {"rule:2025-07-01", "thresholds.flow.limit:2025-07-01"}),
        ("the lower limit", {"thresholds.flow.limit:2025-12-31"}),
        ("the higher limit", {"thresholds.flow.limit:2026-01-01"}),
        ("before the obligation", {"obligations.report:2026-02-28"}),
        ("first day of the obligation", {"obligations.report:2026-03-01"}),
        ("before the list", {"lists.users:2026-04-30"}),
        ("first day of the list", {"lists.users:2026-05-01"}),
        ("last day of the obligation", {"obligations.report:2026-08-31"}),
        ("after the obligation", {"obligations.report:2026-09-01"}),
        ("last day of the rule", {"rule:2026-12-31"}),
        ("after the rule", {"rule:2027-01-01"}),
        ("the flow is not on record", {"outcome:undetermined"}),
    ],
)
def test_each_case_that_is_taken_away_is_told(standing: Book, name: str, told: set[str]) -> None:
    kept = [case for case in standing.cases if case.name != name]

    assert len(kept) == len(standing.cases) - 1
    assert _missing(standing, kept) == told


def test_an_undetermined_case_names_what_is_missing(tmp_path: Path) -> None:
    cases = STANDING_CASES.replace("    missing: [facility.wastewater_m3_day]\n", "")
    found = _book(tmp_path / "r", STANDING, cases=cases, limit=LIMIT, list=LIST, duty=OBLIGATION)

    assert _missing(found) == {"outcome:undetermined:missing"}


def test_a_date_on_which_nothing_changes_is_not_asked_for(tmp_path: Path) -> None:
    before_the_rule = "from: 2020-01-01, until: 2024-12-31, value: 5"
    same_again = "from: 2025-01-01, until: 2025-12-31, value: 10\nfrom: 2026-01-01, value: 10"
    limit = threshold("flow.limit", f"{before_the_rule}\n{same_again}")
    # The obligation begins with the rule and outlasts it.
    duty = OBLIGATION.replace("2026-03-01", "2025-07-01").replace("2026-08-31", "2027-06-30")
    found = _book(tmp_path / "r", STANDING, limit=limit, list=LIST, duty=duty)

    assert _missing(found, []) == OUTCOMES | {
        "rule:2025-06-30", "rule:2025-07-01", "rule:2026-12-31", "rule:2027-01-01",
        "lists.users:2026-04-30", "lists.users:2026-05-01",
    }  # fmt: skip


EVENT = """\
window: 24 months
requires:
  r: mass_kg <= threshold("mass.limit", on=shipped_on)
"""
EVENT_CASES = """\
given:
  as_of: 2027-12-31
cases:
  - name: on every day
    waste_shipments:
      - {manifest_number: before, waste_code: "130101", shipped_on: 2025-06-30, mass_kg: 5}
      - {manifest_number: first, waste_code: "130101", shipped_on: 2025-07-01, mass_kg: 5}
      - {manifest_number: outside, waste_code: "130101", shipped_on: 2025-12-31, mass_kg: 5}
      - {manifest_number: inside, waste_code: "130101", shipped_on: 2026-01-01, mass_kg: 5}
      - {manifest_number: low, waste_code: "130101", shipped_on: 2026-06-30, mass_kg: 15}
      - {manifest_number: high, waste_code: "130101", shipped_on: 2026-07-01, mass_kg: 15}
      - {manifest_number: blank, waste_code: "130101", shipped_on: 2026-07-01}
    expect:
      before/130101: not_applicable
      first/130101: not_applicable
      outside/130101: not_applicable
      inside/130101: met
      low/130101: violated
      high/130101: met
      blank/130101: undetermined
    missing: ["waste_shipment[blank/130101].mass_kg"]
"""
MASS_LIMIT = threshold(
    "mass.limit", "from: 2020-01-01, until: 2026-06-30, value: 10\nfrom: 2026-07-01, value: 20", unit="kg"
)


def test_dated_events_stand_on_the_days_themselves(tmp_path: Path) -> None:
    found = _book(tmp_path / "r", EVENT, cases=EVENT_CASES, subject="waste_shipment", limit=MASS_LIMIT)
    a_day_less = EVENT_CASES.replace("as_of: 2027-12-31", "as_of: 2027-12-30")
    moved = _book(tmp_path / "m", EVENT, cases=a_day_less, subject="waste_shipment", limit=MASS_LIMIT)

    days = {"rule:2025-06-30", "rule:2025-07-01"}
    limit_days = {"thresholds.mass.limit:2026-06-30", "thresholds.mass.limit:2026-07-01"}
    assert _missing(found, []) == OUTCOMES | {"window:inside", "window:outside"} | days | limit_days
    assert _missing(found) == set()
    assert _missing(moved) == {"window:outside"}


SCHEDULE = f"""\
schedule: report
title: {{vi: báo cáo, en: report}}
citations: [{NORM}]
since: 2024-01-01
first: 2023
periods:
  - ends: 12-31
    deadlines:
      - {{until: 2024-12-31, by: 01-15}}
      - {{from: 2025-01-01, before: 02-01}}
when: facility.kind == "factory"
"""
DUE = """\
schedule: report
requires:
  sent: any(s.sent_on <= due_on for s in submissions if s.kind == "annual_environmental_report")
"""
DUE_TURNED = DUE.replace("s.sent_on <= due_on", "due_on >= s.sent_on")
DUE_CASES = """\
given:
  as_of: 2024-02-01
  facility: {kind: factory}
  covered: [submissions]
cases:
  - name: the day before the last good day
    submissions: [{kind: annual_environmental_report, sent_on: 2024-01-14}]
    expect: {F1/report/2023-12-31: met}
  - name: the last good day
    submissions: [{kind: annual_environmental_report, sent_on: 2024-01-15}]
    expect: {F1/report/2023-12-31: met}
  - name: the day after
    submissions: [{kind: annual_environmental_report, sent_on: 2024-01-16}]
    expect: {F1/report/2023-12-31: violated}
"""
EARLY = {"schedules.report:2023-12-31:-1", "schedules.report:2023-12-31:+0", "schedules.report:2023-12-31:+1"}
LATE = {"schedules.report:2025-12-31:-1", "schedules.report:2025-12-31:+0", "schedules.report:2025-12-31:+1"}
DUE_DAYS = {"rule:2024-01-15", "rule:2025-01-15", "rule:2026-01-31"}
"""The first due day of the rule, the last under one deadline, and the first under the next."""


def _due(
    folder: Path, rule: str, since: str = "2024-01-01", schedule: str = SCHEDULE, cases: str = ""
) -> Book:
    return _book(folder, rule, subject="due", since=since, schedule=schedule, cases=cases)


def test_the_days_around_each_deadline_are_asked_for(tmp_path: Path) -> None:
    assert _missing(_due(tmp_path / "r", DUE), []) == OUTCOMES | DUE_DAYS | EARLY | LATE


@pytest.mark.parametrize("rule", [DUE, DUE_TURNED])
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("the day before the last good day", {"schedules.report:2023-12-31:-1"}),
        ("the last good day", {"schedules.report:2023-12-31:+0"}),
        ("the day after", {"schedules.report:2023-12-31:+1", "outcome:violated"}),
    ],
)
def test_a_day_around_the_deadline_on_which_nothing_is_sent_is_told(
    tmp_path: Path, rule: str, name: str, told: set[str]
) -> None:
    found = _due(tmp_path / "r", rule, cases=DUE_CASES)
    kept = [case for case in found.cases if case.name != name]

    still = {"outcome:undetermined", "outcome:not_applicable", "rule:2025-01-15", "rule:2026-01-31"}
    assert _missing(found) == still | LATE
    assert _missing(found, kept) == still | LATE | told


def test_what_falls_due_last_by_a_schedule_is_asked_for(tmp_path: Path) -> None:
    ending = SCHEDULE.replace("since: 2024-01-01\n", "since: 2024-01-01\nuntil: 2028-06-30\n")

    found = _due(tmp_path / "r", DUE, schedule=ending)

    assert _missing(found, []) == OUTCOMES | DUE_DAYS | {"rule:2028-01-31"} | EARLY | LATE


def test_what_fell_due_before_the_rule_and_after_it_is_asked_for(tmp_path: Path) -> None:
    found = _due(tmp_path / "r", f"until: 2025-06-30\n{DUE}", since="2025-01-01")

    # The later deadline never concerns the rule.
    days = {f"schedules.report:2024-12-31:{distance}" for distance in ("-1", "+0", "+1")}
    assert _missing(found, []) == OUTCOMES | DUE_DAYS | days


def test_a_limit_on_the_due_day_is_asked_for_on_due_days_only(tmp_path: Path) -> None:
    limit = threshold(
        "flow.limit",
        "from: 2024-01-01, until: 2025-01-15, value: 10\n"
        "from: 2025-01-16, until: 2027-12-31, value: 20\n"
        "from: 2028-01-01, value: 30",
    )
    holds = 'facility.wastewater_m3_day <= threshold("flow.limit", on=due_on)'
    more = f"schedule: report\nrequires:\n  r: {holds}\n"
    found = _book(tmp_path / "r", more, subject="due", since="2024-01-01", schedule=SCHEDULE, limit=limit)

    assert _missing(found, []) == OUTCOMES | DUE_DAYS | {"thresholds.flow.limit:2025-01-15"}


def test_a_manual_rule_needs_an_item_to_look_up(tmp_path: Path) -> None:
    found = _book(tmp_path / "r", 'ask: {vi: "Có không?", en: "Is there?"}\n')

    assert _missing(found, []) == {
        "outcome:manual", "outcome:not_applicable", "rule:2025-06-30", "rule:2025-07-01",
    }  # fmt: skip


def test_what_is_missing_is_told_in_both_languages(standing: Book) -> None:
    told = {kind.name: kind.sentence for kind in missing_kinds(standing.rule, standing.compiled, [])}

    assert told["outcome:undetermined"] == Bilingual(
        vi="Chưa có tình huống nào cho kết quả «Chưa đủ căn cứ kết luận».",
        en="No case comes out as undetermined.",
    )
    assert told["thresholds.flow.limit:2026-01-01"] == Bilingual(
        vi="Hiệu lực của mức quy định «Mức»: chưa có tình huống nào mà thời điểm xét là 01/01/2026, "
        "ngày bắt đầu thay đổi.",
        en="Days in force of the limit «Limit»: no case in which the date judged for is 2026-01-01, "
        "the day it changes.",
    )


def test_due_days_are_told_in_both_languages(tmp_path: Path) -> None:
    found = _due(tmp_path / "r", f"until: 2025-06-30\n{DUE}", since="2025-01-01")

    told = {kind.name: kind.sentence for kind in missing_kinds(found.rule, found.compiled, [])}

    assert told["rule:2024-01-15"] == Bilingual(
        vi="Hiệu lực của tiêu chí: chưa có tình huống nào mà hạn cuối là 15/01/2024, "
        "ngày đến hạn cuối cùng trước khi thay đổi.",
        en="Days in force of the rule: no case in which due on is 2024-01-15, "
        "the last due day before a change.",
    )
    assert told["rule:2026-01-31"].en.endswith("is 2026-01-31, the first due day after a change.")
    assert told["schedules.report:2024-12-31:+1"] == Bilingual(
        vi="Thời hạn theo lịch «báo cáo», kỳ đến ngày 31/12/2024: chưa có tình huống nào vào "
        "ngày liền sau ngày cuối cùng của thời hạn.",
        en="Deadline of «report» for the period to 2024-12-31: no case on the day after the last good day.",
    )


def test_what_follows_from_an_act_is_asked_for(tmp_path: Path) -> None:
    act = "act: decree.1\nlimitation: {years: 2, from: detected}\npenalty: {table: fines, key: a}\n"
    fines = (
        "penalties: fines\ntitle: {vi: Mức, en: Fines}\nunit: million VND\nvalues:\n"
        "  - {from: 2020-01-01, times: {individual: 1, organisation: 2}, table: {a: 1-2}, "
        f"citation: {NORM}}}\n"
    )
    cases = "given: {as_of: 2026-06-30, operators: [{name: A, kind: enterprise}]}\ncases:\n  - {name: one, "
    cases += "facility: {wastewater_m3_day: 500}, expect: violated%s}\n"
    more = f"requires: {{r: wastewater_m3_day <= 100}}\n{act}"

    def lacking(folder: str, said: str) -> set[str]:
        made = book(tmp_path / folder, more, cases=cases % said, files={"fines": fines})
        found = {kind.name for kind in missing_kinds(made.rule, made.compiled, made.cases)}
        return found & {"action", "fine"}

    assert lacking("neither", "") == {"action", "fine"}
    assert lacking("list", ", action: penalty") == {"fine"}
    assert lacking("both", ", action: penalty, fine: 1-2") == set()
