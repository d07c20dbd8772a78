"""Rows of one table, from any kind of file, sorted into those that can be typed and those that cannot."""

from collections.abc import Iterable

from compliance.errors import Place, Problems, suggest
from compliance.model.fields import RecordKind
from compliance.sources.texts import RejectedRow, TextTable


def collect_rows(
    path: str, rows: Iterable[tuple[int, list[str]]], kind: RecordKind, problems: Problems
) -> tuple[TextTable, list[RejectedRow]] | None:
    """Return the rows of a table and those of the wrong length, or None if its header cannot be read.

    Args:
        path: The file, or the file and its sheet, as shown in problems.
        rows: Line and trimmed cells of each row; the first that is not blank holds the header, field names
            or Vietnamese labels. Blank rows are passed over.
        kind: The kind of record.
        problems: Gets every fault.
    """
    table: TextTable | None = None
    rejected: list[RejectedRow] = []
    accepted: list[list[str]] = []
    for line, cells in rows:
        if not any(cells):
            continue
        if table is None:
            table = _read_header(path, line, cells, kind, problems)
            if table is None:
                return None
        elif len(cells) != len(table.header):
            reason = f"{len(cells)} cells; the header has {len(table.header)}"
            problems.add(Place(path, line), "row-length", reason)
            rejected.append(_misshapen(kind, Place(path, line), cells, reason))
        else:
            accepted.append(cells)
            table.lines.append(line)
    if table is None:
        problems.add(Place(path), "empty", "there is no header row")
        return None
    table.columns = {name: [row[index] for row in accepted] for index, name in enumerate(table.header)}
    return table, rejected


def field_of(cell: str, kind: RecordKind) -> str:
    """Return the field that a cell of a header names, itself or by its Vietnamese label; else the cell."""
    if cell in kind.columns:
        return cell
    labelled = (name for name, c in kind.columns.items() if c.label.vi.casefold() == cell.casefold())
    return next(labelled, cell)


def _read_header(
    path: str, line: int, cells: list[str], kind: RecordKind, problems: Problems
) -> TextTable | None:
    header: list[str] = []
    faulty = False
    for position, cell in enumerate(cells, start=1):
        name = field_of(cell, kind)
        place = Place(path, line, position)
        if name not in kind.columns:
            hint = suggest(name, kind.columns)
            allowed = ", ".join(kind.columns)
            problems.add(
                place, "unknown-column", f"{cell!r} is no field of {kind.plural}{hint}; allowed: {allowed}"
            )
            faulty = True
        elif name in header:
            problems.add(place, "duplicate-column", f"{cell!r} stands twice")
            faulty = True
        header.append(name)
    missing = [n for n, column in kind.columns.items() if column.required and n not in header]
    for name in missing:
        problems.add(Place(path, line), "missing-column", f"the required column {name!r} is missing")
    if faulty or missing:
        return None
    places = {name: Place(path, line, position) for position, name in enumerate(header, start=1)}
    return TextTable(path, header, places, {}, [])


def _misshapen(kind: RecordKind, place: Place, cells: list[str], reason: str) -> RejectedRow:
    """Keep a row whose cells cannot be told apart; it may be of any facility."""
    kept = {str(index): cell for index, cell in enumerate(cells, start=1)}
    return RejectedRow(kind.plural, place, kept, (("", reason),))
