"""A locale that a person states is held against what the cells show; what has two readings then waits."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from compliance.cli.program import run
from compliance.model.schema import FILED_KINDS, KINDS
from compliance.report.rejected_workbook import rejected_bytes
from compliance.sources.cells.columns import type_column
from compliance.sources.cells.number_text import WAY_OF, number_readings
from compliance.sources.cells.written_locale import find_contradiction
from compliance.sources.grid import CellValue
from compliance.sources.notation import LOCALES, Locale, Notation
from compliance.sources.registers.loading import Loading, load_files
from compliance.sources.sheets.column_mapping import ColumnMapping, SheetMapping
from compliance.sources.sheets.rejected_headings import NOTATION

HEAD = ("Mã cơ sở", "Tên cơ sở", "Loại hình cơ sở", "Tổng lưu lượng nước thải", "Ngày bắt đầu hoạt động")
FIRM = ("Nhà máy chè (giả định)", "Cơ sở sản xuất công nghiệp")
WIDE = ("Mã cơ sở", "Mã điểm xả", "Ngày lấy mẫu", "pH", "COD (mg/L)")
COLUMNS = KINDS["measurements"].columns


def book(path: Path, *cells: tuple[object, object]) -> Path:
    """Write a workbook of facilities with flow and day of each."""
    page = Workbook()
    page.worksheets[0].title = "Cơ sở"
    for row in (HEAD, *((f"GD-{n}", *FIRM, *said) for n, said in enumerate(cells, start=1))):
        page.worksheets[0].append(row)
    page.save(path)
    return path


def stated(path: Path, locale: Locale, sheet: str | None = None) -> Loading:
    return load_files([path], ColumnMapping(sheets=(SheetMapping(sheet=sheet, locale=locale),)))


def flows(loading: Loading) -> dict[str, str]:
    rows = loading.register.tables["facilities"].select(["facility_id", "wastewater_m3_day"]).to_pylist()
    return {row["facility_id"]: f"{row['wastewater_m3_day'].normalize():f}" for row in rows}


def told(loading: Loading) -> list[tuple[int | None, str | None, str]]:
    return [(p.place.line, p.place.field, p.code) for p in loading.problems]


def test_the_reason_names_the_cell_that_speaks_against_what_was_stated(tmp_path: Path) -> None:
    loading = stated(book(tmp_path / "so.xlsx", ("1.678", None), (7, None), ("12.5", None)), "vi")
    assert flows(loading) == {"GD-2": "7", "GD-3": "12.5"}
    assert told(loading) == [
        (2, "wastewater_m3_day", "ambiguous"),
        (4, "wastewater_m3_day", "stated-locale"),
    ]
    (row,) = loading.register.rejected
    ((_, fault),) = row.reasons
    assert fault.vi.startswith(
        "'1.678' có thể là 1,678 hoặc 1678; tệp được khai là `locale: vi` nhưng dòng 4, cột «Tổng lưu lượng "
        "nước thải» ghi '12.5'; sửa ô đó hoặc khai lại"
    )
    assert "`locale: vi` was stated, and line 4, wastewater_m3_day says '12.5'" in fault.en
    assert row.notation.locale is None


@pytest.mark.parametrize(
    ("locale", "cells", "expected"),
    [
        ("vi", [("1.678", None), ("12,5", None)], {"GD-1": "1678", "GD-2": "12.5"}),
        ("vi", [("1.678", None), ("0.125", None)], {"GD-2": "0.125"}),
        ("vi", [("1.678", None), ("2", "12/31/2025")], {}),
        ("vi", [("1.678", None), ("2", "31/12/2025")], {"GD-1": "1678", "GD-2": "2"}),
        ("vi-point", [("1.678", None), ("12.5", "31/12/2025")], {"GD-1": "1.678", "GD-2": "12.5"}),
        ("vi-point", [("1.678", None), ("12,5", None)], {"GD-2": "12.5"}),
        ("iso", [("1.678", None), ("12.5", None)], {"GD-1": "1.678", "GD-2": "12.5"}),
        ("iso", [("1.678", None), ("12,5", None)], {"GD-2": "12.5"}),
        ("iso", [("1.678", None), ("2", "31/12/2025")], {"GD-2": "2"}),
        ("iso", [("1.678", None), ("2.5", "31/12/2025")], {"GD-1": "1.678"}),
    ],
)
def test_what_may_be_read_in_two_ways_is_read_only_if_no_cell_speaks_against(
    locale: Locale, cells: list[tuple[object, object]], expected: dict[str, str], tmp_path: Path
) -> None:
    assert flows(stated(book(tmp_path / "so.xlsx", *cells), locale)) == expected


def test_without_anything_in_doubt_it_is_a_note(tmp_path: Path) -> None:
    loading = stated(book(tmp_path / "so.xlsx", ("12.5", None), ("3", None)), "vi")
    assert (told(loading), flows(loading)) == ([], {"GD-1": "12.5", "GD-2": "3"})
    (reading,) = loading.files.readings
    assert [note.code for note in reading.grid.notes] == ["stated-locale"]


def test_a_total_that_is_set_aside_speaks_against_it_too(tmp_path: Path) -> None:
    path = tmp_path / "facilities.csv"
    path.write_text(
        "\n".join(("facility_id;name;wastewater_m3_day", "GD-1;A;1.678", "Tổng cộng;;1680.5")),
        encoding="utf-8",
    )
    loading = stated(path, "vi")
    assert flows(loading) == {}
    assert told(loading) == [(2, "wastewater_m3_day", "ambiguous"), (3, None, "stated-locale")]
    assert "dòng 3 (ô không đọc được) ghi '1680.5'" in loading.register.rejected[0].reasons[0][1].vi


def test_what_a_register_folder_states_is_held_against_its_cells(tmp_path: Path) -> None:
    (tmp_path / "register.yaml").write_text("locale: iso\n", encoding="utf-8")
    rows = ["facility_id,name,wastewater_m3_day", "GD-1,A,1.678", "GD-2,B,2.5"]
    (tmp_path / "facilities.csv").write_text("\n".join(rows), encoding="utf-8")
    assert flows(load_files([tmp_path])) == {"GD-1": "1.678", "GD-2": "2.5"}
    (tmp_path / "facilities.csv").write_text("\n".join([*rows, 'GD-3,C,"2,5"']), encoding="utf-8")
    assert flows(load_files([tmp_path])) == {"GD-2": "2.5", "GD-3": "2.5"}


def test_a_wide_table_is_held_against_it_as_others_are(tmp_path: Path) -> None:
    page = Workbook()
    page.worksheets[0].title = "Kết quả quan trắc"
    for row in (WIDE, ("GD-1", "D1", "2025-10-15", "7.2", "1.678"), ("GD-1", "D1", "2025-10-16", None, "48")):
        page.worksheets[0].append(row)
    page.save(tmp_path / "so.xlsx")
    loading = stated(tmp_path / "so.xlsx", "vi")
    rejected = {
        (row.place.line, str(row.cells["parameter"])): [fault.code for _, fault in row.reasons]
        for row in loading.register.rejected
    }
    assert "ambiguous" in rejected[(2, "COD")]
    assert "number" not in {code for found in rejected.values() for code in found}


def test_only_the_sheet_of_the_cell_is_concerned(tmp_path: Path) -> None:
    page = Workbook()
    page.remove(page.worksheets[0])
    for title, cell in (("Cơ sở", "12.5"), ("Cơ sở (2)", "12,5")):
        sheet = page.create_sheet(title)
        for row in (HEAD[:4], (f"A {title}", *FIRM, "1.678"), (f"B {title}", *FIRM, cell)):
            sheet.append(row)
    page.save(tmp_path / "so.xlsx")
    assert flows(stated(tmp_path / "so.xlsx", "vi")) == {
        "B Cơ sở": "12.5", "A Cơ sở (2)": "1678", "B Cơ sở (2)": "12.5",
    }  # fmt: skip
    said = (SheetMapping(locale="vi"), SheetMapping(sheet="Cơ sở", locale="vi-point"))
    both = load_files([tmp_path / "so.xlsx"], ColumnMapping(sheets=said))
    assert (both.problems, flows(both)["A Cơ sở"]) == ([], "1.678")


def test_rows_that_come_back_say_themselves_how_they_are_written(tmp_path: Path) -> None:
    path = book(tmp_path / "so.xlsx", ("1.678", None), ("12.5", None))
    back = tmp_path / "tra-lai.xlsx"
    back.write_bytes(rejected_bytes(stated(path, "vi").register.rejected, list(FILED_KINDS.values())))
    page = load_workbook(back)
    sheet = page["Cơ sở"]
    column = next(cell.column for row in sheet.iter_rows() for cell in row if cell.value == NOTATION)
    lines = [row[0].row for row in sheet.iter_rows() if any(cell.value == "1.678" for cell in row)]
    assert len(lines) == 1
    sheet.cell(lines[0], column).value = "vi"
    page.save(back)
    both = load_files([path, back], ColumnMapping(sheets=(SheetMapping(locale="vi"),)))
    assert flows(both) == {"GD-1": "1678", "GD-2": "12.5"}


def test_validate_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = book(tmp_path / "so.xlsx", ("1.678", None), ("12.5", None))
    assert run(["register", "validate", str(path), "--locale", "vi"]) == 2
    out = capsys.readouterr().out
    assert "so.xlsx[Cơ sở] D3: «Tổng lưu lượng nước thải»: tệp được khai là `locale: vi` nhưng" in out
    assert "trong tệp trả lại, ghi cách viết của từng dòng vào cột «Cách viết số, ngày»" in out


NUMBERS = st.from_regex(r"\A[<>]?[0-9]{1,4}([.,][0-9]{1,4}){0,2}\Z")
DAYS = st.builds("{}/{}/{}".format, st.integers(1, 31), st.integers(1, 14), st.integers(2024, 2025))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(NUMBERS, max_size=5), st.lists(DAYS, max_size=3), st.sampled_from(LOCALES))
def test_no_number_is_read_against_what_other_cells_show(
    numbers: list[str], days: list[str], locale: Locale
) -> None:
    said: list[CellValue] = list(numbers)
    column = COLUMNS["value"]
    found = find_contradiction(locale, [(column, said), (COLUMNS["sampled_on"], list[CellValue](days))])
    ways = [number_readings(text, column) for text in numbers]
    marks = {
        "comma" if "comma" in way else "point" for way in ways if len(set(way.values())) == 1 and len(way) < 2
    }
    is_against = not marks <= {WAY_OF[locale]}
    assert found is not None or not is_against
    read = type_column(column, said, Notation(None if found else locale)).values.to_pylist()
    for way, number in zip(ways, read, strict=True):
        # What has one reading is read so or refused, never otherwise; what has two, only as stated.
        one = set(way.values()).pop() if len(set(way.values())) == 1 else None
        assert number is None or number == (one if one is not None else way[WAY_OF[locale]])
        assert found is None or number is None or one is not None
