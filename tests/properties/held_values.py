"""What a cell may mean, told without the program: one value, or none where more than one is possible."""

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from compliance.model.fields import Column
from compliance.model.schema import COLLECTIONS, KINDS
from compliance.model.units import canonical_unit

UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
SPACES = dict.fromkeys(map(ord, "\u00a0\u2028\u2029\u202f\u205f\u3000"), " ")


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def clean(text: str) -> str:
    """Return a text as cells are kept: trimmed, in NFC, without what cannot be seen, in one line."""
    text = re.sub(r"[ \t]*\n[ \t\n]*", " ", text.translate(UNSEEN).translate(SPACES))
    return unicodedata.normalize("NFC", text).strip(" \t\x1a")


def may_mean(column: Column, text: str, value: str) -> bool:
    """Return whether a cell may mean a value; a blank means none, and nothing but a blank does."""
    if not text or not value:
        return text == value
    if column.type in ("number", "censored"):
        return _may_be_number(text, value)
    if column.type == "date":
        return _may_be_day(text, value)
    if column.type == "whole":
        return text.isdigit() and int(text) == int(value)
    if column.type == "flag":
        return (text.casefold() in ("true", "1", "có", "yes", "✓")) == (value == "true")
    if column.type == "choice":
        labels = [value, column.choices(value).vi, column.choices(value).en] if column.choices else []
        return bare(text) in map(bare, labels) and "?" not in text
    if column.type == "unit":
        return canonical_unit(text) == value
    if column.digits:
        return re.sub(r"[\s.–-]", "", text.strip('",;|') if column.is_place else text) == value
    if column.names == "table":
        kind = KINDS.get(value) or COLLECTIONS[value]
        return bare(text) in map(bare, (value, kind.label.vi, kind.label.en)) and "?" not in text
    return value in (text, clean(text.encode("utf-8", "surrogateescape").decode("cp1252", "replace")))


def bare(text: str) -> str:
    """Return a text without marks, case and punctuation."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFD", text.casefold()).replace("đ", "d"))


def _may_be_number(text: str, value: str) -> bool:
    """Return whether a text is a number, its marks read in one of the two ways that are read at all."""
    if text[0] in "<>" or value[0] in "<>":
        return text[0] == value[0] and _may_be_number(text[1:].strip(), value[1:])
    text = re.sub(r"\s*(ha|m3/ngày|m3/day|%)$", "", text)
    plain = re.sub(r"(?<=\d) (?=\d{3}\b)", "", text)
    readings = [plain]
    if re.fullmatch(r"-?(\d*|[1-9]\d{0,2}(\.\d{3})+),\d+|-?[1-9]\d{0,2}(\.\d{3})+", plain):
        readings = [plain.replace(".", "").replace(",", ".")]
        readings += [plain] if re.fullmatch(r"-?\d+\.\d{3}", plain) else []
    try:
        return Decimal(value) in [Decimal(reading) for reading in readings]
    except InvalidOperation:
        return False


def _may_be_day(text: str, value: str) -> bool:
    """Return whether a text is a day, its numbers in the order year, month, day or day, month, year."""
    if named := re.fullmatch(r"(\d\d)-([A-Z][a-z]{2})-(\d\d)", text):
        return value == f"20{named[3]}-{MONTHS.index(named[2]) + 1:02}-{named[1]}"
    if re.fullmatch(r"\d{5}", text):  # The workbook says from when it counts.
        return str(date(1899, 12, 30) + timedelta(days=int(text))) == value
    numbers = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)|(\d{1,2})([-/.])(\d{1,2})\5(\d{4})", text)
    if numbers is None:
        return False
    year, month, day = numbers[1] or numbers[7], numbers[2] or numbers[6], numbers[3] or numbers[4]
    return f"{int(year):04}-{int(month):02}-{int(day):02}" == value
