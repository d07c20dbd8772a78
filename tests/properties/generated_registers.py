"""Registers at the boundaries: rows of texts by table, ready to be written as CSV files."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from generated_kinds import COLLECTIONS, KINDS
from generated_values import Drawer, cell_pool
from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from compliance.model.fields import Column, RecordKind

Row = dict[str, str]

FACILITIES = (
    "F1", "F2", "Cơ sở Đ-3", "F'4", "F 5/1", 'F"6', "ƠN7", "f8", "F10", "F2,2", "F11", "F 12", "F\\",
    *(f"F{number}" for number in range(14, 41)),
)  # fmt: skip
DRAWN = 7
"""How many facilities are drawn whole; the others differ from one of them in a few cells."""

MOST_CHANGES = 8

MOST_RECORDS = {"permits": 3, "measurements": 4, "permit_limits": 2, "list_memberships": 1}
BLANKS = (0, 10, 35)
"""Per cent of blank cells, by register: some are full, in others a third is missing."""

OPERATORS = ("OP1", "OP2")
SPOILED = "12a"
COVERED: tuple[list[tuple[str, str]], ...] = (
    [],
    [("", "")],
    [("", "2026-05-29")],
    [("2025-07-01", "2026-05-29"), ("2026-05-30", "")],
    [("", "2025-06-30"), ("2025-07-01", "")],
    [("", "2025-06-30"), ("2025-07-02", "2026-05-28")],
    [("2024-02-29", "2025-12-31"), ("2025-07-01", "2026-01-01")],
)
"""Spans covered: whole, to a date judged for or a day short, joined, overlapping, with a day missing."""

RECORDS = {plural: kind for plural, kind in COLLECTIONS.items() if plural in KINDS}
"""Kinds of record that have a table of their own."""

OWN_KEYS = ("facility_id", "waste_code", "year", "data_year", "list", "entry")
"""Parts of keys that stay the same in another facility."""


@dataclass
class GeneratedRegister:
    """Rows by table, each cell in its plain form.

    Attributes:
        tables: Rows by plural name, in file order.
        spoiled: The table with a row that is refused, or empty.
        lacking: Table and field of blank columns that the files do not have.
    """

    tables: dict[str, list[Row]] = field(default_factory=dict)
    spoiled: str = ""
    lacking: frozenset[tuple[str, str]] = frozenset()

    def _repr_pretty_(self, printer: RepresentationPrinter, *_: object) -> None:
        shown = []
        for plural, rows in self.tables.items():
            shown += [f"--- {plural}"] + [
                ", ".join(f"{name}={cell}" for name, cell in row.items() if cell) for row in rows
            ]
        printer.text("\n".join(shown))

    def family(self, facility: str) -> set[str]:
        """Return the facilities that stand in one another with one."""
        links = [
            (row["facility_id"], row["parent_id"]) for row in self.tables["facilities"] if row["parent_id"]
        ]
        found = {facility}
        while len(wider := found.union(*(link for link in links if found & set(link)))) > len(found):
            found = wider
        return found

    def without(self, facilities: set[str]) -> "GeneratedRegister":
        """Return the register without some facilities and all their records."""
        tables = {
            plural: [row for row in rows if row.get("facility_id") not in facilities]
            for plural, rows in self.tables.items()
        }
        return GeneratedRegister(tables, self.spoiled, self.lacking)


@st.composite
def registers(draw: st.DrawFn, *, most: int = len(FACILITIES), spoiled: bool = True) -> GeneratedRegister:
    """Return registers of up to so many facilities; `spoiled` ones may hold rows that are refused."""
    return make_register(Drawer(draw), most, spoiled=spoiled)


def make_register(drawer: Drawer, most: int, *, spoiled: bool) -> GeneratedRegister:
    """Draw a register."""
    register = GeneratedRegister({plural: [] for plural in KINDS})
    blanks = drawer.pick(BLANKS)
    register.tables["operators"] = [
        {name: _cell(drawer, c, blanks) for name, c in KINDS["operators"].columns.items()}
        | {"operator_id": name}
        for name in OPERATORS
    ]
    facilities = register.tables["facilities"]
    for number, name in enumerate(FACILITIES[: drawer.pick((1, 2, most // 2, *[most] * 3))]):
        if facilities and (number >= DRAWN or drawer.chance(30)):
            _add_variant(drawer, register, drawer.pick(facilities)["facility_id"], name)
        else:
            _add_facility(drawer, register, name, blanks)
    _add_coverage(drawer, register)
    if spoiled and drawer.chance(20):
        register.spoiled = _spoil(drawer, register)
    if drawer.chance(30):
        register.lacking = frozenset(_blank_columns(register))
    return register


def _blank_columns(register: GeneratedRegister) -> Iterator[tuple[str, str]]:
    for plural, rows in register.tables.items():
        for name, column in KINDS[plural].columns.items():
            if not column.required and not any(row.get(name) for row in rows):
                yield plural, name


def _add_facility(drawer: Drawer, register: GeneratedRegister, facility: str, blanks: int) -> None:
    row = {name: _cell(drawer, c, blanks) for name, c in KINDS["facilities"].columns.items()}
    above = ["", *(f["facility_id"] for f in register.tables["facilities"])]
    parent = drawer.pick(above) if drawer.chance(50) else ""
    row |= {"facility_id": facility, "operator_id": drawer.pick(("", *OPERATORS)), "parent_id": parent}
    register.tables["facilities"].append(row)
    outlets: list[str] = []
    for plural, kind in RECORDS.items():
        for number in range(drawer.count(0, MOST_RECORDS.get(plural, 2))):
            if "outlet_id" in kind.columns and plural != "outlets" and not outlets:
                break
            row = {name: _cell(drawer, c, blanks) for name, c in kind.columns.items()}
            row["facility_id"] = facility
            _set_key(drawer, row, kind, facility, number)
            if plural == "outlets":
                outlets.append(row["outlet_id"])
            elif "outlet_id" in row:
                row["outlet_id"] = drawer.pick(outlets)
            if plural == "measurements":
                row["sample_id"] = ""
            register.tables[plural].append(row)


def _cell(drawer: Drawer, column: Column, blanks: int) -> str:
    if not column.required and blanks and drawer.chance(blanks):
        return ""
    return drawer.pick(cell_pool(column))


def _set_key(drawer: Drawer, row: Row, kind: RecordKind, facility: str, number: int) -> None:
    """Make a row's key its own."""
    last = kind.key[-1]
    if kind.name == "waste_shipment":
        row["manifest_number"] = f"{facility}/{drawer.pick(('A', 'A/B'))}{number or ''}"
    elif kind.columns[last].digits:
        row[last] = f"16010{number}"
    elif kind.columns[last].type == "whole":
        row[last] = str(2024 + number)
    elif len(kind.key) == 1:
        row[last] = f"{last[:2]}-{facility}-{number}"
    else:
        row[last] += f" {number}" if number else ""


def _add_variant(drawer: Drawer, register: GeneratedRegister, original: str, facility: str) -> None:
    """Add a facility that differs from another in a few cells."""
    copies: list[tuple[RecordKind, Row]] = []
    for plural in ("facilities", *RECORDS):
        kind = KINDS[plural]
        for row in [r for r in register.tables[plural] if r["facility_id"] == original]:
            copy = row | {"facility_id": facility}
            for name in (*kind.key, "outlet_id"):
                if name in copy and name not in OWN_KEYS:
                    copy[name] = f"{facility}~{row[name]}"
            register.tables[plural].append(copy)
            if any(name not in kind.key and not c.refers_to for name, c in kind.columns.items()):
                copies.append((kind, copy))
    for _ in range(drawer.count(1, MOST_CHANGES)):
        kind, copy = drawer.pick(copies)
        name = drawer.pick([n for n, c in kind.columns.items() if n not in kind.key and not c.refers_to])
        column = kind.columns[name]
        copy[name] = drawer.pick(cell_pool(column) if column.required else ("", *cell_pool(column)))


def _add_coverage(drawer: Drawer, register: GeneratedRegister) -> None:
    """Add rows that cover everything, or for each collection nothing, some dates or some facilities."""
    rows = register.tables["coverage"]
    if drawer.chance(55):
        rows += [{"coverage_id": f"C-{plural}", "record_kind": plural} for plural in COLLECTIONS]
        return
    facilities = [row["facility_id"] for row in register.tables["facilities"]]
    for plural in COLLECTIONS:
        for number, (start, end) in enumerate(drawer.pick(COVERED)):
            row = {"coverage_id": f"C-{plural}-{number}", "record_kind": plural}
            row["facility_id"] = "" if drawer.chance(70) else drawer.pick(facilities)
            row["issuer"] = "" if drawer.chance(80) else drawer.pick(("commune", "province", "ministry"))
            rows.append(row | {"complete_from": start, "complete_to": end})


def _spoil(drawer: Drawer, register: GeneratedRegister) -> str:
    """Make a row one that is refused (a cell not readable, no owner, a key used twice); tell its table.

    The only facility is left as it is, since a register without any is refused as a whole.
    """
    tables = ("facilities", *RECORDS) if len(register.tables["facilities"]) > 1 else tuple(RECORDS)
    rows = [(KINDS[plural], row) for plural in tables for row in register.tables[plural]]
    if not rows:
        return ""
    kind, row = drawer.pick(rows)
    names = [n for n, c in kind.columns.items() if c.type in ("number", "date", "censored", "flag", "choice")]
    match drawer.pick(("cell", "key", "owner")):
        case "cell" if names:
            row[drawer.pick(names)] = SPOILED
        case "owner" if kind.name != "facility":
            row["facility_id"] = drawer.pick(("", "nobody"))
        case _:
            register.tables[kind.plural].append(row | {name: "" for name in names if drawer.chance(50)})
    return kind.plural
