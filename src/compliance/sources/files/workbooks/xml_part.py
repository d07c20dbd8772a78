"""Reads the XML of a part of a workbook as a stream; definitions of entities are refused."""

from collections.abc import Callable, Iterable
from typing import Any
from xml.parsers import expat

from compliance.sources.files.workbooks.refused import damaged

MAX_TAG = 16 << 20
"""Bytes of an element with its attributes, without what it holds."""

Attributes = dict[str, str]


def read_xml(
    pieces: Iterable[bytes],
    part: str,
    start: Callable[[str, Attributes], Any] | None = None,
    end: Callable[[str], Any] | None = None,
    text: Callable[[str], Any] | None = None,
) -> None:
    """Call back for each element and text of a part; names come as written, with their prefix.

    Args:
        pieces: The part, as bytes.
        part: Its name, for readers.
        start: Gets the name and attributes of each element.
        end: Gets the name of each element that ends.
        text: Gets the texts between.

    Raises:
        Refused: It is no XML, or defines entities, which no program does in a workbook.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = lambda *_: _refuse_entities(part)
    if start is not None:
        parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        taken = 0
        for piece in pieces:
            parser.Parse(piece)
            taken += len(piece)
            if taken - parser.CurrentByteIndex > MAX_TAG:
                raise damaged(f"phần {part!r} có thẻ quá dài", f"the part {part!r} has too long a tag")
        parser.Parse(b"", True)
    except (expat.ExpatError, UnicodeError, LookupError) as error:
        raise damaged(f"phần {part!r} không phải XML", f"the part {part!r} is no XML") from error


def local(name: str) -> str:
    """Return a name without its prefix."""
    return name[name.find(":") + 1 :]


def is_true(value: str | None) -> bool:
    """Return whether an attribute says yes."""
    return value in ("1", "true")


def _refuse_entities(part: str) -> None:
    raise damaged(f"phần {part!r} có khai báo DOCTYPE", f"the part {part!r} holds a DOCTYPE")
