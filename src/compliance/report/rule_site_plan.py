"""The plan on the rule site: every clause with what treats it, and its indicators and tasks in full."""

from collections import Counter
from dataclasses import dataclass

from compliance.language.citations import PLAN
from compliance.model.clauses import Clause, Treatment
from compliance.model.indicators import Indicator, Target
from compliance.model.tasks import Task
from compliance.model.texts import Lang
from compliance.model.values import format_date, format_number
from compliance.report.plan_sections import parts_of
from compliance.report.plan_words import TREATMENTS, by_text, target_text
from compliance.report.plan_words import say as plan_say
from compliance.report.rule_site_book import Entry
from compliance.report.rule_site_rows import Link, RuleRow, RuleSiteRows
from compliance.report.rule_site_words import say
from compliance.report.words import provision_text, word


@dataclass(frozen=True)
class Treated:
    """An indicator or a task of a clause; `code` is a task's number, and empty of an indicator."""

    code: str
    title: str
    facts: list[tuple[str, str]]


@dataclass(frozen=True)
class ClauseView:
    """A clause of the plan with all that treats it.

    Attributes:
        number: Its number.
        link: Its page.
        place: Where it stands in the plan; empty where the rulebook has no catalogue of clauses.
        says: What it asks for, in words of ours; empty as `place`.
        treatments: What the system does with it.
        told: What an officer looks up, or why nothing can be checked, each with its label.
        rules: The rules that cite it.
        others: All else that cites it: obligations, thresholds, schedules.
        indicators: What is counted for it.
        tasks: What somebody has to make for it.
    """

    number: str
    link: Link
    place: str
    says: str
    treatments: list[str]
    told: list[tuple[str, str]]
    rules: list[RuleRow]
    others: list[Link]
    indicators: list[Treated]
    tasks: list[Treated]

    @property
    def links(self) -> list[Link]:
        """The rules and all else that cites it."""
        return [*(rule.link for rule in self.rules), *self.others]


def clause_view(number: str, rows: RuleSiteRows) -> ClauseView:
    """Return a clause of the plan."""
    plan, lang = rows.book.compiled.plan, rows.lang
    clause, by = plan.clauses.get(number), rows.book.clauses[number]
    indicators = [each.indicator for each in plan.indicators.values() if number in each.indicator.clauses]
    return ClauseView(
        number,
        rows.link(Entry("clauses", number)),
        clause.place.text(lang) if clause else "",
        clause.says.text(lang) if clause else "",
        [TREATMENTS[treatment].text(lang) for treatment in clause.treatments] if clause else [],
        _told(clause, lang),
        [rows.rule(rows.book.compiled.rules[entry.name]) for entry in by if entry.kind == "rules"],
        rows.links(entry for entry in by if entry.kind != "rules"),
        [_indicator(indicator, rows) for indicator in indicators],
        [_task(task, rows) for task in plan.tasks.values() if number in task.clauses],
    )


def plan_values(views: list[ClauseView], rows: RuleSiteRows) -> dict[str, object]:
    """Return what the page of all clauses shows; without a catalogue the cited clauses alone."""
    lang, clauses = rows.lang, rows.book.compiled.plan.clauses
    catalogued = [view for view in views if view.number in clauses]
    numbers = Counter(clauses[view.number].treatment for view in catalogued)
    return {
        "clauses": views,
        "parts_of_plan": parts_of(catalogued, lang),
        "treatments": [
            (TREATMENTS[t].text(lang), format_number(numbers[t], lang)) for t in Treatment if catalogued
        ],
        "whole": format_number(len(catalogued), lang),
        "note": say("clauses_note", lang, word("plan", lang)),
    }


def _told(clause: Clause | None, lang: Lang) -> list[tuple[str, str]]:
    if clause is None:
        return []
    texts = (("look_up", clause.ask), ("reason", clause.reason))
    return [(plan_say(key, lang), text.text(lang)) for key, text in texts if text is not None]


def _indicator(indicator: Indicator, rows: RuleSiteRows) -> Treated:
    lang = rows.lang
    facts = [(plan_say("target", lang), _target(target, indicator, rows)) for target in indicator.targets]
    if not facts:
        facts = [(plan_say("target", lang), say("no_number", lang))]
    facts.append((say("unit", lang), indicator.unit))
    if indicator.numerator is not None and indicator.denominator is not None:
        facts.append((say("numerator", lang), indicator.numerator.text(lang)))
        facts.append((say("denominator", lang), indicator.denominator.text(lang)))
    facts.append((plan_say("definition", lang), indicator.definition.text(lang)))
    facts.append((plan_say("source", lang), indicator.source.text(lang)))
    rules = indicator.from_facilities.rules if indicator.from_facilities else []
    if indicator.from_amounts is not None and indicator.from_amounts.rule is not None:
        rules = [indicator.from_amounts.rule]
    if rules:
        facts.append((plan_say("rules", lang), ", ".join(rules)))
    if indicator.open_question is not None:
        facts.append((say("open_question", lang), indicator.open_question.text(lang)))
    return Treated("", indicator.title.text(lang), facts)


def _target(target: Target, indicator: Indicator, rows: RuleSiteRows) -> str:
    """Return a target with its day, where it was set, since when it holds and on what it rests."""
    lang, cited = rows.lang, target.citation
    by = plan_say("by_day", lang, by_text(target, lang))
    where = (
        say("clause", lang, cited.provision)
        if cited.instrument == PLAN
        else f"{provision_text(cited.provision, lang)}, {cited.instrument}"
    )
    told = [f"{target_text(target, indicator.unit, lang)}, {by} ({where})"]
    told.append(say("target_since", lang, format_date(target.since, lang)))
    if target.until is not None:
        told.append(say("until", lang, format_date(target.until, lang)))
    if target.rests_on is not None:
        told.append(plan_say("rests", lang, target.rests_on.text(lang)))
    return "; ".join(told)


def _task(task: Task, rows: RuleSiteRows) -> Treated:
    lang, agencies = rows.lang, rows.book.compiled.plan.agencies
    lead = [agencies[name].text(lang) for name in task.lead]
    if task.led_by_communes:
        lead.append(say("each_commune", lang))
    facts = [(say("product", lang), task.product.text(lang)), (say("lead", lang), "; ".join(lead))]
    if task.lead_note is not None:
        facts.append((say("lead_note", lang), task.lead_note.text(lang)))
    if task.support:
        facts.append((say("support", lang), "; ".join(agencies[name].text(lang) for name in task.support)))
    years = [str(year) for year in (task.first_year, task.last_year) if year is not None]
    facts.append((say("years", lang), " - ".join(dict.fromkeys(years)) or say("no_years", lang)))
    if task.recurs is not None:
        facts.append((say("recurs", lang), say(task.recurs, lang)))
    if task.if_any is not None:
        facts.append((say("if_any", lang), task.if_any.text(lang)))
    return Treated(task.task, task.title.text(lang), facts)
