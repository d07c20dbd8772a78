"""Trap 10 of practice.md, and what stands below it: lists, balances, and recipients that change."""

from pathlib import Path

import pytest
from small_registers import Told, judge, lists, told, write_register

# Trap 10: lists and balances

GHG = ("GHG-01", "GHG-02")


def _open(*names: str) -> Told:
    return {("GHG-01", name): "undetermined" for name in names}


FIRST_LISTED = {
    "2025-04-01": _open("first-listed", "own-cycle", "other-list", "not-listed"),
    "2026-01-01": _open("first-listed", "own-cycle", "other-list", "not-listed"),
    "2026-09-24": _open("first-listed", "own-cycle", "other-list", "not-listed"),
    "2026-09-25": _open("first-listed", "own-cycle"),
    "2027-03-30": _open("first-listed", "own-cycle"),
    "2027-03-31": {
        ("GHG-01", "first-listed"): "violated",
        ("GHG-02", "first-listed/ghg_mitigation_report/2026-12-31"): "violated",
        ("GHG-02", "own-cycle/ghg_mitigation_report/2026-12-31"): "violated",
    },
}
"""What is said, by day, of who sent nothing; what the lists before 25/9/2026 held was not obtained."""


@pytest.mark.parametrize(("as_of", "expected"), FIRST_LISTED.items())
def test_trap_10_who_is_first_listed_in_2026_owed_nothing_before(
    tmp_path: Path, as_of: str, expected: Told
) -> None:
    """The list on the day of the report decides, so nobody is accused of the reports of 2025.

    The plant of entry III.B-3 inventories in a cycle of its own from the data of 2026 on; an entry that is in
    no version on file is no entry.
    """
    register = write_register(
        tmp_path,
        covered="list_memberships ghg_inventories submissions",
        facilities="""
        facility_id, kind, status
        first-listed, hydropower, operating
        own-cycle, factory, operating
        other-list, factory, operating
        not-listed, factory, operating
        """,
        list_memberships="""
        facility_id, list, entry
        first-listed, ghg_inventory, 42/2026:II-6
        own-cycle, ghg_inventory, 42/2026:III.B-3
        other-list, ghg_inventory, 13/2024:II-6
        """,
    )

    assert told(judge(register, as_of, *GHG)) == expected


def test_trap_10_large_users_of_energy_owe_nothing_before_they_are_listed(tmp_path: Path) -> None:
    """Meeting the criterion is a question to the department; only the list makes the duty."""
    register = write_register(
        tmp_path,
        covered="list_memberships ghg_inventories submissions",
        facilities="facility_id, kind, status\n A, factory, operating",
        energy_years="facility_id, year, closed_on, energy_toe\n A, 2026, 2026-12-31, 5000",
        ghg_inventories="facility_id, data_year, submitted_on, emissions_tco2e\n A, 2025, 2026-05-01, 90000",
    )

    result = judge(register, "2027-04-20", *GHG, "GHG-05", "GHG-06")

    assert told(result) == {("GHG-05", "A/2026"): "violated", ("GHG-06", "A/2025"): "violated"}
    assert lists(result) == dict.fromkeys(told(result), ("department",))


ENERGY = ("EN-01", "EN-03", "EN-04", "EN-06")


LARGE = ("listed", "listed-later", "not-listed")
LISTED = {
    "2025-01-20": {("EN-06", f"{name}/2024"): "violated" for name in LARGE},
    "2025-12-30": {
        ("EN-03", "listed"): "violated",
        ("EN-03", "listed-later"): "violated",
        ("EN-06", "listed/2024"): "met",
        ("EN-06", "listed-later/2024"): "met",
        ("EN-06", "not-listed/2024"): "violated",
    },
}
"""What is said, by day, of three large users of energy, of which two come onto the list of 2025."""


@pytest.mark.parametrize(("as_of", "expected"), LISTED.items())
def test_trap_10_the_duties_of_large_users_of_energy_begin_with_the_list(
    tmp_path: Path, as_of: str, expected: Told
) -> None:
    """How much a facility uses is a question to the department; a manager is owed from the listing on.

    The report of a year that ended before it is not owed, nor an audit before the cycle is over.
    """
    register = write_register(
        tmp_path,
        covered="list_memberships energy_managers energy_audits submissions",
        facilities="facility_id, kind, status\n" + "".join(f"{name}, factory, operating\n" for name in LARGE),
        list_memberships="""
        facility_id, list, entry, listed_from
        listed, designated_energy_users, invented, 2025-01-21
        listed-later, designated_energy_users, invented, 2025-12-30
        """,
        energy_years="facility_id, year, closed_on, energy_toe\n"
        + "".join(f"{name}, 2024, 2024-12-31, 5000\n" for name in LARGE),
    )

    result = judge(register, as_of, *ENERGY)

    assert told(result) == expected
    assert {found for (rule_id, _), found in lists(result).items() if rule_id == "EN-06"} == {("department",)}


def test_trap_10_the_minimum_flow_of_a_dam_that_no_list_names_is_a_question(tmp_path: Path) -> None:
    """Dams licensed by the province may be in no list of the ministry, so that nobody is accused of it."""
    register = write_register(
        tmp_path,
        covered="minimum_flows dams",
        facilities="facility_id, kind, status\n A, hydropower, operating",
        dams="dam_id, facility_id, use, licence_issued_by\n D, A, hydropower, province",
        dam_flows="facility_id, dam_id, measured_on, release_m3_s\n A, D, 2026-10-01, 0",
    )

    result = judge(register, "2026-11-24", "DS-01", "DS-02", "DS-03")

    assert told(result) == {("DS-03", "D"): "violated"}
    assert lists(result) == {("DS-03", "D"): ("department",)}


def test_trap_10_sums_of_forest_services_and_of_waste_are_questions(tmp_path: Path) -> None:
    """A sum declared below a share, or waste that does not add up, is for the department to settle."""
    register = write_register(
        tmp_path,
        facilities="facility_id, kind, status\n T, tourist_site, operating\n A, factory, operating",
        pfes_declarations="""
        facility_id, period_end, sent_on, quantity, unit, due_vnd
        T, 2026-09-30, 2026-10-10, 1000000000, VND, 1000000
        """,
        solid_waste_years="""
        facility_id,waste_group,year,closed_on,generated_tonne,reused_tonne,self_treated_tonne,handed_over_tonne
        A, industrial, 2025, 2025-12-31, 10, 0, 0, 30
        """,
    )

    assert lists(judge(register, "2026-11-24", "FR-15", "SW-06")) == {
        ("FR-15", "T/2026-09-30"): ("department",),
        ("SW-06", "A/industrial/2025"): ("department",),
    }


def test_trap_10_a_gap_in_the_balance_of_waste_is_a_question_and_no_violation(tmp_path: Path) -> None:
    """Opening and generated less treated, handed over and closing: what is left over accuses no firm."""
    register = write_register(
        tmp_path,
        covered="hazardous_waste_years waste_shipments hazardous_waste_codes permits",
        facilities="facility_id, kind, status\n A, factory, operating",
        hazardous_waste_years="""
        facility_id,waste_code,year,closed_on,opening_kg,generated_kg,self_treated_kg,handed_over_kg,closing_kg
        A, 130208, 2024, 2024-12-31, 0, 500, 0, 400, 100
        A, 130208, 2025, 2025-12-31, 90, 1000, 0, 600, 390
        """,
        waste_shipments="""
        manifest_number, facility_id, waste_code, shipped_on, mass_kg
        M0, A, 130208, 2024-05-01, 400
        M1, A, 130208, 2025-05-01, 550
        """,
    )
    rules = ("HW-01", "HW-06", "HW-07", "HW-08", "HW-09", "HW-13", "HW-15")

    result = judge(register, "2026-03-01", *rules)

    assert lists(result) == {
        ("HW-08", "A/130208/2025"): ("department",),
        ("HW-09", "A/130208/2025"): ("department",),
        ("HW-15", "A/130208/2025"): ("department",),
    }


# What stands below the ten: recipients that change


def test_also_a_report_sent_to_the_former_recipient_is_late_by_no_day(tmp_path: Path) -> None:
    """Mines went from one department to another on 15/9/2026; to whom a report was sent accuses nobody."""
    recipients = {"former": "Sở Nông nghiệp và Môi trường", "new": "Sở Công Thương", "unknown": ""}
    register = write_register(
        tmp_path,
        covered="submissions permits",
        facilities="facility_id, kind, status\n"
        + "".join(f"{name}, mine, operating\n" for name in recipients),
        permits="facility_id, kind, granted_on, expires_on\n"
        + "".join(f"{name}, mining_licence, 2026-02-01, 2036-02-01\n" for name in recipients),
        submissions="facility_id, kind, period_end, sent_on, recipient\n"
        + "".join(f"{name}, mine_report, 2026-12-31, 2027-02-14, {to}\n" for name, to in recipients.items()),
    )

    assert told(judge(register, "2027-03-01", "MN-05")) == {
        ("MN-05", f"{name}/mine_report/2026-12-31"): "met" for name in recipients
    }
