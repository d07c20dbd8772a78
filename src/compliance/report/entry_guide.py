"""A sheet that explains: a title, what to do, tables; and the sheet of the values to choose from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from compliance.model.fields import Column, RecordKind
from compliance.model.schema import COVERED
from compliance.model.texts import Lang
from compliance.report.entry_sheet import FONT, height_of, set_up_print, write_text
from compliance.report.entry_words import say

Allowed = tuple[tuple[str, str], ...]
"""The values that a field allows, in order, with what each means."""

_HEAD = PatternFill("solid", fgColor="E3ECF5")


@dataclass(frozen=True)
class GuideTable:
    """A table of a sheet that explains.

    Attributes:
        title: What stands above it.
        headings: One a column.
        rows: Its rows, a text or number a column.
        links: Whether its first column names sheets to go to.
    """

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str | int]]
    links: bool = False


def write_guide(
    page: Worksheet, title: str, lines: Iterable[str], tables: Iterable[GuideTable], widths: Sequence[float]
) -> list[int]:
    """Write a sheet that explains; return the first row of each table's contents.

    Args:
        page: An empty sheet.
        title: What it is about.
        lines: What to do, a paragraph each.
        tables: What follows, one below the other.
        widths: The widths of its columns; lines are as wide as all of them.
    """
    for number, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(number)].width = width
    _write_line(page, title, widths, Font(name=FONT, size=14, bold=True))
    for line in lines:
        _write_line(page, line, widths, Font(name=FONT, size=11))
    begins = []
    for table in tables:
        page.cell(page.max_row + 1, 1)  # A blank row.
        _write_line(page, table.title, widths, Font(name=FONT, size=12, bold=True))
        _write_row(page, table.headings, widths, is_head=True, links=False)
        begins.append(page.max_row + 1)
        for row in table.rows:
            _write_row(page, row, widths, is_head=False, links=table.links)
    set_up_print(page, 1)
    return begins


def _write_line(page: Worksheet, text: str, widths: Sequence[float], font: Font) -> None:
    number = page.max_row + (page["A1"].value is not None)
    page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(widths))
    cell = page.cell(number, 1)
    write_text(cell, text)
    cell.font, cell.alignment = font, Alignment(wrap_text=True, vertical="top")
    page.row_dimensions[number].height = height_of([(text, sum(widths))], letters=1.15 * 11 / (font.sz or 11))


def _write_row(
    page: Worksheet, row: Sequence[str | int], widths: Sequence[float], *, is_head: bool, links: bool
) -> None:
    number = page.max_row + 1
    for column, value in enumerate(row, start=1):
        cell = page.cell(number, column)
        if isinstance(value, str):
            write_text(cell, value)
        else:
            cell.value = value
        is_link = links and column == 1
        cell.font = Font(name=FONT, size=11, bold=is_head, color="0563C1" if is_link else None)
        cell.alignment = Alignment(
            wrap_text=True, vertical="center" if is_head else "top",
            horizontal=None if isinstance(value, str) else "center",
        )  # fmt: skip
        if is_head:
            cell.fill = _HEAD
        if is_link:
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quoted(str(value))}!A1")
    texts = [(str(value), width) for value, width in zip(row, widths, strict=False)]
    page.row_dimensions[number].height = height_of(texts, letters=1.0 if is_head else 1.2)


def quoted(sheet: str) -> str:
    """Return a sheet's name as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"


def allowed_values(column: Column) -> Allowed:
    """Return the values a field allows as they are typed, each with what it means; none if it is open."""
    if column.choices is not None:
        return tuple((member.vi, member.value) for member in column.choices)
    if column.names == "table":
        return tuple((plural, kind.label.vi) for plural, kind in COVERED.items())
    return ()


def add_lists(book: Workbook, kinds: Sequence[RecordKind], lang: Lang) -> Mapping[Allowed, str]:
    """Add the sheet of the values to choose from; return the defined name of each list.

    A list stands once, under the labels of all fields that use it.
    """
    users: dict[Allowed, dict[str, None]] = {}
    names: dict[Allowed, str] = {}
    for kind in kinds:
        for name, column in kind.columns.items():
            if values := allowed_values(column):
                users.setdefault(values, {})[column.label.vi] = None
                names.setdefault(values, f"ds_{kind.plural}_{name}")
    rows = [
        ("; ".join(labels) if at == 0 else "", value, meaning)
        for values, labels in users.items()
        for at, (value, meaning) in enumerate(values)
    ]
    if not rows:
        return {}
    page = book.create_sheet(say("lists", lang))
    headings = [say(key, lang) for key in ("label", "value", "meaning")]
    table = GuideTable(say("lists_title", lang), headings, rows)
    (first,) = write_guide(page, say("lists", lang), (), [table], (46, 56, 56))
    for values in users:
        place = f"{quoted(page.title)}!$B${first}:$B${first + len(values) - 1}"
        book.defined_names[names[values]] = DefinedName(names[values], attr_text=place)
        first += len(values)
    return names
