"""Pours a text tree into a pydantic model and tells every fault with its place."""

from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from compliance.errors import Problems, suggest
from compliance.model.text_tree import Mapping, Tree, locate, to_data

Model = TypeVar("Model", bound=BaseModel)

_CODES = {
    "missing": "missing-key",
    "extra_forbidden": "unknown-key",
    "enum": "value",
    "literal_error": "value",
}


def mold(model: type[Model], tree: Tree, problems: Problems) -> Model | None:
    """Return the model a tree describes, or None after noting all its faults."""
    try:
        return model.model_validate(to_data(tree))
    except ValidationError as error:
        for fault in error.errors():
            _note(model, tree, fault, problems)
        return None


def _note(model: type[BaseModel], tree: Tree, fault: ErrorDetails, problems: Problems) -> None:
    path, kind, given = fault["loc"], fault["type"], fault["input"]
    place = locate(tree, path)
    code = _CODES.get(kind, "value")
    if kind == "extra_forbidden":
        key = str(path[-1])
        owner, known = _owner(model, tree, path)
        place = owner.key_places.get(key, place) if owner else place
        allowed = ", ".join(known)
        text = f"key {key!r} is not known here{suggest(key, known)}; allowed: {allowed}"
        vi = f"không có mục {key!r} ở đây{suggest(key, known, 'vi')}; các mục: {allowed}"
    elif kind == "missing":
        text = f"key {str(path[-1])!r} is missing"
        vi = f"thiếu mục {str(path[-1])!r}"
    else:
        where = ".".join(str(step) for step in path)
        reason = fault["msg"].removeprefix("Value error, ").removeprefix("Assertion failed, ")
        shown = "" if isinstance(given, dict | list) else f" (found {given!r})"
        text = f"{where}: {reason[:1].lower()}{reason[1:]}{shown}" if where else reason
        vi = _vi_of(where, fault) if where else ""
    problems.add(place, code, text, vi)


def _vi_of(where: str, fault: ErrorDetails) -> str:
    """Return in Vietnamese that the value of a key is not allowed, and which are, where that is known."""
    given = " nhiều giá trị" if isinstance(fault["input"], dict | list) else f" {fault['input']!r}"
    allowed = str(fault.get("ctx", {}).get("expected", "")).replace(" or ", ", ")
    if allowed:
        return f"{where}: nhận được{given}; chỉ nhận: {allowed}"
    reason = fault["msg"].removeprefix("Value error, ")
    if fault["loc"][-1] == "as_of":
        reason = "cần ghi ngày dạng 2026-12-31"
    return f"{where}: nhận được{given}; giá trị không hợp lệ: {reason}"


def _owner(
    model: type[BaseModel], tree: Tree, path: tuple[str | int, ...]
) -> tuple[Mapping | None, list[str]]:
    """Return the mapping that holds the key at the end of a path, and the keys allowed there."""
    current: object = model
    for step in path[:-1]:
        if isinstance(tree, Mapping) and step in tree.entries:
            tree = tree.entries[str(step)]
            current = _field_type(current, str(step))
        elif not isinstance(tree, Mapping) and isinstance(step, int):
            tree = tree.items[step]  # type: ignore[union-attr]
    known = []
    if isinstance(current, type) and issubclass(current, BaseModel):
        known = [info.alias or name for name, info in current.model_fields.items()]
    return (tree if isinstance(tree, Mapping) else None), known


def _field_type(model: object, key: str) -> object:
    """Return the model class behind a key, looking through lists, dicts and optional values."""
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return None
    for name, info in model.model_fields.items():
        if key in (name, info.alias):
            return _model_in(info.annotation)
    return None


def _model_in(annotation: object) -> object:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((part for part in found if part is not None), None)
