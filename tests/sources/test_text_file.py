import csv
import io
import random
import time
import tracemalloc
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_legacy_vietnamese import encode

from compliance.errors import Place, Problem, Problems
from compliance.sources.faults import Fault
from compliance.sources.files.quoted_lines import MAX_LINES, LineSplitter
from compliance.sources.files.text_file import read_text_grid
from compliance.sources.grid import Grid, LostLine

LABELS = ("Mã cơ sở", "Tên cơ sở", "Loại", "Địa chỉ", "Số TT", "facility_id")


def understood(cells: list[str]) -> int:
    return sum(cell in LABELS for cell in cells)


def read(path: Path, data: bytes | str, **stated: str) -> tuple[Grid | None, list[Problem]]:
    path = path / "facilities.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    problems = Problems()
    grid = read_text_grid(path, "facilities.csv", problems, understood=understood, **stated)
    assert (grid is None) == bool(problems.found)
    return grid, problems.found


def grid_of(path: Path, data: bytes | str, **stated: str) -> Grid:
    grid, _ = read(path, data, **stated)
    assert grid is not None
    assert (grid.path, grid.sheet, grid.spans, grid.epoch) == ("facilities.csv", None, [], None)
    return grid


def rows_of(path: Path, data: bytes | str, **stated: str) -> list[tuple[int, list[object]]]:
    grid = grid_of(path, data, **stated)
    assert grid.lost == []
    return [(line, list(cells)) for line, cells in grid.rows]


def problem_of(path: Path, data: bytes | str, **stated: str) -> Problem:
    [problem] = read(path, data, **stated)[1]
    assert problem.place == Place("facilities.csv")
    assert problem.vi
    return problem


def lost_of(grid: Grid) -> list[tuple[int, str, str]]:
    return [(lost.line, lost.text, lost.fault.code) for lost in grid.lost]


HEADER = "Mã cơ sở,Tên cơ sở,Loại\n"


def test_rows_keep_their_lines_and_blank_ones_are_left_out(tmp_path: Path) -> None:
    data = "Danh sách cơ sở\n\n" + HEADER + "F1, Mỏ A ,\n,,\n \nF2,,mine\nGhi chú"
    assert rows_of(tmp_path, data) == [
        (1, ["Danh sách cơ sở"]),
        (3, ["Mã cơ sở", "Tên cơ sở", "Loại"]),
        (4, ["F1", "Mỏ A", None]),
        (7, ["F2", None, "mine"]),
        (8, ["Ghi chú"]),
    ]
    assert grid_of(tmp_path, data).notes == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_kind_of_line_end_ends_a_line(tmp_path: Path, end: str) -> None:
    expected = [(1, ["Mã cơ sở", "Loại"]), (3, ["F1", "mine"]), (4, ["F2", "a\x0bb\x85c"])]
    assert rows_of(tmp_path, f"Mã cơ sở,Loại{end}{end}F1,mine{end}F2,a\x0bb\x85c{end}") == expected


def test_mixed_line_ends_and_the_end_mark_of_dos(tmp_path: Path) -> None:
    assert rows_of(tmp_path, b"facility_id,b\r\nF1,1\rF2,2\nF3,3\r\n\x1a") == [
        (1, ["facility_id", "b"]),
        (2, ["F1", "1"]),
        (3, ["F2", "2"]),
        (4, ["F3", "3"]),
    ]


@pytest.mark.parametrize(("separator", "name"), [(";", "semicolon"), ("\t", "tab"), ("|", "vertical bar")])
def test_the_separator_is_the_one_under_which_the_header_is_understood(
    tmp_path: Path, separator: str, name: str
) -> None:
    data = f"Báo cáo, quý I; lần 1 | 2025\nMã cơ sở{separator}Tên cơ sở\nF1{separator}A, B\n"
    grid = grid_of(tmp_path, data)
    assert grid.rows[1:] == [(2, ["Mã cơ sở", "Tên cơ sở"]), (3, ["F1", "A, B"])]
    assert [(note.code, note.en) for note in grid.notes] == [("separator", f"cells are separated by {name}")]


def test_a_header_below_line_30_is_not_looked_for(tmp_path: Path) -> None:
    above = "a;b,c\n" * 29
    assert grid_of(tmp_path, above + "Mã cơ sở;Loại\n").rows[-1] == (30, ["Mã cơ sở", "Loại"])
    assert problem_of(tmp_path, above + "a;b,c\nMã cơ sở;Loại\n").code == "separator"


def test_without_a_header_only_a_separator_without_rival_is_certain(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "a;b\n1;2\n") == [(1, ["a", "b"]), (2, ["1", "2"])]
    assert rows_of(tmp_path, "a b\n") == [(1, ["a b"])]
    problem = problem_of(tmp_path, "a;b\n1;2,5\n")
    assert problem.code == "separator"
    assert "comma or semicolon" in problem.text
    assert "dấu phẩy hay dấu chấm phẩy" in problem.vi


def test_what_the_first_line_or_a_person_says_of_the_separator_is_taken(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "sep=;\na;b\n1;2,5\n")[1:] == [(2, ["a", "b"]), (3, ["1", "2,5"])]
    assert rows_of(tmp_path, "a;b\n1;2,5\n", separator=",") == [(1, ["a;b"]), (2, ["1;2", "5"])]
    assert rows_of(tmp_path, "a~b\n", separator="~") == [(1, ["a", "b"])]
    for wrong in ("", "a", '"', ", ", " "):
        assert problem_of(tmp_path, "a;b\n", separator=wrong).code == "separator"


def test_a_table_of_one_column_needs_no_separator(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "facility_id\nF1\n") == [(1, ["facility_id"]), (2, ["F1"])]


def test_cells_are_trimmed_composed_and_free_of_what_nobody_sees(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "Mỏ đá Tà Lèng")
    data = f"Mã cơ sở,Tên cơ sở\n\u200bF\ufeff1\u00a0,\u00a0{name}\u2003\n"
    data += "F\u20602,\u00a0\nF3,1\u202f678\u00a0m\n"
    assert rows_of(tmp_path, data) == [
        (1, ["Mã cơ sở", "Tên cơ sở"]),
        (2, ["F1", "Mỏ đá Tà Lèng"]),
        (3, ["F2", None]),
        (4, ["F3", "1 678 m"]),
    ]


def test_characters_that_change_what_is_read_stay(tmp_path: Path) -> None:
    data = "Mã cơ sở,Tên cơ sở\nF1,L\u00adu\x07\nF2,\u037e\n\x1f,x\n"
    expected = [(2, ["F1", "L\u00adu\x07"]), (3, ["F2", ";"]), (4, ["\x1f", "x"])]
    assert rows_of(tmp_path, data)[1:] == expected


def test_cells_are_never_typed(tmp_path: Path) -> None:
    cells = ["001", "1.678,5", "31/12/2025", "có", "NULL", "#N/A", "1e5", "=A1+1"]
    assert rows_of(tmp_path, HEADER + ";".join(cells), separator=";")[1] == (2, cells)


QUOTES = [
    ('F1,"A, B",x\n', [(2, ["F1", "A, B", "x"])], []),
    ('F1,"Cty ""Sen""",x\n', [(2, ["F1", 'Cty "Sen"', "x"])], []),
    ('F1, "A, B" ,x\n', [(2, ["F1", "A, B", "x"])], []),
    ('F1,ống 12",x\n', [(2, ["F1", 'ống 12"', "x"])], []),
    ('F1,12" ống,5"\nF2,B,y\n', [(2, ["F1", '12" ống', '5"']), (3, ["F2", "B", "y"])], []),
    ('F1,Cty "Hoa Sen" B,x\n', [(2, ["F1", 'Cty "Hoa Sen" B', "x"])], []),
    ('F1,"",x\n', [(2, ["F1", None, "x"])], []),
    ('F1,"A\nB","x"\n', [(2, ["F1", "A B", "x"])], []),
    ('F1,"A \n\n  B ","x\ny"\nF2,B,y\n', [(2, ["F1", "A B", "x y"]), (6, ["F2", "B", "y"])], []),
    ('F1,A,"x\ny"\n', [(2, ["F1", "A", "x y"])], []),
    ('"F\nA",B,x\n', [(2, ["F A", "B", "x"])], []),
    ('F1,"A,x\nF2,B,y\n', [(3, ["F2", "B", "y"])], [2]),
    ('F1,"A" x,y\nF2,B,y\n', [(3, ["F2", "B", "y"])], [2]),
    ('F1,"A\nF2,"B",y\nF3,C,z\n', [(3, ["F2", "B", "y"]), (4, ["F3", "C", "z"])], [2]),
    ('F1,A,"\nF2,B,"\nF3,C,z\n', [(4, ["F3", "C", "z"])], [2, 3]),
    ('F1,A,"\nF2,B\nF3,"\nF4,C,z\n', [(5, ["F4", "C", "z"])], [2, 3, 4]),
    ('F1,"A\nF2,B,y\nC",x\nF3,C,z\n', [(5, ["F3", "C", "z"])], [2, 3, 4]),
    ('F1,"A\nF2,12",y\nF3,C,z\n', [(4, ["F3", "C", "z"])], [2, 3]),
    ('"ống\n12",B,x\nF3,C,z\n', [(4, ["F3", "C", "z"])], [2, 3]),
    ('F1,"A\n' + "b\n" * 98 + 'B",x\n', [(2, ["F1", "A " + "b " * 98 + "B", "x"])], []),
    ('F1,"A\n' + "b\n" * 99 + 'B",x\n', [(n, ["b"]) for n in range(3, 102)] + [(102, ['B"', "x"])], [2]),
]


@pytest.mark.parametrize(("body", "rows", "lost"), QUOTES)
def test_a_quote_never_swallows_a_row(
    tmp_path: Path, body: str, rows: list[tuple[int, list[object]]], lost: list[int]
) -> None:
    grid = grid_of(tmp_path, HEADER + body)
    assert grid.rows[1:] == rows
    lines = (HEADER + body).split("\n")
    assert lost_of(grid) == [(line, lines[line - 1], "quote") for line in lost]


def test_a_lost_line_tells_why(tmp_path: Path) -> None:
    grid = grid_of(tmp_path, HEADER + 'F1,"A,x\nF2,"B" y,z\n')
    assert grid.lost == [
        LostLine(
            2,
            'F1,"A,x',
            Fault("quote", "dấu ngoặc kép mở mà không đóng", "a quote is opened and never closed"),
        ),
        LostLine(
            3,
            'F2,"B" y,z',
            Fault("quote", "có chữ ngay sau dấu ngoặc kép đóng", "text follows a closing quote"),
        ),
    ]
    ambiguous = grid_of(tmp_path, HEADER + 'F1,A,"\nF2,B,"\n').lost
    assert {lost.fault.en for lost in ambiguous} == {
        "a quote is opened in line 2: lines 2-3 may be one row or several"
    }


def test_labels_over_several_lines_are_one_header(tmp_path: Path) -> None:
    data = 'Danh sách\n"Số\nTT","Tên\ncơ sở",Loại\n1,"Mỏ\nđá",mine\n'
    assert rows_of(tmp_path, data) == [
        (1, ["Danh sách"]),
        (2, ["Số TT", "Tên cơ sở", "Loại"]),
        (5, ["1", "Mỏ đá", "mine"]),
    ]


def test_a_quote_in_the_title_does_not_hide_the_header(tmp_path: Path) -> None:
    data = '"Danh sách\n' + HEADER + 'F1,A,x\nF2,B,"y"\n'
    grid = grid_of(tmp_path, data)
    assert [line for line, _ in grid.rows] == [2, 3, 4]
    assert lost_of(grid) == [(1, '"Danh sách', "quote")]


def test_lines_that_are_not_utf_8_are_lost_and_told(tmp_path: Path) -> None:
    data = (
        HEADER.encode()
        + "F1,Mỏ A,x\nF2,Mỏ".encode()
        + b"\xbb B,x\n"
        + 'F3,"Mỏ\n'.encode()
        + b'\xff",x\nF4,C,x\n'
    )
    grid = grid_of(tmp_path, data)
    assert grid.rows[1:] == [(2, ["F1", "Mỏ A", "x"]), (6, ["F4", "C", "x"])]
    assert lost_of(grid) == [
        (3, "F2,Mỏ\ufffd B,x", "encoding"),
        (4, 'F3,"Mỏ', "encoding"),
        (5, '\ufffd",x', "encoding"),
    ]
    assert [lost.fault.en for lost in grid.lost] == [
        "byte 0xbb in line 3 is not UTF-8",
        "byte 0xff in line 5 is not UTF-8",
        "byte 0xff in line 5 is not UTF-8",
    ]


def test_old_encodings_are_read_and_told(tmp_path: Path) -> None:
    text = "Mã cơ sở;Tên cơ sở\nF1;Công ty Thịnh Phát\nF2;Mỏ đá Tà Lèng\n"
    for encoding, name in (("cp1258", "Windows-1258"), ("tcvn3", "TCVN3 (ABC)"), ("vni", "VNI")):
        grid = grid_of(tmp_path, encode(text, encoding))  # type: ignore[arg-type]
        assert [cells for _, cells in grid.rows] == [line.split(";") for line in text.splitlines()]
        assert [note.en for note in grid.notes] == [f"read as {name}", "cells are separated by semicolon"]


def test_the_header_decides_between_encodings_as_its_separator_shows_it(tmp_path: Path) -> None:
    data = encode("Loại;b\nx;1\n", "tcvn3")
    assert [cells for _, cells in grid_of(tmp_path, data).rows] == [["Loại", "b"], ["x", "1"]]
    assert problem_of(tmp_path, encode("Hạng;b\nx;1\n", "tcvn3")).code == "encoding"
    assert rows_of(tmp_path, encode("Hạng;b\n", "tcvn3"), encoding="tcvn3") == [(1, ["Hạng", "b"])]


def test_the_text_that_excel_writes_as_unicode(tmp_path: Path) -> None:
    data = 'Mã cơ sở\tTên cơ sở\r\nF1\t"Mỏ ""A"""\r\n'.encode("utf-16")
    grid = grid_of(tmp_path, data)
    assert grid.rows == [(1, ["Mã cơ sở", "Tên cơ sở"]), (2, ["F1", 'Mỏ "A"'])]
    assert [note.code for note in grid.notes] == ["encoding", "byte-order-mark", "separator"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\n \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("\u200b\u00a0\n".encode(), "empty"),
        (b"\x1a", "empty"),
        (b"a,\x00b\n", "binary"),
        (b"ten\nL\xfc\n", "encoding"),
    ],
)
def test_a_file_of_which_nothing_can_be_read_is_a_problem(tmp_path: Path, data: bytes, code: str) -> None:
    assert problem_of(tmp_path, data).code == code


def test_what_is_no_file_is_unreadable(tmp_path: Path) -> None:
    problems = Problems()
    for path in (tmp_path, tmp_path / "lacking.csv"):
        assert read_text_grid(path, path.name, problems, understood=understood) is None
    assert [(p.place.path, p.code) for p in problems.found] == [
        (tmp_path.name, "unreadable"),
        ("lacking.csv", "unreadable"),
    ]


CELLS = st.text(st.sampled_from('aBđộ1,;" \t\n\r'), max_size=6)


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8), st.sampled_from(",;\t|"), st.booleans())
def test_what_a_program_wrote_is_read_as_it_was_or_lost(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]], separator: str, quote_all: bool
) -> None:
    buffer = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    writer = csv.writer(buffer, delimiter=separator, quoting=quoting, lineterminator="\r\n")
    written: dict[int, list[str | None]] = {}
    for row in [["Mã cơ sở", "Tên cơ sở", "Loại"], *table]:
        line = buffer.getvalue().replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        written[line] = [" ".join(c.split("\n")) if c else None for c in row]
        writer.writerow(row)
    grid = grid_of(tmp_path_factory.mktemp("written"), buffer.getvalue())
    lost = {each.line for each in grid.lost}
    spaced = {line: ["".join((c or "").split()) for c in cells] for line, cells in written.items()}
    for line, cells in grid.rows:
        if line in written:
            assert ["".join(str(c or "").split()) for c in cells] == spaced[line]
        else:
            assert lost, "a part of a row is read as a row only where its beginning was lost"
    read_lines = {line for line, _ in grid.rows}
    assert all(line in read_lines or line in lost or not any(spaced[line]) for line in written)


@settings(deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(["", "A", "Mỏ đá", "12", "x y"]), min_size=2, max_size=4), max_size=30),
    st.randoms(use_true_random=False),
)
def test_a_stray_quote_anywhere_costs_lines_that_are_told_and_never_joins_rows(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]], chance: random.Random
) -> None:
    lines = [",".join([*row, "", "", ""][:3]) for row in table]
    broken = list(lines)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(broken)) if broken else None
        if at is not None:
            position = chance.randint(0, len(broken[at]))
            broken[at] = broken[at][:position] + '"' + broken[at][position:]
    grid = grid_of(tmp_path_factory.mktemp("broken"), HEADER + "".join(line + "\n" for line in broken))
    rows, lost = dict(grid.rows), {each.line for each in grid.lost}
    for line, (whole, damaged) in enumerate(zip(lines, broken, strict=True), start=2):
        cells = [cell or None for cell in whole.split(",")]
        if whole == damaged:
            assert rows.get(line) == cells or (line not in rows and (line in lost or not any(cells)))
        else:
            assert line in rows or line in lost or damaged.replace('"', "").strip(",") == ""


LINE = st.text(st.sampled_from('ab1," '), max_size=8)


@settings(deadline=None)
@given(st.lists(LINE, max_size=30), st.sampled_from([(), {2}, {3}, range(2, 99)]))
def test_every_line_is_a_row_or_a_part_of_one_or_lost(lines: list[str], widths: frozenset[int]) -> None:
    expected = 1
    for row in LineSplitter(",").rows(lines, widths):
        assert row.first == expected
        assert row.first <= row.last < row.first + MAX_LINES
        assert bool(row.cells) != bool(row.fault)
        expected = row.last + 1
    assert expected == len(lines) + 1


def seconds_of(path: Path, data: bytes) -> tuple[Grid, float]:
    begin = time.perf_counter()
    grid = grid_of(path, data)
    return grid, time.perf_counter() - begin


def test_open_quotes_in_every_line_stay_linear(tmp_path: Path) -> None:
    for line in ('"xy', 'x","y', 'a,"b'):
        grid, seconds = seconds_of(tmp_path, (HEADER + f"{line}\n" * 50_000).encode())
        assert len(grid.lost) == 50_000
        assert seconds < 5
    grid, seconds = seconds_of(tmp_path, (HEADER + 'F0,"A,x\n' + "F1,B,y\n" * 50_000).encode())
    assert (len(grid.rows), len(grid.lost)) == (50_001, 1)
    assert seconds < 5


@pytest.mark.parametrize(
    "cell", ["Mỏ đá " * 1_700_000, '"' + 'a ""b"" ' * 1_250_000 + '"', '"' + "a" * 10_000_000]
)
def test_a_cell_of_ten_megabytes_neither_hangs_nor_fills_the_memory(tmp_path: Path, cell: str) -> None:
    data = (HEADER + f"F1,{cell},x\nF2,B,y\n").encode()
    tracemalloc.start()
    grid, seconds = seconds_of(tmp_path, data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert grid.rows[-1] == (3, ["F2", "B", "y"])
    assert seconds < 10
    assert peak < 120_000_000


def test_a_letter_nobody_sees_between_two_line_ends_leaves_both(tmp_path: Path) -> None:
    grid = grid_of(tmp_path, "facility_id,name,kind\r\u200b\nA,Nhà máy,factory\n")
    assert [line for line, cells in grid.rows if any(cells)] == [1, 3]
