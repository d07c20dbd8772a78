"""What mines extract, weigh, survey and deposit."""

from datetime import date
from decimal import Decimal

from compliance.model.choices_sites import VolumeState, WeighMethod, WeighPlace
from compliance.model.fields import Record, column, facility_id
from compliance.model.texts import Bilingual

_FORM = "the yearly report of a mine, and output beyond the licensed reserve"
_PAPER = "proving that a deposit was paid"


class MineOutput(Record):
    """What a mine extracted in one calendar year."""

    plural = "mine_outputs"
    label = Bilingual(vi="Sản lượng khai thác theo năm", en="Mine output")
    key = ("facility_id", "year")
    dated_by = "closed_on"
    is_event = True

    facility_id: str = facility_id()
    year: int = column("Năm", "Year", "Calendar year.", required=True)
    closed_on: date | None = column("Ngày chốt số liệu", "Closed on", "Normally 31 December of the year.")
    extracted: Decimal | None = column(
        "Sản lượng khai thác", "Extracted", "Output of the year by the daily books.", unit_field="unit"
    )
    reported: Decimal | None = column(
        "Sản lượng báo cáo", "Reported", "Output of the year by the report or tax papers.", unit_field="unit"
    )
    unit: str | None = column("Đơn vị", "Unit", "Unit of both, such as m3 or tonne.")
    volume_state: VolumeState | None = column(
        "Trạng thái khối lượng",
        "State of the volume",
        "Whether volumes are in place or as mined; blank: not known, so no licence is set against them.",
        kept_for=_FORM,
    )
    cumulative: Decimal | None = column(
        "Sản lượng lũy kế",
        "Extracted so far",
        "Output since the licence was granted.",
        unit_field="unit",
        kept_for=_FORM,
    )
    remaining: Decimal | None = column(
        "Trữ lượng còn lại",
        "Reserve left",
        "Licensed reserve left at the end of the year.",
        unit_field="unit",
        kept_for=_FORM,
    )
    sold: Decimal | None = column(
        "Sản lượng tiêu thụ", "Sold", "Sold or used in the year.", unit_field="unit", kept_for=_FORM
    )
    waste_rock_m3: Decimal | None = column(
        "Khối lượng đất đá thải", "Waste rock", "Waste rock of the year.", unit="m3", kept_for=_FORM
    )
    design_loss_percent: Decimal | None = column(
        "Hệ số tổn thất thiết kế", "Loss by design", "Loss by the mine design.", unit="%", kept_for=_FORM
    )
    actual_loss_percent: Decimal | None = column(
        "Hệ số tổn thất thực tế", "Actual loss", "Loss of the year.", unit="%", kept_for=_FORM
    )
    explained_on: date | None = column(
        "Ngày giải trình chênh lệch",
        "Explained on",
        "Day a difference was explained in writing; blank if no explanation is on file.",
    )


class DepositInstalment(Record):
    """One instalment of a mine's deposit for restoring the environment."""

    plural = "deposit_instalments"
    label = Bilingual(vi="Kỳ ký quỹ cải tạo, phục hồi môi trường", en="Deposit instalment")
    key = ("facility_id", "instalment")
    dated_by = "due_on"
    is_event = True

    facility_id: str = facility_id()
    instalment: int = column("Lần ký quỹ", "Instalment", "Number of the instalment, from 1.", required=True)
    due_on: date | None = column("Hạn ký quỹ", "Due on", "Last good day by the decision.")
    due_vnd: Decimal | None = column("Số tiền phải ký quỹ", "Sum due", "Sum due.", unit="VND")
    total_vnd: Decimal | None = column(
        "Tổng số tiền ký quỹ", "Total", "Whole deposit by the decision.", unit="VND"
    )
    licence_years: Decimal | None = column(
        "Thời hạn giấy phép khai thác", "Licence term", "Term of the licence.", unit="year"
    )
    paid_on: date | None = column("Ngày ký quỹ", "Paid on", "Day it was paid; blank if none is on file.")
    paid_vnd: Decimal | None = column("Số tiền đã ký quỹ", "Sum paid", "Sum paid.", unit="VND")
    fund: str | None = column(
        "Nơi nhận ký quỹ", "Fund", "With whom it was deposited, as printed.", kept_for=_PAPER
    )
    receipt_number: str | None = column(
        "Số giấy xác nhận ký quỹ", "Receipt", "Number of the receipt.", kept_for=_PAPER
    )


class WeighPoint(Record):
    """A point at which what leaves a mine is weighed or measured."""

    plural = "weigh_points"
    label = Bilingual(vi="Trạm cân, điểm đo", en="Weighing point")
    key = ("point_id",)
    kept_for = "which weighing points a mine has to have, with camera and data link"

    point_id: str = column("Mã trạm cân, điểm đo", "Point ID", "Key of the point.", required=True)
    facility_id: str = facility_id()
    place: WeighPlace | None = column("Vị trí cân, đo", "Place", "Where on the way of the mineral it is.")
    method: WeighMethod | None = column("Cách cân, đo", "Method", "Whether it weighs or measures.")
    has_camera: bool | None = column("Có camera", "Has a camera", "Whether it has a camera.")
    data_link_on: date | None = column(
        "Ngày kết nối dữ liệu",
        "Data link on",
        "Day its data began to reach the province; blank if they do not.",
    )
    verified_to: date | None = column(
        "Kiểm định có hiệu lực đến", "Verified to", "Last day of the verification of its scale."
    )
    in_use_since: date | None = column("Ngày đưa vào sử dụng", "In use since", "First day of use.")
    retired_on: date | None = column("Ngày ngừng sử dụng", "Retired on", "Last day of use; blank: in use.")


class SandVessel(Record):
    """A vessel with which river sand is extracted or carried."""

    plural = "sand_vessels"
    label = Bilingual(vi="Tàu thuyền khai thác cát, sỏi", en="Sand vessel")
    key = ("vessel_number",)
    kept_for = "what every vessel at a river sand mine has to have"

    vessel_number: str = column(
        "Số đăng ký phương tiện", "Vessel number", "Number as registered.", required=True
    )
    facility_id: str = facility_id()
    extracts: bool | None = column(
        "Trực tiếp khai thác", "Extracts", "Whether it extracts; otherwise it carries alone."
    )
    capacity_m3: Decimal | None = column("Dung tích khoang", "Capacity", "Volume it holds.", unit="m3")
    is_registered: bool | None = column("Đã đăng ký phương tiện", "Registered", "Whether it is registered.")
    inspected_to: date | None = column("Hạn đăng kiểm", "Inspected to", "Last day of its inspection.")
    has_tracker: bool | None = column(
        "Có thiết bị giám sát hành trình", "Has a tracker", "Whether it has a tracker."
    )
    stores_tracks: bool | None = column(
        "Lưu giữ dữ liệu hành trình", "Stores its tracks", "Whether its tracks are stored."
    )
    has_notice_board: bool | None = column(
        "Có bảng thông báo trên phương tiện", "Has a notice board", "Whether a board says whose it is."
    )


class BedSurvey(Record):
    """A survey of the river bed at a sand mine."""

    plural = "bed_surveys"
    label = Bilingual(vi="Đo địa hình đáy sông", en="Bed survey")
    key = ("facility_id", "surveyed_on")
    dated_by = "surveyed_on"
    is_event = True
    kept_for = "the survey of the river bed every six months, and mining below the licensed depth"

    facility_id: str = facility_id()
    surveyed_on: date = column("Ngày đo", "Surveyed on", "Day of the survey.", required=True)
    sent_on: date | None = column(
        "Ngày gửi bản đồ", "Sent on", "Day the map was sent; blank if none is on file."
    )
    surveyor: str | None = column("Đơn vị đo", "Surveyor", "Who measured.")
    lowest_level_m: Decimal | None = column(
        "Cao độ đáy thấp nhất", "Lowest level", "Level of the lowest point of the bed.", unit="m"
    )
    licensed_level_m: Decimal | None = column(
        "Cao độ đáy được phép", "Licensed level", "Lowest level that the licence allows.", unit="m"
    )
