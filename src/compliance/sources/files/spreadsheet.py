"""Reads any workbook (.xlsx, .xlsm, .xls, .ods) into grids, a sheet a grid; knows no register.

What a file is, its bytes tell, not its name. Plain sheets of Excel are read with calamine, all others cell by
cell from their own parts: only so a value keeps its exact type, and an error, a formula without a result, an
old font or a format that shows something else than the value is told and never becomes a blank or a wrong
value. Nothing in a workbook is ever run.

Memory: the file (at most 200 MB), a piece of a part at a time, and the cells, at most 10 million a workbook:
about 110 bytes each, 240 while calamine reads; shared texts are held once.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import ParamSpec

from compliance.errors import Place, Problems
from compliance.sources.faults import Fault, shown
from compliance.sources.files.workbooks import (
    ods_sheets,
    xls_book,
    xls_sheet,
    xlsx_book,
    xlsx_plain,
    xlsx_sheet,
)
from compliance.sources.files.workbooks.compound_file import MAGIC, CompoundFile
from compliance.sources.files.workbooks.file_kind import check_compound, kind_of_zip, other_kind
from compliance.sources.files.workbooks.refused import MAX_FILE, Refused, too_large
from compliance.sources.files.workbooks.sheet_cells import SheetCells
from compliance.sources.files.workbooks.zip_parts import ZipParts
from compliance.sources.grid import Epoch, Grid

_MACROS = Fault(
    "macros",
    "tệp có macro; chỉ đọc các ô, không chạy macro",
    "it has macros; only cells are read, nothing is run",
)
_LINKS = Fault(
    "external-links",
    "tệp có liên kết tới tệp khác; các tệp đó không được mở",
    "it links to other workbooks, which are not opened",
)

_COMMENTS = Fault(
    "comments",
    "tệp có nhận xét (comment) ở ô; nội dung nhận xét không được đọc",
    "it has comments on cells, which are not read",
)
_AUTHOR = re.compile(rb"<(?:\w+:)?author>\s*[^<\s]")
_HIDDEN = Fault("hidden-sheet", "trang tính ẩn cũng được đọc", "a hidden sheet, which is read too")

Sheet = tuple[str, str, SheetCells | Refused]
"""A sheet's name, whether it is `visible`, and its cells or why they cannot be read."""

Args = ParamSpec("Args")


def read_sheets(path: Path, shown_path: str, problems: Problems) -> list[Grid]:
    """Return a grid for each sheet of a workbook that can be read, in order, hidden ones too.

    Args:
        path: The workbook.
        shown_path: The path as readers are shown it.
        problems: Gets why the workbook, or a sheet of it, cannot be read.

    Returns:
        The grids; notes on the workbook as a whole stand in each.
    """
    try:
        sheets, epoch, notes = _open(_bytes_of(path))
        return list(_grids(sheets, epoch, notes, shown_path, problems))
    except Refused as refused:
        _tell(refused, Place(shown_path), problems)
    except OSError as error:
        why = error.strerror or str(error)
        problems.add(Place(shown_path), "unreadable", f"cannot be read: {why}", f"không đọc được tệp: {why}")
    return []


def _bytes_of(path: Path) -> bytes:
    if path.stat().st_size > MAX_FILE:
        size = MAX_FILE // 10**6
        raise too_large(f"tệp lớn hơn {size} MB", f"the file is larger than {size} MB")
    return path.read_bytes()


def _open(data: bytes) -> tuple[Iterable[Sheet], Epoch | None, list[Fault]]:
    """Return the sheets of a workbook, from which day it counts dates, and notes on it as a whole."""
    if data.startswith(MAGIC):
        return _open_xls(data)
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise other_kind(data)
    parts = ZipParts(data)
    return _open_ods(parts) if kind_of_zip(parts) == "ods" else _open_xlsx(parts)


def _open_xlsx(parts: ZipParts) -> tuple[Iterable[Sheet], Epoch | None, list[Fault]]:
    book = xlsx_book.read_book(parts)
    plain = xlsx_plain.read_plain_sheets(book)
    sheets = (
        (sheet.name, sheet.state, plain.get(i) or _attempt(xlsx_sheet.read_sheet, book, sheet.part))
        for i, sheet in enumerate(book.sheets)
        if sheet.kind == "worksheet"
    )
    notes = [_without_cells(sheet.name) for sheet in book.sheets if sheet.kind != "worksheet"]
    if any(name.endswith("vbaproject.bin") for name in parts.names("xl/")):
        notes.append(_MACROS)
    if parts.names("xl/externallinks/"):
        notes.append(_LINKS)
    if _has_comments(parts):
        notes.append(_COMMENTS)
    return sheets, book.epoch, notes


def _has_comments(parts: ZipParts) -> bool:
    """Return whether somebody commented on cells; the comments of our own workbooks have no author."""
    return bool(parts.names("xl/threadedcomments/")) or any(
        _AUTHOR.search(parts.read(name)) for name in parts.names("xl/comments")
    )


def _open_xls(data: bytes) -> tuple[Iterable[Sheet], Epoch | None, list[Fault]]:
    opened = CompoundFile(data)
    check_compound(opened)
    book = xls_book.read_book(opened.read("Workbook"))
    sheets = (
        (sheet.name, sheet.state, _attempt(xls_sheet.read_sheet, book, sheet))
        for sheet in book.sheets
        if sheet.kind == "worksheet"
    )
    notes = [_without_cells(sheet.name) for sheet in book.sheets if sheet.kind != "worksheet"]
    if "_VBA_PROJECT_CUR" in opened:
        notes.append(_MACROS)
    if book.external_sheets:
        notes.append(_LINKS)
    return sheets, book.epoch, notes


def _open_ods(parts: ZipParts) -> tuple[Iterable[Sheet], Epoch | None, list[Fault]]:
    book = ods_sheets.read_book(parts)
    sheets = ((sheet.name, sheet.state, sheet.refused or sheet.cells) for sheet in book.sheets)
    notes = [_MACROS] if parts.names("basic/") or parts.names("scripts/") else []
    if book.has_links:
        notes.append(_LINKS)
    return sheets, book.epoch, notes


def _attempt(
    read: Callable[Args, SheetCells], *args: Args.args, **kwargs: Args.kwargs
) -> SheetCells | Refused:
    try:
        return read(*args, **kwargs)
    except Refused as refused:
        return refused


def _grids(
    sheets: Iterable[Sheet], epoch: Epoch | None, notes: list[Fault], path: str, problems: Problems
) -> Iterator[Grid]:
    for name, state, cells in sheets:
        if isinstance(cells, Refused):
            _tell(cells, Place(f"{path}[{name}]", cells.line, cells.column), problems)
            continue
        hidden = [] if state == "visible" else [_HIDDEN]
        try:
            yield cells.grid(path, name, epoch, notes + hidden)
        except Refused as refused:
            _tell(refused, Place(f"{path}[{name}]", refused.line, refused.column), problems)


def _tell(refused: Refused, place: Place, problems: Problems) -> None:
    problems.add(place, refused.fault.code, refused.fault.en, refused.fault.vi)


def _without_cells(name: str) -> Fault:
    return Fault(
        "sheet-without-cells",
        f"trang {shown(name)} là biểu đồ hoặc macro nên không được đọc",
        f"the sheet {shown(name)} is a chart or macros and is not read",
    )
