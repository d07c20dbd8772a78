"""How edits, their parts and their effects are told to readers, in both languages."""

import re
from datetime import date
from decimal import Decimal

from compliance.engines.causes import Cause
from compliance.impact import Change, Impact
from compliance.language.edits import Edit, Part, PartPath, judging_parts
from compliance.language.phrases import sentence
from compliance.language.record_words import record_text
from compliance.model.citations import Confidence
from compliance.model.outcomes import Outcome
from compliance.model.rules import Severity
from compliance.model.schema import SUBJECTS
from compliance.model.texts import LANGS, Bilingual, Lang
from compliance.model.units import Unit
from compliance.model.values import format_date, format_number
from compliance.report.rule_text import key_labels, said_text
from compliance.report.words import CONFIDENCES, OUTCOMES, SEVERITIES

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_MONTH_DAY = re.compile(r"\d{2}-\d{2}")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

WORDS = {
    "title": Bilingual(vi="Đánh giá tác động của việc sửa đổi Bộ tiêu chí kiểm tra",
                       en="Impact of an edit of the rulebook"),
    "no_change": Bilingual(vi="Không có kết quả xét nào thay đổi trên sổ theo dõi này.",
                           en="No verdict changes on this register."),
    "no_edit": Bilingual(vi="Hai bộ tiêu chí giống nhau.", en="The two rulebooks say the same."),
    "summary": Bilingual(vi="Tổng hợp", en="Summary"),
    "edits": Bilingual(vi="Nội dung sửa đổi", en="Edits"),
    "changes": Bilingual(vi="Kết quả xét thay đổi", en="Verdicts that change"),
    "transitions": Bilingual(vi="Kết quả xét trước và sau khi sửa đổi", en="Verdicts before and after"),
    "wording": Bilingual(vi="Kết quả xét giữ nguyên, nội dung thông báo thay đổi",
                         en="Same verdict, told otherwise"),
    "quiet": Bilingual(vi="Thay đổi không phát sinh việc phải xử lý", en="Changes that need no attention"),
    "before": Bilingual(vi="Trước", en="Before"),
    "after": Bilingual(vi="Sau", en="After"),
    "cause": Bilingual(vi="Nguyên nhân", en="Cause"),
    "edit": Bilingual(vi="Sửa đổi", en="Edit"),
    "read_by": Bilingual(vi="Tiêu chí sử dụng", en="Read by"),
    "effect": Bilingual(vi="Kết quả thay đổi", en="Verdicts changed"),
    "unread": Bilingual(vi="không tiêu chí nào sử dụng", en="read by no rule"),
    "none": Bilingual(vi="(không xét)", en="(not judged)"),
    "nothing": Bilingual(vi="(không có)", en="(none)"),
    "unexplained": Bilingual(
        vi="Chưa xác định được nguyên nhân: đề nghị báo cho người phụ trách chương trình",
        en="Not explained by any edit: please tell those who maintain the program"),
    "more": Bilingual(vi="... và {} thay đổi khác; xem đầy đủ bằng --format csv",
                      en="... and {} more; see them all with --format csv"),
    "failed": Bilingual(vi="Lỗi hệ thống trong lúc xét: bảng so sánh này chưa dùng được.",
                        en="One of the runs failed: this comparison is not to be relied on."),
    "counts": Bilingual(
        vi="{} kết quả xét thay đổi tại {} cơ sở; {} kết quả chỉ thay đổi nội dung thông báo. "
           "Phát sinh «Chưa đạt»: {}; không còn «Chưa đạt»: {}.",
        en="{} verdicts change at {} facilities; {} verdicts are only told otherwise. "
           "Newly not met: {}; no longer not met: {}."),
    "example": Bilingual(vi="Ví dụ", en="Example"),
    "subjects": Bilingual(vi="Đối tượng", en="Subjects"),
    "told": Bilingual(vi="Nội dung thay đổi", en="What is told otherwise"),
    "expression": Bilingual(vi="Biểu thức", en="Expression"),
    "review": Bilingual(vi="Ý kiến thẩm định", en="Review"),
    "review_note": Bilingual(
        vi="Người thẩm định ghi ý kiến trước khi bộ tiêu chí mới được áp dụng. Chữ ký có giá trị cho đúng "
           "hai bộ tiêu chí và sổ theo dõi có mã nêu tại phần đầu.",
        en="To be filled in before the new rulebook is put to use. The signature holds for the two rulebooks "
           "and the register identified at the top, and no others."),
    "agree": Bilingual(vi="Đồng ý áp dụng", en="Put to use"),
    "mend": Bilingual(vi="Đề nghị sửa rồi trình lại", en="Mend and submit again"),
    "refuse": Bilingual(vi="Không đồng ý", en="Refused"),
    "remarks": Bilingual(vi="Ý kiến, lý do", en="Remarks and reasons"),
    "author": Bilingual(vi="Người đề xuất sửa đổi", en="Author of the edit"),
    "reviewer": Bilingual(vi="Người thẩm định", en="Reviewer"),
    "sign": Bilingual(vi="(Ký, ghi rõ họ tên)", en="(Signature and name)"),
    "day": Bilingual(vi="Ngày ..... tháng ..... năm .........", en="Date: ........................."),
    "code": Bilingual(vi="mã", en="hash"),
    "rulebook_before": Bilingual(vi="Bộ tiêu chí hiện hành", en="Rulebook before"),
    "rulebook_after": Bilingual(vi="Bộ tiêu chí đề xuất", en="Rulebook after"),
    "agreement_before": Bilingual(vi="Kiểm tra chéo, trước", en="Cross-check before"),
    "agreement_after": Bilingual(vi="Kiểm tra chéo, sau", en="Cross-check after"),
    "total": Bilingual(vi="Cộng", en="Total"),
    "unchanged": Bilingual(vi="Không thay đổi", en="Unchanged"),
}  # fmt: skip

_KINDS = {
    "rules": Bilingual(vi="Tiêu chí kiểm tra", en="Rule"),
    "thresholds": Bilingual(vi="Mức quy định", en="Threshold"),
    "lists": Bilingual(vi="Danh mục", en="List"),
    "obligations": Bilingual(vi="Nghĩa vụ", en="Obligation"),
    "schedules": Bilingual(vi="Lịch thực hiện nghĩa vụ", en="Schedule"),
    "instruments": Bilingual(vi="Văn bản", en="Instrument"),
    "penalties": Bilingual(vi="Bảng mức phạt", en="Table of fines"),
    "themes": Bilingual(vi="Tên lĩnh vực", en="Names of themes"),
    "retired": Bilingual(vi="Tiêu chí đã bãi bỏ", en="Retired rules"),
}

_WHATS = {
    "added": Bilingual(vi="Bổ sung mới", en="New"),
    "removed": Bilingual(vi="Bãi bỏ", en="Removed"),
    "changed": Bilingual(vi="Sửa đổi", en="Changed"),
}

_KEYS = {
    "title": ("tên gọi", "title"),
    "severity": ("mức ưu tiên", "severity"),
    "citations": ("căn cứ pháp lý", "citations"),
    "citation": ("căn cứ", "citation"),
    "provision": ("điều khoản", "provision"),
    "checked": ("ngày đối chiếu", "date checked"),
    "confidence": ("mức độ đối chiếu", "confidence"),
    "since": ("hiệu lực từ", "in force from"),
    "until": ("hiệu lực đến", "in force until"),
    "in_force_from": ("hiệu lực từ", "in force from"),
    "in_force_until": ("hiệu lực đến", "in force until"),
    "subject": ("đối tượng xét", "subject"),
    "applies_when": ("đối tượng áp dụng", "applies when"),
    "selections": ("tập bản ghi", "selection"),
    "requires": ("yêu cầu phải đạt", "requirement"),
    "label": ("tên gọi", "label"),
    "when_missing": ("khi thiếu số liệu", "when missing"),
    "ask": ("nội dung kiểm tra trực tiếp", "what to look up"),
    "window": ("thời gian xem xét ngược lại (tháng)", "window (months)"),
    "message": ("nội dung thông báo", "message"),
    "remedy": ("kiến nghị khắc phục", "remedy"),
    "days": ("số ngày", "days"),
    "value": ("giá trị", "value"),
    "unit": ("đơn vị", "unit"),
    "by_unit": ("đơn vị của khoảng", "unit of the bands"),
    "entries": ("mục", "entry"),
    "name": ("tên", "name"),
    "place": ("địa điểm", "place"),
    "when": ("đối tượng có nghĩa vụ", "applies when"),
    "schedule": ("lịch thực hiện nghĩa vụ", "schedule"),
    "first": ("năm đầu tiên", "first year"),
    "every": ("chu kỳ (năm)", "every (years)"),
    "lapse": ("số năm còn xem xét", "lapse (years)"),
    "ends": ("ngày cuối kỳ", "period ends"),
    "periods": ("kỳ", "period"),
    "deadlines": ("thời hạn", "deadline"),
    "by": ("chậm nhất ngày", "by"),
    "before": ("trước ngày", "before"),
    "addressee": ("chủ thể phải thực hiện", "addressee"),
    "act": ("hành vi vi phạm", "act"),
    "yields_to": ("nhường cho tiêu chí", "yields to"),
    "limitation": ("thời hiệu xử phạt", "limitation"),
    "penalty": ("mức phạt", "penalty"),
    "fine": ("mức phạt", "fine"),
    "vi": ("(tiếng Việt)", "(Vietnamese)"),
    "en": ("(tiếng Anh)", "(English)"),
}
_SILENT = frozenset({"holds", "of", "values", "versions", "table", "bands"})


def say(key: str, lang: Lang, *values: object) -> str:
    """Return a fixed word or sentence, its slots filled in order."""
    return WORDS[key].text(lang).format(*values)


def kind_label(kind: str, lang: Lang) -> str:
    """Return what readers call a kind of rule file."""
    return _KINDS[kind].text(lang) if kind in _KINDS else kind


def what_label(edit: Edit, lang: Lang) -> str:
    """Return whether something is new, gone or changed."""
    return _WHATS[edit.what].text(lang)


def edit_name(edit: Edit, lang: Lang) -> str:
    """Return what was edited: a rule by its id, all else by its title."""
    name = f"«{edit.title.text(lang)}»" if edit.kind not in ("rules", "instruments") else edit.name
    return f"{kind_label(edit.kind, lang)} {name}"


def path_label(path: PartPath, lang: Lang) -> str:
    """Return what readers call a part of a rule file; keys that are not known are shown as they are."""
    shown = []
    for number, key in enumerate(path):
        is_key = number == 0 or path[number - 1] not in (
            "requires", "selections", "entries", "table", "values", "versions", "citations",
        )  # fmt: skip
        if is_key and key in _SILENT:
            continue
        if _ISO_DATE.fullmatch(key):
            day = format_date(date.fromisoformat(key), lang)
            shown.append(f"từ {day}" if lang == "vi" else f"from {day}")
        elif is_key and key in _KEYS:
            shown.append(_KEYS[key][0 if lang == "vi" else 1])
        else:
            shown.append(key if is_key else f"«{key}»")
    text = " ".join(shown)
    return text[:1].upper() + text[1:]


def part_label(impact: Impact, edit: Edit, part: Part, lang: Lang) -> str:
    """Return what readers call an edited value, with the labels of requirements and keys."""
    labels: dict[str, str] = {}
    for version in (impact.old, impact.new):
        rules = [version.compiled.rules[name] for name in edit.rules if name in version.compiled.rules]
        if edit.kind == "thresholds":
            nodes = (node for rule in rules for node in judging_parts(rule).values())
            labels |= key_labels(nodes, lang).get(edit.name, {})
        for rule in rules if edit.kind == "rules" else ():
            labels |= {name: r.label.text(lang) for name, r in rule.rule.requires.items() if r.label}
            labels |= {name: s.label.text(lang) for name, s in rule.rule.selections.items()}
    return path_label(tuple(labels.get(key, key) for key in part.path), lang)


def part_values(impact: Impact, edit: Edit, part: Part, lang: Lang) -> tuple[str, str]:
    """Return the old and the new value of a part: expressions as sentences, numbers with their unit."""
    texts = []
    versions = (impact.old, impact.new)
    for version, text, node in zip(versions, (part.before, part.after), part.nodes, strict=True):
        if text is None:
            texts.append(say("nothing", lang))
        elif node is not None:
            texts.append(sentence(node, lang, in_loop=part.path[0] == "selections"))
        elif edit.kind == "rules" and part.path[0] in ("message", "remedy") and part.path[-1] in LANGS:
            rule = version.compiled.rules[edit.name]
            templates = rule.message if part.path[0] == "message" else rule.remedy
            texts.append(said_text(templates["vi" if part.path[-1] == "vi" else "en"], lang))
        else:
            held = getattr(version.written, edit.kind).get(edit.name) if edit.kind == "thresholds" else None
            unit = held.model.unit_of_values if held is not None else None
            is_year = held is not None and held.model.type == "year"
            texts.append(text if is_year else _value(part.path, text, unit, lang))
    return texts[0], texts[1]


def _value(path: PartPath, text: str, unit: str | None, lang: Lang) -> str:
    if path[-1] == "severity" and text in [s.value for s in Severity]:
        return SEVERITIES[Severity(text)].text(lang)
    if path[-1] == "confidence" and text in [c.value for c in Confidence]:
        return CONFIDENCES[Confidence(text)].text(lang)
    if path == ("subject",) and text in SUBJECTS:
        return SUBJECTS[text].label.text(lang)
    if _ISO_DATE.fullmatch(text):
        return format_date(date.fromisoformat(text), lang)
    if _MONTH_DAY.fullmatch(text) and lang == "vi":
        return "/".join(reversed(text.split("-")))
    if path[0] == "values" and _NUMBER.fullmatch(text):
        return format_number(Decimal(text), lang) + (f" {Unit.parse(unit).text(lang)}" if unit else "")
    return text


MAX_INLINE = 40
"""Longest value, in characters, that a cause shows; longer ones stand with the edit."""


def cause_text(impact: Impact, cause: Cause, lang: Lang) -> str:
    """Return an edit as the reason of a change, with short values before and after."""
    edit = cause.edit
    if edit.what != "changed":
        return f"{what_label(edit, lang)}: {edit_name(edit, lang)}"
    texts = []
    for part in cause.parts:
        before, after = part_values(impact, edit, part, lang)
        short = part.nodes == (None, None) and max(len(before), len(after)) <= MAX_INLINE
        label = part_label(impact, edit, part, lang)
        texts.append(f"{label}: {before} → {after}" if short else label)
    return f"{edit_name(edit, lang)}: {'; '.join(texts)}"


def causes_text(impact: Impact, change: Change, lang: Lang) -> list[str]:
    """Return the causes of a change, or that none was found."""
    return [cause_text(impact, cause, lang) for cause in change.causes] or [say("unexplained", lang)]


def outcome_label(outcome: Outcome | None, lang: Lang) -> str:
    """Return an outcome as users read it; that there is no verdict where there is none."""
    return OUTCOMES[outcome].text(lang) if outcome else say("none", lang)


def failed_labels(impact: Impact, change: Change, lang: Lang) -> tuple[str, str]:
    """Return the requirements that do not hold before and after."""
    texts = []
    for version, side in ((impact.old, change.before), (impact.new, change.after)):
        rule = version.compiled.rules.get(change.key.rule_id)
        names = side.verdict.failed if side else ()
        texts.append("; ".join(rule.requirement_label(name, lang) for name in names) if rule else "")
    return texts[0], texts[1]


def messages(change: Change, lang: Lang) -> tuple[str, str]:
    """Return the messages before and after; blank where the verdict needs no attention."""
    sides = (change.before, change.after)
    before, after = (side.finding.message.text(lang) if side and side.finding else "" for side in sides)
    return before, after


_TOLD = {
    "title": ("tên tiêu chí", "title"),
    "severity": ("mức ưu tiên", "severity"),
    "message": ("nội dung thông báo", "message"),
    "remedy": ("kiến nghị khắc phục", "remedy"),
    "remedy_days": ("thời hạn khắc phục", "days to mend"),
    "citations": ("căn cứ pháp lý", "citations"),
    "programme": ("văn bản chỉ đạo", "programme"),
    "missing": ("thông tin còn thiếu", "missing"),
    "enforcement": ("hướng xử lý", "what it may lead to"),
}


def told_otherwise(change: Change, lang: Lang) -> list[str]:
    """Return which parts of a finding differ."""
    findings = [side.finding if side else None for side in (change.before, change.after)]
    return [
        words[0 if lang == "vi" else 1]
        for name, words in _TOLD.items()
        if getattr(findings[0], name, None) != getattr(findings[1], name, None)
    ]


def facility_text(change: Change) -> str:
    """Return the facility of a change."""
    return f"{change.key.facility_id} {change.facility_name}"


def subject_text(impact: Impact, change: Change, lang: Lang) -> str:
    """Return the subject of a change; blank where it is the facility itself."""
    key = change.key
    if key.subject_kind == "facility":
        return ""
    return record_text(key.record, lang, impact.after.rulebook.titles)


def counts_line(impact: Impact, lang: Lang) -> str:
    """Return the sentence that says how much changes."""
    tally = impact.tally
    numbers = (
        tally.verdicts,
        tally.facilities,
        tally.wording,
        tally.newly_violated,
        tally.no_longer_violated,
    )
    return say("counts", lang, *(format_number(number, lang) for number in numbers))
