"""Reads a Parquet file as the texts of one table; typed columns come as they are written in ISO notation."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from compliance.errors import Place, Problems
from compliance.sources.files.text_file import INVISIBLE, LINE_BREAK, SPACES
from compliance.sources.grid import Grid
from compliance.sources.texts import TextTable


def read_parquet(path: Path, shown_path: str, problems: Problems) -> tuple[Grid, pa.Table] | None:
    """Return a grid with the names of the columns alone, and the columns as texts; None if it cannot be read.

    A row of the file is told by its number plus one, as if the names stood in the first line.
    """
    try:
        table = pq.read_table(path)
        texts = pa.table({name: _as_texts(table.column(name)) for name in table.column_names})
    except (pa.ArrowException, OSError) as error:
        problems.add(
            Place(shown_path), "unreadable", f"cannot be read as a Parquet file: {error}",
            "không đọc được dưới dạng tệp Parquet",
        )  # fmt: skip
        return None
    return Grid(shown_path, None, [(1, list(table.column_names))]), texts


def _as_texts(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column as texts; a moment at midnight is a day.

    Raises:
        pa.ArrowException: The column holds lists, records or bytes.
    """
    kind = column.type
    if pa.types.is_dictionary(kind):
        return _as_texts(column.cast(kind.value_type))
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        texts = column.cast(pa.string())
        if not pc.all(pc.string_is_ascii(texts), min_count=0).as_py():
            texts = pc.replace_substring_regex(texts, f"[{INVISIBLE}]", "")
            texts = pc.utf8_normalize(pc.replace_substring_regex(texts, f"[{SPACES}]", " "), form="NFC")
        if pc.any(pc.match_substring_regex(texts, "[\r\n]"), min_count=0).as_py():
            texts = pc.replace_substring_regex(texts, LINE_BREAK, " ")
        return pc.utf8_trim_whitespace(texts)
    if pa.types.is_timestamp(kind):
        return pc.replace_substring_regex(column.cast(pa.string()), r"[ T]00:00:00(\.0+)?Z?$", "")
    return column.cast(pa.string())


def as_table(grid: Grid, texts: pa.Table, fields: dict[int, str]) -> TextTable:
    """Return the table of the columns, from 1, that hold fields."""
    names = list(fields.values())
    places = {name: grid.place(1, column) for column, name in fields.items()}
    columns = {name: texts.column(column - 1) for column, name in fields.items()}
    return TextTable(grid.name, names, places, columns, range(2, texts.num_rows + 2))
