"""The record kinds: told apart by any header, and holding what the law and the plan need."""

import csv
import keyword
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from pydantic import BaseModel

from compliance.language.compile import CompiledRulebook, compile_rulebook
from compliance.language.nodes import FieldRef
from compliance.model.fields import NOTE, READ, Column, Record, RecordKind, column, describe, facility_id
from compliance.model.schema import COLLECTIONS, KINDS, RECORD_KINDS, SUBJECTS
from compliance.model.texts import LANGS, Bilingual, Lang
from compliance.model.units import Unit
from compliance.sources.registers.register import empty_table
from compliance.sources.rulebooks.rulebook import load_rulebook

ROOT = Path(__file__).parents[2]
REQUIRED = Path(__file__).with_name("required_fields.csv")
"""What needs which field: R01 to R40 are the requirements of the law that a machine can check, I to III and
T1 to T8 the plan's clauses and tasks, P2 and P3 what an inspector wants and what registers lacked for it."""
SHEET_NAME = 31
"""Longest name of a sheet in Excel, in characters."""

OF_NO_FACILITY = {
    "operators", "coverage", "facility_name_decisions", "public_reports", "attachments",
    "territory_statistics", "task_assignments", "task_progress", "local_regulations", "calendar_days",
}  # fmt: skip
SAME_TABLE = {"tenant": "facility", "parent": "facility"}

UNITS_IN_NAMES = {
    "%": "percent", "m3/day": "m3_day", "m3/hour": "m3_hour", "m3/s": "m3_s", "kg/day": "kg_day",
    "kg/month": "kg_month", "kg/year": "kg_year", "tonne/hour": "tonne_hour", "kWh": "kwh", "kW": "kw",
    "TOE": "toe", "tCO2e": "tco2e", "VND": "vnd", "m3": "m3", "ha": "ha", "m": "m", "mm": "mm", "kg": "kg",
    "tonne": "tonne", "year": "years",
}  # fmt: skip
DEGREES = {"latitude", "longitude", "vn2000_meridian"}

EVERY = [pytest.param(kind, id=plural) for plural, kind in KINDS.items()]


def plain(text: str) -> str:
    """Return a label as a careless hand writes it: no marks, no capitals, no punctuation."""
    marked = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    letters = (c if c.isalnum() else " " for c in marked if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


def repeated(texts: list[str]) -> list[str]:
    return [text for text, count in Counter(texts).items() if count > 1]


# What is declared


@pytest.mark.parametrize("kind", EVERY)
def test_no_two_fields_of_a_kind_have_one_header(kind: RecordKind) -> None:
    labels = [plain(c.label.vi) for c in kind.columns.values()]
    names = [plain(name) for name in kind.columns]
    assert repeated(labels + names) == []
    assert repeated([c.label.en.casefold() for c in kind.columns.values()]) == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_kind_has_a_sheet_of_its_own(lang: Lang) -> None:
    names = [
        name
        for kind in KINDS.values()
        for name in {plain(kind.label.text(lang)[:SHEET_NAME]), plain(kind.plural)}
    ]
    assert repeated(names) == []
    assert [kind.plural for kind in KINDS.values() if set(kind.label.text(lang)) & set("\\/*?:[]")] == []


@pytest.mark.parametrize("kind", EVERY)
def test_every_field_says_what_it_means(kind: RecordKind) -> None:
    for name, declared in kind.columns.items():
        for text in (declared.label.vi, declared.label.en, declared.description.vi, declared.description.en):
            assert text == text.strip(), name
        assert declared.description.vi.endswith("."), name
        assert declared.description.en.endswith("."), name
        assert not declared.label.vi.endswith((".", ":")), name
        assert declared.kept_for is None or declared.kept_for.strip(" .") == declared.kept_for != "", name


@pytest.mark.parametrize("kind", EVERY)
def test_names_follow_from_what_a_field_holds(kind: RecordKind) -> None:
    for name, declared in kind.columns.items():
        if declared.type == "date":
            assert name.endswith(("_on", "_since", "_from", "_to", "period_end")), name
        elif declared.unit and name not in DEGREES:
            assert UNITS_IN_NAMES[str(declared.unit)] in name, name
        elif declared.unit:
            assert declared.unit == Unit.parse("°"), name


@pytest.mark.parametrize("kind", EVERY)
def test_rules_and_the_engine_can_name_every_field(kind: RecordKind) -> None:
    with duckdb.connect() as database:
        database.register("_empty", empty_table(kind))
        database.execute(f"CREATE TABLE {kind.plural} AS FROM _empty")
        for name in kind.columns:
            assert name.isidentifier(), name
            assert not keyword.iskeyword(name)
            database.execute(f"SELECT s.{name} FROM {kind.plural} s")


@pytest.mark.parametrize("kind", EVERY)
def test_parts_of_a_declaration_fit_together(kind: RecordKind) -> None:
    assert set(kind.key) <= set(kind.columns)
    assert all(kind.columns[name].required for name in kind.key[:-1])
    assert kind.columns[kind.key[-1]].required or len(kind.key) > 1
    assert kind.dated_by is None or kind.columns[kind.dated_by].type == "date"
    assert kind.dated_by is not None or not kind.is_event
    for name, declared in kind.columns.items():
        assert declared.unit_field is None or kind.columns[declared.unit_field].type == "unit", name
        assert declared.unit is None or declared.type == "number", name
        assert not declared.digits or declared.type == "text", name
        assert declared.is_place == (name in ("commune_code", "territory_code")), name
        assert not declared.is_place or declared.digits, name


def test_what_a_row_refers_to_is_read_before_it() -> None:
    read: set[str] = set()
    for kind in KINDS.values():
        for name, declared in kind.columns.items():
            referred = declared.refers_to
            if referred is not None and (kind.name, name) != ("facility", "parent_id"):
                assert referred in read, f"{kind.plural}.{name}"
                assert len(RECORD_KINDS[referred].key) == 1
        read.add(kind.name)


def test_the_note_is_the_last_field_of_every_table_that_is_read() -> None:
    for kind in KINDS.values():
        assert (list(kind.columns)[-1] == NOTE) != kind.is_generated


def test_codes_have_as_many_digits_as_the_authorities_give_them() -> None:
    found = {(name, c.digits) for kind in KINDS.values() for name, c in kind.columns.items() if c.digits}
    assert found == {
        ("tax_code", (10, 12, 13)), ("receiver_tax_code", (10, 13)), ("commune_code", (5,)),
        ("territory_code", (2, 5)), ("waste_code", (6,)),
    }  # fmt: skip


class _Boat(Record):
    plural = "boats"
    label = Bilingual(vi="Thuyền", en="Boat")
    key = ("facility_id", "number")
    kept_for = "counting boats"

    facility_id: str = facility_id()
    number: int = column("Số", "Number", "Số của nó.", "Its number.", required=True)
    name: str | None = column("Tên", "Name", "Tên của nó.", "Its name.", kept_for=READ)
    length_m: Decimal | None = column(
        "Dài", "Length", "Chiều dài của nó.", "Its length.", unit="m", kept_for="the harbour"
    )
    commune_code: str | None = column("Xã", "Commune", "Ở đâu.", "Where.", digits=(5,), is_place=True)
    sunk_on: date | None = column(
        "Ngày chìm", "Sunk on", "Ngày đó; để trống: còn nổi.", "The day; blank: afloat."
    )


def test_a_kind_is_what_its_class_declares() -> None:
    kind = describe(_Boat)
    assert {name: c.type for name, c in kind.columns.items()} == {
        "facility_id": "text", "number": "whole", "name": "text", "length_m": "number",
        "commune_code": "text", "sunk_on": "date", "note": "text",
    }  # fmt: skip
    assert {name: c.kept_for for name, c in kind.columns.items()} == {
        **dict.fromkeys(("facility_id", "number", "name"), None),
        **dict.fromkeys(("commune_code", "sunk_on"), "counting boats"),
        "length_m": "the harbour",
        "note": "what the office wrote beside the row",
    }
    assert kind.columns["commune_code"] == Column(
        "commune_code", "text", Bilingual(vi="Xã", en="Commune"), Bilingual(vi="Ở đâu.", en="Where."),
        digits=(5,), is_place=True, kept_for="counting boats",
    )  # fmt: skip


# What can be judged


def test_only_records_of_one_facility_are_judged_and_collected() -> None:
    judged = {kind.plural for kind in SUBJECTS.values()}
    assert set(KINDS) - judged == OF_NO_FACILITY
    assert set(COLLECTIONS) == judged - {"facilities", "dues"} | {"tenants"}
    for kind in SUBJECTS.values():
        assert kind.columns[kind.link].required, kind.plural


# What is needed


@pytest.fixture(scope="module")
def rulebook() -> CompiledRulebook:
    return compile_rulebook(load_rulebook(ROOT / "rules"))


@pytest.fixture(scope="module")
def read(rulebook: CompiledRulebook) -> set[tuple[str, str]]:
    """Kind and name of every field that rules, obligations and schedules read."""
    return {(SAME_TABLE.get(ref.kind.name, ref.kind.name), ref.column.name) for ref in _fields_in(rulebook)}


def _fields_in(thing: object) -> list[FieldRef]:
    found, open_parts, seen = [], [thing], set()
    while open_parts:
        part = open_parts.pop()
        if isinstance(part, FieldRef):
            found.append(part)
        if isinstance(part, str | type | RecordKind | Column) or id(part) in seen:
            continue
        seen.add(id(part))
        if isinstance(part, Mapping):
            open_parts += [*part.keys(), *part.values()]
        elif isinstance(part, list | tuple | set | frozenset):
            open_parts += part
        elif isinstance(part, BaseModel):
            open_parts += [getattr(part, name) for name in type(part).model_fields]
        elif is_dataclass(part):
            open_parts += [getattr(part, f.name) for f in fields(part)]
    return found


READ_BY_THE_PLAN = {
    (kind, name)
    for kind, names in {
        "territory_statistic": "value unit period_end published_on numerator denominator definition "
        "urban_defined_on population_base is_provisional part_unit",
        "task_assignment": "role commune_code last_year budget_vnd",
        "task_progress": "state none_arises product_number product_on spent_vnd obstacles commune_code",
    }.items()
    for name in names.split()
}
"""Fields that indicators and tasks of the plan are told by."""


def test_a_field_says_what_it_is_kept_for_exactly_if_nothing_reads_it(read: set[tuple[str, str]]) -> None:
    assert ("facility", "wastewater_m3_day") in read
    structure = {
        (kind.name, name)
        for kind in KINDS.values()
        for name, declared in kind.columns.items()
        if declared.required or declared.refers_to or declared.type == "unit" or name == kind.dated_by
    }
    kept = {(k.name, name) for k in KINDS.values() for name, c in k.columns.items() if c.kept_for}
    every = {(kind.name, name) for kind in KINDS.values() for name in kind.columns}
    spans = ("record_kind", "issuer", "complete_from", "complete_to")
    read_by_program = {("coverage", name) for name in spans} | READ_BY_THE_PLAN
    not_read = every - read - structure - read_by_program
    assert sorted(not_read - kept) == [], "nothing reads these: say what they are kept for"
    assert sorted(kept - not_read) == [], "these are read: say kept_for=READ or nothing"


def required() -> list[dict[str, str]]:
    with REQUIRED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_field_that_law_and_plan_need_is_there() -> None:
    rows = required()
    missing = [
        f"{row['id']}: {row['kind']}.{row['field']}"
        for row in rows
        if row["kind"] not in RECORD_KINDS or row["field"] not in RECORD_KINDS[row["kind"]].columns
    ]
    assert missing == []
    assert repeated([f"{row['id']} {row['kind']} {row['field']}" for row in rows]) == []
    assert all(row["why"] for row in rows)


def test_each_of_the_forty_requirements_and_eight_tasks_has_its_fields() -> None:
    found = {row["id"] for row in required()}
    assert {f"R{number:02d}" for number in range(1, 41)} | {f"T{number}" for number in range(1, 9)} <= found


def test_no_kind_is_there_that_nothing_needs(read: set[tuple[str, str]]) -> None:
    needed = {row["kind"] for row in required()} | {kind for kind, _ in read}
    assert {kind.name for kind in KINDS.values()} - needed == set()
