"""What is particular to mines."""

from datetime import date
from decimal import Decimal

from compliance.model.choices import MarkerState, MineralGroup
from compliance.model.choices_sites import MiningMethod
from compliance.model.fields import Record, column, facility_id
from compliance.model.texts import Bilingual

_FINES = "the fines of mines, which differ by mineral, method and blasting"


class Mine(Record):
    """What is particular to a mine; one record a facility."""

    plural = "mines"
    label = Bilingual(vi="Thông tin mỏ", en="Mine data")
    key = ("facility_id",)

    facility_id: str = facility_id()
    mineral: str | None = column(
        "Loại khoáng sản", "Mineral", "What is mined.", kept_for="the list of mines, as offices print it"
    )
    mineral_group: MineralGroup | None = column("Nhóm khoáng sản", "Mineral group", "Group I to IV.")
    is_solid_mineral: bool | None = column(
        "Là khoáng sản rắn",
        "Solid mineral",
        "Whether it is solid; hot and mineral water are not.",
        kept_for="who owes a status map and sections",
    )
    method: MiningMethod | None = column(
        "Phương pháp khai thác", "Method", "How it is extracted.", kept_for=_FINES
    )
    uses_explosives: bool | None = column(
        "Có sử dụng vật liệu nổ", "Uses explosives", "Whether it blasts.", kept_for=_FINES
    )
    serves_public_works: bool | None = column(
        "Khai thác vật liệu phục vụ công trình được phép",
        "Serves public works",
        "Whether it is material for listed public works, which needs no environmental permit of its own.",
        kept_for="mines for public works, which need no environmental permit",
    )
    has_processing: bool | None = column(
        "Có chế biến tại mỏ", "Processes on site", "Whether it processes on site."
    )
    has_modern_equipment: bool | None = column(
        "Thiết bị quy mô trung bình trở lên, bảo đảm an toàn",
        "Modern equipment",
        "Whether its equipment is of medium scale or more, safe and little polluting.",
        kept_for="the plan's target on equipment of building-material mines before 2030 (II.5.c.8-b)",
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
    markers_handed_over_on: date | None = column(
        "Ngày bàn giao mốc mỏ",
        "Markers handed over on",
        "Day the corner markers were handed over; blank if none is on file.",
        kept_for=_FINES,
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
    director_qualified: bool | None = column(
        "Giám đốc điều hành mỏ đủ điều kiện",
        "Director qualified",
        "Whether the director has the degree and the years that the law asks for.",
        kept_for=_FINES,
    )
    emergency_team_trained_on: date | None = column(
        "Ngày huấn luyện đội cấp cứu mỏ gần nhất",
        "Emergency team trained on",
        "Latest day on which the emergency team was trained; blank if none is on file.",
        kept_for="training of the emergency team every two years",
    )
    keeps_daily_book: bool | None = column(
        "Có sổ theo dõi sản lượng hằng ngày",
        "Keeps a daily book",
        "Whether raw ore and waste rock are written down every day.",
        kept_for="the books that output is checked against",
    )
    mined_area_ha: Decimal | None = column(
        "Diện tích đã khai thác",
        "Mined area",
        "Area mined so far.",
        unit="ha",
        kept_for="the status map, and what is left to restore",
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
    last_bed_survey_on: date | None = column(
        "Ngày đo địa hình đáy sông gần nhất (cát, sỏi)",
        "Bed surveyed on",
        "River sand: day of the latest survey of the bed; blank: none on file, or its surveys are recorded.",
        kept_for="the survey of the river bed every six months",
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
