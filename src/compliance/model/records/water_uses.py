"""Who takes how much water, and what water works supply."""

from datetime import date
from decimal import Decimal

from compliance.model.choices_sites import WaterPurpose, WaterSource
from compliance.model.fields import READ, Record, column, facility_id
from compliance.model.records.coordinates import (
    latitude,
    longitude,
    vn2000_meridian,
    vn2000_x_m,
    vn2000_y_m,
)
from compliance.model.records.years import closed_on, year
from compliance.model.texts import Bilingual


class WaterUse(Record):
    """One use of one source of water by a facility."""

    plural = "water_uses"
    label = Bilingual(vi="Khai thác, sử dụng nước", en="Water use")
    key = ("use_id",)
    kept_for = "from which amount a use of water is declared, registered or licensed, and for how long"

    use_id: str = column(
        "Mã khai thác nước",
        "Use ID",
        "Mã riêng của việc khai thác, sử dụng nước này, không trùng với mã khác.",
        "Key of the use.",
        required=True,
    )
    facility_id: str = facility_id()
    source: WaterSource | None = column(
        "Loại nguồn nước",
        "Source",
        "Nước được khai thác từ loại nguồn nào.",
        "What it takes from.",
        kept_for=READ,
    )
    source_name: str | None = column(
        "Tên nguồn nước",
        "Source name",
        "Tên sông, suối, hồ hoặc tầng chứa nước.",
        "Name of the river, stream, reservoir or aquifer.",
        kept_for=READ,
    )
    purpose: WaterPurpose | None = column(
        "Mục đích sử dụng nước",
        "Purpose",
        "Nước được khai thác để sử dụng vào mục đích gì.",
        "What it is taken for.",
        kept_for=READ,
    )
    permit_number: str | None = column(
        "Số giấy phép",
        "Permit number",
        "Số của giấy phép hoặc giấy xác nhận đăng ký, ghi đúng như trên giấy tờ; để trống: không có.",
        "Number of the licence or registration, as printed; blank: none.",
        kept_for=READ,
    )
    licensed_m3_day: Decimal | None = column(
        "Lưu lượng được phép khai thác",
        "Licensed",
        "Lưu lượng mà giấy phép cho phép khai thác, tính riêng cho việc khai thác này.",
        "What the licence allows of this use.",
        unit="m3/day",
        kept_for=READ,
    )
    design_m3_day: Decimal | None = column(
        "Lưu lượng khai thác thiết kế",
        "Design",
        "Lưu lượng công trình khai thác được theo thiết kế, tính theo ngày.",
        "What its works can take by design.",
        unit="m3/day",
    )
    design_m3_s: Decimal | None = column(
        "Lưu lượng thiết kế lớn nhất",
        "Design by the second",
        "Lưu lượng lớn nhất của công trình theo thiết kế, tính theo giây.",
        "Greatest flow of its works by design.",
        unit="m3/s",
        kept_for=READ,
    )
    actual_m3_day: Decimal | None = column(
        "Lưu lượng khai thác thực tế",
        "Actual",
        "Lưu lượng khai thác trong một ngày bình thường.",
        "What it takes on a usual day.",
        unit="m3/day",
        kept_for=READ,
    )
    power_kw: Decimal | None = column(
        "Công suất lắp máy",
        "Power",
        "Công suất lắp máy của nhà máy thủy điện.",
        "Installed power of a hydropower plant.",
        unit="kW",
        kept_for=READ,
    )
    volume_m3: Decimal | None = column(
        "Dung tích hồ chứa",
        "Volume",
        "Dung tích của hồ chứa thủy lợi.",
        "Volume of a reservoir for irrigation.",
        unit="m3",
    )
    surface_ha: Decimal | None = column(
        "Diện tích mặt nước sử dụng",
        "Surface",
        "Diện tích mặt nước được sử dụng.",
        "Water surface it uses.",
        unit="ha",
    )
    wells: int | None = column(
        "Số giếng khai thác",
        "Wells",
        "Số giếng khai thác nước dưới đất; để trống: khai thác nước mặt.",
        "Number of wells; blank: surface water.",
    )
    casing_mm: Decimal | None = column(
        "Đường kính ống chống lớn nhất",
        "Casing",
        "Đường kính ống chống lớn nhất trong các giếng.",
        "Widest casing of its wells.",
        unit="mm",
    )
    started_on: date | None = column(
        "Ngày bắt đầu khai thác nước", "Started on", "Ngày đầu tiên khai thác nước.", "First day of the use."
    )
    ended_on: date | None = column(
        "Ngày ngừng khai thác nước",
        "Ended on",
        "Ngày cuối cùng khai thác nước; để trống: đang khai thác.",
        "Last day of the use; blank: it goes on.",
        kept_for=READ,
    )
    is_monitored: bool | None = column(
        "Có quan trắc, giám sát khai thác",
        "Monitored",
        "Lượng nước khai thác có được đo hay không.",
        "Whether what it takes is measured.",
        kept_for=READ,
    )
    sends_data: bool | None = column(
        "Kết nối dữ liệu giám sát",
        "Sends data",
        "Số liệu đo lượng nước khai thác có được truyền về cơ quan quản lý hay không.",
        "Whether the measurements reach the authority.",
        kept_for=READ,
    )
    latitude: Decimal | None = latitude()
    longitude: Decimal | None = longitude()
    vn2000_x_m: Decimal | None = vn2000_x_m()
    vn2000_y_m: Decimal | None = vn2000_y_m()
    vn2000_meridian: Decimal | None = vn2000_meridian()


class WaterWithdrawal(Record):
    """How much water was taken by one use in one period."""

    plural = "water_withdrawals"
    label = Bilingual(vi="Lượng nước đã khai thác", en="Water withdrawal")
    key = ("use_id", "period_end")
    dated_by = "period_end"
    is_event = True
    kept_for = "water taken beyond the licence, and the charge for the right to it"

    facility_id: str = facility_id()
    use_id: str = column(
        "Mã khai thác nước",
        "Use ID",
        "Việc khai thác, sử dụng nước có số liệu này.",
        "The use that the figures are of.",
        required=True,
        refers_to="water_use",
    )
    period_end: date = column(
        "Kỳ đến ngày",
        "Period end",
        "Ngày cuối cùng của kỳ số liệu.",
        "Last day of the period.",
        required=True,
    )
    days: int | None = column(
        "Số ngày khai thác",
        "Days",
        "Số ngày có khai thác nước trong kỳ.",
        "Days of the period on which water was taken.",
    )
    volume_m3: Decimal | None = column(
        "Tổng lượng nước",
        "Volume",
        "Tổng lượng nước đã khai thác trong kỳ.",
        "Water taken in the period.",
        unit="m3",
    )
    greatest_m3_day: Decimal | None = column(
        "Lưu lượng khai thác ngày lớn nhất",
        "Greatest day",
        "Lượng nước khai thác của ngày khai thác nhiều nhất trong kỳ.",
        "Water taken on the greatest day of the period.",
        unit="m3/day",
        kept_for=READ,
    )


class WaterSupplyYear(Record):
    """What water works supplied in one calendar year, to whom and of what quality."""

    plural = "water_supply_years"
    label = Bilingual(vi="Cấp nước sinh hoạt theo năm", en="Water supply year")
    key = ("facility_id", "year")
    dated_by = "closed_on"
    is_event = True
    kept_for = "the indicators on hygienic and clean water and on water lost (I.4.b.1, I.4.c.3)"

    facility_id: str = facility_id()
    year: int = year()
    closed_on: date | None = closed_on()
    capacity_m3_day: Decimal | None = column(
        "Công suất thiết kế",
        "Capacity",
        "Công suất cấp nước theo thiết kế.",
        "Capacity by design.",
        unit="m3/day",
    )
    produced_m3: Decimal | None = column(
        "Lượng nước sản xuất",
        "Produced",
        "Lượng nước ra khỏi công trình cấp nước trong năm.",
        "Water that left the works in the year.",
        unit="m3",
        kept_for=READ,
    )
    sold_m3: Decimal | None = column(
        "Lượng nước tiêu thụ",
        "Sold",
        "Lượng nước đến nơi sử dụng trong năm, tính theo đồng hồ của nơi sử dụng.",
        "Water that reached those supplied in the year, by their meters.",
        unit="m3",
        kept_for=READ,
    )
    loss_percent: Decimal | None = column(
        "Tỷ lệ thất thoát nước",
        "Loss",
        "Tỷ lệ nước thất thoát, ghi theo báo cáo.",
        "Share lost, as reported.",
        unit="%",
    )
    households: int | None = column(
        "Số hộ được cấp nước",
        "Households",
        "Số hộ gia đình được công trình cấp nước.",
        "Households supplied.",
        kept_for=READ,
    )
    people: int | None = column(
        "Số người được cấp nước", "People", "Số người được công trình cấp nước.", "People supplied."
    )
    is_urban: bool | None = column(
        "Cấp cho khu vực đô thị",
        "Urban",
        "Công trình có cấp nước cho khu vực đô thị hay không.",
        "Whether it supplies an urban area.",
    )
    is_centralised: bool | None = column(
        "Cấp nước tập trung",
        "Centralised",
        "Có phải là cấp nước tập trung qua đường ống hay không.",
        "Whether it is a central supply by pipes.",
    )
    samples: int | None = column(
        "Số mẫu nước kiểm nghiệm",
        "Samples",
        "Số mẫu nước được kiểm nghiệm trong năm.",
        "Samples tested in the year.",
        kept_for=READ,
    )
    samples_met: int | None = column(
        "Số mẫu đạt quy chuẩn",
        "Samples met",
        "Trong số mẫu được kiểm nghiệm: số mẫu đạt quy chuẩn.",
        "Of them: within the regulation.",
        kept_for=READ,
    )
    meets_standard: bool | None = column(
        "Nước cấp đạt quy chuẩn",
        "Meets the standard",
        "Nước cấp có đạt quy chuẩn về nước sạch hay không.",
        "Whether its water is clean by the regulation.",
    )
    is_working: bool | None = column(
        "Công trình hoạt động bền vững",
        "Working",
        "Công trình có hoạt động bền vững, đúng yêu cầu hay không.",
        "Whether the works run as they should.",
        kept_for=READ,
    )
