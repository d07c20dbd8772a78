"""Rulebook to compiled rulebook: every expression a typed node, or every problem with its place."""

from dataclasses import dataclass
from datetime import date

from compliance.errors import Problem, Problems, RulebookError, suggest
from compliance.language.aggregates import NamedSelection, build_selection
from compliance.language.builder import Builder, Vocabulary, build_condition
from compliance.language.citations import (
    PLAN,
    check_citation,
    check_citations,
    check_instruments,
    check_norms_in_force,
)
from compliance.language.nodes import (
    AddMonths,
    Aggregate,
    And,
    Arithmetic,
    AsOf,
    Compare,
    Constant,
    DaysBetween,
    FieldRef,
    Known,
    MonthOf,
    Node,
    Not,
    Obliged,
    OneOf,
    Or,
    YearOf,
    walk,
)
from compliance.language.plan import CompiledPlan, compile_plan
from compliance.language.sanctions import CompiledPenalty, compile_clock, compile_penalty
from compliance.language.syntax import ExpressionError, Source, parse
from compliance.language.templates import Template, build_template
from compliance.language.types import DATE, TEXT
from compliance.model.citations import Instrument
from compliance.model.fields import RecordKind
from compliance.model.rulebook import Rulebook, Sourced
from compliance.model.rules import Obligation, Rule
from compliance.model.schedules import Schedule
from compliance.model.schema import COLLECTIONS, DUES, KINDS, SUBJECTS
from compliance.model.text_tree import Mapping, locate, scalar_at
from compliance.model.texts import LANGS, Lang, Titles

_READ_FROM_FIELDS = (
    And, Or, Not, Compare, OneOf, Known, FieldRef, Constant, AsOf, Arithmetic, YearOf, MonthOf,
    DaysBetween, AddMonths,
)  # fmt: skip
"""Nodes of a condition that only blank fields can leave open."""


@dataclass(frozen=True)
class CompiledRule:
    """A rule whose expressions are nodes.

    Attributes:
        rule: The rule as written.
        path: Its file.
        subject: The kind of record it judges.
        in_force: Whether it concerns a subject by date: in force on the event's own date (on the date
            judged for, for standing facts), inside the window, and not dated after the date judged for.
        applies_when: Whom it concerns; None for every subject.
        requires: Its requirements by name, in file order; empty for a manual rule.
        selections: Its named collections.
        shown: Names of requirements whose proof is the facility's: unknown counts as not shown.
        message: What a violation says, by language.
        remedy: What is recommended, by language.
        clock: The day from which the act's limitation runs; None for an act that goes on, or none stated.
        penalty: Where the act's fine is looked up; None where the rule names none.
    """

    rule: Rule
    path: str
    subject: RecordKind
    in_force: Node
    applies_when: Node | None
    requires: dict[str, Node]
    shown: frozenset[str]
    selections: dict[str, NamedSelection]
    message: dict[Lang, Template]
    remedy: dict[Lang, Template]
    clock: Node | None = None
    penalty: CompiledPenalty | None = None

    def requirement_label(self, name: str, lang: Lang) -> str:
        """Return what readers are told of a requirement: its label, or its name in brackets."""
        label = self.rule.requires[name].label
        return label.text(lang) if label else f"[{name}]"

    @property
    def applicability(self) -> Node:
        """Whether the rule concerns a subject at all."""
        parts = [p for p in (self.in_force, self.applies_when) if p is not None]
        flat = [o for part in parts for o in (part.operands if isinstance(part, And) else (part,))]
        return flat[0] if len(flat) == 1 else And(tuple(flat))


@dataclass(frozen=True)
class CompiledObligation:
    """An obligation of one name: its sources or-ed."""

    name: str
    sources: tuple[tuple[Obligation, Node], ...]


@dataclass(frozen=True)
class CompiledRulebook:
    """A checked rulebook.

    Attributes:
        rules: By id, sorted.
        obligations: By name, each after those it builds on.
        schedules: By name.
        schedule_conditions: For whom something falls due, by the schedule's name.
        instruments: By number.
        titles: What readers are told instead of names that stand in records.
        plan: The plan's clauses, indicators and tasks; empty where the rulebook carries out none.
        hash: Identifies the rule files.
    """

    rules: dict[str, CompiledRule]
    obligations: dict[str, CompiledObligation]
    schedules: dict[str, Schedule]
    schedule_conditions: dict[str, Node]
    instruments: dict[str, Instrument]
    titles: Titles
    plan: CompiledPlan
    hash: str


def compile_rulebook(rulebook: Rulebook) -> CompiledRulebook:
    """Return the compiled rulebook.

    Raises:
        RulebookError: An expression, a citation or a template is wrong; all problems at once.
    """
    problems = Problems()
    compiled = check_rulebook(rulebook, problems)
    if problems.found:
        raise RulebookError(problems.in_order())
    return compiled


def check_rulebook(rulebook: Rulebook, problems: Problems) -> CompiledRulebook:
    """Return what can be compiled, noting every problem."""
    obligations: dict[str, list[tuple[Obligation, Node]]] = {}
    for source in rulebook.obligations:
        check_citations(source.tree, source.model.citations, rulebook, problems)
        node = _condition(source.tree, ("when",), KINDS["facilities"], Vocabulary(rulebook), problems)
        if node is not None:
            in_force = _in_force(KINDS["facilities"], source.model.since, source.model.until, None)
            obligations.setdefault(source.model.obliges, []).append((source.model, And((in_force, node))))
    for_whom: dict[str, Node] = {}
    for name, schedule in rulebook.schedules.items():
        check_citations(schedule.tree, schedule.model.citations, rulebook, problems)
        whom = _condition(schedule.tree, ("when",), DUES, Vocabulary(rulebook), problems)
        if whom is not None:
            for_whom[name] = whom
    ordered = _in_order(obligations, rulebook, problems)
    rules = {}
    for rule_id, source_of_rule in sorted(rulebook.rules.items()):
        compiled = _compile_rule(source_of_rule, rulebook, problems)
        if compiled is not None:
            rules[rule_id] = compiled
    for threshold in rulebook.thresholds.values():
        for index, period in enumerate(threshold.model.values):
            tree = locate(threshold.tree, ("values", index, "citation"))
            check_citation(tree, period.citation, rulebook, problems)
    for official in rulebook.lists.values():
        for index, version in enumerate(official.model.versions):
            tree = locate(official.tree, ("versions", index, "citation"))
            check_citation(tree, version.citation, rulebook, problems)
    for table in rulebook.penalties.values():
        for index, fines in enumerate(table.model.values):
            tree = locate(table.tree, ("values", index, "citation"))
            check_citation(tree, fines.citation, rulebook, problems)
    check_instruments(rulebook, problems)
    plan = compile_plan(rulebook, problems)
    problems.found = [p for p in problems.found if not _follows(p, rulebook)]
    schedules = {name: source.model for name, source in sorted(rulebook.schedules.items())}
    return CompiledRulebook(
        rules, ordered, schedules, for_whom, rulebook.instruments, rulebook.titles, plan, rulebook.hash
    )


def _compile_rule(source: Sourced[Rule], rulebook: Rulebook, problems: Problems) -> CompiledRule | None:
    rule, tree = source.model, source.tree
    check_citations(tree, rule.citations, rulebook, problems)
    subject = SUBJECTS.get(rule.subject)
    if subject is None:
        hint = suggest(rule.subject, SUBJECTS)
        text = f"no subject {rule.subject!r}{hint}; there are {', '.join(SUBJECTS)}"
        problems.add(scalar_at(tree, "subject").place, "unknown-subject", text)
        return None
    if rule.window and not subject.is_event:
        problems.add(locate(tree, ("window",)), "window", f"a {subject.name} is no dated event")
    check_norms_in_force(rule, tree, rulebook, problems)
    if rule.requires and all(citation.instrument == PLAN for citation in rule.citations):
        text = "a rule that can be violated cites a norm, not the plan alone"
        problems.add(locate(tree, ("citations",)), "no-norm", text)
    selections = _selections(rule, tree, subject, rulebook, problems)
    vocabulary = Vocabulary(rulebook, selections)
    applies_when = None
    if rule.applies_when is not None:
        applies_when = _condition(tree, ("applies_when",), subject, vocabulary, problems)
    if rule.schedule is not None:
        applies_when = _when_due(rule.schedule, tree, applies_when, rulebook, problems)
    requires = {}
    for name, requirement in rule.requires.items():
        whole = isinstance(tree.entries["requires"].entries[name], Mapping)  # type: ignore[union-attr]
        path = ("requires", name, "holds") if whole else ("requires", name)
        node = _condition(tree, path, subject, vocabulary, problems)
        if node is None:
            continue
        requires[name] = node
        if any(isinstance(n, Aggregate) and n.function == "on_file" for n in walk(node)):
            text = "what is not on file is no fault: on_file tells whom a rule concerns, in applies_when"
            problems.add(locate(tree, path), "on-file", text)
        if requirement.when_missing and not all(_only_a_blank_opens(n) for n in walk(node)):
            text = "when_missing speaks of blank fields; the condition must not read records, limits or lists"
            problems.add(locate(tree, path), "when-missing", text)
    message = _templates(tree, "message", subject, vocabulary, problems) if rule.message else {}
    remedy = _templates(tree, "remedy", subject, vocabulary, problems) if rule.remedy else {}
    in_force = _in_force(subject, rule.since, rule.until, rule.window)
    shown = frozenset(name for name, requirement in rule.requires.items() if requirement.when_missing)
    clock = compile_clock(rule, tree, subject, vocabulary, problems)
    penalty = compile_penalty(rule, tree, subject, vocabulary, problems)
    return CompiledRule(
        rule, source.path, subject, in_force, applies_when, requires, shown, selections, message, remedy,
        clock, penalty,
    )  # fmt: skip


def _follows(problem: Problem, rulebook: Rulebook) -> bool:
    """Return whether a name is only unknown because the file that holds it could not be accepted."""
    unread = any(f"{name!r}" in problem.text for name in rulebook.unread)
    return problem.code.startswith("unknown-") and unread


def _when_due(
    name: str, tree: Mapping, applies_when: Node | None, rulebook: Rulebook, problems: Problems
) -> Node | None:
    """Return whom a rule about what is due concerns: this schedule, for whom it is, and its own word."""
    source = rulebook.schedules.get(name)
    if source is None:
        hint = suggest(name, rulebook.schedules)
        problems.add(scalar_at(tree, "schedule").place, "unknown-schedule", f"no schedule {name!r}{hint}")
        return applies_when
    column = DUES.columns["schedule"]
    mine = Compare(
        "==", FieldRef("subject", DUES, column, TEXT, column.name), Constant(name, TEXT, source.model.title)
    )
    found = Problems()
    whom = _condition(source.tree, ("when",), DUES, Vocabulary(rulebook), found)
    parts = [part for part in (mine, whom, applies_when) if part is not None]
    return And(tuple(parts))


def _only_a_blank_opens(node: Node) -> bool:
    """Return whether a node can be unknown only through a blank of the facility's own records."""
    of_others = isinstance(node, FieldRef) and node.scope in ("parent", "operator")
    return isinstance(node, _READ_FROM_FIELDS) and not of_others


def _selections(
    rule: Rule, tree: Mapping, subject: RecordKind, rulebook: Rulebook, problems: Problems
) -> dict[str, NamedSelection]:
    """Return the named collections of a rule; each may build on none of the others."""
    found: dict[str, NamedSelection] = {}
    for name, selection in rule.selections.items():
        if name in COLLECTIONS:
            problems.add(
                locate(tree, ("selections", name)), "shadowed", f"{name!r} is a kind of record already"
            )
        source = Source.of(scalar_at(tree, "selections", name, "of"))
        builder = Builder(source, subject, Vocabulary(rulebook))
        try:
            found[name] = build_selection(builder, parse(source), selection.label)
        except ExpressionError as error:
            builder.problems.append(error.problem)
        problems.found.extend(builder.problems)
    return found


def _in_force(subject: RecordKind, since: date, until: date | None, window: int | None) -> Node:
    own_date = None
    if subject.dated_by:
        column = subject.columns[subject.dated_by]
        own_date = FieldRef("subject", subject, column, DATE, column.name)
    day: Node = own_date if own_date is not None and subject.is_event else AsOf()
    parts: list[Node] = [Compare(">=", day, Constant(since, DATE))]
    if until is not None:
        parts.append(Compare("<=", day, Constant(until, DATE)))
    if window is not None:
        parts.append(Compare(">", day, AddMonths(AsOf(), -window)))
    if own_date is not None:
        parts.append(Compare("<=", own_date, AsOf()))
    return And(tuple(parts)) if len(parts) > 1 else parts[0]


def _condition(
    tree: Mapping, path: tuple[str, ...], subject: RecordKind, vocabulary: Vocabulary, problems: Problems
) -> Node | None:
    scalar = scalar_at(tree, *path)
    node, found = build_condition(Source.of(scalar), subject, vocabulary)
    problems.found.extend(found)
    return node


def _templates(
    tree: Mapping, key: str, subject: RecordKind, vocabulary: Vocabulary, problems: Problems
) -> dict[Lang, Template]:
    templates: dict[Lang, Template] = {}
    for lang in LANGS:
        templates[lang], found = build_template(scalar_at(tree, key, lang), subject, vocabulary)
        problems.found.extend(found)
    return templates


def _in_order(
    obligations: dict[str, list[tuple[Obligation, Node]]], rulebook: Rulebook, problems: Problems
) -> dict[str, CompiledObligation]:
    """Order obligations so that each comes after those it builds on; note cycles with their path."""
    uses = {
        name: {node.name for _, when in sources for node in walk(when) if isinstance(node, Obliged)}
        for name, sources in obligations.items()
    }
    ordered: dict[str, CompiledObligation] = {}
    reported: set[frozenset[str]] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        if name in ordered or name not in obligations:
            return
        if name in trail:
            cycle = (*trail[trail.index(name) :], name)
            if frozenset(cycle) not in reported:
                reported.add(frozenset(cycle))
                source = next(s for s in rulebook.obligations if s.model.obliges == name)
                text = f"obligations build on one another: {' -> '.join(cycle)}"
                problems.found.append(Problem(scalar_at(source.tree, "when").place, "cycle", text))
            return
        for used in sorted(uses[name]):
            visit(used, (*trail, name))
        ordered[name] = CompiledObligation(name, tuple(obligations[name]))

    for name in sorted(obligations):
        visit(name, ())
    return ordered
