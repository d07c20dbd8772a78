"""Energy, greenhouse gases and refrigerants."""

from datetime import date
from decimal import Decimal

from compliance.model.choices import OdsUse
from compliance.model.fields import READ, Record, column, facility_id
from compliance.model.records.years import closed_on, year
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
    data_year: int = column(
        "Năm số liệu",
        "Data year",
        "Năm có lượng phát thải được báo cáo.",
        "Year whose emissions are reported.",
        required=True,
    )
    submitted_on: date | None = column(
        "Ngày gửi báo cáo", "Submitted on", "Ngày cơ sở gửi báo cáo.", "Day the report was sent."
    )
    emissions_tco2e: Decimal | None = column(
        "Lượng phát thải",
        "Emissions",
        "Tổng lượng phát thải khí nhà kính của năm số liệu, như ghi trong báo cáo.",
        "Whole emissions of the data year, as the report states them.",
        unit="tCO2e",
    )
    verified_on: date | None = column(
        "Ngày thẩm định kết quả kiểm kê",
        "Verified on",
        "Ngày đơn vị thẩm định xác nhận kết quả kiểm kê; để trống: hồ sơ lưu chưa có xác nhận.",
        "Day a verifier confirmed it; blank if none is on file.",
        kept_for="the verified inventory of facilities with quotas",
    )
    verifier: str | None = column(
        "Đơn vị thẩm định",
        "Verifier",
        "Đơn vị đã thẩm định kết quả kiểm kê.",
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
    year: int = year()
    closed_on: date | None = closed_on()
    energy_toe: Decimal | None = column(
        "Năng lượng tiêu thụ",
        "Energy used",
        "Tổng năng lượng tiêu thụ trong năm, quy đổi ra tấn dầu tương đương (TOE).",
        "All energy used in the year, in tonnes of oil equivalent.",
        unit="TOE",
    )
    electricity_kwh: Decimal | None = column(
        "Điện sử dụng",
        "Electricity",
        "Lượng điện sử dụng trong năm.",
        "Electricity used in the year.",
        unit="kWh",
        kept_for=_USED,
    )
    coal_tonne: Decimal | None = column(
        "Than sử dụng",
        "Coal",
        "Khối lượng than sử dụng trong năm.",
        "Coal used in the year.",
        unit="tonne",
        kept_for=_USED,
    )
    oil_tonne: Decimal | None = column(
        "Dầu sử dụng",
        "Oil",
        "Khối lượng xăng, dầu các loại sử dụng trong năm.",
        "Oil products used in the year, petrol among them.",
        unit="tonne",
        kept_for=_USED,
    )
    gas_tonne: Decimal | None = column(
        "Khí đốt sử dụng",
        "Gas",
        "Khối lượng khí đốt sử dụng trong năm, như khí dầu mỏ hóa lỏng (LPG).",
        "Gas used in the year, such as LPG.",
        unit="tonne",
        kept_for=_USED,
    )
    biomass_tonne: Decimal | None = column(
        "Nhiên liệu sinh khối sử dụng",
        "Biomass",
        "Khối lượng nhiên liệu sinh khối sử dụng trong năm.",
        "Biomass used in the year.",
        unit="tonne",
        kept_for=_USED,
    )
    renewable_toe: Decimal | None = column(
        "Năng lượng tái tạo sử dụng",
        "Renewable energy",
        "Phần năng lượng tái tạo trong tổng năng lượng tiêu thụ của năm.",
        "Of the energy used: from renewable sources.",
        unit="TOE",
        kept_for=_USED,
    )
    planned_saving_percent: Decimal | None = column(
        "Mức tiết kiệm năng lượng theo kế hoạch",
        "Planned saving",
        "Tỷ lệ tiết kiệm năng lượng nêu trong kế hoạch của năm.",
        "Share its plan for the year says it saves.",
        unit="%",
        kept_for=_USED,
    )
    saved_toe: Decimal | None = column(
        "Năng lượng tiết kiệm được",
        "Energy saved",
        "Lượng năng lượng tiết kiệm được trong năm.",
        "Energy saved in the year.",
        unit="TOE",
        kept_for=_USED,
    )
    waste_treated_tonne: Decimal | None = column(
        "Chất thải rắn xử lý trong năm",
        "Waste treated",
        "Khối lượng chất thải rắn cơ sở xử lý trong năm.",
        "Solid waste that the facility treated in the year.",
        unit="tonne",
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
    audited_on: date = column(
        "Ngày kiểm toán",
        "Audited on",
        "Ngày hoàn thành kiểm toán năng lượng.",
        "Day the audit was finished.",
        required=True,
    )
    sent_on: date | None = column(
        "Ngày gửi báo cáo kiểm toán",
        "Sent on",
        "Ngày gửi báo cáo kiểm toán; để trống: hồ sơ lưu chưa có báo cáo.",
        "Day its report was sent; blank if none is on file.",
        kept_for=READ,
    )
    is_internal: bool | None = column(
        "Cơ sở tự kiểm toán",
        "Internal",
        "Cơ sở có tự thực hiện kiểm toán (không thuê đơn vị khác) hay không.",
        "Whether the facility made it by itself, not a firm it hired.",
        kept_for=READ,
    )
    auditor: str | None = column(
        "Kiểm toán viên năng lượng",
        "Auditor",
        "Người thực hiện kiểm toán năng lượng.",
        "Who made it.",
        kept_for=READ,
    )
    auditor_certificate: str | None = column(
        "Chứng chỉ kiểm toán viên",
        "Auditor's certificate",
        "Số chứng chỉ của kiểm toán viên năng lượng.",
        "Number of the auditor's certificate.",
        kept_for=READ,
    )
    found_saving_toe: Decimal | None = column(
        "Tiềm năng tiết kiệm",
        "Saving found",
        "Lượng năng lượng có thể tiết kiệm mỗi năm theo kết quả kiểm toán.",
        "What the audit says can be saved a year.",
        unit="TOE",
    )


class EnergyManager(Record):
    """Who manages the energy of a facility, for a span of time."""

    plural = "energy_managers"
    label = Bilingual(vi="Người quản lý năng lượng", en="Energy manager")
    key = ("facility_id", "appointed_on")
    dated_by = "appointed_on"
    kept_for = "the manager that a designated energy user has to have"

    facility_id: str = facility_id()
    appointed_on: date = column(
        "Ngày bổ nhiệm",
        "Appointed on",
        "Ngày đầu tiên làm người quản lý năng lượng.",
        "First day of office.",
        required=True,
    )
    name: str | None = column(
        "Họ và tên", "Name", "Họ và tên người quản lý năng lượng.", "Full name of the energy manager."
    )
    certificate: str | None = column(
        "Số chứng chỉ quản lý năng lượng",
        "Certificate",
        "Số chứng chỉ quản lý năng lượng, ghi đúng như trên chứng chỉ.",
        "Number of the certificate, as printed.",
    )
    certified_to: date | None = column(
        "Chứng chỉ có hiệu lực đến",
        "Certified to",
        "Ngày cuối cùng chứng chỉ còn hiệu lực; để trống: chứng chỉ không ghi thời hạn.",
        "Last day of the certificate; blank: the certificate names none.",
    )
    ended_on: date | None = column(
        "Ngày thôi nhiệm",
        "Ended on",
        "Ngày cuối cùng làm người quản lý năng lượng; để trống: đang đảm nhiệm.",
        "Last day of office; blank: in office.",
        kept_for=READ,
    )


class OdsEquipment(Record):
    """Equipment that holds ozone-depleting or greenhouse refrigerants."""

    plural = "ods_equipment"
    label = Bilingual(vi="Thiết bị có chất làm lạnh được kiểm soát", en="Refrigerant equipment")
    key = ("equipment_id",)

    equipment_id: str = column(
        "Mã thiết bị",
        "Equipment ID",
        "Mã riêng của thiết bị, không trùng với thiết bị khác.",
        "Key of the equipment.",
        required=True,
    )
    facility_id: str = facility_id()
    use: OdsUse | None = column(
        "Mục đích sử dụng", "Use", "Thiết bị được sử dụng vào mục đích gì.", "What it is used for."
    )
    cooling_kw: Decimal | None = column(
        "Năng suất lạnh",
        "Cooling capacity",
        "Năng suất lạnh danh định của thiết bị.",
        "Rated cooling capacity.",
        unit="kW",
    )
    electric_kw: Decimal | None = column(
        "Công suất điện",
        "Electric power",
        "Công suất điện danh định, là căn cứ xác định thiết bị làm lạnh công nghiệp phải đăng ký.",
        "Rated electric power, by which industrial refrigeration is registered.",
        unit="kW",
        kept_for="whether industrial refrigeration has to be registered",
    )
    substance: str | None = column(
        "Tên chất làm lạnh",
        "Substance",
        "Tên chất làm lạnh, như R-22.",
        "Refrigerant, such as R-22.",
        kept_for=_REPORT,
    )
    substance_kg: Decimal | None = column(
        "Lượng chất nạp",
        "Charge",
        "Lượng chất làm lạnh nạp trong thiết bị.",
        "Refrigerant it holds.",
        unit="kg",
        kept_for=_REPORT,
    )
    vented_kg: Decimal | None = column(
        "Lượng chất thải ra môi trường",
        "Vented",
        "Lượng chất làm lạnh đã thải ra môi trường, theo mức xác định được; để trống: chưa rõ.",
        "Refrigerant let out to the environment, so far as it was found; blank: not known.",
        unit="kg",
        kept_for=_REPORT,
    )
    controlled_substance: bool | None = column(
        "Sử dụng chất được kiểm soát",
        "Controlled substance",
        "Chất làm lạnh của thiết bị có phải là chất được kiểm soát hay không.",
        "Whether its refrigerant is a controlled substance.",
    )
    registered_on: date | None = column(
        "Ngày đăng ký sử dụng",
        "Registered on",
        "Ngày đăng ký sử dụng; để trống: hồ sơ lưu chưa có đăng ký.",
        "Day its use was registered; blank if none is on file.",
    )
    in_use_since: date | None = column(
        "Ngày đưa vào sử dụng", "In use since", "Ngày đầu tiên sử dụng thiết bị.", "First day of use."
    )
    retired_on: date | None = column(
        "Ngày thải bỏ",
        "Retired on",
        "Ngày thải bỏ, thôi sử dụng thiết bị; để trống: đang sử dụng.",
        "Day it was taken out of use; blank: in use.",
    )
    recovered_on: date | None = column(
        "Ngày thu hồi chất làm lạnh",
        "Recovered on",
        "Ngày thu hồi chất làm lạnh của thiết bị; để trống: hồ sơ lưu chưa có giấy tờ về việc thu hồi.",
        "Day its refrigerant was recovered; blank if none is on file.",
    )
    handed_over_on: date | None = column(
        "Ngày chuyển giao chất thu hồi",
        "Handed over on",
        "Ngày chuyển giao chất làm lạnh đã thu hồi để xử lý; để trống: hồ sơ lưu chưa có giấy tờ về việc "
        "chuyển giao.",
        "Day the refrigerant recovered was handed over for treatment; blank if none is on file.",
        kept_for=_REPORT,
    )
    technician_certified: bool | None = column(
        "Kỹ thuật viên có chứng chỉ phù hợp",
        "Technician certified",
        "Người bảo dưỡng thiết bị và thu hồi chất làm lạnh có chứng chỉ phù hợp hay không.",
        "Whether who services it and recovers its refrigerant holds a certificate for that.",
        kept_for=_REPORT,
    )
