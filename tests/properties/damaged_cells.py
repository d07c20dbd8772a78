"""Damages of the cells of a table: what is written into the wrong place, or as something else."""

import random
import re
from collections.abc import Callable

from good_tables import Cells


def row_in(chance: random.Random, cells: Cells, least: int = 1) -> int:
    return chance.randrange(min(least, len(cells) - 1), len(cells))


def swap_cells(chance: random.Random, cells: Cells) -> Cells:
    row = cells[row_in(chance, cells)]
    one, other = chance.randrange(len(row)), chance.randrange(len(row))
    row[one], row[other] = row[other], row[one]
    return cells


def swap_headings(chance: random.Random, cells: Cells) -> Cells:
    return [*swap_cells(chance, cells[:1]), *cells[1:]]


def swap_between_rows(chance: random.Random, cells: Cells) -> Cells:
    one, other = cells[row_in(chance, cells)], cells[row_in(chance, cells)]
    column = chance.randrange(min(len(one), len(other)))
    one[column], other[column] = other[column], one[column]
    return cells


def blank_a_cell(chance: random.Random, cells: Cells) -> Cells:
    row = cells[row_in(chance, cells)]
    row[chance.randrange(len(row))] = ""
    return cells


def shift_left(chance: random.Random, cells: Cells) -> Cells:
    row = cells[row_in(chance, cells)]
    del row[chance.randrange(len(row))]
    row.append("")
    return cells


def drop_a_row(chance: random.Random, cells: Cells) -> Cells:
    del cells[row_in(chance, cells, 0)]
    return cells


def double_a_row(chance: random.Random, cells: Cells) -> Cells:
    cells.insert(row_in(chance, cells), list(cells[row_in(chance, cells, 0)]))
    return cells


def shuffle_rows(chance: random.Random, cells: Cells) -> Cells:
    body = cells[1:]
    chance.shuffle(body)
    return [cells[0], *body]


def join_rows(chance: random.Random, cells: Cells) -> Cells:
    at = row_in(chance, cells)
    return [*cells[: at - 1], cells[at - 1] + cells[at], *cells[at + 1 :]]


def split_a_row(chance: random.Random, cells: Cells) -> Cells:
    at = row_in(chance, cells)
    cut = chance.randrange(1, len(cells[at])) if len(cells[at]) > 1 else 1
    return [*cells[:at], cells[at][:cut], cells[at][cut:], *cells[at + 1 :]]


def _change_a_cell(chance: random.Random, cells: Cells, pattern: str, change: Callable[[str], str]) -> Cells:
    places = [
        (r, c) for r in range(1, len(cells)) for c in range(len(cells[r])) if re.search(pattern, cells[r][c])
    ]
    if places:
        row, column = chance.choice(places)
        cells[row][column] = change(cells[row][column])
    return cells


def letters_for_digits(chance: random.Random, cells: Cells) -> Cells:
    one, letter = chance.choice(("0O", "0o", "1l", "1I", "5S", "8B"))
    return _change_a_cell(chance, cells, one, lambda text: text.replace(one, letter, 1))


def other_digits(chance: random.Random, cells: Cells) -> Cells:
    one, other = chance.sample("0123456789", 2)
    return _change_a_cell(chance, cells, one, lambda text: text.replace(one, other, 1))


def commas_for_points(chance: random.Random, cells: Cells) -> Cells:
    return _change_a_cell(chance, cells, r"\d\.\d", lambda text: text.replace(".", ","))


def points_for_commas(chance: random.Random, cells: Cells) -> Cells:
    return _change_a_cell(chance, cells, r"\d,\d", lambda text: text.replace(",", "."))


def points_moved(chance: random.Random, cells: Cells) -> Cells:
    return _change_a_cell(
        chance, cells, r"^\d{4,}$", lambda text: text[:-3] + chance.choice(".,") + text[-3:]
    )


def dates_turned(chance: random.Random, cells: Cells) -> Cells:
    pattern = r"^(\d+)([-/])(\d+)[-/](\d+)$"
    turned = chance.choice((r"\4\2\3\2\1", r"\3\2\1\2\4", r"\1\2\4\2\3", r"\3/\1/\4", r"\4/\3/\1"))
    return _change_a_cell(chance, cells, pattern, lambda text: re.sub(pattern, turned, text))


def words_added(chance: random.Random, cells: Cells) -> Cells:
    word = chance.choice((" ", "-", "x", "?", " ha", " m3/ngày", "%", "<", "*", "nt", "#REF!", "=1+1", "KPH"))
    pattern = chance.choice(("^", "$", "^.*$"))
    return _change_a_cell(chance, cells, "", lambda text: re.sub(pattern, word, text, count=1))


CELL_DAMAGES = (
    swap_cells, swap_headings, swap_between_rows, blank_a_cell, shift_left, drop_a_row, double_a_row,
    shuffle_rows, join_rows, split_a_row, letters_for_digits, other_digits, commas_for_points,
    points_for_commas, points_moved, dates_turned, words_added,
)  # fmt: skip
