"""The JSON Schemas for editors: up to date, true of every file, and no wider than what reads the files."""

import re
from pathlib import Path
from typing import Annotated, Any

import pytest
import yaml
from jsonschema import Draft7Validator
from pydantic import BaseModel, BeforeValidator, TypeAdapter, ValidationError

from compliance.cli.program import run
from compliance.model.fields import RecordKind
from compliance.model.rule_values import Day, Months, Name, Number, RuleId
from compliance.model.schedules import MonthDay
from compliance.model.schema import KINDS, SUBJECTS
from compliance.sources.rulebooks import case_schema, rulebook
from compliance.sources.rulebooks.case_file import CASE_KEYS
from compliance.sources.rulebooks.schemas import (
    FORMS,
    KEYS,
    MODELS,
    _FileSchema,
    _validator,
    editor_comment,
    kind_of_file,
    schema_files,
    schemas,
    schemas_folder,
)

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "schemas"
FILES = [
    *sorted((ROOT / "rules").rglob("*.yaml")),
    *sorted((ROOT / "samples").glob("*/rules/**/*.yaml")),
    *sorted((ROOT / "samples").glob("*/register.yaml")),
    ROOT / "facilities" / "register.yaml",
]
SCHEMAS = schemas()


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as editors do, by the core schema of YAML 1.2: a date is a text, `no` is a text."""

    yaml_implicit_resolvers: dict[Any, Any] = {}  # noqa: RUF012  # the library's own way to have none


for tag, pattern, first in (
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("bool", r"^(?:true|false)$", list("tf")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$", list("-+.0123456789")),
):
    regex = re.compile(pattern)
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", regex, first)
EditorLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


def as_editor(text: str) -> Any:
    return yaml.load(text, Loader=EditorLoader)  # noqa: S506  # built on the safe loader


def faults(kind: str, text: str) -> set[str]:
    validator = Draft7Validator(SCHEMAS[kind], format_checker=Draft7Validator.FORMAT_CHECKER)
    return {error.json_path for error in validator.iter_errors(as_editor(text))}


def test_schemas_on_disk_are_up_to_date() -> None:
    found = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}

    assert found == schema_files(), "a model has changed: run `compliance rules schemas`"


def test_there_is_a_schema_for_every_kind_of_file() -> None:
    assert list(KEYS) == list(rulebook._KINDS), "KEYS follows the order in which files are told apart"
    assert set(SCHEMAS) == {*KEYS.values(), "cases", "register"}
    assert set(MODELS) == set(SCHEMAS) - {"cases"}


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_one(kind: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[kind])


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_follows_its_schema(path: Path) -> None:
    kind = kind_of_file(path)

    assert kind is not None
    assert faults(kind, path.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_begins_with_the_comment_that_editors_read(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]

    assert first == editor_comment(kind_of_file(path) or "", path, FOLDER)


RULE = """\
id: WW-01
title: {vi: Không có trạm, en: No plant}
severity: critical
citations:
  - {instrument: plan, provision: I.4}
  - {instrument: 72/2020/QH14, provision: 52, checked: 2026-11-23, confidence: read}
since: 2025-07-01
until:
subject: facility
applies_when: true
requires:
  plant: any(p.role == "central" for p in treatment_plants)
  flow: {holds: wastewater_m3_day > 0, when_missing: violated}
window: 24 months
message: {vi: Cụm, en: Cluster}
remedy: {vi: Xây, en: Build, days: 90}
"""
THRESHOLD = """\
threshold: cluster.wastewater
title: {vi: lưu lượng, en: flow}
unit: m3/day
values:
  - {from: 2026-01-29, until: 2026-12-31, value: 100, citation: {instrument: plan, provision: I}}
  - {from: 2027-01-01, value: "99.5", citation: {instrument: plan, provision: I}}
"""
CASES = """\
given:
  as_of: 2026-11-24
  facility: {kind: mine, status: Đang hoạt động, wastewater_m3_day: 99.999999, tenants_self_treat: true}
  covered: [permits, all]
cases:
  - name: met
    facility: {status: }
    permits: [{kind: restoration_plan, granted_on: 2020-01-01}]
    measurements: [{outlet_id: O1, parameter: pH, value: <0.5}, {outlet_id: 1, parameter: COD, value: 7}]
    hazardous_waste_years: [{waste_code: 170203, year: 2025}]
    expect: met
  - {name: of each, expect: {permit-1: met, permit-2: violated}, failed: [plan], missing: ["a.b"]}
"""


def test_a_file_may_be_written_in_every_natural_way() -> None:
    assert faults("rule", RULE) == set()
    assert faults("threshold", THRESHOLD) == set()
    assert faults("cases", CASES) == set()


@pytest.mark.parametrize(
    ("kind", "old", "new", "place"),
    [
        ("rule", "id: WW-01", "id: ww-1", "$.id"),
        ("rule", "id: WW-01\n", "", "$"),
        ("rule", "severity: critical", "severity: urgent", "$.severity"),
        ("rule", "since: 2025-07-01", "since: 1/7/2025", "$.since"),
        ("rule", "since: 2025-07-01", "since: 2025-02-30", "$.since"),
        ("rule", "since: 2025-07-01", "since:", "$.since"),
        ("rule", "subject: facility", "subject: factory", "$.subject"),
        ("rule", "24 months", "24", "$.window"),
        ("rule", "days: 90", "days: soon", "$.remedy"),
        ("rule", "  plant:", "  Plant:", "$.requires"),
        ("rule", "holds:", "condition:", "$.requires.flow"),
        ("rule", "when_missing: violated", "when_missing: met", "$.requires.flow"),
        ("rule", "confidence: read", "confidence: sure", "$.citations[1].confidence"),
        ("rule", "subject:", "subjekt: x\nsubject:", "$"),
        ("rule", "{vi: Cụm, en: Cluster}", "{vi: Cụm}", "$.message"),
        ("threshold", "value: 100", "values: 100", "$.values[0]"),
        ("threshold", "value: 100", "table: [100]", "$.values[0].table"),
        ("threshold", "unit: m3/day", "type: text", "$.type"),
        ("cases", "kind: mine", "kind: coalmine", "$.given.facility.kind"),
        ("cases", "kind: restoration_plan", "sort: x", "$.cases[0].permits[0]"),
        ("cases", "outlet_id: O1, ", "", "$.cases[0].measurements[0]"),
        ("cases", "value: <0.5", "value: about 0.5", "$.cases[0].measurements[0].value"),
        ("cases", "99.999999", "12 m3", "$.given.facility.wastewater_m3_day"),
        ("cases", "self_treat: true", "self_treat: maybe", "$.given.facility.tenants_self_treat"),
        ("cases", "[permits, all]", "[permit]", "$.given.covered[0]"),
        ("cases", "    expect: met\n", "", "$.cases[0]"),
        ("cases", "    expect: met\n", "    expect: fulfilled\n", "$.cases[0].expect"),
        ("cases", "given:", "gegeben:", "$"),
    ],
)
def test_a_slip_is_shown_where_it_stands(kind: str, old: str, new: str, place: str) -> None:
    text = {"rule": RULE, "threshold": THRESHOLD, "cases": CASES}[kind]
    assert text.count(old) == 1

    assert faults(kind, text.replace(old, new)) == {place}


TEXTS = (
    "2026-05-18", "2026-5-18", "2026-02-30", "18/5/2026", "1678.5", "1.678,5", "-3", "1e3", "0.1234567", "05",
    "1234567890123", "24 months", "1 month", "24", "months", "1000 months", "01-15", "1-15", "13-01", "WW-01",
    "WW-1", "ww-01", "GHG-123", "ABCDE-01", "central_plant", "cluster.wastewater", "Plant", "a b", ".a", "",
)  # fmt: skip


ALIASES = {
    "Day": Day,
    "Number": Number,
    "Months": Months,
    "MonthDay": MonthDay,
    "RuleId": RuleId,
    "Name": Name,
}


@pytest.mark.parametrize("alias", ALIASES.values(), ids=ALIASES.keys())
def test_the_forms_of_texts_are_those_that_are_read(alias: Any) -> None:
    schema = Draft7Validator(FORMS[_validator(alias)], format_checker=Draft7Validator.FORMAT_CHECKER)
    reader = TypeAdapter(alias)

    def is_read(text: str) -> bool:
        try:
            reader.validate_python(text)
        except ValidationError:
            return False
        return True

    read = {text for text in TEXTS if is_read(text)}
    shown = {text for text in TEXTS if schema.is_valid(text)}
    assert read
    assert read <= shown
    # A pattern cannot tell the days of a month.
    assert shown - read <= ({"13-01"} if alias is MonthDay else set())


@pytest.mark.parametrize("kind", [k for k in KINDS.values() if k.plural in CASE_KEYS], ids=lambda k: k.plural)
def test_every_field_is_described_with_its_labels(kind: RecordKind) -> None:
    fields = SCHEMAS["cases"]["$defs"][kind.plural]["items"]["properties"]

    assert set(fields) == set(kind.columns)
    for name, column in kind.columns.items():
        assert fields[name]["description"].startswith(f"{column.label.vi} / {column.label.en}")
        assert column.description.vi in fields[name]["description"]


def test_every_subject_is_offered_with_its_label() -> None:
    offered = {
        item["const"]: item["description"] for item in SCHEMAS["rule"]["properties"]["subject"]["oneOf"]
    }

    assert offered == {name: f"{kind.label.vi} / {kind.label.en}" for name, kind in SUBJECTS.items()}


def test_a_new_key_of_cases_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_schema, "CASE_KEYS", (*CASE_KEYS, "weather"))
    with pytest.raises(LookupError, match="weather"):
        case_schema.cases_schema()


def test_a_new_way_of_reading_texts_is_not_passed_over() -> None:
    class Model(BaseModel):
        field: Annotated[str, BeforeValidator(str)]

    with pytest.raises(TypeError, match="FORMS does not say"):
        Model.model_json_schema(schema_generator=_FileSchema)


def test_the_schemas_are_found_from_any_folder_of_rules(tmp_path: Path) -> None:
    assert schemas_folder(ROOT / "rules") == FOLDER
    assert schemas_folder(ROOT / "samples" / "npdes" / "rules") == FOLDER
    assert schemas_folder(tmp_path) is None
    assert editor_comment("rule", ROOT / "rules" / "wastewater" / "WW-01-x.yaml", FOLDER) == (
        "# yaml-language-server: $schema=../../schemas/rule.schema.json"
    )


def test_check_tells_what_is_out_of_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "schemas")
    assert run(["rules", "schemas", "--check", "--output", folder]) == 1
    assert capsys.readouterr().out.count("is missing") == len(SCHEMAS)
    assert run(["rules", "schemas", "--output", folder]) == 0
    assert run(["rules", "schemas", "--check", "--output", folder]) == 0
    capsys.readouterr()
    (tmp_path / "schemas" / "rule.schema.json").write_text("{}\n", encoding="utf-8")
    (tmp_path / "schemas" / "cases.schema.json").unlink()
    (tmp_path / "schemas" / "former.schema.json").write_text("{}\n", encoding="utf-8")
    assert run(["rules", "schemas", "--check", "--output", folder]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{folder}/cases.schema.json: is missing",
        f"{folder}/former.schema.json: is no longer made",
        f"{folder}/rule.schema.json: is old",
        "run: compliance rules schemas",
    ]
