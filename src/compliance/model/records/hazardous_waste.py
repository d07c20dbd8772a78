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
        "Mã CTNH", "Waste code", "Six-digit hazardous waste code.", required=True, digits=(6,)
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
    year: int = column("Năm", "Year", "Calendar year, 1 January to 31 December.", required=True)
    closed_on: date | None = column(
        "Ngày chốt số liệu", "Closed on", "Day the balance was drawn, normally 31 December of the year."
    )
    waste_name: str | None = column("Tên chất thải", "Waste name", "Name as declared.", kept_for=_FORM)
    opening_kg: Decimal | None = column("Tồn đầu kỳ", "Opening stock", "In store on 1 January.", unit="kg")
    generated_kg: Decimal | None = column("Phát sinh", "Generated", "Generated in the year.", unit="kg")
    self_treated_kg: Decimal | None = column(
        "Tự xử lý", "Self-treated", "Treated on site under a permit.", unit="kg"
    )
    handed_over_kg: Decimal | None = column(
        "Đã chuyển giao", "Handed over", "Handed over to a licensed receiver.", unit="kg"
    )
    closing_kg: Decimal | None = column("Tồn cuối kỳ", "Closing stock", "In store on 31 December.", unit="kg")
    method: str | None = column(
        "Phương pháp xử lý", "Method", "How it was treated, by the report.", kept_for=_FORM
    )
    receiver: str | None = column(
        "Đơn vị nhận", "Receiver", "Name of who received it, as the report prints it.", kept_for=_FORM
    )
    storage_reported_on: date | None = column(
        "Ngày báo cáo lưu giữ quá 01 năm",
        "Long storage reported on",
        "Day the facility reported storing waste for more than a year; blank if none is on file.",
    )


class WasteShipment(Record):
    """A hazardous waste manifest: one shipment of one waste code."""

    plural = "waste_shipments"
    label = Bilingual(vi="Chứng từ chất thải nguy hại", en="Waste shipment")
    key = ("manifest_number", "waste_code")
    dated_by = "shipped_on"
    is_event = True

    manifest_number: str = column("Số chứng từ", "Manifest number", "Number of the manifest.", required=True)
    facility_id: str = facility_id()
    waste_code: str = waste_code()
    shipped_on: date | None = column("Ngày giao", "Shipped on", "Day of hand-over.")
    waste_name: str | None = column("Tên chất thải", "Waste name", "Name as printed.", kept_for=_MANIFEST)
    state: WasteState | None = column(
        "Trạng thái tồn tại", "State of matter", "Solid, liquid or sludge.", kept_for=_MANIFEST
    )
    mass_kg: Decimal | None = column("Khối lượng", "Mass", "Mass handed over.", unit="kg")
    contains_pop: bool | None = column(
        "Có chứa chất ô nhiễm khó phân hủy (POP)",
        "Contains POP",
        "Whether it holds persistent organic pollutants of the Stockholm Convention.",
        kept_for="the fine of handing it to somebody without a licence",
    )
    method: str | None = column(
        "Phương pháp xử lý", "Method", "How the receiver treats it, as printed.", kept_for=_MANIFEST
    )
    receiver: str | None = column("Đơn vị nhận", "Receiver", "Name of who received the waste.")
    receiver_tax_code: str | None = column(
        "Mã số thuế của đơn vị nhận",
        "Receiver's tax code",
        "Tax or business code of who received it, by which the operator is found.",
        digits=(10, 13),
        kept_for=_MANIFEST,
    )
    licence_number: str | None = column(
        "Số giấy phép của đơn vị nhận", "Receiver's licence", "Number of the receiver's licence."
    )
    licensed_from: date | None = column(
        "Giấy phép của đơn vị nhận có hiệu lực từ", "Licensed from", "First day of the receiver's licence."
    )
    licensed_to: date | None = column(
        "Giấy phép của đơn vị nhận có hiệu lực đến", "Licensed to", "Last day of the receiver's licence."
    )
    licence_has_code: bool | None = column(
        "Giấy phép của đơn vị nhận có mã CTNH này",
        "Licence has the code",
        "Whether the receiver's licence names this waste code.",
    )
    transporter: str | None = column(
        "Đơn vị vận chuyển", "Transporter", "Name of who carried it.", kept_for=_MANIFEST
    )
    vehicle: str | None = column(
        "Số hiệu phương tiện", "Vehicle", "Plate number of the vehicle, as printed.", kept_for=_MANIFEST
    )
    transporter_licensed: bool | None = column(
        "Đơn vị vận chuyển có giấy phép phù hợp",
        "Transporter licensed",
        "Whether the transporter is licensed for it.",
    )
    treated_on: date | None = column(
        "Ngày xác nhận xử lý xong",
        "Treated on",
        "Day the receiver confirmed that it is treated; blank if no confirmation is on file.",
        kept_for=_MANIFEST,
    )
    copies_returned: bool | None = column(
        "Đã nhận lại liên chứng từ",
        "Copies returned",
        "Whether the last copies of the manifest came back; blank where nobody has looked.",
    )
    returned_on: date | None = column(
        "Ngày nhận lại liên chứng từ", "Returned on", "Day the last copies of the manifest came back."
    )
    missing_notice_on: date | None = column(
        "Ngày báo cáo chưa nhận lại chứng từ",
        "Missing copies reported on",
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
        "Day it was declared in the permit file or registration; blank if it was not.",
    )
    declared_kg_year: Decimal | None = column(
        "Khối lượng khai báo mỗi năm", "Declared a year", "Mass declared a year.", unit="kg"
    )
    waste_name: str | None = column("Tên chất thải", "Waste name", "Name as declared.", kept_for=_FORM)
    state: WasteState | None = column(
        "Trạng thái tồn tại", "State of matter", "Solid, liquid or sludge.", kept_for=_FORM
    )
    stored_apart: bool | None = column(
        "Lưu giữ riêng, không để lẫn", "Stored apart", "Whether it is stored apart from other waste."
    )
    mixed_with_other: bool | None = column(
        "Để lẫn với chất thải khác",
        "Mixed with other waste",
        "Whether it was found mixed with another hazardous waste or with other matter.",
        kept_for=_MIXED,
    )
    mixed_codes: int | None = column(
        "Số loại chất thải bị để lẫn", "Wastes mixed", "How many wastes were mixed.", kept_for=_MIXED
    )
    mixed_percent: Decimal | None = column(
        "Tỷ lệ khối lượng bị để lẫn",
        "Share mixed",
        "Share of the facility's hazardous waste that was mixed.",
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
    seen_on: date = column("Ngày ghi nhận", "Seen on", "The day.", required=True)
    mass_kg: Decimal | None = column("Khối lượng đang lưu giữ", "Mass in store", "Mass in store.", unit="kg")
    oldest_on: date | None = column(
        "Ngày phát sinh sớm nhất", "Oldest since", "Day on which the oldest of it arose."
    )
    reported_on: date | None = column(
        "Ngày báo cáo lưu giữ quá 01 năm",
        "Long storage reported on",
        "Day the facility reported storing it for more than a year; blank if none is on file.",
    )
    received_on: date | None = column(
        "Ngày tiếp nhận chất thải",
        "Received on",
        "Of a treatment firm: day it took in the oldest of it; blank: it arose there.",
        kept_for=_HELD,
    )
    generator_told_on: date | None = column(
        "Ngày thông báo cho chủ nguồn thải",
        "Generator told on",
        "Day the treatment firm told the generator that it is not yet treated; blank if none is on file.",
        kept_for=_HELD,
    )
    fullest_container_percent: Decimal | None = column(
        "Mức chứa cao nhất của thùng, bao bì cứng",
        "Fullest container",
        "Filled share of the fullest rigid container.",
        unit="%",
        kept_for=_STORE,
    )
    has_sound_packaging: bool | None = column(
        "Bao bì, thiết bị lưu chứa đạt yêu cầu",
        "Sound packaging",
        "Whether packaging and containers are sound and closed.",
        kept_for=_STORE,
    )
    is_labelled: bool | None = column(
        "Có nhãn, dấu hiệu cảnh báo", "Labelled", "Whether code and warning are on it.", kept_for=_STORE
    )
    has_proper_storage: bool | None = column(
        "Khu lưu chứa đạt yêu cầu",
        "Proper storage",
        "Whether the storage area has roof, floor, kerb and fire equipment.",
        kept_for=_STORE,
    )


class TransportVehicle(Record):
    """A vehicle with which a facility carries waste, minerals, people or freight."""

    plural = "transport_vehicles"
    label = Bilingual(vi="Phương tiện vận chuyển", en="Transport vehicle")
    key = ("plate",)
    kept_for = "tracking of waste vehicles, and the plan's part on the emissions of vehicles (II.6.6)"

    plate: str = column("Biển số xe", "Plate", "Plate number.", required=True)
    facility_id: str = facility_id()
    carries: VehicleUse | None = column("Loại hàng vận chuyển", "Carries", "What it carries.")
    load_tonne: Decimal | None = column("Tải trọng", "Load", "Allowed load.", unit="tonne")
    fuel: str | None = column("Nhiên liệu", "Fuel", "What drives it, such as diesel or electricity.")
    emission_level: str | None = column(
        "Mức tiêu chuẩn khí thải", "Emission level", "Emission level, such as Euro 4, as printed."
    )
    inspected_to: date | None = column("Hạn đăng kiểm", "Inspected to", "Last day of its roadworthiness.")
    has_tracker: bool | None = column(
        "Có thiết bị định vị (GPS)", "Has a tracker", "Whether it has a tracker that sends its place."
    )
    is_in_permit: bool | None = column(
        "Có tên trong giấy phép", "In the permit", "Whether a permit names it for what it carries."
    )
    in_use_since: date | None = column("Ngày đưa vào sử dụng", "In use since", "First day of use.")
    retired_on: date | None = column("Ngày ngừng sử dụng", "Retired on", "Last day of use; blank: in use.")
