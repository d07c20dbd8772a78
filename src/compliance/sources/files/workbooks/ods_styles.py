"""The styles of an OpenDocument spreadsheet (.ods): looks of letters, number formats in the words of Excel.

Source: OpenDocument 1.3 part 3, sections 16 (styles), 16.29 (data styles) and 20 (what styles say).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypedDict

from compliance.sources.files.workbooks.cell_value import CellStyle
from compliance.sources.files.workbooks.face import Face
from compliance.sources.files.workbooks.number_format import GENERAL, MAX_CODE, number_format
from compliance.sources.files.workbooks.refused import damaged
from compliance.sources.files.workbooks.xml_part import Attributes

_DATA_STYLES = (
    "number:number-style", "number:currency-style", "number:percentage-style", "number:date-style",
    "number:time-style", "number:boolean-style", "number:text-style",
)  # fmt: skip
_LINES_THROUGH = (
    "style:text-line-through-style", "style:text-line-through-type", "style:text-crossing-out",
)  # fmt: skip
"""What says that a line goes through a text, the last in files of before OpenDocument 1.0."""
_CELL = "table-cell"
_LETTERS = {
    "number:day": ("d", "dd"), "number:month": ("m", "mm"), "number:year": ("yy", "yyyy"),
    "number:hours": ("h", "hh"), "number:minutes": ("m", "mm"), "number:seconds": ("s", "ss"),
    "number:day-of-week": ("ddd", "dddd"), "number:era": ("g", "gg"), "number:am-pm": ("AM/PM", "AM/PM"),
    "number:scientific-number": ("0E+00", "0E+00"), "number:fraction": ("# ?/?", "# ?/?"),
    "number:boolean": (GENERAL, GENERAL), "number:text-content": ("@", "@"),
}  # fmt: skip
MAX_STYLES = 200_000
"""Styles of a spreadsheet."""
MAX_PARENTS = 50
"""Styles that one style may stand upon."""


class Look(TypedDict, total=False):
    """What a style says of the look of letters; on the rest, the styles that it stands upon decide."""

    font: str
    is_struck: bool
    rise: int


@dataclass
class _Style:
    parent: str = ""
    data_style: str = ""
    look: Look = field(default_factory=Look)
    is_hidden: bool = False


@dataclass
class _DataStyle:
    code: str = ""
    positive: str = ""


@dataclass
class OdsStyles:
    """Collects the styles of a spreadsheet as its parts are read; then tells them by name."""

    _fonts: dict[str, str] = field(default_factory=dict)
    _styles: dict[tuple[str, str], _Style] = field(default_factory=dict)
    _data: dict[str, _DataStyle] = field(default_factory=dict)
    _default: _Style = field(default_factory=_Style)
    _known: dict[str, CellStyle] = field(default_factory=dict)
    _style: _Style | None = None
    _format: _DataStyle | None = None
    _is_percentage: bool = False
    _literal: str | None = None
    _is_number: bool = False
    _embedded: list[tuple[int, str]] = field(default_factory=list)

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take in the beginning of an element."""
        get = attributes.get
        if tag == "style:font-face":
            self._fonts[get("style:name", "")] = get("svg:font-family", "").strip("'\"")
        elif tag == "style:style":
            key = (get("style:family", ""), get("style:name", ""))
            self._style = _Style(get("style:parent-style-name", ""), get("style:data-style-name", ""))
            self._styles[key] = self._style
            if len(self._styles) > MAX_STYLES:
                raise damaged("quá nhiều kiểu ô", "too many styles")
        elif tag == "style:default-style":
            self._style = self._default if get("style:family") == _CELL else _Style()
        elif tag == "style:text-properties" and self._style is not None:
            self._style.look = self._look(attributes)
        elif tag == "style:table-properties" and self._style is not None:
            self._style.is_hidden = get("table:display") == "false"
        elif tag in _DATA_STYLES:
            self._format = self._data[get("style:name", "")] = _DataStyle()
            self._is_percentage = tag == "number:percentage-style"
            self._truncates = get("number:truncate-on-overflow") != "false"
        elif self._format is not None:
            self._start_part(self._format, tag, get)

    def _look(self, attributes: Attributes) -> Look:
        get, look = attributes.get, Look()
        name = get("style:font-name", "")
        if font := self._fonts.get(name, name) or get("fo:font-family", "").strip("'\""):
            look["font"] = font
        if lines := [attributes[line] for line in _LINES_THROUGH if line in attributes]:
            look["is_struck"] = any(line != "none" for line in lines)
        if "style:text-position" in attributes:
            look["rise"] = _rise(attributes["style:text-position"])
        return look

    def _start_part(self, shows: _DataStyle, tag: str, get: Callable[..., str]) -> None:
        if tag == "number:number":
            shows.code += _digits(get)
        elif tag in ("number:text", "number:currency-symbol", "number:embedded-text"):
            self._literal = ""
        elif tag == "number:hours" and not self._truncates:
            shows.code += "[h]"
        elif tag in _LETTERS:
            short, long = _LETTERS[tag]
            is_name = tag == "number:month" and get("number:textual", "") == "true"
            shows.code += "mmm" if is_name else long if get("number:style", "") == "long" else short
        elif tag == "style:map" and get("style:condition", "").replace(" ", "") in (
            "value()>=0",
            "value()>0",
        ):
            shows.positive = get("style:apply-style-name", "")

    def text(self, text: str) -> None:
        """Take in a text."""
        if self._literal is not None and len(self._literal) < MAX_CODE:
            self._literal += text

    def end(self, tag: str) -> None:
        """Take in the end of an element."""
        if tag in ("style:style", "style:default-style"):
            self._style = None
        elif tag in _DATA_STYLES:
            self._format = None
        elif self._literal is not None and tag in (
            "number:text", "number:currency-symbol", "number:embedded-text"
        ):  # fmt: skip
            literal, self._literal = self._literal, None
            if self._format is not None and literal:
                is_sign = self._is_percentage and literal.strip() == "%"
                self._format.code += "%" if is_sign else '"' + literal.replace('"', "") + '"'

    def cell(self, name: str) -> CellStyle:
        """Return the style of cells with a name; blank: the usual one."""
        if name not in self._known:
            own, data_style = self._inherited(_CELL, name)
            look: Look = {**self._default.look, **own}
            self._known[name] = CellStyle(number_format(self._code(data_style)), Face(**look))
        return self._known[name]

    def look_of_text(self, family: str, name: str) -> Look:
        """Return what a style says of stretches of text (`text`) or of paragraphs (`paragraph`)."""
        return self._inherited(family, name)[0]

    def hides_table(self, name: str) -> bool:
        """Return whether tables with a style are not shown."""
        style = self._styles.get(("table", name))
        return style is not None and style.is_hidden

    def _inherited(self, family: str, name: str) -> tuple[Look, str]:
        look, data_style = Look(), ""
        for _ in range(MAX_PARENTS):
            style = self._styles.get((family, name))
            if style is None:
                break
            look, data_style = {**style.look, **look}, data_style or style.data_style
            name = style.parent
        return look, data_style

    def _code(self, name: str) -> str:
        style = self._data.get(name)
        if style is None:
            return GENERAL
        positive = self._data.get(style.positive)
        return style.code if positive is None else f"{positive.code};{style.code}"


def _rise(position: str) -> int:
    """Return whether a position such as `super 58%` or `-33% 58%` is above (1), below (-1) or on the line."""
    first = position.partition(" ")[0]
    if not first.strip("+-0.%"):
        return 0
    return -1 if first.startswith(("sub", "-")) else 1


def _digits(get: Callable[..., str]) -> str:
    whole = "0" * _count(get("number:min-integer-digits", "1")) or "#"
    if get("number:grouping", "") == "true":
        whole = "#,##" + whole
    decimals = "0" * _count(get("number:decimal-places", "0"))
    factor, scale = get("number:display-factor", "1"), ""
    while factor.endswith("000"):
        factor, scale = factor[:-3], scale + ","
    return whole + ("." + decimals if decimals else "") + scale


def _count(text: str) -> int:
    return min(int(text), 30) if text.isdecimal() else 0
