"""The plan's scorecard as one page: charts, contradictions, tasks and every clause; prints on A4."""

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from compliance.model.clauses import Treatment
from compliance.model.texts import Lang
from compliance.model.values import format_date, format_number
from compliance.plan.figures import Figure, IndicatorResult, Standing
from compliance.plan.scorecard import ClauseStanding, Scorecard
from compliance.report.pages import render
from compliance.report.plan_charts import bullet, course, small_bar
from compliance.report.plan_page_tasks import agency_rows, agency_tasks, commune_matrix, commune_reports
from compliance.report.plan_page_words import page_word
from compliance.report.plan_sections import parts_of
from compliance.report.plan_states import ClauseStates, reasons_of
from compliance.report.plan_words import (
    STANDINGS,
    TREATMENTS,
    amount_text,
    by_text,
    commune_text,
    figure_text,
    late_counts,
    origin_text,
    parts_text,
    say,
    share_text,
    target_text,
)
from compliance.report.words import agreement_line, word

SHOWN_HASH = 16

_SIGNS = {
    Standing.reached: "✓",
    Standing.not_reached: "✗",
    Standing.open: "?",
    Standing.unknown: "?",
    Standing.no_target: "·",
}


@dataclass(frozen=True)
class CommuneRow:
    """A commune's figure."""

    name: str
    figure: str
    parts: str
    of_day: str
    chart: Markup
    doubts: list[str]


@dataclass(frozen=True)
class FigureRow:
    """One figure of the province, with where it comes from."""

    of_day: str
    figure: str
    parts: str
    origin: str
    doubts: list[str]


@dataclass(frozen=True)
class IndicatorCard:
    """An indicator with its charts, figures and communes; charts are empty without figures."""

    name: str
    title: str
    clauses: list[str]
    target: str
    by: str
    figure: str
    parts: str
    of_day: str
    line: str
    standing: str
    css: str
    sign: str
    share: str
    definition: str
    source: str
    rests_on: str
    reasons: list[str]
    is_contradicted: bool
    bullet: Markup
    course: Markup
    figures: list[FigureRow]
    communes: list[CommuneRow]


def plan_html(card: Scorecard, lang: Lang) -> str:
    """Return the page."""
    result = card.result
    manifest = result.register.manifest
    agreement = result.agreement
    cards = [_card(found, lang) for found in card.indicators]
    facts = [
        (word("register", lang), manifest.title or "-", result.register.hash),
        (
            word("rulebook", lang),
            page_word("of_rulebook", lang, format_number(len(result.rulebook.rules), lang)),
            result.rulebook.hash,
        ),
    ]
    return render(
        "plan.html",
        {
            "lang": lang,
            "say": lambda key: say(key, lang),
            "page_word": lambda key: page_word(key, lang),
            "word": lambda key: word(key, lang),
            "as_of": format_date(card.as_of, lang),
            "facts": [(label, text, code[:SHOWN_HASH]) for label, text, code in facts],
            "note": manifest.note or "",
            "summary": _summary(card, lang),
            "cards": cards,
            "contradictions": _contradictions(card, lang),
            "reasons": [
                (reason, [(r.indicator.indicator, r.indicator.title.text(lang)) for r in found])
                for reason, found in reasons_of(card, lang).items()
            ],
            "agencies": agency_rows(card, lang),
            "agency_tasks": agency_tasks(card, lang),
            "matrix": commune_matrix(card, lang),
            "commune_reports": commune_reports(card, lang),
            "parts": _parts(card, lang),
            "agreement": agreement_line(
                agreement.verdicts, agreement.rejudged, agreement.disagreements, lang
            ),
        },
    )


def _summary(card: Scorecard, lang: Lang) -> list[tuple[str, list[str]]]:
    """Return how many clauses, indicators and tasks there are, and how they stand."""
    treatments = Counter(standing.clause.treatment for standing in card.clauses)
    standings = Counter(found.standing for found in card.indicators)
    overdue, _ = late_counts(card.tasks)
    differing = sum(len(found.contradictions) for found in card.indicators)
    rows = [
        (
            page_word("clause_count", lang, format_number(len(card.clauses), lang)),
            [f"{TREATMENTS[t].text(lang)}: {format_number(treatments[t], lang)}" for t in Treatment],
        ),
        (
            page_word("indicator_count", lang, format_number(len(card.indicators), lang)),
            [
                *(f"{STANDINGS[s].text(lang)}: {format_number(standings[s], lang)}" for s in Standing),
                page_word("contradiction_count", lang, format_number(differing, lang)),
            ],
        ),
        (
            page_word("task_count", lang, format_number(len(card.tasks), lang)),
            [f"{say('overdue', lang)}: {format_number(overdue, lang)}"],
        ),
    ]
    totals = agency_rows(card, lang)
    if totals:
        rows[-1][1].extend(f"{label}: {number}" for label, number in totals[-1].told)
    return rows


def _card(result: IndicatorResult, lang: Lang) -> IndicatorCard:
    indicator, figure, line, target = result.indicator, result.figure, result.trajectory, result.target
    return IndicatorCard(
        name=indicator.indicator,
        title=indicator.title.text(lang),
        clauses=list(indicator.clauses),
        target=target_text(target, indicator.unit, lang),
        by=by_text(target, lang),
        figure=figure_text(figure, indicator.unit, lang),
        parts=parts_text(figure, lang),
        of_day=format_date(figure.as_of, lang) if figure is not None and figure.low is not None else "",
        line=amount_text(line.expected, indicator.unit, lang) if line is not None else "",
        standing=STANDINGS[result.standing].text(lang),
        css=result.standing.value,
        sign=_SIGNS[result.standing],
        share=share_text(indicator, lang),
        definition=indicator.definition.text(lang),
        source=indicator.source.text(lang),
        rests_on=target.rests_on.text(lang) if target is not None and target.rests_on else "",
        reasons=[reason.text(lang) for reason in result.reasons],
        is_contradicted=bool(result.contradictions),
        bullet=bullet(result, lang),
        course=course(result, lang),
        figures=[_figure_row(found, indicator.unit, lang) for found in reversed(result.series)],
        communes=[_commune_row(code, result, lang) for code in result.by_commune],
    )


def _figure_row(figure: Figure, unit: str, lang: Lang) -> FigureRow:
    return FigureRow(
        format_date(figure.as_of, lang), figure_text(figure, unit, lang), parts_text(figure, lang),
        origin_text(figure, lang),
        [doubt.text(lang) for doubt in figure.doubts],
    )  # fmt: skip


def _commune_row(code: str, result: IndicatorResult, lang: Lang) -> CommuneRow:
    figure, unit = result.by_commune[code], result.indicator.unit
    return CommuneRow(
        commune_text(code, lang), figure_text(figure, unit, lang), parts_text(figure, lang),
        format_date(figure.as_of, lang),
        small_bar(figure, result, f"{result.indicator.indicator}-{code}", lang),
        [doubt.text(lang) for doubt in figure.doubts],
    )  # fmt: skip


def _contradictions(card: Scorecard, lang: Lang) -> list[dict[str, str]]:
    return [
        {
            "name": found.indicator.indicator,
            "title": found.indicator.title.text(lang),
            "clauses": ", ".join(found.indicator.clauses),
            "source": each.statistic.source,
            "place": each.statistic.place.rpartition("/")[2],
            "of_day": format_date(each.statistic.as_of, lang),
            "statistic": figure_text(each.statistic, found.indicator.unit, lang),
            "records": figure_text(each.records, found.indicator.unit, lang),
            "records_parts": parts_text(each.records, lang),
        }
        for found in card.indicators
        for each in found.contradictions
    ]


def _parts(card: Scorecard, lang: Lang) -> list[dict[str, object]]:
    """Return the clauses by part and section, each with its lines."""
    states = ClauseStates(card, lang)
    return [
        {
            "key": part.key,
            "title": part.title,
            "sections": [
                {
                    "key": section.key,
                    "title": section.title,
                    "clauses": [_clause(standing, states, lang) for standing in section.clauses],
                }
                for section in part.sections
            ],
        }
        for part in parts_of(card.clauses, lang)
    ]


def _clause(standing: ClauseStanding, states: ClauseStates, lang: Lang) -> dict[str, object]:
    clause = standing.clause
    return {
        "number": standing.number,
        "place": clause.place.text(lang),
        "says": clause.says.text(lang),
        "treatments": [TREATMENTS[treatment].text(lang) for treatment in clause.treatments],
        "lines": list(states.lines(standing)),
    }
