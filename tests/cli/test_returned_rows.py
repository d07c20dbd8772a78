"""Rejected rows that come back mended, dropped, kept, or not at all: nothing is lost or waits for ever."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from compliance.cli.program import run
from compliance.sources.registers.loading import Loading, load_files
from compliance.sources.registers.rejected_rows_file import DROPPED_ROWS, REJECTED_ROWS
from compliance.sources.sheets.rejected_headings import DROP, FILE, LINE, NOTATION, RAW

MESSY = Path(__file__).resolve().parents[2] / "samples" / "messy"
HEAD = ("Mã cơ sở", "Tên cơ sở", "Loại hình cơ sở", "Tổng lưu lượng nước thải")
FLOW = "Tổng lưu lượng nước thải (m³/ngày)"
ROWS = (
    ("GD-01", "Nhà máy chè (giả định)", "factory", 12),
    ("GD-02", "Trang trại lợn (giả định)", "livestock_farm", "nhiều"),
    ("GD-03", "Mỏ đá (giả định)", "mine", "ít"),
    ("GD-04", "Chợ xã (giả định)", "market", "không rõ"),
    ("Cộng tác viên", "Tổ thu gom (giả định)", "other", 5),
    ("Tổng cộng", "5 cơ sở", "other", 17),
)
"""Lines 3 to 5 lack a number, lines 6 and 7 may add up or not: the first begins so by chance."""

Answers = Mapping[int, Mapping[str, Any] | None]
"""What is put into the cells of a row, by its first line and heading; None: the row is deleted."""


def written(path: Path, *rows: tuple[object, ...]) -> Path:
    path.parent.mkdir(exist_ok=True)
    book = Workbook()
    for row in (HEAD, *rows):
        book.worksheets[0].append(row)
    book.save(path)
    return path


def answer(path: Path, answers: Answers) -> None:
    book = load_workbook(path)
    for page in book.worksheets:
        headings = {cell.value: cell.column for cell in page[1]}
        for row in range(page.max_row, 1, -1) if LINE in headings else ():
            told = answers.get(int(str(page.cell(row, headings[LINE]).value)), {})
            if told is None:
                page.delete_rows(row)
            for heading, value in (told or {}).items():
                page.cell(row, headings[heading]).value = value
    book.save(path)


def imported(*paths: Path, to: Path, rejected: Path | None = None, lang: str = "vi") -> int:
    more = [] if rejected is None else ["--rejected", str(rejected)]
    return run(["register", "import", *map(str, paths), "--to", str(to), *more, "--lang", lang])


def lines_in(path: Path) -> list[int]:
    """Return the lines of the rows that a register folder keeps in a file."""
    rows = path.read_text(encoding="utf-8").splitlines()[1:] if path.exists() else []
    return sorted(int(row.split(",")[2]) for row in rows)


def ids(loading: Loading) -> list[str]:
    return loading.register.facility_ids


@pytest.fixture
def sent(tmp_path: Path) -> tuple[Path, Path, Path]:
    """The file of an office, the register it was imported to, and the workbook that was given back."""
    paths = written(tmp_path / "xa" / "so.xlsx", *ROWS), tmp_path / "so", tmp_path / "tra-lai.xlsx"
    assert imported(paths[0], to=paths[1], rejected=paths[2]) == 2
    return paths


def test_the_whole_round_trip(
    sent: tuple[Path, Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    original, register, back = sent
    asked = lines_in(register / REJECTED_ROWS)
    assert asked == [3, 4, 5, 7]
    answer(back, {3: {FLOW: 7}, 4: {DROP: "x"}, 5: None, 7: {}})
    capsys.readouterr()
    again = tmp_path / "tra-lai-2.xlsx"

    assert imported(back, to=register, rejected=again) == 2

    printed = capsys.readouterr().out
    assert "đã đọc 3 dòng = tiếp nhận 2 + chưa tiếp nhận 0 + bỏ theo yêu cầu 1" in printed
    assert f"{original}[Sheet] dòng 4: 'GD-03 | Mỏ đá (giả định) | mine | ít'" in printed
    assert "1 dòng còn chờ sửa trong sổ (rejected_rows.csv), không có trong tệp trả lại" in printed
    assert f"{original}[Sheet] dòng 5: 'GD-04" in printed
    assert lines_in(register / REJECTED_ROWS) == [5]
    assert lines_in(register / DROPPED_ROWS) == [4]
    read = load_files([register])
    assert read.problems == []
    assert ids(read) == ["Cộng tác viên", "GD-01", "GD-02", "Tổng cộng"]

    # What was deleted comes back to be mended; dropped there, nothing waits any more.
    answer(again, {5: {DROP: "X"}})
    assert imported(again, to=register) == 0
    assert lines_in(register / REJECTED_ROWS) == []
    assert lines_in(register / DROPPED_ROWS) == [4, 5]


def test_a_dropped_row_is_dropped_again_unless_it_changed(
    sent: tuple[Path, Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, register, back = sent
    answer(back, {line: {DROP: "x"} for line in (3, 4, 5, 7)})
    assert imported(back, to=register) == 0
    capsys.readouterr()

    changed = (*ROWS[:2], ("GD-03", "Mỏ đá (giả định)", "mine", "rất ít"), *ROWS[3:])
    assert imported(written(tmp_path / "moi" / "so.xlsx", *changed), to=register) == 2

    printed = capsys.readouterr().out
    assert "đã đọc 6 dòng = tiếp nhận 2 + chưa tiếp nhận 1 + bỏ theo yêu cầu 3" in printed
    assert "'rất ít'" in printed
    assert "'nhiều': cần" not in printed
    assert lines_in(register / REJECTED_ROWS) == [4]
    assert lines_in(register / DROPPED_ROWS) == [3, 4, 5, 7]


def test_a_workbook_that_comes_back_twice_drops_once(sent: tuple[Path, Path, Path]) -> None:
    _, register, back = sent
    answer(back, {line: {DROP: "x"} for line in (3, 4, 5, 7)})
    assert [imported(back, to=register), imported(back, to=register)] == [0, 0]
    assert lines_in(register / DROPPED_ROWS) == [3, 4, 5, 7]


@pytest.mark.parametrize("tick", ["x", "X", "v", "✓", "có", True, 1])
def test_the_usual_ticks_drop(tick: object, sent: tuple[Path, Path, Path]) -> None:
    original, _, back = sent
    answer(back, {3: {DROP: tick}, 4: None, 5: None, 7: None})
    loading = load_files([back])
    assert [row.place.line for row in loading.dropped] == [3]
    both = load_files([original, back])
    assert [row.place.line for row in both.dropped] == [3]
    assert sorted(row.place.line or 0 for row in both.register.rejected) == [4, 5, 7]


@pytest.mark.parametrize("tick", ["?", "trùng", "☐", "✗", 7])
def test_what_is_no_tick_is_asked(tick: object, sent: tuple[Path, Path, Path], tmp_path: Path) -> None:
    _, register, back = sent
    answer(back, {3: {DROP: tick, FLOW: "1.678"}, 4: None, 5: None, 7: None})
    again = tmp_path / "tra-lai-2.xlsx"
    assert imported(back, to=register, rejected=again) == 2
    (row,) = (row for row in load_files([register]).files.waiting if row.place.line == 3)
    assert [fault.code for _, fault in row.reasons] == ["drop-asked"]
    assert row.cells["wastewater_m3_day"] == "1.678"
    answer(again, {3: {DROP: None, NOTATION: "vi"}, 4: None, 5: None, 7: None})
    imported(again, to=register)
    assert "GD-02" in ids(load_files([register]))
    assert lines_in(register / DROPPED_ROWS) == []


@pytest.mark.parametrize("tick", [None, "không", False])
def test_a_row_that_is_not_ticked_is_kept(tick: object, sent: tuple[Path, Path, Path]) -> None:
    _, register, back = sent
    answer(back, {7: {DROP: tick}, 3: None, 4: None, 5: None})
    imported(back, to=register)
    assert "Tổng cộng" in ids(load_files([register]))


def test_of_two_rows_with_one_key_the_other_is_accepted(tmp_path: Path) -> None:
    two = (ROWS[0], ("GD-01", "Nhà máy chè cũ (giả định)", "factory", 3))
    original, back = written(tmp_path / "xa" / "so.xlsx", *two), tmp_path / "tra-lai.xlsx"
    for register in (tmp_path / "so", tmp_path / "so-2"):
        assert imported(original, to=register, rejected=back) == 2
        answer(back, {3: {DROP: "x"}})
        both = [original, back] if register.name == "so-2" else [back]
        assert imported(*both, to=register) == 0
        assert [row["name"] for row in load_files([register]).register.tables["facilities"].to_pylist()] == [
            "Nhà máy chè (giả định)"
        ]
        # The original says of the dropped row what it said before.
        assert imported(original, to=register) == 0


def test_rows_of_two_files_with_one_name_do_not_answer_for_each_other(tmp_path: Path) -> None:
    register, backs = tmp_path / "so", (tmp_path / "b1.xlsx", tmp_path / "b2.xlsx")
    for month, back in zip(("GD-09", "GD-10"), backs, strict=True):
        original = written(tmp_path / "xa.xlsx", (month, "Mỏ A (giả định)", "mine", "nhiều"))
        assert imported(original, to=register, rejected=back) == 2
    answer(backs[0], {2: {FLOW: 7}})
    imported(backs[0], to=register)
    assert [row.cells["facility_id"] for row in load_files([register]).files.waiting] == ["GD-10"]
    answer(backs[1], {2: {DROP: "x"}})
    assert imported(backs[1], to=register) == 0
    read = load_files([register])
    assert (ids(read), [row.cells["facility_id"] for row in read.register.dropped]) == (["GD-09"], ["GD-10"])


def test_a_record_of_the_register_never_answers_for_a_row_of_a_file_with_its_name(tmp_path: Path) -> None:
    register, back = tmp_path / "so", tmp_path / "tra-lai.xlsx"
    assert imported(written(tmp_path / "a.xlsx", ROWS[0]), to=register) == 0
    path = tmp_path / "facilities.csv"
    path.write_text(
        "facility_id,name,kind,land_ha\nGD-01,Nhà máy chè (giả định),factory,ít\n", encoding="utf-8"
    )
    assert imported(path, to=register, rejected=back) == 2
    answer(back, {2: {DROP: "x"}})
    assert imported(back, to=register) == 0
    assert ids(load_files([register])) == ["GD-01"]


def test_a_row_that_could_not_be_split_is_dropped_too(tmp_path: Path) -> None:
    register, back = tmp_path / "so", tmp_path / "tra-lai.xlsx"
    for name in ("ngoac-kep-thua.csv", "o-thieu-o-thua.csv", "phieu-dong-la.xlsx"):
        folder = register / name
        register.mkdir(exist_ok=True)
        assert imported(MESSY / name, to=folder, rejected=back) == 2
        waiting = lines_in(folder / REJECTED_ROWS)
        book = load_workbook(back)
        page = next(page for page in book.worksheets if page["A1"].value == DROP)
        for row in range(2, page.max_row + 1):
            page.cell(row, 1).value = "x"
        book.save(back)
        imported(back, to=folder)
        assert (lines_in(folder / REJECTED_ROWS), lines_in(folder / DROPPED_ROWS)) == ([], waiting)
        both = load_files([MESSY / name, back])
        assert (both.register.rejected, both.row_problems) == ([], [])


def test_raw_text_that_comes_back_as_it_was_waits_once(tmp_path: Path) -> None:
    register, back = tmp_path / "so", tmp_path / "tra-lai.xlsx"
    assert imported(MESSY / "o-thieu-o-thua.csv", to=register, rejected=back) == 2
    assert any(cell.value == RAW for cell in load_workbook(back)["Cơ sở"][1])
    waiting = lines_in(register / REJECTED_ROWS)
    assert imported(back, to=register) == 2
    assert lines_in(register / REJECTED_ROWS) == waiting


def test_the_guide_tells_how_to_drop(sent: tuple[Path, Path, Path]) -> None:
    guide = " ".join(
        str(cell.value) for row in load_workbook(sent[2])["Cách sửa"].iter_rows() for cell in row
    )
    assert f"chọn x ở cột «{DROP}»" in guide
    assert "xóa cả dòng" not in guide
    assert FILE in guide


def test_a_register_with_rows_that_wait_is_refused_as_a_file_with_rejected_rows_is(
    sent: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    original, register, back = sent
    for command in (["check"], ["obligations"], ["explain"]):
        named = ["GD-01"] if command == ["explain"] else []
        for path in (original, register):
            capsys.readouterr()
            assert run([*command, str(path), *named, "--as-of", "2026-11-24"]) == 2
            told = capsys.readouterr()
            assert told.out == ""
            assert f"{original}[Sheet]:3: [number] wastewater_m3_day: 'nhiều': cần ghi" in told.err
            assert run([*command, str(path), *named, "--as-of", "2026-11-24", "--accept-rejected"]) in (0, 1)
    capsys.readouterr()
    assert run(["check", str(register), "--lang", "en"]) == 2
    told = capsys.readouterr()
    assert f"{register / REJECTED_ROWS}: [waiting] rows that wait to be mended: 4; " in told.err
    answer(back, {line: {DROP: "x"} for line in (3, 4, 5, 7)})
    assert imported(back, to=register) == 0
    assert run(["check", str(register), "--as-of", "2026-11-24"]) in (0, 1)
