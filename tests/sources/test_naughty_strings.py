"""Texts that programs stumble over, as names, numbers and notes: kept or refused, and told as they are."""

import csv
import io
import json
import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from compliance.cli.program import run
from compliance.model.schema import KINDS
from compliance.report.rejected_workbook import rejected_bytes
from compliance.sources.registers.loading import Loading, load_files
from compliance.sources.registers.writing import table_text, write_register

STRINGS = [
    json.loads(line)
    for line in Path(__file__).with_name("naughty_strings.txt").read_text(encoding="utf-8").split("\n")
    if line.startswith('"')
]
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""What nobody sees. Source: Default_Ignorable_Code_Point of Unicode 15, and interlinear annotations."""

SAYS_NOTHING = re.compile(
    r"[-–—−./\\?…_]+|#?n/a|null|['\"]{1,2}|#(?:REF!|DIV/0!|NAME\?)|1E\+06", re.IGNORECASE
)
"""What no cell means: nothing, the cell above, an error of a program, a number that lost its digits."""
OLD_LETTERS = re.compile("[\u0080-\u00ff]")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
NOT_OF_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST = 10_000

INSTRUMENTS = 'instruments:\n  "1/L":\n    title: {vi: Luật, en: Law}\n'
RULE = """\
id: WW-01
title: {vi: Chưa có trạm xử lý, en: No plant}
severity: major
citations:
  - {instrument: 1/L, provision: Article 1, checked: 2026-11-23, confidence: read}
since: 2025-07-01
subject: permit
requires:
  has_expiry: LIMIT
addressee: [enterprise]
message: {vi: "Giấy phép {number} của {facility.name} chưa đạt.", en: "Permit {number} of {facility.name}."}
"""
MANIFEST = "title: Thử\nas_of: 2026-11-24\nlocale: iso\n"


def test_the_list_is_long_and_has_no_text_twice() -> None:
    assert len(STRINGS) == len(set(STRINGS))
    assert len(STRINGS) > 300


# Reading

ALL = dict(enumerate(STRINGS))
IN_TEXT_FILES = {number: text for number, text in ALL.items() if "\0" not in text}
IN_WORKBOOKS = {number: text for number, text in ALL.items() if not NOT_OF_XML.search(text)}
"""What can stand in a file of each sort, by number; a zero byte makes a text file no text at all."""


def tables(texts: dict[int, str]) -> dict[str, list[list[str]]]:
    """Return the rows of facilities that bear texts as names, and of permits with them as number and note."""
    facilities = [["facility_id", "name", "kind"], ["F", "Nhà máy (giả định)", "factory"]]
    facilities += [[f"N{number}", text, "factory"] for number, text in texts.items()]
    permits = [["permit_id", "facility_id", "kind", "granted_on", "expires_on", "number", "note"]]
    for number, text in texts.items():
        owner = f"N{number}" if is_plain(text) else "F"
        permits.append([f"P{number}", owner, "environmental_permit", "2026-01-01", "", text, text])
    return {"facilities": facilities, "permits": permits}


@pytest.fixture(scope="module")
def from_csv(tmp_path_factory: pytest.TempPathFactory) -> Loading:
    folder = tmp_path_factory.mktemp("csv")
    (folder / "register.yaml").write_text(MANIFEST, encoding="utf-8")
    for name, cells in tables(IN_TEXT_FILES).items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(cells)
    return load_files([folder])


@pytest.fixture(scope="module")
def from_workbook(tmp_path_factory: pytest.TempPathFactory) -> Loading:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, cells in tables(IN_WORKBOOKS).items():
        page = book.create_sheet(name)
        for line, row in enumerate(cells, start=1):
            for column, text in enumerate(row, start=1):
                page.cell(line, column).value = "?"
                page.cell(line, column)._value = text  # A text, whatever it looks like.
    path = tmp_path_factory.mktemp("xlsx") / "so.xlsx"
    book.save(path)
    return load_files([path])


def cleaned(text: str) -> str:
    """Return a text as the readers promise to keep it."""
    text = unicodedata.normalize("NFC", UNSEEN.sub("", text))
    text = re.sub("[\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u00a0]", " ", text)
    text = re.sub(r"[ \t]*\n[ \t\n]*", " ", re.sub(r"\r\n|\r", "\n", text))
    return text.strip(" \t")


def may_be_refused(text: str) -> bool:
    """Return whether nobody can be sure of a text: it holds what cannot be seen or read, or is too long."""
    odd = (c for c in text if unicodedata.category(c) in ("Cc", "Co", "Cs", "Cn") and c not in "\t\n\r")
    is_odd = any(odd) or "\ufffd" in text or UNSEEN.search(text)
    return bool(is_odd) or len(text) > LONGEST or bool(OLD_LETTERS.search(text))


def is_plain(text: str) -> bool:
    """Return whether a text must be accepted as a name, whatever it says."""
    is_one_line = "\n" not in text and "\r" not in text
    return is_one_line and not may_be_refused(text) and not SAYS_NOTHING.fullmatch(text.strip())


PLAIN = {f"N{number}": cleaned(text) for number, text in ALL.items() if is_plain(text)}
"""The names that must be told as they are, by facility."""


def kept_texts(loading: Loading, plural: str, field: str) -> dict[str, str]:
    key = KINDS[plural].key[0]
    return {row[key]: row[field] or "" for row in loading.register.tables[plural].to_pylist()}


@pytest.mark.parametrize("source", ["from_csv", "from_workbook"])
@pytest.mark.parametrize(
    ("plural", "field", "letter"),
    [("facilities", "name", "N"), ("permits", "number", "P"), ("permits", "note", "P")],
)
def test_a_text_is_kept_or_refused(
    source: str, plural: str, field: str, letter: str, request: pytest.FixtureRequest
) -> None:
    loading, in_workbook = request.getfixturevalue(source), source == "from_workbook"
    kept = kept_texts(loading, plural, field)
    wrong = []
    for number, text in (IN_WORKBOOKS if in_workbook else IN_TEXT_FILES).items():
        expected = cleaned(text)
        found = kept.get(f"{letter}{number}")
        if found is None:
            is_over_lines = not in_workbook and ("\n" in text or "\r" in text)
            says_nothing = not expected or SAYS_NOTHING.fullmatch(expected)
            if not (may_be_refused(text) or says_nothing or is_over_lines):
                wrong.append((text, "refused"))
        elif found != expected:
            wrong.append((text, found))
    assert wrong == []


@pytest.mark.parametrize("source", ["from_csv", "from_workbook"])
def test_every_row_is_accounted_for(source: str, request: pytest.FixtureRequest) -> None:
    loading = request.getfixturevalue(source)
    assert loading.unread == []
    texts = IN_TEXT_FILES if source == "from_csv" else IN_WORKBOOKS
    for plural, cells in tables(texts).items():
        accepted = loading.register.tables[plural].num_rows
        rejected = [row for row in loading.register.rejected if row.table == plural]
        lines = {row.place.line for row in rejected}
        assert len(lines) == len(rejected)
        assert accepted + len(rejected) >= len(cells) - 1


# Telling


@pytest.fixture(scope="module")
def folders(from_csv: Loading, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """Return the register as it is imported, and two rulebooks that judge it differently."""
    folder = tmp_path_factory.mktemp("told")
    write_register(folder / "so", from_csv.register)
    for name, limit in (("rules", "known(expires_on)"), ("others", 'kind == "environmental_permit"')):
        (folder / name).mkdir()
        (folder / name / "instruments.yaml").write_text(INSTRUMENTS, encoding="utf-8")
        text = RULE.replace("LIMIT", limit)
        (folder / name / "WW-01-no-plant.yaml").write_text(text, encoding="utf-8")
    return folder / "so", folder / "rules", folder / "others"


def told(capsys: pytest.CaptureFixture[str], *words: str | Path) -> str:
    capsys.readouterr()
    assert run([str(word) for word in words]) in (0, 1, 2)
    return capsys.readouterr().out


def check(capsys: pytest.CaptureFixture[str], folders: tuple[Path, Path, Path], *options: str | Path) -> str:
    return told(capsys, "check", folders[0], "--rules", folders[1], "--accept-rejected", *options)


def test_what_is_imported_is_read_again_as_the_same(
    from_csv: Loading, folders: tuple[Path, Path, Path]
) -> None:
    again = load_files([folders[0]])
    for plural in ("facilities", "permits"):
        assert table_text(again.register, plural) == table_text(from_csv.register, plural)
    assert again.unread == []
    assert again.row_problems == []
    assert [(r.table, dict(r.cells), r.reasons) for r in again.files.waiting] == [
        (r.table, {n: c for n, c in r.cells.items() if c is not None}, r.reasons)
        for r in from_csv.register.rejected
    ]


def test_findings_as_data_hold_each_text_as_it_is(
    folders: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(check(capsys, folders, "--format", "json"))["findings"]
    lines = check(capsys, folders, "--format", "jsonl").removesuffix("\n").split("\n")
    assert [json.loads(line) for line in lines] == found
    of_facility = {row["facility"]: row for row in found if row["facility"] in PLAIN}
    assert {facility: row["facility_name"] for facility, row in of_facility.items()} == PLAIN
    for facility, row in of_facility.items():
        text = PLAIN[facility]
        assert row["message"]["vi"] == f"Giấy phép {text} của {text} chưa đạt."


def test_no_cell_of_a_list_becomes_a_formula(
    folders: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rows = list(csv.DictReader(io.StringIO(check(capsys, folders, "--format", "csv"), newline="")))
    assert [cell for row in rows for cell in row.values() if cell.startswith(FORMULA)] == []
    names = {row["facility"]: row["facility_name"].removeprefix("'") for row in rows}
    assert {name: names[name] for name in PLAIN} == {n: t.removeprefix("'") for n, t in PLAIN.items()}
    check(capsys, folders, "--format", "xlsx", "--output", tmp_path / "ds.xlsx")
    texts = texts_of_workbook(tmp_path / "ds.xlsx")
    assert [text for text in PLAIN.values() if not any(text in cell for cell in texts)] == []


def texts_of_workbook(path: Path) -> set[str]:
    """Return the texts of a workbook, none of which may be a formula or an error."""
    cells = [cell for page in load_workbook(path).worksheets for row in page.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type in ("f", "e")] == []
    return {str(cell.value) for cell in cells if cell.value is not None}


def test_nothing_reaches_the_terminal_raw(
    folders: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name, cells in tables(IN_TEXT_FILES).items():
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(cells)
    printed = [
        check(capsys, folders),
        check(capsys, folders, "--all"),
        told(capsys, "obligations", folders[0], "--rules", folders[1], "--accept-rejected"),
        told(capsys, "register", "validate", tmp_path, "--lang", "en"),
        told(capsys, "register", "validate", tmp_path, "--rejected", tmp_path / "tra-lai.xlsx"),
    ]
    assert [found[0] for text in printed for found in CONTROLS.finditer(text)] == []
    seen = re.sub(r"\s", "", printed[2])
    assert [text for text in PLAIN.values() if re.sub(r"\s", "", text) not in seen] == []
    assert texts_of_workbook(tmp_path / "tra-lai.xlsx")


EXPLAINED = (
    "=1+1",
    "{name}",
    "%s",
    "[/]",
    "<script>alert('xã')</script>",
    "'; DROP TABLE facilities; --",
    ":smile:",
)


@pytest.mark.parametrize("text", EXPLAINED)
def test_a_facility_is_explained_by_its_name(
    text: str, folders: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    facility = f"N{STRINGS.index(text)}"
    shown = told(capsys, "explain", folders[0], facility, "--rules", folders[1], "--accept-rejected")
    assert f"{facility}: {text}" in shown
    assert CONTROLS.search(shown) is None


class _Page(HTMLParser):
    """The tags and texts of a page, as a browser sees them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_page_shows_each_text_and_runs_none(
    folders: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    register, rules, others = folders
    judged = ("--register", register, "--accept-rejected")
    html = told(capsys, "rules", "impact", rules, others, *judged, "--format", "html")
    page = _Page()
    page.feed(html)
    assert page.tags.isdisjoint({"script", "img", "svg", "b", "a", "iframe"})
    assert {name for name in page.attributes if name.startswith("on")} == set()
    shown = "".join(page.texts)
    named = [text for text in PLAIN.values() if text in shown]
    assert len(named) > 20, "the page names facilities"


def test_rejected_rows_are_told_and_read_again(from_csv: Loading, tmp_path: Path) -> None:
    kinds = [kind for kind in KINDS.values() if not kind.is_generated]
    path = tmp_path / "tra-lai.xlsx"
    path.write_bytes(rejected_bytes(from_csv.register.rejected, kinds))
    texts_of_workbook(path)
    again = load_files([path])
    read = sum(count.read for count in again.counts.values())
    assert read == len(from_csv.register.rejected)
