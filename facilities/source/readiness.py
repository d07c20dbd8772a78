"""Plans against incidents and their drills, fees, equipment of mines."""

from datetime import date, timedelta
from decimal import Decimal

from firms import Firm

PLAN_FAULTS = {"published_on": "CL-01", "has_equipment": "CL-01", "has_team": "CL-01"}
INCIDENT_KINDS = {
    "landfill": "waste", "waste_treatment": "waste", "hospital": "waste", "mineral_processing": "waste",
    "industrial_cluster": "waste", "fuel_station": "oil",
}  # fmt: skip
FEE_PERIODS = ((date(2026, 3, 31), date(2026, 4, 20)), (date(2026, 6, 30), date(2026, 7, 20)))
FEE_FAULTS = {"late": "FE-04", "short": "FE-04", "unpaid": "FE-04"}
FEE_RATES = {"wastewater": Decimal(4_000), "minerals": Decimal(6_500), "emission": Decimal(750_000)}


def add_incident_plan(firm: Firm) -> None:
    """Add a plan against the incidents that threaten there, and a drill of it."""
    kind = INCIDENT_KINDS[firm.kind]
    made = firm.day(date(2023, 2, 1), date(2025, 8, 30))
    fault = firm.fault(PLAN_FAULTS, weight=1.5) if kind == "waste" else None
    firm.concerns("incident_plans", "incident_drills")
    firm.add(
        "incident_plans", plan_id=f"{firm.id}-UPSC", kind=kind, made_on=made,
        published_on=None if fault == "published_on" else made + timedelta(days=14),
        sent_on=made + timedelta(days=9),
        has_equipment=firm.on_record(fault != "has_equipment"), has_team=fault != "has_team",
    )  # fmt: skip
    if not firm.slips("CL-02", weight=1.5):
        firm.add(
            "incident_drills", held_on=firm.day(date(2025, 9, 5), date(2026, 10, 20)), kind=kind,
            minutes_number=f"GĐ-{firm.id}/BB-DT", reported_on=None,
        )  # fmt: skip


def add_fees(firm: Firm, kind: str, quantity: Decimal, unit: str) -> None:
    """Add the declarations of a fee for two quarters and what was paid."""
    for end, due in FEE_PERIODS:
        fault = firm.fault(FEE_FAULTS, weight=0.6)
        amount = (quantity * firm.amount(0.8, 1.1, "0.01")).quantize(Decimal(1))
        declared = (amount * FEE_RATES[kind]).quantize(Decimal(1))
        paid = due + timedelta(days=17 if fault == "late" else -firm.draws.randint(1, 12))
        firm.add(
            "fee_declarations", declaration_id=f"{firm.id}-PHÍ-{kind}-{end:%y%m}", kind=kind, period_end=end,
            sent_on=due - timedelta(days=13), quantity=amount, unit=unit, declared_vnd=declared, due_on=due,
            paid_on=None if fault == "unpaid" else paid,
            paid_vnd=None if fault == "unpaid" else declared * (Decimal("0.8") if fault == "short" else 1),
        )  # fmt: skip


def equip_mine(firm: Firm) -> None:
    """Say whether a mine has equipment of medium scale."""
    row = next(row for row in firm.tables.rows["mines"] if row["facility_id"] == firm.id)
    is_common = row["mineral_group"] in ("III", "IV")
    lacks = firm.slips(*(("MN-27",) if is_common else ()), weight=2)
    equipped = firm.on_record(not lacks)
    row["has_modern_equipment"] = "" if equipped is None else str(equipped).lower()
