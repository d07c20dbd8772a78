"""What is measured: the entries of the parameter catalogue, and how a name finds its entry.

Holds names and units only. A limit is law: it stands in permits, regulations and rules.
"""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from compliance.model.fields import Choice
from compliance.model.texts import Bilingual

_DEGREES = str.maketrans("º˚⁰", "°°°")
_DASHES = str.maketrans("‐‑‒–—−", "------")
_ACCREDITED = re.compile(r"(\(\*+\)|\*+)$")


class Medium(Choice):
    """In what a parameter is measured."""

    wastewater = "wastewater", "Nước thải", "wastewater"
    surface_water = "surface_water", "Nước mặt", "surface water"
    groundwater = "groundwater", "Nước dưới đất", "groundwater"
    drinking_water = "drinking_water", "Nước sạch", "drinking water"
    stack_gas = "stack_gas", "Khí thải", "stack gas"
    ambient_air = "ambient_air", "Không khí xung quanh", "ambient air"
    noise = "noise", "Tiếng ồn", "noise"
    soil = "soil", "Đất", "soil"


Averaging = Literal["grab", "1h", "8h", "24h", "year"]
"""What a limit of the regulation is set for: one grab sample, or the mean over a span of time."""

Quantity = Literal["concentration", "content", "count", "activity", "level", "scale", "temperature", "flow"]
"""What a value is: mass in a volume, mass in a mass, germs in a volume, radioactivity in a volume, a sound
level, a reading on a scale of its own, a temperature, or a volume in a time."""


class Parameter(BaseModel):
    """One entry of the catalogue: a parameter in the media in which it is stated in the same way."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(min_length=1, description="The word registers and rules use")
    name: Bilingual = Field(description="Its name")
    aliases: tuple[str, ...] = Field((), description="Other names that mean this parameter and no other")
    never: tuple[str, ...] = Field(
        (), description="Texts that only capitals tell from a name and that mean another thing: Co is no CO"
    )
    media: tuple[Medium, ...] = Field(min_length=1, description="In what it is measured")
    unit: str = Field(min_length=1, description="The unit registers hold it in")
    unit_spellings: tuple[str, ...] = Field(
        (), description="Texts that mean that unit where they stand beside this parameter, such as - for pH"
    )
    other_units: tuple[str, ...] = Field((), description="Other units in use, whether they convert or not")
    quantity: Quantity = Field(description="What a value of it is")
    averaging: tuple[Averaging, ...] = Field((), description="What regulations set its limits for")
    source: tuple[str, ...] = Field(min_length=1, description="Where its name and unit stand")

    @property
    def names(self) -> tuple[str, ...]:
        """Its code, its names in both languages and its aliases."""
        return (self.code, self.name.vi, self.name.en, *self.aliases)


@dataclass(frozen=True)
class Catalogue:
    """All parameters the program knows by name."""

    parameters: tuple[Parameter, ...]

    @cached_property
    def bearers(self) -> dict[str, list[tuple[str, Parameter]]]:
        """By the bare letters of a name, its marks and who bears it."""
        found: dict[str, list[tuple[str, Parameter]]] = defaultdict(list)
        for parameter in self.parameters:
            for name in parameter.names:
                letters, marks = letters_and_marks(name)
                found[letters].append((marks, parameter))
        return found


def find_parameter(text: str, catalogue: Catalogue, medium: Medium | None = None) -> Parameter | None:
    """Return the one parameter whose code, name or alias a text is, or None if there is none or several.

    Small and capital letters, blanks, raised and lowered figures and an asterisk behind the name, by which
    laboratories tell what they are accredited for, make no difference. Marks may all be left out, but not
    differ: `mau` and `màu` mean colour, `mẫu` does not. Nothing else is made up for.

    Args:
        text: A name as it stands in a report.
        catalogue: The known parameters.
        medium: In what it was measured; None if that is not known, so that a name borne in several media by
            different parameters is not resolved.
    """
    letters, marks = letters_and_marks(text)
    found = {
        parameter.code: parameter
        for marks_of_name, parameter in catalogue.bearers.get(letters, ())
        if marks in ("", marks_of_name)
        and (medium is None or medium in parameter.media)
        and text.strip() not in parameter.never
    }
    return next(iter(found.values())) if len(found) == 1 else None


def letters_and_marks(name: str) -> tuple[str, str]:
    """Return the bare letters of a name and, apart from them, its marks in order.

    So `hoá` and `hóa` are the same, which differ only in where the mark stands.

    >>> letters_and_marks("BOD₅ (20 ºC)")
    ('bod5(20°c)', '')
    >>> letters_and_marks("Độ cứng") == letters_and_marks("ĐỘ  CỨNG"), letters_and_marks("do cung")[1]
    (True, '')
    """
    text = unicodedata.normalize("NFKC", name.translate(_DEGREES)).translate(_DASHES).casefold()
    text = _ACCREDITED.sub("", "".join(text.split()))
    letters, marks = "", ""
    for character in unicodedata.normalize("NFD", text):
        if unicodedata.combining(character):
            marks += character
        else:
            letters += "d" if character == "đ" else character
            marks += "đ" if character == "đ" else ""
    return letters, marks
