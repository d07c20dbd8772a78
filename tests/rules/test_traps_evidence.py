"""Traps 3 and 4 of practice.md: what the fine of a discharge is measured by, and what may prove it."""

from pathlib import Path

import pytest
from small_registers import accused, actions, fine, judge, lists, told, write_register

from compliance.report.enforcement_words import list_text
from compliance.sources.registers.register import Register

# Trap 3: the permit limit is not the technical regulation

OVER = ("WW-02", "WW-20")
MEASUREMENT = "measurement_id, facility_id, outlet_id, sampled_on, parameter, value, unit, evidence_grade"
ONE_DISCHARGER = {
    "facilities": "facility_id, kind, status\n A, factory, operating",
    "outlets": "outlet_id, facility_id\n out, A\n second, A",
    "permits": """
    facility_id, kind, granted_on, expires_on, issued_by
    A, environmental_permit, 2024-01-01, 2031-01-01, province
    """,
    "permit_limits": """
    facility_id, outlet_id, parameter, upper, unit, valid_from
    A, out, COD, 75, mg/L, 2024-01-01
    A, second, COD, 75, mg/L, 2024-01-01
    """,
    "discharge_standards": """
    facility_id, outlet_id, parameter, upper, unit, is_hazardous, valid_from
    A, out, COD, 150, mg/L, false, 2022-01-01
    A, out, BOD5, 50, mg/L, false, 2022-01-01
    A, out, cyanide, 0.1, mg/L, true, 2022-01-01
    """,
}
"""A factory whose permit allows half of what the regulation does; its second outlet has no value on file."""


def _values(folder: Path, covered: str, samples: str, measurements: str) -> Register:
    return write_register(
        folder,
        covered=covered,
        samples=f"sample_id, facility_id, outlet_id, taken_on, flow_m3_day\n{samples}",
        measurements="measurement_id, sample_id, facility_id, outlet_id, sampled_on, parameter, value, unit, "
        f"evidence_grade\n{measurements}",
        **ONE_DISCHARGER,
    )


def test_trap_3_the_bracket_goes_by_the_regulation_and_one_act_is_accused_once(tmp_path: Path) -> None:
    """Above the permit alone is its own small fine; above the regulation takes its place, by its ratio."""
    register = _values(
        tmp_path,
        "permit_limits discharge_standards samples permits",
        "one, A, out, 2026-10-01, 300\n two, A, out, 2026-10-02, 300",
        """above-permit, one, A, out, 2026-10-01, COD, 150, mg/L, official
        above-both, two, A, out, 2026-10-02, COD, 180, mg/L, official""",
    )

    result = judge(register, "2026-11-24", *OVER)

    assert told(result) == {
        ("WW-02", "above-permit"): "violated",
        ("WW-02", "above-both"): "violated",
        ("WW-20", "above-permit"): "met",
        ("WW-20", "above-both"): "violated",
    }
    assert lists(result) == {
        ("WW-02", "above-permit"): ("penalty",),
        ("WW-02", "above-both"): ("remedy", "yields"),
        ("WW-20", "above-both"): ("penalty",),
    }
    # 180 is 1.2 times the regulation, and 2.4 times the permit, for which the table would say 130-140.
    assert fine(actions(result)["WW-20", "above-both"]) == "60-70"
    assert fine(actions(result)["WW-02", "above-permit"]) == "20-30"


def test_trap_3_the_flow_is_that_of_the_day_of_sampling(tmp_path: Path) -> None:
    """A sample without its flow has no bracket; the flow of another day is not taken."""
    register = _values(
        tmp_path,
        "permit_limits discharge_standards samples",
        """small, A, out, 2026-10-01, 4
        large, A, out, 2026-10-02, 300
        unknown, A, out, 2026-10-03,""",
        """small, small, A, out, 2026-10-01, COD, 180, mg/L, official
        large, large, A, out, 2026-10-02, COD, 180, mg/L, official
        unknown, unknown, A, out, 2026-10-03, COD, 180, mg/L, official
        no-sample, , A, out, 2026-10-04, COD, 180, mg/L, official""",
    )

    found = actions(judge(register, "2026-11-24", "WW-20"))

    assert {subject: (about.list.value, fine(about)) for (_, subject), about in found.items()} == {
        "small": ("penalty", "0.3-0.5"),
        "large": ("penalty", "60-70"),
        "unknown": ("penalty", None),
        "no-sample": ("penalty", None),
    }


def test_trap_3_an_unknown_value_of_the_regulation_leaves_the_bracket_open(tmp_path: Path) -> None:
    """No bracket is made of the permit limit where the regulation's value is not on file."""
    samples = "one, A, second, 2026-10-01, 300\n two, A, out, 2026-10-02, 300"
    measurements = """no-value, one, A, second, 2026-10-01, COD, 750, mg/L, official
        hazardous, two, A, out, 2026-10-02, cyanide, 1, mg/L, official"""

    result = judge(
        _values(tmp_path, "permit_limits permits samples", samples, measurements), "2026-11-24", *OVER
    )

    assert told(result) == {
        ("WW-02", "no-value"): "violated",
        ("WW-20", "no-value"): "undetermined",
        ("WW-20", "hazardous"): "undetermined",
    }
    assert fine(actions(result)["WW-02", "no-value"]) == "20-30"

    complete = "permit_limits permits samples discharge_standards"
    result = judge(_values(tmp_path, complete, samples, measurements), "2026-11-24", *OVER)

    assert accused(result) == {("WW-02", "no-value"), ("WW-20", "hazardous")}
    assert fine(actions(result)["WW-20", "hazardous"]) is None


def test_trap_3_a_sample_is_one_act_whatever_the_number_of_its_parameters(tmp_path: Path) -> None:
    """Of the parameters of a sample the one with the highest bracket is proposed, the others beside it."""
    register = _values(
        tmp_path,
        "discharge_standards samples",
        "one, A, out, 2026-10-01, 300",
        """less, one, A, out, 2026-10-01, COD, 180, mg/L, official
        more, one, A, out, 2026-10-01, BOD5, 200, mg/L, official""",
    )

    assert lists(judge(register, "2026-11-24", "WW-20")) == {
        ("WW-20", "less"): ("remedy", "counted_with"),
        ("WW-20", "more"): ("penalty",),
    }


def test_trap_3_a_discharge_into_the_sewer_of_a_cluster_is_none_to_the_environment(tmp_path: Path) -> None:
    """A connected tenant is not fined by article 18; one that is not connected is."""
    both = ("connected", "alone")
    register = write_register(
        tmp_path,
        covered="discharge_standards samples",
        facilities="""
        facility_id, kind, parent_id, connected_to_central
        cluster, industrial_cluster, ,
        connected, factory, cluster, true
        alone, factory, cluster, false
        """,
        outlets="outlet_id, facility_id\n" + "".join(f"{name}, {name}\n" for name in both),
        discharge_standards="facility_id, outlet_id, parameter, upper, unit, valid_from\n"
        + "".join(f"{name}, {name}, COD, 150, mg/L, 2022-01-01\n" for name in both),
        measurements=f"{MEASUREMENT}\n"
        + "".join(f"{name}, {name}, {name}, 2026-10-01, COD, 180, mg/L, official\n" for name in both),
    )

    assert told(judge(register, "2026-11-24", "WW-20")) == {("WW-20", "alone"): "violated"}


def test_trap_3_a_permit_that_lapsed_is_one_act(tmp_path: Path) -> None:
    """Expired, lapsed and none are told apart, so that working without a permit is accused by one rule."""
    register = write_register(
        tmp_path,
        covered="permits",
        facilities="""
        facility_id, kind, status, permit_class, industrial_wastewater_m3_day, emission_m3_hour
        none, other, operating, other, 200, 0
        lapsed, other, operating, other, 200, 0
        expired, other, operating, other, 200, 0
        both, other, operating, other, 200, 0
        """,
        permits="""
        facility_id, kind, granted_on, expires_on, lapsed_on
        lapsed, environmental_permit, 2023-01-01, 2030-01-01, 2026-06-01
        expired, environmental_permit, 2022-03-01, 2026-03-01,
        both, environmental_permit, 2022-03-01, 2026-03-01, 2025-06-01
        """,
    )

    assert lists(judge(register, "2026-11-24", "PM-01", "PM-02", "PM-10")) == {
        ("PM-02", "none"): ("penalty",),
        ("PM-10", "lapsed"): ("penalty",),
        ("PM-01", "expired"): ("penalty",),
        ("PM-01", "both"): ("penalty",),
        ("PM-10", "both"): ("remedy", "yields"),
    }


# Trap 4: self-reported figures as proof

DAMS = ("number", "words", "season", "other-season")
"""Dams by how their minimum flow is set."""

GRADES = {
    "official": ("penalty",),
    "qualified_lab": ("penalty",),
    "certified_auto": ("penalty",),
    "self": ("remedy", "evidence"),
    "unknown": ("remedy", "evidence"),
    "": ("remedy", "evidence"),
}


@pytest.mark.parametrize(("rule_id", "value"), [("WW-02", 100), ("WW-03", 5), ("WW-20", 180)])
def test_trap_4_only_three_grades_of_evidence_enter_the_list_for_fines(
    tmp_path: Path, rule_id: str, value: int
) -> None:
    """A value the facility reported itself, or of unknown origin, is a sign: «cần lấy mẫu»."""
    register = write_register(
        tmp_path,
        covered="permit_limits discharge_standards samples",
        facilities="facility_id, kind\n A, factory",
        outlets="outlet_id, facility_id\n out, A",
        permit_limits="""
        facility_id, outlet_id, parameter, lower, upper, unit, valid_from
        A, out, COD, 6, 75, mg/L, 2024-01-01
        """,
        discharge_standards="""
        facility_id, outlet_id, parameter, upper, unit, valid_from
        A, out, COD, 150, mg/L, 2022-01-01
        """,
        measurements=f"{MEASUREMENT}\n"
        + "".join(
            f"m-{grade}, A, out, 2026-10-0{day}, COD, {value}, mg/L, {grade}\n"
            for day, grade in enumerate(GRADES, start=1)
        ),
    )

    result = judge(register, "2026-11-24", rule_id)

    assert accused(result) == {(rule_id, f"m-{grade}") for grade in GRADES}
    assert lists(result) == {(rule_id, f"m-{grade}"): expected for grade, expected in GRADES.items()}
    for (_, subject), about in actions(result).items():
        assert ("cần lấy mẫu" in list_text(about, "vi")) is (subject in {"m-self", "m-unknown", "m-"})


def test_trap_4_only_three_grades_of_evidence_of_waste_gas_enter_the_list_for_fines(tmp_path: Path) -> None:
    """What a facility says of its own stack is a sign; a regulation on record is a question at any grade."""
    register = write_register(
        tmp_path,
        covered="permit_limits discharge_standards samples permits",
        facilities="facility_id, kind\n A, factory",
        outlets="outlet_id, facility_id\n stack, A",
        permit_limits="""
        facility_id, outlet_id, parameter, upper, unit, valid_from
        A, stack, stack_dust, 200, mg/Nm3, 2024-01-01
        """,
        discharge_standards="""
        facility_id, outlet_id, parameter, upper, unit, valid_from
        A, stack, stack_dust, 200, mg/Nm3, 2024-01-01
        """,
        measurements=f"{MEASUREMENT}\n"
        + "".join(
            f"m-{grade}, A, stack, 2026-10-0{day}, stack_dust, 300, mg/Nm3, {grade}\n"
            for day, grade in enumerate(GRADES, start=1)
        ),
    )

    found = lists(judge(register, "2026-11-24", "AE-01", "AE-02"))

    assert found == {("AE-01", f"m-{grade}"): expected for grade, expected in GRADES.items()} | {
        ("AE-02", f"m-{grade}"): ("department",) for grade in GRADES
    }


def test_trap_4_what_a_plant_writes_down_of_its_own_dam_is_a_sign(tmp_path: Path) -> None:
    """A day below the minimum flow is on the list for remedies with its grade.

    What is set in words is asked, and a flow of the rainy season is none of November.
    """
    register = write_register(
        tmp_path,
        covered="minimum_flows dams",
        facilities="facility_id, kind, status\n A, hydropower, operating",
        dams="dam_id, facility_id, use, height_m\n"
        + "".join(f"{name}, A, hydropower, 20\n" for name in DAMS),
        minimum_flows="""
        minimum_flow_id, facility_id, dam_id, place, value_m3_s, text, first_month, last_month, valid_from
        of-number, A, number, below_dam, 2, , , , 2020-01-01
        of-words, A, words, below_dam, , Bằng lưu lượng đến hồ, , , 2020-01-01
        of-season, A, season, below_dam, 2, , 11, 4, 2020-01-01
        of-other-season, A, other-season, below_dam, 2, , 5, 10, 2020-01-01
        """,
        dam_flows="facility_id, dam_id, measured_on, release_m3_s, evidence_grade\n"
        + "".join(
            f"A, {name}, 2025-11-0{day}, 1, {grade}\n"
            for name in DAMS
            for day, grade in enumerate(("official", "self"), start=1)
        ),
    )

    result = judge(register, "2026-11-24", "DS-01", "DS-02", "DS-03")

    assert lists(result) == {
        ("DS-01", f"{name}/2025-11-0{day}"): ("remedy", "limitation_unknown", *further)
        for name in ("number", "season")
        for day, further in ((1, ()), (2, ("evidence",)))
    }
    assert {about for about, outcome in told(result).items() if outcome == "manual"} == {
        ("DS-02", "of-words"),
    }


def test_trap_4_a_value_of_no_use_does_not_hide_one_that_proves(tmp_path: Path) -> None:
    """A self-reported parameter with a higher bracket does not displace the authority's own value."""
    register = _values(
        tmp_path,
        "discharge_standards samples",
        "one, A, out, 2026-10-01, 300",
        """proven, one, A, out, 2026-10-01, COD, 180, mg/L, official
        reported, one, A, out, 2026-10-01, BOD5, 500, mg/L, self""",
    )

    assert lists(judge(register, "2026-11-24", "WW-20")) == {
        ("WW-20", "proven"): ("penalty",),
        ("WW-20", "reported"): ("remedy", "evidence"),
    }
