"""The impact of an edit as one page a reviewer signs: self-contained, prints on A4."""

import re
from collections.abc import Iterator, Sized
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby

from compliance.impact import Change, Impact
from compliance.language.edits import Edit
from compliance.model.findings import VerdictKey
from compliance.model.outcomes import Outcome
from compliance.model.texts import Lang
from compliance.model.values import format_date, format_number
from compliance.report.impact_words import (
    causes_text,
    counts_line,
    failed_labels,
    kind_label,
    messages,
    outcome_label,
    part_label,
    part_values,
    say,
    subject_text,
    told_otherwise,
    what_label,
)
from compliance.report.pages import render
from compliance.report.words import agreement_line, word

MAX_ROWS = 300
"""Changes of one rule that the page shows whole; the CSV has all."""

LIKE = 0.4
"""Share of common words from which differing words are marked one by one."""

SHOWN_HASH = 16


Marked = tuple[list[tuple[str, bool]], list[tuple[str, bool]]]
"""Two texts in pieces, each with whether it differs from the other text."""


def marked(before: str, after: str) -> Marked:
    """Return two texts with the words that differ told apart; none where hardly a word is shared."""
    words = [re.findall(r"\s*\S+", text) for text in (before, after)]
    matcher = SequenceMatcher(None, words[0], words[1], autojunk=False)
    if matcher.ratio() < LIKE:
        return [(before, False)], [(after, False)]
    sides: Marked = ([], [])
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        for side, found, start, end in zip(sides, words, (a1, b1), (a2, b2), strict=True):
            text = "".join(found[start:end])
            word_start = len(text) - len(text.lstrip())
            side.extend(
                (piece, differs)
                for piece, differs in ((text[:word_start], False), (text[word_start:], tag != "equal"))
                if piece
            )
    return sides


@dataclass(frozen=True)
class PartRow:
    """An edited value."""

    label: str
    sides: "Marked"
    codes: tuple[str, str]


@dataclass(frozen=True)
class EditRow:
    """An edit, with its values and its effect; `side` is the only one that has values, if one is."""

    what: str
    side: int | None
    kind: str
    name: str
    title: str
    parts: list[PartRow]
    rules: str
    effect: str


@dataclass(frozen=True)
class ChangeRow:
    """A verdict that changes."""

    facility: str
    facility_name: str
    subject: str
    outcomes: tuple[str, str]
    classes: tuple[str, str]
    failed: tuple[str, str]
    messages: Marked
    causes: list[str]


@dataclass(frozen=True)
class WordingRow:
    """Verdicts of one rule that are told otherwise in the same way, with one of them as an example."""

    outcome: str
    css: str
    told: str
    causes: list[str]
    subjects: list[str]
    more: str
    example: ChangeRow


@dataclass
class RuleRows:
    """Everything that changes for one rule."""

    id: str
    title: str
    counts: list[str]
    rows: list[ChangeRow] = field(default_factory=list)
    more: str = ""
    wording: list[WordingRow] = field(default_factory=list)
    quiet: list[tuple[str, str]] = field(default_factory=list)


def impact_to_html(impact: Impact, lang: Lang) -> str:
    """Return the page."""
    result = impact.before
    manifest = result.register.manifest
    facts = [
        (word("register", lang), manifest.title or "-", result.register.hash),
        (
            say("rulebook_before", lang),
            _size(impact.before.rulebook.rules, lang),
            impact.before.rulebook.hash,
        ),
        (say("rulebook_after", lang), _size(impact.after.rulebook.rules, lang), impact.after.rulebook.hash),
    ]
    agreements = [
        (say(key, lang), agreement_line(a.verdicts, a.rejudged, a.disagreements, lang))
        for key, a in (
            ("agreement_before", impact.before.agreement),
            ("agreement_after", impact.after.agreement),
        )
    ]
    return render(
        "impact.html",
        {
            "lang": lang,
            "say": lambda key: say(key, lang),
            "word": lambda key: word(key, lang),
            "as_of": format_date(result.as_of, lang),
            "facts": [(label, text, code[:SHOWN_HASH]) for label, text, code in facts],
            "note": manifest.note or "",
            "agreements": agreements,
            "has_failed": impact.has_failed,
            "is_empty": impact.is_empty,
            "counts": counts_line(impact, lang),
            "matrix": _matrix(impact, lang),
            "edits": [_edit_row(impact, edit, lang) for edit in impact.edits],
            "rules": list(_rules(impact, lang)),
        },
    )


def _size(rules: Sized, lang: Lang) -> str:
    return f"{format_number(len(rules), lang)} {word('rules', lang)}"


def _matrix(impact: Impact, lang: Lang) -> dict[str, object]:
    """Return how many verdicts go from which outcome to which; the outcomes that occur."""
    order: list[Outcome | None] = [*Outcome, None]
    used = [o for o in order if any(o in (before, after) for _, before, after in impact.transitions)]
    rows = []
    for before in used:
        numbers = [
            sum(n for (_, b, a), n in impact.transitions.items() if b is before and a is after)
            for after in used
        ]
        cells = [
            (
                format_number(number, lang) if number else "·",
                "same" if after is before else "moved" if number else "",
            )
            for after, number in zip(used, numbers, strict=True)
        ]
        if any(numbers):
            rows.append((outcome_label(before, lang), cells, format_number(sum(numbers), lang)))
    return {"heads": [outcome_label(outcome, lang) for outcome in used], "rows": rows}


def _edit_row(impact: Impact, edit: Edit, lang: Lang) -> EditRow:
    parts = []
    for part in edit.parts:
        before, after = part_values(impact, edit, part, lang)
        codes = (part.before or "", part.after or "") if part.nodes != (None, None) else ("", "")
        parts.append(PartRow(part_label(impact, edit, part, lang), marked(before, after), codes))
    return EditRow(
        what=what_label(edit, lang),
        side={"added": 1, "removed": 0}.get(edit.what),
        kind=kind_label(edit.kind, lang),
        name=edit.name,
        title=edit.title.text(lang) if edit.title.text(lang) != edit.name else "",
        parts=parts,
        rules=", ".join(edit.rules) if edit.kind != "rules" else "",
        effect=format_number(impact.tally.explained[edit.source], lang),
    )


def _rules(impact: Impact, lang: Lang) -> Iterator[RuleRows]:
    changes = {rule_id: list(group) for rule_id, group in groupby(impact.changes, lambda c: c.key.rule_id)}
    quiet = {transition[0] for transition in impact.tally.quiet}
    for rule_id in sorted(changes.keys() | quiet):
        version = impact.new if rule_id in impact.new.compiled.rules else impact.old
        found = changes.get(rule_id, [])
        verdicts = [change for change in found if change.is_verdict]
        rows = RuleRows(
            rule_id,
            version.compiled.rules[rule_id].rule.title.text(lang),
            _counts(impact, rule_id, lang),
            [_change_row(impact, change, lang) for change in verdicts[:MAX_ROWS]],
        )
        if len(verdicts) > MAX_ROWS:
            rows.more = say("more", lang, format_number(len(verdicts) - MAX_ROWS, lang))
        rows.wording = list(_wording(impact, [change for change in found if not change.is_verdict], lang))
        rows.quiet = list(_quiet(impact, rule_id, lang))
        yield rows


def _counts(impact: Impact, rule_id: str, lang: Lang) -> list[str]:
    order: list[Outcome | None] = [*Outcome, None]
    moved = sorted(
        ((b, a, n) for (rule, b, a), n in impact.transitions.items() if rule == rule_id and b is not a),
        key=lambda item: (order.index(item[0]), order.index(item[1])),
    )
    return [
        f"{outcome_label(before, lang)} → {outcome_label(after, lang)}: {format_number(number, lang)}"
        for before, after, number in moved
    ]


def _change_row(impact: Impact, change: Change, lang: Lang) -> ChangeRow:
    before, after = change.outcomes
    return ChangeRow(
        facility=change.key.facility_id,
        facility_name=change.facility_name,
        subject=subject_text(impact, change, lang),
        outcomes=(outcome_label(before, lang), outcome_label(after, lang)),
        classes=(_css(before), _css(after)),
        failed=failed_labels(impact, change, lang),
        messages=_marked_messages(change, lang),
        causes=causes_text(impact, change, lang),
    )


def _marked_messages(change: Change, lang: Lang) -> Marked:
    """Return the messages with what differs marked, where the verdict is the same."""
    before, after = messages(change, lang)
    if change.outcomes[0] is change.outcomes[1]:
        return marked(before, after)
    return [(before, False)] if before else [], [(after, False)] if after else []


def _css(outcome: Outcome | None) -> str:
    return outcome.value if outcome else "absent"


def _wording(impact: Impact, changes: list[Change], lang: Lang) -> Iterator[WordingRow]:
    """Yield the changes of wording, those of the same kind and cause together."""
    groups: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        same = (
            change.outcomes,
            tuple(told_otherwise(change, lang)),
            tuple(causes_text(impact, change, lang)),
        )
        groups.setdefault(same, []).append(change)
    for found in groups.values():
        first = found[0]
        hidden = len(found) - MAX_ROWS
        yield WordingRow(
            outcome=outcome_label(first.outcomes[1], lang),
            css=_css(first.outcomes[1]),
            told=", ".join(told_otherwise(first, lang)),
            causes=causes_text(impact, first, lang),
            subjects=[_name(change.key) for change in found[:MAX_ROWS]],
            more=say("more", lang, format_number(hidden, lang)) if hidden > 0 else "",
            example=_change_row(impact, first, lang),
        )


def _name(key: VerdictKey) -> str:
    return key.facility_id if key.subject_kind == "facility" else f"{key.facility_id} · {key.subject_key}"


def _quiet(impact: Impact, rule_id: str, lang: Lang) -> Iterator[tuple[str, str]]:
    for (rule, before, after), keys in impact.tally.quiet.items():
        if rule == rule_id:
            names = ", ".join(_name(key) for key in keys)
            hidden = impact.transitions[rule, before, after] - len(keys)
            more = f" {say('more', lang, format_number(hidden, lang))}" if hidden > 0 else ""
            yield f"{outcome_label(before, lang)} → {outcome_label(after, lang)}", names + more
