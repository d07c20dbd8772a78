"""Rulebooks by grammar: the texts of rule, obligation, threshold, list and instrument files."""

import json
from dataclasses import dataclass, field, replace

from generated_expressions import Expressions
from generated_kinds import COLLECTIONS, SUBJECTS
from generated_terms import PURE, Vocabulary
from generated_values import AS_OF, DATES, NUMBERS, TEXTS, Drawer
from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from compliance.model.fields import RecordKind
from compliance.model.units import Unit

SENT = "any(s.sent_on <= due_on for s in submissions if s.kind == schedule and s.period_end == period_end)"
"""What rules about reports ask: that the one due was sent in time."""

LAW = "72/2020/QH14"
CITATION = f"{{instrument: {LAW}, provision: Article 52, checked: 2026-04-01, confidence: read}}"
NOT_OBTAINED = "{from: 1900-01-01, reason: {vi: chưa thu thập được, en: not obtained}}"
INSTRUMENTS = f"instruments:\n  {LAW}:\n    title: {{vi: Luật Bảo vệ môi trường, en: Law}}\n"

UNITS = {
    "flow.min": "m3/day", "gas.min": "m³/hour", "share.max": "%", "mass.max": "kg", "carbon.min": "tCO2e",
    "conc.max": "mg/L", "times": None, "parameter.max": "mg/L", "kind.min": "m3/day", "fee": "kg",
    "grade": None, "base.year": None,
}  # fmt: skip
TABLES = {
    "parameter.max": ("parameter", TEXTS["parameter"][:3]),
    "kind.min": ("permit_class", ("listed_type", "waste_service", "other")),
}
"""Field and keys of thresholds that are tables."""

BANDS = {"fee": "m3/day", "grade": "%"}
"""Unit of the numbers that choose a band."""

YEAR, YEARS = "base.year", ("2025", "2024", "2026")
BOUNDS = (
    ("to: 10", "from: 10"), ("from: 0, to: 0.5", "from: 0.5, to: 10.000001", "from: 100"),
    ("from: -1, to: 100",),
)  # fmt: skip
"""Bands from one number, included, to another, excluded, with and without gaps."""

DEADLINES = (
    ("by: 01-15",), ("before: 01-15",), ("until: 2024-12-31, by: 01-15", "from: 2025-01-01, before: 04-01"),
    ("before: 01-01",), ("from: 2025-06-30, by: 12-31",),
)  # fmt: skip
"""Days that end a period's time, some of them moved or not yet set for early periods."""

SCHEDULES = TEXTS["schedule"]
MONTHS_THRESHOLD, MONTHS = "time_allowed", ("1", "6", "12", "24", "1200")
DATE_THRESHOLD, LIST = "deadline", "ghg.facilities"
OBLIGATIONS = ("inventory", "reduction_plan", "reduction_plan.verified")
CHILDREN = ("measurement", "measurement", "permit", *tuple(SUBJECTS)[1:])
"""Kinds of subject beside the facility; a rulebook has one of them, so that few queries judge much."""


@dataclass
class GeneratedRulebook:
    """A rulebook as files, and what about it a test needs.

    Attributes:
        files: Text by file name.
        subjects: Kind of subject of each rule by id.
        as_of: A date to judge for.
    """

    files: dict[str, str] = field(default_factory=dict)
    subjects: dict[str, str] = field(default_factory=dict)
    as_of: str = ""

    def _repr_pretty_(self, printer: RepresentationPrinter, *_: object) -> None:
        shown = [f"as_of {self.as_of}"]
        shown += [f"--- {name}\n{text}" for name, text in self.files.items() if name != "instruments.yaml"]
        printer.text("\n".join(shown))


@st.composite
def rulebooks(draw: st.DrawFn, *, most_rules: int = 8, known: bool = True) -> GeneratedRulebook:
    """Return rulebooks of up to so many rules; without `known` no blank is taken for an answer."""
    return make_rulebook(Drawer(draw), most_rules, known=known)


def make_rulebook(drawer: Drawer, most_rules: int, *, known: bool) -> GeneratedRulebook:
    """Draw a rulebook."""
    book = GeneratedRulebook({"instruments.yaml": INSTRUMENTS}, as_of=drawer.pick(AS_OF))
    vocabulary = Vocabulary(known=known)
    vocabulary = _add_thresholds(drawer, book, vocabulary)
    vocabulary = _add_list(drawer, book, vocabulary)
    vocabulary = _add_obligations(drawer, book, vocabulary)
    _add_schedules(drawer, book, vocabulary)
    kinds = ("facility", drawer.pick(CHILDREN))
    for number in range(1, drawer.pick((1, 2, most_rules // 2, *[most_rules] * 3)) + 1):
        _add_rule(drawer, book, vocabulary, f"WW-{number:02d}", SUBJECTS[drawer.pick(kinds)])
    _drop_unused(book)
    return book


def _drop_unused(book: GeneratedRulebook) -> None:
    """Take away what no rule leads to, so that examples stay small."""
    while True:
        unused = [
            name
            for name, text in book.files.items()
            if name.partition("/")[0] in ("thresholds", "lists", "obligations", "schedules")
            and not _is_used(text.partition("\n")[0].partition(": ")[2], name, book)
        ]
        if not unused:
            return
        for name in unused:
            del book.files[name]


def _is_used(named: str, file: str, book: GeneratedRulebook) -> bool:
    spellings = (f'"{named}"', f'\\"{named}\\"', f"schedule: {named}\n")
    return any(s in text for other, text in book.files.items() if other != file for s in spellings)


def _add_thresholds(drawer: Drawer, book: GeneratedRulebook, vocabulary: Vocabulary) -> Vocabulary:
    thresholds = {}
    for name, unit in UNITS.items():
        thresholds[name] = Unit.parse(unit) if unit else PURE
        lines = [f'unit: "{unit}"'] if unit else []
        lines += [f'by_unit: "{BANDS[name]}"'] if name in BANDS else []
        lines += ["type: year"] * (name == YEAR)
        pool = YEARS if name == YEAR else NUMBERS
        book.files[f"thresholds/{name}.yaml"] = _threshold(drawer, name, lines, pool)
    book.files[f"thresholds/{DATE_THRESHOLD}.yaml"] = _threshold(
        drawer, DATE_THRESHOLD, ["type: date"], DATES
    )
    book.files[f"thresholds/{MONTHS_THRESHOLD}.yaml"] = _threshold(
        drawer, MONTHS_THRESHOLD, ["type: months"], MONTHS
    )
    return replace(
        vocabulary,
        thresholds=thresholds,
        keyed={name: column for name, (column, _) in TABLES.items()},
        banded={name: Unit.parse(unit) for name, unit in BANDS.items()},
        date_thresholds=(DATE_THRESHOLD,),
        month_thresholds=(MONTHS_THRESHOLD,),
    )


def _threshold(drawer: Drawer, name: str, lines: list[str], pool: tuple[str, ...]) -> str:
    lines = [f"threshold: {name}", "title: {vi: Ngưỡng, en: Limit}", *lines, "values:"]
    for start, end in _periods(drawer):
        lines.append(f"  - from: {start}")
        lines += [f"    until: {end}"] if end else []
        if name in TABLES:
            keys = TABLES[name][1]
            lines.append("    table:")
            lines += [f"      {key}: {drawer.pick(pool)}" for key in keys[: drawer.count(1, len(keys))]]
        elif name in BANDS:
            lines.append("    bands:")
            lines += [f"      - {{{band}, value: {drawer.pick(pool)}}}" for band in drawer.pick(BOUNDS)]
        else:
            lines.append(f"    value: {drawer.pick(pool)}")
        lines.append(f"    citation: {CITATION}")
    return "\n".join(lines) + "\n"


def _periods(drawer: Drawer) -> list[tuple[str, str | None]]:
    """Return periods that do not overlap: one from long ago on, or several, with or without gaps."""
    return drawer.pick(
        (
            [("1900-01-01", None)],
            [("1900-01-01", "2025-06-30"), ("2025-07-01", None)],
            [("2022-01-01", "2025-12-31"), ("2026-01-15", None)],
            [("2024-02-29", "2026-05-28"), ("2026-05-29", "2026-05-29"), ("2026-05-30", None)],
            [("2026-05-30", None)],
        )
    )


def _add_list(drawer: Drawer, book: GeneratedRulebook, vocabulary: Vocabulary) -> Vocabulary:
    lines = [f"list: {LIST}", "title: {vi: Danh mục, en: List}"]
    periods = [] if drawer.chance(10) else _periods(drawer)
    lines += ["versions:"] if periods else ["versions: []", f"not_obtained: [{NOT_OBTAINED}]"]
    for start, end in periods:
        lines.append(f"  - from: {start}")
        lines += [f"    until: {end}"] if end else []
        lines += [f"    citation: {CITATION}", "    entries:"]
        entries = TEXTS["entry"][: drawer.count(0, len(TEXTS["entry"]))]
        lines += [f"      - {{entry: '{entry}', name: Nhà máy}}" for entry in entries] or ["      []"]
    book.files["lists/list.yaml"] = "\n".join(lines) + "\n"
    return replace(vocabulary, lists=(LIST,))


def _add_obligations(drawer: Drawer, book: GeneratedRulebook, vocabulary: Vocabulary) -> Vocabulary:
    for name in OBLIGATIONS[: drawer.count(0, len(OBLIGATIONS))]:
        for number in range(drawer.pick((1, 1, 2))):
            expressions = Expressions(drawer, SUBJECTS["facility"], vocabulary)
            when = expressions.condition(1)
            if vocabulary.obligations and drawer.chance(70):
                word = drawer.pick((" and ", " or ", " and not "))
                when = f'({when}){word}obliged("{vocabulary.obligations[-1]}")'
            text = f"obliges: {name}\ntitle: {{vi: Nghĩa vụ, en: Duty}}\ncitations:\n  - {CITATION}\n"
            text += _in_force(drawer) + "when: " + _scalar(drawer, when, 2)
            book.files[f"obligations/{name}-{number}.yaml"] = text
        vocabulary = replace(vocabulary, obligations=(*vocabulary.obligations, name))
    return vocabulary


def _add_schedules(drawer: Drawer, book: GeneratedRulebook, vocabulary: Vocabulary) -> None:
    for name in SCHEDULES:
        lines = [f"schedule: {name}", "title: {vi: Báo cáo, en: Report}", f"citations: [{CITATION}]"]
        lines += [_in_force(drawer) + f"first: {drawer.pick(('2023', '2025', '2022'))}"]
        lines += [f"every: {drawer.pick(('1', '2'))}", f"lapse: {drawer.pick(('5', '1'))}", "periods:"]
        for end in drawer.pick((("12-31",), ("06-30", "12-31"))):
            deadlines = drawer.pick(DEADLINES)
            lines += [f"  - ends: {end}", f"    deadlines: [{', '.join(f'{{{d}}}' for d in deadlines)}]"]
        when = Expressions(drawer, SUBJECTS["due"], vocabulary).condition(1)
        book.files[f"schedules/{name}.yaml"] = "\n".join(lines) + "\nwhen: " + _scalar(drawer, when, 2)


def _add_rule(
    drawer: Drawer, book: GeneratedRulebook, vocabulary: Vocabulary, rule_id: str, subject: RecordKind
) -> None:
    lines = [
        f"id: {rule_id}", "title: {vi: Chưa có công trình xử lý, en: No treatment plant}",
        f"severity: {drawer.pick(('critical', 'major', 'minor'))}", "citations:",
        "  - {instrument: plan, provision: I.4}", f"  - {CITATION}",
    ]  # fmt: skip
    text = "\n".join(lines) + "\n" + _in_force(drawer) + f"subject: {subject.name}\n"
    if subject.name == "due":
        text += f"schedule: {drawer.pick(SCHEDULES)}\n"
    expressions = Expressions(drawer, subject, vocabulary)
    if drawer.chance(25):
        plural = drawer.pick(tuple(COLLECTIONS))
        of = expressions.records(plural, lambda: expressions.variable, plural)
        text += "selections:\n  chosen:\n    label: {vi: bản ghi liên quan, en: chosen record}\n"
        text += "    of: " + _scalar(drawer, of, 6)
        expressions.vocabulary = replace(vocabulary, selections={"chosen": plural})
    if drawer.chance(35):
        of_whom = replace(expressions.vocabulary, on_file=vocabulary.known)
        text += "applies_when: " + _scalar(drawer, Expressions(drawer, subject, of_whom).condition(2), 2)
    if drawer.chance(8):
        text += "ask: {vi: Xem tại chỗ, en: Look on site}\n"
    else:
        text += "requires:\n"
        for name in ("first", "second", "third")[: drawer.pick((1, 1, 1, 2, 3))]:
            text += f"  {name}: " + _requirement(drawer, expressions)
        if subject.name == "due" and drawer.chance(60):
            text += f"  sent: {SENT}\n"
        text += _templates(drawer, expressions)
    if subject.is_event and drawer.chance(40):
        text += f"window: {drawer.pick(('24', '1', '12', '999'))} months\n"
    book.files[f"{drawer.pick(('water', 'waste'))}/{rule_id}-fault.yaml"] = text
    book.subjects[rule_id] = subject.name


def _requirement(drawer: Drawer, expressions: Expressions) -> str:
    """Return a requirement: a condition, or one of fields alone where a blank counts as not shown."""
    if not expressions.vocabulary.known or drawer.chance(85):
        return _scalar(drawer, expressions.condition(drawer.pick((1, 1, 2))), 4)
    of_fields = Expressions(drawer, expressions.subject, Vocabulary(records=False))
    holds = _scalar(drawer, of_fields.condition(1), 6)
    return f"\n    holds: {holds}    label: {{vi: Xuất trình, en: Shown}}\n    when_missing: violated\n"


def _templates(drawer: Drawer, expressions: Expressions) -> str:
    vi = json.dumps(f"Cơ sở chưa đạt: {{{expressions.slot()}}}", ensure_ascii=False)
    en = json.dumps(f"Not met: {{{expressions.slot()}}}, {{{expressions.slot()}}}.", ensure_ascii=False)
    text = f"message:\n  vi: {vi}\n  en: {en}\n"
    if drawer.chance(20):
        slot = json.dumps(f"Lắp đặt {{{expressions.slot()}}}", ensure_ascii=False)
        text += f"remedy:\n  vi: {slot}\n  en: {slot}\n  days: 90\n"
    return text


def _in_force(drawer: Drawer) -> str:
    always = (("1900-01-01", None),)
    start, end = drawer.pick(
        (*always * 4, ("2025-07-01", None), ("2024-02-29", "2026-05-29"), ("2026-05-30", None))
    )
    return f"since: {start}\n" + (f"until: {end}\n" if end else "")


def _scalar(drawer: Drawer, text: str, indent: int) -> str:
    """Return an expression as one of the scalars YAML has for a text."""
    match drawer.pick((">-", "|-", "double", "single")):
        case "double":
            return json.dumps(text, ensure_ascii=False) + "\n"
        case "single":
            return "'" + text.replace("'", "''") + "'\n"
        case sign:
            space = "\n" + " " * indent
            return f"{sign}{space}{text.replace(' and ', f'{space}and ')}\n"
