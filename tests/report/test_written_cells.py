"""A text stays a text in every list: no cell of it becomes a formula or an error."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from compliance.errors import Problems
from compliance.report.csv_list import safe
from compliance.report.workbook_bytes import bytes_of
from compliance.report.workbook_page import _fill
from compliance.sources.files.spreadsheet import read_sheets

ERRORS = ("#REF!", "#N/A", "#NULL!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!")
TEXTS = (
    "=1+1",
    "+84 213",
    "-5",
    "@SUM(A1)",
    "＝1+1",
    "'5",
    "TRUE",
    "1,5",
    "05/06/2025",
    "_x0041_",
    "x" * 40_000,
)


def written(path: Path, *values: object) -> list[tuple[object, str]]:
    """Return values and types of the cells of a workbook in which values were put."""
    book = Workbook()
    page = book.worksheets[0]
    for column, value in enumerate(values, start=1):
        _fill(page.cell(1, column), value)  # type: ignore[arg-type]
    path.write_bytes(bytes_of(book))
    return [(cell.value, cell.data_type) for cell in load_workbook(path).worksheets[0][1]]


def test_a_text_is_written_to_the_letter(tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    kept = [text[:32_767] for text in (*ERRORS, *TEXTS)]
    cells = written(path, *ERRORS, *TEXTS)
    assert {kind for _, kind in cells} == {"s"}
    problems = Problems()
    (grid,) = read_sheets(path, "ds.xlsx", problems)
    assert (problems.found, grid.rows) == ([], [(1, kept)])


def test_what_xml_cannot_hold_is_escaped(tmp_path: Path) -> None:
    assert written(tmp_path / "ds.xlsx", "a\x0bb\x00") == [("a_x000B_b_x0000_", "s")]


def test_numbers_and_days_are_such(tmp_path: Path) -> None:
    cells = written(tmp_path / "ds.xlsx", 5, Decimal("90.5"), date(2026, 1, 5), None)
    assert [kind for _, kind in cells] == ["n", "n", "d", "n"]


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_text_of_a_text_file_begins_as_a_formula_does(first: str) -> None:
    assert safe(f"{first}1+1") == f"'{first}1+1"


@given(st.text(max_size=5))
def test_a_text_that_begins_as_no_formula_is_left_as_it_is(text: str) -> None:
    assert safe(text).removeprefix("'") == text.removeprefix("'")
    assert safe(f"x{text}") == f"x{text}"
