"""The pages of the rule site: what each shows, and the template it is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from compliance.language.citations import PLAN
from compliance.model.citations import Confidence
from compliance.model.official_lists import ListEntry
from compliance.model.values import format_date, format_number
from compliance.report.rule_site_book import Entry, natural_order
from compliance.report.rule_site_card import obligation_view, rule_card
from compliance.report.rule_site_fines import fine_table
from compliance.report.rule_site_plan import clause_view, plan_values
from compliance.report.rule_site_rows import CONFIDENCE_ORDER, CitationRow, Link, RuleSiteRows
from compliance.report.rule_site_words import capital, cycle_text, deadline_text, say
from compliance.report.rule_text import Outline, outline
from compliance.report.words import CONFIDENCES, word


@dataclass(frozen=True)
class Page:
    """A page of one language: its file, what it is made of, and the page of the navigation it belongs to."""

    path: str
    template: str
    title: str
    section: str
    values: dict[str, object]


@dataclass(frozen=True)
class Group:
    """Citations of one confidence."""

    name: str
    css: str
    rows: list[CitationRow]
    oldest: str


@dataclass(frozen=True)
class InstrumentView:
    """A law or decree with the provisions that are cited of it."""

    link: Link
    dates: tuple[str, ...]
    related: list[tuple[str, list[Link]]]
    citations: list[CitationRow]
    cited_by: list[Link]

    @property
    def rules(self) -> list[Link]:
        """The rules among what cites it."""
        return [link for link in self.cited_by if link.code]

    @property
    def others(self) -> int:
        """How much else cites it."""
        return len(self.cited_by) - len(self.rules)


@dataclass(frozen=True)
class ScheduleView:
    """What falls due when for whom."""

    name: str
    title: str
    dates: tuple[str, ...]
    cycle: str
    deadlines: list[str]
    lapse: str
    said: Outline
    citations: list[CitationRow]
    programme: list[Link]
    used_by: list[Link]
    path: str


@dataclass(frozen=True)
class VersionView:
    """A list as it stood between two dates."""

    dates: tuple[str, ...]
    citation: CitationRow
    count: str
    entries: list[ListEntry]


@dataclass(frozen=True)
class ListView:
    """An official list with all its versions."""

    name: str
    title: str
    versions: list[VersionView]
    gaps: list[tuple[tuple[str, ...], str]]
    used_by: list[Link]
    path: str


def site_pages(rows: RuleSiteRows) -> Iterator[Page]:
    """Yield every page of one language."""
    yield _index(rows)
    for make in (_theme_pages, _rule_pages, _clause_pages, _instrument_pages, _threshold_pages):
        yield from make(rows)
    yield _whole(
        rows, "obligations", [obligation_view(name, rows) for name in rows.book.compiled.obligations]
    )
    yield _whole(rows, "schedules", [_schedule(name, rows) for name in rows.book.compiled.schedules])
    yield _whole(rows, "lists", [_list(name, rows) for name in sorted(rows.book.written.lists)])
    tables = [fine_table(name, rows) for name in sorted(rows.book.written.penalties)]
    yield _whole(rows, "penalties", tables)
    yield _whole(rows, "citations", _groups(rows))


def _whole(rows: RuleSiteRows, section: str, shown: object) -> Page:
    """Return a page that holds all entries of a kind."""
    return Page(f"{section}.html", f"site_{section}.html", say(section, rows.lang), section, {section: shown})


def _index(rows: RuleSiteRows) -> Page:
    book, lang = rows.book, rows.lang
    rules = list(book.compiled.rules.values())
    manual = sum(rule.rule.ask is not None for rule in rules)
    counts = [
        ("clauses", len(book.clauses)),
        ("instruments", len(book.compiled.instruments)),
        ("thresholds", len(book.written.thresholds)),
        ("obligations", len(book.compiled.obligations)),
        ("schedules", len(book.compiled.schedules)),
        ("lists", len(book.written.lists)),
        ("penalties", len(book.written.penalties)),
    ]
    values: dict[str, object] = {
        "split": say("rules_split", lang, len(rules), len(rules) - manual, manual),
        "counts": [(Link(f"{key}.html", say(key, lang)), format_number(n, lang)) for key, n in counts],
        "whole_hash": book.compiled.hash,
        "groups": _groups(rows),
        "themes": [
            (rows.link(Entry("themes", theme)), [rows.rule(rule) for rule in found])
            for theme, found in book.themes.items()
        ],
        "retired": sorted(book.written.retired),
    }
    return Page("index.html", "site_index.html", say("site", lang), "index", values)


def _theme_pages(rows: RuleSiteRows) -> Iterator[Page]:
    for theme, rules in rows.book.themes.items():
        link = rows.link(Entry("themes", theme))
        values: dict[str, object] = {"rules": [rows.rule(rule) for rule in rules]}
        yield Page(link.href, "site_theme.html", say("theme_title", rows.lang, link.text), "index", values)


def _rule_pages(rows: RuleSiteRows) -> Iterator[Page]:
    for rule in rows.book.compiled.rules.values():
        card = rule_card(rule, rows)
        address = rows.book.addresses[Entry("rules", card.id)]
        yield Page(address, "site_rule.html", f"{card.id} {card.title}", "index", {"card": card})


def _clause_pages(rows: RuleSiteRows) -> Iterator[Page]:
    lang = rows.lang
    views = [clause_view(number, rows) for number in rows.book.clauses]
    values = plan_values(views, rows)
    yield Page("clauses.html", "site_clauses.html", say("clauses", lang), "clauses", values)
    for view in views:
        held: dict[str, object] = {"plan": word("plan", lang), "clause": view}
        yield Page(view.link.href, "site_clause.html", view.link.text, "clauses", held)


def _instrument_pages(rows: RuleSiteRows) -> Iterator[Page]:
    views = [_instrument(name, rows) for name in sorted(rows.book.compiled.instruments, key=natural_order)]
    values: dict[str, object] = {"instruments": views}
    yield Page(
        "instruments.html", "site_instruments.html", say("instruments", rows.lang), "instruments", values
    )
    for view in views:
        title = f"{view.link.text} ({view.link.code})"
        yield Page(view.link.href, "site_instrument.html", title, "instruments", {"instrument": view})


def _instrument(name: str, rows: RuleSiteRows) -> InstrumentView:
    model = rows.book.compiled.instruments[name]
    cited = [each for each in rows.book.citations if each.citation.instrument == name]
    return InstrumentView(
        rows.link(Entry("instruments", name)),
        rows.dates(model.in_force_from, model.in_force_until),
        _related(name, rows),
        rows.gathered(cited),
        rows.links(each.by for each in cited),
    )


def _related(name: str, rows: RuleSiteRows) -> list[tuple[str, list[Link]]]:
    """Return what an instrument amends and replaces, and what amends and replaces it."""
    known = rows.book.compiled.instruments
    model = known[name]
    found = {
        "amends": [other for other in known if name in known[other].amended_by],
        "replaces": [other for other in known if known[other].replaced_by == name],
        "amended_by": model.amended_by,
        "replaced_by": [model.replaced_by] if model.replaced_by else [],
    }
    return [
        (say(key, rows.lang), [rows.link(Entry("instruments", other)) for other in others])
        for key, others in found.items()
        if others
    ]


def _threshold_pages(rows: RuleSiteRows) -> Iterator[Page]:
    views = [rows.threshold(name) for name in sorted(rows.book.written.thresholds)]
    title = say("thresholds", rows.lang)
    yield Page("thresholds.html", "site_thresholds.html", title, "thresholds", {"thresholds": views})
    for view in views:
        yield Page(view.link.href, "site_threshold.html", view.title, "thresholds", {"threshold": view})


def _schedule(name: str, rows: RuleSiteRows) -> ScheduleView:
    model, lang, entry = rows.book.compiled.schedules[name], rows.lang, Entry("schedules", name)
    return ScheduleView(
        name,
        rows.title(entry),
        rows.dates(model.since, model.until),
        capital(cycle_text(model, lang)),
        [deadline_text(period, d, lang) for period in model.periods for d in period.deadlines],
        capital(say("lapse_text", lang, model.lapse)),
        outline(rows.book.compiled.schedule_conditions[name], lang),
        rows.citations(model.citations),
        rows.programme(model.citations),
        rows.links(rows.book.users.get(entry, ())),
        rows.book.path_of(rows.book.written.schedules[name].path),
    )


def _list(name: str, rows: RuleSiteRows) -> ListView:
    source, entry = rows.book.written.lists[name], Entry("lists", name)
    versions = [
        VersionView(
            rows.dates(version.since, version.until),
            rows.citation_or_clause(version.citation),
            say("entries", rows.lang, format_number(len(version.entries), rows.lang)),
            version.entries,
        )
        for version in source.model.versions
    ]
    used_by = rows.links(rows.book.users.get(entry, ()))
    gaps = rows.gaps(source.model.not_obtained)
    return ListView(name, rows.title(entry), versions, gaps, used_by, rows.book.path_of(source.path))


def _groups(rows: RuleSiteRows) -> list[Group]:
    """Return the cited provisions by confidence, the worst first; in each, the oldest check first."""
    return [group for confidence in CONFIDENCE_ORDER if (group := _group(confidence, rows)).rows]


def _group(confidence: Confidence, rows: RuleSiteRows) -> Group:
    cited = [c for c in rows.book.citations if c.citation.instrument != PLAN]
    found = [c for c in cited if c.citation.confidence is confidence]
    days = sorted({c.citation.checked or date.min for c in found})
    shown = [row for day in days for row in rows.gathered(c for c in found if c.citation.checked == day)]
    name = capital(CONFIDENCES[confidence].text(rows.lang))
    return Group(name, confidence.value, shown, format_date(days[0], rows.lang) if days else "")
