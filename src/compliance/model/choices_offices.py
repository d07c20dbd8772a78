"""The closed lists of values of what offices do: inspect, ask, fine, report, carry out the plan."""

from compliance.model.fields import Choice


class InspectionKind(Choice):
    """How a facility was inspected. Source: Decree 217/2025/NĐ-CP."""

    planned = "planned", "Theo kế hoạch", "planned"
    unplanned = "unplanned", "Đột xuất", "unplanned"
    remote = "remote", "Từ xa (qua hồ sơ, dữ liệu)", "remote"
    recheck = "recheck", "Kiểm tra lại việc khắc phục", "check of what was mended"


class InspectionGround(Choice):
    """Why a facility was inspected. Source: Decree 217/2025/NĐ-CP, article 7."""

    plan = "plan", "Kế hoạch được phê duyệt", "approved plan"
    signs = "signs", "Có dấu hiệu vi phạm", "signs of violation"
    assigned = "assigned", "Theo yêu cầu của người có thẩm quyền", "assigned by a competent person"
    report = "report", "Phản ánh, kiến nghị, tố cáo", "report by the public"


class ItemAnswer(Choice):
    """What an inspector answers to one item. Source: Circular 56/2025/TT-BCT, Form 05."""

    met = "met", "Đạt", "met"
    not_met = "not_met", "Chưa đạt", "not met"
    not_shown = "not_shown", "Không xuất trình", "not shown"
    not_concerned = "not_concerned", "Không thuộc đối tượng", "not concerned"


class RequestAnswer(Choice):
    """What became of a question: not answered, answered that there is none, and answered are three things."""

    provided = "provided", "Đã cung cấp đầy đủ", "provided"
    partly = "partly", "Đã cung cấp một phần", "provided in part"
    none_exists = "none_exists", "Trả lời: không có", "answered that there is none"
    refused = "refused", "Từ chối cung cấp", "refused"


class ComplaintKind(Choice):
    """How somebody speaks up against a finding or a decision, before or after it."""

    explanation = "explanation", "Giải trình", "explanation before the decision"
    complaint = "complaint", "Khiếu nại", "complaint"
    lawsuit = "lawsuit", "Khởi kiện", "lawsuit"
    denunciation = "denunciation", "Tố cáo", "denunciation"


class ReportChannel(Choice):
    """How the public told of something."""

    hotline = "hotline", "Đường dây nóng", "hotline"
    letter = "letter", "Đơn, thư", "letter"
    application = "application", "Ứng dụng, cổng thông tin", "application"
    meeting = "meeting", "Tiếp công dân, tiếp xúc cử tri", "meeting"
    press = "press", "Báo chí", "press"


class SameOrNot(Choice):
    """What was decided about two names of facilities."""

    same = "same", "Cùng một cơ sở", "one facility"
    not_same = "not_same", "Hai cơ sở khác nhau", "two facilities"


class PopulationBase(Choice):
    """Whom or what a figure of a territory is counted over."""

    whole = "whole", "Toàn địa bàn", "the whole territory"
    urban = "urban", "Khu vực đô thị", "urban area"
    rural = "rural", "Khu vực nông thôn", "rural area"


class TaskRole(Choice):
    """What an agency has to do with a task of the plan."""

    lead = "lead", "Chủ trì", "lead"
    support = "support", "Phối hợp", "support"


class TaskState(Choice):
    """Where a task stands."""

    not_started = "not_started", "Chưa triển khai", "not started"
    in_progress = "in_progress", "Đang thực hiện", "in progress"
    done = "done", "Hoàn thành", "done"
    overdue = "overdue", "Quá hạn", "overdue"
    none_arises = "none_arises", "Không phát sinh", "does not arise"


class RegulationSubject(Choice):
    """What a regulation of the province is about, as far as duties depend on it."""

    deposits = "deposits", "Đơn giá, định mức cải tạo, phục hồi môi trường", "restoration deposit norms"
    plastics = "plastics", "Sản phẩm nhựa dùng một lần, túi ni lông", "single-use plastics"
    waste_sorting = "waste_sorting", "Phân loại, thu gom chất thải rắn sinh hoạt", "sorting of domestic waste"
    discharge_zones = "discharge_zones", "Phân vùng xả thải, hệ số", "discharge zones and factors"
    sand_hours = "sand_hours", "Thời gian khai thác cát, sỏi lòng sông", "hours and months of sand mining"
    minimum_flow = "minimum_flow", "Dòng chảy tối thiểu", "minimum flow"
    land = "land", "Đất đai", "land"
    other = "other", "Nội dung khác", "other"
