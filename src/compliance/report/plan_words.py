"""The fixed words about the plan's clauses, indicators and tasks, and how their figures are written."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from compliance.model import units
from compliance.model.clauses import Treatment
from compliance.model.indicators import Indicator, Target
from compliance.model.texts import Bilingual, Lang
from compliance.model.values import format_date, format_number
from compliance.plan.figures import Contradiction, Figure, IndicatorResult, Standing
from compliance.plan.tasks import Progress, TaskStanding
from compliance.sources.places.communes import commune_name

TREATMENTS = {
    Treatment.rules: Bilingual(vi="Xét bằng tiêu chí kiểm tra", en="judged by rules"),
    Treatment.indicator: Bilingual(vi="Theo dõi bằng chỉ tiêu", en="followed by an indicator"),
    Treatment.task: Bilingual(vi="Theo dõi tiến độ nhiệm vụ", en="followed as a task"),
    Treatment.manual: Bilingual(vi="Kiểm tra trực tiếp", en="looked up by hand"),
    Treatment.guidance: Bilingual(vi="Định hướng, không kiểm tra được", en="guidance, nothing to check"),
}

STANDINGS = {
    Standing.reached: Bilingual(vi="Đạt mục tiêu", en="target reached"),
    Standing.not_reached: Bilingual(vi="Chưa đạt mục tiêu", en="target not reached"),
    Standing.open: Bilingual(vi="Chưa đủ căn cứ kết luận", en="undetermined"),
    Standing.unknown: Bilingual(
        vi="Chưa xác định, thiếu số liệu đủ căn cứ", en="undetermined, no figure settles it"
    ),
    Standing.no_target: Bilingual(vi="Theo dõi, Kế hoạch không đặt con số", en="followed, no number set"),
}

PROGRESS = {
    Progress.done: Bilingual(vi="Hoàn thành", en="done"),
    Progress.done_without_document: Bilingual(
        vi="Báo hoàn thành, chưa có số văn bản", en="said to be done, no document named"
    ),
    Progress.none_arises: Bilingual(vi="Không phát sinh", en="does not arise"),
    Progress.none_claimed: Bilingual(
        vi="Báo không phát sinh, nhưng nhiệm vụ không có điều kiện «nếu có»",
        en="said not to arise, though the plan makes no such condition",
    ),
    Progress.in_progress: Bilingual(vi="Đang thực hiện", en="in progress"),
    Progress.not_started: Bilingual(vi="Chưa triển khai", en="not started"),
    Progress.not_told: Bilingual(vi="Có báo cáo, không nêu tình trạng", en="reported, state not told"),
    Progress.not_reported: Bilingual(vi="Chưa có báo cáo trong sổ", en="no report in the register"),
}

WORDINGS = {
    "firm": Bilingual(vi="{}", en="{}"),
    "about": Bilingual(vi="phấn đấu khoảng {}", en="strive for about {}"),
    "strive": Bilingual(vi="phấn đấu {}", en="strive for {}"),
}

WORDS = {
    "title": Bilingual(
        vi="Tình hình thực hiện Kế hoạch số 2443/KH-UBND ngày 29/5/2025",
        en="How Plan 2443/KH-UBND of 29 May 2025 is carried out",
    ),
    "targets": Bilingual(vi="Chỉ tiêu", en="Indicators"),
    "indicator": Bilingual(vi="Chỉ tiêu", en="Indicator"),
    "target": Bilingual(vi="Mục tiêu", en="Target"),
    "by": Bilingual(vi="Thời hạn", en="By"),
    "value": Bilingual(vi="Số liệu", en="Figure"),
    "of_day": Bilingual(vi="Thời điểm số liệu", en="As of"),
    "counted": Bilingual(vi="Tử số/mẫu số", en="Of"),
    "standing": Bilingual(vi="Đánh giá", en="Standing"),
    "line": Bilingual(vi="Mức trên đường thẳng đến mục tiêu", en="Straight line to the target"),
    "line_note": Bilingual(
        vi="Kế hoạch không đặt mốc từng năm; đường thẳng đến mục tiêu do chương trình tự tính, để tham khảo.",
        en="The plan sets no yearly marks; the straight line to the target is the program's own, as a guide.",
    ),
    "clauses": Bilingual(vi="Nội dung của Kế hoạch theo cách theo dõi", en="Clauses by treatment"),
    "clause": Bilingual(vi="Nội dung", en="Clause"),
    "treatment": Bilingual(vi="Cách theo dõi", en="Treatment"),
    "number": Bilingual(vi="Số nội dung", en="Clauses"),
    "state": Bilingual(vi="Tình trạng", en="State"),
    "tasks": Bilingual(vi="Nhiệm vụ theo cơ quan", en="Tasks by agency"),
    "task": Bilingual(vi="Nhiệm vụ", en="Task"),
    "agency": Bilingual(vi="Cơ quan thực hiện", en="Agency"),
    "communes": Bilingual(vi="{} xã, phường", en="{} communes and wards"),
    "total": Bilingual(vi="Tổng số", en="All"),
    "overdue": Bilingual(vi="Quá hạn", en="Overdue"),
    "past_due": Bilingual(
        vi="Hết hạn, trong sổ chưa có báo cáo hoàn thành", en="Past due, no report that it is done"
    ),
    "overdue_since": Bilingual(vi="quá hạn {}", en="overdue since {}"),
    "past_due_since": Bilingual(
        vi="hết hạn {}, trong sổ chưa có báo cáo hoàn thành", en="due {}, no report that it is done"
    ),
    "overdue_period": Bilingual(vi="kỳ đến {} quá hạn", en="overdue for the period to {}"),
    "past_due_period": Bilingual(
        vi="kỳ đến {}: trong sổ chưa có báo cáo hoàn thành", en="period to {}: no report that it is done"
    ),
    "contradictions": Bilingual(
        vi="Số liệu công bố khác với hồ sơ trong sổ (để Sở làm rõ, không phải vi phạm của cơ sở)",
        en="Published figures that the register's records exclude (for the department, against no facility)",
    ),
    "contradiction": Bilingual(
        vi="{}: nguồn «{}» công bố {}; theo hồ sơ trong sổ chỉ có thể {}",
        en="{}: «{}» published {}; by the register's records it can only be {}",
    ),
    "between": Bilingual(vi="từ {} đến {}", en="from {} to {}"),
    "not_known": Bilingual(vi="chưa rõ", en="not known"),
    "reasons": Bilingual(vi="Lý do chưa kết luận", en="Why it is not known"),
    "missing_plan": Bilingual(
        vi="Bộ tiêu chí này không có danh mục nội dung của Kế hoạch.", en="This rulebook holds no plan."
    ),
    "look_up": Bilingual(vi="Cần tra cứu", en="To look up"),
    "reason": Bilingual(vi="Lý do không kiểm tra được", en="Why nothing can be checked"),
    "rules": Bilingual(vi="Tiêu chí", en="Rules"),
    "facilities": Bilingual(vi="cơ sở", en="facilities"),
    "share": Bilingual(vi="Tử số: {}; mẫu số: {}", en="Counted: {}; of: {}"),
    "origin_facilities": Bilingual(vi="hồ sơ các cơ sở trong sổ", en="records of facilities in the register"),
    "origin_amounts": Bilingual(vi="số liệu các cơ sở báo cáo", en="amounts that facilities report"),
    "counts_note": Bilingual(
        vi="Số đếm ở dòng tiêu chí là số kết quả xét: một cơ sở có thể có nhiều đối tượng được xét; mỗi tiêu "
        "chí chỉ tính một lần.",
        en="Counts beside rules are of verdicts: a facility may have several subjects; a rule counts once.",
    ),
    "rests": Bilingual(vi="Mục tiêu lấy theo {}", en="The target rests on: {}"),
    "definition": Bilingual(vi="Cách tính", en="How it is counted"),
    "source": Bilingual(vi="Nguồn số liệu", en="Source"),
    "rests_on": Bilingual(vi="Mục tiêu lấy theo", en="The target rests on"),
    "provisional": Bilingual(vi="sơ bộ", en="provisional"),
    "line_mark": Bilingual(vi="Đường thẳng đến mục tiêu", en="Straight line to the target"),
    "course_of": Bilingual(vi="{}: số liệu theo thời gian", en="{}: figures over time"),
    "none_yet": Bilingual(vi="bộ tiêu chí này chưa có", en="not yet in this rulebook"),
    "nobody_concerned": Bilingual(
        vi="trong sổ chưa có đối tượng áp dụng", en="it concerns nobody in the register"
    ),
    "on_day": Bilingual(vi="tính đến {}", en="as of {}"),
    "by_day": Bilingual(vi="đến {}", en="by {}"),
    "below": Bilingual(vi="dưới {}", en="below {}"),
    "above": Bilingual(vi="trên {}", en="above {}"),
}  # fmt: skip

UNITS = {"cuộc": Bilingual(vi="cuộc", en="inspections")}
"""Units that are words, for readers; the others are signs."""

_TENTH = Decimal("0.1")
_ALL = 100


def say(key: str, lang: Lang, *values: object) -> str:
    """Return a fixed word or sentence, its slots filled in order."""
    return WORDS[key].text(lang).format(*values)


def amount_text(value: Fraction, unit: str, lang: Lang, *, rounding: str = ROUND_HALF_EVEN) -> str:
    """Return a value with its unit: two decimals whole, any more rounded to a tenth.

    A share that is not whole, or not nothing, is never written as if it were.

    >>> amount_text(Fraction("99.74"), "%", "en"), amount_text(Fraction(200, 3), "%", "en")
    ('99.74%', '66.7%')
    >>> amount_text(Fraction("99.999"), "%", "en"), amount_text(Fraction("0.001"), "%", "en")
    ('below 100%', 'above 0%')
    """
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    is_short = (value * 100).denominator == 1
    rounded = exact if is_short else exact.quantize(_TENTH, rounding=rounding)
    if unit == "%" and rounded == _ALL and value < _ALL:
        return say("below", lang, unit_text("100", unit, lang))
    if unit == "%" and rounded == 0 and value > 0:
        return say("above", lang, unit_text("0", unit, lang))
    return unit_text(format_number(rounded, lang), unit, lang)


def unit_text(number: str, unit: str, lang: Lang) -> str:
    """Return a written number with its unit."""
    if unit == "%":
        return f"{number}%"
    return f"{number} {UNITS[unit].text(lang) if unit in UNITS else unit}".strip()


def figure_text(figure: Figure | None, unit: str, lang: Lang) -> str:
    """Return a figure, or its bounds rounded outward, so that a range never looks narrower than it is."""
    if figure is None or figure.low is None or figure.high is None:
        return say("not_known", lang)
    if figure.low == figure.high:
        text = amount_text(figure.low, unit, lang)
    else:
        low = amount_text(figure.low, unit, lang, rounding=ROUND_FLOOR)
        text = say("between", lang, low, amount_text(figure.high, unit, lang, rounding=ROUND_CEILING))
    return f"{text} ({say('provisional', lang)})" if figure.is_provisional else text


def parts_text(figure: Figure | None, lang: Lang) -> str:
    """Return numerator and denominator as they are known; empty where they are not told."""
    if figure is None or figure.part is None or figure.whole is None:
        return ""
    unit = (
        say("facilities", lang) if figure.origin == "facilities" else units.unit_text(figure.part_unit, lang)
    )
    return f"{'/'.join(amount_text(part, '', lang) for part in (figure.part, figure.whole))} {unit}".strip()


def share_text(indicator: Indicator, lang: Lang) -> str:
    """Return what a share counts and what it is of; empty for an amount."""
    if indicator.numerator is None or indicator.denominator is None:
        return ""
    return say("share", lang, indicator.numerator.text(lang), indicator.denominator.text(lang))


def origin_text(figure: Figure | None, lang: Lang) -> str:
    """Return where a figure is from; empty without one."""
    if figure is None:
        return ""
    return figure.source or say(f"origin_{figure.origin}", lang)


def target_text(target: Target | None, unit: str, lang: Lang) -> str:
    """Return a target as its paper words it, with all its digits."""
    if target is None:
        return "-"
    number = format_number(target.value, lang)
    return WORDINGS[target.wording].text(lang).format(unit_text(number, unit, lang))


def rests_text(target: Target | None, lang: Lang) -> str:
    """Return on which other paper a target rests; empty where it rests on the plan alone."""
    if target is None or target.rests_on is None:
        return ""
    return say("rests", lang, target.rests_on.text(lang))


def by_text(target: Target | None, lang: Lang) -> str:
    """Return the day by which a target is to be reached."""
    return "-" if target is None else format_date(target.by, lang)


def late_text(standing: TaskStanding, lang: Lang) -> str:
    """Return by which day a task was not done, or is not known to be; empty where none is past."""
    if standing.past_due is None:
        return ""
    late = "overdue" if standing.is_overdue else "past_due"
    kind = "period" if standing.task.recurs else "since"
    return say(f"{late}_{kind}", lang, format_date(standing.past_due, lang))


def contradiction_text(result: IndicatorResult, found: Contradiction, lang: Lang) -> str:
    """Return which published figure the records exclude."""
    unit = result.indicator.unit
    figures = (figure_text(each, unit, lang) for each in (found.statistic, found.records))
    return say("contradiction", lang, result.indicator.title.text(lang), found.statistic.source, *figures)


def late_counts(tasks: Iterable[TaskStanding]) -> tuple[int, int]:
    """Return how many tasks are overdue, and of how many past their day that is not known."""
    found = [task.is_overdue for task in tasks]
    return found.count(True), found.count(None)


def commune_text(code: str, lang: Lang) -> str:
    """Return a commune's name, or its code if no commune of the province has it today."""
    try:
        return commune_name(code, lang)
    except KeyError:
        return code
