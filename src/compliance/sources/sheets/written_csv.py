"""Reads a CSV file that the program itself wrote: every line is a record, whatever its cells look like."""

import hashlib
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pacsv

from compliance.model.fields import RecordKind
from compliance.sources.grid import Grid
from compliance.sources.sheets.header import Header, plain_header
from compliance.sources.sheets.plain_csv import BLOCK
from compliance.sources.texts import TextTable


def hash_written(data: bytes) -> str:
    """Return what tells whether a file is as the program wrote it: its SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_written_csv(
    path: Path, shown_path: str, kind: RecordKind, written: str
) -> tuple[Grid, Header, TextTable] | None:
    """Return the columns of a CSV file under its header; None if it is not as the program wrote it.

    In a file that was changed since, a line may be a title, a total or a note: it is to be read with care.

    Args:
        path: The file.
        shown_path: The file as shown in problems.
        kind: The kind of record it holds.
        written: What `hash_written` returned when the program wrote it.
    """
    if not path.is_file() or hash_written(data := path.read_bytes()) != written:
        return None
    head, _, body = data.partition(b"\n")
    names = head.decode().split(",")
    grid = Grid(shown_path, None, [(1, list(names))])
    header = plain_header(grid, kind, {})
    if header is None or list(header.fields.values()) != names:
        return None
    try:
        table = pacsv.read_csv(
            pa.BufferReader(body),
            read_options=pacsv.ReadOptions(column_names=names, block_size=BLOCK),
            parse_options=pacsv.ParseOptions(ignore_empty_lines=False),
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    places = {name: grid.place(1, column) for column, name in header.fields.items()}
    columns = {name: table.column(name) for name in names}
    return grid, header, TextTable(shown_path, names, places, columns, range(2, table.num_rows + 2))
