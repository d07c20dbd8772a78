"""The fixed words of the plan's page alone."""

from compliance.model.texts import Bilingual, Lang
from compliance.plan.tasks import Progress

PAGE_WORDS = {
    "contents": Bilingual(vi="Mục lục", en="Contents"),
    "summary": Bilingual(vi="Tóm tắt", en="Summary"),
    "by_clause": Bilingual(vi="Tra theo số của nội dung", en="Find a clause by its number"),
    "indicators": Bilingual(vi="Các chỉ tiêu", en="Indicators"),
    "charts": Bilingual(vi="Biểu đồ các chỉ tiêu đã có số liệu", en="Charts of indicators with figures"),
    "no_chart": Bilingual(
        vi="Trong sổ chưa có số liệu nào để vẽ biểu đồ.", en="The register holds no figure to draw."
    ),
    "legend": Bilingual(
        vi="Cách đọc: phần tô đặc là mức thấp nhất đã chắc chắn, phần gạch chéo là khoảng còn chưa rõ; vạch "
        "đậm có mũi tên là mục tiêu; vạch đứt có hình thoi là mức hôm nay trên đường thẳng đến mục tiêu. Ở "
        "biểu đồ theo thời gian: chấm đặc là số liệu đủ căn cứ, chấm rỗng là số liệu sơ bộ hoặc chưa đủ căn "
        "cứ, cột có hai gạch ngang là khoảng từ thấp nhất đến cao nhất, ô vuông là mục tiêu, nét đứt là "
        "đường thẳng.",
        en="How to read: filled is the least it can be, hatched what is still open; the thick mark with an "
        "arrow is the target; the dashed mark with a diamond is today's point on the straight line to the "
        "target. Over time: a full dot is a settled figure, a hollow one is provisional or settles nothing, "
        "a beam with two ends goes from the least to the greatest, the square is the target, the dashes are "
        "the straight line.",
    ),
    "over_time": Bilingual(vi="Theo thời gian", en="Over time"),
    "by_commune": Bilingual(vi="Theo xã, phường", en="By commune"),
    "commune": Bilingual(vi="Xã, phường", en="Commune"),
    "chart": Bilingual(vi="Biểu đồ", en="Chart"),
    "doubts": Bilingual(vi="Lý do chưa đủ căn cứ", en="Why it settles nothing"),
    "origin": Bilingual(vi="Lấy từ", en="From"),
    "no_contradiction": Bilingual(
        vi="Không có số liệu công bố nào mâu thuẫn với hồ sơ trong sổ.",
        en="No published figure contradicts the register's records.",
    ),
    "published": Bilingual(vi="Số liệu công bố", en="Published"),
    "by_records": Bilingual(vi="Theo hồ sơ trong sổ", en="By the records"),
    "reason_why": Bilingual(vi="Lý do", en="Reason"),
    "no_reason": Bilingual(
        vi="Mọi chỉ tiêu đều có số liệu đủ căn cứ.", en="Every indicator has figures that settle it."
    ),
    "tasks_head": Bilingual(vi="Nhiệm vụ", en="Tasks"),
    "by_agency": Bilingual(vi="Theo cơ quan", en="By agency"),
    "of_agencies": Bilingual(vi="Nhiệm vụ của từng cơ quan", en="The tasks of each agency"),
    "of_communes": Bilingual(vi="Nhiệm vụ của xã, phường", en="The tasks of communes"),
    "told_by_communes": Bilingual(vi="Xã, phường đã báo cáo", en="What communes reported"),
    "no_task": Bilingual(vi="Kế hoạch không giao nhiệm vụ nào.", en="The plan sets no task."),
    "task_product": Bilingual(vi="Tên nhiệm vụ, sản phẩm", en="Task and product"),
    "product": Bilingual(vi="Sản phẩm", en="Product"),
    "progress": Bilingual(vi="Tiến độ", en="Progress"),
    "reported": Bilingual(vi="Báo cáo gần nhất", en="Latest report"),
    "document": Bilingual(vi="Văn bản", en="Document"),
    "money": Bilingual(vi="Kinh phí thực hiện/được giao (đồng)", en="Spent/assigned (VND)"),
    "obstacles": Bilingual(vi="Khó khăn, vướng mắc", en="Obstacles"),
    "if_any": Bilingual(vi="Chỉ phải làm nếu", en="Due only if"),
    "unclear": Bilingual(vi="Cần làm rõ", en="To clear up"),
    "unclear_note": Bilingual(
        vi="Cần làm rõ: báo hoàn thành mà chưa có số văn bản, báo không phát sinh ở nhiệm vụ không có điều "
        "kiện «nếu có», hoặc báo cáo không nêu tình trạng. Hết hạn mà trong sổ chưa có báo cáo thì chưa coi "
        "là quá hạn, trừ khi sổ ghi là đã có đủ báo cáo (bảng «Phạm vi số liệu đầy đủ»).",
        en="To clear up: said to be done with no document named, said not to arise where the plan makes no "
        "such condition, or reported without its state. A task past its day on which the register holds no "
        "report is not called overdue, unless the register says that it holds all reports (table "
        "«Coverage»).",
    ),
    "matrix_legend": Bilingual(vi="Ký hiệu", en="Signs"),
    "clause_head": Bilingual(vi="Từng nội dung của Kế hoạch", en="Every clause of the plan"),
    "clause_note": Bilingual(
        vi="Nội dung được tóm lược, không thay cho nguyên văn Kế hoạch. Số đếm là số kết quả xét: một cơ sở "
        "có thể có nhiều đối tượng được xét, một tiêu chí có thể phục vụ nhiều nội dung.",
        en="Each clause is paraphrased and does not replace the plan's text. Counts are of verdicts: a "
        "facility may have several subjects, and a rule may serve several clauses.",
    ),
    "asks": Bilingual(vi="Kế hoạch yêu cầu", en="What the plan asks"),
    "indicator_count": Bilingual(vi="{} chỉ tiêu", en="{} indicators"),
    "clause_count": Bilingual(vi="{} nội dung", en="{} clauses"),
    "task_count": Bilingual(vi="{} đầu việc của cơ quan, xã, phường", en="{} tasks of agencies and communes"),
    "of_rulebook": Bilingual(vi="{} tiêu chí", en="{} rules"),
    "contradiction_count": Bilingual(
        vi="{} số liệu công bố khác với hồ sơ trong sổ", en="{} published figures differ from the records"
    ),
}

SIGNS = {
    Progress.done: Bilingual(vi="HT", en="D"),
    Progress.done_without_document: Bilingual(vi="HT?", en="D?"),
    Progress.none_arises: Bilingual(vi="KPS", en="N"),
    Progress.none_claimed: Bilingual(vi="KPS?", en="N?"),
    Progress.in_progress: Bilingual(vi="ĐTH", en="P"),
    Progress.not_started: Bilingual(vi="CTK", en="S"),
    Progress.not_told: Bilingual(vi="BC?", en="R?"),
    Progress.not_reported: Bilingual(vi="–", en="–"),
}
"""Signs of progress in the table of communes."""


def page_word(key: str, lang: Lang, *values: object) -> str:
    """Return a fixed word or sentence of the page, its slots filled in order."""
    return PAGE_WORDS[key].text(lang).format(*values)
