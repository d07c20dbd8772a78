"""Options and exit codes that the commands share."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from compliance.errors import ComplianceError, EngineError, UsageError, suggest
from compliance.language.compile import CompiledRulebook, compile_rulebook
from compliance.model.rule_values import read_day
from compliance.model.texts import Lang
from compliance.sources.faults import shown
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
        raise UsageError(
            f"--as-of: found {shown(text)}; expected a date such as 2026-11-24",
            f"--as-of: nhận được {shown(text)}; cần ngày dạng năm-tháng-ngày, như 2026-11-24",
        ) from error


def no_such_facility(facility: str, register: Path, known: Sequence[str]) -> UsageError:
    """Return what a user is told who names a facility that the register does not have."""
    return UsageError(
        f"no facility {shown(facility)} in {register}{suggest(facility, known)}",
        f"{register} không có cơ sở {shown(facility)}{suggest(facility, known, 'vi')}",
    )


def no_such_rule(rule: str, rules: Path, known: Iterable[str]) -> UsageError:
    """Return what a user is told who names a rule that the rulebook does not have."""
    names = list(known)
    return UsageError(
        f"no rule {shown(rule)} in {rules}{suggest(rule, names)}",
        f"{rules} không có tiêu chí {shown(rule)}{suggest(rule, names, 'vi')}",
    )


def no_such_folder(output: Path) -> UsageError:
    """Return what a user is told who names a file to write in a folder that does not exist."""
    folder = repr(str(output.parent))
    return UsageError(f"--output: there is no folder {folder}", f"--output: không có thư mục {folder}")


def not_written(name: str, error: OSError) -> UsageError:
    """Return what a user is told of a file or folder that cannot be written."""
    return UsageError(
        f"{name} cannot be written: {error.strerror}", f"{name}: không ghi được ({error.strerror})"
    )


def compiled(rules: Path) -> CompiledRulebook:
    """Return the checked rulebook of a folder."""
    return compile_rulebook(load_rulebook(rules))


def exit_code_of(error: ComplianceError) -> int:
    """Return the exit code of an error."""
    return EXIT_OUR_FAILURE if isinstance(error, EngineError) else EXIT_BAD_INPUT
