"""A department's paper as a document: page, fonts, head, tables, signature by Decree 30/2020/NĐ-CP."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
BODY, SMALL = Pt(14), Pt(12)
BLANK = "«...»"
"""Stands where an officer writes."""

WIDTH_MM = 210 - 30 - 15
"""Width between the margins of an A4 page."""

_MOST_KEPT = 600
"""Letters of a cell up to which its row stays on one page."""

_NO_TEXT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What a document's XML cannot hold."""


@dataclass(frozen=True)
class Head:
    """What stands above a paper's text.

    Attributes:
        above: The body the issuing one belongs to.
        issuer: Who issues it.
        number: Number and sign.
        place_day: Place and day.
        mark: A mark such as that of a draft.
        kind: What kind of paper it is.
        about: What it is about.
    """

    above: str
    issuer: str
    number: str
    place_day: str
    mark: str
    kind: str
    about: str


def new_paper() -> Paper:
    """Return an empty A4 document with its styles, and page numbers from the second page on."""
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    for name in ("Normal", "Heading 1", "Heading 2"):
        style = paper.styles[name]
        assert isinstance(style, ParagraphStyle)  # noqa: S101 (they are in every template)
        _dress(style, is_heading=name != "Normal")
    small = paper.styles.add_style("Ô bảng", WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(small, ParagraphStyle)  # noqa: S101
    small.base_style = paper.styles["Normal"]
    small.font.size = SMALL
    small.paragraph_format.space_before = small.paragraph_format.space_after = Pt(1)
    number = section.header.paragraphs[0]
    number.style = paper.styles["Normal"]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        number.add_run()._r.append(_field(kind, text))  # noqa: SLF001 (fields have no interface)
    return paper


def add_head(paper: Paper, head: Head) -> None:
    """Write the issuing body, the motto, number, place and day, and the title."""
    table = paper.add_table(1, 2)
    _set_widths(table, (62, WIDTH_MM - 62))
    _set_margins(table)
    left, right = table.rows[0].cells
    _line(left.paragraphs[0], head.above, size=Pt(13))
    _line(left.add_paragraph(), head.issuer, size=Pt(13), is_bold=True)
    _rule(left.add_paragraph(), 21)
    _line(left.add_paragraph(), head.number, size=Pt(13))
    mark = left.add_paragraph()
    _line(mark, head.mark, size=Pt(13), is_bold=True)
    mark.paragraph_format.left_indent = mark.paragraph_format.right_indent = Mm(16)
    mark.paragraph_format.space_before = Pt(6)
    _border(mark, ("top", "left", "bottom", "right"))
    _line(right.paragraphs[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=Pt(12.5), is_bold=True)
    _line(right.add_paragraph(), "Độc lập - Tự do - Hạnh phúc", size=Pt(13.5), is_bold=True)
    _rule(right.add_paragraph(), 22)
    _line(right.add_paragraph(), head.place_day, size=Pt(13.5), is_italic=True)
    title = paper.add_paragraph()
    _line(title, head.kind, size=BODY, is_bold=True)
    title.paragraph_format.space_before = Pt(18)
    _line(paper.add_paragraph(), head.about, size=BODY, is_bold=True)
    _rule(paper.add_paragraph(), 62)


def add_heading(paper: Paper, text: str, level: int = 1) -> None:
    """Write a numbered heading."""
    paper.add_paragraph(_clean(text), style=f"Heading {level}")


def add_text(paper: Paper, text: str) -> None:
    """Write a paragraph of the body."""
    paragraph = paper.add_paragraph(_clean(text))
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(12.7)


def add_table(
    paper: Paper, heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]
) -> None:
    """Write a table: its head again on every page, lines of a cell as paragraphs.

    A row is not cut where a page ends, unless it is so long that much of a page would stay empty.
    """
    table = paper.add_table(1, len(heads), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.style = "Ô bảng"
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(head).bold = True
    _mark_row(table, 0, "w:tblHeader")
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            _fill(cell, text)
    for index, row in enumerate([heads, *rows]):
        if max(map(len, row)) <= _MOST_KEPT:
            _mark_row(table, index, "w:cantSplit")
    _set_widths(table, widths)
    after = paper.add_paragraph()
    after.paragraph_format.space_before = after.paragraph_format.space_after = Pt(0)
    after.paragraph_format.line_spacing = Pt(8)


def add_signature(paper: Paper, recipients: Sequence[str], signer: str) -> None:
    """Write to whom the paper goes, and who signs it."""
    table = paper.add_table(1, 2)
    _set_widths(table, (80, WIDTH_MM - 80))
    _mark_row(table, 0, "w:cantSplit")
    left, right = table.rows[0].cells
    _line(left.paragraphs[0], "Nơi nhận:", size=SMALL, is_bold=True, is_italic=True)
    left.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT
    for recipient in recipients:
        paragraph = left.add_paragraph()
        _line(paragraph, recipient, size=Pt(11))
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    _line(right.paragraphs[0], signer, size=BODY, is_bold=True)
    for text in ("", "", "", BLANK):
        _line(right.add_paragraph(), text, size=BODY, is_bold=True)


def _dress(style: ParagraphStyle, *, is_heading: bool) -> None:
    style.font.name, style.font.size = FONT, BODY
    style.font.bold, style.font.italic = is_heading, False
    style.font.color.rgb = None
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), FONT)
    for color in properties.findall(qn("w:color")):
        properties.remove(color)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    properties.append(language)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(6 if is_heading else 3), Pt(6), 1.1
    shape.keep_with_next = is_heading


def _field(kind: str, text: str) -> BaseOxmlElement:
    """Return a part of a field: its beginning, its code or its end."""
    if not kind:
        code = OxmlElement("w:instrText")
        code.text = text
        return code
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark


def _line(
    paragraph: Paragraph, text: str, *, size: Length, is_bold: bool = False, is_italic: bool = False
) -> None:
    run = paragraph.add_run(_clean(text))
    run.font.size, run.bold, run.italic = size, is_bold, is_italic
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
    paragraph.paragraph_format.line_spacing = 1


def _rule(paragraph: Paragraph, inset_mm: int) -> None:
    """Make a paragraph a thin line, so far from both sides."""
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(inset_mm)
    shape.space_before, shape.space_after, shape.line_spacing = Pt(0), Pt(4), Pt(3)
    _border(paragraph, ("bottom",))


def _border(paragraph: Paragraph, edges: Sequence[str]) -> None:
    border = OxmlElement("w:pBdr")
    for name in edges:
        edge = OxmlElement(f"w:{name}")
        for key, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
            edge.set(qn(f"w:{key}"), value)
        border.append(edge)
    paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001 (borders have no interface)
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )


def _fill(cell: _Cell, text: str) -> None:
    for number, line in enumerate(_clean(text).split("\n")):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        paragraph.style = "Ô bảng"
        paragraph.add_run(line)


def _mark_row(table: Table, index: int, mark: str) -> None:
    table.rows[index]._tr.get_or_add_trPr().append(OxmlElement(mark))  # noqa: SLF001 (no interface)


def _set_widths(table: Table, widths: Sequence[int]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _set_margins(table: Table) -> None:
    """Let the texts of a table reach its edges."""
    margins = OxmlElement("w:tblCellMar")
    for name in ("left", "right"):
        side = OxmlElement(f"w:{name}")
        side.set(qn("w:w"), "0")
        side.set(qn("w:type"), "dxa")
        margins.append(side)
    table._tbl.tblPr.append(margins)  # noqa: SLF001 (margins have no interface)


def _clean(text: str) -> str:
    return _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", text)
