"""`compliance check`: judge a register and print or write what is found."""

import codecs
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.options import (
    DEFAULT_RULES,
    EXIT_CLEAR,
    EXIT_OUR_FAILURE,
    EXIT_VIOLATIONS,
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
from compliance.errors import UsageError
from compliance.model.enforcement import ActionList
from compliance.model.outcomes import Outcome
from compliance.model.texts import Lang
from compliance.report.csv_list import to_csv
from compliance.report.data import to_json, to_jsonl
from compliance.report.table import print_result
from compliance.report.words import agreement_line
from compliance.report.workbook import workbook_bytes
from compliance.sources.registers.loading import load_register
from compliance.sources.registers.register import judged_for
from compliance.sweep import SweepResult, sweep


class Format(str, Enum):
    """The formats of the output."""

    table = "table"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"
    xlsx = "xlsx"


def check(
    register: RegisterArgument,
    rules: RulesOption = DEFAULT_RULES,
    as_of: AsOfOption = None,
    format_: Annotated[Format, typer.Option("--format", help="Form of the output")] = Format.table,
    output: Annotated[Path | None, typer.Option("--output", help="File to write instead of printing")] = None,
    include_all: Annotated[
        bool, typer.Option("--all", help="Also tell what is met or not applicable")
    ] = False,
    accept_rejected: RejectedOption = False,
    lang: LangOption = Language.vi,
) -> None:
    """Judge a register. Exit code: 0 no open violation, 1 violations, 2 bad input, 3 our failure."""
    if output is not None and not output.parent.is_dir():
        raise no_such_folder(output)
    if output is not None and format_ is Format.table:
        raise UsageError(
            "--output: give --format csv, json, jsonl or xlsx; a table is printed",
            "--output: cần kèm --format csv, json, jsonl hoặc xlsx; dạng bảng chỉ in ra màn hình",
        )
    if output is None and format_ is Format.xlsx:
        raise UsageError(
            "--format xlsx: give --output FILE; a workbook cannot be printed",
            "--format xlsx: cần kèm --output TỆP; bảng tính không in ra màn hình được",
        )
    day = read_as_of(as_of)
    rulebook = compiled(rules)
    loaded = load_register(register, accept_rejected=accept_rejected)
    result = sweep(rulebook, loaded, day or judged_for(loaded, date.today()))  # noqa: DTZ011
    _write(result, format_, output, lang, include_all=include_all)
    raise typer.Exit(exit_code(result))


def exit_code(result: SweepResult) -> int:
    """Return the exit code of a result; a question for the department alone is no open violation."""
    counts = result.counts
    if counts[Outcome.failed] or result.agreement.disagreements:
        return EXIT_OUR_FAILURE
    open_ = [action for action in result.actions if action is not ActionList.department]
    return EXIT_VIOLATIONS if open_ else EXIT_CLEAR


def _write(
    result: SweepResult, format_: Format, output: Path | None, lang: Language, *, include_all: bool
) -> None:
    language = lang_of(lang)
    if format_ is Format.table:
        print_result(console(), result, language, include_all=include_all)
        return
    data = _bytes(result, format_, language, include_all=include_all)
    if output is None:
        typer.echo(data.decode("utf-8"), nl=False)
        return
    try:
        # Excel takes a CSV file for UTF-8 only with a byte-order mark.
        output.write_bytes(codecs.BOM_UTF8 + data if format_ is Format.csv else data)
    except OSError as error:
        raise not_written(f"--output: {output}", error) from error
    agreement = result.agreement
    line = agreement_line(agreement.verdicts, agreement.rejudged, agreement.disagreements, language)
    typer.echo(f"{output}: {line}")


def _bytes(result: SweepResult, format_: Format, lang: Lang, *, include_all: bool) -> bytes:
    """Return a result in one of the formats that are written."""
    if format_ is Format.xlsx:
        return workbook_bytes(result, lang)
    if format_ is Format.csv:
        text = to_csv(result, lang, include_all=include_all)
    else:
        text = (to_json if format_ is Format.json else to_jsonl)(result, include_all=include_all)
    return (text if text.endswith("\n") or not text else text + "\n").encode("utf-8")
