"""Designated energy users: their place on the list, managers, audits, the yearly plan and report."""

from datetime import date, timedelta
from decimal import Decimal

from firms import Firm
from papers import add_submission

LEVELS = {
    **dict.fromkeys(("factory", "mineral_processing"), 1_000),
    **dict.fromkeys(("building", "hospital", "hotel", "shopping_mall"), 500),
}
"""Energy in a year from which a facility belongs on the list, in TOE, by kind of facility."""

LISTED_FROM = (date(2020, 6, 1), date(2025, 4, 1))
LIST_REVIEWED_AFTER = 3
YEAR_END = date(2025, 12, 31)


def add_energy_duties(firm: Firm) -> None:
    """Put a large energy user on the list, mostly, and add what it then has to show."""
    energy = _energy_of_last_year(firm)
    level = LEVELS.get(firm.kind)
    if level is None or energy is None or energy < level:
        return
    if firm.slips("EN-06", weight=3):
        return
    listed = firm.draws.choice(LISTED_FROM)
    firm.tables.add(
        "list_memberships", facility_id=firm.id, list="designated_energy_users", entry=f"GĐ-{firm.id}",
        listed_from=listed,
    )  # fmt: skip
    firm.concerns("energy_managers", "energy_audits", "submissions")
    if not firm.slips("EN-03", weight=2):
        firm.add(
            "energy_managers", appointed_on=firm.day(date(2021, 2, 1), date(2024, 11, 30)),
            name="Người quản lý năng lượng (giả định)", certificate=f"GĐ-QLNL-{firm.id}",
        )  # fmt: skip
    _add_audit(firm, listed)
    fault = firm.fault({"late": "EN-01", "missing": "EN-01"}, weight=2)
    if fault != "missing":
        sent = date(2026, 2, 3) if fault == "late" else firm.day(date(2026, 1, 5), date(2026, 1, 14))
        add_submission(firm, "energy_plan_and_report", YEAR_END, sent)


def _energy_of_last_year(firm: Firm) -> Decimal | None:
    rows = firm.tables.rows["energy_years"]
    cells = [r["energy_toe"] for r in rows if r["facility_id"] == firm.id and r["year"] == str(YEAR_END.year)]
    return Decimal(cells[0]) if cells and cells[0] else None


def _add_audit(firm: Firm, listed: date) -> None:
    is_owed = YEAR_END.year + 1 - listed.year > LIST_REVIEWED_AFTER
    if is_owed and firm.slips("EN-04", weight=2):
        return
    audited = firm.day(date(2024, 12, 10), date(2025, 10, 20))
    late = listed <= audited and firm.slips("EN-05", weight=2)
    firm.add(
        "energy_audits", audited_on=audited, is_internal=False, auditor="Kiểm toán viên (giả định)",
        sent_on=audited + timedelta(days=52 if late else firm.draws.randint(8, 29)),
        auditor_certificate=None if firm.slips("EN-07", weight=2) else f"GĐ-KTNL-{firm.id}",
        found_saving_toe=firm.amount(8, 70),
    )  # fmt: skip
