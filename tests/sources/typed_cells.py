"""Columns declared for tests, and what one cell of them is read as."""

from datetime import date

from compliance.model.fields import Choices, Column, ColumnType, Named
from compliance.model.texts import Bilingual
from compliance.model.units import Unit
from compliance.sources.cells.columns import type_column
from compliance.sources.faults import Fault
from compliance.sources.grid import CellValue, Doubt
from compliance.sources.notation import LOCALES, Locale, Notation

LABEL = Bilingual(vi="Cột", en="Column")
ISO, VI, POINT, OPEN = Notation("iso"), Notation("vi"), Notation("vi-point"), Notation(None)
SAID: tuple[Locale | None, ...] = (*LOCALES, None)
DAY = date(2025, 12, 31)
REF = Doubt("#REF!", Fault("formula", "lỗi", "error"))


def column(
    kind: ColumnType,
    *,
    name: str = "field",
    required: bool = False,
    unit: str | None = None,
    choices: Choices | None = None,
    names: Named | None = None,
    digits: tuple[int, ...] = (),
    is_place: bool = False,
    kept_for: str | None = None,
) -> Column:
    return Column(
        name, kind, LABEL, "", required, Unit.parse(unit) if unit else None, choices=choices, names=names,
        digits=digits, is_place=is_place, kept_for=kept_for,
    )  # fmt: skip


def read(declared: Column, cell: CellValue, notation: Notation) -> object:
    """Return the value of one cell, a sign before its number; or the code of its fault."""
    typed = type_column(declared, [cell], notation)
    (value,) = typed.values.to_pylist()
    if typed.refused:
        assert (list(typed.refused), value) == ([0], None)
        return typed.refused[0].code
    sign = typed.signs.to_pylist()[0] if typed.signs is not None else None
    return (sign, value) if sign else value
