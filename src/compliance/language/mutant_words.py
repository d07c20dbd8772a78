"""One sentence in each language that says what a mutant of a rule changes, made from the nodes' phrases."""

from collections.abc import Callable

from compliance.language.law_changes import LawChange
from compliance.language.node_changes import Change
from compliance.language.nodes import Aggregate, And, Node, ThresholdValue
from compliance.language.phrases import phrase
from compliance.language.schedule_changes import ScheduleChange
from compliance.model.texts import LANGS, Bilingual, Lang

APPLIES_WHEN = Bilingual(vi="Đối tượng áp dụng", en="Applies when")
IN_FORCE = Bilingual(vi="Hiệu lực từ - đến", en="In force")

_BECAME = Bilingual(vi="“{old}” đổi thành “{new}”", en="“{old}” became “{new}”")
_LEFT_OUT = Bilingual(vi="bỏ điều kiện “{old}”", en="the condition “{old}” was left out")


def requirement(label: Callable[[Lang], str]) -> Bilingual:
    """Return the words for a requirement."""
    return Bilingual(vi=f"Yêu cầu phải đạt {label('vi')}", en=f"Requirement {label('en')}")


def selection(label: Bilingual) -> Bilingual:
    """Return the words for a named collection."""
    return Bilingual(vi=f"Tập bản ghi «{label.vi}»", en=f"Records «{label.en}»")


def obligation(title: Bilingual) -> Bilingual:
    """Return the words for an obligation."""
    return Bilingual(vi=f"Nghĩa vụ «{title.vi}»", en=f"Obligation «{title.en}»")


def schedule(title: Bilingual) -> Bilingual:
    """Return the words for a schedule."""
    return Bilingual(vi=f"Lịch thực hiện nghĩa vụ «{title.vi}»", en=f"Schedule «{title.en}»")


def of_schedule(title: Bilingual, change: ScheduleChange) -> Bilingual:
    """Return the sentence for a change of a schedule."""
    where = schedule(title)
    return _both(
        lambda lang: (
            f"{where.text(lang)}: "
            + _said(_BECAME, lang, old=change.before.text(lang), new=change.after.text(lang))
            + "."
        )
    )


def of_change(where: Bilingual, change: Change) -> Bilingual:
    """Return the sentence for a change of an expression."""
    return _both(lambda lang: f"{where.text(lang)}: {_changed(change, lang)}.")


def of_law(title: Bilingual, change: LawChange) -> Bilingual:
    """Return the sentence for a change of a limit or of a list."""
    heads = {
        "threshold": ("Mức quy định", "Limit"),
        "unit": ("Mức quy định, sai đơn vị", "Limit, in the wrong unit"),
        "threshold_date": ("Hiệu lực của mức quy định", "Days in force of the limit"),
        "list_date": ("Hiệu lực của danh mục", "Days in force of the list"),
        "entry": ("Danh mục", "List"),
    }[change.kind]

    def tell(lang: Lang) -> str:
        became = _BECAME.text(lang).format(old=change.before.text(lang), new=change.after.text(lang))
        return f"{heads[LANGS.index(lang)]} «{title.text(lang)}»: {became}."

    return _both(tell)


def always_applies(node: Node) -> Bilingual:
    """Return the sentence for a rule that lost its condition of applicability."""
    return _both(lambda lang: f"{APPLIES_WHEN.text(lang)}: {_said(_LEFT_OUT, lang, old=phrase(node, lang))}.")


def always_holds(where: Bilingual) -> Bilingual:
    """Return the sentence for a requirement that is left out."""
    return _both(
        lambda lang: (
            f"{where.text(lang)}: " + ("bỏ cả yêu cầu này." if lang == "vi" else "the whole was left out.")
        )
    )


def proof_not_asked(where: Bilingual) -> Bilingual:
    """Return the sentence for a requirement whose blank no longer counts against the facility."""
    vi = "thiếu số liệu không còn được coi là không xuất trình"
    en = "a blank no longer counts as not shown"
    return Bilingual(vi=f"{where.vi}: {vi}.", en=f"{where.en}: {en}.")


def _both(tell: Callable[[Lang], str]) -> Bilingual:
    return Bilingual(**{lang: tell(lang) for lang in LANGS})


def _said(words: Bilingual, lang: Lang, **parts: str) -> str:
    return words.text(lang).format(**parts)


def _changed(change: Change, lang: Lang) -> str:
    def say(node: Node) -> str:
        return phrase(node, lang, in_loop=change.in_loop)

    match change.kind:
        case "drop" | "filter" | "condition":
            return _said(_LEFT_OUT, lang, old=say(change.old))
        case "and_or":
            was_and = isinstance(change.old, And)
            old, new = {"vi": ("và", "hoặc"), "en": ("and", "or")}[lang][:: 1 if was_and else -1]
            parts = "; ".join(say(operand) for operand in change.old.operands)  # type: ignore[union-attr]
            became = _said(_BECAME, lang, old=old, new=new)
            return f"{became}{' giữa' if lang == 'vi' else ' between'}: {parts}"
        case "when_empty":
            return _when_empty(change, say, lang)
        case "law_date" if isinstance(change.old, ThresholdValue):
            vi = "{limit} lấy theo thời điểm xét, không theo «{day}»"
            en = "{limit} is taken on the date judged for, not on «{day}»"
            return (vi if lang == "vi" else en).format(limit=say(change.old), day=say(change.old.on))
        case "key" if isinstance(change.old, ThresholdValue) and change.old.key is not None:
            vi, en = (
                "{limit} lấy theo dòng “{new}”, không theo dòng “{old}”",
                "{limit} of “{new}”, not of “{old}”",
            )
            assert isinstance(change.new, ThresholdValue)  # noqa: S101  # a key is changed within its limit
            assert change.new.key is not None  # noqa: S101
            keys = {"old": say(change.old.key), "new": say(change.new.key)}
            return (vi if lang == "vi" else en).format(limit=say(change.old), **keys)
        case _:
            assert change.new is not None  # noqa: S101  # what is not left out is replaced
            return _said(_BECAME, lang, old=say(change.old), new=say(change.new))


def _when_empty(change: Change, say: Callable[[Node], str], lang: Lang) -> str:
    every = change.old if isinstance(change.old, Aggregate) else change.old.operands[0]  # type: ignore[union-attr]
    said = say(every)
    if lang == "vi":
        return (
            f"khi không có bản ghi nào, “{said}” được coi là {'sai' if change.variant == 'false' else 'đúng'}"
        )
    return f"with no record at all, “{said}” counts as {change.variant}"
