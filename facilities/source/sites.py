"""Facilities outside clusters that are no mines: each by the recipe of its sort."""

import random
from datetime import date
from decimal import Decimal

from firms import AS_OF, SPOTLESS, Firm
from papers import (
    PERMIT_FLOW,
    add_ending_permit,
    add_impact_decision,
    add_papers,
    add_submission,
    add_yearly_reports,
    needs_impact_decision,
)
from province import SEED, Province, describe
from recipes import Recipe
from tables import Cell
from waste import add_hazardous_waste
from wastewater import add_station, add_wastewater

GHG_TOE = 1_000
"""Energy a year from which a facility belongs on the greenhouse-gas list, in TOE."""

SERVICES = {
    "waste_service", "urban_area", "craft_village", "market", "irrigation_reservoir", "contaminated_site",
    "forest_area", "restaurant", "entertainment_site",
}  # fmt: skip
"""Kinds that this register knows without flows and papers."""


def add_facility(province: Province, recipe: Recipe, started: date | None = None, **cells: Cell) -> Firm:
    """Add a facility of a recipe with its papers, wastewater, hazardous waste and equipment.

    Args:
        province: Where it stands.
        recipe: What it is like.
        started: Its first day of operation; drawn where none is given.
        cells: Further cells of its record.
    """
    draws = random.Random(f"{SEED}/{recipe.sort}/{len(province.tables.rows['facilities'])}")
    firm = province.firm(recipe.kind, recipe.sort, draws.choice(recipe.operators), **cells)
    started = started or firm.day(date(2012, 1, 1), date(2024, 12, 1))
    decided = date(started.year - 2, 3, 1)
    water, gas = firm.amount(*recipe.water, "0.1"), firm.amount(*recipe.gas, "10")
    facility: dict[str, Cell] = {
        "permit_class": recipe.permit_class,
        "environmental_group": firm.pick(recipe.groups),
        "wastewater_m3_day": water,
        "industrial_wastewater_m3_day": water if recipe.parameters else Decimal(0),
        "emission_m3_hour": gas,
    }
    describe(
        firm, commissioned_on=started, project_decided_on=firm.on_record(decided),
        domestic_wastewater_m3_day=min(water, firm.amount(0.5, 6, "0.1")),
        domestic_waste_kg_day=firm.amount(*recipe.rubbish),
        polluting_type=recipe.permit_class == "listed_type",
        land_ha=firm.amount(0.2, 14, "0.1"), natural_forest_ha=0, special_use_forest_ha=0,
        generates_wastewater=True, status=recipe.status,
        **{name: firm.on_record(cell) for name, cell in facility.items()},
    )  # fmt: skip
    firm.concerns("ods_equipment", "permits", "submissions", "monitoring_stations")
    granted = None
    has_papers = recipe.kind not in SERVICES and recipe.status == "operating"
    ends_soon = recipe.kind == "hospital" and firm.id[-1] in "37"
    if ends_soon:
        describe(firm, industrial_wastewater_m3_day=Decimal(180))
        facility["industrial_wastewater_m3_day"] = Decimal(180)
        granted = add_ending_permit(firm, Decimal(180))
    elif has_papers:
        granted = add_papers(firm, facility)
    if needs_impact_decision(firm):
        add_impact_decision(firm, decided)
    if has_papers:
        add_yearly_reports(firm, granted, started)
    if recipe.parameters and granted is not None:
        flow = Decimal(facility["industrial_wastewater_m3_day"])
        watched = flow >= 2 * PERMIT_FLOW[recipe.permit_class]
        add_wastewater(firm, granted, flow, recipe.parameters, watched=watched)
        if watched:
            add_station(firm)
    if recipe.waste_codes:
        add_hazardous_waste(firm, recipe.waste_codes)
    if recipe.cooling:
        add_air_conditioners(firm)
    if recipe.toe[1]:
        add_energy(firm, recipe)
    if recipe.kind in ("urban_area", "craft_village"):
        rules = ("WW-18",) if recipe.kind == "urban_area" else ()
        describe(firm, wastewater_collected=firm.on_record(not firm.slips(*rules, weight=3)))
    return firm


def add_air_conditioners(firm: Firm) -> None:
    """Add one to three large air conditioners, mostly registered, and the reports on their substance."""
    for number in range(1, firm.draws.randint(1, 3) + 1):
        firm.add(
            "ods_equipment", equipment_id=f"{firm.id}-DH{number}", use="air_conditioning",
            cooling_kw=firm.on_record(firm.amount(28, 140, "0.1")), controlled_substance=True,
            registered_on=None if firm.slips("GHG-03", weight=2) else date(2025, 10, 20),
            in_use_since=date(2022, 5, 1),
        )  # fmt: skip
    fault = firm.fault({"late": "GHG-04", "missing": "GHG-04"}, weight=2)
    if fault != "missing":
        sent = date(2026, 2, 9) if fault == "late" else firm.day(date(2026, 1, 5), date(2026, 1, 14))
        add_submission(firm, "controlled_substance_report", date(2025, 12, 31), sent)


def add_energy(firm: Firm, recipe: Recipe) -> None:
    """Add the energy of two years; the spotless stay below the criterion of the national list."""
    most = min(recipe.toe[1], 0.9 * GHG_TOE) if firm.conduct is SPOTLESS else recipe.toe[1]
    typical = firm.amount(recipe.toe[0], most, "0.1")
    for year in (2024, 2025):
        energy = typical * firm.amount(0.9, 1.1, "0.01")
        if energy >= GHG_TOE and year == AS_OF.year - 1:
            firm.plant("GHG-05")
        firm.add("energy_years", year=year, closed_on=date(year, 12, 31), energy_toe=firm.on_record(energy))
