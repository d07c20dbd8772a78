"""Small registers written as text, and what the rules say of them, for the tests of the ten traps."""

import csv
import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path

from compliance.language.compile import compile_rulebook
from compliance.model.enforcement import Enforcement
from compliance.model.outcomes import Outcome
from compliance.model.schema import COLLECTIONS, KINDS
from compliance.sources.registers.loading import load_register
from compliance.sources.registers.register import Register
from compliance.sources.rulebooks.rulebook import load_rulebook
from compliance.sweep import SweepResult, sweep

RULES = Path(__file__).parents[2] / "rules"
FILES = load_rulebook(RULES)
RULEBOOK = compile_rulebook(FILES)

EVERYTHING = " ".join(kind for kind in COLLECTIONS if kind != "tenants")
"""Every kind of record that a register can be complete for."""

Told = dict[tuple[str, str], str]


def write_register(
    folder: Path, *, covered: str = "", without: Collection[str] = (), **tables: str
) -> Register:
    """Write a register and read it.

    Every column of a table is in its file, so that a blank cell says «none on file». Keys and names that do
    not matter are filled in, and an enterprise answers for every facility that does not say who does.

    Args:
        folder: Where to write it.
        covered: Tables that are complete, by plural name; a blank between them.
        without: Columns that the files shall lack.
        tables: Rows by plural name: a line of field names, then a line a record, and after a blank line
            another such block; `,` between cells.
    """
    tables.setdefault("operators", "operator_id, kind\n E, enterprise")
    rows_of = {plural: _read(text) for plural, text in tables.items()}
    rows_of.setdefault("coverage", []).extend({"record_kind": name} for name in covered.split())
    for plural, rows in rows_of.items():
        kind = KINDS[plural]
        for number, row in enumerate(rows, start=1):
            if len(kind.key) == 1:
                row.setdefault(kind.key[0], f"{kind.name}-{number}")
            if "name" in kind.columns:
                row.setdefault("name", row[kind.key[0]])
            if plural == "facilities":
                row.setdefault("operator_id", "E")
        with (folder / f"{plural}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [name for name in kind.columns if name not in without])
            writer.writeheader()
            writer.writerows(rows)
    return load_register(folder)


def _read(text: str) -> list[dict[str, str]]:
    """Return rows by field; every cell is told, so that none slips into its neighbour's place."""
    rows = []
    for block in re.split(r"\n\s*\n", text.strip()):
        names, *cells = [[cell.strip() for cell in line.split(",")] for line in block.splitlines()]
        rows += [dict(zip(names, row, strict=True)) for row in cells]
    return rows


def judge(register: Register, as_of: str, *rule_ids: str) -> SweepResult:
    """Return what some rules of the rulebook say of a register, after both evaluators agreed."""
    rules = {rule_id: RULEBOOK.rules[rule_id] for rule_id in rule_ids}
    result = sweep(replace(RULEBOOK, rules=rules), register, date.fromisoformat(as_of))
    assert result.agreement.disagreements == 0
    assert result.agreement.rejudged == result.agreement.verdicts
    return result


def told(result: SweepResult) -> Told:
    """Return every outcome by rule and subject, but those of subjects that a rule does not concern."""
    return {
        (v.key.rule_id, v.key.subject_key): v.outcome.value
        for v in result.verdicts()
        if v.outcome is not Outcome.not_applicable
    }


def accused(result: SweepResult) -> set[tuple[str, str]]:
    """Return rule and subject of every violation."""
    return {about for about, outcome in told(result).items() if outcome == "violated"}


def actions(result: SweepResult) -> dict[tuple[str, str], Enforcement]:
    """Return what each violation may lead to, by rule and subject."""
    return {
        (f.verdict.key.rule_id, f.verdict.key.subject_key): f.enforcement
        for f in result.findings
        if f.enforcement is not None
    }


def lists(result: SweepResult) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the list each violation stands on, with the codes of why it is not the list for fines."""
    return {
        about: (found.list.value, *(reason.code for reason in found.reasons))
        for about, found in actions(result).items()
    }


def fine(found: Enforcement) -> str | None:
    """Return the bracket as the decree prints it; None where it cannot be told or none is named."""
    return str(found.penalty.fine) if found.penalty is not None and found.penalty.fine is not None else None


def owed(found: Enforcement) -> str | None:
    """Return the bracket of the operator; None where it cannot be told."""
    penalty = found.penalty
    if penalty is None or penalty.payer is None:
        return None
    amount = penalty.amount(penalty.payer)
    return str(amount) if amount is not None else None
