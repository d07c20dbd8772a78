"""Trap 9 of practice.md: new limits on old rights."""

from pathlib import Path

from small_registers import accused, judge, lists, told, write_register


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


def test_trap_9_the_term_of_a_water_licence_goes_by_the_day_it_was_granted(tmp_path: Path) -> None:
    """Ten years for surface water bind licences granted since 1/7/2024; older ones run to their own end."""
    register = write_register(
        tmp_path,
        covered="permits submissions",
        facilities="facility_id, kind, status\n A, water_supply, operating",
        permits="""
        permit_id, facility_id, kind, number, granted_on, expires_on
        old, A, surface_water_licence, 1, 2024-06-30, 2039-06-30
        new, A, surface_water_licence, 2, 2024-07-01, 2039-07-01
        ten-years, A, surface_water_licence, 3, 2024-07-01, 2034-07-01
        undated, A, surface_water_licence, 4, , 2039-07-01
        """,
        water_uses="use_id, facility_id, source, purpose, permit_number\n U, A, surface, domestic, 1",
    )

    result = judge(register, "2026-11-24", "WR-02", "WR-04")

    assert told(result) == {
        ("WR-02", "U"): "met",
        ("WR-04", "new"): "violated",
        ("WR-04", "ten-years"): "met",
        ("WR-04", "undated"): "undetermined",
    }
    assert lists(result) == {("WR-04", "new"): ("department",)}
    assert accused(judge(register, "2039-06-30", "WR-02")) == set()
    assert accused(judge(register, "2039-07-01", "WR-02")) == {("WR-02", "U")}


def test_trap_9_landfills_closed_before_the_rules_of_closing_owe_no_report(tmp_path: Path) -> None:
    """Report and monitoring after a closing bind landfills closed since 10/1/2022, when the rules began."""
    names = {"old": "2022-01-09", "new": "2022-01-10"}
    register = write_register(
        tmp_path,
        covered="landfills",
        facilities="facility_id, kind, status\n" + "".join(f"{name}, landfill, closed\n" for name in names),
        landfills="facility_id, is_sanitary, closed_on\n"
        + "".join(f"{name}, true, {day}\n" for name, day in names.items()),
    )

    assert told(judge(register, "2026-11-24", "SW-09", "SW-10")) == {
        ("SW-09", "new"): "violated",
        ("SW-10", "new"): "violated",
    }


def test_trap_9_who_decides_on_a_forest_goes_by_the_day_of_the_decision(tmp_path: Path) -> None:
    """The areas of the law of 2019 are not laid on older decisions, nor on one whose day is not on record."""
    days = {"before": "2018-12-31", "since": "2019-01-01", "undated": ""}
    register = write_register(
        tmp_path,
        facilities="facility_id, kind, status\n A, mine, operating",
        forest_conversions="conversion_id, facility_id, decided_on, decided_by, purpose, area_ha\n"
        + "".join(f"{name}, A, {day}, provincial_council, production, 60\n" for name, day in days.items()),
    )

    assert told(judge(register, "2026-11-24", "FR-02")) == {
        ("FR-02", "before"): "undetermined",
        ("FR-02", "since"): "violated",
        ("FR-02", "undated"): "undetermined",
    }
