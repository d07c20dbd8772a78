"""Plans against incidents, and their drills."""

from datetime import date

from compliance.model.choices_sites import IncidentKind
from compliance.model.fields import READ, Record, column, facility_id
from compliance.model.texts import Bilingual

_DUTY = "plans against incidents: made, public, practised, with equipment"


class IncidentPlan(Record):
    """A facility's plan for preventing and answering incidents."""

    plural = "incident_plans"
    label = Bilingual(vi="Kế hoạch ứng phó sự cố", en="Incident plan")
    key = ("plan_id",)
    dated_by = "made_on"
    kept_for = _DUTY

    plan_id: str = column(
        "Mã kế hoạch",
        "Plan ID",
        "Mã riêng của kế hoạch, không trùng trong sổ theo dõi.",
        "Key of the plan.",
        required=True,
    )
    facility_id: str = facility_id()
    kind: IncidentKind | None = column(
        "Loại sự cố", "Kind", "Loại sự cố mà kế hoạch dùng để ứng phó.", "What it is for.", kept_for=READ
    )
    made_on: date | None = column(
        "Ngày ban hành kế hoạch",
        "Made on",
        "Ngày kế hoạch được ban hành hoặc phê duyệt.",
        "Day it was issued or approved.",
    )
    published_on: date | None = column(
        "Ngày công khai kế hoạch",
        "Published on",
        "Ngày công khai kế hoạch; để trống: chưa có trong hồ sơ.",
        "Day it was made public; blank if none is on file.",
        kept_for=READ,
    )
    sent_on: date | None = column(
        "Ngày gửi kế hoạch",
        "Sent on",
        "Ngày gửi kế hoạch cho cơ quan có thẩm quyền; để trống: chưa có trong hồ sơ.",
        "Day it was sent to the authority; blank if none is on file.",
    )
    reviewed_on: date | None = column(
        "Ngày rà soát gần nhất", "Reviewed on", "Ngày rà soát kế hoạch gần nhất.", "Latest day of a review."
    )
    has_equipment: bool | None = column(
        "Có trang thiết bị theo kế hoạch",
        "Has equipment",
        "Chọn Có nếu trang thiết bị nêu trong kế hoạch có tại cơ sở.",
        "Whether the equipment it names is there.",
        kept_for=READ,
    )
    has_team: bool | None = column(
        "Có lực lượng tại chỗ",
        "Has a team",
        "Chọn Có nếu lực lượng nêu trong kế hoạch có tại chỗ.",
        "Whether the people it names are there.",
        kept_for=READ,
    )


class IncidentDrill(Record):
    """A drill of a plan against incidents."""

    plural = "incident_drills"
    label = Bilingual(vi="Diễn tập ứng phó sự cố", en="Incident drill")
    key = ("facility_id", "held_on")
    dated_by = "held_on"
    is_event = True
    kept_for = _DUTY

    facility_id: str = facility_id()
    held_on: date = column(
        "Ngày diễn tập", "Held on", "Ngày tổ chức diễn tập.", "Day of the drill.", required=True
    )
    kind: IncidentKind | None = column(
        "Loại sự cố", "Kind", "Loại sự cố được diễn tập.", "What was practised.", kept_for=READ
    )
    minutes_number: str | None = column(
        "Số biên bản, báo cáo",
        "Minutes number",
        "Số của biên bản hoặc báo cáo chứng minh đã diễn tập.",
        "Number of the minutes or report that proves it.",
    )
    reported_on: date | None = column(
        "Ngày báo cáo kết quả",
        "Reported on",
        "Ngày gửi báo cáo kết quả diễn tập; để trống: chưa có trong hồ sơ.",
        "Day the result was sent; blank if none is on file.",
    )
