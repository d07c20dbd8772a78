"""Mines: licence, restoration plan, deposit, output, design, weighing, reports."""

from datetime import date, timedelta
from decimal import Decimal

from firms import AS_OF, SPOTLESS, Firm, years_after
from papers import add_impact_decision, add_submission
from province import Province, describe
from recipes import MINES, WORKSHOP
from waste import add_hazardous_waste

MINE_REPORT_SENT = (date(2026, 1, 20), date(2026, 2, 14))
LAST_YEAR_END = date(2025, 12, 31)
START_FAULTS = {"design": "MN-09", "construction": "MN-10", "extraction": "MN-11"}
SAND_MEASURES = ("bank_markers", "notice_board", "vessels_registered", "vessel_trackers")
LATE = timedelta(days=55)
DEPOSIT_JUDGED_FROM = date(2022, 8, 25)

MAP_SENT = (date(2026, 1, 8), date(2026, 1, 31))
NEW_MINES = 0.25
"""Share of mines that were licensed under the law of 2024."""

TERMS = (8, 12, 15, 20)
LONGEST_NEW = {"sand": 10, "IV": 15}
"""Terms of licences in years, and the longest for some minerals under the law of 2024."""

NEW_LAW = {"mine": date(2025, 7, 1), "sand_mine": date(2026, 1, 16)}
"""First day of the provisions on how mining begins, and of those on river sand."""


def add_mines(province: Province, number: int | None = None) -> None:
    """Add the mines of every sort, or a number of each."""
    for kind, sort, all_of_them, mineral, group, unit, (least, most) in MINES:
        for _ in range(number or all_of_them):
            firm = province.firm(kind, sort, "enterprise")
            newest = firm.draws.random() < NEW_MINES or (firm.conduct is SPOTLESS and kind == "sand_mine")
            first = NEW_LAW[kind] if newest else date(2014, 1, 1)
            licensed = firm.day(first, date(2026, 3, 1))
            describe(
                firm, commissioned_on=licensed, permit_class="other", environmental_group="II",
                wastewater_m3_day=3, industrial_wastewater_m3_day=0, domestic_wastewater_m3_day=3,
                emission_m3_hour=0, domestic_waste_kg_day=25, polluting_type=False, natural_forest_ha=0,
                special_use_forest_ha=0, land_ha=firm.amount(3, 25, "0.1"), generates_wastewater=True,
                project_decided_on=firm.on_record(date(licensed.year - 1, 4, 1)),
            )  # fmt: skip
            add_impact_decision(firm, date(licensed.year - 1, 4, 1))
            add_mine(firm, mineral, group, unit, firm.amount(least, most, "500"), licensed)
            if kind == "mine":
                add_hazardous_waste(firm, WORKSHOP)
            firm.concerns("ods_equipment")
            firm.close_file()


def add_mine(firm: Firm, mineral: str, group: str, unit: str, capacity: Decimal, licensed: date) -> None:
    """Add everything particular to a mine that was licensed on a day for so much a year."""
    sand, new = firm.kind == "sand_mine", licensed >= NEW_LAW["mine"]
    longest = (LONGEST_NEW if new else {}).get("sand" if sand else group, max(TERMS))
    terms = [term for term in TERMS if licensed.year + term > AS_OF.year and term <= longest]
    years = firm.draws.choice(terms)
    expires = years_after(licensed, years)
    ended = firm.slips("MN-02", "MN-17")
    if ended:
        expires = date(2026, 3, 31)
    firm.add(
        "permits", permit_id=f"{firm.id}-KT", kind="mining_licence", number=f"GĐ-{firm.id}/GP-UBND",
        issued_by="province", granted_on=licensed, expires_on=expires, annual_output=capacity,
        output_unit=unit, area_ha=firm.amount(2, 18, "0.1"), depth_m=firm.amount(8, 40), has_reserve=True,
    )  # fmt: skip
    if not firm.slips("MN-01", weight=2):
        firm.add(
            "permits", permit_id=f"{firm.id}-PHMT", kind="restoration_plan",
            number=f"GĐ-{firm.id}/QĐ-PHMT", issued_by="province",
            granted_on=licensed - timedelta(days=90),
        )  # fmt: skip
    started = licensed + timedelta(days=firm.draws.randint(40, 70))
    extracted_from = started + timedelta(days=firm.draws.randint(10, 40))
    before = timedelta(days=12)
    late = firm.fault(START_FAULTS, weight=5) if new else None
    lacking = firm.fault(dict.fromkeys(SAND_MEASURES, "MN-18"), weight=3) if sand and not ended else None
    beyond = None if sand else firm.fault({"outside": "MN-22", "below": "MN-22"}, weight=2)
    unweighed = not sand and firm.slips("MN-07", weight=2)
    unmarked = not sand and firm.slips("MN-12", weight=2)
    firm.add(
        "mines", mineral=mineral, mineral_group=group, has_processing=False,
        weighing_points=firm.on_record(0 if unweighed else 1), has_camera=True,
        corner_markers=firm.on_record("incomplete" if unmarked else "complete"),
        design_approved_on=started + (before if late == "design" else -before),
        design_sent_on=started + (before if late == "design" else -timedelta(days=5)),
        construction_notified_on=started + (before if late == "construction" else -before),
        construction_started_on=started,
        extraction_notified_on=extracted_from + (before if late == "extraction" else -before),
        extraction_started_on=extracted_from,
        director_appointed_on=started, director_notified_on=started,
        outside_area_ha=firm.on_record(Decimal("0.3") if beyond == "outside" else Decimal(0)),
        below_depth_m=firm.on_record(Decimal(2) if beyond == "below" else Decimal(0)),
        restoration_due_on=years_after(expires, 1),
        night_work_on=date(2026, 5, 14) if sand and firm.slips("MN-19", weight=2) else None,
        **{name: firm.on_record(name != lacking) if sand else None for name in SAND_MEASURES},
    )  # fmt: skip
    _add_deposit(firm, licensed, years)
    firm.concerns("mine_outputs")
    if extracted_from <= date(2025, 6, 30):
        _add_output(firm, capacity, unit)
    if licensed <= LAST_YEAR_END:
        _add_reports(firm, map_due=(sand or group != "III") and started <= LAST_YEAR_END)


def _add_deposit(firm: Firm, licensed: date, years: int) -> None:
    total = firm.amount(400, 6_000) * 1_000_000
    share = Decimal("0.25") if years < 10 else Decimal("0.2") if years < 20 else Decimal("0.15")
    due = licensed + timedelta(days=30)
    small = due >= DEPOSIT_JUDGED_FROM and firm.slips("MN-15")
    first = total * (share - Decimal("0.05") if small else share)
    each = ((total - first) / (years - 1) / 1000).quantize(Decimal(1)) * 1000
    for instalment in range(1, years + 1):
        if due > AS_OF:
            break
        owed = first if instalment == 1 else each
        faults = {"unpaid": "MN-13"}
        if due <= AS_OF - LATE:
            faults["late"] = "MN-14"
        fault = firm.fault(faults) if due >= DEPOSIT_JUDGED_FROM else None
        paid_on = due + LATE if fault == "late" else due - timedelta(days=9)
        unpaid = fault == "unpaid"
        firm.add(
            "deposit_instalments", instalment=instalment, due_on=due, due_vnd=owed, total_vnd=total,
            licence_years=years, paid_on=None if unpaid else paid_on, paid_vnd=0 if unpaid else owed,
        )  # fmt: skip
        due = date(licensed.year + instalment, 1, 31)


def _add_output(firm: Firm, capacity: Decimal, unit: str) -> None:
    above = firm.slips("MN-03", weight=2)
    share = firm.amount(1.18, 1.7, "0.01") if above else firm.amount(0.5, 0.98, "0.01")
    extracted = (capacity * share).quantize(Decimal(1))
    reported = extracted * (Decimal("0.8") if firm.slips("MN-04", weight=2) else 1)
    firm.add(
        "mine_outputs", year=2025, closed_on=LAST_YEAR_END, unit=unit,
        extracted=firm.on_record(extracted), reported=reported.quantize(Decimal(1)),
    )  # fmt: skip


def _add_reports(firm: Firm, *, map_due: bool) -> None:
    reports = [("mine_report", "MN-05", MINE_REPORT_SENT)]
    if map_due:
        reports.append(("mine_status_map", "MN-06", MAP_SENT))
    for kind, rule, (first, last) in reports:
        fault = firm.fault({"late": rule, "missing": rule}, weight=3)
        if fault != "missing":
            sent = last + timedelta(days=21) if fault == "late" else firm.day(first, last)
            add_submission(firm, kind, LAST_YEAR_END, sent)
