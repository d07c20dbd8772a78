"""The fixed words of every output, in both languages; Vietnamese as the department uses them."""

from compliance.model.citations import Citation, Confidence, Instrument
from compliance.model.outcomes import Outcome
from compliance.model.provisions import vietnamese_provision
from compliance.model.rules import Severity
from compliance.model.texts import Bilingual, Lang
from compliance.model.values import format_date, format_number

OUTCOMES = {
    Outcome.met: Bilingual(vi="Đạt", en="met"),
    Outcome.violated: Bilingual(vi="Chưa đạt", en="not met (violated)"),
    Outcome.undetermined: Bilingual(vi="Chưa đủ căn cứ kết luận", en="undetermined"),
    Outcome.not_applicable: Bilingual(vi="Không thuộc đối tượng", en="not applicable"),
    Outcome.manual: Bilingual(vi="Kiểm tra trực tiếp", en="manual, for the inspector"),
    Outcome.failed: Bilingual(vi="Lỗi hệ thống - chưa xét", en="failed, our fault"),
}

SEVERITIES = {
    Severity.critical: Bilingual(vi="Ưu tiên xử lý cao", en="critical"),
    Severity.major: Bilingual(vi="Ưu tiên xử lý trung bình", en="major"),
    Severity.minor: Bilingual(vi="Ưu tiên xử lý thấp", en="minor"),
}

CONFIDENCES = {
    Confidence.read: Bilingual(vi="đã đối chiếu toàn văn", en="read in full"),
    Confidence.excerpt: Bilingual(vi="đã đối chiếu trích đoạn", en="read in excerpt"),
    Confidence.secondary: Bilingual(vi="nguồn thứ cấp", en="secondary source"),
    Confidence.unverified: Bilingual(vi="chưa kiểm chứng", en="unverified"),
}

WORDS = {
    "register": Bilingual(vi="Sổ theo dõi cơ sở", en="Register"),
    "as_of": Bilingual(vi="Thời điểm xét", en="As of"),
    "rulebook": Bilingual(vi="Bộ tiêu chí kiểm tra", en="Rulebook"),
    "rules": Bilingual(vi="tiêu chí", en="rules"),
    "facilities": Bilingual(vi="cơ sở", en="facilities"),
    "result": Bilingual(vi="Kết quả xét", en="Verdict"),
    "number": Bilingual(vi="Số lượng", en="Number"),
    "list": Bilingual(vi="Danh sách cơ sở có dấu hiệu vi phạm và nội dung cần làm rõ",
                      en="Facilities with signs of a violation, and questions to settle"),
    "rule": Bilingual(vi="Tiêu chí kiểm tra", en="Rule"),
    "facility": Bilingual(vi="Cơ sở", en="Facility"),
    "finding": Bilingual(vi="Nội dung phát hiện", en="Finding"),
    "severity": Bilingual(vi="Mức ưu tiên", en="Severity"),
    "subject": Bilingual(vi="Đối tượng xét", en="Subject"),
    "remedy": Bilingual(vi="Kiến nghị khắc phục", en="Remedy"),
    "citations": Bilingual(vi="Căn cứ pháp lý", en="Citations"),
    "programme": Bilingual(vi="Văn bản chỉ đạo", en="Programme"),
    "missing": Bilingual(vi="Thông tin còn thiếu", en="Missing"),
    "evidence": Bilingual(vi="Căn cứ, tài liệu chứng minh", en="Evidence"),
    "applies_when": Bilingual(vi="Đối tượng áp dụng", en="Applies when"),
    "requires": Bilingual(vi="Yêu cầu phải đạt", en="Requires"),
    "in_force": Bilingual(vi="Hiệu lực từ - đến", en="In force from - until"),
    "selections": Bilingual(vi="Tập bản ghi được nói đến", en="Records spoken of"),
    "threshold": Bilingual(vi="Mức quy định", en="Threshold"),
    "obligation": Bilingual(vi="Nghĩa vụ", en="Obligation"),
    "fingerprint": Bilingual(vi="Mã theo dõi phát hiện", en="Fingerprint"),
    "failed_check": Bilingual(vi="Yêu cầu chưa đạt", en="Failed requirement"),
    "record": Bilingual(vi="Bản ghi", en="Record"),
    "message": Bilingual(vi="Nội dung thông báo", en="Message"),
    "ask": Bilingual(vi="Nội dung kiểm tra trực tiếp", en="What to look up"),
    "cases": Bilingual(vi="Tình huống kiểm thử", en="Cases"),
    "plan": Bilingual(vi="Kế hoạch số 2443/KH-UBND ngày 29/5/2025", en="Plan 2443/KH-UBND of 29 May 2025"),
    "tested": Bilingual(vi="{}: {} tình huống kiểm thử, {}", en="{}: {} cases, {}"),
    "passed": Bilingual(vi="đạt", en="passed"),
    "cases_failed": Bilingual(vi="{} không đạt", en="{} failed"),
    "no_cases": Bilingual(vi="CHƯA CÓ TÌNH HUỐNG", en="NO CASES"),
    "all_tested": Bilingual(vi="{} tình huống của {} tiêu chí: {} không đạt, thiếu {} loại tình huống",
                            en="{} cases of {} rules: {} failed, {} kinds of case missing"),
    "days": Bilingual(vi="trong vòng {} ngày", en="within {} days"),
    "true": Bilingual(vi="đúng", en="true"),
    "false": Bilingual(vi="sai", en="false"),
    "unknown": Bilingual(vi="chưa rõ", en="unknown"),
    "more": Bilingual(vi="... và {} phát hiện khác; xem đầy đủ bằng --format csv, json hoặc xlsx",
                      en="... and {} more; see them all with --format csv, json or xlsx"),
    "rejected": Bilingual(vi="{} dòng chưa tiếp nhận; số liệu của cơ sở liên quan được coi là chưa đầy đủ",
                          en="{} rejected rows; what they belong to counts as incomplete"),
    "note": Bilingual(vi="Ghi chú", en="Note"),
    "draft": Bilingual(vi="Kết quả rà soát trên số liệu, không thay cho kết luận kiểm tra.",
                       en="Results of a review of data; no substitute for the conclusion of an inspection."),
    "agreement": Bilingual(
        vi="{} kết quả xét, {} kết quả được tính lại từ bản ghi gốc, {} kết quả khác nhau.",
        en="{} verdicts, {} re-judged from the records, {} disagreements.",
    ),
}  # fmt: skip


def word(key: str, lang: Lang, *values: object) -> str:
    """Return a fixed word or sentence, its slots filled in order."""
    return WORDS[key].text(lang).format(*values)


def agreement_line(verdicts: int, rejudged: int, disagreements: int, lang: Lang) -> str:
    """Return the sentence that says how far the two evaluators were compared."""
    numbers = (format_number(number, lang) for number in (verdicts, rejudged, disagreements))
    return word("agreement", lang, *numbers)


def citation_text(citation: Citation, instruments: dict[str, Instrument], lang: Lang) -> str:
    """Return a citation with its instrument's title and how well its text was checked."""
    if citation.instrument == "plan":
        return f"{word('plan', lang)}, {citation.provision}"
    instrument = instruments.get(citation.instrument)
    title = f"{instrument.title.text(lang)} ({citation.instrument})" if instrument else citation.instrument
    title += amended_text(citation, lang)
    checked = ""
    if citation.confidence is not None and citation.checked is not None:
        confidence = CONFIDENCES[citation.confidence].text(lang)
        checked = f" [{confidence}, {format_date(citation.checked, lang)}]"
    return f"{provision_text(citation.provision, lang)}{_JOIN[lang]}{title}{checked}"


def amended_text(citation: Citation, lang: Lang) -> str:
    """Return by what the cited provision was amended, to follow the instrument; empty if by nothing."""
    if not citation.as_amended_by:
        return ""
    amended = "được sửa đổi, bổ sung bởi" if lang == "vi" else "as amended by"
    return f", {amended} {', '.join(citation.as_amended_by)}"


_JOIN: dict[Lang, str] = {"vi": " ", "en": ", "}


def provision_text(provision: str, lang: Lang) -> str:
    """Return a provision in the words of the language."""
    return provision if lang == "en" else vietnamese_provision(provision)
