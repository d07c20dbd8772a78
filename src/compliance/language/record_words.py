"""What readers are told of a record and of a value in it, instead of names that are for files and rules."""

import re
from datetime import date

from compliance.language.nodes import Aggregate, FieldRef, Node
from compliance.language.types import type_of_column
from compliance.language.value_words import format_typed, lower_first
from compliance.model.fields import Column, RecordKind
from compliance.model.schema import PARENT, RECORD_KINDS, TENANTS
from compliance.model.texts import Lang, Titles
from compliance.model.values import Value, format_date, format_value

_PART = re.compile(r"(?:^|/)((?:\\.|[^\\/])*)")
_ESCAPED = re.compile(r"\\(.)")
"""A key of several fields holds its parts between slashes; in a part a slash or backslash is escaped."""

_OTHERS = (PARENT.name, TENANTS.name)
"""Kinds whose facility is another one than the facility judged."""


def record_text(record: str, lang: Lang, titles: Titles) -> str:
    """Return a record, told by kind and key such as `permit[P-1]`, without the facility it belongs to.

    >>> record_text("plant_log[XLNT1/2026-10-12]", "vi", {})
    'Nhật ký vận hành: XLNT1, ngày ghi 12/10/2026'
    """
    name, _, key = record.removesuffix("]").partition("[")
    kind = RECORD_KINDS[name]
    shown = key_text(kind, key, lang, titles)
    return f"{kind.label.text(lang)}: {shown}" if shown else kind.label.text(lang)


def key_text(kind: RecordKind, key: str, lang: Lang, titles: Titles) -> str:
    """Return the key of a record without its facility; texts as they are, dates and numbers with labels."""
    parts = [key] if len(kind.key) == 1 else [_ESCAPED.sub(r"\1", part) for part in _PART.findall(key)]
    own = () if kind.name in _OTHERS else ("facility_id",)
    return ", ".join(
        _part(kind.columns[name], part, lang, titles)
        for name, part in zip(kind.key, parts, strict=False)  # a blank last part is left out
        if name not in own
    )


def value_text(kind: RecordKind, column: Column, value: Value, lang: Lang, titles: Titles) -> str:
    """Return the value of a field: with its unit, a closed list's by its label, a name by its title."""
    node = FieldRef("subject", kind, column, type_of_column(column), column.name)
    return titled_value(node, value, lang, titles)


def titled_value(node: Node, value: object, lang: Lang, titles: Titles) -> str:
    """Return a value for readers, a name that stands in a field by its title."""
    field = node.body if isinstance(node, Aggregate) else node
    title = _title(field.column, str(value), lang, titles) if isinstance(field, FieldRef) else None
    return title or format_typed(node, value, lang)


def _title(column: Column, name: str, lang: Lang, titles: Titles) -> str | None:
    """Return what readers are told instead of a name; what is measured is no heading and has no quotes."""
    title = titles.get(column.names or "", {}).get(name)
    if title is None:
        return None
    return title.text(lang) if column.names == "parameter" else f"«{title.text(lang)}»"


def _part(column: Column, part: str, lang: Lang, titles: Titles) -> str:
    title = _title(column, part, lang, titles)
    if title is not None:
        return title
    if column.type == "text":
        return part
    label = lower_first(column.label, lang)
    if column.type == "flag":
        return f"{label}: {format_value(part == 'true', lang)}"
    shown = format_date(date.fromisoformat(part), lang) if column.type == "date" else part
    return f"{label} {shown}"
