"""Traps 5 and 6 of practice.md: whom a norm binds, and the plan as no ground against a firm."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from small_registers import (
    EVERYTHING,
    FILES,
    RULEBOOK,
    accused,
    actions,
    judge,
    lists,
    owed,
    told,
    write_register,
)

from compliance.language.citations import PLAN
from compliance.language.reads import reads_of
from compliance.model.choices import OperatorKind

AS_OF = date(2026, 11, 24)
FIRM_RULES = {
    rule_id: rule
    for rule_id, rule in RULEBOOK.rules.items()
    if rule.rule.requires and rule.rule.addressee != ["department"]
}
"""Rules that can be violated by whoever answers for a facility."""

# Trap 5: addressees

OPERATORS = """
    operator_id, kind
    enterprise, enterprise
    branch, branch
    cooperative, cooperative
    public_unit, public_unit
    household, household
    individual, individual
    state_agency, state_agency
    no-kind,
"""
ORGANISATIONS = ("enterprise", "branch", "cooperative", "public_unit")
PERSONS = ("household", "individual")
WITHOUT_KIND = ("no-kind", "nobody")
LANDFILL_AND_SOIL = ("SW-07", "SW-09", "SW-10", "SW-11", "CS-01", "CS-02", "CS-03")


def _facilities(kind: str) -> str:
    fields = (
        "facility_id, operator_id, kind, status, tenants_self_treat, wastewater_collected, permit_class, "
        "industrial_wastewater_m3_day, emission_m3_hour, domestic_waste_kg_day\n"
    )
    names = {name: name for name in (*ORGANISATIONS, *PERSONS, "state_agency", "no-kind")} | {"nobody": ""}
    return fields + "".join(
        f"{name}, {operator}, {kind}, operating, false, false, other, 200, 0, 300\n"
        for name, operator in names.items()
    )


@pytest.mark.parametrize(
    ("rule_id", "kind", "bound", "organisation", "person"),
    [
        ("PM-02", "landfill", (*ORGANISATIONS, *PERSONS), "300-340", "150-170"),
        ("WW-01", "industrial_cluster", ORGANISATIONS, "800-1000", None),
        ("SW-03", "market", (*ORGANISATIONS, *PERSONS), "30-40", "15-20"),
    ],
)
def test_trap_5_households_pay_once_organisations_twice_and_state_agencies_are_asked(
    tmp_path: Path, rule_id: str, kind: str, bound: tuple[str, ...], organisation: str, person: str | None
) -> None:
    """Who answers for it decides the list and the bracket, which is open where that is not on record.

    A public unit that manages a cluster keeps the owner's duties; a household cannot own one.
    """
    register = write_register(
        tmp_path,
        covered="permits treatment_plants contracts",
        operators=OPERATORS,
        facilities=_facilities(kind),
    )

    result = judge(register, "2026-11-24", rule_id)

    expected: dict[str, tuple[tuple[str, ...], str | None]] = {}
    for name in (*ORGANISATIONS, *PERSONS):
        amount = organisation if name in ORGANISATIONS else person
        expected[name] = (("penalty",), amount) if name in bound else (("remedy", "not_addressee"), None)
    expected |= dict.fromkeys(WITHOUT_KIND, (("remedy", "operator_unknown"), None))
    expected["state_agency"] = (("recommendation", "state_agency"), None)
    assert {
        subject: (lists(result)[rule_id, subject], owed(found))
        for (_, subject), found in actions(result).items()
    } == expected
    assert actions(result)[rule_id, "state_agency"].penalty is None


def test_trap_5_an_urban_area_of_the_state_is_recommended_to_its_agency(tmp_path: Path) -> None:
    """Sewers of an urban area: the commune gets a recommendation, only a developer is asked to remedy."""
    register = write_register(tmp_path, operators=OPERATORS, facilities=_facilities("urban_area"))

    found = lists(judge(register, "2026-11-24", "WW-18"))

    assert found["WW-18", "state_agency"] == ("recommendation", "state_agency", "no_act")
    assert found["WW-18", "enterprise"] == ("remedy", "no_act")
    assert {about[0] for about in found.values()} == {"recommendation", "remedy"}


def test_trap_5_a_decree_that_prints_for_organisations_is_halved_for_persons(tmp_path: Path) -> None:
    """Decree 133/2026 names what an organisation pays, and only for hydropower; a household has no dam."""
    register = write_register(
        tmp_path,
        covered="dam_procedures",
        operators=OPERATORS,
        facilities="""
        facility_id, operator_id, kind, status
        power, enterprise, hydropower, operating
        irrigation, public_unit, irrigation_reservoir, operating
        pond, household, irrigation_reservoir, operating
        commune, state_agency, irrigation_reservoir, operating
        """,
        dams="""
        dam_id, facility_id, use, height_m, first_filled_on
        power, power, hydropower, 20, 2015-01-01
        irrigation, irrigation, irrigation, 20, 2015-01-01
        pond, pond, irrigation, 20, 2015-01-01
        commune, commune, irrigation, 20, 2015-01-01
        """,
    )

    result = judge(register, "2026-11-24", "DS-11")

    assert {
        subject: (lists(result)[rule_id, subject], owed(found))
        for (rule_id, subject), found in actions(result).items()
    } == {
        "power": (("penalty",), "100-150"),
        "irrigation": (("penalty",), None),
        "pond": (("remedy", "not_addressee"), None),
        "commune": (("recommendation", "state_agency"), None),
    }


def test_trap_5_landfills_and_soil_of_the_state_are_recommended_to_its_agencies(tmp_path: Path) -> None:
    """A commune that keeps a landfill is no offender; soil that is the State's to treat accuses nobody."""
    register = write_register(
        tmp_path,
        covered="landfills contaminated_sites",
        operators=OPERATORS,
        facilities="""
        facility_id, operator_id, kind, status
        commune, state_agency, landfill, operating
        company, enterprise, landfill, operating
        closed, state_agency, landfill, closed
        state-soil, state_agency, contaminated_site, operating
        firm-soil, enterprise, contaminated_site, operating
        commune-soil, state_agency, contaminated_site, operating
        """,
        landfills="""
        facility_id, is_sanitary, pollutes_seriously, capacity_tonne, received_tonne, closed_on
        commune, false, true, 100, 100,
        company, false, true, 100, 100,
        closed, true, false, 100, 90, 2026-01-31
        """,
        contaminated_sites="""
        facility_id, contamination_class, area_ha, treated_ha, assessed_on, is_state_duty
        state-soil, especially_serious, 2, 1, 2024-01-01, true
        firm-soil, especially_serious, 2, 1, 2024-01-01, false
        commune-soil, serious, 2, 1, 2024-01-01, false
        """,
    )

    assert lists(judge(register, "2026-11-24", *LANDFILL_AND_SOIL)) == {
        ("SW-07", "commune"): ("recommendation", "state_agency", "no_act"),
        ("SW-07", "company"): ("remedy", "no_act"),
        ("SW-09", "closed"): ("recommendation", "state_agency"),
        ("SW-10", "closed"): ("recommendation", "state_agency"),
        ("SW-11", "commune"): ("recommendation", "state_agency", "no_act"),
        ("SW-11", "company"): ("remedy", "no_act"),
        ("CS-02", "firm-soil"): ("remedy", "no_act"),
        ("CS-02", "commune-soil"): ("recommendation", "state_agency", "no_act"),
        ("CS-03", "state-soil"): ("department",),
    }


def test_trap_5_every_rule_says_whom_it_binds_and_never_a_state_agency() -> None:
    """Every rule that can be violated names its addressees; organisations pay twice what persons pay.

    Decrees print what persons pay, but for Decree 133/2026 on dams.
    """
    assert {rule_id for rule_id, rule in FIRM_RULES.items() if not rule.rule.addressee} == set()
    assert {
        rule_id for rule_id, rule in FIRM_RULES.items() if OperatorKind.state_agency in rule.rule.addressee
    } == set()
    times = {
        name: {(period.times.individual, period.times.organisation) for period in table.model.values}
        for name, table in FILES.penalties.items()
    }
    assert times.pop("nd133.dam") == {(Decimal("0.5"), Decimal(1))}
    assert set().union(*times.values()) == {(Decimal(1), Decimal(2))}


# Trap 6: the plan is a programme


def test_trap_6_every_rule_against_a_firm_rests_on_a_norm_in_force() -> None:
    """The plan asks agencies; a firm is held to a norm in force, apart from decrees on penalties."""
    for rule_id, rule in FIRM_RULES.items():
        norms = [
            RULEBOOK.instruments[citation.instrument]
            for citation in rule.rule.citations
            if citation.instrument != PLAN and not RULEBOOK.instruments[citation.instrument].is_penal
        ]
        for day in (rule.rule.since, rule.rule.until or max(rule.rule.since, AS_OF)):
            in_force = [
                norm for norm in norms if (norm.in_force_from or day) <= day <= (norm.in_force_until or day)
            ]
            assert in_force, f"{rule_id} on {day}"


def test_trap_6_no_number_of_the_plan_accuses_a_firm() -> None:
    """A threshold that only the plan, or nobody, lays down is read by questions to the department alone."""
    of_the_plan = {
        name
        for name, threshold in FILES.thresholds.items()
        if any(period.citation.instrument == PLAN for period in threshold.model.values)
    }
    read = {
        rule_id: reads_of(rule, RULEBOOK).thresholds & of_the_plan for rule_id, rule in RULEBOOK.rules.items()
    }

    proposed = {
        "HW-08": {"hazardous_waste.balance_tolerance"},
        "HW-09": {"hazardous_waste.balance_tolerance"},
        "HW-13": {"hazardous_waste.declared_mass_factor"},
        "SW-06": {"solid_waste.balance_tolerance"},
        "FR-15": {"pfes.screening"},
        "FR-19": {"pfes.screening"},
    }
    assert {rule_id: names for rule_id, names in read.items() if names} == proposed
    assert proposed.keys().isdisjoint(FIRM_RULES)


def test_trap_6_markets_restaurants_and_craft_villages_are_accused_of_nothing_by_the_plan(
    tmp_path: Path,
) -> None:
    """What the plan says of them is work for the agencies: of small ones nothing is found, only asked."""
    names = ("market", "restaurant", "craft_village", "hotel", "supermarket", "tourist_site")
    fields = (
        "facility_id, kind, status, permit_class, wastewater_m3_day, industrial_wastewater_m3_day, "
        "domestic_wastewater_m3_day, emission_m3_hour, domestic_waste_kg_day, generates_wastewater, "
        "wastewater_collected, stormwater_separate, project_decided_on, land_ha, natural_forest_ha, "
        "special_use_forest_ha"
    )
    rows = "".join(
        f"{name}, {name}, operating, other, 60, 0, 60, 0, 299, true, false, false, 2026-06-01, 1, 0, 0\n"
        for name in names
    )
    register = write_register(tmp_path, covered=EVERYTHING, facilities=f"{fields}\n{rows}")
    of_facilities = [
        rule_id
        for rule_id, rule in RULEBOOK.rules.items()
        if rule.subject.name == "facility" and rule.rule.addressee != ["department"]
    ]

    result = judge(register, "2026-11-24", *of_facilities)

    assert accused(result) == set()
    assert set(told(result).values()) == {"manual"}
    assert told(result).keys() >= {("WW-19", "craft_village"), ("PL-04", "market"), ("PL-04", "restaurant")}


def test_trap_6_plastics_are_asked_where_the_decree_names_the_place_and_nobody_is_fined(
    tmp_path: Path,
) -> None:
    """Markets and restaurants are in the programme; malls, supermarkets, hotels, tourist sites in the decree.

    The province regulates it, and its text was not found, so that there is no act and no fine.
    """
    named = ("shopping_mall", "supermarket", "hotel", "tourist_site")
    of_the_programme = ("market", "restaurant", "craft_village", "building", "other")
    rows = "".join(f"{kind}, {kind}, operating\n" for kind in (*named, *of_the_programme))
    uses = "".join(f"{kind}, 2026-10-01, true, true\n" for kind in (*named, *of_the_programme))
    register = write_register(
        tmp_path,
        facilities=f"facility_id, kind, status\n{rows}",
        plastic_uses=f"facility_id, seen_on, uses_plastics, uses_bags\n{uses}",
    )

    assert lists(judge(register, "2026-11-24", "PL-01", "PL-02")) == {
        (rule_id, f"{kind}/2026-10-01"): ("remedy", "no_act")
        for rule_id in ("PL-01", "PL-02")
        for kind in named
    }


def test_trap_6_what_only_the_plan_aims_at_is_the_departments_to_follow(tmp_path: Path) -> None:
    """Equipment of mines, figures of waste collection and balances accuse no firm: the plan asks agencies."""
    register = write_register(
        tmp_path,
        covered=EVERYTHING,
        facilities="facility_id, kind, status\n M, mine, operating\n C, waste_service, operating",
        mines="facility_id, mineral_group, has_modern_equipment\n M, III, false",
        waste_service_years="""
        facility_id, commune_code, year, closed_on, collected_tonne, treated_tonne
        C, 03388, 2025, 2025-12-31, 100, 60
        """,
        solid_waste_years="""
        facility_id,waste_group,year,closed_on,generated_tonne,reused_tonne,self_treated_tonne,handed_over_tonne
        M, industrial, 2025, 2025-12-31, 100, 0, 0, 60
        """,
    )

    assert lists(judge(register, "2026-11-24", "MN-27", "SW-01", "SW-02", "SW-06")) == {
        ("MN-27", "M"): ("department",),
        ("SW-01", "C/03388/2025"): ("department",),
        ("SW-02", "C/03388/2025"): ("department",),
        ("SW-06", "M/industrial/2025"): ("department",),
    }


def test_trap_6_the_plan_is_shown_as_programme_and_never_as_legal_ground(tmp_path: Path) -> None:
    """A finding keeps the clauses of the plan apart from the norms that stand under «Căn cứ pháp lý»."""
    register = write_register(
        tmp_path,
        covered="permits treatment_plants",
        facilities="""
        facility_id, kind, status, tenants_self_treat
        mine, mine, operating,
        cluster, industrial_cluster, operating, false
        """,
    )

    findings = judge(register, "2026-11-24", "MN-01", "MN-02", "WW-01").findings

    assert {f.verdict.key.rule_id for f in findings} == {"MN-01", "MN-02", "WW-01"}
    for finding in findings:
        assert {citation.instrument for citation in finding.programme} == {PLAN}
        assert finding.citations
        assert PLAN not in {citation.instrument for citation in finding.citations}
