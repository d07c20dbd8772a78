"""What a violation may lead to, in sentences: the list, the reasons, and the bracket for information."""

from datetime import date

from compliance.language.compile import CompiledRule
from compliance.language.missing_phrases import missing_phrase
from compliance.language.phrases import phrase
from compliance.language.record_words import record_text
from compliance.language.value_words import lower_first, mid_sentence
from compliance.model.choices import OperatorKind
from compliance.model.citations import Instrument
from compliance.model.enforcement import ActionList, Enforcement, Penalty, Reason
from compliance.model.fields import Choice
from compliance.model.findings import Finding
from compliance.model.penalties import Fine, Payer
from compliance.model.rules import Rule
from compliance.model.texts import Bilingual, Lang
from compliance.model.values import format_date, format_number
from compliance.report.words import amended_text, citation_text, provision_text

_REASONS = {
    "no_act": Bilingual(
        vi="tiêu chí chưa xác định hành vi bị xử phạt", en="the rule names no act that is punished"
    ),
    "no_addressee": Bilingual(
        vi="tiêu chí chưa xác định đối tượng bị xem xét trách nhiệm", en="the rule does not say whom it binds"
    ),
    "operator_unknown": Bilingual(
        vi="chưa có số liệu về chủ cơ sở hoặc loại chủ thể",
        en="the operator, or what kind of person it is, is not on record",
    ),
    "not_addressee": Bilingual(
        vi="quy định không áp dụng với loại chủ thể «{}»",
        en="the norm does not bind this kind of operator: {}",
    ),
    "state_agency": Bilingual(
        vi="chủ cơ sở là cơ quan nhà nước: kiến nghị cơ quan quản lý, không nêu khung phạt",
        en="the operator is a state agency: a recommendation, without a bracket",
    ),
    "evidence": Bilingual(
        vi="số liệu có mức độ tin cậy «{}», chưa đủ điều kiện làm căn cứ xử phạt: cần lấy mẫu",
        en="a value it rests on is graded «{}», which an authority may not use: take a sample",
    ),
    "barred": Bilingual(
        vi="hết thời hiệu xử phạt từ sau ngày {}; vẫn kiến nghị khắc phục",
        en="time-barred after {}; the remedy may still be required",
    ),
    "limitation_unknown": Bilingual(
        vi="chưa đủ căn cứ để tính thời hiệu xử phạt",
        en="the limitation cannot be reckoned: its day or its length is not known",
    ),
    "yields": Bilingual(
        vi="đã xem xét theo tiêu chí {}: một hành vi không bị xử phạt hai lần",
        en="rule {} takes its place: one act is not punished twice",
    ),
    "counted_with": Bilingual(
        vi="tính chung với kết quả có khung phạt cao nhất của cùng hành vi ({})",
        en="counted with the finding of the same act that has the highest bracket ({})",
    ),
}

_PAYERS: dict[Payer, Bilingual] = {
    "individual": Bilingual(vi="cá nhân", en="individuals"),
    "organisation": Bilingual(vi="tổ chức", en="organisations"),
}
MAX_BRACKETS = 6
"""Fines of a rule that are told in one line."""

PAYERS: tuple[Payer, ...] = ("individual", "organisation")


_SANCTION_LABELS = {
    "addressee": Bilingual(vi="Đối tượng bị xem xét trách nhiệm", en="Whom the norm binds"),
    "act": Bilingual(vi="Mã hành vi", en="Act"),
    "yields_to": Bilingual(vi="Không xem xét đồng thời với hành vi", en="Yields to the act"),
    "limitation": Bilingual(vi="Thời hiệu xử phạt", en="Limitation"),
    "penalty": Bilingual(vi="Khung phạt tham khảo", en="Penalty bracket (information)"),
}
_YEARS = Bilingual(vi="{} năm, tính từ: {}", en="{} year(s), from: {}")
_NO_YEARS = Bilingual(vi="chưa thu thập được số năm, tính từ: {}", en="years not obtained, from: {}")
NOT_KNOWN = Bilingual(vi="chưa xác định được", en="cannot be told")
_NO_BRACKET = Bilingual(
    vi="bảng mức phạt không có khung phạt cho trường hợp này",
    en="the table of fines has no bracket for this case",
)
_DETECTED = Bilingual(
    vi="thời điểm phát hiện (hành vi đang diễn ra)", en="the day it is detected (an act that goes on)"
)


_RAISED = Bilingual(
    vi="đã cộng thêm {} % do {} kết quả khác của cùng hành vi",
    en="raised by {} % for {} more finding(s) of the same act",
)
_UNSETTLED = Bilingual(
    vi="chưa cộng {} kết quả chưa xác định được mức tăng thêm",
    en="{} more for which the surcharge cannot be told are not counted in",
)


def addressee_text(rule: Rule, lang: Lang) -> str:
    """Return the kinds of operator a norm binds, or the department; blank where the rule says nothing."""
    labels = [
        (kind if isinstance(kind, OperatorKind) else ActionList.department).text(lang)
        for kind in rule.addressee
    ]
    return "; ".join(label[:1].lower() + label[1:] for label in labels)


def limitation_text(rule: CompiledRule, lang: Lang) -> str:
    """Return how long a rule's act can be punished and from when; blank where the rule says nothing."""
    limitation = rule.rule.limitation
    if limitation is None:
        return ""
    start = _DETECTED.text(lang) if rule.clock is None else phrase(rule.clock, lang)
    if limitation.years is None:
        return _NO_YEARS.text(lang).format(start)
    return _YEARS.text(lang).format(limitation.years, start)


def sanction_lines(rule: CompiledRule, lang: Lang) -> list[tuple[str, str]]:
    """Return what a rule says of whom it binds and what may follow, as labels and texts, blanks left out."""
    model = rule.rule
    texts = {
        "addressee": addressee_text(model, lang),
        "act": model.act or "",
        "yields_to": ", ".join(model.yields_to),
        "limitation": limitation_text(rule, lang),
        "penalty": _brackets(rule, lang),
    }
    return [(_SANCTION_LABELS[key].text(lang), text) for key, text in texts.items() if text]


def _brackets(rule: CompiledRule, lang: Lang) -> str:
    """Return the fines of the last period that a rule can come to, for individuals and organisations."""
    if rule.penalty is None:
        return ""
    choice = rule.penalty.choices[-1]
    shown = []
    for index, fine in choice.fines.items():
        label = choice.labels.get(index)
        times = choice.period.times
        amounts = "; ".join(
            f"{_PAYERS[payer].text(lang)}: {fine_text(fine.times(factor), lang)}"
            for payer, factor in zip(PAYERS, (times.individual, times.organisation), strict=True)
        )
        shown.append(f"{lower_first(label, lang)} ({amounts})" if label else amounts)
    more = len(shown) > MAX_BRACKETS
    table = rule.penalty.table.title.text(lang)
    return f"{table}: {' / '.join(shown[:MAX_BRACKETS])}{' / ...' if more else ''}"


def punished_text(finding: Finding, instruments: dict[str, Instrument], lang: Lang) -> str:
    """Return the provisions that punish the act of a finding; blank where its rule names no act."""
    if finding.enforcement is None or finding.enforcement.act is None:
        return ""
    decree = " Nghị định" if lang == "vi" else ", Decree"
    penal = (
        c for c in finding.citations if c.instrument in instruments and instruments[c.instrument].is_penal
    )
    return "; ".join(
        f"{provision_text(c.provision, lang)}{decree} {c.instrument}{amended_text(c, lang)}" for c in penal
    )


def reason_text(reason: Reason, lang: Lang) -> str:
    """Return why a finding is not proposed for a penalty."""
    about = reason.about
    if isinstance(about, Choice):
        shown = about.text(lang)
    elif reason.code == "counted_with":
        shown = mid_sentence(record_text(str(about), lang, {}))
    else:
        shown = format_date(about, lang) if isinstance(about, date) else about or ""
    return _REASONS[reason.code].text(lang).format(shown)


def list_text(enforcement: Enforcement, lang: Lang) -> str:
    """Return the list a violation stands on, with the reasons where it is not proposed for a penalty."""
    label = enforcement.list.text(lang)
    reasons = "; ".join(reason_text(reason, lang) for reason in enforcement.reasons)
    return f"{label} ({reasons})" if reasons else label


def fine_text(fine: Fine, lang: Lang) -> str:
    """Return a bracket, such as 400 - 500 triệu đồng."""
    if fine.least is None or fine.most is None:
        return "cảnh cáo" if lang == "vi" else "warning"
    bracket = f"{format_number(fine.least, lang)} - {format_number(fine.most, lang)}"
    return f"{bracket} triệu đồng" if lang == "vi" else f"{bracket} million VND"


def penalty_text(penalty: Penalty, instruments: dict[str, Instrument], lang: Lang) -> str:
    """Return the bracket for individuals and organisations, which of them applies, and the provision."""
    amounts = [(payer, penalty.amount(payer)) for payer in PAYERS]
    if any(fine is None for _, fine in amounts):
        unsettled = ", ".join(missing_phrase(missing, lang) for missing in penalty.missing)
        shown = f"{NOT_KNOWN.text(lang)} ({unsettled})" if unsettled else _NO_BRACKET.text(lang)
    else:
        parts = [f"{_PAYERS[payer].text(lang)}: {fine_text(fine, lang)}" for payer, fine in amounts if fine]
        shown = "; ".join(parts)
        if penalty.label is not None:
            shown = f"{lower_first(penalty.label, lang)} - {shown}"
        if penalty.payer is not None:
            applies = "áp dụng mức đối với" if lang == "vi" else "here that for"
            shown += f" ({applies} {_PAYERS[penalty.payer].text(lang)})"
    cited = f"; {citation_text(penalty.citation, instruments, lang)}" if penalty.citation else ""
    return f"{shown}{cited}{_surcharge_text(penalty, instruments, lang)}"


def _surcharge_text(penalty: Penalty, instruments: dict[str, Instrument], lang: Lang) -> str:
    """Return by how much further findings of the same act raise a bracket; blank where none does."""
    if penalty.surcharges is None or not (penalty.raised_by or penalty.unsettled):
        return ""
    told = []
    if penalty.raised_by:
        told.append(_RAISED.text(lang).format(format_number(penalty.raised, lang), penalty.raised_by))
    if penalty.unsettled:
        told.append(_UNSETTLED.text(lang).format(penalty.unsettled))
    return f"; {', '.join(told)} ({citation_text(penalty.surcharges.citation, instruments, lang)})"


def enforcement_lines(
    enforcement: Enforcement, instruments: dict[str, Instrument], lang: Lang
) -> list[tuple[str, str]]:
    """Return what a violation may lead to, as labels and texts."""
    labels = {
        "vi": ("Hướng xử lý", "Khung phạt tham khảo", "Thời hiệu xử phạt đến hết ngày"),
        "en": ("Action", "Penalty bracket (information)", "Can be punished up to"),
    }[lang]
    lines = [(labels[0], list_text(enforcement, lang))]
    if enforcement.penalty is not None:
        lines.append((labels[1], penalty_text(enforcement.penalty, instruments, lang)))
    if enforcement.barred_after is not None:
        lines.append((labels[2], format_date(enforcement.barred_after, lang)))
    return lines
