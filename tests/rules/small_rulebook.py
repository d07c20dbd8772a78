"""Rulebooks of one rule in a folder, for the tests of mutants and of mutation scores."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from compliance.case_runner import run_case
from compliance.errors import Problems
from compliance.language.compile import CompiledRule, CompiledRulebook, compile_rulebook
from compliance.language.mutants import Mutant, mutants_of
from compliance.model.rulebook import Rulebook
from compliance.mutation.score import MutationScore, score
from compliance.sources.rulebooks.case_file import Case, read_cases
from compliance.sources.rulebooks.rulebook import load_rulebook

NORM = "{instrument: 72/2020/QH14, provision: Article 52, checked: 2026-11-23, confidence: read}"
INSTRUMENTS = """\
instruments:
  72/2020/QH14:
    title: {vi: Luật Bảo vệ môi trường, en: Law on Environmental Protection}
    in_force_from: 2022-01-01
"""
RULE = """\
id: WW-01
title: {{vi: Xả vượt, en: Flow above the limit}}
severity: major
citations: [{norm}]
since: {since}
subject: {subject}
{more}addressee: [enterprise]
message: {{vi: Vượt, en: Above}}
"""


@dataclass
class Book:
    """A rulebook of one rule, WW-01.

    Attributes:
        folder: Where it stands.
        files: Its files.
        compiled: What they say.
    """

    folder: Path
    files: Rulebook
    compiled: CompiledRulebook

    @property
    def rule(self) -> CompiledRule:
        return self.compiled.rules["WW-01"]

    @property
    def case_path(self) -> Path:
        return self.folder / "WW-01-flow.cases.yaml"

    @property
    def cases(self) -> list[Case]:
        problems = Problems()
        cases = read_cases(self.case_path, problems)[1]
        assert problems.found == []
        return cases

    def mutants(self) -> dict[str, Mutant]:
        """Return the mutants by id, without the rule's name before it."""
        found = mutants_of(self.rule, self.compiled, self.files)
        return {mutant.id.removeprefix("WW-01:"): mutant for mutant in found}

    def score(self) -> MutationScore:
        return score("WW-01", self.compiled, self.cases, self.files)

    def failing(self) -> list[str]:
        """Return the names of the cases that do not hold in both evaluators."""
        return [case.name for case in self.cases if run_case(self.compiled, "WW-01", case).faults]

    def survivors(self) -> set[str]:
        return {mutant.id.removeprefix("WW-01:") for mutant in self.score().survivors}


def book(
    folder: Path,
    more: str,
    *,
    subject: str = "facility",
    since: str = "2025-07-01",
    cases: str = "",
    files: Mapping[str, str] | None = None,
) -> Book:
    """Write and read a rulebook: further keys of its rule, its cases, and other files by name."""
    folder.mkdir(exist_ok=True)
    rule = RULE.format(norm=NORM, since=since, subject=subject, more=more)
    (folder / "instruments.yaml").write_text(INSTRUMENTS, encoding="utf-8")
    (folder / "WW-01-flow.yaml").write_text(rule, encoding="utf-8")
    for name, text in (files or {}).items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    if cases:
        (folder / "WW-01-flow.cases.yaml").write_text(cases, encoding="utf-8")
    read = load_rulebook(folder)
    return Book(folder, read, compile_rulebook(read))


def threshold(name: str, values: str, *, unit: str = "m3/day", type_: str = "number") -> str:
    """Return a threshold file; each of its periods cites the same norm."""
    head = f"threshold: {name}\ntitle: {{vi: Mức, en: Limit}}\ntype: {type_}\n"
    unit_line = f"unit: {unit}\n" if unit else ""
    periods = "".join(f"  - {{{period}, citation: {NORM}}}\n" for period in values.splitlines())
    return f"{head}{unit_line}values:\n{periods}"
