"""Industrial clusters: central plant, reports, and the factories in them."""

from datetime import date
from decimal import Decimal

from firms import Firm
from papers import add_papers, add_submission, add_yearly_reports
from province import Province, describe
from recipes import FACTORIES, WORKSHOP, Recipe
from sites import add_facility
from waste import has_paper
from wastewater import add_station, add_wastewater

PLANT_FAULTS = {"none": "WW-01", "small": "WW-14", "no meter": "WW-07", "no log": "WW-08"}
PERIODS = (date(2024, 12, 14), date(2025, 6, 14), date(2025, 12, 14), date(2026, 6, 14))
"""Last days of the half-years on which owners and tenants of clusters report."""


def add_cluster(province: Province, tenants: int) -> None:
    """Add an industrial cluster with its central plant and the factories in it."""
    firm = province.firm("industrial_cluster", "Cụm công nghiệp", "enterprise")
    record = province.tables.rows["facilities"][-1]
    started = firm.day(date(2016, 1, 1), date(2022, 6, 1))
    since = firm.day(date(2022, 9, 1), date(2023, 9, 1))
    plant = firm.fault(PLANT_FAULTS, weight=4)
    flow = firm.amount(190, 420)
    describe(
        firm, commissioned_on=started, permit_class="listed_type", environmental_group="II",
        wastewater_m3_day=flow, industrial_wastewater_m3_day=flow, emission_m3_hour=0,
        domestic_wastewater_m3_day=20, domestic_waste_kg_day=250, polluting_type=False,
        occupancy_percent=firm.amount(35, 85), tenants_self_treat=False, generates_wastewater=True,
        central_plant_since=None if plant == "none" else since,
        stormwater_separate=firm.on_record(not firm.slips("WW-10", weight=2)), land_ha=firm.amount(18, 48),
        project_decided_on=date(started.year - 2, 5, 1), natural_forest_ha=0, special_use_forest_ha=0,
    )  # fmt: skip
    firm.concerns("treatment_plants", "plant_logs", "cluster_reports", "tenants", "ods_equipment")
    firm.add(
        "treatment_plants", plant_id=f"{firm.id}-XL1", role="central",
        status="planned" if plant == "none" else "operating",
        capacity_m3_day=(flow * Decimal("0.05" if plant == "small" else "1.3")).quantize(Decimal(1)),
        commissioned_on=None if plant == "none" else since, has_own_meter=plant != "no meter",
        keeps_log=firm.on_record(plant != "no log"),
    )  # fmt: skip
    granted = add_papers(firm, {
        "permit_class": "listed_type", "environmental_group": "II", "wastewater_m3_day": flow,
        "industrial_wastewater_m3_day": flow, "emission_m3_hour": Decimal(0),
    })  # fmt: skip
    add_yearly_reports(firm, granted, started)
    if plant != "none" and granted is not None:
        add_wastewater(firm, granted, flow, ("pH", "COD", "BOD5", "TSS", "NH4-N"), watched=True)
        add_station(firm)
    add_cluster_reports(firm, "cluster_owner_report", "WW-11", has_plant=plant != "none")
    firm.close_file()
    for number in range(tenants):
        add_tenant(province, record, since if plant != "none" else None, FACTORIES[number % len(FACTORIES)])


def add_tenant(province: Province, cluster: dict[str, str], since: date | None, recipe: Recipe) -> None:
    """Add a factory in a cluster, mostly connected to its central plant where there is one."""
    modest = Recipe(recipe.kind, recipe.sort, 1, ("enterprise",), WORKSHOP, (9, 30), (0, 3e3), ("III",))
    firm = add_facility(province, modest, date(2024, 8, 1), parent_id=cluster["facility_id"])
    connected = since is not None
    if connected and not has_paper(firm):
        connected = not firm.slips("WW-05", weight=2)
    describe(
        firm, commune_code=cluster["commune_code"], accepted_on=date(2024, 2, 10),
        connected_to_central=firm.on_record(connected),
    )  # fmt: skip
    add_cluster_reports(firm, "cluster_tenant_report", "WW-12", has_plant=None)
    firm.close_file()


def add_cluster_reports(firm: Firm, kind: str, rule: str, *, has_plant: bool | None) -> None:
    """Add the half-yearly reports of a cluster's owner or of a tenant."""
    for end in PERIODS:
        fault = firm.fault({"late": rule, "missing": rule}, weight=1.2)
        if fault == "missing":
            continue
        sent = end.replace(day=18) if fault is None else end.replace(day=27)
        add_submission(firm, kind, end, sent)
        if has_plant is not None:
            firm.add("cluster_reports", period_end=end, has_plant=has_plant, meets_standard=has_plant)
