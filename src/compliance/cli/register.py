"""`compliance register`: what offices have, read, checked and joined; and the empty workbook."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.file_options import FileOptions, with_file_options
from compliance.cli.options import (
    EXIT_BAD_INPUT,
    EXIT_CLEAR,
    LangOption,
    Language,
    console,
    lang_of,
    not_written,
)
from compliance.errors import Place, Problem, RegisterError, UsageError
from compliance.model.choices_offices import SameOrNot
from compliance.model.schema import FILED_KINDS
from compliance.model.texts import Lang
from compliance.report.register_template import template_bytes
from compliance.report.rejected_workbook import rejected_bytes
from compliance.report.understanding import print_loading, print_questions
from compliance.report.understanding_words import say
from compliance.sources.faults import shown
from compliance.sources.registers.facility_decisions import with_decision
from compliance.sources.registers.loading import Loading, load_files
from compliance.sources.registers.questions import likely_doubles
from compliance.sources.registers.unused_answers import unused_answers
from compliance.sources.registers.writing import write_register

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Read, check and join the files of a register."
)

FilesArgument = Annotated[
    list[Path],
    typer.Argument(help="Workbooks (.xlsx, .xls, .ods), text files (.csv, .txt), .parquet, or folders"),
]
RejectedOption = Annotated[
    Path | None, typer.Option("--rejected", help="Workbook (.xlsx) to write rejected rows to, to be mended")
]


@app.command("validate")
@with_file_options
def validate(
    files: FilesArgument,
    register: Annotated[
        Path | None,
        typer.Option(
            "--register",
            exists=True,
            file_okay=False,
            help="Register folder that the files are to be added to",
        ),
    ] = None,
    rejected: RejectedOption = None,
    lang: LangOption = Language.vi,
    *,
    options: FileOptions,
) -> None:
    """Tell how each sheet and column was understood, then every problem; writes no register."""
    _, code = _read(files, register, rejected, options, lang_of(lang))
    raise typer.Exit(code)


@app.command("import")
@with_file_options
def import_(
    files: FilesArgument,
    to: Annotated[Path, typer.Option("--to", file_okay=False, help="Register folder to write, or to add to")],
    rejected: RejectedOption = None,
    lang: LangOption = Language.vi,
    *,
    options: FileOptions,
) -> None:
    """Read files as validate does and write what was accepted; rejected rows wait in the register."""
    if rejected is not None and to.resolve() in (rejected.resolve(), *rejected.resolve().parents):
        raise UsageError(
            f"--rejected: {rejected} lies in the register {to}; name another place",
            f"--rejected: {rejected} nằm trong thư mục sổ theo dõi {to}; cần chọn nơi khác",
        )
    loading, code = _read(files, to if to.exists() else None, rejected, options, lang_of(lang))
    if loading.unread:
        console().print(say("not-written", lang_of(lang)), style="bold red")
    else:
        write_register(to, loading.register)
        typer.echo(say("written-to", lang_of(lang), to))
    raise typer.Exit(code)


@app.command("template")
def template(
    output: Annotated[Path, typer.Argument(help="Workbook (.xlsx) to write")],
    table: Annotated[
        list[str] | None, typer.Option("--table", help="Only these tables, by plural name; default: all")
    ] = None,
    lang: LangOption = Language.vi,
) -> None:
    """Write the empty workbook that officers fill: both labels, drop-downs, notes, coverage."""
    unknown = sorted(set(table or ()) - set(FILED_KINDS))
    if unknown:
        names, tables = ", ".join(map(shown, unknown)), ", ".join(FILED_KINDS)
        raise UsageError(
            f"--table: no table {names}; tables: {tables}",
            f"--table: không có bảng {names}; các bảng: {tables}",
        )
    chosen = [kind for plural, kind in FILED_KINDS.items() if table is None or plural in table]
    _write(output, template_bytes(chosen, lang_of(lang)))
    typer.echo(str(output))


@app.command("same")
def same(
    register: Annotated[Path, typer.Argument(help="Register folder")],
    not_same: Annotated[
        tuple[str, str] | None,
        typer.Option("--not-same", help="Two facility ids that are two facilities; remembered"),
    ] = None,
    is_same: Annotated[
        tuple[str, str] | None,
        typer.Option("--same", help="Two facility ids that are one facility; remembered"),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", help="Who decided")] = None,
    reason: Annotated[str | None, typer.Option("--reason", help="What it was decided by")] = None,
    lang: LangOption = Language.vi,
) -> None:
    """List facilities that look like the same one, or remember what was decided of two; merges nothing."""
    loading = load_files([register])
    if loading.unread:
        raise RegisterError(loading.problems)
    if not register.is_dir():
        raise UsageError(
            f"{register} is no register folder; import it first",
            f"{register} không phải thư mục sổ theo dõi; cần nhập bằng register import trước",
        )
    for pair, decision in ((not_same, SameOrNot.not_same), (is_same, SameOrNot.same)):
        if pair is not None:
            decided = with_decision(loading.register, pair, decision, date.today(), by, reason)  # noqa: DTZ011
            write_register(register, decided)
            loading = load_files([register])
    print_questions(console(), loading, likely_doubles(loading.register), lang_of(lang))


def _read(
    files: list[Path], standing: Path | None, rejected: Path | None, options: FileOptions, lang: Lang
) -> tuple[Loading, int]:
    """Read files, print how they were understood, write the rejected rows; return also the exit code."""
    if rejected is not None and rejected.resolve() in {path.resolve() for path in files}:
        raise UsageError(
            f"--rejected: {rejected} is one of the files to read; name another",
            f"--rejected: {rejected} là một trong các tệp cần đọc; cần chọn tên khác",
        )
    now, before = options.said_now(), options.saved()
    loading = load_files(files, before.with_said(now), standing=standing)
    unused = unused_answers(now, loading.files.readings)
    where = Place(", ".join(map(str, files)))
    loading.unread.extend(Problem(where, fault.code, fault.en, fault.vi) for fault in unused)
    if not unused and (path := options.save(before.with_said(now))) is not None:
        typer.echo(say("mapping-saved", lang, path))
    print_loading(console(), loading, lang)
    for fault in unused_answers(before, loading.files.readings):
        typer.echo(say("saved-unused", lang, options.mapping, fault.text(lang)))
    if rejected is not None and loading.register.rejected:
        _write(rejected, rejected_bytes(loading.register.rejected, list(FILED_KINDS.values()), lang))
        typer.echo(say("rejected-to", lang, rejected))
    return loading, EXIT_BAD_INPUT if loading.problems or loading.register.rejected else EXIT_CLEAR


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise not_written(str(path), error) from error
