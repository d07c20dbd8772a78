"""All record kinds, by plural and by singular name."""

from dataclasses import replace

from compliance.model.fields import Record, RecordKind, describe
from compliance.model.records import (
    climate,
    clusters,
    dam_papers,
    dams,
    discharges,
    facilities,
    forests,
    hazardous_waste,
    hazardous_waste_stores,
    incidents,
    inspections,
    limits,
    mine_records,
    mines,
    monitoring,
    operators,
    papers,
    plants,
    registers,
    sanctions,
    solid_waste,
    submissions,
    territories,
    water_uses,
)
from compliance.model.texts import Bilingual

_MODELS: tuple[type[Record], ...] = (
    operators.Operator,
    facilities.Facility,
    clusters.Cluster,
    clusters.ClusterReport,
    clusters.LandUse,
    clusters.ProductionYear,
    papers.Permit,
    papers.PermitWasteCode,
    papers.Contract,
    plants.TreatmentPlant,
    plants.PlantLog,
    plants.PlantLogValue,
    discharges.Outlet,
    discharges.EmissionSource,
    limits.PermitLimit,
    limits.DischargeStandard,
    discharges.Sample,
    discharges.Measurement,
    monitoring.MonitoringStation,
    monitoring.StationOutage,
    monitoring.MonitoringPlan,
    hazardous_waste_stores.HazardousWasteCode,
    hazardous_waste_stores.HazardousWasteStock,
    hazardous_waste.HazardousWasteYear,
    hazardous_waste.WasteShipment,
    hazardous_waste_stores.TransportVehicle,
    solid_waste.SolidWasteYear,
    solid_waste.WasteServiceYear,
    solid_waste.PlasticUse,
    solid_waste.Landfill,
    solid_waste.ContaminatedSite,
    climate.EnergyYear,
    climate.EnergyAudit,
    climate.EnergyManager,
    climate.GhgInventory,
    climate.OdsEquipment,
    mines.Mine,
    mine_records.MineOutput,
    mine_records.DepositInstalment,
    mine_records.WeighPoint,
    mine_records.SandVessel,
    mine_records.BedSurvey,
    water_uses.WaterUse,
    water_uses.WaterWithdrawal,
    water_uses.WaterSupplyYear,
    dams.Dam,
    dams.MinimumFlow,
    dams.DamFlow,
    dam_papers.DamInspection,
    dam_papers.DamProcedure,
    forests.ForestConversion,
    forests.ForestPlanting,
    forests.PfesDeclaration,
    forests.PfesPayment,
    incidents.IncidentPlan,
    incidents.IncidentDrill,
    submissions.Submission,
    submissions.FeeDeclaration,
    inspections.Inspection,
    inspections.InspectionAnswer,
    inspections.Request,
    sanctions.Sanction,
    sanctions.Complaint,
    sanctions.PublicReport,
    sanctions.Attachment,
    registers.Due,
    registers.ListMembership,
    registers.Coverage,
    registers.FacilityNameDecision,
    territories.TerritoryStatistic,
    territories.TaskAssignment,
    territories.TaskProgress,
    territories.LocalRegulation,
    territories.CalendarDay,
)

KINDS: dict[str, RecordKind] = {kind.plural: kind for kind in map(describe, _MODELS)}
"""Record kinds by plural name, in the order in which tables are listed."""

FILED_KINDS: dict[str, RecordKind] = {plural: kind for plural, kind in KINDS.items() if not kind.is_generated}
"""Record kinds that are read from files, by plural name."""

SUBJECTS: dict[str, RecordKind] = {
    kind.name: kind
    for kind in KINDS.values()
    if "facility_id" in kind.columns and kind.columns["facility_id"].required
}
"""Record kinds that a rule can judge, by singular name: those of which every record is of one facility."""

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

COVERED: dict[str, RecordKind] = {**COLLECTIONS, "task_progress": KINDS["task_progress"]}
"""Record kinds of which a register can say that it holds them all, by plural name."""

RECORD_KINDS: dict[str, RecordKind] = {
    kind.name: kind for kind in (*KINDS.values(), *COLLECTIONS.values(), PARENT)
}
"""Record kinds by the singular name that records carry."""
