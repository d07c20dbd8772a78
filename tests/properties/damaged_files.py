"""Good tables written as text files and damaged at random; what is damaged stays known.

Each file is a function of its seed. A line that a damaged file still holds to the letter is a row that the
damage did not touch, as no line of a good table stands in it twice.
"""

import importlib.util
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from damaged_cells import CELL_DAMAGES
from good_tables import GoodTable, foreign_rows, good_table, line_of

OLD_CODES = Path(__file__).resolve().parents[2] / "samples" / "messy" / "source" / "old_codes.py"
SEPARATORS = (",", ";", "\t", "|")
LINE_END = re.compile(r"\r\n|\n|\r")

Whole = TypeVar("Whole")


@dataclass(frozen=True)
class DamagedFile:
    """A text file that was damaged.

    Attributes:
        good: What it was made from.
        done: The damages, in order.
        text: What a reader of its true encoding sees; a byte that is none of UTF-8 is a lone surrogate.
        data: Its bytes.
        foreign: Lines, as they were written, that hold no record of its kind.
    """

    good: GoodTable
    done: tuple[str, ...]
    text: str
    data: bytes
    foreign: frozenset[str]


def damaged_file(seed: int) -> DamagedFile:
    """Return the damaged file of a seed: damages of cells, then of the text, then of its bytes."""
    chance = random.Random(seed)  # noqa: S311
    good = good_table(chance)
    done: list[str] = []
    cells = good.cells()
    for _ in range(chance.choice((0, 0, 1, 1, 2))):
        cells = damage(chance, done, CELL_DAMAGES, cells)
    lines = [line_of(row, good.separator) for row in cells]
    foreign: list[str] = []
    if chance.random() < 0.1:
        foreign = [line_of(row, good.separator) for row in foreign_rows(chance, good)]
        gap = chance.choice(([], [good.separator * (len(good.names) - 1)], [""]))
        is_above = chance.random() < 0.3
        lines = [*foreign, *gap, *lines] if is_above else [*lines, *gap, *foreign]
        done.append("foreign_above" if is_above else "foreign_below")
    text = good.end.join([*lines, ""])
    for _ in range(chance.choice((0, 1, 1, 2, 3)) if done else chance.choice((1, 1, 2, 3))):
        text = damage(chance, done, TEXT_DAMAGES, text)
    way, data = _encoded(chance, text)
    done += [way] if way != "utf-8" else []
    if way.startswith("utf-8") and chance.random() < 0.3:
        data = damage(chance, done, BYTE_DAMAGES, data)
        text = data.decode("utf-8-sig", "surrogateescape")
    return DamagedFile(good, tuple(done), text, data, frozenset(foreign))


def damage(
    chance: random.Random,
    done: list[str],
    ways: Sequence[Callable[[random.Random, Whole], Whole]],
    whole: Whole,
) -> Whole:
    """Return a whole damaged in one of some ways, and note which."""
    way = chance.choice(ways)
    done.append(way.__name__)
    return way(chance, whole)


# Text: quotes, separators, line ends and what cannot be seen


def _anywhere(chance: random.Random, text: str, characters: str) -> int | None:
    places = [i for i, c in enumerate(text) if c in characters]
    return chance.choice(places) if places else None


def _put(text: str, at: int | None, new: str, dropped: int = 1) -> str:
    return text if at is None else text[:at] + new + text[at + dropped :]


def quote_added(chance: random.Random, text: str) -> str:
    return _put(text, chance.randrange(len(text) + 1), '"', 0)


def quote_opened(chance: random.Random, text: str) -> str:
    at = _anywhere(chance, text, "".join(SEPARATORS) + "\n")
    return text if at is None else _put(text, at + 1, '"', 0)


def quote_closed(chance: random.Random, text: str) -> str:
    return _put(text, _anywhere(chance, text, "".join(SEPARATORS) + "\r\n"), '"', 0)


def quote_dropped(chance: random.Random, text: str) -> str:
    return _put(text, _anywhere(chance, text, '"'), "")


def separator_added(chance: random.Random, text: str) -> str:
    return _put(text, chance.randrange(len(text) + 1), chance.choice(SEPARATORS), 0)


def separator_dropped(chance: random.Random, text: str) -> str:
    return _put(text, _anywhere(chance, text, "".join(SEPARATORS)), "")


def separator_changed(chance: random.Random, text: str) -> str:
    return _put(text, _anywhere(chance, text, "".join(SEPARATORS)), chance.choice(SEPARATORS))


def separator_changed_in_a_line(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    one, other = chance.sample(SEPARATORS, 2)
    lines[at] = lines[at].replace(one, other)
    return "\n".join(lines)


def line_split(chance: random.Random, text: str) -> str:
    return _put(text, chance.randrange(len(text) + 1), "\n", 0)


def lines_joined(chance: random.Random, text: str) -> str:
    return _put(text, _anywhere(chance, text, "\n"), "")


def carriage_return(chance: random.Random, text: str) -> str:
    return _put(text, _anywhere(chance, text, "\n"), "\r")


def carriage_returns(chance: random.Random, text: str) -> str:
    return text.replace("\n", "\r")


def cut_off(chance: random.Random, text: str) -> str:
    return text[: chance.randrange(1, len(text) + 1)]


def part_repeated(chance: random.Random, text: str) -> str:
    first, last = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
    return text[:last] + text[first:]


def unseen_added(chance: random.Random, text: str) -> str:
    unseen = chance.choice("\ufeff\u200b\u00a0\u00ad\x00\x07\x1a\x85\u2028\u202e\u0301\v\f")
    return _put(text, chance.randrange(len(text) + 1), unseen, 0)


def blank_lines(chance: random.Random, text: str) -> str:
    at = _anywhere(chance, text, "\n")
    return _put(text, at, chance.choice(("\n\n", "\n;;;\n", "\n,,,,\n", "\n \n\n")))


# Bytes: what breaks the encoding, or is another one


def _old_codes() -> ModuleType:
    """Return the writers of old encodings, which share nothing with their reader."""
    spec = importlib.util.spec_from_file_location("old_codes", OLD_CODES)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_OLD = _old_codes()
ENCODERS: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "utf-8-sig": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16-be": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "cp1258": _OLD.cp1258,
    "tcvn3": _OLD.tcvn3,
    "vni": _OLD.vni,
}


def _encoded(chance: random.Random, text: str) -> tuple[str, bytes]:
    way = "utf-8" if chance.random() < 0.6 else chance.choice(list(ENCODERS))
    try:
        return way, ENCODERS[way](text)
    except (UnicodeEncodeError, KeyError):  # It has no such letter.
        return "utf-8", text.encode()


def bit_flipped(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def byte_dropped(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + 1 :]


def byte_added(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at:]


def bytes_cut_off(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(1, len(data) + 1)]


TEXT_DAMAGES = (
    quote_added, quote_opened, quote_opened, quote_closed, quote_dropped, separator_added, separator_dropped,
    separator_changed, separator_changed_in_a_line, line_split, lines_joined, carriage_return,
    carriage_returns, cut_off, part_repeated, unseen_added, blank_lines,
)  # fmt: skip
BYTE_DAMAGES = (bit_flipped, byte_dropped, byte_added, bytes_cut_off)
