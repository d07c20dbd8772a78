"""The workbook that officers fill: what to know, what the register says of itself, a sheet a record kind."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from compliance.model.fields import Column, RecordKind
from compliance.model.schema import KINDS
from compliance.model.texts import Lang
from compliance.report.entry_columns import choice_check, how_to_write, sheet_name, template_column
from compliance.report.entry_guide import GuideTable, add_lists, allowed_values, write_guide
from compliance.report.entry_sheet import (
    FONT,
    LAST_ROW,
    LINE,
    TEXT,
    add_note,
    lay_out,
    set_up_print,
    write_text,
)
from compliance.report.entry_words import FLAGS, GUIDE, MANIFEST_WORDS, say
from compliance.report.workbook_bytes import bytes_of
from compliance.sources.notation import LOCALES
from compliance.sources.registers.manifest import MANIFEST_LABELS, MANIFEST_SHEETS

_MANIFEST_SHEET = MANIFEST_SHEETS[-1]
_WIDTHS = (31, 28, 20, 22, 10, 9, 34, 32)
_LISTED = 160
"""How many characters of allowed values are told beside a field."""


def template_bytes(kinds: Sequence[RecordKind], lang: Lang = "vi") -> bytes:
    """Return a workbook to fill in, as a file's bytes; the same kinds give the same bytes.

    Args:
        kinds: The kinds of record, one sheet each in this order; the kinds that fields refer to among them.
        lang: The language of explanations, notes and messages; headings and values to choose are
            Vietnamese, with the English label below.
    """
    book = Workbook()
    guide = book.worksheets[0]
    guide.title = say("guide", lang)
    _write_guide(guide, kinds, lang)
    _write_manifest(book.create_sheet(_MANIFEST_SHEET), lang)
    pages = [book.create_sheet(sheet_name(kind)) for kind in kinds]
    lists = add_lists(book, kinds, lang)
    for page, kind in zip(pages, kinds, strict=True):
        lay_out(page, [template_column(kind, column, lists, lang) for column in kind.columns.values()])
    return bytes_of(book)


def _write_guide(page: Worksheet, kinds: Sequence[RecordKind], lang: Lang) -> None:
    slots = {
        "manifest": _MANIFEST_SHEET,
        "coverage": sheet_name(KINDS["coverage"]),
        "last": f"{LAST_ROW:,}".replace(",", "." if lang == "vi" else ","),
    }
    sheets = GuideTable(
        say("sheets_title", lang),
        [say(key, lang) for key in ("sheet", "table", "table_name", "key")],
        [
            (
                sheet_name(kind),
                kind.label.text(lang),
                kind.plural,
                "; ".join(kind.columns[name].label.vi for name in kind.key),
            )
            for kind in kinds
        ],
        links=True,
    )
    headings = ("sheet", "label", "name", "type", "unit", "required", "description", "allowed")
    fields = GuideTable(
        say("fields_title", lang),
        [say(key, lang) for key in headings],
        [_field_row(kind, column, lang) for kind in kinds for column in kind.columns.values()],
    )
    lines = [line.text(lang).format(**slots) for line in GUIDE]
    write_guide(page, say("template_title", lang), lines, [sheets, fields], _WIDTHS)


def _field_row(kind: RecordKind, column: Column, lang: Lang) -> tuple[str, ...]:
    values = FLAGS if column.type == "flag" else [value for value, _ in allowed_values(column)]
    allowed = "; ".join(values)
    return (
        sheet_name(kind),
        column.label.vi,
        column.name,
        how_to_write(column, lang),
        column.unit.text(lang) if column.unit else "",
        say("yes", lang) if column.required else "",
        column.description.text(lang),
        allowed if len(allowed) <= _LISTED else say("see_lists", lang, say("lists", lang)),
    )


def _write_manifest(page: Worksheet, lang: Lang) -> None:
    """Write the sheet about the register: label, key, value; nothing else, as all of it is read."""
    for letter, width in (("A", 28), ("B", 12), ("C", 90)):
        page.column_dimensions[letter].width = width
    write_text(page["A1"], say("manifest_title", lang))
    page["A1"].font = Font(name=FONT, size=14, bold=True)
    for row, (key, meaning) in enumerate(MANIFEST_WORDS.items(), start=2):
        about = meaning.text(lang)
        for column, text, color in ((1, MANIFEST_LABELS[key], None), (2, key, "7F7F7F")):
            cell = page.cell(row, column)
            write_text(cell, text)
            cell.font, cell.border = Font(name=FONT, size=11, bold=column == 1, color=color), LINE
        add_note(page.cell(row, 1), about)
        value = page.cell(row, 3)
        value.number_format = "dd/mm/yyyy" if key == "as_of" else TEXT
        value.font, value.border, value.protection = Font(name=FONT, size=11), LINE, Protection(locked=False)
        value.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
        check = DataValidation(allow_blank=True, showInputMessage=True, prompt=about)
        if key == "locale":
            # The explanations in this language tell to write so.
            write_text(value, "vi" if lang == "vi" else "iso")
            check = choice_check(LOCALES, about)
        check.add(value.coordinate)
        page.add_data_validation(check)
    page.protection.enable()
    set_up_print(page, 1)
