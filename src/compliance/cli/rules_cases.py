"""`compliance rules test`: example cases through both evaluators, and which kinds of case a rule lacks."""

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
from compliance.cli.rules import rule_of
from compliance.cli.rules_mutate import mutate
from compliance.errors import Problems, RulebookError
from compliance.language.compile import CompiledRule, CompiledRulebook
from compliance.model.texts import Lang
from compliance.report.explain import print_judgement
from compliance.report.words import word
from compliance.sources.rulebooks.case_file import read_cases
from compliance.sources.rulebooks.rulebook import CASES_SUFFIX


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
    rulebook, language = compiled(rules), lang_of(lang)
    if slips:
        unnoticed = mutate(rulebook, rule or list(rulebook.rules), rules, language, write=write)
        raise typer.Exit(EXIT_VIOLATIONS if unnoticed else 0)
    chosen = [rule_of(rulebook, rule_id, rules) for rule_id in rule or rulebook.rules]
    out = console()
    failures = total = lacking = 0
    for compiled_rule in chosen:
        results = _run(compiled_rule, rulebook)
        total += len(results)
        failed = [result for result in results if result.faults]
        failures += len(failed)
        state = word("passed", language) if results else word("no_cases", language)
        if failed:
            state = word("cases_failed", language, len(failed))
        typer.echo(word("tested", language, compiled_rule.rule.id, len(results), state))
        for result in failed:
            _print_failure(out, compiled_rule, rulebook, result, language)
        failures += not results
        if results:
            missing = missing_kinds(compiled_rule, rulebook, [result.case for result in results])
            lacking += len(missing)
            for kind in missing:
                typer.echo(f"  [{kind.name}] {kind.sentence.text(language)}")
    typer.echo(word("all_tested", language, total, len(chosen), failures, lacking))
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
    out: Console, rule: CompiledRule, rulebook: CompiledRulebook, result: CaseResult, lang: Lang
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
                finding = next((f for f in result.findings if f.verdict.key.subject_key == key), None)
                print_judgement(out, rule, record, judgement, rulebook, lang, finding)
