"""Leaves out rows that came back in a workbook of rejected rows, mended or to be dropped."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePath

from compliance.errors import Place
from compliance.model.schema import KINDS
from compliance.sources.grid import CellValue, Doubt
from compliance.sources.registers.files import RegisterFiles
from compliance.sources.registers.register import Register
from compliance.sources.registers.rejected_rows_file import same_row
from compliance.sources.texts import RejectedRow, TextTable, rows_of

Cells = Mapping[str, CellValue]
_Where = tuple[str, str, int | None]
"""Table, file with its sheet but without its folder, and line."""


@dataclass
class LeftOut:
    """What was left out of the files of a register.

    Attributes:
        mended: How many rows were left out in place of which a mended one came, by the name of their grid.
        dropped: How many rows were left out as a person told, by the name of their grid.
        drops: The rows that were dropped, each once, as they stood in the file they came from first.
    """

    mended: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    drops: list[RejectedRow] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class _Old:
    """A row that may have come back: it waits, its cells could not be told apart, or it stands in a table.

    Attributes:
        row: The row.
        part: Its table's number among the parts of its kind; None if it stands in no table.
        position: Its position there, from 0.
    """

    row: RejectedRow
    part: int | None = None
    position: int = 0


def leave_out_returned(files: RegisterFiles) -> LeftOut:
    """Leave out of files, and of the rows that wait, those that came back; return what was left out.

    A row is known again by its table, file, sheet and line, and by its cells: half of them at least still say
    the same, and all others do if its key does not, since next month's file has the same name and other rows.
    Of several such rows the one that is most like the row that came back is meant, none if that is not
    certain. The folder of the file is not compared, since files are moved, unless two files that are read
    bear the same name or the row stands in a register.
    """
    returned = [*_mended_rows(files), *((row, True) for row in files.dropping)]
    left = LeftOut()
    left.dropped.update(row.place.path for row in files.dropping)
    if not returned:
        return left
    wanted = {_where(row.table, row.origin) for row, _ in returned if row.origin is not None}
    found: defaultdict[_Where, list[_Old]] = defaultdict(list)
    for old in _old_rows(files, wanted):
        found[_where(old.row.table, old.row.origin or old.row.place)].append(old)
    paths = {reading.grid.path for reading in files.readings}
    shared = {name for name, number in Counter(PurePath(path).name for path in paths).items() if number > 1}
    gone: dict[_Old, bool] = {}
    for row, is_dropped in returned:
        meant = [] if row.origin is None else _meant(row, found[_where(row.table, row.origin)], files, shared)
        gone |= {old: is_dropped or gone.get(old, False) for old in meant}
        if is_dropped and not meant and not _was_dropped(row, files.dropped):
            left.drops.append(_as_first_read(row))
    left.drops += [_as_first_read(old.row) for old, is_dropped in gone.items() if is_dropped]
    left.drops = list({same_row(row): row for row in reversed(left.drops)}.values())[::-1]
    _take_out(files, gone, left)
    return left


def leave_out_dropped(register: Register, files: RegisterFiles) -> list[RejectedRow]:
    """Leave out, and return, the rows that were rejected again after a person had dropped them.

    A row that was accepted is never one of these, nor is one that was changed since.
    """
    decided = {same_row(row) for row in files.dropped}
    again = [row for row in register.rejected if decided and row.origin is None and same_row(row) in decided]
    gone, places = set(map(id, again)), _places_told(again, files)
    register.rejected = [row for row in register.rejected if id(row) not in gone]
    files.row_problems.found = [
        p for p in files.row_problems.found if (p.place.path, p.place.line) not in places
    ]
    return again


def _mended_rows(files: RegisterFiles) -> Iterator[tuple[RejectedRow, bool]]:
    """Yield the rows that came back and are not to be dropped."""
    for plural, parts in files.parts.items():
        for part in parts:
            for position, origin in enumerate(part.table.origins or ()):
                if origin is not None:
                    place = Place(part.table.path, part.table.lines[position])
                    cells = _cells_of(part.table, position)
                    yield RejectedRow(plural, place, cells, origin=origin), False
    yield from ((row, False) for row in files.misshapen if row.origin is not None)


def _old_rows(files: RegisterFiles, wanted: set[_Where]) -> Iterator[_Old]:
    """Yield the rows of some places that did not come back themselves, those that wait first."""
    for row in [*files.waiting, *(row for row in files.misshapen if row.origin is None)]:
        if _where(row.table, row.origin or row.place) in wanted:
            yield _Old(row)
    for plural, parts in files.parts.items():
        for number, part in enumerate(parts):
            table = part.table
            name = _file_name(table.path)
            lines = {line for kind, file, line in wanted if (kind, file) == (plural, name)}
            for position, line in enumerate(table.lines if lines and table.origins is None else ()):
                if line in lines:
                    cells = _cells_of(table, position)
                    yield _Old(RejectedRow(plural, Place(table.path, line), cells), number, position)


def _meant(row: RejectedRow, found: Iterable[_Old], files: RegisterFiles, shared: set[str]) -> list[_Old]:
    """Return the rows that a row that came back was: those most like it, if all of them say the same."""
    best, most = [], 0.0
    for old in found:
        place, origin = old.row.origin or old.row.place, row.origin or row.place
        stands = old.part is not None and files.parts[row.table][old.part].stands
        is_compared = stands or _file_name(place.path).partition("[")[0] in shared
        if is_compared and Path(place.path).absolute() != Path(origin.path).absolute():
            continue
        likeness = _likeness(old.row, row)
        if likeness > most:
            best, most = [old], likeness
        elif likeness and likeness == most:
            best.append(old)
    return best if all(_texts(old.row) == _texts(best[0].row) for old in best) else []


def _was_dropped(row: RejectedRow, dropped: Iterable[RejectedRow]) -> bool:
    origin = row.origin or row.place
    where = _where(row.table, origin)
    return any(_where(other.table, other.place) == where and _likeness(other, row) for other in dropped)


def _likeness(old: RejectedRow, back: RejectedRow) -> float:
    """Return which part of what a row held still stands in one that came back; 0 if they are two rows."""
    texts, back_texts = _texts(old), _texts(back)
    told, raw = set(back_texts.values()), back_texts.get("1", "")
    if len(texts) == 1:  # a line that could not be split, or a row with one cell
        (text,) = texts.values()
        return float(any(other in text or text in other for other in told))
    still = {name for name, text in texts.items() if text in told or text in raw}
    key = {name for name in KINDS[old.table].key if name in texts and name in back_texts}
    if any(texts[name] != back_texts[name] for name in key) and not still >= texts.keys() - key:
        return 0.0
    return len(still) / len(texts) if texts and 2 * len(still) >= len(texts) else float(not texts)


def _texts(row: RejectedRow) -> dict[str, str]:
    """Return what the cells of a row say; nothing of a blank or a doubt."""
    return {name: text for name, cell in row.cells.items() if (text := _text_of(cell))}


def _text_of(cell: CellValue) -> str:
    """Return what a cell says, a moment as its day; nothing for a blank or a doubt."""
    if cell is None or isinstance(cell, Doubt):
        return ""
    return cell.isoformat()[:10] if isinstance(cell, date) else str(cell).strip()


def _take_out(files: RegisterFiles, gone: Mapping[_Old, bool], left: LeftOut) -> None:
    of_parts: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    rows = {id(old.row) for old in gone if old.part is None}
    old_misshapen = [row for row in files.misshapen if id(row) in rows]
    for old, is_dropped in gone.items():
        if old.part is not None:
            of_parts[old.row.table, old.part].add(old.position)
        if old.part is not None or any(old.row is row for row in old_misshapen):
            (left.dropped if is_dropped else left.mended)[old.row.place.path] += 1
    for (plural, number), positions in of_parts.items():
        part = files.parts[plural][number]
        kept = [position for position in range(len(part.table.lines)) if position not in positions]
        files.parts[plural][number] = replace(part, table=rows_of(part.table, kept))
    places = _places_told(old_misshapen, files)
    files.misshapen = [row for row in files.misshapen if id(row) not in rows]
    files.waiting = [row for row in files.waiting if id(row) not in rows]
    files.row_problems.found = [
        p for p in files.row_problems.found if (p.place.path, p.place.line) not in places
    ]


def _places_told(rows: Iterable[RejectedRow], files: RegisterFiles) -> set[tuple[str, int | None]]:
    """Return where the problems of rows are told: at their lines; of forms at lines not understood."""
    forms = {reading.grid.name for reading in files.readings if reading.layout is None}
    places: set[tuple[str, int | None]] = set()
    for row in rows:
        path = row.place.path
        if path in forms:
            places.update((path, int(name)) for name in row.cells if name.isdecimal())
        else:
            places.add((path, row.place.line))
    return places


def _as_first_read(row: RejectedRow) -> RejectedRow:
    return replace(row, place=row.origin or row.place, origin=None)


def _cells_of(table: TextTable, row: int) -> Cells:
    columns = table.columns.items()
    found = {name: cells[row] if isinstance(cells, list) else cells[row].as_py() for name, cells in columns}
    return {name: None if cell == "" else cell for name, cell in found.items()}


def _where(table: str, place: Place) -> _Where:
    return table, _file_name(place.path), place.line


def _file_name(path: str) -> str:
    """Return the name of a file with its sheet, without its folder."""
    file, bracket, sheet = path.partition("[")
    return PurePath(file).name + bracket + sheet
