"""The plan's catalogue compiled: indicators as typed nodes, links between clauses and what treats them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from compliance.errors import Place, Problems, suggest
from compliance.language.builder import Vocabulary, build, build_condition
from compliance.language.citations import PLAN, check_citation
from compliance.language.nodes import Node
from compliance.language.syntax import Source
from compliance.model.clauses import Clause, Treatment
from compliance.model.fields import RecordKind
from compliance.model.indicators import Indicator
from compliance.model.rulebook import Rulebook, Sourced
from compliance.model.rules import Rule
from compliance.model.schema import KINDS, SUBJECTS
from compliance.model.tasks import Task
from compliance.model.text_tree import locate, scalar_at
from compliance.model.texts import Bilingual


@dataclass(frozen=True)
class CompiledIndicator:
    """An indicator whose expressions are nodes.

    Attributes:
        indicator: The indicator as written.
        subject: The kind of record it counts; None where a statistic alone tells it.
        counts: Which records count; None for every one.
        part: The amount that is in order; None where facilities are counted.
        whole: The amount it is a part of; None where facilities are counted.
        in_order: What must hold of a facility in order; None where rules alone tell.
    """

    indicator: Indicator
    subject: RecordKind | None = None
    counts: Node | None = None
    part: Node | None = None
    whole: Node | None = None
    in_order: Node | None = None


@dataclass(frozen=True)
class CompiledPlan:
    """The plan's catalogue.

    Attributes:
        clauses: By number, in the plan's order.
        indicators: By name, sorted.
        tasks: By number, sorted.
        agencies: By short name.
    """

    clauses: dict[str, Clause] = field(default_factory=dict)
    indicators: dict[str, CompiledIndicator] = field(default_factory=dict)
    tasks: dict[str, Task] = field(default_factory=dict)
    agencies: dict[str, Bilingual] = field(default_factory=dict)


def compile_plan(rulebook: Rulebook, problems: Problems) -> CompiledPlan:
    """Return the plan's catalogue, noting expressions that are wrong and names that nothing bears."""
    indicators = {}
    for name, source in sorted(rulebook.indicators.items()):
        indicators[name] = _compile_indicator(source, rulebook, problems)
        _check_clauses(source, source.model.clauses, rulebook, problems)
        for index, target in enumerate(source.model.targets):
            check_citation(
                locate(source.tree, ("targets", index, "citation")), target.citation, rulebook, problems
            )
    for task in rulebook.tasks.values():
        _check_clauses(task, task.model.clauses, rulebook, problems)
        for key, names in (("lead", task.model.lead), ("support", task.model.support)):
            for index, name in enumerate(names):
                if name not in rulebook.agencies:
                    text = f"no agency {name!r}{suggest(name, rulebook.agencies)}"
                    problems.add(locate(task.tree, (key, index)), "unknown-agency", text)
    if rulebook.clauses is not None:
        for rule in rulebook.rules.values():
            for index, citation in enumerate(rule.model.citations):
                if citation.instrument == PLAN:
                    place = locate(rule.tree, ("citations", index, "provision"))
                    _check_clause(place, citation.provision, rulebook, problems)
    return CompiledPlan(
        dict(rulebook.clauses.model.clauses) if rulebook.clauses else {},
        indicators,
        {name: source.model for name, source in sorted(rulebook.tasks.items())},
        dict(rulebook.agencies),
    )


def _compile_indicator(
    source: Sourced[Indicator], rulebook: Rulebook, problems: Problems
) -> CompiledIndicator:
    indicator, tree = source.model, source.tree
    vocabulary = Vocabulary(rulebook)
    if indicator.from_facilities is not None:
        return _compile_facilities(source, rulebook, problems)
    amounts = indicator.from_amounts
    if amounts is None:
        return CompiledIndicator(indicator)
    subject = SUBJECTS.get(amounts.subject)
    if subject is None:
        hint = suggest(amounts.subject, SUBJECTS)
        place = scalar_at(tree, "from_amounts", "subject").place
        problems.add(place, "unknown-subject", f"no subject {amounts.subject!r}{hint}")
        return CompiledIndicator(indicator)
    if amounts.year is not None and getattr(subject.columns.get(amounts.year), "type", "") != "whole":
        place = scalar_at(tree, "from_amounts", "year").place
        problems.add(place, "unknown-name", f"{amounts.year!r} is no whole number of a {subject.name}")
    if amounts.rule is not None:
        place = scalar_at(tree, "from_amounts", "rule").place
        _check_rule(place, amounts.rule, rulebook, problems)
        judging = rulebook.rules.get(amounts.rule)
        if judging is not None and judging.model.subject != subject.name:
            problems.add(place, "subject", f"{amounts.rule} judges no {subject.name}")
    counts_node = None
    if amounts.counts is not None:
        scalar = scalar_at(tree, "from_amounts", "counts")
        counts_node, found = build_condition(Source.of(scalar), subject, vocabulary)
        problems.found.extend(found)
    sides = {}
    for key in ("part", "whole"):
        scalar = scalar_at(tree, "from_amounts", key)
        sides[key], found = build(Source.of(scalar), subject, vocabulary)
        problems.found.extend(found)
        node = sides[key]
        if node is not None and node.type.base != "number":
            problems.add(scalar.place, "type", "an amount is expected, found something else")
    units = {node.type.unit for node in sides.values() if node is not None}
    if len(units) > 1:
        place = scalar_at(tree, "from_amounts", "whole").place
        problems.add(place, "unit", "part and whole have different units")
    return CompiledIndicator(indicator, subject, counts_node, sides["part"], sides["whole"])


def _compile_facilities(
    source: Sourced[Indicator], rulebook: Rulebook, problems: Problems
) -> CompiledIndicator:
    indicator, tree, facility = source.model, source.tree, KINDS["facilities"]
    asked = indicator.from_facilities
    nodes: dict[str, Node | None] = {}
    for index, rule_id in enumerate(asked.rules if asked else ()):
        _check_rule(locate(tree, ("from_facilities", "rules", index)), rule_id, rulebook, problems)
    for key in ("counts", "in_order"):
        if asked is not None and getattr(asked, key) is not None:
            scalar = scalar_at(tree, "from_facilities", key)
            nodes[key], found = build_condition(Source.of(scalar), facility, Vocabulary(rulebook))
            problems.found.extend(found)
    return CompiledIndicator(indicator, facility, nodes.get("counts"), in_order=nodes.get("in_order"))


def _check_rule(place: Place, rule_id: str, rulebook: Rulebook, problems: Problems) -> None:
    if rule_id not in rulebook.rules:
        problems.add(place, "unknown-rule", f"no rule {rule_id!r}{suggest(rule_id, rulebook.rules)}")


def _check_clauses(
    source: Sourced[Indicator] | Sourced[Task], clauses: list[str], rulebook: Rulebook, problems: Problems
) -> None:
    for index, clause in enumerate(clauses):
        _check_clause(locate(source.tree, ("clauses", index)), clause, rulebook, problems)


def _check_clause(place: Place, clause: str, rulebook: Rulebook, problems: Problems) -> None:
    known: Mapping[str, Clause] = rulebook.clauses.model.clauses if rulebook.clauses else {}
    if clause not in known:
        problems.add(place, "unknown-clause", f"the plan has no clause {clause!r}{suggest(clause, known)}")


def treated_by(
    rules: Iterable[Rule], indicators: Iterable[Indicator], tasks: Iterable[Task]
) -> dict[str, dict[Treatment, list[str]]]:
    """Return what treats each clause: names of rules, manual rules, indicators and tasks, by treatment."""
    found: dict[str, dict[Treatment, list[str]]] = {}
    for rule in rules:
        treatment = Treatment.rules if rule.requires else Treatment.manual
        for citation in rule.citations:
            if citation.instrument == PLAN:
                found.setdefault(citation.provision, {}).setdefault(treatment, []).append(rule.id)
    for indicator in indicators:
        for clause in indicator.clauses:
            found.setdefault(clause, {}).setdefault(Treatment.indicator, []).append(indicator.indicator)
    for task in tasks:
        for clause in task.clauses:
            found.setdefault(clause, {}).setdefault(Treatment.task, []).append(task.task)
    return found


def note_untreated(rulebook: Rulebook, problems: Problems) -> None:
    """Note clauses that nothing treats as they say, and treatments of which their clause does not know.

    A rule that an inspector looks up is a treatment of a manual clause and of one with rules.
    """
    if rulebook.clauses is None:
        return
    by_clause = treated_by(
        (rule.model for rule in rulebook.rules.values()),
        (indicator.model for indicator in rulebook.indicators.values()),
        (task.model for task in rulebook.tasks.values()),
    )
    tree = rulebook.clauses.tree
    for number, clause in rulebook.clauses.model.clauses.items():
        found = by_clause.get(number, {})
        place = locate(tree, ("clauses", number))
        for treatment in clause.treatments:
            if treatment in (Treatment.guidance, Treatment.manual):
                continue
            if not (found.get(treatment) or (treatment is Treatment.rules and found.get(Treatment.manual))):
                text = f"{number}: says {treatment.value!r}, but no such treatment names the clause"
                problems.add(place, "untreated", text)
        for treatment, names in found.items():
            also = (Treatment.rules,) if treatment is Treatment.manual else ()
            if not {treatment, *also} & set(clause.treatments):
                text = f"{number}: treated by {', '.join(names)}, but does not say {treatment.value!r}"
                problems.add(place, "treated", text)
