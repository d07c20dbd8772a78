"""The conditions in which a mutant differs from its rule, looked at before all of both is judged."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from compliance.engines.trace import Tracer
from compliance.language.compile import CompiledRule, CompiledRulebook
from compliance.language.mutants import Mutant
from compliance.language.nodes import And, AsOf, Listed, Node, Not, Or, ThresholdValue, walk
from compliance.language.rule_parts import conditions_of, law_of, obligations_of
from compliance.model.facility_records import FacilityRecords, RawRecord
from compliance.mutation.score import subjects
from compliance.mutation.situations import Situation

Pair = tuple[Node, Node]


@dataclass(frozen=True)
class DifferingParts:
    """Conditions of a rule with what stands in their place in a mutant.

    All else of the two is the same, so they judge alike wherever each pair comes to the same.

    Attributes:
        rule: The rule.
        rulebooks: What the rule and the mutant are judged with.
        of_subject: Pairs that are asked of each subject.
        of_facility: Pairs that are asked of the facility: those of obligations.
        days: First and last date judged for on which a pair can differ; each is None where it is open.
    """

    rule: CompiledRule
    rulebooks: tuple[CompiledRulebook, CompiledRulebook]
    of_subject: tuple[Pair, ...]
    of_facility: tuple[Pair, ...]
    days: tuple[date | None, date | None] = (None, None)

    def may_judge_differently(self, situation: Situation) -> bool:
        """Return whether a pair comes to different values, or misses different things, in a situation."""
        first, last = self.days
        if situation.as_of < (first or date.min) or situation.as_of > (last or date.max):
            return False
        return any(self._differ_at(records, situation) for records in situation.facilities)

    def _differ_at(self, records: FacilityRecords, situation: Situation) -> bool:
        old, new = (Tracer(rulebook, records, situation.as_of) for rulebook in self.rulebooks)

        def differs(pair: Pair, subject: RawRecord) -> bool:
            before, after = old.evaluate(pair[0], subject), new.evaluate(pair[1], subject)
            return before.value is not after.value or before.missing != after.missing

        if any(differs(pair, records.facility) for pair in self.of_facility):
            return True
        found = subjects(self.rule, self.rulebooks[0], records, situation.as_of) if self.of_subject else []
        return any(differs(pair, subject) for subject in found for pair in self.of_subject)


def differing_parts(rule: CompiledRule, rulebook: CompiledRulebook, mutant: Mutant) -> DifferingParts | None:
    """Return the conditions in which a mutant differs; None where it differs in more than conditions."""
    other = mutant.rule
    if mutant.rulebook.schedules != rulebook.schedules or other.shown != rule.shown:
        return None
    roots = [(rule.applicability, other.applicability)]
    roots += [(node, other.requires[name]) for name, node in rule.requires.items()]
    used = [
        (rulebook.obligations[name], mutant.rulebook.obligations[name])
        for name in obligations_of(rule, rulebook)
    ]
    duties = [
        (when, after)
        for old, new in used
        for (_, when), (_, after) in zip(old.sources, new.sources, strict=True)
    ]
    return DifferingParts(
        rule,
        (rulebook, mutant.rulebook),
        tuple(pair for root in roots for pair in _differing(*root)),
        tuple(pair for root in duties for pair in _differing(*root)),
        _days(rule, rulebook, mutant),
    )


def _days(rule: CompiledRule, rulebook: CompiledRulebook, mutant: Mutant) -> tuple[date | None, date | None]:
    """Return the days on which a law reads differently, where it is read only on the date judged for."""
    nodes = [n for root in conditions_of(rule, rulebook) for n in walk(root)]
    read_on = [n.on for n in nodes if isinstance(n, ThresholdValue | Listed) and law_of(n) == mutant.law]
    only_then = all(isinstance(on, AsOf) for on in read_on)
    return mutant.days if mutant.days is not None and only_then else (None, None)


def _differing(old: Node, new: Node) -> Iterator[Pair]:
    """Yield the least conditions in which two differ; they are told apart only at `and`, `or` and `not`."""
    if old == new:
        return
    match old, new:
        case (And(operands=a), And(operands=b)) | (Or(operands=a), Or(operands=b)) if len(a) == len(b):
            for pair in zip(a, b, strict=True):
                yield from _differing(*pair)
        case Not(operand=a), Not(operand=b):
            yield from _differing(a, b)
        case _:
            yield old, new
