"""Opens compound files: the small file systems in which Office kept a document before 2007.

Source: [MS-CFB], sections 2.1 to 2.6.
"""

import struct
from array import array
from collections.abc import Iterator

from compliance.sources.files.workbooks.refused import Refused, damaged

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_LAST_SECTOR = 0xFFFFFFFA
"""Numbers above are no sectors but ends and gaps."""
_NO_ENTRY = 0xFFFFFFFF
_HEADER = struct.Struct("<8s16xHHHHH6xIII4xIIIII109I")
_ENTRY = struct.Struct("<64sHBxIII36xIQ")
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_MINI_SECTOR = 64


class CompoundFile:
    """The streams that stand at the top of a compound file."""

    def __init__(self, data: bytes) -> None:
        """Read the directory.

        Raises:
            Refused: It is damaged.
        """
        self._data = data
        if len(data) < 512:
            raise _broken()
        (_, _, version, _, shift, mini_shift, _, _, first_directory, self._mini_cutoff, first_mini, _,
         first_difat, _, *difat) = _HEADER.unpack_from(data)  # fmt: skip
        if (version, shift) not in ((3, 9), (4, 12)) or mini_shift != 6:
            raise _broken()
        self._size = 1 << shift
        self._fat = self._read_fat(difat, first_difat)
        directory = b"".join(self._sectors(first_directory))
        self._entries = [_ENTRY.unpack_from(directory, i) for i in range(0, len(directory) - 127, 128)]
        if not self._entries or self._entries[0][2] != _ROOT:
            raise _broken()
        self._mini_fat = array("I", b"".join(self._sectors(first_mini)))
        self._mini_data = b"".join(self._sectors(self._entries[0][6]))
        self._top = dict(self._children(self._entries[0][5]))

    def __contains__(self, name: str) -> bool:
        """Return whether a stream or storage of a name stands at the top."""
        return name in self._top

    def read(self, name: str) -> bytes:
        """Return a stream.

        Raises:
            Refused: There is none of that name, or it is damaged.
        """
        entry = self._top.get(name)
        if entry is None or entry[2] != _STREAM:
            raise _broken()
        start, size = entry[6], entry[7] & 0xFFFFFFFF
        if size >= self._mini_cutoff:
            data = b"".join(self._sectors(start))
        else:
            chain = _chain(self._mini_fat, start)
            data = b"".join(self._mini_data[i * _MINI_SECTOR : (i + 1) * _MINI_SECTOR] for i in chain)
        if len(data) < size:
            raise _broken()
        return data[:size]

    def _read_fat(self, difat: list[int], next_difat: int) -> "array[int]":
        numbers = [number for number in difat if number < _LAST_SECTOR]
        seen: set[int] = set()
        while next_difat < _LAST_SECTOR:
            if next_difat in seen:
                raise _broken()
            seen.add(next_difat)
            *more, next_difat = array("I", self._sector(next_difat))
            numbers += [number for number in more if number < _LAST_SECTOR]
        if len(set(numbers)) < len(numbers):
            raise _broken()
        return array("I", b"".join(map(self._sector, numbers)))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        sector = self._data[start : start + self._size]
        if len(sector) < self._size and start + len(sector) < len(self._data):
            raise _broken()
        if not sector:
            raise _broken()
        return sector.ljust(self._size, b"\0")

    def _sectors(self, start: int) -> Iterator[bytes]:
        return map(self._sector, _chain(self._fat, start))

    def _children(self, root: int) -> Iterator[tuple[str, tuple[bytes, int, int, int, int, int, int, int]]]:
        waiting, seen = [root], set()
        while waiting:
            number = waiting.pop()
            if number == _NO_ENTRY:
                continue
            if number in seen or number >= len(self._entries):
                raise _broken()
            seen.add(number)
            entry = self._entries[number]
            raw, length, _, left, right, *_ = entry
            yield raw[: max(length - 2, 0)].decode("utf-16-le", "replace"), entry
            waiting += [left, right]


def _chain(table: "array[int]", start: int) -> Iterator[int]:
    visited = 0
    while start < _LAST_SECTOR:
        visited += 1
        if start >= len(table) or visited > len(table):
            raise _broken()
        yield start
        start = table[start]


def _broken() -> Refused:
    return damaged("không đọc được cấu trúc tệp", "its structure cannot be read")
