"""The fixed words of the rule site, in both languages."""

from datetime import date

from compliance.model.schedules import Deadline, Schedule, SchedulePeriod
from compliance.model.texts import Bilingual, Lang
from compliance.model.values import format_date

LANGUAGE_NAMES: dict[Lang, str] = {"vi": "Tiếng Việt", "en": "English"}

WORDS = {
    "site": Bilingual(vi="Bộ tiêu chí kiểm tra", en="Rulebook"),
    "skip": Bilingual(vi="Đến nội dung chính", en="Skip to the content"),
    "navigation": Bilingual(vi="Các trang", en="Pages"),
    "index": Bilingual(vi="Tổng quan", en="Overview"),
    "clauses": Bilingual(vi="Nội dung của Kế hoạch", en="Clauses of the plan"),
    "instruments": Bilingual(vi="Văn bản pháp luật", en="Instruments"),
    "thresholds": Bilingual(vi="Mức quy định", en="Thresholds"),
    "obligations": Bilingual(vi="Nghĩa vụ", en="Obligations"),
    "schedules": Bilingual(vi="Lịch thực hiện nghĩa vụ", en="Schedules"),
    "lists": Bilingual(vi="Danh mục", en="Lists"),
    "penalties": Bilingual(vi="Khung phạt tham khảo", en="Fines (information)"),
    "citations": Bilingual(vi="Tình trạng đối chiếu căn cứ", en="State of the citations"),
    "one_thresholds": Bilingual(vi="Mức quy định «{}»", en="Threshold «{}»"),
    "one_obligations": Bilingual(vi="Nghĩa vụ «{}»", en="Obligation «{}»"),
    "one_schedules": Bilingual(vi="Lịch thực hiện «{}»", en="Schedule «{}»"),
    "one_lists": Bilingual(vi="Danh mục «{}»", en="List «{}»"),
    "one_penalties": Bilingual(vi="Khung phạt «{}»", en="Fines «{}»"),
    "clause": Bilingual(vi="Nội dung {} của Kế hoạch", en="Clause {} of the plan"),
    "theme": Bilingual(vi="Lĩnh vực", en="Theme"),
    "theme_title": Bilingual(vi="Lĩnh vực: {}", en="Theme: {}"),
    "by_theme": Bilingual(vi="Tiêu chí theo lĩnh vực", en="Rules by theme"),
    "rules": Bilingual(vi="Số tiêu chí", en="Rules"),
    "rules_split": Bilingual(
        vi="{} (xét trên số liệu: {}; kiểm tra trực tiếp: {})", en="{} (judged on data: {}; looked up: {})"
    ),
    "contents": Bilingual(vi="Nội dung khác", en="Also held"),
    "hash": Bilingual(vi="Mã nhận dạng", en="Hash"),
    "hash_note": Bilingual(
        vi="Hai bộ tiêu chí có cùng mã nhận dạng thì các tệp tiêu chí giống hệt nhau.",
        en="Two rulebooks with the same hash have the same rule files to the letter.",
    ),
    "disclaimer": Bilingual(
        vi="Trang này được lập tự động từ các tệp tiêu chí. Nội dung quy định được diễn đạt lại, không thay "
           "cho văn bản quy phạm pháp luật. Kế hoạch là văn bản chỉ đạo, không phải căn cứ pháp lý để kết "
           "luận đối với cơ sở.",
        en="Made from the rule files. Provisions are paraphrased, and no substitute for the legal texts. The "
           "plan is the programme, and no legal ground against a facility.",
    ),
    "rule": Bilingual(vi="Tiêu chí", en="Rule"),
    "code": Bilingual(vi="Mã", en="Id"),
    "title": Bilingual(vi="Tên tiêu chí", en="Title"),
    "severity": Bilingual(vi="Mức ưu tiên", en="Severity"),
    "in_force": Bilingual(vi="Hiệu lực", en="In force"),
    "in_force_by": Bilingual(vi="Xét hiệu lực theo", en="In force as of"),
    "as_of": Bilingual(vi="Thời điểm xét", en="Date judged for"),
    "subject": Bilingual(vi="Đối tượng xét", en="Subject"),
    "way": Bilingual(vi="Cách xét", en="Judged"),
    "on_data": Bilingual(vi="Trên số liệu của sổ theo dõi", en="On the data of the register"),
    "by_hand": Bilingual(vi="Kiểm tra trực tiếp", en="By the inspector, on the spot"),
    "window": Bilingual(vi="Thời gian xem xét", en="Window"),
    "window_text": Bilingual(
        vi="{} tháng gần nhất tính đến thời điểm xét", en="The {} months up to the date judged for"
    ),
    "file": Bilingual(vi="Tệp", en="File"),
    "applies_when": Bilingual(vi="Đối tượng áp dụng", en="Applies when"),
    "every_subject": Bilingual(vi="Mọi đối tượng xét thuộc loại: {}.", en="Every subject of the kind: {}."),
    "requires": Bilingual(vi="Yêu cầu phải đạt", en="Requires"),
    "requires_note": Bilingual(vi="Phải đạt cả {} yêu cầu.", en="All {} requirements must hold."),
    "requirement": Bilingual(vi="Yêu cầu {}", en="Requirement {}"),
    "not_shown": Bilingual(
        vi="Cơ sở có trách nhiệm chứng minh: thiếu số liệu được ghi nhận là «Không xuất trình».",
        en="The proof lies with the facility: a blank counts as not shown.",
    ),
    "selections": Bilingual(vi="Tập bản ghi được nói đến", en="Records spoken of"),
    "all_records": Bilingual(vi="Tất cả bản ghi thuộc loại này.", en="All records of this kind."),
    "ask": Bilingual(vi="Nội dung kiểm tra trực tiếp", en="What to look up"),
    "message": Bilingual(vi="Nội dung thông báo", en="Message"),
    "message_note": Bilingual(
        vi="Phần trong ngoặc vuông được thay bằng số liệu của từng trường hợp.",
        en="What stands in square brackets is replaced by the data of each case.",
    ),
    "remedy": Bilingual(vi="Kiến nghị khắc phục", en="Remedy"),
    "legal": Bilingual(vi="Căn cứ pháp lý", en="Citations"),
    "programme": Bilingual(vi="Văn bản chỉ đạo", en="Programme"),
    "programme_note": Bilingual(
        vi="Nêu để theo dõi việc thực hiện Kế hoạch; không dùng làm căn cứ pháp lý đối với cơ sở.",
        en="Named to follow the plan; no legal ground against a facility.",
    ),
    "sanction": Bilingual(vi="Xem xét trách nhiệm", en="What a violation may lead to"),
    "addressee": Bilingual(vi="Đối tượng bị xem xét trách nhiệm", en="Whom the norm binds"),
    "act": Bilingual(vi="Mã hành vi", en="Act"),
    "yields_to": Bilingual(vi="Không xem xét đồng thời với hành vi", en="Yields to the act"),
    "limitation": Bilingual(vi="Thời hiệu xử phạt", en="Limitation"),
    "fines_note": Bilingual(
        vi="Khung phạt chỉ để tham khảo; mức phạt do người có thẩm quyền quyết định theo hồ sơ vụ việc.",
        en="For information only; the competent person decides on each case.",
    ),
    "fine_for": Bilingual(vi="Trường hợp", en="For"),
    "this_act": Bilingual(vi="Hành vi của tiêu chí này", en="The act of this rule"),
    "individuals": Bilingual(vi="Mức đối với cá nhân", en="Individuals"),
    "organisations": Bilingual(vi="Mức đối với tổ chức", en="Organisations"),
    "cases": Bilingual(vi="Tình huống kiểm thử", en="Example cases"),
    "no_cases": Bilingual(vi="Chưa có tình huống kiểm thử.", en="There are no example cases yet."),
    "cases_note": Bilingual(
        vi="Mỗi tình huống là một ví dụ mà chương trình phải cho đúng kết quả nêu ở đây. Tên tình huống được "
           "ghi bằng tiếng Anh.",
        en="Each is an example for which the program must find the outcome given here.",
    ),
    "case": Bilingual(vi="Tình huống", en="Case"),
    "outcome": Bilingual(vi="Kết quả phải có", en="Expected outcome"),
    "failed": Bilingual(vi="Yêu cầu chưa đạt", en="Failed requirement"),
    "threshold": Bilingual(vi="Mức quy định", en="Threshold"),
    "dates": Bilingual(vi="Thời gian áp dụng", en="Holds"),
    "value": Bilingual(vi="Giá trị", en="Value"),
    "provision": Bilingual(vi="Điều khoản", en="Provision"),
    "instrument": Bilingual(vi="Văn bản", en="Instrument"),
    "number": Bilingual(vi="Số, ký hiệu", en="Number"),
    "name": Bilingual(vi="Tên văn bản", en="Title"),
    "confidence": Bilingual(vi="Mức độ đối chiếu", en="Confidence"),
    "checked": Bilingual(vi="Ngày đối chiếu", en="Date checked"),
    "oldest": Bilingual(vi="Ngày đối chiếu sớm nhất", en="Oldest check"),
    "provisions": Bilingual(vi="Số điều khoản", en="Provisions"),
    "provisions_cited": Bilingual(vi="Điều khoản được viện dẫn", en="Provisions cited"),
    "amended_by": Bilingual(vi="Được sửa đổi, bổ sung bởi", en="Amended by"),
    "replaced_by": Bilingual(vi="Được thay thế bởi", en="Replaced by"),
    "amends": Bilingual(vi="Sửa đổi, bổ sung", en="Amends"),
    "replaces": Bilingual(vi="Thay thế", en="Replaces"),
    "cited_by": Bilingual(vi="Được viện dẫn tại", en="Cited by"),
    "others": Bilingual(vi="{} nội dung khác", en="{} others"),
    "used_by": Bilingual(vi="Được sử dụng tại", en="Used by"),
    "unused": Bilingual(vi="Chưa có tiêu chí nào sử dụng.", en="No rule uses it yet."),
    "uncited": Bilingual(vi="Chưa được viện dẫn.", en="Not cited."),
    "no_dates": Bilingual(vi="Chưa ghi nhận ngày hiệu lực", en="Dates not on record"),
    "since": Bilingual(vi="từ ngày {}", en="from {}"),
    "until": Bilingual(vi="đến hết ngày {}", en="to {} (included)"),
    "citations_note": Bilingual(
        vi="Căn cứ chưa kiểm chứng và căn cứ đã đối chiếu từ lâu được xếp trước, để ưu tiên đối chiếu lại.",
        en="What is unverified and what was checked longest ago comes first, to be checked first.",
    ),
    "clauses_note": Bilingual(
        vi="Số thứ tự theo phần, mục, điểm của {}; chữ cái sau dấu gạch nối chỉ từng ý trong đoạn.",
        en="Numbered by part, section and point of {}; the letter behind the hyphen is the idea within it.",
    ),
    "clause_number": Bilingual(vi="Nội dung", en="Clause"),
    "asks_for": Bilingual(vi="Kế hoạch yêu cầu", en="What the plan asks"),
    "treatment": Bilingual(vi="Cách theo dõi", en="Treatment"),
    "treated_by": Bilingual(vi="Theo dõi bằng", en="Treated by"),
    "by_treatment": Bilingual(vi="Nội dung theo cách theo dõi chính", en="Clauses by their first treatment"),
    "clause_total": Bilingual(vi="Số nội dung", en="Clauses"),
    "where": Bilingual(vi="Vị trí trong Kế hoạch", en="Place in the plan"),
    "indicators": Bilingual(vi="Chỉ tiêu", en="Indicators"),
    "tasks": Bilingual(vi="Nhiệm vụ", en="Tasks"),
    "cited_also": Bilingual(vi="Được dẫn tại", en="Cited also by"),
    "unit": Bilingual(vi="Đơn vị", en="Unit"),
    "numerator": Bilingual(vi="Tử số", en="Counted"),
    "denominator": Bilingual(vi="Mẫu số", en="Of"),
    "no_number": Bilingual(vi="Kế hoạch không đặt con số", en="the plan sets no number"),
    "target_since": Bilingual(vi="là mục tiêu từ ngày {}", en="the target from {}"),
    "open_question": Bilingual(vi="Chưa xác định", en="Not determined"),
    "product": Bilingual(vi="Sản phẩm", en="Product"),
    "lead": Bilingual(vi="Chủ trì", en="Led by"),
    "lead_note": Bilingual(vi="Ghi chú về chủ trì", en="Why it is shown as leading"),
    "each_commune": Bilingual(vi="UBND từng xã, phường", en="each commune and ward"),
    "support": Bilingual(vi="Phối hợp", en="Supported by"),
    "years": Bilingual(vi="Thời gian", en="Years"),
    "no_years": Bilingual(vi="Kế hoạch không nêu", en="the plan gives none"),
    "recurs": Bilingual(vi="Chu kỳ", en="Comes again"),
    "yearly": Bilingual(vi="hằng năm", en="every year"),
    "half_yearly": Bilingual(vi="6 tháng một lần", en="every half-year"),
    "if_any": Bilingual(vi="Chỉ phải làm nếu", en="Due only if"),
    "whom": Bilingual(vi="Đối tượng có nghĩa vụ", en="Who is subject to it"),
    "either_source": Bilingual(
        vi="Cơ sở có nghĩa vụ khi thuộc một trong các trường hợp sau.",
        en="A facility is subject to it in any one of these cases.",
    ),
    "source": Bilingual(vi="Trường hợp {}", en="Case {}"),
    "deadlines": Bilingual(vi="Kỳ và thời hạn", en="Periods and deadlines"),
    "cycle": Bilingual(vi="Chu kỳ", en="Cycle"),
    "every_year": Bilingual(vi="hằng năm, kỳ đầu tiên kết thúc năm {}", en="every year, first ending in {}"),
    "every_years": Bilingual(
        vi="{1} năm một lần, kỳ đầu tiên kết thúc năm {0}", en="every {1} years, first ending in {0}"
    ),
    "lapse": Bilingual(vi="Còn xem xét", en="Looked at"),
    "lapse_text": Bilingual(
        vi="đến hết năm thứ {} sau năm đến hạn", en="up to the end of year {} after the year it was due"
    ),
    "period_ends": Bilingual(vi="Kỳ kết thúc ngày {}", en="Period ending on {}"),
    "by": Bilingual(vi="chậm nhất vào ngày {} kế tiếp", en="by the following {} at the latest"),
    "before": Bilingual(
        vi="trước ngày {} kế tiếp (không tính ngày này)", en="before the following {} (that day excluded)"
    ),
    "periods_from": Bilingual(vi="kỳ kết thúc từ ngày {}", en="periods ending on {} or later"),
    "periods_until": Bilingual(vi="kỳ kết thúc đến hết ngày {}", en="periods ending on {} or earlier"),
    "periods_between": Bilingual(
        vi="kỳ kết thúc từ ngày {} đến hết ngày {}", en="periods ending from {} to {} (included)"
    ),
    "entry": Bilingual(vi="Số thứ tự trong danh mục", en="Entry"),
    "entry_name": Bilingual(vi="Tên cơ sở", en="Name"),
    "place": Bilingual(vi="Địa điểm", en="Place"),
    "entries": Bilingual(vi="{} cơ sở", en="{} entries"),
    "none": Bilingual(vi="Bộ tiêu chí chưa có nội dung này.", en="The rulebook holds none."),
    "retired": Bilingual(vi="Mã tiêu chí đã bãi bỏ, không dùng lại", en="Retired ids, never used again"),
    "not_obtained": Bilingual(vi="Chưa thu thập được", en="Not obtained"),
    "no_theme": Bilingual(vi="Chung", en="General"),
    "total": Bilingual(vi="Cộng", en="Total"),
}  # fmt: skip

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def say(key: str, lang: Lang, *values: object) -> str:
    """Return a fixed word or sentence, its slots filled in order."""
    return WORDS[key].text(lang).format(*values)


def capital(text: str) -> str:
    """Return a text with a capital letter, as a heading needs it.

    >>> capital("lưu lượng nước thải")
    'Lưu lượng nước thải'
    """
    return text[:1].upper() + text[1:]


def dates_halves(since: date | None, until: date | None, lang: Lang) -> tuple[str, ...]:
    """Return from when and until when something holds, both days included; empty where neither is given.

    >>> dates_halves(date(2026, 5, 18), date(2027, 2, 28), "vi")
    ('Từ ngày 18/05/2026', 'đến hết ngày 28/02/2027')
    """
    pairs = (("since", since), ("until", until))
    halves = [say(key, lang, format_date(day, lang)) for key, day in pairs if day is not None]
    return tuple(capital(half) if number == 0 else half for number, half in enumerate(halves))


def month_day_text(day: tuple[int, int], lang: Lang) -> str:
    """Return a day of the year, given as month and day.

    >>> month_day_text((1, 15), "vi"), month_day_text((1, 15), "en")
    ('15/01', '15 January')
    """
    return f"{day[1]:02}/{day[0]:02}" if lang == "vi" else f"{day[1]} {_MONTHS[day[0] - 1]}"


def cycle_text(schedule: Schedule, lang: Lang) -> str:
    """Return how often something falls due, and from when on."""
    return say("every_year" if schedule.every == 1 else "every_years", lang, schedule.first, schedule.every)


def deadline_text(period: SchedulePeriod, deadline: Deadline, lang: Lang) -> str:
    """Return when the report of a period is due, and for which periods this deadline holds."""
    form, day = ("by", deadline.by) if deadline.by else ("before", deadline.before)
    text = f"{say('period_ends', lang, month_day_text(period.ends, lang))}: "
    text += say(form, lang, month_day_text(day or period.ends, lang))
    between = [format_date(d, lang) for d in (deadline.since, deadline.until) if d is not None]
    if not between:
        return text
    held = "between" if len(between) == 2 else "from" if deadline.since else "until"
    return f"{text} ({say(f'periods_{held}', lang, *between)})"
