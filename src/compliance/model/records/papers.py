"""Papers on file: permits, registrations, plans, and what was sent."""

from datetime import date
from decimal import Decimal

from compliance.model.choices import IssuerLevel, PermitKind
from compliance.model.fields import Record, column, facility_id
from compliance.model.texts import Bilingual


class Permit(Record):
    """A paper on file: a permit, a registration, an approved plan."""

    plural = "permits"
    label = Bilingual(vi="Giấy phép, hồ sơ", en="Permit or paper")
    key = ("permit_id",)
    dated_by = "granted_on"

    permit_id: str = column("Mã giấy phép", "Permit ID", "Key of the permit.", required=True)
    facility_id: str = facility_id()
    kind: PermitKind | None = column("Loại giấy phép, hồ sơ", "Kind of paper", "What the paper is.")
    number: str | None = column("Số giấy phép", "Number", "Number as printed.")
    issued_by: IssuerLevel | None = column("Cấp cấp giấy phép", "Issued by", "Level of who granted it.")
    granted_on: date | None = column("Ngày cấp", "Granted on", "First day it is in force.")
    expires_on: date | None = column(
        "Ngày hết hạn", "Expires on", "Last day it is in force; blank if not on file."
    )
    includes_restoration_plan: bool | None = column(
        "Có nội dung phương án cải tạo, phục hồi môi trường",
        "Includes a restoration plan",
        "Whether an environmental restoration plan is part of the paper.",
    )
    lapsed_on: date | None = column(
        "Ngày hết hiệu lực trước hạn", "Lapsed on", "Day it was withdrawn or given back; blank if it was not."
    )
    wastewater_m3_day: Decimal | None = column(
        "Lưu lượng nước thải theo giấy phép",
        "Licensed wastewater",
        "Wastewater flow it allows.",
        unit="m3/day",
    )
    emission_m3_hour: Decimal | None = column(
        "Lưu lượng khí thải theo giấy phép", "Licensed waste gas", "Waste gas flow it allows.", unit="m3/hour"
    )
    annual_output: Decimal | None = column(
        "Công suất khai thác theo giấy phép",
        "Licensed output",
        "Output a year it allows.",
        unit_field="output_unit",
    )
    output_unit: str | None = column(
        "Đơn vị công suất", "Output unit", "Unit of the licensed output, such as m3."
    )
    area_ha: Decimal | None = column(
        "Diện tích theo giấy phép", "Licensed area", "Area it allows.", unit="ha"
    )
    depth_m: Decimal | None = column(
        "Chiều sâu khai thác theo giấy phép", "Licensed depth", "Depth of extraction it allows.", unit="m"
    )
    has_reserve: bool | None = column(
        "Có ghi trữ lượng hoặc khối lượng", "States a reserve", "Whether it states a reserve or volume."
    )


class Submission(Record):
    """A report or a document a facility sent."""

    plural = "submissions"
    label = Bilingual(vi="Báo cáo, hồ sơ đã gửi", en="Submission")
    key = ("submission_id",)
    dated_by = "sent_on"
    is_event = True

    submission_id: str = column("Mã lần gửi", "Submission ID", "Key of the submission.", required=True)
    facility_id: str = facility_id()
    kind: str = column(
        "Loại báo cáo",
        "Submission kind",
        "What was sent, by the schedule's name.",
        required=True,
        names="schedule",
    )
    period_end: date | None = column(
        "Kỳ báo cáo đến ngày", "Period end", "Last day of the period reported, such as 31 December."
    )
    sent_on: date | None = column(
        "Ngày gửi", "Sent on", "Day it was sent; this decides, not the day it arrived."
    )
    received_on: date | None = column("Ngày nhận", "Received on", "Day the authority received it.")
    recipient: str | None = column("Nơi nhận", "Recipient", "To whom it was sent.")
