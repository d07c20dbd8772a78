"""Rules as a network of truths: conditions, gates and outcomes, and as rulesets for durable-rules.

Every signal of a subject is true, false or unknown. Conditions come from DuckDB; a gate is the `and` or `or`
of signals, an outcome rule reads signals and fires what the rule says. `not` is pushed down to the signals,
which loses nothing in Kleene's logic.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from compliance.engines.sql import SqlWriter
from compliance.language.compile import CompiledRule
from compliance.language.nodes import And, Node, Not, Obliged, Or

MAX_INPUTS = 8
"""Inputs of a gate; wider ones are split. Keeps a rule far from the engine's limit on nested operators."""

MAX_RULES = 40
MAX_ALIVE = 60
"""Rules of one ruleset, and conditions of it that can hold for one fact (the engine refuses more than 64)."""

TRUE, FALSE, UNKNOWN = "t", "f", "u"
Definition = dict[str, Any]


@dataclass(frozen=True)
class Input:
    """A signal or its negation, as a gate or a rule reads it."""

    name: str
    positive: bool = True

    def is_(self, truth: str) -> Definition:
        """Return the test that this literal has a truth."""
        return {self.name: truth if self.positive else _FLIPPED[truth]}

    def is_not(self, truth: str) -> Definition:
        """Return the test that this literal has another truth."""
        return {"$neq": self.is_(truth)}


def obligation_signal(name: str) -> str:
    """Return the signal of an obligation in the networks of other kinds of subject."""
    return f"o_{name.encode().hex()}"


_FLIPPED = {TRUE: FALSE, FALSE: TRUE, UNKNOWN: UNKNOWN}


@dataclass(frozen=True)
class Gate:
    """The `and` or `or` of literals, or whether one is shown to be true, as a new signal."""

    name: str
    op: Literal["and", "or", "shown"]
    inputs: tuple[Input, ...]
    level: int

    @property
    def reads(self) -> tuple[str, ...]:
        """Signals it reads."""
        return tuple(literal.name for literal in self.inputs)

    @property
    def alive(self) -> int:
        """Conditions of it that can hold at once."""
        return len(self.inputs)

    def definitions(self) -> dict[str, Definition]:
        """Return its rules: one for each truth it can take, named `<gate>|<truth>`."""
        if self.op == "shown":
            (only,) = self.inputs
            return {
                f"{self.name}|{TRUE}": _rule([only.is_(TRUE)]),
                f"{self.name}|{FALSE}": _rule([only.is_not(TRUE)]),
            }
        decisive, other = (FALSE, TRUE) if self.op == "and" else (TRUE, FALSE)
        none_decisive = [literal.is_not(decisive) for literal in self.inputs]
        return {
            f"{self.name}|{decisive}": _rule([_any([x.is_(decisive) for x in self.inputs])]),
            f"{self.name}|{other}": _rule([x.is_(other) for x in self.inputs]),
            f"{self.name}|{UNKNOWN}": _rule([*none_decisive, _any([x.is_(UNKNOWN) for x in self.inputs])]),
        }


@dataclass(frozen=True)
class OutcomeUnit:
    """What a rule says, read from its applicability and requirements."""

    rule_id: str
    applies: Input
    requires: tuple[Input, ...]
    all_required: Input | None

    @property
    def reads(self) -> tuple[str, ...]:
        """Signals it reads."""
        literals = [self.applies, *self.requires, *([self.all_required] if self.all_required else [])]
        return tuple(dict.fromkeys(literal.name for literal in literals))

    @property
    def alive(self) -> int:
        """Conditions of it that can hold at once."""
        return 1 + len(self.requires)

    def definitions(self) -> dict[str, Definition]:
        """Return its rules, named `<rule>|<outcome>` or `<rule>|violated|<requirement number>`."""
        applies = self.applies.is_(TRUE)
        found = {
            f"{self.rule_id}|not_applicable": _rule([self.applies.is_(FALSE)]),
            f"{self.rule_id}|unknown_applicability": _rule([self.applies.is_(UNKNOWN)]),
        }
        if self.all_required is None:
            return found | {f"{self.rule_id}|manual": _rule([applies])}
        for number, literal in enumerate(self.requires):
            found[f"{self.rule_id}|violated|{number}"] = _rule([applies, literal.is_(FALSE)])
        found[f"{self.rule_id}|undetermined"] = _rule([applies, self.all_required.is_(UNKNOWN)])
        found[f"{self.rule_id}|met"] = _rule([applies, self.all_required.is_(TRUE)])
        return found


Unit = Gate | OutcomeUnit

KIND_TEST: Definition = {"k": "case"}
SENTINEL = "sentinel"


def _rule(tests: list[Definition]) -> Definition:
    return {"all": [{"m": {"$and": [KIND_TEST, *tests]}}]}


def _any(tests: list[Definition]) -> Definition:
    return tests[0] if len(tests) == 1 else {"$or": tests}


@dataclass
class Network:
    """The conditions, gates and outcomes of all rules about one kind of subject.

    Attributes:
        writer: Writes the conditions; holds the aggregates they share.
        conditions: Name of each condition by its SQL.
        gates: In an order in which each comes after those it reads.
        outcomes: One a rule.
        obligations: Literal of each obligation, for the facility network.
    """

    writer: SqlWriter
    conditions: dict[str, str] = field(default_factory=dict)
    gates: dict[tuple[str, tuple[Input, ...]], Gate] = field(default_factory=dict)
    outcomes: list[OutcomeUnit] = field(default_factory=list)
    obligations: dict[str, Input] = field(default_factory=dict)

    def add_rule(self, rule: CompiledRule) -> None:
        """Add a rule's applicability, requirements and outcomes."""
        requires = tuple(
            self._gate("shown", (self.add(node),)) if name in rule.shown else self.add(node)
            for name, node in rule.requires.items()
        )
        every = self._gate("and", requires) if requires else None
        self.outcomes.append(OutcomeUnit(rule.rule.id, self.add(rule.applicability), requires, every))

    def add_obligation(self, name: str, node: Node) -> None:
        """Add an obligation; other nodes read it as a signal."""
        self.obligations[name] = self.add(node)

    def add(self, node: Node, *, positive: bool = True) -> Input:
        """Return the literal that tells the truth of a node, adding what it needs."""
        match node:
            case Not(operand=operand):
                return self.add(operand, positive=not positive)
            case And(operands=operands) | Or(operands=operands):
                is_and = isinstance(node, And) == positive
                inputs = tuple(self.add(operand, positive=positive) for operand in operands)
                return self._gate("and" if is_and else "or", inputs)
            case Obliged(name=name):
                literal = self.obligations.get(name, Input(obligation_signal(name)))
                return literal if positive else Input(literal.name, not literal.positive)
            case _:
                name = self.conditions.setdefault(self.writer.write(node), f"c{len(self.conditions)}")
                return Input(name, positive)

    def _gate(self, op: Literal["and", "or", "shown"], inputs: tuple[Input, ...]) -> Input:
        inputs = tuple(dict.fromkeys(inputs))
        if len(inputs) == 1 and op != "shown":
            return inputs[0]
        if len(inputs) > MAX_INPUTS:
            chunks = (inputs[i : i + MAX_INPUTS] for i in range(0, len(inputs), MAX_INPUTS))
            return self._gate(op, tuple(self._gate(op, chunk) for chunk in chunks))
        if (op, inputs) not in self.gates:
            levels = {gate.name: gate.level for gate in self.gates.values()}
            level = 1 + max(levels.get(literal.name, 0) for literal in inputs)
            self.gates[op, inputs] = Gate(f"g{len(self.gates)}", op, inputs, level)
        return Input(self.gates[op, inputs].name)

    def strata(self) -> Iterator[list[Unit]]:
        """Yield units in the order in which they can be judged: gates by level, then outcomes."""
        levels: dict[int, list[Unit]] = {}
        for gate in self.gates.values():
            levels.setdefault(gate.level, []).append(gate)
        for level in sorted(levels):
            yield levels[level]
        if self.outcomes:
            yield list(self.outcomes)


def shards(units: list[Unit]) -> Iterator[list[Unit]]:
    """Split the units of a stratum so that no ruleset comes near the engine's limits."""
    shard: list[Unit] = []
    rules = alive = 0
    for unit in units:
        size = len(unit.definitions())
        if shard and (rules + size > MAX_RULES or alive + unit.alive > MAX_ALIVE):
            yield shard
            shard, rules, alive = [], 0, 0
        shard.append(unit)
        rules, alive = rules + size, alive + unit.alive
    if shard:
        yield shard


def ruleset_of(shard: list[Unit]) -> dict[str, Definition]:
    """Return the ruleset of a shard, with a sentinel that fires for every case."""
    ruleset = {SENTINEL: {"all": [{"m": {"$and": [KIND_TEST]}}]}}
    for unit in shard:
        ruleset |= unit.definitions()
    return ruleset
