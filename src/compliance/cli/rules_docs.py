"""`compliance rules docs`: the rule book as pages for those who read rules and do not write them."""

from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.options import DEFAULT_RULES, RulesOption
from compliance.errors import Problems, RulebookError, UsageError
from compliance.language.compile import CompiledRule, compile_rulebook
from compliance.report.rule_site import rule_site
from compliance.report.rule_site_book import RuleSiteBook
from compliance.report.rule_site_folder import write_site
from compliance.sources.rulebooks.case_file import Case, read_cases
from compliance.sources.rulebooks.rulebook import CASES_SUFFIX, load_rulebook

DEFAULT_OUTPUT = Path("build/rules")


def docs(
    rules: RulesOption = DEFAULT_RULES,
    output: Annotated[Path, typer.Option("--output", help="Folder of the pages")] = DEFAULT_OUTPUT,
) -> None:
    """Write the rule book as pages in Vietnamese and English, to be read from disk or put on a server."""
    if output.resolve().is_relative_to(rules.resolve()):
        raise UsageError(
            f"--output: {output} lies in the folder of the rule files; choose another folder",
            f"--output: {output} nằm trong thư mục tiêu chí; cần chọn thư mục khác",
        )
    book = read_book(rules)
    written = write_site(output, rule_site(book), book.compiled.hash)
    removed = f", {len(written.removed)} old ones removed" if written.removed else ""
    typer.echo(f"{output}: {written.files} files on {len(book.compiled.rules)} rules written{removed}")
    typer.echo(f"open {output / 'index.html'}")


def read_book(rules: Path) -> RuleSiteBook:
    """Return the rulebook of a folder with its example cases.

    Raises:
        RulebookError: A rule file or a case file cannot be accepted; all problems of that kind at once.
    """
    written = load_rulebook(rules)
    compiled = compile_rulebook(written)
    problems = Problems()
    cases = {rule_id: _cases(rule, problems) for rule_id, rule in compiled.rules.items()}
    if problems.found:
        raise RulebookError(problems.in_order())
    return RuleSiteBook(rules, written, compiled, cases)


def _cases(rule: CompiledRule, problems: Problems) -> list[Case]:
    path = Path(rule.path.removesuffix(".yaml") + CASES_SUFFIX)
    return read_cases(path, problems)[1] if path.is_file() else []
