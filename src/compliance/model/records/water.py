"""Wastewater: plants, outlets, limits, samples, values, stations."""

from datetime import date
from decimal import Decimal

from compliance.model.choices import EvidenceGrade, FacilityStatus, NoValueReason, PlantRole
from compliance.model.fields import Record, column, facility_id
from compliance.model.texts import Bilingual


class TreatmentPlant(Record):
    """A wastewater treatment plant of a facility."""

    plural = "treatment_plants"
    label = Bilingual(vi="Công trình xử lý nước thải", en="Treatment plant")
    key = ("plant_id",)

    plant_id: str = column("Mã công trình", "Plant ID", "Key of the plant.", required=True)
    facility_id: str = facility_id()
    role: PlantRole | None = column("Vai trò công trình", "Role", "What it serves.")
    status: FacilityStatus | None = column("Tình trạng công trình", "Plant status", "State on as_of.")
    capacity_m3_day: Decimal | None = column(
        "Công suất thiết kế", "Design capacity", "Design capacity.", unit="m3/day"
    )
    commissioned_on: date | None = column(
        "Ngày vận hành công trình", "Commissioned on", "First day of operation."
    )
    has_own_meter: bool | None = column(
        "Có công tơ điện riêng", "Own electricity meter", "Whether it has an electricity meter of its own."
    )
    keeps_log: bool | None = column("Có nhật ký vận hành", "Keeps a log", "Whether an operating log is kept.")


class Outlet(Record):
    """A point where a facility discharges."""

    plural = "outlets"
    label = Bilingual(vi="Điểm xả thải", en="Outlet")
    key = ("outlet_id",)

    outlet_id: str = column("Mã điểm xả", "Outlet ID", "Key of the outlet.", required=True)
    facility_id: str = facility_id()
    name: str | None = column("Tên điểm xả", "Outlet name", "Name as used in the permit.")


class PermitLimit(Record):
    """A discharge limit that a permit sets for a parameter at an outlet, for a span of time."""

    plural = "permit_limits"
    label = Bilingual(vi="Giới hạn theo giấy phép", en="Permit limit")
    key = ("limit_id",)
    dated_by = "valid_from"

    limit_id: str = column("Mã giới hạn", "Limit ID", "Key of the limit.", required=True)
    facility_id: str = facility_id()
    outlet_id: str = column("Mã điểm xả", "Outlet ID", "Where it applies.", required=True, refers_to="outlet")
    parameter: str = column("Thông số", "Parameter", "What is limited, such as COD.", required=True)
    averaging: str | None = column(
        "Cách lấy trị số", "Averaging", "Statistic the limit is set for, such as a daily mean; blank for any."
    )
    lower: Decimal | None = column(
        "Giới hạn dưới", "Lower limit", "Least allowed value, itself allowed; blank: none.", unit_field="unit"
    )
    upper: Decimal | None = column(
        "Giới hạn trên",
        "Upper limit",
        "Greatest allowed value, itself allowed; blank: none.",
        unit_field="unit",
    )
    unit: str = column("Đơn vị", "Unit", "Unit of both limits.", required=True)
    valid_from: date | None = column("Ngày bắt đầu có hiệu lực", "Valid from", "First day it applies.")
    valid_to: date | None = column("Ngày hết hiệu lực", "Valid to", "Last day it applies; blank: open.")


class Measurement(Record):
    """One value of one parameter at one outlet on one day."""

    plural = "measurements"
    label = Bilingual(vi="Kết quả quan trắc", en="Measurement")
    key = ("measurement_id",)
    dated_by = "sampled_on"
    is_event = True

    measurement_id: str = column("Mã kết quả", "Measurement ID", "Key of the measurement.", required=True)
    facility_id: str = facility_id()
    outlet_id: str = column(
        "Mã điểm xả", "Outlet ID", "Where it was taken.", required=True, refers_to="outlet"
    )
    parameter: str = column("Thông số", "Parameter", "What was measured.", required=True)
    sample_id: str | None = column("Mã mẫu", "Sample ID", "The sample it belongs to.", refers_to="sample")
    averaging: str | None = column("Cách lấy trị số", "Averaging", "Statistic the value stands for.")
    sampled_on: date | None = column(
        "Ngày lấy mẫu", "Sampled on", "Day of sampling, or last day of a period."
    )
    value: Decimal | None = column(
        "Giá trị đo",
        "Value",
        "Value as reported; `<0.5` means below 0.5, `>2420` above 2420.",
        unit_field="unit",
        censored=True,
    )
    unit: str | None = column("Đơn vị", "Unit", "Unit of the value.")
    no_value_reason: NoValueReason | None = column(
        "Lý do không có giá trị", "Why no value", "Why there is no value; blank if there is one."
    )
    evidence_grade: EvidenceGrade | None = column(
        "Mức độ tin cậy của chứng cứ", "Evidence grade", "How far an authority may rely on the value."
    )


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
    sludge_kg: Decimal | None = column("Bùn thải phát sinh", "Sludge", "Sludge that arose.", unit="kg")


class ClusterReport(Record):
    """What the report of a cluster's infrastructure owner says of its central plant, for one period."""

    plural = "cluster_reports"
    label = Bilingual(vi="Báo cáo của chủ đầu tư hạ tầng cụm", en="Cluster report")
    key = ("facility_id", "period_end")
    dated_by = "period_end"
    is_event = True

    facility_id: str = facility_id()
    period_end: date = column("Kỳ báo cáo đến ngày", "Period end", "Last day of the period.", required=True)
    has_plant: bool | None = column(
        "Đã có hệ thống xử lý nước thải tập trung (dòng 13)", "Has a plant (line 13)", "Line 13 of the form."
    )
    meets_standard: bool | None = column(
        "Nước thải sau xử lý đạt quy chuẩn (dòng 14)", "Meets the standard (line 14)", "Line 14 of the form."
    )


class DischargeStandard(Record):
    """The value of a technical regulation that holds for a parameter at an outlet, for a span of time."""

    plural = "discharge_standards"
    label = Bilingual(vi="Giá trị quy chuẩn kỹ thuật", en="Discharge standard")
    key = ("standard_id",)
    dated_by = "valid_from"

    standard_id: str = column("Mã giá trị", "Standard ID", "Key of the value.", required=True)
    facility_id: str = facility_id()
    outlet_id: str = column("Mã điểm xả", "Outlet ID", "Where it applies.", required=True, refers_to="outlet")
    parameter: str = column("Thông số", "Parameter", "What is limited.", required=True)
    regulation: str | None = column("Quy chuẩn", "Regulation", "The regulation, such as QCVN 40:2011/BTNMT.")
    is_former: bool | None = column(
        "Là quy chuẩn cũ, đã được QCVN 40:2025 hoặc QCVN 14:2025 thay thế",
        "Is a former regulation",
        "Whether the regulation is one that QCVN 40:2025 or QCVN 14:2025 replaced.",
    )
    upper: Decimal | None = column(
        "Giá trị tối đa",
        "Upper value",
        "Greatest allowed value, itself allowed, after the factors Kq and Kf where the regulation has them.",
        unit_field="unit",
    )
    lower: Decimal | None = column(
        "Giá trị tối thiểu",
        "Lower value",
        "Least allowed value, itself allowed; blank: none.",
        unit_field="unit",
    )
    unit: str = column("Đơn vị", "Unit", "Unit of the values.", required=True)
    is_hazardous: bool | None = column(
        "Là thông số nguy hại",
        "Is a hazardous parameter",
        "Whether the regulation counts it as a hazardous parameter, which has fines of its own.",
    )
    valid_from: date | None = column("Ngày bắt đầu áp dụng", "Valid from", "First day it applies.")
    valid_to: date | None = column("Ngày hết áp dụng", "Valid to", "Last day it applies; blank: open.")


class Sample(Record):
    """One sample taken at an outlet on one day; its values are measurements."""

    plural = "samples"
    label = Bilingual(vi="Mẫu nước thải", en="Sample")
    key = ("sample_id",)
    dated_by = "taken_on"
    is_event = True

    sample_id: str = column("Mã mẫu", "Sample ID", "Key of the sample.", required=True)
    facility_id: str = facility_id()
    outlet_id: str = column(
        "Mã điểm xả", "Outlet ID", "Where it was taken.", required=True, refers_to="outlet"
    )
    taken_on: date | None = column("Ngày lấy mẫu", "Taken on", "Day of sampling.")
    flow_m3_day: Decimal | None = column(
        "Lưu lượng xả ngày lấy mẫu", "Flow that day", "Discharge on the day of sampling.", unit="m3/day"
    )
    evidence_grade: EvidenceGrade | None = column(
        "Mức độ tin cậy của chứng cứ", "Evidence grade", "How far an authority may rely on it."
    )


class MonitoringStation(Record):
    """An automatic monitoring station of a facility."""

    plural = "monitoring_stations"
    label = Bilingual(vi="Trạm quan trắc tự động", en="Monitoring station")
    key = ("station_id",)

    station_id: str = column("Mã trạm", "Station ID", "Key of the station.", required=True)
    facility_id: str = facility_id()
    outlet_id: str | None = column("Mã điểm xả", "Outlet ID", "What it monitors.", refers_to="outlet")
    commissioned_on: date | None = column("Ngày vận hành trạm", "Commissioned on", "First day of operation.")
    has_camera: bool | None = column("Có camera", "Has a camera", "Whether it has a camera.")
    has_sampler: bool | None = column(
        "Có thiết bị lấy mẫu tự động", "Has a sampler", "Whether it takes samples."
    )
    sends_data: bool | None = column(
        "Truyền dữ liệu về cơ quan quản lý", "Sends data", "Whether its data reach the department."
    )


class MonitoringPlan(Record):
    """How often a facility has to monitor an outlet, by its permit."""

    plural = "monitoring_plans"
    label = Bilingual(vi="Chương trình quan trắc", en="Monitoring plan")
    key = ("plan_id",)

    plan_id: str = column("Mã chương trình", "Plan ID", "Key of the plan.", required=True)
    facility_id: str = facility_id()
    outlet_id: str | None = column("Mã điểm xả", "Outlet ID", "What is monitored.", refers_to="outlet")
    every_months: int | None = column(
        "Tần suất quan trắc (số tháng)", "Every so many months", "Months from one monitoring to the next."
    )
    valid_from: date | None = column("Ngày bắt đầu áp dụng", "Valid from", "First day it applies.")
    valid_to: date | None = column("Ngày hết áp dụng", "Valid to", "Last day it applies; blank: open.")
