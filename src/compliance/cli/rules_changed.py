"""`compliance rules changed`: which rules a change of files concerns, by what the rules read."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from compliance.cli.options import DEFAULT_RULES, LangOption, Language, RulesOption
from compliance.cli.rules_cases import test
from compliance.language.compile import compile_rulebook
from compliance.language.reads import Reads, reads_by_rule
from compliance.model.rulebook import Rulebook
from compliance.sources.rulebooks.rulebook import CASES_SUFFIX, load_rulebook


def changed(
    files: Annotated[
        list[Path], typer.Argument(help="Files that changed; those outside --rules are skipped")
    ],
    run_tests: Annotated[
        bool, typer.Option("--test", help="Run the cases of these rules; exit code as rules test")
    ] = False,
    rules: RulesOption = DEFAULT_RULES,
    lang: LangOption = Language.vi,
) -> None:
    """Tell the ids of the rules that changed files concern: their files, their cases, or what they read."""
    rulebook = load_rulebook(rules)
    concerned = rules_concerned(files, rules, rulebook, reads_by_rule(compile_rulebook(rulebook)))
    if not run_tests:
        for rule_id in concerned:
            typer.echo(rule_id)
    elif concerned:
        test(rule=concerned, rules=rules, lang=lang)
    else:
        typer.echo("0 rules concerned")


def rules_concerned(
    files: Iterable[Path], folder: Path, rulebook: Rulebook, reads: dict[str, Reads]
) -> list[str]:
    """Return the ids of the rules that files of a rule folder concern, sorted.

    A file of a kind that is not known here concerns every rule, unless it is gone: what still reads it then
    is for lint to tell.

    Args:
        files: The files.
        folder: The folder of the rule files.
        rulebook: Its rules.
        reads: What each of them reads.
    """
    found: set[str] = set()
    for file in files:
        path = file.resolve()
        if path.is_relative_to(folder.resolve()) and path.suffix == ".yaml":
            found |= _concerned(path, rulebook, reads)
    return sorted(found)


def _concerned(path: Path, rulebook: Rulebook, reads: dict[str, Reads]) -> set[str]:
    of_rule = path.with_name(path.name.replace(CASES_SUFFIX, ".yaml"))
    for rule_id, rule in rulebook.rules.items():
        if Path(rule.path).resolve() == of_rule:
            return {rule_id}
    if path.name.endswith(CASES_SUFFIX) or not path.is_file():
        return set()
    if rulebook.instruments_path and Path(rulebook.instruments_path).resolve() == path:
        cited = rulebook.instruments.keys()
        return {rule_id for rule_id, read in reads.items() if read.instruments & cited}
    if path in {Path(retired).resolve() for retired in rulebook.retired.values()}:
        return set()
    names = _names_in(path, rulebook)
    if names is None:
        return set(reads)
    return {rule_id for rule_id, read in reads.items() if names & _all_names(read)}


def _names_in(path: Path, rulebook: Rulebook) -> set[str] | None:
    """Return what a file defines, as kind and name; None where it defines nothing that is known."""
    defined = [
        *((f"thresholds {name}", source.path) for name, source in rulebook.thresholds.items()),
        *((f"lists {name}", source.path) for name, source in rulebook.lists.items()),
        *((f"penalties {name}", source.path) for name, source in rulebook.penalties.items()),
        *((f"schedules {name}", source.path) for name, source in rulebook.schedules.items()),
        *((f"obligations {source.model.obliges}", source.path) for source in rulebook.obligations),
    ]
    return {name for name, source in defined if Path(source).resolve() == path} or None


def _all_names(read: Reads) -> set[str]:
    """Return what a rule reads as kind and name; a text of its file may be the name of a threshold."""
    kinds = {
        "thresholds": read.thresholds | read.texts,
        "lists": read.lists | read.texts,
        "penalties": read.penalties,
        "schedules": read.schedules,
        "obligations": read.obligations,
    }
    return {f"{kind} {name}" for kind, names in kinds.items() for name in names}
