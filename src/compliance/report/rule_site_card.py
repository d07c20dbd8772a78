"""The card of a rule on its site: everything about one rule, in sentences made from what runs."""

from dataclasses import dataclass

from compliance.language.compile import CompiledRule
from compliance.language.value_words import lower_first
from compliance.model.outcomes import Outcome
from compliance.model.text_tree import Scalar
from compliance.model.texts import Lang
from compliance.model.values import format_date
from compliance.report.rule_site_book import Entry, own_condition
from compliance.report.rule_site_fines import Sanction, sanction
from compliance.report.rule_site_rows import CitationRow, Link, RuleSiteRows, ThresholdRows
from compliance.report.rule_site_words import capital, say
from compliance.report.rule_text import Outline, SaidPart, outline, said
from compliance.report.words import OUTCOMES, SEVERITIES, word
from compliance.sources.rulebooks.case_file import Case


@dataclass(frozen=True)
class RequirementView:
    """A requirement; `name` is blank where readers have a label for it."""

    label: str
    name: str
    said: Outline
    is_shown: bool


@dataclass(frozen=True)
class SelectionView:
    """Records a rule speaks of; `said` is None where they are all of their kind."""

    label: str
    kind: str
    said: Outline | None


@dataclass(frozen=True)
class ObligationSource:
    """One of the cases in which a facility is subject to an obligation."""

    title: str
    dates: tuple[str, ...]
    said: Outline
    citations: list[CitationRow]
    programme: list[Link]
    path: str


@dataclass(frozen=True)
class ObligationView:
    """An obligation with all its sources."""

    name: str
    link: Link
    sources: list[ObligationSource]
    used_by: list[Link]


@dataclass(frozen=True)
class CaseView:
    """An example: what it shows, when, and what must come out, by subject where they differ."""

    name: str
    as_of: str
    outcomes: list[tuple[str, str, str]]
    failed: list[str]
    reason: str


@dataclass(frozen=True)
class RuleCard:
    """Everything about one rule."""

    id: str
    title: str
    severity: str
    severity_css: str
    is_manual: bool
    theme: Link
    subject: str
    dates: tuple[str, ...]
    in_force_by: str
    window: str
    path: str
    applies_when: Outline | None
    requires: list[RequirementView]
    selections: list[SelectionView]
    ask: str
    message: list[SaidPart]
    remedy: list[SaidPart]
    days: str
    thresholds: list[ThresholdRows]
    lists: list[Link]
    obligations: list[ObligationView]
    schedule: Link | None
    citations: list[CitationRow]
    programme: list[Link]
    sanction: Sanction | None
    cases: list[CaseView]


def rule_card(rule: CompiledRule, rows: RuleSiteRows) -> RuleCard:
    """Return the card of a rule."""
    model, lang, book = rule.rule, rows.lang, rows.book
    used = book.uses[Entry("rules", model.id)]
    return RuleCard(
        id=model.id,
        title=model.title.text(lang),
        severity=SEVERITIES[model.severity].text(lang),
        severity_css=model.severity.value,
        is_manual=model.ask is not None,
        theme=rows.link(Entry("themes", book.theme_of(rule))),
        subject=rule.subject.label.text(lang),
        dates=rows.dates(model.since, model.until),
        in_force_by=_in_force_by(rule, lang),
        window="" if model.window is None else say("window_text", lang, model.window),
        path=book.path_of(rule.path),
        applies_when=None if rule.applies_when is None else outline(rule.applies_when, lang),
        requires=_requires(rule, lang),
        selections=[
            SelectionView(
                selection.label.text(lang),
                lower_first(selection.kind.label, lang),
                None if selection.where is None else outline(selection.where, lang, in_loop=True),
            )
            for selection in rule.selections.values()
        ],
        ask=model.ask.text(lang) if model.ask else "",
        message=said(rule.message[lang], lang) if rule.message else [],
        remedy=said(rule.remedy[lang], lang) if rule.remedy else [],
        days=word("days", lang, model.remedy.days) if model.remedy else "",
        thresholds=[rows.threshold(entry.name) for entry in used if entry.kind == "thresholds"],
        lists=[rows.link(entry) for entry in used if entry.kind == "lists"],
        obligations=[obligation_view(entry.name, rows) for entry in used if entry.kind == "obligations"],
        schedule=None if model.schedule is None else rows.link(Entry("schedules", model.schedule)),
        citations=rows.citations(model.citations),
        programme=rows.programme(model.citations),
        sanction=sanction(rule, rows),
        cases=[_case(case, rule, lang) for case in book.cases.get(model.id, ())],
    )


def obligation_view(name: str, rows: RuleSiteRows) -> ObligationView:
    """Return an obligation with all its sources."""
    files = [source for source in rows.book.written.obligations if source.model.obliges == name]
    entry = Entry("obligations", name)
    sources = [
        ObligationSource(
            capital(model.title.text(rows.lang)),
            rows.dates(model.since, model.until),
            outline(own_condition(node), rows.lang),
            rows.citations(model.citations),
            rows.programme(model.citations),
            rows.book.path_of(file.path),
        )
        for (model, node), file in zip(rows.book.compiled.obligations[name].sources, files, strict=True)
    ]
    return ObligationView(name, rows.link(entry), sources, rows.links(rows.book.users.get(entry, ())))


def _in_force_by(rule: CompiledRule, lang: Lang) -> str:
    """Return which day decides whether the rule is in force."""
    dated_by = rule.subject.dated_by if rule.subject.is_event else None
    text = say("as_of", lang) if dated_by is None else rule.subject.columns[dated_by].label.text(lang)
    return capital(text)


def _requires(rule: CompiledRule, lang: Lang) -> list[RequirementView]:
    views = []
    for number, (name, node) in enumerate(rule.requires.items(), start=1):
        label = rule.rule.requires[name].label
        views.append(
            RequirementView(
                capital(label.text(lang)) if label else say("requirement", lang, number),
                "" if label else name,
                outline(node, lang),
                name in rule.shown,
            )
        )
    return views


def _case(case: Case, rule: CompiledRule, lang: Lang) -> CaseView:
    labels = {view.name: view.label for view in _requires(rule, lang)}
    by_subject = len(case.expect) > 1
    outcomes = [
        (key if by_subject else "", _outcome(outcome, lang), outcome.value)
        for key, outcome in case.expect.items()
    ]
    failed = [
        labels[name] if name in labels else rule.requirement_label(name, lang)
        for name in rule.requires
        if name in (case.failed or ())
    ]
    return CaseView(case.name, format_date(case.as_of, lang), outcomes, failed, _reason(case))


def _reason(case: Case) -> str:
    reason = case.tree.entries.get("reason") if case.tree is not None else None
    return (reason.text or "") if isinstance(reason, Scalar) else ""


def _outcome(outcome: Outcome, lang: Lang) -> str:
    return OUTCOMES[outcome].text(lang)
