"""Rows of texts, as they come from a file, before anything is typed."""

from dataclasses import dataclass, field

from compliance.errors import Place


@dataclass
class TextTable:
    """The texts of one table.

    Attributes:
        path: The file, as shown in problems.
        header: Field names in file order.
        header_places: Where each name stands.
        columns: Cell texts by field name, all of one length, trimmed and NFC.
        lines: The line of the file each row begins in.
    """

    path: str
    header: list[str]
    header_places: dict[str, Place]
    columns: dict[str, list[str]]
    lines: list[int]


@dataclass(frozen=True)
class RejectedRow:
    """A row that was not accepted, kept with all its cells and the reasons.

    Attributes:
        table: Plural name of its kind.
        place: The row in its file.
        cells: Its texts by field, or by position where the row has another length than the header.
        reasons: Field and reason of each fault.
        facility_id: The facility it belongs to; None if that cannot be told.
    """

    table: str
    place: Place
    cells: dict[str, str]
    reasons: tuple[tuple[str, str], ...] = field(default=())
    facility_id: str | None = None
