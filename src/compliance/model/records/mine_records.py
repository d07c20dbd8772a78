"""What mines extract, weigh, survey and deposit."""

from datetime import date
from decimal import Decimal

from compliance.model.choices_sites import VolumeState, WeighMethod, WeighPlace
from compliance.model.fields import Record, column, facility_id
from compliance.model.records.years import closed_on, year
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
    year: int = year()
    closed_on: date | None = closed_on()
    extracted: Decimal | None = column(
        "Sản lượng khai thác",
        "Extracted",
        "Sản lượng khai thác trong năm theo sổ theo dõi hằng ngày của mỏ.",
        "Output of the year by the daily books.",
        unit_field="unit",
    )
    reported: Decimal | None = column(
        "Sản lượng báo cáo",
        "Reported",
        "Sản lượng trong năm theo báo cáo hoặc chứng từ thuế.",
        "Output of the year by the report or tax papers.",
        unit_field="unit",
    )
    unit: str | None = column(
        "Đơn vị",
        "Unit",
        "Đơn vị của các sản lượng và trữ lượng ghi trong dòng này, như m³ hoặc tấn.",
        "Unit of the outputs and the reserve of this row, such as m3 or tonne.",
    )
    volume_state: VolumeState | None = column(
        "Trạng thái khối lượng",
        "State of the volume",
        "Khối lượng được tính ở trạng thái nguyên khối hay nguyên khai; để trống: chưa rõ.",
        "Whether volumes are in place or as mined; blank: not known.",
        kept_for=_FORM,
    )
    cumulative: Decimal | None = column(
        "Sản lượng lũy kế",
        "Extracted so far",
        "Tổng sản lượng khai thác từ khi được cấp giấy phép đến hết năm.",
        "Output from the grant of the licence to the end of the year.",
        unit_field="unit",
        kept_for=_FORM,
    )
    remaining: Decimal | None = column(
        "Trữ lượng còn lại",
        "Reserve left",
        "Trữ lượng theo giấy phép còn lại vào cuối năm.",
        "Licensed reserve left at the end of the year.",
        unit_field="unit",
        kept_for=_FORM,
    )
    sold: Decimal | None = column(
        "Sản lượng tiêu thụ",
        "Sold",
        "Sản lượng đã bán hoặc sử dụng trong năm.",
        "Sold or used in the year.",
        unit_field="unit",
        kept_for=_FORM,
    )
    waste_rock_m3: Decimal | None = column(
        "Khối lượng đất đá thải",
        "Waste rock",
        "Khối lượng đất đá thải trong năm.",
        "Waste rock of the year.",
        unit="m3",
        kept_for=_FORM,
    )
    design_loss_percent: Decimal | None = column(
        "Hệ số tổn thất thiết kế",
        "Loss by design",
        "Hệ số tổn thất khoáng sản theo thiết kế mỏ.",
        "Loss by the mine design.",
        unit="%",
        kept_for=_FORM,
    )
    actual_loss_percent: Decimal | None = column(
        "Hệ số tổn thất thực tế",
        "Actual loss",
        "Hệ số tổn thất khoáng sản thực tế trong năm.",
        "Loss of the year.",
        unit="%",
        kept_for=_FORM,
    )
    explained_on: date | None = column(
        "Ngày giải trình chênh lệch",
        "Explained on",
        "Ngày giải trình bằng văn bản về chênh lệch giữa sản lượng khai thác và sản lượng báo cáo; để "
        "trống: chưa có trong hồ sơ.",
        "Day a difference between both outputs was explained in writing; blank if no explanation is on file.",
    )


class DepositInstalment(Record):
    """One instalment of a mine's deposit for restoring the environment."""

    plural = "deposit_instalments"
    label = Bilingual(vi="Kỳ ký quỹ cải tạo, phục hồi môi trường", en="Deposit instalment")
    key = ("facility_id", "instalment")
    dated_by = "due_on"
    is_event = True

    facility_id: str = facility_id()
    instalment: int = column(
        "Lần ký quỹ",
        "Instalment",
        "Số thứ tự của lần ký quỹ, lần đầu là 1.",
        "Number of the instalment, from 1.",
        required=True,
    )
    due_on: date | None = column(
        "Hạn ký quỹ",
        "Due on",
        "Ngày cuối cùng để ký quỹ đúng hạn theo quyết định (tính cả ngày này).",
        "Last good day by the decision.",
    )
    due_vnd: Decimal | None = column(
        "Số tiền phải ký quỹ",
        "Sum due",
        "Số tiền phải ký quỹ của lần này.",
        "Sum due of this instalment.",
        unit="VND",
    )
    total_vnd: Decimal | None = column(
        "Tổng số tiền ký quỹ",
        "Total",
        "Tổng số tiền ký quỹ theo quyết định.",
        "Whole deposit by the decision.",
        unit="VND",
    )
    licence_years: Decimal | None = column(
        "Thời hạn giấy phép khai thác",
        "Licence term",
        "Thời hạn của giấy phép khai thác.",
        "Term of the licence.",
        unit="year",
    )
    paid_on: date | None = column(
        "Ngày ký quỹ",
        "Paid on",
        "Ngày nộp tiền ký quỹ; để trống: chưa có trong hồ sơ.",
        "Day it was paid; blank if none is on file.",
    )
    paid_vnd: Decimal | None = column(
        "Số tiền đã ký quỹ",
        "Sum paid",
        "Số tiền đã ký quỹ của lần này; đã xác định chưa nộp thì ghi 0.",
        "Sum paid of this instalment; 0 where it is known that nothing was paid.",
        unit="VND",
    )
    fund: str | None = column(
        "Nơi nhận ký quỹ",
        "Fund",
        "Tên nơi nhận tiền ký quỹ, ghi đúng như trên giấy tờ.",
        "With whom it was deposited, as printed.",
        kept_for=_PAPER,
    )
    receipt_number: str | None = column(
        "Số giấy xác nhận ký quỹ",
        "Receipt",
        "Số của giấy xác nhận đã ký quỹ.",
        "Number of the receipt.",
        kept_for=_PAPER,
    )


class WeighPoint(Record):
    """A point at which what leaves a mine is weighed or measured."""

    plural = "weigh_points"
    label = Bilingual(vi="Trạm cân, điểm đo", en="Weighing point")
    key = ("point_id",)
    kept_for = "which weighing points a mine has to have, with camera and data link"

    point_id: str = column(
        "Mã trạm cân, điểm đo",
        "Point ID",
        "Mã riêng của trạm cân, điểm đo, không trùng trong sổ theo dõi.",
        "Key of the point.",
        required=True,
    )
    facility_id: str = facility_id()
    place: WeighPlace | None = column(
        "Vị trí cân, đo",
        "Place",
        "Trạm cân, điểm đo đặt ở khâu nào từ khai thác đến tiêu thụ khoáng sản.",
        "Where on the way of the mineral it is.",
    )
    method: WeighMethod | None = column(
        "Cách cân, đo", "Method", "Khoáng sản được cân hay được đo tại đây.", "Whether it weighs or measures."
    )
    has_camera: bool | None = column(
        "Có camera", "Has a camera", "Chọn Có nếu trạm cân, điểm đo có camera.", "Whether it has a camera."
    )
    data_link_on: date | None = column(
        "Ngày kết nối dữ liệu",
        "Data link on",
        "Ngày dữ liệu cân, đo bắt đầu được truyền về hệ thống của tỉnh; để trống: chưa truyền.",
        "Day its data began to reach the province; blank if they do not.",
    )
    verified_to: date | None = column(
        "Kiểm định có hiệu lực đến",
        "Verified to",
        "Ngày cuối cùng kiểm định của cân, thiết bị đo còn hiệu lực.",
        "Last day of the verification of its scale or measuring device.",
    )
    in_use_since: date | None = column(
        "Ngày đưa vào sử dụng",
        "In use since",
        "Ngày đầu tiên đưa trạm cân, điểm đo vào sử dụng.",
        "First day of use.",
    )
    retired_on: date | None = column(
        "Ngày ngừng sử dụng",
        "Retired on",
        "Ngày cuối cùng sử dụng trạm cân, điểm đo; để trống: đang sử dụng.",
        "Last day of use; blank: in use.",
    )


class SandVessel(Record):
    """A vessel with which river sand is extracted or carried."""

    plural = "sand_vessels"
    label = Bilingual(vi="Tàu thuyền khai thác cát, sỏi", en="Sand vessel")
    key = ("vessel_number",)
    kept_for = "what every vessel at a river sand mine has to have"

    vessel_number: str = column(
        "Số đăng ký phương tiện",
        "Vessel number",
        "Số đăng ký của phương tiện; chưa đăng ký thì ghi một ký hiệu riêng, không trùng trong sổ theo dõi.",
        "Number as registered; of a vessel that is not registered, a mark of its own.",
        required=True,
    )
    facility_id: str = facility_id()
    extracts: bool | None = column(
        "Trực tiếp khai thác",
        "Extracts",
        "Chọn Có nếu phương tiện trực tiếp khai thác, Không nếu chỉ vận chuyển.",
        "Whether it extracts; otherwise it carries alone.",
    )
    capacity_m3: Decimal | None = column(
        "Dung tích khoang",
        "Capacity",
        "Dung tích khoang chứa của phương tiện.",
        "Volume it holds.",
        unit="m3",
    )
    is_registered: bool | None = column(
        "Đã đăng ký phương tiện",
        "Registered",
        "Chọn Có nếu phương tiện đã được đăng ký.",
        "Whether it is registered.",
    )
    inspected_to: date | None = column(
        "Hạn đăng kiểm",
        "Inspected to",
        "Ngày cuối cùng đăng kiểm của phương tiện còn hiệu lực.",
        "Last day of its inspection.",
    )
    has_tracker: bool | None = column(
        "Có thiết bị giám sát hành trình",
        "Has a tracker",
        "Chọn Có nếu phương tiện có thiết bị giám sát hành trình.",
        "Whether it has a tracker.",
    )
    stores_tracks: bool | None = column(
        "Lưu giữ dữ liệu hành trình",
        "Stores its tracks",
        "Chọn Có nếu dữ liệu hành trình của phương tiện được lưu giữ.",
        "Whether its tracks are stored.",
    )
    has_notice_board: bool | None = column(
        "Có bảng thông báo trên phương tiện",
        "Has a notice board",
        "Chọn Có nếu trên phương tiện có bảng thông báo cho biết phương tiện của tổ chức, cá nhân nào.",
        "Whether a board says whose it is.",
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
    surveyed_on: date = column(
        "Ngày đo", "Surveyed on", "Ngày đo địa hình đáy sông.", "Day of the survey.", required=True
    )
    sent_on: date | None = column(
        "Ngày gửi bản đồ",
        "Sent on",
        "Ngày gửi bản đồ đo đáy sông; để trống: chưa có trong hồ sơ.",
        "Day the map was sent; blank if none is on file.",
    )
    surveyor: str | None = column("Đơn vị đo", "Surveyor", "Tên đơn vị đã đo.", "Who measured.")
    lowest_level_m: Decimal | None = column(
        "Cao độ đáy thấp nhất",
        "Lowest level",
        "Cao độ của điểm thấp nhất ở đáy sông.",
        "Level of the lowest point of the bed.",
        unit="m",
    )
    licensed_level_m: Decimal | None = column(
        "Cao độ đáy được phép",
        "Licensed level",
        "Cao độ đáy sông thấp nhất mà giấy phép cho phép.",
        "Lowest level that the licence allows.",
        unit="m",
    )
