"""Reads the files of a register, of any kind and from many hands, into tables of cells not yet typed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from compliance.errors import Place, Problems
from compliance.model.fields import RecordKind
from compliance.model.schema import FILED_KINDS
from compliance.sources.files.parquet_file import as_table, read_parquet
from compliance.sources.files.spreadsheet import read_sheets
from compliance.sources.files.text_file import read_text_grid
from compliance.sources.grid import Grid
from compliance.sources.registers.manifest import (
    MANIFEST,
    Manifest,
    is_manifest_sheet,
    join_manifests,
    read_manifest,
    read_manifest_sheet,
)
from compliance.sources.registers.parameter_catalogue import shipped_catalogue
from compliance.sources.registers.rejected_rows_file import DROPPED_ROWS, REJECTED_ROWS, read_rejected_rows
from compliance.sources.sheets.column_mapping import ColumnMapping, SheetMapping
from compliance.sources.sheets.form import MOST_LINES
from compliance.sources.sheets.headings import kinds_meant, read_heading
from compliance.sources.sheets.plain_csv import read_plain_csv
from compliance.sources.sheets.reading import SheetReading, read_by_column, read_sheet
from compliance.sources.sheets.wide_table import read_tables
from compliance.sources.sheets.written_csv import read_written_csv
from compliance.sources.texts import Part, RejectedRow

TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")
PARQUET_SUFFIX = ".parquet"
UNCUT = "\x1f"
"""A separator that stands in no text, for files whose lines are not cut into cells."""
_PASSED_OVER = (".md",)
_OF_THE_SYSTEM = ("thumbs.db", "desktop.ini")


@dataclass
class RegisterFiles:
    """What the files of a register hold.

    Attributes:
        manifest: What the register says of itself.
        readings: How each sheet and text file was understood, in the order of reading.
        parts: Tables to be typed, by the plural name of their kind, each with how its cells are written.
        misshapen: Rows whose cells cannot be told apart.
        waiting: Rejected rows of earlier readings that a register folder keeps until they are mended.
        dropping: Rows of workbooks that came back, ticked to be dropped.
        dropped: Rows that were dropped in earlier readings, as a register folder keeps them.
        row_problems: Faults of single rows.
        passed_over: What of the folders was not read: folders in them, and `.txt` files, which may be forms
            or anything else.
        seen: Files that were read, each once however often it is named.
    """

    manifest: Manifest = field(default_factory=Manifest)
    readings: list[SheetReading] = field(default_factory=list)
    parts: dict[str, list[Part]] = field(default_factory=lambda: defaultdict(list))
    misshapen: list[RejectedRow] = field(default_factory=list)
    waiting: list[RejectedRow] = field(default_factory=list)
    dropping: list[RejectedRow] = field(default_factory=list)
    dropped: list[RejectedRow] = field(default_factory=list)
    row_problems: Problems = field(default_factory=Problems)
    passed_over: list[Path] = field(default_factory=list)
    seen: set[Path] = field(default_factory=set)

    def is_new(self, path: Path) -> bool:
        """Return whether a file was not read yet, and remember it."""
        known = len(self.seen)
        self.seen.add(path.resolve())
        return len(self.seen) > known


def read_files(
    paths: Sequence[Path], mapping: ColumnMapping, problems: Problems, *, standing: Path | None = None
) -> RegisterFiles:
    """Return what files and folders of a register hold, joined; faults of files go to `problems`.

    Args:
        paths: Folders with a manifest and tables; text files; workbooks; Parquet files.
        mapping: What a person said of them.
        problems: Gets every fault that keeps a file or sheet from being read.
        standing: A register folder that they are added to; its rows stand, and it is not among the readings.
    """
    read = RegisterFiles()
    if standing is not None:
        _read_folder(standing, ColumnMapping(), read, problems)
        for parts in read.parts.values():
            parts[:] = [replace(part, stands=True) for part in parts]
        read.readings.clear()
        read.passed_over.clear()
        read.seen.clear()
    stands, read.manifest = read.manifest, Manifest()
    for path in paths:
        # What one file or folder states of its numbers and dates holds for no other.
        read.manifest = read.manifest.model_copy(update={"locale": None})
        if path.is_dir():
            _read_folder(path, mapping, read, problems)
        elif not path.exists():
            problems.add(
                Place(str(path)), "missing-file", "there is no such file or folder",
                "không có tệp hoặc thư mục này",
            )  # fmt: skip
        elif read.is_new(path):
            _read_file(path, mapping, read, problems, in_folder=False)
    read.manifest = stands.filled_from(read.manifest)
    return read


def _read_folder(folder: Path, mapping: ColumnMapping, read: RegisterFiles, problems: Problems) -> None:
    about = folder / MANIFEST
    written: Mapping[str, str] = {}
    if about.is_file() and (said := read_manifest(about, problems)) is not None:
        read.manifest = join_manifests(read.manifest, said, Place(str(about)), problems)
        written = said.written
    stated = read.manifest.locale
    for path in sorted(folder.iterdir()):
        read.manifest = read.manifest.model_copy(update={"locale": stated})
        name = path.name.casefold()
        if path.is_dir() or name == MANIFEST or name.startswith((".", "~$")) or name in _OF_THE_SYSTEM:
            if path.is_dir() and path.suffix == ".csv":
                problems.add(Place(str(path)), "unreadable", "is no regular file", "không phải là tệp")
            elif path.is_dir() and not name.startswith("."):
                read.passed_over.append(path)
            continue
        if path.suffix.lower() == ".txt":
            read.passed_over.append(path)
        if path.suffix.lower() in (*_PASSED_OVER, ".txt") or not read.is_new(path):
            continue
        if name == REJECTED_ROWS:
            read.waiting.extend(read_rejected_rows(path, problems))
        elif name == DROPPED_ROWS:
            read.dropped.extend(read_rejected_rows(path, problems))
        elif not _read_as_written(path, written.get(path.name), read, problems):
            _read_file(path, mapping, read, problems, in_folder=True)


def _read_as_written(path: Path, written: str | None, read: RegisterFiles, problems: Problems) -> bool:
    """Take in a table that is as the program wrote it, whatever a person says of other files.

    Returns:
        Whether it is; `written` is the hash it must have, None if the program did not write it.
    """
    if written is None or path.suffix != ".csv" or path.stem not in FILED_KINDS:
        return False
    columns = read_written_csv(path, str(path), FILED_KINDS[path.stem], written)
    if columns is None:
        return False
    found = Problems()
    _take(read_by_column(*columns, SheetMapping(), "iso", found), found, read, problems)
    return True


def _read_file(
    path: Path, mapping: ColumnMapping, read: RegisterFiles, problems: Problems, *, in_folder: bool
) -> None:
    suffix, shown_path = path.suffix.lower(), str(path)
    if suffix in WORKBOOK_SUFFIXES:
        _read_workbook(path, mapping, read, problems)
    elif suffix in TEXT_SUFFIXES:
        _read_text(path, mapping, read, problems)
    elif suffix == PARQUET_SUFFIX:
        _read_parquet(path, mapping, read, problems)
    else:
        allowed = ", ".join((*TEXT_SUFFIXES, *WORKBOOK_SUFFIXES, PARQUET_SUFFIX))
        where = "of a register folder" if in_folder else "that is read"
        problems.add(
            Place(shown_path), "unknown-file", f"no file {where}; allowed: {allowed}",
            f"không phải loại tệp đọc được; các loại: {allowed}",
        )  # fmt: skip


def _read_text(path: Path, mapping: ColumnMapping, read: RegisterFiles, problems: Problems) -> None:
    said = mapping.of_sheet(path.stem)
    kinds = kinds_meant(path.stem)
    if path.suffix.lower() == ".txt" and mapping.separator is None and _read_text_form(path, mapping, read):
        return
    is_unsaid = said == SheetMapping(sheet=path.stem)
    if len(kinds) == 1 and is_unsaid and mapping.encoding is None and mapping.separator is None:
        columns = read_plain_csv(path, str(path), kinds[0])
        if columns is not None:
            found = Problems()
            _take(read_by_column(*columns, said, read.manifest.locale, found), found, read, problems)
            return
    grid = read_text_grid(
        path, str(path), problems, understood=lambda cells: _fields_in(cells, kinds),
        encoding=mapping.encoding, separator=mapping.separator,
    )  # fmt: skip
    if grid is not None:
        _take_grid(grid, path.stem, mapping, read, problems)


def _read_text_form(path: Path, mapping: ColumnMapping, read: RegisterFiles) -> bool:
    """Take in a text file whose lines are labels and values, uncut; return whether it is one."""
    grid = read_text_grid(
        path, str(path), Problems(), understood=lambda _: 0, encoding=mapping.encoding, separator=UNCUT
    )
    if grid is None or grid.lost or len(grid.rows) > MOST_LINES:
        return False
    grid.notes = [note for note in grid.notes if note.code != "separator"]
    found = Problems()
    reading = read_sheet(grid, path.stem, mapping.of_sheet(path.stem), read.manifest.locale, found)
    if reading.state != "read" or reading.layout is not None:
        return False
    _take(reading, found, read, found)
    return True


def _fields_in(cells: list[str], kinds: Sequence[RecordKind]) -> int:
    return max(sum(len(read_heading(cell, kind).fields) == 1 for cell in cells) for kind in kinds)


def _read_workbook(path: Path, mapping: ColumnMapping, read: RegisterFiles, problems: Problems) -> None:
    sheets = read_sheets(path, str(path), problems)
    about = [grid for grid in sheets if is_manifest_sheet(grid.sheet)]
    for grid in about:
        if (said := read_manifest_sheet(grid, problems)) is not None:
            read.manifest = join_manifests(read.manifest, said, grid.place(), problems)
    for grid in sheets:
        if grid not in about:
            _take_grid(grid, grid.sheet or path.stem, mapping, read, problems)


def _read_parquet(path: Path, mapping: ColumnMapping, read: RegisterFiles, problems: Problems) -> None:
    texts = read_parquet(path, str(path), problems)
    if texts is None:
        return
    grid, columns = texts
    said, found = mapping.of_sheet(path.stem), Problems()
    reading = read_sheet(grid, path.stem, said, "iso", found)
    if reading.state == "read" and reading.layout is not None:
        header = reading.layout.header
        table = as_table(grid, columns, header.fields)
        reading = read_by_column(grid, header, table, said, "iso", found)
    _take(reading, found, read, problems)


def _take_grid(
    grid: Grid, named: str, mapping: ColumnMapping, read: RegisterFiles, problems: Problems
) -> None:
    found, said = Problems(), mapping.of_sheet(named)
    for reading in read_tables(grid, named, said, read.manifest.locale, found, shipped_catalogue()):
        _take(reading, found, read, problems)
        found = Problems()


def _take(reading: SheetReading, found: Problems, read: RegisterFiles, problems: Problems) -> None:
    """Take in what was read; what keeps a sheet from being read goes to `problems`, faults of rows apart."""
    read.readings.append(reading)
    if reading.state == "not-understood":
        problems.found.extend(found.found)
        return
    read.row_problems.found.extend(found.found)
    read.misshapen.extend(reading.misshapen)
    read.dropping.extend(reading.dropped)
    for part in reading.parts:
        read.parts[part.kind.plural].append(part)
