"""A slip is called harmless only if no register can tell it: tried on registers that hold every combination.

Each grid names the values of its fields around which its rule turns, blanks with them, and the days.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from small_rulebook import NORM, Book, book, threshold

from compliance.engines.trace import Judgement
from compliance.language.compile import CompiledRule, CompiledRulebook
from compliance.language.mutant_proof import why_equivalent
from compliance.mutation.differing_parts import differing_parts
from compliance.mutation.score import judgements
from compliance.mutation.situations import Situation
from compliance.sources.rulebooks.case_file import Case

OTHER, BLANK = "closed", ""
DAYS = (date(2025, 6, 30), date(2025, 7, 1), date(2025, 7, 2), date(2026, 11, 24))
FLOWS = ["49.999999", "50", "50.000001", "99.999999", "100", "100.000001", BLANK]

LIMIT = threshold(
    "flow.most",
    "from: 2025-01-01, until: 2025-12-31, value: 50\n"
    "from: 2026-01-01, until: 2026-06-30, value: 50\n"
    "from: 2026-07-01, value: 100",
)
DUE = threshold(
    "report.due",
    "from: 2025-01-01, until: 2026-06-30, value: 2025-03-31\n"
    "from: 2026-07-01, until: 2026-08-31, value: 2026-01-31\n"
    "from: 2026-09-01, value: 2026-08-01",
    unit="",
    type_="date",
)
USERS = f"""\
list: users
title: {{vi: Danh sách, en: Users}}
versions:
  - {{from: 2026-02-01, until: 2026-12-31, citation: {NORM}, entries: [{{entry: "1", name: A}}]}}
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
DUTY = f"""\
obliges: report
title: {{vi: báo cáo, en: report}}
citations: [{NORM}]
since: 2025-01-01
when: wastewater_m3_day >= 50
"""
BALANCE = """\
requires:
  handed: >-
    handed_over_kg >= opening_kg
    or handed_over_kg >= one(w.opening_kg for w in hazardous_waste_years
    if w.waste_code == waste_code and w.year == year and w.generated_kg == w.closing_kg)
"""


@dataclass(frozen=True)
class Grid:
    """A rule, and the records and days it is tried on.

    Attributes:
        rule: Further keys of the rule.
        fields: Values to combine by field of the subject.
        days: Dates to judge for.
        files: Other files of the rulebook.
        entries: Entries of the list of which each facility is a member in turn.
        subject: What is judged.
    """

    rule: str
    fields: dict[str, list[str]]
    days: list[date] = field(default_factory=lambda: list(DAYS))
    files: dict[str, str] = field(default_factory=dict)
    entries: list[str] = field(default_factory=lambda: [BLANK])
    subject: str = "facility"


GRIDS = {
    "a bound within another": Grid(
        "requires: {flow: wastewater_m3_day <= 100 or wastewater_m3_day <= 50}\n",
        {"wastewater_m3_day": FLOWS},
    ),
    "two of one closed list": Grid(
        "applies_when: status != \"closed\"\n"
        "requires: {open: 'status in [\"operating\", \"planned\", \"closed\"]'}\n",
        {"status": ["operating", "planned", "suspended", OTHER, BLANK]},
    ),
    "on record and compared": Grid(
        "applies_when: known(wastewater_m3_day) and not (wastewater_m3_day > 100)\n"
        "requires: {flow: wastewater_m3_day <= 50 or known(wastewater_m3_day) and tenants_self_treat}\n",
        {"wastewater_m3_day": FLOWS, "tenants_self_treat": ["true", "false", BLANK]},
    ),
    "proof asked for": Grid(
        "requires:\n"
        "  flow: {holds: known(wastewater_m3_day) and wastewater_m3_day <= 50, when_missing: violated}\n",
        {"wastewater_m3_day": FLOWS},
    ),
    "a limit by days": Grid(
        "until: 2026-08-31\nrequires: {flow: 'wastewater_m3_day <= threshold(\"flow.most\")'}\n",
        {"wastewater_m3_day": FLOWS},
        [date(2024, 12, 31), date(2025, 1, 1), date(2025, 6, 30), date(2025, 7, 1), date(2025, 7, 2),
         date(2025, 12, 30), date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 2), date(2026, 6, 29),
         date(2026, 6, 30), date(2026, 7, 1), date(2026, 7, 2), date(2026, 8, 30), date(2026, 8, 31),
         date(2026, 9, 1)],
        {"flow": LIMIT},
    ),
    "a list on a day of the law": Grid(
        "applies_when: 'listed(\"users\", on=threshold(\"report.due\"))'\n"
        "requires: {sent: 'commissioned_on < threshold(\"report.due\")'}\n",
        {"commissioned_on": ["2025-03-30", "2025-03-31", "2025-04-01", "2026-07-31", "2026-08-01", BLANK]},
        [date(2025, 6, 30), date(2025, 7, 1), date(2025, 7, 2), date(2026, 6, 29), date(2026, 6, 30),
         date(2026, 7, 1), date(2026, 7, 2), date(2026, 8, 30), date(2026, 8, 31), date(2026, 9, 1),
         date(2026, 9, 2)],
        {"due": DUE, "users": USERS},
        ["1", "2", BLANK],
    ),
    "days on which nothing falls due": Grid(
        "schedule: report\nrequires: {open: facility.status == \"operating\"}\n",
        {"kind": ["factory", "mineral_processing", BLANK], "status": ["operating", "suspended", BLANK]},
        [date(year, 1, day) for year in (2026, 2027, 2030, 2031) for day in (14, 15)],
        {"report": SCHEDULE},
        subject="due",
    ),
    "an obligation older than the rule": Grid(
        "applies_when: obliged(\"report\") and known(wastewater_m3_day)\n"
        "requires: {flow: wastewater_m3_day <= 100 or wastewater_m3_day < 50}\n",
        {"wastewater_m3_day": FLOWS},
        [date(2024, 12, 31), date(2025, 1, 1), date(2025, 1, 2), *DAYS],
        {"duty": DUTY},
    ),
    "the subject among its own records": Grid(
        BALANCE,
        {
            "closed_on": ["2025-06-30", "2025-07-01"],
            "opening_kg": ["1", BLANK],
            "handed_over_kg": ["0.999999", "1", "1.000001", BLANK],
            "generated_kg": ["0", "1", BLANK],
            "closing_kg": ["0", "1", BLANK],
        },
        [date(2026, 11, 24)],
        subject="hazardous_waste_year",
    ),
}  # fmt: skip


def read(grid: Grid, folder: Path) -> tuple[Book, list[Case]]:
    """Return the rulebook, and a register with all combinations: once complete, and once not."""
    rows = [
        dict(zip(grid.fields, values, strict=True)) for values in itertools.product(*grid.fields.values())
    ]
    tables: dict[str, list[dict[str, str]]]
    if grid.subject != "hazardous_waste_year":
        both = list(enumerate(itertools.product(rows, grid.entries)))
        facilities = [{"facility_id": f"F{n}", **row} for n, (row, _) in both]
        members = [{"facility_id": f"F{n}", "list": "users", "entry": e} for n, (_, e) in both if e]
        tables = {"facilities": facilities, "list_memberships": members}
    else:
        # No neighbours of the product, so that the records of one facility differ in everything.
        mixed = [rows[(5 * n) % len(rows)] for n in range(len(rows))]
        mixed += mixed[::-1]
        made = [
            {
                "facility_id": f"F{n // 4}",
                "waste_code": f"13010{n // 2 % 2}",
                "year": f"{2025 + n % 2}",
                **row,
            }
            for n, row in enumerate(mixed)
        ]
        facilities = [{"facility_id": f"F{n}"} for n in range(len(mixed) // 4)]
        tables = {"facilities": facilities, "hazardous_waste_years": made}
    text = "".join(f"  {table}:\n{''.join(_lines(held))}" for table, held in tables.items() if held)
    cases = "".join(
        f"  - {{name: covers {covered or 'nothing'}, covered: [{covered}]}}\n" for covered in ("all", "")
    )
    given = f"given:\n  as_of: 2026-11-24\n{text}cases:\n{cases}"
    made_book = book(folder, grid.rule, subject=grid.subject, cases=given, files=grid.files)
    return made_book, made_book.cases


def _lines(rows: list[dict[str, str]]) -> Iterator[str]:
    for row in rows:
        cells = ", ".join(f"{name}: {value}" for name, value in row.items() if value != BLANK)
        yield f"    - {{{cells}}}\n"


def outcomes(rule: CompiledRule, rulebook: CompiledRulebook, cases: list[Case], days: list[date]) -> object:
    """Return outcome and failed requirements of each subject, in each case, on each day."""
    found: list[dict[str, Judgement]] = []
    for case, day in itertools.product(cases, days):
        records = [case.register.records_of(each) for each in case.register.facility_ids]
        found.append(judgements(rule, rulebook, records, day))
    return [{key: (j.outcome, j.failed) for key, j in each.items()} for each in found]


@pytest.mark.parametrize("name", GRIDS)
def test_what_is_proved_is_what_no_register_tells(name: str, tmp_path: Path) -> None:
    grid = GRIDS[name]
    made, cases = read(grid, tmp_path)
    said = outcomes(made.rule, made.compiled, cases, grid.days)
    mutants = made.mutants()
    proved = {
        slip
        for slip, mutant in mutants.items()
        if why_equivalent(made.rule, made.compiled, mutant) is not None
    }
    untold = {
        slip
        for slip, mutant in mutants.items()
        if outcomes(mutant.rule, mutant.rulebook, cases, grid.days) == said
    }

    assert proved == untold
    assert proved, "a grid without a harmless slip shows nothing"
    assert proved != set(mutants), "a grid without a harmful slip shows nothing"


@pytest.mark.parametrize(
    "name", ["proof asked for", "on record and compared", "a list on a day of the law", "a limit by days"]
)
def test_what_is_passed_over_in_the_search_judges_alike(name: str, tmp_path: Path) -> None:
    """Where no differing part comes to another value, all is judged alike, and the same is missing."""
    grid = GRIDS[name]
    made, cases = read(grid, tmp_path)
    situations = [
        replace(Situation.of(case), as_of=day) for case, day in itertools.product(cases, grid.days[::3])
    ]
    known = [judgements(made.rule, made.compiled, each.facilities, each.as_of) for each in situations]
    passed_over, wrong = 0, set()
    for slip, mutant in made.mutants().items():
        parts = differing_parts(made.rule, made.compiled, mutant)
        for situation, before in zip(situations, known, strict=True):
            if parts is not None and not parts.may_judge_differently(situation):
                passed_over += 1
                after = judgements(mutant.rule, mutant.rulebook, situation.facilities, situation.as_of)
                if _said(after) != _said(before):
                    wrong.add(slip)

    assert wrong == set()
    assert passed_over


def _said(found: dict[str, Judgement]) -> object:
    return {key: (j.outcome, j.failed, j.missing) for key, j in found.items()}
