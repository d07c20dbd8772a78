"""The impact of an edit as a person reads it in a terminal."""

from collections import Counter

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from compliance.impact import Change, Impact, Transition
from compliance.model.outcomes import Outcome
from compliance.model.texts import Lang
from compliance.model.values import format_date, format_number
from compliance.report.impact_words import (
    causes_text,
    counts_line,
    edit_name,
    facility_text,
    failed_labels,
    messages,
    outcome_label,
    part_label,
    part_values,
    say,
    subject_text,
    told_otherwise,
    what_label,
)
from compliance.report.table import STYLES
from compliance.report.words import agreement_line, word

MAX_ROWS = 60


def print_impact(console: Console, impact: Impact, lang: Lang) -> None:
    """Print the edits, what changes and why, and how far the evaluators agree."""
    manifest = impact.before.register.manifest
    console.print(Text(say("title", lang), style="bold"))
    console.print(Text(f"{word('register', lang)}: {manifest.title or '-'}"))
    console.print(Text(f"{word('as_of', lang)}: {format_date(impact.before.as_of, lang)}"))
    if impact.has_failed:
        console.print(Text(say("failed", lang), style="bold red"))
    console.print(_edits(impact, lang) if impact.edits else Text(say("no_edit", lang)))
    if impact.is_empty:
        console.print(Text(say("no_change", lang), style="bold"))
    else:
        console.print(_transitions(impact, lang))
        console.print(Text(counts_line(impact, lang), style="bold"))
        _print_changes(console, impact, lang)
    for key, result in (("agreement_before", impact.before), ("agreement_after", impact.after)):
        agreement = result.agreement
        line = agreement_line(agreement.verdicts, agreement.rejudged, agreement.disagreements, lang)
        console.print(
            Text(f"{say(key, lang)}: {line}", style="bold red" if agreement.disagreements else "dim")
        )


def _edits(impact: Impact, lang: Lang) -> Table:
    table = Table(title=say("edits", lang), title_justify="left", show_lines=True, expand=True)
    for key, ratio in (("edit", 5), ("before", 4), ("after", 4)):
        table.add_column(say(key, lang), ratio=ratio, overflow="fold")
    table.add_column(say("read_by", lang), ratio=2, overflow="fold")
    table.add_column(say("effect", lang), justify="right", ratio=2, overflow="fold")
    for edit in impact.edits:
        head = f"{what_label(edit, lang)}: {edit_name(edit, lang)}"
        rules = " ".join(edit.rules) or say("unread", lang)
        effect = format_number(impact.tally.explained[edit.source], lang)
        rows = [
            (part_label(impact, edit, part, lang), *part_values(impact, edit, part, lang))
            for part in (edit.parts if edit.what == "changed" else ())
        ]
        for number, (label, before, after) in enumerate(rows or [("", "", "")]):
            first = number == 0
            text = Text.assemble((f"{head}\n" if first and label else head if first else "", "bold"), label)
            last = (rules, effect) if first else ("", "")
            table.add_row(text, Text(before), Text(after), *(Text(cell) for cell in last))
    return table


def _transitions(impact: Impact, lang: Lang) -> Table:
    table = Table(title=say("transitions", lang), title_justify="left")
    table.add_column(word("rule", lang))
    table.add_column(say("before", lang))
    table.add_column(say("after", lang))
    table.add_column(word("number", lang), justify="right")
    for (rule_id, before, after), number in changed_transitions(impact.transitions):
        table.add_row(rule_id, _label(before, lang), _label(after, lang), format_number(number, lang))
    return table


def changed_transitions(transitions: Counter[Transition]) -> list[tuple[Transition, int]]:
    """Return the transitions between different outcomes, by rule and in the order of outcomes."""
    order = [*Outcome, None]
    changed = [(t, number) for t, number in transitions.items() if t[1] is not t[2]]
    return sorted(changed, key=lambda item: (item[0][0], order.index(item[0][1]), order.index(item[0][2])))


def _label(outcome: Outcome | None, lang: Lang) -> Text:
    return Text(outcome_label(outcome, lang), style=STYLES[outcome] if outcome else "dim")


def _print_changes(console: Console, impact: Impact, lang: Lang) -> None:
    for title, wanted in (("changes", True), ("wording", False)):
        changes = [change for change in impact.changes if change.is_verdict is wanted]
        if changes:
            console.print(_changes(impact, changes[:MAX_ROWS], title, lang))
        if len(changes) > MAX_ROWS:
            console.print(say("more", lang, format_number(len(changes) - MAX_ROWS, lang)))


def _changes(impact: Impact, changes: list[Change], title: str, lang: Lang) -> Table:
    table = Table(title=say(title, lang), title_justify="left", show_lines=True, expand=True)
    for text, ratio in (
        (word("rule", lang), 2), (word("facility", lang), 4), (say("before", lang), 7),
        (say("after", lang), 7), (say("cause", lang), 5),
    ):  # fmt: skip
        table.add_column(text, ratio=ratio, overflow="fold")
    for change in changes:
        failed, said = failed_labels(impact, change, lang), messages(change, lang)
        if not change.is_verdict and said[0] == said[1]:
            same = ", ".join(told_otherwise(change, lang))
            said = (f"({same})", f"({same})")
        about = "\n".join(filter(None, (facility_text(change), subject_text(impact, change, lang))))
        table.add_row(
            Text(change.key.rule_id),
            Text(about),
            *(
                Group(_label(outcome, lang), *(Text(text, style=style) for text, style in told if text))
                for outcome, told in zip(
                    change.outcomes,
                    (((f, "bold"), (m, "")) for f, m in zip(failed, said, strict=True)),
                    strict=True,
                )
            ),
            Text("\n".join(causes_text(impact, change, lang))),
        )
    return table
