"""Units as products of powers, so that m3/day is never compared with m3/h."""

import re
from dataclasses import dataclass

from compliance.model.texts import Lang

_TOKEN = re.compile(r"[^\s·*/]+")
_SHOWN: dict[Lang, dict[str, str]] = {
    "vi": {
        "m3": "m³",
        "day": "ngày",
        "hour": "giờ",
        "month": "tháng",
        "year": "năm",
        "tonne": "tấn",
        "tCO2e": "tấn CO₂ tương đương",
        "VND": "đồng",
    },
    "en": {"m3": "m³", "hour": "h", "tCO2e": "t CO₂e"},
}
_PLURALS = {"day": "days", "month": "months", "year": "years", "tonne": "tonnes"}
_SUPERSCRIPTS = str.maketrans("²³", "23")


def canonical_unit(text: str) -> str:
    """Return the one spelling of a unit's text, so that equal units are equal texts.

    >>> canonical_unit("MPN / 100 mL"), canonical_unit("mg/m³")
    ('MPN/100mL', 'mg/m3')
    """
    text = re.sub(r"\s*/\s*", "/", text.strip().translate(_SUPERSCRIPTS))
    return re.sub(r"(?<=\d)\s+(?=[^\W\d])", "", text)


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
        above = "·".join(shown.get(s, s) for s, p in self.powers for _ in range(p))
        below = "".join(f"/{shown.get(s, s)}" for s, p in self.powers for _ in range(-p))
        return (above or ("1" if below else "")) + below
