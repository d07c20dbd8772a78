"""Which edits of a rulebook explain that a subject is judged otherwise than before.

An edit explains a change only if what it touches came to another value for this subject: a threshold whose
value on the sample's day is the old one explains nothing, however much the file changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from compliance.engines.steps import Step
from compliance.engines.trace import Tracer
from compliance.language.compile import CompiledRule
from compliance.language.edits import Edit, Part, Source, Version, judging_parts, sources_of
from compliance.model.facility_records import RawRecord
from compliance.model.findings import VerdictKey
from compliance.model.values import Value
from compliance.sources.registers.register import Register

_DATES = ("since", "until", "window")
_SCHEDULES = "schedules"
"""The kind of rule files that say which subjects there are."""


@dataclass(frozen=True)
class Cause:
    """An edit that explains a change.

    Attributes:
        edit: The edit.
        parts: The values in it that explain the change; empty where all of it is new or gone.
    """

    edit: Edit
    parts: tuple[Part, ...] = ()


@dataclass
class Causes:
    """Finds the causes of changes between two rulebooks, facility by facility.

    The register is given as each rulebook judges it: what falls due is part of it.
    """

    old: Version
    new: Version
    registers: tuple[Register, Register]
    as_of: date
    edits: list[Edit]
    _facility: str | None = None
    _looks: "list[_Look]" = field(default_factory=list)

    def of_wording(self, rule_id: str) -> tuple[Cause, ...]:
        """Return what explains that the same verdict is told in other words."""
        own = self._by_source.get(("rules", rule_id))
        reads = [version.reads(rule) for version, rule in self._rules(rule_id)]
        told = frozenset().union(*(found["message"] for found in reads))
        everything = frozenset().union(*(sources for found in reads for sources in found.values()))
        shown = _own(own, shown=True) + self._read(told, shown=True)
        return shown or _own(own, shown=False) + self._read(everything, shown=True)

    def of_verdict(self, key: VerdictKey, *, both: bool) -> tuple[Cause, ...]:
        """Return what explains that a verdict is another.

        Args:
            key: The verdict.
            both: Whether both rulebooks give one for this subject.
        """
        own = self._by_source.get(("rules", key.rule_id))
        if own is not None and own.what != "changed":
            return (Cause(own),)
        if both:
            exact = self._moved(own, key)
        else:
            exact = tuple(c for c in _own(own, shown=False) if any(p.path == ("subject",) for p in c.parts))
            exact += self._other_kinds()
        if exact:
            return exact
        reads = [version.reads(rule) for version, rule in self._rules(key.rule_id)]
        judging = frozenset().union(*(s for found in reads for name, s in found.items() if name != "message"))
        return _own(own, shown=False) + self._read(judging, shown=False) or self._other_kinds()

    @cached_property
    def _by_source(self) -> dict[Source, Edit]:
        return {edit.source: edit for edit in self.edits}

    def _rules(self, rule_id: str) -> list[tuple[Version, CompiledRule]]:
        return [(version, version.compiled.rules[rule_id]) for version in (self.old, self.new)]

    def _read(self, sources: Iterable[Source], *, shown: bool) -> tuple[Cause, ...]:
        """Return the edits of sources; without `shown`, only where they change more than the wording."""
        found = []
        for source in sorted(sources):
            edit = self._by_source.get(source)
            parts = tuple(p for p in edit.parts if shown or not p.is_shown_only) if edit else ()
            if edit is not None and (parts or edit.what != "changed"):
                found.append(Cause(edit, parts))
        return tuple(found)

    def _other_kinds(self) -> tuple[Cause, ...]:
        return self._read((e.source for e in self.edits if e.kind == _SCHEDULES), shown=False)

    def _moved(self, own: Edit | None, key: VerdictKey) -> tuple[Cause, ...]:
        """Return the edits in what came to another value for this subject."""
        rules = self._rules(key.rule_id)
        looks = self._look_at(key.facility_id)
        seen = [look.judge(rule, key) for look, (_, rule) in zip(looks, rules, strict=True)]
        moved = {
            name
            for name in dict.fromkeys([*seen[0], *seen[1]])
            if _truth(seen[0].get(name)) != _truth(seen[1].get(name))
        }
        sources: set[Source] = set()
        for version, rule in rules:
            reads = version.reads(rule)
            sources |= {source for name in moved for source in reads.get(name, ())}
        values = [
            look.values_read(step for name, step in steps.items() if name in moved)
            for look, steps in zip(looks, seen, strict=True)
        ]
        differing = [
            source
            for source in sources
            if source[0] == _SCHEDULES or values[0].get(source) != values[1].get(source)
        ]
        parts = tuple(part for part in own.parts if _explains(part, moved)) if own else ()
        mine = (Cause(own, parts),) if own and parts else ()
        return mine + self._read(differing, shown=False)

    def _look_at(self, facility_id: str) -> "list[_Look]":
        """Return the second evaluator over a facility, with both rulebooks; the last facility is kept."""
        if self._facility != facility_id:
            self._looks = [
                _Look(version, Tracer(version.compiled, register.records_of(facility_id), self.as_of))
                for version, register in zip((self.old, self.new), self.registers, strict=True)
            ]
            self._facility = facility_id
        return self._looks


@dataclass
class _Look:
    """What one rulebook comes to over one facility."""

    version: Version
    tracer: Tracer

    def judge(self, rule: CompiledRule, key: VerdictKey) -> dict[str, Step]:
        """Return the steps of each judging part of a rule for a subject; none if the subject is not there."""
        subject = self._subject(key)
        if subject is None:
            return {}
        return {name: self.tracer.evaluate(node, subject) for name, node in judging_parts(rule).items()}

    def _subject(self, key: VerdictKey) -> RawRecord | None:
        records = self.tracer.records
        if key.subject_kind == "facility":
            return records.facility
        rows = (row for collection in records.collections.values() for row in collection)
        return next((row for row in rows if (row.kind, row.key) == (key.subject_kind, key.subject_key)), None)

    def values_read(self, steps: Iterable[Step]) -> dict[Source, set[Value]]:
        """Return the values that steps took from each threshold, list and obligation."""
        found: dict[Source, set[Value]] = {}
        for step in steps:
            for inner in step.walk():
                for source in sources_of(inner.node, self.version.index):
                    found.setdefault(source, set()).add(inner.value)
        return found


def _own(own: Edit | None, *, shown: bool) -> tuple[Cause, ...]:
    """Return the edit of the rule's own text: what changes only the wording, or the rest."""
    parts = tuple(part for part in own.parts if part.is_shown_only is shown) if own else ()
    return (Cause(own, parts),) if own and parts else ()


def _truth(step: Step | None) -> object:
    return "absent" if step is None else step.value


def _explains(part: Part, moved: set[str]) -> bool:
    """Return whether an edited value of a rule can explain that these parts of it came to other truths."""
    match part.path:
        case ("requires", name) | ("requires", name, "holds"):
            return f"requires.{name}" in moved
        case ("applies_when",):
            return "applies_when" in moved
        case (key, *_) if key in _DATES:
            return "in_force" in moved
        case ("selections", *_):
            return not part.is_shown_only and bool(moved)
        case _:
            return not part.is_shown_only
