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

    outlet_id: str = column("Mã điểm xả", "Outlet ID", "Key of the outlet.", required=True)
    facility_id: str = facility_id()
    name: str | None = column("Tên điểm xả", "Outlet name", "Name as used in the permit.")
    leads_to: DischargeTo | None = column(
        "Nơi tiếp nhận", "Leads to", "Where it leads; a sewer of a cluster is not the environment."
    )
    receiving_water: str | None = column(
        "Nguồn tiếp nhận nước thải", "Receiving water", "Name of the river, stream or lake it leads to."
    )
    max_flow_m3_day: Decimal | None = column(
        "Lưu lượng xả lớn nhất theo giấy phép",
        "Greatest licensed flow",
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

    source_id: str = column("Mã nguồn khí thải", "Source ID", "Key of the source.", required=True)
    facility_id: str = facility_id()
    outlet_id: str | None = column(
        "Mã điểm xả", "Outlet ID", "The stack its gas leaves by, as an outlet.", refers_to="outlet"
    )
    name: str | None = column("Tên nguồn khí thải", "Source name", "Name as used in the permit.")
    equipment: str | None = column("Loại thiết bị", "Equipment", "What it is, such as a boiler or a kiln.")
    fuel: str | None = column("Nhiên liệu", "Fuel", "What it burns; blank: nothing, or not known.")
    capacity_tonne_hour: Decimal | None = column(
        "Công suất hơi của lò", "Steam capacity", "Steam a boiler makes an hour.", unit="tonne/hour"
    )
    licensed_m3_hour: Decimal | None = column(
        "Lưu lượng khí thải theo giấy phép",
        "Licensed flow",
        "Greatest flow that the permit allows of it.",
        unit="m3/hour",
    )
    flow_m3_hour: Decimal | None = column(
        "Lưu lượng khí thải thực tế", "Actual flow", "Flow on a usual day.", unit="m3/hour"
    )
    oxygen_percent: Decimal | None = column(
        "Hàm lượng oxy tham chiếu", "Oxygen basis", "Oxygen at which its limits are stated.", unit="%"
    )
    stack_height_m: Decimal | None = column("Chiều cao ống khói", "Stack height", "Above ground.", unit="m")
    treatment: str | None = column("Biện pháp xử lý khí thải", "Treatment", "How its gas is treated.")
    has_sampling_platform: bool | None = column(
        "Có sàn thao tác lấy mẫu an toàn",
        "Has a sampling platform",
        "Whether samples can be taken safely.",
    )


class Sample(Record):
    """One sample taken at an outlet on one day; its values are measurements."""

    plural = "samples"
    label = Bilingual(vi="Mẫu nước thải", en="Sample")
    key = ("sample_id",)
    dated_by = "taken_on"
    is_event = True
    kept_for = _SAMPLING

    sample_id: str = column("Mã mẫu", "Sample ID", "Key of the sample.", required=True)
    facility_id: str = facility_id()
    outlet_id: str = column(
        "Mã điểm xả", "Outlet ID", "Where it was taken.", required=True, refers_to="outlet"
    )
    number: str | None = column("Ký hiệu mẫu", "Sample number", "Number on the bottle and the minutes.")
    taken_on: date | None = column("Ngày lấy mẫu", "Taken on", "Day of sampling.")
    taken_by: str | None = column("Đơn vị lấy mẫu", "Taken by", "Who took it.")
    purpose: SamplePurpose | None = column("Mục đích lấy mẫu", "Purpose", "Why it was taken.")
    method: str | None = column("Phương pháp lấy mẫu", "Sampling method", "Standard it was taken by.")
    minutes_number: str | None = column(
        "Số biên bản lấy mẫu", "Minutes number", "Number of the minutes of sampling."
    )
    lab: str | None = column("Đơn vị phân tích", "Laboratory", "Who analysed it.")
    lab_standing: LabStanding | None = column(
        "Điều kiện của đơn vị phân tích", "Standing of the laboratory", "By what right it analyses."
    )
    lab_certificate: str | None = column(
        "Số giấy chứng nhận của đơn vị phân tích",
        "Laboratory certificate",
        "Number of its certificate or notification.",
    )
    lab_certified_to: date | None = column(
        "Giấy chứng nhận có hiệu lực đến", "Laboratory certified to", "Last day of the certificate."
    )
    flow_m3_day: Decimal | None = column(
        "Lưu lượng xả ngày lấy mẫu",
        "Flow that day",
        "Discharge on the day of sampling.",
        unit="m3/day",
        kept_for=READ,
    )
    flow_basis: FlowBasis | None = column(
        "Cách xác định lưu lượng", "Basis of the flow", "What the flow stands for; blank: not known."
    )
    evidence_grade: EvidenceGrade | None = column(
        "Mức độ tin cậy của chứng cứ", "Evidence grade", "How far an authority may rely on it."
    )


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
    method: str | None = column(
        "Phương pháp phân tích", "Method", "Standard it was analysed by.", kept_for=_SAMPLING
    )
    detection_limit: Decimal | None = column(
        "Giới hạn phát hiện (LOD)",
        "Detection limit",
        "Least value the method tells from none, in the unit of the value; what a report's «not detected» is "
        "below.",
        unit_field="unit",
        kept_for=_SAMPLING,
    )
    quantification_limit: Decimal | None = column(
        "Giới hạn định lượng (LOQ)",
        "Quantification limit",
        "Least value the method can tell the size of, in the unit of the value.",
        unit_field="unit",
        kept_for=_SAMPLING,
    )
    no_value_reason: NoValueReason | None = column(
        "Lý do không có giá trị", "Why no value", "Why there is no value; blank if there is one."
    )
    evidence_grade: EvidenceGrade | None = column(
        "Mức độ tin cậy của chứng cứ", "Evidence grade", "How far an authority may rely on the value."
    )
