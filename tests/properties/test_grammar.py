"""The generators reach what they are meant to reach; without that the other properties would prove little."""

from random import Random
from typing import get_args

from generated_registers import make_register
from generated_rulebooks import make_rulebook
from generated_values import Drawer
from hypothesis.errors import UnsatisfiedAssumption
from judging import judge, load, load_rules

from compliance.language.compile import CompiledRulebook
from compliance.language.nodes import Aggregate, AggregateFunction, FieldRef, Node, Scope, walk
from compliance.model.outcomes import Outcome

RULEBOOKS = 60
SWEPT = 9
MOST_REFUSED = 3


class RandomDrawer(Drawer):
    """Draws without hypothesis, for examples that need no shrinking."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311

    def count(self, least: int, most: int) -> int:
        return self._random.randint(least, most)


def nodes_of(rulebook: CompiledRulebook) -> list[Node]:
    conditions = [when for o in rulebook.obligations.values() for _, when in o.sources]
    for rule in rulebook.rules.values():
        conditions += [rule.applicability, *rule.requires.values()]
    return [node for condition in conditions for node in walk(condition)]


def test_every_kind_of_node_function_and_scope_is_generated() -> None:
    nodes: list[Node] = []
    refused = 0
    for seed in range(RULEBOOKS):
        try:
            nodes += nodes_of(load_rules(make_rulebook(RandomDrawer(seed), 8, known=True)))
        except UnsatisfiedAssumption:
            refused += 1

    assert refused <= MOST_REFUSED
    assert {type(node) for node in nodes} == set(get_args(Node))
    assert {n.function for n in nodes if isinstance(n, Aggregate)} == set(get_args(AggregateFunction))
    assert {n.scope for n in nodes if isinstance(n, FieldRef)} == set(get_args(Scope))


def test_every_outcome_but_failure_comes_up() -> None:
    found: set[Outcome] = set()
    for seed in range(SWEPT):
        drawer = RandomDrawer(seed)
        book = make_rulebook(drawer, 8, known=True)
        counts = judge(load_rules(book), load(make_register(drawer, 20, spoiled=True)), book.as_of).counts
        found |= {outcome for outcome, number in counts.items() if number}

    assert found == set(Outcome) - {Outcome.failed}
