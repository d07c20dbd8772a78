"""Reads a large CSV file by column, if it is so plain that no other reading of it is possible."""

import re
import unicodedata
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from compliance.model.fields import RecordKind
from compliance.sources.files.text_file import INVISIBLE, SPACES
from compliance.sources.grid import Grid
from compliance.sources.sheets.header import Header, plain_header
from compliance.sources.sheets.layout import may_be_aside
from compliance.sources.texts import TextTable

_MARK = b"\xef\xbb\xbf"
_CONTROL = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]")
_CHANGED = SPACES + INVISIBLE + "\u00ad\x85"
"""Characters that reading row by row changes or looks at more closely."""
BLOCK = 64 << 20
"""Bytes that are parsed at a time; a longer line is not plain."""


def read_plain_csv(path: Path, shown_path: str, kind: RecordKind) -> tuple[Grid, Header, TextTable] | None:
    """Return the columns of a plain CSV file under its header; None if it has to be looked at more closely.

    A file is plain if it is UTF-8 text in NFC without quotes, blank lines and invisible letters, its first
    line names a field in every column once, each line has as many cells as the first, and no line may be
    anything but a record: such a file has no titles, groups, notes or cells over several lines, so reading it
    by column and reading it row by row come to the same.
    """
    if not path.is_file():
        return None
    data = path.read_bytes().removeprefix(_MARK).replace(b"\r\n", b"\n")
    lines = data.rstrip(b"\n")
    if b'"' in data or not _is_plain_text(lines):
        return None
    head, _, body = lines.partition(b"\n")
    texts = [cell.strip() for cell in head.decode().split(",")]
    grid = Grid(shown_path, None, [(1, list(texts))])
    header = plain_header(grid, kind, {})
    if header is None or not body or len(header.fields) < max(2, len(texts)):
        return None
    if any(column.unit is not None for column in header.columns):
        return None
    if any(column.required and name not in header.fields.values() for name, column in kind.columns.items()):
        return None
    names = list(header.fields.values())
    table = _parse(body, names)
    if table is None or _may_hold_asides(table, header):
        return None
    places = {name: grid.place(1, column) for column, name in header.fields.items()}
    columns = {name: table.column(name) for name in names}
    return grid, header, TextTable(shown_path, names, places, columns, range(2, table.num_rows + 2))


def _is_plain_text(data: bytes) -> bool:
    if not data or b"\n\n" in data or data.startswith(b"\n") or _CONTROL.search(data):
        return False
    if data.isascii():
        return True
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return False
    return unicodedata.is_normalized("NFC", text) and not any(mark in text for mark in _CHANGED)


def _parse(body: bytes, names: list[str]) -> pa.Table | None:
    try:
        table = pacsv.read_csv(
            pa.BufferReader(body),
            read_options=pacsv.ReadOptions(column_names=names, block_size=BLOCK),
            parse_options=pacsv.ParseOptions(
                quote_char=False, double_quote=False, escape_char=False, ignore_empty_lines=False
            ),
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    trimmed = [pc.utf8_trim_whitespace(table.column(name)) for name in names]
    return pa.table(dict(zip(names, trimmed, strict=True)))


def _may_hold_asides(table: pa.Table, header: Header) -> bool:
    """Return whether some row may be no record: it lacks what one needs, or begins as the header does."""
    first = header.columns[0]
    doubtful = pc.is_in(table.column(0), pa.array([first.field, first.heading]))
    for column in header.required_columns:
        doubtful = pc.or_(doubtful, pc.equal(table.column(column - 1), ""))
    rows = table.filter(doubtful).to_pylist()
    return any(may_be_aside([cell or None for cell in row.values()], header) for row in rows)
