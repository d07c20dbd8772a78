"""Waste gas: stacks, limits, samples, automatic stations."""

from datetime import date
from decimal import Decimal

from firms import SPOTLESS, Firm
from province import facility_row

LIMITS = {"stack_dust": Decimal(200), "stack_SO2": Decimal(500), "stack_NOx": Decimal(850)}
"""Upper limit in mg/Nm³ by parameter: invented."""

REGULATION = "Quy chuẩn về khí thải công nghiệp (giá trị giả định)"
IN_FORCE_FROM = date(2025, 7, 1)
MONTHS = ((2025, 10), (2026, 4), (2026, 10))
SAMPLED_FROM = 20_000
"""Flow in m³/hour from which this register has samples of the gas."""

GRADES = ("qualified_lab", "qualified_lab", "official", "certified_auto", "self")
STACK = "Ống khói lò đốt, lò sấy (giả định)"


def add_emission_source(firm: Firm) -> None:
    """Add the stack by which a facility lets out its waste gas, and samples of it.

    A waste plant has an automatic station there.
    """
    gas = Decimal(facility_row(firm)["emission_m3_hour"] or 0)
    if not gas:
        return
    outlet = f"{firm.id}-KT1"
    firm.tables.add("outlets", facility_id=firm.id, outlet_id=outlet, name="Ống khói")
    firm.add(
        "emission_sources", source_id=f"{firm.id}-NKT1", outlet_id=outlet, name=STACK, flow_m3_hour=gas,
        licensed_m3_hour=(gas * Decimal("1.1")).quantize(Decimal(10)), stack_height_m=firm.amount(12, 40),
        has_sampling_platform=firm.on_record(not firm.slips("AE-05")),
    )  # fmt: skip
    if firm.kind == "waste_treatment":
        firm.add(
            "monitoring_stations", station_id=f"{firm.id}-TKT", outlet_id=outlet,
            commissioned_on=date(2025, 3, 1), has_camera=True, has_sampler=True, sends_data=True,
        )  # fmt: skip
    if gas >= SAMPLED_FROM or firm.conduct is SPOTLESS:
        _add_limits(firm, outlet)
        for year, month in MONTHS:
            _add_sample(firm, outlet, date(year, month, firm.draws.randint(3, 26)))


def _permitted_from(firm: Firm) -> date | None:
    for row in firm.tables.rows["permits"]:
        if row["facility_id"] == firm.id and row["kind"] == "environmental_permit":
            return date.fromisoformat(row["granted_on"])
    return None


def _add_limits(firm: Firm, outlet: str) -> None:
    permitted_from = _permitted_from(firm)
    firm.concerns("permit_limits")
    for parameter, upper in LIMITS.items():
        if permitted_from is not None:
            firm.add(
                "permit_limits", limit_id=f"{outlet}-{parameter}", outlet_id=outlet, parameter=parameter,
                upper=upper, unit="mg/Nm3", valid_from=permitted_from,
            )  # fmt: skip
        firm.add(
            "discharge_standards", standard_id=f"{outlet}-{parameter}-QC", outlet_id=outlet,
            parameter=parameter, regulation=REGULATION, is_former=False, upper=upper, unit="mg/Nm3",
            is_hazardous=False, valid_from=IN_FORCE_FROM,
        )  # fmt: skip


def _add_sample(firm: Firm, outlet: str, day: date) -> None:
    grade = firm.on_record(firm.pick(GRADES))
    sample = f"{outlet}-{day:%y%m%d}"
    bad = firm.slips(weight=1.2)
    permitted_from = _permitted_from(firm)
    is_licensed = permitted_from is not None and permitted_from <= day
    firm.add("samples", sample_id=sample, outlet_id=outlet, taken_on=day, evidence_grade=grade)
    for parameter, upper in LIMITS.items():
        exceeds = bad and firm.draws.random() < 0.6
        if exceeds:
            firm.plant("AE-02", *(("AE-01",) if is_licensed else ()))
        share = firm.amount(1.08, 1.9, "0.01") if exceeds else firm.amount(0.2, 0.96, "0.01")
        firm.add(
            "measurements", measurement_id=f"{sample}-{parameter}", outlet_id=outlet, parameter=parameter,
            sample_id=sample, sampled_on=day, value=firm.on_record((upper * share).quantize(Decimal("0.1"))),
            unit="mg/Nm3", evidence_grade=grade,
        )  # fmt: skip
