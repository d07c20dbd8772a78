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

    submission_id: str = column("Mã lần gửi", "Submission ID", "Key of the submission.", required=True)
    facility_id: str = facility_id()
    kind: str = column(
        "Loại báo cáo",
        "Submission kind",
        "What was sent, by the schedule's name.",
        required=True,
        names="schedule",
        kept_for=READ,
    )
    form: str | None = column(
        "Mẫu biểu báo cáo", "Form", "Form it was written on, such as 05.A; blank: not known."
    )
    reference: str | None = column("Số văn bản gửi", "Reference", "Number of the covering letter.")
    period_end: date | None = column(
        "Kỳ báo cáo đến ngày",
        "Period end",
        "Last day of the period reported, such as 31 December.",
        kept_for=READ,
    )
    sent_on: date | None = column(
        "Ngày gửi", "Sent on", "Day it was sent; this decides, not the day it arrived."
    )
    received_on: date | None = column("Ngày nhận", "Received on", "Day the authority received it.")
    recipient: str | None = column("Nơi nhận", "Recipient", "To whom it was sent.")
    channel: SubmissionChannel | None = column("Hình thức gửi", "Channel", "How it was sent.")
    returned_on: date | None = column(
        "Ngày trả lại để bổ sung",
        "Returned on",
        "Day it was sent back to be completed; blank: it was not.",
    )
    is_complete: bool | None = column(
        "Báo cáo đủ nội dung",
        "Complete",
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

    declaration_id: str = column("Mã tờ khai", "Declaration ID", "Key of the declaration.", required=True)
    facility_id: str = facility_id()
    kind: FeeKind | None = column("Loại phí, tiền cấp quyền", "Kind of fee", "What it is for.")
    period_end: date | None = column(
        "Kỳ kê khai đến ngày", "Period end", "Last day of the period declared, such as 31 March."
    )
    sent_on: date | None = column("Ngày nộp tờ khai", "Sent on", "Day it was declared; blank: none on file.")
    quantity: Decimal | None = column(
        "Số lượng kê khai", "Quantity", "What the fee is counted by.", unit_field="unit"
    )
    unit: str | None = column("Đơn vị", "Unit", "Unit of the quantity, such as m3 or tonne.")
    declared_vnd: Decimal | None = column("Số tiền kê khai", "Sum declared", "Sum declared.", unit="VND")
    due_on: date | None = column("Hạn nộp tiền", "Due on", "Last good day to pay.")
    paid_on: date | None = column("Ngày nộp tiền", "Paid on", "Day it was paid; blank if none is on file.")
    paid_vnd: Decimal | None = column("Số tiền đã nộp", "Sum paid", "Sum paid.", unit="VND")
