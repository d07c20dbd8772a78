"""Damaged files: reading raises nothing, loses no line and accepts no value that the file does not hold."""

import csv
import io
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path

import pytest
from damaged_files import LINE_END, SEPARATORS, DamagedFile, damaged_file
from good_tables import GOOD
from held_values import UNSEEN, bare, clean, may_mean

from compliance.model.schema import KINDS
from compliance.sources.registers.loading import Loading, load_files
from compliance.sources.registers.manifest import MANIFEST
from compliance.sources.registers.typed_table import LINE, SIGN
from compliance.sources.registers.writing import cell_text
from compliance.sources.sheets.reading import SheetReading

FILES = int(os.environ.get("DAMAGED_FILES", "2000"))
FIRST = int(os.environ.get("DAMAGED_FIRST", "0"))
BATCH = 100
MENDED = (60995, 61300, 64139, 65695, 201771, 203792, 204635)
"""Files in which rows vanished above the header, signatures became records, or `1.678` was read wrongly."""
MOST_SECONDS = 5.0
"""Of the processor, for one file of a few lines; a hundred times what one takes."""

COMMA, POINT = (
    re.compile(rf"(?<![\w.,])(?:{whole}|[0-9]{{1,3}}(?:{mark}[0-9]{{3}}){{2,}})(?![\w.,])")
    for whole, mark in (
        (r"[0-9.]*[0-9],(?:[0-9]{1,2}|[0-9]{4,})", r"\."),
        (r"[0-9]*\.(?:[0-9]{1,2}|[0-9]{4,})", ","),
    )
)
"""What shows for certain how a file writes its numbers."""


@pytest.mark.parametrize("first", range(FIRST, FIRST + FILES, BATCH))
def test_a_damaged_file_gives_nothing_that_it_does_not_hold(first: int, tmp_path: Path) -> None:
    complaints = [told for seed in range(first, first + BATCH) for told in complaints_of(seed, tmp_path)]
    assert complaints == []


@pytest.mark.parametrize("seed", MENDED)
def test_a_file_that_was_read_wrongly_is_read_rightly(seed: int, tmp_path: Path) -> None:
    assert complaints_of(seed, tmp_path) == []


def complaints_of(seed: int, folder: Path) -> list[str]:
    """Return what is wrong with how the damaged file of a seed was read."""
    damaged = damaged_file(seed)
    path = _written(damaged, seed, folder)
    began = time.process_time()
    loading = load_files([path])
    took = time.process_time() - began
    found = [*lost_rows(loading), *_wrong(damaged, loading)]
    if took > MOST_SECONDS:
        found.append(f"took {took:.1f} s")
    return [f"seed {seed} ({', '.join(damaged.done)}): {told}" for told in found]


def _written(damaged: DamagedFile, seed: int, folder: Path) -> Path:
    """Return where a file was written: alone, under a name that tells nothing, or into a register."""
    plural, manner = damaged.good.plural, seed % 20
    if manner == 0:
        path = folder / "so-lieu.csv"
        path.write_bytes(damaged.data)
        return path
    if manner > 5:
        path = folder / f"{plural}.csv"
        path.write_bytes(damaged.data)
        return path
    register = folder / str(seed)
    register.mkdir()
    (register / MANIFEST).write_text(f"locale: {damaged.good.locale}\n", encoding="utf-8")
    for name in ("operators.csv", "facilities.csv"):
        (register / name).write_bytes((GOOD / name).read_bytes())
    (register / f"{plural}.csv").write_bytes(damaged.data)
    return register


def lost_rows(loading: Loading) -> Iterator[str]:
    """Yield what shows that a row was read and became neither a record nor a rejected row."""
    for name, count in loading.counts.items():
        rejected = sum(row.place.path == name for row in loading.register.rejected)
        if count.rejected != rejected:
            yield f"{count.rejected} rejected in {name}, {rejected} kept"
    accepted = sum(count.accepted - count.repeated for count in loading.counts.values())
    records = sum(table.num_rows for table in loading.register.tables.values())
    if accepted != records:
        yield f"{accepted} accepted, {records} in the register"
    for reading in loading.files.readings:
        if reading.state == "not-understood" and not loading.unread:
            yield f"{reading.grid.name} was not understood, and nothing says why"


def _wrong(damaged: DamagedFile, loading: Loading) -> Iterator[str]:
    """Yield lines that vanished and values that the file does not hold."""
    beside = {"operators.csv", "facilities.csv"} - {f"{damaged.good.plural}.csv"}
    of_file = [r for r in loading.files.readings if Path(r.grid.path).name not in beside]
    reading = next((reading for reading in of_file if reading.state == "read"), None)
    file = _File.of(damaged, reading) if reading else None
    if file and reading:
        yield from file.vanished(reading)
    elif not loading.unread:
        yield "nothing was read, and nothing says why"
    for kind, row in ((k, row) for k in KINDS for row in loading.register.tables[k].to_pylist()):
        values = {name: cell_text(row[name], row.get(name + SIGN)) for name in KINDS[kind].columns}
        if Path(loading.register.place_of(kind, row).path).name in beside:
            if {name: text for name, text in values.items() if text} != _good_row(kind, row[LINE]):
                yield f"{kind}.csv:{row[LINE]} was not damaged, and is {values}"
        elif kind != damaged.good.plural and damaged.foreign:
            continue  # The other table of the file was read.
        elif file is None or kind != damaged.good.plural:
            yield f"line {row[LINE]}: a record of {kind}"
        else:
            if file.lines[row[LINE] - 1] in damaged.foreign and not loading.unread:
                yield f"line {row[LINE]} is no record of {kind}: {file.lines[row[LINE] - 1]!r}"
            yield from (told for item in values.items() for told in file.complaint(row[LINE], *item))


@cache
def _good_rows(kind: str) -> list[dict[str, str]]:
    with (GOOD / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        return [{name: text for name, text in row.items() if text} for row in csv.DictReader(file)]


def _good_row(kind: str, line: int) -> dict[str, str]:
    return _good_rows(kind)[line - 2]


@dataclass
class _File:
    """What a damaged text file holds, read line by line without the program.

    Attributes:
        lines: Its lines.
        separator: What parts its cells.
        fields: The column of each field, by the file's own header.
        rows: The rows that the damage left as they were, by their first line.
        untouched: The same if the header too is as it was; else none.
        starts: The lines, from 1, in which the program says that something begins.
    """

    damaged: DamagedFile
    lines: list[str]
    separator: str
    fields: dict[str, int]
    rows: dict[int, tuple[str, ...]]
    untouched: dict[int, tuple[str, ...]]
    starts: list[int]

    @classmethod
    def of(cls, damaged: DamagedFile, reading: SheetReading) -> "_File":
        good = damaged.good
        lines = [line.translate(UNSEEN) for line in LINE_END.split(damaged.text)]
        header, *rows = good.lines()
        layout = reading.layout
        assert layout is not None
        first, last = layout.header.lines[0], layout.header.lines[-1]
        head = lines[first - 1 : last]
        separator = max(SEPARATORS, key=lambda each: len(_fields(head, each, good.plural)))
        kept = dict(_untouched(lines, rows, good.truth))
        asides = (*layout.titles, *layout.groups, *layout.notes)
        starts = {n for part in reading.parts for n in part.table.lines}
        starts |= {row.place.line or 0 for row in reading.misshapen} | {aside.line for aside in asides}
        return cls(
            damaged,
            lines,
            separator,
            _fields(head, separator, good.plural),
            kept,
            kept if set(head) == {header} else {},
            sorted(starts | set(layout.header.lines)),
        )

    def vanished(self, reading: SheetReading) -> Iterator[str]:
        """Yield lines that are told to be nothing, and rows that are told to be something else than rows."""
        rows = {n for part in reading.parts for n in part.table.lines}
        rows |= {row.place.line or 0 for row in reading.misshapen}
        for number, line in enumerate(self.lines, start=1):
            if number in self.rows and number not in rows:
                yield f"line {number} is a row and was not read as one: {line!r}"
            elif number not in self.starts and not self._is_blank(line) and not self._goes_on(number):
                yield f"line {number} vanished: {line!r}"

    def _is_blank(self, line: str) -> bool:
        return not clean(line.replace(self.separator, "").replace('"', "").replace("\x1a", ""))

    def _goes_on(self, number: int) -> bool:
        """Return whether a line stands between one with a quote and the next that begins something."""
        before = max((start for start in self.starts if start < number), default=0)
        return before > 0 and '"' in "".join(self.lines[before - 1 : number - 1])

    def complaint(self, number: int, name: str, value: str) -> Iterator[str]:
        """Yield why a value of an accepted row, by its line, is not what the file holds."""
        line = self.lines[number - 1]
        if number in self.untouched:
            truth = dict(zip(self.damaged.good.names, self.untouched[number], strict=True)).get(name, "")
            if value != truth and not self._is_turned(name, truth, value):
                yield f"line {number}, untouched: {name} is {value!r}, not {truth!r}"
            return
        if self.damaged.good.plural == "measurements" and name in ("parameter", "value", "unit"):
            return  # They are put into the catalogue's words and units together.
        texts = self._texts(number, name)
        column = KINDS[self.damaged.good.plural].columns[name]
        if not any(may_mean(column, text, value) for text in texts):
            yield f"line {number}: {name} is {value!r}, the file says {sorted(texts)}: {line!r}"

    def _is_turned(self, name: str, truth: str, value: str) -> bool:
        """Return whether damage has turned the only sign of how the numbers of the file are written."""
        if KINDS[self.damaged.good.plural].columns[name].type not in ("number", "censored"):
            return False
        signs = (COMMA, POINT) if self.damaged.good.locale == "vi" else (POINT, COMMA)
        has_own, has_other = (bool(sign.search(self.damaged.text)) for sign in signs)
        return has_other and not has_own and "" not in (truth, value)

    def _texts(self, number: int, name: str) -> set[str]:
        """Return what a cell of a touched row may hold, as strict readers of such files read it."""
        if name not in self.fields:
            return {""}
        after = next((start for start in self.starts if start > number), len(self.lines) + 1)
        texts = set()
        for last in range(number, after):
            raw = "\n".join(self.lines[number - 1 : last])
            for cells in _strict_rows(raw, self.separator):
                if len(cells) > self.fields[name]:
                    texts.add(clean(cells[self.fields[name]]))
        return texts


def _untouched(
    lines: list[str], rows: list[str], truth: tuple[tuple[str, ...], ...]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the first line, from 1, and truth of each row whose lines stand there to the letter."""
    for row, values in zip(rows, truth, strict=True):
        written = row.split("\n")
        for at in range(len(lines)):
            if lines[at : at + len(written)] == written:
                yield at + 1, values


def _fields(head: list[str], separator: str, plural: str) -> dict[str, int]:
    """Return the columns that the lines of a header name: each alone, below one another, or as one row."""
    columns = KINDS[plural].columns
    rows = [cells for text in (*head, "\n".join(head)) for cells in _strict_rows(text, separator)[:1]]
    rows.append([" ".join(stack) for stack in zip_longest(*rows[: len(head)], fillvalue="")])
    found: dict[str, int] = {}
    for cells in rows:
        for at, cell in enumerate(map(bare, cells)):
            named = (n for n, c in columns.items() if cell in map(bare, (n, c.label.vi, c.label.en)))
            found |= dict.fromkeys(named, at)
    return found


def _strict_rows(raw: str, separator: str) -> list[list[str]]:
    """Return the one row of some lines by the csv module, with spaces around quotes and without."""
    rows = []
    unspaced = re.sub(rf'"[^\S\n{separator}]+(?=[{separator}\n]|$)', '"', raw)
    for text, skips in ((raw, False), (raw, True), (unspaced, True)):
        reader = csv.reader(
            io.StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=skips
        )
        try:
            read = list(reader)
        except csv.Error:
            continue
        rows += read if len(read) == 1 else []
    return rows
