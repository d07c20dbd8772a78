"""Writes a register as a folder of CSV files that is read back as the same register."""

import csv
import io
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import yaml

from compliance.errors import UsageError
from compliance.model.fields import RecordKind
from compliance.model.schema import FILED_KINDS, KINDS, RECORD_KINDS
from compliance.sources.registers.manifest import MANIFEST
from compliance.sources.registers.register import Register
from compliance.sources.registers.rejected_rows_file import DROPPED_ROWS, REJECTED_ROWS, rejected_rows_text
from compliance.sources.registers.typed_table import SIGN
from compliance.sources.sheets.written_csv import hash_written


def write_register(folder: Path, register: Register) -> None:
    """Write a register into a folder, in place of the tables that stand there; other files stay.

    Written are the manifest, a CSV file for each table that has rows, the rows that wait to be mended, and
    those that were dropped.
    Nothing of the folder is changed unless everything could be written.

    Raises:
        UsageError: The folder cannot be written.
    """
    files: dict[str, str] = {}
    for plural in FILED_KINDS:
        table = register.tables.get(plural)
        if table is not None and table.num_rows:
            files[f"{plural}.csv"] = table_text(register, plural)
    files[MANIFEST] = _manifest_text(
        register, {name: hash_written(text.encode()) for name, text in files.items()}
    )
    if register.rejected:
        files[REJECTED_ROWS] = rejected_rows_text(register.rejected)
    if register.dropped:
        files[DROPPED_ROWS] = rejected_rows_text(register.dropped)
    old = [f"{plural}.csv" for plural in KINDS] + [REJECTED_ROWS, DROPPED_ROWS]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".register-") as made:
            for name, text in files.items():
                (Path(made) / name).write_text(text, encoding="utf-8", newline="")
            for name in files:
                (Path(made) / name).replace(folder / name)
        for name in old:
            if name not in files:
                (folder / name).unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be written: {error.strerror}") from error


def table_text(register: Register, plural: str) -> str:
    """Return a table as CSV text in ISO notation: the columns that its files had, a row a record."""
    kind = KINDS[plural]
    table: pa.Table = register.tables[plural]
    lacking = {name for owner, name in register.unasked if owner == kind.name}
    written = _filled_columns(table) | (set(kind.columns) - lacking)
    names = [name for name in kind.columns if name in written]
    rows = ({n: cell_text(row[n], row.get(n + SIGN)) for n in names} for row in table.to_pylist())
    return _csv_text(names, rows)


def rows_text(kind: RecordKind, rows: Sequence[Mapping[str, str]]) -> str:
    """Return rows of texts as the CSV text of their table: the columns that rules read or that hold anything.

    A blank in a column that rules read says what the column says of blanks.
    """
    names = [n for n, c in kind.columns.items() if c.kept_for is None or any(row.get(n) for row in rows)]
    return _csv_text(names, rows)


def _csv_text(names: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, names, "", "ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def _filled_columns(table: pa.Table) -> set[str]:
    return {name for name in table.column_names if table.column(name).null_count < table.num_rows}


def cell_text(value: Any, sign: str | None = None) -> str:
    """Return a typed value as a register file holds it.

    >>> cell_text(Decimal("0.500000"), "<"), cell_text(None), cell_text(True)
    ('<0.5', '', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return (sign or "") + (text.rstrip("0").rstrip(".") if "." in text else text)
    return value.isoformat() if isinstance(value, date) else str(value)


def _manifest_text(register: Register, written: Mapping[str, str]) -> str:
    """Return the manifest; it says how the files are written and which columns some file lacked."""
    said = register.manifest.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    said["locale"] = "iso"
    filled = {plural: _filled_columns(table) for plural, table in register.tables.items()}
    lacking: dict[str, list[str]] = {}
    for plural, name in sorted({(RECORD_KINDS[kind].plural, name) for kind, name in register.unasked}):
        if name in filled.get(plural, ()):
            lacking.setdefault(plural, []).append(name)
    if lacking:
        said["columns_lacking"] = lacking
    said["written"] = dict(written)
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=100)
