"""What a register says of itself, of lists and of names, and what falls due."""

from datetime import date

from compliance.model.choices import IssuerLevel
from compliance.model.choices_offices import SameOrNot
from compliance.model.fields import Record, column, facility_id
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
        "Nghĩa vụ định kỳ", "Schedule", "Name of the schedule.", required=True, names="schedule"
    )
    period_end: date = column("Kỳ đến ngày", "Period end", "Last day of the period.", required=True)
    due_on: date = column("Hạn cuối", "Due on", "Last good day.", required=True)


class ListMembership(Record):
    """That a facility is an entry of an official list, such as the Prime Minister's greenhouse-gas list."""

    plural = "list_memberships"
    label = Bilingual(vi="Thông tin về việc có tên trong danh mục", en="List membership")
    key = ("facility_id", "list", "entry")
    kept_for = "who was on which list when, and why an entry is taken for this facility"

    facility_id: str = facility_id()
    list: str = column("Danh mục", "List", "Name of the list in the rulebook.", required=True, names="list")
    entry: str = column(
        "Số thứ tự trong danh mục",
        "Entry",
        "Instrument and number of the entry, such as 42/2026:II-6.",
        required=True,
    )
    reporting_year: int | None = column(
        "Năm báo cáo của danh mục", "Reporting year", "Year whose data the list goes by; blank: none."
    )
    listed_from: date | None = column(
        "Có tên từ ngày", "Listed from", "First day on the list; blank: since the list holds."
    )
    listed_to: date | None = column(
        "Có tên đến ngày", "Listed to", "Last day on the list; blank: as long as the list holds."
    )
    name_as_printed: str | None = column(
        "Tên ghi trong danh mục", "Name as printed", "Name of the facility as the list prints it."
    )
    place_as_printed: str | None = column(
        "Địa chỉ ghi trong danh mục", "Place as printed", "Address as the list prints it."
    )
    sector_as_printed: str | None = column(
        "Ngành nghề ghi trong danh mục", "Sector as printed", "Main business as the list prints it."
    )


class Coverage(Record):
    """That the register is complete for one kind of record, between two dates.

    A kind without a covering row is open: what it does not hold may still exist.
    """

    plural = "coverage"
    label = Bilingual(vi="Phạm vi số liệu đầy đủ", en="Coverage")
    key = ("coverage_id",)

    coverage_id: str = column("Mã phạm vi", "Coverage ID", "Key of the row.", required=True)
    record_kind: str = column(
        "Loại bản ghi",
        "Record kind",
        "Table that is complete, by its plural name.",
        required=True,
        names="table",
    )
    facility_id: str | None = column(
        "Mã cơ sở", "Facility ID", "The facility it is complete for; blank: all.", refers_to="facility"
    )
    issuer: IssuerLevel | None = column(
        "Cấp ban hành",
        "Issuer",
        "Level of whose papers it holds all; blank: those of every level. The table is complete once it is "
        "so for each level.",
    )
    complete_from: date | None = column(
        "Đầy đủ từ ngày", "Complete from", "First day covered; blank: from the beginning."
    )
    complete_to: date | None = column(
        "Đầy đủ đến ngày", "Complete to", "Last day covered; blank: to the day judged for."
    )
    source: str | None = column("Nguồn", "Source", "Where the statement comes from.", kept_for=_STATED)
    checked_on: date | None = column("Ngày đối chiếu", "Checked on", "Day it was checked.", kept_for=_STATED)


class FacilityNameDecision(Record):
    """What was decided about two names: whether they are of one facility."""

    plural = "facility_name_decisions"
    label = Bilingual(vi="Quyết định về trùng tên cơ sở", en="Facility name decision")
    key = ("facility_a", "facility_b")
    dated_by = "decided_on"
    kept_for = "not asking the same question about two names again"

    facility_a: str = column(
        "Mã cơ sở thứ nhất", "Facility A", "The facility that stays on the register.", required=True
    )
    facility_b: str = column(
        "Mã hoặc tên thứ hai",
        "Facility B",
        "The other facility, or the name it goes by in another file; need not be on the register.",
        required=True,
    )
    decision: SameOrNot | None = column("Kết luận", "Decision", "Whether they are one facility.")
    reason: str | None = column("Lý do", "Reason", "What it was decided by, such as the tax code.")
    decided_by: str | None = column("Người quyết định", "Decided by", "Who decided.")
    decided_on: date | None = column("Ngày quyết định", "Decided on", "Day of the decision.")
