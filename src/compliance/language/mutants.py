"""Mutants of a rule: the same rule with one slip that an author could make, and a sentence that tells it.

A rule's cases are good if each slip makes at least one of them fail.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import cast, get_args

from compliance.errors import EngineError, Place
from compliance.language import mutant_words as words
from compliance.language.compile import CompiledRule, CompiledRulebook
from compliance.language.equivalence import same_condition
from compliance.language.law_changes import LawChange, changes_of_list, changes_of_threshold
from compliance.language.node_changes import DECIMALS, Change, changes_of, finest_step
from compliance.language.nodes import (
    And,
    Compare,
    Constant,
    InForceEntry,
    Listed,
    Node,
    ThresholdValue,
    walk,
)
from compliance.language.rule_parts import (
    Changed,
    Part,
    Sources,
    conditions_of,
    everywhere,
    law_of,
    own_applicability,
    parts_of,
    requirement_words,
)
from compliance.language.schedule_changes import ScheduleChange, changes_of_schedule
from compliance.language.types import FLAG
from compliance.model.official_lists import OfficialList
from compliance.model.rulebook import Rulebook
from compliance.model.texts import Bilingual
from compliance.model.thresholds import Threshold

_DATE_KINDS = ("date", "months")
_CHANGED_FIELDS = ("in_force", "applies_when", "requires", "shown", "selections")
_TOLD_FIELDS = ("rule", "path", "subject", "message", "remedy", "clock", "penalty")
"""Fields that decide no outcome: a case cannot notice a slip in them."""


@dataclass(frozen=True)
class Mutant:
    """A rule with one slip.

    Attributes:
        id: Names the slip; it stays while the place and what stands there stay.
        kind: What kind of slip it is.
        place: The file and line of what is changed.
        sentence: What is changed.
        rule: The rule after the change.
        rulebook: What the rule is judged with: its obligations and schedule after the change.
        sites: The parts that differ, before and after.
        law: The threshold or list that is changed, if one is, such as `lists.ghg_inventory`.
        days: First and last day on which that reads differently; the last is None where it is open.
    """

    id: str
    kind: str
    place: Place
    sentence: Bilingual
    rule: CompiledRule
    rulebook: CompiledRulebook
    sites: tuple[Node, ...]
    law: str | None = None
    days: tuple[date, date | None] | None = None


def mutants_of(rule: CompiledRule, rulebook: CompiledRulebook, files: Rulebook | None = None) -> list[Mutant]:
    """Return the mutants of a rule, and of the limits, lists, obligations and the schedule it uses.

    Args:
        rule: The rule.
        rulebook: The rulebook it stands in.
        files: The files they were read from, for the lines of places.
    """
    maker = _Maker(rule, rulebook, Sources(rule, files or Rulebook()))
    found = [*maker.of_expressions(), *maker.of_rule(), *maker.of_law(), *maker.of_schedule()]
    ids = [mutant.id for mutant in found]
    if len(set(ids)) < len(ids):
        raise EngineError(f"mutants of one name: {sorted(i for i in set(ids) if ids.count(i) > 1)}")
    return found


def parts_without_mutants(rule: CompiledRule) -> list[str]:
    """Return the names of a rule's parts that hold expressions and are changed by no mutant."""
    known = (*_CHANGED_FIELDS, *_TOLD_FIELDS)
    return [f.name for f in fields(rule) if f.name not in known and _holds_node(getattr(rule, f.name))]


def _holds_node(value: object) -> bool:
    if isinstance(value, get_args(Node)):
        return True
    if isinstance(value, Mapping):
        return any(map(_holds_node, value.values()))
    if isinstance(value, list | tuple | frozenset):
        return any(map(_holds_node, value))
    if is_dataclass(value) and not isinstance(value, type):
        return any(_holds_node(getattr(value, f.name)) for f in fields(value))
    return False


@dataclass(frozen=True)
class _Maker:
    rule: CompiledRule
    rulebook: CompiledRulebook
    sources: Sources

    def of_expressions(self) -> Iterator[Mutant]:
        """Yield the mutants of the expressions."""
        for part in parts_of(self.rule, self.rulebook, self.sources):
            kept: list[Change] = []
            for change in changes_of(part.node, in_loop=part.name.startswith("selections.")):
                if part.is_dates and change.kind not in _DATE_KINDS:
                    continue
                if change.root != part.node and not any(_says_the_same(change, other) for other in kept):
                    kept.append(change)
                    yield self._of_change(part, change, part.put(change.root))
            if part.drop is not None and not isinstance(part.node, And):
                whole = Change("filter", (), "", part.node, None, in_loop=True, root=part.node)
                yield self._of_change(part, whole, part.drop())

    def _of_change(self, part: Part, change: Change, changed: Changed) -> Mutant:
        rule, rulebook = changed
        name = self._name(part.name, ".".join(change.path), change.kind, change.variant)
        sentence = words.of_change(part.where, change)
        sites = (change.old,) if change.new is None else (change.old, change.new)
        return Mutant(name, change.kind, part.place, sentence, rule, rulebook, sites)

    def of_rule(self) -> Iterator[Mutant]:
        """Yield the rule without its condition of applicability, and without each requirement."""
        rule = self.rule
        own, put_own = own_applicability(rule)
        if own is not None and not isinstance(own, And):
            yield self._of_rule("scope", ("applies_when",), words.always_applies(own), put_own(None), own)
        for name, node in rule.requires.items():
            where = requirement_words(rule, name)
            without = replace(rule, requires={**rule.requires, name: Constant(value=True, type=FLAG)})
            sentence = words.always_holds(where)
            yield self._of_rule("requirement", ("requires", name), sentence, without, node)
            if name in rule.shown:
                asked = replace(rule, shown=rule.shown - {name})
                sentence = words.proof_not_asked(where)
                yield self._of_rule("proof", ("requires", name), sentence, asked, node)

    def _of_rule(
        self, kind: str, path: tuple[str, ...], sentence: Bilingual, changed: CompiledRule, site: Node
    ) -> Mutant:
        name = self._name(".".join(path), "", kind, "")
        return Mutant(name, kind, self.sources.rule_place(*path), sentence, changed, self.rulebook, (site,))

    def of_law(self) -> Iterator[Mutant]:
        """Yield the mutants of the limits and lists."""
        nodes = [n for root in conditions_of(self.rule, self.rulebook) for n in walk(root)]
        for law, node in {law: n for n in nodes if (law := law_of(n)) is not None}.items():
            if isinstance(node, ThresholdValue):
                title, changes = (
                    node.threshold.title,
                    changes_of_threshold(node.threshold, _step(node.threshold, nodes)),
                )
            elif isinstance(node, Listed):
                title, changes = node.list.title, changes_of_list(node.list)
            for change in changes:
                yield self._of_law(law, title, change)

    def _of_law(self, law: str, title: Bilingual, change: LawChange) -> Mutant:
        def changed(node: Node) -> Node:
            if law_of(node) != law:
                return node
            if isinstance(node, ThresholdValue) and isinstance(change.changed, Threshold):
                return replace(node, threshold=change.changed)
            if isinstance(node, Listed) and isinstance(change.changed, OfficialList):
                body = cast("InForceEntry", node.membership.body)
                membership = replace(node.membership, body=replace(body, list=change.changed))
                return replace(node, list=change.changed, membership=membership)
            raise EngineError(f"{law} is read by a {type(node).__name__}")

        rule, rulebook = everywhere(self.rule, self.rulebook, changed)
        where = ".".join(map(str, change.path))
        sites = tuple(
            n
            for root in conditions_of(self.rule, self.rulebook)
            for n in walk(root)
            if isinstance(n, Compare | Listed) and any(law_of(inner) == law for inner in walk(n))
        )
        return Mutant(
            self._name(law, where, change.kind, change.variant), change.kind,
            self.sources.law_place(law, change.path), words.of_law(title, change), rule, rulebook, sites,
            law, (change.first, change.last),
        )  # fmt: skip

    def of_schedule(self) -> Iterator[Mutant]:
        """Yield the mutants of the schedule that makes the subjects of the rule."""
        name = self.rule.rule.schedule
        if name is None:
            return
        schedule = self.rulebook.schedules[name]
        for change in changes_of_schedule(schedule):
            yield self._of_schedule(name, schedule.title, change)

    def _of_schedule(self, name: str, title: Bilingual, change: ScheduleChange) -> Mutant:
        part, where = f"schedules.{name}", ".".join(map(str, change.path))
        rulebook = replace(self.rulebook, schedules={**self.rulebook.schedules, name: change.changed})
        place, sentence = self.sources.law_place(part, change.path), words.of_schedule(title, change)
        mutant_name = self._name(part, where, "schedule", change.variant)
        return Mutant(mutant_name, "schedule", place, sentence, self.rule, rulebook, ())

    def _name(self, part: str, path: str, kind: str, variant: str) -> str:
        return f"{self.rule.rule.id}:{part}:{path}:{kind}:{variant}"


def _step(threshold: Threshold, nodes: list[Node]) -> Decimal:
    """Return the least step of what a threshold is compared with."""
    if threshold.type in ("year", "months"):
        return Decimal(1)
    beside = [
        side
        for n in nodes
        if isinstance(n, Compare)
        for side, other in ((n.left, n.right), (n.right, n.left))
        if isinstance(other, ThresholdValue) and other.name == threshold.threshold
    ]
    return min((finest_step(side.type) for side in beside), default=Decimal(1).scaleb(-DECIMALS))


def _says_the_same(change: Change, other: Change) -> bool:
    """Tell whether two changes of a place come to the same, such as `<` for `<=` and a lower bound."""
    if change.root == other.root:
        return True
    if change.path != other.path or change.new is None or other.new is None:
        return False
    return change.old == other.old and same_condition(change.new, other.new)
