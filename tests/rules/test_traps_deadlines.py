"""Trap 7 of practice.md: the last good day of a deadline."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from small_registers import RULEBOOK, judge, told, write_register

REPORTS = {
    "annual_environmental_report": ("PM-05", {"2026-12-31": "2027-01-14"}),
    "annual_environmental_report_zone": ("PM-06", {"2026-12-31": "2027-01-19"}),
    "cluster_owner_report": ("WW-11", {"2026-12-14": "2026-12-19", "2027-06-14": "2027-06-19"}),
    "cluster_tenant_report": ("WW-12", {"2026-12-14": "2026-12-19", "2027-06-14": "2027-06-19"}),
    "controlled_substance_report": ("GHG-04", {"2026-12-31": "2027-01-14"}),
    "ghg_mitigation_report": ("GHG-02", {"2026-12-31": "2027-03-30"}),
    "mine_report": ("MN-05", {"2026-12-31": "2027-02-14"}),
    "mine_status_map": ("MN-06", {"2026-12-31": "2027-01-31"}),
    "dam_safety_report": ("DS-06", {"2026-12-31": "2027-04-14"}),
    "energy_plan_and_report": ("EN-01", {"2025-12-31": "2026-01-14"}),
    "pfes_settlement": ("FR-13", {"2026-12-31": "2027-02-19"}),
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
    ghg_mitigation_report-@, factory, operating, ,
    mine_report-@, mine, operating, ,
    mine_status_map-@, sand_mine, operating, ,
    dam_safety_report-@, irrigation_reservoir, operating, ,
    energy_plan_and_report-@, factory, operating, ,
    pfes_settlement-@, hydropower, operating, 2026-03-01,
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
    "list_memberships": """
    facility_id, list, entry, listed_from
    ghg_mitigation_report-@, ghg_inventory, 42/2026:II-6,
    energy_plan_and_report-@, designated_energy_users, invented, 2025-06-01
    """,
    "dams": """
    dam_id, facility_id, use, height_m, first_filled_on
    @, dam_safety_report-@, irrigation, 20, 2026-05-01
    """,
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
    covered = "submissions permits list_memberships ods_equipment mines dams contracts pfes_payments"

    register = write_register(tmp_path, covered=f"{covered} pfes_declarations", **tables)

    rules = {rule_id for rule_id, _ in REPORTS.values()}
    assert told(judge(register, "2027-06-30", *rules)) == expected


def test_trap_7_every_schedule_is_judged_here() -> None:
    """A new schedule comes with its last good day, above or among those of forest services."""
    assert {*REPORTS, *FOREST_SERVICES} == set(RULEBOOK.schedules)


FOREST_SERVICES = {
    "pfes_plan": ("FR-14", "submissions", "sent_on", "kind: pfes_plan", {"2026-09-30": "2026-10-14"}),
    "pfes_declaration": (
        *("FR-10", "pfes_declarations", "sent_on", "due_vnd: 5"),
        {"2026-09-30": "2026-10-15", "2026-12-31": "2027-01-15"},
    ),
    "pfes_payment": (
        *("FR-11", "pfes_payments", "paid_on", "payee, paid_vnd: provincial_fund, 5"),
        {"2026-12-31": "2027-02-14"},
    ),
}
"""What a hydropower plant owes: rule, table, the day that counts, and the last good day of each period.

Of these only the plan is due «before» a day; each stands in a table of its own.
"""


@pytest.mark.parametrize("schedule", FOREST_SERVICES)
def test_trap_7_forest_services_have_their_own_last_days(tmp_path: Path, schedule: str) -> None:
    """What is planned, declared or paid on the last day is in time, and on the day after it is late."""
    rule_id, table, dated, further, last_days = FOREST_SERVICES[schedule]
    name, value = further.split(": ")
    rows, expected = [], {}
    for period_end, last in last_days.items():
        for late in range(2):
            day = date.fromisoformat(last) + timedelta(days=late)
            rows.append(f"plant-{late}, {period_end}, {day}, {value}")
            expected[rule_id, f"plant-{late}/{schedule}/{period_end}"] = "violated" if late else "met"
    register = write_register(
        tmp_path,
        covered="submissions pfes_declarations pfes_payments",
        facilities="facility_id, kind, status, commissioned_on\n"
        + "".join(f"plant-{late}, hydropower, operating, 2026-09-01\n" for late in range(2)),
        **{table: "\n".join([f"facility_id, period_end, {dated}, {name}", *rows])},
    )

    found = told(judge(register, "2027-02-20", rule_id))

    assert {about: found[about] for about in expected} == expected
    assert found.items() >= expected.items()
    assert {about for about, outcome in found.items() if outcome == "met"} <= expected.keys()


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
