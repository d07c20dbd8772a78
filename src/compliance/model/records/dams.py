"""Dams: what they are, what they release, who looked at them, by what documents they are run."""

from datetime import date
from decimal import Decimal

from compliance.model.choices import EvidenceGrade, IssuerLevel
from compliance.model.choices_sites import DamClass, DamInspectionKind, DamProcedureKind, DamUse, FlowPlace
from compliance.model.fields import Record, column, facility_id
from compliance.model.records.coordinates import (
    latitude,
    longitude,
    vn2000_meridian,
    vn2000_x_m,
    vn2000_y_m,
)
from compliance.model.texts import Bilingual

_FLOW = "the minimum flow below dams, against what was released"


class Dam(Record):
    """A dam of a hydropower plant or an irrigation reservoir; works may have several."""

    plural = "dams"
    label = Bilingual(vi="Đập, hồ chứa nước", en="Dam")
    key = ("dam_id",)
    kept_for = "the duties of dam safety, which differ by use and class"

    dam_id: str = column("Mã đập", "Dam ID", "Key of the dam.", required=True)
    facility_id: str = facility_id()
    name: str | None = column("Tên đập", "Dam name", "Name as the list of works prints it.")
    use: DamUse | None = column("Loại hình công trình", "Use", "What it serves.")
    dam_class: DamClass | None = column("Cấp, loại đập", "Class", "Class by size; blank: not determined.")
    river: str | None = column("Sông, suối khai thác", "River", "River or stream that it dams.")
    flows_into: str | None = column("Chảy ra sông, suối", "Flows into", "Where its water goes.")
    height_m: Decimal | None = column("Chiều cao đập", "Height", "Greatest height.", unit="m")
    length_m: Decimal | None = column("Chiều dài đập", "Length", "Length of the crest.", unit="m")
    volume_m3: Decimal | None = column(
        "Dung tích toàn bộ", "Volume", "Whole volume; lists often print millions of m³.", unit="m3"
    )
    spillway_m3_s: Decimal | None = column(
        "Lưu lượng xả lũ thiết kế", "Spillway", "Flow the spillway is designed for.", unit="m3/s"
    )
    power_kw: Decimal | None = column("Công suất lắp máy", "Power", "Installed power.", unit="kW")
    has_gates: bool | None = column("Tràn có cửa van", "Has gates", "Whether its spillway has gates.")
    is_above_town: bool | None = column(
        "Hạ du có đô thị, khu công nghiệp", "Above a town", "Whether a town or zone lies below it."
    )
    licence_issued_by: IssuerLevel | None = column(
        "Cấp cấp giấy phép tài nguyên nước", "Licence issued by", "Who licensed its use of water."
    )
    accepted_on: date | None = column("Ngày nghiệm thu", "Accepted on", "Day the works were accepted.")
    first_filled_on: date | None = column("Ngày bắt đầu tích nước", "First filled on", "Day filling began.")
    first_full_on: date | None = column(
        "Ngày tích đến mực nước dâng bình thường lần đầu",
        "First full on",
        "Day the normal level was first reached; blank: not yet, or not known.",
    )
    safety_registered_on: date | None = column(
        "Ngày kê khai đăng ký an toàn đập",
        "Safety registered on",
        "Day its safety was registered; blank if none is on file.",
    )
    has_warning_system: bool | None = column(
        "Có hệ thống cảnh báo hạ du", "Has a warning system", "Whether it warns those below."
    )
    has_camera: bool | None = column("Có camera giám sát", "Has a camera", "Whether cameras watch it.")
    sends_data: bool | None = column(
        "Truyền dữ liệu quan trắc, vận hành", "Sends data", "Whether its data reach the authority."
    )
    has_backup_power: bool | None = column(
        "Có nguồn điện dự phòng", "Has backup power", "Whether its gates have a second source of power."
    )
    latitude: Decimal | None = latitude()
    longitude: Decimal | None = longitude()
    vn2000_x_m: Decimal | None = vn2000_x_m()
    vn2000_y_m: Decimal | None = vn2000_y_m()
    vn2000_meridian: Decimal | None = vn2000_meridian()


class MinimumFlow(Record):
    """A minimum flow that a list, a licence or the province sets for a dam, for a span of time."""

    plural = "minimum_flows"
    label = Bilingual(vi="Dòng chảy tối thiểu quy định", en="Minimum flow")
    key = ("minimum_flow_id",)
    dated_by = "valid_from"
    kept_for = _FLOW

    minimum_flow_id: str = column("Mã quy định", "Minimum flow ID", "Key of the value.", required=True)
    facility_id: str = facility_id()
    dam_id: str = column("Mã đập", "Dam ID", "The dam.", required=True, refers_to="dam")
    instrument: str | None = column(
        "Văn bản quy định", "Instrument", "List, licence or decision that sets it."
    )
    place: FlowPlace | None = column("Vị trí duy trì", "Place", "Where it is to be kept.")
    value_m3_s: Decimal | None = column(
        "Giá trị dòng chảy tối thiểu",
        "Value",
        "Least allowed flow, itself allowed; blank: the text says it another way.",
        unit="m3/s",
    )
    text: str | None = column(
        "Quy định khác", "Text", "What is set by words instead of a number, as printed; blank: nothing."
    )
    first_month: int | None = column(
        "Từ tháng", "First month", "First month of the season, 1 to 12; blank: the whole year."
    )
    last_month: int | None = column(
        "Đến tháng", "Last month", "Last month of the season, itself included; may lie before the first."
    )
    valid_from: date | None = column("Ngày bắt đầu áp dụng", "Valid from", "First day it applies.")
    valid_to: date | None = column("Ngày hết áp dụng", "Valid to", "Last day it applies; blank: open.")


class DamFlow(Record):
    """What came in and was released at a dam on one day."""

    plural = "dam_flows"
    label = Bilingual(vi="Vận hành hồ chứa theo ngày", en="Dam flow")
    key = ("dam_id", "measured_on")
    dated_by = "measured_on"
    is_event = True
    kept_for = _FLOW

    facility_id: str = facility_id()
    dam_id: str = column("Mã đập", "Dam ID", "The dam.", required=True, refers_to="dam")
    measured_on: date = column("Ngày quan trắc", "Measured on", "The day.", required=True)
    inflow_m3_s: Decimal | None = column("Lưu lượng đến hồ", "Inflow", "Mean of the day.", unit="m3/s")
    release_m3_s: Decimal | None = column(
        "Lưu lượng sau đập",
        "Release",
        "Flow right below the dam, mean of the day.",
        unit="m3/s",
    )
    least_release_m3_s: Decimal | None = column(
        "Lưu lượng sau đập nhỏ nhất trong ngày", "Least release", "Least reading of the day.", unit="m3/s"
    )
    below_works_m3_s: Decimal | None = column(
        "Lưu lượng sau nhà máy", "Below the works", "Flow below the works, mean of the day.", unit="m3/s"
    )
    level_m: Decimal | None = column("Mực nước hồ", "Level", "Level of the reservoir.", unit="m")
    readings: int | None = column("Số lần quan trắc trong ngày", "Readings", "Readings of the day.")
    evidence_grade: EvidenceGrade | None = column(
        "Mức độ tin cậy của chứng cứ", "Evidence grade", "How far an authority may rely on it."
    )


class DamInspection(Record):
    """That a dam was looked at: before and after the rains, or for its safety inspection."""

    plural = "dam_inspections"
    label = Bilingual(vi="Kiểm tra, kiểm định an toàn đập", en="Dam inspection")
    key = ("dam_id", "kind", "inspected_on")
    dated_by = "inspected_on"
    is_event = True
    kept_for = "inspections of dams twice a year, and the safety inspection every five years"

    facility_id: str = facility_id()
    dam_id: str = column("Mã đập", "Dam ID", "The dam.", required=True, refers_to="dam")
    kind: DamInspectionKind = column("Loại kiểm tra", "Kind", "Why it was looked at.", required=True)
    inspected_on: date = column("Ngày kiểm tra", "Inspected on", "Day it was finished.", required=True)
    inspected_by: str | None = column("Đơn vị kiểm tra", "Inspected by", "Who looked at it.")
    reported_on: date | None = column(
        "Ngày báo cáo kết quả", "Reported on", "Day the result was sent; blank if none is on file."
    )
    is_safe: bool | None = column("Kết luận bảo đảm an toàn", "Safe", "Whether it was found safe.")
    conclusion: str | None = column("Nội dung kết luận", "Conclusion", "What was concluded.")


class DamProcedure(Record):
    """A document by which a dam is run or protected."""

    plural = "dam_procedures"
    label = Bilingual(vi="Quy trình, phương án của đập", en="Dam procedure")
    key = ("procedure_id",)
    dated_by = "approved_on"
    kept_for = "operating procedures reviewed every five years, and emergency and protection plans"

    procedure_id: str = column("Mã quy trình, phương án", "Procedure ID", "Key of it.", required=True)
    facility_id: str = facility_id()
    dam_id: str = column("Mã đập", "Dam ID", "The dam.", required=True, refers_to="dam")
    kind: DamProcedureKind | None = column("Loại quy trình, phương án", "Kind", "What it is.")
    number: str | None = column("Số quyết định phê duyệt", "Number", "Number of the approval.")
    approved_by: str | None = column("Cơ quan phê duyệt", "Approved by", "Who approved it.")
    approved_on: date | None = column("Ngày phê duyệt", "Approved on", "Day it was approved.")
    reviewed_on: date | None = column(
        "Ngày rà soát gần nhất", "Reviewed on", "Latest day of a review; blank: none since it was approved."
    )
    valid_to: date | None = column("Ngày hết hiệu lực", "Valid to", "Last day it holds; blank: open.")
