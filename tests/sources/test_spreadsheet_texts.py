"""A table of texts gives the same values and faults from a workbook as from a text file."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.teletype import addTextToElement
from odf.text import P
from openpyxl import Workbook

from compliance.report.entry_sheet import write_text
from compliance.sources.registers.loading import load_files

Cells = Sequence[Sequence[str]]

HEADER = ("facility_id", "name", "kind", "note")
ODD = (
    " \t\u00a0\u2003\u2009\u202f\u3000\u2028"  # spaces
    "\u200b\u200c\u200d\u200e\u200f\u2060\ufe0f\ufeff"  # taken out
    "\u00ad\u061c\u180e\u202a\u202e\u2061\u2066\u2069\ufff9\u034f\x85\ufffd"  # refused
    "\u0301\u0303'\"=+-@#/."
)
TEXTS = st.text(st.sampled_from("aáặĐz01" + ODD), max_size=12)
WHOLE = st.sampled_from(
    [
        "Trại  lợn",
        "Nhà máy\u00a0chè",
        "a\u202eb",
        "x\u00ady",
        "#N/A",
        "#REF!",
        "=1+1",
        "'5",
        "TRUE",
        "-",
        "x\ty",
    ]
)
ROWS = st.lists(st.tuples(st.sampled_from("AB\u200b\u202e"), TEXTS | WHOLE, TEXTS | WHOLE), max_size=6)


def write_csv(path: Path, cells: Cells) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(cells)


def write_xlsx(path: Path, cells: Cells, number_format: str = "General") -> None:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "facilities"
    for line, row in enumerate(cells, start=1):
        for column, text in enumerate(row, start=1):
            write_text(page.cell(line, column), text)
    page["A1"].number_format = number_format
    book.save(path)


def write_careful_xlsx(path: Path, cells: Cells) -> None:
    """Write a workbook that is read without calamine, for a format that bears on numbers."""
    write_xlsx(path, cells, "0%")


def write_xls(path: Path, cells: Cells) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("facilities")
    for line, row in enumerate(cells):
        for column, text in enumerate(row):
            page.write(line, column, text)
    book.save(str(path))


def write_ods(path: Path, cells: Cells) -> None:
    document, table = OpenDocumentSpreadsheet(), Table(name="facilities")
    for texts in cells:
        row = TableRow()
        for text in texts:
            cell, paragraph = TableCell(valuetype="string"), P()
            addTextToElement(paragraph, text)
            cell.addElement(paragraph)
            row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save(str(path))


def understood(path: Path) -> object:
    """Return what is understood of a file: values, and the faults of rows by line and field."""
    loading = load_files([path])
    assert loading.unread == []
    rows = loading.register.tables["facilities"].to_pylist()
    faults = {
        row.place.line: [(n, f.code, f.en) for n, f in row.reasons] for row in loading.register.rejected
    }
    return [{name: row[name] for name in ("_line", *HEADER)} for row in rows], faults


WRITERS = {"xlsx": write_xlsx, "xlsx read with care": write_careful_xlsx, "xls": write_xls, "ods": write_ods}


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS.keys())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_texts_are_the_same_from_every_file(
    tmp_path: Path, write: Callable[[Path, Cells], None], rows: list[tuple[str, str, str]]
) -> None:
    cells = [HEADER, ("F", "Trại lợn", "factory", ""), *((i, n, "factory", note) for i, n, note in rows)]
    write_csv(tmp_path / "f.csv", cells)
    write(tmp_path / "f.xlsx", cells)
    assert understood(tmp_path / "f.xlsx") == understood(tmp_path / "f.csv")


@pytest.mark.parametrize("write", [write_csv, *WRITERS.values()], ids=["csv", *WRITERS.keys()])
def test_letters_that_nobody_sees_are_taken_out_or_refused(
    tmp_path: Path, write: Callable[[Path, Cells], None]
) -> None:
    texts = {
        "F1": "Trại  lợn", "F2": "\u00a0Nhà\u00a0máy\u200b\u3000", "F3": "a\u202eb", "F4": "a\u00adb",
        "F5": "a\x85b", "F6": "a\tb", "F7": "a\ufe0f\u0301",
    }  # fmt: skip
    path = tmp_path / ("f.csv" if write is write_csv else "f.xlsx")
    write(path, [HEADER, *((i, text, "factory", "") for i, text in texts.items())])
    loading = load_files([path])
    kept = {row["facility_id"]: row["name"] for row in loading.register.tables["facilities"].to_pylist()}
    assert kept == {"F1": "Trại  lợn", "F2": "Nhà máy", "F6": "a\tb", "F7": "\u00e1"}
    assert {row.facility_id: [(n, f.code) for n, f in row.reasons] for row in loading.register.rejected} == {
        facility: [("name", "control-character")] for facility in ("F3", "F4", "F5")
    }
