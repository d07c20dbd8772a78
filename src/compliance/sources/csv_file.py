"""Reads a CSV file as rows of texts; every row is accounted for."""

import csv
import io
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from compliance.errors import Place, Problems
from compliance.model.fields import RecordKind
from compliance.sources.text_rows import collect_rows
from compliance.sources.texts import RejectedRow, TextTable

MAX_CELL = 1_000_000


def read_csv(path: Path, kind: RecordKind, problems: Problems) -> tuple[TextTable, list[RejectedRow]] | None:
    """Return the rows of a CSV file and those of the wrong length, or None if it cannot be read.

    The file is UTF-8 with or without a byte-order mark, comma-separated, with field names or Vietnamese
    labels in the first row.
    """
    text = _decode(path, problems)
    if text is None:
        return None
    csv.field_size_limit(MAX_CELL)
    lines = _Lines(text)
    try:
        return collect_rows(str(path), lines, kind, problems)
    except csv.Error as error:
        problems.add(Place(str(path), lines.start), "csv", f"not readable as CSV from here on: {error}")
        return None


class _Lines:
    """The rows of a CSV text with the line each begins in.

    Attributes:
        start: Line in which the next row begins.
    """

    def __init__(self, text: str) -> None:
        self._reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        self.start = 1

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        for row in self._reader:
            line, self.start = self.start, self._reader.line_num + 1
            yield line, [" ".join(c.split()) if "\n" in c or "\r" in c else c.strip() for c in row]


def _decode(path: Path, problems: Problems) -> str | None:
    if path.exists() and not path.is_file():
        problems.add(Place(str(path)), "unreadable", "is no regular file")
        return None
    try:
        data = path.read_bytes()
    except OSError as error:
        problems.add(Place(str(path)), "unreadable", f"cannot be read: {error.strerror}")
        return None
    if not data.strip():
        problems.add(Place(str(path)), "empty", "the file is empty")
        return None
    if b"\x00" in data:
        problems.add(Place(str(path)), "binary", "the file is not text (it holds zero bytes)")
        return None
    try:
        return unicodedata.normalize("NFC", data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problems.add(
            Place(str(path), line), "encoding", f"byte {data[error.start]:#04x} is not UTF-8; save as UTF-8"
        )
        return None
