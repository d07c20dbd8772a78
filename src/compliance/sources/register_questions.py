"""What is to be settled in a register though no row was rejected for it: likely doubles, far-off places."""

from collections.abc import Iterator

from compliance.errors import Problem
from compliance.sources.coordinates import far_from_commune
from compliance.sources.register import Register
from compliance.sources.same_facility import FacilityName, Pair, propose_same, without_decided


def questions_of(register: Register) -> list[Problem]:
    """Return the questions, likely doubles first, each at the row it is about."""
    return [*_likely_doubles(register), *_far_places(register)]


def pairs_of(register: Register) -> list[Pair]:
    """Return facilities that look like the same one and of which nobody has decided that they are not."""
    decisions = {
        frozenset((row["facility_a"], row["facility_b"]))
        for row in register.tables["facility_name_decisions"].to_pylist()
    }
    return without_decided(propose_same(_names(register)), decisions)


def _names(register: Register) -> list[FacilityName]:
    operators = {row["operator_id"]: row for row in register.tables["operators"].to_pylist()}
    return [
        FacilityName(
            facility_id=row["facility_id"],
            name=row["name"],
            operator_name=operators.get(row["operator_id"], {}).get("name"),
            tax_code=operators.get(row["operator_id"], {}).get("tax_code"),
            commune_code=row["commune_code"],
            kind=row["kind"],
            latitude=row["latitude"],
            longitude=row["longitude"],
        )
        for row in register.tables["facilities"].to_pylist()
    ]


def _likely_doubles(register: Register) -> Iterator[Problem]:
    rows = {row["facility_id"]: row for row in register.tables["facilities"].to_pylist()}
    for pair in pairs_of(register):
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
