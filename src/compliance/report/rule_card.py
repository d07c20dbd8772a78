"""A rule as a person reads it: what its expressions say, in sentences, with limits and sources."""

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from compliance.language.citations import PLAN
from compliance.language.compile import CompiledRule, CompiledRulebook
from compliance.language.nodes import Listed, Node, Obliged, ThresholdValue, walk
from compliance.language.value_words import lower_first
from compliance.model.in_force import NotObtained
from compliance.model.schedules import Schedule
from compliance.model.texts import Lang
from compliance.model.thresholds import Threshold
from compliance.model.values import format_value
from compliance.report.enforcement_words import sanction_lines
from compliance.report.rule_site_words import capital, cycle_text, deadline_text
from compliance.report.rule_text import Outline, outline, period_text, said_text, values_line
from compliance.report.words import SEVERITIES, citation_text, word


def print_rules(console: Console, rulebook: CompiledRulebook, lang: Lang) -> None:
    """Print one line a rule."""
    table = Table(title=f"{word('rulebook', lang)}: {len(rulebook.rules)}", title_justify="left")
    for key in ("rule", "finding", "subject", "severity", "in_force"):
        table.add_column(word(key, lang), overflow="fold")
    for rule_id, rule in rulebook.rules.items():
        table.add_row(
            rule_id,
            rule.rule.title.text(lang),
            rule.subject.label.text(lang),
            SEVERITIES[rule.rule.severity].text(lang),
            _dates(rule, lang),
        )
    console.print(table)


def print_card(console: Console, rule: CompiledRule, rulebook: CompiledRulebook, lang: Lang) -> None:
    """Print everything about one rule."""
    model = rule.rule
    tree = Tree(Text(f"{model.id} {model.title.text(lang)}", style="bold"))
    tree.add(Text(f"{word('severity', lang)}: {SEVERITIES[model.severity].text(lang)}"))
    tree.add(Text(f"{word('in_force', lang)}: {_dates(rule, lang)}"))
    tree.add(Text(f"{word('subject', lang)}: {rule.subject.label.text(lang)}"))
    if model.schedule is not None:
        _add_schedule(tree, rulebook.schedules[model.schedule], rulebook, lang)
    if rule.applies_when is not None:
        _add_node(tree.add(Text(word("applies_when", lang), style="bold")), rule.applies_when, lang)
    if rule.requires:
        requires = tree.add(Text(word("requires", lang), style="bold"))
        for name, node in rule.requires.items():
            _add_node(requires.add(Text(rule.requirement_label(name, lang))), node, lang)
    if rule.selections:
        selections = tree.add(Text(word("selections", lang), style="bold"))
        for selection in rule.selections.values():
            kind = lower_first(selection.kind.label, lang)
            branch = selections.add(Text(f"«{selection.label.text(lang)}»: {kind}"))
            if selection.where is not None:
                _add_node(branch, selection.where, lang, in_loop=True)
    if model.ask is not None:
        tree.add(Text(f"{word('ask', lang)}: {model.ask.text(lang)}"))
    if rule.message:
        tree.add(Text(f"{word('message', lang)}: {said_text(rule.message[lang], lang)}"))
    if rule.remedy and model.remedy is not None:
        days = word("days", lang, model.remedy.days)
        tree.add(Text(f"{word('remedy', lang)}: {said_text(rule.remedy[lang], lang)} ({days})"))
    for label, text in sanction_lines(rule, lang):
        tree.add(Text(f"{label}: {text}"))
    _add_sources(tree, rule, rulebook, lang)
    tree.add(Text(f"({rule.path})", style="dim"))
    console.print(tree)


def _add_schedule(tree: Tree, schedule: Schedule, rulebook: CompiledRulebook, lang: Lang) -> None:
    branch = tree.add(
        Text(f"{capital(schedule.title.text(lang))}: {cycle_text(schedule, lang)}", style="bold")
    )
    for period in schedule.periods:
        for deadline in period.deadlines:
            branch.add(Text(capital(deadline_text(period, deadline, lang))))
    for citation in schedule.citations:
        branch.add(Text(citation_text(citation, rulebook.instruments, lang), style="dim"))


def _dates(rule: CompiledRule, lang: Lang) -> str:
    return period_text(rule.rule.since, rule.rule.until, lang)


def _add_node(tree: Tree, node: Node, lang: Lang, *, in_loop: bool = False) -> None:
    _add_outline(tree, outline(node, lang, in_loop=in_loop))


def _add_outline(tree: Tree, said: Outline) -> None:
    branch = tree.add(Text(said.text))
    for below in said.below:
        _add_outline(branch, below)


def _add_sources(tree: Tree, rule: CompiledRule, rulebook: CompiledRulebook, lang: Lang) -> None:
    nodes = [n for part in (rule.applicability, *rule.requires.values()) for n in walk(part)]
    thresholds = {n.name: n.threshold for n in nodes if isinstance(n, ThresholdValue)}
    if thresholds:
        branch = tree.add(Text(word("threshold", lang), style="bold"))
        for threshold in thresholds.values():
            _add_threshold(branch, threshold, rulebook, lang)
    for official in {n.name: n.list for n in nodes if isinstance(n, Listed)}.values():
        branch = tree.add(Text(official.title.text(lang), style="bold"))
        for version in official.versions:
            cited = citation_text(version.citation, rulebook.instruments, lang)
            branch.add(Text(f"{format_value(version.since, lang)}: {len(version.entries)}; {cited}"))
        _add_gaps(branch, official.not_obtained, lang)
    for name in dict.fromkeys(n.name for n in nodes if isinstance(n, Obliged)):
        for obligation, node in rulebook.obligations[name].sources:
            branch = tree.add(
                Text(f"{word('obligation', lang)} «{obligation.title.text(lang)}»", style="bold")
            )
            _add_node(branch, node, lang)
            for citation in obligation.citations:
                branch.add(Text(citation_text(citation, rulebook.instruments, lang), style="dim"))
    norms = tree.add(Text(word("citations", lang), style="bold"))
    programme = [c for c in rule.rule.citations if c.instrument == PLAN]
    for citation in rule.rule.citations:
        if citation.instrument != PLAN:
            norms.add(Text(citation_text(citation, rulebook.instruments, lang)))
    if programme:
        branch = tree.add(Text(word("programme", lang), style="bold"))
        for citation in programme:
            branch.add(Text(citation_text(citation, rulebook.instruments, lang)))


def _add_threshold(tree: Tree, threshold: Threshold, rulebook: CompiledRulebook, lang: Lang) -> None:
    branch = tree.add(Text(threshold.title.text(lang)))
    for period in threshold.values:
        dates = period_text(period.since, period.until, lang)
        cited = citation_text(period.citation, rulebook.instruments, lang)
        branch.add(Text(f"{dates}: {values_line(threshold, period, lang)}; {cited}"))
    _add_gaps(branch, threshold.not_obtained, lang)


def _add_gaps(tree: Tree, gaps: list[NotObtained], lang: Lang) -> None:
    """Add the days for which the law has something that was not obtained."""
    for gap in gaps:
        dates = period_text(gap.since, gap.until, lang)
        tree.add(Text(f"{dates}: {gap.reason.text(lang)}", style="yellow"))
