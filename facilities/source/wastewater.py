"""Wastewater of a facility: outlet, permit limits, regulation, monitoring plan, samples, station."""

from datetime import date
from decimal import Decimal

from firms import AS_OF, Firm

LIMITS = {"pH": (Decimal("5.5"), Decimal(9), "pH"), "COD": (None, Decimal(150), "mg/L"),
          "BOD5": (None, Decimal(50), "mg/L"), "TSS": (None, Decimal(100), "mg/L"),
          "NH4-N": (None, Decimal(10), "mg/L")}  # fmt: skip
"""Lower and upper limit and unit by parameter. The upper ones are column B of QCVN 40:2011/BTNMT."""

REGULATION = "QCVN 40:2011/BTNMT, cột B"
FORMER_UNTIL = date(2031, 12, 31)
"""Last day on which facilities that existed before September 2025 may keep it."""

QUARTERS = [(year, month) for year in (2025, 2026) for month in (3, 6, 9, 11) if (year, month) != (2026, 11)]
STATION_HAS = ("has_camera", "has_sampler", "sends_data")
GRADES = ("qualified_lab", "qualified_lab", "qualified_lab", "official", "certified_auto", "self")


def add_wastewater(
    firm: Firm, granted: date, flow: Decimal, parameters: tuple[str, ...], *, watched: bool
) -> None:
    """Add the outlet of a facility that discharges, its limits since its paper, and two years of samples.

    Args:
        firm: The facility.
        granted: The day its paper was granted.
        flow: What it discharges, in m³/day.
        parameters: What is measured.
        watched: Whether an automatic station watches the outlet, so that periodic samples may stop.
    """
    outlet = f"{firm.id}-NT1"
    firm.tables.add("outlets", facility_id=firm.id, outlet_id=outlet, name="Cửa xả nước thải sau xử lý")
    ends = None if firm.slips("WW-21", weight=0.5) else FORMER_UNTIL
    for parameter in parameters:
        lower, upper, unit = LIMITS[parameter]
        firm.add(
            "permit_limits", limit_id=f"{outlet}-{parameter}", outlet_id=outlet, parameter=parameter,
            lower=lower, upper=upper, unit=unit, valid_from=granted,
        )  # fmt: skip
        if lower is None:
            firm.add(
                "discharge_standards", standard_id=f"{outlet}-{parameter}-QC", outlet_id=outlet,
                parameter=parameter, regulation=REGULATION, is_former=True, upper=upper, unit=unit,
                is_hazardous=False, valid_from=date(2012, 2, 15), valid_to=ends,
            )  # fmt: skip
    firm.add("monitoring_plans", plan_id=f"{outlet}-QT", outlet_id=outlet, every_months=3, valid_from=granted)
    firm.concerns("monitoring_stations", "measurements", "samples")
    judged = granted < date(2025, 9, 1) and not watched
    stopped = date(2026, 2, 1) if judged and firm.slips("WW-13") else AS_OF
    for year, month in QUARTERS:
        day = date(year, month, firm.draws.randint(4, 19))
        if granted <= day <= stopped:
            _add_sample(firm, outlet, day, flow, parameters)


def _add_sample(firm: Firm, outlet: str, day: date, flow: Decimal, parameters: tuple[str, ...]) -> None:
    grade = firm.on_record(firm.pick(GRADES))
    sample = f"{outlet}-{day:%y%m%d}"
    bad = firm.slips(weight=1.2)
    firm.add(
        "samples", sample_id=sample, outlet_id=outlet, taken_on=day,
        flow_m3_day=firm.on_record((flow * firm.amount(0.7, 1.0, "0.01")).quantize(Decimal("0.1"))),
        evidence_grade=grade,
    )  # fmt: skip
    for parameter in parameters:
        _, upper, unit = LIMITS[parameter]
        exceeds = bad and firm.draws.random() < 0.5
        if parameter == "pH":
            value = Decimal("4.9") if exceeds else firm.amount(6.4, 8.2, "0.1")
            broken = ("WW-03",)
        else:
            share = firm.amount(1.05, 2.2, "0.01") if exceeds else firm.amount(0.25, 0.97, "0.01")
            value = (upper * share).quantize(Decimal("0.1"))
            broken = ("WW-02", "WW-20")
        if exceeds:
            firm.plant(*broken, *(("WW-15",) if firm.kind == "industrial_cluster" else ()))
        firm.add(
            "measurements", measurement_id=f"{sample}-{parameter}", outlet_id=outlet, parameter=parameter,
            sample_id=sample, sampled_on=day, value=firm.on_record(value), unit=unit, evidence_grade=grade,
        )  # fmt: skip


def add_station(firm: Firm) -> None:
    """Add an automatic station, seldom without one of the things it must have."""
    lacking = firm.fault(dict.fromkeys(STATION_HAS, "WW-16"), weight=3)
    firm.add(
        "monitoring_stations", station_id=f"{firm.id}-TQT", outlet_id=f"{firm.id}-NT1",
        commissioned_on=date(2024, 8, 1),
        **{name: name != lacking for name in STATION_HAS},
    )  # fmt: skip
