"""Reads the texts of a register in one Excel workbook: a sheet a kind of record, one about the register.

A sheet is named by the kind's plural name or its Vietnamese label; its first row that is not blank holds the
header. The sheet `register` (or `Thông tin sổ`) holds what `register.yaml` does, a key and a value a row.
Excel's own dates, numbers and yes/no come as such; a number in a column of texts is refused, since Excel
drops leading zeros of codes.
"""

import hashlib
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from compliance.errors import Place, Problems, suggest
from compliance.model.fields import RecordKind
from compliance.model.schema import KINDS
from compliance.model.text_tree import Mapping, Scalar, Tree
from compliance.sources.columns import Locale
from compliance.sources.manifest import Manifest, RegisterTexts
from compliance.sources.mold import mold
from compliance.sources.text_rows import collect_rows, field_of
from compliance.sources.texts import RejectedRow

SUFFIX = ".xlsx"
MANIFEST_SHEETS = ("register", "thông tin sổ")
EXCEL_DIGITS = 15
"""Significant digits of a number in Excel; what follows is left over from its binary form."""

CellRow = tuple[object, ...]


def read_workbook(path: Path, problems: Problems) -> RegisterTexts:
    """Return the texts of a register; faults of sheets go to `problems`, those of rows are kept apart."""
    read = RegisterTexts()
    try:
        values = openpyxl.load_workbook(path, read_only=True, data_only=True)
        formulas = openpyxl.load_workbook(path, read_only=True)
    except (OSError, zipfile.BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        problems.add(Place(str(path)), "unreadable", f"cannot be read as an Excel workbook (.xlsx): {error}")
        return read
    try:
        about = [name for name in values.sheetnames if _plain(name) in MANIFEST_SHEETS]
        for name in about:
            read.manifest = _manifest(_cells(values[name]), f"{path}[{name}]", problems) or read.manifest
        digest = hashlib.sha256(repr(read.manifest).encode())
        for name in (name for name in values.sheetnames if name not in about):
            kind = _kind_of(name)
            place = f"{path}[{name}]"
            if kind is None:
                labels = [k.label.vi for k in KINDS.values() if not k.is_generated]
                allowed, hint = ", ".join(labels), suggest(name, labels)
                problems.add(
                    Place(place), "unknown-sheet", f"no table of a register{hint}; allowed: {allowed}"
                )
                continue
            if kind.plural in read.tables:
                problems.add(Place(place), "duplicate-sheet", f"another sheet holds {kind.plural} too")
                continue
            found = Problems()
            pairs = zip(_cells(values[name]), _cells(formulas[name]), strict=True)
            rows = collect_rows(place, _rows(pairs, place, kind, read, found), kind, found)
            read.take(kind.plural, rows, found, problems)
            if rows is not None:
                digest.update(repr((kind.plural, rows[0].columns)).encode())
    finally:
        values.close()
        formulas.close()
    read.hash = digest.hexdigest()
    if "facilities" not in read.tables and not problems.found:
        label = KINDS["facilities"].label.vi
        problems.add(Place(str(path)), "missing-sheet", f"the register has no sheet «{label}» (facilities)")
    return read


def _plain(sheet: str) -> str:
    return unicodedata.normalize("NFC", sheet).strip().casefold()


def _kind_of(sheet: str) -> RecordKind | None:
    name = _plain(sheet)
    for kind in KINDS.values():
        if name in (kind.plural, kind.label.vi.casefold()[:31].strip()) and not kind.is_generated:
            return kind
    return None


def _cells(sheet: Any) -> Iterator[CellRow]:  # openpyxl's own types differ by mode
    yield from sheet.iter_rows(values_only=True)


def _manifest(rows: Iterable[CellRow], path: str, problems: Problems) -> Manifest | None:
    entries: dict[str, Tree] = {}
    places: dict[str, Place] = {}
    for line, row in enumerate(rows, start=1):
        key, value = (_text(cell, "iso") for cell in (*row, None, None)[:2])
        if key:
            places[key] = Place(path, line)
            entries[key] = Scalar(value or None, Place(path, line, 2), value, Place(path, line, 2))
    return mold(Manifest, Mapping(entries, places, Place(path)), problems)


def _rows(
    pairs: Iterable[tuple[CellRow, CellRow]],
    path: str,
    kind: RecordKind,
    read: RegisterTexts,
    found: Problems,
) -> Iterator[tuple[int, list[str]]]:
    """Yield line and texts of each row, as wide as the header; a row with a doubtful cell is rejected.

    Args:
        pairs: The values of each row, and what was written in it: a formula where there is one.
        path: The workbook and its sheet.
        kind: The kind of record.
        read: Gets the rejected rows; its manifest tells how numbers are written.
        found: Gets what is doubtful.
    """
    header: list[str] = []
    for line, (row, written) in enumerate(pairs, start=1):
        texts = [_text(cell, read.manifest.locale) for cell in row]
        while len(texts) > len(header) and not texts[-1]:
            texts.pop()
        if not header:
            header = [field_of(text, kind) for text in texts]
        elif reasons := list(_doubts(row, written, header, kind)):
            for column, name, code, reason in reasons:
                found.add(Place(path, line, column, name), code, reason)
            cells = dict(zip(header, texts, strict=False))
            told = tuple((name, reason) for _, name, _, reason in reasons)
            read.misshapen.append(RejectedRow(kind.plural, Place(path, line), cells, told))
            continue
        yield line, texts + [""] * (len(header) - len(texts))


def _doubts(
    row: CellRow, written: CellRow, header: list[str], kind: RecordKind
) -> Iterator[tuple[int, str, str, str]]:
    """Yield column, field, code and reason of each cell that may not say what was meant."""
    for column, (name, cell, source) in enumerate(zip(header, row, written, strict=False), start=1):
        if cell is None and isinstance(source, str) and source.startswith("="):
            reason = f"the formula {source} has no stored value; open the workbook in Excel and save it"
            yield column, name, "formula", reason
        elif name in kind.columns and kind.columns[name].type == "text" and _is_number(cell):
            reason = f"found the number {_text(cell, 'iso')}; format the column as Text to keep leading zeros"
            yield column, name, "number-as-text", reason


def _is_number(cell: object) -> bool:
    return isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)


def _text(cell: object, locale: Locale) -> str:
    """Return what a cell would read as in a CSV file of the register."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, int | float | Decimal):
        digits = f"{Decimal(format(cell, f'.{EXCEL_DIGITS}g')):f}"
        return digits.replace(".", ",") if locale == "vi" else digits
    return unicodedata.normalize("NFC", " ".join(str(cell).split()))
