"""Files as offices send them: each gives the table, the rejected rows and the questions beside it."""

import csv
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from compliance.errors import Problem, Problems
from compliance.sources.registers.loading import Loading, load_files
from compliance.sources.registers.writing import table_text
from compliance.sources.sheets.column_mapping import ColumnMapping, read_mapping
from compliance.sources.sheets.reading import SheetReading

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "messy"
EXPECTED, MAPPINGS = SAMPLE / "expected", SAMPLE / "mappings"
MAKE = SAMPLE / "source" / "make.py"
OURS = ("README.md", "expected", "mappings", "source")
WITH_MAPPING = "+da-khai"
"""Ends the name of what a file gives once somebody has said what it asks."""

REJECTED, ASKED = "rejected", "asked"
FILES = sorted(path.name for path in SAMPLE.iterdir() if path.name not in OURS)
MAPPED = sorted(path.name.removesuffix(".yaml") + WITH_MAPPING for path in MAPPINGS.iterdir())


@cache
def load(name: str) -> Loading:
    file = name.removesuffix(WITH_MAPPING)
    return load_files([SAMPLE / file], mapping_of(file) if name != file else None)


def mapping_of(name: str) -> ColumnMapping:
    problems = Problems()
    mapping = read_mapping(MAPPINGS / f"{name}.yaml", problems)
    assert mapping is not None
    assert problems.found == []
    return mapping


def place_of(problem: Problem) -> str:
    """Return a place without the folder, and without the column where a field names it."""
    line = "" if problem.place.line is None else f":{problem.place.line}"
    column = "" if problem.place.column is None else f":{problem.place.column}"
    path, bracket, sheet = problem.place.path.partition("[")
    return Path(path).name + bracket + sheet + line + column


def rejected_rows(loading: Loading) -> list[tuple[str, str, str]]:
    return sorted(
        (place_of(Problem(row.place, "", "")), field, fault.code)
        for row in loading.register.rejected
        for field, fault in row.reasons
    )


def questions(loading: Loading) -> list[tuple[str, str]]:
    """Return what keeps a sheet from being read and what is to be settled; not the faults of rows."""
    told = {(row.place.path, row.place.line) for row in loading.register.rejected}
    asked = [p for p in loading.problems if (p.place.path, p.place.line) not in told]
    return sorted((place_of(problem), problem.code) for problem in [*asked, *loading.questions])


def rows_of(path: Path) -> list[tuple[str, ...]]:
    """Return the rows of an expectation without their heading; none where there is no file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return sorted(tuple(row) for row in list(csv.reader(file))[1:])


@pytest.mark.parametrize("name", [*FILES, *MAPPED])
def test_a_file_gives_what_stands_beside_it(name: str) -> None:
    folder = EXPECTED / name
    assert folder.is_dir(), f"{folder.relative_to(ROOT)}: nobody has said what {name} must give"
    loading = load(name)
    tables = {p: table_text(loading.register, p) for p, t in loading.register.tables.items() if t.num_rows}
    expected = {p.stem: p.read_text(encoding="utf-8") for p in folder.glob("*.csv")}
    assert tables == {stem: text for stem, text in expected.items() if stem not in (REJECTED, ASKED)}
    assert rejected_rows(loading) == rows_of(folder / f"{REJECTED}.csv")
    assert questions(loading) == rows_of(folder / f"{ASKED}.csv")


@pytest.mark.parametrize("name", [*FILES, *MAPPED])
def test_no_line_is_lost(name: str) -> None:
    loading = load(name)
    counts = loading.counts.values()
    assert sum(count.read for count in counts) == sum(count.accepted + count.rejected for count in counts)
    kept = sum(table.num_rows for table in loading.register.tables.values())
    assert sum(count.accepted for count in counts) == kept + sum(count.repeated for count in counts)
    assert sum(count.rejected for count in counts) == len(loading.register.rejected)
    for reading in loading.files.readings:
        if reading.state == "read" and reading.layout is not None:
            rows, asides = lines_of(reading)
            assert len(rows + asides) == len({*rows, *asides})
            lost = {line.line for line in reading.grid.lost}
            assert {*rows, *asides} >= {line for line, _ in reading.grid.rows} | lost
            assert loading.counts[reading.grid.name].read == len(rows)


def lines_of(reading: SheetReading) -> tuple[list[int], list[int]]:
    """Return the lines of a sheet that may hold a record, and those that are said to be something else."""
    layout = reading.layout
    assert layout is not None
    asides = [aside.line for aside in (*layout.titles, *layout.groups, *layout.notes)]
    rows = [line for part in reading.parts for line in part.table.lines]
    return rows + [row.place.line or 0 for row in reading.misshapen], [*layout.header.lines, *asides]


def test_nothing_is_expected_of_a_file_that_is_not_there() -> None:
    assert sorted(path.name for path in EXPECTED.iterdir()) == sorted([*FILES, *MAPPED])


def test_the_files_are_what_the_program_makes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(MAKE), "--to", str(tmp_path)], check=True)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    kept = {path.relative_to(SAMPLE): path.read_bytes() for path in SAMPLE.rglob("*") if path.is_file()}
    kept = {path: data for path, data in kept.items() if path.parts[0] not in OURS}
    changed = sorted(str(path) for path in made | kept if made.get(path) != kept.get(path))
    assert changed == [], f"run {MAKE.relative_to(ROOT)} and read what differs"
