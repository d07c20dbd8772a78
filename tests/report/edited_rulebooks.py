"""A rulebook and a register, edits of the rulebook, and all that each of them changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from compliance.cli.program import run

AS_OF = date(2026, 6, 1)
NORM = "{instrument: 72/2020/QH14, provision: Article 52, checked: 2026-11-23, confidence: read}"
HEAD = f"severity: major\ncitations: [{NORM}]\nsince: 2025-07-01\n"
END = "addressee: [household]\n"

BOOK = {
    "instruments": """\
instruments:
  72/2020/QH14:
    title: {vi: Luật Bảo vệ môi trường, en: Law on Environmental Protection}
    in_force_from: 2022-01-01
""",
    "WW-01-flow": f"""\
id: WW-01
title: {{vi: Xả vượt, en: Flow above the limit}}
{HEAD}subject: facility
requires:
  flow: wastewater_m3_day <= threshold("flow.most")
{END}act: flow.above
limitation: {{years: 2, from: detected}}
penalty: {{table: flow.fines, key: above}}
message: {{vi: "Xả {{wastewater_m3_day}}", en: "Flow {{wastewater_m3_day}}"}}
""",
    "PM-01-permit": f"""\
id: PM-01
title: {{vi: Không có giấy phép, en: No permit}}
{HEAD}subject: facility
applies_when: obliged("permit")
requires:
  permit: any(p.kind == "environmental_permit" for p in permits)
{END}message: {{vi: Không có, en: None}}
""",
    "RP-01-report": f"""\
id: RP-01
title: {{vi: Chưa gửi báo cáo, en: Report not sent}}
{HEAD}subject: due
schedule: report
requires:
  sent: any(s.kind == "report" and s.period_end == period_end and s.sent_on <= due_on for s in submissions)
{END}message: {{vi: Chưa gửi, en: Not sent}}
""",
    "US-01-user": f"""\
id: US-01
title: {{vi: Đơn vị trong danh sách, en: User}}
{HEAD}subject: facility
applies_when: listed("users")
requires:
  open: status == "operating"
{END}message: {{vi: Không hoạt động, en: Not operating}}
""",
    "threshold": f"""\
threshold: flow.most
title: {{vi: Lưu lượng lớn nhất, en: Greatest flow}}
unit: m3/day
values: [{{from: 2025-01-01, value: 100, citation: {NORM}}}]
""",
    "fines": f"""\
penalties: flow.fines
title: {{vi: mức phạt, en: fines}}
unit: million VND
values:
  - {{from: 2022-08-25, times: {{individual: 1, organisation: 2}}, table: {{above: 5-10}}, citation: {NORM}}}
""",
    "obligation": f"""\
obliges: permit
title: {{vi: có giấy phép, en: holding a permit}}
citations: [{NORM}]
since: 2025-01-01
when: wastewater_m3_day >= 50
""",
    "schedule": f"""\
schedule: report
title: {{vi: báo cáo năm, en: yearly report}}
citations: [{NORM}]
since: 2025-01-01
first: 2025
periods: [{{ends: 12-31, deadlines: [{{before: 01-15}}]}}]
when: facility.kind == "factory"
""",
    "list": f"""\
list: users
title: {{vi: Danh sách, en: Users}}
versions:
  - {{from: 2026-01-01, citation: {NORM}, entries: [{{entry: "1", name: A}}, {{entry: "2", name: B}}]}}
""",
}
"""A rulebook, by file."""

REGISTER = {
    "register.yaml": "title: Sổ\nas_of: 2026-06-01\nlocale: iso\n",
    "facilities.csv": """\
facility_id,name,kind,status,operator_id,wastewater_m3_day
F1,A,factory,operating,,40
F2,B,factory,suspended,,80
F3,C,mine,closed,,100
F4,D,mine,operating,O-1,120
F5,E,mine,operating,,
""",
    "operators.csv": "operator_id,name,kind\nO-1,H,household\n",
    "permits.csv": "permit_id,facility_id,kind,granted_on\nP-1,F3,environmental_permit,2024-01-01\n",
    "submissions.csv": """\
submission_id,facility_id,kind,period_end,sent_on
S-1,F1,report,2025-12-31,2026-01-14
S-2,F2,report,2025-12-31,2026-01-20
""",
    "list_memberships.csv": "facility_id,list,entry\nF1,users,1\nF2,users,2\nF3,users,3\n",
    "coverage.csv": "coverage_id,record_kind\nC-1,permits\nC-2,submissions\nC-3,list_memberships\n",
}


def write(folder: Path, files: Mapping[str, str], suffix: str = "") -> str:
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}{suffix}").write_text(text, encoding="utf-8")
    return str(folder)


Edit = dict[str, tuple[str, str] | str | None]
"""What is done to a rulebook: by file the text that another takes the place of, a new file, or None: gone."""

SHOWN = ("rule", "facility", "subject", "change", "outcome_before", "outcome_after", "causes")

LATER = f"{{from: 2026-06-01, value: 80, citation: {NORM}}}]"

EDITS: dict[str, Edit] = {
    "a threshold": {"threshold": ("value: 100", "value: 80")},
    "a threshold from a later day": {
        "threshold": (
            f"value: 100, citation: {NORM}}}]",
            f"until: 2026-05-31, value: 100, citation: {NORM}}}, {LATER}",
        )
    },
    "a new rule": {
        "HW-01-stored": BOOK["US-01-user"]
        .replace("US-01", "HW-01")
        .replace('applies_when: listed("users")\n', "")
    },
    "a rule gone": {"WW-01-flow": None},
    "a message": {"WW-01-flow": ('en: "Flow', 'en: "A flow of')},
    "a later start": {"WW-01-flow": ("since: 2025-07-01", "since: 2026-07-01")},
    "an end": {"RP-01-report": ("since: 2025-07-01", "since: 2025-07-01\nuntil: 2026-01-13")},
    "an obligation": {"obligation": (">= 50", ">= 100")},
    "a schedule": {"schedule": ("before: 01-15", "before: 02-01")},
    "a schedule for others": {"schedule": ('kind == "factory"', 'kind == "mine"')},
    "a schedule that begins later": {"schedule": ("first: 2025", "first: 2026")},
    "a list": {"list": ('{entry: "2", name: B}', '{entry: "3", name: C}')},
    "the name of an entry": {"list": ("name: B", "name: Bb")},
    "a requirement more": {"US-01-user": ('"operating"\n', '"operating"\n  flow: wastewater_m3_day > 100\n')},
    "a severity": {"WW-01-flow": ("severity: major", "severity: minor")},
    "an addressee": {"WW-01-flow": ("[household]", "[enterprise]")},
    "another fine": {"fines": ("above: 5-10", "above: 6-10")},
    "another citation": {"WW-01-flow": ("Article 52", "Article 53")},
    "an instrument no rule cites": {
        "instruments": ("instruments:\n", "instruments:\n  1/2020/X: {title: {vi: a, en: b}}\n")
    },
    "a threshold and a message": {
        "threshold": ("value: 100", "value: 80"),
        "WW-01-flow": ('en: "Flow', 'en: "A flow of'),
    },
    "a retired rule": {
        "WW-01-flow": None,
        "retired": "retired:\n  WW-01: {on: 2026-06-01, reason: {vi: a, en: b}}\n",
    },
    "nothing but its layout": {"WW-01-flow": ("requires:\n", "requires: # the limit\n\n")},
}


def edited(edit: Edit, book: Mapping[str, str] = BOOK) -> dict[str, str]:
    """Return the files of a rulebook after an edit."""
    files = dict(book)
    for name, change in edit.items():
        if change is None:
            del files[name]
        elif isinstance(change, str):
            files[name] = change
        else:
            assert change[0] in files[name]
            files[name] = files[name].replace(*change)
    return files


Row = tuple[str, ...]

LIMIT = "Threshold «Greatest flow»: From 2025-01-01"
START = "Rule WW-01: In force from: 2025-07-01 → 2026-07-01"
END_ = "Rule RP-01: In force until: (none) → 2026-01-13"
SPEECH = "Rule WW-01: Message (English): Flow [wastewater flow] → A flow of [wastewater flow]"
FOR_WHOM = "Schedule «yearly report»: Applies when"
FIRST = "Schedule «yearly report»: First year: 2025 → 2026"
ENTRIES = "List «Users»: From 2026-01-01 entry «2»: 2; B → (none); From 2026-01-01 entry «3»: (none) → 3; C"
ARTICLE = "Rule WW-01: Citations «72/2020/QH14» provision: Article 52 → Article 53"
LESS = "Rule WW-01: Severity: major → minor"
ALSO = "Rule WW-01: Addressee #1: household → enterprise"
DUE = "/report/2025-12-31"
NONE = ""
WITHOUT_WW_01: set[Row] = {
    ("WW-01", "F4", "F4", "verdict", "violated", NONE, "Removed: Rule WW-01"),
    ("WW-01", "F5", "F5", "verdict", "undetermined", NONE, "Removed: Rule WW-01"),
    ("WW-01", "F1", "F1", "verdict", "met", NONE, "Removed: Rule WW-01"),
    ("WW-01", "F2", "F2", "verdict", "met", NONE, "Removed: Rule WW-01"),
    ("WW-01", "F3", "F3", "verdict", "met", NONE, "Removed: Rule WW-01"),
}

CHANGES: dict[str, set[Row]] = {
    "a threshold": {
        ("WW-01", "F3", "F3", "verdict", "met", "violated", f"{LIMIT} value: 100 m³/day → 80 m³/day"),
    },
    "a threshold from a later day": {
        ("WW-01", "F3", "F3", "verdict", "met", "violated",
         f"{LIMIT} in force until: (none) → 2026-05-31; From 2026-06-01"),
    },
    "a new rule": {
        ("HW-01", "F2", "F2", "verdict", NONE, "violated", "New: Rule HW-01"),
        ("HW-01", "F3", "F3", "verdict", NONE, "violated", "New: Rule HW-01"),
        ("HW-01", "F1", "F1", "verdict", NONE, "met", "New: Rule HW-01"),
        ("HW-01", "F4", "F4", "verdict", NONE, "met", "New: Rule HW-01"),
        ("HW-01", "F5", "F5", "verdict", NONE, "met", "New: Rule HW-01"),
    },
    "a rule gone": WITHOUT_WW_01,
    "a message": {("WW-01", "F4", "F4", "wording", "violated", "violated", SPEECH)},
    "a later start": {
        ("WW-01", "F4", "F4", "verdict", "violated", "not_applicable", START),
        ("WW-01", "F5", "F5", "verdict", "undetermined", "not_applicable", START),
        ("WW-01", "F1", "F1", "verdict", "met", "not_applicable", START),
        ("WW-01", "F2", "F2", "verdict", "met", "not_applicable", START),
        ("WW-01", "F3", "F3", "verdict", "met", "not_applicable", START),
    },
    "an end": {
        ("RP-01", "F2", f"F2{DUE}", "verdict", "violated", "not_applicable", END_),
        ("RP-01", "F1", f"F1{DUE}", "verdict", "met", "not_applicable", END_),
    },
    "an obligation": {
        ("PM-01", "F2", "F2", "verdict", "violated", "not_applicable",
         "Obligation «holding a permit»: Applies when"),
    },
    "a schedule": {
        ("RP-01", "F2", f"F2{DUE}", "verdict", "violated", "met",
         "Schedule «yearly report»: Period #1 deadline #1 before: 01-15 → 02-01"),
    },
    "a schedule for others": {
        ("RP-01", "F2", f"F2{DUE}", "verdict", "violated", "not_applicable", FOR_WHOM),
        ("RP-01", "F3", f"F3{DUE}", "verdict", "not_applicable", "violated", FOR_WHOM),
        ("RP-01", "F4", f"F4{DUE}", "verdict", "not_applicable", "violated", FOR_WHOM),
        ("RP-01", "F5", f"F5{DUE}", "verdict", "not_applicable", "violated", FOR_WHOM),
        ("RP-01", "F1", f"F1{DUE}", "verdict", "met", "not_applicable", FOR_WHOM),
    },
    "a schedule that begins later": {
        ("RP-01", "F2", f"F2{DUE}", "verdict", "violated", NONE, FIRST),
        ("RP-01", "F1", f"F1{DUE}", "verdict", "met", NONE, FIRST),
    },
    "a list": {
        ("US-01", "F2", "F2", "verdict", "violated", "not_applicable", ENTRIES),
        ("US-01", "F3", "F3", "verdict", "not_applicable", "violated", ENTRIES),
    },
    "the name of an entry": set(),
    "a requirement more": {
        ("US-01", "F1", "F1", "verdict", "met", "violated", "Rule US-01: Requirement «flow»"),
        ("US-01", "F2", "F2", "verdict", "violated", "violated", "Rule US-01: Requirement «flow»"),
    },
    "a severity": {
        ("WW-01", "F4", "F4", "wording", "violated", "violated", LESS),
        ("WW-01", "F5", "F5", "wording", "undetermined", "undetermined", LESS),
    },
    "an addressee": {
        ("WW-01", "F4", "F4", "wording", "violated", "violated", ALSO),
    },
    "another fine": {
        ("WW-01", "F4", "F4", "wording", "violated", "violated",
         "Table of fines «fines»: From 2022-08-25 «above» fine: 5-10 → 6-10"),
    },
    "another citation": {
        ("WW-01", "F4", "F4", "wording", "violated", "violated", ARTICLE),
        ("WW-01", "F5", "F5", "wording", "undetermined", "undetermined", ARTICLE),
    },
    "an instrument no rule cites": set(),
    "a threshold and a message": {
        ("WW-01", "F3", "F3", "verdict", "met", "violated", f"{LIMIT} value: 100 m³/day → 80 m³/day"),
        ("WW-01", "F4", "F4", "wording", "violated", "violated", SPEECH),
    },
    "a retired rule": WITHOUT_WW_01,
    "nothing but its layout": set(),
}  # fmt: skip
"""All that changes by each edit: `SHOWN` of every row."""


@dataclass(frozen=True)
class Setting:
    """The folders of an impact: the rulebook before and after, and the register."""

    old: str
    new: str
    register: str

    def run(self, *options: str) -> int:
        return run(["rules", "impact", self.old, self.new, "--register", self.register, *options])


def setting(
    folder: Path, edit: Edit, register: Mapping[str, str] = REGISTER, book: Mapping[str, str] = BOOK
) -> Setting:
    old, new = write(folder / "old", book, ".yaml"), write(folder / "new", edited(edit, book), ".yaml")
    return Setting(old, new, write(folder / "register", register))
