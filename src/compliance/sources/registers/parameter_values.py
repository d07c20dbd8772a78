"""Gives measured values and limits the catalogue's word for their parameter, and its unit."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from compliance.model.fields import RecordKind
from compliance.model.parameters import Catalogue, Medium, Parameter, find_parameter
from compliance.model.unit_conversions import conversion_factor, is_per_other_time
from compliance.model.units import Unit, canonical_unit, unit_text
from compliance.sources.cells.columns import DECIMAL
from compliance.sources.faults import Fault, shown
from compliance.sources.registers.parameter_catalogue import shipped_catalogue
from compliance.sources.registers.parameter_medium import OF_WASTEWATER, is_of_gas

_MILLION = pa.scalar(Decimal(10**6), pa.decimal128(7, 0))
_MILLIONTH = pa.scalar(Decimal("0.000001"), pa.decimal128(6, 6))
_END = 10**18
"""Millionths that no value of a register reaches: it has at most 12 digits before and 6 after its mark."""
_SHOWN_NAMES = 10
_UNIT_NOTES = {
    "renamed": ("unit-renamed", "đơn vị {} được ghi thành {}", "the unit {} is written {}"),
    "converted": ("unit-converted", "giá trị được đổi từ {} sang {}", "values converted from {} to {}"),
    "inexact": (
        "unit-kept",
        "giữ nguyên {}, vì giá trị đổi sang {} có quá nhiều chữ số",
        "{} is kept, as the values have too many digits in {}",
    ),
    "gas": (
        "of-gas",
        "giữ nguyên tên và đơn vị, vì {} là đơn vị của khí thải",
        "kept, as {} is a unit of gas",
    ),
    "other": ("unit-kept", "giữ nguyên {}, không đổi sang {}", "{} is kept, not converted to {}"),
}

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class _Pair:
    """A parameter and a unit as they stand in rows, and what they are in the catalogue.

    Attributes:
        name: The parameter as it is written.
        unit: The unit as it is written; None where it is blank.
        parameter: The entry it is; None if it is none for certain.
        factor: How many of the catalogue's unit one of its unit is; None where it is not converted.
    """

    name: str | None
    unit: str | None
    parameter: Parameter | None = None
    factor: Fraction | None = None

    @property
    def code(self) -> str | None:
        return self.parameter.code if self.parameter else self.name

    @property
    def target(self) -> str | None:
        return self.parameter.unit if self.parameter and self.factor is not None else self.unit


def settle_wastewater(kind: RecordKind, table: pa.Table) -> tuple[pa.Table, list[Fault]]:
    """Return a table of wastewater's parameters settled by the shipped catalogue; others as they are.

    See `settle_parameters`.
    """
    if kind.plural not in OF_WASTEWATER:
        return table, []
    return settle_parameters(kind, table, shipped_catalogue(), Medium.wastewater)


def settle_parameters(
    kind: RecordKind, table: pa.Table, catalogue: Catalogue, medium: Medium | None
) -> tuple[pa.Table, list[Fault]]:
    """Return a table with the catalogue's codes and units, and what readers are told of the changes.

    A name is replaced only by the code of the one parameter that bears it, and a unit only by the one the
    catalogue gives for that parameter, with all values of the row converted exactly. Everything else stays as
    it is: parameters that are not known, units of another quantity (a load in kg/day) or of another medium
    (mg/Nm3 of gas), rates over another span of time (the greatest flow of an hour is not the flow of a day),
    and rows of which a value would need more digits than are kept.

    Args:
        kind: The kind of record, which tells what the fields hold.
        table: Typed columns with all fields of the kind; other columns stay as they are.
        catalogue: The known parameters.
        medium: In what the values were measured; None if that is not known.

    Returns:
        The table with its rows and columns in their order, and one note for each name or unit with its count.
    """
    values = [name for name, column in kind.columns.items() if column.unit_field == "unit"]
    if "parameter" not in kind.columns or not values or not table.num_rows:
        return table, []
    pairs, pair_of_row = _pairs_in(table, catalogue, medium)
    columns, is_exact = _converted(table, values, pairs, pair_of_row)
    rows = pa.array(pair_of_row)
    targets = pa.array([pair.target for pair in pairs], pa.string()).take(rows)
    columns["parameter"] = pa.array([pair.code for pair in pairs], pa.string()).take(rows)
    columns["unit"] = pc.if_else(pa.array(is_exact), targets, table["unit"])
    for name, column in columns.items():
        table = table.set_column(table.schema.get_field_index(name), name, column)
    return table, _notes(pairs, pair_of_row, is_exact)


def _pairs_in(table: pa.Table, catalogue: Catalogue, medium: Medium | None) -> tuple[list[_Pair], Numbers]:
    """Return the distinct pairs of a table and, by row, which of them it has."""
    names, units = (
        table[name].combine_chunks().dictionary_encode(null_encoding="encode")
        for name in ("parameter", "unit")
    )
    numbers = names.indices.to_numpy().astype(np.int64) * len(units.dictionary) + units.indices.to_numpy()
    distinct, pair_of_row = np.unique(numbers, return_inverse=True)
    pairs = []
    for number in distinct.tolist():
        name, unit = divmod(number, len(units.dictionary))
        pairs.append(_pair(names.dictionary[name].as_py(), units.dictionary[unit].as_py(), catalogue, medium))
    return pairs, pair_of_row


def _pair(name: str | None, unit: str | None, catalogue: Catalogue, medium: Medium | None) -> _Pair:
    parameter = find_parameter(name, catalogue, medium) if name is not None else None
    if parameter is not None and unit is not None and is_of_gas(unit) and not is_of_gas(parameter.unit):
        return _Pair(name, unit)
    if parameter is None or unit is None:
        return _Pair(name, unit, parameter)
    if canonical_unit(unit) in map(canonical_unit, parameter.unit_spellings):
        return _Pair(name, unit, parameter, Fraction(1))
    source, target = Unit.parse(unit), Unit.parse(parameter.unit)
    factor = conversion_factor(source, target)
    # With a factor beyond all values of a register no value but zero could be converted.
    if factor is None or is_per_other_time(source, target) or max(factor.as_integer_ratio()) >= _END:
        return _Pair(name, unit, parameter)
    return _Pair(name, unit, parameter, factor)


def _converted(
    table: pa.Table, values: Sequence[str], pairs: Sequence[_Pair], pair_of_row: Numbers
) -> tuple[dict[str, pa.Array], npt.NDArray[np.bool_]]:
    """Return the columns of values, converted, and by row whether all its values are converted exactly."""
    is_exact = np.ones(table.num_rows, dtype=bool)
    factors = [pair.factor or Fraction(1) for pair in pairs]
    if all(factor == 1 for factor in factors):
        return {}, is_exact
    above = np.array([factor.numerator for factor in factors])[pair_of_row]
    below = np.array([factor.denominator for factor in factors])[pair_of_row]
    millionths = {}
    for name in values:
        amounts = pc.cast(pc.multiply(table[name], _MILLION), pa.int64()).fill_null(0).to_numpy()
        is_exact &= (amounts % below == 0) & (np.abs(amounts) // below <= (_END - 1) // above)
        millionths[name] = amounts
    columns = {}
    for name, amounts in millionths.items():
        converted = np.where(is_exact, amounts // below * above, amounts)
        nulls = pc.is_null(table[name]).to_numpy()
        written = pa.array(converted, mask=nulls).cast(pa.decimal128(19, 0))
        columns[name] = pc.multiply(written, _MILLIONTH).cast(DECIMAL)
    return columns, is_exact


def _notes(pairs: Sequence[_Pair], pair_of_row: Numbers, is_exact: npt.NDArray[np.bool_]) -> list[Fault]:
    rows = np.bincount(pair_of_row, minlength=len(pairs)).tolist()
    exact = np.bincount(pair_of_row[is_exact], minlength=len(pairs)).tolist()
    renamed: Counter[tuple[str, str]] = Counter()
    units: Counter[tuple[str, str, str, str]] = Counter()
    unknown: Counter[str] = Counter()
    of_gas: Counter[tuple[str, str]] = Counter()
    for pair, count, done in zip(pairs, rows, exact, strict=True):
        if pair.name is None:
            continue
        if pair.parameter is None:
            if pair.unit is not None and is_of_gas(pair.unit):
                of_gas[pair.name, pair.unit] += count
            else:
                unknown[pair.name] += count
            continue
        code, target = pair.parameter.code, pair.parameter.unit
        if pair.name != code:
            renamed[pair.name, code] += count
        if pair.unit is None or pair.unit == target:
            continue
        if pair.factor is None:
            units["other", code, pair.unit, target] += count
        else:
            units["renamed" if pair.factor == 1 else "converted", code, pair.unit, target] += done
            units["inexact", code, pair.unit, target] += count - done
    notes = [_renamed_note(name, code, count) for (name, code), count in renamed.items()]
    notes += [_unit_note(*key, count) for key, count in units.items() if count]
    notes += [_unit_note("gas", name, unit, unit, count) for (name, unit), count in of_gas.items()]
    return notes + ([_unknown_note(unknown)] if unknown else [])


def _renamed_note(name: str, code: str, count: int) -> Fault:
    return Fault(
        "parameter-renamed",
        f"{count} dòng: tên {shown(name)} được ghi thành thông số {shown(code)} của danh mục",
        f"{_rows(count)}: the name {shown(name)} is written as the catalogue's parameter {shown(code)}",
    )


def _unit_note(what: str, code: str, unit: str, target: str, count: int) -> Fault:
    note, vi, en = _UNIT_NOTES[what]
    vi = vi.format(shown(unit_text(unit, "vi")), shown(unit_text(target, "vi")))
    en = en.format(shown(unit_text(unit, "en")), shown(unit_text(target, "en")))
    return Fault(note, f"{count} dòng thông số {shown(code)}: {vi}", f"{_rows(count)} of {shown(code)}: {en}")


def _unknown_note(unknown: Counter[str]) -> Fault:
    names = ", ".join(shown(name) for name in list(unknown)[:_SHOWN_NAMES])
    more = "…" if len(unknown) > _SHOWN_NAMES else ""
    return Fault(
        "unknown-parameter",
        f"{unknown.total()} dòng có tên thông số không thuộc danh mục hoặc chỉ nhiều thông số, giữ nguyên: "
        f"{names}{more}",
        f"{_rows(unknown.total())} with names of no parameter of the catalogue or of several, kept: "
        f"{names}{more}",
    )


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"
