"""The half-year report on the plan as a draft an officer completes: all numbers are the scorecard's."""

from collections import Counter, defaultdict
from datetime import date

from docx.document import Document as Paper

from compliance.model.clauses import Treatment
from compliance.model.values import format_date
from compliance.plan.figures import IndicatorResult, Standing
from compliance.plan.scorecard import ClauseStanding, Scorecard
from compliance.plan.tasks import Progress
from compliance.report.docx_bytes import document_bytes
from compliance.report.docx_form import (
    BLANK,
    Head,
    add_head,
    add_heading,
    add_signature,
    add_table,
    add_text,
    new_paper,
)
from compliance.report.plan_docx_tasks import add_tasks, counted, day_text
from compliance.report.plan_sections import Section, parts_of
from compliance.report.plan_states import ClauseStates, reasons_of
from compliance.report.plan_words import (
    PROGRESS,
    STANDINGS,
    TREATMENTS,
    amount_text,
    by_text,
    figure_text,
    origin_text,
    parts_text,
    rests_text,
    say,
    share_text,
    target_text,
)
from compliance.report.words import word

_PLAN = "Kế hoạch số 2443/KH-UBND ngày 29/5/2025 của Ủy ban nhân dân tỉnh"
_MEASURES = "II"
_UNCLEAR = (Progress.done_without_document, Progress.none_claimed, Progress.not_told)


def plan_docx(card: Scorecard) -> bytes:
    """Return the report as a file's bytes; it is in Vietnamese alone, as the department writes it."""
    about = f"Tình hình thực hiện {_PLAN} {half_year(card.as_of)}"
    paper = new_paper()
    add_head(
        paper,
        Head(
            "UBND TỈNH LAI CHÂU", "SỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG", f"Số: {BLANK}/BC-SNNMT",
            f"Lai Châu, ngày {BLANK} tháng {BLANK} năm {BLANK}", "DỰ THẢO", "BÁO CÁO", about,
        ),
    )  # fmt: skip
    _introduce(paper, card)
    if card.clauses:
        _targets(paper, card)
        _measures(paper, card)
        add_tasks(paper, card)
        _unsettled(paper, card)
        _look_ups(paper, card)
    else:
        add_text(paper, say("missing_plan", "vi"))
    add_heading(paper, "VI. KIẾN NGHỊ")
    add_text(paper, BLANK)
    add_text(
        paper,
        f"Trên đây là báo cáo tình hình thực hiện {_PLAN} {half_year(card.as_of)} của Sở Nông nghiệp và "
        "Môi trường./.",
    )
    add_signature(paper, ["- Như trên;", f"- {BLANK};", f"- Lưu: VT, {BLANK}."], "GIÁM ĐỐC")
    if card.indicators:
        _annex(paper, card)
    return document_bytes(paper, about)


def half_year(day: date) -> str:
    """Return the half-year a day lies in.

    >>> half_year(date(2026, 6, 30)), half_year(date(2026, 7, 1))
    ('6 tháng đầu năm 2026', '6 tháng cuối năm 2026')
    """
    return f"6 tháng {'đầu' if day.month <= 6 else 'cuối'} năm {day.year}"


def _introduce(paper: Paper, card: Scorecard) -> None:
    manifest, day = card.result.register.manifest, format_date(card.as_of, "vi")
    register = f" «{manifest.title}»" if manifest.title else ""
    add_text(paper, f"Kính gửi: {BLANK}")
    add_text(
        paper,
        f"Thực hiện {_PLAN}, Sở Nông nghiệp và Môi trường báo cáo tình hình thực hiện "
        f"{half_year(card.as_of)} (kỳ báo cáo: từ ngày {BLANK} đến ngày {BLANK}) như sau.",
    )
    add_text(
        paper,
        f"Số liệu lấy từ sổ theo dõi{register}, tính đến ngày {day}; nội dung chưa có số liệu được ghi là "
        f"chưa rõ. {word('draft', 'vi')}",
    )


def _targets(paper: Paper, card: Scorecard) -> None:
    add_heading(paper, "I. KẾT QUẢ THỰC HIỆN CÁC MỤC TIÊU")
    wanted = [result for result in card.indicators if result.target is not None]
    standings = Counter(result.standing for result in wanted)
    told = _counts({STANDINGS[s].vi: standings[s] for s in Standing if s is not Standing.no_target})
    treatments = Counter(standing.clause.treatment for standing in card.clauses)
    ways = _counts({TREATMENTS[t].vi: treatments[t] for t in Treatment})
    add_text(paper, f"Kế hoạch có {counted(len(card.clauses))} nội dung, theo cách theo dõi chính: {ways}.")
    add_text(
        paper,
        f"Có {counted(len(card.indicators))} chỉ tiêu được theo dõi, trong đó {counted(len(wanted))} chỉ "
        f"tiêu có mục tiêu bằng số: {told}.",
    )
    rows = [[counted(number), *_indicator(result)] for number, result in enumerate(card.indicators, start=1)]
    heads = ("TT", "Chỉ tiêu", "Mục tiêu", "Kết quả", "Mức trên đường thẳng", "Đánh giá")
    add_table(paper, heads, (11, 41, 32, 35, 22, 24), rows)
    add_text(paper, say("line_note", "vi"))


def _indicator(result: IndicatorResult) -> list[str]:
    indicator, figure, line = result.indicator, result.figure, result.trajectory
    known = [figure_text(figure, indicator.unit, "vi")]
    if figure is not None and figure.low is not None:
        known += [parts_text(figure, "vi"), say("on_day", "vi", format_date(figure.as_of, "vi"))]
        known.append(f"Nguồn: {origin_text(figure, 'vi')}")
    target = "Kế hoạch không đặt con số"
    if result.target is not None:
        due = say("by_day", "vi", by_text(result.target, "vi"))
        target = f"{target_text(result.target, indicator.unit, 'vi')}\n{due}"
    return [
        f"{indicator.title.vi}\n({', '.join(indicator.clauses)})",
        target,
        "\n".join(text for text in known if text),
        amount_text(line.expected, indicator.unit, "vi") if line is not None else "",
        STANDINGS[result.standing].vi,
    ]


def _annex(paper: Paper, card: Scorecard) -> None:
    """Write how each indicator is counted, who holds its figures and on what its target rests."""
    add_heading(paper, "PHỤ LỤC. CÁCH TÍNH, NGUỒN SỐ LIỆU CỦA CÁC CHỈ TIÊU")
    paper.paragraphs[-1].paragraph_format.page_break_before = True
    rows = [
        [
            counted(number),
            f"{result.indicator.title.vi}\n({', '.join(result.indicator.clauses)})",
            result.indicator.unit,
            "\n".join(
                text
                for text in (
                    share_text(result.indicator, "vi"), result.indicator.definition.vi,
                    rests_text(result.target, "vi"),
                )
                if text
            ),
            result.indicator.source.vi,
        ]
        for number, result in enumerate(card.indicators, start=1)
    ]  # fmt: skip
    add_table(
        paper, ("TT", "Chỉ tiêu", "Đơn vị", "Cách tính", "Cơ quan giữ số liệu"), (11, 42, 16, 66, 30), rows
    )


def _measures(paper: Paper, card: Scorecard) -> None:
    add_heading(paper, "II. NHIỆM VỤ, GIẢI PHÁP THEO TỪNG LĨNH VỰC")
    add_text(
        paper,
        "Nội dung của Kế hoạch được tóm lược. Số đếm là số kết quả xét trên hồ sơ: một cơ sở có thể có nhiều "
        "đối tượng được xét.",
    )
    states = ClauseStates(card, "vi")
    sections = [s for part in parts_of(card.clauses, "vi") if part.key == _MEASURES for s in part.sections]
    for number, section in enumerate(sections, start=1):
        place = f"{section.place} Phần II" if section.place else "Phần II"
        add_heading(
            paper, f"{number}. {section.about} ({place})" if section.about else f"{number}. {place}", 2
        )
        _section(paper, section, states)


def _section(paper: Paper, section: Section[ClauseStanding], states: ClauseStates) -> None:
    """Write the clauses of a section; those that only guide are named below."""
    guiding = [each.number for each in section.clauses if each.clause.treatment is Treatment.guidance]
    rows = [
        [each.number, each.clause.says.vi, _state(each, states)]
        for each in section.clauses
        if each.number not in guiding
    ]
    if rows:
        add_table(paper, ("Số", "Kế hoạch yêu cầu", "Tình trạng"), (22, 63, 80), rows)
    if guiding:
        add_text(
            paper, f"{TREATMENTS[Treatment.guidance].vi} ({counted(len(guiding))}): {', '.join(guiding)}."
        )


def _state(standing: ClauseStanding, states: ClauseStates) -> str:
    """Return a clause's lines; rules that concern nobody share one, what is looked up has its own section."""
    told, idle = [], []
    for line in states.lines(standing):
        if line.treatment is Treatment.manual:
            told.append("Kiểm tra trực tiếp: xem mục V")
        elif line.treatment is Treatment.rules and line.text == say("nobody_concerned", "vi"):
            idle.append(line.code)
        else:
            code = "" if line.treatment is Treatment.indicator or line.code == standing.number else line.code
            told.append(f"{code} {line.label}: {line.text}".strip())
    if idle:
        told.append(f"{', '.join(idle)}: {say('nobody_concerned', 'vi')}")
    return "\n".join(told)


def _unsettled(paper: Paper, card: Scorecard) -> None:
    add_heading(paper, "IV. SỐ LIỆU CẦN LÀM RÕ, CHƯA ĐỦ CĂN CỨ")
    add_heading(paper, f"1. {say('contradictions', 'vi')}", 2)
    found = [
        [
            result.indicator.title.vi,
            f"{figure_text(each.statistic, result.indicator.unit, 'vi')}\n{day_text(each.statistic.as_of)}",
            each.statistic.source,
            figure_text(each.records, result.indicator.unit, "vi"),
        ]
        for result in card.indicators
        for each in result.contradictions
    ]
    if found:
        heads = ("Chỉ tiêu", "Số liệu công bố", "Nguồn", "Theo hồ sơ trong sổ")
        add_table(paper, heads, (55, 32, 42, 36), found)
    else:
        add_text(paper, "Không có số liệu công bố nào mâu thuẫn với hồ sơ trong sổ.")
    add_heading(paper, "2. Chỉ tiêu chưa đủ căn cứ kết luận", 2)
    reasons = [
        [reason, "\n".join(f"{r.indicator.title.vi} ({', '.join(r.indicator.clauses)})" for r in results)]
        for reason, results in reasons_of(card, "vi").items()
    ]
    if reasons:
        add_table(paper, ("Lý do", "Chỉ tiêu"), (65, 100), reasons)
    else:
        add_text(paper, "Mọi chỉ tiêu đều có số liệu đủ căn cứ.")
    add_heading(paper, "3. Báo cáo nhiệm vụ cần làm rõ", 2)
    unclear: dict[tuple[str, Progress], list[str]] = defaultdict(list)
    for task in card.tasks:
        if task.progress in _UNCLEAR:
            unclear[task.task.task, task.progress].append(task.holder.name.vi)
    rows = [[number, PROGRESS[p].vi, "; ".join(names)] for (number, p), names in unclear.items()]
    if rows:
        add_table(paper, ("Số", "Nội dung cần làm rõ", "Cơ quan báo cáo"), (22, 63, 80), rows)
    else:
        add_text(paper, "Không có.")


def _look_ups(paper: Paper, card: Scorecard) -> None:
    add_heading(paper, "V. NỘI DUNG PHẢI TRA CỨU, KIỂM TRA TRỰC TIẾP")
    rows = [[each.number, each.clause.ask.vi, BLANK] for each in card.clauses if each.clause.ask is not None]
    if rows:
        add_text(paper, f"Có {counted(len(rows))} nội dung phải tra cứu; kết quả do người báo cáo ghi.")
        add_table(paper, ("Số", "Nội dung tra cứu", "Kết quả"), (22, 108, 35), rows)
    else:
        add_text(paper, "Không có.")


def _counts(numbers: dict[str, int]) -> str:
    return "; ".join(f"{label[0].lower()}{label[1:]}: {counted(number)}" for label, number in numbers.items())
