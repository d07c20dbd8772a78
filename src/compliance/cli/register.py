"""`compliance register`: what offices have, read, checked and joined; and the empty workbook."""

from datetime import date
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from compliance.cli.options import EXIT_BAD_INPUT, EXIT_CLEAR, LangOption, Language, console, lang_of
from compliance.errors import Problems, RegisterError, SourceError, UsageError
from compliance.model.choices_offices import SameOrNot
from compliance.model.schema import FILED_KINDS
from compliance.model.texts import Lang
from compliance.report.register_template import template_bytes
from compliance.report.rejected_workbook import rejected_bytes
from compliance.report.understanding import print_loading, print_questions
from compliance.report.understanding_words import say
from compliance.sources.registers.facility_decisions import with_decision
from compliance.sources.registers.loading import Loading, load_files
from compliance.sources.registers.questions import likely_doubles
from compliance.sources.registers.writing import write_register
from compliance.sources.sheets.column_mapping import (
    ColumnMapping,
    SheetMapping,
    read_mapping,
    write_mapping,
)
from compliance.sources.words.encodings import ENCODINGS

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Read, check and join the files of a register."
)

MAPPINGS = Path("mappings")
"""Folder of saved mappings, where none is named."""


class LocaleName(str, Enum):
    """How texts write numbers and dates."""

    vi = "vi"
    vi_point = "vi-point"
    iso = "iso"


class Serial(str, Enum):
    """From which day plain numbers in columns of dates count."""

    y1900 = "1900"
    y1904 = "1904"


FilesArgument = Annotated[
    list[Path],
    typer.Argument(help="Workbooks (.xlsx, .xls, .ods), text files (.csv, .txt), .parquet, or folders"),
]
RejectedOption = Annotated[
    Path | None, typer.Option("--rejected", help="Workbook (.xlsx) to write rejected rows to, to be mended")
]
SheetOption = Annotated[
    list[str] | None,
    typer.Option("--sheet", help="SHEET=TABLE, such as 'Trang 1=permits'; '-' leaves the sheet out"),
]
ColumnOption = Annotated[
    list[str] | None,
    typer.Option("--column", help="HEADING=FIELD or SHEET!HEADING=FIELD; '-' leaves the column out"),
]
UnitOption = Annotated[
    list[str] | None, typer.Option("--unit", help="FIELD=UNIT: the unit in which a column is written")
]
LocaleOption = Annotated[
    LocaleName | None,
    typer.Option(
        "--locale",
        help="vi: 1.678,5 and 31/12/2025; vi-point: 1678.5 and 31/12/2025; iso: 1678.5 and 2025-12-31",
    ),
]
EncodingOption = Annotated[
    str | None, typer.Option("--encoding", help=f"Of text files: {', '.join(ENCODINGS)}")
]
SeparatorOption = Annotated[
    str | None, typer.Option("--separator", help="What parts the cells of text files: , ; | or tab")
]
TickOption = Annotated[list[str] | None, typer.Option("--tick", help="A text that means yes, such as x")]
SerialOption = Annotated[
    Serial | None, typer.Option("--serial-dates", help="Plain numbers in columns of dates count from then")
]
MappingOption = Annotated[str | None, typer.Option("--mapping", help="Name of a saved mapping to begin with")]
SaveOption = Annotated[
    str | None, typer.Option("--save-mapping", help="Name under which to save what was said")
]
MappingsOption = Annotated[Path, typer.Option("--mappings", help="Folder of saved mappings")]


@app.command("validate")
def validate(
    files: FilesArgument,
    register: Annotated[
        Path | None, typer.Option("--register", help="Register folder that the files are to be added to")
    ] = None,
    rejected: RejectedOption = None,
    sheet: SheetOption = None,
    column: ColumnOption = None,
    unit: UnitOption = None,
    locale: LocaleOption = None,
    encoding: EncodingOption = None,
    separator: SeparatorOption = None,
    tick: TickOption = None,
    serial_dates: SerialOption = None,
    mapping: MappingOption = None,
    save_mapping: SaveOption = None,
    mappings: MappingsOption = MAPPINGS,
    lang: LangOption = Language.vi,
) -> None:
    """Tell how each sheet and column was understood, then every problem; writes no register."""
    said = _said(sheet, column, unit, locale, encoding, separator, tick, serial_dates)
    loading = _load(files, said, mapping, save_mapping, mappings, register, lang_of(lang))
    raise typer.Exit(_finish(loading, rejected, lang_of(lang)))


@app.command("import")
def import_(
    files: FilesArgument,
    to: Annotated[Path, typer.Option("--to", help="Register folder to write, or to add to")],
    rejected: RejectedOption = None,
    sheet: SheetOption = None,
    column: ColumnOption = None,
    unit: UnitOption = None,
    locale: LocaleOption = None,
    encoding: EncodingOption = None,
    separator: SeparatorOption = None,
    tick: TickOption = None,
    serial_dates: SerialOption = None,
    mapping: MappingOption = None,
    save_mapping: SaveOption = None,
    mappings: MappingsOption = MAPPINGS,
    lang: LangOption = Language.vi,
) -> None:
    """Read files as validate does and write what was accepted; rejected rows wait in the register."""
    language = lang_of(lang)
    said = _said(sheet, column, unit, locale, encoding, separator, tick, serial_dates)
    loading = _load(files, said, mapping, save_mapping, mappings, to if to.exists() else None, language)
    code = _finish(loading, rejected, language)
    if loading.unread:
        console().print(say("not-written", language), style="bold red")
    else:
        write_register(to, loading.register)
        typer.echo(say("written-to", language, to))
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
        raise UsageError(f"--table: no table {', '.join(unknown)}; tables: {', '.join(FILED_KINDS)}")
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
        raise UsageError(f"{register} is no register folder; import it first")
    for pair, decision in ((not_same, SameOrNot.not_same), (is_same, SameOrNot.same)):
        if pair is not None:
            decided = with_decision(loading.register, pair, decision, date.today(), by, reason)  # noqa: DTZ011
            write_register(register, decided)
            loading = load_files([register])
    print_questions(console(), loading, likely_doubles(loading.register), lang_of(lang))


def _said(
    sheets: list[str] | None,
    columns: list[str] | None,
    units: list[str] | None,
    locale: LocaleName | None,
    encoding: str | None,
    separator: str | None,
    ticks: list[str] | None,
    serial_dates: Serial | None,
) -> ColumnMapping:
    """Return what the options say, as a mapping.

    Raises:
        UsageError: An option is not of the form it has to be.
    """
    if encoding is not None and encoding not in ENCODINGS:
        raise UsageError(f"--encoding: found {encoding!r}; expected one of {', '.join(ENCODINGS)}")
    parts: list[dict[str, object]] = []
    for text in sheets or ():
        name, kind = _pair("--sheet", text)
        parts.append({"sheet": name, "kind": kind})
    for text in columns or ():
        heading, name = _pair("--column", text)
        owner, mark, rest = heading.partition("!")
        parts.append({"sheet": owner if mark else None, "columns": {rest if mark else heading: name}})
    everywhere: dict[str, object] = {
        "units": dict(_pair("--unit", text) for text in units or ()),
        "locale": locale and locale.value,
        "serial_dates": serial_dates and int(serial_dates.value),
        "ticks": tuple(ticks or ()),
    }
    if any(everywhere.values()):
        parts.append(everywhere)
    try:
        said = tuple(SheetMapping.model_validate(part) for part in parts)
        return ColumnMapping(
            encoding=encoding, separator="\t" if separator == "tab" else separator, sheets=said
        )
    except ValidationError as error:
        raise UsageError("; ".join(fault["msg"] for fault in error.errors())) from error


def _pair(option: str, text: str) -> tuple[str, str]:
    name, mark, value = text.rpartition("=")
    if not (mark and name.strip() and value.strip()):
        raise UsageError(f"{option}: found {text!r}; expected NAME=VALUE")
    return name.strip(), value.strip()


def _load(
    files: list[Path],
    said: ColumnMapping,
    mapping: str | None,
    save_as: str | None,
    mappings: Path,
    standing: Path | None,
    lang: Lang,
) -> Loading:
    """Return what files hold, read with a saved mapping and what was said now.

    Raises:
        SourceError: The saved mapping cannot be read.
    """
    if mapping is not None:
        problems = Problems()
        saved = read_mapping(_mapping_path(mappings, mapping), problems)
        if saved is None:
            raise SourceError(problems.in_order())
        said = saved.with_said(said)
    loading = load_files(files, said, standing=standing)
    if save_as is not None:
        path = _mapping_path(mappings, save_as)
        write_mapping(path, said)
        typer.echo(say("mapping-saved", lang, path))
    return loading


def _mapping_path(folder: Path, name: str) -> Path:
    if Path(name).name != name or name.startswith("."):
        raise UsageError(f"a mapping is named by letters and dashes, found {name!r}")
    return folder / f"{name}.yaml"


def _finish(loading: Loading, rejected: Path | None, lang: Lang) -> int:
    """Print how files were understood, write the rejected rows, and return the exit code."""
    print_loading(console(), loading, lang)
    if rejected is not None and loading.register.rejected:
        _write(rejected, rejected_bytes(loading.register.rejected, list(FILED_KINDS.values()), lang))
        typer.echo(say("rejected-to", lang, rejected))
    return EXIT_BAD_INPUT if loading.problems or loading.register.rejected else EXIT_CLEAR


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error
