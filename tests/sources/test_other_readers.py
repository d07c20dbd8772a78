"""pandas and DuckDB, each typing in its own way, read good files to the tables that a register holds."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from compliance.model.fields import Column
from compliance.model.schema import KINDS
from compliance.sources.registers.loading import load_register
from compliance.sources.registers.register import Register
from compliance.sources.registers.typed_table import SIGN

ROOT = Path(__file__).parents[2]
FOLDERS = ("samples/all-clear", "samples/everything-wrong", "facilities")
DUCKDB_TYPES = {"number": "DECIMAL(18, 6)", "whole": "BIGINT", "date": "DATE", "flag": "BOOLEAN"}
Rows = list[tuple[Any, ...]]


@pytest.fixture(scope="module", params=FOLDERS)
def folder(request: pytest.FixtureRequest) -> tuple[Path, Register]:
    path = ROOT / request.param
    return path, load_register(path)


def tables(path: Path) -> list[tuple[str, Path, list[str]]]:
    found = []
    for file in sorted(path.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            found.append((file.stem, file, lines.readline().strip().split(",")))
    return found


def held(register: Register, plural: str, names: list[str]) -> Rows:
    columns = KINDS[plural].columns
    rows = register.tables[plural].to_pylist()
    return [tuple(_printed(row, name, columns[name]) for name in names) for row in rows]


def _printed(row: dict[str, Any], name: str, column: Column) -> Any:
    """Return a value; a censored one with its sign, as other readers know no such type."""
    if column.type == "censored" and row[name] is not None:
        return (row[name + SIGN] or "", row[name])
    return row[name]


def _censored(text: str) -> tuple[str, Decimal]:
    sign = text[0] if text[0] in "<>" else ""
    return sign, Decimal(text.removeprefix(sign))


def test_pandas_reads_the_same(folder: tuple[Path, Register]) -> None:
    path, register = folder
    read = {
        "number": Decimal, "whole": int, "date": date.fromisoformat, "censored": _censored,
        "flag": lambda text: {"true": True, "false": False}[text],
    }  # fmt: skip
    for plural, file, names in tables(path):
        frame = pd.read_csv(file, dtype=str, keep_default_na=False, na_filter=False)
        rows = [
            tuple(
                read.get(KINDS[plural].columns[name].type, str)(cell) if cell else None  # type: ignore[operator]
                for name, cell in zip(names, row, strict=True)
            )
            for row in frame.itertuples(index=False)
        ]
        if (plural, path.name) != ("measurements", "facilities"):
            assert rows == held(register, plural, names), file
        else:  # one value is in µg/L and is held in the unit of the catalogue
            differing = [(a, b) for a, b in zip(rows, held(register, plural, names), strict=True) if a != b]
            assert [(a[0], a[7], b[7]) for a, b in differing] == [
                ("GD-09-260421-Pb", ("", Decimal(110)), ("", Decimal("0.11")))
            ]


def test_duckdb_reads_the_same(folder: tuple[Path, Register]) -> None:
    path, register = folder
    for plural, file, names in tables(path):
        columns = KINDS[plural].columns
        types = {name: DUCKDB_TYPES.get(columns[name].type, "VARCHAR") for name in names}
        rows = duckdb.sql(
            f"SELECT * FROM read_csv('{file}', header = true, columns = {types}, nullstr = '')"
        ).fetchall()
        typed = [
            tuple(
                _censored(cell) if cell is not None and columns[name].type == "censored" else cell
                for name, cell in zip(names, row, strict=True)
            )
            for row in rows
        ]
        own = held(register, plural, names)
        differing = [row[0] for row, other in zip(typed, own, strict=True) if row != other]
        assert differing == (
            ["GD-09-260421-Pb"] if (plural, path.name) == ("measurements", "facilities") else []
        )
