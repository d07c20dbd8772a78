"""Wide tables of measurements give what long tables of the same values give, and are asked about else."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from compliance.cli.program import run
from compliance.model.schema import KINDS
from compliance.report.rejected_workbook import rejected_bytes
from compliance.sources.registers.loading import Loading, load_files
from compliance.sources.registers.rejected_rows_file import REJECTED_ROWS
from compliance.sources.registers.writing import table_text
from compliance.sources.sheets.column_mapping import ColumnMapping, SheetMapping
from compliance.sources.sheets.rejected_headings import LINE, SHEET

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "messy"
DAY = date(2025, 10, 15)
HEAD = ("Mã cơ sở", "Mã điểm xả", "Ngày lấy mẫu")
LONG = ("Mã kết quả", *HEAD, "Thông số", "Đơn vị", "Giá trị đo")
WHO = ("GD-01", "DX-01", DAY)
COLUMNS = {
    "pH": ("pH", "pH"),
    "BOD5 (20°C) (mg/L)": ("BOD5", "mg/L"),
    "COD (g/L)": ("COD", "g/L"),
    "Coliform (MPN/100ml)": ("Coliform", "MPN/100mL"),
}


def book(
    path: Path, rows: Sequence[Sequence[Any]], title: str = "Quý IV", merged: Sequence[str] = ()
) -> Path:
    """Write a register of one facility with a sheet of results."""
    workbook = Workbook()
    sheets = {
        "Cơ sở": [("Mã cơ sở", "Tên cơ sở"), ("GD-01", "Nhà máy chè Bản Bo (giả định)")],
        "Điểm xả thải": [("Mã điểm xả", "Mã cơ sở"), ("DX-01", "GD-01"), ("DX-02", "GD-01")],
        title: rows,
    }
    workbook.remove(workbook.worksheets[0])
    for name, lines in sheets.items():
        page = workbook.create_sheet(name)
        for line in lines:
            page.append(list(line))
    for span in merged:
        workbook[title].merge_cells(span)
    workbook.save(path)
    return path


def measured(loading: Loading) -> list[str]:
    return sorted(table_text(loading.register, "measurements").splitlines())


def told(loading: Loading) -> list[tuple[int | None, int | None, str]]:
    return [(p.place.line, p.place.column, p.code) for p in loading.problems]


def answered(path: Path, **said: Any) -> Loading:
    return load_files([path], ColumnMapping(sheets=(SheetMapping(**said),)))


def as_long(rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """Return the rows of the long table of the same values, written by hand as it were."""
    found = []
    for facility, outlet, day, *values in rows:
        for (code, unit), value in zip(COLUMNS.values(), values, strict=True):
            if value is not None:
                found.append((f"{outlet}/{day}/{code}", facility, outlet, day, code, unit, value))
    return found


VALUES = st.one_of(
    st.none(),
    st.integers(0, 5000),
    st.decimals(0, 1000, places=2).map(float),
    st.sampled_from(
        ["<0,01", "12,5", "< 3", ">2420", "1.678", "1.100", "KPH", "-", "6,8-7,2", "<LOD", "7.25"]
    ),
)


@settings(max_examples=40, deadline=None)
@given(lines=st.lists(st.lists(VALUES, min_size=4, max_size=4), min_size=1, max_size=5))
def test_a_wide_table_gives_what_the_long_one_gives(
    lines: list[list[Any]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("tables")
    rows = [("GD-01", "DX-01", DAY + timedelta(days=n), *values) for n, values in enumerate(lines)]
    wide = load_files([book(folder / "ngang.xlsx", [(*HEAD, *COLUMNS), *rows])])
    long = load_files([book(folder / "doc.xlsx", [LONG, *as_long(rows)], "Kết quả quan trắc")])

    assert measured(wide) == measured(long)

    def rejected(loading: Loading) -> list[tuple[Any, ...]]:
        return sorted(
            (r.cells["measurement_id"], r.facility_id, [(name, f.code) for name, f in r.reasons])
            for r in loading.register.rejected
        )

    assert rejected(wide) == rejected(long)
    values = sum(value is not None for values in lines for value in values)
    counts = [wide.counts[r.grid.name] for r in wide.files.readings if "›" in r.grid.name]
    assert sum(count.read for count in counts) == values
    assert sum(count.accepted + count.rejected for count in counts) == values


def test_keys_are_the_same_whichever_file_the_lines_come_in(tmp_path: Path) -> None:
    first = book(tmp_path / "a.xlsx", [(*HEAD, "pH", "COD (mg/L)"), (*WHO, 7.2, 48)])
    head, row = "Ngày lấy mẫu,COD (mg/L),pH,Mã điểm xả,Mã cơ sở", '15/10/2025,48,"7,2",DX-01,GD-01'
    (tmp_path / "b.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")

    both = load_files([first, tmp_path / "b.csv"])

    assert told(both) == []
    assert measured(both) == measured(load_files([first]))
    assert [c.repeated for name, c in both.counts.items() if "b.csv" in name] == [1, 1]


def test_reading_again_into_a_register_adds_nothing(tmp_path: Path) -> None:
    path, register = (
        book(tmp_path / "a.xlsx", [(*HEAD, "pH", "COD (mg/L)"), (*WHO, 7.2, 48)]),
        tmp_path / "so",
    )
    assert run(["register", "import", str(path), "--to", str(register)]) == 0
    once = (register / "measurements.csv").read_text(encoding="utf-8")
    assert run(["register", "import", str(path), "--to", str(register)]) == 0
    assert (register / "measurements.csv").read_text(encoding="utf-8") == once
    assert len(once.splitlines()) == 3


def test_the_key_is_made_of_the_sample_where_the_line_names_one(tmp_path: Path) -> None:
    head = (*HEAD, "Mã mẫu", "pH", "COD (mg/L)")
    path = book(tmp_path / "a.xlsx", [head, (*WHO, "M-01", 7.2, 48), (*WHO, None, 7.1, 49)])
    assert [row.split(",")[0] for row in measured(load_files([path]))] == [
        "DX-01/2025-10-15/COD",
        "DX-01/2025-10-15/pH",
        "M-01/COD",
        "M-01/pH",
        "measurement_id",
    ]


MENDS: dict[tuple[str, int], dict[str, Any]] = {
    ("Quý IV › COD (mg/L)", 5): {"Giá trị đo": 51},
    ("Quý IV › COD (mg/L)", 8): {"Ngày lấy mẫu": DAY, "Mã kết quả": "DX-01/2025-10-15b/COD"},
    ("Quý IV › NH4-N (mg/L)", 4): {"Giá trị đo": "<0,02"},
    ("Quý IV › pH (pH)", 7): {"Mã điểm xả": "DX-01"},
    ("Quý IV › BOD5 (mg/L)", 7): {"Mã điểm xả": "DX-01"},
}


def mend(path: Path, keep: Sequence[tuple[str, int]]) -> None:
    """Put values into the workbook of rejected rows, and delete the rows that are not kept."""
    workbook = load_workbook(path)
    page = workbook["Kết quả quan trắc"]
    columns = {str(cell.value): number for number, cell in enumerate(page[1], start=1)}
    for row in range(page.max_row, 1, -1):
        sheet, line = (page.cell(row, columns[heading]).value for heading in (SHEET, LINE))
        where = (str(sheet), int(str(line)))
        if where not in keep:
            page.delete_rows(row)
            continue
        for heading, value in MENDS[where].items():
            page.cell(row, columns[heading]).value = value
    workbook.save(path)


MENDED = {
    "DX-01/2025-10-15/NH4-N,GD-01,DX-01,NH4-N,2025-10-15,<0.02,mg/L",
    "DX-01/2025-10-15b/COD,GD-01,DX-01,COD,2025-10-15,50,mg/L",
    "DX-05/2025-11-15/COD,GD-05,DX-05,COD,2025-11-15,51,mg/L",
    "DX-99/2025-12-15/BOD5,GD-01,DX-01,BOD5,2025-12-15,14,mg/L",
    "DX-99/2025-12-15/pH,GD-01,DX-01,pH,2025-12-15,7,pH",
}


def test_a_rejected_value_comes_back_mended_and_the_others_of_its_line_stay(tmp_path: Path) -> None:
    first, path = load_files([SAMPLE / "bang-ngang.xlsx"]), tmp_path / "tra-lai.xlsx"
    kinds = [kind for kind in KINDS.values() if not kind.is_generated]
    path.write_bytes(rejected_bytes(first.register.rejected, kinds))
    mend(path, list(MENDS))

    both = load_files([SAMPLE / "bang-ngang.xlsx", path])

    assert both.problems == []
    assert set(measured(both)) == {*measured(first), *MENDED}
    assert sum(count.mended for count in both.counts.values()) == len(MENDS)


def test_a_register_keeps_each_rejected_value_until_it_is_mended(tmp_path: Path) -> None:
    register, path = tmp_path / "so", tmp_path / "tra-lai.xlsx"
    arguments = ["register", "import", str(SAMPLE / "bang-ngang.xlsx"), "--to", str(register)]
    assert run([*arguments, "--rejected", str(path)]) == 2
    mend(path, [("Quý IV › pH (pH)", 7)])
    assert run(["register", "import", str(path), "--to", str(register)]) == 2
    waiting = (register / REJECTED_ROWS).read_text(encoding="utf-8").splitlines()[1:]
    assert sorted(line.split(",")[1].rpartition("[")[2] + line.split(",")[2] for line in waiting) == [
        "Quý IV › BOD5 (mg/L)]7",
        "Quý IV › COD (mg/L)]5",
        "Quý IV › COD (mg/L)]8",
        "Quý IV › NH4-N (mg/L)]4",
    ]


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("COD", "unit-asked"),
        ("Độ màu", "unit-asked"),
        ("COD (°C)", "unit"),
        ("COD (Mg/L)", "unit"),
        ("COD (20)", "unit"),
        ("Amoni (mg/L)", "unknown-column"),
        ("Nitrat (mgN/L)", "unknown-column"),
        ("BOD (mg/L)", "unknown-column"),
        ("Crom (mg/L)", "unknown-column"),
        ("Màu (mg/L, pH = 7)", "unknown-column"),
        ("B (mg/L)", "unknown-column"),
        ("Ký hiệu mẫu", "unknown-column"),
        ("QCVN 40:2011/BTNMT cột A", "limit-column"),
        ("Giới hạn cho phép", "limit-column"),
        ("pH", "duplicate-column"),
        ("Nhu cầu oxy hóa học (mg/L)", None),
        ("NHU CẦU OXY HÓA HỌC, mg/l", None),
        ("Cr (VI) (µg/L)", None),
        ("COD\nmg/L", None),
        ("COD (*) (mg/L)", None),
        ("COD [mg/L] *", None),
        ("Nhiệt độ", None),
        ("Đơn vị", "column-asked"),
        ("Giới hạn phát hiện (LOD)", "column-asked"),
        (None, "no-heading"),
    ],
)
def test_a_column_is_read_only_if_parameter_and_unit_are_certain(
    heading: str | None, code: str | None, tmp_path: Path
) -> None:
    path = book(tmp_path / "a.xlsx", [(*HEAD, "pH", heading, "SS (mg/L)"), (*WHO, 7.2, 48, 20)])
    loading = load_files([path])
    if code is None:
        assert told(loading) == []
        assert len(measured(loading)) == 4
    else:
        assert {found for *_, found in told(loading)} == {code}
        assert (1, 5, code) in told(loading)
        assert loading.register.tables["measurements"].num_rows == 0


def test_what_a_person_says_is_taken(tmp_path: Path) -> None:
    head = (*HEAD, "pH", "COD", "Amoni (mg/L)", "QCVN 40:2011/BTNMT")
    path = book(tmp_path / "a.xlsx", [head, (*WHO, 7.2, 48, 3, 75)])
    said = {"Amoni (mg/L)": "NH4-N", "QCVN 40:2011/BTNMT": "-"}
    assert told(answered(path, columns=said)) == [(1, 5, "unit-asked")]
    loading = answered(path, columns=said, units={"COD": "mg/L"})
    assert told(loading) == []
    assert [row.split(",", 1)[1] for row in measured(loading)[:3]] == [
        "GD-01,DX-01,COD,2025-10-15,48,mg/L",
        "GD-01,DX-01,NH4-N,2025-10-15,3,mg/L",
        "GD-01,DX-01,pH,2025-10-15,7.2,pH",
    ]


@pytest.mark.parametrize("lacking", [0, 1, 2])
def test_facility_outlet_and_day_are_needed(lacking: int, tmp_path: Path) -> None:
    rows = [(*HEAD, "pH", "COD (mg/L)"), (*WHO, 7.2, 48)]
    path = book(tmp_path / "a.xlsx", [[c for n, c in enumerate(row) if n != lacking] for row in rows])
    assert told(load_files([path])) == [(1, None, "missing-column")]


@pytest.mark.parametrize("above", ["Nước thải đầu vào", "Giới hạn cho phép"])
@pytest.mark.parametrize("merged", [["D1:E1"], []])
def test_a_text_above_parameters_that_may_change_them_is_asked(
    above: str, merged: list[str], tmp_path: Path
) -> None:
    rows = [(None, None, None, above), (*HEAD, "pH", "COD (mg/L)"), (*WHO, 7.2, 48)]
    loading = load_files([book(tmp_path / "a.xlsx", rows, merged=merged)])
    assert {code for *_, code in told(loading)} == {"group-heading"}
    assert loading.register.tables["measurements"].num_rows == 0


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("QCVN 40:2011/BTNMT, cột B", None, None, 9, 150), "limit-row"),
        ((*HEAD, "pH", "COD (mg/L)"), "row-asked"),
        ((*WHO, 7.2, 48, "thêm"), "row-asked"),
        (("GD-01", "Tổng cộng", DAY, 14, 96), "row-asked"),
    ],
)
def test_a_line_that_may_be_no_sample_keeps_the_sheet_from_being_read(
    row: Sequence[Any], code: str, tmp_path: Path
) -> None:
    rows = [(*HEAD, "pH", "COD (mg/L)"), (*WHO, 7.2, 48), row]
    loading = load_files([book(tmp_path / "a.xlsx", rows)])
    assert [(line, found) for line, _, found in told(loading)] == [(3, code)]
    assert loading.register.tables["measurements"].num_rows == 0


def test_a_table_of_another_kind_is_not_taken_for_a_wide_one(tmp_path: Path) -> None:
    rows = [("Mã giới hạn", *HEAD[:2], "Thông số", "Lạ"), ("L-1", "GD-01", "DX-01", "pH", "x"),
            ("L-2", "GD-01", "DX-01", "COD", "x"), ("L-3", "GD-01", "DX-01", "TSS", "x")]  # fmt: skip
    codes = [
        code for *_, code in told(load_files([book(tmp_path / "a.xlsx", rows, "Giới hạn theo giấy phép")]))
    ]
    assert set(codes) == {"missing-column", "unknown-column"}
    limits = [(*HEAD, "pH", "COD (mg/L)"), (*WHO, 9, 150)]
    loading = load_files([book(tmp_path / "b.xlsx", limits, "Giới hạn theo giấy phép")])
    assert loading.register.tables["measurements"].num_rows == 0
    assert "unknown-column" in {code for *_, code in told(loading)}


def test_a_turned_table_is_told_with_what_was_recognised(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["register", "validate", str(SAMPLE / "bang-xoay.xlsx")]) == 2
    out = capsys.readouterr().out
    assert "Quý IV] B2: mỗi dòng là một thông số, mỗi cột là một mẫu («NT1», «NT2»)" in out
    assert "đã nhận ra thông số: pH, BOD5, COD; chưa rõ: «Amoni» [turned-table]" in out


def test_validate_tells_how_each_column_was_understood(capsys: pytest.CaptureFixture[str]) -> None:
    run(["register", "validate", str(SAMPLE / "bang-ngang.xlsx")])
    out = capsys.readouterr().out
    assert "'Chì (Pb) (µg/L)' → thông số Pb, đơn vị µg/L" in out
    assert "dòng không có kết quả nào, không tính là bản ghi: 6" in out
    assert "Quý IV › COD (mg/L)] G5: «Giá trị đo»: '-' không cho biết gì" in out


@pytest.mark.parametrize(
    ("second", "keys", "asked"),
    [
        # The same line twice is the same sample; lines that differ in anything else may be two.
        ((2, *WHO, 7.2, 48, None), ["COD", "pH"], []),
        ((2, *WHO, 7.2, 48, "chiều"), [], ["COD", "COD", "pH", "pH"]),
        ((2, *WHO, 7.2, 50, None), [], ["COD", "COD", "pH", "pH"]),
        ((2, *WHO, 7.2, None, None), ["COD"], ["pH", "pH"]),
        ((2, *WHO, None, None, "chiều"), ["COD", "pH"], []),
    ],
)
def test_equal_values_of_two_samples_are_no_repetition(
    second: tuple[object, ...], keys: list[str], asked: list[str], tmp_path: Path
) -> None:
    rows = [("TT", *HEAD, "pH", "COD (mg/L)", "Ca"), (1, *WHO, 7.2, 48, None), second]
    loading = answered(book(tmp_path / "a.xlsx", rows), columns={"Ca": "-"})
    assert [row.split(",")[0].rpartition("/")[2] for row in measured(loading)[:-1]] == keys
    rejected = loading.register.rejected
    assert sorted(str(row.cells["parameter"]) for row in rejected) == asked
    assert {fault.code for row in rejected for _, fault in row.reasons} <= {"samples-asked"}
    assert sum(count.repeated for count in loading.counts.values()) == (
        2 if len(keys) == 2 and second[4] else 0
    )


def test_two_lines_of_one_named_sample_are_one_sample(tmp_path: Path) -> None:
    rows = [(*HEAD, "Mã mẫu", "pH", "COD (mg/L)"), (*WHO, "M1", 7.2, 48), (*WHO, "M2", 7.2, 48)]
    loading = load_files([book(tmp_path / "a.xlsx", rows)])
    assert [row.split(",")[0] for row in measured(loading)[:-1]] == ["M1/COD", "M1/pH", "M2/COD", "M2/pH"]
