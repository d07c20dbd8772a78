"""Faults that generated rulebooks and registers once brought to light, each as its smallest example."""

import pytest
from generated_registers import GeneratedRegister, Row
from generated_rulebooks import CITATION, INSTRUMENTS, GeneratedRulebook
from judging import judge, load, load_rules

from compliance.errors import RulebookError
from compliance.language.compile import compile_rulebook
from compliance.model.findings import Finding
from compliance.model.outcomes import Missing, Outcome
from compliance.sources.rulebooks.rulebook import load_rulebook
from compliance.sweep import SweepResult

AS_OF = "2026-05-29"
FACTORY = {"facility_id": "F1", "name": "Nhà máy", "wastewater_m3_day": "10"}
MEASUREMENT = {
    "measurement_id": "M1", "facility_id": "F1", "outlet_id": "O1", "parameter": "COD", "unit": "mg/m³",
    "sampled_on": "2026-01-01",
}  # fmt: skip
OUTLET = {"outlet_id": "O1", "facility_id": "F1"}
LIMIT = f"""
threshold: limit
title: {{vi: Mức, en: Limit}}
unit: mg/L
values: [{{from: 1900-01-01, value: 3, citation: {CITATION}}}]
"""
LISTED = f"""
list: listed
title: {{vi: Danh mục, en: List}}
versions: [{{from: 1900-01-01, citation: {CITATION}, entries: []}}]
"""


def book_of(
    *requires: str, subject: str = "facility", message: str = "m", files: dict[str, str] | None = None
) -> GeneratedRulebook:
    """Return a rulebook of one rule."""
    lines = [
        "id: WW-01", "title: {vi: Tên, en: Title}", "severity: minor", f"citations: [{CITATION}]",
        "since: 1900-01-01", f"subject: {subject}", f"message: {{vi: '{message}', en: '{message}'}}",
        "requires:",
    ]  # fmt: skip
    for number, text in enumerate(requires):
        lines.append(f"  r{number}: {text}" if text.startswith("{") else f"  r{number}: >-\n    {text}")
    rule = "\n".join(lines) + "\n"
    return GeneratedRulebook({"instruments.yaml": INSTRUMENTS, "WW-01-x.yaml": rule} | (files or {}))


def swept(book: GeneratedRulebook, **tables: list[Row]) -> SweepResult:
    register = GeneratedRegister({"facilities": [FACTORY]} | tables)
    return judge(load_rules(book), load(register), AS_OF)


def outcomes(result: SweepResult) -> dict[str, tuple[Outcome, tuple[str, ...]]]:
    return {v.key.subject_key: (v.outcome, v.failed) for v in result.verdicts()}


def finding(result: SweepResult, subject: str) -> Finding:
    (found,) = (f for f in result.findings if f.verdict.key.subject_key == subject)
    return found


def refused(tmp_path_factory: pytest.TempPathFactory, book: GeneratedRulebook) -> set[str]:
    folder = tmp_path_factory.mktemp("rules")
    for name, text in book.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(RulebookError) as error:
        compile_rulebook(load_rulebook(folder))
    return {problem.code for problem in error.value.problems}


@pytest.mark.parametrize("text", ["<0", ">0", "<0.000", "<-1"])
def test_a_bound_of_detection_is_above_zero(text: str) -> None:
    register = GeneratedRegister(
        {"facilities": [FACTORY], "outlets": [OUTLET], "measurements": [MEASUREMENT | {"value": text}]},
        spoiled="measurements",
    )

    (row,) = load(register).rejected

    assert [name for name, _ in row.reasons] == ["value"]


@pytest.mark.parametrize(
    ("requires", "message"),
    [
        ("wastewater_m3_day / emission_m3_hour in [2, 3]", "m"),
        ("max(h.opening_kg / h.generated_kg for h in hazardous_waste_years) > 1", "m"),
        ("1 < wastewater_m3_day / emission_m3_hour", "m"),
        ("true", "{wastewater_m3_day / emission_m3_hour}"),
        ("true", "{mean(h.opening_kg for h in hazardous_waste_years)}"),
    ],
)
def test_a_quotient_stands_only_beside_a_comparison(
    tmp_path_factory: pytest.TempPathFactory, requires: str, message: str
) -> None:
    assert refused(tmp_path_factory, book_of(requires, message=message)) == {"ratio"}


def test_keys_with_a_slash_stay_apart() -> None:
    rows = [{"list": "A/B", "entry": "C"}, {"list": "A", "entry": "B/C"}]
    rows = [row | {"facility_id": "F1"} for row in rows]

    result = swept(book_of('entry == "C"', subject="list_membership"), list_memberships=rows)

    assert sorted(outcomes(result).values()) == [(Outcome.met, ()), (Outcome.violated, ("r0",))]
    assert len({v.key for v in result.verdicts()}) == len(rows)


def test_obligations_with_like_names_stay_apart() -> None:
    files = {
        f"{number}.yaml": f"obliges: {name}\ntitle: {{vi: a, en: b}}\ncitations: [{CITATION}]\n"
        f"since: 1900-01-01\nwhen: '{when}'\n"
        for number, (name, when) in enumerate((("a.b", "true"), ("a__b", "false")))
    }
    book = book_of('obliged("a.b")', 'obliged("a__b")', subject="permit", files=files)

    result = swept(book, permits=[{"permit_id": "P", "facility_id": "F1", "granted_on": "2026-01-01"}])

    assert outcomes(result) == {"P": (Outcome.violated, ("r1",))}


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2200-01-01", "1899-12-31"])
def test_dates_outside_the_calendar_are_refused(tmp_path_factory: pytest.TempPathFactory, day: str) -> None:
    book = book_of(f'add_months(date("{day}"), 1) > as_of')

    assert refused(tmp_path_factory, book) == {"date"}


def test_more_requirements_than_the_engine_takes_are_refused(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    book = book_of(*(f"wastewater_m3_day > {number}" for number in range(100)))

    assert refused(tmp_path_factory, book) == {"value"}


def test_a_divisor_of_zero_is_named() -> None:
    book = book_of("wastewater_m3_day / count(p for p in permits) > 1")

    result = swept(book, coverage=[{"coverage_id": "C", "record_kind": "permits"}])

    assert finding(result, "F1").missing == (Missing("record", "permits"),)


@pytest.mark.parametrize("mark", ["\u2028", "\u2029"])
def test_only_line_ends_end_a_line(mark: str) -> None:
    rows = [FACTORY | {"name": f"a{mark}b"}, FACTORY | {"facility_id": "F2"}]

    result = swept(book_of("wastewater_m3_day > 50", 'name == "Nhà máy"'), facilities=rows)

    assert outcomes(result) == {
        "F1": (Outcome.violated, ("r0", "r1")), "F2": (Outcome.violated, ("r0",)),
    }  # fmt: skip
    assert [finding(result, f).evidence[0].place.line for f in ("F1", "F2")] == [2, 3]


def test_a_product_of_units_is_not_taken_for_one_of_them() -> None:
    book = book_of(
        'value <= threshold("limit") * facility.wastewater_m3_day',
        subject="measurement",
        files={"t.yaml": LIMIT},
    )

    result = swept(book, outlets=[OUTLET], measurements=[MEASUREMENT | {"value": "1", "unit": "mg/L"}])

    assert outcomes(result) == {"M1": (Outcome.undetermined, ())}


def test_the_date_of_a_list_cannot_come_from_records(tmp_path_factory: pytest.TempPathFactory) -> None:
    book = book_of('listed("listed", on=one(m.sampled_on for m in measurements))', files={"l.yaml": LISTED})

    assert refused(tmp_path_factory, book) == {"nested"}


def test_the_parent_is_shown_apart_from_the_facility() -> None:
    rows = [FACTORY | {"facility_id": "C", "wastewater_m3_day": "100"}, FACTORY | {"parent_id": "C"}]
    book = book_of("wastewater_m3_day > 50 and parent.wastewater_m3_day > 200")

    evidence = finding(swept(book, facilities=rows), "F1").evidence

    shown = [(e.record, e.place.line, [str(f.value) for f in e.fields]) for e in evidence]
    assert shown == [("facility", 3, ["10.000000"]), ("parent[C]", 2, ["100.000000"])]


def test_a_blank_of_the_parent_is_no_blank_of_the_facility() -> None:
    rows = [FACTORY | {"facility_id": "C", "wastewater_m3_day": ""}, FACTORY | {"parent_id": "C"}]

    result = swept(book_of("parent.wastewater_m3_day > 200"), facilities=rows)

    assert finding(result, "F1").missing == (Missing("field", "wastewater_m3_day", "parent[C]"),)
    assert finding(result, "C").missing == (Missing("field", "parent_id", "facility"),)


def test_a_unit_is_the_same_in_every_spelling() -> None:
    book = book_of('unit == "mg/m³"', 'unit in ["mg / m3"]', 'unit == "mg/m3"', subject="measurement")

    result = swept(book, outlets=[OUTLET], measurements=[MEASUREMENT | {"parameter": "of no catalogue"}])

    assert outcomes(result) == {"M1": (Outcome.met, ())}


@pytest.mark.parametrize(
    "holds", ["emission_m3_hour / wastewater_m3_day > 2", "parent.wastewater_m3_day > 2"]
)
def test_what_no_blank_leaves_open_is_not_called_not_shown(
    tmp_path_factory: pytest.TempPathFactory, holds: str
) -> None:
    book = book_of(f"{{holds: {holds}, when_missing: violated}}")

    assert refused(tmp_path_factory, book) == {"when-missing"}
