"""What a file does not read speaks against a way of writing numbers and dates, and never for one."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from compliance.sources.registers.loading import Loading, load_files

HEAD = "measurement_id;facility_id;outlet_id;parameter;sampled_on;value;unit;evidence_grade"
ASKED = "M1;LC-001;LC-001-NT1;COD;2026-03-09;12.125;mg/L;official"
COMMA = "M2;LC-001;LC-001-NT1;TSS;2026-03-09;82,5;mg/L;official"
POINT = "M2;LC-001;LC-001-NT1;TSS;2026-03-09;82.5;mg/L;official"
LOST_SEPARATOR = "M3;LC-001LC-001-NT1;NH4-N;2026-03-09;{};mg/L;official"
ROW_CUT = "M3;LC-001;LC-001-NT1;NH4-N;2026-03-09;{}"
TWO_ROWS = "M3;LC-001;LC-001-NT1;NH4-N;2026-03-09;5;mg/L;official;" + LOST_SEPARATOR
QUOTE_OPENED = 'M3;LC-001;"LC-001-NT1;NH4-N;2026-03-09;{};mg/L;official'
SHIFTED = "M3;LC-001;LC-001-NT1;NH4-N;{};mg/L;official;"
DAYS = ("05/06/2025", "31/12/2025")
TOTAL = "Tổng cộng;;;;;{};;"
NOTHING = "M3;LC-001;LC-001-NT1;NH4-N;2026-03-09;5;mg/L;official"

UNREAD = (LOST_SEPARATOR, ROW_CUT, TWO_ROWS, QUOTE_OPENED, SHIFTED, TOTAL)


def load(folder: Path, *lines: str) -> Loading:
    path = folder / "measurements.csv"
    path.write_text("".join(f"{line}\n" for line in (HEAD, *lines)), encoding="utf-8")
    return load_files([path])


def faults_of(loading: Loading) -> dict[tuple[int | None, str], str]:
    """Return the code of each fault by the line and field it stands in."""
    rows = loading.register.rejected
    return {(row.place.line, field): fault.code for row in rows for field, fault in row.reasons}


def first_value(loading: Loading) -> str | None:
    """Return the fault of the value in the first row; None where it was read."""
    return faults_of(loading).get((2, "value"))


def mixed(loading: Loading) -> list[str]:
    return [problem.text for problem in loading.row_problems if problem.code == "mixed-locale"]


@pytest.mark.parametrize("unread", UNREAD)
@pytest.mark.parametrize(("shown", "contrary", "same"), [(COMMA, "9.6", "9,6"), (POINT, "9,6", "9.6")])
def test_a_number_that_is_not_read_speaks_against_the_way_that_others_show(
    tmp_path: Path, unread: str, shown: str, contrary: str, same: str
) -> None:
    against = load(tmp_path, ASKED, shown, unread.format(contrary))
    assert first_value(against) == "ambiguous"
    (told,) = mixed(against)
    assert f"{contrary!r} (in a cell that is not read)" in told
    with_it = load(tmp_path, ASKED, shown, unread.format(same))
    assert (first_value(with_it), mixed(with_it)) == (None, [])


@pytest.mark.parametrize("unread", [*UNREAD, NOTHING])
@pytest.mark.parametrize("number", ["9.6", "9,6", "1.678"])
def test_a_number_that_is_not_read_never_tells_how_others_are_written(
    tmp_path: Path, unread: str, number: str
) -> None:
    assert first_value(load(tmp_path, ASKED, unread.format(number))) == "ambiguous"


@pytest.mark.parametrize("harmless", ["6.2025", "12.2024", "1.678", "5", "5 kg", "1.2.3", "KPH", "LC-001.5"])
@pytest.mark.parametrize("unread", [LOST_SEPARATOR, SHIFTED, QUOTE_OPENED])
def test_what_shows_no_way_of_writing_speaks_against_none(tmp_path: Path, unread: str, harmless: str) -> None:
    loading = load(tmp_path, ASKED, COMMA, unread.format(harmless))
    assert (first_value(loading), mixed(loading)) == (None, [])


@pytest.mark.parametrize(("day", "code"), [("12/31/2025", "ambiguous"), ("30/12/2025", None)])
@pytest.mark.parametrize(
    "unread",
    ["M3;LC-001LC-001-NT1;NH4-N;{};5;mg/L;official", "M3;LC-001;LC-001-NT1;TSS;;{};mg/L;official"],
)
def test_a_day_that_is_not_read_speaks_against_the_order_of_others(
    tmp_path: Path, unread: str, day: str, code: str | None
) -> None:
    rows = [f"M{n};LC-001;LC-001-NT1;COD;{day};5;mg/L;official" for n, day in enumerate(DAYS)]
    assert faults_of(load(tmp_path, *rows, unread.format(day))).get((2, "sampled_on")) == code


def test_typed_numbers_of_a_workbook_say_nothing_of_its_texts(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEAD, ASKED, COMMA):
        sheet.append(row.split(";"))
    sheet.append(["Tổng cộng", None, None, None, None, 94.625])
    sheet.title = "measurements"
    book.save(tmp_path / "so.xlsx")
    loading = load_files([tmp_path / "so.xlsx"])
    assert (first_value(loading), mixed(loading)) == (None, [])
