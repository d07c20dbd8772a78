"""Traps 2 and 7 of practice.md: which law holds when, and the last good day of a deadline."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from small_registers import RULEBOOK, Told, accused, actions, fine, judge, told, write_register

FLOWS = "facility_id, kind, status, permit_class, industrial_wastewater_m3_day, emission_m3_hour"

# Trap 2: old papers and five regimes

PERMIT_RULES = ("PM-01", "PM-02", "PM-03", "PM-04", "PM-07", "PM-10")
RESOLUTION = {
    ("PM-01", "expired"): "violated",
    ("PM-02", "expired"): "met",
    ("PM-02", "grown"): "met",
    ("PM-02", "lapsed"): "met",
    ("PM-02", "none"): "violated",
    ("PM-03", "small"): "violated",
    ("PM-07", "grown-permit"): "violated",
    ("PM-10", "lapsed"): "violated",
}
"""What is judged by Resolution 66.19, from 18/5/2026 to 28/2/2027."""

BEYOND = {
    ("PM-01", "expired"): "undetermined",
    ("PM-02", "expired"): "undetermined",
    ("PM-02", "grown"): "undetermined",
    ("PM-02", "lapsed"): "undetermined",
    ("PM-02", "none"): "undetermined",
    ("PM-02", "small"): "undetermined",
    ("PM-03", "small"): "undetermined",
    ("PM-10", "lapsed"): "undetermined",
}
"""The same facilities before and after it, by thresholds that were not obtained."""


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2025-03-31", BEYOND),
        ("2025-06-30", BEYOND),
        ("2025-09-30", BEYOND),
        ("2025-12-31", BEYOND),
        ("2026-01-28", BEYOND),
        ("2026-01-29", BEYOND),
        ("2026-05-17", BEYOND),
        ("2026-05-18", RESOLUTION),
        ("2027-02-28", RESOLUTION),
        ("2027-03-01", BEYOND | {("PM-04", "grown-permit"): "undetermined"}),
    ],
)
def test_trap_2_the_thresholds_of_2026_judge_no_other_time(
    tmp_path: Path, as_of: str, expected: Told
) -> None:
    """Of a time whose thresholds were not obtained nothing is said, above all of the quarters of 2025."""
    register = write_register(
        tmp_path,
        covered="permits submissions",
        facilities=f"""
        {FLOWS}, wastewater_m3_day
        none, other, operating, other, 200, 0,
        expired, other, operating, other, 200, 0,
        lapsed, other, operating, other, 200, 0,
        grown, other, operating, other, 200, 0,
        small, factory, operating, other, 10, 0, 20
        """,
        permits="""
        permit_id, facility_id, kind, granted_on, expires_on, lapsed_on, wastewater_m3_day
        a, expired, environmental_permit, 2022-02-01, 2024-12-31, ,
        b, lapsed, environmental_permit, 2022-02-01, 2032-01-31, 2024-12-01,
        grown-permit, grown, environmental_permit, 2022-02-01, 2032-01-31, , 100
        """,
    )

    assert told(judge(register, as_of, *PERMIT_RULES)) == expected


def test_trap_2_the_province_is_the_issuer_from_july_2026(tmp_path: Path) -> None:
    """Before 1/7/2026 the fine depends on who would have granted the permit, which was not obtained."""
    register = write_register(
        tmp_path, covered="permits", facilities=f"{FLOWS}\n none, other, operating, other, 200, 0"
    )
    about = ("PM-02", "none")

    before, since = (judge(register, as_of, "PM-02") for as_of in ("2026-06-30", "2026-07-01"))

    assert accused(before) == accused(since) == {about}
    assert fine(actions(before)[about]) is None
    assert fine(actions(since)[about]) == "150-170"


COMPONENT_PERMITS = {
    "2026-11-24": {"dated": "met", "undated": "met"},
    "2026-11-25": {"dated": "violated", "undated": "met"},
    "2026-12-31": {"dated": "violated", "undated": "met"},
    "2027-01-01": {"dated": "violated", "undated": "undetermined"},
}
"""Whether a dated and an undated component permit still count, by day."""


@pytest.mark.parametrize("as_of", COMPONENT_PERMITS)
def test_trap_2_component_permits_count_to_their_day_or_to_the_end_of_2026(
    tmp_path: Path, as_of: str
) -> None:
    """An old permit counts until it expires, and one without a day until 31/12/2026.

    The register cannot tell an undated paper from one whose day was not entered, so that from 1/1/2027 such
    a paper is no longer enough, and no accusation either.
    """
    register = write_register(
        tmp_path,
        covered="permits",
        facilities=f"""
        {FLOWS}, wastewater_m3_day
        dated, other, operating, other, 200, 0,
        undated, other, operating, other, 200, 0,
        lapsed, other, operating, other, 200, 0,
        none, other, operating, other, 200, 0,
        small-dated, factory, operating, other, 10, 0, 20
        small-undated, factory, operating, other, 10, 0, 20
        small-lapsed, factory, operating, other, 10, 0, 20
        small-none, factory, operating, other, 10, 0, 20
        """,
        permits="""
        facility_id, kind, granted_on, expires_on, lapsed_on
        dated, component_permit, 2016-11-25, 2026-11-24,
        undated, component_permit, 2016-11-25, ,
        lapsed, component_permit, 2016-11-25, 2030-01-01, 2026-11-24
        small-dated, component_permit, 2016-11-25, 2026-11-24,
        small-undated, component_permit, 2016-11-25, ,
        small-lapsed, component_permit, 2016-11-25, 2030-01-01, 2026-11-24
        """,
    )
    expected = COMPONENT_PERMITS[as_of] | {"lapsed": "violated", "none": "violated"}

    assert told(judge(register, as_of, "PM-02", "PM-03")) == {
        (rule_id, prefix + name): outcome
        for rule_id, prefix in (("PM-02", ""), ("PM-03", "small-"))
        for name, outcome in expected.items()
    }


def test_trap_2_the_duty_of_an_impact_assessment_goes_by_the_day_of_the_decision(tmp_path: Path) -> None:
    """The list of 2026 asks nothing of a project that was decided before 18/5/2026, or after its end."""
    days = {
        "2010-01-01": "undetermined",
        "2025-12-31": "undetermined",
        "2026-05-17": "undetermined",
        "2026-05-18": "violated",
        "2027-02-28": "violated",
        "2027-03-01": "undetermined",
        "": "undetermined",
    }
    rows = "".join(f"day-{day}, other, operating, {day}, 50\n" for day in days)
    small = "small, other, operating, 2026-05-18, 49.999999, 0, 0"
    register = write_register(
        tmp_path,
        covered="permits",
        facilities=f"""facility_id, kind, status, project_decided_on, land_ha\n{rows}

        facility_id, kind, status, project_decided_on, land_ha, natural_forest_ha, special_use_forest_ha
        {small}
        """,
    )

    for as_of in ("2027-02-28", "2027-03-02"):
        assert told(judge(register, as_of, "PM-09")) == {
            ("PM-09", f"day-{day}"): outcome for day, outcome in days.items()
        }


# Trap 7: «trước ngày» excludes the day

REPORTS = {
    "annual_environmental_report": ("PM-05", {"2026-12-31": "2027-01-14"}),
    "annual_environmental_report_zone": ("PM-06", {"2026-12-31": "2027-01-19"}),
    "cluster_owner_report": ("WW-11", {"2026-12-14": "2026-12-19", "2027-06-14": "2027-06-19"}),
    "cluster_tenant_report": ("WW-12", {"2026-12-14": "2026-12-19", "2027-06-14": "2027-06-19"}),
    "controlled_substance_report": ("GHG-04", {"2026-12-31": "2027-01-14"}),
    "ghg_mitigation_report": ("GHG-02", {"2026-12-31": "2027-03-30"}),
    "mine_report": ("MN-05", {"2026-12-31": "2027-02-14"}),
    "mine_status_map": ("MN-06", {"2026-12-31": "2027-01-31"}),
}
"""Rule of each schedule, and the last good day of a period by the last day of the period."""

WHO_REPORTS = {
    "facilities": """
    facility_id, kind, status, commissioned_on, parent_id
    annual_environmental_report-@, other, operating, 2026-03-01,
    annual_environmental_report_zone-@, industrial_zone, operating, 2026-03-01,
    cluster_owner_report-@, industrial_cluster, operating, 2026-06-20,
    cluster_tenant_report-@, other, operating, 2026-06-20, cluster_owner_report-@
    controlled_substance_report-@, hotel, operating, ,
    ghg_mitigation_report-@, hydropower, operating, ,
    mine_report-@, mine, operating, ,
    mine_status_map-@, sand_mine, operating, ,
    """,
    "permits": """
    facility_id, kind, granted_on, expires_on
    annual_environmental_report-@, environmental_registration, 2026-03-01,
    annual_environmental_report_zone-@, environmental_registration, 2026-03-01,
    mine_report-@, mining_licence, 2026-02-01, 2036-02-01
    mine_status_map-@, mining_licence, 2026-02-01, 2036-02-01
    """,
    "ods_equipment": """
    facility_id, use, cooling_kw, controlled_substance, in_use_since
    controlled_substance_report-@, air_conditioning, 30, true, 2026-02-01
    """,
    "list_memberships": "facility_id, list, entry\n ghg_mitigation_report-@, ghg_inventory, 42/2026:II-6",
    "mines": "facility_id, mineral_group, extraction_started_on\n mine_status_map-@, II, 2026-03-01",
}
"""Who owes each report; `@` stands for how many days late it is sent."""


def test_trap_7_the_named_day_is_too_late_for_every_report(tmp_path: Path) -> None:
    """«Before 15 January» ends with the 14th; the day of sending decides, even if the post takes weeks."""
    tables = {
        name: "\n\n".join(text.replace("@", late) for late in "012") for name, text in WHO_REPORTS.items()
    }
    sent, expected = [], {}
    for schedule, (rule_id, last_days) in REPORTS.items():
        for period_end, last in last_days.items():
            for late in range(3):
                day = date.fromisoformat(last) + timedelta(days=late)
                received = day + timedelta(days=30) if late == 0 else day
                sent.append(f"{schedule}-{late}, {schedule}, {period_end}, {day}, {received}")
                subject = f"{schedule}-{late}/{schedule}/{period_end}"
                expected[rule_id, subject] = "violated" if late else "met"
    tables["submissions"] = "\n".join(["facility_id, kind, period_end, sent_on, received_on", *sent])
    # A mine that owes the map owes the report as well, which it does not send.
    expected |= {("MN-05", f"mine_status_map-{late}/mine_report/2026-12-31"): "violated" for late in range(3)}
    covered = "submissions permits list_memberships ods_equipment mines"

    register = write_register(tmp_path, covered=covered, **tables)

    rules = {rule_id for rule_id, _ in REPORTS.values()}
    assert told(judge(register, "2027-06-30", *rules)) == expected


def test_trap_7_every_schedule_is_judged_here() -> None:
    """A new schedule comes with its last good day above."""
    assert set(REPORTS) == set(RULEBOOK.schedules)


@pytest.mark.parametrize(
    ("submitted_on", "outcome"),
    [("2027-03-30", "met"), ("2027-03-31", "violated"), ("2027-04-01", "violated")],
)
def test_trap_7_the_inventory_is_due_before_the_31st_of_march(
    tmp_path: Path, submitted_on: str, outcome: str
) -> None:
    """The greenhouse-gas inventory has the 30th as its last good day."""
    register = write_register(
        tmp_path,
        covered="ghg_inventories list_memberships",
        facilities="facility_id, kind, status\n A, hydropower, operating",
        list_memberships="facility_id, list, entry\n A, ghg_inventory, 42/2026:II-6",
        ghg_inventories=f"facility_id, data_year, submitted_on\n A, 2026, {submitted_on}",
    )

    assert told(judge(register, "2027-04-20", "GHG-01")) == {("GHG-01", "A"): outcome}


def test_trap_7_nobody_is_late_while_the_last_good_day_lasts(tmp_path: Path) -> None:
    """On 14 January nothing is overdue; on the 15th it is, and not on the 6th (5/1 was a misprint)."""
    register = write_register(
        tmp_path,
        covered="submissions permits",
        facilities="facility_id, kind, status, commissioned_on\n A, other, operating, 2026-03-01",
        permits="facility_id, kind, granted_on\n A, environmental_registration, 2026-03-01",
    )

    assert told(judge(register, "2027-01-06", "PM-05")) == {}
    assert told(judge(register, "2027-01-14", "PM-05")) == {}
    assert told(judge(register, "2027-01-15", "PM-05")) == {
        ("PM-05", "A/annual_environmental_report/2026-12-31"): "violated"
    }


def test_trap_7_only_a_permit_or_a_registration_obliges_to_the_annual_report(tmp_path: Path) -> None:
    """Who is exempt from registration owes no annual environmental report."""
    names = ("environmental_permit", "environmental_registration", "component_permit", "mining_licence")
    rows = "".join(f"{name}, {name}, 2026-03-01, 2036-03-01\n" for name in names)
    facilities = "".join(f"{name}, other, operating, 2026-03-01\n" for name in (*names, "exempt"))
    register = write_register(
        tmp_path,
        covered="submissions permits",
        facilities="facility_id, kind, status, commissioned_on\n" + facilities,
        permits="facility_id, kind, granted_on, expires_on\n" + rows,
    )

    assert told(judge(register, "2027-01-15", "PM-05")) == {
        ("PM-05", f"{name}/annual_environmental_report/2026-12-31"): "violated" for name in names[:2]
    }
