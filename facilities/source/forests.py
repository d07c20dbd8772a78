"""Forest: what is paid for its services, and what projects convert and plant again."""

from datetime import date, timedelta
from decimal import Decimal

from firms import SPOTLESS, Firm
from papers import add_submission
from province import describe

QUARTERS = (
    (date(2025, 9, 30), date(2025, 10, 15), date(2025, 10, 20)),
    (date(2025, 12, 31), date(2026, 1, 15), date(2026, 2, 14)),
    (date(2026, 3, 31), date(2026, 4, 15), date(2026, 4, 20)),
    (date(2026, 6, 30), date(2026, 7, 15), date(2026, 7, 20)),
    (date(2026, 9, 30), date(2026, 10, 15), date(2026, 10, 20)),
)
"""Last day of each quarter, and the last good days to declare and to pay."""

FINED_FROM = date(2026, 6, 25)
"""First day of the decree by which late declarations and payments are judged."""

RATES = {"hydropower": Decimal(36), "water_supply": Decimal(52), "tourist_site": Decimal("0.01")}
UNITS = {"hydropower": "kWh", "water_supply": "m3", "tourist_site": "VND"}
LAST_YEAR_END = date(2025, 12, 31)
DECIDED = (date(2019, 3, 1), date(2024, 3, 20))
CONVERSION_FAULTS = {"early": "FR-03", "small": "FR-05", "level": "FR-02"}
PLANTING_DUE = {"FR-06": date(2026, 3, 31), "FR-07": date(2025, 6, 30)}


def add_forest_services(firm: Firm, quantity: Decimal) -> None:
    """Add contract, declarations and payments for forest environmental services.

    Args:
        firm: A hydropower plant, or another user with a contract.
        quantity: What is sold in a usual quarter: electricity, water, or services in VND.
    """
    firm.concerns("contracts", "pfes_declarations", "pfes_payments", "submissions")
    rules = ("FR-09",) if firm.kind == "hydropower" else ()
    if not (rules and firm.slips(*rules)):
        firm.add(
            "contracts", contract_id=f"{firm.id}-HĐ-DVMTR", kind="forest_services",
            number=f"GĐ-{firm.id}/HĐ-DVMTR", partner="Quỹ Bảo vệ và phát triển rừng (giả định)",
            signed_on=date(2022, 1, 10),
        )  # fmt: skip
    for quarter, declare_by, pay_by in QUARTERS:
        _add_quarter(firm, quantity, quarter, declare_by, pay_by)
    for kind, rule, end, by in (
        ("pfes_settlement", "FR-13", LAST_YEAR_END, date(2026, 2, 19)),
        ("pfes_plan", "FR-14", date(2026, 9, 30), date(2026, 10, 14)),
    ):
        fault = firm.fault({"late": rule, "missing": rule})
        if fault != "missing":
            days = -12 if fault == "late" else firm.draws.randint(1, 20)
            add_submission(firm, kind, end, by - timedelta(days=days))


def _add_quarter(firm: Firm, quantity: Decimal, quarter: date, declare_by: date, pay_by: date) -> None:
    sold = (quantity * firm.amount(0.8, 1.2, "0.01")).quantize(Decimal(1))
    rate = RATES[firm.kind]
    if firm.kind == "tourist_site" and firm.slips("FR-15", weight=0.5):
        rate /= 2
    due = (sold * rate).quantize(Decimal(1))
    judged = declare_by >= FINED_FROM
    undeclared = firm.fault({"late": "FR-10", "missing": "FR-10"}, 0.6) if judged else None
    if undeclared != "missing":
        late = timedelta(days=11 if undeclared == "late" else -firm.draws.randint(0, 9))
        firm.add(
            "pfes_declarations", period_end=quarter, is_settlement=False, sent_on=declare_by + late,
            payee="provincial_fund", quantity=sold, unit=UNITS[firm.kind], due_vnd=due,
        )  # fmt: skip
    last = quarter == QUARTERS[-1][0]
    owed = declare_by >= FINED_FROM - timedelta(days=100) and undeclared != "missing"
    rule = "FR-11" if last else "FR-12"
    unpaid = firm.fault({"unpaid": rule}, 0.8) if owed else None
    if unpaid is None:
        firm.add(
            "pfes_payments", payment_id=f"{firm.id}-{quarter:%y%m}", period_end=quarter,
            paid_on=pay_by - timedelta(days=firm.draws.randint(0, 8)), paid_vnd=due, payee="provincial_fund",
            receipt_number=f"GĐ-{firm.id}-{quarter:%y%m}",
        )  # fmt: skip


def add_conversion(firm: Firm, *, is_natural: bool = False) -> None:
    """Add forest that a project converts by a decision, and what is planted or paid for it.

    Args:
        firm: The facility.
        is_natural: Whether the forest was natural; its project then says so.
    """
    key = f"{firm.id}-CMĐ1"
    area = firm.amount(1.2, 14, "0.1")
    decided = firm.day(*DECIDED)
    if firm.conduct is not SPOTLESS and firm.draws.random() < 0.15:
        decided = date(2024, 9, 12)
    fault = firm.fault(CONVERSION_FAULTS, weight=3)
    if fault == "level":
        area, decided = firm.amount(21, 34, "0.1"), date(2022, 5, 18)
    factor = 3 if is_natural else 1
    to_plant = area * factor * (Decimal("0.6") if fault == "small" else 1)
    begun = timedelta(days=-45 if fault == "early" else firm.draws.randint(20, 200))
    firm.concerns("forest_conversions", "forest_plantings")
    if is_natural:
        describe(firm, natural_forest_ha=area)
        if firm.slips("FR-04", weight=4):
            return
    paid = {} if firm.draws.random() < 0.6 else _payment(firm, area)
    rule = firm.pick(tuple(PLANTING_DUE))
    firm.add(
        "forest_conversions", conversion_id=key, number=f"GĐ-{firm.id}/QĐ-CMĐ", decided_on=decided,
        decided_by="provincial_council", purpose="watershed" if fault == "level" else "production",
        is_natural=is_natural, area_ha=area, cleared_on=decided + begun, planting_ha=to_plant,
        planting_due_on=None if paid else PLANTING_DUE[rule], is_paid_instead=bool(paid), **paid,
    )  # fmt: skip
    if not paid:
        planted = to_plant * (Decimal("0.5") if firm.slips(rule, weight=4) else 1)
        firm.add(
            "forest_plantings", planting_id=f"{key}-T1", conversion_id=key, planted_on=date(2025, 5, 28),
            area_ha=planted, accepted_on=date(2025, 8, 20),
        )  # fmt: skip


def _payment(firm: Firm, area: Decimal) -> dict[str, date | Decimal]:
    notified = firm.day(date(2024, 6, 1), date(2026, 8, 30))
    late = firm.slips("FR-08", weight=4)
    due = area * 85_000_000
    paid = notified + timedelta(days=31 if late else firm.draws.randint(2, 9))
    return {"notified_on": notified, "due_vnd": due, "paid_on": paid, "paid_vnd": due}
