"""The province: its communes, and facilities placed in them with operators of their own."""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from firms import MARK, Conduct, Firm
from recipes import FIRST, SECOND
from tables import Cell, Tables

_REFERENCE = Path(__file__).parents[2] / "src" / "compliance" / "sources" / "reference"
UNITS = _REFERENCE / "units" / "lai-chau-units.csv"
SEED = "Lai Châu 2026 58"
"""Of the seeds tried, the one whose faults show the most rules."""

OPERATOR_NAMES = {
    "enterprise": "Công ty TNHH", "branch": "Chi nhánh Công ty CP", "cooperative": "Hợp tác xã",
    "household": "Hộ kinh doanh", "public_unit": "Ban quản lý", "state_agency": "Phòng chuyên môn phụ trách",
}  # fmt: skip


@dataclass
class Province:
    """The facilities made so far.

    Attributes:
        tables: Their records.
        conducts: How facilities keep their duties, with the share of each per cent.
        communes: Codes of communes, in the order in which facilities are placed.
        firms: The facilities, in the order in which they were made.
    """

    tables: Tables
    conducts: tuple[tuple[Conduct, int], ...]
    communes: list[str]
    firms: list[Firm] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._names: Iterator[tuple[str, str]] = iter(
            random.Random(SEED).sample(list(product(FIRST, SECOND)), len(FIRST) * len(SECOND))
        )
        self._made = 0

    def firm(self, kind: str, sort: str, operator: str, **cells: Cell) -> Firm:
        """Add a facility with its operator; cells of its record that are drawn come later."""
        self._made += 1
        key = f"LC-{self._made:03d}"
        draws = random.Random(f"{SEED}/{key}")
        conducts, shares = zip(*self.conducts, strict=True)
        firm = Firm(key, kind, self.tables, draws.choices(conducts, shares)[0], draws)
        first, second = next(self._names)
        name = f"{first} {second}"
        self.tables.add(
            "operators", operator_id=f"OP-{key}", kind=operator,
            name=f"{OPERATOR_NAMES[operator]} {sort[0].lower()}{sort[1:]} {name} {MARK}",
        )  # fmt: skip
        self.tables.add(
            "facilities", facility_id=key, name=f"{sort} {name} {MARK}", kind=kind, status="operating",
            operator_id=f"OP-{key}", commune_code=self.communes[self._made % len(self.communes)], **cells,
        )  # fmt: skip
        self.firms.append(firm)
        return firm


def facility_row(firm: Firm) -> dict[str, str]:
    """Return the record of a facility, as it stands."""
    rows = reversed(firm.tables.rows["facilities"])
    return next(row for row in rows if row["facility_id"] == firm.id)


def describe(firm: Firm, **cells: Cell) -> None:
    """Lay further cells over the record of a facility."""
    extra = Tables()
    extra.add("facilities", **cells)
    facility_row(firm).update(extra.rows["facilities"][0])


def read_communes() -> list[str]:
    """Return the codes of the province's communes, shuffled by the seed."""
    with UNITS.open(encoding="utf-8", newline="") as file:
        codes = [row["code"] for row in csv.DictReader(file)]
    random.Random(SEED).shuffle(codes)
    return codes
