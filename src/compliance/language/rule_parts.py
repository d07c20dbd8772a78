"""The expressions a rule is made of, each with its place and with what puts another in its stead."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from compliance.errors import EngineError, Place
from compliance.language import mutant_words as words
from compliance.language.aggregates import NamedSelection
from compliance.language.compile import CompiledObligation, CompiledRule, CompiledRulebook
from compliance.language.nodes import Aggregate, And, Listed, Node, Obliged, ThresholdValue, walk
from compliance.language.rewrite import filters, rebuild, with_filters
from compliance.model.rulebook import Rulebook
from compliance.model.rules import Obligation
from compliance.model.text_tree import locate
from compliance.model.texts import Bilingual

Changed = tuple[CompiledRule, CompiledRulebook]


@dataclass(frozen=True)
class Part:
    """One expression of a rule.

    Attributes:
        name: Its place among the parts.
        node: The expression.
        where: What readers are told of the place.
        place: Its file and line.
        put: Makes the rule and rulebook with another expression there.
        is_dates: Whether it only says from when until when something holds.
        drop: Makes the rule and rulebook without the expression, where it is a filter.
    """

    name: str
    node: Node
    where: Bilingual
    place: Place
    put: Callable[[Node], Changed]
    is_dates: bool = False
    drop: Callable[[], Changed] | None = None


@dataclass(frozen=True)
class Sources:
    """Finds the places of what a rule says in its files."""

    rule: CompiledRule
    files: Rulebook

    def rule_place(self, *path: str) -> Place:
        """Return the place of a key of the rule."""
        source = self.files.rules.get(self.rule.rule.id)
        return Place(self.rule.path) if source is None else locate(source.tree, path)

    def obligation_place(self, obligation: Obligation) -> Place:
        """Return the place of an obligation's condition."""
        found = next((s for s in self.files.obligations if s.model == obligation), None)
        return Place(self.rule.path) if found is None else locate(found.tree, ("when",))

    def law_place(self, law: str, path: tuple[str | int, ...]) -> Place:
        """Return the place of a value, a date or an entry of a threshold, a list or a schedule."""
        folder, _, name = law.partition(".")
        source = getattr(self.files, folder).get(name)
        if source is None:
            return Place(self.rule.path)
        place = locate(source.tree, path)
        renamed = locate(source.tree, tuple("from" if step == "since" else step for step in path))
        return max((place, renamed), key=lambda each: (each.line or 0, each.column or 0))


def law_of(node: Node) -> str | None:
    """Return the threshold or list that a node reads itself, such as `thresholds.cluster.wastewater`."""
    match node:
        case ThresholdValue(name=name):
            return f"thresholds.{name}"
        case Listed(name=name):
            return f"lists.{name}"
        case _:
            return None


def obligations_of(rule: CompiledRule, rulebook: CompiledRulebook) -> list[str]:
    """Return the names of the obligations a rule asks for, and of those they build on."""
    found: dict[str, None] = {}
    parts = [rule.applicability, *rule.requires.values()]
    while parts:
        names = [n.name for n in walk(parts.pop()) if isinstance(n, Obliged) and n.name not in found]
        for name in dict.fromkeys(names):
            found[name] = None
            parts.extend(when for _, when in rulebook.obligations[name].sources)
    return list(found)


def conditions_of(rule: CompiledRule, rulebook: CompiledRulebook) -> list[Node]:
    """Return everything that decides a rule: applicability, requirements, and the obligations it asks for."""
    used = obligations_of(rule, rulebook)
    when = [node for name in used for _, node in rulebook.obligations[name].sources]
    return [rule.applicability, *rule.requires.values(), *when]


def requirement_words(rule: CompiledRule, name: str) -> Bilingual:
    """Return what readers are told of a requirement."""
    return words.requirement(lambda lang: rule.requirement_label(name, lang))


def own_applicability(rule: CompiledRule) -> tuple[Node | None, Callable[[Node | None], CompiledRule]]:
    """Return the condition of applicability that stands in a rule's own file, and what puts another there.

    A rule about what is due begins with its schedule's name and condition.

    Raises:
        EngineError: The schedule's condition does not stand where it is expected.
    """
    if rule.rule.schedule is None:
        return rule.applies_when, lambda node: replace(rule, applies_when=node)
    operands = rule.applies_when.operands if isinstance(rule.applies_when, And) else ()
    if len(operands) != (2 if rule.rule.applies_when is None else 3):
        raise EngineError(f"the schedule of {rule.rule.id} stands in an unknown place")

    def put(node: Node | None) -> CompiledRule:
        parts = operands[:2] if node is None else (*operands[:2], node)
        return replace(rule, applies_when=And(parts))

    return (operands[2] if len(operands) == 3 else None), put


def everywhere(rule: CompiledRule, rulebook: CompiledRulebook, change: Callable[[Node], Node]) -> Changed:
    """Return a rule and the obligations it asks for with a change made at every node."""
    applies_when = None if rule.applies_when is None else rebuild(rule.applies_when, change)
    requires = {name: rebuild(node, change) for name, node in rule.requires.items()}
    obligations = dict(rulebook.obligations)
    for name in obligations_of(rule, rulebook):
        sources = tuple((model, rebuild(when, change)) for model, when in obligations[name].sources)
        obligations[name] = CompiledObligation(name, sources)
    changed = replace(rule, applies_when=applies_when, requires=requires)
    return changed, replace(rulebook, obligations=obligations)


def parts_of(rule: CompiledRule, rulebook: CompiledRulebook, sources: Sources) -> Iterator[Part]:
    """Yield the expressions of a rule, of its schedule, and of the obligations it asks for."""
    yield Part(
        "in_force", rule.in_force, words.IN_FORCE, sources.rule_place("since"),
        lambda node: (replace(rule, in_force=node), rulebook), is_dates=True,
    )  # fmt: skip
    own, put_own = own_applicability(rule)
    if rule.rule.schedule is not None:
        yield _of_schedule(rule, rule.rule.schedule, rulebook, sources)
    if own is not None:
        yield Part(
            "applies_when", own, words.APPLIES_WHEN, sources.rule_place("applies_when"),
            lambda node: (put_own(node), rulebook),
        )  # fmt: skip
    for name, requirement in rule.requires.items():

        def put(node: Node, name: str = name) -> Changed:
            return replace(rule, requires={**rule.requires, name: node}), rulebook

        where, place = requirement_words(rule, name), sources.rule_place("requires", name)
        yield Part(f"requires.{name}", requirement, where, place, put)
    for name, selection in rule.selections.items():
        if selection.where is not None and _is_used(rule, selection):
            put_filter = _in_selection(rule, rulebook, name, selection)
            where, place = words.selection(selection.label), sources.rule_place("selections", name)
            drop = partial(put_filter, None)
            yield Part(f"selections.{name}", selection.where, where, place, put_filter, drop=drop)
    for name in obligations_of(rule, rulebook):
        yield from _of_obligation(rule, rulebook, name, sources)


def _of_schedule(rule: CompiledRule, name: str, rulebook: CompiledRulebook, sources: Sources) -> Part:
    schedule = rulebook.schedules[name]
    assert isinstance(rule.applies_when, And)  # noqa: S101  # looked at by own_applicability
    mine, whom, *own = rule.applies_when.operands
    part = f"schedules.{name}"
    return Part(
        f"{part}.when", whom, words.schedule(schedule.title), sources.law_place(part, ("when",)),
        lambda node: (replace(rule, applies_when=And((mine, node, *own))), rulebook),
    )  # fmt: skip


def _of_obligation(
    rule: CompiledRule, rulebook: CompiledRulebook, name: str, sources: Sources
) -> Iterator[Part]:
    for index, (obligation, node) in enumerate(rulebook.obligations[name].sources):
        if not (isinstance(node, And) and len(node.operands) == 2):
            raise EngineError(f"the days of the obligation {name!r} stand in an unknown place")
        in_force, when = node.operands

        def put(changed: Node, index: int = index, in_force: Node = in_force) -> Changed:
            return rule, _with_source(rulebook, name, index, And((in_force, changed)))

        def put_dates(changed: Node, index: int = index, when: Node = when) -> Changed:
            return rule, _with_source(rulebook, name, index, And((changed, when)))

        where, place = words.obligation(obligation.title), sources.obligation_place(obligation)
        part = f"obligations.{name}.{index}"
        yield Part(part, when, where, place, put)
        yield Part(f"{part}.in_force", in_force, where, place, put_dates, is_dates=True)


def _with_source(rulebook: CompiledRulebook, name: str, index: int, node: Node) -> CompiledRulebook:
    sources = list(rulebook.obligations[name].sources)
    sources[index] = (sources[index][0], node)
    changed = CompiledObligation(name, tuple(sources))
    return replace(rulebook, obligations={**rulebook.obligations, name: changed})


def _is_used(rule: CompiledRule, selection: NamedSelection) -> bool:
    nodes = [n for root in (rule.applicability, *rule.requires.values()) for n in walk(root)]
    return any(_selects(n, selection) for n in nodes)


def _in_selection(
    rule: CompiledRule, rulebook: CompiledRulebook, name: str, selection: NamedSelection
) -> Callable[[Node | None], Changed]:
    """Return what puts another filter, or none, wherever a named collection is used."""

    def put(where: Node | None) -> Changed:
        def changed(node: Node) -> Node:
            if isinstance(node, Aggregate) and _selects(node, selection):
                return with_filters(node, where, filters(node)[1])
            return node

        other, _ = everywhere(rule, rulebook, changed)
        selections = {**rule.selections, name: replace(selection, where=where)}
        return replace(other, selections=selections), rulebook

    return put


def _selects(node: Node, selection: NamedSelection) -> bool:
    return (
        isinstance(node, Aggregate)
        and node.selection == selection.label
        and filters(node)[0] == selection.where
    )
