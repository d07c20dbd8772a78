"""What is to be settled in a register though no row was rejected for it: likely doubles, far-off places."""

from collections.abc import Iterator

from compliance.errors import Problem
from compliance.sources.places.coordinates import far_from_commune
from compliance.sources.registers.facility_decisions import open_pairs
from compliance.sources.registers.register import Register


def questions_of(register: Register) -> list[Problem]:
    """Return the questions, likely doubles first, each at the row it is about."""
    return [*likely_doubles(register), *_far_places(register)]


def likely_doubles(register: Register) -> Iterator[Problem]:
    """Yield the facilities that look like the same one and of which nobody has decided, as questions."""
    rows = {row["facility_id"]: row for row in register.tables["facilities"].to_pylist()}
    for pair in open_pairs(register):
        first, second = (f"{name} «{rows[name]['name']}»" for name in (pair.first, pair.second))
        yield Problem(
            register.place_of("facilities", rows[pair.first]), "same-facility",
            f"{first} and {second} may be one facility: {'; '.join(reason.en for reason in pair.reasons)}",
            f"{first} và {second} có thể là một cơ sở: {'; '.join(reason.vi for reason in pair.reasons)}",
        )  # fmt: skip


def _far_places(register: Register) -> Iterator[Problem]:
    for row in register.tables["facilities"].to_pylist():
        point = (row["latitude"], row["longitude"], row["commune_code"])
        if None not in point and (fault := far_from_commune(*point)) is not None:
            yield Problem(register.place_of("facilities", row), fault.code, fault.en, fault.vi)
