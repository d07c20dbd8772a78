"""Every step from the records to a verdict, as a tree a person can follow and check."""

from datetime import date
from typing import cast

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from compliance.engines.steps import RecordStep, Step
from compliance.engines.trace import Judgement, Tracer
from compliance.language.citations import PLAN
from compliance.language.compile import CompiledRule, CompiledRulebook
from compliance.language.missing_phrases import missing_phrase
from compliance.language.nodes import (
    Aggregate,
    And,
    AsOf,
    Constant,
    FieldRef,
    Listed,
    Or,
    ThresholdValue,
)
from compliance.language.phrases import sentence
from compliance.language.record_words import record_text, titled_value, value_text
from compliance.model.facility_records import RawRecord
from compliance.model.findings import Finding
from compliance.model.outcomes import Outcome
from compliance.model.schema import RECORD_KINDS, SUBJECTS
from compliance.model.texts import Lang
from compliance.model.units import unit_text
from compliance.model.values import format_date
from compliance.report.enforcement_words import enforcement_lines
from compliance.report.table import STYLES
from compliance.report.words import OUTCOMES, citation_text, word

_MARKS = {True: ("✓", "green"), False: ("✗", "red"), None: ("?", "yellow")}


def print_facility(console: Console, tracer: Tracer, rulebook: CompiledRulebook, lang: Lang) -> None:
    """Print what a facility is and which obligations it is subject to."""
    record = tracer.records.facility
    tree = Tree(Text(f"{word('facility', lang)} {record.key}: {record.values['name']}", style="bold"))
    columns = SUBJECTS["facility"].columns
    for name, value in record.values.items():
        if value is not None and name not in ("facility_id", "name"):
            tree.add(Text(f"{columns[name].label.text(lang)}: {_field_value(record, name, rulebook, lang)}"))
    for name, obligation in rulebook.obligations.items():
        step = tracer.obligation(name)
        title = obligation.sources[0][0].title.text(lang)
        branch = tree.add(
            _line(f"{word('obligation', lang)} «{title}»: {_value(step, rulebook, lang)}", step.value)
        )
        for child in step.children:
            branch.add(_step(child, rulebook, lang))
    tree.add(Text(f"({record.place})", style="dim"))
    console.print(tree)


def print_judgement(
    console: Console,
    rule: CompiledRule,
    subject: RawRecord,
    judgement: Judgement,
    rulebook: CompiledRulebook,
    lang: Lang,
    finding: Finding | None = None,
) -> None:
    """Print one judgement: the verdict, why, each step with its value, what is missing, what may follow."""
    model = rule.rule
    label = OUTCOMES[judgement.outcome].text(lang)
    head = Text(f"{model.id} {model.title.text(lang)}", style="bold")
    if rule.subject.name != "facility":
        head.append(f" - {record_text(subject.record, lang, rulebook.titles)}")
    head.append(f": {label}", style=STYLES[judgement.outcome])
    tree = Tree(head)
    applies = tree.add(Text(word("applies_when", lang), style="bold"))
    applies.add(_step(judgement.applicability, rulebook, lang))
    if judgement.requirements:
        requires = tree.add(Text(word("requires", lang), style="bold"))
        for name, step in judgement.requirements.items():
            branch = requires.add(Text(rule.requirement_label(name, lang), style="dim"))
            branch.add(_step(step, rulebook, lang))
    if judgement.outcome is Outcome.manual and model.ask is not None:
        tree.add(Text(f"{word('ask', lang)}: {model.ask.text(lang)}"))
    if judgement.missing:
        missing = tree.add(Text(word("missing", lang), style="bold yellow"))
        for item in judgement.missing:
            missing.add(Text(missing_phrase(item, lang)))
    if finding is not None and finding.enforcement is not None:
        for label, text in enforcement_lines(finding.enforcement, rulebook.instruments, lang):
            tree.add(Text(f"{label}: {text}"))
    citations = tree.add(Text(word("citations", lang), style="bold"))
    for citation in model.citations:
        if citation.instrument != PLAN:
            citations.add(Text(citation_text(citation, rulebook.instruments, lang)))
    programme = [c for c in model.citations if c.instrument == PLAN]
    if programme:
        branch = tree.add(Text(word("programme", lang), style="bold"))
        for citation in programme:
            branch.add(Text(citation_text(citation, rulebook.instruments, lang)))
    console.print(tree)


def print_outcome(
    console: Console,
    rule: CompiledRule,
    subject: RawRecord,
    judgement: Judgement,
    rulebook: CompiledRulebook,
    lang: Lang,
) -> None:
    """Print one judgement in one line."""
    label = Text(OUTCOMES[judgement.outcome].text(lang), style=STYLES[judgement.outcome])
    named = record_text(subject.record, lang, rulebook.titles)
    console.print(Text.assemble(f"{rule.rule.id} {named} ({subject.place}): ", label))


def _line(text: str, truth: object) -> Text:
    mark, style = _MARKS[truth if isinstance(truth, bool) else None]
    return Text.assemble((f"{mark} ", style), text)


def _step(step: Step, rulebook: CompiledRulebook, lang: Lang, *, in_loop: bool = False) -> Tree:
    """Return the tree of a step; constants and the date judged for need no line of their own."""
    node = step.node
    if isinstance(step, RecordStep):
        return _record(step, rulebook, lang)
    tree = Tree(_head(step, rulebook, lang, in_loop=in_loop))
    for child in step.children:
        if not isinstance(child.node, Constant | AsOf) or isinstance(child, RecordStep):
            tree.add(_step(child, rulebook, lang, in_loop=in_loop))
    if isinstance(node, Aggregate):
        _add_collection(tree, step, node, lang)
    return tree


def _add_collection(tree: Tree, step: Step, node: Aggregate, lang: Lang) -> None:
    """Tell that no record fits, and on what word the collection is taken to be complete."""
    label = node.collection.label.text(lang)
    if not step.children:
        tree.add(
            Text(f"{label}: {'không có bản ghi nào phù hợp' if lang == 'vi' else 'no record fits'}", "dim")
        )
    if not step.coverage:
        open_ = "chưa được xác nhận là đầy đủ" if lang == "vi" else "not confirmed to be complete"
        tree.add(Text(f"{label}: {open_}", "dim"))
    full = "được xác nhận là đầy đủ" if lang == "vi" else "confirmed to be complete"
    for row in step.coverage:
        source = row.values["source"]
        tree.add(Text(f"{label}: {full}{f', {source}' if source else ''} ({row.place})", "dim"))


def _record(step: RecordStep, rulebook: CompiledRulebook, lang: Lang) -> Tree:
    assert step.record is not None  # noqa: S101  # a look always has its record
    kind = RECORD_KINDS[step.record.kind]
    values = ", ".join(
        f"{kind.columns[name].label.text(lang)}: {_field_value(step.record, name, rulebook, lang)}"
        for name, value in step.record.values.items()
        if value is not None and name not in ("facility_id", *kind.key)
    )
    named = record_text(step.record.record, lang, rulebook.titles)
    head = f"{word('record', lang)} {named} - {values} ({step.record.place})"
    tree = Tree(_line(head, step.selected))
    open_body = step.body is not None and step.body.node.type.base == "flag" and step.body.value is not True
    if step.selected is None or open_body:
        for child in step.children:
            if not isinstance(child.node, Constant):
                tree.add(_step(child, rulebook, lang, in_loop=True))
    return tree


def _head(step: Step, rulebook: CompiledRulebook, lang: Lang, *, in_loop: bool) -> Text:
    node, value = step.node, _value(step, rulebook, lang)
    match node:
        case FieldRef():
            label = sentence(node, lang, in_loop=in_loop)
            place = f" ({step.record.place})" if step.record is not None else ""
            return Text(
                f"{label} = {value}{place}",
                style="yellow" if step.value is None else "",
            )
        case ThresholdValue():
            source = _source(step, rulebook, lang)
            return Text(f"{sentence(node, lang, in_loop=in_loop)} = {value}{source}")
        case Listed():
            source = _list_source(step, node, rulebook, lang)
            return _line(f"{sentence(node, lang)}: {value}{source}", step.value)
        case And() | Or():
            words = {
                "vi": ("tất cả các điều kiện sau", "ít nhất một trong các điều kiện sau"),
                "en": ("all of the following", "at least one of the following"),
            }[lang]
            text = f"{words[0 if isinstance(node, And) else 1]}: {value}"
            return _line(text[:1].upper() + text[1:], step.value)
        case _:
            if node.type.base == "flag":
                return _line(f"{sentence(node, lang, in_loop=in_loop)}: {value}", step.value)
            return Text(f"{sentence(node, lang, in_loop=in_loop)} = {value}")


def _value(step: Step, rulebook: CompiledRulebook, lang: Lang) -> str:
    if isinstance(step.node, FieldRef) and step.record is not None:
        return _field_value(step.record, step.node.name, rulebook, lang)
    return titled_value(step.node, step.value, lang, rulebook.titles)


def _field_value(record: RawRecord, name: str, rulebook: CompiledRulebook, lang: Lang) -> str:
    kind = RECORD_KINDS[record.kind]
    column = kind.columns[name]
    text = value_text(kind, column, record.values[name], lang, rulebook.titles)
    unit = record.values.get(column.unit_field) if column.unit_field else None
    return f"{text} {unit_text(str(unit), lang)}" if unit and record.values[name] is not None else text


def _source(step: Step, rulebook: CompiledRulebook, lang: Lang) -> str:
    """Return the citation of the threshold's value in force, with its dates."""
    node = step.node
    day = step.children[0].value if step.children else None
    if not isinstance(node, ThresholdValue) or day is None:
        return ""
    period = node.threshold.period_on(day)  # type: ignore[arg-type]
    if period is None:
        none = "không có mức nào có hiệu lực ngày" if lang == "vi" else "none in force on"
        return f" ({none} {format_date(day, lang)})"  # type: ignore[arg-type]
    until = format_date(period.until, lang) if period.until else "..."
    cited = citation_text(period.citation, rulebook.instruments, lang)
    return f" ({word('in_force', lang)}: {format_date(period.since, lang)} - {until}; {cited})"


def _list_source(step: Step, node: Listed, rulebook: CompiledRulebook, lang: Lang) -> str:
    """Return the citation of the list's version in force."""
    day = step.children[0].value
    if day is None:
        return ""
    version = node.list.version_on(cast("date", day))
    if version is not None:
        return f" ({citation_text(version.citation, rulebook.instruments, lang)})"
    none = "không có bản nào có hiệu lực ngày" if lang == "vi" else "no version in force on"
    return f" ({none} {format_date(day, lang)})"  # type: ignore[arg-type]
