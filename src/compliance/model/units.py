"""Units as products of powers, so that m3/day is never compared with m3/h."""

import re
from dataclasses import dataclass

from compliance.model.texts import Lang

_TOKEN = re.compile(r"[^\s·*/]+")
_SHOWN: dict[Lang, dict[str, str]] = {
    "vi": {
        "m3": "m³",
        "Nm3": "Nm³",
        "min": "phút",
        "day": "ngày",
        "hour": "giờ",
        "month": "tháng",
        "quarter": "quý",
        "year": "năm",
        "tonne": "tấn",
        "kgCO2e": "kg CO₂ tương đương",
        "tCO2e": "tấn CO₂ tương đương",
        "ktCO2e": "nghìn tấn CO₂ tương đương",
        "VND": "đồng",
        "thousand": "nghìn",
        "million": "triệu",
        "billion": "tỷ",
        "bacteria": "vi khuẩn",
    },
    "en": {
        "m3": "m³",
        "Nm3": "Nm³",
        "hour": "h",
        "kgCO2e": "kg CO₂e",
        "tCO2e": "t CO₂e",
        "ktCO2e": "kt CO₂e",
    },
}
_PLURALS = {"day": "days", "month": "months", "year": "years", "tonne": "tonnes"}
_SCALES = ("thousand", "million", "billion")
_CHARACTERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉μº˚ℓ", "01234567890123456789µ°°l")
_PHRASES = [
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        (r"^(?:10\^3|1\.000|1000)\s*(?=[^\W\d])", "thousand "),
        (r"^(?:10\^6|1\.000\.000|1000000)\s*(?=[^\W\d])", "million "),
        (r"^(?:10\^9|1\.000\.000\.000)\s*(?=[^\W\d])", "billion "),
        (r"(?<!\w)tr\.?\s*(?=đ(?:ồng)?(?!\w))", "million "),
        (r"(?:(?<!\w)ngày|(?<=/)ng)[.\s–-]*đ(?:êm)?(?!\w)", "day"),
        (r"(?<!\w)(?:t|tấn|tonnes?)\s*CO2[\s-]*(?:tđ|tương đương|eq|e)(?!\w)", "tCO2e"),
        (r"(?<!\w)(kt|kg)\s*CO2[\s-]*(?:tđ|tương đương|eq|e)(?!\w)", r"\1CO2e"),
        (r"(?<!\w)tấn\s+dầu\s+(?:quy\s+đổi|tương\s+đương)(?!\w)", "TOE"),
        (r"(?<!\w)mét\s+khối(?!\w)", "m3"),
        (r"(?<!\w)mét\s+vuông(?!\w)", "m2"),
        (r"(?<!\w)phần\s+trăm(?!\w)", "%"),
        (r"(?<!\w)vi\s+khuẩn(?!\w)", "bacteria"),
        (r"(?<!\w)dB\s*\(A\)|(?<!\w)dB\s*A(?!\w)", "dBA"),
        (r"(?<!\w)(?:độ|°|o|0)\s*C(?!\w)|℃", "°C"),
    )
]
"""Spellings of more than one symbol, in any case, and how they are written here."""
_WORDS = {
    "giây": "s", "phút": "min", "giờ": "hour", "hr": "hour", "hours": "hour", "ngày": "day", "days": "day",
    "tháng": "month", "months": "month", "quý": "quarter", "năm": "year", "years": "year",
    "tấn": "tonne", "tonnes": "tonne", "lít": "L", "litre": "L", "litres": "L", "liter": "L", "liters": "L",
    "đồng": "VND", "đ": "VND", "vnđ": "VND", "vnd": "VND",
    "nghìn": "thousand", "ngàn": "thousand", "triệu": "million", "tỷ": "billion", "tỉ": "billion",
    "hecta": "ha", "héc-ta": "ha", "ha": "ha", "km": "km", "km2": "km2", "m2": "m2", "m3": "m3", "kg": "kg",
    "kwh": "kWh", "toe": "TOE", "ktoe": "kTOE", "kgco2e": "kgCO2e", "tco2e": "tCO2e", "ktco2e": "ktCO2e",
}  # fmt: skip
"""Words and symbols that mean the same in small and capital letters."""
_LETTERS = {
    "h": "hour", "t": "tonne", "l": "L", "ml": "mL", "µl": "µL", "uL": "µL", "ug": "µg", "mcg": "µg",
    "uS": "µS", "kw": "kW", "Kw": "kW", "KW": "kW",
}  # fmt: skip
"""Symbols that are told apart letter by letter: a milligram is no megagram."""


def canonical_unit(text: str) -> str:
    """Return the one spelling of a unit's text, so that equal units are equal texts.

    A text that is not known stays as it is. `10^6`, `1.000` and the like in front of a unit are scales, as
    nobody counts in units of one with three decimals.

    >>> canonical_unit("MPN / 100 ml"), canonical_unit("mg/m³"), canonical_unit("m3/ngày đêm")
    ('MPN/100mL', 'mg/m3', 'm3/day')
    >>> canonical_unit("triệu đồng"), canonical_unit("10⁶ m³"), canonical_unit("tấn CO2tđ/năm")
    ('million VND', 'million m3', 'tCO2e/year')
    """
    text = re.sub(r"(?<=10)([³⁶⁹])", r"^\1", text.strip()).translate(_CHARACTERS)
    text = re.sub(r"(?<=[^\W\d])\^(?=\d)", "", re.sub(r"\s*/\s*", "/", text))
    text = re.sub(r"(?<=\d)\s+(?=[^\W\d])", "", text)
    for pattern, written in _PHRASES:
        text = pattern.sub(written, text)
    return _TOKEN.sub(_one_spelling, text)


def _one_spelling(token: re.Match[str]) -> str:
    number, symbol = re.fullmatch(r"(\d*)(.*)", token[0]).groups()  # type: ignore[union-attr]
    return str(number + (_LETTERS.get(symbol) or _WORDS.get(symbol.casefold()) or symbol))


def unit_text(text: str, lang: Lang) -> str:
    """Return a unit's text as readers write it; symbols that are not known stay as they are.

    >>> unit_text("tonne", "vi"), unit_text("MPN/100mL", "vi")
    ('tấn', 'MPN/100mL')
    """
    return _TOKEN.sub(lambda symbol: _SHOWN[lang].get(symbol[0], symbol[0]), text)


@dataclass(frozen=True)
class Unit:
    """A unit of measure as sorted (symbol, power) pairs; no pairs means a pure number.

    >>> Unit.parse("m3/day") == Unit.parse("m³/day")
    True
    >>> str(Unit.parse("kg") * Unit.parse("1/day"))
    'kg/day'
    """

    powers: tuple[tuple[str, int], ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Unit":
        """Read a unit such as `mg/L`, `MPN/100 mL` or `%`; a number belongs to the symbol behind it."""
        powers: dict[str, int] = {}
        for index, part in enumerate(canonical_unit(text).split("/")):
            for symbol in _TOKEN.findall(part):
                if symbol != "1":
                    powers[symbol] = powers.get(symbol, 0) + (1 if index == 0 else -1)
        return cls._of(powers)

    @classmethod
    def _of(cls, powers: dict[str, int]) -> "Unit":
        return cls(tuple(sorted((s, p) for s, p in powers.items() if p)))

    def __mul__(self, other: "Unit") -> "Unit":
        powers = dict(self.powers)
        for symbol, power in other.powers:
            powers[symbol] = powers.get(symbol, 0) + power
        return self._of(powers)

    def __str__(self) -> str:
        return self._join({})

    def text(self, lang: Lang) -> str:
        """Return the unit as readers write it.

        >>> Unit.parse("m3/day").text("vi")
        'm³/ngày'
        >>> Unit.parse("month").text("en")
        'months'
        """
        if lang == "en" and str(self) in _PLURALS:
            return _PLURALS[str(self)]
        return self._join(_SHOWN[lang])

    def _join(self, shown: dict[str, str]) -> str:
        scales = "".join(f"{shown.get(s, s)} " for s, p in self.powers for _ in range(p) if s in _SCALES)
        above = "·".join(shown.get(s, s) for s, p in self.powers for _ in range(p) if s not in _SCALES)
        below = "".join(f"/{shown.get(s, s)}" for s, p in self.powers for _ in range(-p))
        return ((scales + above).strip() or ("1" if below else "")) + below
