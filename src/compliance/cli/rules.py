"""`compliance rules`: look at, check and test rule files."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from compliance.case_kinds import missing_kinds
from compliance.case_runner import CaseResult, run_case
from compliance.cli.options import (
    DEFAULT_RULES,
    EXIT_VIOLATIONS,
    LangOption,
    Language,
    RulesOption,
    compiled,
    console,
    lang_of,
)
from compliance.cli.rules_mutate import mutate
from compliance.errors import Problems, RulebookError, UsageError, suggest
from compliance.language.compile import CompiledRule, CompiledRulebook, check_rulebook
from compliance.language.lint import lint_rulebook
from compliance.report.explain import print_judgement
from compliance.report.rule_card import print_card, print_rules
from compliance.sources.case_file import read_cases
from compliance.sources.rulebook import CASES_SUFFIX, read_rulebook

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
    print_card(console(), _rule(rulebook, rule, rules), rulebook, lang_of(lang))


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


@app.command("test")
def test(
    rule: Annotated[list[str] | None, typer.Argument(help="Rule ids; default: all")] = None,
    rules: RulesOption = DEFAULT_RULES,
    lang: LangOption = Language.vi,
    slips: Annotated[bool, typer.Option("--mutate", help="Tell which slips the cases do not notice")] = False,
    write: Annotated[bool, typer.Option("--write", help="With --mutate: add the missing cases")] = False,
) -> None:
    """Run the cases of rules through both evaluators, and tell which kinds of case a rule lacks.

    Each rule has one that is met, violated, undetermined, not applicable, and both sides of each date at
    which it changes. Exit code: 0 all hold and none lacks, 1 otherwise, 2 bad input.
    """
    rulebook = compiled(rules)
    if slips:
        unnoticed = mutate(rulebook, rule or list(rulebook.rules), rules, lang_of(lang), write=write)
        raise typer.Exit(EXIT_VIOLATIONS if unnoticed else 0)
    chosen = [_rule(rulebook, rule_id, rules) for rule_id in rule or rulebook.rules]
    out = console()
    failures = total = lacking = 0
    for compiled_rule in chosen:
        results = _run(compiled_rule, rulebook)
        total += len(results)
        failed = [result for result in results if result.faults]
        failures += len(failed)
        state = f"{len(failed)} failed" if failed else "passed" if results else "NO CASES"
        typer.echo(f"{compiled_rule.rule.id}: {len(results)} cases, {state}")
        for result in failed:
            _print_failure(out, compiled_rule, rulebook, result, lang)
        failures += not results
        if results and not failed:
            missing = missing_kinds(compiled_rule, rulebook, [result.case for result in results])
            lacking += len(missing)
            for kind in missing:
                typer.echo(f"  [{kind.name}] {kind.sentence.text(lang_of(lang))}")
    typer.echo(f"{total} cases of {len(chosen)} rules, {failures} failed, {lacking} kinds of case missing")
    raise typer.Exit(EXIT_VIOLATIONS if failures or lacking else 0)


def _run(rule: CompiledRule, rulebook: CompiledRulebook) -> list[CaseResult]:
    path = Path(rule.path.removesuffix(".yaml") + CASES_SUFFIX)
    if not path.is_file():
        return []
    problems = Problems()
    _, cases = read_cases(path, problems)
    if problems.found:
        raise RulebookError(problems.in_order())
    return [run_case(rulebook, rule.rule.id, case) for case in cases]


def _print_failure(
    out: Console, rule: CompiledRule, rulebook: CompiledRulebook, result: CaseResult, lang: Language
) -> None:
    typer.echo(f"  {result.case.place}: {result.case.name}")
    for fault in result.faults:
        typer.echo(f"    {fault}")
    for key, judgement in result.judgements.items():
        records = result.case.register.records_of(
            next(iter(result.case.register.facility_ids)) if rule.subject.name != "facility" else key
        )
        for record in records.subjects(rule.subject):
            if record.key == key:
                print_judgement(out, rule, record, judgement, rulebook, lang_of(lang))


def _rule(rulebook: CompiledRulebook, rule_id: str, rules: Path) -> CompiledRule:
    if rule_id not in rulebook.rules:
        raise UsageError(f"no rule {rule_id!r} in {rules}{suggest(rule_id, rulebook.rules)}")
    return rulebook.rules[rule_id]
