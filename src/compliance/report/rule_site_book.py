"""A rulebook with what its site looks up: themes, who uses what, who cites what, and where each page is."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from compliance.errors import EngineError
from compliance.language.citations import PLAN
from compliance.language.compile import CompiledRule, CompiledRulebook
from compliance.language.nodes import And, InForceEntry, Listed, Node, Obliged, ThresholdValue, walk
from compliance.language.rule_parts import conditions_of
from compliance.model.citations import Citation
from compliance.model.rulebook import Rulebook
from compliance.sources.rulebooks.case_file import Case

Kind = Literal[
    "rules", "thresholds", "obligations", "schedules", "lists", "penalties", "themes", "clauses",
    "instruments",
]  # fmt: skip
_ORDER = ("rules", "obligations", "schedules", "thresholds", "lists", "penalties")
_PAGES = {
    "rules": "rule",
    "thresholds": "threshold",
    "themes": "theme",
    "clauses": "clause",
    "instruments": "instrument",
}
"""Kinds whose entries have a page each, and what its name begins with."""

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


@dataclass(frozen=True)
class Entry:
    """Something of a rulebook that has a page or a part of one."""

    kind: Kind
    name: str


@dataclass(frozen=True)
class Cited:
    """A citation and what it stands in."""

    citation: Citation
    by: Entry


@dataclass(frozen=True)
class RuleSiteBook:
    """A rulebook as its site shows it.

    Attributes:
        folder: The folder of the rule files; paths are shown from there.
        written: The rule files.
        compiled: What they say.
        cases: Example cases by rule id, in file order; none for a rule without a case file.
    """

    folder: Path
    written: Rulebook
    compiled: CompiledRulebook
    cases: Mapping[str, Sequence[Case]]

    def path_of(self, path: str) -> str:
        """Return the path of a rule file from the folder on."""
        return Path(path).relative_to(self.folder).as_posix()

    def theme_of(self, rule: CompiledRule) -> str:
        """Return the folder a rule stands in; blank where it stands in none."""
        parts = self.path_of(rule.path).split("/")
        return parts[0] if len(parts) > 1 else ""

    @cached_property
    def themes(self) -> dict[str, list[CompiledRule]]:
        """The rules by the folder they stand in, both in order."""
        found: dict[str, list[CompiledRule]] = {}
        for rule in self.compiled.rules.values():
            found.setdefault(self.theme_of(rule), []).append(rule)
        return dict(sorted(found.items()))

    @cached_property
    def uses(self) -> dict[Entry, list[Entry]]:
        """What each rule, obligation and schedule uses, in the order in which it is said.

        A rule uses what the obligations it asks for use too.
        """
        found: dict[Entry, list[Entry]] = {}
        for rule_id, rule in self.compiled.rules.items():
            texts = [*rule.message.values(), *rule.remedy.values()]
            slots = [part for text in texts for part in text.parts if not isinstance(part, str)]
            used = _used([*conditions_of(rule, self.compiled), *slots])
            if rule.rule.schedule is not None:
                used.append(Entry("schedules", rule.rule.schedule))
            if rule.penalty is not None:
                used.append(Entry("penalties", rule.penalty.table.penalties))
            found[Entry("rules", rule_id)] = used
        for name, obligation in self.compiled.obligations.items():
            found[Entry("obligations", name)] = _used(node for _, node in obligation.sources)
        for name, node in self.compiled.schedule_conditions.items():
            found[Entry("schedules", name)] = _used([node])
        return found

    @cached_property
    def users(self) -> dict[Entry, list[Entry]]:
        """What uses each threshold, list, obligation, schedule and table of fines, in order."""
        found: dict[Entry, list[Entry]] = {}
        for user in in_order(self.uses):
            for used in self.uses[user]:
                found.setdefault(used, []).append(user)
        return found

    @cached_property
    def citations(self) -> list[Cited]:
        """Every citation of every file, each with what it stands in."""
        return list(self._citations())

    def _citations(self) -> Iterator[Cited]:
        for rule_id, rule in self.compiled.rules.items():
            yield from (Cited(c, Entry("rules", rule_id)) for c in rule.rule.citations)
        for name, obligation in sorted(self.compiled.obligations.items()):
            for model, _ in obligation.sources:
                yield from (Cited(c, Entry("obligations", name)) for c in model.citations)
        for name, schedule in self.compiled.schedules.items():
            yield from (Cited(c, Entry("schedules", name)) for c in schedule.citations)
        for name, threshold in sorted(self.written.thresholds.items()):
            yield from (Cited(p.citation, Entry("thresholds", name)) for p in threshold.model.values)
        for name, official in sorted(self.written.lists.items()):
            yield from (Cited(v.citation, Entry("lists", name)) for v in official.model.versions)
        for name, table in sorted(self.written.penalties.items()):
            yield from (Cited(p.citation, Entry("penalties", name)) for p in table.model.values)

    @cached_property
    def clauses(self) -> dict[str, list[Entry]]:
        """What serves each clause of the plan, by clause, in the order of the plan; none for some."""
        found: dict[str, list[Entry]] = {number: [] for number in self.compiled.plan.clauses}
        for cited in self.citations:
            if cited.citation.instrument == PLAN:
                found.setdefault(cited.citation.provision, []).append(cited.by)
        return {clause: in_order(dict.fromkeys(found[clause])) for clause in sorted(found, key=clause_order)}

    @cached_property
    def nodes(self) -> list[Node]:
        """Everything that is judged."""
        rules = [node for rule in self.compiled.rules.values() for node in conditions_of(rule, self.compiled)]
        obligations = [node for o in self.compiled.obligations.values() for _, node in o.sources]
        return [*rules, *obligations, *self.compiled.schedule_conditions.values()]

    @cached_property
    def addresses(self) -> dict[Entry, str]:
        """The file of each page within the folder of a language, with the place in it."""
        found: dict[Entry, str] = {}
        names: dict[Kind, Iterable[str]] = {
            "rules": self.compiled.rules,
            "thresholds": self.written.thresholds,
            "themes": self.themes,
            "clauses": self.clauses,
            "instruments": self.compiled.instruments,
            "obligations": self.compiled.obligations,
            "schedules": self.compiled.schedules,
            "lists": self.written.lists,
            "penalties": self.written.penalties,
        }
        for kind, entries in names.items():
            taken: set[str] = set()
            for name in sorted(entries):
                if kind not in _PAGES:
                    found[Entry(kind, name)] = f"{kind}.html#{name}"
                    continue
                address = _free(f"{_PAGES[kind]}-{file_name(name)}", taken)
                found[Entry(kind, name)] = f"{address}.html"
        return found


def own_condition(node: Node) -> Node:
    """Return when an obligation holds, without the days between which it is in force.

    Raises:
        EngineError: The days do not stand where they are expected.
    """
    if not (isinstance(node, And) and len(node.operands) == 2):
        raise EngineError("the days of an obligation stand in an unknown place")
    return node.operands[1]


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return rules first, then obligations, schedules, thresholds, lists and fines, each by name."""
    return sorted(entries, key=lambda entry: (_ORDER.index(entry.kind), entry.name))


def clause_order(clause: str) -> list[tuple[int, int, str]]:
    """Return what clauses of the plan are sorted by: Roman and Arabic numbers by what they count.

    >>> sorted(["IX.1", "II.10", "II.9-b", "II.9-a"], key=clause_order)
    ['II.9-a', 'II.9-b', 'II.10', 'IX.1']
    """
    return [_part_order(part, is_first=number == 0) for number, part in enumerate(_parts(clause))]


def natural_order(text: str) -> list[tuple[int, int, str]]:
    """Return what provisions are sorted by: numbers by what they count, all else by letter.

    >>> sorted(["Article 11", "Article 2"], key=natural_order)
    ['Article 2', 'Article 11']
    """
    return [_part_order(part, is_first=False) for part in re.findall(r"\d+|\D+", text)]


def _parts(clause: str) -> list[str]:
    return re.findall(r"\d+|[^\W\d_]+", clause)


def _part_order(part: str, *, is_first: bool) -> tuple[int, int, str]:
    if part.isdecimal():
        return 0, int(part), ""
    if is_first and set(part) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in part]
        signed = [
            -v if number + 1 < len(values) and v < values[number + 1] else v
            for number, v in enumerate(values)
        ]
        return 0, sum(signed), ""
    return 1, 0, part


def file_name(text: str) -> str:
    """Return a name that any file system takes and that needs no escape in a link.

    >>> file_name("48/2026/NĐ-CP")
    '48-2026-ND-CP'
    """
    plain = unicodedata.normalize("NFKD", text.translate(str.maketrans("đĐ", "dD")))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^A-Za-z0-9_.-]+", "-", letters).strip("-.") or "general"


def _free(name: str, taken: set[str]) -> str:
    """Return a name, numbered where another of it is taken; capitals make no difference on all machines."""
    number, free = 1, name
    while free.lower() in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free.lower())
    return free


def _used(nodes: Iterable[Node]) -> list[Entry]:
    found: dict[Entry, None] = {}
    for node in (inner for outer in nodes for inner in walk(outer)):
        if isinstance(node, ThresholdValue):
            found[Entry("thresholds", node.name)] = None
        elif isinstance(node, Listed | InForceEntry):
            found[Entry("lists", node.list.name)] = None
        elif isinstance(node, Obliged):
            found[Entry("obligations", node.name)] = None
    return list(found)
