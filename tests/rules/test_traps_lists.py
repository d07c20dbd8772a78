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
