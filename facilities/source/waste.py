"""Hazardous waste of a facility: codes, yearly balances, manifests, what is in store."""

from datetime import date
from decimal import Decimal

from firms import Firm

YEARS = (2024, 2025)
WINDOW_FROM = date(2024, 11, 30)
"""Before it shipments are no longer judged on the day the register is kept to."""

SHIPMENT_FAULTS = {"expired": "HW-03", "code": "HW-05", "transporter": "HW-11", "not returned": "HW-04"}
RECEIVER = "Công ty TNHH Môi trường Suối Biếc (giả định)"


def add_hazardous_waste(firm: Firm, codes: dict[str, tuple[int, int]]) -> None:
    """Add two years of each code.

    Args:
        firm: The facility.
        codes: Least and greatest mass that arises in a year, in kg, by waste code.
    """
    firm.concerns(
        "hazardous_waste_codes", "hazardous_waste_years", "hazardous_waste_stocks", "waste_shipments"
    )
    for code, (least, most) in codes.items():
        _add_code(firm, code, firm.amount(least, most, "5"))


def has_paper(firm: Firm) -> bool:
    """Tell whether the facility has a permit or registration in which its waste was to be declared."""
    kinds = ("environmental_permit", "environmental_registration")
    return any(row["facility_id"] == firm.id and row["kind"] in kinds for row in firm.tables.rows["permits"])


def _add_code(firm: Firm, code: str, typical: Decimal) -> None:
    firm.add(
        "hazardous_waste_codes", waste_code=code, declared_kg_year=firm.on_record(typical),
        declared_on=None if has_paper(firm) and firm.slips("HW-06") else date(2023, 3, 15),
        stored_apart=firm.on_record(not firm.slips("HW-10")),
    )  # fmt: skip
    closing = Decimal(0)
    kept = firm.slips("HW-01")
    for year in YEARS:
        opening = closing
        generated = (typical * firm.amount(0.75, 1.2, "0.01")).quantize(Decimal(1))
        if firm.slips("HW-13", weight=0.4):
            generated *= 3
        handed = Decimal(0) if kept else opening + (generated * Decimal("0.8")).quantize(Decimal(1))
        closing = opening + generated - handed
        astray = firm.fault({"balance": "HW-08"} if kept else {"balance": "HW-08", "manifests": "HW-09"}, 0.6)
        firm.add(
            "hazardous_waste_years", waste_code=code, year=year, closed_on=date(year, 12, 31),
            opening_kg=opening, generated_kg=generated, self_treated_kg=0,
            handed_over_kg=firm.on_record(handed),
            closing_kg=closing + (15 if astray == "balance" else 0),
        )  # fmt: skip
        if astray == "balance":
            closing += 15
        if handed:
            _add_shipments(firm, code, year, handed + (40 if astray == "manifests" else 0))
    if firm.draws.random() < 0.35:
        seen = firm.day(date(2026, 3, 1), date(2026, 10, 31))
        oldest = date(2024, 3, 20) if kept else date(seen.year, 1, 12)
        if kept:
            firm.plant("HW-02")
        firm.add(
            "hazardous_waste_stocks", waste_code=code, seen_on=seen,
            mass_kg=(typical / 3).quantize(Decimal(1)), oldest_on=oldest,
        )  # fmt: skip


def _add_shipments(firm: Firm, code: str, year: int, mass: Decimal) -> None:
    first = (mass / 2).quantize(Decimal(1))
    for number, (month, part) in enumerate(((5, first), (12, mass - first)), start=1):
        shipped = date(year, month, firm.draws.randint(2, 20))
        fault = firm.fault(SHIPMENT_FAULTS, weight=0.8) if shipped > WINDOW_FROM else None
        firm.add(
            "waste_shipments", manifest_number=f"GĐ-CT-{year}-{firm.id}-{code}-{number}", waste_code=code,
            shipped_on=shipped, mass_kg=part, receiver=RECEIVER, licence_number="GĐ-07/GPXL",
            licensed_from=date(2023, 1, 1),
            licensed_to=date(shipped.year, 1, 31) if fault == "expired" else date(2027, 12, 31),
            licence_has_code=firm.on_record(fault != "code"),
            transporter_licensed=firm.on_record(fault != "transporter"),
            copies_returned=firm.on_record(fault != "not returned"),
        )  # fmt: skip
