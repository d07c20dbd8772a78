"""The kinds of record that generated rules and registers use: of each form of key, date and unit a few.

Of their fields those that rules read; what is kept for people is of the same types.
"""

from dataclasses import replace

from compliance.model.fields import RecordKind
from compliance.model.schema import COLLECTIONS as ALL_COLLECTIONS
from compliance.model.schema import KINDS as ALL_KINDS
from compliance.model.schema import SUBJECTS as ALL_SUBJECTS

_USED = (
    "operators", "facilities", "permits", "treatment_plants", "outlets", "permit_limits", "measurements",
    "hazardous_waste_years", "waste_shipments", "ghg_inventories", "submissions", "list_memberships", "dues",
    "coverage", "tenants",
)  # fmt: skip


def _read(kind: RecordKind) -> RecordKind:
    columns = {name: c for name, c in kind.columns.items() if c.required or c.kept_for is None}
    return replace(kind, columns=columns)


KINDS = {plural: _read(kind) for plural, kind in ALL_KINDS.items() if plural in _USED}
COLLECTIONS = {plural: _read(kind) for plural, kind in ALL_COLLECTIONS.items() if plural in _USED}
SUBJECTS = {name: _read(kind) for name, kind in ALL_SUBJECTS.items() if kind.plural in _USED}
