"""What expressions say in Vietnamese and English, made from the nodes that run."""

from compliance.errors import EngineError
from compliance.language.nodes import (
    AddMonths,
    Aggregate,
    And,
    Arithmetic,
    AsOf,
    Compare,
    Constant,
    DaysBetween,
    FieldRef,
    InForceEntry,
    Known,
    Node,
    Not,
    Obliged,
    OneOf,
    Or,
    Ratio,
    ThresholdValue,
    YearOf,
)
from compliance.model.fields import Choice
from compliance.model.outcomes import Missing
from compliance.model.schema import KINDS, SUBJECTS
from compliance.model.texts import Bilingual, Lang
from compliance.model.values import format_value

_NUMBER_WORDS = {
    "==": ("bằng {}", "is {}"),
    "!=": ("khác {}", "is not {}"),
    "<": ("nhỏ hơn {}", "is below {}"),
    "<=": ("không vượt quá {}", "is at most {}"),
    ">": ("lớn hơn {}", "is above {}"),
    ">=": ("từ {} trở lên", "is at least {}"),
}
_DATE_WORDS = {
    "==": ("đúng ngày {}", "is on {}"),
    "!=": ("khác ngày {}", "is not on {}"),
    "<": ("trước {}", "is before {}"),
    "<=": ("không muộn hơn {}", "is not after {}"),
    ">": ("sau {}", "is after {}"),
    ">=": ("không sớm hơn {}", "is not before {}"),
}
_TEXT_WORDS = {"==": ("là {}", "is {}"), "!=": ("không phải là {}", "is not {}")}
_ARITHMETIC_WORDS = {"+": ("cộng", "plus"), "-": ("trừ", "minus"), "*": ("nhân với", "times")}
_FOLD_WORDS = {
    "sum": ("tổng {} của các {}", "the sum of {} over {}"),
    "min": ("{} nhỏ nhất trong các {}", "the least {} among {}"),
    "max": ("{} lớn nhất trong các {}", "the greatest {} among {}"),
    "one": ("{} (một giá trị duy nhất) của {}", "the one {} of {}"),
}


def phrase(node: Node, lang: Lang) -> str:  # noqa: C901  # one branch a kind of node
    """Return what a node says, as a part of a sentence."""
    match node:
        case Constant(value=value):
            return format_value(value, lang)
        case AsOf():
            return _in(lang, "thời điểm xét", "the date judged for")
        case FieldRef():
            return _field(node, lang)
        case Not(operand=operand):
            return _negation(operand, lang)
        case And(operands=operands):
            return _in(lang, " và ", " and ").join(_grouped(o, Or, lang) for o in operands)
        case Or(operands=operands):
            return _in(lang, " hoặc ", " or ").join(_grouped(o, And, lang) for o in operands)
        case Compare(op=op, left=left, right=right):
            words = {"number": _NUMBER_WORDS, "date": _DATE_WORDS}.get(left.type.base, _TEXT_WORDS)[op]
            return f"{phrase(left, lang)} {_in(lang, *words).format(_side(left, right, lang))}"
        case OneOf(operand=operand, values=values):
            shown = ", ".join(_side(operand, value, lang) for value in values)
            return f"{phrase(operand, lang)} {_in(lang, 'thuộc một trong các loại', 'is one of')}: {shown}"
        case Known(operand=operand):
            return _in(
                lang, f"có số liệu về {phrase(operand, lang)}", f"{phrase(operand, lang)} is on record"
            )
        case Arithmetic(op=op, left=left, right=right):
            return f"{phrase(left, lang)} {_in(lang, *_ARITHMETIC_WORDS[op])} {phrase(right, lang)}"
        case Ratio(above=above, below=below):
            return f"{phrase(above, lang)} {_in(lang, 'chia cho', 'divided by')} {phrase(below, lang)}"
        case YearOf(operand=operand):
            return f"{_in(lang, 'năm của', 'the year of')} {phrase(operand, lang)}"
        case DaysBetween(start=start, end=end):
            a, b = phrase(start, lang), phrase(end, lang)
            return _in(lang, f"số ngày từ {a} đến {b}", f"the days from {a} to {b}")
        case AddMonths(start=start, months=months):
            return _months(phrase(start, lang), months, lang)
        case ThresholdValue(threshold=threshold):
            return f"{_in(lang, 'mức quy định', 'the limit')} «{threshold.title.text(lang)}»"
        case InForceEntry(list=official, on=on):
            title, day = official.title.text(lang), phrase(on, lang)
            return _in(lang, f"có tên trong danh mục «{title}» tại {day}", f"stands in «{title}» on {day}")
        case Obliged(title=title):
            return _in(lang, f"có nghĩa vụ «{title.vi}»", f"is subject to «{title.en}»")
        case Aggregate():
            return _aggregate(node, lang)
    raise EngineError(f"no phrase for {node!r}")


def sentence(node: Node, lang: Lang) -> str:
    """Return what a node says, with a capital letter."""
    text = phrase(node, lang)
    return text[:1].upper() + text[1:]


def missing_phrase(missing: Missing, lang: Lang) -> str:
    """Return what would settle an open condition, as a request and not as an accusation."""
    collection = KINDS.get(missing.name)
    name = lower_first(collection.label, lang) if collection else missing.name
    match missing.what:
        case "field" | "exact_value":
            kind = SUBJECTS[(missing.record or "facility").partition("[")[0]]
            label = kind.columns[missing.name].label.text(lang)
            where = "" if kind.name == "facility" else f" ({kind.label.text(lang)} {_key_of(missing)})"
            if missing.what == "field":
                return _in(lang, f"số liệu «{label}»{where}", f"a value for «{label}»{where}")
            return _in(
                lang, f"giá trị chính xác của «{label}»{where}", f"an exact value for «{label}»{where}"
            )
        case "coverage":
            return _in(
                lang,
                f"xác nhận sổ theo dõi đã có đầy đủ {name} của cơ sở",
                f"confirmation that the register holds every {name} record of the facility",
            )
        case "record":
            return _in(lang, f"bản ghi {name} có liên quan", f"a {name} record it can be taken from")
        case "conflict":
            return _in(
                lang,
                f"làm rõ các {name} có giá trị khác nhau cùng hiệu lực",
                f"which of the differing {name} records holds",
            )
        case "unit":
            return _in(lang, f"thống nhất đơn vị đo ({name})", f"values in one unit ({name})")
        case "threshold":
            return _in(
                lang,
                f"mức quy định «{name}» có hiệu lực tại thời điểm đó (chưa thu thập được)",
                f"the limit «{name}» in force on that date (not obtained)",
            )
        case _:
            return _in(
                lang,
                f"danh mục «{name}» có hiệu lực tại thời điểm đó (chưa thu thập được)",
                f"the list «{name}» in force on that date (not obtained)",
            )


def _key_of(missing: Missing) -> str:
    return (missing.record or "").partition("[")[2].rstrip("]")


def lower_first(label: Bilingual, lang: Lang) -> str:
    """Return a label for the middle of a sentence; abbreviations keep their capitals."""
    text = label.text(lang)
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _in(lang: Lang, vi: str, en: str) -> str:
    return vi if lang == "vi" else en


def _field(node: FieldRef, lang: Lang) -> str:
    label = lower_first(node.column.label, lang)
    if node.scope == "facility":
        return _in(lang, f"{label} của cơ sở", f"the facility's {label}")
    return label


def _side(left: Node, right: Node, lang: Lang) -> str:
    """Return the right side of a comparison: a choice by its label, a number with its unit."""
    if isinstance(right, Constant):
        choices: type[Choice] | None = left.type.choices
        if choices is not None:
            return f"«{choices.member(right.value).text(lang)}»"
        if left.type.base == "text":
            return f"«{right.value}»"
        if left.type.base == "number" and left.type.unit and left.type.unit.powers:
            return f"{phrase(right, lang)} {left.type.unit.text(lang)}"
    return phrase(right, lang)


def _grouped(node: Node, inner: type, lang: Lang) -> str:
    text = phrase(node, lang)
    return f"({text})" if isinstance(node, inner) else text


def _negation(operand: Node, lang: Lang) -> str:
    match operand:
        case Known(operand=reference):
            text = phrase(reference, lang)
            return _in(lang, f"chưa có số liệu về {text}", f"{text} is not on record")
        case Aggregate(function="any"):
            return _aggregate(operand, lang, none=True)
        case Obliged(title=title):
            return _in(lang, f"không có nghĩa vụ «{title.vi}»", f"is not subject to «{title.en}»")
        case OneOf(operand=inner, values=values):
            shown = ", ".join(_side(inner, value, lang) for value in values)
            return f"{phrase(inner, lang)} {_in(lang, 'không thuộc các loại', 'is none of')}: {shown}"
        case _:
            text = phrase(operand, lang)
            return _in(lang, f"không thuộc trường hợp ({text})", f"it is not so that ({text})")


def _months(start: str, months: int, lang: Lang) -> str:
    if months < 0:
        return _in(lang, f"{-months} tháng trước {start}", f"{-months} months before {start}")
    return _in(lang, f"{months} tháng sau {start}", f"{months} months after {start}")


def _aggregate(node: Aggregate, lang: Lang, *, none: bool = False) -> str:
    label = lower_first(node.collection.label, lang)
    where = "" if node.where is None else phrase(node.where, lang)
    body = "" if node.body is None else phrase(node.body, lang)
    if node.function == "any":
        head = _in(lang, "không có" if none else "có", "there is no" if none else "there is a")
        parts = [p for p, n in ((where, node.where), (body, node.body)) if p and not _is_true(n)]
        conditions = _in(lang, " và ", " and ").join(parts)
        with_ = _in(
            lang, f" nào mà {conditions}" if none else f" mà {conditions}", f" for which {conditions}"
        )
        return f"{head} {label}{with_ if conditions else ''}"
    such = _in(lang, f" mà {where}", f" for which {where}") if where else ""
    if node.function == "all":
        return _in(lang, f"mọi {label}{such} đều có {body}", f"for every {label}{such}: {body}")
    if node.function == "count":
        return _in(lang, f"số {label}{such}", f"the number of {label} records{such}")
    return _in(lang, *_FOLD_WORDS[node.function]).format(body, label) + such


def _is_true(node: Node | None) -> bool:
    return isinstance(node, Constant) and node.value is True


def format_typed(node: Node, value: object, lang: Lang) -> str:
    """Return a value for readers, with its unit, and a value of a closed list by its label."""
    if node.type.base == "flag" and not isinstance(node, FieldRef):
        words = {True: ("đúng", "true"), False: ("sai", "false"), None: ("chưa rõ", "unknown")}
        if isinstance(value, bool) or value is None:
            return _in(lang, *words[value])
    if value is not None and node.type.choices is not None:
        return node.type.choices.member(value).text(lang)
    if isinstance(node, YearOf) or (isinstance(node, FieldRef) and node.column.type == "whole"):
        return _in(lang, "chưa rõ", "unknown") if value is None else f"{value}"
    shown = format_value(value, lang)  # type: ignore[arg-type]
    unit = node.type.unit
    return f"{shown} {unit.text(lang)}" if value is not None and unit is not None and unit.powers else shown
