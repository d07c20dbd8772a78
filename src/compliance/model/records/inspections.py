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

    inspection_id: str = column("Mã cuộc kiểm tra", "Inspection ID", "Key of it.", required=True)
    facility_id: str = facility_id()
    agency: str | None = column("Cơ quan kiểm tra", "Agency", "Name of who inspected.")
    agency_level: IssuerLevel | None = column("Cấp kiểm tra", "Agency's level", "Level of who inspected.")
    kind: InspectionKind | None = column("Hình thức kiểm tra", "Kind", "How it was inspected.")
    ground: InspectionGround | None = column("Căn cứ kiểm tra", "Ground", "Why it was inspected.")
    content: str | None = column(
        "Nội dung kiểm tra", "Content", "Fields inspected, by which overlaps are seen."
    )
    decision_number: str | None = column("Số quyết định kiểm tra", "Decision number", "As printed.")
    decided_on: date | None = column("Ngày quyết định kiểm tra", "Decided on", "Day of the decision.")
    began_on: date | None = column("Ngày bắt đầu kiểm tra", "Began on", "First day of the inspection.")
    ended_on: date | None = column("Ngày kết thúc kiểm tra", "Ended on", "Last day; blank: it goes on.")
    minutes_number: str | None = column("Số biên bản kiểm tra", "Minutes number", "Number of its minutes.")
    concluded_on: date | None = column(
        "Ngày thông báo kết quả", "Concluded on", "Day of the notice of results; blank if none is on file."
    )
    found_violation: bool | None = column(
        "Phát hiện vi phạm", "Found a violation", "Whether violation minutes were drawn up."
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
        "Mã cuộc kiểm tra", "Inspection ID", "The inspection.", required=True, refers_to="inspection"
    )
    item: str = column(
        "Mã nội dung trong phiếu", "Item", "Number of the item on the checklist.", required=True
    )
    rule: str | None = column("Mã tiêu chí", "Rule", "Id of the rule that asked; blank: none did.")
    record: str | None = column(
        "Đối tượng được xem xét", "Record", "Key of the record asked about; blank: the facility itself."
    )
    answer: ItemAnswer | None = column("Kết quả", "Answer", "What was found; blank: not looked at.")
    answered_on: date | None = column("Ngày ghi kết quả", "Answered on", "Day it was found.")
    answered_by: str | None = column("Công chức kiểm tra", "Answered by", "Who found it.")
    evidence: str | None = column("Bằng chứng", "Evidence", "What was seen, in the inspector's words.")
    photo_number: str | None = column("Số ảnh", "Photo number", "Number of the photograph.")
    document_number: str | None = column("Số tài liệu", "Document number", "Number of the document shown.")


class Request(Record):
    """A sheet of questions sent to a facility, and what became of it."""

    plural = "requests"
    label = Bilingual(vi="Phiếu yêu cầu thông tin", en="Request")
    key = ("request_id",)
    dated_by = "sent_on"
    is_event = True
    kept_for = "telling apart: not asked, asked and silent, answered that there is none"

    request_id: str = column("Mã phiếu yêu cầu", "Request ID", "Key of the request.", required=True)
    facility_id: str = facility_id()
    number: str | None = column("Số văn bản yêu cầu", "Number", "Number of the covering letter.")
    asked: str | None = column("Nội dung yêu cầu", "Asked", "What was asked for.")
    rule: str | None = column("Mã tiêu chí", "Rule", "Id of the rule it was asked for; blank: several.")
    sent_on: date | None = column("Ngày gửi yêu cầu", "Sent on", "Day it was sent.")
    due_on: date | None = column("Hạn trả lời", "Due on", "Last good day to answer; blank: none was set.")
    reminded_on: date | None = column(
        "Ngày đôn đốc gần nhất", "Reminded on", "Latest day of a reminder; blank: none was sent."
    )
    answered_on: date | None = column(
        "Ngày trả lời", "Answered on", "Day the answer arrived; blank: none has arrived."
    )
    answer: RequestAnswer | None = column("Kết quả trả lời", "Answer", "What the answer was.")
    answer_number: str | None = column("Số văn bản trả lời", "Answer number", "Number of the answer.")
