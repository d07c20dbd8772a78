"""`compliance rules`: look at, check and test rule files."""

from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.options import (
    DEFAULT_RULES,
    LangOption,
    Language,
    RulesOption,
    compiled,
    console,
    lang_of,
    no_such_rule,
)
from compliance.errors import Problems, RulebookError
from compliance.language.compile import CompiledRule, CompiledRulebook, check_rulebook
from compliance.language.lint import lint_rulebook
from compliance.report.rule_card import print_card, print_rules
from compliance.sources.rulebooks.case_file import read_cases
from compliance.sources.rulebooks.rulebook import CASES_SUFFIX, read_rulebook

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look at, check and test rule files.")


@app.command("list")
def list_rules(rules: RulesOption = DEFAULT_RULES, lang: LangOption = Language.vi) -> None:
    """List the rules."""
    print_rules(console(), compiled(rules), lang_of(lang))


@app.command("show")
def show(
    rule: Annotated[str, typer.Argument(help="Rule id")],
    rules: RulesOption = DEFAULT_RULES,
    lang: LangOption = Language.vi,
) -> None:
    """Show what a rule says, with its limits and sources."""
    rulebook = compiled(rules)
    print_card(console(), rule_of(rulebook, rule, rules), rulebook, lang_of(lang))


@app.command("lint")
def lint(rules: RulesOption = DEFAULT_RULES) -> None:
    """Check all rule files and their cases; tell every problem as path:line:column: [code] text."""
    problems = Problems()
    files = read_rulebook(rules, problems)
    rulebook = check_rulebook(files, problems)
    lint_rulebook(files, rulebook, problems)
    cases = 0
    for path in sorted(rules.rglob(f"*{CASES_SUFFIX}")) if rules.is_dir() else []:
        cases += len(read_cases(path, problems)[1])
    if problems.found:
        raise RulebookError(problems.in_order())
    counted = f"{len(rulebook.rules)} rules, {len(rulebook.obligations)} obligations, {cases} cases"
    typer.echo(f"{rules}: {counted}, no problems")


def rule_of(rulebook: CompiledRulebook, rule_id: str, rules: Path) -> CompiledRule:
    """Return a rule by its id.

    Raises:
        UsageError: There is none.
    """
    if rule_id not in rulebook.rules:
        raise no_such_rule(rule_id, rules, rulebook.rules)
    return rulebook.rules[rule_id]
