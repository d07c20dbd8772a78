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

    sanction_id: str = column(
        "Mã vụ việc",
        "Sanction ID",
        "Mã riêng của vụ việc, không trùng với vụ việc khác.",
        "Key of the case.",
        required=True,
    )
    facility_id: str = facility_id()
    offender: str | None = column(
        "Cá nhân, tổ chức vi phạm",
        "Offender",
        "Tên cá nhân hoặc tổ chức vi phạm, ghi đúng như trong biên bản.",
        "Name of the person or body, as the minutes print it.",
    )
    minutes_number: str | None = column(
        "Số biên bản vi phạm",
        "Minutes number",
        "Số của biên bản vi phạm hành chính.",
        "Number of the minutes.",
    )
    minutes_on: date | None = column(
        "Ngày lập biên bản", "Minutes on", "Ngày lập biên bản vi phạm hành chính.", "Day of the minutes."
    )
    act: str | None = column(
        "Hành vi vi phạm",
        "Act",
        "Hành vi vi phạm, ghi theo lời văn của nghị định.",
        "What was done, in the words of the decree.",
    )
    provision: str | None = column(
        "Điểm, khoản, điều áp dụng",
        "Provision",
        "Điểm, khoản, điều quy định hành vi, ghi đúng như trong văn bản, như «điểm a khoản 3 Điều 15».",
        "Provision on the act, as printed, such as «điểm a khoản 3 Điều 15».",
    )
    instrument: str | None = column(
        "Nghị định xử phạt", "Instrument", "Số, ký hiệu của nghị định.", "Number of the decree."
    )
    acted_on: date | None = column(
        "Ngày thực hiện hành vi",
        "Acted on",
        "Ngày thực hiện hành vi, hoặc ngày cuối cùng nếu hành vi kéo dài; áp dụng nghị định có hiệu lực vào"
        " ngày này.",
        "Day of the act, or its last day; the decree of that day holds.",
    )
    explained_on: date | None = column(
        "Ngày giải trình",
        "Explained on",
        "Ngày cơ sở giải trình; để trống: hồ sơ lưu chưa có giải trình.",
        "Day of the facility's explanation; blank: none on file.",
    )
    decision_number: str | None = column(
        "Số quyết định xử phạt",
        "Decision number",
        "Số quyết định xử phạt, ghi đúng như trên quyết định.",
        "Number of the decision, as printed.",
    )
    decided_on: date | None = column(
        "Ngày quyết định xử phạt",
        "Decided on",
        "Ngày ra quyết định xử phạt; để trống: chưa ra quyết định.",
        "Day of the decision; blank: not yet.",
    )
    decided_by: str | None = column(
        "Người ra quyết định",
        "Decided by",
        "Chức vụ của người ra quyết định xử phạt.",
        "Position of who decided.",
    )
    authority_level: IssuerLevel | None = column(
        "Cấp có thẩm quyền xử phạt",
        "Authority's level",
        "Người ra quyết định xử phạt thuộc cấp nào.",
        "Level of who decided.",
    )
    fine_vnd: Decimal | None = column(
        "Tiền phạt",
        "Fine",
        "Số tiền phạt ghi trong quyết định; phạt cảnh cáo thì ghi 0.",
        "Fine of the decision; 0: a warning.",
        unit="VND",
    )
    due_on: date | None = column(
        "Hạn chấp hành",
        "Due on",
        "Ngày cuối cùng để chấp hành quyết định đúng hạn (tính cả ngày này).",
        "Last good day to comply, itself included.",
    )
    paid_on: date | None = column(
        "Ngày nộp phạt",
        "Paid on",
        "Ngày nộp tiền phạt; để trống: hồ sơ lưu chưa có chứng từ nộp tiền.",
        "Day the fine was paid; blank: none on file.",
    )
    paid_vnd: Decimal | None = column(
        "Số tiền đã nộp", "Sum paid", "Số tiền phạt đã nộp.", "Part of the fine that was paid.", unit="VND"
    )
    remedy: str | None = column(
        "Biện pháp khắc phục hậu quả",
        "Remedy",
        "Biện pháp khắc phục hậu quả mà quyết định buộc thực hiện ngoài tiền phạt.",
        "What the decision imposes beside the fine.",
    )
    remedy_due_on: date | None = column(
        "Hạn khắc phục",
        "Remedy due on",
        "Ngày cuối cùng để khắc phục hậu quả đúng hạn (tính cả ngày này).",
        "Last good day to carry out the remedy, itself included.",
    )
    remedied_on: date | None = column(
        "Ngày xác nhận khắc phục",
        "Remedied on",
        "Ngày xác nhận đã khắc phục hậu quả; để trống: hồ sơ lưu chưa có xác nhận.",
        "Day the remedy was confirmed as done; blank if no confirmation is on file.",
    )
    suspended_from: date | None = column(
        "Đình chỉ hoạt động từ ngày",
        "Suspended from",
        "Ngày đầu tiên bị đình chỉ hoạt động; để trống: không bị đình chỉ.",
        "First day of a suspension; blank: none.",
    )
    suspended_to: date | None = column(
        "Đình chỉ hoạt động đến ngày",
        "Suspended to",
        "Ngày cuối cùng bị đình chỉ hoạt động.",
        "Last day of the suspension.",
    )
    transferred_on: date | None = column(
        "Ngày chuyển cơ quan điều tra",
        "Transferred on",
        "Ngày chuyển hồ sơ vụ việc cho cơ quan điều tra; để trống: không chuyển.",
        "Day the case went to the investigating agency; blank: it did not.",
    )


class Complaint(Record):
    """What somebody lodged against a finding or a decision about a facility."""

    plural = "complaints"
    label = Bilingual(vi="Giải trình, khiếu nại", en="Complaint")
    key = ("complaint_id",)
    dated_by = "filed_on"
    is_event = True
    kept_for = "what is contested, and the bundle of what was known on that day"

    complaint_id: str = column(
        "Mã đơn",
        "Complaint ID",
        "Mã riêng của đơn, không trùng với đơn khác.",
        "Key of the complaint.",
        required=True,
    )
    facility_id: str = facility_id()
    kind: ComplaintKind | None = column(
        "Loại đơn",
        "Kind",
        "Là giải trình, khiếu nại, khởi kiện hay tố cáo.",
        "Whether it explains, complains, sues or denounces.",
    )
    against: str | None = column(
        "Văn bản bị khiếu nại, khởi kiện",
        "Against",
        "Số của biên bản hoặc quyết định bị khiếu nại, khởi kiện, ghi đúng như trên văn bản.",
        "Number of the minutes or decision, as printed.",
    )
    filed_by: str | None = column(
        "Người gửi đơn", "Filed by", "Tên cá nhân, tổ chức gửi đơn.", "Who lodged it."
    )
    filed_on: date | None = column("Ngày gửi đơn", "Filed on", "Ngày đơn được gửi.", "Day it was lodged.")
    authority: str | None = column(
        "Cơ quan giải quyết", "Authority", "Cơ quan giải quyết đơn.", "Who decides on it."
    )
    settled_on: date | None = column(
        "Ngày giải quyết",
        "Settled on",
        "Ngày ra kết quả giải quyết đơn; để trống: chưa giải quyết.",
        "Day it was decided; blank: it is open.",
    )
    result: str | None = column(
        "Kết quả giải quyết", "Result", "Nội dung kết quả giải quyết đơn.", "What was decided."
    )


class PublicReport(Record):
    """What the public told of pollution or another wrong, at a facility or a place."""

    plural = "public_reports"
    label = Bilingual(vi="Phản ánh của người dân", en="Public report")
    key = ("report_id",)
    dated_by = "reported_on"
    is_event = True
    kept_for = "signs of violation that may be a ground for a visit"

    report_id: str = column(
        "Mã phản ánh",
        "Report ID",
        "Mã riêng của phản ánh, không trùng với phản ánh khác.",
        "Key of the report.",
        required=True,
    )
    facility_id: str | None = column(
        "Mã cơ sở",
        "Facility ID",
        "Cơ sở bị phản ánh; để trống: chưa xác định được.",
        "The facility told of; blank: not known.",
        refers_to="facility",
    )
    commune_code: str | None = column(
        "Mã xã, phường",
        "Commune code",
        "Xã, phường nơi phát hiện sự việc được phản ánh.",
        "Commune or ward where it was seen.",
        digits=(5,),
        is_place=True,
    )
    place: str | None = column(
        "Địa điểm phản ánh", "Place", "Địa điểm, ghi theo lời phản ánh.", "Place as it was told."
    )
    channel: ReportChannel | None = column(
        "Kênh tiếp nhận", "Channel", "Phản ánh được tiếp nhận qua kênh nào.", "How it was told."
    )
    reported_on: date | None = column(
        "Ngày phản ánh", "Reported on", "Ngày người dân phản ánh.", "Day it was told."
    )
    content: str | None = column("Nội dung phản ánh", "Content", "Sự việc được phản ánh.", "What was told.")
    handled_by: str | None = column(
        "Cơ quan xử lý", "Handled by", "Cơ quan xem xét, xử lý phản ánh.", "Who looks into it."
    )
    answered_on: date | None = column(
        "Ngày trả lời",
        "Answered on",
        "Ngày trả lời phản ánh; để trống: hồ sơ lưu chưa có trả lời.",
        "Day it was answered; blank if no answer is on file.",
    )
    is_confirmed: bool | None = column(
        "Phản ánh đúng",
        "Confirmed",
        "Phản ánh có đúng sự thật hay không; để trống: chưa xem xét.",
        "Whether it proved true; blank: not looked into.",
    )


class Attachment(Record):
    """A file that proves a record: a photograph, a scan."""

    plural = "attachments"
    label = Bilingual(vi="Tài liệu đính kèm", en="Attachment")
    key = ("attachment_id",)
    dated_by = "taken_on"
    kept_for = "the documents that prove a finding, unchanged since they were taken"

    attachment_id: str = column(
        "Mã tài liệu",
        "Attachment ID",
        "Mã riêng của tài liệu, không trùng với tài liệu khác.",
        "Key of the file.",
        required=True,
    )
    facility_id: str | None = column(
        "Mã cơ sở",
        "Facility ID",
        "Cơ sở có liên quan đến tài liệu; để trống: không có.",
        "The facility it is of; blank: none.",
        refers_to="facility",
    )
    record_kind: str | None = column(
        "Loại bản ghi",
        "Record kind",
        "Bảng có bản ghi được tài liệu chứng minh; ghi tên bảng trong tệp, như permits.",
        "Table of the record it proves, by its plural name, such as permits.",
        names="table",
    )
    record_key: str | None = column(
        "Mã bản ghi", "Record key", "Mã của bản ghi được tài liệu chứng minh.", "Key of the record it proves."
    )
    file_name: str = column(
        "Tên tệp",
        "File name",
        "Tên tệp, không kèm tên thư mục.",
        "Name of the file, without folders.",
        required=True,
    )
    sha256: str | None = column(
        "Mã băm SHA-256",
        "SHA-256",
        "Mã băm SHA-256 của nội dung tệp: 64 chữ số hệ thập lục phân, chữ cái viết thường.",
        "Hash of its bytes: 64 hexadecimal digits, small letters.",
    )
    title: str | None = column("Tên tài liệu", "Title", "Tài liệu là giấy tờ, hình ảnh gì.", "What it is.")
    number: str | None = column("Số tài liệu", "Number", "Số ghi trên tài liệu.", "Number printed on it.")
    is_original: bool | None = column(
        "Là bản chính", "Original", "Đã được xem bản chính hay chưa.", "Whether the original was seen."
    )
    pages: int | None = column("Số tờ", "Pages", "Tổng số tờ của tài liệu.", "Number of sheets.")
    taken_on: date | None = column(
        "Ngày thu thập",
        "Taken on",
        "Ngày thu thập hoặc nhận tài liệu, như ngày chụp ảnh.",
        "Day it was taken or received, such as that of a photograph.",
    )
    taken_by: str | None = column(
        "Người thu thập", "Taken by", "Người thu thập hoặc nhận tài liệu.", "Who took or received it."
    )
