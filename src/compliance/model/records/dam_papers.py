"""Who looked at a dam, and by what documents it is run."""

from datetime import date

from compliance.model.choices_sites import DamInspectionKind, DamProcedureKind
from compliance.model.fields import READ, Record, column, facility_id
from compliance.model.texts import Bilingual


class DamInspection(Record):
    """That a dam was looked at: before and after the rains, or for its safety inspection."""

    plural = "dam_inspections"
    label = Bilingual(vi="Kiểm tra, kiểm định an toàn đập", en="Dam inspection")
    key = ("dam_id", "kind", "inspected_on")
    dated_by = "inspected_on"
    is_event = True
    kept_for = "inspections of dams twice a year, and the safety inspection every five years"

    facility_id: str = facility_id()
    dam_id: str = column(
        "Mã đập",
        "Dam ID",
        "Đập được kiểm tra, kiểm định.",
        "The dam that was looked at.",
        required=True,
        refers_to="dam",
    )
    kind: DamInspectionKind = column(
        "Loại kiểm tra",
        "Kind",
        "Kiểm tra hay kiểm định, trong trường hợp nào.",
        "Why it was looked at.",
        required=True,
    )
    inspected_on: date = column(
        "Ngày kiểm tra",
        "Inspected on",
        "Ngày hoàn thành kiểm tra, kiểm định.",
        "Day it was finished.",
        required=True,
    )
    inspected_by: str | None = column(
        "Đơn vị kiểm tra", "Inspected by", "Đơn vị thực hiện kiểm tra, kiểm định.", "Who looked at it."
    )
    reported_on: date | None = column(
        "Ngày báo cáo kết quả",
        "Reported on",
        "Ngày gửi báo cáo kết quả; để trống: hồ sơ lưu chưa có báo cáo.",
        "Day the result was sent; blank if none is on file.",
    )
    is_safe: bool | None = column(
        "Kết luận bảo đảm an toàn",
        "Safe",
        "Đập có được kết luận là bảo đảm an toàn hay không.",
        "Whether it was found safe.",
    )
    conclusion: str | None = column(
        "Nội dung kết luận", "Conclusion", "Nội dung kết luận kiểm tra, kiểm định.", "What was concluded."
    )


class DamProcedure(Record):
    """A document by which a dam is run or protected."""

    plural = "dam_procedures"
    label = Bilingual(vi="Quy trình, phương án của đập", en="Dam procedure")
    key = ("procedure_id",)
    dated_by = "approved_on"
    kept_for = "operating procedures reviewed every five years, and emergency and protection plans"

    procedure_id: str = column(
        "Mã quy trình, phương án",
        "Procedure ID",
        "Mã riêng của quy trình, phương án, không trùng với quy trình, phương án khác.",
        "Key of it.",
        required=True,
    )
    facility_id: str = facility_id()
    dam_id: str = column(
        "Mã đập",
        "Dam ID",
        "Đập áp dụng quy trình, phương án này.",
        "The dam it is for.",
        required=True,
        refers_to="dam",
    )
    kind: DamProcedureKind | None = column(
        "Loại quy trình, phương án",
        "Kind",
        "Văn bản là loại quy trình, phương án nào.",
        "What it is.",
        kept_for=READ,
    )
    number: str | None = column(
        "Số quyết định phê duyệt",
        "Number",
        "Số, ký hiệu của quyết định phê duyệt.",
        "Number of the approval.",
    )
    approved_by: str | None = column(
        "Cơ quan phê duyệt", "Approved by", "Cơ quan đã phê duyệt quy trình, phương án.", "Who approved it."
    )
    approved_on: date | None = column(
        "Ngày phê duyệt", "Approved on", "Ngày phê duyệt quy trình, phương án.", "Day it was approved."
    )
    reviewed_on: date | None = column(
        "Ngày rà soát gần nhất",
        "Reviewed on",
        "Ngày rà soát gần nhất; để trống: chưa rà soát lần nào từ khi phê duyệt.",
        "Latest day of a review; blank: none since it was approved.",
        kept_for=READ,
    )
    valid_to: date | None = column(
        "Ngày hết hiệu lực",
        "Valid to",
        "Ngày cuối cùng còn hiệu lực; để trống: chưa có ngày kết thúc.",
        "Last day it holds; blank: open.",
        kept_for=READ,
    )
