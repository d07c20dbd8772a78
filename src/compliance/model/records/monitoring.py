"""How discharges are monitored: stations, their outages, plans."""

from datetime import date

from compliance.model.fields import Record, column, facility_id
from compliance.model.texts import Bilingual

_FOUND = "how the value was found in the regulation, for whoever checks it"
_STATION = "whether a station measures all it must, is calibrated and tells of its outages"


class MonitoringStation(Record):
    """An automatic monitoring station of a facility."""

    plural = "monitoring_stations"
    label = Bilingual(vi="Trạm quan trắc tự động", en="Monitoring station")
    key = ("station_id",)

    station_id: str = column(
        "Mã trạm",
        "Station ID",
        "Mã riêng của trạm, không trùng trong sổ theo dõi.",
        "Key of the station.",
        required=True,
    )
    facility_id: str = facility_id()
    outlet_id: str | None = column(
        "Mã điểm xả", "Outlet ID", "Điểm xả được trạm quan trắc.", "What it monitors.", refers_to="outlet"
    )
    commissioned_on: date | None = column(
        "Ngày vận hành trạm", "Commissioned on", "Ngày đầu tiên trạm vận hành.", "First day of operation."
    )
    has_camera: bool | None = column(
        "Có camera", "Has a camera", "Chọn Có nếu trạm có camera.", "Whether it has a camera."
    )
    has_sampler: bool | None = column(
        "Có thiết bị lấy mẫu tự động",
        "Has a sampler",
        "Chọn Có nếu trạm có thiết bị lấy mẫu tự động.",
        "Whether it takes samples by itself.",
    )
    sends_data: bool | None = column(
        "Truyền dữ liệu về cơ quan quản lý",
        "Sends data",
        "Chọn Có nếu dữ liệu của trạm được truyền về cơ quan quản lý.",
        "Whether its data reach the department.",
    )
    connected_on: date | None = column(
        "Ngày kết nối, truyền dữ liệu",
        "Connected on",
        "Ngày dữ liệu của trạm bắt đầu được truyền về cơ quan quản lý; để trống: chưa truyền.",
        "Day its data began to reach the department; blank: they do not.",
        kept_for=_STATION,
    )
    stores_data: bool | None = column(
        "Lưu giữ dữ liệu",
        "Stores data",
        "Chọn Có nếu dữ liệu của trạm được lưu giữ tại cơ sở.",
        "Whether its data are stored on the site.",
        kept_for=_STATION,
    )
    parameters: str | None = column(
        "Thông số quan trắc",
        "Parameters",
        "Các thông số mà trạm quan trắc, cách nhau bằng dấu phẩy.",
        "What it measures, with commas between.",
        kept_for=_STATION,
    )
    has_all_parameters: bool | None = column(
        "Đủ thông số theo quy định",
        "Has all parameters",
        "Chọn Có nếu trạm quan trắc đủ các thông số mà giấy phép hoặc pháp luật yêu cầu.",
        "Whether it measures all that its permit or the law asks for.",
        kept_for=_STATION,
    )
    calibrated_on: date | None = column(
        "Ngày kiểm định, hiệu chuẩn gần nhất",
        "Calibrated on",
        "Ngày kiểm định hoặc hiệu chuẩn trạm gần nhất; để trống: chưa có trong hồ sơ.",
        "Day of its latest verification or calibration; blank: none on file.",
        kept_for=_STATION,
    )
    calibrated_to: date | None = column(
        "Giấy kiểm định có hiệu lực đến",
        "Calibrated to",
        "Ngày cuối cùng giấy kiểm định hoặc hiệu chuẩn gần nhất còn hiệu lực.",
        "Last day on which the latest verification or calibration is valid.",
        kept_for=_STATION,
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
        "Mã trạm",
        "Station ID",
        "Trạm xảy ra sự cố.",
        "The station.",
        required=True,
        refers_to="monitoring_station",
    )
    began_on: date = column(
        "Ngày xảy ra sự cố",
        "Began on",
        "Ngày đầu tiên không có dữ liệu.",
        "First day without data.",
        required=True,
    )
    ended_on: date | None = column(
        "Ngày cuối cùng không có dữ liệu",
        "Ended on",
        "Ngày cuối cùng không có dữ liệu; để trống: chưa khắc phục xong hoặc chưa rõ.",
        "Last day without data; blank: it goes on, or is not known.",
    )
    notified_on: date | None = column(
        "Ngày thông báo sự cố",
        "Notified on",
        "Ngày cơ sở thông báo sự cố cho cơ quan có thẩm quyền; để trống: chưa có trong hồ sơ.",
        "Day the authority was told; blank if no notice is on file.",
    )
    cause: str | None = column(
        "Nguyên nhân sự cố",
        "Cause",
        "Nguyên nhân sự cố theo trình bày của cơ sở.",
        "What happened, as the facility told it.",
    )


class MonitoringPlan(Record):
    """How often a facility has to monitor an outlet, by its permit."""

    plural = "monitoring_plans"
    label = Bilingual(vi="Chương trình quan trắc", en="Monitoring plan")
    key = ("plan_id",)

    plan_id: str = column(
        "Mã chương trình",
        "Plan ID",
        "Mã riêng của chương trình, không trùng trong sổ theo dõi.",
        "Key of the plan.",
        required=True,
    )
    facility_id: str = facility_id()
    outlet_id: str | None = column(
        "Mã điểm xả", "Outlet ID", "Điểm xả phải quan trắc.", "What is monitored.", refers_to="outlet"
    )
    permit_number: str | None = column(
        "Số giấy phép",
        "Permit number",
        "Số giấy phép quy định chương trình này, ghi đúng như trên giấy phép.",
        "Number of the permit that sets it, as printed.",
        kept_for=_FOUND,
    )
    parameters: str | None = column(
        "Thông số quan trắc",
        "Parameters",
        "Các thông số phải quan trắc, cách nhau bằng dấu phẩy.",
        "What is monitored, with commas between.",
        kept_for=_FOUND,
    )
    every_months: int | None = column(
        "Tần suất quan trắc (số tháng)",
        "Every so many months",
        "Số tháng từ lần quan trắc này đến lần tiếp theo, như 3 nếu tần suất là 03 tháng/lần.",
        "Months from one monitoring to the next, such as 3 where it is due every three months.",
    )
    valid_from: date | None = column(
        "Ngày bắt đầu áp dụng", "Valid from", "Ngày đầu tiên áp dụng chương trình.", "First day it applies."
    )
    valid_to: date | None = column(
        "Ngày hết áp dụng",
        "Valid to",
        "Ngày cuối cùng áp dụng chương trình; để trống: chưa có ngày hết áp dụng.",
        "Last day it applies; blank: open.",
    )
