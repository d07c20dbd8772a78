"""Leaves out rows in place of which a workbook of rejected rows brings mended ones."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from compliance.errors import Place
from compliance.sources.registers.files import RegisterFiles
from compliance.sources.texts import RejectedRow, rows_of


def leave_out_mended(files: RegisterFiles) -> dict[str, int]:
    """Leave out of files the rows that come back mended; return how many by the name of their grid.

    A row is known again by its table, file, sheet and line. The folder of the file is not compared, since
    files are moved, unless two files that are read bear the same name.
    """
    is_mended = _matcher(files)
    if is_mended is None:
        return {}
    left_out: Counter[str] = Counter()
    for plural, parts in files.parts.items():
        for number, part in enumerate(parts):
            table = part.table
            if table.origins is None:
                kept = [r for r, n in enumerate(table.lines) if not is_mended(plural, Place(table.path, n))]
                left_out[table.path] += len(table.lines) - len(kept)
                if len(kept) < len(table.lines):
                    parts[number] = replace(part, table=rows_of(table, kept))
    old = [row for row in files.misshapen if row.origin is None and is_mended(row.table, row.place)]
    left_out.update(row.place.path for row in old)
    forms = {reading.grid.name for reading in files.readings if reading.layout is None}
    gone = {
        (row.place.path, line) for row in old for line in _lines_told(row, is_of_form=row.place.path in forms)
    }
    files.misshapen = [row for row in files.misshapen if row not in old]
    files.row_problems.found = [
        p for p in files.row_problems.found if (p.place.path, p.place.line) not in gone
    ]
    files.waiting = [row for row in files.waiting if not is_mended(row.table, row.place)]
    return {name: number for name, number in left_out.items() if number}


def _matcher(files: RegisterFiles) -> Callable[[str, Place], bool] | None:
    """Return what tells whether a mended row was read in place of a row; None if none was read."""
    origins = {
        (plural, origin)
        for plural, parts in files.parts.items()
        for part in parts
        for origin in part.table.origins or ()
        if origin is not None
    }
    origins |= {(row.table, row.origin) for row in files.misshapen if row.origin is not None}
    if not origins:
        return None
    full = {(plural, origin.path, origin.line) for plural, origin in origins}
    short = {(plural, _file_name(origin.path), origin.line) for plural, origin in origins}
    paths = {reading.grid.path for reading in files.readings}
    shared = {name for name, number in Counter(PurePath(path).name for path in paths).items() if number > 1}

    def is_mended(plural: str, place: Place) -> bool:
        name = _file_name(place.path)
        if name.partition("[")[0] in shared:
            return (plural, place.path, place.line) in full
        return (plural, name, place.line) in short

    return is_mended


def _lines_told(row: RejectedRow, *, is_of_form: bool) -> list[int | None]:
    """Return the lines of the problems of a row: its own; of a form those that are not understood."""
    return [int(name) for name in row.cells if name.isdecimal()] if is_of_form else [row.place.line]


def _file_name(path: str) -> str:
    """Return the name of a file with its sheet, without its folder."""
    file, bracket, sheet = path.partition("[")
    return PurePath(file).name + bracket + sheet
