"""JSON Schemas of the files people write, for editors that complete and check while they type.

They are made from the models and record kinds that read those files, so they cannot say anything else. A
schema describes a file as an editor reads it: numbers and booleans stand without quotes, a date is a text.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from compliance.errors import Problems
from compliance.model.citations import InstrumentFile
from compliance.model.clauses import ClauseFile, ClauseId
from compliance.model.indicators import Indicator
from compliance.model.official_lists import OfficialList
from compliance.model.penalties import PenaltyTable
from compliance.model.retired import RetiredFile
from compliance.model.rule_values import Day, Flag, Months, Name, Number, RuleId, Year
from compliance.model.rules import Obligation, Rule
from compliance.model.schedules import MonthDay, Schedule
from compliance.model.schema import SUBJECTS
from compliance.model.tasks import Agencies, Task
from compliance.model.themes import ThemeFile
from compliance.model.thresholds import Threshold
from compliance.sources.registers.manifest import MANIFEST, Manifest
from compliance.sources.rulebooks.case_schema import DATE, NUMBER, TEXT, cases_schema, one_of_kinds
from compliance.sources.rulebooks.rulebook import CASES_SUFFIX
from compliance.sources.yaml_text import read_yaml

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect that editors know best."""

FOLDER = "schemas"
SUFFIX = ".schema.json"
COMMENT = "# yaml-language-server: $schema="

MODELS: dict[str, type[BaseModel]] = {
    "rule": Rule,
    "obligation": Obligation,
    "threshold": Threshold,
    "penalties": PenaltyTable,
    "list": OfficialList,
    "schedule": Schedule,
    "instruments": InstrumentFile,
    "retired": RetiredFile,
    "themes": ThemeFile,
    "indicator": Indicator,
    "task": Task,
    "agencies": Agencies,
    "clauses": ClauseFile,
    "register": Manifest,
}
"""The kinds of file that a model describes, by the name of their schema."""

KEYS = {
    "id": "rule",
    "obliges": "obligation",
    "periods": "schedule",
    "threshold": "threshold",
    "penalties": "penalties",
    "list": "list",
    "instruments": "instruments",
    "retired": "retired",
    "themes": "themes",
    "indicator": "indicator",
    "task": "task",
    "agencies": "agencies",
    "clauses": "clauses",
}
"""The kinds of rule file by the key that tells what a file is, in the order in which they are looked for."""


def _validator(alias: Any) -> Callable[..., object]:
    """Return the function by which a declared type, such as `Day`, reads its text."""
    found: Callable[..., object] = alias.__metadata__[0].func
    return found


FORMS: dict[Callable[..., object], JsonSchemaValue] = {
    _validator(Number): NUMBER,
    _validator(Day): DATE,
    _validator(Flag): {"type": "boolean"},
    _validator(Months): {"type": "string", "pattern": r"^\d{1,3} months?$"},
    _validator(MonthDay): {"type": "string", "pattern": r"^\d{2}-\d{2}$"},
    _validator(RuleId): {"type": "string", "pattern": r"^[A-Z]{2,4}-\d{2,3}$"},
    _validator(ClauseId): {"type": "string", "pattern": r"^((I|II|III)(\.[0-9a-z]+)+(-[a-z])?|T[0-9]{1,2})$"},
    _validator(Year): {"type": "integer"},
    _validator(Name): {"type": "string", "pattern": r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$"},
}
"""What the texts of the declared types look like in a file."""


class _FileSchema(GenerateJsonSchema):
    """Makes the schema of a file as an editor reads it."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return super().str_schema(schema) | TEXT

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        form = FORMS.get(schema["function"]["function"])
        if form is not None:
            return dict(form)
        inner = super().function_before_schema(schema)
        if "$ref" in inner:  # a model behind a function that reads it has a short form: a text in its place
            return {"anyOf": [dict(TEXT), inner]}
        if inner.get("type") not in ("integer", "number"):
            raise TypeError(f"FORMS does not say how a text is written that {schema['function']} reads")
        return inner

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        form = FORMS.get(schema["function"]["function"])
        return super().function_after_schema(schema) if form is None else dict(form)

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        found = super().dict_schema(schema)
        for pattern, values in found.pop("patternProperties", {}).items():
            found |= {"propertyNames": {"pattern": pattern}, "additionalProperties": values}
        return found

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        found = super().default_schema(schema)
        if found.get("default", ...) in (None, {}):
            del found["default"]
        return found

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  # no field needs another name
        return False


def schemas() -> dict[str, JsonSchemaValue]:
    """Return the schema of every kind of file, by its name."""
    made = {name: _of_model(model) for name, model in MODELS.items()}
    made["rule"]["properties"]["subject"] |= one_of_kinds(SUBJECTS)
    made["cases"] = {"$schema": DIALECT, **cases_schema()}
    return made


def _of_model(model: type[BaseModel]) -> JsonSchemaValue:
    return {"$schema": DIALECT, **model.model_json_schema(schema_generator=_FileSchema)}


def schema_files() -> dict[str, str]:
    """Return the text of every schema file, by its name."""
    return {
        f"{name}{SUFFIX}": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas().items()
    }


def kind_of_file(path: Path) -> str | None:
    """Return the name of the schema that a file follows; None for a file of no known kind."""
    if path.name.endswith(CASES_SUFFIX):
        return "cases"
    if path.name == MANIFEST:
        return "register"
    tree = read_yaml(path, str(path), Problems())
    return next((kind for key, kind in KEYS.items() if tree and key in tree.entries), None)


def schemas_folder(rules: Path) -> Path | None:
    """Return the nearest folder of schemas beside a folder of rules or above it; None where there is none."""
    found = (parent / FOLDER for parent in rules.resolve().parents)
    return next((folder for folder in found if (folder / f"rule{SUFFIX}").is_file()), None)


def editor_comment(kind: str, path: Path, folder: Path) -> str:
    """Return the first line of a file, by which editors find its schema.

    Args:
        kind: Name of the schema.
        path: The file.
        folder: Where the schemas stand.
    """
    relative = os.path.relpath((folder / f"{kind}{SUFFIX}").resolve(), path.parent.resolve())
    return f"{COMMENT}{Path(relative).as_posix()}"
