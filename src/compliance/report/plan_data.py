"""The plan's scorecard as plain data, for json, and as one CSV table."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from compliance.model.indicators import Target
from compliance.model.texts import Bilingual, Lang
from compliance.plan.figures import Figure, IndicatorResult
from compliance.plan.scorecard import ClauseStanding, Scorecard
from compliance.plan.shares import Member
from compliance.plan.tasks import TaskStanding
from compliance.report.csv_list import safe
from compliance.report.plan_words import (
    PROGRESS,
    STANDINGS,
    TREATMENTS,
    contradiction_text,
    figure_text,
    late_text,
    origin_text,
    parts_text,
    rests_text,
    share_text,
    target_text,
)

COLUMNS = (
    "part", "id", "title", "holder", "treatment", "target", "by", "figure", "of", "as_of", "source", "state",
    "details", "unit", "definition", "held_by", "target_rests_on",
)  # fmt: skip


def plan_json(card: Scorecard) -> str:
    """Return the whole scorecard as one JSON object; numbers are texts with up to six decimals."""
    data = {
        "as_of": card.as_of.isoformat(),
        "rulebook": {"hash": card.result.rulebook.hash},
        "register": {"hash": card.result.register.hash},
        "indicators": [_indicator(result) for result in card.indicators],
        "clauses": [_clause(standing) for standing in card.clauses],
        "tasks": [_task(standing) for standing in card.tasks],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def plan_csv(card: Scorecard, lang: Lang) -> str:
    """Return one row for each indicator, clause and task of a holder."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for row in _rows(card, lang):
        writer.writerow({name: safe(value) for name, value in row.items()})
    return buffer.getvalue()


def _rows(card: Scorecard, lang: Lang) -> Iterator[dict[str, str]]:
    for result in card.indicators:
        indicator, figure = result.indicator, result.figure
        yield {
            "part": "indicator",
            "id": indicator.indicator,
            "title": indicator.title.text(lang),
            "target": target_text(result.target, indicator.unit, lang) if result.target else "",
            "by": result.target.by.isoformat() if result.target else "",
            "figure": figure_text(figure, indicator.unit, lang),
            "of": parts_text(figure, lang),
            "as_of": figure.as_of.isoformat() if figure else "",
            "state": STANDINGS[result.standing].text(lang),
            "source": origin_text(figure, lang),
            "details": "; ".join(
                [reason.text(lang) for reason in result.reasons]
                + [contradiction_text(result, found, lang) for found in result.contradictions]
            ),
            "unit": indicator.unit,
            "definition": ". ".join(
                text.rstrip(".")
                for text in (share_text(indicator, lang), indicator.definition.text(lang))
                if text
            ),
            "held_by": indicator.source.text(lang),
            "target_rests_on": rests_text(result.target, lang),
        }
    for standing in card.clauses:
        clause = standing.clause
        yield {
            "part": "clause",
            "id": standing.number,
            "title": clause.says.text(lang),
            "treatment": "; ".join(TREATMENTS[treatment].text(lang) for treatment in clause.treatments),
            "state": "; ".join(f"{outcome.value}: {number}" for outcome, number in standing.outcomes.items()),
            "details": "; ".join([*standing.rules, *standing.indicators, *standing.tasks])
            or (clause.ask or clause.reason or clause.says).text(lang),
        }
    for task in card.tasks:
        yield {
            "part": "task",
            "id": task.task.task,
            "title": task.task.title.text(lang),
            "holder": task.holder.name.text(lang),
            "by": task.due.isoformat() if task.due else "",
            "as_of": task.reported_on.isoformat() if task.reported_on else "",
            "state": PROGRESS[task.progress].text(lang),
            "details": "; ".join(
                text for text in (late_text(task, lang), task.product_number, task.obstacles) if text
            ),
        }


def _indicator(result: IndicatorResult) -> dict[str, Any]:
    indicator, line = result.indicator, result.trajectory
    return {
        "indicator": indicator.indicator,
        "title": _both(indicator.title),
        "clauses": list(indicator.clauses),
        "unit": indicator.unit,
        "direction": indicator.direction,
        "numerator": _both(indicator.numerator),
        "denominator": _both(indicator.denominator),
        "definition": _both(indicator.definition),
        "held_by": _both(indicator.source),
        "target": _target(result.target),
        "standing": result.standing.value,
        "figure": _figure(result.figure),
        "series": [_figure(figure) for figure in result.series],
        "by_commune": {code: _figure(figure) for code, figure in result.by_commune.items()},
        "members": [_member(member) for member in result.members],
        "trajectory": None
        if line is None
        else {"ours": True, "from": line.start.isoformat(), "first": _number(line.first),
              "to": line.by.isoformat(), "target": _number(line.target), "expected": _number(line.expected)},
        "contradictions": [
            {"statistic": _figure(found.statistic), "records": _figure(found.records)}
            for found in result.contradictions
        ],
        "reasons": [_both(reason) for reason in result.reasons],
    }  # fmt: skip


def _target(target: Target | None) -> dict[str, Any] | None:
    if target is None:
        return None
    return {
        "value": f"{target.value.normalize():f}",
        "by": target.by.isoformat(),
        "wording": target.wording,
        "since": target.since.isoformat(),
        "rests_on": _both(target.rests_on),
    }


def _figure(figure: Figure | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    return {
        "origin": figure.origin,
        "low": _number(figure.low),
        "high": _number(figure.high),
        "part": _number(figure.part),
        "whole": _number(figure.whole),
        "part_unit": figure.part_unit,
        "as_of": figure.as_of.isoformat(),
        "territory": figure.territory,
        "source": figure.source,
        "place": figure.place,
        "provisional": figure.is_provisional,
        "doubts": [_both(doubt) for doubt in figure.doubts],
    }


def _member(member: Member) -> dict[str, Any]:
    return {
        "facility": member.facility_id,
        "record": member.record,
        "commune": member.commune_code,
        "standing": member.standing.value,
        "counts": member.counts,
        "part": [_number(bound) for bound in member.part],
        "whole": _number(member.whole),
        "year": member.year,
    }


def _clause(standing: ClauseStanding) -> dict[str, Any]:
    clause = standing.clause
    return {
        "clause": standing.number,
        "place": _both(clause.place),
        "says": _both(clause.says),
        "treatments": [treatment.value for treatment in clause.treatments],
        "reason": _both(clause.reason),
        "ask": _both(clause.ask),
        "rules": {
            rule: {outcome.value: number for outcome, number in sorted(outcomes.items())}
            for rule, outcomes in standing.rules.items()
        },
        "indicators": list(standing.indicators),
        "tasks": list(standing.tasks),
    }


def _task(standing: TaskStanding) -> dict[str, Any]:
    return {
        "task": standing.task.task,
        "title": _both(standing.task.title),
        "product": _both(standing.task.product),
        "holder": {
            "key": standing.holder.key,
            "name": _both(standing.holder.name),
            "commune": standing.holder.commune_code,
        },
        "progress": standing.progress.value,
        "due": _day(standing.due),
        "past_due": _day(standing.past_due),
        "overdue": standing.is_overdue,
        "reported_on": _day(standing.reported_on),
        "product_number": standing.product_number,
        "product_on": _day(standing.product_on),
        "spent_vnd": None if standing.spent_vnd is None else f"{standing.spent_vnd:f}",
        "budget_vnd": None if standing.budget_vnd is None else f"{standing.budget_vnd:f}",
        "obstacles": standing.obstacles,
    }


def _both(text: Bilingual | None) -> dict[str, str] | None:
    return None if text is None else {"vi": text.vi, "en": text.en}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(value: Fraction | None) -> str | None:
    if value is None:
        return None
    rounded = round(Decimal(value.numerator) / Decimal(value.denominator), 6)
    return f"{rounded.normalize():f}"
