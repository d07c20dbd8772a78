"""Water: who takes how much by which licence, and what water works supply."""

from datetime import date
from decimal import Decimal

from firms import Firm, years_after
from papers import add_submission

LICENCE_FAULTS = {"none": "WR-01", "expired": "WR-02", "too long": "WR-04", "ends": "WR-03"}
LICENCE_YEARS = {"surface_water_licence": 10, "groundwater_licence": 5}
LICENCE_FROM = {"surface_water_licence": date(2018, 1, 15), "groundwater_licence": date(2022, 8, 1)}
WITHDRAWN = (date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30))
SUPPLIED_YEARS = (2024, 2025)
ENDS_SOON = date(2026, 12, 28)


def add_water_use(
    firm: Firm,
    purpose: str,
    actual: Decimal,
    source: str = "surface",
    *,
    power_kw: Decimal | None = None,
    design_m3_s: Decimal | None = None,
) -> None:
    """Add one use of water above the level for a licence, its licence and what was taken.

    Args:
        firm: The facility.
        purpose: What the water is taken for.
        actual: What it takes on a usual day, in m³.
        source: Surface water or groundwater.
        power_kw: Installed power of a hydropower plant.
        design_m3_s: Greatest flow by design.
    """
    use = f"{firm.id}-KTN"
    number = f"GĐ-{firm.id}/GP-TNN"
    fault = firm.fault(LICENCE_FAULTS, weight=2)
    is_measured = not firm.slips(weight=2)
    licensed = (actual * Decimal("1.25")).quantize(Decimal(1))
    by_day = purpose not in ("hydropower", "irrigation")
    firm.add(
        "water_uses", use_id=use, source=source, source_name="Nguồn nước (giả định)", purpose=purpose,
        permit_number=None if fault == "none" else number,
        licensed_m3_day=licensed if by_day and fault != "none" else None,
        design_m3_s=design_m3_s, actual_m3_day=actual if by_day else None, power_kw=power_kw,
        started_on=date(2019, 1, 1), is_monitored=is_measured, sends_data=is_measured,
    )  # fmt: skip
    if fault != "none":
        _add_licence(firm, number, fault, source)
    firm.concerns("water_withdrawals", "permits", "submissions")
    if by_day and fault != "none":
        for end in WITHDRAWN:
            above = firm.slips("WR-07", weight=0.5)
            share = firm.amount(1.3, 1.7, "0.01") if above else firm.amount(0.9, 1.2, "0.01")
            firm.add(
                "water_withdrawals", use_id=use, period_end=end, days=90,
                volume_m3=(actual * 90).quantize(Decimal(1)),
                greatest_m3_day=(actual * share).quantize(Decimal(1)),
            )  # fmt: skip


def _add_licence(firm: Firm, number: str, fault: str | None, source: str) -> None:
    kind = "surface_water_licence" if source == "surface" else "groundwater_licence"
    years = LICENCE_YEARS[kind]
    granted = firm.day(LICENCE_FROM[kind], date(2025, 6, 1))
    expires = years_after(granted, years)
    ends_soon = fault == "ends" or (fault is None and firm.draws.random() < 0.12)
    match fault:
        case "expired":
            granted, expires = date(2015, 9, 1), date(2025, 8, 31)
        case "too long":
            granted, expires = date(2024, 9, 16), date(2024 + years + 5, 9, 15)
        case _ if ends_soon:
            granted, expires = date(ENDS_SOON.year - years, ENDS_SOON.month, 29), ENDS_SOON
    firm.add(
        "permits", permit_id=f"{firm.id}-TNN", kind=kind, number=number, issued_by="province",
        granted_on=granted, expires_on=expires,
    )  # fmt: skip
    if ends_soon and fault is None:
        add_submission(firm, "water_licence_extension", None, firm.day(date(2026, 9, 1), date(2026, 11, 9)))


def add_supply(firm: Firm) -> None:
    """Add two years of what water works supplied."""
    capacity = firm.amount(220, 2_600, "10")
    is_urban = capacity > 1_500
    runs_badly = firm.slips(weight=2)
    for year in SUPPLIED_YEARS:
        produced = (capacity * 365 * firm.amount(0.55, 0.9, "0.01")).quantize(Decimal(1))
        samples = firm.draws.randint(4, 12)
        firm.add(
            "water_supply_years", year=year, closed_on=date(year, 12, 31), capacity_m3_day=capacity,
            produced_m3=firm.on_record(produced),
            sold_m3=firm.on_record((produced * firm.amount(0.68, 0.9, "0.01")).quantize(Decimal(1))),
            households=firm.draws.randint(180, 2_400), is_urban=is_urban, is_centralised=True,
            samples=samples, samples_met=samples, meets_standard=True, is_working=not runs_badly,
        )  # fmt: skip
    add_water_use(firm, "domestic", capacity, "groundwater" if firm.draws.random() < 0.3 else "surface")


def add_reservoir_use(firm: Firm) -> None:
    """Add the water that an irrigation reservoir takes."""
    add_water_use(firm, "irrigation", Decimal(0), design_m3_s=firm.amount(0.15, 1.6, "0.01"))


def add_turbine_use(firm: Firm, power_kw: Decimal) -> None:
    """Add the water that drives a hydropower plant."""
    add_water_use(firm, "hydropower", Decimal(0), power_kw=power_kw, design_m3_s=firm.amount(2, 40, "0.1"))
