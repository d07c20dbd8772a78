"""Mines: what is particular to them, output, deposits."""

from datetime import date
from decimal import Decimal

from compliance.model.choices import MarkerState, MineralGroup
from compliance.model.fields import Record, column, facility_id
from compliance.model.texts import Bilingual


class Mine(Record):
    """What is particular to a mine; one record a facility."""

    plural = "mines"
    label = Bilingual(vi="Thông tin mỏ", en="Mine data")
    key = ("facility_id",)

    facility_id: str = facility_id()
    mineral: str | None = column("Loại khoáng sản", "Mineral", "What is mined.")
    mineral_group: MineralGroup | None = column("Nhóm khoáng sản", "Mineral group", "Group I to IV.")
    has_processing: bool | None = column(
        "Có chế biến tại mỏ", "Processes on site", "Whether it processes on site."
    )
    weighing_points: int | None = column(
        "Số điểm cân, đo", "Weighing points", "Points where what leaves is weighed or measured."
    )
    has_camera: bool | None = column(
        "Có camera tại điểm cân, đo", "Has cameras", "Whether each point has a camera."
    )
    data_link_on: date | None = column(
        "Ngày kết nối dữ liệu cân, đo",
        "Data link on",
        "Day its weighing data began to reach the province; blank if they do not.",
    )
    corner_markers: MarkerState | None = column(
        "Mốc điểm góc khu vực khai thác", "Corner markers", "State of the corner markers."
    )
    design_approved_on: date | None = column(
        "Ngày phê duyệt thiết kế mỏ", "Design approved on", "Day the mine design was approved."
    )
    design_sent_on: date | None = column(
        "Ngày gửi thiết kế mỏ", "Design sent on", "Day the approved design was sent to the authority."
    )
    construction_notified_on: date | None = column(
        "Ngày đăng ký ngày bắt đầu xây dựng cơ bản mỏ",
        "Construction notified on",
        "Day the start of construction was notified.",
    )
    construction_started_on: date | None = column(
        "Ngày bắt đầu xây dựng cơ bản mỏ", "Construction started on", "First day of construction."
    )
    extraction_notified_on: date | None = column(
        "Ngày đăng ký ngày bắt đầu khai thác",
        "Extraction notified on",
        "Day the start of extraction was notified.",
    )
    extraction_started_on: date | None = column(
        "Ngày bắt đầu khai thác", "Extraction started on", "First day of extraction."
    )
    director_appointed_on: date | None = column(
        "Ngày bổ nhiệm giám đốc điều hành mỏ", "Director appointed on", "Day the director was appointed."
    )
    director_notified_on: date | None = column(
        "Ngày thông báo về giám đốc điều hành mỏ", "Director notified on", "Day the director was notified."
    )
    mined_area_ha: Decimal | None = column(
        "Diện tích đã khai thác", "Mined area", "Area mined so far.", unit="ha"
    )
    outside_area_ha: Decimal | None = column(
        "Diện tích khai thác ngoài ranh giới", "Area outside", "Area mined outside the licence.", unit="ha"
    )
    below_depth_m: Decimal | None = column(
        "Chiều sâu khai thác vượt giấy phép", "Depth beyond", "How far below the licensed depth.", unit="m"
    )
    paused_since: date | None = column(
        "Ngày tạm dừng khai thác", "Paused since", "First day of a pause; blank: none."
    )
    pause_reported_on: date | None = column(
        "Ngày báo cáo tạm dừng", "Pause reported on", "Day it was reported; blank if no report is on file."
    )
    bank_markers: bool | None = column(
        "Có mốc, phao giới hạn khu vực (cát, sỏi)", "Markers or buoys", "River sand: whether they stand."
    )
    notice_board: bool | None = column(
        "Có bảng thông báo (cát, sỏi)", "Notice board", "River sand: whether it stands at road and vessel."
    )
    vessels_registered: bool | None = column(
        "Phương tiện có đăng ký, đăng kiểm (cát, sỏi)", "Vessels registered", "River sand: whether all are."
    )
    vessel_trackers: bool | None = column(
        "Phương tiện có thiết bị giám sát hành trình (cát, sỏi)",
        "Vessel trackers",
        "River sand: whether all have one.",
    )
    night_work_on: date | None = column(
        "Ngày ghi nhận khai thác ban đêm (cát, sỏi)",
        "Night work seen on",
        "River sand: last day it was seen; blank: never.",
    )
    restoration_due_on: date | None = column(
        "Hạn hoàn thành cải tạo, phục hồi môi trường",
        "Restoration due on",
        "Last day for restoring, by the plan.",
    )
    restoration_done_on: date | None = column(
        "Ngày hoàn thành cải tạo, phục hồi môi trường",
        "Restoration done on",
        "Day it was confirmed; blank if no confirmation is on file.",
    )


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
