"""Trap 8 of practice.md: from when, and for how long, an act can be punished."""

from collections import defaultdict
from pathlib import Path

import pytest
from small_registers import RULEBOOK, actions, judge, lists, told, write_register

from compliance.report.enforcement_words import list_text

# Trap 8: limitation is no single clock

CLOCKS = {
    "detected": """
        DS-05 DS-07 DS-09 DS-11 DS-16 EN-03 EN-04 FR-07 FR-09 FR-12 GHG-03 HW-06 HW-10 MN-01 MN-02 MN-07
        MN-12 MN-13 MN-16 MN-17 MN-22 PM-01 PM-02 PM-03 PM-04 PM-07 PM-09 PM-10 SW-03 SW-10 WR-02 WW-01
        WW-05 WW-07 WW-08 WW-10 WW-13
    """,
    "due": "DS-06 DS-13 EN-01 FR-10 GHG-01 GHG-02 GHG-04 HW-01 HW-02 HW-04 MN-05 PM-05 PM-06 SW-09",
    "ended": "HW-03 HW-05 HW-07 MN-03 MN-09 MN-10 MN-11 MN-14 MN-19 SW-04 SW-05 WW-06 WW-09",
    "sampled": "AE-01 DS-01 DS-14 WR-07 WW-02 WW-03 WW-20",
}
"""From when each act can be punished; one that goes on, from the day it is detected."""

ONE_YEAR = {"EN-01", "EN-03", "EN-04"}
"""Acts that can be punished for one year: Decree 134/2013, article 2; others whose time is known, for two."""

TIME_NOT_KNOWN = {"DS", "WR"}
"""Themes whose decrees (36/2020 on water, 133/2026 on dams, 290/2025) were not read for how long."""


def test_trap_8_every_act_has_its_own_clock() -> None:
    """A report is barred from its due day, a value from its sampling, no permit never while it lasts."""
    found = defaultdict(set)
    for rule_id, rule in RULEBOOK.rules.items():
        if rule.rule.act is not None:
            assert rule.rule.limitation is not None
            known = rule_id[:2] not in TIME_NOT_KNOWN
            assert rule.rule.limitation.years == ((1 if rule_id in ONE_YEAR else 2) if known else None)
            found[rule.rule.limitation.start].add(rule_id)

    assert found == {start: set(rule_ids.split()) for start, rule_ids in CLOCKS.items()}


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2026-01-14", ("penalty",)), ("2026-01-15", ("remedy", "barred"))]
)
def test_trap_8_a_missing_report_of_january_2024_is_barred_in_january_2026(
    tmp_path: Path, as_of: str, expected: tuple[str, ...]
) -> None:
    """Two years after its due day a missing report leaves the list for fines, and is still to be remedied."""
    register = write_register(
        tmp_path,
        covered="submissions permits",
        facilities="facility_id, kind, status, commissioned_on\n A, other, operating, 2023-03-01",
        permits="""
        facility_id, kind, granted_on, lapsed_on
        A, environmental_registration, 2023-03-01, 2023-12-31
        """,
    )
    about = ("PM-05", "A/annual_environmental_report/2023-12-31")

    result = judge(register, as_of, "PM-05")

    assert told(result) == {about: "violated"}
    assert lists(result) == {about: expected}
    assert ("hết thời hiệu xử phạt" in list_text(actions(result)[about], "vi")) is ("barred" in expected)


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2027-01-14", ("penalty",)), ("2027-01-15", ("remedy", "barred"))]
)
def test_trap_8_an_energy_report_is_barred_after_one_year(
    tmp_path: Path, as_of: str, expected: tuple[str, ...]
) -> None:
    """What the plan of energy lacks can be punished for one year from the last good day, 14 January 2026."""
    register = write_register(
        tmp_path,
        covered="submissions",
        facilities="facility_id, kind, status\n A, factory, operating",
        list_memberships="""
        facility_id, list, entry, listed_from
        A, designated_energy_users, invented, 2025-06-01
        """,
    )
    about = ("EN-01", "A/energy_plan_and_report/2025-12-31")

    assert lists(judge(register, as_of, "EN-01")) == {about: expected}


@pytest.mark.parametrize(
    ("rule_id", "subject", "last", "after"),
    [
        ("SW-04", "A/industrial/2024", "2026-12-31", "2027-01-01"),
        ("SW-05", "A/industrial/2024", "2026-12-31", "2027-01-01"),
        ("SW-09", "L", "2026-12-30", "2026-12-31"),
        ("FR-10", "P/pfes_declaration/2026-06-30", "2028-07-15", "2028-07-16"),
    ],
)
def test_trap_8_wastes_and_forest_services_are_barred_after_two_years(
    tmp_path: Path, rule_id: str, subject: str, last: str, after: str
) -> None:
    """The clock of a year of waste runs from its end, of a report from the day by which it was to be sent."""
    register = write_register(
        tmp_path,
        covered="contracts landfills pfes_declarations",
        facilities="""
        facility_id, kind, status, commissioned_on
        A, factory, operating,
        L, landfill, closed,
        P, hydropower, operating, 2026-05-01
        """,
        solid_waste_years="""
        facility_id, waste_group, year, closed_on, generated_tonne, handed_over_tonne, is_sorted
        A, industrial, 2024, 2024-12-31, 10, 10, false
        """,
        landfills="facility_id, is_sanitary, closed_on\n L, true, 2024-06-30",
        pfes_payments="facility_id, period_end, paid_on, payee, paid_vnd\n"
        "P, 2026-06-30, 2026-07-20, provincial_fund, 100",
        coverage="record_kind\n pfes_payments",
    )

    assert lists(judge(register, last, rule_id))[rule_id, subject] == ("penalty",)
    assert lists(judge(register, after, rule_id))[rule_id, subject] == ("remedy", "barred")


def test_trap_8_nothing_is_fined_where_the_time_is_not_known(tmp_path: Path) -> None:
    """Whether a dam or a use of water can still be punished is left open, unless the act goes on."""
    register = write_register(
        tmp_path,
        covered="dams dam_procedures submissions minimum_flows water_uses",
        facilities="facility_id, kind, status\n A, hydropower, operating\n W, water_supply, operating",
        dams="""
        dam_id, facility_id, use, height_m, first_filled_on
        dam, A, hydropower, 20, 2015-01-01
        """,
        minimum_flows="facility_id, dam_id, place, value_m3_s, valid_from\n A, dam, below_dam, 2, 2020-01-01",
        dam_flows="""
        facility_id, dam_id, measured_on, release_m3_s, readings, evidence_grade
        A, dam, 2025-12-01, 1, 1, official
        A, dam, 2026-10-01, 1, 1, official
        """,
        water_uses="use_id, facility_id, source, purpose, licensed_m3_day\n U, W, surface, domestic, 10",
        water_withdrawals="facility_id, use_id, period_end, greatest_m3_day\n W, U, 2026-06-30, 11",
    )

    assert lists(judge(register, "2026-11-24", "DS-01", "DS-06", "DS-11", "DS-14", "WR-07")) == {
        ("DS-01", "dam/2025-12-01"): ("remedy", "limitation_unknown"),
        ("DS-01", "dam/2026-10-01"): ("remedy", "limitation_unknown"),
        ("DS-06", "A/dam_safety_report/2025-12-31"): ("remedy", "limitation_unknown"),
        ("DS-11", "dam"): ("penalty",),
        ("DS-14", "dam/2025-12-01"): ("remedy", "limitation_unknown"),
        ("DS-14", "dam/2026-10-01"): ("remedy", "limitation_unknown"),
        ("WR-07", "U/2026-06-30"): ("remedy", "limitation_unknown"),
    }


def test_trap_8_an_act_that_goes_on_is_never_barred(tmp_path: Path) -> None:
    """No permit, no plant and no restoration plan stay on the list for fines, however long ago they began."""
    register = write_register(
        tmp_path,
        covered="permits treatment_plants",
        facilities="""
        facility_id, kind, status, commissioned_on, tenants_self_treat
        mine, mine, operating, 1998-01-01,
        cluster, industrial_cluster, operating, 2010-01-01, false
        """,
    )

    assert lists(judge(register, "2040-01-01", "MN-01", "MN-02", "WW-01")) == {
        ("MN-01", "mine"): ("penalty",),
        ("MN-02", "mine"): ("penalty",),
        ("WW-01", "cluster"): ("penalty",),
    }


def test_trap_8_what_is_barred_is_still_found() -> None:
    """An act is looked for longer than it can be punished, so that a barred one is still to be remedied."""
    too_short = {
        rule_id
        for rule_id, rule in RULEBOOK.rules.items()
        if rule.rule.limitation is not None
        and rule.rule.limitation.start != "detected"
        and rule.rule.window is not None
        and rule.rule.window <= (rule.rule.limitation.years or 0) * 12
    }

    assert too_short == set()


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2026-11-24", ("penalty",)), ("2026-11-25", ("remedy", "barred"))]
)
def test_trap_8_a_value_is_barred_two_years_after_its_sampling_and_stays_to_be_remedied(
    tmp_path: Path, as_of: str, expected: tuple[str, ...]
) -> None:
    """The clock runs from the sampling; it can be punished to the last day of the two years."""
    register = write_register(
        tmp_path,
        covered="discharge_standards",
        facilities="facility_id, kind\n A, other",
        outlets="outlet_id, facility_id\n out, A",
        discharge_standards="facility_id, outlet_id, parameter, upper, unit, valid_from\n"
        "A, out, COD, 150, mg/L, 2022-01-01",
        measurements="""
        measurement_id, facility_id, outlet_id, parameter, value, unit, evidence_grade, sampled_on
        value, A, out, COD, 300, mg/L, official, 2024-11-24
        """,
    )

    assert lists(judge(register, as_of, "WW-20")) == {("WW-20", "value"): expected}
