"""What a register says of itself, of lists and of names, and what falls due."""

from datetime import date

from compliance.model.choices import IssuerLevel
from compliance.model.choices_offices import SameOrNot
from compliance.model.fields import READ, Record, column, facility_id
from compliance.model.texts import Bilingual

_STATED = "who says that the register is complete, of what, and since when"


class Due(Record):
    """Something that fell due for a facility by a schedule; made for each run, never read from a file."""

    plural = "dues"
    label = Bilingual(vi="Nghĩa vụ đến hạn", en="Due")
    key = ("facility_id", "schedule", "period_end")
    dated_by = "due_on"
    is_event = True
    is_generated = True

    facility_id: str = facility_id()
    schedule: str = column(
        "Nghĩa vụ định kỳ",
        "Schedule",
        "Tên nghĩa vụ định kỳ trong bộ tiêu chí kiểm tra.",
        "Name of the schedule in the rulebook.",
        required=True,
        names="schedule",
    )
    period_end: date = column(
        "Kỳ đến ngày",
        "Period end",
        "Ngày cuối cùng của kỳ phải thực hiện nghĩa vụ.",
        "Last day of the period that the duty is of.",
        required=True,
    )
    due_on: date = column(
        "Hạn cuối",
        "Due on",
        "Ngày cuối cùng để thực hiện đúng hạn (tính cả ngày này).",
        "Last good day, itself included.",
        required=True,
    )


class ListMembership(Record):
    """That a facility is an entry of an official list, such as the Prime Minister's greenhouse-gas list."""

    plural = "list_memberships"
    label = Bilingual(vi="Thông tin về việc có tên trong danh mục", en="List membership")
    key = ("facility_id", "list", "entry")
    kept_for = "who was on which list when, and why an entry is taken for this facility"

    facility_id: str = facility_id()
    list: str = column(
        "Danh mục",
        "List",
        "Tên danh mục dùng trong bộ tiêu chí kiểm tra, như ghg_inventory.",
        "Name of the list in the rulebook, such as ghg_inventory.",
        required=True,
        names="list",
    )
    entry: str = column(
        "Số thứ tự trong danh mục",
        "Entry",
        "Văn bản và số thứ tự của cơ sở trong danh mục, như 42/2026:II-6.",
        "Instrument and number of the entry, such as 42/2026:II-6.",
        required=True,
    )
    reporting_year: int | None = column(
        "Năm báo cáo của danh mục",
        "Reporting year",
        "Năm của số liệu dùng để lập danh mục; để trống: danh mục không theo số liệu của năm nào.",
        "Year whose data the list goes by; blank: none.",
    )
    listed_from: date | None = column(
        "Có tên từ ngày",
        "Listed from",
        "Ngày đầu tiên có tên trong danh mục; để trống: từ khi danh mục có hiệu lực.",
        "First day on the list; blank: since the list came into force.",
        kept_for=READ,
    )
    listed_to: date | None = column(
        "Có tên đến ngày",
        "Listed to",
        "Ngày cuối cùng có tên trong danh mục; để trống: đến khi danh mục hết hiệu lực.",
        "Last day on the list; blank: as long as the list is in force.",
        kept_for=READ,
    )
    name_as_printed: str | None = column(
        "Tên ghi trong danh mục",
        "Name as printed",
        "Tên cơ sở, ghi đúng như trong danh mục.",
        "Name of the facility as the list prints it.",
    )
    place_as_printed: str | None = column(
        "Địa chỉ ghi trong danh mục",
        "Place as printed",
        "Địa chỉ cơ sở, ghi đúng như trong danh mục.",
        "Address as the list prints it.",
    )
    sector_as_printed: str | None = column(
        "Ngành nghề ghi trong danh mục",
        "Sector as printed",
        "Ngành nghề sản xuất, kinh doanh chính, ghi đúng như trong danh mục.",
        "Main business as the list prints it.",
    )


class Coverage(Record):
    """That the register is complete for one kind of record, between two dates.

    A kind without a covering row is open: what it does not hold may still exist.
    """

    plural = "coverage"
    label = Bilingual(vi="Phạm vi số liệu đầy đủ", en="Coverage")
    key = ("coverage_id",)

    coverage_id: str = column(
        "Mã phạm vi",
        "Coverage ID",
        "Mã riêng của dòng này, không trùng với dòng khác.",
        "Key of the row.",
        required=True,
    )
    record_kind: str = column(
        "Loại bản ghi",
        "Record kind",
        "Bảng đã có đủ số liệu; ghi tên bảng trong tệp, như permits.",
        "Table that is complete, by its plural name, such as permits.",
        required=True,
        names="table",
    )
    facility_id: str | None = column(
        "Mã cơ sở",
        "Facility ID",
        "Cơ sở có đủ số liệu trong bảng; để trống: tất cả các cơ sở.",
        "The facility it is complete for; blank: all.",
        refers_to="facility",
    )
    issuer: IssuerLevel | None = column(
        "Cấp ban hành",
        "Issuer",
        "Bảng đã có đủ giấy tờ do cấp nào ban hành; để trống: đủ giấy tờ của mọi cấp. Bảng chỉ được coi là "
        "đầy đủ khi đã đủ đối với từng cấp.",
        "Level of the issuers all of whose papers the table holds; blank: every level. The table is "
        "complete once it is so for each level.",
    )
    complete_from: date | None = column(
        "Đầy đủ từ ngày",
        "Complete from",
        "Ngày đầu tiên của khoảng thời gian có đủ số liệu; để trống: đủ từ đầu.",
        "First day covered; blank: from the beginning.",
    )
    complete_to: date | None = column(
        "Đầy đủ đến ngày",
        "Complete to",
        "Ngày cuối cùng của khoảng thời gian có đủ số liệu; để trống: đủ đến thời điểm xét.",
        "Last day covered; blank: to the day judged for.",
    )
    source: str | None = column(
        "Nguồn",
        "Source",
        "Cơ quan hoặc tài liệu xác nhận số liệu đã đầy đủ.",
        "Who or what says that it is complete.",
        kept_for=_STATED,
    )
    checked_on: date | None = column(
        "Ngày đối chiếu",
        "Checked on",
        "Ngày đối chiếu việc số liệu đã đầy đủ.",
        "Day on which it was checked that it is complete.",
        kept_for=_STATED,
    )


class FacilityNameDecision(Record):
    """What was decided about two names: whether they are of one facility."""

    plural = "facility_name_decisions"
    label = Bilingual(vi="Quyết định về trùng tên cơ sở", en="Facility name decision")
    key = ("facility_a", "facility_b")
    dated_by = "decided_on"
    kept_for = "not asking the same question about two names again"

    facility_a: str = column(
        "Mã cơ sở thứ nhất",
        "Facility A",
        "Mã của cơ sở được giữ lại trong sổ theo dõi.",
        "ID of the facility that stays on the register.",
        required=True,
    )
    facility_b: str = column(
        "Mã hoặc tên thứ hai",
        "Facility B",
        "Mã của cơ sở thứ hai, hoặc tên của cơ sở đó trong tệp khác; không nhất thiết có trong sổ theo dõi.",
        "ID of the other facility, or the name it goes by in another file; need not be on the register.",
        required=True,
    )
    decision: SameOrNot | None = column(
        "Kết luận",
        "Decision",
        "Hai mã hoặc tên có phải là của cùng một cơ sở hay không.",
        "Whether they are one facility.",
    )
    reason: str | None = column(
        "Lý do",
        "Reason",
        "Căn cứ để kết luận, như mã số thuế.",
        "What it was decided by, such as the tax code.",
    )
    decided_by: str | None = column(
        "Người quyết định", "Decided by", "Người đã kết luận về hai tên.", "Who decided on the two names."
    )
    decided_on: date | None = column(
        "Ngày quyết định", "Decided on", "Ngày kết luận về hai tên.", "Day of the decision."
    )
