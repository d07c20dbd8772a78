"""Reads a large CSV file by column, if it is so plain that no other reading of it is possible."""

import re
import unicodedata
from functools import cache, reduce
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from compliance.model.fields import RecordKind
from compliance.model.schema import FILED_KINDS
from compliance.sources.files.text_file import INVISIBLE, SPACES
from compliance.sources.grid import Grid
from compliance.sources.sheets.header import Header, plain_header, texts_of
from compliance.sources.sheets.headings import names_of
from compliance.sources.sheets.layout import may_be_aside
from compliance.sources.sheets.old_letters import impossible_texts
from compliance.sources.texts import TextTable
from compliance.sources.words.encodings import Decoded

_MARK = b"\xef\xbb\xbf"
_TOTAL = "^(?:t[oổ]ng|c[oộ]ng|total)"
"""How a cell begins that says that its row adds up."""
_CONTROL = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]")
_CHANGED = SPACES + INVISIBLE + "\u00ad\x85"
"""Characters that reading row by row changes or looks at more closely."""
BLOCK = 64 << 20
"""Bytes that are parsed at a time; a longer line is not plain."""


def read_plain_csv(path: Path, shown_path: str, kind: RecordKind) -> tuple[Grid, Header, TextTable] | None:
    """Return the columns of a plain CSV file under its header; None if it has to be looked at more closely.

    A file is plain if it is UTF-8 text in NFC without quotes, blank lines and invisible letters, its first
    line names a field in every column once, each line has as many cells as the first, no line may be
    anything but a record, and no text may be written for an old font: such a file has no titles, groups,
    notes or cells over several lines, so reading it by column and reading it row by row come to the same.
    """
    if not path.is_file():
        return None
    data = path.read_bytes()
    marked = Decoded("", "utf-8", has_mark=data.startswith(_MARK))
    data = data.removeprefix(_MARK).replace(b"\r\n", b"\n")
    lines = data.rstrip(b"\n")
    if b'"' in data or not _is_plain_text(lines):
        return None
    head, _, body = lines.partition(b"\n")
    texts = [cell.strip() for cell in head.decode().split(",")]
    grid = Grid(shown_path, None, [(1, list(texts))], notes=marked.notes())
    header = plain_header(grid, kind, {})
    if header is None or not body or len(header.fields) < max(2, len(texts)):
        return None
    if any(column.unit is not None for column in header.columns):
        return None
    if any(column.required and name not in header.fields.values() for name, column in kind.columns.items()):
        return None
    names = list(header.fields.values())
    table = _parse(body, names)
    if table is None or _may_hold_asides(table, header) or _may_be_old(table):
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
    """Return whether some row may be no record; what is passed over here never is for `may_be_aside`."""
    first = texts_of(cell or None for cell in table.slice(0, 1).to_pylist()[0].values())
    if header.numbers_columns(first):
        return True
    lacking = [pc.equal(table.column(column - 1), "") for column in header.required_columns]
    untyped = [pc.equal(table.column(column - 1), "") for column in header.typed_columns]
    adding = [pc.match_substring_regex(cells, _TOTAL, ignore_case=True) for cells in table.columns[:4]]
    doubtful = reduce(pc.or_, [*lacking, *adding, *([reduce(pc.and_, untyped)] if untyped else [])])
    rows = [*table.filter(doubtful).to_pylist(), *_headings(table).to_pylist()]
    return any(may_be_aside([cell or None for cell in row.values()], header) for row in rows)


def _headings(table: pa.Table) -> pa.Table:
    """Return the rows whose cells have no digits but those of headings."""
    for name in table.column_names:
        table = table.filter(pc.match_substring_regex(table.column(name), _headings_pattern()))
    return table


@cache
def _headings_pattern() -> str:
    """Return a pattern of all headings: names and labels have few digits, units stand in brackets."""
    names = [text for plural in FILED_KINDS for text in names_of(plural)]
    digits = sorted({run for name in names for run in re.findall("[0-9]+", name)})
    return rf"^(?:[^0-9(\[]|{'|'.join(digits)})*(?:[(\[].*)?$"


def _may_be_old(table: pa.Table) -> bool:
    """Return whether some text may be written for an old font."""
    for cells in table.columns:
        texts = cells.filter(pc.invert(pc.string_is_ascii(cells))).unique().to_pylist()
        if next(impossible_texts(texts), None) is not None:
            return True
    return False
