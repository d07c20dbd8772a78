"""Reads the parameter catalogue."""

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from compliance.errors import Problems, SourceError
from compliance.model.parameters import Catalogue, Medium, Parameter, letters_and_marks
from compliance.model.text_tree import Mapping, locate
from compliance.model.units import canonical_unit
from compliance.sources.mold import mold
from compliance.sources.yaml_text import read_yaml

SHIPPED = Path(__file__).parents[1] / "reference" / "parameters.yaml"


class _CatalogueFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    sources: dict[str, str] = Field(description="What the keys of sources stand for")
    parameters: tuple[Parameter, ...] = Field(description="The entries")


@cache
def shipped_catalogue() -> Catalogue:
    """Return the catalogue that comes with the program.

    Raises:
        SourceError: It cannot be accepted.
    """
    problems = Problems()
    catalogue = read_catalogue(SHIPPED, SHIPPED.name, problems)
    if catalogue is None:
        raise SourceError(problems.in_order())
    return catalogue


def read_catalogue(path: Path, shown_as: str, problems: Problems) -> Catalogue | None:
    """Return the catalogue a YAML file holds, or None after noting all that is wrong with it.

    Codes are unique, and within a medium no name means two parameters, with or without its marks. Units stand
    in the spelling in which registers hold them.
    """
    tree = read_yaml(path, shown_as, problems)
    file = None if tree is None else mold(_CatalogueFile, tree, problems)
    if tree is None or file is None:
        return None
    before = len(problems.found)
    _check_entries(file, tree, problems)
    _check_names(file, tree, problems)
    return Catalogue(file.parameters) if len(problems.found) == before else None


def _check_entries(file: _CatalogueFile, tree: Mapping, problems: Problems) -> None:
    codes: set[str] = set()
    for index, parameter in enumerate(file.parameters):
        if parameter.code in codes:
            place = locate(tree, ("parameters", index, "code"))
            problems.add(place, "duplicate-key", f"the code {parameter.code!r} is taken")
        codes.add(parameter.code)
        for number, key in enumerate(parameter.source):
            if key not in file.sources:
                place = locate(tree, ("parameters", index, "source", number))
                text = f"found {key!r}; expected one of {', '.join(file.sources)}"
                problems.add(place, "unknown-source", text)
        units = [("unit", parameter.unit), *(("other_units", unit) for unit in parameter.other_units)]
        for key, unit in units:
            if unit != canonical_unit(unit):
                place = locate(tree, ("parameters", index, key))
                problems.add(place, "unit", f"found {unit!r}; it is written {canonical_unit(unit)!r} here")


def _check_names(file: _CatalogueFile, tree: Mapping, problems: Problems) -> None:
    borne: dict[tuple[Medium, str], str] = {}
    for index, parameter in enumerate(file.parameters):
        for name in parameter.names:
            for medium in parameter.media:
                bearer = borne.setdefault((medium, letters_and_marks(name)[0]), parameter.code)
                if bearer != parameter.code:
                    text = f"in {medium.value} {name!r} means {bearer!r} too; a name means one parameter"
                    problems.add(locate(tree, ("parameters", index)), "ambiguous-name", text)
