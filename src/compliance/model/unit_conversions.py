"""Converts amounts between units by exact factors; what has no exact factor is not converted.

Units are converted like for like: both must be made of the same quantities in the same places. So mg/kg is
no %, and a load in kg/day is no concentration.
"""

import re
from decimal import Decimal
from fractions import Fraction

from compliance.model.units import Unit

MAX_WHOLE_DIGITS = 12
MAX_DECIMALS = 6

_QUANTITIES: dict[str, dict[str, Fraction | int]] = {
    "mass": {
        "ng": Fraction(1, 10**12), "µg": Fraction(1, 10**9), "mg": Fraction(1, 10**6), "g": Fraction(1, 1000),
        "kg": 1, "tạ": 100, "tonne": 1000,
    },
    "volume": {
        "µL": Fraction(1, 10**9), "mL": Fraction(1, 10**6), "cm3": Fraction(1, 10**6), "L": Fraction(1, 1000),
        "dm3": Fraction(1, 1000), "m3": 1,
    },
    "length": {
        "mm": Fraction(1, 1000), "cm": Fraction(1, 100), "dm": Fraction(1, 10), "m": 1, "km": 1000,
    },
    "area": {"cm2": Fraction(1, 10**4), "m2": 1, "ha": 10**4, "km2": 10**6},
    "time": {"s": 1, "min": 60, "hour": 3600, "day": 86400, "d": 86400},
    "calendar": {"month": 1, "quarter": 3, "year": 12},
    "power": {"W": 1, "kW": 1000, "MW": 10**6, "GW": 10**9},
    "energy": {
        "J": 1, "kJ": 1000, "MJ": 10**6, "GJ": 10**9, "TJ": 10**12,
        "Wh": 3600, "kWh": 3_600_000, "MWh": 3_600_000_000, "GWh": 3_600_000_000_000,
    },
    "oil equivalent": {"TOE": 1, "kTOE": 1000},
    "CO2 equivalent": {"gCO2e": Fraction(1, 10**6), "kgCO2e": Fraction(1, 1000), "tCO2e": 1, "ktCO2e": 1000},
    "conductance": {"µS": Fraction(1, 10**6), "mS": Fraction(1, 1000), "S": 1},
    "percentage": {"‰": Fraction(1, 10), "%": 1},
}  # fmt: skip
"""Units of each quantity in one of them.

Source: the International System of Units (9th brochure, with litre, hectare, tonne, minute, hour and day);
1 kWh = 3.6 MJ; 1 tạ = 100 kg in Vietnam. A month is no fixed number of days, so calendar spans stand apart.
"""

_SYMBOLS = {symbol: (name, Fraction(f)) for name, units in _QUANTITIES.items() for symbol, f in units.items()}
_SCALES = {"thousand": Fraction(10**3), "million": Fraction(10**6), "billion": Fraction(10**9)}
_COUNTED = re.compile(r"(10{1,3})([^\W\d].*)")


def convert(value: Decimal, source: Unit, target: Unit) -> Decimal | None:
    """Return an amount in another unit, exactly, or None where that cannot be.

    None means: the units are of different quantities; there is no factor fixed for all times and cases; or
    the result has more than 12 digits before or 6 after the decimal mark, as nothing is rounded.

    Not converted, because there is no such factor: MPN into CFU; m3 into Nm3, whose conditions differ; kWh or
    tonnes of coal into TOE, whose coefficients are published for a year; months and years into days; kcal,
    of which there are several; °C into anything; a percentage into a pure number, as a number without a unit
    may be one whose unit was left out.

    A rate is converted by its unit alone: 10 m3/hour are 240 m3/day, though the greatest flow of an hour is
    not the flow of a day (`is_per_other_time` tells such conversions).

    >>> convert(Decimal("110"), Unit.parse("µg/L"), Unit.parse("mg/L"))
    Decimal('0.110000')
    >>> convert(Decimal("1.5"), Unit.parse("triệu m3"), Unit.parse("m3"))
    Decimal('1500000.000000')
    >>> convert(Decimal("1"), Unit.parse("kWh"), Unit.parse("TOE")) is None
    True
    """
    factor = conversion_factor(source, target)
    if factor is None or not value.is_finite():
        return None
    millionths = Fraction(value) * factor * 10**MAX_DECIMALS
    if millionths.denominator != 1 or abs(millionths) >= 10 ** (MAX_WHOLE_DIGITS + MAX_DECIMALS):
        return None
    return Decimal(millionths.numerator).scaleb(-MAX_DECIMALS)


def conversion_factor(source: Unit, target: Unit) -> Fraction | None:
    """Return how many of the target unit one of the source unit is, or None where they do not convert.

    >>> conversion_factor(Unit.parse("L/s"), Unit.parse("m3/day"))
    Fraction(432, 5)
    """
    (size, quantities), (target_size, target_quantities) = _taken_apart(source), _taken_apart(target)
    return size / target_size if quantities == target_quantities else None


def is_known(unit: Unit) -> bool:
    """Return whether a unit is made of units and scales of the table alone, so that its text is no word.

    >>> is_known(Unit.parse("nghìn m3/ngày")), is_known(Unit.parse("giả định")), is_known(Unit())
    (True, False, False)
    """
    known = [s in _SCALES or (_COUNTED.sub(r"\2", s) in _SYMBOLS) for s, _ in unit.powers]
    return bool(known) and all(known)


def is_same(source: Unit, target: Unit) -> bool:
    """Return whether two units differ in spelling only, so that a number means the same in both.

    >>> is_same(Unit.parse("g/m3"), Unit.parse("mg/L")), is_same(Unit.parse("CFU/mL"), Unit.parse("MPN/mL"))
    (True, False)
    """
    return conversion_factor(source, target) == 1


def is_per_other_time(source: Unit, target: Unit) -> bool:
    """Return whether a conversion changes the span of time over which something is counted.

    >>> is_per_other_time(Unit.parse("m3/hour"), Unit.parse("m3/day"))
    True
    >>> is_per_other_time(Unit.parse("L/day"), Unit.parse("m3/day"))
    False
    """
    return _spans_below(source) != _spans_below(target)


def _taken_apart(unit: Unit) -> tuple[Fraction, list[tuple[str, int]]]:
    """Return the size of a unit and the quantities it is made of, with their powers; none cancels another."""
    size = Fraction(1)
    quantities = []
    for symbol, power in unit.powers:
        if symbol in _SCALES:
            size *= _SCALES[symbol] ** power
            continue
        counted = _COUNTED.fullmatch(symbol)
        number, name = (int(counted[1]), counted[2]) if counted else (1, symbol)
        quantity, factor = _SYMBOLS.get(name, (f"the unit {name}", Fraction(1)))
        size *= (number * factor) ** power
        quantities.append((quantity, power))
    return size, sorted(quantities)


def _spans_below(unit: Unit) -> list[tuple[str, Fraction]]:
    spans = [_SYMBOLS[symbol] for symbol, power in unit.powers if symbol in _SYMBOLS and power < 0]
    return sorted((name, size) for name, size in spans if name in ("time", "calendar"))
