"""Dams: what they are and what they release."""

from datetime import date
from decimal import Decimal

from compliance.model.choices import EvidenceGrade, IssuerLevel
from compliance.model.choices_sites import DamClass, DamUse, FlowPlace
from compliance.model.fields import READ, Record, column, facility_id
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

    dam_id: str = column(
        "Mã đập", "Dam ID", "Mã riêng của đập, không trùng với đập khác.", "Key of the dam.", required=True
    )
    facility_id: str = facility_id()
    name: str | None = column(
        "Tên đập",
        "Dam name",
        "Tên đập như ghi trong danh mục công trình.",
        "Name as the list of works prints it.",
        kept_for=READ,
    )
    use: DamUse | None = column(
        "Loại hình công trình",
        "Use",
        "Công trình phục vụ thủy điện, thủy lợi hay cả hai.",
        "What it serves: hydropower, irrigation or both.",
        kept_for=READ,
    )
    dam_class: DamClass | None = column(
        "Cấp, loại đập",
        "Class",
        "Cấp, loại đập theo quy mô; để trống: chưa xác định.",
        "Class by size; blank: not determined.",
        kept_for=READ,
    )
    river: str | None = column(
        "Sông, suối khai thác", "River", "Sông, suối được đập ngăn dòng.", "River or stream that it dams."
    )
    flows_into: str | None = column(
        "Chảy ra sông, suối",
        "Flows into",
        "Sông, suối mà nước sau công trình chảy ra.",
        "River or stream into which its water goes.",
    )
    height_m: Decimal | None = column(
        "Chiều cao đập", "Height", "Chiều cao lớn nhất của đập.", "Greatest height.", unit="m", kept_for=READ
    )
    length_m: Decimal | None = column(
        "Chiều dài đập", "Length", "Chiều dài đỉnh đập.", "Length of the crest.", unit="m"
    )
    volume_m3: Decimal | None = column(
        "Dung tích toàn bộ",
        "Volume",
        "Dung tích toàn bộ của hồ chứa, ghi bằng m³; các danh mục thường ghi bằng triệu m³.",
        "Whole volume of the reservoir in m³; lists often print millions of m³.",
        unit="m3",
        kept_for=READ,
    )
    spillway_m3_s: Decimal | None = column(
        "Lưu lượng xả lũ thiết kế",
        "Spillway",
        "Lưu lượng xả lũ theo thiết kế của tràn.",
        "Flow the spillway is designed for.",
        unit="m3/s",
    )
    power_kw: Decimal | None = column(
        "Công suất lắp máy",
        "Power",
        "Công suất lắp máy, ghi bằng kW; các danh mục thường ghi bằng MW.",
        "Installed power in kW; lists often print MW.",
        unit="kW",
    )
    has_gates: bool | None = column(
        "Tràn có cửa van",
        "Has gates",
        "Tràn xả lũ có cửa van hay không.",
        "Whether its spillway has gates.",
        kept_for=READ,
    )
    is_above_town: bool | None = column(
        "Hạ du có đô thị, khu công nghiệp",
        "Above a town",
        "Hạ du đập có đô thị hoặc khu công nghiệp hay không.",
        "Whether a town or an industrial zone lies below it.",
    )
    licence_issued_by: IssuerLevel | None = column(
        "Cấp cấp giấy phép tài nguyên nước",
        "Licence issued by",
        "Cấp đã cấp giấy phép tài nguyên nước cho công trình.",
        "Who licensed its use of water.",
        kept_for=READ,
    )
    accepted_on: date | None = column(
        "Ngày nghiệm thu",
        "Accepted on",
        "Ngày nghiệm thu công trình.",
        "Day the works were accepted.",
        kept_for=READ,
    )
    first_filled_on: date | None = column(
        "Ngày bắt đầu tích nước",
        "First filled on",
        "Ngày bắt đầu tích nước hồ chứa.",
        "Day filling of the reservoir began.",
        kept_for=READ,
    )
    first_full_on: date | None = column(
        "Ngày tích đến mực nước dâng bình thường lần đầu",
        "First full on",
        "Ngày hồ chứa tích đến mực nước dâng bình thường lần đầu; để trống: chưa tích đến hoặc chưa rõ.",
        "Day the normal level was first reached; blank: not yet, or not known.",
        kept_for=READ,
    )
    safety_registered_on: date | None = column(
        "Ngày kê khai đăng ký an toàn đập",
        "Safety registered on",
        "Ngày kê khai đăng ký an toàn đập; để trống: hồ sơ lưu chưa có bản kê khai.",
        "Day its safety was registered; blank if none is on file.",
        kept_for=READ,
    )
    has_warning_system: bool | None = column(
        "Có hệ thống cảnh báo hạ du",
        "Has a warning system",
        "Đập có hệ thống cảnh báo cho vùng hạ du hay không.",
        "Whether it warns those below.",
        kept_for=READ,
    )
    has_camera: bool | None = column(
        "Có camera giám sát",
        "Has a camera",
        "Đập, hồ chứa có camera giám sát hay không.",
        "Whether cameras watch it.",
        kept_for=READ,
    )
    sends_data: bool | None = column(
        "Truyền dữ liệu quan trắc, vận hành",
        "Sends data",
        "Số liệu quan trắc, vận hành có được truyền về cơ quan quản lý hay không.",
        "Whether its data reach the authority.",
        kept_for=READ,
    )
    has_backup_power: bool | None = column(
        "Có nguồn điện dự phòng",
        "Has backup power",
        "Cửa van có nguồn điện dự phòng để vận hành hay không.",
        "Whether its gates have a second source of power.",
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

    minimum_flow_id: str = column(
        "Mã quy định",
        "Minimum flow ID",
        "Mã riêng của giá trị quy định, không trùng với giá trị quy định khác.",
        "Key of the value.",
        required=True,
    )
    facility_id: str = facility_id()
    dam_id: str = column(
        "Mã đập",
        "Dam ID",
        "Đập áp dụng quy định này.",
        "The dam it is set for.",
        required=True,
        refers_to="dam",
    )
    instrument: str | None = column(
        "Văn bản quy định",
        "Instrument",
        "Danh mục, giấy phép hoặc quyết định quy định dòng chảy tối thiểu.",
        "List, licence or decision that sets it.",
        kept_for=READ,
    )
    place: FlowPlace | None = column(
        "Vị trí duy trì",
        "Place",
        "Vị trí phải duy trì dòng chảy tối thiểu.",
        "Where it is to be kept.",
        kept_for=READ,
    )
    value_m3_s: Decimal | None = column(
        "Giá trị dòng chảy tối thiểu",
        "Value",
        "Lưu lượng nhỏ nhất được phép (bằng giá trị này vẫn đạt); để trống: văn bản quy định theo cách khác.",
        "Least allowed flow, itself allowed; blank: the text says it another way.",
        unit="m3/s",
        kept_for=READ,
    )
    text: str | None = column(
        "Quy định khác",
        "Text",
        "Nội dung quy định bằng lời thay cho con số, ghi đúng như trong văn bản; để trống: không có.",
        "What is set by words instead of a number, as printed; blank: nothing.",
        kept_for=READ,
    )
    first_month: int | None = column(
        "Từ tháng",
        "First month",
        "Tháng đầu của mùa áp dụng, từ 1 đến 12; để trống: cả năm.",
        "First month of the season, 1 to 12; blank: the whole year.",
        kept_for=READ,
    )
    last_month: int | None = column(
        "Đến tháng",
        "Last month",
        "Tháng cuối của mùa áp dụng, tính cả tháng đó; nhỏ hơn tháng đầu nếu mùa kéo sang năm sau; để "
        "trống: cả năm.",
        "Last month of the season, itself included; before the first where the season runs into the next "
        "year; blank: the whole year.",
        kept_for=READ,
    )
    valid_from: date | None = column(
        "Ngày bắt đầu áp dụng", "Valid from", "Ngày đầu tiên áp dụng.", "First day it applies."
    )
    valid_to: date | None = column(
        "Ngày hết áp dụng",
        "Valid to",
        "Ngày cuối cùng còn áp dụng; để trống: chưa có ngày kết thúc.",
        "Last day it applies; blank: open.",
        kept_for=READ,
    )


class DamFlow(Record):
    """What came in and was released at a dam on one day."""

    plural = "dam_flows"
    label = Bilingual(vi="Vận hành hồ chứa theo ngày", en="Dam flow")
    key = ("dam_id", "measured_on")
    dated_by = "measured_on"
    is_event = True
    kept_for = _FLOW

    facility_id: str = facility_id()
    dam_id: str = column(
        "Mã đập",
        "Dam ID",
        "Đập có số liệu vận hành này.",
        "The dam of these figures.",
        required=True,
        refers_to="dam",
    )
    measured_on: date = column(
        "Ngày quan trắc",
        "Measured on",
        "Ngày quan trắc số liệu ghi ở dòng này.",
        "The day of the figures.",
        required=True,
    )
    inflow_m3_s: Decimal | None = column(
        "Lưu lượng đến hồ",
        "Inflow",
        "Lưu lượng đến hồ, trung bình trong ngày.",
        "Flow into the reservoir, mean of the day.",
        unit="m3/s",
        kept_for=READ,
    )
    release_m3_s: Decimal | None = column(
        "Lưu lượng sau đập",
        "Release",
        "Lưu lượng ngay sau đập, trung bình trong ngày.",
        "Flow right below the dam, mean of the day.",
        unit="m3/s",
        kept_for=READ,
    )
    least_release_m3_s: Decimal | None = column(
        "Lưu lượng sau đập nhỏ nhất trong ngày",
        "Least release",
        "Lưu lượng sau đập nhỏ nhất trong các lần quan trắc của ngày.",
        "Least reading of the day right below the dam.",
        unit="m3/s",
        kept_for=READ,
    )
    below_works_m3_s: Decimal | None = column(
        "Lưu lượng sau nhà máy",
        "Below the works",
        "Lưu lượng sau nhà máy, trung bình trong ngày.",
        "Flow below the works, mean of the day.",
        unit="m3/s",
    )
    level_m: Decimal | None = column(
        "Mực nước hồ",
        "Level",
        "Mực nước hồ, ghi theo cao trình.",
        "Level of the reservoir, as an elevation.",
        unit="m",
    )
    readings: int | None = column(
        "Số lần quan trắc trong ngày",
        "Readings",
        "Số lần quan trắc trong ngày.",
        "How often it was read on the day.",
        kept_for=READ,
    )
    evidence_grade: EvidenceGrade | None = column(
        "Mức độ tin cậy của chứng cứ",
        "Evidence grade",
        "Cơ quan nhà nước có thể căn cứ vào số liệu đến mức nào, xét theo nguồn số liệu; để trống: chưa rõ "
        "nguồn.",
        "How far an authority may rely on it, by where it comes from; blank: not known.",
    )
