"""Papers of a facility: environmental permit or registration, impact decision, and the yearly report."""

from datetime import date, timedelta
from decimal import Decimal

from firms import AS_OF, SPOTLESS, Firm, years_after

PERMIT_FLOW = {"listed_type": 100, "other": 150, "waste_service": 0}
PERMIT_GAS = 100_000
REGISTERED_KINDS = (
    "factory",
    "mineral_processing",
    "waste_treatment",
    "hospital",
    "livestock_farm",
    "hydropower",
)
YEARS = {"I": 7, "II": 10, "III": 10, "IV": 10}
PERMIT_FAULTS = {
    "none": "PM-02", "expired": "PM-01", "withdrawn": "PM-10", "too long": "PM-08", "flow grown": "PM-07",
}  # fmt: skip
"""What can be wrong with a permit, and the rule that must tell it."""

REPORTED_YEARS = (2023, 2024, 2025)
REPORT = ("annual_environmental_report", "PM-05", 14)
ZONE_REPORT = ("annual_environmental_report_zone", "PM-06", 19)
"""Kind of the yearly report, the rule that tells when it is lacking, and the last good day of January."""


def add_papers(firm: Firm, facility: dict[str, Decimal | str | None]) -> date | None:
    """Add the environmental paper the facility's flows call for; return the day it was granted.

    Args:
        firm: The facility.
        facility: Its `permit_class`, `environmental_group`, `wastewater_m3_day`,
            `industrial_wastewater_m3_day` and `emission_m3_hour`.
    """
    water, gas = facility["industrial_wastewater_m3_day"], facility["emission_m3_hour"]
    firm.concerns("permits", "submissions", "monitoring_stations")
    if water >= PERMIT_FLOW[facility["permit_class"]] or gas >= PERMIT_GAS:
        return _add_permit(firm, facility["environmental_group"], water, gas)
    owed = firm.kind in REGISTERED_KINDS and (facility["wastewater_m3_day"] >= 5 or gas >= 50)
    if owed and firm.slips("PM-03"):
        return None
    granted = firm.day(date(2022, 3, 1), date(2026, 9, 30))
    firm.add(
        "permits", permit_id=f"{firm.id}-DK", kind="environmental_registration",
        number=f"GĐ-{firm.id}/ĐKMT", issued_by="commune", granted_on=granted,
    )  # fmt: skip
    return granted


def _add_permit(firm: Firm, group: str, water: Decimal, gas: Decimal) -> date | None:
    fault = firm.fault(PERMIT_FAULTS, weight=1.5)
    if fault == "none":
        return None
    granted = firm.day(date(2022, 9, 1), date(2025, 9, 30))
    expires = years_after(granted, YEARS[group] + (3 if fault == "too long" else 0))
    if fault == "expired":
        granted, expires = firm.day(date(2022, 9, 1), date(2023, 6, 30)), date(2026, 8, 15)
    grown = Decimal("1.35") if fault == "flow grown" else Decimal("0.95")
    firm.add(
        "permits", permit_id=f"{firm.id}-GP", kind="environmental_permit", number=f"GĐ-{firm.id}/GPMT",
        issued_by="province", granted_on=granted, expires_on=firm.on_record(expires),
        lapsed_on=firm.day(date(2026, 2, 1), date(2026, 10, 30)) if fault == "withdrawn" else None,
        wastewater_m3_day=firm.on_record(_rounded(water / grown)), emission_m3_hour=_rounded(gas / grown),
    )  # fmt: skip
    return granted


def add_ending_permit(firm: Firm, water: Decimal) -> date:
    """Add a permit that ends within half a year, and the application for the next, mostly in time."""
    granted, expires = date(2022, 12, 5), date(2027, 2, 28)
    firm.add(
        "permits", permit_id=f"{firm.id}-GP", kind="environmental_permit", number=f"GĐ-{firm.id}/GPMT",
        issued_by="province", granted_on=granted, expires_on=expires,
        wastewater_m3_day=_rounded(water), emission_m3_hour=0,
    )  # fmt: skip
    fault = firm.fault({"late": "PM-04", "missing": "PM-04"}, weight=4)
    if fault != "missing":
        sent = date(2026, 10, 6) if fault == "late" else date(2026, 7, 21)
        add_submission(firm, "permit_application", None, sent)
    return granted


def add_impact_decision(firm: Firm, decided: date) -> None:
    """Add the impact decision of a project, some months before it was decided."""
    if firm.slips():
        return
    firm.add(
        "permits", permit_id=f"{firm.id}-DTM", kind="eia_decision", number=f"GĐ-{firm.id}/QĐ-ĐTM",
        issued_by="province", granted_on=decided - timedelta(days=firm.draws.randint(40, 200)),
        includes_restoration_plan=False,
    )  # fmt: skip


def add_yearly_reports(firm: Firm, granted: date | None, started: date) -> None:
    """Add the yearly environmental reports of a facility that has a paper."""
    zone = firm.kind == "industrial_cluster"
    kind, rule, last_day = ZONE_REPORT if zone else REPORT
    for year in REPORTED_YEARS:
        end = date(year, 12, 31)
        if granted is None or granted > end or started > end:
            continue
        fault = firm.fault({"late": rule, "missing": rule}, weight=1.3)
        if fault == "missing":
            continue
        sent = date(year + 1, 1, firm.draws.randint(3, last_day))
        if fault == "late":
            sent = date(year + 1, firm.draws.randint(2, 4), firm.draws.randint(1, 28))
        add_submission(firm, kind, end, sent)


def add_submission(firm: Firm, kind: str, period_end: date | None, sent_on: date) -> None:
    """Add something the facility sent."""
    number = sum(row["facility_id"] == firm.id for row in firm.tables.rows["submissions"]) + 1
    firm.add(
        "submissions", submission_id=f"{firm.id}-BC{number}", kind=kind, period_end=period_end,
        sent_on=sent_on, received_on=min(sent_on + timedelta(days=firm.draws.randint(0, 4)), AS_OF),
        recipient="Cơ quan có thẩm quyền (giả định)",
    )  # fmt: skip


def needs_impact_decision(firm: Firm) -> bool:
    """Tell whether the facility is one that had an impact decision made."""
    kinds = ("mine", "sand_mine", "hydropower", "landfill", "irrigation_reservoir", "shopping_mall")
    return firm.kind in kinds or firm.conduct is SPOTLESS


def _rounded(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.1"))
