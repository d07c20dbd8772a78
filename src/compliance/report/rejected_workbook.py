"""The workbook of rejected rows: what stands in each, and the reasons beside the cells to mend."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from compliance.model.fields import RecordKind
from compliance.model.rule_values import FIRST_YEAR
from compliance.model.texts import Lang
from compliance.model.units import Unit
from compliance.report.entry_columns import FORMATS, SHEET_NAME, Lists, choice_check, sheet_name, text_column
from compliance.report.entry_guide import GuideTable, add_lists, write_guide
from compliance.report.entry_sheet import (
    CELL_CHARACTERS,
    TEXT,
    EntryColumn,
    add_note,
    add_styles,
    height_of,
    lay_out,
    write_text,
)
from compliance.report.entry_words import MENDING, TICK, say
from compliance.report.workbook_bytes import bytes_of
from compliance.sources.cells.declared_cell import TO_WRITE
from compliance.sources.faults import Fault, shown
from compliance.sources.grid import CellValue, Doubt
from compliance.sources.notation import LOCALES, Notation
from compliance.sources.sheets.rejected_headings import (
    DROP,
    FILE,
    LINE,
    NOTATION,
    RAW,
    ROW_REASON,
    SHEET,
    reason_heading,
)
from compliance.sources.texts import RejectedRow

NOTES = 1_000
"""How many cells of a sheet have their reason as a note too; it always stands in the column beside."""

_JOINT = " | "
_WIDTHS = (30, 36, 26, 12, 60)
_HEIGHT = 130.0
_FORMATS: dict[type, str] = {
    date: "dd/mm/yyyy",
    datetime: "dd/mm/yyyy hh:mm:ss",
    time: "hh:mm:ss",
    timedelta: "[h]:mm:ss",
}


@dataclass
class _Batch:
    """Rejected rows of one kind, written in the same units, that stand on one sheet.

    Attributes:
        sheet: The sheet's name.
        kind: The kind of record.
        units: The unit of a field's column, where it is not the field's own.
        rows: The rows.
    """

    sheet: str
    kind: RecordKind
    units: Mapping[str, Unit]
    rows: list["_Row"] = field(default_factory=list)


@dataclass(frozen=True)
class _Row:
    """A rejected row as it is told.

    Attributes:
        file: The file it came from.
        from_sheet: The sheet of that file; empty for a text file.
        line: Its line there; None if that cannot be told.
        locale: How its texts write numbers and dates; empty if nothing tells.
        raw: Its cells that belong to no field, one after the other; empty if there are none.
        cells: What its cells hold, by field.
        faults: Why it was rejected; the field is empty where the fault is the row's.
        reasons: All that is to be told of a field, or, by an empty name, of the row.
    """

    file: str
    from_sheet: str
    line: int | None
    locale: str
    raw: str
    cells: Mapping[str, CellValue]
    faults: Sequence[tuple[str, Fault]]
    reasons: Mapping[str, str]


def rejected_bytes(
    rows: Sequence[RejectedRow],
    kinds: Sequence[RecordKind],
    lang: Lang = "vi",
) -> bytes:
    """Return a workbook of rejected rows, as a file's bytes; the same rows give the same bytes.

    A cell holds what it held in its file, typed as it was. A cell in doubt says that it is to be written
    again, and what is seen in it stands in its reason, lest a doubt be taken for a value or for none.
    Headings tell the unit in which the file was written, so rows of a kind that differ in that stand on
    different sheets.

    Args:
        rows: The rows, in the order in which they are told.
        kinds: The kinds of record, in the order of their sheets.
        lang: The language of explanations, notes and reasons.

    Raises:
        KeyError: A row is of none of the kinds.
    """
    book = Workbook()
    guide = book.worksheets[0]
    guide.title = say("mending", lang)
    add_styles(book)
    batches = _batches(rows, kinds, lang)
    pages = [book.create_sheet(batch.sheet) for batch in batches]
    lists = add_lists(book, [batch.kind for batch in batches], lang)
    for page, batch in zip(pages, batches, strict=True):
        _write_batch(page, batch, lists, lang)
    _write_mending(guide, batches, lang)
    return bytes_of(book)


def _batches(
    rows: Sequence[RejectedRow],
    kinds: Sequence[RecordKind],
    lang: Lang,
) -> list[_Batch]:
    found: dict[str, dict[frozenset[tuple[str, Unit]], _Batch]] = {kind.plural: {} for kind in kinds}
    of_table = {kind.plural: kind for kind in kinds}
    for row in rows:
        notation = row.notation
        of_kind, kind = found[row.table], of_table[row.table]
        units = frozenset(notation.units.items())
        if units not in of_kind:
            again = f" ({len(of_kind) + 1})" if of_kind else ""
            sheet = sheet_name(kind)[: SHEET_NAME - len(again)].rstrip() + again
            of_kind[units] = _Batch(sheet, kind, notation.units)
        of_kind[units].rows.append(_row(row, kind, notation, lang))
    return [batch for of_kind in found.values() for batch in of_kind.values()]


def _row(row: RejectedRow, kind: RecordKind, notation: Notation, lang: Lang) -> _Row:
    place = row.origin or row.place
    file, bracket, sheet = place.path.removesuffix("]").rpartition("[")
    if not (bracket and place.path.endswith("]")):
        file, sheet = place.path, ""
    cells = {name: cell for name, cell in row.cells.items() if name in kind.columns}
    others = [_seen(cell) for name, cell in row.cells.items() if name not in kind.columns]
    raw = _JOINT.join(others)
    reasons: defaultdict[str, list[str]] = defaultdict(list)
    for name, fault in row.reasons:
        told, cell = fault.text(lang), cells.get(name)
        if isinstance(cell, Doubt) and cell.shown not in told:
            told = say("found", lang, told, shown(cell.shown))
        reasons[name if name in kind.columns else ""].append(told)
    for name, cell in [*cells.items(), ("", raw)]:
        if isinstance(cell, str) and len(cell) > CELL_CHARACTERS:
            reasons[name].append(say("cut", lang, len(cell), CELL_CHARACTERS))
    joined = {name: "; ".join(told) for name, told in reasons.items()}
    return _Row(file, sheet, place.line, notation.locale or "", raw, cells, row.reasons, joined)


def _seen(cell: CellValue) -> str:
    if cell is None:
        return ""
    return cell.shown if isinstance(cell, Doubt) else str(cell)


def _write_batch(page: Worksheet, batch: _Batch, lists: Lists, lang: Lang) -> None:
    columns, headings = _columns(batch, lists, lang)
    notes = 0
    for number, row in enumerate(batch.rows, start=2):
        told = {FILE: row.file, SHEET: row.from_sheet, LINE: row.line, NOTATION: row.locale, RAW: row.raw}
        told[ROW_REASON] = row.reasons.get("")
        texts = []
        for at, column in enumerate(columns, start=1):
            cell, heading = page.cell(number, at), column.headings[0]
            name = headings.get(heading)
            reason = row.reasons.get(name) if name else None
            if name is None:
                cell.style = "told"
                _fill(cell, told.get(heading), TEXT)
            elif column.fill == "told":
                cell.style = "told"
                _fill(cell, reason, TEXT)
            else:
                cell.style = "fault" if reason else "entry"
                value = row.cells.get(name)
                value = TO_WRITE[lang] if isinstance(value, Doubt) else value
                _fill(cell, value, FORMATS.get(batch.kind.columns[name].type, TEXT))
                if reason and notes < NOTES:
                    add_note(cell, reason)
                    notes += 1
            texts.append((str(cell.value or ""), column.width))
        page.row_dimensions[number].height = height_of(texts, most=_HEIGHT)
    lay_out(page, columns, frozen=4)


def _columns(batch: _Batch, lists: Lists, lang: Lang) -> tuple[list[EntryColumn], dict[str, str]]:
    """Return the columns of a sheet, and by heading the field that a column holds or tells reasons of."""
    kind, rows = batch.kind, batch.rows
    at_fault = {name for row in rows for name in row.reasons}
    used = at_fault.union(*(row.cells for row in rows))
    if any(row.raw or not row.cells for row in rows):
        used.update(kind.columns)
    locales = {row.locale for row in rows}
    written = (
        f"written_{next(iter(locales))}" if len(locales) == 1 and "" not in locales else "written_unknown"
    )
    columns = [
        replace(_told(DROP, 8, "drop_note", lang), check=choice_check((TICK,), say("drop_note", lang)))
    ]
    columns += [_told(FILE, 24, "origin_note", lang), _told(SHEET, 16, "origin_note", lang)]
    columns += [_told(LINE, 8, "origin_note", lang), _told(NOTATION, 12, "notation_note", lang)]
    columns[-1] = replace(columns[-1], check=choice_check(LOCALES, say("notation_note", lang)))
    if any(row.raw for row in rows):
        columns.append(_told(RAW, 50, "raw_note", lang))
    headings = {}
    for name, declared in kind.columns.items():
        if name not in used:
            continue
        unit = batch.units.get(name, declared.unit)
        columns.append(text_column(kind, declared, unit, lists, say(written, lang, NOTATION), lang))
        headings[columns[-1].headings[0]] = name
        if name in at_fault:
            columns.append(_told(reason_heading(declared.label.vi), 34, "reason_note", lang))
            headings[columns[-1].headings[0]] = name
    columns.append(_told(ROW_REASON, 34, "reason_note", lang))
    return columns, headings


def _told(heading: str, width: float, note: str, lang: Lang) -> EntryColumn:
    return EntryColumn((heading,), width, say(note, lang), "told")


def _fill(cell: Cell | MergedCell, value: CellValue, number_format: str) -> None:
    """Put a value into a cell, typed as it is; what Excel would not keep to the letter is put as a text."""
    if isinstance(value, str):
        write_text(cell, value)
    elif isinstance(value, bool) or value is None:
        cell.value = value
    elif isinstance(value, int | float | Decimal):
        if Decimal(repr(float(value))) == value:
            cell.value, cell.number_format = value, number_format
        else:
            write_text(cell, str(value))
    elif isinstance(value, date) and value.year <= FIRST_YEAR:
        write_text(cell, value.isoformat())
    elif not isinstance(value, Doubt):  # a doubt's text is never put into a cell
        cell.value, cell.number_format = value, _FORMATS[type(value)]


def _write_mending(page: Worksheet, batches: Sequence[_Batch], lang: Lang) -> None:
    slots = {
        "waits": TO_WRITE[lang],
        "notation": NOTATION,
        "raw": RAW,
        "drop": DROP,
        "file": FILE,
        "sheet": SHEET,
        "line": LINE,
    }
    files: Counter[tuple[str, str, str]] = Counter()
    reasons: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for batch in batches:
        for row in batch.rows:
            files[batch.sheet, row.file, row.from_sheet] += 1
            for name, fault in row.faults:
                column = batch.kind.columns.get(name)
                label = column.label.vi if column else say("whole_row", lang)
                reasons[batch.sheet, label, fault.code].append(fault.text(lang))
    by_file = GuideTable(
        say("files_title", lang),
        [say(key, lang) for key in ("sheet", "file", "from_sheet", "rows")],
        [(*where, count) for where, count in files.items()],
        links=True,
    )
    by_reason = GuideTable(
        say("reasons_title", lang),
        [say(key, lang) for key in ("sheet", "label", "reason", "cells", "example")],
        [(*about, len(told), told[0]) for about, told in reasons.items()],
        links=True,
    )
    lines = [line.text(lang).format(**slots) for line in MENDING]
    write_guide(page, say("mending_title", lang), lines, [by_file, by_reason], _WIDTHS)
