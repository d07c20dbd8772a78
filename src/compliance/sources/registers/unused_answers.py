"""What a person said of files that names nothing in them: a sheet, a heading or a field that is not there."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from compliance.errors import suggest
from compliance.sources.faults import Fault, shown
from compliance.sources.sheets.column_mapping import ColumnMapping
from compliance.sources.sheets.form_line import read_line
from compliance.sources.sheets.header import texts_of
from compliance.sources.sheets.headings import plain
from compliance.sources.sheets.reading import SheetReading
from compliance.sources.sheets.wide_table import COLUMN_NOTE, WITHIN


def unused_answers(mapping: ColumnMapping, readings: Sequence[SheetReading]) -> list[Fault]:
    """Return what names no sheet, heading or field of some files, each once.

    Args:
        mapping: What a person said.
        readings: How the sheets and text files were understood, all that were said of.
    """
    return list(dict.fromkeys(_unused(mapping, readings)))


def _unused(mapping: ColumnMapping, readings: Sequence[SheetReading]) -> Iterator[Fault]:
    sheets = dict.fromkeys(_name(reading) for reading in readings)
    for part in mapping.sheets:
        own = [r for r in readings if part.sheet is None or plain(part.sheet) == plain(_name(r))]
        if not own:
            yield _no_sheet(str(part.sheet), list(sheets))
            continue
        headings = [text for reading in own for text in _headings(reading)]
        named = set(map(plain, headings))
        yield from (_no_heading(heading, headings) for heading in part.columns if plain(heading) not in named)
        named |= {plain(name) for reading in own for name in _fields(reading)}
        if all(reading.state != "not-understood" for reading in own):
            yield from (_no_field(name) for name in part.units if plain(name) not in named)


def _name(reading: SheetReading) -> str:
    """Return the name of a sheet; of a text file its own without the ending."""
    sheet = reading.grid.sheet
    return Path(reading.grid.path).stem if sheet is None else sheet.partition(WITHIN)[0]


def _headings(reading: SheetReading) -> Iterator[str]:
    """Yield the texts that answers may name: headings, whole and in part, or labels of a form.

    Of a sheet that was not read as a table, they are all its texts.
    """
    if reading.layout is None or reading.state != "read":
        for number, cells in reading.grid.rows:
            line = read_line(number, cells)
            yield from (line.label, line.plain_label, *(text for _, text in texts_of(cells)))
        return
    header = reading.layout.header
    lines = [cells for line, cells in reading.grid.rows if line in header.lines]
    for column in header.columns:
        texts = [text for cells in lines for number, text in texts_of(cells) if number == column.column]
        yield from (column.heading, *texts, *(" ".join(texts[first:]) for first in range(1, len(texts))))
        if any(note.code == COLUMN_NOTE for note in reading.grid.notes):
            # Beside a parameter its unit stands.
            yield from (column.heading.rpartition(" ")[0], re.split(r"[(\[,]", column.heading)[0])


def _fields(reading: SheetReading) -> Iterator[str]:
    """Yield the fields that were read, and the parameters of a wide table."""
    for part in reading.parts:
        yield from part.table.header_places
        if any(note.code == COLUMN_NOTE for note in reading.grid.notes):
            yield from {str(code) for code in part.table.columns["parameter"]}


def _no_sheet(name: str, sheets: list[str]) -> Fault:
    told = ", ".join(map(shown, sheets))
    return Fault(
        "unused-answer",
        f"đã khai trang {shown(name)} nhưng không có trang nào tên như vậy; có: {told}",
        f"the sheet {name!r} was told of, and there is none; there are: {told}",
    )


def _no_heading(heading: str, headings: Sequence[str]) -> Fault:
    hint = suggest(heading, headings)
    return Fault(
        "unused-answer",
        f"đã khai cột {shown(heading)} nhưng không có tiêu đề nào như vậy"
        f"{hint.replace('; did you mean ', '; có phải là ')}",
        f"the heading {heading!r} was told of, and there is none{hint}",
    )


def _no_field(name: str) -> Fault:
    return Fault(
        "unused-answer",
        f"đã khai đơn vị của {shown(name)} nhưng không đọc cột nào của trường này",
        f"the unit of {name!r} was told, and no column of it was read",
    )
