"""Invented facilities: what is drawn for each, and how orderly it is."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from tables import Cell, Tables

AS_OF = date(2026, 11, 24)
"""The day the register is kept to; nothing is dated after it."""

REVIEWED = date(2026, 11, 20)
SOURCE = "Giả định: hồ sơ cơ quan quản lý"
MARK = "(giả định)"


@dataclass(frozen=True)
class Conduct:
    """How a facility keeps its duties and how well the register knows it.

    Attributes:
        slips: Chance that a single duty is not kept.
        blanks: Chance that a single cell or collection is not on record.
    """

    slips: float
    blanks: float


SPOTLESS = Conduct(0, 0)
ORDERLY = Conduct(0.008, 0.01)
CARELESS = Conduct(0.1, 0.03)
POOR = Conduct(0.3, 0.05)
UNKNOWN = Conduct(0.03, 0.45)
"""The department has looked into few of its files."""

PROVINCE = ((ORDERLY, 58), (CARELESS, 26), (POOR, 8), (UNKNOWN, 8))
"""Conduct of the province's facilities, with the share of each per cent."""


@dataclass
class Firm:
    """One invented facility while its records are made.

    Every draw comes from the facility's own stream, so adding a facility changes no other.

    Attributes:
        id: Its key.
        kind: What it is.
        tables: Gets its records.
        conduct: How it keeps its duties.
        draws: Its stream of random numbers.
        covered: Kinds of record that concern it.
        filed: Those of them about which it is settled whether the register holds them whole.
    """

    id: str
    kind: str
    tables: Tables
    conduct: Conduct
    draws: random.Random
    covered: list[str] = field(default_factory=list)
    filed: list[str] = field(default_factory=list)

    def reopened(self, stream: str) -> "Firm":
        """Return the facility with another stream, so that what is added now changes nothing drawn before."""
        return replace(
            self, draws=random.Random(f"{stream}/{self.id}"), covered=[*self.covered], filed=[*self.filed]
        )

    def fault(self, faults: dict[str, str], weight: float = 1) -> str | None:
        """Return one of the faults a duty can have, or mostly none; each with the rule that must tell it."""
        if self.draws.random() >= self.conduct.slips * weight:
            return None
        fault = self.draws.choice(list(faults))
        self.plant(faults[fault])
        return fault

    def slips(self, *rules: str, weight: float = 1) -> bool:
        """Tell whether a duty is not kept; the rules named must tell it."""
        slips = self.draws.random() < self.conduct.slips * weight
        if slips:
            self.plant(*rules)
        return slips

    def plant(self, *rules: str) -> None:
        """Note rules that the facility breaks."""
        self.tables.planted.update((rule, self.id) for rule in rules)

    def on_record(self, cell: Cell) -> Cell:
        """Return a cell, or seldom a blank."""
        return None if self.draws.random() < self.conduct.blanks / 3 else cell

    def day(self, first: date, last: date) -> date:
        """Return a day between two days, both included."""
        return first + timedelta(days=self.draws.randint(0, (last - first).days))

    def amount(self, least: float, most: float, step: str = "1") -> Decimal:
        """Return an amount between two, rounded to a step."""
        unit = Decimal(step)
        return (Decimal(str(self.draws.uniform(least, most))) / unit).quantize(Decimal(1)) * unit

    def pick(self, values: Sequence[str]) -> str:
        """Return one of several values."""
        return self.draws.choice(values)

    def add(self, table: str, **cells: Cell) -> None:
        """Add a record of the facility."""
        self.tables.add(table, facility_id=self.id, **cells)
        self.concerns(table)

    def concerns(self, *tables: str) -> None:
        """Note kinds of record that concern the facility, whether or not it has one."""
        self.covered.extend(table for table in tables if table not in self.covered)

    def close_file(self) -> None:
        """Say which of its collections the register holds whole, of those not settled before."""
        new = [table for table in self.covered if table not in self.filed]
        whole = [table for table in new if self.draws.random() >= self.conduct.blanks]
        self.tables.cover(whole, self.id, SOURCE, REVIEWED)
        self.filed += new


def years_after(day: date, years: int) -> date:
    """Return the last day of a term of so many years that begins on a day."""
    return date(day.year + years, day.month, min(day.day, 28)) - timedelta(days=1)
