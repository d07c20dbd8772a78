"""How values and labels are written for readers, alone and inside sentences."""

from decimal import Decimal

from compliance.language.nodes import Aggregate, Arithmetic, FieldRef, Node, ThresholdValue, YearOf
from compliance.model.fields import Choice, Column
from compliance.model.texts import Bilingual, Lang
from compliance.model.units import unit_text
from compliance.model.values import format_value

_PICKS = ("min", "max", "latest", "one")
"""Functions whose value is that of one of the records."""


def said_in(lang: Lang, vi: str, en: str) -> str:
    """Return the one of two texts that is in a language."""
    return vi if lang == "vi" else en


def mid_sentence(text: str) -> str:
    """Return a text for the middle of a sentence; abbreviations keep their capitals.

    >>> mid_sentence("Loại hình khác"), mid_sentence("UBND tỉnh")
    ('loại hình khác', 'UBND tỉnh')
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def lower_first(label: Bilingual | Choice, lang: Lang) -> str:
    """Return a label for the middle of a sentence."""
    return mid_sentence(label.text(lang))


def column_words(column: Column, lang: Lang) -> str:
    """Return the label of a field in quotes, said to be figures only where it holds numbers."""
    figures = column.type in ("number", "censored", "whole")
    word = said_in(lang, "số liệu" if figures else "thông tin", "a value for")
    return f"{word} «{column.label.text(lang)}»"


def is_year(node: Node) -> bool:
    """Return whether a number is a calendar year, or another whole number that is written like one."""
    match node:
        case YearOf():
            return True
        case FieldRef(column=column):
            return column.type == "whole"
        case ThresholdValue(threshold=threshold):
            return threshold.type == "year"
        case Arithmetic(op="+" | "-", left=left, right=right):
            return is_year(left) is not is_year(right)
        case Aggregate(function=function, body=body):
            return function in _PICKS and body is not None and is_year(body)
        case _:
            return False


def format_typed(node: Node, value: object, lang: Lang) -> str:
    """Return a value for readers, with its unit, and a value of a closed list by its label."""
    if node.type.base == "flag" and not isinstance(node, FieldRef):
        words = {True: ("đúng", "true"), False: ("sai", "false"), None: ("chưa rõ", "unknown")}
        if isinstance(value, bool) or value is None:
            return said_in(lang, *words[value])
    if value is not None and node.type.choices is not None:
        return node.type.choices.member(value).text(lang)
    if is_year(node):
        unknown = said_in(lang, "chưa rõ", "unknown")
        return unknown if value is None else f"{Decimal(str(value)).normalize():f}"
    if isinstance(value, str) and _is_unit(node):
        return unit_text(value, lang)
    shown = format_value(value, lang)  # type: ignore[arg-type]
    unit = node.type.unit
    return f"{shown} {unit.text(lang)}" if value is not None and unit is not None and unit.powers else shown


def _is_unit(node: Node) -> bool:
    """Return whether a text is the unit of a number."""
    if isinstance(node, Aggregate):
        return node.body is not None and _is_unit(node.body)
    return isinstance(node, FieldRef) and node.column.type == "unit"
