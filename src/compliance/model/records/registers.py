"""What a register says of itself, of lists, and what falls due."""

from datetime import date

from compliance.model.fields import Record, column, facility_id
from compliance.model.texts import Bilingual


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

    facility_id: str = facility_id()
    list: str = column("Danh mục", "List", "Name of the list in the rulebook.", required=True, names="list")
    entry: str = column(
        "Số thứ tự trong danh mục",
        "Entry",
        "Instrument and number of the entry, such as 42/2026:II-6.",
        required=True,
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
    complete_from: date | None = column(
        "Đầy đủ từ ngày", "Complete from", "First day covered; blank: from the beginning."
    )
    complete_to: date | None = column(
        "Đầy đủ đến ngày", "Complete to", "Last day covered; blank: to the day judged for."
    )
    source: str | None = column("Nguồn", "Source", "Where the statement comes from.")
    checked_on: date | None = column("Ngày đối chiếu", "Checked on", "Day it was checked.")
