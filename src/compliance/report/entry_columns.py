"""The columns of a sheet that officers type into, from the fields of a record kind."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from compliance.model.fields import MAX_TEXT, Column, RecordKind
from compliance.model.rule_values import FIRST_YEAR, LAST_YEAR
from compliance.model.schema import KINDS
from compliance.model.texts import Lang
from compliance.model.units import Unit
from compliance.report.entry_guide import Allowed, allowed_values, quoted
from compliance.report.entry_sheet import LAST_ROW, TEXT, EntryColumn
from compliance.report.entry_words import FLAGS, say
from compliance.sources.sheets.headings import kinds_named

HEADER_ROWS = 2
SHEET_NAME = 31
"""How many characters the name of a sheet has at most."""

_PROMPT, _TITLE = 255, 32
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
FORMATS = {"number": "#,##0.00####", "censored": "#,##0.00####", "whole": "0", "date": "dd/mm/yyyy"}
"""Numbers show both marks, so that who types sees what the program understood."""

_WIDTHS = {"number": 16.0, "censored": 14.0, "whole": 10.0, "date": 13.0, "flag": 13.0, "unit": 12.0}
_GREATEST_NUMBER, _GREATEST_WHOLE = 999_999_999_999, 999_999_999
_EPOCH = date(1899, 12, 30).toordinal()
_DAYS = date(FIRST_YEAR, 3, 1).toordinal() - _EPOCH, date(LAST_YEAR, 12, 31).toordinal() - _EPOCH
"""First and last day as Excel counts; programs disagree on the days before March 1900."""

Lists = Mapping[Allowed, str]


def sheet_name(kind: RecordKind) -> str:
    """Return the name of a kind's sheet: its label as far as a name goes, else its plural name.

    The label is taken only if the name is read back as this kind and no other.
    """
    name = kind.label.vi[:SHEET_NAME].translate(_FORBIDDEN).strip(" '")
    return name if kinds_named(name) == (kind.plural,) else kind.plural


def heading_of(column: Column, unit: Unit | None) -> str:
    """Return the heading of a field: its label, with its unit in brackets if it has one."""
    shown = unit.text("vi") if unit else ""
    return f"{column.label.vi} ({shown})" if shown else column.label.vi


def template_column(kind: RecordKind, column: Column, lists: Lists, lang: Lang) -> EntryColumn:
    """Return the column of a field in the template: Excel's own numbers and dates, lists, checks."""
    number = list(kind.columns).index(column.name) + 1
    check = _check(column, f"{get_column_letter(number)}{HEADER_ROWS + 1}", lists, lang)
    _tell(check, column, column.unit, how_to_write(column, lang), lang)
    return EntryColumn(
        (heading_of(column, column.unit), column.label.en), _width(column),
        _note(kind, column, column.unit, lang),
        "required" if column.required else "field", FORMATS.get(column.type, TEXT), check,
    )  # fmt: skip


def text_column(
    kind: RecordKind, column: Column, unit: Unit | None, lists: Lists, written: str, lang: Lang
) -> EntryColumn:
    """Return the column of a field whose cells are texts as they were sent.

    Args:
        kind: The kind of record.
        column: The field.
        unit: The unit its cells are written in.
        lists: The defined names of the lists to choose from.
        written: How the sheet writes numbers and dates, told beside those.
        lang: The language of notes.
    """
    is_listed = column.type == "flag" or bool(allowed_values(column))
    check = _check(column, "", lists, lang) if is_listed else DataValidation(allow_blank=True)
    how = written if column.type in FORMATS else how_to_write(column, lang)
    _tell(check, column, unit, how, lang)
    return EntryColumn(
        (heading_of(column, unit),), max(_width(column), 16.0), _note(kind, column, unit, lang),
        "required" if column.required else "field", TEXT, check,
    )  # fmt: skip


def how_to_write(column: Column, lang: Lang) -> str:
    """Return in a few words what the cells of a field take."""
    if column.refers_to is not None:
        return say("reference", lang, sheet_name(_referred(column)))
    if column.names == "table":
        return say("choice", lang)
    if column.names in ("schedule", "list"):
        return say("titled", lang)
    return say("unit_text" if column.type == "unit" else column.type, lang)


def _note(kind: RecordKind, column: Column, unit: Unit | None, lang: Lang) -> str:
    """Return the note of a field's heading; that of a required one begins with `*`."""
    lines = [say("is_required" if column.required else "optional", lang), how_to_write(column, lang)]
    if unit is not None and unit.powers:
        lines.append(say("in_unit", lang, unit.text(lang)))
    if column.unit_field is not None:
        lines.append(say("unit_of", lang, kind.columns[column.unit_field].label.vi))
    if allowed := allowed_values(column):
        lines.append("; ".join(value for value, _ in allowed))
    lines += [column.description.text(lang), f"({column.label.en}; {column.name})"]
    return "\n".join(lines)


def _width(column: Column) -> float:
    """Return the width of a field's column, in characters."""
    if allowed := allowed_values(column):
        return float(min(max(len(value) for value, _ in allowed) + 4, 34))
    if column.type == "text":
        return 16.0 if column.refers_to or column.name.endswith(("_id", "_code")) else 26.0
    return _WIDTHS[column.type]


def _referred(column: Column) -> RecordKind:
    return next(kind for kind in KINDS.values() if kind.name == column.refers_to)


def _check(column: Column, cell: str, lists: Lists, lang: Lang) -> DataValidation:
    """Return what Excel accepts in the cells of a field; `cell` is the first of them."""
    if allowed := allowed_values(column):
        return DataValidation("list", lists[allowed], allow_blank=True, showErrorMessage=True)
    if column.refers_to is not None and len(_referred(column).key) == 1:
        return _reference(_referred(column), lang)
    low = 0 if column.unit is not None else -_GREATEST_NUMBER
    match column.type:
        case "flag":
            return DataValidation("list", f'"{",".join(FLAGS)}"', allow_blank=True, showErrorMessage=True)
        case "number":
            return _between("decimal", low, _GREATEST_NUMBER)
        case "whole":
            return _between("whole", -_GREATEST_WHOLE, _GREATEST_WHOLE)
        case "date":
            return _between("date", *_DAYS)
        case "censored":
            formula = f'OR(ISNUMBER({cell}),LEFT({cell},1)="<",LEFT({cell},1)=">")'
            return DataValidation("custom", formula, allow_blank=True, showErrorMessage=True)
        case _:
            return _between("textLength", 0, MAX_TEXT)


def choice_check(values: Sequence[str], about: str) -> DataValidation:
    """Return what a cell accepts that holds one of a few values or is blank, and tells what it is about."""
    check = DataValidation("list", f'"{",".join(values)}"', allow_blank=True, showErrorMessage=True)
    check.showInputMessage, check.prompt = True, about
    return check


def _between(kind: Literal["decimal", "whole", "date", "textLength"], low: int, high: int) -> DataValidation:
    return DataValidation(
        kind, str(low), str(high), operator="between", allow_blank=True, showErrorMessage=True
    )


def _reference(kind: RecordKind, lang: Lang) -> DataValidation:
    """Return a list of the keys that stand in another sheet; one not there yet is accepted when confirmed.

    The formula holds on to the header, which is never deleted or moved.
    """
    letter = get_column_letter(list(kind.columns).index(kind.key[0]) + 1)
    place = f"{quoted(sheet_name(kind))}!${letter}${HEADER_ROWS}"
    filled = f"MAX(1,COUNTA({place}:${letter}${LAST_ROW})-1)"
    check = DataValidation("list", f"OFFSET({place},1,0,{filled},1)", allow_blank=True, showErrorMessage=True)
    check.errorStyle = "warning"
    check.error = say("unlisted", lang, sheet_name(kind))
    return check


def _tell(check: DataValidation, column: Column, unit: Unit | None, how: str, lang: Lang) -> None:
    """Have Excel say how to fill in a cell, and what is wrong with one."""
    parts = [how]
    if unit is not None and unit.powers:
        parts.append(say("in_unit", lang, unit.text(lang)))
    if column.required:
        parts.append(say("is_required", lang))
    check.showInputMessage = True
    check.promptTitle = _short(column.label.text(lang), _TITLE)
    check.prompt = _short(". ".join(parts), _PROMPT)
    check.errorTitle = say("error", lang)
    check.error = check.error or _short(f"{column.label.text(lang)}: {how}", 225)


def _short(text: str, most: int) -> str:
    """Return a text cut to a number of characters, with an ellipsis where something is left out."""
    return text if len(text) <= most else text[: most - 1] + "…"
