"""Hazardous waste: codes, balances, what is in store, manifests."""

from datetime import date
from decimal import Decimal

from compliance.model.fields import Record, column, facility_id
from compliance.model.texts import Bilingual


class HazardousWasteYear(Record):
    """The balance of one hazardous waste code at a facility in one calendar year."""

    plural = "hazardous_waste_years"
    label = Bilingual(vi="Số liệu chất thải nguy hại theo năm", en="Hazardous waste year")
    key = ("facility_id", "waste_code", "year")
    dated_by = "closed_on"
    is_event = True

    facility_id: str = facility_id()
    waste_code: str = column("Mã CTNH", "Waste code", "Six-digit hazardous waste code.", required=True)
    year: int = column("Năm", "Year", "Calendar year, 1 January to 31 December.", required=True)
    closed_on: date | None = column(
        "Ngày chốt số liệu", "Closed on", "Day the balance was drawn, normally 31 December of the year."
    )
    opening_kg: Decimal | None = column("Tồn đầu kỳ", "Opening stock", "In store on 1 January.", unit="kg")
    generated_kg: Decimal | None = column("Phát sinh", "Generated", "Generated in the year.", unit="kg")
    self_treated_kg: Decimal | None = column(
        "Tự xử lý", "Self-treated", "Treated on site under a permit.", unit="kg"
    )
    handed_over_kg: Decimal | None = column(
        "Đã chuyển giao", "Handed over", "Handed over to a licensed receiver.", unit="kg"
    )
    closing_kg: Decimal | None = column("Tồn cuối kỳ", "Closing stock", "In store on 31 December.", unit="kg")
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
    waste_code: str = column("Mã CTNH", "Waste code", "Six-digit hazardous waste code.", required=True)
    shipped_on: date | None = column("Ngày giao", "Shipped on", "Day of hand-over.")
    mass_kg: Decimal | None = column("Khối lượng", "Mass", "Mass handed over.", unit="kg")
    receiver: str | None = column("Đơn vị nhận", "Receiver", "Name of who received the waste.")
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
    transporter_licensed: bool | None = column(
        "Đơn vị vận chuyển có giấy phép phù hợp",
        "Transporter licensed",
        "Whether the transporter is licensed for it.",
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
    waste_code: str = column("Mã CTNH", "Waste code", "Six-digit hazardous waste code.", required=True)
    declared_on: date | None = column(
        "Ngày khai báo",
        "Declared on",
        "Day it was declared in the permit file or registration; blank if it was not.",
    )
    declared_kg_year: Decimal | None = column(
        "Khối lượng khai báo mỗi năm", "Declared a year", "Mass declared a year.", unit="kg"
    )
    stored_apart: bool | None = column(
        "Lưu giữ riêng, không để lẫn", "Stored apart", "Whether it is stored apart from other waste."
    )


class HazardousWasteStock(Record):
    """What was found in store of a waste code on a day."""

    plural = "hazardous_waste_stocks"
    label = Bilingual(vi="Chất thải nguy hại đang lưu giữ", en="Hazardous waste in store")
    key = ("facility_id", "waste_code", "seen_on")
    dated_by = "seen_on"
    is_event = True

    facility_id: str = facility_id()
    waste_code: str = column("Mã CTNH", "Waste code", "Six-digit hazardous waste code.", required=True)
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
