"""The rows of a register while it is made, and the CSV files they are written to."""

import csv
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from compliance.model.schema import KINDS
from compliance.sources.registers.writing import rows_text

Cell = str | int | bool | Decimal | date | None


class Tables:
    """What a register is made of.

    Attributes:
        rows: Rows by plural name of their kind, in the order in which they were added.
        planted: Rule and facility of each fault that was drawn: what an inspection would find.
    """

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, str]]] = defaultdict(list)
        self.planted: set[tuple[str, str]] = set()

    def add(self, table: str, **cells: Cell) -> None:
        """Add a record.

        Raises:
            KeyError: The kind of record has no such field.
        """
        for name in cells:
            KINDS[table].columns[name]
        self.rows[table].append({name: _text(cell) for name, cell in cells.items()})

    def read(self, folder: Path) -> None:
        """Add the records that stand in a folder of CSV files."""
        for path in sorted(folder.glob("*.csv")):
            with path.open(encoding="utf-8", newline="") as file:
                self.rows[path.stem].extend(csv.DictReader(file))

    def cover(self, tables: Iterable[str], facility: str, source: str, checked_on: date) -> None:
        """Say that the register is complete for some kinds of record of a facility; none: of all."""
        for table in tables:
            self.add(
                "coverage",
                coverage_id=f"PV-{facility or 'CHUNG'}-{table}",
                record_kind=table,
                facility_id=facility,
                source=source,
                checked_on=checked_on,
            )

    def write(self, folder: Path) -> None:
        """Write every table with the columns that rules read, so that a blank says what its column says.

        Other columns are written if they hold anything. Tables that stand in the folder and are not among
        them are taken away.
        """
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.glob("*.csv"):
            path.unlink()
        for table, rows in self.rows.items():
            text = rows_text(KINDS[table], rows)
            (folder / f"{table}.csv").write_text(text, encoding="utf-8", newline="")


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return f"{cell.normalize():f}"
        case _:
            return str(cell)
