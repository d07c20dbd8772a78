"""How fast a register is read and judged, as ratios within one run.

Makes a register of facilities with permits, limits and measurements, and compares each stage with DuckDB
reading the same CSV files alone. Usage: python bench/sweep_speed.py [FACILITIES] [MEASUREMENTS_EACH]
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import duckdb

from compliance import sweep as sweeping
from compliance.engines.cases import open_register
from compliance.language.compile import compile_rulebook
from compliance.sources.registers.loading import load_register
from compliance.sources.rulebooks.rulebook import load_rulebook

Result = TypeVar("Result")
AS_OF = date(2026, 11, 24)
PARAMETERS = ("COD", "BOD5", "TSS", "NH4-N")


def timed(name: str, work: Callable[[], Result], base: float | None = None) -> tuple[Result, float]:
    start = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - start
    ratio = "" if base is None else f"  {seconds / base:8.1f} x"
    print(f"{name:<58}{seconds:8.2f} s{ratio}")
    return result, seconds


def make_register(folder: Path, facilities: int, measurements: int) -> None:
    chance = random.Random(20260529)
    kinds = ("factory", "mine", "industrial_cluster", "hotel")
    rows: dict[str, list[str]] = {
        "facilities": [
            "facility_id,name,kind,status,wastewater_m3_day,industrial_wastewater_m3_day,permit_class"
        ],
        "outlets": ["outlet_id,facility_id"],
        "permits": ["permit_id,facility_id,kind,granted_on,expires_on"],
        "permit_limits": ["limit_id,facility_id,outlet_id,parameter,upper,unit,valid_from"],
        "measurements": ["measurement_id,facility_id,outlet_id,parameter,sampled_on,value,unit"],
        "coverage": ["coverage_id,record_kind", "C1,permits", "C2,permit_limits", "C3,treatment_plants"],
    }
    for number in range(facilities):
        flow = chance.choice(["", "20", "99.5", "150", "400"])
        facility = f"F{number}"
        rows["facilities"].append(
            f"{facility},Cơ sở {number},{chance.choice(kinds)},operating,{flow},{flow},other"
        )
        rows["outlets"].append(f"O{number},{facility}")
        expires = AS_OF + timedelta(days=chance.randrange(-400, 2000))
        rows["permits"].append(f"P{number},{facility},environmental_permit,2020-01-31,{expires}")
        for parameter in PARAMETERS:
            limit = chance.choice(["50", "75", "150"])
            rows["permit_limits"].append(
                f"L{number}-{parameter},{facility},O{number},{parameter},{limit},mg/L,2020-01-31"
            )
        for count in range(measurements):
            sampled = AS_OF - timedelta(days=chance.randrange(1, 700))
            value = chance.choice(["<5", "", f"{chance.randrange(1, 800) / 10}"])
            rows["measurements"].append(
                f"M{number}-{count},{facility},O{number},{chance.choice(PARAMETERS)},{sampled},{value},mg/L"
            )
    for name, lines in rows.items():
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_alone(folder: Path) -> int:
    return sum(
        len(duckdb.sql(f"SELECT * FROM read_csv('{path}')").fetchall()) for path in folder.glob("*.csv")
    )


def main() -> None:
    facilities = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    measurements = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    rulebook = compile_rulebook(load_rulebook(Path("rules")))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_register(folder, facilities, measurements)
        print(
            f"{facilities} facilities, {facilities * measurements} measurements, {len(rulebook.rules)} rules"
        )
        _, base = timed("DuckDB reads the CSV files alone", lambda: read_alone(folder))
        register, _ = timed("register read, typed and checked", lambda: load_register(folder), base)
        with open_register(register) as connection:
            judge = sweeping._judge_kinds
            kinds, _ = timed(
                "conditions and rules, each distinct case once",
                lambda: judge(connection, rulebook, register, AS_OF, distinct=True), base,
            )  # fmt: skip
            timed("the same, each subject by itself",
                  lambda: judge(connection, rulebook, register, AS_OF, distinct=False), base)  # fmt: skip
        (_, agreement), _ = timed(
            "judged again from the raw records",
            lambda: sweeping._rejudge(rulebook, register, AS_OF, kinds),
            base,
        )
        print(
            f"{agreement.verdicts} verdicts, {agreement.rejudged} re-judged, {agreement.disagreements} disagreements"
        )


if __name__ == "__main__":
    main()
