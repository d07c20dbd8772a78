"""Energy, greenhouse gases and refrigerants."""

from datetime import date
from decimal import Decimal

from compliance.model.choices import OdsUse
from compliance.model.fields import Record, column, facility_id
from compliance.model.texts import Bilingual


class GhgInventory(Record):
    """A greenhouse-gas inventory report a facility sent."""

    plural = "ghg_inventories"
    label = Bilingual(vi="Báo cáo kiểm kê khí nhà kính", en="Greenhouse-gas inventory")
    key = ("facility_id", "data_year")
    dated_by = "submitted_on"
    is_event = True

    facility_id: str = facility_id()
    data_year: int = column("Năm số liệu", "Data year", "Year whose emissions are reported.", required=True)
    submitted_on: date | None = column("Ngày gửi báo cáo", "Submitted on", "Day the report was sent.")
    emissions_tco2e: Decimal | None = column(
        "Lượng phát thải", "Emissions", "Reported emissions.", unit="tCO2e"
    )


class EnergyYear(Record):
    """The energy a facility used in one calendar year."""

    plural = "energy_years"
    label = Bilingual(vi="Số liệu sử dụng năng lượng theo năm", en="Energy year")
    key = ("facility_id", "year")
    dated_by = "closed_on"
    is_event = True

    facility_id: str = facility_id()
    year: int = column("Năm", "Year", "Calendar year.", required=True)
    closed_on: date | None = column("Ngày chốt số liệu", "Closed on", "Normally 31 December of the year.")
    energy_toe: Decimal | None = column(
        "Năng lượng tiêu thụ", "Energy used", "Energy used in the year.", unit="TOE"
    )
    waste_treated_tonne: Decimal | None = column(
        "Chất thải rắn xử lý trong năm", "Waste treated", "Solid waste treated in the year.", unit="tonne"
    )


class OdsEquipment(Record):
    """Equipment that holds ozone-depleting or greenhouse refrigerants."""

    plural = "ods_equipment"
    label = Bilingual(vi="Thiết bị có chất làm lạnh được kiểm soát", en="Refrigerant equipment")
    key = ("equipment_id",)

    equipment_id: str = column("Mã thiết bị", "Equipment ID", "Key of the equipment.", required=True)
    facility_id: str = facility_id()
    use: OdsUse | None = column("Mục đích sử dụng", "Use", "What it is used for.")
    cooling_kw: Decimal | None = column("Năng suất lạnh", "Cooling capacity", "Rated cooling.", unit="kW")
    controlled_substance: bool | None = column(
        "Sử dụng chất được kiểm soát",
        "Controlled substance",
        "Whether its refrigerant is a controlled substance.",
    )
    registered_on: date | None = column(
        "Ngày đăng ký sử dụng", "Registered on", "Day its use was registered; blank if none is on file."
    )
    in_use_since: date | None = column("Ngày đưa vào sử dụng", "In use since", "First day of use.")
    retired_on: date | None = column(
        "Ngày thải bỏ", "Retired on", "Day it was taken out of use; blank: in use."
    )
    recovered_on: date | None = column(
        "Ngày thu hồi chất làm lạnh", "Recovered on", "Day its refrigerant was recovered."
    )
