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

    plant_id: str = column(
        "Mã công trình",
        "Plant ID",
        "Mã riêng của công trình, không trùng với công trình khác.",
        "Key of the plant.",
        required=True,
    )
    facility_id: str = facility_id()
    role: PlantRole | None = column(
        "Vai trò công trình",
        "Role",
        "Công trình xử lý tập trung hay của riêng cơ sở.",
        "Whether it serves many or the facility alone.",
    )
    status: FacilityStatus | None = column(
        "Tình trạng công trình",
        "Plant status",
        "Tình trạng của công trình tại thời điểm xét.",
        "Where it stands on the day judged for.",
    )
    technology: str | None = column(
        "Công nghệ xử lý",
        "Technology",
        "Công nghệ xử lý nước thải, ghi như trong giấy phép.",
        "How it treats, as the permit has it.",
        kept_for=_TRIAL,
    )
    capacity_m3_day: Decimal | None = column(
        "Công suất thiết kế",
        "Design capacity",
        "Lưu lượng nước thải công trình xử lý được theo thiết kế.",
        "Flow it can treat by design.",
        unit="m3/day",
    )
    actual_m3_day: Decimal | None = column(
        "Lưu lượng xử lý thực tế",
        "Actual flow",
        "Lưu lượng nước thải công trình xử lý trong một ngày bình thường.",
        "Flow it treats on a usual day.",
        unit="m3/day",
        kept_for=_TRIAL,
    )
    trial_from: date | None = column(
        "Ngày bắt đầu vận hành thử nghiệm",
        "Trial run from",
        "Ngày đầu tiên vận hành thử nghiệm; để trống: hồ sơ lưu chưa có thông tin.",
        "First day of its trial run; blank: none on file.",
        kept_for=_TRIAL,
    )
    trial_to: date | None = column(
        "Ngày kết thúc vận hành thử nghiệm",
        "Trial run to",
        "Ngày cuối cùng vận hành thử nghiệm; để trống: không vận hành thử nghiệm hoặc chưa kết thúc.",
        "Last day of its trial run; blank: none, or it goes on.",
        kept_for=_TRIAL,
    )
    commissioned_on: date | None = column(
        "Ngày vận hành công trình",
        "Commissioned on",
        "Ngày đầu tiên vận hành công trình.",
        "First day of operation.",
        kept_for=_TRIAL,
    )
    has_own_meter: bool | None = column(
        "Có công tơ điện riêng",
        "Own electricity meter",
        "Công trình có công tơ điện riêng hay không.",
        "Whether it has an electricity meter of its own.",
    )
    keeps_log: bool | None = column(
        "Có nhật ký vận hành",
        "Keeps a log",
        "Công trình có được ghi nhật ký vận hành hay không.",
        "Whether an operating log is kept.",
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
        "Mã công trình",
        "Plant ID",
        "Công trình được ghi nhật ký.",
        "The plant that the log is of.",
        required=True,
        refers_to="treatment_plant",
    )
    logged_on: date = column(
        "Ngày ghi",
        "Logged on",
        "Ngày vận hành được ghi ở dòng nhật ký này.",
        "Day of operation that the line is of.",
        required=True,
    )
    inflow_m3: Decimal | None = column(
        "Lưu lượng vào",
        "Inflow",
        "Lượng nước thải vào công trình trong ngày.",
        "Wastewater that came in on the day.",
        unit="m3",
    )
    outflow_m3: Decimal | None = column(
        "Lưu lượng ra",
        "Outflow",
        "Lượng nước thải ra khỏi công trình trong ngày.",
        "Wastewater that went out on the day.",
        unit="m3",
    )
    has_quality: bool | None = column(
        "Có ghi thông số nước thải vào, ra",
        "Has quality",
        "Nhật ký có ghi các thông số đặc trưng của nước thải vào và nước thải ra hay không.",
        "Whether characteristic values in and out are recorded.",
    )
    electricity_kwh: Decimal | None = column(
        "Điện tiêu thụ",
        "Electricity",
        "Lượng điện công trình tiêu thụ trong ngày.",
        "Electricity used on the day.",
        unit="kWh",
    )
    has_chemicals: bool | None = column(
        "Có ghi loại, lượng hóa chất",
        "Has chemicals",
        "Nhật ký có ghi loại và lượng hóa chất sử dụng hay không.",
        "Whether kind and amount of chemicals are recorded.",
    )
    chemicals: str | None = column(
        "Loại hóa chất sử dụng",
        "Chemicals",
        "Tên các hóa chất sử dụng, ghi như trong nhật ký.",
        "Names of the chemicals used, as written.",
        kept_for=_LOG,
    )
    chemicals_kg: Decimal | None = column(
        "Khối lượng hóa chất sử dụng",
        "Mass of chemicals",
        "Tổng khối lượng các loại hóa chất sử dụng trong ngày.",
        "Mass of all chemicals used on the day.",
        unit="kg",
        kept_for=_LOG,
    )
    sludge_kg: Decimal | None = column(
        "Bùn thải phát sinh",
        "Sludge",
        "Khối lượng bùn thải phát sinh trong ngày.",
        "Sludge that arose on the day.",
        unit="kg",
    )
    logged_by: str | None = column(
        "Người ghi nhật ký",
        "Logged by",
        "Họ và tên người ghi dòng nhật ký này.",
        "Name of who wrote the line.",
        kept_for=_LOG,
    )


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
        "Mã công trình",
        "Plant ID",
        "Công trình được ghi nhật ký.",
        "The plant that the log is of.",
        required=True,
        refers_to="treatment_plant",
    )
    logged_on: date = column(
        "Ngày ghi",
        "Logged on",
        "Ngày vận hành được ghi trong nhật ký.",
        "Day of operation that the value is of.",
        required=True,
    )
    parameter: str = column(
        "Thông số",
        "Parameter",
        "Thông số đã đo, như COD.",
        "What was measured, such as COD.",
        required=True,
        names="parameter",
    )
    value_in: Decimal | None = column(
        "Giá trị nước thải vào",
        "Value in",
        "Giá trị của thông số trước khi xử lý.",
        "Value before treatment.",
        unit_field="unit",
        censored=True,
    )
    value_out: Decimal | None = column(
        "Giá trị nước thải ra",
        "Value out",
        "Giá trị của thông số sau khi xử lý.",
        "Value after treatment.",
        unit_field="unit",
        censored=True,
    )
    unit: str | None = column(
        "Đơn vị",
        "Unit",
        "Đơn vị của cả hai giá trị nước thải vào và ra, như mg/L.",
        "Unit of both values, such as mg/L.",
    )
