"""What facilities send and pay: reports, fees."""

from datetime import date
from decimal import Decimal

from compliance.model.choices_papers import FeeKind, SubmissionChannel
from compliance.model.fields import READ, Record, column, facility_id
from compliance.model.texts import Bilingual

_PROOF = "proving when, how and to whom a report was sent"


class Submission(Record):
    """A report or a document a facility sent."""

    plural = "submissions"
    label = Bilingual(vi="Báo cáo, hồ sơ đã gửi", en="Submission")
    key = ("submission_id",)
    dated_by = "sent_on"
    is_event = True
    kept_for = _PROOF

    submission_id: str = column(
        "Mã lần gửi",
        "Submission ID",
        "Mã riêng của lần gửi, không trùng với lần gửi khác.",
        "Key of the submission.",
        required=True,
    )
    facility_id: str = facility_id()
    kind: str = column(
        "Loại báo cáo",
        "Submission kind",
        "Báo cáo, hồ sơ nào được gửi; ghi tên nghĩa vụ định kỳ dùng trong bộ tiêu chí kiểm tra, như "
        "mine_report.",
        "What was sent, by the schedule's name in the rulebook, such as mine_report.",
        required=True,
        names="schedule",
        kept_for=READ,
    )
    form: str | None = column(
        "Mẫu biểu báo cáo",
        "Form",
        "Mẫu biểu dùng để lập báo cáo, như 05.A; để trống: chưa rõ.",
        "Form it was written on, such as 05.A; blank: not known.",
    )
    reference: str | None = column(
        "Số văn bản gửi",
        "Reference",
        "Số của công văn gửi kèm báo cáo, hồ sơ.",
        "Number of the covering letter.",
    )
    period_end: date | None = column(
        "Kỳ báo cáo đến ngày",
        "Period end",
        "Ngày cuối cùng của kỳ báo cáo, như 31/12/2025.",
        "Last day of the period reported, such as 31 December 2025.",
        kept_for=READ,
    )
    sent_on: date | None = column(
        "Ngày gửi",
        "Sent on",
        "Ngày gửi báo cáo, hồ sơ; căn cứ ngày này để xét đúng hạn, không căn cứ ngày nhận.",
        "Day it was sent; this decides, not the day it arrived.",
    )
    received_on: date | None = column(
        "Ngày nhận", "Received on", "Ngày cơ quan nhà nước nhận được.", "Day the authority received it."
    )
    recipient: str | None = column(
        "Nơi nhận", "Recipient", "Tên cơ quan, đơn vị được gửi báo cáo, hồ sơ.", "To whom it was sent."
    )
    channel: SubmissionChannel | None = column(
        "Hình thức gửi", "Channel", "Báo cáo, hồ sơ được gửi bằng hình thức nào.", "How it was sent."
    )
    returned_on: date | None = column(
        "Ngày trả lại để bổ sung",
        "Returned on",
        "Ngày báo cáo, hồ sơ bị trả lại để bổ sung; để trống: không bị trả lại.",
        "Day it was sent back to be completed; blank: it was not.",
    )
    is_complete: bool | None = column(
        "Báo cáo đủ nội dung",
        "Complete",
        "Báo cáo có đủ nội dung theo mẫu biểu hay không; để trống: chưa kiểm tra.",
        "Whether it holds what its form asks for; blank: nobody has looked.",
    )


class FeeDeclaration(Record):
    """A declaration of a fee, and its payment."""

    plural = "fee_declarations"
    label = Bilingual(vi="Kê khai, nộp phí môi trường", en="Fee declaration")
    key = ("declaration_id",)
    dated_by = "sent_on"
    is_event = True
    kept_for = "the duties on wastewater, emission and mineral fees (plan, II.2.2-b)"

    declaration_id: str = column(
        "Mã tờ khai",
        "Declaration ID",
        "Mã riêng của tờ khai, không trùng với tờ khai khác.",
        "Key of the declaration.",
        required=True,
    )
    facility_id: str = facility_id()
    kind: FeeKind | None = column(
        "Loại phí, tiền cấp quyền",
        "Kind of fee",
        "Tờ khai về khoản phí, tiền cấp quyền hoặc thuế nào.",
        "Which fee, charge or tax it is for.",
        kept_for=READ,
    )
    period_end: date | None = column(
        "Kỳ kê khai đến ngày",
        "Period end",
        "Ngày cuối cùng của kỳ kê khai, như 31/3/2026.",
        "Last day of the period declared, such as 31 March 2026.",
        kept_for=READ,
    )
    sent_on: date | None = column(
        "Ngày nộp tờ khai",
        "Sent on",
        "Ngày nộp tờ khai; để trống: hồ sơ lưu chưa có tờ khai.",
        "Day it was declared; blank: none on file.",
    )
    quantity: Decimal | None = column(
        "Số lượng kê khai",
        "Quantity",
        "Số lượng làm căn cứ tính số tiền phải nộp.",
        "What the sum to pay is counted by.",
        unit_field="unit",
    )
    unit: str | None = column(
        "Đơn vị",
        "Unit",
        "Đơn vị của số lượng kê khai, như m3 hoặc tấn.",
        "Unit of the quantity, such as m3 or tonne.",
    )
    declared_vnd: Decimal | None = column(
        "Số tiền kê khai",
        "Sum declared",
        "Số tiền phải nộp ghi trong tờ khai.",
        "Sum to pay, as declared.",
        unit="VND",
        kept_for=READ,
    )
    due_on: date | None = column(
        "Hạn nộp tiền",
        "Due on",
        "Ngày cuối cùng để nộp tiền đúng hạn (tính cả ngày này).",
        "Last good day to pay, itself included.",
        kept_for=READ,
    )
    paid_on: date | None = column(
        "Ngày nộp tiền",
        "Paid on",
        "Ngày nộp tiền; để trống: hồ sơ lưu chưa có chứng từ nộp tiền.",
        "Day it was paid; blank if none is on file.",
        kept_for=READ,
    )
    paid_vnd: Decimal | None = column(
        "Số tiền đã nộp", "Sum paid", "Số tiền cơ sở đã nộp.", "Sum paid.", unit="VND", kept_for=READ
    )
