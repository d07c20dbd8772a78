"""What is of communes and the province: figures, tasks of the plan, regulations, the calendar."""

from datetime import date
from decimal import Decimal

from compliance.model.choices_offices import PopulationBase, RegulationSubject, TaskRole, TaskState
from compliance.model.fields import READ, Record, column
from compliance.model.records.years import year
from compliance.model.texts import Bilingual

_TASKS = "the report on how the plan's tasks are carried out, and the letters that remind of them"


def task() -> str:
    """Declare the number of a task of the plan."""
    value: str = column(
        "Mã nhiệm vụ",
        "Task",
        "Số của nhiệm vụ trong Kế hoạch, như T1.",
        "Number of the task in the plan, such as T1.",
        required=True,
    )
    return value


def agency() -> str:
    """Declare who has a task, by name."""
    value: str = column(
        "Cơ quan thực hiện",
        "Agency",
        "Tên cơ quan hoặc xã, phường được giao nhiệm vụ.",
        "Name of the agency or commune that has the task.",
        required=True,
    )
    return value


def commune_code() -> str | None:
    """Declare the commune that has a task."""
    value: str | None = column(
        "Mã xã, phường",
        "Commune code",
        "Mã của xã, phường được giao nhiệm vụ; để trống: cơ quan thực hiện không phải là xã, phường.",
        "Code of a commune; blank for agencies.",
        digits=(5,),
        is_place=True,
        kept_for=READ,
    )
    return value


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
        "Mã đơn vị hành chính của xã, phường; số liệu của toàn tỉnh thì ghi mã tỉnh.",
        "Official code of the commune or ward, or of the province as a whole.",
        required=True,
        digits=(2, 5),
        is_place=True,
    )
    indicator: str = column(
        "Chỉ tiêu", "Indicator", "Tên của chỉ tiêu.", "Name of the indicator.", required=True
    )
    year: int = year()
    source: str = column(
        "Nguồn",
        "Source",
        "Cơ quan công bố và tài liệu đã công bố số liệu.",
        "Who published it, and where.",
        required=True,
    )
    period_end: date | None = column(
        "Kỳ số liệu đến ngày",
        "Period end",
        "Ngày cuối cùng của kỳ số liệu; để trống: ngày 31/12 của năm.",
        "Last day it is of; blank: 31 December of the year.",
        kept_for=READ,
    )
    published_on: date | None = column(
        "Ngày công bố", "Published on", "Ngày số liệu được công bố.", "Day it was published."
    )
    value: Decimal | None = column(
        "Giá trị", "Value", "Giá trị của chỉ tiêu.", "The figure.", unit_field="unit", kept_for=READ
    )
    unit: str | None = column(
        "Đơn vị", "Unit", "Đơn vị của giá trị, như % hoặc ha.", "Unit of the figure, such as % or ha."
    )
    numerator: Decimal | None = column(
        "Tử số",
        "Numerator",
        "Phần được tính trong tổng số, là tử số của tỷ lệ; để trống: nguồn không nêu.",
        "What a share counts; blank: the source does not tell.",
        unit_field="part_unit",
        kept_for=READ,
    )
    denominator: Decimal | None = column(
        "Mẫu số",
        "Denominator",
        "Tổng số để tính tỷ lệ, là mẫu số của tỷ lệ; để trống: nguồn không nêu.",
        "What a share is of; blank: the source does not tell.",
        unit_field="part_unit",
        kept_for=READ,
    )
    part_unit: str | None = column(
        "Đơn vị của tử số, mẫu số",
        "Unit of the parts",
        "Đơn vị chung của tử số và mẫu số, như hộ.",
        "Unit of both, such as households.",
    )
    definition: str | None = column(
        "Cách tính",
        "Definition",
        "Chỉ tiêu được tính như thế nào, ghi theo lời của nguồn.",
        "What it counts, in the source's words.",
        kept_for=READ,
    )
    population_base: PopulationBase | None = column(
        "Khu vực tính",
        "Population base",
        "Số liệu tính cho toàn địa bàn, khu vực đô thị hay khu vực nông thôn.",
        "Whether it is counted over the whole territory, its urban or its rural area.",
        kept_for=READ,
    )
    urban_defined_on: date | None = column(
        "Đô thị xác định theo ngày",
        "Urban area defined on",
        "Số liệu tính theo ranh giới đô thị, nông thôn tại ngày này; từ ngày 01/7/2025 các thị trấn đã "
        "thành xã.",
        "Day whose division into urban and rural it goes by; towns became communes on 1 July 2025.",
        kept_for=READ,
    )
    is_provisional: bool | None = column(
        "Số liệu sơ bộ, ước tính",
        "Provisional",
        "Chọn Có nếu là số liệu sơ bộ, ước tính, sau này còn có số liệu chính thức.",
        "Whether a final figure is still to come.",
        kept_for=READ,
    )


class TaskAssignment(Record):
    """That an agency or a commune has to carry out a task of the plan."""

    plural = "task_assignments"
    label = Bilingual(vi="Giao nhiệm vụ của Kế hoạch", en="Task assignment")
    key = ("task", "agency", "commune_code")
    kept_for = _TASKS

    task: str = task()
    agency: str = agency()
    role: TaskRole | None = column(
        "Vai trò",
        "Role",
        "Chủ trì hay phối hợp thực hiện nhiệm vụ.",
        "Whether it leads or supports.",
        kept_for=READ,
    )
    commune_code: str | None = commune_code()
    product: str | None = column(
        "Sản phẩm, kết quả",
        "Product",
        "Sản phẩm, kết quả phải đạt, ghi như trong Kế hoạch.",
        "What is to come of it, as the plan has it.",
    )
    first_year: int | None = column(
        "Năm bắt đầu",
        "First year",
        "Năm đầu tiên thực hiện nhiệm vụ theo Kế hoạch.",
        "First year for it, by the plan.",
    )
    last_year: int | None = column(
        "Năm hoàn thành",
        "Last year",
        "Năm cuối cùng thực hiện nhiệm vụ theo Kế hoạch (tính cả năm này).",
        "Last year for it, by the plan, itself included.",
        kept_for=READ,
    )
    is_conditional: bool | None = column(
        "Thực hiện nếu có phát sinh",
        "Conditional",
        "Chọn Có nếu Kế hoạch ghi «nếu có» đối với nhiệm vụ này.",
        "Whether the plan says «nếu có»: if there is any.",
    )
    budget_vnd: Decimal | None = column(
        "Kinh phí được giao",
        "Budget",
        "Số kinh phí được giao để thực hiện nhiệm vụ.",
        "Sum assigned for the task.",
        unit="VND",
        kept_for=READ,
    )


class TaskProgress(Record):
    """Where a task of the plan stands with an agency or commune, as reported on a day."""

    plural = "task_progress"
    label = Bilingual(vi="Tiến độ nhiệm vụ của Kế hoạch", en="Task progress")
    key = ("task", "agency", "reported_on", "commune_code")
    dated_by = "reported_on"
    is_event = True
    kept_for = _TASKS

    task: str = task()
    agency: str = agency()
    commune_code: str | None = commune_code()
    reported_on: date = column(
        "Ngày báo cáo", "Reported on", "Ngày ghi trên báo cáo tiến độ.", "Day of the report.", required=True
    )
    state: TaskState | None = column(
        "Tình trạng thực hiện",
        "State",
        "Nhiệm vụ được thực hiện đến đâu tại ngày báo cáo.",
        "Where the task stands on the day of the report.",
        kept_for=READ,
    )
    none_arises: bool | None = column(
        "Không phát sinh",
        "None arises",
        "Chọn Có nếu báo cáo nêu rõ trên địa bàn không phát sinh nội dung của nhiệm vụ; để trống: báo cáo "
        "không nêu.",
        "Whether it states that there is nothing of the kind on its ground; blank: it does not say.",
        kept_for=READ,
    )
    product_number: str | None = column(
        "Số văn bản sản phẩm",
        "Product document",
        "Số của văn bản là sản phẩm của nhiệm vụ; để trống: chưa có văn bản.",
        "Number of the document that came of it; blank: none yet.",
        kept_for=READ,
    )
    product_on: date | None = column(
        "Ngày ban hành sản phẩm",
        "Product issued on",
        "Ngày ban hành văn bản là sản phẩm của nhiệm vụ.",
        "Day of the document that came of it.",
        kept_for=READ,
    )
    spent_vnd: Decimal | None = column(
        "Kinh phí đã thực hiện",
        "Spent",
        "Tổng kinh phí đã thực hiện đến ngày báo cáo.",
        "Sum spent up to the day of the report.",
        unit="VND",
        kept_for=READ,
    )
    obstacles: str | None = column(
        "Khó khăn, vướng mắc",
        "Obstacles",
        "Khó khăn, vướng mắc nêu trong báo cáo.",
        "What stands in the way, as reported.",
        kept_for=READ,
    )


class LocalRegulation(Record):
    """A regulation or decision of the province on which duties depend."""

    plural = "local_regulations"
    label = Bilingual(vi="Quy định của tỉnh", en="Local regulation")
    key = ("number",)
    dated_by = "valid_from"
    kept_for = "duties that the province sets: deposits, plastics, zones, hours of sand mining"

    number: str = column(
        "Số, ký hiệu văn bản",
        "Number",
        "Số, ký hiệu, ghi đúng như trên văn bản.",
        "Number as printed.",
        required=True,
    )
    title: str | None = column(
        "Trích yếu",
        "Title",
        "Trích yếu nội dung, ghi như trên văn bản.",
        "What it says it is about, as printed.",
    )
    subject: RegulationSubject | None = column(
        "Nội dung quy định", "Subject", "Văn bản quy định về nội dung nào.", "What it is about."
    )
    issued_by: str | None = column(
        "Cơ quan ban hành", "Issued by", "Tên cơ quan ban hành văn bản.", "Who issued it."
    )
    issued_on: date | None = column(
        "Ngày ban hành", "Issued on", "Ngày ban hành văn bản.", "Day it was issued."
    )
    valid_from: date | None = column(
        "Ngày có hiệu lực", "Valid from", "Ngày đầu tiên văn bản có hiệu lực.", "First day it holds."
    )
    valid_to: date | None = column(
        "Còn hiệu lực đến ngày",
        "Valid to",
        "Ngày cuối cùng văn bản còn hiệu lực (hết hiệu lực từ ngày 01/7 thì ghi ngày 30/6); để trống: chưa "
        "xác định ngày hết hiệu lực.",
        "Last day it holds, such as 30 June where it is repealed from 1 July; blank: open.",
    )
    replaced_by: str | None = column(
        "Được thay thế bởi văn bản số",
        "Replaced by",
        "Số, ký hiệu của văn bản thay thế; để trống: chưa có văn bản thay thế.",
        "Number of what took its place; blank: nothing.",
    )


class CalendarDay(Record):
    """A day that is not what its weekday says: a holiday, or a Saturday worked in its place."""

    plural = "calendar_days"
    label = Bilingual(vi="Lịch nghỉ lễ, làm bù", en="Calendar day")
    key = ("falls_on",)
    kept_for = "deadlines counted in working days"

    falls_on: date = column(
        "Ngày",
        "Day",
        "Ngày nghỉ lễ, nghỉ bù hoặc làm bù.",
        "The holiday, or the day worked in place of another.",
        required=True,
    )
    is_working: bool | None = column(
        "Là ngày làm việc",
        "Working day",
        "Cơ quan nhà nước có làm việc vào ngày này hay không.",
        "Whether offices work on it.",
    )
    name: str | None = column(
        "Tên ngày nghỉ, làm bù",
        "Name",
        "Tên dịp nghỉ hoặc lý do làm bù, như Tết.",
        "What it is, such as Tết.",
    )
    instrument: str | None = column(
        "Văn bản quy định",
        "Instrument",
        "Văn bản quy định ngày nghỉ, làm bù và cơ quan ban hành.",
        "What set it, and who issued that.",
    )
