"""The text of a cell of an OpenDocument spreadsheet: its paragraphs, blanks and looks.

Source: OpenDocument 1.3 part 3, section 6.1.2 (white space).
"""

import re

from compliance.sources.files.workbooks.ods_styles import Look, OdsStyles
from compliance.sources.files.workbooks.refused import MAX_CHARACTERS, damaged
from compliance.sources.files.workbooks.xml_part import Attributes

_PARAGRAPHS = ("text:p", "text:h")
_BLANKS = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
_LAYOUT = re.compile(r"[ \t\r\n]+")


class OdsText:
    """Takes in the elements within a cell.

    Attributes:
        runs: Stretches of text with what is said of their look beside that of the cell. A text longer than a
            cell can be is cut, and still longer than that.
        has_paragraphs: Whether there is a text, be it empty.
    """

    def __init__(self, styles: OdsStyles) -> None:
        """Begin with no text; `styles` tell the looks."""
        self.runs: list[tuple[str, Look]] = []
        self.has_paragraphs = False
        self._styles = styles
        self._looks: list[Look] = [{}]
        self._length = 0
        self._after_blank = True

    @property
    def whole(self) -> str:
        """The text without its looks."""
        return "".join(text for text, _ in self.runs)

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take in the beginning of an element.

        Raises:
            Refused: It does not stand in a cell, or repeats blanks beyond what a cell holds.
        """
        if tag in _PARAGRAPHS:
            if self.has_paragraphs:
                self._add("\n")
            self.has_paragraphs = self._after_blank = True
            self._begin("paragraph", attributes)
        elif tag == "text:span":
            self._begin("text", attributes)
        elif tag in _BLANKS:
            self._add(_BLANKS[tag] * repeated(attributes, "text:c", MAX_CHARACTERS))
            self._after_blank = False
        elif tag == "table:table":
            raise damaged("bảng lồng trong bảng", "a table stands in a table")

    def end(self, tag: str) -> None:
        """Take in the end of an element."""
        if tag == "text:span" or tag in _PARAGRAPHS:
            self._looks.pop()

    def text(self, text: str) -> None:
        """Take in a text; blanks are one space, and none after another or where a paragraph begins."""
        if not self.has_paragraphs:
            return
        seen = _LAYOUT.sub(" ", text)
        if self._after_blank:
            seen = seen.removeprefix(" ")
        if seen:
            self._after_blank = seen.endswith(" ")
            self._add(seen)

    def _begin(self, family: str, attributes: Attributes) -> None:
        own = self._styles.look_of_text(family, attributes.get("text:style-name", ""))
        self._looks.append({**self._looks[-1], **own})

    def _add(self, text: str) -> None:
        if self._length <= MAX_CHARACTERS:
            self._length += len(text)
            self.runs.append((text, self._looks[-1]))


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
