"""What several pages of the rule site show: links, rules in a line, citations, values of thresholds."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from compliance.language.citations import PLAN
from compliance.language.compile import CompiledRule
from compliance.model.citations import Citation, Confidence
from compliance.model.in_force import NotObtained
from compliance.model.texts import Lang
from compliance.model.thresholds import Threshold
from compliance.model.values import format_date
from compliance.report.rule_site_book import Cited, Entry, RuleSiteBook, in_order, natural_order
from compliance.report.rule_site_words import capital, dates_halves, say
from compliance.report.rule_text import ValueRow, key_labels, value_rows
from compliance.report.words import CONFIDENCES, SEVERITIES, amended_text, provision_text

CONFIDENCE_ORDER = (Confidence.unverified, Confidence.secondary, Confidence.excerpt, Confidence.read)
"""The worst first."""


@dataclass(frozen=True)
class Link:
    """A link within the folder of a language; `code` stands before its text."""

    href: str
    text: str
    code: str = ""


@dataclass(frozen=True)
class RuleRow:
    """A rule in a line."""

    link: Link
    title: str
    severity: str
    subject: str
    dates: tuple[str, ...]
    is_manual: bool


@dataclass(frozen=True)
class CitationRow:
    """A provision, how well its text was checked, and what cites it."""

    instrument: Link
    provision: str
    confidence: str
    css: str
    checked: str
    by: tuple[Link, ...] = ()
    amended: str = ""


@dataclass(frozen=True)
class PeriodRow:
    """The values of a threshold between two dates."""

    dates: tuple[str, ...]
    values: list[ValueRow]
    citation: CitationRow


@dataclass(frozen=True)
class ThresholdRows:
    """A threshold with all its values."""

    name: str
    title: str
    link: Link
    periods: list[PeriodRow]
    gaps: list[tuple[tuple[str, ...], str]]
    used_by: list[Link]
    path: str

    @property
    def is_keyed(self) -> bool:
        """Whether its values are found by a key."""
        return any(value.label for period in self.periods for value in period.values)


@dataclass(frozen=True)
class RuleSiteRows:
    """Says the parts of a rulebook in one language."""

    book: RuleSiteBook
    lang: Lang

    @cached_property
    def key_labels(self) -> dict[str, dict[str, str]]:
        """What readers call the keys of each threshold that is looked up by a closed list."""
        return key_labels(self.book.nodes, self.lang)

    def link(self, entry: Entry) -> Link:
        """Return the link to something, by its title."""
        code = entry.name if entry.kind in ("rules", "clauses", "instruments") else ""
        return Link(self.book.addresses[entry], self.title(entry), code)

    def links(self, entries: Iterable[Entry]) -> list[Link]:
        """Return links in order, each once; what has no code of its own is named by its kind and title."""
        return [self._named(entry) for entry in in_order(dict.fromkeys(entries))]

    def _named(self, entry: Entry) -> Link:
        link = self.link(entry)
        return link if link.code else replace(link, text=say(f"one_{entry.kind}", self.lang, link.text))

    def title(self, entry: Entry) -> str:
        """Return what readers call something."""
        book, lang, name = self.book, self.lang, entry.name
        if entry.kind == "themes":
            label = book.written.themes.get(name)
            return label.text(lang) if label else capital(name.replace("_", " ")) or say("no_theme", lang)
        if entry.kind == "clauses":
            return say("clause", lang, name)
        titles = {
            "rules": lambda: book.compiled.rules[name].rule.title,
            "thresholds": lambda: book.written.thresholds[name].model.title,
            "obligations": lambda: book.compiled.obligations[name].sources[0][0].title,
            "schedules": lambda: book.compiled.schedules[name].title,
            "lists": lambda: book.written.lists[name].model.title,
            "penalties": lambda: book.written.penalties[name].model.title,
            "instruments": lambda: book.compiled.instruments[name].title,
        }
        return capital(titles[entry.kind]().text(lang))

    def rule(self, rule: CompiledRule) -> RuleRow:
        """Return a rule in a line."""
        model = rule.rule
        return RuleRow(
            self.link(Entry("rules", model.id)),
            model.title.text(self.lang),
            SEVERITIES[model.severity].text(self.lang),
            rule.subject.label.text(self.lang),
            self.dates(model.since, model.until),
            model.ask is not None,
        )

    def dates(self, since: date | None, until: date | None) -> tuple[str, ...]:
        """Return from when and until when something holds."""
        return dates_halves(since, until, self.lang)

    def citation(self, citation: Citation, by: Iterable[Entry] = ()) -> CitationRow:
        """Return a provision of a law with how well it was checked."""
        confidence = citation.confidence
        return CitationRow(
            self.link(Entry("instruments", citation.instrument)),
            capital(provision_text(citation.provision, self.lang)),
            "" if confidence is None else CONFIDENCES[confidence].text(self.lang),
            "" if confidence is None else confidence.value,
            "" if citation.checked is None else format_date(citation.checked, self.lang),
            tuple(self.links(by)),
            amended_text(citation, self.lang),
        )

    def citations(self, citations: Iterable[Citation]) -> list[CitationRow]:
        """Return the provisions of laws among citations, in their order; the plan is no norm."""
        return [self.citation(citation) for citation in citations if citation.instrument != PLAN]

    def programme(self, citations: Iterable[Citation]) -> list[Link]:
        """Return the clauses of the plan among citations, with what they ask for where that is known."""
        clauses = self.book.compiled.plan.clauses
        found = [c.provision for c in citations if c.instrument == PLAN]
        links = {number: self.link(Entry("clauses", number)) for number in found}
        return [
            replace(link, text=f"{link.text}: {clauses[number].says.text(self.lang)}")
            if number in clauses
            else link
            for number, link in links.items()
        ]

    def gathered(self, cited: Iterable[Cited]) -> list[CitationRow]:
        """Return each provision once, with all that cite it, by instrument and provision."""
        found: dict[Citation, list[Entry]] = {}
        for each in cited:
            found.setdefault(each.citation, []).append(each.by)
        ordered = sorted(found, key=lambda c: (c.instrument, natural_order(c.provision)))
        return [self.citation(citation, found[citation]) for citation in ordered]

    def threshold(self, name: str) -> ThresholdRows:
        """Return a threshold with all its values."""
        source = self.book.written.thresholds[name]
        entry = Entry("thresholds", name)
        return ThresholdRows(
            name,
            self.title(entry),
            self.link(entry),
            self._periods(source.model),
            self.gaps(source.model.not_obtained),
            self.links(self.book.users.get(entry, ())),
            self.book.path_of(source.path),
        )

    def gaps(self, not_obtained: list[NotObtained]) -> list[tuple[tuple[str, ...], str]]:
        """Return the days for which the law has something that was not obtained, and why."""
        return [(self.dates(gap.since, gap.until), gap.reason.text(self.lang)) for gap in not_obtained]

    def _periods(self, threshold: Threshold) -> list[PeriodRow]:
        labels = self.key_labels.get(threshold.threshold, {})
        return [
            PeriodRow(
                self.dates(period.since, period.until),
                [
                    ValueRow(capital(row.label), row.value)
                    for row in value_rows(threshold, period, labels, self.lang)
                ],
                self.citation_or_clause(period.citation),
            )
            for period in threshold.values
        ]

    def citation_or_clause(self, citation: Citation) -> CitationRow:
        """Return a provision of a law, or a clause of the plan."""
        if citation.instrument != PLAN:
            return self.citation(citation)
        return CitationRow(self.link(Entry("clauses", citation.provision)), "", "", "", "")
