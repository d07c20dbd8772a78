"""Situations that tell mutants apart, written as cases for the author to accept."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from compliance.errors import Problems
from compliance.language.compile import CompiledRule, CompiledRulebook
from compliance.language.mutants import Mutant
from compliance.model.facility_records import RawRecord
from compliance.model.fields import RecordKind
from compliance.model.outcomes import Outcome
from compliance.model.schema import KINDS
from compliance.model.text_tree import Mapping, to_data
from compliance.model.text_tree import Sequence as TreeSequence
from compliance.model.texts import Bilingual, Lang
from compliance.mutation.missing_case import Found, Search
from compliance.mutation.score import Bench
from compliance.mutation.situations import COVERAGE, FACILITIES, Situation, shown
from compliance.sources.rulebooks.case_file import DEFAULT_FACILITY, Case, read_cases
from compliance.sources.rulebooks.case_text import Entry, case_text, indent_of, with_case

MAX_NAME = 120
_NOTICES = Bilingual(vi="Để phát hiện sai sót: ", en="To notice this slip: ")
_TOLD_ANEW = ("name", "reason", "expect", "failed", "missing")


@dataclass(frozen=True)
class Proposal:
    """A case that a rule lacks.

    Attributes:
        text: The case as the text of a case file.
        kills: The surviving mutants that fail on it.
        outcomes: What the rule says of its subjects.
    """

    text: str
    kills: tuple[Mutant, ...]
    outcomes: dict[str, Outcome]


def propose(
    rule: CompiledRule,
    rulebook: CompiledRulebook,
    survivors: Sequence[Mutant],
    file: tuple[Path, Mapping, Sequence[Case]],
    lang: Lang,
) -> list[Proposal]:
    """Return cases that tell surviving mutants from their rule; one case may do for several.

    Each case expects what the rule says now: whether the law says so too is for the author to judge.

    Args:
        rule: The rule.
        rulebook: The rulebook it stands in.
        survivors: The mutants that no case kills.
        file: The case file, its tree and its cases.
        lang: The language of the reasons.

    Raises:
        UsageError: The file is not laid out so that a case can be added at its end.
    """
    path, tree, cases = file
    head = _head(path, tree)
    search = Search(rule, rulebook, cases)
    proposals: list[Proposal] = []
    open_ = list(survivors)
    names = {case.name for case in cases}
    while open_:
        mutant = open_.pop(0)
        for found in search.find(mutant):
            written = _write(found, mutant, tree, lang, names)
            added = _accepted(rule, rulebook, head, written)
            if added is None or added.holds(mutant.rule, mutant.rulebook):
                continue
            killed = [m for m in open_ if not added.holds(m.rule, m.rulebook)]
            open_ = [m for m in open_ if m not in killed]
            names.add(added.case.name)
            proposals.append(Proposal(written, (mutant, *killed), dict(added.case.expect)))
            break
    return proposals


def _accepted(rule: CompiledRule, rulebook: CompiledRulebook, head: str, text: str) -> Bench | None:
    """Return a written case as its file's reader understands it; None if it is refused or does not hold.

    Args:
        rule: The rule.
        rulebook: The rulebook it stands in.
        head: What stands in the case file before its first case.
        text: The case.
    """
    problems = Problems()
    with tempfile.TemporaryDirectory() as folder:
        alone = Path(folder) / "one.cases.yaml"
        alone.write_text(head + text, encoding="utf-8")
        _, cases = read_cases(alone, problems)
    if problems.found:
        return None
    bench = Bench(cases[-1])
    return bench if bench.holds(rule, rulebook) else None


def _head(path: Path, tree: Mapping) -> str:
    """Return what stands in a case file before its first case: what all its cases share.

    Raises:
        UsageError: The file is not laid out so that a case can be added at its end.
    """
    text = with_case(path, "")
    first = cast("TreeSequence", tree.entries["cases"]).items[0].place.line
    return "".join(text.splitlines(keepends=True)[: (first or 1) - 1])


def _write(found: Found, mutant: Mutant, tree: Mapping, lang: Lang, names: set[str]) -> str:
    situation = found.situation
    own = situation.case.tree or Mapping({}, {}, tree.place)
    given = tree.entries.get("given")
    entries: dict[str, Entry] = {
        "name": _name(situation, names),
        "reason": _NOTICES.text(lang) + mutant.sentence.text(lang),
    }
    before = Situation.of(situation.case)
    if situation.as_of != before.as_of:
        entries["as_of"] = shown(situation.as_of)
    kept = {key: to_data(value) for key, value in own if key not in (*_TOLD_ANEW, *entries)}
    entries |= kept  # type: ignore[arg-type]
    for table, records in situation.tables.items():
        if records == before.tables.get(table, ()):
            continue
        if table == COVERAGE:
            entries |= _coverage(records)
        elif table == FACILITIES and not (_has(own, FACILITIES) or _has(given, FACILITIES)):
            entries["facility"] = _facility(own, before, situation)
        else:
            entries[table] = [_row(KINDS[table], record, n) for n, record in enumerate(records, start=1)]
    return case_text(entries | _expected(found), indent_of(tree))


def _has(tree: object, key: str) -> bool:
    return isinstance(tree, Mapping) and key in tree.entries


def _name(situation: Situation, names: set[str]) -> str:
    name = "; ".join([situation.case.name, *situation.edits])
    if len(name) > MAX_NAME:
        name = name[: MAX_NAME - 3].rstrip() + "..."
    number = 2
    told = name
    while told in names:
        told = f"{name} ({number})"
        number += 1
    return told


def _facility(own: Mapping, before: Situation, after: Situation) -> dict[str, str | None]:
    """Return the facility's fields as the case gives them, with those that were changed."""
    given = own.entries.get("facility")
    fields: dict[str, str | None] = {}
    if isinstance(given, Mapping):
        fields = {key: value if isinstance(value, str) else None for key, value in _texts(given)}
    old, new = before.tables[FACILITIES][0], after.tables[FACILITIES][0]
    for name, value in new.values.items():
        if value != old.values[name]:
            fields[name] = None if value is None else shown(value)
    return fields


def _texts(tree: Mapping) -> list[tuple[str, object]]:
    return [(key, to_data(value)) for key, value in tree]


def _coverage(records: Sequence[RawRecord]) -> dict[str, Entry]:
    """Return coverage as a list of collections, or as rows where they say more than that."""
    plain = all(
        row.values[name] is None
        for row in records
        for name in ("facility_id", "complete_from", "complete_to")
    )
    if plain:
        return {"covered": [str(row.values["record_kind"]) for row in records], COVERAGE: []}
    rows = [_row(KINDS[COVERAGE], row, n) for n, row in enumerate(records, start=1)]
    return {"covered": [], COVERAGE: rows}


def _row(kind: RecordKind, record: RawRecord, number: int) -> dict[str, str | None]:
    """Return a record as a row, without what the reader fills in by itself."""
    filled_in = {"facility_id": DEFAULT_FACILITY, "source": None}
    if kind.plural == FACILITIES:
        filled_in = {"name": record.key}
    elif len(kind.key) == 1:
        filled_in[kind.key[0]] = record.key if kind.plural == COVERAGE else f"{kind.name}-{number}"
    return {
        name: shown(value)
        for name, value in record.values.items()
        if value is not None and value != filled_in.get(name)
    }


def _expected(found: Found) -> dict[str, Entry]:
    answers = found.answers
    outcomes = {key: answer[0] for key, answer in answers.items()}
    expected: dict[str, Entry] = {}
    if len(set(outcomes.values())) == 1 and not found.other_subjects:
        expected["expect"] = next(iter(outcomes.values())).value
    else:
        expected["expect"] = {key: outcome.value for key, outcome in outcomes.items()}
    failed = {answer[1] for answer in answers.values() if answer[0] is Outcome.violated}
    missing = {answer[2] for answer in answers.values() if answer[0] is Outcome.undetermined}
    if len(failed) == 1:
        expected["failed"] = list(failed.pop())
    if len(missing) == 1:
        expected["missing"] = list(missing.pop())
    return expected
