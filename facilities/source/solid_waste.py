"""Ordinary waste: services by commune, landfills, industrial waste, contracts, plastics, polluted soil."""

from datetime import date, timedelta
from decimal import Decimal

from firms import SPOTLESS, Firm
from province import describe, facility_row
from tables import Cell

YEARS = (2024, 2025)
JUDGED_YEAR = 2025
"""The plan asks for waste to be treated wholly since May of that year."""

BLANKS = {"treated_tonne": "SW-02", "is_urban": "SW-02"}
WARDS = ("03388", "03408")
COLLECTOR = "Đơn vị vệ sinh môi trường (giả định)"
LARGE_KG_DAY = 300
SITE_BLANKS = {"assessed_on": "CS-01", "contamination_class": "CS-01", "area_ha": "CS-01"}
CLOSED_FAULTS = {"reported late": "SW-09", "unreported": "SW-09", "unmonitored": "SW-10"}


def add_service_years(firm: Firm, communes: list[str]) -> None:
    """Add what a service collected in its communes in two years."""
    for commune in communes:
        is_urban = commune in WARDS
        typical = firm.amount(*((5_200, 8_400) if is_urban else (260, 1_300)))
        for year in YEARS:
            collected = (typical * firm.amount(0.94, 1.08, "0.01")).quantize(Decimal(1))
            untreated = year == JUDGED_YEAR and firm.slips("SW-01", weight=1.2)
            blank = firm.fault(BLANKS, weight=0.5) if year == JUDGED_YEAR else None
            treated = collected * (Decimal("0.7") if untreated else 1)
            cells: dict[str, Cell] = {"treated_tonne": treated.quantize(Decimal(1)), "is_urban": is_urban}
            firm.add(
                "waste_service_years", commune_code=commune, year=year, closed_on=date(year, 12, 31),
                buried_tonne=(treated * firm.amount(0.55, 0.9, "0.01")).quantize(Decimal(1)),
                households=firm.draws.randint(300, 3_000), collected_tonne=collected,
                **{name: None if name == blank else cell for name, cell in cells.items()},
            )  # fmt: skip


def add_industrial_waste(firm: Firm) -> None:
    """Add two years of ordinary industrial waste, and the contract of who takes it."""
    typical = firm.amount(12, 480)
    without = firm.slips("SW-05")
    firm.concerns("solid_waste_years", "contracts")
    for year in YEARS:
        generated = (typical * firm.amount(0.8, 1.15, "0.01")).quantize(Decimal("0.1"))
        reused = (generated * firm.amount(0.2, 0.6, "0.01")).quantize(Decimal("0.1"))
        lost = Decimal(6) if firm.slips("SW-06", weight=0.7) else Decimal(0)
        firm.add(
            "solid_waste_years", waste_group="industrial", year=year, closed_on=date(year, 12, 31),
            generated_tonne=generated + lost, reused_tonne=reused, self_treated_tonne=0,
            handed_over_tonne=firm.on_record(generated - reused), receiver=COLLECTOR,
            is_sorted=firm.on_record(not firm.slips("SW-04", weight=0.6)),
        )  # fmt: skip
    if not without:
        add_contract(firm, "industrial_waste", "CTRCN")


def add_contract(firm: Firm, kind: str, mark: str) -> None:
    """Add a contract about waste that holds for good."""
    firm.add(
        "contracts", contract_id=f"{firm.id}-HĐ-{mark}", kind=kind, number=f"GĐ-{firm.id}/HĐ-{mark}",
        partner=COLLECTOR, signed_on=firm.day(date(2022, 9, 1), date(2023, 12, 20)),
        valid_to=date(2027, 12, 31),
    )  # fmt: skip


def add_domestic_contract(firm: Firm) -> None:
    """Add the contract that it takes to have much domestic waste, mostly."""
    firm.concerns("contracts")
    is_large = Decimal(facility_row(firm)["domestic_waste_kg_day"]) >= LARGE_KG_DAY
    if is_large and not firm.slips("SW-03", weight=2):
        add_contract(firm, "domestic_waste", "CTRSH")


def add_plastic_use(firm: Firm) -> None:
    """Add what was seen of single-use plastics on a visit of this year."""
    firm.add(
        "plastic_uses", seen_on=firm.day(date(2026, 2, 1), date(2026, 10, 30)),
        uses_plastics=firm.on_record(firm.slips("PL-01", weight=3)),
        uses_bags=firm.on_record(firm.slips("PL-02", weight=3)),
        waste_kg_month=firm.amount(4, 140), has_alternatives=firm.draws.random() < 0.7,
        source="Kiểm tra thực tế (giả định)",
    )  # fmt: skip


def add_landfill(firm: Firm, *, is_closed: bool) -> None:
    """Add the data of a landfill, and what is owed once it is closed."""
    capacity = firm.amount(18_000, 160_000, "500")
    is_sanitary = firm.conduct is SPOTLESS or firm.draws.random() < 0.5
    pollutes = False if is_sanitary else firm.slips("SW-07", weight=2)
    full = not is_closed and firm.slips("SW-11", weight=1.5)
    cells: dict[str, date | None] = {}
    if is_closed:
        closed = firm.day(date(2023, 1, 10), date(2025, 9, 30))
        fault = firm.fault(CLOSED_FAULTS, weight=3)
        reported = closed + timedelta(days=260 if fault == "reported late" else 120)
        cells = {
            "closed_on": closed,
            "closure_reported_on": None if fault == "unreported" else reported,
            "monitored_on": None if fault == "unmonitored" else max(closed, date(2026, 4, 7)),
            "monitoring_to": date(closed.year + 5, 12, 31),
        }
        describe(firm, closed_on=closed)
    firm.add(
        "landfills", is_sanitary=firm.on_record(is_sanitary), area_ha=firm.amount(0.8, 9, "0.1"),
        capacity_tonne=capacity,
        received_tonne=(capacity * (Decimal("1.04") if full else firm.amount(0.2, 0.92, "0.01"))).quantize(
            Decimal(1)
        ),
        has_liner=is_sanitary, has_leachate_treatment=is_sanitary, pollutes_seriously=pollutes, **cells,
    )  # fmt: skip


def add_contaminated_site(firm: Firm) -> None:
    """Add the data of a polluted area where pesticides or chemicals were once stored."""
    describe(firm, commissioned_on=date(1979, 3, 1), closed_on=date(2004, 6, 1))
    blank = firm.fault(SITE_BLANKS, weight=3)
    has_pesticides = "thuốc" in facility_row(firm)["name"]
    is_state_duty = has_pesticides and firm.draws.random() < 0.85
    level = "especially_serious" if firm.draws.random() < 0.6 else "serious"
    area = firm.amount(0.05, 1.2, "0.01")
    rule = "CS-02" if not is_state_duty else "CS-03" if level == "especially_serious" else None
    is_begun = blank is None and firm.slips(*([rule] if rule else []), weight=7)
    contradicts = blank is None and not is_begun and firm.slips("CS-06", weight=5)
    treated = (area * (Decimal("0.4") if is_begun else 2 if contradicts else 1)).quantize(Decimal("0.01"))
    cells: dict[str, Cell] = {
        "contamination_class": level,
        "area_ha": area,
        "assessed_on": date(2024, 5, 20),
    }
    firm.add(
        "contaminated_sites", cause="pesticides" if has_pesticides else "chemicals",
        contaminant="Chất ô nhiễm (giả định)", treated_ha=None if blank == "area_ha" else treated,
        found_on=date(2015, 8, 3), treated_on=None if blank or is_begun else date(2025, 11, 20),
        is_state_duty=is_state_duty,
        **{name: None if name == blank else cell for name, cell in cells.items()},
    )  # fmt: skip
