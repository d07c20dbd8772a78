"""The JSON Schema of a file of cases, made from the record kinds: each field with what it means."""

from collections.abc import Mapping
from typing import Any

from compliance.model.enforcement import ActionList
from compliance.model.fields import Column, RecordKind
from compliance.model.outcomes import Outcome
from compliance.model.schema import COLLECTIONS, KINDS
from compliance.sources.rulebooks.case_file import CASE_KEYS

Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""A text; an editor takes some texts, such as a waste code, for numbers."""

NUMBER: Schema = {"type": ["number", "string"], "pattern": r"^-?\d{1,12}(\.\d{1,6})?$"}
DATE: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_CENSORED: Schema = {
    "type": ["number", "string"],
    "pattern": r"^([<>] ?|-?)(\d{1,12}(\.\d{0,6})?|\.\d{1,6})$",
}
_NAMES: Schema = {"type": "array", "items": TEXT}

_OF_TYPE: dict[str, Schema] = {
    "text": TEXT,
    "unit": TEXT,
    "number": NUMBER,
    "censored": _CENSORED,
    "whole": {"type": ["integer", "string"], "pattern": r"^-?\d{1,9}$"},
    "date": DATE,
    "flag": {"enum": [True, False, "có", "không"]},
}


def one_of_kinds(kinds: Mapping[str, RecordKind]) -> Schema:
    """Return the names of record kinds as a choice, each with its label."""
    return {"oneOf": [{"const": name, "description": _both(kind.label)} for name, kind in kinds.items()]}


def cases_schema() -> Schema:
    """Return the schema of a file of cases.

    Raises:
        LookupError: A case may hold a key that nothing here describes.
    """
    about_case = _about_case()
    defined = {key: _records(key) for key in CASE_KEYS if key not in about_case}
    records = {key: {"$ref": f"#/$defs/{key}"} for key in defined}
    case = _mapping(about_case | records, "One example: a small register and what the rule must say of it")
    case["required"] = ["name", "expect"]
    given = _mapping(records, "What all cases share; a case lays its own over it")
    schema = _mapping({"given": given, "cases": {"type": "array", "items": case}}, "Example cases of a rule")
    return {"$defs": defined, **schema, "required": ["cases"]}


def _about_case() -> dict[str, Schema]:
    outcome = {"enum": [outcome.value for outcome in Outcome]}
    return {
        "name": TEXT | {"description": "What the case shows; each name once"},
        "reason": TEXT | {"description": "Why the outcome is right, where that is not plain"},
        "expect": {
            "description": "The outcome, or the outcomes by subject key",
            "anyOf": [outcome, {"type": "object", "additionalProperties": outcome}],
        },
        "failed": _NAMES | {"description": "For violated: the requirements that do not hold, all of them"},
        "action": {
            "description": "For violated: the list it stands on",
            "enum": [a.value for a in ActionList],
        },
        "because": _NAMES
        | {"description": "For violated: why it is not proposed for a penalty, all reasons"},
        "fine": TEXT | {"description": "For violated: the bracket as printed, `warning` or `unknown`"},
        "pays": TEXT | {"description": "For violated: the bracket for this operator, or `unknown`"},
        "missing": _NAMES | {"description": "For undetermined: everything that must be named as missing"},
    }


def _records(key: str) -> Schema:
    """Return the schema of what a key holds that lays out the register of a case."""
    if key == "as_of":
        return DATE | {"description": "Thời điểm xét / the date judged for"}
    if key == "facility":
        facility = _fields(KINDS["facilities"])
        return facility | {"description": "The one facility, F1; laid over the given one, a blank takes away"}
    if key == "covered":
        names = one_of_kinds(COLLECTIONS)["oneOf"]
        every = {"const": "all", "description": "Mọi bảng / every table"}
        text = "Tables that hold every record; what the others do not hold may still exist"
        return {"description": text, "type": "array", "items": {"oneOf": [every, *names]}}
    if key not in KINDS:
        raise LookupError(f"no schema for the key {key!r} of a case")
    kind = KINDS[key]
    row = _fields(kind)
    row["required"] = _required(kind)
    return {"description": _both(kind.label), "type": "array", "items": row}


def _required(kind: RecordKind) -> list[str]:
    """Return the fields a record cannot do without and that are not filled in for it."""
    filled = {"facility_id", *(kind.key if len(kind.key) == 1 else ())}
    if kind.name == "facility":
        filled.add("name")
    return [name for name, column in kind.columns.items() if column.required and name not in filled]


def _fields(kind: RecordKind) -> Schema:
    return _mapping({name: _field(column) for name, column in kind.columns.items()})


def _field(column: Column) -> Schema:
    unit = f" [{column.unit.text('en')}]" if column.unit else ""
    described = {"description": f"{_both(column.label)}{unit}. {_both(column.description)}"}
    if column.choices:
        values = [{"const": choice.value, "description": _both(choice)} for choice in column.choices]
        labels = {"enum": [choice.vi for choice in column.choices]}
        return described | {"anyOf": [*values, labels, {"type": "null"}]}
    return described | {"anyOf": [_OF_TYPE[column.type], {"type": "null"}]}


def _mapping(properties: Mapping[str, Schema], description: str | None = None) -> Schema:
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": dict(properties)}
    return {"description": description, **schema} if description else schema


def _both(label: Any) -> str:
    return f"{label.vi} / {label.en}"
