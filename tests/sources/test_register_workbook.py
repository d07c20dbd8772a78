"""A register in one Excel workbook says what the same register says in CSV files."""

import csv
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from compliance.errors import RegisterError
from compliance.model.schema import KINDS
from compliance.sources.registers.loading import load_register
from compliance.sources.registers.register import Register

ROOT = Path(__file__).parents[2]
TYPED = {"number": float, "censored": float, "whole": int, "date": datetime.fromisoformat}

Cell = str | int | float | bool | datetime | None
Sheets = dict[str, list[list[Cell]]]

FACILITIES: list[list[Cell]] = [["facility_id", "name", "kind"], ["F1", "Mỏ đá (giả định)", "mine"]]


def write(path: Path, sheets: Sheets) -> Path:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(path)
    return path


def sheets_of(folder: Path, *, labels: bool) -> Sheets:
    """Return the tables of a folder as officers would keep them: numbers, dates and yes/no as Excel's own."""
    sheets: Sheets = {"Thông tin sổ": [["as_of", datetime(2026, 11, 24)], ["locale", "vi"]]}  # noqa: DTZ001
    for path in sorted(folder.glob("*.csv")):
        kind = KINDS[path.stem]
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        names: list[Cell] = [kind.columns[name].label.vi if labels else name for name in header]
        typed = [[_typed(cell, kind.columns[name].type) for name, cell in zip(header, row, strict=True)]
                 for row in rows]  # fmt: skip
        sheets[kind.label.vi[:31] if labels else path.stem] = [names, *typed]
    return sheets


def _typed(cell: str, column_type: str) -> Cell:
    if not cell:
        return None
    if column_type == "flag":
        return cell == "true"
    return TYPED[column_type](cell) if column_type in TYPED else cell


def contents(register: Register) -> dict[str, list[dict[str, object]]]:
    return {
        plural: table.drop_columns(["_line", "_part"]).to_pylist()
        for plural, table in register.tables.items()
    }


def problems_of(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(RegisterError) as raised:
        load_register(path)
    return [(str(problem.place).removeprefix(str(path)), problem.code) for problem in raised.value.problems]


@pytest.mark.parametrize("labels", [False, True], ids=["field names", "labels"])
def test_the_same_records_come_from_a_workbook(tmp_path: Path, labels: bool) -> None:
    folder = ROOT / "samples" / "all-clear"
    path = write(tmp_path / "so.xlsx", sheets_of(folder, labels=labels))
    register, expected = load_register(path), load_register(folder)
    assert contents(register) == contents(expected)
    assert register.unasked == expected.unasked
    assert (register.manifest.as_of, register.manifest.locale) == (date(2026, 11, 24), "vi")
    assert register.rows_read == expected.rows_read
    assert register.paths["permits"] == (f"{path}[{'Giấy phép, hồ sơ' if labels else 'permits'}]",)


def test_every_kind_has_a_sheet_name_of_its_own() -> None:
    names = [kind.label.vi[:31].casefold() for kind in KINDS.values()]
    assert len(set(names)) == len(names)
    assert [name for name in names if set(name) & set("\\/*?:[]")] == []


def test_the_hash_tells_contents_apart_and_no_more(tmp_path: Path) -> None:
    one = load_register(write(tmp_path / "a.xlsx", {"facilities": FACILITIES})).hash
    same = load_register(write(tmp_path / "b.xlsx", {"facilities": [*FACILITIES, [None]]})).hash
    other = load_register(
        write(tmp_path / "c.xlsx", {"facilities": [FACILITIES[0], ["F2", "B", "mine"]]})
    ).hash
    assert one == same
    assert one != other


def test_binary_leftovers_of_a_number_are_no_digits(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["facility_id", "name", "land_ha"], ["F1", "A", 0.1 + 0.2]]
    register = load_register(write(tmp_path / "a.xlsx", {"facilities": rows}))
    assert register.tables["facilities"].column("land_ha").to_pylist() == [Decimal("0.300000")]


def test_a_blank_row_and_a_short_one_are_no_faults(tmp_path: Path) -> None:
    rows = [FACILITIES[0], [None, None, None], ["F1", "Mỏ đá"], [], ["F2", "Mỏ cát", "sand_mine"]]
    register = load_register(write(tmp_path / "a.xlsx", {"facilities": rows}))
    assert register.facility_ids == ["F1", "F2"]
    assert register.tables["facilities"].column("_line").to_pylist() == [3, 5]


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        ({"Trang 1": [["a", "b"], [1, 2]]}, [("[Trang 1]", "unknown-sheet")]),
        ({"permits": [["permit_id", "facility_id"]]}, [("", "missing-table")]),
        ({"facilities": []}, [("", "missing-table")]),
        ({"facilities": [FACILITIES[0]]}, [("[facilities]", "empty")]),
        ({"facilities": [["facility_id", "nme"], ["F1", "A"]]},
         [("[facilities]:1:2", "unknown-column"), ("[facilities]:1", "missing-column")]),
        ({"facilities": [*FACILITIES, [7.5, "B", "mine"]]}, [("[facilities]:3", "number-as-text")]),
        ({"facilities": [*FACILITIES, ["F2", "B", "mien"]]}, [("[facilities]:3", "choice")]),
        ({"facilities": [*FACILITIES, ["F2", "B", "mine", "thừa"]]}, [("[facilities]:3", "row-length")]),
        ({"facilities": [["facility_id", "name", "land_ha"], ["F0", "B", 1], ["F1", "A", "=1+1"]]},
         [("[facilities]:3", "formula")]),
        ({"facilities": FACILITIES, "register": [["asof", "2026-01-01"]]}, [("[register]:1", "unknown-key")]),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_place(
    tmp_path: Path, sheets: Sheets, expected: list[tuple[str, str]]
) -> None:
    assert sorted(problems_of(write(tmp_path / "so.xlsx", sheets))) == sorted(expected)


def test_a_row_with_a_doubtful_cell_is_rejected_and_the_others_are_taken(tmp_path: Path) -> None:
    path = write(tmp_path / "so.xlsx", {"facilities": [*FACILITIES, [7.5, "B", "mine"]]})
    register = load_register(path, accept_rejected=True)
    assert register.facility_ids == ["F1"]
    assert register.rows_read == {"facilities": 2}
    assert [(row.place.line, row.cells["name"]) for row in register.rejected] == [(3, "B")]


def test_a_file_that_is_no_workbook_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    assert problems_of(path) == [("", "damaged")]
    path.write_text("facility_id\n", encoding="utf-8")
    assert problems_of(path) == [("", "no-workbook")]


def test_the_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert problems_of(tmp_path / "nowhere") == [("", "missing-file")]
    assert problems_of(tmp_path / "nowhere.xlsx") == [("", "missing-file")]
