"""What the themes of the whole plan add to each facility, from a stream of its own."""

from datetime import date, timedelta
from decimal import Decimal

from dams import add_dam, add_dam_report
from energy import add_energy_duties
from firms import SPOTLESS, Firm
from forests import add_conversion, add_forest_services
from gas import add_emission_source
from province import SEED, Province, describe, facility_row
from readiness import INCIDENT_KINDS, add_fees, add_incident_plan, equip_mine
from solid_waste import (
    add_contaminated_site,
    add_domestic_contract,
    add_industrial_waste,
    add_landfill,
    add_plastic_use,
    add_service_years,
)
from water import add_reservoir_use, add_supply, add_turbine_use

STREAM = f"{SEED}/whole plan 207"
"""Of the streams tried, the one whose faults show the most rules."""

PRODUCERS = ("factory", "mineral_processing")
PLASTICS = ("supermarket", "shopping_mall", "hotel", "tourist_site")
CROWDED = ("shopping_mall", "market", "supermarket", "hotel")
HOURS = 870
"""Hours a quarter for which a small plant runs at its installed power."""

QUARTER_DAYS = 90


def add_plan_records(province: Province) -> None:
    """Add to every facility made so far what the themes of the whole plan ask about it."""
    services = [firm.id for firm in province.firms if firm.kind == "waste_service"]
    for made in province.firms:
        firm = made.reopened(STREAM)
        firm.concerns("dams", "land_uses", "water_uses")
        _add_by_kind(firm)
        if firm.kind == "waste_service":
            add_service_years(firm, province.communes[services.index(firm.id) :: len(services)])
        if firm.kind in INCIDENT_KINDS:
            add_incident_plan(firm)
        if firm.kind in PLASTICS:
            add_plastic_use(firm)
        if firm.kind in CROWDED:
            add_domestic_contract(firm)
        _add_land(firm)
        add_energy_duties(firm)
        _add_fees(firm)
        firm.close_file()


def _add_by_kind(firm: Firm) -> None:
    row = facility_row(firm)
    match firm.kind:
        case "hydropower":
            _add_hydropower(firm)
        case "irrigation_reservoir":
            _add_reservoir(firm)
        case "water_supply":
            add_supply(firm)
            _add_user_of_forest(firm, firm.amount(18_000, 160_000))
        case "tourist_site":
            _add_user_of_forest(firm, firm.amount(400, 2_500) * 1_000_000)
        case "landfill":
            add_landfill(firm, is_closed=row["status"] == "closed")
        case "contaminated_site":
            add_contaminated_site(firm)
        case "factory" | "mineral_processing":
            add_industrial_waste(firm)
            add_emission_source(firm)
        case "waste_treatment":
            add_emission_source(firm)
        case "mine" | "sand_mine":
            equip_mine(firm)


def _add_hydropower(firm: Firm) -> None:
    started = date.fromisoformat(facility_row(firm)["commissioned_on"])
    power = firm.amount(1_200, 28_000, "100")
    is_new = "bậc thang" in facility_row(firm)["name"]
    for number in range(1, 3 if is_new and firm.draws.random() < 0.5 else 2):
        add_dam(firm, "hydropower", started - timedelta(days=80 + 20 * number), power, number)
    add_dam_report(firm)
    add_turbine_use(firm, power)
    add_forest_services(firm, power * HOURS)
    if is_new or firm.draws.random() < 0.2:
        is_natural = is_new and firm.conduct is not SPOTLESS and firm.draws.random() < 0.4
        add_conversion(firm, is_natural=is_natural)


def _add_reservoir(firm: Firm) -> None:
    filled = firm.day(date(1988, 3, 1), date(2019, 9, 30))
    describe(firm, commissioned_on=filled + timedelta(days=60))
    for number in range(1, 2 if firm.draws.random() < 0.8 else 3):
        add_dam(firm, "irrigation", filled, None, number)
    add_dam_report(firm)
    add_reservoir_use(firm)


def _add_user_of_forest(firm: Firm, quantity: Decimal) -> None:
    """Add contract, declarations and payments of a user of forest other than hydropower, or nothing."""
    firm.concerns("contracts", "pfes_payments")
    if firm.conduct is SPOTLESS or firm.draws.random() < 0.5:
        add_forest_services(firm, quantity)


def _add_land(firm: Firm) -> None:
    if firm.kind in PRODUCERS and firm.draws.random() < 0.15:
        changed = None if firm.slips(weight=2) else date(2022, 4, 8)
        firm.add("land_uses", land_type="rice", area_ha=firm.amount(0.1, 2, "0.1"), changed_on=changed)
    if firm.kind == "tourist_site" and firm.conduct is not SPOTLESS and firm.draws.random() < 0.5:
        firm.add("land_uses", land_type="special_use_forest", area_ha=firm.amount(0.5, 6, "0.1"))


def _add_fees(firm: Firm) -> None:
    row = facility_row(firm)
    flow = Decimal(row.get("industrial_wastewater_m3_day") or 0)
    if flow and row["status"] == "operating":
        add_fees(firm, "wastewater", flow * QUARTER_DAYS, "m3")
    if firm.kind in ("mine", "sand_mine"):
        add_fees(firm, "minerals", firm.amount(800, 9_000), "m3")
