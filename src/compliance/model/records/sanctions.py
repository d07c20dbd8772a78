"""What follows a finding: minutes and fines, what is said against them, what the public told, files."""

from datetime import date
from decimal import Decimal

from compliance.model.choices import IssuerLevel
from compliance.model.choices_offices import ComplaintKind, ReportChannel
from compliance.model.fields import Record, column, facility_id
from compliance.model.texts import Bilingual


class Sanction(Record):
    """A violation for which minutes were drawn up, and the decision that followed."""

    plural = "sanctions"
    label = Bilingual(vi="Xử phạt vi phạm hành chính", en="Sanction")
    key = ("sanction_id",)
    dated_by = "minutes_on"
    is_event = True
    kept_for = "the clocks after a finding: explanation, decision, payment, remedy, limitation"

    sanction_id: str = column("Mã vụ việc", "Sanction ID", "Key of the case.", required=True)
    facility_id: str = facility_id()
    offender: str | None = column(
        "Người vi phạm", "Offender", "Name of the person or body, as the minutes print it."
    )
    minutes_number: str | None = column("Số biên bản vi phạm", "Minutes number", "Number of the minutes.")
    minutes_on: date | None = column("Ngày lập biên bản", "Minutes on", "Day of the minutes.")
    act: str | None = column("Hành vi vi phạm", "Act", "What was done, in the words of the decree.")
    provision: str | None = column(
        "Điểm, khoản, điều áp dụng", "Provision", "Such as «điểm a khoản 3 Điều 15», as printed."
    )
    instrument: str | None = column("Nghị định xử phạt", "Instrument", "Number of the decree.")
    acted_on: date | None = column(
        "Ngày thực hiện hành vi", "Acted on", "Day of the act, or its last day; the decree of that day holds."
    )
    explained_on: date | None = column(
        "Ngày giải trình", "Explained on", "Day of the facility's explanation; blank: none on file."
    )
    decision_number: str | None = column("Số quyết định xử phạt", "Decision number", "As printed.")
    decided_on: date | None = column("Ngày quyết định xử phạt", "Decided on", "Day; blank: not yet.")
    decided_by: str | None = column("Người ra quyết định", "Decided by", "Position of who decided.")
    authority_level: IssuerLevel | None = column(
        "Cấp có thẩm quyền xử phạt", "Authority's level", "Level of who decided."
    )
    fine_vnd: Decimal | None = column("Tiền phạt", "Fine", "Fine of the decision; 0: a warning.", unit="VND")
    due_on: date | None = column("Hạn chấp hành", "Due on", "Last good day to comply.")
    paid_on: date | None = column("Ngày nộp phạt", "Paid on", "Day the fine was paid; blank: none on file.")
    paid_vnd: Decimal | None = column("Số tiền đã nộp", "Sum paid", "Sum paid.", unit="VND")
    remedy: str | None = column(
        "Biện pháp khắc phục hậu quả", "Remedy", "What the decision imposes beside the fine."
    )
    remedy_due_on: date | None = column("Hạn khắc phục", "Remedy due on", "Last good day for it.")
    remedied_on: date | None = column(
        "Ngày xác nhận khắc phục", "Remedied on", "Day it was confirmed; blank if none is on file."
    )
    suspended_from: date | None = column(
        "Đình chỉ hoạt động từ ngày", "Suspended from", "First day of a suspension; blank: none."
    )
    suspended_to: date | None = column("Đình chỉ hoạt động đến ngày", "Suspended to", "Last day of it.")
    transferred_on: date | None = column(
        "Ngày chuyển cơ quan điều tra", "Transferred on", "Day it went to the police; blank: it did not."
    )


class Complaint(Record):
    """What somebody lodged against a finding or a decision about a facility."""

    plural = "complaints"
    label = Bilingual(vi="Giải trình, khiếu nại", en="Complaint")
    key = ("complaint_id",)
    dated_by = "filed_on"
    is_event = True
    kept_for = "what is contested, and the bundle of what was known on that day"

    complaint_id: str = column("Mã đơn", "Complaint ID", "Key of the complaint.", required=True)
    facility_id: str = facility_id()
    kind: ComplaintKind | None = column("Loại đơn", "Kind", "What it is.")
    against: str | None = column(
        "Văn bản bị khiếu nại, khởi kiện", "Against", "Number of the minutes or decision, as printed."
    )
    filed_by: str | None = column("Người gửi đơn", "Filed by", "Who lodged it.")
    filed_on: date | None = column("Ngày gửi đơn", "Filed on", "Day it was lodged.")
    authority: str | None = column("Cơ quan giải quyết", "Authority", "Who decides on it.")
    settled_on: date | None = column(
        "Ngày giải quyết", "Settled on", "Day it was decided; blank: it is open."
    )
    result: str | None = column("Kết quả giải quyết", "Result", "What was decided.")


class PublicReport(Record):
    """What the public told of pollution or another wrong, at a facility or a place."""

    plural = "public_reports"
    label = Bilingual(vi="Phản ánh của người dân", en="Public report")
    key = ("report_id",)
    dated_by = "reported_on"
    is_event = True
    kept_for = "signs of violation that may be a ground for a visit"

    report_id: str = column("Mã phản ánh", "Report ID", "Key of the report.", required=True)
    facility_id: str | None = column(
        "Mã cơ sở", "Facility ID", "The facility told of; blank: not known.", refers_to="facility"
    )
    commune_code: str | None = column(
        "Mã xã, phường", "Commune code", "Where it was seen.", digits=(5,), is_place=True
    )
    place: str | None = column("Địa điểm phản ánh", "Place", "Place as it was told.")
    channel: ReportChannel | None = column("Kênh tiếp nhận", "Channel", "How it was told.")
    reported_on: date | None = column("Ngày phản ánh", "Reported on", "Day it was told.")
    content: str | None = column("Nội dung phản ánh", "Content", "What was told.")
    handled_by: str | None = column("Cơ quan xử lý", "Handled by", "Who looks into it.")
    answered_on: date | None = column(
        "Ngày trả lời", "Answered on", "Day it was answered; blank if none is on file."
    )
    is_confirmed: bool | None = column(
        "Phản ánh đúng", "Confirmed", "Whether it proved true; blank: not looked into."
    )


class Attachment(Record):
    """A file that proves a record: a photograph, a scan."""

    plural = "attachments"
    label = Bilingual(vi="Tài liệu đính kèm", en="Attachment")
    key = ("attachment_id",)
    dated_by = "taken_on"
    kept_for = "the documents that prove a finding, unchanged since they were taken"

    attachment_id: str = column("Mã tài liệu", "Attachment ID", "Key of the file.", required=True)
    facility_id: str | None = column(
        "Mã cơ sở", "Facility ID", "The facility it is of; blank: none.", refers_to="facility"
    )
    record_kind: str | None = column(
        "Loại bản ghi", "Record kind", "Table of the record it proves, by its plural name.", names="table"
    )
    record_key: str | None = column("Mã bản ghi", "Record key", "Key of the record it proves.")
    file_name: str = column("Tên tệp", "File name", "Name of the file, without folders.", required=True)
    sha256: str | None = column(
        "Mã băm SHA-256", "SHA-256", "Hash of its bytes: 64 hexadecimal digits, small letters."
    )
    title: str | None = column("Tên tài liệu", "Title", "What it is.")
    number: str | None = column("Số tài liệu", "Number", "Number printed on it.")
    is_original: bool | None = column("Là bản chính", "Original", "Whether the original was seen.")
    pages: int | None = column("Số tờ", "Pages", "Number of sheets.")
    taken_on: date | None = column("Ngày thu thập", "Taken on", "Day it was taken or received.")
    taken_by: str | None = column("Người thu thập", "Taken by", "Who took or received it.")
