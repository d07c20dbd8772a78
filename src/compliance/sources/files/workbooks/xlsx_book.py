"""What a workbook of Excel (.xlsx, .xlsm) says of itself: sheets, styles, texts, its first day.

Source: ECMA-376 part 1, sections 18.2 (workbook), 18.4 (shared texts) and 18.8 (styles).
"""

import posixpath
import re
from dataclasses import dataclass, field

from compliance.sources.files.workbooks.cell_value import PLAIN_STYLE, CellStyle
from compliance.sources.files.workbooks.face import Face
from compliance.sources.files.workbooks.number_format import BUILT_IN, GENERAL, number_format
from compliance.sources.files.workbooks.refused import (
    FREELY_UNPACKED,
    MAX_CELLS,
    damaged,
    too_large,
)
from compliance.sources.files.workbooks.sheet_cells import Room
from compliance.sources.files.workbooks.xlsx_text import RichText, TextCollector, with_look
from compliance.sources.files.workbooks.xml_part import Attributes, is_true, local, read_xml
from compliance.sources.files.workbooks.zip_parts import ZipParts
from compliance.sources.grid import Epoch

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"

_EXTERNAL = re.compile(
    r"(?<![\w\]\[.])\[\d+\][^\[\]]*!|\b(?:IMPORT(?:RANGE|DATA|HTML|XML|FEED)|WEBSERVICE|RTD)\("
)
"""What a formula takes from other workbooks, by the number of the link, and functions that fetch data."""


@dataclass(frozen=True)
class SheetPart:
    """A sheet as the workbook lists it.

    Attributes:
        name: Its name.
        kind: `worksheet`; `chartsheet` and others hold no cells that are read.
        part: The part that holds it.
        state: `visible`, `hidden` or `veryHidden`.
    """

    name: str
    kind: str
    part: str
    state: str


@dataclass
class XlsxBook:
    """What is known of a workbook before its sheets are read.

    Attributes:
        parts: Its parts.
        sheets: Its sheets in order.
        epoch: From which day it counts dates.
        is_unsure: Whether it says that its formulas are to be calculated anew, so none of their results
            counts.
        external_names: Names in formulas that stand for cells of other workbooks.
        styles: Its styles by number; empty if it has no part for them.
        texts: Its shared texts by number, once they are loaded.
        texts_part: The part that holds these; None if there is none.
        styles_part: The part that holds the styles; None if there is none.
        room: How many cells may still be read.
    """

    parts: ZipParts
    sheets: list[SheetPart] = field(default_factory=list)
    epoch: Epoch = 1900
    is_unsure: bool = False
    external_names: set[str] = field(default_factory=set)
    styles: list[CellStyle] = field(default_factory=list)
    texts_part: str | None = None
    styles_part: str | None = None
    room: Room = field(default_factory=Room)
    texts: list[str | RichText] = field(default_factory=list)

    def load_texts(self) -> None:
        """Load the shared texts, if that was not done before.

        Raises:
            Refused: They cannot be read.
        """
        if self.texts_part is not None and not self.texts:
            self.texts = _read_texts(self.parts, self.texts_part)

    def is_external(self, formula: str) -> bool:
        """Return whether a formula takes something from another workbook."""
        if _EXTERNAL.search(formula):
            return True
        return bool(self.external_names) and bool(
            self.external_names & {word.casefold() for word in re.findall(r"[\w.\\]+", formula)}
        )

    def style(self, number: str | None) -> CellStyle:
        """Return a style by its number; None: the usual one."""
        if not self.styles:
            return PLAIN_STYLE
        if number is None:
            return self.styles[0]
        if not number.isdecimal() or int(number) >= len(self.styles):
            raise damaged(f"thiếu kiểu ô {number}", f"there is no style {number}")
        return self.styles[int(number)]


def read_book(parts: ZipParts) -> XlsxBook:
    """Return what a workbook says of itself.

    Raises:
        Refused: Its parts are missing or cannot be read.
    """
    book = XlsxBook(parts)
    reader = _BookReader(book)
    read_xml(parts.pieces(WORKBOOK, FREELY_UNPACKED), WORKBOOK, reader.start, reader.end, reader.text)
    relations = _read_relations(parts)
    for kind, part in relations.values():
        if kind == "sharedStrings":
            book.texts_part = part
        elif kind == "styles":
            book.styles_part = part
    book.sheets = [_sheet_part(sheet, relations) for sheet in reader.sheets]
    if len({sheet.name.casefold() for sheet in book.sheets}) < len(book.sheets):
        raise damaged("hai trang tính cùng tên", "two sheets have the same name")
    if book.styles_part is not None:
        book.styles = _read_styles(parts, book.styles_part)
    return book


class _BookReader:
    """Takes in the elements of the part that lists the sheets."""

    def __init__(self, book: XlsxBook) -> None:
        self.sheets: list[Attributes] = []
        self._book = book
        self._name: str | None = None
        self._formula: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        match local(tag):
            case "sheet":
                self.sheets.append({local(key): value for key, value in attributes.items()})
            case "workbookPr" if is_true(attributes.get("date1904")):
                self._book.epoch = 1904
            case "calcPr":
                self._book.is_unsure = is_true(attributes.get("fullCalcOnLoad"))
            case "definedName":
                self._name, self._formula = attributes.get("name", ""), []

    def end(self, tag: str) -> None:
        if local(tag) == "definedName" and self._name is not None:
            if _EXTERNAL.search("".join(self._formula)):
                self._book.external_names.add(self._name.casefold())
            self._name = None

    def text(self, text: str) -> None:
        if self._name is not None:
            self._formula.append(text)


def _sheet_part(sheet: Attributes, relations: dict[str, tuple[str, str]]) -> SheetPart:
    name, state = sheet.get("name", ""), sheet.get("state", "visible")
    kind, part = relations.get(sheet.get("id", ""), ("", ""))
    if not part:
        raise damaged(f"thiếu trang tính {name!r}", f"the sheet {name!r} is missing")
    return SheetPart(name, kind, part, state)


def _read_relations(parts: ZipParts) -> dict[str, tuple[str, str]]:
    targets = {}

    def start(tag: str, attributes: Attributes) -> None:
        if local(tag) == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(
                posixpath.join("/xl", attributes.get("Target", "").replace("\\", "/"))
            )
            kind = attributes.get("Type", "").rpartition("/")[2]
            targets[attributes.get("Id", "")] = (kind, target.removeprefix("/"))

    read_xml(parts.pieces(RELATIONS, FREELY_UNPACKED), RELATIONS, start)
    return targets


def _read_styles(parts: ZipParts, part: str) -> list[CellStyle]:
    codes = dict(BUILT_IN)
    faces: list[Face] = []
    styles: list[CellStyle] = []
    path: list[str] = []

    def start(tag: str, attributes: Attributes) -> None:
        path.append(local(tag))
        match path[-2:]:
            case ["numFmts", "numFmt"]:
                codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
            case ["fonts", "font"]:
                faces.append(Face())
            case ["font", name] if path[-3] == "fonts":
                faces[-1] = with_look(faces[-1], name, attributes)
            case ["cellXfs", "xf"]:
                font = _number(attributes.get("fontId"))
                code = codes.get(_number(attributes.get("numFmtId")), GENERAL)
                face = faces[font] if font < len(faces) else Face()
                styles.append(CellStyle(number_format(code), face))

    read_xml(parts.pieces(part, FREELY_UNPACKED), part, start, lambda _: path.pop())
    return styles


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _read_texts(parts: ZipParts, part: str) -> list[str | RichText]:
    texts: list[str | RichText] = []
    collector = TextCollector()

    def end(tag: str) -> None:
        if local(tag) == "si":
            texts.append(collector.taken())
            if len(texts) > MAX_CELLS:
                raise too_large("quá nhiều văn bản", "too many texts")
        else:
            collector.end(tag)

    read_xml(parts.pieces(part), part, collector.start, end, collector.text)
    return texts
