"""What is discharged and emitted: outlets, sources of waste gas, samples and their values."""

from datetime import date
from decimal import Decimal

from compliance.model.choices import EvidenceGrade, NoValueReason
from compliance.model.choices_sites import DischargeTo, FlowBasis, LabStanding, SamplePurpose
from compliance.model.fields import READ, Record, column, facility_id
from compliance.model.records.coordinates import (
    latitude,
    longitude,
    vn2000_meridian,
    vn2000_x_m,
    vn2000_y_m,
)
from compliance.model.texts import Bilingual

_SAMPLING = "the record of sampling, by which a value can be used against somebody"


class Outlet(Record):
    """A point where a facility discharges."""

    plural = "outlets"
    label = Bilingual(vi="Điểm xả thải", en="Outlet")
    key = ("outlet_id",)
    kept_for = "the list of outlets for a visit, and where a discharge goes"

    outlet_id: str = column(
        "Mã điểm xả",
        "Outlet ID",
        "Mã riêng của điểm xả, không trùng với điểm xả khác.",
        "Key of the outlet.",
        required=True,
    )
    facility_id: str = facility_id()
    name: str | None = column(
        "Tên điểm xả", "Outlet name", "Tên điểm xả như ghi trong giấy phép.", "Name as used in the permit."
    )
    leads_to: DischargeTo | None = column(
        "Nơi tiếp nhận",
        "Leads to",
        "Nơi nước thải, khí thải từ điểm xả đi vào; hệ thống thu gom của cụm, khu, đô thị không phải là "
        "môi trường.",
        "Where it leads; a sewer of a cluster, a zone or a town is not the environment.",
        kept_for=READ,
    )
    receiving_water: str | None = column(
        "Nguồn tiếp nhận nước thải",
        "Receiving water",
        "Tên sông, suối, hồ tiếp nhận nước thải từ điểm xả.",
        "Name of the river, stream or lake it leads to.",
    )
    max_flow_m3_day: Decimal | None = column(
        "Lưu lượng xả lớn nhất theo giấy phép",
        "Greatest licensed flow",
        "Lưu lượng lớn nhất một ngày đêm mà giấy phép cho phép xả tại điểm này, không phải công suất hệ "
        "thống xử lý.",
        "Greatest flow a day that the permit allows at it, not the capacity of the plant.",
        unit="m3/day",
    )
    latitude: Decimal | None = latitude()
    longitude: Decimal | None = longitude()
    vn2000_x_m: Decimal | None = vn2000_x_m()
    vn2000_y_m: Decimal | None = vn2000_y_m()
    vn2000_meridian: Decimal | None = vn2000_meridian()


class EmissionSource(Record):
    """A source of waste gas: a boiler, a kiln, a furnace with its stack."""

    plural = "emission_sources"
    label = Bilingual(vi="Nguồn khí thải", en="Emission source")
    key = ("source_id",)
    kept_for = "limits and automatic monitoring of waste gas, which differ by source, fuel and flow"

    source_id: str = column(
        "Mã nguồn khí thải",
        "Source ID",
        "Mã riêng của nguồn khí thải, không trùng với nguồn khí thải khác.",
        "Key of the source.",
        required=True,
    )
    facility_id: str = facility_id()
    outlet_id: str | None = column(
        "Mã điểm xả",
        "Outlet ID",
        "Ống khói, ống thải nơi khí thải của nguồn thoát ra, ghi theo mã điểm xả.",
        "The stack its gas leaves by, as an outlet.",
        refers_to="outlet",
    )
    name: str | None = column(
        "Tên nguồn khí thải",
        "Source name",
        "Tên nguồn khí thải như ghi trong giấy phép.",
        "Name as used in the permit.",
        kept_for=READ,
    )
    equipment: str | None = column(
        "Loại thiết bị",
        "Equipment",
        "Loại thiết bị phát sinh khí thải, như lò hơi, lò nung.",
        "What it is, such as a boiler or a kiln.",
    )
    fuel: str | None = column(
        "Nhiên liệu",
        "Fuel",
        "Nhiên liệu đốt; để trống: không đốt nhiên liệu hoặc chưa rõ.",
        "What it burns; blank: nothing, or not known.",
    )
    capacity_tonne_hour: Decimal | None = column(
        "Công suất hơi của lò",
        "Steam capacity",
        "Lượng hơi lò hơi sinh ra trong một giờ; để trống: không phải lò hơi hoặc chưa rõ.",
        "Steam a boiler makes an hour; blank: no boiler, or not known.",
        unit="tonne/hour",
    )
    licensed_m3_hour: Decimal | None = column(
        "Lưu lượng khí thải theo giấy phép",
        "Licensed flow",
        "Lưu lượng khí thải lớn nhất mà giấy phép cho phép đối với nguồn này.",
        "Greatest flow that the permit allows of it.",
        unit="m3/hour",
        kept_for=READ,
    )
    flow_m3_hour: Decimal | None = column(
        "Lưu lượng khí thải thực tế",
        "Actual flow",
        "Lưu lượng khí thải thực tế trong ngày hoạt động bình thường.",
        "Flow on a usual day.",
        unit="m3/hour",
    )
    oxygen_percent: Decimal | None = column(
        "Hàm lượng oxy tham chiếu",
        "Oxygen basis",
        "Hàm lượng oxy tham chiếu khi quy định các giá trị giới hạn của nguồn này.",
        "Oxygen at which its limits are stated.",
        unit="%",
    )
    stack_height_m: Decimal | None = column(
        "Chiều cao ống khói",
        "Stack height",
        "Chiều cao ống khói tính từ mặt đất.",
        "Height of the stack above ground.",
        unit="m",
    )
    treatment: str | None = column(
        "Biện pháp xử lý khí thải",
        "Treatment",
        "Biện pháp xử lý khí thải của nguồn này.",
        "How its gas is treated.",
    )
    has_sampling_platform: bool | None = column(
        "Có sàn thao tác lấy mẫu an toàn",
        "Has a sampling platform",
        "Nguồn khí thải có sàn thao tác bảo đảm lấy mẫu an toàn hay không.",
        "Whether it has a platform from which samples can be taken safely.",
        kept_for=READ,
    )


class Sample(Record):
    """One sample taken at an outlet on one day; its values are measurements."""

    plural = "samples"
    label = Bilingual(vi="Mẫu nước thải", en="Sample")
    key = ("sample_id",)
    dated_by = "taken_on"
    is_event = True
    kept_for = _SAMPLING

    sample_id: str = column(
        "Mã mẫu",
        "Sample ID",
        "Mã riêng của mẫu, không trùng với mẫu khác.",
        "Key of the sample.",
        required=True,
    )
    facility_id: str = facility_id()
    outlet_id: str = column(
        "Mã điểm xả",
        "Outlet ID",
        "Điểm xả nơi lấy mẫu.",
        "The outlet it was taken at.",
        required=True,
        refers_to="outlet",
    )
    number: str | None = column(
        "Ký hiệu mẫu",
        "Sample number",
        "Ký hiệu ghi trên chai mẫu và trong biên bản lấy mẫu.",
        "Number on the bottle and the minutes.",
    )
    taken_on: date | None = column(
        "Ngày lấy mẫu", "Taken on", "Ngày lấy mẫu tại hiện trường.", "Day of sampling."
    )
    taken_by: str | None = column("Đơn vị lấy mẫu", "Taken by", "Đơn vị thực hiện lấy mẫu.", "Who took it.")
    purpose: SamplePurpose | None = column(
        "Mục đích lấy mẫu", "Purpose", "Mẫu được lấy nhằm mục đích gì.", "Why it was taken."
    )
    method: str | None = column(
        "Phương pháp lấy mẫu",
        "Sampling method",
        "Tiêu chuẩn, phương pháp áp dụng khi lấy mẫu.",
        "Standard it was taken by.",
    )
    minutes_number: str | None = column(
        "Số biên bản lấy mẫu",
        "Minutes number",
        "Số của biên bản lấy mẫu.",
        "Number of the minutes of sampling.",
    )
    lab: str | None = column(
        "Đơn vị phân tích", "Laboratory", "Đơn vị thực hiện phân tích mẫu.", "Who analysed it."
    )
    lab_standing: LabStanding | None = column(
        "Điều kiện của đơn vị phân tích",
        "Standing of the laboratory",
        "Đơn vị phân tích được hoạt động theo điều kiện nào.",
        "By what right it analyses.",
    )
    lab_certificate: str | None = column(
        "Số giấy chứng nhận của đơn vị phân tích",
        "Laboratory certificate",
        "Số giấy chứng nhận hoặc số thông báo đủ điều kiện của đơn vị phân tích.",
        "Number of its certificate or notification.",
    )
    lab_certified_to: date | None = column(
        "Giấy chứng nhận có hiệu lực đến",
        "Laboratory certified to",
        "Ngày cuối cùng giấy chứng nhận của đơn vị phân tích còn hiệu lực.",
        "Last day of the certificate.",
    )
    flow_m3_day: Decimal | None = column(
        "Lưu lượng xả ngày lấy mẫu",
        "Flow that day",
        "Lưu lượng nước thải xả trong ngày lấy mẫu.",
        "Discharge on the day of sampling.",
        unit="m3/day",
        kept_for=READ,
    )
    flow_basis: FlowBasis | None = column(
        "Cách xác định lưu lượng",
        "Basis of the flow",
        "Lưu lượng xả ghi ở đây được xác định theo cách nào; để trống: chưa rõ.",
        "What the flow stands for; blank: not known.",
    )
    evidence_grade: EvidenceGrade | None = column(
        "Mức độ tin cậy của chứng cứ",
        "Evidence grade",
        "Cơ quan nhà nước có thể căn cứ vào kết quả của mẫu đến mức nào, xét theo nguồn số liệu; để trống: "
        "chưa rõ nguồn.",
        "How far an authority may rely on it, by where it comes from; blank: not known.",
    )


class Measurement(Record):
    """One value of one parameter at one outlet on one day."""

    plural = "measurements"
    label = Bilingual(vi="Kết quả quan trắc", en="Measurement")
    key = ("measurement_id",)
    dated_by = "sampled_on"
    is_event = True

    measurement_id: str = column(
        "Mã kết quả",
        "Measurement ID",
        "Mã riêng của kết quả, không trùng với kết quả khác.",
        "Key of the measurement.",
        required=True,
    )
    facility_id: str = facility_id()
    outlet_id: str = column(
        "Mã điểm xả",
        "Outlet ID",
        "Điểm xả nơi lấy mẫu.",
        "The outlet it was taken at.",
        required=True,
        refers_to="outlet",
    )
    parameter: str = column(
        "Thông số",
        "Parameter",
        "Thông số được đo, như COD.",
        "What was measured, such as COD.",
        required=True,
        names="parameter",
    )
    sample_id: str | None = column(
        "Mã mẫu", "Sample ID", "Mẫu mà kết quả này thuộc về.", "The sample it belongs to.", refers_to="sample"
    )
    averaging: str | None = column(
        "Cách lấy trị số",
        "Averaging",
        "Giá trị đo là loại trị số nào, như mẫu đơn hoặc trung bình ngày.",
        "Statistic the value stands for, such as a grab sample or a daily mean.",
    )
    sampled_on: date | None = column(
        "Ngày lấy mẫu",
        "Sampled on",
        "Ngày lấy mẫu; nếu trị số tính cho một khoảng thời gian thì ghi ngày cuối cùng của khoảng đó.",
        "Day of sampling, or last day of a period.",
    )
    value: Decimal | None = column(
        "Giá trị đo",
        "Value",
        "Giá trị như ghi trong báo cáo, phiếu kết quả; «<0,5» là dưới 0,5, «>2420» là trên 2420.",
        "Value as reported; «<0.5» means below 0.5, «>2420» above 2420.",
        unit_field="unit",
        censored=True,
    )
    unit: str | None = column("Đơn vị", "Unit", "Đơn vị của giá trị đo.", "Unit of the value.")
    method: str | None = column(
        "Phương pháp phân tích",
        "Method",
        "Tiêu chuẩn, phương pháp áp dụng khi phân tích.",
        "Standard it was analysed by.",
        kept_for=_SAMPLING,
    )
    detection_limit: Decimal | None = column(
        "Giới hạn phát hiện (LOD)",
        "Detection limit",
        "Giá trị nhỏ nhất mà phương pháp phân biệt được với không có, theo đơn vị của giá trị đo; kết quả "
        "«không phát hiện» là dưới giá trị này.",
        "Least value the method tells from none, in the unit of the value; what a report's «not detected» "
        "is below.",
        unit_field="unit",
        kept_for=_SAMPLING,
    )
    quantification_limit: Decimal | None = column(
        "Giới hạn định lượng (LOQ)",
        "Quantification limit",
        "Giá trị nhỏ nhất mà phương pháp xác định được độ lớn, theo đơn vị của giá trị đo.",
        "Least value the method can tell the size of, in the unit of the value.",
        unit_field="unit",
        kept_for=_SAMPLING,
    )
    no_value_reason: NoValueReason | None = column(
        "Lý do không có giá trị",
        "Why no value",
        "Lý do không có giá trị đo; để trống: có giá trị đo.",
        "Why there is no value; blank if there is one.",
    )
    evidence_grade: EvidenceGrade | None = column(
        "Mức độ tin cậy của chứng cứ",
        "Evidence grade",
        "Cơ quan nhà nước có thể căn cứ vào giá trị đo đến mức nào, xét theo nguồn số liệu; để trống: chưa "
        "rõ nguồn.",
        "How far an authority may rely on the value, by where it comes from; blank: not known.",
    )
