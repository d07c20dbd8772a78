"""How fast a register's files are read, typed and checked, as ratios to DuckDB reading the same files alone.

Usage: python bench/reading_speed.py [MEASUREMENTS] [--sheet-rows N]
"""

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import duckdb
import openpyxl

from compliance.sources.registers.loading import load_register
from compliance.sources.registers.register import Register

Result = TypeVar("Result")
FACILITIES = 2_000
PARAMETERS = ("COD", "BOD5", "TSS", "NH4-N", "TN", "TP", "Coliform", "pH")
LAST_DAY = date(2026, 11, 24)


def timed(name: str, work: Callable[[], Result], base: float | None = None) -> tuple[Result, float]:
    start = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - start
    ratio = "" if base is None else f"  {seconds / base:8.1f} x"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000_000
    print(f"{name:<58}{seconds:8.2f} s{ratio}   (peak so far {peak:.1f} GB)")
    return result, seconds


def make(folder: Path, measurements: int) -> None:
    folder.mkdir()
    (folder / "register.yaml").write_text("locale: iso\n", encoding="utf-8")
    facilities = [f"F{n},Cơ sở {n},factory,operating" for n in range(FACILITIES)]
    (folder / "facilities.csv").write_text(
        "\n".join(["facility_id,name,kind,status", *facilities]) + "\n", encoding="utf-8"
    )
    outlets = [f"O{n},F{n}" for n in range(FACILITIES)]
    (folder / "outlets.csv").write_text(
        "\n".join(["outlet_id,facility_id", *outlets]) + "\n", encoding="utf-8"
    )
    chance = random.Random(20260529)
    days = [(LAST_DAY - timedelta(days=n)).isoformat() for n in range(1500)]
    values = [
        f"{'<' if chance.random() < 0.05 else ''}{chance.randrange(1, 800_000) / 1000}"
        for _ in range(100_000)
    ]
    with (folder / "measurements.csv").open("w", encoding="utf-8") as file:
        file.write("measurement_id,facility_id,outlet_id,parameter,sampled_on,value,unit,evidence_grade\n")
        for n in range(measurements):
            owner = chance.randrange(FACILITIES)
            file.write(
                f"M{n},F{owner},O{owner},{chance.choice(PARAMETERS)},{chance.choice(days)},{chance.choice(values)},mg/L,official\n"
            )


def as_parquet(folder: Path, target: Path) -> None:
    target.mkdir()
    for path in folder.iterdir():
        if path.name == "measurements.csv":
            duckdb.sql(
                f"COPY (SELECT * REPLACE (CAST(sampled_on AS DATE) AS sampled_on) FROM read_csv('{path}', all_varchar=true)) "
                f"TO '{target / 'measurements.parquet'}'"
            )
        else:
            (target / path.name).write_bytes(path.read_bytes())


def as_workbook(target: Path, rows: int) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("facilities")
    sheet.append(
        ["facility_id", "name", "kind", "status", "commissioned_on", "wastewater_m3_day", "land_ha", "note"]
    )
    for n in range(rows):
        sheet.append(
            [f"F{n}", f"Cơ sở {n}", "Mỏ khoáng sản", "Đang hoạt động", LAST_DAY, n / 4, n / 8, "ghi chú"]
        )
    book.save(target)


def hash_of(register: Register) -> Callable[[], str]:
    return lambda: register.hash


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("measurements", nargs="?", type=int, default=5_000_000)
    parser.add_argument("--sheet-rows", type=int, default=200_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, parquet, book = Path(name) / "csv", Path(name) / "parquet", Path(name) / "so.xlsx"
        make(folder, options.measurements)
        as_parquet(folder, parquet)
        print(f"{options.measurements} measurements of {FACILITIES} facilities")
        _, base = timed("DuckDB reads the CSV files alone", lambda: [
            duckdb.sql(f"SELECT * FROM read_csv('{path}')").to_arrow_table() for path in folder.glob("*.csv")
        ])  # fmt: skip
        register, _ = timed("register read, typed and checked from CSV", lambda: load_register(folder), base)
        _, base = timed("DuckDB reads the Parquet file alone", lambda: [
            duckdb.sql(f"SELECT * FROM read_parquet('{path}')").to_arrow_table() for path in parquet.glob("*.parquet")
        ])  # fmt: skip
        other, _ = timed(
            "register read, typed and checked from Parquet", lambda: load_register(parquet), base
        )
        timed("hash of the register", hash_of(register))
        assert register.tables["measurements"].num_rows == options.measurements
        assert other.tables["measurements"].equals(register.tables["measurements"])
        del register, other
        as_workbook(book, options.sheet_rows)
        print(f"a sheet of {options.sheet_rows} rows and 8 columns")
        timed("register read, typed and checked from XLSX", lambda: load_register(book, accept_rejected=True))


if __name__ == "__main__":
    main()
