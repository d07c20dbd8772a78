"""The commands put together, and every error turned into a text and an exit code."""

import sys
from collections.abc import Sequence
from itertools import pairwise

import typer
from typer._click.core import Command
from typer._click.exceptions import ClickException, NoArgsIsHelpError

from compliance.cli import register, rules
from compliance.cli.check import check
from compliance.cli.explain import explain
from compliance.cli.help_texts import with_both_languages
from compliance.cli.obligations import obligations
from compliance.cli.options import EXIT_BAD_INPUT, EXIT_CLEAR, EXIT_OUR_FAILURE, exit_code_of
from compliance.cli.plan import plan
from compliance.cli.rules_cases import test
from compliance.cli.rules_changed import changed
from compliance.cli.rules_docs import docs
from compliance.cli.rules_impact import impact
from compliance.cli.rules_new import new
from compliance.cli.rules_schemas import schemas
from compliance.cli.usage import PROGRAM, asked_command, unread_line
from compliance.errors import ComplianceError, RulebookError, SourceError, UsageError

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Judge facility registers by declarative environmental rules, and explain every verdict.",
)
app.command()(check)
app.command()(explain)
app.command()(obligations)
app.command()(plan)
app.add_typer(register.app, name="register")
app.add_typer(rules.app, name="rules")
rules.app.command("test")(test)
rules.app.command("new")(new)
rules.app.command("schemas")(schemas)
rules.app.command("changed")(changed)
rules.app.command("impact")(impact)
rules.app.command("docs")(docs)


def run(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit code; errors are told in a sentence, never as a traceback.

    What officers may do wrong is told in Vietnamese, then in English; what is wrong with files they write,
    in the language of the output; what is wrong with rule files, in English.

    Args:
        arguments: The command line without the name of the program; None: as it was typed.
    """
    said = sys.argv[1:] if arguments is None else arguments
    program = with_both_languages(typer.main.get_command(app))
    try:
        code = program.main(said, PROGRAM, standalone_mode=False)
    except NoArgsIsHelpError as error:
        error.show()
        return EXIT_BAD_INPUT
    except ClickException as error:
        return _tell_usage(unread_line(error, program, said), program, said)
    except UsageError as error:
        return _tell_usage(error, program, said)
    except ComplianceError as error:
        sys.stderr.write(f"{_text_of(error, said)}\n")
        return exit_code_of(error)
    except BrokenPipeError:
        sys.stderr.close()
        return EXIT_OUR_FAILURE
    except Exception as error:  # noqa: BLE001  # the last line: nothing reaches a user as a traceback
        what = f"{type(error).__name__}: {error}"
        sys.stderr.write(f"lỗi của chương trình, chưa xét cơ sở nào: {what}\n")
        sys.stderr.write(f"internal error, nothing was judged: {what}\n")
        return EXIT_OUR_FAILURE
    return code if isinstance(code, int) else EXIT_CLEAR


def _tell_usage(error: UsageError, program: Command, said: Sequence[str]) -> int:
    path, _ = asked_command(program, said)
    lines = [error.vi, str(error)] if error.vi else [str(error)]
    lines.append(f"hướng dẫn / help: {' '.join(path)} --help")
    sys.stderr.write("\n".join(lines) + "\n")
    return EXIT_BAD_INPUT


def _text_of(error: ComplianceError, said: Sequence[str]) -> str:
    if not isinstance(error, SourceError) or isinstance(error, RulebookError):
        return str(error)
    is_english = "--lang=en" in said or ("--lang", "en") in pairwise(said)
    return error.text("en" if is_english else "vi")
