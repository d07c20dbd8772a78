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
        "Loại khoáng sản",
        "Mineral",
        "Loại khoáng sản được khai thác.",
        "What is mined.",
        kept_for="the list of mines, as offices print it",
    )
    mineral_group: MineralGroup | None = column(
        "Nhóm khoáng sản",
        "Mineral group",
        "Khoáng sản thuộc nhóm nào, từ nhóm I đến nhóm IV.",
        "Group I to IV.",
    )
    is_solid_mineral: bool | None = column(
        "Là khoáng sản rắn",
        "Solid mineral",
        "Chọn Có nếu là khoáng sản rắn; nước khoáng, nước nóng thiên nhiên không phải là khoáng sản rắn.",
        "Whether it is solid; hot and mineral water are not.",
        kept_for="who owes a status map and sections",
    )
    method: MiningMethod | None = column(
        "Phương pháp khai thác",
        "Method",
        "Khoáng sản được khai thác bằng phương pháp nào.",
        "How it is extracted.",
        kept_for=_FINES,
    )
    uses_explosives: bool | None = column(
        "Có sử dụng vật liệu nổ",
        "Uses explosives",
        "Chọn Có nếu mỏ sử dụng vật liệu nổ để nổ mìn.",
        "Whether it blasts.",
        kept_for=_FINES,
    )
    serves_public_works: bool | None = column(
        "Khai thác vật liệu phục vụ công trình được phép",
        "Serves public works",
        "Chọn Có nếu khai thác vật liệu phục vụ công trình thuộc danh mục được phép; trường hợp này không "
        "phải có giấy phép môi trường riêng.",
        "Whether it is material for listed public works, which needs no environmental permit of its own.",
        kept_for="mines for public works, which need no environmental permit",
    )
    has_processing: bool | None = column(
        "Có chế biến tại mỏ",
        "Processes on site",
        "Chọn Có nếu có chế biến khoáng sản tại mỏ.",
        "Whether it processes on site.",
    )
    has_modern_equipment: bool | None = column(
        "Thiết bị quy mô trung bình trở lên, bảo đảm an toàn",
        "Modern equipment",
        "Chọn Có nếu thiết bị của mỏ có quy mô trung bình trở lên, bảo đảm an toàn, giảm thiểu ô nhiễm môi "
        "trường.",
        "Whether its equipment is of medium scale or more, safe and little polluting.",
    )
    weighing_points: int | None = column(
        "Số điểm cân, đo",
        "Weighing points",
        "Tổng số điểm cân, đo khoáng sản tại mỏ, kể cả điểm trước khi vào chế biến; đã xác định không có "
        "thì ghi 0.",
        "Number of points where minerals are weighed or measured, those before processing included; 0 where "
        "it is known that there is none.",
    )
    has_camera: bool | None = column(
        "Có camera tại điểm cân, đo",
        "Has cameras",
        "Chọn Có nếu tất cả các điểm cân, đo đều có camera.",
        "Whether each point has a camera.",
    )
    data_link_on: date | None = column(
        "Ngày kết nối dữ liệu cân, đo",
        "Data link on",
        "Ngày dữ liệu cân, đo của mỏ bắt đầu được truyền về hệ thống của tỉnh; để trống: chưa truyền.",
        "Day its weighing data began to reach the province; blank if they do not.",
    )
    corner_markers: MarkerState | None = column(
        "Mốc điểm góc khu vực khai thác",
        "Corner markers",
        "Tình trạng các mốc điểm góc khu vực khai thác.",
        "State of the corner markers.",
    )
    markers_handed_over_on: date | None = column(
        "Ngày bàn giao mốc mỏ",
        "Markers handed over on",
        "Ngày bàn giao các mốc điểm góc khu vực khai thác; để trống: chưa có trong hồ sơ.",
        "Day the corner markers were handed over; blank if none is on file.",
        kept_for=_FINES,
    )
    design_approved_on: date | None = column(
        "Ngày phê duyệt thiết kế mỏ",
        "Design approved on",
        "Ngày thiết kế mỏ được phê duyệt.",
        "Day the mine design was approved.",
    )
    design_sent_on: date | None = column(
        "Ngày gửi thiết kế mỏ",
        "Design sent on",
        "Ngày gửi thiết kế mỏ đã phê duyệt cho cơ quan có thẩm quyền.",
        "Day the approved design was sent to the authority.",
    )
    construction_notified_on: date | None = column(
        "Ngày đăng ký ngày bắt đầu xây dựng cơ bản mỏ",
        "Construction notified on",
        "Ngày mỏ đăng ký với cơ quan cấp giấy phép về ngày bắt đầu xây dựng cơ bản mỏ.",
        "Day the start of construction was registered with the licensing authority.",
    )
    construction_started_on: date | None = column(
        "Ngày bắt đầu xây dựng cơ bản mỏ",
        "Construction started on",
        "Ngày đầu tiên xây dựng cơ bản mỏ.",
        "First day of construction.",
    )
    extraction_notified_on: date | None = column(
        "Ngày đăng ký ngày bắt đầu khai thác",
        "Extraction notified on",
        "Ngày mỏ đăng ký với cơ quan cấp giấy phép về ngày bắt đầu khai thác.",
        "Day the start of extraction was registered with the licensing authority.",
    )
    extraction_started_on: date | None = column(
        "Ngày bắt đầu khai thác",
        "Extraction started on",
        "Ngày đầu tiên khai thác.",
        "First day of extraction.",
    )
    director_appointed_on: date | None = column(
        "Ngày bổ nhiệm giám đốc điều hành mỏ",
        "Director appointed on",
        "Ngày bổ nhiệm giám đốc điều hành mỏ.",
        "Day the director was appointed.",
    )
    director_notified_on: date | None = column(
        "Ngày thông báo về giám đốc điều hành mỏ",
        "Director notified on",
        "Ngày mỏ thông báo cho cơ quan cấp giấy phép về giám đốc điều hành mỏ.",
        "Day the licensing authority was told of the director.",
    )
    director_qualified: bool | None = column(
        "Giám đốc điều hành mỏ đủ điều kiện",
        "Director qualified",
        "Chọn Có nếu giám đốc điều hành mỏ có bằng cấp và số năm kinh nghiệm theo quy định.",
        "Whether the director has the degree and the years that the law asks for.",
        kept_for=_FINES,
    )
    emergency_team_trained_on: date | None = column(
        "Ngày huấn luyện đội cấp cứu mỏ gần nhất",
        "Emergency team trained on",
        "Ngày huấn luyện đội cấp cứu mỏ gần nhất; để trống: chưa có trong hồ sơ.",
        "Latest day on which the emergency team was trained; blank if none is on file.",
        kept_for="training of the emergency team every two years",
    )
    keeps_daily_book: bool | None = column(
        "Có sổ theo dõi sản lượng hằng ngày",
        "Keeps a daily book",
        "Chọn Có nếu khoáng sản nguyên khai và đất đá thải được ghi sổ hằng ngày.",
        "Whether raw ore and waste rock are written down every day.",
        kept_for="the books that output is checked against",
    )
    mined_area_ha: Decimal | None = column(
        "Diện tích đã khai thác",
        "Mined area",
        "Tổng diện tích đã khai thác đến nay.",
        "Area mined so far.",
        unit="ha",
    )
    outside_area_ha: Decimal | None = column(
        "Diện tích khai thác ngoài ranh giới",
        "Area outside",
        "Diện tích khai thác ngoài ranh giới theo giấy phép; đã xác định không có thì ghi 0.",
        "Area mined outside the licence; 0 where it is known that there is none.",
        unit="ha",
    )
    below_depth_m: Decimal | None = column(
        "Chiều sâu khai thác vượt giấy phép",
        "Depth beyond",
        "Số mét khai thác sâu hơn mức sâu theo giấy phép; đã xác định không vượt thì ghi 0.",
        "How far below the licensed depth it is mined; 0 where it is known that it is not.",
        unit="m",
    )
    paused_since: date | None = column(
        "Ngày tạm dừng khai thác",
        "Paused since",
        "Ngày đầu tiên tạm dừng khai thác; để trống: không tạm dừng.",
        "First day of a pause; blank: none.",
    )
    pause_reported_on: date | None = column(
        "Ngày báo cáo tạm dừng",
        "Pause reported on",
        "Ngày báo cáo việc tạm dừng khai thác; để trống: chưa có trong hồ sơ.",
        "Day it was reported; blank if no report is on file.",
    )
    bank_markers: bool | None = column(
        "Có mốc, phao giới hạn khu vực (cát, sỏi)",
        "Markers or buoys",
        "Mỏ cát, sỏi lòng sông: chọn Có nếu có mốc, phao chỉ giới hạn khu vực khai thác.",
        "River sand: whether markers or buoys show the limits of the area.",
    )
    notice_board: bool | None = column(
        "Có bảng thông báo (cát, sỏi)",
        "Notice board",
        "Mỏ cát, sỏi lòng sông: chọn Có nếu có bảng thông báo cả ở đường vào và trên phương tiện.",
        "River sand: whether a notice board stands both at the road and on the vessel.",
    )
    vessels_registered: bool | None = column(
        "Phương tiện có đăng ký, đăng kiểm (cát, sỏi)",
        "Vessels registered",
        "Mỏ cát, sỏi lòng sông: chọn Có nếu tất cả phương tiện đã có đăng ký, đăng kiểm.",
        "River sand: whether all vessels are registered and inspected.",
    )
    vessel_trackers: bool | None = column(
        "Phương tiện có thiết bị giám sát hành trình (cát, sỏi)",
        "Vessel trackers",
        "Mỏ cát, sỏi lòng sông: chọn Có nếu tất cả phương tiện có thiết bị giám sát hành trình và lưu giữ "
        "dữ liệu hành trình.",
        "River sand: whether all vessels have a tracker and their tracks are stored.",
    )
    night_work_on: date | None = column(
        "Ngày ghi nhận khai thác ban đêm (cát, sỏi)",
        "Night work seen on",
        "Mỏ cát, sỏi lòng sông: ngày gần nhất ghi nhận khai thác ban đêm; để trống: chưa ghi nhận lần nào.",
        "River sand: last day on which mining at night was seen; blank: never.",
    )
    last_bed_survey_on: date | None = column(
        "Ngày đo địa hình đáy sông gần nhất (cát, sỏi)",
        "Bed surveyed on",
        "Mỏ cát, sỏi lòng sông: ngày đo địa hình đáy sông gần nhất; để trống: chưa có trong hồ sơ, hoặc các "
        "lần đo đã ghi ở bảng «Đo địa hình đáy sông».",
        "River sand: day of the latest survey of the bed; blank: none on file, or its surveys are recorded.",
        kept_for="the survey of the river bed every six months",
    )
    restoration_due_on: date | None = column(
        "Hạn hoàn thành cải tạo, phục hồi môi trường",
        "Restoration due on",
        "Ngày cuối cùng phải hoàn thành cải tạo, phục hồi môi trường theo phương án.",
        "Last day for restoring, by the plan.",
    )
    restoration_done_on: date | None = column(
        "Ngày hoàn thành cải tạo, phục hồi môi trường",
        "Restoration done on",
        "Ngày được xác nhận hoàn thành cải tạo, phục hồi môi trường; để trống: chưa có trong hồ sơ.",
        "Day on which the restoration was confirmed as done; blank if no confirmation is on file.",
    )
