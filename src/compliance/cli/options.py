"""Options and exit codes that the commands share."""

from datetime import date
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from compliance.errors import ComplianceError, EngineError, RegisterError, UsageError
from compliance.language.compile import CompiledRulebook, compile_rulebook
from compliance.model.rule_values import read_day
from compliance.model.texts import Lang
from compliance.sources.registers.loading import load_register
from compliance.sources.registers.register import Register
from compliance.sources.rulebooks.rulebook import load_rulebook

EXIT_CLEAR, EXIT_VIOLATIONS, EXIT_BAD_INPUT, EXIT_OUR_FAILURE = range(4)
PIPED_WIDTH = 140


class Language(str, Enum):
    """The language of the output."""

    vi = "vi"
    en = "en"


RegisterArgument = Annotated[
    Path, typer.Argument(help="Register: a folder of CSV files and register.yaml, or a workbook (.xlsx)")
]
RulesOption = Annotated[Path, typer.Option("--rules", help="Folder of rule files")]
LangOption = Annotated[Language, typer.Option("--lang", help="Language of the output")]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", help="Date judged for; default: the manifest's, else today"),
]
RejectedOption = Annotated[
    bool,
    typer.Option("--accept-rejected", help="Go on without rejected rows; their tables count as incomplete"),
]
DEFAULT_RULES = Path("rules")


def console() -> Console:
    """Return the console of the output; wider than a screen where the output is piped."""
    found = Console(highlight=False)
    return found if found.is_terminal else Console(highlight=False, width=PIPED_WIDTH)


def lang_of(language: Language) -> Lang:
    """Return the language as the other layers know it."""
    return "vi" if language is Language.vi else "en"


def read_as_of(text: str | None) -> date | None:
    """Return the date a user gave, or None.

    Raises:
        UsageError: It is no date.
    """
    if text is None:
        return None
    try:
        return read_day(text)
    except ValueError as error:
        raise UsageError(f"--as-of: found {text!r}; expected a date such as 2026-11-24") from error


def compiled(rules: Path) -> CompiledRulebook:
    """Return the checked rulebook of a folder."""
    return compile_rulebook(load_rulebook(rules))


def read_register(path: Path, language: Language, *, accept_rejected: bool) -> Register:
    """Return the register in a folder or a file; if it cannot be accepted, tell why and exit.

    Raises:
        Exit: The register cannot be accepted; all its problems were told in the language of the output.
    """
    try:
        return load_register(path, accept_rejected=accept_rejected)
    except RegisterError as error:
        typer.echo(error.text(lang_of(language)), err=True)
        raise typer.Exit(EXIT_BAD_INPUT) from error


def exit_code_of(error: ComplianceError) -> int:
    """Return the exit code of an error."""
    return EXIT_OUR_FAILURE if isinstance(error, EngineError) else EXIT_BAD_INPUT
