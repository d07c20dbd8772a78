"""Energy, greenhouse gases and refrigerants."""

from datetime import date
from decimal import Decimal

from compliance.model.choices import OdsUse
from compliance.model.fields import Record, column, facility_id
from compliance.model.texts import Bilingual

_USED = "energy used and saved, in the reports and in the plan's targets (I.4.a.2)"
_REPORT = "the yearly report on controlled substances, and the fine of letting them out"


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
    verified_on: date | None = column(
        "Ngày thẩm định kết quả kiểm kê",
        "Verified on",
        "Day a verifier confirmed it; blank if none is on file.",
        kept_for="the verified inventory of facilities with quotas",
    )
    verifier: str | None = column(
        "Đơn vị thẩm định",
        "Verifier",
        "Who verified it.",
        kept_for="the verified inventory of facilities with quotas",
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
    electricity_kwh: Decimal | None = column(
        "Điện sử dụng", "Electricity", "Electricity used.", unit="kWh", kept_for=_USED
    )
    coal_tonne: Decimal | None = column("Than sử dụng", "Coal", "Coal used.", unit="tonne", kept_for=_USED)
    oil_tonne: Decimal | None = column(
        "Dầu sử dụng", "Oil", "Oil products used.", unit="tonne", kept_for=_USED
    )
    gas_tonne: Decimal | None = column(
        "Khí đốt sử dụng", "Gas", "Gas used, such as LPG.", unit="tonne", kept_for=_USED
    )
    biomass_tonne: Decimal | None = column(
        "Nhiên liệu sinh khối sử dụng", "Biomass", "Biomass used.", unit="tonne", kept_for=_USED
    )
    renewable_toe: Decimal | None = column(
        "Năng lượng tái tạo sử dụng",
        "Renewable energy",
        "Of the energy used: from renewable sources.",
        unit="TOE",
        kept_for=_USED,
    )
    planned_saving_percent: Decimal | None = column(
        "Mức tiết kiệm năng lượng theo kế hoạch",
        "Planned saving",
        "Share its plan for the year says it saves.",
        unit="%",
        kept_for=_USED,
    )
    saved_toe: Decimal | None = column(
        "Năng lượng tiết kiệm được", "Energy saved", "Saved in the year.", unit="TOE", kept_for=_USED
    )
    waste_treated_tonne: Decimal | None = column(
        "Chất thải rắn xử lý trong năm", "Waste treated", "Solid waste treated in the year.", unit="tonne"
    )


class EnergyAudit(Record):
    """An energy audit of a facility."""

    plural = "energy_audits"
    label = Bilingual(vi="Kiểm toán năng lượng", en="Energy audit")
    key = ("facility_id", "audited_on")
    dated_by = "audited_on"
    is_event = True
    kept_for = "the audit that a designated energy user owes every three years"

    facility_id: str = facility_id()
    audited_on: date = column("Ngày kiểm toán", "Audited on", "Day the audit was finished.", required=True)
    sent_on: date | None = column(
        "Ngày gửi báo cáo kiểm toán", "Sent on", "Day its report was sent; blank if none is on file."
    )
    is_internal: bool | None = column(
        "Cơ sở tự kiểm toán", "Internal", "Whether the facility made it by itself."
    )
    auditor: str | None = column("Kiểm toán viên năng lượng", "Auditor", "Who made it.")
    auditor_certificate: str | None = column(
        "Chứng chỉ kiểm toán viên", "Auditor's certificate", "Number of the auditor's certificate."
    )
    found_saving_toe: Decimal | None = column(
        "Tiềm năng tiết kiệm", "Saving found", "What the audit says can be saved a year.", unit="TOE"
    )


class EnergyManager(Record):
    """Who manages the energy of a facility, for a span of time."""

    plural = "energy_managers"
    label = Bilingual(vi="Người quản lý năng lượng", en="Energy manager")
    key = ("facility_id", "appointed_on")
    dated_by = "appointed_on"
    kept_for = "the manager that a designated energy user has to have"

    facility_id: str = facility_id()
    appointed_on: date = column("Ngày bổ nhiệm", "Appointed on", "First day of office.", required=True)
    name: str | None = column("Họ và tên", "Name", "Who it is.")
    certificate: str | None = column("Số chứng chỉ quản lý năng lượng", "Certificate", "Number as printed.")
    certified_to: date | None = column(
        "Chứng chỉ có hiệu lực đến", "Certified to", "Last day of the certificate; blank: it names none."
    )
    ended_on: date | None = column("Ngày thôi nhiệm", "Ended on", "Last day of office; blank: in office.")


class OdsEquipment(Record):
    """Equipment that holds ozone-depleting or greenhouse refrigerants."""

    plural = "ods_equipment"
    label = Bilingual(vi="Thiết bị có chất làm lạnh được kiểm soát", en="Refrigerant equipment")
    key = ("equipment_id",)

    equipment_id: str = column("Mã thiết bị", "Equipment ID", "Key of the equipment.", required=True)
    facility_id: str = facility_id()
    use: OdsUse | None = column("Mục đích sử dụng", "Use", "What it is used for.")
    cooling_kw: Decimal | None = column("Năng suất lạnh", "Cooling capacity", "Rated cooling.", unit="kW")
    electric_kw: Decimal | None = column(
        "Công suất điện",
        "Electric power",
        "Rated electric power, by which industrial refrigeration is registered.",
        unit="kW",
        kept_for="whether industrial refrigeration has to be registered",
    )
    substance: str | None = column(
        "Tên chất làm lạnh", "Substance", "Refrigerant, such as R-22.", kept_for=_REPORT
    )
    substance_kg: Decimal | None = column(
        "Lượng chất nạp", "Charge", "Refrigerant it holds.", unit="kg", kept_for=_REPORT
    )
    vented_kg: Decimal | None = column(
        "Lượng chất thải ra môi trường",
        "Vented",
        "Refrigerant let out to the environment, so far as it was found; blank: not known.",
        unit="kg",
        kept_for=_REPORT,
    )
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
    handed_over_on: date | None = column(
        "Ngày chuyển giao chất thu hồi",
        "Handed over on",
        "Day the refrigerant recovered was handed over for treatment; blank if none is on file.",
        kept_for=_REPORT,
    )
    technician_certified: bool | None = column(
        "Kỹ thuật viên có chứng chỉ phù hợp",
        "Technician certified",
        "Whether who services and empties it holds a certificate for that.",
        kept_for=_REPORT,
    )
