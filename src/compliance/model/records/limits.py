"""What limits a discharge, and how it is to be monitored."""

from datetime import date
from decimal import Decimal

from compliance.model.fields import Record, column, facility_id
from compliance.model.texts import Bilingual

_FOUND = "how the value was found in the regulation, for whoever checks it"
_STATION = "whether a station measures all it must, is calibrated and tells of its outages"


class PermitLimit(Record):
    """A discharge limit that a permit sets for a parameter at an outlet, for a span of time."""

    plural = "permit_limits"
    label = Bilingual(vi="Giới hạn theo giấy phép", en="Permit limit")
    key = ("limit_id",)
    dated_by = "valid_from"

    limit_id: str = column("Mã giới hạn", "Limit ID", "Key of the limit.", required=True)
    facility_id: str = facility_id()
    outlet_id: str = column("Mã điểm xả", "Outlet ID", "Where it applies.", required=True, refers_to="outlet")
    permit_number: str | None = column(
        "Số giấy phép", "Permit number", "Number of the permit that sets it, as printed.", kept_for=_FOUND
    )
    regulation: str | None = column(
        "Quy chuẩn nêu trong giấy phép",
        "Regulation named",
        "Regulation and column that the permit takes it from.",
        kept_for=_FOUND,
    )
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
    local_regulation: str | None = column(
        "Quy chuẩn kỹ thuật địa phương",
        "Local regulation",
        "The province's own regulation, which comes first; blank: none.",
        kept_for=_FOUND,
    )
    standard_column: str | None = column(
        "Cột áp dụng", "Column", "Column of the regulation: A, B or C.", kept_for=_FOUND
    )
    zone: str | None = column(
        "Vùng, phân vùng xả thải", "Zone", "Zone of the receiving water or the site.", kept_for=_FOUND
    )
    kq: Decimal | None = column(
        "Hệ số Kq", "Factor Kq", "Factor of the receiving water; blank: the regulation has none.",
        kept_for=_FOUND,
    )  # fmt: skip
    kf: Decimal | None = column(
        "Hệ số Kf", "Factor Kf", "Factor of the flow; blank: the regulation has none.", kept_for=_FOUND
    )
    base_value: Decimal | None = column(
        "Giá trị C trong quy chuẩn",
        "Base value",
        "Value in the column before the factors.",
        unit_field="unit",
        kept_for=_FOUND,
    )
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
    connected_on: date | None = column(
        "Ngày kết nối, truyền dữ liệu",
        "Connected on",
        "Day its data began to reach the department; blank: they do not.",
        kept_for=_STATION,
    )
    stores_data: bool | None = column(
        "Lưu giữ dữ liệu", "Stores data", "Whether its data are stored on the site.", kept_for=_STATION
    )
    parameters: str | None = column(
        "Thông số quan trắc", "Parameters", "What it measures, with commas between.", kept_for=_STATION
    )
    has_all_parameters: bool | None = column(
        "Đủ thông số theo quy định",
        "Has all parameters",
        "Whether it measures all that its permit or the law asks for.",
        kept_for=_STATION,
    )
    calibrated_on: date | None = column(
        "Ngày kiểm định, hiệu chuẩn gần nhất",
        "Calibrated on",
        "Day of its latest verification or calibration; blank: none on file.",
        kept_for=_STATION,
    )
    calibrated_to: date | None = column(
        "Giấy kiểm định có hiệu lực đến", "Calibrated to", "Last day of it.", kept_for=_STATION
    )


class StationOutage(Record):
    """A time in which an automatic monitoring station did not work."""

    plural = "station_outages"
    label = Bilingual(vi="Sự cố trạm quan trắc", en="Station outage")
    key = ("station_id", "began_on")
    dated_by = "began_on"
    is_event = True
    kept_for = _STATION

    facility_id: str = facility_id()
    station_id: str = column(
        "Mã trạm", "Station ID", "The station.", required=True, refers_to="monitoring_station"
    )
    began_on: date = column("Ngày xảy ra sự cố", "Began on", "First day without data.", required=True)
    ended_on: date | None = column(
        "Ngày khắc phục xong", "Ended on", "Last day without data; blank: it goes on, or is not known."
    )
    notified_on: date | None = column(
        "Ngày thông báo sự cố", "Notified on", "Day the authority was told; blank if no notice is on file."
    )
    cause: str | None = column("Nguyên nhân sự cố", "Cause", "What happened, as the facility told it.")


class MonitoringPlan(Record):
    """How often a facility has to monitor an outlet, by its permit."""

    plural = "monitoring_plans"
    label = Bilingual(vi="Chương trình quan trắc", en="Monitoring plan")
    key = ("plan_id",)

    plan_id: str = column("Mã chương trình", "Plan ID", "Key of the plan.", required=True)
    facility_id: str = facility_id()
    outlet_id: str | None = column("Mã điểm xả", "Outlet ID", "What is monitored.", refers_to="outlet")
    permit_number: str | None = column(
        "Số giấy phép", "Permit number", "Number of the permit that sets it, as printed.", kept_for=_FOUND
    )
    parameters: str | None = column(
        "Thông số quan trắc", "Parameters", "What is monitored, with commas between.", kept_for=_FOUND
    )
    every_months: int | None = column(
        "Tần suất quan trắc (số tháng)", "Every so many months", "Months from one monitoring to the next."
    )
    valid_from: date | None = column("Ngày bắt đầu áp dụng", "Valid from", "First day it applies.")
    valid_to: date | None = column("Ngày hết áp dụng", "Valid to", "Last day it applies; blank: open.")
