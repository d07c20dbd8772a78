"""What would settle an open condition, in sentences: asked of the facility, and of the department."""

from compliance.language.record_words import record_text
from compliance.language.value_words import column_words, lower_first, mid_sentence, said_in
from compliance.model.outcomes import Missing
from compliance.model.schema import COLLECTIONS, KINDS, RECORD_KINDS
from compliance.model.texts import Lang


def missing_phrase(missing: Missing, lang: Lang) -> str:
    """Return what would settle an open condition, as a request and not as an accusation."""
    collection = KINDS.get(missing.name) or COLLECTIONS.get(missing.name)
    name = lower_first(collection.label, lang) if collection else missing.name
    title = missing.title.text(lang) if missing.title else missing.name
    match missing.what:
        case "field" | "exact_value":
            kind = RECORD_KINDS[(missing.record or "facility").partition("[")[0]]
            column = kind.columns[missing.name]
            record = mid_sentence(record_text(missing.record or kind.name, lang, {}))
            where = "" if kind.name == "facility" else f" ({record})"
            if missing.what == "field":
                return f"{column_words(column, lang)}{where}"
            label = column.label.text(lang)
            return said_in(
                lang, f"giá trị chính xác của «{label}»{where}", f"an exact value for «{label}»{where}"
            )
        case "column":
            kind = RECORD_KINDS[missing.record or "facility"]
            label, table = kind.columns[missing.name].label.text(lang), kind.label.text(lang)
            return said_in(
                lang,
                f"cột «{label}» mà bảng «{table}» của sổ theo dõi không có",
                f"the column «{label}» that the register's table «{table}» lacks",
            )
        case "coverage":
            return said_in(
                lang,
                f"sổ theo dõi đã có đầy đủ {name} của cơ sở hay chưa",
                f"whether the register holds every {name} record of the facility",
            )
        case "record":
            return said_in(lang, f"bản ghi {name} có liên quan", f"a {name} record it can be taken from")
        case "conflict":
            return said_in(
                lang,
                f"các {name} có giá trị khác nhau cùng hiệu lực",
                f"which of the differing {name} records holds",
            )
        case "unit":
            return said_in(lang, f"thống nhất đơn vị đo ({name})", f"values in one unit ({name})")
        case "threshold":
            law = said_in(lang, f"mức quy định «{title}»", f"the limit «{title}»")
        case _:
            law = said_in(lang, f"danh mục «{title}»", f"the list «{title}»")
    law += said_in(lang, " tại thời điểm đó", " on that date")
    return f"{law} ({missing.reason.text(lang)})" if missing.reason else law


def missing_sentences(missing: tuple[Missing, ...], lang: Lang) -> str:
    """Return what is asked of the facility, and apart from it what the department has to obtain."""
    asked = "; ".join(missing_phrase(m, lang) for m in missing if m.whose == "facility")
    confirmed = "; ".join(missing_phrase(m, lang) for m in missing if m.whose == "register")
    ours = "; ".join(missing_phrase(m, lang) for m in missing if m.whose == "law")
    sentences = []
    if asked:
        sentences.append(said_in(lang, f"Đề nghị cung cấp: {asked}.", f"Please provide: {asked}."))
    if confirmed:
        sentences.append(
            said_in(
                lang,
                f"Cơ quan quản lý cần làm rõ: {confirmed}.",
                f"The department settles: {confirmed}.",
            )
        )
    if ours:
        sentences.append(
            said_in(
                lang,
                f"Cơ quan quản lý chưa thu thập được: {ours}.",
                f"Not yet obtained by the department: {ours}.",
            )
        )
    return " ".join(sentences)
