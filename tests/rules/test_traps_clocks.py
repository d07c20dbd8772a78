"""Traps 8 and 9 of practice.md: from when an act can be punished, and new limits on old rights."""

from collections import defaultdict
from pathlib import Path

import pytest
from small_registers import RULEBOOK, accused, actions, judge, lists, told, write_register

from compliance.report.enforcement_words import list_text

# Trap 8: limitation is no single clock

CLOCKS = {
    "detected": """
        GHG-03 HW-06 HW-10 MN-01 MN-02 MN-07 MN-12 MN-13 MN-16 MN-17 MN-22 PM-01 PM-02 PM-03 PM-04 PM-07
        PM-09 PM-10 WW-01 WW-05 WW-07 WW-08 WW-10 WW-13
    """,
    "due": "GHG-01 GHG-02 GHG-04 HW-01 HW-02 HW-04 MN-05 PM-05 PM-06",
    "ended": "HW-03 HW-05 HW-07 MN-03 MN-09 MN-10 MN-11 MN-14 MN-19 WW-06 WW-09",
    "sampled": "WW-02 WW-03 WW-20",
}
"""From when each act can be punished for two years; one that goes on, from the day it is detected."""


def test_trap_8_every_act_has_its_own_clock() -> None:
    """A report is barred from its due day, a value from its sampling, no permit never while it lasts."""
    found = defaultdict(set)
    for rule_id, rule in RULEBOOK.rules.items():
        if rule.rule.act is not None:
            assert rule.rule.limitation is not None
            assert rule.rule.limitation.years == 2
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


# Trap 9: new limits on old rights


def test_trap_9_the_term_of_a_permit_goes_by_the_day_it_was_granted(tmp_path: Path) -> None:
    """Seven years for group I bind permits granted since 1/1/2022; of older ones nothing is said."""
    register = write_register(
        tmp_path,
        facilities="facility_id, environmental_group\n A, I",
        permits="""
        permit_id, facility_id, kind, granted_on, expires_on
        old, A, environmental_permit, 2021-12-31, 2031-12-31
        new, A, environmental_permit, 2022-01-01, 2032-01-01
        seven-years, A, environmental_permit, 2022-01-01, 2029-01-01
        undated, A, environmental_permit, , 2032-01-01
        """,
    )

    assert told(judge(register, "2026-11-24", "PM-08")) == {
        ("PM-08", "old"): "undetermined",
        ("PM-08", "new"): "violated",
        ("PM-08", "seven-years"): "met",
        ("PM-08", "undated"): "undetermined",
    }


def test_trap_9_the_second_weighing_point_is_asked_of_new_licences_alone(tmp_path: Path) -> None:
    """Two points where ore is processed bind licences granted since 2/7/2025, and no day is no accusation."""
    names = ("old", "day-before", "new", "undated")
    register = write_register(
        tmp_path,
        covered="permits",
        facilities="facility_id, kind, status\n" + "".join(f"{name}, mine, operating\n" for name in names),
        permits="""
        facility_id, kind, granted_on, expires_on
        old, mining_licence, 2012-05-01, 2032-05-01
        day-before, mining_licence, 2025-07-01, 2035-07-01
        new, mining_licence, 2025-07-02, 2035-07-02
        undated, mining_licence, , 2035-07-02
        """,
        mines="facility_id, extraction_started_on, weighing_points, has_processing\n"
        + "".join(f"{name}, 2026-01-01, 1, true\n" for name in names),
    )

    assert told(judge(register, "2026-11-24", "MN-07")) == {
        ("MN-07", "old"): "undetermined",
        ("MN-07", "day-before"): "undetermined",
        ("MN-07", "new"): "violated",
        ("MN-07", "undated"): "undetermined",
    }


def test_trap_9_devices_on_river_sand_are_asked_of_new_licences_alone(tmp_path: Path) -> None:
    """Markers, boards and trackers (decision R36) bind by the day of the licence; no day is no accusation."""
    names = ("old", "newest", "undated")
    register = write_register(
        tmp_path,
        covered="permits",
        facilities="facility_id, kind, status\n"
        + "".join(f"{name}, sand_mine, operating\n" for name in names),
        permits="""
        facility_id, kind, granted_on, expires_on
        old, mining_licence, 2012-05-01, 2032-05-01
        newest, mining_licence, 2026-01-16, 2036-01-16
        undated, mining_licence, , 2035-07-02
        """,
        mines="facility_id, bank_markers, notice_board, vessels_registered, vessel_trackers\n"
        + "".join(f"{name}, true, true, true, false\n" for name in names),
    )

    result = judge(register, "2026-11-24", "MN-18")

    assert accused(result) == {("MN-18", "newest")}
    assert told(result)["MN-18", "undated"] == "undetermined"


def test_trap_9_an_old_mining_licence_runs_to_its_own_end(tmp_path: Path) -> None:
    """A licence of twenty years from 2012 is in term until its last day, whatever terms are granted today."""
    register = write_register(
        tmp_path,
        covered="permits",
        facilities="facility_id, kind, status\n old, sand_mine, operating",
        permits="facility_id, kind, granted_on, expires_on\n old, mining_licence, 2012-05-01, 2032-05-01",
    )

    assert told(judge(register, "2032-05-01", "MN-02")) == {("MN-02", "old"): "met"}
    assert told(judge(register, "2032-05-02", "MN-02")) == {("MN-02", "old"): "violated"}


def test_trap_9_old_licences_are_exchanged_by_2029_and_new_ones_never(tmp_path: Path) -> None:
    """What a licence must state is asked of those granted before 2026, and only after three years."""
    names = ("before", "since", "undated")
    register = write_register(
        tmp_path,
        covered="permits",
        facilities="facility_id, kind, status\n" + "".join(f"{name}, mine, operating\n" for name in names),
        permits="""
        permit_id, facility_id, kind, granted_on, expires_on, has_reserve, area_ha
        before, before, mining_licence, 2025-12-31, 2040-01-01, false, 5
        since, since, mining_licence, 2026-01-01, 2040-01-01, false, 5
        undated, undated, mining_licence, , 2040-01-01, false, 5
        """,
    )

    assert told(judge(register, "2029-01-01", "MN-21")) == {}
    assert told(judge(register, "2029-01-02", "MN-21")) == {
        ("MN-21", "before"): "violated",
        ("MN-21", "undated"): "undetermined",
    }
