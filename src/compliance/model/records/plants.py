"""Wastewater treatment plants and their operating logs."""

from datetime import date
from decimal import Decimal

from compliance.model.choices import FacilityStatus, PlantRole
from compliance.model.fields import Record, column, facility_id
from compliance.model.texts import Bilingual

_LOG = "the log as the inspector reads it: what was used, and who wrote it"
_TRIAL = "the trial run, and whether the plant works as designed"


class TreatmentPlant(Record):
    """A wastewater treatment plant of a facility."""

    plural = "treatment_plants"
    label = Bilingual(vi="Công trình xử lý nước thải", en="Treatment plant")
    key = ("plant_id",)

    plant_id: str = column("Mã công trình", "Plant ID", "Key of the plant.", required=True)
    facility_id: str = facility_id()
    role: PlantRole | None = column("Vai trò công trình", "Role", "What it serves.")
    status: FacilityStatus | None = column("Tình trạng công trình", "Plant status", "State on as_of.")
    technology: str | None = column(
        "Công nghệ xử lý", "Technology", "How it treats, as the permit has it.", kept_for=_TRIAL
    )
    capacity_m3_day: Decimal | None = column(
        "Công suất thiết kế", "Design capacity", "Design capacity.", unit="m3/day"
    )
    actual_m3_day: Decimal | None = column(
        "Lưu lượng xử lý thực tế",
        "Actual flow",
        "Flow it treats on a usual day.",
        unit="m3/day",
        kept_for=_TRIAL,
    )
    trial_from: date | None = column(
        "Ngày bắt đầu vận hành thử nghiệm",
        "Trial run from",
        "First day of its trial run; blank: none on file.",
        kept_for=_TRIAL,
    )
    trial_to: date | None = column(
        "Ngày kết thúc vận hành thử nghiệm",
        "Trial run to",
        "Last day of its trial run; blank: none, or it goes on.",
        kept_for=_TRIAL,
    )
    commissioned_on: date | None = column(
        "Ngày vận hành công trình", "Commissioned on", "First day of operation.", kept_for=_TRIAL
    )
    has_own_meter: bool | None = column(
        "Có công tơ điện riêng", "Own electricity meter", "Whether it has an electricity meter of its own."
    )
    keeps_log: bool | None = column("Có nhật ký vận hành", "Keeps a log", "Whether an operating log is kept.")


class PlantLog(Record):
    """One line of the operating log of a wastewater treatment plant: a day."""

    plural = "plant_logs"
    label = Bilingual(vi="Nhật ký vận hành", en="Plant log")
    key = ("plant_id", "logged_on")
    dated_by = "logged_on"
    is_event = True

    facility_id: str = facility_id()
    plant_id: str = column(
        "Mã công trình", "Plant ID", "The plant.", required=True, refers_to="treatment_plant"
    )
    logged_on: date = column("Ngày ghi", "Logged on", "The day.", required=True)
    inflow_m3: Decimal | None = column("Lưu lượng vào", "Inflow", "Wastewater that came in.", unit="m3")
    outflow_m3: Decimal | None = column("Lưu lượng ra", "Outflow", "Wastewater that went out.", unit="m3")
    has_quality: bool | None = column(
        "Có ghi thông số nước thải vào, ra",
        "Has quality",
        "Whether characteristic values in and out are recorded.",
    )
    electricity_kwh: Decimal | None = column("Điện tiêu thụ", "Electricity", "Electricity used.", unit="kWh")
    has_chemicals: bool | None = column(
        "Có ghi loại, lượng hóa chất", "Has chemicals", "Whether kind and amount of chemicals are recorded."
    )
    chemicals: str | None = column(
        "Loại hóa chất sử dụng",
        "Chemicals",
        "Names of the chemicals used, as written.",
        kept_for=_LOG,
    )
    chemicals_kg: Decimal | None = column(
        "Khối lượng hóa chất sử dụng",
        "Mass of chemicals",
        "Mass of all chemicals used.",
        unit="kg",
        kept_for=_LOG,
    )
    sludge_kg: Decimal | None = column("Bùn thải phát sinh", "Sludge", "Sludge that arose.", unit="kg")
    logged_by: str | None = column("Người ghi nhật ký", "Logged by", "Who wrote the line.", kept_for=_LOG)


class PlantLogValue(Record):
    """One parameter in a day's line of an operating log: what came in and what went out."""

    plural = "plant_log_values"
    label = Bilingual(vi="Thông số ghi trong nhật ký", en="Value in a plant log")
    key = ("plant_id", "logged_on", "parameter")
    dated_by = "logged_on"
    is_event = True
    kept_for = "characteristic values in and out, which the log has to hold"

    facility_id: str = facility_id()
    plant_id: str = column(
        "Mã công trình", "Plant ID", "The plant.", required=True, refers_to="treatment_plant"
    )
    logged_on: date = column("Ngày ghi", "Logged on", "The day.", required=True)
    parameter: str = column("Thông số", "Parameter", "What was measured, such as COD.", required=True)
    value_in: Decimal | None = column(
        "Giá trị nước thải vào", "Value in", "Value before treatment.", unit_field="unit", censored=True
    )
    value_out: Decimal | None = column(
        "Giá trị nước thải ra", "Value out", "Value after treatment.", unit_field="unit", censored=True
    )
    unit: str | None = column("Đơn vị", "Unit", "Unit of both values.")
