"""The cells of one sheet or one text file, before anybody knows what they mean.

Every reader of files makes grids; everything after works on grids alone.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Literal

from compliance.errors import Place
from compliance.sources.faults import Fault


@dataclass(frozen=True)
class Doubt:
    """A cell whose value cannot be known for certain from the file.

    Attributes:
        shown: What a reader sees in the cell, as far as that is known.
        fault: Why it cannot be taken as it stands.
    """

    shown: str
    fault: Fault


CellValue = str | int | float | Decimal | bool | date | datetime | time | timedelta | Doubt | None
"""What a cell holds: a text (trimmed, NFC, never empty), a value its program typed, a doubt, or None: blank.

A whole number is an int, another number a float or Decimal; a day without a time of day is a date.
"""

Epoch = Literal[1900, 1904]
"""From which day a workbook counts its dates: 1900 from 30 December 1899, 1904 from 1 January 1904."""


@dataclass(frozen=True)
class Span:
    """A merged range of cells; rows and columns count from 1 as the program that made the file shows them."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class LostLine:
    """A line of a text file that cannot be split into cells; it may hold a row of anything."""

    line: int
    text: str
    fault: Fault


@dataclass
class Grid:
    """The cells of one sheet of a workbook, or of one text file.

    Attributes:
        path: The file, as shown to users.
        sheet: The sheet's name; None for a text file.
        rows: Line (from 1, as the program that made the file shows it) and cells of each row that is not
            blank, in order; cells to the right of the last one that is not blank are left off, but in a
            text file all are kept, since their number tells whether a separator is missing.
        spans: Merged ranges; only the upper left cell of a range holds its value.
        lost: Lines that cannot be split into cells.
        epoch: From which day the file counts dates; None where it has no typed dates.
        notes: What readers are told of how the file was read, such as its encoding; code and text.
    """

    path: str
    sheet: str | None
    rows: list[tuple[int, list[CellValue]]]
    spans: list[Span] = field(default_factory=list)
    lost: list[LostLine] = field(default_factory=list)
    epoch: Epoch | None = None
    notes: list[Fault] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The file, with the sheet in brackets where there is one."""
        return self.path if self.sheet is None else f"{self.path}[{self.sheet}]"

    def place(self, line: int | None = None, column: int | None = None, name: str | None = None) -> Place:
        """Return the place of a row or cell."""
        return Place(self.name, line, column, name)
