"""What expressions say in Vietnamese and English, made from the nodes that run."""

from dataclasses import dataclass

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
    Listed,
    Node,
    Not,
    Obliged,
    OneOf,
    Or,
    Ratio,
    ThresholdValue,
    YearOf,
)
from compliance.model.outcomes import Missing
from compliance.model.schema import COLLECTIONS, KINDS, RECORD_KINDS
from compliance.model.texts import Bilingual, Lang
from compliance.model.values import format_value

_NUMBER_WORDS = {
    "==": ("bằng {}", "is {}"),
    "!=": ("khác {}", "is not {}"),
    "<": ("nhỏ hơn {}", "is below {}"),
    "<=": ("không vượt quá {}", "is at most {}"),
    ">": ("lớn hơn {}", "is above {}"),
    ">=": ("không nhỏ hơn {}", "is at least {}"),
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
    "latest": ("{} mới nhất trong các {}", "the latest {} of {}"),
    "one": ("{} (một giá trị duy nhất) của {}", "the one {} of {}"),
}


def phrase(node: Node, lang: Lang, *, in_loop: bool = False) -> str:
    """Return what a node says, as a part of a sentence.

    Args:
        node: The node.
        lang: The language.
        in_loop: Whether it stands inside an aggregate, where the subject's fields are named with their owner.
    """
    return _Phraser(lang, in_loop).say(node)


def sentence(node: Node, lang: Lang, *, in_loop: bool = False) -> str:
    """Return what a node says, with a capital letter."""
    text = phrase(node, lang, in_loop=in_loop)
    return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class _Phraser:
    """Says nodes in one language.

    Attributes:
        lang: The language.
        in_loop: Whether the node stands inside an aggregate, where the subject's fields need their owner.
    """

    lang: Lang
    in_loop: bool = False

    def say(self, node: Node) -> str:  # noqa: C901  # one branch a kind of node
        match node:
            case Constant(value=value):
                return format_value(value, self.lang)
            case AsOf():
                return self._in("thời điểm xét", "the date judged for")
            case FieldRef():
                return self._field(node)
            case Not(operand=operand):
                return self._negation(operand)
            case And(operands=operands):
                return self._in(" và ", " and ").join(self._grouped(o, Or) for o in operands)
            case Or(operands=operands):
                return self._in(" hoặc ", " or ").join(self._grouped(o, And) for o in operands)
            case Compare(op=op, left=left, right=right):
                words = {"number": _NUMBER_WORDS, "date": _DATE_WORDS}.get(left.type.base, _TEXT_WORDS)[op]
                return f"{self.say(left)} {self._in(*words).format(self._side(left, right))}"
            case OneOf(operand=operand, values=values):
                return f"{self.say(operand)} {self._in('là một trong các loại', 'is one of')}: " + ", ".join(
                    self._side(operand, value) for value in values
                )
            case Known(operand=operand):
                text = self.say(operand)
                return self._in(f"có số liệu về {text}", f"{text} is on record")
            case Arithmetic(op=op, left=left, right=right):
                return f"{self.say(left)} {self._in(*_ARITHMETIC_WORDS[op])} {self.say(right)}"
            case Ratio(above=Aggregate(function="sum") as total, below=Aggregate(function="count")):
                mean = ("{} trung bình của các {}", "the mean {} of {}")
                return self._fold(total, mean)
            case Ratio(above=above, below=below):
                return f"{self.say(above)} {self._in('chia cho', 'divided by')} {self.say(below)}"
            case YearOf(operand=operand):
                return f"{self._in('năm của', 'the year of')} {self.say(operand)}"
            case DaysBetween(start=start, end=end):
                a, b = self.say(start), self.say(end)
                return self._in(f"số ngày từ {a} đến {b}", f"the days from {a} to {b}")
            case AddMonths(start=start, months=months):
                return self._months(self.say(start), months)
            case ThresholdValue(threshold=threshold):
                return f"{self._in('mức quy định', 'the limit')} «{threshold.title.text(self.lang)}»"
            case InForceEntry(list=official):
                title = official.title.text(self.lang)
                return self._in(f"là mục của danh mục «{title}»", f"is an entry of «{title}»")
            case Listed(list=official, on=on):
                title, day = official.title.text(self.lang), self.say(on)
                return self._in(
                    f"có tên trong danh mục «{title}» có hiệu lực tại {day}", f"stands in «{title}» on {day}"
                )
            case Obliged(title=title):
                return self._in(f"có nghĩa vụ «{title.vi}»", f"is subject to «{title.en}»")
            case Aggregate():
                return self._aggregate(node)
        raise EngineError(f"no phrase for {node!r}")

    def _in(self, vi: str, en: str) -> str:
        return vi if self.lang == "vi" else en

    def _field(self, node: FieldRef) -> str:
        label = lower_first(node.column.label, self.lang)
        if node.scope == "parent":
            return self._in(f"{label} của cụm, khu chứa cơ sở", f"the parent's {label}")
        if node.scope == "facility" or (
            node.scope == "subject" and node.kind.name == "facility" and self.in_loop
        ):
            return self._in(f"{label} của cơ sở", f"the facility's {label}")
        if node.scope == "subject" and self.in_loop:
            owner = lower_first(node.kind.label, self.lang)
            return self._in(f"{label} của {owner} đang xét", f"{label} of the {owner} judged")
        return label

    def _side(self, left: Node, right: Node) -> str:
        """Return the right side of a comparison: a choice by its label, a number with its unit."""
        if isinstance(right, Constant):
            if left.type.choices is not None:
                return f"«{left.type.choices.member(right.value).text(self.lang)}»"
            if left.type.base == "text":
                return f"«{right.value}»"
            if left.type.base == "number" and left.type.unit and left.type.unit.powers:
                return f"{self.say(right)} {left.type.unit.text(self.lang)}"
        return self.say(right)

    def _grouped(self, node: Node, inner: type) -> str:
        text = self.say(node)
        return f"({text})" if isinstance(node, inner) else text

    def _negation(self, operand: Node) -> str:
        match operand:
            case Known(operand=reference):
                text = self.say(reference)
                return self._in(f"chưa có số liệu về {text}", f"{text} is not on record")
            case Aggregate(function="any"):
                return self._aggregate(operand, none=True)
            case Obliged(title=title):
                return self._in(f"không có nghĩa vụ «{title.vi}»", f"is not subject to «{title.en}»")
            case OneOf(operand=inner, values=values):
                shown = ", ".join(self._side(inner, value) for value in values)
                return f"{self.say(inner)} {self._in('không thuộc các loại', 'is none of')}: {shown}"
            case FieldRef():
                return self._in(f"không {self.say(operand)}", f"not: {self.say(operand)}")
            case _:
                text = self.say(operand)
                return self._in(f"không thuộc trường hợp ({text})", f"it is not so that ({text})")

    def _months(self, start: str, months: int) -> str:
        if months < 0:
            return self._in(f"{-months} tháng trước {start}", f"{-months} months before {start}")
        return self._in(f"{months} tháng sau {start}", f"{months} months after {start}")

    def _aggregate(self, node: Aggregate, *, none: bool = False) -> str:
        loop = _Phraser(self.lang, in_loop=True)
        label = lower_first(node.selection or node.collection.label, self.lang)
        filter_ = node.own if node.selection else node.where
        if node.function == "any":
            parts = [n for n in (filter_, node.body) if n is not None and not _is_true(n)]
            such = self._in(" và ", " and ").join(loop._grouped(part, Or) for part in parts)
            head = self._in("không có" if none else "có", "there is no" if none else "there is a")
            joined = self._in(f" nào mà {such}" if none else f" mà {such}", f" for which {such}")
            return f"{head} {label}{joined if such else ''}"
        where = "" if filter_ is None else loop.say(filter_)
        body = "" if node.body is None else loop.say(node.body)
        such = self._in(f" mà {where}", f" for which {where}") if where else ""
        if node.function == "all":
            return self._in(f"với mọi {label}{such}: {body}", f"for every {label}{such}: {body}")
        if node.function == "count":
            return self._in(f"số {label}{such}", f"the number of {label} records{such}")
        return self._fold(node, _FOLD_WORDS[node.function])

    def _fold(self, node: Aggregate, words: tuple[str, str]) -> str:
        loop = _Phraser(self.lang, in_loop=True)
        label = lower_first(node.selection or node.collection.label, self.lang)
        filter_ = node.own if node.selection else node.where
        such = ""
        if filter_ is not None:
            such = self._in(f" mà {loop.say(filter_)}", f" for which {loop.say(filter_)}")
        body = "" if node.body is None else loop.say(node.body)
        return self._in(*words).format(body, label) + such


def _is_true(node: Node) -> bool:
    return isinstance(node, Constant) and node.value is True


def missing_phrase(missing: Missing, lang: Lang) -> str:
    """Return what would settle an open condition, as a request and not as an accusation."""
    collection = KINDS.get(missing.name) or COLLECTIONS.get(missing.name)
    name = lower_first(collection.label, lang) if collection else missing.name
    title = missing.title.text(lang) if missing.title else missing.name
    match missing.what:
        case "field" | "exact_value":
            kind = RECORD_KINDS[(missing.record or "facility").partition("[")[0]]
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
                f"sổ theo dõi đã có đầy đủ {name} của cơ sở hay chưa",
                f"whether the register holds every {name} record of the facility",
            )
        case "record":
            return _in(lang, f"bản ghi {name} có liên quan", f"a {name} record it can be taken from")
        case "conflict":
            return _in(
                lang,
                f"các {name} có giá trị khác nhau cùng hiệu lực",
                f"which of the differing {name} records holds",
            )
        case "unit":
            return _in(lang, f"thống nhất đơn vị đo ({name})", f"values in one unit ({name})")
        case "threshold":
            return _in(lang, f"mức quy định «{title}» tại thời điểm đó", f"the limit «{title}» on that date")
        case _:
            return _in(lang, f"danh mục «{title}» tại thời điểm đó", f"the list «{title}» on that date")


def missing_sentences(missing: tuple[Missing, ...], lang: Lang) -> str:
    """Return what is asked of the facility, and apart from it what the department has to obtain."""
    asked = "; ".join(missing_phrase(m, lang) for m in missing if m.whose == "facility")
    confirmed = "; ".join(missing_phrase(m, lang) for m in missing if m.whose == "register")
    ours = "; ".join(missing_phrase(m, lang) for m in missing if m.whose == "law")
    sentences = []
    if asked:
        sentences.append(_in(lang, f"Đề nghị cung cấp: {asked}.", f"Please provide: {asked}."))
    if confirmed:
        sentences.append(
            _in(
                lang,
                f"Cơ quan quản lý cần làm rõ: {confirmed}.",
                f"The department settles: {confirmed}.",
            )
        )
    if ours:
        sentences.append(
            _in(
                lang,
                f"Cơ quan quản lý chưa thu thập được: {ours}.",
                f"Not yet obtained by the department: {ours}.",
            )
        )
    return " ".join(sentences)


def _key_of(missing: Missing) -> str:
    return (missing.record or "").partition("[")[2].rstrip("]")


def lower_first(label: Bilingual, lang: Lang) -> str:
    """Return a label for the middle of a sentence; abbreviations keep their capitals."""
    text = label.text(lang)
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _in(lang: Lang, vi: str, en: str) -> str:
    return vi if lang == "vi" else en


def _is_year(node: Node) -> bool:
    match node:
        case YearOf():
            return True
        case FieldRef(column=column):
            return column.type == "whole"
        case ThresholdValue(threshold=threshold):
            return threshold.type == "year"
        case _:
            return False


def format_typed(node: Node, value: object, lang: Lang) -> str:
    """Return a value for readers, with its unit, and a value of a closed list by its label."""
    if node.type.base == "flag" and not isinstance(node, FieldRef):
        words = {True: ("đúng", "true"), False: ("sai", "false"), None: ("chưa rõ", "unknown")}
        if isinstance(value, bool) or value is None:
            return _in(lang, *words[value])
    if value is not None and node.type.choices is not None:
        return node.type.choices.member(value).text(lang)
    if _is_year(node):
        return _in(lang, "chưa rõ", "unknown") if value is None else f"{value}"
    shown = format_value(value, lang)  # type: ignore[arg-type]
    unit = node.type.unit
    return f"{shown} {unit.text(lang)}" if value is not None and unit is not None and unit.powers else shown
