"""All record kinds, by plural and by singular name."""

from dataclasses import replace

from compliance.model.fields import Record, RecordKind, describe
from compliance.model.records import climate, mines, papers, parties, registers, waste, water
from compliance.model.texts import Bilingual

_MODELS: tuple[type[Record], ...] = (
    parties.Operator,
    parties.Facility,
    papers.Permit,
    water.TreatmentPlant,
    water.PlantLog,
    water.ClusterReport,
    water.Outlet,
    water.PermitLimit,
    water.DischargeStandard,
    water.Sample,
    water.Measurement,
    water.MonitoringStation,
    water.MonitoringPlan,
    waste.HazardousWasteCode,
    waste.HazardousWasteStock,
    waste.HazardousWasteYear,
    waste.WasteShipment,
    climate.EnergyYear,
    climate.GhgInventory,
    climate.OdsEquipment,
    mines.Mine,
    mines.MineOutput,
    mines.DepositInstalment,
    papers.Submission,
    registers.Due,
    registers.ListMembership,
    registers.Coverage,
)

KINDS: dict[str, RecordKind] = {kind.plural: kind for kind in map(describe, _MODELS)}
"""Record kinds by plural name, in the order in which tables are listed."""

SUBJECTS: dict[str, RecordKind] = {
    kind.name: kind for kind in KINDS.values() if "facility_id" in kind.columns and kind.name != "coverage"
}
"""Record kinds that a rule can judge, by singular name."""

DUES = KINDS["dues"]
"""What falls due, as subjects of rules; made for each run."""

TENANTS = replace(
    KINDS["facilities"],
    name="tenant",
    plural="tenants",
    label=Bilingual(vi="Cơ sở thứ cấp trong cụm, khu", en="Tenant"),
    link="parent_id",
)
"""The facilities in a cluster or zone, as a collection of it; read from the table of facilities."""

PARENT = replace(
    KINDS["facilities"], name="parent", label=Bilingual(vi="Cụm, khu chứa cơ sở", en="Parent facility")
)
"""The cluster or zone a facility stands in, as its records are named in evidence."""

COLLECTIONS: dict[str, RecordKind] = {
    **{k.plural: k for k in SUBJECTS.values() if k.name != "facility" and not k.is_generated},
    TENANTS.plural: TENANTS,
}
"""Record kinds of a facility that an aggregate can run over, by plural name."""

RECORD_KINDS: dict[str, RecordKind] = {
    kind.name: kind for kind in (*KINDS.values(), *COLLECTIONS.values(), PARENT)
}
"""Record kinds by the singular name that records carry."""
