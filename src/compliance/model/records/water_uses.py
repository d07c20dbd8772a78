"""Who takes how much water, and what water works supply."""

from datetime import date
from decimal import Decimal

from compliance.model.choices_sites import WaterPurpose, WaterSource
from compliance.model.fields import Record, column, facility_id
from compliance.model.records.coordinates import (
    latitude,
    longitude,
    vn2000_meridian,
    vn2000_x_m,
    vn2000_y_m,
)
from compliance.model.texts import Bilingual


class WaterUse(Record):
    """One use of one source of water by a facility."""

    plural = "water_uses"
    label = Bilingual(vi="Khai thác, sử dụng nước", en="Water use")
    key = ("use_id",)
    kept_for = "from which amount a use of water is declared, registered or licensed, and for how long"

    use_id: str = column("Mã khai thác nước", "Use ID", "Key of the use.", required=True)
    facility_id: str = facility_id()
    source: WaterSource | None = column("Loại nguồn nước", "Source", "What it takes from.")
    source_name: str | None = column("Tên nguồn nước", "Source name", "River, reservoir or aquifer.")
    purpose: WaterPurpose | None = column("Mục đích sử dụng nước", "Purpose", "What it is taken for.")
    permit_number: str | None = column(
        "Số giấy phép", "Permit number", "Number of the licence or registration, as printed; blank: none."
    )
    licensed_m3_day: Decimal | None = column(
        "Lưu lượng được phép khai thác", "Licensed", "What the licence allows of this use.", unit="m3/day"
    )
    design_m3_day: Decimal | None = column(
        "Lưu lượng khai thác thiết kế", "Design", "What its works can take.", unit="m3/day"
    )
    design_m3_s: Decimal | None = column(
        "Lưu lượng thiết kế lớn nhất", "Design by the second", "Greatest flow of its works.", unit="m3/s"
    )
    actual_m3_day: Decimal | None = column(
        "Lưu lượng khai thác thực tế", "Actual", "What it takes on a usual day.", unit="m3/day"
    )
    power_kw: Decimal | None = column("Công suất lắp máy", "Power", "Installed power.", unit="kW")
    volume_m3: Decimal | None = column(
        "Dung tích hồ chứa", "Volume", "Volume of a reservoir for irrigation.", unit="m3"
    )
    surface_ha: Decimal | None = column(
        "Diện tích mặt nước sử dụng", "Surface", "Water surface it uses.", unit="ha"
    )
    wells: int | None = column("Số giếng khai thác", "Wells", "Number of wells; blank for surface water.")
    casing_mm: Decimal | None = column(
        "Đường kính ống chống lớn nhất", "Casing", "Widest casing of its wells.", unit="mm"
    )
    started_on: date | None = column("Ngày bắt đầu khai thác nước", "Started on", "First day of the use.")
    ended_on: date | None = column(
        "Ngày ngừng khai thác nước", "Ended on", "Last day of the use; blank: it goes on."
    )
    is_monitored: bool | None = column(
        "Có quan trắc, giám sát khai thác", "Monitored", "Whether what it takes is measured."
    )
    sends_data: bool | None = column(
        "Kết nối dữ liệu giám sát", "Sends data", "Whether the measurements reach the authority."
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
    use_id: str = column("Mã khai thác nước", "Use ID", "The use.", required=True, refers_to="water_use")
    period_end: date = column("Kỳ đến ngày", "Period end", "Last day of the period.", required=True)
    days: int | None = column("Số ngày khai thác", "Days", "Days on which water was taken.")
    volume_m3: Decimal | None = column("Tổng lượng nước", "Volume", "Taken in the period.", unit="m3")
    greatest_m3_day: Decimal | None = column(
        "Lưu lượng khai thác ngày lớn nhất", "Greatest day", "Taken on the greatest day.", unit="m3/day"
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
    year: int = column("Năm", "Year", "Calendar year.", required=True)
    closed_on: date | None = column("Ngày chốt số liệu", "Closed on", "Normally 31 December of the year.")
    capacity_m3_day: Decimal | None = column(
        "Công suất thiết kế", "Capacity", "Capacity by design.", unit="m3/day"
    )
    produced_m3: Decimal | None = column("Lượng nước sản xuất", "Produced", "Left the works.", unit="m3")
    sold_m3: Decimal | None = column(
        "Lượng nước tiêu thụ", "Sold", "Reached those supplied, by their meters.", unit="m3"
    )
    loss_percent: Decimal | None = column(
        "Tỷ lệ thất thoát nước", "Loss", "Share lost, as reported.", unit="%"
    )
    households: int | None = column("Số hộ được cấp nước", "Households", "Households supplied.")
    people: int | None = column("Số người được cấp nước", "People", "People supplied.")
    is_urban: bool | None = column("Cấp cho khu vực đô thị", "Urban", "Whether it supplies an urban area.")
    is_centralised: bool | None = column(
        "Cấp nước tập trung", "Centralised", "Whether it is a central supply by pipes."
    )
    samples: int | None = column("Số mẫu nước kiểm nghiệm", "Samples", "Samples tested in the year.")
    samples_met: int | None = column("Số mẫu đạt quy chuẩn", "Samples met", "Of them: within the regulation.")
    meets_standard: bool | None = column(
        "Nước cấp đạt quy chuẩn", "Meets the standard", "Whether its water is clean by the regulation."
    )
    is_working: bool | None = column(
        "Công trình hoạt động bền vững", "Working", "Whether the works run as they should."
    )
