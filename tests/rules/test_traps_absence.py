"""Trap 1 of practice.md: absence from our file is not absence in law."""

import re
from pathlib import Path

import pytest
from small_registers import EVERYTHING, RULEBOOK, RULES, accused, judge, told, write_register

from compliance.errors import RulebookError
from compliance.language.compile import compile_rulebook
from compliance.language.nodes import Aggregate, walk
from compliance.sources.rulebooks.rulebook import load_rulebook

NONE_ON_FILE = {
    "permits": {
        ("PM-01", "expired"),
        ("PM-02", "without-permit"),
        ("PM-03", "without-registration"),
        ("PM-04", "ending"),
        ("PM-05", "reporting/annual_environmental_report/2025-12-31"),
        ("PM-06", "cluster/annual_environmental_report_zone/2025-12-31"),
        ("PM-09", "large-project"),
        ("PM-10", "lapsed"),
    },
    "wastewater": {
        ("WW-01", "cluster"),
        ("WW-05", "tenant"),
        ("WW-11", "cluster/cluster_owner_report/2026-06-14"),
        ("WW-12", "tenant/cluster_tenant_report/2026-06-14"),
        ("WW-13", "plan"),
    },
    "mines": {
        ("MN-01", "mine"),
        ("MN-02", "mine"),
        ("MN-05", "licensed-mine/mine_report/2025-12-31"),
        ("MN-06", "licensed-mine/mine_status_map/2025-12-31"),
        ("MN-17", "old-licence"),
    },
    "waste and cooling": {
        ("GHG-04", "hotel/controlled_substance_report/2025-12-31"),
        ("HW-01", "waste/130208/2025"),
        ("HW-02", "waste/160112/2026-06-01"),
        ("HW-04", "M1/130208"),
        ("HW-07", "waste/180201/2025"),
    },
    "greenhouse gases": {
        ("GHG-01", "listed"),
        ("GHG-02", "listed/ghg_mitigation_report/2026-12-31"),
    },
    "water and dams": {
        ("WR-02", "licence-ended"),
        ("DS-05", "dam"),
        ("DS-06", "river/dam_safety_report/2025-12-31"),
        ("DS-07", "irrigation-dam"),
        ("DS-09", "dam"),
        ("DS-11", "irrigation-dam"),
        ("DS-11", "dam"),
        ("DS-13", "river/dam_safety_report/2025-12-31"),
    },
    "solid waste": {
        ("SW-03", "market"),
        ("SW-05", "making/industrial/2025"),
        ("SW-07", "polluting-landfill"),
        ("SW-09", "closed-landfill"),
        ("SW-10", "closed-landfill"),
    },
    "energy": {
        ("EN-01", "user/energy_plan_and_report/2025-12-31"),
        ("EN-03", "user"),
        ("EN-04", "user"),
    },
    "forest": {
        ("FR-04", "project"),
        ("FR-06", "not-yet-planted"),
        ("FR-07", "not-planted"),
        ("FR-09", "plant"),
        ("FR-10", "plant/pfes_declaration/2026-06-30"),
        ("FR-10", "plant/pfes_declaration/2026-09-30"),
        ("FR-11", "plant/pfes_payment/2026-09-30"),
        ("FR-12", "unpaid-plant/2026-06-30"),
        ("FR-13", "plant/pfes_settlement/2025-12-31"),
        ("FR-14", "plant/pfes_plan/2026-09-30"),
    },
}
"""What accuses because a paper, a report, a plant or a value is not on file."""

READ_OTHERWISE = {
    *("AE-01", "DS-01", "GHG-03", "MN-03", "MN-07", "WR-07", "WW-02", "WW-03", "WW-06", "WW-14", "WW-20"),
}
"""Rules that read records too, and accuse by what a record holds: a limit, a tenant, a piece of equipment."""

NOT_SHOWN = "MN-16"
"""The rule that accuses of what was not shown; it is judged further below."""

FILE_TWICE = {
    "facilities": """
    facility_id, kind, status, permit_class, wastewater_m3_day, industrial_wastewater_m3_day, emission_m3_hour
    @expired, other, operating, other, 200, 200, 0
    @without-permit, other, operating, other, 200, 200, 0
    @without-registration, factory, operating, other, 20, 10, 0
    @ending, other, operating, other, 200, 200, 0
    @lapsed, other, operating, other, 200, 200, 0

    facility_id, kind, status, commissioned_on
    @reporting, other, operating, 2024-01-01
    @hotel, hotel, operating,
    @listed, hydropower, operating,
    @waste, other, operating,
    @mine, mine, operating,
    @licensed-mine, mine, operating,
    @closed-mine, mine, closed,

    facility_id, kind, status, project_decided_on, land_ha
    @large-project, other, operating, 2026-06-01, 60

    facility_id, kind, status, commissioned_on, tenants_self_treat, central_plant_since
    @cluster, industrial_cluster, operating, 2025-12-20, false, 2020-01-01

    facility_id, kind, status, commissioned_on, parent_id, generates_wastewater, connected_to_central
    @tenant, other, operating, 2025-12-20, @cluster, true, false

    facility_id, kind, status, commissioned_on
    @river, irrigation_reservoir, operating, 2000-01-01
    @user, factory, operating, 2010-01-01
    @plant, hydropower, operating, 2025-12-01
    @unpaid-plant, hydropower, operating,
    @water, water_supply, operating,
    @making, factory, operating,
    @polluting-landfill, landfill, operating,
    @closed-landfill, landfill, closed,

    facility_id, kind, status, domestic_waste_kg_day
    @market, market, operating, 400

    facility_id, kind, status, natural_forest_ha
    @project, hydropower, operating, 5
    """,
    "permits": """
    permit_id, facility_id, kind, granted_on, expires_on, lapsed_on
    @a, @expired, environmental_permit, 2022-06-30, 2026-06-30,
    @ending, @ending, environmental_permit, 2022-03-01, 2027-03-01,
    @c, @lapsed, environmental_permit, 2023-01-01, 2030-01-01, 2026-06-01
    @d, @reporting, environmental_permit, 2025-06-01, 2032-06-01,
    @e, @cluster, environmental_permit, 2025-06-01, 2032-06-01,
    @f, @licensed-mine, mining_licence, 2025-01-01, 2035-01-01,
    @g, @licensed-mine, restoration_plan, 2025-01-01, ,
    @old-licence, @closed-mine, mining_licence, 2015-12-31, 2025-12-31,

    permit_id, facility_id, kind, number, granted_on, expires_on
    @water-licence, @water, water_licence, @12/GP, 2016-06-30, 2026-06-30
    """,
    "water_uses": """
    use_id, facility_id, source, purpose, permit_number
    @licence-ended, @water, surface, domestic, @12/GP
    """,
    "dams": """
    dam_id, facility_id, use, dam_class, height_m, volume_m3, accepted_on, first_filled_on, first_full_on
    @dam, @river, hydropower, large, 20, 600000, 2015-01-01, 2015-06-01, 2015-10-01
    @irrigation-dam, @river, irrigation, medium, 12, 600000, , 2005-01-01, 2005-10-01
    """,
    "dam_procedures": """
    procedure_id, facility_id, dam_id, kind, approved_on
    @procedure, @river, @dam, operating_procedure, 2015-01-01
    """,
    "solid_waste_years": """
    facility_id, waste_group, year, closed_on, generated_tonne, handed_over_tonne, is_sorted
    @making, industrial, 2025, 2025-12-31, 10, 10, true
    """,
    "landfills": """
    facility_id, is_sanitary, pollutes_seriously, closed_on
    @polluting-landfill, false, true,
    @closed-landfill, true, false, 2026-01-31
    """,
    "forest_conversions": """
    conversion_id, facility_id, decided_on, is_natural, area_ha, planting_ha, planting_due_on, is_paid_instead
    @not-yet-planted, @mine, 2024-01-01, true, 1, 3, 2026-07-31, false
    @not-planted, @mine, 2023-01-01, true, 1, 3, 2025-07-31, false
    """,
    "pfes_declarations": """
    facility_id, period_end, sent_on, payee, due_vnd
    @unpaid-plant, 2026-06-30, 2026-07-10, provincial_fund, 100
    """,
    "outlets": "outlet_id, facility_id\n @out, @without-permit",
    "monitoring_plans": """
    plan_id, facility_id, outlet_id, every_months, valid_from
    @plan, @without-permit, @out, 3, 2025-01-01
    """,
    "ods_equipment": """
    facility_id, use, cooling_kw, controlled_substance, in_use_since
    @hotel, air_conditioning, 30, true, 2025-09-01
    """,
    "list_memberships": """
    facility_id, list, entry, listed_from
    @listed, ghg_inventory, 42/2026:II-6,
    @user, designated_energy_users, invented, 2020-01-01
    """,
    "mines": """
    facility_id, mineral_group, extraction_started_on
    @licensed-mine, I, 2025-06-01
    """,
    "hazardous_waste_years": """
    facility_id,waste_code,year,closed_on,opening_kg,generated_kg,self_treated_kg,handed_over_kg,closing_kg
    @waste, 130208, 2025, 2025-12-31, 100, 0, 0, 0, 100

    facility_id, waste_code, year, closed_on, opening_kg, generated_kg, self_treated_kg
    @waste, 180201, 2025, 2025-12-31, 0, 50, 50
    """,
    "waste_shipments": """
    manifest_number, facility_id, waste_code, shipped_on, copies_returned
    @M1, @waste, 130208, 2026-02-01, false
    """,
    "hazardous_waste_stocks": """
    facility_id, waste_code, seen_on, mass_kg, oldest_on
    @waste, 160112, 2026-06-01, 10, 2024-01-01
    """,
}
"""Each record stands in it twice: `@` is nothing where the file is complete, and `open-` where it is not."""


@pytest.mark.parametrize("theme", NONE_ON_FILE)
def test_trap_1_nothing_on_file_accuses_only_where_the_file_is_complete(tmp_path: Path, theme: str) -> None:
    """A paper that our file lacks may lie with the ministry or a commune, so nobody is accused of it."""
    tables = {
        plural: "\n\n".join(text.replace("@", at) for at in ("", "open-"))
        for plural, text in FILE_TWICE.items()
    }
    names = re.findall(r"@([\w-]+), \w+, (?:operating|closed)", FILE_TWICE["facilities"])
    pairs = "".join(f"{kind}, {name}\n" for name in names for kind in EVERYTHING.split())
    tables["coverage"] = f"record_kind, facility_id\n{pairs}"
    expected = NONE_ON_FILE[theme]
    as_of = "2027-04-20" if theme == "greenhouse gases" else "2026-11-24"

    result = judge(write_register(tmp_path, **tables), as_of, *{rule_id for rule_id, _ in expected})

    assert accused(result) == expected
    assert {told(result)[rule_id, f"open-{subject}"] for rule_id, subject in expected} == {"undetermined"}


def test_trap_1_every_rule_that_reads_records_is_judged_here() -> None:
    """A new rule that can accuse by what is not on file must come with its line above."""
    reading = {
        rule_id
        for rule_id, rule in RULEBOOK.rules.items()
        if rule.rule.addressee != ["department"]
        and any(isinstance(node, Aggregate) for holds in rule.requires.values() for node in walk(holds))
    }
    here = {rule_id for theme in NONE_ON_FILE.values() for rule_id, _ in theme}

    assert reading - here - {NOT_SHOWN} == READ_OTHERWISE
    assert here <= reading


def test_trap_1_the_file_must_be_complete_of_that_kind_for_that_facility_and_to_that_day(
    tmp_path: Path,
) -> None:
    """Completeness of yesterday, of another kind of record or of another facility proves nothing."""
    names = ["today", "to-this-day", "yesterday", "from-this-year", "other-kind", "other-facility"]
    rows = "".join(f"{name}, other, operating, other, 200, 0\n" for name in names)
    register = write_register(
        tmp_path,
        facilities="facility_id, kind, status, permit_class, industrial_wastewater_m3_day, emission_m3_hour\n"
        + rows,
        coverage="""
        record_kind, facility_id, complete_from, complete_to
        permits, today, ,
        permits, to-this-day, , 2026-11-24
        permits, yesterday, , 2026-11-23
        permits, from-this-year, 2026-01-01,
        submissions, other-kind, ,
        """,
    )

    assert told(judge(register, "2026-11-24", "PM-02")) == {
        ("PM-02", "today"): "violated",
        ("PM-02", "to-this-day"): "violated",
        ("PM-02", "yesterday"): "undetermined",
        ("PM-02", "from-this-year"): "undetermined",
        ("PM-02", "other-kind"): "undetermined",
        ("PM-02", "other-facility"): "undetermined",
    }


BLANKS = {
    "facilities": """
    facility_id, kind, status
    M, mine, operating
    S, other, operating
    D, hydropower, operating
    open-landfill, landfill, operating
    closed-landfill, landfill, closed
    """,
    "landfills": """
    facility_id, is_sanitary, pollutes_seriously, closed_on
    open-landfill, false, true,
    closed-landfill, true, false, 2029-06-30
    """,
    "dams": "dam_id, facility_id, use, height_m, accepted_on\n dam, D, hydropower, 20, 2020-01-01",
    "mines": """
    facility_id, mineral_group, extraction_started_on, restoration_due_on
    M, I, 2020-01-01, 2026-06-30
    """,
    "mine_outputs": """
    facility_id, year, closed_on, extracted, reported, unit
    M, 2029, 2029-12-31, 100, 50, m3
    """,
    "permits": "facility_id, kind, granted_on, expires_on\n S, environmental_permit, 2022-06-30, 2032-06-30",
    "hazardous_waste_codes": "facility_id, waste_code\n S, 130208",
    "waste_shipments": """
    manifest_number, facility_id, waste_code, shipped_on, copies_returned
    M1, S, 130208, 2029-09-01, false
    """,
    "hazardous_waste_years": """
    facility_id, waste_code, year, closed_on, generated_kg
    S, 130208, 2029, 2029-12-31, 10
    """,
}
BLANK_RULES = ("DS-05", "HW-04", "HW-06", "MN-04", "MN-08", "MN-16", "SW-07", "SW-09", "SW-10")


def test_trap_1_a_column_that_the_file_lacks_accuses_nobody(tmp_path: Path) -> None:
    """«Blank: none on file» is said by a table that asks for it, never by a sheet without the column."""
    asked = [
        *("missing_notice_on", "declared_on", "explained_on", "data_link_on", "restoration_done_on"),
        *("restored_on", "closure_reported_on", "monitored_on", "safety_registered_on"),
    ]

    with_columns = judge(write_register(tmp_path, covered=EVERYTHING, **BLANKS), "2030-06-01", *BLANK_RULES)
    lacking = write_register(tmp_path, covered=EVERYTHING, without=asked, **BLANKS)
    without_columns = judge(lacking, "2030-06-01", *BLANK_RULES)

    everything = {
        ("DS-05", "dam"),
        ("SW-07", "open-landfill"),
        ("SW-09", "closed-landfill"),
        ("SW-10", "closed-landfill"),
        ("HW-04", "M1/130208"),
        ("HW-06", "S/130208"),
        ("MN-04", "M/2029"),
        ("MN-08", "M"),
        ("MN-16", "M"),
    }
    assert accused(with_columns) == everything
    assert told(without_columns) == dict.fromkeys(everything, "undetermined")


def test_trap_1_what_is_not_shown_is_a_violation_only_in_a_complete_file(tmp_path: Path) -> None:
    """What was not shown (when_missing) accuses only where coverage says that our file is complete."""
    assert {rule_id for rule_id, rule in RULEBOOK.rules.items() if rule.shown} <= {NOT_SHOWN}

    complete = judge(write_register(tmp_path, covered="mines", **BLANKS), "2026-11-24", NOT_SHOWN)
    (tmp_path / "coverage.csv").unlink()
    open_file = judge(write_register(tmp_path, **BLANKS), "2026-11-24", NOT_SHOWN)

    assert told(complete) == {(NOT_SHOWN, "M"): "violated"}
    assert told(open_file) == {(NOT_SHOWN, "M"): "undetermined"}


def test_trap_1_lint_refuses_when_missing_where_records_are_read(tmp_path: Path) -> None:
    """A rule cannot turn «no licence on file» into a violation by when_missing: the rulebook is refused."""
    (rule,) = RULES.glob("mining/MN-02-*[!s].yaml")
    text = rule.read_text(encoding="utf-8")
    naive = text.replace("    label:\n", "    when_missing: violated\n    label:\n", 1)
    assert naive != text
    for name, content in {
        "instruments.yaml": (RULES / "instruments.yaml").read_text(encoding="utf-8"),
        rule.name: naive,
    }.items():
        (tmp_path / name).write_text(content, encoding="utf-8")

    with pytest.raises(RulebookError) as refused:
        compile_rulebook(load_rulebook(tmp_path))
    assert [problem.code for problem in refused.value.problems] == ["when-missing"]
