"""`rules impact`: each kind of edit, the verdicts it changes and their causes, in each format."""

import csv
import io
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from edited_rulebooks import (
    AS_OF,
    BOOK,
    CHANGES,
    EDITS,
    NONE,
    REGISTER,
    SHOWN,
    Edit,
    Row,
    Setting,
    edited,
    setting,
    write,
)
from rich.console import Console

from compliance.impact import Impact, compare
from compliance.language.compile import compile_rulebook
from compliance.language.edits import Version
from compliance.report.impact_csv import impact_to_csv
from compliance.report.impact_html import impact_to_html
from compliance.report.impact_table import print_impact
from compliance.sources.registers.loading import load_register
from compliance.sources.rulebooks.rulebook import load_rulebook

OPEN = ("violated", "undetermined")
LABELS = {
    "violated": "not met (violated)", "undetermined": "undetermined", "met": "met",
    "not_applicable": "not applicable", NONE: "(not judged)",
}  # fmt: skip
NAMES = {"F1": "A", "F2": "B", "F3": "C", "F4": "D", "F5": "E"}


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def is_loud(row: Row) -> bool:
    """Tell whether something needs attention before or after."""
    return row[4] in OPEN or row[5] in OPEN


@pytest.fixture(scope="module")
def impacts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Impact]:
    """The impact of each edit."""
    return {name: impact_of(setting(tmp_path_factory.mktemp("edit"), edit)) for name, edit in EDITS.items()}


def impact_of(made: Setting) -> Impact:
    versions = []
    for folder in (made.old, made.new):
        written = load_rulebook(Path(folder))
        versions.append(Version(written, compile_rulebook(written)))
    return compare(versions[0], versions[1], load_register(Path(made.register)), AS_OF)


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_these_verdicts_for_these_reasons(name: str, impacts: dict[str, Impact]) -> None:
    rows = rows_of(impact_to_csv(impacts[name], "en"))

    assert [row for row in rows if list(rows).count(row) > 1] == []
    assert {tuple(row[column] for column in SHOWN) for row in rows} == CHANGES[name]
    assert impacts[name].is_empty is not bool(CHANGES[name])


def test_each_edit_is_expected_to_do_something_or_nothing() -> None:
    assert set(CHANGES) == set(EDITS)


class Articles(HTMLParser):
    """Collects the text of each change of the page, and the rule it stands under."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._heading: list[str] | None = None
        self._rule = ""
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "h3":
            self._heading = []
        elif tag == "article":
            self._text = []

    def handle_endtag(self, tag: str) -> None:
        if tag == "h3" and self._heading is not None:
            self._rule, self._heading = "".join(self._heading).split()[0], None
        elif tag == "article" and self._text is not None:
            self.found.append(f"{self._rule} {' '.join(' '.join(self._text).split())}")
            self._text = None

    def handle_data(self, data: str) -> None:
        for open_ in (self._heading, self._text):
            if open_ is not None:
                open_.append(data)


def articles(page: str) -> list[str]:
    parser = Articles()
    parser.feed(page)
    return parser.found


def expected_article(row: Row) -> tuple[str, str]:
    """Return how the article of a changed verdict begins and ends."""
    rule, facility, subject, _, before, after, cause = row
    due = "" if subject == facility else f" {due_text(subject)}"
    turn = f"Before: {LABELS[before]} → After: {LABELS[after]}"
    return f"{rule} {facility} {NAMES[facility]}{due} {turn}", f"Cause: {cause}"


@pytest.mark.parametrize("name", EDITS)
def test_the_page_holds_the_same_changes(name: str, impacts: dict[str, Impact]) -> None:
    page = impact_to_html(impacts[name], "en")
    found = articles(page)
    left = list(found)

    for row in CHANGES[name]:
        if row[3] == "verdict" and is_loud(row):
            begin, end = expected_article(row)
            held = [text for text in left if text.startswith(begin) and text.endswith(end)]
            assert len(held) == 1, (row, found)
            left.remove(held[0])
        else:
            assert any(_is_named(row, text) for text in found), (row, found)
    assert all(any(_is_named(row, text) for row in CHANGES[name]) for text in left)
    assert ("No verdict changes on this register." in page) is not bool(CHANGES[name])


def _is_named(row: Row, article: str) -> bool:
    """Tell whether an article on several subjects at once names that of a row."""
    rule, facility, subject, change, before, after, cause = row
    if not article.startswith(f"{rule} "):
        return False
    name = facility if subject == facility else f"{facility} · {subject}"
    if change == "wording":
        told = re.search(r"Subjects \(\d+\): (.*?)  ?(?:Before|Cause)|Subjects \(\d+\): (.*)", article)
        return told is not None and name in article and f"Cause: {cause}" in article
    quiet = re.search(rf"{re.escape(LABELS[before])} → {re.escape(LABELS[after])}: (.*)", article)
    return quiet is not None and name in re.split(r", | (?=\()", quiet[1])


def test_what_yields_to_another_act_is_explained_by_that_one(tmp_path: Path) -> None:
    """The flow of F4 is no more accused by its own rule while the other rule accuses it."""
    book = {
        **BOOK,
        "US-02-mine": BOOK["US-01-user"]
        .replace("US-01", "US-02")
        .replace('listed("users")', 'kind == "mine"')
        .replace('status == "operating"', "wastewater_m3_day <= 110")
        .replace("message:", "act: mine.flow\nmessage:"),
        "WW-01-flow": BOOK["WW-01-flow"].replace("limitation:", "yields_to: [mine.flow]\nlimitation:"),
    }
    impact = impact_of(setting(tmp_path, {"US-02-mine": ("<= 110", "<= 130")}, book=book))
    cause = "Rule US-02: Requirement «open»"

    assert {tuple(row[c] for c in SHOWN) for row in rows_of(impact_to_csv(impact, "en"))} == {
        ("US-02", "F4", "F4", "verdict", "violated", "met", cause),
        ("WW-01", "F4", "F4", "wording", "violated", "violated", cause),
    }


def tables(text: str) -> list[list[list[str]]]:
    """Return the printed tables as rows of cells; each cell without its line breaks and blanks."""
    found: list[list[list[str]]] = []
    lines: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith("┏"):
            found.append([])
        if line.startswith("│"):
            lines.append(line.strip("│").split("│"))
        elif lines:
            parts = [[cell[n] for cell in lines] for n in range(len(lines[0]))]
            found[-1].append(["".join("".join(part).split()) for part in parts])
            lines = []
    return found


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", EDITS)
def test_the_table_holds_the_same_changes(name: str, impacts: dict[str, Impact]) -> None:
    """Those that need attention one by one; the others only in the numbers."""
    out = io.StringIO()
    print_impact(Console(file=out, width=140), impacts[name], "en")
    text = out.getvalue()
    cells = [cell for table in tables(text) for cell in table]
    found = {(row[0], row[1], row[4]) for row in cells if len(row) == 5 and row[0] in RULES}

    assert found == {
        (rule, squeezed(about(facility, subject)), squeezed(cause))
        for rule, facility, subject, _, _, _, cause in filter(is_loud, CHANGES[name])
    }
    moved = Counter((row[0], row[4], row[5]) for row in CHANGES[name] if row[4] != row[5])
    for (rule, before, after), number in moved.items():
        assert re.search(
            rf"│ {rule} +│ {re.escape(LABELS[before])} +│ {re.escape(LABELS[after])} +│ +{number} │", text
        )
    assert ("No verdict changes on this register." in text) is not bool(CHANGES[name])


def about(facility: str, subject: str) -> str:
    return f"{facility} {NAMES[facility]}" + ("" if subject == facility else due_text(subject))


def due_text(subject: str) -> str:
    """Return what readers are told of something that fell due, instead of its key."""
    return f"Due: «yearly report», period end {subject.rpartition('/')[2]}"


RULES = {"WW-01", "PM-01", "RP-01", "US-01", "HW-01"}


def test_equal_rulebooks_change_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    same = setting(tmp_path, {})

    assert same.run("--lang", "en") == 0
    out = capsys.readouterr().out
    assert "The two rulebooks say the same." in out
    assert "No verdict changes on this register." in out
    assert same.run("--lang", "vi") == 0
    assert "Không có kết quả xét nào thay đổi trên sổ theo dõi này." in capsys.readouterr().out
    assert same.run("--format", "csv") == 0
    assert rows_of(capsys.readouterr().out) == []
    assert same.run("--format", "html", "--lang", "en") == 0
    page = capsys.readouterr().out
    assert "No verdict changes on this register." in page
    assert "The two rulebooks say the same." in page
    assert articles(page) == []


@pytest.mark.parametrize("format_", ["table", "csv", "html"])
def test_the_same_twice_and_from_files_in_another_order(
    format_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit = {**EDITS["a schedule for others"], **EDITS["a list"], **EDITS["a threshold and a message"]}
    texts = []
    for number, order in enumerate((1, 1, -1)):
        folder = tmp_path / str(number)
        folder.mkdir()
        old, new = (
            write(folder / name, dict(list(files.items())[::order]), ".yaml")
            for name, files in (("old", BOOK), ("new", edited(edit)))
        )
        made = Setting(old, new, write(folder / "register", dict(list(REGISTER.items())[::order])))
        assert made.run("--format", format_, "--lang", "en") == 1
        texts.append(capsys.readouterr().out)

    assert texts[0] == texts[1] == texts[2]
    assert "WW-01" in texts[0]


HOSTILE = "<script>alert(1)</script>"
MARKUP = f"{HOSTILE}[red]x[/red]"
FORMULAS = {"F1": "=1+1", "F2": "+1", "F3": MARKUP, "F4": "-1", "F5": "@SUM(A1)"}


def hostile(folder: Path) -> Setting:
    """Return an edit of which names, titles and messages are taken for markup or for formulas."""
    facilities = REGISTER["facilities.csv"]
    for facility, name in FORMULAS.items():
        facilities = facilities.replace(f"{facility},{NAMES[facility]},", f"{facility},{name},")
    register = {
        **REGISTER,
        "facilities.csv": facilities,
        "register.yaml": f"title: '{HOSTILE}'\nas_of: 2026-06-01\nlocale: iso\n",
    }
    edit: Edit = {
        "WW-01-flow": (
            'message: {vi: "Xả {wastewater_m3_day}", en: "Flow {wastewater_m3_day}"}',
            f"message: {{vi: '{HOSTILE}', en: '=HYPERLINK(1){HOSTILE}[/]'}}",
        ),
        "threshold": ("value: 100", "value: 80"),
    }
    return setting(folder, edit, register)


def test_no_cell_is_taken_for_a_formula(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert hostile(tmp_path).run("--format", "csv", "--lang", "en") == 1
    rows = rows_of(capsys.readouterr().out)

    assert [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))] == []
    assert {(row["facility"], row["facility_name"]) for row in rows} == {("F3", MARKUP), ("F4", "'-1")}
    assert {row["message_after"] for row in rows} == {f"'=HYPERLINK(1){HOSTILE}[/]"}


def test_no_text_is_taken_for_markup_of_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert hostile(tmp_path).run("--format", "html", "--lang", "en") == 1
    page = capsys.readouterr().out

    assert "<script" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 3
    assert [text for text in articles(page) if text.startswith(f"WW-01 F3 {MARKUP} ")] != []


def test_no_text_is_taken_for_a_style_of_the_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hostile(tmp_path).run("--lang", "en") == 1
    cells = [cell for table in tables(capsys.readouterr().out) for row in table for cell in row]

    assert f"F3{MARKUP}" in cells
    assert any(f"=HYPERLINK(1){HOSTILE}[/]" in cell for cell in cells)


def test_the_output_is_written_to_a_file_as_excel_reads_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made, file = setting(tmp_path, EDITS["a threshold"]), tmp_path / "impact.csv"

    assert made.run("--format", "csv", "--lang", "en", "--output", str(file)) == 1
    assert capsys.readouterr().out == (
        f"{file}: 1 verdicts change at 1 facilities; 0 verdicts are only told otherwise. "
        "Newly not met: 1; no longer not met: 0.\n"
    )
    assert file.read_bytes().startswith(b"\xef\xbb\xbfrule,")
    rows = rows_of(file.read_text(encoding="utf-8-sig"))
    assert {tuple(row[column] for column in SHOWN) for row in rows} == CHANGES["a threshold"]


BAD = {
    "a folder that is not there": (
        ["--format", "csv", "--output", "{folder}/none/x.csv"],
        "there is no folder",
    ),
    "a table to a file": (["--output", "{folder}/x.txt"], "a table is printed"),
    "an output that is a folder": (["--format", "csv", "--output", "{folder}"], "cannot be written"),
    "a register that is not there": (["--register", "{folder}/none"], "none"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_usage_is_told_and_writes_nothing(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options, told = BAD[name]
    made = setting(tmp_path, {})
    before = sorted(tmp_path.iterdir())

    assert made.run(*(option.format(folder=tmp_path) for option in options)) == 2
    assert told in capsys.readouterr().err
    assert sorted(tmp_path.iterdir()) == before


def test_a_rulebook_that_is_wrong_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = setting(tmp_path, {"threshold": ("value: 100", "value: many")})

    assert made.run("--lang", "en") == 2
    assert "threshold.yaml" in capsys.readouterr().err
