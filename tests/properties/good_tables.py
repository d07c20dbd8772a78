"""Good tables from `samples/all-clear`, and how offices write them; no line of one stands in it twice."""

import csv
import io
import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from compliance.model.schema import KINDS

GOOD = Path(__file__).resolve().parents[2] / "samples" / "all-clear"

COLUMNS = {
    "facilities": "facility_id,name,kind,status,operator_id,commune_code,commissioned_on,wastewater_m3_day,"
    "occupancy_percent,land_ha,generates_wastewater",
    "permits": "permit_id,facility_id,kind,number,issued_by,granted_on,expires_on,wastewater_m3_day,area_ha,"
    "has_reserve",
    "measurements": "measurement_id,facility_id,outlet_id,parameter,sampled_on,value,unit,evidence_grade",
    "waste_shipments": "manifest_number,facility_id,waste_code,shipped_on,mass_kg,receiver,licensed_from,"
    "copies_returned",
    "operators": "operator_id,name,kind,tax_code",
    "coverage": "coverage_id,record_kind,facility_id,issuer,complete_from,source,checked_on",
}
OPERATORS = (
    ("Mã chủ cơ sở", "Tên chủ cơ sở", "Loại chủ thể"),
    ("CS-01", "Công ty Chè (giả định)", "Doanh nghiệp"),
    ("CS-02", "Hộ ông Lò Văn A (giả định)", "Hộ gia đình"),
)
FACILITIES = (
    ("Mã cơ sở", "Tên cơ sở", "Loại hình cơ sở"),
    ("GD-01", "Nhà máy chè (giả định)", "Cơ sở sản xuất công nghiệp"),
    ("GD-02", "Chợ (giả định)", "Chợ"),
)
TOTAL = (("Tổng cộng", "2 cơ sở"),)
SIGNED = (("Người lập biểu", "Thủ trưởng đơn vị"), ("(Ký, họ tên)", "(Ký, đóng dấu)"))
LARGE = ("1678", "3359.8", "0.76", "12.125", "2450.5", "1000000", "250")

Cells = list[list[str]]


@dataclass(frozen=True)
class GoodTable:
    """Some rows of a table, and how they are written.

    Attributes:
        plural: Their kind.
        names: Their fields.
        truth: Their values in ISO notation.
        locale: How numbers and dates are written, `iso` or `vi`.
        separator: What parts the cells.
        end: What ends a line.
        broken: The row, from 0, and field of a text that goes over two lines; None if none does.
    """

    plural: str
    names: tuple[str, ...]
    truth: tuple[tuple[str, ...], ...]
    locale: str
    separator: str
    end: str
    broken: tuple[int, str] | None = None

    def cells(self) -> Cells:
        """Return the cells of header and rows as they are written."""
        types = [KINDS[self.plural].columns[name].type for name in self.names]
        rows = [[written(*pair, self.locale) for pair in zip(types, row, strict=True)] for row in self.truth]
        if self.broken is not None:
            row, column = self.broken[0], self.names.index(self.broken[1])
            rows[row][column] = rows[row][column].replace(" ", "\n", 1)
        return [list(self.names), *rows]

    def lines(self) -> list[str]:
        """Return the lines of header and rows; that of a broken row holds a line feed."""
        return [line_of(cells, self.separator) for cells in self.cells()]


def foreign_rows(chance: random.Random, good: GoodTable) -> Cells:
    """Return rows as stand above or below the rows of a sheet and are none of its records, as wide as these.

    They are another table with its header, a total, or the place for signatures.
    """
    other = OPERATORS if good.plural != "operators" else FACILITIES
    rows = chance.choice((other, other, TOTAL, SIGNED))
    return [[*row, *[""] * (len(good.names) - len(row))] for row in rows]


def line_of(cells: list[str], separator: str) -> str:
    """Return the line of one row, without its end; cells are quoted where they have to be."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=separator, lineterminator="\n").writerow(cells)
    return buffer.getvalue()[:-1]


def written(kind: str, cell: str, locale: str) -> str:
    """Return a value of a column in a locale, as people write it there."""
    if locale == "iso" or not cell:
        return cell
    if kind == "date":
        return "/".join(reversed(cell.split("-")))
    if kind in ("number", "censored"):
        whole, mark, part = cell.partition(".")
        return f"{int(whole):,}".replace(",", ".") + ("," + part if mark else "") if whole.isdigit() else cell
    return cell


@cache
def _all_rows(plural: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    names = tuple(COLUMNS[plural].split(","))
    with (GOOD / f"{plural}.csv").open(encoding="utf-8", newline="") as file:
        rows = [tuple(row.get(name) or "" for name in names) for row in csv.DictReader(file)]
    return names, tuple(rows)


def good_table(chance: random.Random) -> GoodTable:
    """Return a few rows of a table, written in one of the usual ways."""
    plural = chance.choice(list(COLUMNS))
    names, rows = _all_rows(plural)
    first = chance.randrange(len(rows) - 7)
    kept = tuple(_large(chance, plural, names, row) for row in rows[first : first + chance.randint(4, 8)])
    locale = chance.choice(("iso", "vi"))
    separator = chance.choice(";\t" if locale == "vi" else ",,,;\t")
    places = [(i, n) for i, row in enumerate(kept) for n, cell in zip(names, row, strict=True) if " " in cell]
    broken = chance.choice(places) if places and chance.random() < 0.3 else None
    return GoodTable(plural, names, kept, locale, separator, chance.choice(("\n", "\n", "\r\n")), broken)


def _large(
    chance: random.Random, plural: str, names: tuple[str, ...], row: tuple[str, ...]
) -> tuple[str, ...]:
    """Return a row with some of its numbers large or precise enough to be read in two ways."""
    is_number = [KINDS[plural].columns[name].type in ("number", "censored") for name in names]
    pairs = zip(row, is_number, strict=True)
    return tuple(chance.choice(LARGE) if n and cell and chance.random() < 0.3 else cell for cell, n in pairs)
