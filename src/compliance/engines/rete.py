"""Drives durable-rules the one way in which it is right: distinct cases, facts of truths, one session.

For each case: assert one flat fact, run the actions to their end, retract the same fact. Nothing else is ever
stored, so nothing accumulates. A ruleset fires a sentinel for every case, so that silence is an error.
"""

import hashlib
import json
from functools import cache

import durable_rules_engine
import numpy as np
import numpy.typing as npt

from compliance.engines.network import (
    FALSE,
    SENTINEL,
    TRUE,
    UNKNOWN,
    Gate,
    Network,
    OutcomeUnit,
    Unit,
    ruleset_of,
    shards,
)
from compliance.errors import EngineError
from compliance.model.outcomes import Outcome

Truths = npt.NDArray[np.uint8]
"""Truth of a signal by subject: 0 false, 1 true, 2 unknown, 3 not evaluated."""

FALSE_CODE, TRUE_CODE, UNKNOWN_CODE, FAILED_CODE = range(4)
LETTERS = (FALSE, TRUE, UNKNOWN)
OUTCOMES = list(Outcome)
OUTCOME_CODES = {outcome: code for code, outcome in enumerate(OUTCOMES)}
ACCEPTED_CODES = (0, 1)
"""Return codes of an assertion: 1 only says that some fact matched nothing."""

_FIRED = {
    "not_applicable": Outcome.not_applicable,
    "unknown_applicability": Outcome.undetermined,
    "violated": Outcome.violated,
    "undetermined": Outcome.undetermined,
    "met": Outcome.met,
    "manual": Outcome.manual,
}


class Ruleset:
    """One ruleset of the engine, kept for the life of the process: the engine never frees them."""

    def __init__(self, definition: str) -> None:
        name = hashlib.sha256(definition.encode()).hexdigest()
        self._limit = 2 * len(json.loads(definition)) * 8
        try:
            self._handle = durable_rules_engine.create_ruleset(name, definition)
        except Exception as error:
            raise EngineError(f"the rule engine refused a ruleset: {error}") from error

    def fire(self, number: int, truths: dict[str, str]) -> frozenset[str] | None:
        """Return the names of the rules that fire for a case, or None if the engine failed on it."""
        fact = json.dumps({"id": str(number), "k": "case", **truths}, ensure_ascii=False)
        try:
            code, state = durable_rules_engine.assert_fact(self._handle, fact)
            fired, ended = self._run(state) if code in ACCEPTED_CODES else (set(), True)
            durable_rules_engine.retract_fact(self._handle, fact)
            if not ended:
                # An action left pending silences the ruleset for ever; completing it once mends that.
                durable_rules_engine.complete_and_start_action(self._handle, state)
        except durable_rules_engine.error:
            return None
        return frozenset(fired) if ended and SENTINEL in fired else None

    def _run(self, state: int) -> tuple[set[str], bool]:
        """Run the actions of an asserted fact; return what fired, and whether the actions came to an end."""
        fired: set[str] = set()
        start = durable_rules_engine.start_action_for_state(self._handle, state)
        action = start[1] if start else None
        for _ in range(self._limit):
            if action is None:
                return fired, True
            fired.add(action[2 : action.index('"', 2)])
            action = durable_rules_engine.complete_and_start_action(self._handle, state)
        return fired, action is None


@cache
def ruleset(definition: str) -> Ruleset:
    """Return the ruleset of a definition, made once a process."""
    return Ruleset(definition)


class Judged:
    """Outcomes of the rules about one kind of subject, by rule and subject.

    Attributes:
        outcomes: Outcome code of each subject by rule id.
        failed_requirements: For each rule one row a requirement: whether it is the reason of a violation.
        signals: Truth of every condition, gate and obligation.
    """

    def __init__(self, signals: dict[str, Truths]) -> None:
        self.signals = signals
        self.outcomes: dict[str, npt.NDArray[np.uint8]] = {}
        self.failed_requirements: dict[str, npt.NDArray[np.bool_]] = {}


def judge(network: Network, signals: dict[str, Truths], subjects: int, *, distinct: bool = True) -> Judged:
    """Return the outcomes of all rules of a network.

    Args:
        network: The rules about one kind of subject.
        signals: Truths of its conditions (and of obligations it reads), by name.
        subjects: How many subjects there are.
        distinct: Judge each distinct case once; otherwise each subject by itself, which must not differ.
    """
    judged = Judged(dict(signals))
    for stratum in network.strata():
        for shard in shards(stratum):
            _judge_shard(shard, judged, subjects, distinct=distinct)
    return judged


def _judge_shard(shard: list[Unit], judged: Judged, subjects: int, *, distinct: bool) -> None:
    reads = sorted({name for unit in shard for name in unit.reads})
    table = np.column_stack([judged.signals[name] for name in reads]).astype(np.uint8)
    if distinct:
        cases, case_of = np.unique(table, axis=0, return_inverse=True)
        case_of = case_of.reshape(-1)
    else:
        cases, case_of = table, np.arange(subjects)
    engine = ruleset(json.dumps(ruleset_of(shard), ensure_ascii=False, sort_keys=True))
    fired: list[frozenset[str] | None] = []
    for number, case in enumerate(cases):
        truths = {name: LETTERS[t] for name, t in zip(reads, case, strict=True) if t != FAILED_CODE}
        fired.append(engine.fire(number, truths) if len(truths) == len(reads) else None)
    for unit in shard:
        if isinstance(unit, Gate):
            by_case = np.array([_gate_truth(unit, names) for names in fired], dtype=np.uint8)
            judged.signals[unit.name] = by_case[case_of]
        else:
            _note_outcomes(unit, fired, case_of, judged)


def _gate_truth(gate: Gate, fired: frozenset[str] | None) -> int:
    """Return the truth a gate fired; anything but exactly one is our failure."""
    if fired is None:
        return FAILED_CODE
    found = [code for code, letter in enumerate(LETTERS) if f"{gate.name}|{letter}" in fired]
    return found[0] if len(found) == 1 else FAILED_CODE


def _note_outcomes(
    unit: OutcomeUnit,
    fired: list[frozenset[str] | None],
    case_of: npt.NDArray[np.intp],
    judged: Judged,
) -> None:
    outcomes = np.full(len(fired), OUTCOME_CODES[Outcome.failed], dtype=np.uint8)
    reasons = np.zeros((len(unit.requires), len(fired)), dtype=np.bool_)
    for case, names in enumerate(fired):
        found = set()
        for name in names or ():
            rule_id, _, rest = name.partition("|")
            if rule_id == unit.rule_id:
                word, _, requirement = rest.partition("|")
                found.add(_FIRED[word])
                if requirement:
                    reasons[int(requirement), case] = True
        if len(found) == 1:
            outcomes[case] = OUTCOME_CODES[found.pop()]
    judged.outcomes[unit.rule_id] = outcomes[case_of]
    judged.failed_requirements[unit.rule_id] = reasons[:, case_of]
