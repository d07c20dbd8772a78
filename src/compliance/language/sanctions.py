"""What follows from a violation, compiled: the day a limitation runs from, and where a fine is looked up."""

import itertools
import re
from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from compliance.errors import Problems, suggest
from compliance.language import operators
from compliance.language.builder import (
    WORDS,
    Vocabulary,
    build,
    build_compared,
    build_condition,
    number_constant,
)
from compliance.language.nodes import And, Compare, CompareOp, Constant, FieldRef, Node
from compliance.language.syntax import Source
from compliance.language.types import DATE, TEXT
from compliance.model.fields import Choices, RecordKind
from compliance.model.penalties import Axis, Fine, PenaltyPeriod, PenaltyTable
from compliance.model.rules import Multiple, PenaltyKey, Rule
from compliance.model.text_tree import Mapping, locate, scalar_at
from compliance.model.texts import Bilingual
from compliance.model.units import Unit

_WORD = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")


@dataclass(frozen=True)
class FineChoice:
    """How a fine is found in one period of a table.

    Attributes:
        period: The period.
        axes: For each axis the condition of each of its bands or names, in order; the first that holds
            chooses. Empty where the rule names the fine itself.
        fines: Fine by the index of the band on each axis.
        labels: What readers are told of a fine, where its table has a label for it.
        surcharges: Condition and per cent of each surcharge; the first that holds is what a finding adds to
            a higher fine of the same act. Empty where the table knows none.
    """

    period: PenaltyPeriod
    axes: tuple[tuple[Node, ...], ...]
    fines: Map[tuple[int, ...], Fine]
    labels: Map[tuple[int, ...], Bilingual] = field(default_factory=dict)
    surcharges: tuple[tuple[Node, Decimal], ...] = ()


@dataclass(frozen=True)
class CompiledPenalty:
    """Where a rule's fine is looked up: a table, and how in each of its periods."""

    table: PenaltyTable
    choices: tuple[FineChoice, ...]


def compile_clock(
    rule: Rule, tree: Mapping, subject: RecordKind, vocabulary: Vocabulary, problems: Problems
) -> Node | None:
    """Return the day from which the limitation of a rule's act runs; None where it does not run."""
    limitation = rule.limitation
    if limitation is None:
        return None
    place = locate(tree, ("limitation",))
    if limitation.start == "detected":
        if limitation.on is not None:
            problems.add(place, "limitation", "an act that goes on is punished from its detection; drop on:")
        return None
    if limitation.on is not None:
        node, found = build(Source.of(scalar_at(tree, "limitation", "on")), subject, vocabulary)
        problems.found.extend(found)
        if node is not None and node.type.base != "date":
            found_type = operators.describe_type(node.type)
            problems.add(place, "type", f"on: a date is expected, found {found_type}")
        return node
    if not subject.is_event or subject.dated_by is None:
        text = f"a {subject.name} has no date of its own from which {limitation.start!r} runs; give on:"
        problems.add(place, "limitation", text)
        return None
    column = subject.columns[subject.dated_by]
    return FieldRef("subject", subject, column, DATE, column.name)


def compile_penalty(
    rule: Rule, tree: Mapping, subject: RecordKind, vocabulary: Vocabulary, problems: Problems
) -> CompiledPenalty | None:
    """Return where the fine of a rule's act is looked up; what is wrong with it is noted."""
    if rule.penalty is None:
        return None
    tables = vocabulary.rulebook.penalties
    name = rule.penalty.table
    for field_name in rule.penalty.per:
        if field_name not in subject.columns:
            hint = suggest(field_name, subject.columns)
            place = locate(tree, ("penalty", "per"))
            problems.add(place, "unknown-field", f"{subject.name} has no field {field_name!r}{hint}")
    if name not in tables:
        place = scalar_at(tree, "penalty", "table").place
        problems.add(place, "unknown-penalties", f"no table of fines {name!r}{suggest(name, tables)}")
        return None
    table = tables[name].model
    choices = []
    before = len(problems.found)
    for period in table.values:
        if period.table is not None:
            choice = _by_name(rule.penalty, period, tree, subject, vocabulary, problems)
        else:
            choice = _by_bands(rule.penalty, period, tree, subject, vocabulary, problems)
        if len(problems.found) > before or choice is None:
            return None
        choices.append(choice)
    return CompiledPenalty(table, tuple(choices))


def _by_name(
    penalty: PenaltyKey,
    period: PenaltyPeriod,
    tree: Mapping,
    subject: RecordKind,
    vocabulary: Vocabulary,
    problems: Problems,
) -> FineChoice | None:
    table = period.table or {}
    place = locate(tree, ("penalty", "key"))
    if isinstance(penalty.key, dict):
        return _by_condition(penalty.key, penalty.table, period, tree, subject, vocabulary, problems)
    if penalty.key in table:
        return _choice(period, (), [penalty.key])
    start = penalty.key.partition(".")[0]
    if _WORD.fullmatch(penalty.key) and start not in (*subject.columns, *WORDS):
        text = (
            f"{penalty.table!r} has no fine {penalty.key!r} from {period.since}{suggest(penalty.key, table)}"
        )
        problems.add(place, "unknown-penalties", text)
        return None
    node, found = build(Source.of(scalar_at(tree, "penalty", "key")), subject, vocabulary)
    problems.found.extend(found)
    if node is None:
        return None
    conditions = []
    for name in table:
        try:
            conditions.append(operators.compare("==", node, Constant(name, TEXT)))
        except operators.TypeMismatchError as error:
            problems.add(place, error.code, error.text)
            return None
    return _choice(period, (tuple(conditions),), list(table), node.type.choices)


def _by_condition(
    key: dict[str, str | Multiple],
    table: str,
    period: PenaltyPeriod,
    tree: Mapping,
    subject: RecordKind,
    vocabulary: Vocabulary,
    problems: Problems,
) -> FineChoice | None:
    """Return a choice by conditions, tried in the order in which they are written."""
    fines = period.table or {}
    conditions: list[Node] = []
    for name in key:
        if name not in fines:
            place = locate(tree, ("penalty", "key", name))
            text = f"{table!r} has no fine {name!r} from {period.since}{suggest(name, fines)}"
            problems.add(place, "unknown-penalties", text)
        node, found = build_condition(Source.of(scalar_at(tree, "penalty", "key", name)), subject, vocabulary)
        problems.found.extend(found)
        if node is not None and name in fines:
            conditions.append(node)
    if len(conditions) < len(key):
        return None
    return _choice(period, (tuple(conditions),), list(key))


def _choice(
    period: PenaltyPeriod,
    axes: tuple[tuple[Node, ...], ...],
    names: list[str],
    choices: Choices | None = None,
) -> FineChoice:
    """Return a choice among named fines: one name, or one for each condition of an axis.

    A name of a closed list of values is called by its label there, where the table has none for it.
    """
    named = [(period.table or {})[name] for name in names]
    indexes: list[tuple[int, ...]] = [(n,) for n in range(len(named))] if axes else [()]
    labels = {}
    for index, name, fine in zip(indexes, names, named, strict=True):
        if fine.label is not None:
            labels[index] = fine.label
        elif choices is not None:
            member = choices.member(name)
            labels[index] = Bilingual(vi=member.vi, en=member.en)
    fines = {index: Fine.parse(fine.fine) for index, fine in zip(indexes, named, strict=True)}
    return FineChoice(period, axes, fines, labels)


def _by_bands(
    penalty: PenaltyKey,
    period: PenaltyPeriod,
    tree: Mapping,
    subject: RecordKind,
    vocabulary: Vocabulary,
    problems: Problems,
) -> FineChoice | None:
    axes = period.axes or {}
    place = locate(tree, ("penalty", "key"))
    if not isinstance(penalty.key, dict) or set(penalty.key) != set(axes):
        text = f"{penalty.table!r} needs an expression for each axis: {', '.join(axes)}"
        problems.add(place, "penalty", text)
        return None
    conditions = []
    for name, axis in axes.items():
        bands = _bands(("penalty", "key", name), penalty.key[name], axis, tree, subject, vocabulary, problems)
        conditions.append(tuple(bands))
    indexes = itertools.product(*(range(len(axis.bounds)) for axis in axes.values()))
    fines = {index: period.fine_at(index) for index in indexes}
    surcharges = _surcharges(penalty, period, dict(zip(axes, conditions, strict=True)), tree, subject,
                             vocabulary, problems)  # fmt: skip
    return FineChoice(period, tuple(conditions), fines, surcharges=tuple(surcharges))


def _surcharges(
    penalty: PenaltyKey,
    period: PenaltyPeriod,
    bands: Map[str, Sequence[Node]],
    tree: Mapping,
    subject: RecordKind,
    vocabulary: Vocabulary,
    problems: Problems,
) -> list[tuple[Node, Decimal]]:
    """Return the condition and per cent of each surcharge: those named first, then by band."""
    given = period.surcharges
    named = given.named if given is not None else {}
    found: list[tuple[Node, Decimal]] = []
    for name in penalty.surcharge:
        if name not in named:
            text = f"{penalty.table!r} has no surcharge {name!r} from {period.since}{suggest(name, named)}"
            problems.add(locate(tree, ("penalty", "surcharge", name)), "unknown-penalties", text)
        source = Source.of(scalar_at(tree, "penalty", "surcharge", name))
        node, faults = build_condition(source, subject, vocabulary)
        problems.found.extend(faults)
        if node is not None and name in named:
            found.append((node, named[name]))
    if given is not None:
        found.extend(zip(bands[given.axis], given.percent, strict=False))
    return found


def _bands(
    path: tuple[str, ...],
    given: str | Multiple,
    axis: Axis,
    tree: Mapping,
    subject: RecordKind,
    vocabulary: Vocabulary,
    problems: Problems,
) -> Sequence[Node]:
    """Return the condition of each band of an axis for a number, or for how many times one is another."""
    place = locate(tree, path)
    parts = [("of",), ("to",)] if isinstance(given, Multiple) else [()]
    texts = [scalar_at(tree, *path, *part) for part in parts]
    nodes: list[Node] = []
    for text in texts:
        node, found = build_compared(Source.of(text), subject, vocabulary)
        problems.found.extend(found)
        if node is not None:
            nodes.append(node)
    if len(nodes) < len(texts):
        return ()
    number, base = nodes[0], nodes[1] if len(nodes) > 1 else None
    unit = Unit.parse(axis.unit or "")
    if base is None and number.type.unit is not None and number.type.unit != unit:
        problems.add(place, "unit", f"the bands are in {unit}, the number in {number.type.unit}")
        return ()

    def against(op: CompareOp, bound: Decimal) -> Compare:
        right: Node = number_constant(bound)
        return operators.compare(
            op, number, right if base is None else operators.arithmetic("*", right, base)
        )

    try:
        bounded = [
            And((against(">=", lower), against("<", upper)))
            for lower, upper in itertools.pairwise(axis.bounds)
        ]
        return [*bounded, against(">=", axis.bounds[-1])]
    except operators.TypeMismatchError as error:
        problems.add(place, error.code, error.text)
        return ()
