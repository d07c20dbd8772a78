"""Trap 2 of practice.md: which law holds when."""

from pathlib import Path

import pytest
from small_registers import Told, accused, actions, fine, judge, told, write_register

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


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("2026-01-20", {"EN-01": "violated"}),
        ("2026-01-21", {"EN-01": "violated", "EN-02": "manual"}),
        ("2027-01-20", {"EN-01": "violated", "EN-02": "manual"}),
    ],
)
def test_trap_2_the_plan_of_energy_is_judged_by_the_decree_of_its_due_day(
    tmp_path: Path, as_of: str, said: dict[str, str]
) -> None:
    """The report of 2025 is owed by the former decree; what the new one asks is looked up, never judged."""
    register = write_register(
        tmp_path,
        covered="submissions list_memberships",
        facilities="facility_id, kind, status\n A, factory, operating",
        list_memberships="""
        facility_id, list, entry, listed_from
        A, designated_energy_users, invented, 2025-06-01
        """,
    )
    subjects = {"EN-01": "A/energy_plan_and_report/2025-12-31", "EN-02": "A"}

    assert told(judge(register, as_of, "EN-01", "EN-02")) == {
        (rule_id, subjects[rule_id]): outcome for rule_id, outcome in said.items()
    }
