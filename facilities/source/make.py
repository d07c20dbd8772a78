"""Makes the demonstration register and `samples/all-clear`: invented facilities over the province's communes.

    python facilities/source/make.py

The records of `told/` are written by hand and taken over as they stand; the others are drawn from seeded
streams, so the same program writes the same bytes.
"""

from collections.abc import Callable
from pathlib import Path

from clusters import add_cluster
from firms import PROVINCE, REVIEWED, SOURCE, SPOTLESS
from mines import add_mines
from province import Province, read_communes
from recipes import CLUSTERS, FACTORIES, OF_THE_PLAN, OTHERS, TENANTS
from sites import add_facility
from tables import Tables
from territories import add_territories
from whole_plan import add_plan_records

TOLD = Path(__file__).parent / "told"
ROOT = Path(__file__).parents[2]
TOLD_COVERED = ("ods_equipment", "land_uses")
WITHOUT_WATER = ("dams", "water_uses")
"""What told facilities other than hydropower do not have."""


def make_province(tables: Tables) -> None:
    """Add the demonstration register: what is told, and the invented facilities of the whole province."""
    tables.read(TOLD)
    rows = tables.rows["facilities"]
    told = {row["facility_id"]: row["kind"] for row in rows if row["facility_id"].startswith("GD-")}
    for facility in told:
        tables.cover(TOLD_COVERED, facility, SOURCE, REVIEWED)
    for facility, kind in told.items():
        if kind != "hydropower":
            tables.cover(WITHOUT_WATER, facility, SOURCE, REVIEWED)
    province = Province(tables, PROVINCE, read_communes())
    for _ in range(CLUSTERS):
        add_cluster(province, TENANTS)
    for recipe in (*FACTORIES, *OTHERS):
        for _ in range(recipe.number):
            add_facility(province, recipe).close_file()
    add_mines(province)
    for recipe in OF_THE_PLAN:
        for _ in range(recipe.number):
            add_facility(province, recipe).close_file()
    add_plan_records(province)
    add_territories(tables)


def make_all_clear(tables: Tables) -> None:
    """Add one facility of every recipe that keeps every duty and whose records are whole."""
    province = Province(tables, ((SPOTLESS, 1),), read_communes())
    add_cluster(province, TENANTS)
    for recipe in (*FACTORIES, *OTHERS):
        add_facility(province, recipe).close_file()
    add_mines(province, 1)
    for recipe in OF_THE_PLAN:
        add_facility(province, recipe).close_file()
    add_plan_records(province)
    tables.cover(("list_memberships",), "", SOURCE, REVIEWED)


REGISTERS: dict[Path, Callable[[Tables], None]] = {
    Path("facilities"): make_province,
    Path("samples") / "all-clear": make_all_clear,
}
"""What makes each register, by its folder in the project."""


def write_registers(root: Path) -> None:
    """Write both registers below a folder."""
    for folder, make in REGISTERS.items():
        tables = Tables()
        make(tables)
        tables.write(root / folder)


if __name__ == "__main__":
    write_registers(ROOT)
