"""The texts in records of Excel 97 to 2003: of one or two bytes a letter, with fonts, over several records.

Source: [MS-XLS], sections 2.5.240 (short texts), 2.5.293 and 2.5.294 (texts) and 2.4.265 (shared texts).
"""

import struct

from compliance.sources.files.workbooks.refused import too_large

MAX_TEXTS = 5_000_000
"""Shared texts of a workbook."""

WIDE, _WITH_MORE, _RICH = 0x01, 0x04, 0x08
"""Flags of a text: two bytes a letter; more follows it; its fonts follow it."""

RichText = tuple[str, tuple[tuple[int, ...], ...]]
"""A text, and from which letter on it has which font; before the first it has that of the cell."""


def read_text_at(body: bytes, place: int) -> tuple[str, int]:
    """Return a text whose length is two bytes, and where it ends.

    Raises:
        IndexError: It does not end in this record.
    """
    length, flags = u16(body, place), body[place + 2]
    place += 3 + (2 if flags & _RICH else 0) + (4 if flags & _WITH_MORE else 0)
    end = place + length * (2 if flags & WIDE else 1)
    if end > len(body):
        raise IndexError(end)
    return _letters(body[place:end], flags), end


def short_text(body: bytes, place: int) -> str:
    """Return a text whose length is one byte."""
    length, flags = body[place], body[place + 1]
    return _letters(body[place + 2 : place + 2 + length * (2 if flags & WIDE else 1)], flags)


def _letters(raw: bytes, flags: int) -> str:
    return raw.decode("utf-16-le" if flags & WIDE else "latin-1", "replace")


def u16(body: bytes, place: int) -> int:
    """Return a number of two bytes."""
    return body[place] | body[place + 1] << 8


def read_texts(bodies: list[bytes]) -> list[RichText]:
    """Return the shared texts; where one goes on in the next record, its letters begin with new flags."""
    texts: list[RichText] = []
    reader = _TextReader(bodies)
    count = struct.unpack_from("<L", bodies[0], 4)[0]
    while len(texts) < count and not reader.is_at_end():
        texts.append(reader.read())
        if len(texts) > MAX_TEXTS:
            raise too_large("quá nhiều văn bản", "too many texts")
    return texts


class _TextReader:
    def __init__(self, bodies: list[bytes]) -> None:
        self._bodies = bodies
        self._body = bodies[0]
        self._next = 1
        self._place = 8

    def is_at_end(self) -> bool:
        return self._place >= len(self._body) and self._next >= len(self._bodies)

    def read(self) -> RichText:
        if self._place >= len(self._body):
            self._go_on()
        length, flags = u16(self._body, self._place), self._body[self._place + 2]
        self._place += 3
        changes = self._number(2) if flags & _RICH else 0
        more = self._number(4) if flags & _WITH_MORE else 0
        letters = []
        while True:
            width = 2 if flags & WIDE else 1
            taken = min(length, (len(self._body) - self._place) // width)
            letters.append(_letters(self._body[self._place : self._place + taken * width], flags))
            self._place += taken * width
            length -= taken
            if not length:
                break
            self._go_on()
            flags = self._body[0]
            self._place = 1
        fonts = self._bytes(4 * changes)
        self._bytes(more)
        return "".join(letters), tuple(struct.iter_unpack("<HH", fonts))

    def _go_on(self) -> None:
        self._body, self._place = self._bodies[self._next], 0
        self._next += 1

    def _number(self, size: int) -> int:
        self._place += size
        return int.from_bytes(self._body[self._place - size : self._place], "little")

    def _bytes(self, size: int) -> bytes:
        found = b""
        while size > len(found):
            if self._place >= len(self._body):
                self._go_on()
            part = self._body[self._place : self._place + size - len(found)]
            self._place += len(part)
            found += part
        return found
