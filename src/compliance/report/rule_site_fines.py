"""What a violation may lead to, on the rule site: whom the norm binds, how long, and the tables of fines."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from compliance.language.compile import CompiledRule
from compliance.language.nodes import Compare, Constant
from compliance.language.sanctions import FineChoice
from compliance.model.penalties import Fine, PenaltyPeriod
from compliance.model.texts import Lang
from compliance.report.enforcement_words import addressee_text, fine_text, limitation_text
from compliance.report.rule_site_book import Entry
from compliance.report.rule_site_rows import CitationRow, Link, RuleSiteRows
from compliance.report.rule_site_words import capital
from compliance.report.rule_text import band_text


@dataclass(frozen=True)
class FineRow:
    """A fine: what it is for, and what each pays; `name` stands where readers have no label for it."""

    label: str
    name: str
    individual: str
    organisation: str


@dataclass(frozen=True)
class FinePeriod:
    """The fines between two dates."""

    dates: tuple[str, ...]
    citation: CitationRow
    rows: list[FineRow]


@dataclass(frozen=True)
class FineTable:
    """A table of fines with all its periods."""

    name: str
    title: str
    periods: list[FinePeriod]
    used_by: list[Link]
    path: str


@dataclass(frozen=True)
class Sanction:
    """What a violation of a rule may lead to; what the rule does not say is blank."""

    addressees: str
    act: str
    yields_to: tuple[str, ...]
    limitation: str
    table: Link | None
    fines: list[FinePeriod]


def sanction(rule: CompiledRule, rows: RuleSiteRows) -> Sanction | None:
    """Return what a violation of a rule may lead to; None where the rule says nothing of it."""
    model = rule.rule
    if not (model.addressee or model.act):
        return None
    return Sanction(
        capital(addressee_text(model, rows.lang)),
        model.act or "",
        tuple(model.yields_to),
        limitation_text(rule, rows.lang),
        None if rule.penalty is None else rows.link(Entry("penalties", rule.penalty.table.penalties)),
        [] if rule.penalty is None else [_fines_of(choice, rows) for choice in rule.penalty.choices],
    )


def fine_table(name: str, rows: RuleSiteRows) -> FineTable:
    """Return a table of fines."""
    source, entry = rows.book.written.penalties[name], Entry("penalties", name)
    labels = _labels(name, rows)
    return FineTable(
        name,
        rows.title(entry),
        [_period(period, _named(period, labels, rows.lang), rows) for period in source.model.values],
        rows.links(rows.book.users.get(entry, ())),
        rows.book.path_of(source.path),
    )


Named = tuple[str, str, Fine]
"""What a fine is for, its name where there is no label, and the fine."""


def _fines_of(choice: FineChoice, rows: RuleSiteRows) -> FinePeriod:
    """Return the fines of a period that a rule can come to."""
    named: list[Named]
    if not choice.axes:
        named = [("", "", fine) for fine in choice.fines.values()]
    else:
        named = list(_named(choice.period, _choice_labels(choice, rows.lang), rows.lang))
    return _period(choice.period, named, rows)


def _period(period: PenaltyPeriod, named: "Iterator[Named] | list[Named]", rows: RuleSiteRows) -> FinePeriod:
    times = period.times
    shown = [
        FineRow(
            label,
            name,
            capital(fine_text(fine.times(times.individual), rows.lang)),
            capital(fine_text(fine.times(times.organisation), rows.lang)),
        )
        for label, name, fine in named
    ]
    return FinePeriod(rows.dates(period.since, period.until), rows.citation_or_clause(period.citation), shown)


def _named(period: PenaltyPeriod, labels: dict[str, str], lang: Lang) -> Iterator[Named]:
    """Yield every fine of a period with what it is for."""
    for name, named in (period.table or {}).items():
        label = named.label.text(lang) if named.label else labels.get(name, "")
        yield label, "" if label else name, Fine.parse(named.fine)
    axes = list((period.axes or {}).values())
    bands = [
        [
            f"{axis.title.text(lang)}: {band_text(least, below, axis.unit, lang)}"
            for least, below in _bounds(axis.bounds)
        ]
        for axis in axes
    ]
    for index in itertools.product(*(range(len(found)) for found in bands)) if bands else ():
        label = "; ".join(bands[number][band] for number, band in enumerate(index))
        yield capital(label), "", period.fine_at(index)


def _bounds(bounds: list[Decimal]) -> Iterator[tuple[Decimal, Decimal | None]]:
    yield from itertools.zip_longest(bounds, bounds[1:])


def _labels(table: str, rows: RuleSiteRows) -> dict[str, str]:
    """Return what readers call the names in a table of fines.

    A name of a closed list has its label; one that a rule gives is called by the title of that rule.
    """
    found: dict[str, str] = {}
    for rule_id, rule in rows.book.compiled.rules.items():
        if rule.penalty is None or rule.penalty.table.penalties != table:
            continue
        for choice in rule.penalty.choices:
            found |= _choice_labels(choice, rows.lang)
        key = rule.rule.penalty.key if rule.rule.penalty else None
        if isinstance(key, str) and any(not choice.axes for choice in rule.penalty.choices):
            title = f"{rule_id} {rule.rule.title.text(rows.lang)}"
            found[key] = f"{found[key]}; {title}" if key in found else title
    return found


def _choice_labels(choice: FineChoice, lang: Lang) -> dict[str, str]:
    return {
        str(node.right.value): node.left.type.choices.member(node.right.value).text(lang)
        for axis in choice.axes
        for node in axis
        if isinstance(node, Compare)
        and isinstance(node.right, Constant)
        and node.left.type.choices is not None
    }
