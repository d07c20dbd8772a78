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
    CompareOp,
    Constant,
    DaysBetween,
    FieldRef,
    InForceEntry,
    Known,
    Listed,
    MonthOf,
    Node,
    Not,
    Obliged,
    OneOf,
    Or,
    Ratio,
    ThresholdValue,
    YearOf,
)
from compliance.language.value_words import column_words, is_year, lower_first
from compliance.model.texts import Lang
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
    "==": ("trùng với {}", "is {}"),
    "!=": ("khác với {}", "is not {}"),
    "<": ("trước {}", "is before {}"),
    "<=": ("không muộn hơn {}", "is not after {}"),
    ">": ("sau {}", "is after {}"),
    ">=": ("không sớm hơn {}", "is not before {}"),
}
_TEXT_WORDS = {"==": ("là {}", "is {}"), "!=": ("không phải là {}", "is not {}")}
_ARITHMETIC_WORDS = {"+": ("cộng", "plus"), "-": ("trừ", "minus"), "*": ("nhân với", "times")}
_COMPLEMENTS: dict[str, CompareOp] = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
"""Not one is the other, also where the comparison is unknown."""

_FLIPPED: dict[str, CompareOp] = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
_FOLD_WORDS = {
    "sum": ("tổng {} của các {}", "the sum of {} over the {}"),
    "min": ("{} nhỏ nhất trong các {}", "the least {} among the {}"),
    "max": ("{} lớn nhất trong các {}", "the greatest {} among the {}"),
    "latest": ("{} theo bản ghi mới nhất trong các {}", "the {} of the most recent of the {}"),
    "one": ("{} (một giá trị duy nhất) của {}", "the one {} of the {}"),
}
_DATE_FOLD_WORDS = {
    "min": ("{} sớm nhất trong các {}", "the earliest {} among the {}"),
    "max": ("{} muộn nhất trong các {}", "the latest {} among the {}"),
}
_MEAN_WORDS = ("{} trung bình của các {}", "the mean {} of the {}")


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


def such_records(node: Aggregate, *, flat: bool = True) -> tuple[Node, ...]:
    """Return the conditions that the records of an `any` or `on_file` meet together; none for others.

    Args:
        node: The aggregate.
        flat: Whether the parts of an `and` are told one by one.
    """
    if node.function not in ("any", "on_file"):
        return ()
    filter_ = node.own if node.selection else node.where
    parts = [part for part in (filter_, node.body) if part is not None and not _is_true(part)]
    if not flat:
        return tuple(parts)
    return tuple(inner for part in parts for inner in (part.operands if isinstance(part, And) else (part,)))


def any_head(node: Aggregate, lang: Lang, *, none: bool = False) -> str:
    """Return how a sentence on the records of an `any` begins, before the conditions that they meet."""
    label = lower_first(node.selection or node.collection.label, lang)
    if node.function == "on_file":
        if lang == "vi":
            return f"sổ theo dõi {'không có' if none else 'có'} {label}{' nào' if none else ''} mà"
        return f"the register holds {'no' if none else 'some'} {label} for which"
    if lang == "vi":
        return f"không có {label} nào mà" if none else f"có {label} mà"
    return f"there is {'no' if none else 'a'} {label} for which"


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
                return self._joined(self._in(" và ", " and "), [o for o in operands if not _is_true(o)], Or)
            case Or(operands=operands):
                return self._joined(self._in(" hoặc ", " or "), list(operands), And)
            case Compare(op=op, left=left, right=right):
                return self._comparison(op, left, right)
            case OneOf(operand=operand, values=values):
                kinds = operand.type.base == "text"
                words = "là một trong các loại" if kinds else "là một trong các giá trị"
                shown = ", ".join(self._side(operand, value) for value in values)
                return f"{self.say(operand)} {self._in(words, 'is one of')}: {shown}"
            case Known(operand=operand):
                text = self._quoted(operand)
                return self._in(f"có {text}", f"{text} is on record")
            case Arithmetic(op=op, left=left, right=right):
                return f"{self._term(left)} {self._in(*_ARITHMETIC_WORDS[op])} {self._term(right)}"
            case Ratio(above=Aggregate(function="sum") as total, below=Aggregate(function="count")):
                return self._fold(total, _MEAN_WORDS)
            case Ratio(above=above, below=below):
                return f"{self._term(above)} {self._in('chia cho', 'divided by')} {self._term(below)}"
            case YearOf(operand=operand):
                return f"{self._in('năm của', 'the year of')} {self.say(operand)}"
            case MonthOf(operand=operand):
                return f"{self._in('tháng của', 'the month of')} {self.say(operand)}"
            case DaysBetween(start=start, end=end):
                a, b = self.say(start), self.say(end)
                return self._in(f"số ngày từ {a} đến {b}", f"the days from {a} to {b}")
            case AddMonths():
                return self._months(node)
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
        return self._owned(node, lower_first(node.column.label, self.lang))

    def _quoted(self, node: FieldRef) -> str:
        """Return the label of a field in quotes, as the name of a column."""
        quoted = f"«{node.column.label.text(self.lang)}»"
        return self._owned(node, self._in(column_words(node.column, "vi"), quoted))

    def _owned(self, node: FieldRef, label: str) -> str:
        """Return a label with whose field it is, where that is not plain."""
        if node.scope == "parent":
            return self._in(f"{label} của cụm, khu chứa cơ sở", f"the parent's {label}")
        if node.scope == "operator":
            return self._in(f"{label} của chủ cơ sở", f"the operator's {label.removeprefix('operator ')}")
        if node.scope == "facility" or (
            node.scope == "subject" and node.kind.name == "facility" and self.in_loop
        ):
            named = label.endswith(("cơ sở", "cơ sở»"))
            return self._in(label if named else f"{label} của cơ sở", f"the facility's {label}")
        if node.scope == "subject" and self.in_loop:
            owner = lower_first(node.kind.label, self.lang)
            return self._in(f"{label} của {owner} đang xét", f"{label} of the {owner} judged")
        return label

    def _joined(self, word: str, operands: list[Node], inner: type) -> str:
        """Return conditions one after the other, each in brackets where it could run into the next."""
        if len(operands) == 1:
            return self.say(operands[0])
        return word.join(self._grouped(operand, inner) for operand in operands) or self._in("có", "yes")

    def _comparison(self, op: CompareOp, left: Node, right: Node) -> str:
        if isinstance(left, Constant | ThresholdValue) and not isinstance(right, Constant | ThresholdValue):
            op, left, right = _FLIPPED[op], right, left
        words = {"number": _NUMBER_WORDS, "date": _DATE_WORDS}.get(left.type.base, _TEXT_WORDS)[op]
        return f"{self.say(left)} {self._in(*words).format(self._side(left, right))}"

    def _term(self, node: Node) -> str:
        """Return a part of a calculation, in brackets where it is a calculation itself."""
        text = self.say(node)
        return f"({text})" if isinstance(node, Arithmetic | Ratio) else text

    def _side(self, left: Node, right: Node) -> str:
        """Return the right side of a comparison: a choice by its label, a number with its unit."""
        if isinstance(right, Constant):
            if right.label is not None:
                return f"«{right.label.text(self.lang)}»"
            if is_year(left):
                return f"{right.value}"
            if left.type.choices is not None:
                return f"«{left.type.choices.member(right.value).text(self.lang)}»"
            if left.type.base == "text":
                return f"«{right.value}»"
            if left.type.base == "number" and left.type.unit and left.type.unit.powers:
                return f"{self.say(right)} {left.type.unit.text(self.lang)}"
        return self.say(right)

    def _grouped(self, node: Node, inner: type) -> str:
        text = self.say(node)
        bare = node.operand if isinstance(node, Not) else node
        open_ended = isinstance(bare, Aggregate) and bare.function in ("any", "all", "on_file")
        return f"({text})" if isinstance(node, inner) or open_ended else text

    def _negation(self, operand: Node) -> str:
        match operand:
            case Known(operand=reference):
                text = self._quoted(reference)
                return self._in(f"chưa có {text}", f"{text} is not on record")
            case Compare(op=op, left=left, right=right):
                return self._comparison(_COMPLEMENTS[op], left, right)
            case Aggregate(function="any" | "on_file"):
                return self._aggregate(operand, none=True)
            case Obliged(title=title):
                return self._in(f"không có nghĩa vụ «{title.vi}»", f"is not subject to «{title.en}»")
            case OneOf(operand=inner, values=values):
                shown = ", ".join(self._side(inner, value) for value in values)
                words = "không thuộc các loại" if inner.type.base == "text" else "không thuộc các giá trị"
                return f"{self.say(inner)} {self._in(words, 'is none of')}: {shown}"
            case FieldRef():
                text = self.say(operand)
                return self._in(f"không có việc {text}", f"it is not so that {text}")
            case _:
                text = self.say(operand)
                return self._in(f"không thuộc trường hợp ({text})", f"it is not so that ({text})")

    def _months(self, node: AddMonths) -> str:
        start, months = self.say(node.start), node.months
        if not isinstance(months, int):
            later = node.sign > 0
            by = self._in("cộng" if later else "trừ", "plus" if later else "minus")
            return f"{start} {by} {self.say(months)}"
        number = abs(months)
        where = self._in("trước", "before") if months < 0 else self._in("sau", "after")
        return f"{number} {self._in('tháng', 'month' if number == 1 else 'months')} {where} {start}"

    def _aggregate(self, node: Aggregate, *, none: bool = False) -> str:
        loop = _Phraser(self.lang, in_loop=True)
        label = lower_first(node.selection or node.collection.label, self.lang)
        filter_ = node.own if node.selection else node.where
        if node.function in ("any", "on_file"):
            parts = such_records(node, flat=False)
            if parts:
                such = loop._joined(self._in(" và ", " and "), list(parts), Or)
                return f"{any_head(node, self.lang, none=none)} {such}"
            head = self._in("không có" if none else "có", "there is no" if none else "there is a")
            if node.function == "on_file":
                head = self._in(f"sổ theo dõi {head}", f"the register holds {'no' if none else 'some'}")
            return f"{head} {label}"
        if node.function == "all":
            where = "" if filter_ is None else loop.say(filter_)
            body = "" if node.body is None else loop.say(node.body)
            such = self._in(f" mà {where}", f" for which {where}") if where else ""
            return self._in(f"với mọi {label}{such}: {body}", f"for every {label}{such}: {body}")
        if node.function == "count":
            return self._in(f"số {label}", f"the number of {self._records(node)}") + self._only(filter_)
        dated = node.type.base == "date" and node.function in _DATE_FOLD_WORDS
        return self._fold(node, (_DATE_FOLD_WORDS if dated else _FOLD_WORDS)[node.function])

    def _only(self, filter_: Node | None) -> str:
        """Return in brackets which records are counted, so that what follows stays apart from it."""
        if filter_ is None:
            return ""
        text = _Phraser(self.lang, in_loop=True).say(filter_)
        return self._in(f" (chỉ tính bản ghi mà {text})", f" (only those for which {text})")

    def _fold(self, node: Aggregate, words: tuple[str, str]) -> str:
        loop = _Phraser(self.lang, in_loop=True)
        filter_ = node.own if node.selection else node.where
        body = "" if node.body is None else loop._term(node.body)
        if words[0].startswith("tổng") and body.startswith("tổng"):
            words = (f"tổng cộng {words[0].removeprefix('tổng ')}", words[1])
        return self._in(*words).format(body, self._records(node)) + self._only(filter_)

    def _records(self, node: Aggregate) -> str:
        """Return what the records of an aggregate are called together."""
        label = lower_first(node.selection or node.collection.label, self.lang)
        return label if node.selection or self.lang == "vi" else f"{label} records"


def _is_true(node: Node) -> bool:
    return isinstance(node, Constant) and node.value is True
