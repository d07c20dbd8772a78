"""What inspectors do: visits, the answers they bring back, questions asked in writing."""

from datetime import date

from compliance.model.choices import IssuerLevel
from compliance.model.choices_offices import InspectionGround, InspectionKind, ItemAnswer, RequestAnswer
from compliance.model.fields import Record, column, facility_id
from compliance.model.texts import Bilingual


class Inspection(Record):
    """An inspection of a facility by any agency, on the site or from afar."""

    plural = "inspections"
    label = Bilingual(vi="Kiểm tra chuyên ngành", en="Inspection")
    key = ("inspection_id",)
    dated_by = "began_on"
    is_event = True
    kept_for = "whom an inspector may visit: what was inspected by whom this year, and on what ground"

    inspection_id: str = column(
        "Mã cuộc kiểm tra",
        "Inspection ID",
        "Mã riêng của cuộc kiểm tra, không trùng trong sổ theo dõi.",
        "Key of the inspection.",
        required=True,
    )
    facility_id: str = facility_id()
    agency: str | None = column(
        "Cơ quan kiểm tra", "Agency", "Tên cơ quan tiến hành kiểm tra.", "Name of who inspected."
    )
    agency_level: IssuerLevel | None = column(
        "Cấp kiểm tra", "Agency's level", "Cấp của cơ quan tiến hành kiểm tra.", "Level of who inspected."
    )
    kind: InspectionKind | None = column(
        "Hình thức kiểm tra",
        "Kind",
        "Cuộc kiểm tra được tiến hành theo hình thức nào.",
        "How it was inspected.",
    )
    ground: InspectionGround | None = column(
        "Căn cứ kiểm tra", "Ground", "Cơ sở được kiểm tra theo căn cứ nào.", "Why it was inspected."
    )
    content: str | None = column(
        "Nội dung kiểm tra",
        "Content",
        "Các lĩnh vực, nội dung được kiểm tra; dùng để nhận biết việc kiểm tra trùng lặp.",
        "Fields inspected, by which overlaps are seen.",
    )
    decision_number: str | None = column(
        "Số quyết định kiểm tra",
        "Decision number",
        "Số quyết định kiểm tra, ghi đúng như trên quyết định.",
        "Number of the decision, as printed.",
    )
    decided_on: date | None = column(
        "Ngày quyết định kiểm tra", "Decided on", "Ngày ban hành quyết định kiểm tra.", "Day of the decision."
    )
    began_on: date | None = column(
        "Ngày bắt đầu kiểm tra",
        "Began on",
        "Ngày đầu tiên của cuộc kiểm tra.",
        "First day of the inspection.",
    )
    ended_on: date | None = column(
        "Ngày kết thúc kiểm tra",
        "Ended on",
        "Ngày cuối cùng của cuộc kiểm tra; để trống: chưa kết thúc.",
        "Last day; blank: it goes on.",
    )
    minutes_number: str | None = column(
        "Số biên bản kiểm tra", "Minutes number", "Số của biên bản kiểm tra.", "Number of its minutes."
    )
    concluded_on: date | None = column(
        "Ngày thông báo kết quả",
        "Concluded on",
        "Ngày của thông báo kết quả kiểm tra; để trống: chưa có trong hồ sơ.",
        "Day of the notice of results; blank if none is on file.",
    )
    found_violation: bool | None = column(
        "Phát hiện vi phạm",
        "Found a violation",
        "Chọn Có nếu đã lập biên bản vi phạm hành chính.",
        "Whether violation minutes were drawn up.",
    )


class InspectionAnswer(Record):
    """What an inspector answered to one item of a checklist."""

    plural = "inspection_answers"
    label = Bilingual(vi="Kết quả từng nội dung kiểm tra", en="Inspection answer")
    key = ("inspection_id", "item")
    dated_by = "answered_on"
    is_event = True
    kept_for = "answers that settle what the rules leave to the inspector"

    facility_id: str = facility_id()
    inspection_id: str = column(
        "Mã cuộc kiểm tra",
        "Inspection ID",
        "Cuộc kiểm tra mà kết quả này thuộc về.",
        "The inspection.",
        required=True,
        refers_to="inspection",
    )
    item: str = column(
        "Mã nội dung trong phiếu",
        "Item",
        "Mã hoặc số thứ tự của nội dung trong phiếu kiểm tra.",
        "Number of the item on the checklist.",
        required=True,
    )
    rule: str | None = column(
        "Mã tiêu chí",
        "Rule",
        "Mã tiêu chí kiểm tra đặt ra nội dung này; để trống: không theo tiêu chí nào.",
        "Id of the rule that asked; blank: none did.",
    )
    record: str | None = column(
        "Đối tượng được xem xét",
        "Record",
        "Mã của bản ghi được xem xét, như mã điểm xả; để trống: xem xét chính cơ sở.",
        "Key of the record asked about; blank: the facility itself.",
    )
    answer: ItemAnswer | None = column(
        "Kết quả",
        "Answer",
        "Kết quả xem xét nội dung; để trống: chưa xem xét.",
        "What was found; blank: not looked at.",
    )
    answered_on: date | None = column(
        "Ngày ghi kết quả", "Answered on", "Ngày công chức kiểm tra ghi nhận kết quả.", "Day it was found."
    )
    answered_by: str | None = column(
        "Công chức kiểm tra",
        "Answered by",
        "Họ và tên công chức kiểm tra đã ghi nhận kết quả.",
        "Who found it.",
    )
    evidence: str | None = column(
        "Bằng chứng",
        "Evidence",
        "Những gì đã thấy khi kiểm tra, theo lời ghi của công chức kiểm tra.",
        "What was seen, in the inspector's words.",
    )
    photo_number: str | None = column(
        "Số ảnh", "Photo number", "Số của ảnh chụp khi kiểm tra.", "Number of the photograph."
    )
    document_number: str | None = column(
        "Số tài liệu", "Document number", "Số của tài liệu cơ sở xuất trình.", "Number of the document shown."
    )


class Request(Record):
    """A sheet of questions sent to a facility, and what became of it."""

    plural = "requests"
    label = Bilingual(vi="Phiếu yêu cầu thông tin", en="Request")
    key = ("request_id",)
    dated_by = "sent_on"
    is_event = True
    kept_for = "telling apart: not asked, asked and silent, answered that there is none"

    request_id: str = column(
        "Mã phiếu yêu cầu",
        "Request ID",
        "Mã riêng của phiếu yêu cầu, không trùng trong sổ theo dõi.",
        "Key of the request.",
        required=True,
    )
    facility_id: str = facility_id()
    number: str | None = column(
        "Số văn bản yêu cầu",
        "Number",
        "Số của văn bản gửi kèm phiếu yêu cầu.",
        "Number of the covering letter.",
    )
    asked: str | None = column(
        "Nội dung yêu cầu", "Asked", "Thông tin, tài liệu yêu cầu cơ sở cung cấp.", "What was asked for."
    )
    rule: str | None = column(
        "Mã tiêu chí",
        "Rule",
        "Mã tiêu chí kiểm tra là lý do của yêu cầu; để trống: theo nhiều tiêu chí.",
        "Id of the rule it was asked for; blank: several.",
    )
    sent_on: date | None = column(
        "Ngày gửi yêu cầu", "Sent on", "Ngày gửi phiếu yêu cầu cho cơ sở.", "Day it was sent."
    )
    due_on: date | None = column(
        "Hạn trả lời",
        "Due on",
        "Ngày cuối cùng để trả lời đúng hạn (tính cả ngày này); để trống: không đặt hạn.",
        "Last good day to answer; blank: none was set.",
    )
    reminded_on: date | None = column(
        "Ngày đôn đốc gần nhất",
        "Reminded on",
        "Ngày đôn đốc gần nhất; để trống: chưa đôn đốc.",
        "Latest day of a reminder; blank: none was sent.",
    )
    answered_on: date | None = column(
        "Ngày trả lời",
        "Answered on",
        "Ngày nhận được trả lời của cơ sở; để trống: chưa nhận được.",
        "Day the answer arrived; blank: none has arrived.",
    )
    answer: RequestAnswer | None = column(
        "Kết quả trả lời",
        "Answer",
        "Cơ sở trả lời như thế nào; để trống: chưa nhận được trả lời.",
        "What the answer was; blank: none has arrived.",
    )
    answer_number: str | None = column(
        "Số văn bản trả lời", "Answer number", "Số của văn bản trả lời.", "Number of the answer."
    )
