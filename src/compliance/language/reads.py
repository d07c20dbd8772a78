"""What a compiled rule reads: thresholds, lists, obligations, schedules and instruments, by name.

Every object that hangs on a rule is looked at, so that a new kind of node or of key is not passed over; a
text that equals a name counts as reading it. Too much is better here than too little.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass

from pydantic import BaseModel

from compliance.language.compile import CompiledRule, CompiledRulebook
from compliance.language.nodes import Obliged
from compliance.model.citations import Citation
from compliance.model.fields import Column, RecordKind
from compliance.model.official_lists import OfficialList
from compliance.model.penalties import PenaltyTable
from compliance.model.thresholds import Threshold


@dataclass
class Reads:
    """The names of what a rule reads, directly and through what it reads."""

    thresholds: set[str] = field(default_factory=set)
    lists: set[str] = field(default_factory=set)
    obligations: set[str] = field(default_factory=set)
    schedules: set[str] = field(default_factory=set)
    penalties: set[str] = field(default_factory=set)
    instruments: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)


def reads_of(rule: CompiledRule, rulebook: CompiledRulebook) -> Reads:
    """Return what a rule reads; texts hold every text of its file, for what is named and not yet resolved."""
    return _reads_in(rule, rulebook)


def reads_by_rule(rulebook: CompiledRulebook) -> dict[str, Reads]:
    """Return what each rule of a rulebook reads, by its id."""
    return {rule_id: reads_of(rule, rulebook) for rule_id, rule in rulebook.rules.items()}


def reads_of_all(rulebook: CompiledRulebook) -> Reads:
    """Return what the rules and obligations of a rulebook read together."""
    return _reads_in([rulebook.rules, rulebook.obligations], rulebook)


def _reads_in(thing: object, rulebook: CompiledRulebook) -> Reads:
    found = Reads()
    _collect(thing, rulebook, found)
    for name in found.texts & rulebook.schedules.keys():
        found.schedules.add(name)
        _collect(rulebook.schedules[name], rulebook, found)
    return found


def _collect(thing: object, rulebook: CompiledRulebook, found: Reads) -> None:
    if isinstance(thing, str):
        found.texts.add(str(thing))
    elif isinstance(thing, Obliged):
        if thing.name not in found.obligations:
            found.obligations.add(thing.name)
            _collect(rulebook.obligations[thing.name], rulebook, found)
    elif isinstance(thing, Threshold):
        found.thresholds.add(thing.threshold)
        _collect([period.citation for period in thing.values], rulebook, found)
    elif isinstance(thing, PenaltyTable):
        found.penalties.add(thing.penalties)
        _collect([period.citation for period in thing.values], rulebook, found)
    elif isinstance(thing, OfficialList):
        found.lists.add(thing.name)
        _collect([version.citation for version in thing.versions], rulebook, found)
    elif isinstance(thing, Citation):
        found.instruments.add(thing.instrument)
    else:
        for part in _parts(thing):
            _collect(part, rulebook, found)


def _parts(thing: object) -> Iterable[object]:
    """Return what an object is made of; nothing for plain values and declared fields."""
    if isinstance(thing, RecordKind | Column | type):
        return ()
    if isinstance(thing, Mapping):
        return (*thing.keys(), *thing.values())
    if isinstance(thing, list | tuple | set | frozenset):
        return thing
    if isinstance(thing, BaseModel):
        return [getattr(thing, name) for name in type(thing).model_fields]
    if is_dataclass(thing):
        return [getattr(thing, part.name) for part in fields(thing)]
    return ()
