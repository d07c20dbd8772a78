"""What an edit of the rulebook does to the verdicts on a register.

Judges the register twice, before and after, and compares; that a new or a removed rule does not concern a
subject is no change for it. Pure: (old, new, register, as_of) to an impact.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from compliance.engines.causes import Cause, Causes
from compliance.engines.rete import OUTCOMES
from compliance.language.edits import Edit, Source, Version, find_edits
from compliance.model.findings import Finding, Verdict, VerdictKey
from compliance.model.outcomes import Outcome
from compliance.sources.registers.register import Register
from compliance.sweep import ALWAYS_REJUDGED, KindVerdicts, SweepResult, sweep

MAX_QUIET = 60
"""Quiet changes of one kind that a tally keeps by name."""

ABSENT = -1
"""Stands for a verdict or a subject that one of the rulebooks does not have."""

_ATTENTION = [OUTCOMES.index(outcome) for outcome in ALWAYS_REJUDGED]

_CONCERNS_NOBODY = [ABSENT, OUTCOMES.index(Outcome.not_applicable)]

Transition = tuple[str, Outcome | None, Outcome | None]
"""A rule, and the outcomes before and after; None where there is no verdict."""

Positions = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Side:
    """A verdict before or after, with its finding if it needs attention."""

    verdict: Verdict
    finding: Finding | None = None


@dataclass(frozen=True)
class Change:
    """A verdict, or what is said of it, that an edit changes.

    Attributes:
        key: The rule, the facility and the subject.
        facility_name: Name of the facility.
        before: The verdict before; None where the old rulebook gives none.
        after: The verdict after; None where the new rulebook gives none.
        causes: The edits that explain it; empty if none does, which is a fault of ours to look into.
    """

    key: VerdictKey
    facility_name: str
    before: Side | None
    after: Side | None
    causes: tuple[Cause, ...]

    @property
    def outcomes(self) -> tuple[Outcome | None, Outcome | None]:
        """The outcomes before and after."""
        return _outcome(self.before), _outcome(self.after)

    @property
    def is_verdict(self) -> bool:
        """Whether the verdict itself changes, and not only what is said of it."""
        return _judged(self.before) != _judged(self.after)


@dataclass(frozen=True)
class _Pair:
    """The verdicts of one rule on one kind of subject, before and after, subject by subject.

    Attributes:
        rule_id: The rule.
        kinds: The verdicts before and after; None where the rule has none.
        at: Where each subject stands in them; ABSENT where it is not judged.
    """

    rule_id: str
    kinds: tuple[KindVerdicts | None, KindVerdicts | None]
    at: tuple[Positions, Positions]

    def codes(self, which: int) -> npt.NDArray[np.int16]:
        """Return the outcome of each subject, as its place among the outcomes."""
        codes = np.full(len(self.at[which]), ABSENT, dtype=np.int16)
        kind, here = self.kinds[which], self.at[which] != ABSENT
        if kind is not None:
            codes[here] = kind.judged.outcomes[self.rule_id][self.at[which][here]]
        return codes

    def side(self, which: int, subject: int, findings: dict[VerdictKey, Finding]) -> Side | None:
        """Return the verdict on a subject, before (0) or after (1)."""
        kind, position = self.kinds[which], int(self.at[which][subject])
        if kind is None or position == ABSENT:
            return None
        verdict = kind.verdict(self.rule_id, position)
        return Side(verdict, findings.get(verdict.key))


@dataclass
class Tally:
    """How much changes.

    Attributes:
        verdicts: Verdicts that change.
        wording: Verdicts that stay and are told otherwise.
        facilities: Facilities of which a verdict changes.
        newly_violated: Verdicts that become violated.
        no_longer_violated: Verdicts that were violated.
        explained: Changes, of verdict or wording, that each edit explains, by what was edited.
        quiet: The first quiet changes of each kind.
    """

    verdicts: int = 0
    wording: int = 0
    facilities: int = 0
    newly_violated: int = 0
    no_longer_violated: int = 0
    explained: Counter[Source] = field(default_factory=Counter)
    quiet: dict[Transition, list[VerdictKey]] = field(default_factory=dict)


@dataclass
class Impact:
    """Everything an edit of the rulebook does on one register.

    Attributes:
        old: The rulebook before.
        new: The rulebook after.
        before: What the old rulebook says.
        after: What the new rulebook says.
        edits: What was done to the rulebook, whether or not it changes anything here.
        transitions: Number of verdicts by rule, outcome before and outcome after, the unchanged included.
        changes: Changes of what needs attention before or after, by rule, facility and subject.
        quiet: Number of verdicts that change from or to met and need attention neither before nor after.
    """

    old: Version
    new: Version
    before: SweepResult
    after: SweepResult
    edits: list[Edit]
    transitions: Counter[Transition] = field(default_factory=Counter)
    changes: list[Change] = field(default_factory=list)
    quiet: int = 0
    _quiet: list[tuple[_Pair, Positions]] = field(default_factory=list, repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes for any subject of the register."""
        return not self.changes and not self.quiet

    @property
    def has_failed(self) -> bool:
        """Whether one of the runs failed, so that the comparison is not to be relied on."""
        return any(
            result.counts[Outcome.failed] or result.agreement.disagreements
            for result in (self.before, self.after)
        )

    @cached_property
    def tally(self) -> Tally:
        """How much changes, in numbers."""
        tally, facilities = Tally(), set()
        for change in chain(self.changes, self.quiet_changes()):
            before, after = change.outcomes
            tally.explained.update(cause.edit.source for cause in change.causes)
            if not change.is_verdict:
                tally.wording += 1
                continue
            tally.verdicts += 1
            facilities.add(change.key.facility_id)
            tally.newly_violated += after is Outcome.violated and before is not Outcome.violated
            tally.no_longer_violated += before is Outcome.violated and after is not Outcome.violated
            if before not in ALWAYS_REJUDGED and after not in ALWAYS_REJUDGED:
                keys = tally.quiet.setdefault((change.key.rule_id, before, after), [])
                if len(keys) < MAX_QUIET:
                    keys.append(change.key)
        tally.facilities = len(facilities)
        return tally

    def quiet_changes(self) -> Iterator[Change]:
        """Yield the changes that need attention neither before nor after, by rule; can be millions."""
        maker = _Maker(self)
        for pair, subjects in self._quiet:
            for subject in subjects.tolist():
                yield maker.change(pair.side(0, subject, {}), pair.side(1, subject, {}))

    def add(self, pair: _Pair, findings: tuple[dict[VerdictKey, Finding], ...], maker: "_Maker") -> None:
        """Add what changes for one rule."""
        codes = np.stack([pair.codes(0), pair.codes(1)])
        kinds, numbers = np.unique(codes, axis=1, return_counts=True)
        for (first, second), number in zip(kinds.T, numbers, strict=True):
            self.transitions[pair.rule_id, _from_code(first), _from_code(second)] += int(number)
        loud = np.isin(codes, _ATTENTION).any(axis=0)
        for subject in np.flatnonzero(loud).tolist():
            before, after = (pair.side(which, subject, findings[which]) for which in (0, 1))
            if _told(before) != _told(after):
                self.changes.append(maker.change(before, after))
        nobody = np.isin(codes, _CONCERNS_NOBODY).all(axis=0)
        quiet = np.flatnonzero((codes[0] != codes[1]) & ~loud & ~nobody)
        self.quiet += len(quiet)
        self._quiet.append((pair, quiet))


def compare(old: Version, new: Version, register: Register, as_of: date) -> Impact:
    """Return what changes on a register when the new rulebook takes the place of the old one.

    Raises:
        EngineError: One of the two runs failed as a whole.
    """
    before, after = sweep(old.compiled, register, as_of), sweep(new.compiled, register, as_of)
    impact = Impact(old, new, before, after, find_edits(old, new))
    maker = _Maker(impact)
    findings = tuple({f.verdict.key: f for f in result.findings} for result in (before, after))
    places = [
        {(rule_id, kind.kind.name): kind for kind in result.kinds for rule_id in kind.rules}
        for result in (before, after)
    ]
    for rule_id, kind_name in sorted(places[0].keys() | places[1].keys()):
        kinds = (places[0].get((rule_id, kind_name)), places[1].get((rule_id, kind_name)))
        impact.add(_Pair(rule_id, kinds, _positions(*kinds)), findings, maker)
    impact.changes = sorted(_explained(impact.changes), key=lambda change: change.key.reading_order)
    return impact


def _explained(changes: list[Change]) -> Iterator[Change]:
    """Yield changes, those without a cause of their own with the causes of the verdict they yield to."""
    by_place: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        by_place.setdefault((change.key.rule_id, change.key.facility_id), []).append(change)
    for change in changes:
        if change.causes:
            yield change
            continue
        others = [by_place.get((rule_id, change.key.facility_id), []) for rule_id in _yielded_to(change)]
        causes = [cause for found in others for other in found for cause in other.causes]
        yield replace(change, causes=tuple(c for n, c in enumerate(causes) if c not in causes[:n]))


def _yielded_to(change: Change) -> list[str]:
    """Return the rules whose act takes the place of that of a change, before or after."""
    findings = [side.finding for side in (change.before, change.after) if side and side.finding]
    reasons = [r for f in findings if f.enforcement for r in f.enforcement.reasons]
    return list(dict.fromkeys(str(reason.about) for reason in reasons if reason.code == "yields"))


class _Maker:
    """Makes changes of an impact, with facility names and causes."""

    def __init__(self, impact: Impact) -> None:
        result = impact.before
        registers = (result.register, impact.after.register)
        table = result.register.tables["facilities"]
        ids, names = (table.column(name).to_pylist() for name in ("facility_id", "name"))
        self._names: dict[str, str] = dict(zip(ids, names, strict=True))
        self._causes = Causes(impact.old, impact.new, registers, result.as_of, impact.edits)

    def change(self, before: Side | None, after: Side | None) -> Change:
        """Return a change; at least one side is there."""
        key = next(side.verdict.key for side in (before, after) if side is not None)
        if _judged(before) == _judged(after):
            causes = self._causes.of_wording(key.rule_id)
        else:
            causes = self._causes.of_verdict(key, both=before is not None and after is not None)
        return Change(key, self._names[key.facility_id], before, after, causes)


def _positions(old: KindVerdicts | None, new: KindVerdicts | None) -> tuple[Positions, Positions]:
    """Return where each subject of either stands in both."""
    if old is not None and new is not None:
        if old.cases.facility_ids == new.cases.facility_ids and old.cases.keys == new.cases.keys:
            same = np.arange(len(old.cases.keys), dtype=np.intp)
            return same, same
        places = [
            {key: n for n, key in enumerate(zip(kind.cases.facility_ids, kind.cases.keys, strict=True))}
            for kind in (old, new)
        ]
        union = sorted(places[0].keys() | places[1].keys())
        first, second = (np.array([p.get(key, ABSENT) for key in union], dtype=np.intp) for p in places)
        return first, second
    kind = old or new
    here = np.arange(len(kind.cases.keys) if kind else 0, dtype=np.intp)
    absent = np.full(len(here), ABSENT, dtype=np.intp)
    return (here, absent) if old is not None else (absent, here)


def _from_code(code: np.int16) -> Outcome | None:
    return None if code == ABSENT else OUTCOMES[int(code)]


def _outcome(side: Side | None) -> Outcome | None:
    return side.verdict.outcome if side else None


def _judged(side: Side | None) -> tuple[Outcome, tuple[str, ...]] | None:
    return (side.verdict.outcome, side.verdict.failed) if side else None


def _told(side: Side | None) -> tuple[Any, ...]:
    """Return all a reader is told of a verdict, apart from the records it rests on."""
    if side is None or side.finding is None:
        return (_judged(side),)
    f = side.finding
    return (
        _judged(side), f.title, f.severity, f.message, f.remedy, f.remedy_days, f.citations, f.programme,
        f.missing, f.enforcement,
    )  # fmt: skip
