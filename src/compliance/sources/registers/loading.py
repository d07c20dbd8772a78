"""Loads a register from files of many hands: read, joined, typed; with what was rejected, asked and told."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from compliance.errors import Place, Problem, Problems, RegisterError
from compliance.model.schema import KINDS
from compliance.sources.faults import Fault
from compliance.sources.registers.files import RegisterFiles, read_files
from compliance.sources.registers.mended_rows import LeftOut, leave_out_dropped, leave_out_returned
from compliance.sources.registers.parameter_values import settle_wastewater
from compliance.sources.registers.questions import questions_of
from compliance.sources.registers.register import Register, type_register
from compliance.sources.registers.rejected_rows_file import REJECTED_ROWS, same_row, still_waiting
from compliance.sources.registers.table_faults import FOLLOWS
from compliance.sources.sheets.column_mapping import ColumnMapping
from compliance.sources.texts import RejectedRow


@dataclass
class RowCount:
    """What became of the rows of one sheet or text file; rows read = accepted + rejected + dropped.

    Attributes:
        read: Rows that may hold a record.
        rejected: Rows that were not accepted.
        repeated: Rows, among the accepted, that say the same as another and are kept once.
        mended: Rows, among the rejected, in place of which a mended one was read.
        dropped: Rows that a person told to drop.
    """

    read: int = 0
    rejected: int = 0
    repeated: int = 0
    mended: int = 0
    dropped: int = 0

    @property
    def accepted(self) -> int:
        """Rows that were accepted."""
        return self.read - self.rejected - self.dropped


@dataclass
class Loading:
    """A register with how its files were understood.

    Attributes:
        register: The register of the rows that were accepted.
        files: What the files hold.
        unread: What keeps files or sheets from being read.
        row_problems: Faults of single rows.
        told: What was taken in another form than it was written, by table.
        dropped: Rows that were dropped as a person told, as they stood in the file they came from first.
        counts: What became of the rows, by the name of their grid.
    """

    register: Register
    files: RegisterFiles
    unread: list[Problem]
    row_problems: list[Problem]
    told: list[tuple[str, Fault]]
    dropped: list[RejectedRow] = field(default_factory=list)
    counts: dict[str, RowCount] = field(default_factory=dict)

    @cached_property
    def questions(self) -> list[Problem]:
        """What is to be settled though nothing was rejected for it."""
        return questions_of(self.register)

    @property
    def problems(self) -> list[Problem]:
        """All problems in the order of files and lines."""
        return Problems([*self.unread, *self.row_problems]).in_order()


def load_files(
    paths: Sequence[Path], mapping: ColumnMapping | None = None, *, standing: Path | None = None
) -> Loading:
    """Return the register that files hold together, with how they were understood; raises nothing.

    Args:
        paths: Folders and files.
        mapping: What a person said of them.
        standing: A register folder that they are added to: its rows stand, so that of two rows with one key
            the new one is rejected.
    """
    problems = Problems()
    files = read_files(paths, mapping or ColumnMapping(), problems, standing=standing)
    left = leave_out_returned(files)
    register = type_register(files.parts, files.manifest, files.row_problems)
    register.rejected.extend(files.misshapen)
    for row in files.misshapen:
        register.rows_read[row.table] = register.rows_read.get(row.table, 0) + 1
    told = _settle_parameters(register)
    # A register of which every row waits has no facilities yet when rows of it are dropped.
    may_lack = bool(problems.found or (left.drops and standing is not None))
    if not files.parts.get("facilities") and not may_lack:
        label = KINDS["facilities"].label.vi
        problems.add(
            Place(str(paths[0])), "missing-table", "the register has no table of facilities (facilities)",
            f"sổ theo dõi không có bảng «{label}» (facilities)",
        )  # fmt: skip
    elif not register.rows_read.get("facilities") and not may_lack:
        part = files.parts["facilities"][0]
        problems.add(
            Place(part.table.path), "empty", "the register has no facility",
            "sổ theo dõi chưa có cơ sở nào",
        )  # fmt: skip
    counts = _count(files, register, left)
    for row in (again := leave_out_dropped(register, files)):
        counts[row.place.path].rejected -= 1
        counts[row.place.path].dropped += 1
    dropped = [*left.drops, *again]
    register.dropped = list({same_row(row): row for row in [*files.dropped, *dropped]}.values())
    files.waiting = still_waiting(files.waiting, register.rejected)
    register.rejected.extend(files.waiting)
    unread, row_problems = problems.in_order(), files.row_problems.in_order()
    return Loading(register, files, unread, row_problems, told, dropped, counts)


def load_register(path: Path, *, accept_rejected: bool = False) -> Register:
    """Return the register in a folder or a file.

    Rows that a folder keeps until they are mended are rejected rows as those of a file are.

    Args:
        path: A folder with `register.yaml` and tables named by kind, such as `permits.csv`; a workbook; a
            text file.
        accept_rejected: Go on when rows were rejected; their collections then count as incomplete. A file
            that cannot be read at all is an error in any case.

    Raises:
        RegisterError: The register cannot be accepted; all problems of all files at once.
    """
    loading = load_files([path])
    if loading.unread:
        raise RegisterError(loading.problems)
    problems = Problems([*loading.problems, *_waiting_problems(path, loading.files.waiting)]).in_order()
    if problems and (not accept_rejected or not loading.register.facility_ids):
        raise RegisterError(problems)
    return loading.register


def _waiting_problems(folder: Path, waiting: Sequence[RejectedRow]) -> Iterator[Problem]:
    """Yield that rows wait in a register folder, and why each was rejected, where it came from."""
    if waiting:
        yield Problem(
            Place(str(folder / REJECTED_ROWS)), "waiting",
            f"rows that wait to be mended: {len(waiting)}; mend and import them, or go on without them with "
            "--accept-rejected",
            f"{len(waiting)} dòng đang chờ sửa; sửa và nhập lại, hoặc dùng --accept-rejected để tiếp tục khi "
            "còn thiếu các dòng này",
        )  # fmt: skip
    for row in waiting:
        for name, fault in row.reasons:
            if fault.code != FOLLOWS:
                yield Problem(replace(row.place, field=name or None), fault.code, fault.en, fault.vi)


def _settle_parameters(register: Register) -> list[tuple[str, Fault]]:
    """Put parameters into the catalogue's words and values into its units; return what readers are told."""
    told = []
    for plural, kind in KINDS.items():
        register.tables[plural], notes = settle_wastewater(kind, register.tables[plural])
        told += [(plural, note) for note in notes]
    return told


def _count(files: RegisterFiles, register: Register, left: LeftOut) -> dict[str, RowCount]:
    """Return what became of the rows, by the name of their grid."""
    counts: dict[str, RowCount] = defaultdict(RowCount)
    for parts in files.parts.values():
        for part in parts:
            counts[part.table.path].read += len(part.table.lines)
    for row in files.misshapen:
        counts[row.place.path].read += 1
    for name, number in left.mended.items():
        counts[name].read += number
        counts[name].rejected += number
        counts[name].mended = number
    for name, number in left.dropped.items():
        counts[name].read += number
        counts[name].dropped = number
    for row in register.rejected:
        if row.place.path in counts:
            counts[row.place.path].rejected += 1
    for name, number in register.repeated.items():
        counts[name].repeated = number
    return counts
