"""Rejected rows of messy files, mended in their workbook and read again: every row ends up a record."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from compliance.cli.program import run
from compliance.model.schema import KINDS
from compliance.report.rejected_workbook import rejected_bytes
from compliance.sources.registers.loading import Loading, load_files
from compliance.sources.registers.rejected_rows_file import REJECTED_ROWS
from compliance.sources.registers.writing import table_text
from compliance.sources.sheets.rejected_headings import LINE, RAW

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "messy"

FLOW, PLACE = "Tổng lưu lượng nước thải (m³/ngày)", "Mã xã, phường"
WHOLE = {
    "Mã cơ sở": "GD-02",
    "Tên cơ sở": "Trang trại lợn Nà Tăm (giả định)",
    "Loại hình cơ sở": "Trang trại chăn nuôi",
    "Tình trạng hoạt động": "Đang hoạt động",
    PLACE: "Xã Bản Bo",
    RAW: None,
}

Mends = dict[int, dict[str, Any]]

MENDED: dict[str, tuple[str, Mends, list[str]]] = {
    "so-hai-cach.csv": (
        "facilities",
        {2: {FLOW: 1678}, 5: {FLOW: "2,45"}},
        ["GD-01,Nhà máy chè Bản Bo (giả định),1678", "GD-04,Thủy điện Nậm Cuổi 2 (giả định),2.45"],
    ),
    "xa-cu.csv": (
        "facilities",
        {6: {PLACE: "03618"}},
        ["GD-05,Bệnh viện khu vực Sìn Hồ (giả định),03618"],
    ),
    "ngoac-kep-thua.csv": (
        "facilities",
        {3: WHOLE},
        ["GD-02,Trang trại lợn Nà Tăm (giả định),livestock_farm,operating,03424"],
    ),
    "ket-qua-quan-trac.xlsx": (
        "measurements",
        {
            4: {"Giới hạn phát hiện (LOD)": "0,5"},
            9: {"Giá trị đo": 7},
            11: {"Mã cơ sở": "GD-05"},
            13: {"Giá trị đo": "<0,5"},
        },
        [
            "QT-03,GD-01,DX-01,BOD5,2025-10-15,<0.5,mg/L,0.5,",
            "QT-08,GD-05,DX-05,pH,2025-10-15,7,pH,,",
            "QT-10,GD-05,DX-05,pH,2025-10-15,7.1,pH,,",
            "QT-12,GD-01,DX-01,TP,2025-10-15,<0.5,mg/L,2,",
        ],
    ),
}
"""Table, what is put into which cells by line and heading, and the records that come of it."""


def mend(path: Path, mends: Mends) -> int:
    """Put values into the cells of a workbook of rejected rows, by line and heading; return its rows."""
    book, mended = load_workbook(path), 0
    for page in book.worksheets:
        headings = {cell.value: cell.column for cell in page[1]}
        for row in range(2, page.max_row + 1) if LINE in headings else ():
            line = page.cell(row, headings[LINE]).value
            for heading, value in mends[line].items():
                page.cell(row, headings[heading]).value = value
            mended += 1
    book.save(path)
    return mended


def sorted_rows(text: str) -> list[str]:
    head, *rows = text.splitlines()
    return [head, *sorted(rows)]


def expected(name: str, plural: str, more: list[str]) -> list[str]:
    """Return the rows that the file itself gives and those that come of mending."""
    given = sorted_rows((SAMPLE / "expected" / name / f"{plural}.csv").read_text(encoding="utf-8"))
    return [given[0], *sorted(given[1:] + more)]


def rejected_workbook(loading: Loading, path: Path) -> None:
    kinds = [kind for kind in KINDS.values() if not kind.is_generated]
    path.write_bytes(rejected_bytes(loading.register.rejected, kinds))


@pytest.mark.parametrize("name", MENDED)
def test_mended_rows_take_the_place_of_rejected_ones(name: str, tmp_path: Path) -> None:
    plural, mends, more = MENDED[name]
    path = tmp_path / "tra-lai.xlsx"
    first = load_files([SAMPLE / name])
    rejected_workbook(first, path)
    assert mend(path, mends) == len(mends) == len(first.register.rejected)

    both = load_files([SAMPLE / name, path])

    assert sorted_rows(table_text(both.register, plural)) == expected(name, plural, more)
    assert both.problems == []
    assert both.register.rejected == []
    assert sum(count.mended for count in both.counts.values()) == len(mends)
    assert sum(c.read for c in both.counts.values()) == sum(c.read for c in first.counts.values()) + len(
        mends
    )


@pytest.mark.parametrize("name", MENDED)
def test_a_register_keeps_rejected_rows_until_they_are_mended(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plural, mends, more = MENDED[name]
    register, path = tmp_path / "so", tmp_path / "tra-lai.xlsx"

    assert (
        run(["register", "import", str(SAMPLE / name), "--to", str(register), "--rejected", str(path)]) == 2
    )
    assert len((register / REJECTED_ROWS).read_text(encoding="utf-8").splitlines()) == len(mends) + 1
    assert mend(path, mends) == len(mends)
    assert run(["register", "import", str(path), "--to", str(register)]) == 0

    assert not (register / REJECTED_ROWS).exists()
    assert sorted_rows((register / f"{plural}.csv").read_text(encoding="utf-8")) == expected(
        name, plural, more
    )
    assert load_files([register]).problems == []
    assert "chưa tiếp nhận 0" in capsys.readouterr().out
