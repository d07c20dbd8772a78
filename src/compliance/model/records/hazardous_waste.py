"""Hazardous waste over the years, and what was handed over."""

from datetime import date
from decimal import Decimal

from compliance.model.choices_sites import WasteState
from compliance.model.fields import Record, column, facility_id
from compliance.model.records.years import closed_on, year
from compliance.model.texts import Bilingual

_FORM = "the part on hazardous waste of the annual environmental report"
_MANIFEST = "the manifest as printed, for whoever checks it"


def waste_code() -> str:
    """Declare a hazardous waste code."""
    value: str = column(
        "Mã CTNH",
        "Waste code",
        "Mã chất thải nguy hại (CTNH) gồm 6 chữ số, như 17 02 03.",
        "Six-digit hazardous waste code, such as 17 02 03.",
        required=True,
        digits=(6,),
    )
    return value


class HazardousWasteYear(Record):
    """The balance of one hazardous waste code at a facility in one calendar year."""

    plural = "hazardous_waste_years"
    label = Bilingual(vi="Số liệu chất thải nguy hại theo năm", en="Hazardous waste year")
    key = ("facility_id", "waste_code", "year")
    dated_by = "closed_on"
    is_event = True

    facility_id: str = facility_id()
    waste_code: str = waste_code()
    year: int = year()
    closed_on: date | None = closed_on()
    waste_name: str | None = column(
        "Tên chất thải",
        "Waste name",
        "Tên chất thải, ghi đúng như cơ sở khai báo.",
        "Name as declared.",
        kept_for=_FORM,
    )
    opening_kg: Decimal | None = column(
        "Tồn đầu kỳ",
        "Opening stock",
        "Khối lượng đang lưu giữ vào đầu ngày 01/01, từ năm trước chuyển sang.",
        "In store at the start of 1 January, carried over from the year before.",
        unit="kg",
    )
    generated_kg: Decimal | None = column(
        "Phát sinh", "Generated", "Khối lượng phát sinh trong năm.", "Generated in the year.", unit="kg"
    )
    self_treated_kg: Decimal | None = column(
        "Tự xử lý",
        "Self-treated",
        "Khối lượng cơ sở tự xử lý tại chỗ trong năm, kể cả khi chưa có giấy phép.",
        "Treated on site in the year, with or without a permit.",
        unit="kg",
    )
    handed_over_kg: Decimal | None = column(
        "Đã chuyển giao",
        "Handed over",
        "Khối lượng đã chuyển giao cho đơn vị khác trong năm, kể cả đơn vị chưa có giấy phép phù hợp.",
        "Handed over to others in the year, licensed for it or not.",
        unit="kg",
    )
    closing_kg: Decimal | None = column(
        "Tồn cuối kỳ",
        "Closing stock",
        "Khối lượng còn lưu giữ vào cuối ngày 31/12.",
        "In store at the end of 31 December.",
        unit="kg",
    )
    method: str | None = column(
        "Phương pháp xử lý",
        "Method",
        "Phương pháp xử lý chất thải theo báo cáo.",
        "How it was treated, by the report.",
        kept_for=_FORM,
    )
    receiver: str | None = column(
        "Đơn vị nhận",
        "Receiver",
        "Tên đơn vị nhận chất thải, ghi đúng như trong báo cáo.",
        "Name of who received it, as the report prints it.",
        kept_for=_FORM,
    )
    storage_reported_on: date | None = column(
        "Ngày báo cáo lưu giữ quá 01 năm",
        "Long storage reported on",
        "Ngày cơ sở báo cáo việc lưu giữ chất thải quá 01 năm; để trống: chưa có trong hồ sơ.",
        "Day the facility reported storing waste for more than a year; blank if none is on file.",
    )


class WasteShipment(Record):
    """A hazardous waste manifest: one shipment of one waste code."""

    plural = "waste_shipments"
    label = Bilingual(vi="Chứng từ chất thải nguy hại", en="Waste shipment")
    key = ("manifest_number", "waste_code")
    dated_by = "shipped_on"
    is_event = True

    manifest_number: str = column(
        "Số chứng từ",
        "Manifest number",
        "Số của chứng từ; chứng từ có nhiều mã CTNH thì mỗi mã ghi một dòng với cùng số này.",
        "Number of the manifest; one with several waste codes has a row for each, under the same number.",
        required=True,
    )
    facility_id: str = facility_id()
    waste_code: str = waste_code()
    shipped_on: date | None = column(
        "Ngày giao", "Shipped on", "Ngày cơ sở giao chất thải.", "Day of hand-over."
    )
    waste_name: str | None = column(
        "Tên chất thải",
        "Waste name",
        "Tên chất thải, ghi đúng như trên chứng từ.",
        "Name as printed.",
        kept_for=_MANIFEST,
    )
    state: WasteState | None = column(
        "Trạng thái tồn tại",
        "State of matter",
        "Trạng thái của chất thải: rắn, lỏng hoặc bùn.",
        "Solid, liquid or sludge.",
        kept_for=_MANIFEST,
    )
    mass_kg: Decimal | None = column(
        "Khối lượng", "Mass", "Khối lượng chất thải đã giao.", "Mass handed over.", unit="kg"
    )
    contains_pop: bool | None = column(
        "Có chứa chất ô nhiễm hữu cơ khó phân hủy (POP)",
        "Contains POP",
        "Chọn Có nếu chất thải chứa chất ô nhiễm hữu cơ khó phân hủy (POP) thuộc Phụ lục A của Công ước "
        "Stockholm.",
        "Whether it holds persistent organic pollutants of Annex A to the Stockholm Convention.",
        kept_for="the fine of handing it to somebody without a licence",
    )
    method: str | None = column(
        "Phương pháp xử lý",
        "Method",
        "Phương pháp đơn vị nhận xử lý chất thải, ghi đúng như trên chứng từ.",
        "How the receiver treats it, as printed.",
        kept_for=_MANIFEST,
    )
    receiver: str | None = column(
        "Đơn vị nhận", "Receiver", "Tên đơn vị nhận chất thải.", "Name of who received the waste."
    )
    receiver_tax_code: str | None = column(
        "Mã số thuế của đơn vị nhận",
        "Receiver's tax code",
        "Mã số thuế hoặc mã số doanh nghiệp của đơn vị nhận (10 chữ số, chi nhánh 13 chữ số), dùng để đối "
        "chiếu với danh sách chủ cơ sở.",
        "Tax or business code of who received it (10 digits, 13 of a branch), by which the operator is "
        "found.",
        digits=(10, 13),
        kept_for=_MANIFEST,
    )
    licence_number: str | None = column(
        "Số giấy phép của đơn vị nhận",
        "Receiver's licence",
        "Số giấy phép môi trường hoặc giấy phép xử lý chất thải nguy hại của đơn vị nhận.",
        "Number of the receiver's environmental permit or hazardous waste treatment permit.",
    )
    licensed_from: date | None = column(
        "Giấy phép của đơn vị nhận có hiệu lực từ",
        "Licensed from",
        "Ngày đầu tiên giấy phép của đơn vị nhận có hiệu lực.",
        "First day of the receiver's licence.",
    )
    licensed_to: date | None = column(
        "Giấy phép của đơn vị nhận có hiệu lực đến",
        "Licensed to",
        "Ngày cuối cùng giấy phép của đơn vị nhận còn hiệu lực.",
        "Last day of the receiver's licence.",
    )
    licence_has_code: bool | None = column(
        "Giấy phép của đơn vị nhận có mã CTNH này",
        "Licence has the code",
        "Chọn Có nếu giấy phép của đơn vị nhận có ghi mã CTNH này.",
        "Whether the receiver's licence names this waste code.",
    )
    transporter: str | None = column(
        "Đơn vị vận chuyển",
        "Transporter",
        "Tên đơn vị vận chuyển chất thải.",
        "Name of who carried it.",
        kept_for=_MANIFEST,
    )
    vehicle: str | None = column(
        "Biển số phương tiện",
        "Vehicle",
        "Biển số phương tiện vận chuyển, ghi đúng như trên chứng từ.",
        "Plate number of the vehicle, as printed.",
        kept_for=_MANIFEST,
    )
    transporter_licensed: bool | None = column(
        "Đơn vị vận chuyển có giấy phép phù hợp",
        "Transporter licensed",
        "Chọn Có nếu đơn vị vận chuyển có giấy phép phù hợp để vận chuyển chất thải này.",
        "Whether the transporter is licensed for it.",
    )
    treated_on: date | None = column(
        "Ngày xác nhận xử lý xong",
        "Treated on",
        "Ngày đơn vị nhận xác nhận đã xử lý xong chất thải; để trống: chưa có trong hồ sơ.",
        "Day the receiver confirmed that it is treated; blank if no confirmation is on file.",
        kept_for=_MANIFEST,
    )
    copies_returned: bool | None = column(
        "Đã nhận lại liên chứng từ",
        "Copies returned",
        "Chọn Có nếu cơ sở đã nhận lại các liên cuối của chứng từ; để trống: chưa kiểm tra.",
        "Whether the last copies of the manifest came back; blank where nobody has looked.",
    )
    returned_on: date | None = column(
        "Ngày nhận lại liên chứng từ",
        "Returned on",
        "Ngày cơ sở nhận lại các liên cuối của chứng từ; để trống: chưa nhận lại hoặc chưa rõ ngày.",
        "Day the last copies of the manifest came back; blank: they did not, or the day is not known.",
    )
    missing_notice_on: date | None = column(
        "Ngày báo cáo chưa nhận lại chứng từ",
        "Missing copies reported on",
        "Ngày cơ sở báo cáo chưa nhận lại các liên cuối của chứng từ; để trống: chưa có trong hồ sơ.",
        "Day the facility reported that the copies did not come back; blank if none is on file.",
    )
