"""What a rule says as parts that a page can lay out: outlines of conditions, slots, values of thresholds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from compliance.language.nodes import And, Node, Not, Or, ThresholdValue, walk
from compliance.language.phrases import phrase, sentence
from compliance.language.templates import Template
from compliance.model.rules import Threshold, ThresholdPeriod
from compliance.model.texts import Lang
from compliance.model.units import Unit
from compliance.model.values import format_value

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
    """Return what a condition says; the parts of an outer `and` or `or` one below the other."""
    every, either, none = _GROUPS[lang]
    if isinstance(node, And | Or):
        parts = [part for operand in node.operands for part in _flat(operand, type(node))]
        below = tuple(outline(part, lang, in_loop=in_loop) for part in parts)
        return Outline(every if isinstance(node, And) else either, below)
    if isinstance(node, Not) and isinstance(node.operand, And | Or):
        return Outline(none, (outline(node.operand, lang, in_loop=in_loop),))
    return Outline(sentence(node, lang, in_loop=in_loop))


def _flat(node: Node, kind: type) -> Iterator[Node]:
    if isinstance(node, And | Or) and isinstance(node, kind):
        for operand in node.operands:
            yield from _flat(operand, kind)
    else:
        yield node


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
    unit = f" {Unit.parse(threshold.unit).text(lang)}" if threshold.unit else ""

    def shown(text: str) -> str:
        return text if threshold.type == "year" else format_value(threshold.parse(text), lang) + unit

    if period.value is not None:
        return [ValueRow("", shown(period.value))]
    if period.bands is not None:
        by = f" {Unit.parse(threshold.by_unit).text(lang)}" if threshold.by_unit else ""
        return [
            ValueRow(f"{_band(band.least, band.below, lang)}{by}", shown(band.value)) for band in period.bands
        ]
    return [ValueRow(labels.get(key, key), shown(text)) for key, text in (period.table or {}).items()]


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


def period_text(since: object, until: object, lang: Lang) -> str:
    """Return the dates between which something holds, both included."""
    first = format_value(since, lang) if since else "..."  # type: ignore[arg-type]
    last = format_value(until, lang) if until else "..."  # type: ignore[arg-type]
    return f"{first} - {last}"
