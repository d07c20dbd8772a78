"""Tells by their units values of waste gas from those of wastewater, which stand in one table."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from compliance.model.fields import RecordKind
from compliance.model.parameters import Medium, Parameter, find_parameter
from compliance.model.unit_conversions import conversion_factor
from compliance.model.units import Unit, unit_text
from compliance.sources.cells.columns import TypedColumn
from compliance.sources.faults import Fault, shown
from compliance.sources.registers.parameter_catalogue import shipped_catalogue

OF_WASTEWATER = ("measurements", "permit_limits", "discharge_standards")
"""Tables of parameters of wastewater, in which those of a stack may stand too."""

_MASS_PER_LITRE = Unit.parse("mg/L")
_PER_LITRE = {"kg/m3": "g/L", "g/m3": "mg/L", "mg/m3": "µg/L", "µg/m3": "ng/L"}
"""Units per cubic metre, and those per litre in which the number is the same."""


def is_of_gas(unit: str) -> bool:
    """Return whether a unit is of gas alone: per cubic metre at normal conditions.

    >>> is_of_gas("mg/Nm3"), is_of_gas("mg/m3")
    (True, False)
    """
    return ("Nm3", -1) in Unit.parse(unit).powers


def medium_faults(kind: RecordKind, typed: dict[str, TypedColumn]) -> Iterator[tuple[int, str, Fault]]:
    """Yield the rows of which it cannot be told whether they are of wastewater or of gas, to be asked about.

    A mass per litre is of water. A mass per cubic metre is of water if the catalogue knows the parameter in
    wastewater by such a unit, as it does COD; in any other parameter, such as lead, it may be of gas.
    """
    if kind.plural not in OF_WASTEWATER:
        return
    names, units = typed["parameter"].values, typed["unit"].values
    open_units = [unit for unit in units.unique().to_pylist() if unit and _is_mass_per_cubic_metre(unit)]
    rows = np.flatnonzero(np.array(pc.is_in(units, value_set=pa.array(open_units, pa.string()))))
    known: dict[tuple[str | None, str], Fault | None] = {}
    for row in rows.tolist():
        name, unit = names[row].as_py(), units[row].as_py()
        if (name, unit) not in known:
            known[name, unit] = _fault(name, unit)
        if (fault := known[name, unit]) is not None:
            yield row, "unit", fault


def _fault(name: str | None, unit: str) -> Fault | None:
    found = None if name is None else find_parameter(name, shipped_catalogue(), Medium.wastewater)
    if found is None or _is_stated_per_cubic_metre(found):
        return None
    vi, en = (shown(unit_text(unit, lang)) for lang in ("vi", "en"))
    same = _PER_LITRE.get(unit)
    vi_same = f"{shown(same)} với giá trị giữ nguyên" if same else "theo lít"
    en_same = f"{shown(same)} with the same value" if same else "a unit per litre"
    return Fault(
        "medium",
        f"{vi}: chưa rõ thông số {shown(found.code)} đo trong nước thải hay trong khí thải; "
        f"nếu là nước thải thì ghi {vi_same}, nếu là khí thải thì ghi theo Nm³",
        f"found {en}, which does not tell whether {shown(found.code)} is of wastewater or of gas; "
        f"write {en_same} if of wastewater, a unit per Nm³ if of gas",
    )


def _is_mass_per_cubic_metre(unit: str) -> bool:
    parsed = Unit.parse(unit)
    return ("m3", -1) in parsed.powers and conversion_factor(parsed, _MASS_PER_LITRE) is not None


def _is_stated_per_cubic_metre(parameter: Parameter) -> bool:
    return any(map(_is_mass_per_cubic_metre, (parameter.unit, *parameter.other_units)))
