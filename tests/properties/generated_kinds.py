"""The kinds of record that generated rules and registers use: of each form of key, date and unit a few."""

from compliance.model.schema import COLLECTIONS as ALL_COLLECTIONS
from compliance.model.schema import KINDS as ALL_KINDS
from compliance.model.schema import SUBJECTS as ALL_SUBJECTS

_USED = (
    "operators", "facilities", "permits", "treatment_plants", "outlets", "permit_limits", "measurements",
    "hazardous_waste_years", "waste_shipments", "ghg_inventories", "submissions", "list_memberships", "dues",
    "coverage", "tenants",
)  # fmt: skip
KINDS = {plural: kind for plural, kind in ALL_KINDS.items() if plural in _USED}
COLLECTIONS = {plural: kind for plural, kind in ALL_COLLECTIONS.items() if plural in _USED}
SUBJECTS = {name: kind for name, kind in ALL_SUBJECTS.items() if kind.plural in _USED}
