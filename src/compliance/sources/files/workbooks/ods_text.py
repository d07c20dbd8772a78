"""The text of a cell of an OpenDocument spreadsheet: its paragraphs, blanks and fonts.

Source: OpenDocument 1.3 part 3, section 6.1.2 (white space).
"""

import re

from compliance.sources.files.workbooks.ods_styles import OdsStyles
from compliance.sources.files.workbooks.refused import MAX_CHARACTERS, damaged
from compliance.sources.files.workbooks.xml_part import Attributes

_PARAGRAPHS = ("text:p", "text:h")
_BLANKS = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
_LAYOUT = re.compile(r"[ \t\r\n]+")


class OdsText:
    """Takes in the elements within a cell.

    Attributes:
        runs: Stretches of text with the names of their fonts; None: the font of the cell. A text longer than
            a cell can be is cut, and still longer than that.
        has_paragraphs: Whether there is a text, be it empty.
    """

    def __init__(self, styles: OdsStyles) -> None:
        """Begin with no text; `styles` name the fonts."""
        self.runs: list[tuple[str, str | None]] = []
        self.has_paragraphs = False
        self._styles = styles
        self._fonts: list[str | None] = []
        self._length = 0
        self._after_blank = True

    @property
    def whole(self) -> str:
        """The text without its fonts."""
        return "".join(text for text, _ in self.runs)

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take in the beginning of an element.

        Raises:
            Refused: It does not stand in a cell, or repeats blanks beyond what a cell holds.
        """
        if tag in _PARAGRAPHS:
            if self.has_paragraphs:
                self._add("\n", None)
            self.has_paragraphs = self._after_blank = True
        elif tag == "text:span":
            font = self._styles.text_font(attributes.get("text:style-name", ""))
            self._fonts.append(font or (self._fonts[-1] if self._fonts else None))
        elif tag in _BLANKS:
            self._add(_BLANKS[tag] * repeated(attributes, "text:c", MAX_CHARACTERS), None)
            self._after_blank = False
        elif tag == "table:table":
            raise damaged("bảng lồng trong bảng", "a table stands in a table")

    def end(self, tag: str) -> None:
        """Take in the end of an element."""
        if tag == "text:span":
            self._fonts.pop()

    def text(self, text: str) -> None:
        """Take in a text; blanks are one space, and none after another or where a paragraph begins."""
        if not self.has_paragraphs:
            return
        seen = _LAYOUT.sub(" ", text)
        if self._after_blank:
            seen = seen.removeprefix(" ")
        if seen:
            self._after_blank = seen.endswith(" ")
            self._add(seen, self._fonts[-1] if self._fonts else None)

    def _add(self, text: str, font: str | None) -> None:
        if self._length <= MAX_CHARACTERS:
            self._length += len(text)
            self.runs.append((text, font))


def repeated(attributes: Attributes, name: str, most: int) -> int:
    """Return how many times an attribute says that something stands.

    Raises:
        Refused: It says no number from 1 to `most`.
    """
    text = attributes.get(name)
    if text is None:
        return 1
    if not text.isdecimal() or len(text) > 9 or not 1 <= int(text) <= most:
        raise damaged(f"số lần lặp {text!r}", f"the repetition {text!r}")
    return int(text)
