"""The commands put together, and every error turned into a text and an exit code."""

import sys

import typer

from compliance.cli import register, rules
from compliance.cli.check import check
from compliance.cli.explain import explain
from compliance.cli.obligations import obligations
from compliance.cli.options import EXIT_OUR_FAILURE, exit_code_of
from compliance.cli.plan import plan
from compliance.cli.rules_cases import test
from compliance.cli.rules_changed import changed
from compliance.cli.rules_docs import docs
from compliance.cli.rules_impact import impact
from compliance.cli.rules_new import new
from compliance.cli.rules_schemas import schemas
from compliance.errors import ComplianceError

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
    """Run a command and return its exit code; errors are told in a sentence, never as a traceback."""
    try:
        app(args=arguments)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    except ComplianceError as error:
        sys.stderr.write(f"{error}\n")
        return exit_code_of(error)
    except BrokenPipeError:
        sys.stderr.close()
        return EXIT_OUR_FAILURE
    except Exception as error:  # noqa: BLE001  # the last line: nothing reaches a user as a traceback
        sys.stderr.write(f"internal error, nothing was judged: {type(error).__name__}: {error}\n")
        return EXIT_OUR_FAILURE
    return 0
