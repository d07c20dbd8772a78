"""How the cells of a sheet are written: what its own program or a person says of it, never a guess."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from compliance.model.texts import Bilingual
from compliance.model.units import Unit
from compliance.sources.grid import Epoch

Locale = Literal["vi", "vi-point", "iso"]
"""How texts write numbers and dates: `vi` 1.678,5 and 31/12/2025; `vi-point` 1678.5 and 31/12/2025, as where
a computer writes decimal points; `iso` 1678.5 and 2025-12-31. All of them read 2025-12-31."""

LOCALES: tuple[Locale, ...] = get_args(Locale)
"""All locales, in the order in which people choose from them."""


@dataclass(frozen=True)
class Notation:
    """How the cells of one sheet are written.

    Attributes:
        locale: How its texts write numbers and dates; None: nothing tells, so a text that the locales read
            differently is refused.
        epoch: From which day plain numbers in columns of dates count; None: they are refused.
        ticks: Texts that mean yes in columns of yes and no, beside the words that always do.
        units: The unit in which a column is written, by field, where it is not the field's own.
        text_epoch: From which day texts of five digits in columns of dates count, as a person states; None:
            they are refused, since a program that counts days does not keep a count as a text.
        against: What cells say against the locale that was stated, which therefore does not count; readers
            are told it where a text may be read in two ways. None where nothing does.
    """

    locale: Locale | None = None
    epoch: Epoch | None = None
    ticks: frozenset[str] = frozenset()
    units: dict[str, Unit] = field(default_factory=dict)
    text_epoch: Epoch | None = None
    against: Bilingual | None = None
