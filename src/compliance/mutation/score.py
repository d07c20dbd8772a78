"""How good a rule's cases are: the share of its mutants that at least one of them tells from the rule.

Cases run through the second evaluator alone, which is quick and is the definition of the meaning.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from compliance.engines.trace import Judgement, Tracer
from compliance.errors import EngineError
from compliance.language.compile import CompiledRule, CompiledRulebook
from compliance.language.mutant_proof import why_equivalent
from compliance.language.mutants import Mutant, mutants_of, parts_without_mutants
from compliance.model.facility_records import FacilityRecords, RawRecord
from compliance.model.outcomes import Outcome
from compliance.model.rulebook import Rulebook
from compliance.model.schedules import Schedule, due_days
from compliance.model.texts import Bilingual
from compliance.sources.registers.register import due_record
from compliance.sources.rulebooks.case_file import Case

EVERY = "*"

State = Literal["killed", "survived", "equivalent"]


@dataclass(frozen=True)
class MutantResult:
    """What came of one mutant.

    Attributes:
        mutant: The mutant.
        state: `killed` if a case fails on it; `equivalent` if it is proved to say what the rule says;
            `survived` otherwise.
        killed_by: The case that fails on it first.
        proof: Why it is equivalent.
    """

    mutant: Mutant
    state: State
    killed_by: Case | None = None
    proof: Bilingual | None = None


@dataclass(frozen=True)
class MutationScore:
    """How the cases of a rule fare against its mutants.

    Attributes:
        rule_id: The rule.
        cases: Number of its cases.
        failing: Cases that fail on the rule itself; nothing is scored while there are any.
        results: What came of each mutant.
        unchanged: Parts of the rule that hold expressions and have no mutants.
    """

    rule_id: str
    cases: int
    failing: tuple[Case, ...]
    results: tuple[MutantResult, ...]
    unchanged: tuple[str, ...]

    def count(self, state: State) -> int:
        """Return the number of mutants of one state."""
        return sum(result.state == state for result in self.results)

    @property
    def counted(self) -> int:
        """Number of mutants that a case could tell from the rule."""
        return self.count("killed") + self.count("survived")

    @property
    def survivors(self) -> list[Mutant]:
        """The mutants that no case tells from the rule."""
        return [result.mutant for result in self.results if result.state == "survived"]


def score(
    rule_id: str, rulebook: CompiledRulebook, cases: Sequence[Case], files: Rulebook | None = None
) -> MutationScore:
    """Return how the cases of a rule fare against its mutants.

    Args:
        rule_id: The rule.
        rulebook: The rulebook it stands in.
        cases: Its cases.
        files: The files it was read from, for the lines of places.
    """
    rule = rulebook.rules[rule_id]
    unchanged = tuple(parts_without_mutants(rule))
    benches = [Bench(case) for case in cases]
    failing = tuple(bench.case for bench in benches if not bench.holds(rule, rulebook))
    if failing:
        return MutationScore(rule_id, len(cases), failing, (), unchanged)
    results = tuple(_result(rule, rulebook, mutant, benches) for mutant in mutants_of(rule, rulebook, files))
    return MutationScore(rule_id, len(cases), (), results, unchanged)


def _result(
    rule: CompiledRule, rulebook: CompiledRulebook, mutant: Mutant, benches: Sequence["Bench"]
) -> MutantResult:
    for bench in benches:
        if not bench.holds(mutant.rule, mutant.rulebook):
            return MutantResult(mutant, "killed", bench.case)
    proof = why_equivalent(rule, rulebook, mutant)
    return MutantResult(mutant, "equivalent" if proof else "survived", proof=proof)


class Bench:
    """A case made ready to be judged by many forms of its rule."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.facilities = [case.register.records_of(each) for each in case.register.facility_ids]

    def holds(self, rule: CompiledRule, rulebook: CompiledRulebook) -> bool:
        """Return whether a form of the rule says what the case expects.

        A form that cannot be evaluated says nothing, and thus not what is expected.
        """
        try:
            found = judgements(rule, rulebook, self.facilities, self.case.as_of)
        except (EngineError, ArithmeticError, ValueError):
            return False
        if not found or any(key != EVERY and key not in found for key in self.case.expect):
            return False
        return all(agrees(self.case, key, judgement) for key, judgement in found.items())


def judgements(
    rule: CompiledRule, rulebook: CompiledRulebook, facilities: Sequence[FacilityRecords], as_of: date
) -> dict[str, Judgement]:
    """Return the judgement of each visible subject of a rule, by its key."""
    found = {}
    for records in facilities:
        tracer = Tracer(rulebook, records, as_of)
        for subject in subjects(rule, rulebook, records, as_of):
            found[subject.key] = tracer.judge(rule, subject)
    return found


def subjects(
    rule: CompiledRule, rulebook: CompiledRulebook, records: FacilityRecords, as_of: date
) -> list[RawRecord]:
    """Return the subjects of a rule at one facility; one dated after the date judged for is invisible."""
    kind = rule.subject
    if kind.name == records.facility.kind:
        return [records.facility]
    if rule.rule.schedule is not None:
        held = _dues(rulebook.schedules[rule.rule.schedule], records.facility_id, as_of)
    else:
        held = records.collections.get(kind.plural, [])
    if kind.dated_by is None:
        return held
    days = [cast("date | None", record.values[kind.dated_by]) for record in held]
    return [record for record, day in zip(held, days, strict=True) if day is None or day <= as_of]


def _dues(schedule: Schedule, facility_id: str, as_of: date) -> list[RawRecord]:
    """Return what a schedule has had fall due for a facility."""
    return [due_record(facility_id, day) for day in due_days(schedule, as_of)]


def agrees(case: Case, key: str, judgement: Judgement) -> bool:
    """Return whether a judgement is what a case expects of a subject."""
    expected = case.expect.get(key, case.expect.get(EVERY))
    if judgement.outcome is not expected:
        return False
    if case.failed is not None and expected is Outcome.violated and set(judgement.failed) != case.failed:
        return False
    missing = {str(item) for item in judgement.missing}
    return case.missing is None or expected is not Outcome.undetermined or missing == case.missing
