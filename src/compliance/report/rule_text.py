"""What a rule says as parts that a page can lay out: outlines of conditions, slots, values of thresholds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from compliance.language.nodes import Aggregate, And, Node, Not, Or, ThresholdValue, walk
from compliance.language.phrases import any_head, phrase, sentence, such_records
from compliance.language.templates import Template
from compliance.model.texts import Lang
from compliance.model.thresholds import Threshold, ThresholdPeriod
from compliance.model.units import Unit
from compliance.model.values import format_date, format_value

_GROUPS = {
    "vi": ("Tất cả các điều kiện sau:", "Ít nhất một trong các điều kiện sau:", "Không thuộc trường hợp:"),
    "en": ("All of the following:", "At least one of the following:", "Not so:"),
}


@dataclass(frozen=True)
class Outline:
    """A sentence with those that stand below it."""

    text: str
    below: tuple["Outline", ...] = ()


@dataclass(frozen=True)
class SaidPart:
    """A part of a message: fixed text, or what stands for a value."""

    text: str
    is_slot: bool


@dataclass(frozen=True)
class ValueRow:
    """A value of a threshold, and for which key or band it is; blank where there is one value."""

    label: str
    value: str


def outline(node: Node, lang: Lang, *, in_loop: bool = False) -> Outline:
    """Return what a condition says; the parts of an outer `and` or `or` one below the other.

    Args:
        node: The condition.
        lang: The language.
        in_loop: Whether it speaks of the records of a selection, where fields need their owner.
    """
    every, either, none = _GROUPS[lang]
    if isinstance(node, And | Or):
        below = tuple(outline(operand, lang, in_loop=in_loop) for operand in _flat(node))
        return Outline(every if isinstance(node, And) else either, below)
    negated = isinstance(node, Not)
    bare = node.operand if isinstance(node, Not) else node
    if negated and isinstance(bare, And | Or):
        return Outline(none, (outline(bare, lang, in_loop=in_loop),))
    if isinstance(bare, Aggregate):
        such = such_records(bare)
        if len(such) > 1 or any(isinstance(part, Or) for part in such):
            head = f"{_capital(any_head(bare, lang, none=negated))}:"
            return Outline(head, tuple(outline(part, lang, in_loop=True) for part in such))
    return Outline(sentence(node, lang, in_loop=in_loop))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _flat(node: And | Or) -> Iterator[Node]:
    """Yield the operands of a condition, with those of its own kind inside it in their place."""
    for operand in node.operands:
        if isinstance(operand, And | Or) and type(operand) is type(node):
            yield from _flat(operand)
        else:
            yield operand


def said(template: Template, lang: Lang) -> list[SaidPart]:
    """Return a message with each slot as what it stands for."""
    return [
        SaidPart(part, is_slot=False) if isinstance(part, str) else SaidPart(phrase(part, lang), is_slot=True)
        for part in template.parts
    ]


def said_text(template: Template, lang: Lang) -> str:
    """Return a message as one text, what stands for a value in square brackets."""
    return "".join(f"[{part.text}]" if part.is_slot else part.text for part in said(template, lang))


def key_labels(nodes: Iterable[Node], lang: Lang) -> dict[str, dict[str, str]]:
    """Return what readers call the keys of each threshold that nodes look up by a closed list."""
    labels: dict[str, dict[str, str]] = {}
    for node in (inner for outer in nodes for inner in walk(outer)):
        if isinstance(node, ThresholdValue) and node.key is not None and node.key.type.choices is not None:
            choices = node.key.type.choices
            labels[node.name] = {member.value: member.text(lang) for member in choices}
    return labels


def value_rows(
    threshold: Threshold, period: ThresholdPeriod, labels: dict[str, str], lang: Lang
) -> list[ValueRow]:
    """Return the values a threshold has in one period, by key or band where it has several."""
    if period.bands is not None:
        by = _by_unit(threshold, lang)
        return [
            ValueRow(f"{_band(band.least, band.below, lang)}{by}", _value(threshold, band.value, lang))
            for band in period.bands
        ]
    rows = {"": period.value} if period.value is not None else period.table or {}
    return [ValueRow(labels.get(key, key), _value(threshold, text, lang)) for key, text in rows.items()]


def values_line(threshold: Threshold, period: ThresholdPeriod, lang: Lang) -> str:
    """Return the values a threshold has in one period in one line: keys as written, bands as intervals."""
    rows = value_rows(threshold, period, {}, lang)
    if period.bands is not None:
        by = _by_unit(threshold, lang)
        bounds = [f"[{_bound(b.least, lang)} - {_bound(b.below, lang)}){by}" for b in period.bands]
        return "; ".join(f"{bound}: {row.value}" for bound, row in zip(bounds, rows, strict=True))
    return ", ".join(f"{row.label} = {row.value}" if row.label else row.value for row in rows)


def _value(threshold: Threshold, text: str, lang: Lang) -> str:
    unit = f" {Unit.parse(threshold.unit_of_values).text(lang)}" if threshold.unit_of_values else ""
    return (text if threshold.type == "year" else format_value(threshold.parse(text), lang)) + unit


def _by_unit(threshold: Threshold, lang: Lang) -> str:
    return f" {Unit.parse(threshold.by_unit).text(lang)}" if threshold.by_unit else ""


def _bound(bound: Decimal | None, lang: Lang) -> str:
    return "..." if bound is None else format_value(bound, lang)


def _band(least: Decimal | None, below: Decimal | None, lang: Lang) -> str:
    words = {
        "vi": ("từ {}", "dưới {}", "từ {} đến dưới {}"),
        "en": ("from {}", "below {}", "from {} to below {}"),
    }
    low, high, both = words[lang]
    if least is None:
        return "" if below is None else high.format(format_value(below, lang))
    if below is None:
        return low.format(format_value(least, lang))
    return both.format(format_value(least, lang), format_value(below, lang))


def band_text(least: Decimal | None, below: Decimal | None, unit: str | None, lang: Lang) -> str:
    """Return the numbers from one bound, included, to another, excluded, with their unit."""
    return _band(least, below, lang) + (f" {Unit.parse(unit).text(lang)}" if unit else "")


def period_text(since: date | None, until: date | None, lang: Lang) -> str:
    """Return the dates between which something holds, both included; dots where it is open."""
    return " - ".join("..." if day is None else format_date(day, lang) for day in (since, until))
