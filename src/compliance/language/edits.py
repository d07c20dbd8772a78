"""What differs between two rulebooks, part by part, and which rules read what differs.

Goes through models and nodes by their declared fields, so a new kind of rule file, key or node needs no
line here.
"""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pydantic import BaseModel

from compliance.errors import EngineError
from compliance.language.compile import CompiledRule, CompiledRulebook
from compliance.language.nodes import And, Node, Obliged, walk
from compliance.language.rule_parts import own_applicability
from compliance.model.rulebook import Rulebook, Sourced
from compliance.model.texts import Bilingual

What = Literal["added", "removed", "changed"]
Source = tuple[str, str]
"""What a rule reads: the kind of rule file as `Rulebook` names it (`thresholds`), and the name in it."""

PartPath = tuple[str, ...]

_SHOWN_ONLY = frozenset({
    "title", "severity", "citations", "message", "remedy", "addressee", "act", "yields_to", "limitation",
    "penalty",
})  # fmt: skip
"""Keys of a rule or an obligation that change what a finding says or may lead to, never what is judged."""

_DAYS_OF_THE_YEAR = ("by", "before", "ends")
"""Keys whose value is a month and a day."""

_IDENTIFYING = ("from", "least", "entry", "instrument")
"""Keys by which the items of a list are told apart, the first that all items have."""


@dataclass(frozen=True)
class Part:
    """One value of a rule file that differs.

    Attributes:
        path: The keys that lead to it, such as `requires`, `central_plant`, `holds`; where all below a key
            is new or gone, they end there.
        before: The old value as written; None where there was none.
        after: The new value as written; None where there is none any more.
        nodes: What the old and the new value say, where they are expressions.
    """

    path: PartPath
    before: str | None
    after: str | None
    nodes: tuple[Node | None, Node | None] = (None, None)

    @property
    def is_shown_only(self) -> bool:
        """Whether it changes only what readers are told, and no verdict."""
        path = self.path[1:] if self.path[0].startswith("#") else self.path
        match path:
            case ("requires" | "selections", _, "label", *_) | ("values" | "versions", _, "citation", *_):
                return True
            case ("versions", _, "entries", _, "name" | "place"):
                return True
            case _:
                return path[0] in _SHOWN_ONLY


@dataclass(frozen=True)
class Edit:
    """What was done to one rule, threshold, list, obligation or instrument.

    Attributes:
        kind: The kind of rule file, as `Rulebook` names it.
        name: Which one: an id, a name or a number.
        what: Whether it is new, gone or changed.
        title: What readers call it.
        parts: The values that differ; of what is new or gone, its main values.
        rules: Ids of the rules that read it, in either rulebook; of a rule, its own.
    """

    kind: str
    name: str
    what: What
    title: Bilingual
    parts: tuple[Part, ...]
    rules: tuple[str, ...]

    @property
    def source(self) -> Source:
        """What it was done to."""
        return self.kind, self.name


@dataclass(frozen=True)
class Version:
    """A rulebook before or after: as written, and compiled."""

    written: Rulebook
    compiled: CompiledRulebook

    @cached_property
    def index(self) -> dict[int, Source]:
        """The source of each model of the rulebook, by the model's identity."""
        return {id(model): (kind, name) for kind, name, model in _named_models(self.written)}

    def reads(self, rule: CompiledRule) -> dict[str, frozenset[Source]]:
        """Return what each judging part of a rule reads, and under `message` what its texts read."""
        index = self.index
        found = {name: _reads(node, self.compiled, index) for name, node in judging_parts(rule).items()}
        slots = [
            part
            for template in (*rule.message.values(), *rule.remedy.values())
            for part in template.parts
            if not isinstance(part, str)
        ]
        if rule.clock is not None:
            slots.append(rule.clock)
        found["message"] = frozenset().union(*(_reads(slot, self.compiled, index) for slot in slots))
        if rule.penalty is not None:
            found["message"] |= {("penalties", rule.penalty.table.penalties)}
        found["message"] |= {("instruments", citation.instrument) for citation in rule.rule.citations}
        named = frozenset(_named_in(rule.rule, self.written))
        found["applies_when"] = found.get("applies_when", frozenset()) | named
        return found


def judging_parts(rule: CompiledRule) -> dict[str, Node]:
    """Return the nodes that decide a verdict: `in_force`, `applies_when` and `requires.<name>`."""
    parts = {"in_force": rule.in_force}
    if rule.applies_when is not None:
        parts["applies_when"] = rule.applies_when
    return parts | {f"requires.{name}": node for name, node in rule.requires.items()}


def sources_of(node: Node, index: Mapping[int, Source]) -> Iterator[Source]:
    """Yield what a node itself, without those below it, takes from other rule files."""
    if isinstance(node, Obliged):
        yield "obligations", node.name
    for item in dataclasses.fields(node):
        value = getattr(node, item.name)
        if isinstance(value, BaseModel) and not isinstance(value, Bilingual):
            if id(value) not in index:
                raise EngineError(f"a {type(value).__name__} in {type(node).__name__} stands in no rule file")
            yield index[id(value)]


def find_edits(old: Version, new: Version) -> list[Edit]:
    """Return all edits between two rulebooks: rules first, then what they read, by name."""
    readers: dict[Source, set[str]] = {}
    for version in (old, new):
        for rule_id, rule in version.compiled.rules.items():
            for sources in version.reads(rule).values():
                for source in sources:
                    readers.setdefault(source, set()).add(rule_id)
    edits = []
    before, after = _models(old), _models(new)
    for source in sorted(before.keys() | after.keys(), key=lambda s: (s[0] != "rules", s)):
        rules = (source[1],) if source[0] == "rules" else tuple(sorted(readers.get(source, ())))
        edit = _edit(source, before.get(source, []), after.get(source, []), rules)
        if edit is not None:
            edits.append(edit)
    return edits


@dataclass(frozen=True)
class _Written:
    """A model of a rule file with the nodes of its expressions, by path."""

    model: BaseModel
    nodes: Mapping[PartPath, Node]


def _models(version: Version) -> dict[Source, list[_Written]]:
    """Return everything a rulebook holds; several files of one name are one source."""
    found: dict[Source, list[_Written]] = {}
    nodes_of = {id(model): nodes for model, nodes in _expression_nodes(version.compiled)}
    for kind, name, model in _named_models(version.written):
        found.setdefault((kind, name), []).append(_Written(model, nodes_of.get(id(model), {})))
    return found


def _expression_nodes(compiled: CompiledRulebook) -> Iterator[tuple[BaseModel, dict[PartPath, Node]]]:
    for rule in compiled.rules.values():
        nodes: dict[PartPath, Node] = {}
        own, _ = own_applicability(rule)
        if own is not None:
            nodes["applies_when",] = own
        if rule.rule.schedule is not None and isinstance(rule.applies_when, And):
            yield compiled.schedules[rule.rule.schedule], {("when",): rule.applies_when.operands[1]}
        nodes |= {("requires", name, "holds"): node for name, node in rule.requires.items()}
        for name, selection in rule.selections.items():
            if selection.where is not None:
                nodes["selections", name, "of"] = selection.where
        yield rule.rule, nodes
    for obligation in compiled.obligations.values():
        for model, node in obligation.sources:
            yield model, {("when",): node}


def _named_models(written: Rulebook) -> Iterator[tuple[str, str, BaseModel]]:
    """Yield each model of a rulebook with the kind and name of its source, whatever kinds there are."""
    for item in dataclasses.fields(written):
        held = getattr(written, item.name)
        if isinstance(held, dict):
            models = ((name, v.model if isinstance(v, Sourced) else v) for name, v in held.items())
            yield from ((item.name, name, model) for name, model in models if isinstance(model, BaseModel))
        elif isinstance(held, list):
            for value in held:
                model = value.model if isinstance(value, Sourced) else value
                first = next(iter(type(model).model_fields))
                yield item.name, str(getattr(model, "obliges", None) or getattr(model, first)), model


def _named_in(rule: BaseModel, written: Rulebook) -> Iterator[Source]:
    """Yield what a rule names by a key of its own, such as `schedule:` one of the `schedules`."""
    for key in type(rule).model_fields:
        value, held = getattr(rule, key), getattr(written, f"{key}s", None)
        if isinstance(value, str) and isinstance(held, dict) and value in held:
            yield f"{key}s", value


def _reads(node: Node, compiled: CompiledRulebook, index: Mapping[int, Source]) -> frozenset[Source]:
    """Return everything a node reads, what the obligations in it read included."""
    found: set[Source] = set()
    for inner in walk(node):
        for source in sources_of(inner, index):
            if source in found:
                continue
            found.add(source)
            if source[0] == "obligations":
                for _, when in compiled.obligations[source[1]].sources:
                    found |= _reads(when, compiled, index)
    return frozenset(found)


def _edit(
    source: Source, before: list[_Written], after: list[_Written], rules: tuple[str, ...]
) -> Edit | None:
    kind, name = source
    title = _title((after or before)[0].model, name)
    old, new = _leaves_of(before), _leaves_of(after)
    paths = [path for path in dict.fromkeys([*old, *new]) if _text(old.get(path)) != _text(new.get(path))]
    if not paths:
        return None
    what: What = "changed" if before and after else "added" if after else "removed"
    if what == "changed":
        paths = [_shortened(path, old, new) for path in paths]
    else:
        paths = [path[:2] for path in paths if (old | new)[path] != name and path[0] != "title"]
    nodes = [side[0].nodes if len(side) == 1 else {} for side in (before, after)]
    parts = tuple(_part(path, (old, new), (nodes[0], nodes[1])) for path in dict.fromkeys(paths))
    return Edit(kind, name, what, title, parts, rules)


def _shortened(path: PartPath, old: Mapping[PartPath, str], new: Mapping[PartPath, str]) -> PartPath:
    """Return the shortest beginning of a path below which only one side has anything."""
    side = new if path not in new else old if path not in old else None
    if side is None:
        return path
    starts = (path[:length] for length in range(1, len(path)))
    return next((start for start in starts if not any(p[: len(start)] == start for p in side)), path)


def _part(
    path: PartPath,
    leaves: tuple[Mapping[PartPath, str], Mapping[PartPath, str]],
    nodes: tuple[Mapping[PartPath, Node], Mapping[PartPath, Node]],
) -> Part:
    """Return the part at a path: the expression below it, or all values below it as one text."""
    texts: list[str | None] = []
    found: list[Node | None] = []
    for values, expressions in zip(leaves, nodes, strict=True):
        expression = next((p for p in expressions if p[: len(path)] == path), None)
        below = [text for p, text in values.items() if p[: len(path)] == path]
        texts.append(values[expression] if expression is not None else "; ".join(below) if below else None)
        found.append(expressions[expression] if expression is not None else None)
    return Part(path, texts[0], texts[1], (found[0], found[1]))


def _title(model: BaseModel, name: str) -> Bilingual:
    title = getattr(model, "title", None)
    return title if isinstance(title, Bilingual) else Bilingual(vi=name, en=name)


def _leaves_of(files: list[_Written]) -> dict[PartPath, str]:
    """Return the values of all files of one source by path; several files are told apart."""
    found: dict[PartPath, str] = {}
    for number, file in enumerate(files):
        data = file.model.model_dump(mode="json", by_alias=True, exclude_none=True)
        prefix = (f"#{number + 1}",) if len(files) > 1 else ()
        found.update({prefix + path: text for path, text in _leaves(data, ())})
    return found


def _leaves(data: object, path: PartPath) -> Iterator[tuple[PartPath, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*path, str(key)))
    elif isinstance(data, list) and path[-1] in _DAYS_OF_THE_YEAR:
        yield path, "-".join(f"{number:02}" for number in data)
    elif isinstance(data, list):
        yield from _items(data, path)
    else:
        yield path, str(data)


def _items(items: list[object], path: PartPath) -> Iterator[tuple[PartPath, str]]:
    """Yield the leaves of a list; an item is known by what identifies it, else by its place."""
    rows = [item for item in items if isinstance(item, dict)]
    identity = next((k for k in _IDENTIFYING if len(rows) == len(items) and all(k in r for r in rows)), None)
    seen: set[str] = set()
    for number, item in enumerate(items, start=1):
        label = f"#{number}"
        if identity is not None and isinstance(item, dict) and f"{item[identity]}" not in seen:
            label = str(item[identity])
            seen.add(label)
        yield from _leaves(item, (*path, label))


def _text(value: str | None) -> str | None:
    """Return a text without the line breaks that only lay it out."""
    return None if value is None else re.sub(r"\s*\n\s*", " ", value).strip()
