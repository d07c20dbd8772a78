"""The tasks in the half-year report on the plan."""

from collections import defaultdict
from datetime import date

from docx.document import Document as Paper

from compliance.model.values import format_date, format_number
from compliance.plan.scorecard import Scorecard
from compliance.plan.tasks import TaskStanding
from compliance.report.docx_form import add_heading, add_table, add_text
from compliance.report.plan_states import progress_text
from compliance.report.plan_words import PROGRESS, late_text, say
from compliance.report.rule_site_words import capital

_LIST = "T"


def add_tasks(paper: Paper, card: Scorecard) -> None:
    """Write the tasks of the annex, the others, those overdue and those on which no report stands."""
    add_heading(paper, "III. CÁC NHIỆM VỤ THEO DANH MỤC KÈM THEO KẾ HOẠCH")
    listed = [task for task in card.tasks if task.task.task.startswith(_LIST)]
    others = [task for task in card.tasks if not task.task.task.startswith(_LIST)]
    add_text(
        paper,
        f"Danh mục có {counted(len({task.task.task for task in listed}))} nhiệm vụ, tính theo từng cơ quan, "
        f"xã, phường là {counted(len(listed))} đầu việc: "
        f"{progress_text(listed, 'vi') or say('not_known', 'vi')}.",
    )
    heads = ("Số", "Nhiệm vụ, sản phẩm", "Cơ quan thực hiện", "Thời hạn", "Tình trạng")
    widths = (21, 52, 33, 24, 35)
    add_heading(paper, "1. Nhiệm vụ của Danh mục", 2)
    add_table(paper, heads, widths, _task_rows(listed))
    add_heading(paper, "2. Nhiệm vụ giao ở các phần khác của Kế hoạch", 2)
    add_table(paper, heads, widths, _task_rows(others))
    add_heading(paper, "3. Nhiệm vụ quá hạn", 2)
    if any(task.is_overdue for task in card.tasks):
        _late_tasks(paper, [task for task in card.tasks if task.is_overdue])
    else:
        add_text(paper, "Theo sổ theo dõi, không có nhiệm vụ nào quá hạn.")
    past_due = [task for task in card.tasks if task.is_overdue is None]
    if past_due:
        add_text(
            paper,
            f"Có {counted(len(past_due))} đầu việc đã hết hạn mà trong sổ chưa có báo cáo hoàn thành; chưa "
            "đủ căn cứ để kết luận là quá hạn.",
        )
        _late_tasks(paper, past_due)


def _late_tasks(paper: Paper, tasks: list[TaskStanding]) -> None:
    rows = [
        [
            task.task.task, task.holder.name.vi, day_text(task.past_due),
            capital(late_text(task, "vi")) if task.task.recurs else PROGRESS[task.progress].vi,
            task.obstacles or "",
        ]
        for task in tasks
    ]  # fmt: skip
    add_table(
        paper, ("Số", "Cơ quan thực hiện", "Thời hạn", "Tình trạng", "Khó khăn, vướng mắc"),
        (20, 45, 25, 30, 45), rows,
    )  # fmt: skip


def _task_rows(tasks: list[TaskStanding]) -> list[list[str]]:
    """Return one row a task and agency; communes stand together, as they are many."""
    groups: dict[tuple[str, str], list[TaskStanding]] = defaultdict(list)
    for task in tasks:
        of_commune = task.holder.commune_code is not None
        groups[task.task.task, "" if of_commune else task.holder.name.vi].append(task)
    rows = []
    for (number, agency), found in groups.items():
        asked = found[0].task
        dues = sorted({each.due for each in found if each.due is not None})
        documents = [each.product_number for each in found if agency and each.product_number]
        rows.append(
            [
                number,
                f"{asked.title.vi}\nSản phẩm: {asked.product.vi}",
                agency or say("communes", "vi", len(found)),
                "\n".join(day_text(due) for due in dues) or "Kế hoạch không nêu",
                "\n".join([progress_text(found, "vi"), *(f"Văn bản: {text}" for text in documents)]),
            ]
        )
    return rows


def counted(number: int) -> str:
    """Return a number as the report writes it."""
    return format_number(number, "vi")


def day_text(day: date | None) -> str:
    """Return a day as the report writes it; empty for none."""
    return "" if day is None else format_date(day, "vi")
