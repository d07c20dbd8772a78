"""Reading a plain CSV file by column gives the same as reading it row by row, whatever damage it has."""

import os
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from damaged_cells import CELL_DAMAGES
from damaged_files import TEXT_DAMAGES, damage
from good_tables import foreign_rows, good_table, line_of

from compliance.sources.registers import files
from compliance.sources.registers.loading import Loading, load_files
from compliance.sources.registers.manifest import MANIFEST
from compliance.sources.sheets.plain_csv import read_plain_csv

FILES = int(os.environ.get("DAMAGED_FILES", "600"))
FIRST = int(os.environ.get("DAMAGED_FIRST", "0"))
BATCH = 200
LEAST_READ_BY_COLUMN = 20
"""Files of a batch, at least, that are plain despite their damage."""
ASIDES = (
    ["Tổng cộng", "7 cơ sở"], ["Cộng:", "", "12"], ["TOTAL"], ["tong so", "3"], ["", "Tổng"],
    ["Người lập biểu", "Thủ trưởng đơn vị"], ["(Ký", " họ tên)"], ["Ghi chú: số liệu ước tính"],
    ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"], ["I", "Xã Bản Bo"], ["II. Phường Tân Phong"],
    ["Mã cơ sở", "Tên cơ sở", "Loại hình cơ sở"], ["C«ng ty", "Nhµ m¸y", "Ph­êng", "§oµn KÕt"],
    ["C«ng ty", "C«ng ty", "Nhµ m¸y s¾t", "thÐp ®iÖn", "má ®¸ v«i", "n­íc th¶i"],
)  # fmt: skip


@pytest.mark.parametrize("first", range(FIRST, FIRST + FILES, BATCH))
def test_a_plain_file_is_read_by_column_as_row_by_row(
    first: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_column = 0
    for seed in range(first, first + BATCH):
        path = write_file(seed, tmp_path / str(seed))
        with monkeypatch.context() as patched:
            found: list[bool] = []
            patched.setattr(files, "read_plain_csv", lambda *a, found=found: noted(read_plain_csv(*a), found))
            one = load_files([path])
            if not any(found):
                continue
            patched.setattr(files, "read_plain_csv", lambda *_: None)
            other = load_files([path])
        by_column += 1
        assert told_of(one) == told_of(other), (seed, path.read_text(encoding="utf-8"))
    assert by_column >= LEAST_READ_BY_COLUMN


def noted(read: Any, found: list[bool]) -> Any:
    found.append(read is not None)
    return read


def write_file(seed: int, folder: Path) -> Path:
    """Return a file of commas, damaged in its cells and lines, with rows of other kinds among its own."""
    chance = random.Random(seed)  # noqa: S311
    good = replace(good_table(chance), separator=",", broken=None, locale=chance.choice(("iso", "iso", "vi")))
    cells, done = good.cells(), list[str]()
    if good.locale == "vi":
        cells = [[cell.replace(",", ".") for cell in row] for row in cells]
    for _ in range(chance.randrange(4)):
        cells = damage(chance, done, CELL_DAMAGES, cells)
    for _ in range(chance.choice((0, 0, 1, 2))):
        aside = list(chance.choice(ASIDES))
        if chance.random() < 0.4:
            aside += cells[-1][len(aside) :]
        width = len(cells[0])
        cells.insert(chance.randrange(1, len(cells) + 1), [*aside, *[""] * width][:width])
    cells += foreign_rows(chance, good) if chance.random() < 0.1 else []
    text = "".join(line_of(row, ",") + good.end for row in cells)
    if chance.random() < 0.3:
        text = damage(chance, done, TEXT_DAMAGES, text)
    folder.mkdir()
    path = folder / f"{good.plural}.csv"
    path.write_bytes(text.encode(chance.choice(("utf-8", "utf-8", "utf-8-sig"))))
    if chance.random() < 0.2:
        (folder / MANIFEST).write_text("locale: vi\n", encoding="utf-8")
        return folder
    return path


def told_of(loading: Loading) -> dict[str, Any]:
    """Return all that readers are told of a register, and its records."""
    return {
        "tables": {name: table.to_pylist() for name, table in loading.register.tables.items()},
        "rejected": [
            (row.table, row.place, {name: str(c) for name, c in row.cells.items() if c}, row.reasons)
            for row in loading.register.rejected
        ],
        "problems": loading.problems,
        "told": loading.told,
        "counts": loading.counts,
        "notes": [(reading.grid.notes, reading.notation) for reading in loading.files.readings],
        "questions": loading.questions,
    }
