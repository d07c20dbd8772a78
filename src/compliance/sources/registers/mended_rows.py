"""Leaves out rows in place of which a workbook of rejected rows brings mended ones."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import PurePath

from compliance.errors import Place
from compliance.sources.grid import CellValue, Doubt
from compliance.sources.registers.files import RegisterFiles
from compliance.sources.texts import RejectedRow, TextTable, rows_of

Cells = Mapping[str, CellValue]


def leave_out_mended(files: RegisterFiles) -> dict[str, int]:
    """Leave out of files the rows that come back mended; return how many by the name of their grid.

    A row is known again by its table, file, sheet and line, if half of its cells at least still say the same:
    next month's file has the same name and other rows. The folder of the file is not compared, since files
    are moved, unless two files that are read bear the same name.
    """
    is_mended = _matcher(files)
    if is_mended is None:
        return {}
    left_out: Counter[str] = Counter()
    for plural, parts in files.parts.items():
        for number, part in enumerate(parts):
            table = part.table
            if table.origins is None:
                kept = [
                    row for row, line in enumerate(table.lines)
                    if not is_mended(plural, Place(table.path, line), partial(_cells_of, table, row))
                ]  # fmt: skip
                left_out[table.path] += len(table.lines) - len(kept)
                if len(kept) < len(table.lines):
                    parts[number] = replace(part, table=rows_of(table, kept))
    old = [row for row in files.misshapen if row.origin is None and _comes_back(row, is_mended)]
    left_out.update(row.place.path for row in old)
    forms = {reading.grid.name for reading in files.readings if reading.layout is None}
    gone = {
        (row.place.path, line) for row in old for line in _lines_told(row, is_of_form=row.place.path in forms)
    }
    files.misshapen = [row for row in files.misshapen if row not in old]
    files.row_problems.found = [
        p for p in files.row_problems.found if (p.place.path, p.place.line) not in gone
    ]
    files.waiting = [row for row in files.waiting if not _comes_back(row, is_mended)]
    return {name: number for name, number in left_out.items() if number}


IsMended = Callable[[str, Place, Callable[[], Cells]], bool]


def _comes_back(row: RejectedRow, is_mended: IsMended) -> bool:
    return is_mended(row.table, row.origin or row.place, lambda: row.cells)


def _cells_of(table: TextTable, row: int) -> Cells:
    columns = table.columns.items()
    return {name: cells[row] if isinstance(cells, list) else cells[row].as_py() for name, cells in columns}


def _matcher(files: RegisterFiles) -> IsMended | None:
    """Return what tells whether a mended row was read in place of a row; None if none was read."""
    returned = [
        (plural, origin, _cells_of(part.table, row))
        for plural, parts in files.parts.items()
        for part in parts
        for row, origin in enumerate(part.table.origins or ())
        if origin is not None
    ]
    returned += [(row.table, row.origin, row.cells) for row in files.misshapen if row.origin is not None]
    if not returned:
        return None
    full: defaultdict[tuple[str, str, int | None], list[Cells]] = defaultdict(list)
    short: defaultdict[tuple[str, str, int | None], list[Cells]] = defaultdict(list)
    for plural, origin, cells in returned:
        full[plural, origin.path, origin.line].append(cells)
        short[plural, _file_name(origin.path), origin.line].append(cells)
    paths = {reading.grid.path for reading in files.readings}
    shared = {name for name, number in Counter(PurePath(path).name for path in paths).items() if number > 1}

    def is_mended(plural: str, place: Place, cells: Callable[[], Cells]) -> bool:
        name = _file_name(place.path)
        is_shared = name.partition("[")[0] in shared
        found = (
            full.get((plural, place.path, place.line)) if is_shared else short.get((plural, name, place.line))
        )
        return found is not None and any(_resembles(cells(), mended) for mended in found)

    return is_mended


def _resembles(old: Cells, mended: Cells) -> bool:
    """Return whether half of what a row held, at least, still stands in the row that came back."""
    texts = [text for cell in old.values() if (text := _text_of(cell))]
    back = {text for cell in mended.values() if (text := _text_of(cell))}
    if len(texts) == 1:  # a line that could not be split, or a row with one cell
        return any(text in texts[0] or texts[0] in text for text in back)
    return 2 * sum(text in back for text in texts) >= len(texts)


def _text_of(cell: CellValue) -> str:
    """Return what a cell says, a moment as its day; nothing for a blank or a doubt."""
    if cell is None or isinstance(cell, Doubt):
        return ""
    return cell.isoformat()[:10] if isinstance(cell, date) else str(cell).strip()


def _lines_told(row: RejectedRow, *, is_of_form: bool) -> list[int | None]:
    """Return the lines of the problems of a row: its own; of a form those that are not understood."""
    return [int(name) for name in row.cells if name.isdecimal()] if is_of_form else [row.place.line]


def _file_name(path: str) -> str:
    """Return the name of a file with its sheet, without its folder."""
    file, bracket, sheet = path.partition("[")
    return PurePath(file).name + bracket + sheet
