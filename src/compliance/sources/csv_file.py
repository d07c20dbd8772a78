"""Reads a CSV file as rows of texts; every row is accounted for."""

import csv
import io
import unicodedata
from pathlib import Path

from compliance.errors import Place, Problems, suggest
from compliance.model.fields import RecordKind
from compliance.sources.texts import RejectedRow, TextTable

MAX_CELL = 1_000_000


def read_csv(path: Path, kind: RecordKind, problems: Problems) -> tuple[TextTable, list[RejectedRow]] | None:
    """Return the rows of a CSV file and those of the wrong length, or None if it cannot be read.

    The file is UTF-8 with or without a byte-order mark, comma-separated, with field names or Vietnamese
    labels in the first row.
    """
    text = _decode(path, problems)
    if text is None:
        return None
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    table: TextTable | None = None
    rejected: list[RejectedRow] = []
    rows: list[list[str]] = []
    start = 1
    try:
        for row in reader:
            line, start = start, reader.line_num + 1
            cells = [" ".join(cell.split()) if "\n" in cell or "\r" in cell else cell.strip() for cell in row]
            if not any(cells):
                continue
            if table is None:
                table = _read_header(str(path), line, cells, kind, problems)
                if table is None:
                    return None
            elif len(cells) != len(table.header):
                reason = f"{len(cells)} cells; the header has {len(table.header)}"
                problems.add(Place(str(path), line), "row-length", reason)
                rejected.append(_misshapen(kind, Place(str(path), line), cells, reason))
            else:
                rows.append(cells)
                table.lines.append(line)
    except csv.Error as error:
        problems.add(Place(str(path), start), "csv", f"not readable as CSV from here on: {error}")
        return None
    if table is None:
        problems.add(Place(str(path)), "empty", "the file has no header row")
        return None
    table.columns = {name: [row[index] for row in rows] for index, name in enumerate(table.header)}
    return table, rejected


def _decode(path: Path, problems: Problems) -> str | None:
    if path.exists() and not path.is_file():
        problems.add(Place(str(path)), "unreadable", "is no regular file")
        return None
    try:
        data = path.read_bytes()
    except OSError as error:
        problems.add(Place(str(path)), "unreadable", f"cannot be read: {error.strerror}")
        return None
    if not data.strip():
        problems.add(Place(str(path)), "empty", "the file is empty")
        return None
    if b"\x00" in data:
        problems.add(Place(str(path)), "binary", "the file is not text (it holds zero bytes)")
        return None
    try:
        return unicodedata.normalize("NFC", data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problems.add(
            Place(str(path), line), "encoding", f"byte {data[error.start]:#04x} is not UTF-8; save as UTF-8"
        )
        return None


def _read_header(
    path: str, line: int, cells: list[str], kind: RecordKind, problems: Problems
) -> TextTable | None:
    by_label = {column.label.vi.casefold(): name for name, column in kind.columns.items()}
    header: list[str] = []
    faulty = False
    for position, cell in enumerate(cells, start=1):
        name = cell if cell in kind.columns else by_label.get(cell.casefold(), cell)
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
