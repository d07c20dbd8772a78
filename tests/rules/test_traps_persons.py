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


def _facilities(kind: str) -> str:
    fields = (
        "facility_id, operator_id, kind, status, tenants_self_treat, wastewater_collected, permit_class, "
        "industrial_wastewater_m3_day, emission_m3_hour\n"
    )
    names = {name: name for name in (*ORGANISATIONS, *PERSONS, "state_agency", "no-kind")} | {"nobody": ""}
    return fields + "".join(
        f"{name}, {operator}, {kind}, operating, false, false, other, 200, 0\n"
        for name, operator in names.items()
    )


@pytest.mark.parametrize(
    ("rule_id", "kind", "bound", "organisation", "person"),
    [
        ("PM-02", "landfill", (*ORGANISATIONS, *PERSONS), "300-340", "150-170"),
        ("WW-01", "industrial_cluster", ORGANISATIONS, "800-1000", None),
    ],
)
def test_trap_5_households_pay_once_organisations_twice_and_state_agencies_are_asked(
    tmp_path: Path, rule_id: str, kind: str, bound: tuple[str, ...], organisation: str, person: str | None
) -> None:
    """Who answers for it decides the list and the bracket, which is open where that is not on record.

    A public unit that manages a cluster keeps the owner's duties; a household cannot own one.
    """
    register = write_register(
        tmp_path, covered="permits treatment_plants", operators=OPERATORS, facilities=_facilities(kind)
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


def test_trap_5_every_rule_says_whom_it_binds_and_never_a_state_agency() -> None:
    """Every rule that can be violated names its addressees; organisations pay twice what is printed."""
    assert {rule_id for rule_id, rule in FIRM_RULES.items() if not rule.rule.addressee} == set()
    assert {
        rule_id for rule_id, rule in FIRM_RULES.items() if OperatorKind.state_agency in rule.rule.addressee
    } == set()
    assert {
        (period.times.individual, period.times.organisation)
        for table in FILES.penalties.values()
        for period in table.model.values
    } == {(Decimal(1), Decimal(2))}


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
        f"{name}, {name}, operating, other, 60, 0, 60, 0, 900, true, false, false, 2026-06-01, 1, 0, 0\n"
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
    assert told(result) == {("WW-19", "craft_village"): "manual"}


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
