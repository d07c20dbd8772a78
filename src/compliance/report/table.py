"""The result of a check as a person reads it in a terminal."""

from rich.console import Console, Group
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from compliance.language.compile import CompiledRulebook
from compliance.language.record_words import record_text
from compliance.model.findings import Finding
from compliance.model.outcomes import Outcome
from compliance.model.texts import Lang
from compliance.model.values import format_date, format_number
from compliance.report.enforcement_words import enforcement_lines
from compliance.report.words import OUTCOMES, SEVERITIES, agreement_line, word
from compliance.sweep import ALWAYS_REJUDGED, SweepResult

MAX_ROWS = 60

STYLES = {
    Outcome.met: "green",
    Outcome.violated: "bold red",
    Outcome.undetermined: "yellow",
    Outcome.not_applicable: "dim",
    Outcome.manual: "cyan",
    Outcome.failed: "bold magenta",
}


def print_result(console: Console, result: SweepResult, lang: Lang, *, include_all: bool) -> None:
    """Print the summary, the findings and how far the two evaluators agree."""
    manifest = result.register.manifest
    rules, facilities = len(result.rulebook.rules), len(result.register.facility_ids)
    console.print(Text(f"{word('register', lang)}: {manifest.title or '-'}", style="bold"))
    console.print(
        f"{word('as_of', lang)}: {format_date(result.as_of, lang)}; "
        f"{format_number(rules, lang)} {word('rules', lang)}, "
        f"{format_number(facilities, lang)} {word('facilities', lang)}"
    )
    if manifest.note:
        console.print(Text(f"{word('note', lang)}: {manifest.note}", style="italic"))
    if result.register.rejected:
        console.print(Text(word("rejected", lang, len(result.register.rejected)), style="bold yellow"))
    console.print(_counts(result, lang))
    if result.findings:
        console.print(_findings(result.findings[:MAX_ROWS], result.rulebook, lang))
    if len(result.findings) > MAX_ROWS:
        console.print(word("more", lang, format_number(len(result.findings) - MAX_ROWS, lang)))
    if include_all:
        console.print(_others(result, lang))
    agreement = result.agreement
    line = agreement_line(agreement.verdicts, agreement.rejudged, agreement.disagreements, lang)
    console.print(Text(line, style="bold red" if agreement.disagreements else "bold"))
    console.print(Text(word("draft", lang), style="dim"))


def _counts(result: SweepResult, lang: Lang) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column(word("result", lang))
    table.add_column(word("number", lang), justify="right")
    for outcome, number in result.counts.items():
        if number or outcome is Outcome.violated:
            label = Text(OUTCOMES[outcome].text(lang), style=STYLES[outcome])
            table.add_row(label, format_number(number, lang))
        if outcome is Outcome.violated:
            for action, times in result.actions.items():
                table.add_row(Text(f"  {action.text(lang)}", style="dim"), format_number(times, lang))
    return table


def _findings(findings: list[Finding], rulebook: CompiledRulebook, lang: Lang) -> Table:
    table = Table(title=word("list", lang), show_lines=True, title_justify="left", expand=True)
    for key, ratio in (("rule", 2), ("facility", 3), ("result", 2), ("finding", 8)):
        table.add_column(word(key, lang), ratio=ratio, overflow="fold")
    for finding in findings:
        about = finding.verdict.key
        facility = f"{about.facility_id} {finding.facility_name}"
        if about.subject_kind != "facility":
            facility += f"\n{record_text(about.record, lang, rulebook.titles)}"
        outcome = Group(
            Text(OUTCOMES[finding.verdict.outcome].text(lang), style=STYLES[finding.verdict.outcome]),
            Text(SEVERITIES[finding.severity].text(lang), style="dim"),
        )
        said = [Text(finding.message.text(lang))]
        if finding.enforcement is not None:
            said += [
                Text(f"{label}: {text}", style="dim")
                for label, text in enforcement_lines(finding.enforcement, rulebook.instruments, lang)
            ]
        table.add_row(
            Text(f"{about.rule_id}\n{finding.title.text(lang)}"),
            Text(facility),
            outcome,
            Group(*said),
        )
    return table


def _others(result: SweepResult, lang: Lang) -> Table:
    table = Table(show_header=True, box=None, pad_edge=False)
    for key in ("rule", "facility", "subject", "result"):
        table.add_column(word(key, lang), overflow="fold")
    for verdict in result.verdicts():
        if verdict.outcome not in ALWAYS_REJUDGED:
            about, label = verdict.key, OUTCOMES[verdict.outcome].text(lang)
            named = record_text(about.record, lang, result.rulebook.titles)
            table.add_row(
                about.rule_id, escape(about.facility_id), escape(named),
                Text(label, style=STYLES[verdict.outcome]),
            )  # fmt: skip
    return table
