"""The scorecard as a whole: clauses with their verdicts, indicators and tasks in the plan's order."""

import csv
import io
import json
from pathlib import Path

from small_plan import BOOK, CLAUSES, card_of

from compliance.model.outcomes import Outcome
from compliance.plan.scorecard import Scorecard
from compliance.report.plan_data import plan_csv, plan_json
from compliance.report.plan_docx import plan_docx
from compliance.report.plan_html import plan_html


def test_every_clause_stands_once_in_the_plans_order(rich_card: Scorecard) -> None:
    assert [standing.number for standing in rich_card.clauses] == list(CLAUSES)


def test_a_clause_has_the_verdicts_of_the_rules_that_cite_it(rich_card: Scorecard) -> None:
    found = {standing.number: standing for standing in rich_card.clauses}
    counts = {Outcome.met: 1, Outcome.violated: 2, Outcome.undetermined: 1}
    for number in ("II.6.1", "I.4.c.1-a"):
        assert found[number].rules == {"WW-01": counts}
        assert found[number].outcomes == counts
    assert found["I.4.c.2-b"].indicators == ("hazardous", "waste")
    assert found["T1"].tasks == ("T1",)
    assert found["I.1"].outcomes == {}


def test_indicators_and_tasks_follow_the_plan(rich_card: Scorecard) -> None:
    names = [result.indicator.indicator for result in rich_card.indicators]
    assert names == ["plants", "hazardous", "waste", "loss"]
    assert list(dict.fromkeys(task.task.task for task in rich_card.tasks)) == ["III.8.2-a", "T1", "T2"]


def test_a_rulebook_without_a_plan_has_an_empty_scorecard(tmp_path: Path) -> None:
    book = {path: BOOK[path] for path in ("instruments.yaml", "wastewater/WW-01-flow.yaml")}
    card = card_of(tmp_path, book=book)
    assert (card.clauses, card.indicators, card.tasks) == ([], [], [])
    assert "This rulebook holds no plan." in plan_html(card, "en")
    assert plan_docx(card).startswith(b"PK")


def test_the_data_say_what_the_scorecard_says(rich_card: Scorecard) -> None:
    data = json.loads(plan_json(rich_card))
    assert [clause["clause"] for clause in data["clauses"]] == list(CLAUSES)
    plants = next(each for each in data["indicators"] if each["indicator"] == "plants")
    assert (plants["figure"]["low"], plants["figure"]["high"]) == ("33.333333", "66.666667")
    assert [each["statistic"]["low"] for each in plants["contradictions"]] == ["99"]
    assert len(data["tasks"]) == len(rich_card.tasks)


def test_a_row_of_the_table_says_that_a_task_is_overdue(rich_card: Scorecard) -> None:
    rows = list(csv.DictReader(io.StringIO(plan_csv(rich_card, "en"))))
    assert len(rows) == len(rich_card.indicators) + len(rich_card.clauses) + len(rich_card.tasks)
    for start, overdue in (("overdue since 2025-12-31", True), ("due 2025-12-31, no report", None)):
        late = [(row["id"], row["holder"]) for row in rows if row["details"].startswith(start)]
        tasks = [task for task in rich_card.tasks if task.is_overdue is overdue]
        assert late == [(task.task.task, task.holder.name.en) for task in tasks] != []
