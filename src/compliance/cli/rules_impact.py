"""`compliance rules impact`: which verdicts change between two rulebooks, and why."""

from datetime import date
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.options import (
    EXIT_CLEAR,
    EXIT_OUR_FAILURE,
    EXIT_VIOLATIONS,
    AsOfOption,
    LangOption,
    Language,
    RejectedOption,
    console,
    lang_of,
    no_such_folder,
    not_written,
    read_as_of,
)
from compliance.errors import UsageError
from compliance.impact import Impact, compare
from compliance.language.compile import compile_rulebook
from compliance.language.edits import Version
from compliance.report.impact_csv import impact_to_csv
from compliance.report.impact_html import impact_to_html
from compliance.report.impact_table import print_impact
from compliance.report.impact_words import counts_line, say
from compliance.sources.registers.loading import load_register
from compliance.sources.registers.register import judged_for
from compliance.sources.rulebooks.rulebook import load_rulebook


class Format(str, Enum):
    """The formats of the output."""

    table = "table"
    csv = "csv"
    html = "html"


def impact(
    old: Annotated[Path, typer.Argument(help="Folder of rule files before the edit")],
    new: Annotated[Path, typer.Argument(help="Folder of rule files after the edit")],
    register: Annotated[Path, typer.Option("--register", help="Register folder to judge with both")],
    as_of: AsOfOption = None,
    format_: Annotated[Format, typer.Option("--format", help="Form of the output")] = Format.table,
    output: Annotated[Path | None, typer.Option("--output", help="File to write instead of printing")] = None,
    accept_rejected: RejectedOption = False,
    lang: LangOption = Language.vi,
) -> None:
    """Tell which verdicts change. Exit code: 0 nothing changes, 1 changes, 2 bad input, 3 our failure."""
    if output is not None and not output.parent.is_dir():
        raise no_such_folder(output)
    if output is not None and format_ is Format.table:
        raise UsageError(
            "--output: give --format csv or html; a table is printed",
            "--output: cần kèm --format csv hoặc html; dạng bảng chỉ in ra màn hình",
        )
    day = read_as_of(as_of)
    versions = [_version(folder) for folder in (old, new)]
    loaded = load_register(register, accept_rejected=accept_rejected)
    result = compare(versions[0], versions[1], loaded, day or judged_for(loaded, date.today()))  # noqa: DTZ011
    _write(result, format_, output, lang)
    if result.has_failed:
        raise typer.Exit(EXIT_OUR_FAILURE)
    raise typer.Exit(EXIT_CLEAR if result.is_empty else EXIT_VIOLATIONS)


def _version(folder: Path) -> Version:
    written = load_rulebook(folder)
    return Version(written, compile_rulebook(written))


def _write(result: Impact, format_: Format, output: Path | None, lang: Language) -> None:
    language = lang_of(lang)
    if format_ is Format.table:
        print_impact(console(), result, language)
        return
    text = (impact_to_csv if format_ is Format.csv else impact_to_html)(result, language)
    if output is None:
        typer.echo(text, nl=False)
        return
    try:
        # Excel takes a CSV file for UTF-8 only with a byte-order mark.
        output.write_text(text, encoding="utf-8-sig" if format_ is Format.csv else "utf-8")
    except OSError as error:
        raise not_written(f"--output: {output}", error) from error
    line = say("no_change", language) if result.is_empty else counts_line(result, language)
    typer.echo(f"{output}: {line}")
