"""What is of communes and the province: figures, tasks of the plan, regulations, the calendar."""

from datetime import date
from decimal import Decimal

from compliance.model.choices_offices import PopulationBase, RegulationSubject, TaskRole, TaskState
from compliance.model.fields import Record, column
from compliance.model.texts import Bilingual

_TASKS = "the report on how the plan's tasks are carried out, and the letters that remind of them"


class TerritoryStatistic(Record):
    """A figure of a commune or of the province for one year, as a source published it."""

    plural = "territory_statistics"
    label = Bilingual(vi="Số liệu thống kê địa bàn", en="Territory statistic")
    key = ("territory_code", "indicator", "year", "source")
    dated_by = "published_on"
    kept_for = "the plan's indicators, each figure with what it is counted by"

    territory_code: str = column(
        "Mã địa bàn",
        "Territory code",
        "Official code of the commune or ward, or of the province as a whole.",
        required=True,
        digits=(2, 5),
        is_place=True,
    )
    indicator: str = column("Chỉ tiêu", "Indicator", "Name of the indicator.", required=True)
    year: int = column("Năm", "Year", "Calendar year it is of.", required=True)
    source: str = column("Nguồn", "Source", "Who published it, and where.", required=True)
    period_end: date | None = column(
        "Kỳ số liệu đến ngày", "Period end", "Last day it is of; blank: 31 December of the year."
    )
    published_on: date | None = column("Ngày công bố", "Published on", "Day it was published.")
    value: Decimal | None = column("Giá trị", "Value", "The figure.", unit_field="unit")
    unit: str | None = column("Đơn vị", "Unit", "Unit of the figure, such as % or ha.")
    numerator: Decimal | None = column(
        "Tử số", "Numerator", "What a share counts; blank: the source does not tell.", unit_field="part_unit"
    )
    denominator: Decimal | None = column(
        "Mẫu số", "Denominator", "What a share is of; blank: the source does not tell.",
        unit_field="part_unit",
    )  # fmt: skip
    part_unit: str | None = column(
        "Đơn vị của tử số, mẫu số", "Unit of the parts", "Unit of both, such as households."
    )
    definition: str | None = column("Cách tính", "Definition", "What it counts, in the source's words.")
    population_base: PopulationBase | None = column(
        "Khu vực tính", "Population base", "Whom it is counted over."
    )
    urban_defined_on: date | None = column(
        "Đô thị xác định theo ngày",
        "Urban area defined on",
        "Day whose division into urban and rural it goes by; towns became communes on 1 July 2025.",
    )
    is_provisional: bool | None = column(
        "Số liệu sơ bộ, ước tính", "Provisional", "Whether a final figure is still to come."
    )


class TaskAssignment(Record):
    """That an agency or a commune has to carry out a task of the plan."""

    plural = "task_assignments"
    label = Bilingual(vi="Giao nhiệm vụ của Kế hoạch", en="Task assignment")
    key = ("task", "agency")
    kept_for = _TASKS

    task: str = column("Mã nhiệm vụ", "Task", "Number of the task in the plan, such as T1.", required=True)
    agency: str = column("Cơ quan thực hiện", "Agency", "Name of the agency or commune.", required=True)
    role: TaskRole | None = column("Vai trò", "Role", "Whether it leads or supports.")
    commune_code: str | None = column(
        "Mã xã, phường", "Commune code", "Code of a commune; blank for agencies.", digits=(5,), is_place=True
    )
    product: str | None = column("Sản phẩm, kết quả", "Product", "What is to come of it, as the plan has it.")
    first_year: int | None = column("Năm bắt đầu", "First year", "First year for it, by the plan.")
    last_year: int | None = column("Năm hoàn thành", "Last year", "Last year for it, itself included.")
    is_conditional: bool | None = column(
        "Thực hiện nếu có phát sinh", "Conditional", "Whether the plan says «nếu có»: if there is any."
    )
    budget_vnd: Decimal | None = column("Kinh phí được giao", "Budget", "Sum assigned.", unit="VND")


class TaskProgress(Record):
    """Where a task of the plan stands with an agency or commune, as reported on a day."""

    plural = "task_progress"
    label = Bilingual(vi="Tiến độ nhiệm vụ của Kế hoạch", en="Task progress")
    key = ("task", "agency", "reported_on")
    dated_by = "reported_on"
    is_event = True
    kept_for = _TASKS

    task: str = column("Mã nhiệm vụ", "Task", "Number of the task in the plan, such as T1.", required=True)
    agency: str = column("Cơ quan thực hiện", "Agency", "Name of the agency or commune.", required=True)
    commune_code: str | None = column(
        "Mã xã, phường", "Commune code", "Code of a commune; blank for agencies.", digits=(5,), is_place=True
    )
    reported_on: date = column("Ngày báo cáo", "Reported on", "Day of the report.", required=True)
    state: TaskState | None = column("Tình trạng thực hiện", "State", "Where it stands.")
    none_arises: bool | None = column(
        "Không phát sinh",
        "None arises",
        "Whether it states that there is nothing of the kind on its ground; blank: it does not say.",
    )
    product_number: str | None = column(
        "Số văn bản sản phẩm", "Product document", "Number of the document that came of it; blank: none."
    )
    product_on: date | None = column("Ngày ban hành sản phẩm", "Product issued on", "Day of the document.")
    spent_vnd: Decimal | None = column("Kinh phí đã thực hiện", "Spent", "Sum spent so far.", unit="VND")
    obstacles: str | None = column("Khó khăn, vướng mắc", "Obstacles", "What stands in the way, as reported.")


class LocalRegulation(Record):
    """A regulation or decision of the province on which duties depend."""

    plural = "local_regulations"
    label = Bilingual(vi="Quy định của tỉnh", en="Local regulation")
    key = ("number",)
    dated_by = "valid_from"
    kept_for = "duties that the province sets: deposits, plastics, zones, hours of sand mining"

    number: str = column("Số, ký hiệu văn bản", "Number", "Number as printed.", required=True)
    title: str | None = column("Trích yếu", "Title", "What it says it is about.")
    subject: RegulationSubject | None = column("Nội dung quy định", "Subject", "What it is about.")
    issued_by: str | None = column("Cơ quan ban hành", "Issued by", "Who issued it.")
    issued_on: date | None = column("Ngày ban hành", "Issued on", "Day it was issued.")
    valid_from: date | None = column("Ngày có hiệu lực", "Valid from", "First day it holds.")
    valid_to: date | None = column("Ngày hết hiệu lực", "Valid to", "Last day it holds; blank: open.")
    replaced_by: str | None = column(
        "Được thay thế bởi văn bản số", "Replaced by", "Number of what took its place; blank: nothing."
    )


class CalendarDay(Record):
    """A day that is not what its weekday says: a holiday, or a Saturday worked in its place."""

    plural = "calendar_days"
    label = Bilingual(vi="Lịch nghỉ lễ, làm bù", en="Calendar day")
    key = ("falls_on",)
    kept_for = "deadlines counted in working days"

    falls_on: date = column("Ngày", "Day", "The day.", required=True)
    is_working: bool | None = column("Là ngày làm việc", "Working day", "Whether offices work on it.")
    name: str | None = column("Tên ngày nghỉ, làm bù", "Name", "What it is, such as Tết.")
    instrument: str | None = column("Văn bản quy định", "Instrument", "Who set it.")
