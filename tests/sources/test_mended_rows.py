from pathlib import Path

from openpyxl import Workbook, load_workbook

from compliance.cli.program import run
from compliance.sources.registers.loading import load_files

HEAD = ("Mã cơ sở", "Tên cơ sở", "Loại hình cơ sở", "Tổng lưu lượng nước thải")


def written(path: Path, *rows: tuple[object, ...]) -> Path:
    path.parent.mkdir(exist_ok=True)
    book = Workbook()
    for row in (HEAD, *rows):
        book.worksheets[0].append(row)
    book.save(path)
    return path


def test_next_months_row_on_the_same_line_is_no_mended_one(tmp_path: Path) -> None:
    january = written(tmp_path / "m1" / "so.xlsx", ("A-1", "Nhà máy A", "factory", "nhiều"))
    february = written(tmp_path / "m2" / "so.xlsx", ("B-1", "Trang trại B", "livestock_farm", 5))
    back = tmp_path / "tra-lai.xlsx"
    assert run(["register", "validate", str(january), "--rejected", str(back)]) == 2
    book = load_workbook(back)
    page = book["Cơ sở"]
    columns = {str(page.cell(1, n).value): n for n in range(1, page.max_column + 1)}
    page.cell(2, columns["Tổng lưu lượng nước thải (m³/ngày)"]).value = 7
    book.save(back)

    together = load_files([february, back])
    assert together.problems == []
    assert together.register.facility_ids == ["A-1", "B-1"]

    again = load_files([january, back])
    assert again.problems == []
    assert again.register.facility_ids == ["A-1"]
    assert sum(count.mended for count in again.counts.values()) == 1
