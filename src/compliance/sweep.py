"""Joins the evaluators: (rulebook, register, as_of) to verdicts and findings, as a pure function."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import duckdb
import numpy as np

from compliance.enforcement import yield_acts
from compliance.engines.cases import Cases, answer, open_register
from compliance.engines.network import Network, obligation_signal
from compliance.engines.rete import OUTCOME_CODES, OUTCOMES, Judged, Truths, judge
from compliance.engines.sql import SqlWriter
from compliance.engines.trace import Judgement, Tracer
from compliance.errors import EngineError
from compliance.findings import make_finding
from compliance.language.compile import CompiledObligation, CompiledRule, CompiledRulebook
from compliance.language.nodes import Obliged, Or, walk
from compliance.model.enforcement import ActionList
from compliance.model.facility_records import RawRecord
from compliance.model.fields import RecordKind
from compliance.model.findings import Finding, Verdict, VerdictKey
from compliance.model.outcomes import Outcome
from compliance.model.rules import Severity
from compliance.model.schema import SUBJECTS
from compliance.sources.registers.register import Register, with_dues

ALL_REJUDGED_UP_TO = 20_000
"""Subjects up to which every verdict is judged again; beyond, a sample of those met or not applicable."""

SAMPLE = 20_000
SEED = 20_260_529

ALWAYS_REJUDGED = (Outcome.violated, Outcome.undetermined, Outcome.manual, Outcome.failed)

_OUTCOME_ORDER = {o: n for n, o in enumerate((Outcome.failed, Outcome.violated, Outcome.undetermined))}
_SEVERITY_ORDER = {severity: n for n, severity in enumerate(Severity)}


@dataclass(frozen=True)
class Agreement:
    """How far the two evaluators were compared, in verdicts."""

    verdicts: int
    rejudged: int
    disagreements: int


@dataclass
class KindVerdicts:
    """The verdicts about one kind of subject, by column.

    Attributes:
        kind: The kind.
        cases: Its visible subjects, sorted by facility and key.
        judged: Outcome of each rule for each subject.
        rules: The rules about this kind, by id.
        doubts: Why a verdict is `failed`, by rule and position of the subject.
    """

    kind: RecordKind
    cases: Cases
    judged: Judged
    rules: dict[str, CompiledRule]
    doubts: dict[tuple[str, int], str] = field(default_factory=dict)

    def outcome(self, rule_id: str, position: int) -> Outcome:
        """Return the outcome of one verdict."""
        outcome: Outcome = OUTCOMES[self.judged.outcomes[rule_id][position]]
        return outcome

    def verdict(self, rule_id: str, position: int) -> Verdict:
        """Return one verdict."""
        outcome = self.outcome(rule_id, position)
        failed: tuple[str, ...] = ()
        if outcome is Outcome.violated:
            names = self.rules[rule_id].requires
            flags = self.judged.failed_requirements[rule_id][:, position]
            failed = tuple(name for name, flag in zip(names, flags, strict=True) if flag)
        key = VerdictKey(
            rule_id, self.cases.facility_ids[position], self.kind.name, self.cases.keys[position]
        )
        return Verdict(key, outcome, failed, self.doubts.get((rule_id, position)))

    def doubt(self, rule_id: str, position: int, reason: str) -> None:
        """Turn a verdict into a failure of ours."""
        outcomes = self.judged.outcomes[rule_id].copy()
        outcomes[position] = OUTCOME_CODES[Outcome.failed]
        self.judged.outcomes[rule_id] = outcomes
        self.doubts[rule_id, position] = reason


@dataclass
class SweepResult:
    """Everything one run says.

    Attributes:
        as_of: The date judged for.
        rulebook: The rules.
        register: The register.
        kinds: All verdicts, by kind of subject.
        agreement: How the two evaluators compared.
        findings: Every verdict that needs attention, the most pressing first.
    """

    as_of: date
    rulebook: CompiledRulebook
    register: Register
    kinds: list[KindVerdicts]
    agreement: Agreement
    findings: list[Finding]

    def verdicts(self) -> Iterator[Verdict]:
        """Yield the complete matrix: each rule with each visible subject of its kind."""
        for kind in self.kinds:
            for rule_id in kind.rules:
                for position in range(len(kind.cases.keys)):
                    yield kind.verdict(rule_id, position)

    @property
    def counts(self) -> dict[Outcome, int]:
        """Number of verdicts by outcome; they add up to the whole matrix."""
        counts = dict.fromkeys(Outcome, 0)
        for kind in self.kinds:
            for outcomes in kind.judged.outcomes.values():
                for code, number in enumerate(np.bincount(outcomes, minlength=len(OUTCOMES))):
                    counts[OUTCOMES[code]] += int(number)
        return counts

    @property
    def actions(self) -> dict[ActionList, int]:
        """Number of violations by the list they stand on; lists without any are left out."""
        lists = [f.enforcement.list for f in self.findings if f.enforcement is not None]
        return {action: lists.count(action) for action in ActionList if action in lists}


def sweep(
    rulebook: CompiledRulebook, register: Register, as_of: date, *, distinct: bool = True
) -> SweepResult:
    """Judge every rule for every subject of a register.

    Args:
        rulebook: The rules.
        register: The register.
        as_of: The date judged for; records dated after it are invisible.
        distinct: Judge each distinct case once; see `rete.judge`.

    Raises:
        EngineError: Conditions could not be answered at all.
    """
    used = {rule.rule.schedule for rule in rulebook.rules.values()}
    schedules = [schedule for name, schedule in rulebook.schedules.items() if name in used]
    register = with_dues(register, schedules, as_of)
    with open_register(register) as connection:
        kinds = _judge_kinds(connection, rulebook, register, as_of, distinct=distinct)
    findings, agreement = _rejudge(rulebook, register, as_of, kinds)
    return SweepResult(as_of, rulebook, register, kinds, agreement, findings)


def _judge_kinds(
    connection: duckdb.DuckDBPyConnection,
    rulebook: CompiledRulebook,
    register: Register,
    as_of: date,
    *,
    distinct: bool,
) -> list[KindVerdicts]:
    """Judge facilities first, since obligations are theirs, then each other kind of subject."""
    found = []
    obligations: dict[str, Truths] = {}
    facility_ids: list[str] = []
    used = _obligations_used(rulebook)
    for kind in SUBJECTS.values():
        rules = {rule_id: r for rule_id, r in rulebook.rules.items() if r.subject.name == kind.name}
        network = Network(SqlWriter(as_of, register.unasked))
        is_facility = kind.name == "facility"
        if not rules and not (is_facility and used):
            continue
        if is_facility:
            for obligation in used:
                network.add_obligation(obligation.name, Or(tuple(when for _, when in obligation.sources)))
        for rule in rules.values():
            network.add_rule(rule)
        cases = answer(connection, register, kind, network)
        signals = dict(cases.truths)
        if obligations:
            position = {facility: n for n, facility in enumerate(facility_ids)}
            mine = np.array([position[facility] for facility in cases.facility_ids], dtype=np.intp)
            signals |= {name: truths[mine] for name, truths in obligations.items()}
        judged = judge(network, signals, len(cases.keys), distinct=distinct)
        if is_facility:
            facility_ids = cases.facility_ids
            for name, literal in network.obligations.items():
                truths = judged.signals[literal.name]
                flipped = np.array([1, 0, 2, 3], dtype=np.uint8)[truths]
                obligations[obligation_signal(name)] = truths if literal.positive else flipped
        found.append(KindVerdicts(kind, cases, judged, rules))
    return found


def _obligations_used(rulebook: CompiledRulebook) -> list[CompiledObligation]:
    """Return the obligations that rules read, directly or through others, each after those it builds on."""
    names: set[str] = set()
    waiting = [
        node for rule in rulebook.rules.values() for node in (rule.applicability, *rule.requires.values())
    ]
    while waiting:
        for node in walk(waiting.pop()):
            if isinstance(node, Obliged) and node.name not in names:
                names.add(node.name)
                waiting.extend(when for _, when in rulebook.obligations[node.name].sources)
    return [obligation for name, obligation in rulebook.obligations.items() if name in names]


def _rejudge(
    rulebook: CompiledRulebook, register: Register, as_of: date, kinds: list[KindVerdicts]
) -> tuple[list[Finding], Agreement]:
    """Judge verdicts again from the raw records, and make findings of those that need attention."""
    verdicts = sum(len(outcomes) for kind in kinds for outcomes in kind.judged.outcomes.values())
    chosen = _choose(kinds)
    rejudged = disagreements = 0
    findings: list[Finding] = []
    for facility_id in sorted(chosen):
        records = register.records_of(facility_id)
        tracer = Tracer(rulebook, records, as_of)
        subjects = {("facility", records.facility.key): records.facility}
        for collection in records.collections.values():
            subjects |= {(record.kind, record.key): record for record in collection}
        for kind, rule_id, position in chosen[facility_id]:
            rule = kind.rules[rule_id]
            subject = subjects[kind.kind.name, kind.cases.keys[position]]
            judgement, reason = _compare(kind, rule_id, position, tracer, rule, subject)
            rejudged += 1
            if reason is not None:
                disagreements += 1
                kind.doubt(rule_id, position, reason)
            verdict = kind.verdict(rule_id, position)
            if verdict.outcome in ALWAYS_REJUDGED:
                findings.append(make_finding(verdict, rule, tracer, subject, judgement, as_of))
    findings = yield_acts(findings, rulebook)
    findings.sort(
        key=lambda f: (
            _OUTCOME_ORDER.get(f.verdict.outcome, len(_OUTCOME_ORDER)),
            _SEVERITY_ORDER[f.severity],
            f.verdict.key.reading_order,
        )
    )
    return findings, Agreement(verdicts, rejudged, disagreements)


def _choose(kinds: list[KindVerdicts]) -> dict[str, list[tuple[KindVerdicts, str, int]]]:
    """Return the verdicts to judge again, by facility."""
    subjects = sum(len(kind.cases.keys) for kind in kinds)
    always = [OUTCOME_CODES[outcome] for outcome in ALWAYS_REJUDGED]
    random = np.random.default_rng(SEED)
    chosen: dict[str, list[tuple[KindVerdicts, str, int]]] = defaultdict(list)
    total = sum(len(kind.judged.outcomes) * len(kind.cases.keys) for kind in kinds)
    for kind in kinds:
        for rule_id, outcomes in kind.judged.outcomes.items():
            wanted = np.isin(outcomes, always)
            if subjects <= ALL_REJUDGED_UP_TO:
                wanted[:] = True
            else:
                wanted |= random.random(len(outcomes)) < SAMPLE / total
            for position in np.flatnonzero(wanted):
                chosen[kind.cases.facility_ids[position]].append((kind, rule_id, int(position)))
    return chosen


def _compare(
    kind: KindVerdicts, rule_id: str, position: int, tracer: Tracer, rule: CompiledRule, subject: RawRecord
) -> tuple[Judgement | None, str | None]:
    """Return the second judgement, and why the two differ, if they do."""
    first = kind.verdict(rule_id, position)
    try:
        second = tracer.judge(rule, subject)
    except (EngineError, ArithmeticError, ValueError) as error:
        return None, f"the second evaluator failed: {error}"
    if first.outcome is Outcome.failed:
        return second, f"the rule engine failed; the second evaluator says {second.outcome.value}"
    if (first.outcome, first.failed) != (second.outcome, second.failed):
        shown = [
            f"{o.value} {list(f)}"
            for o, f in ((first.outcome, first.failed), (second.outcome, second.failed))
        ]
        return second, f"the rule engine says {shown[0]}, the second evaluator {shown[1]}"
    return second, None
