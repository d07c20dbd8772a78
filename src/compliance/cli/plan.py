"""`compliance plan`: the plan's clauses, targets and tasks against a register."""

import codecs
from collections.abc import Iterable
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.options import (
    DEFAULT_RULES,
    AsOfOption,
    LangOption,
    Language,
    RegisterArgument,
    RejectedOption,
    RulesOption,
    compiled,
    console,
    lang_of,
    no_such_folder,
    not_written,
    read_as_of,
)
from compliance.errors import UsageError, suggest
from compliance.model.texts import Lang
from compliance.plan.scorecard import Scorecard, draw_scorecard, is_within, narrowed
from compliance.report.plan_data import plan_csv, plan_json
from compliance.report.plan_html import plan_html
from compliance.report.plan_table import print_clauses, print_scorecard
from compliance.sources.faults import shown
from compliance.sources.registers.loading import load_register
from compliance.sources.registers.register import judged_for
from compliance.sweep import sweep


class PlanFormat(str, Enum):
    """The formats of the scorecard."""

    table = "table"
    csv = "csv"
    json = "json"
    html = "html"
    docx = "docx"


def plan(
    register: RegisterArgument,
    rules: RulesOption = DEFAULT_RULES,
    as_of: AsOfOption = None,
    format_: Annotated[PlanFormat, typer.Option("--format", help="Form of the output")] = PlanFormat.table,
    output: Annotated[Path | None, typer.Option("--output", help="File to write instead of printing")] = None,
    clause: Annotated[
        str | None,
        typer.Option("--clause", help="Only this clause, such as I.4.c.1-a, or a part, such as II.6"),
    ] = None,
    accept_rejected: RejectedOption = False,
    lang: LangOption = Language.vi,
) -> None:
    """Tell how far the plan is carried out: targets, clauses by treatment and state, tasks by agency.

    `html` is a page with charts and every clause; `docx` a draft of the half-year report, in Vietnamese.
    """
    if output is not None and format_ is PlanFormat.table:
        raise UsageError(
            "--output: give --format csv, json, html or docx; a table is printed",
            "--output: cần kèm --format csv, json, html hoặc docx; dạng bảng chỉ in ra màn hình",
        )
    if output is None and format_ is PlanFormat.docx:
        raise UsageError(
            "--format docx: give --output FILE; a document cannot be printed",
            "--format docx: cần kèm --output TỆP; không in được văn bản ra màn hình",
        )
    if format_ is PlanFormat.docx and lang is Language.en:
        raise UsageError(
            "--lang en: the report is Vietnamese only; give --format html for English",
            "--lang en: báo cáo chỉ có tiếng Việt; bản tiếng Anh dùng --format html",
        )
    if clause is not None and format_ in (PlanFormat.html, PlanFormat.docx):
        raise UsageError(
            "--clause: give --format table, csv or json; a page and the report tell the whole plan",
            "--clause: chỉ dùng với --format table, csv hoặc json; trang html, báo cáo nêu toàn bộ Kế hoạch",
        )
    if output is not None and not output.parent.is_dir():
        raise no_such_folder(output)
    day, language = read_as_of(as_of), lang_of(lang)
    rulebook = compiled(rules)
    if clause is not None:
        _check_clause(clause, rulebook.plan.clauses)
    loaded = load_register(register, accept_rejected=accept_rejected)
    card = draw_scorecard(sweep(rulebook, loaded, day or judged_for(loaded, date.today())))  # noqa: DTZ011
    if clause is not None:
        card = narrowed(card, clause)
    if format_ is PlanFormat.table:
        (print_scorecard if clause is None else print_clauses)(console(), card, language)
        return
    data = _written(card, format_, language)
    if output is None:
        typer.echo(data.decode("utf-8"), nl=False)
        return
    try:
        # Excel takes a CSV file for UTF-8 only with a byte-order mark.
        output.write_bytes(codecs.BOM_UTF8 + data if format_ is PlanFormat.csv else data)
    except OSError as error:
        raise not_written(f"--output: {output}", error) from error


def _check_clause(clause: str, clauses: Iterable[str]) -> None:
    known = list(clauses)
    if not any(is_within(number, clause) for number in known):
        raise UsageError(
            f"--clause: the plan has no clause {shown(clause)}{suggest(clause, known)}",
            f"--clause: Kế hoạch không có mục {shown(clause)}{suggest(clause, known, 'vi')}",
        )


def _written(card: Scorecard, format_: PlanFormat, lang: Lang) -> bytes:
    if format_ is PlanFormat.docx:
        from compliance.report.plan_docx import plan_docx  # noqa: PLC0415  # needed by this format alone

        return plan_docx(card)
    if format_ is PlanFormat.html:
        return plan_html(card, lang).encode("utf-8")
    text = plan_json(card) if format_ is PlanFormat.json else plan_csv(card, lang)
    return text.encode("utf-8")
