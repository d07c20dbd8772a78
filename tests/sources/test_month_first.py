"""Days that a program which reads the month first may have made of others are asked about."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from compliance.sources.cells.date_text import doubt_swapped_days
from compliance.sources.grid import CellValue, Doubt
from compliance.sources.registers.loading import load_files
from compliance.sources.registers.writing import table_text
from compliance.sources.sheets.column_mapping import ColumnMapping, SheetMapping

SIXTH, FIRST, SAME = date(2025, 5, 6), date(2025, 7, 1), date(2025, 4, 4)
HEAD = ("facility_id", "name", "kind", "commissioned_on")


def what_excel_keeps(typed: date) -> date | str:
    """Return what Excel set to American dates makes of a day typed with its day first."""
    return date(typed.year, typed.day, typed.month) if typed.day <= 12 else f"{typed:%d/%m/%Y}"


@pytest.mark.parametrize(
    "left", ["31/12/2025", "13-1-2025", "31/12/25", "31/12/2025 08:30", "13/12/2025"]
)  # fmt: skip
def test_a_text_with_its_day_first_leaves_typed_days_in_doubt(left: str) -> None:
    at_noon = datetime(2025, 7, 1, 12)  # noqa: DTZ001
    cells: list[CellValue] = [SIXTH, None, left, SAME, "05/06/2025", at_noon, 45000, "2025-01-31"]
    doubted = doubt_swapped_days(cells)
    faults = [cell.fault.code if isinstance(cell, Doubt) else cell for cell in doubted]
    assert faults == ["month-first", None, left, SAME, "05/06/2025", "month-first", 45000, "2025-01-31"]
    assert isinstance(doubted[0], Doubt)
    assert doubted[0].shown == "06/05/2025 | 05/06/2025"
    for told in (doubted[0].fault.vi, doubted[0].fault.en):
        assert doubted[0].shown in told
        assert repr(left) in told


@pytest.mark.parametrize(
    "cells",
    [
        [SIXTH, FIRST], ["31/12/2025"], [], [SIXTH, "05/06/2025"], [SIXTH, "2025-12-31"],
        [SIXTH, "12/31/2025"],
        [SIXTH, "31.12.2025"], [SIXTH, "ngày 31/12/2025"], [SIXTH, "31/13/2025"],
        [SIXTH, date(2025, 1, 13), "31/12/2025"], [SAME, "31/12/2025"],
    ],
)  # fmt: skip
def test_typed_days_stand_where_nothing_speaks_against_them(cells: list[CellValue]) -> None:
    assert doubt_swapped_days(cells) == cells


@given(st.lists(st.dates(date(1990, 1, 1), date(2060, 1, 1)), min_size=1))
def test_no_swapped_day_is_taken_beside_one_that_was_left(typed: list[date]) -> None:
    kept: list[CellValue] = [what_excel_keeps(day) for day in typed]
    if any(isinstance(cell, str) for cell in kept):
        for day, cell in zip(typed, doubt_swapped_days(kept), strict=True):
            assert not isinstance(cell, date) or cell == day


def test_a_workbook_of_a_program_that_reads_the_month_first(tmp_path: Path) -> None:
    book = Workbook()
    page = book.worksheets[0]
    page.append(HEAD)
    for number, day in enumerate((date(2019, 6, 5), date(2015, 12, 31), date(2020, 4, 4), date(2021, 1, 12))):
        page.append((f"G{number}", f"Nhà máy {number}", "factory", what_excel_keeps(day)))
    book.save(tmp_path / "so.xlsx")
    loading = load_files([tmp_path / "so.xlsx"])
    assert table_text(loading.register, "facilities") == (
        "facility_id,name,kind,commissioned_on\n"
        "G1,Nhà máy 1,factory,2015-12-31\nG2,Nhà máy 2,factory,2020-04-04\n"
    )
    told = [(row.place.line, [(n, f.code) for n, f in row.reasons]) for row in loading.register.rejected]
    assert told == [(2, [("commissioned_on", "month-first")]), (5, [("commissioned_on", "month-first")])]


@pytest.mark.parametrize("stated", [None, 1900])
def test_five_digits_kept_as_a_text_are_no_count_unless_stated(tmp_path: Path, stated: int | None) -> None:
    book = Workbook()
    page = book.worksheets[0]
    for row in (HEAD, ("G1", "Nhà máy 1", "factory", "45123"), ("G2", "Nhà máy 2", "factory", 45123)):
        page.append(row)
    book.save(tmp_path / "so.xlsx")
    said = SheetMapping.model_validate({"serial_dates": stated})
    loading = load_files([tmp_path / "so.xlsx"], ColumnMapping(sheets=(said,)))
    read = [row["commissioned_on"] for row in loading.register.tables["facilities"].to_pylist()]
    assert read == [date(2023, 7, 16)] * (2 if stated else 1)
    codes = [fault.code for row in loading.register.rejected for _, fault in row.reasons]
    assert codes == ([] if stated else ["serial-date"])
