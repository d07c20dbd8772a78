"""Hazardous waste: codes, balances, what is in store, manifests, vehicles."""

from datetime import date
from decimal import Decimal

from compliance.model.choices_sites import VehicleUse, WasteState
from compliance.model.fields import Record, column, facility_id
from compliance.model.texts import Bilingual

_FORM = "the part on hazardous waste of the annual environmental report"
_STORE = "how hazardous waste is packed and stored"
_HELD = "what a treatment firm holds untreated, and whether its generator was told"
_MIXED = "the fine of mixing, which goes by the number of wastes and their share"
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
    year: int = column(
        "Năm",
        "Year",
        "Năm dương lịch của số liệu, từ ngày 01/01 đến ngày 31/12.",
        "Calendar year, 1 January to 31 December.",
        required=True,
    )
    closed_on: date | None = column(
        "Ngày chốt số liệu",
        "Closed on",
        "Ngày chốt số liệu của năm, thường là ngày 31/12 năm đó.",
        "Day the balance was drawn, normally 31 December of the year.",
    )
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


class HazardousWasteCode(Record):
    """A hazardous waste code of a facility, and how it was declared."""

    plural = "hazardous_waste_codes"
    label = Bilingual(vi="Mã chất thải nguy hại", en="Hazardous waste code")
    key = ("facility_id", "waste_code")

    facility_id: str = facility_id()
    waste_code: str = waste_code()
    declared_on: date | None = column(
        "Ngày khai báo",
        "Declared on",
        "Ngày khai báo mã CTNH này trong hồ sơ giấy phép môi trường hoặc đăng ký môi trường; để trống: chưa "
        "ghi nhận khai báo.",
        "Day it was declared in the file of the environmental permit or the environmental registration; "
        "blank if no declaration is on file.",
    )
    declared_kg_year: Decimal | None = column(
        "Khối lượng khai báo mỗi năm",
        "Declared a year",
        "Khối lượng đã khai báo cho một năm.",
        "Mass declared a year.",
        unit="kg",
    )
    waste_name: str | None = column(
        "Tên chất thải",
        "Waste name",
        "Tên chất thải, ghi đúng như cơ sở khai báo.",
        "Name as declared.",
        kept_for=_FORM,
    )
    state: WasteState | None = column(
        "Trạng thái tồn tại",
        "State of matter",
        "Trạng thái của chất thải: rắn, lỏng hoặc bùn.",
        "Solid, liquid or sludge.",
        kept_for=_FORM,
    )
    stored_apart: bool | None = column(
        "Lưu giữ riêng, không để lẫn",
        "Stored apart",
        "Chọn Có nếu chất thải được lưu giữ riêng, không để lẫn với chất thải khác.",
        "Whether it is stored apart from other waste.",
    )
    mixed_with_other: bool | None = column(
        "Để lẫn với chất thải khác",
        "Mixed with other waste",
        "Chọn Có nếu phát hiện để lẫn với chất thải khác hoặc với chất thải nguy hại khác loại, trừ loại "
        "cùng tính chất và cùng phương pháp xử lý.",
        "Whether it was found mixed with other waste or with another hazardous waste, unless both have one "
        "nature and one treatment.",
        kept_for=_MIXED,
    )
    mixed_codes: int | None = column(
        "Số sản phẩm, thiết bị đơn chiếc bị để lẫn",
        "Wastes mixed",
        "Số chất thải nguy hại bị để lẫn ở dạng sản phẩm thải bỏ đơn chiếc, thiết bị đơn chiếc, như bóng "
        "đèn, pin.",
        "How many hazardous wastes that are single discarded products or devices, such as lamps and "
        "batteries, were mixed.",
        kept_for=_MIXED,
    )
    mixed_percent: Decimal | None = column(
        "Tỷ lệ khối lượng bị để lẫn",
        "Share mixed",
        "Tỷ lệ khối lượng chất thải nguy hại của cơ sở bị để lẫn.",
        "Share of the facility's hazardous waste that was mixed, by mass.",
        unit="%",
        kept_for=_MIXED,
    )


class HazardousWasteStock(Record):
    """What was found in store of a waste code on a day."""

    plural = "hazardous_waste_stocks"
    label = Bilingual(vi="Chất thải nguy hại đang lưu giữ", en="Hazardous waste in store")
    key = ("facility_id", "waste_code", "seen_on")
    dated_by = "seen_on"
    is_event = True

    facility_id: str = facility_id()
    waste_code: str = waste_code()
    seen_on: date = column(
        "Ngày ghi nhận",
        "Seen on",
        "Ngày ghi nhận lượng chất thải đang lưu giữ.",
        "Day the waste was seen in store.",
        required=True,
    )
    mass_kg: Decimal | None = column(
        "Khối lượng đang lưu giữ",
        "Mass in store",
        "Khối lượng chất thải đang lưu giữ vào ngày ghi nhận.",
        "Mass in store on that day.",
        unit="kg",
    )
    oldest_on: date | None = column(
        "Ngày phát sinh sớm nhất",
        "Oldest since",
        "Ngày phát sinh của phần chất thải lưu giữ lâu nhất.",
        "Day on which the oldest of it arose.",
    )
    reported_on: date | None = column(
        "Ngày báo cáo lưu giữ quá 01 năm",
        "Long storage reported on",
        "Ngày cơ sở báo cáo việc lưu giữ chất thải quá 01 năm; để trống: chưa có trong hồ sơ.",
        "Day the facility reported storing it for more than a year; blank if none is on file.",
    )
    received_on: date | None = column(
        "Ngày tiếp nhận chất thải",
        "Received on",
        "Đối với cơ sở xử lý: ngày tiếp nhận phần chất thải lưu giữ lâu nhất; để trống: chất thải phát sinh "
        "tại cơ sở.",
        "Of a treatment firm: day it took in the oldest of it; blank: it arose there.",
        kept_for=_HELD,
    )
    generator_told_on: date | None = column(
        "Ngày thông báo cho chủ nguồn thải",
        "Generator told on",
        "Ngày cơ sở xử lý thông báo cho chủ nguồn thải là chất thải chưa được xử lý; để trống: chưa có "
        "trong hồ sơ.",
        "Day the treatment firm told the generator that it is not yet treated; blank if none is on file.",
        kept_for=_HELD,
    )
    fullest_container_percent: Decimal | None = column(
        "Mức chứa cao nhất của thùng, bao bì cứng",
        "Fullest container",
        "Phần dung tích đã chứa của thùng, bao bì cứng đầy nhất.",
        "Filled share of the fullest rigid container.",
        unit="%",
        kept_for=_STORE,
    )
    has_sound_packaging: bool | None = column(
        "Bao bì, thiết bị lưu chứa đạt yêu cầu",
        "Sound packaging",
        "Chọn Có nếu bao bì, thiết bị lưu chứa nguyên vẹn và kín.",
        "Whether packaging and containers are sound and closed.",
        kept_for=_STORE,
    )
    is_labelled: bool | None = column(
        "Có nhãn, dấu hiệu cảnh báo",
        "Labelled",
        "Chọn Có nếu trên bao bì, thiết bị lưu chứa có mã CTNH và dấu hiệu cảnh báo.",
        "Whether code and warning are on packaging and containers.",
        kept_for=_STORE,
    )
    has_proper_storage: bool | None = column(
        "Khu lưu chứa đạt yêu cầu",
        "Proper storage",
        "Chọn Có nếu khu lưu chứa có đủ mái che, sàn kín, gờ chống tràn và thiết bị phòng cháy, chữa cháy.",
        "Whether the storage area has all of: roof, tight floor, kerb and fire equipment.",
        kept_for=_STORE,
    )


class TransportVehicle(Record):
    """A vehicle with which a facility carries waste, minerals, people or freight."""

    plural = "transport_vehicles"
    label = Bilingual(vi="Phương tiện vận chuyển", en="Transport vehicle")
    key = ("plate",)
    kept_for = "tracking of waste vehicles, and the plan's part on the emissions of vehicles (II.6.6)"

    plate: str = column(
        "Biển số xe",
        "Plate",
        "Biển số xe, ghi đúng như trên đăng ký xe.",
        "Plate number, as registered.",
        required=True,
    )
    facility_id: str = facility_id()
    carries: VehicleUse | None = column(
        "Đối tượng vận chuyển",
        "Carries",
        "Phương tiện dùng để vận chuyển loại hàng nào, kể cả chất thải và hành khách.",
        "What it carries.",
    )
    load_tonne: Decimal | None = column(
        "Tải trọng", "Load", "Tải trọng được phép chở.", "Allowed load.", unit="tonne"
    )
    fuel: str | None = column(
        "Nhiên liệu",
        "Fuel",
        "Nhiên liệu hoặc năng lượng phương tiện sử dụng, như dầu điêzen hoặc điện.",
        "What drives it, such as diesel or electricity.",
    )
    emission_level: str | None = column(
        "Mức tiêu chuẩn khí thải",
        "Emission level",
        "Mức tiêu chuẩn khí thải của phương tiện, như Euro 4, ghi đúng như trên giấy tờ.",
        "Emission level, such as Euro 4, as printed.",
    )
    inspected_to: date | None = column(
        "Hạn đăng kiểm",
        "Inspected to",
        "Ngày cuối cùng đăng kiểm của phương tiện còn hiệu lực.",
        "Last day of its roadworthiness.",
    )
    has_tracker: bool | None = column(
        "Có thiết bị định vị (GPS)",
        "Has a tracker",
        "Chọn Có nếu phương tiện có thiết bị định vị truyền được vị trí.",
        "Whether it has a tracker that sends its place.",
    )
    is_in_permit: bool | None = column(
        "Có tên trong giấy phép",
        "In the permit",
        "Chọn Có nếu phương tiện được ghi trong giấy phép đối với loại hàng vận chuyển.",
        "Whether a permit names it for what it carries.",
    )
    in_use_since: date | None = column(
        "Ngày đưa vào sử dụng",
        "In use since",
        "Ngày đầu tiên đưa phương tiện vào sử dụng.",
        "First day of use.",
    )
    retired_on: date | None = column(
        "Ngày ngừng sử dụng",
        "Retired on",
        "Ngày cuối cùng sử dụng phương tiện; để trống: đang sử dụng.",
        "Last day of use; blank: in use.",
    )
