"""How a workbook, or a sheet of one, is refused, and how much of one is read at most."""

from dataclasses import dataclass

from compliance.sources.faults import Fault

MAX_FILE = 200_000_000
"""Bytes of a file."""
MAX_UNPACKED = 500_000_000
"""Bytes that the parts of a workbook may unpack to; only parts that are read count."""
FREELY_UNPACKED = 50_000_000
"""Bytes that a part may unpack to however small it is packed."""
MAX_RATIO = 100
"""How many times its packed size a larger part may unpack to; sheets of data come to about 10."""
MAX_ENTRIES = 20_000
"""Files in the zip of a workbook."""
MAX_CELLS = 10_000_000
"""Cells of a workbook, blank ones before the last one of a row included."""
MAX_LINES, MAX_COLUMNS = 1_048_576, 16_384
"""Rows and columns of a sheet in Excel."""
MAX_CHARACTERS = 32_767
"""Characters of a cell in Excel."""


@dataclass(eq=False)
class Refused(Exception):  # noqa: N818 - it refuses a file, our program has no fault
    """Says why a workbook or sheet is not read; caught where workbooks are read, never beyond.

    Attributes:
        fault: What is wrong.
        line: The row of the sheet, from 1; None: all of it.
        column: The column, from 1.
    """

    fault: Fault
    line: int | None = None
    column: int | None = None


def damaged(vi: str, en: str) -> Refused:
    """Return the refusal of a file whose parts contradict one another or end too soon."""
    return Refused(
        Fault(
            "damaged",
            f"tệp bị hỏng: {vi}; cần mở bằng Excel, lưu lại rồi nộp lại",
            f"the file is damaged: {en}; open it in Excel, save it and send it again",
        )
    )


def too_large(vi: str, en: str, line: int | None = None, column: int | None = None) -> Refused:
    """Return the refusal of what goes beyond the limits of reading."""
    return Refused(Fault("too-large", vi, en), line, column)


def with_password() -> Refused:
    """Return the refusal of a workbook that opens with a password alone."""
    return Refused(
        Fault(
            "password",
            "tệp có mật khẩu mở; cần bỏ mật khẩu (File > Info > Protect Workbook) rồi nộp lại",
            "the workbook opens with a password alone; take the password off and send it again",
        )
    )
