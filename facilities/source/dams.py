"""Dams: what they are, minimum flow, releases, inspections, procedures, the yearly report."""

from datetime import date, timedelta
from decimal import Decimal

from firms import AS_OF, SPOTLESS, Firm
from papers import add_submission

DAM_CLASSES = ((15, "large"), (10, "medium"), (0, "small"))
"""Least height in metres of each class of dam."""

FLOW_MONTHS = [(2025, 12), *((2026, month) for month in range(1, 12))]
FLOOD_MONTHS = (6, 7, 8)
REPORTED_YEAR_END = date(2025, 12, 31)
BEFORE_RAINS, AFTER_RAINS = 4, 11
INSPECTED_YEARS = (2024, 2025, 2026)
LAST_INSPECTED = date(2026, 10, 31)
WORDS_SHARE = 0.12
"""Share of minimum flows that are set by words and not by a number."""

WORDS = "duy trì dòng chảy liên tục, không nhỏ hơn lưu lượng đến hồ (giả định)"
SAFETY_INSPECTED_AFTER = timedelta(days=5 * 366)


def add_dam(firm: Firm, use: str, filled: date, power_kw: Decimal | None = None, number: int = 1) -> None:
    """Add a dam with all that is on file about it.

    Args:
        firm: The facility.
        use: What it serves, hydropower or irrigation.
        filled: First day on which its reservoir was filled.
        power_kw: Installed power of a hydropower plant.
        number: Its number among the dams of the facility.
    """
    dam = f"{firm.id}-D{number}"
    height = firm.amount(7, 46 if power_kw else 27, "0.1")
    has_gates = bool(power_kw) and firm.draws.random() < 0.6
    lacking = firm.fault({"has_warning_system": "DS-16", "has_camera": "DS-16"}, 2) if has_gates else None
    firm.add(
        "dams", dam_id=dam, name=f"Đập số {number} (giả định)", use=use,
        dam_class=next(name for least, name in DAM_CLASSES if height >= least),
        river="Suối (giả định)", height_m=firm.on_record(height), length_m=firm.amount(40, 260),
        volume_m3=firm.amount(120, 6_000) * 1000, spillway_m3_s=firm.amount(60, 900), power_kw=power_kw,
        has_gates=has_gates, is_above_town=False, licence_issued_by="province",
        accepted_on=filled + timedelta(days=firm.draws.randint(50, 110)), first_filled_on=filled,
        first_full_on=filled + timedelta(days=200),
        safety_registered_on=None if firm.slips("DS-05") else filled + timedelta(days=140),
        has_warning_system=firm.on_record(lacking != "has_warning_system"),
        has_camera=firm.on_record(lacking != "has_camera"), sends_data=bool(power_kw), has_backup_power=True,
    )  # fmt: skip
    _add_flows(firm, dam, filled)
    _add_inspections(firm, dam, filled, is_due=use == "irrigation" and height >= 10)
    _add_procedures(firm, dam)


def add_dam_report(firm: Firm) -> None:
    """Add the yearly report on the safety of the facility's dams."""
    fault = firm.fault({"late": "DS-06", "missing": "DS-06"}, weight=1.5)
    if fault != "missing":
        sent = date(2026, 5, 6) if fault == "late" else firm.day(date(2026, 3, 2), date(2026, 4, 13))
        add_submission(firm, "dam_safety_report", REPORTED_YEAR_END, sent)


def _add_flows(firm: Firm, dam: str, filled: date) -> None:
    least = firm.amount(0.08, 1.6, "0.01")
    by_words = firm.conduct is not SPOTLESS and firm.draws.random() < WORDS_SHARE
    firm.concerns("minimum_flows", "dam_flows")
    if not firm.slips("DS-03"):
        firm.add(
            "minimum_flows", minimum_flow_id=f"{dam}-DCTT", dam_id=dam, place="below_dam",
            instrument=f"GĐ-{firm.id}/GP-TNN", value_m3_s=None if by_words else least,
            text=WORDS if by_words else None,
            valid_from=max(filled, date(2020, 5, 10)),
        )  # fmt: skip
        limited = not by_words
    else:
        limited = False
    unread = firm.slips(weight=0.5)
    for year, month in FLOW_MONTHS[:-2] if unread else FLOW_MONTHS:
        day = date(year, month, firm.draws.randint(1, 20))
        short = limited and firm.slips("DS-01", weight=0.25)
        release = _share(firm, least, (0.4, 0.9) if short else (1.02, 3.5))
        floods = month in FLOOD_MONTHS and firm.slips()
        firm.add(
            "dam_flows", dam_id=dam, measured_on=day,
            release_m3_s=release if short else firm.on_record(release),
            inflow_m3_s=_share(firm, release, (0.8, 0.95) if floods else (1, 1.8)),
            readings=1 if firm.slips("DS-14", weight=0.2) else firm.draws.randint(2, 4),
            evidence_grade=firm.on_record(firm.pick(("certified_auto", "self", "self", "official"))),
        )  # fmt: skip


def _share(firm: Firm, amount: Decimal, between: tuple[float, float]) -> Decimal:
    return (amount * firm.amount(*between, "0.01")).quantize(Decimal("0.001"))


def _add_inspections(firm: Firm, dam: str, filled: date, *, is_due: bool) -> None:
    missed = firm.fault({"before_rains": "DS-13", "after_rains": "DS-13"}, weight=1.5)
    firm.concerns("dam_inspections")
    for year in INSPECTED_YEARS:
        for kind, month in (("before_rains", BEFORE_RAINS), ("after_rains", AFTER_RAINS)):
            day = date(year, month, firm.draws.randint(1, 27))
            is_missed = year == REPORTED_YEAR_END.year and kind == missed
            if filled <= day <= LAST_INSPECTED and not is_missed:
                firm.add(
                    "dam_inspections", dam_id=dam, kind=kind, inspected_on=day, is_safe=True,
                    inspected_by="Chủ đập (giả định)", reported_on=day + timedelta(days=9),
                )  # fmt: skip
    if filled + SAFETY_INSPECTED_AFTER >= AS_OF:
        return
    overdue = firm.slips("DS-07", weight=2) if is_due else firm.slips(weight=3)
    day = date(2019, 6, 14) if overdue else firm.day(date(2022, 2, 1), date(2026, 6, 30))
    firm.add(
        "dam_inspections", dam_id=dam, kind="safety_inspection", inspected_on=day, is_safe=True,
        inspected_by="Đơn vị tư vấn (giả định)", reported_on=day + timedelta(days=30),
    )  # fmt: skip


def _add_procedures(firm: Firm, dam: str) -> None:
    unreviewed = firm.slips("DS-09", weight=1.5)
    no_plan = firm.slips("DS-11", weight=1.5)
    unprotected = firm.slips(weight=2)
    firm.concerns("dam_procedures")
    old = unreviewed or firm.draws.random() < 0.4
    kept = (
        ("operating_procedure", date(2019, 3, 5) if old else firm.day(date(2022, 3, 1), date(2025, 9, 30))),
        ("emergency_plan", None if no_plan else firm.day(date(2023, 2, 1), date(2026, 5, 30))),
        ("protection_plan", None if unprotected else firm.day(date(2022, 2, 1), date(2026, 5, 30))),
    )
    for kind, approved in kept:
        if approved is not None:
            reviewed = date(2024, 4, 9) if kind == "operating_procedure" and old and not unreviewed else None
            firm.add(
                "dam_procedures", procedure_id=f"{dam}-{kind}", dam_id=dam, kind=kind, approved_on=approved,
                number=f"GĐ-{dam}/QĐ-{kind[:2].upper()}", reviewed_on=reviewed,
                approved_by="Cơ quan có thẩm quyền (giả định)",
            )  # fmt: skip
