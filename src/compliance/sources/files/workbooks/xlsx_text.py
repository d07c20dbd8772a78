"""The texts of workbooks of Excel: stretches, each with a look of its own or that of its cell.

Source: ECMA-376 part 1, section 18.4 (shared texts).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from compliance.sources.files.workbooks.cell_text import too_many_characters
from compliance.sources.files.workbooks.face import Face, Run
from compliance.sources.files.workbooks.refused import MAX_CHARACTERS
from compliance.sources.files.workbooks.xml_part import Attributes, local

RichText = tuple[tuple[str, Face | None], ...]
"""Stretches of text with their own look, whose font may be blank: that of the cell; None: the cell's look."""

_RISES = {"superscript": 1, "subscript": -1}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    r"""Return a text with the characters that Excel writes as `_x000D_`.

    >>> unescaped("a_x000D_b"), unescaped("_x005F_x000D_")
    ('a\rb', '_x000D_')
    """
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def with_look(face: Face, tag: str, attributes: Attributes) -> Face:
    """Return a look with what one element says of it."""
    value = attributes.get("val")
    match tag:
        case "name" | "rFont":
            return replace(face, font=value or "")
        case "strike":
            return replace(face, is_struck=value not in ("0", "false"))
        case "vertAlign":
            return replace(face, rise=_RISES.get(value or "", 0))
    return face


class TextCollector:
    """Collects the stretches of a text of Excel; readings of Chinese characters beside it are left off."""

    def __init__(self) -> None:
        """Begin with no text."""
        self._runs: list[tuple[str, Face | None]] = []
        self._face: Face | None = None
        self._is_text = self._is_reading = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take in the beginning of an element."""
        tag = local(tag)
        if tag == "t":
            self._is_text = not self._is_reading
        elif tag == "r":
            self._face = None
        elif tag == "rPr":
            self._face = Face()
        elif tag == "rPh":
            self._is_reading = True
        elif self._face is not None:
            self._face = with_look(self._face, tag, attributes)

    def end(self, tag: str) -> None:
        """Take in the end of an element."""
        tag = local(tag)
        if tag == "t":
            self._is_text = False
        elif tag == "rPh":
            self._is_reading = False

    def text(self, text: str) -> None:
        """Take in a text."""
        if self._is_text:
            self._runs.append((text, self._face))
            if len(self._runs) > MAX_CHARACTERS:
                raise too_many_characters()

    def taken(self) -> str | RichText:
        """Return what was collected, and begin anew; a text without looks of its own as one."""
        runs, self._runs, self._face = self._runs, [], None
        if all(face is None for _, face in runs):
            return unescaped("".join(text for text, _ in runs))
        return tuple((unescaped(text), face) for text, face in runs)


def runs_in(text: str | RichText, face: Face) -> Iterator[Run]:
    """Yield the stretches of a text in a cell with a look."""
    if isinstance(text, str):
        yield text, face
    else:
        for stretch, own in text:
            if own is None:
                yield stretch, face
            else:
                yield stretch, own if own.font else replace(own, font=face.font)
