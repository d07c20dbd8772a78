"""Hazardous waste at a facility: its codes, what is in store; and the vehicles that carry waste."""

from datetime import date
from decimal import Decimal

from compliance.model.choices_sites import VehicleUse, WasteState
from compliance.model.fields import Record, column, facility_id
from compliance.model.records.hazardous_waste import waste_code
from compliance.model.texts import Bilingual

_FORM = "the part on hazardous waste of the annual environmental report"
_STORE = "how hazardous waste is packed and stored"
_HELD = "what a treatment firm holds untreated, and whether its generator was told"
_MIXED = "the fine of mixing, which goes by the number of wastes and their share"


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
