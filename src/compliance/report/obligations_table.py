"""What facilities are subject to and what falls due next, as a person reads it; and the latter as CSV."""

import csv
import io

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from compliance.language.missing_phrases import missing_phrase
from compliance.language.phrases import sentence
from compliance.language.value_words import format_typed
from compliance.model.citations import Instrument
from compliance.model.texts import Bilingual, Lang
from compliance.model.values import format_date
from compliance.obligations import ComingDue, Duty, fields_read
from compliance.report.csv_list import safe
from compliance.report.words import citation_text, word

_STATES = {
    True: Bilingual(vi="thuộc đối tượng", en="subject to it"),
    False: Bilingual(vi="không thuộc đối tượng", en="not subject to it"),
    None: Bilingual(vi="chưa đủ căn cứ kết luận", en="not known"),
}
_STYLES = {True: "bold", False: "dim", None: "yellow"}
_WORDS = {
    "calendar": Bilingual(vi="Danh sách nghĩa vụ đến hạn", en="Duties falling due"),
    "none": Bilingual(
        vi="Không có nghĩa vụ nào đến hạn trong thời gian này.", en="Nothing falls due in this time."
    ),
    "due_on": Bilingual(vi="Hạn cuối", en="Due on"),
    "duty": Bilingual(vi="Nghĩa vụ", en="Duty"),
    "period": Bilingual(vi="Kỳ đến ngày", en="Period to"),
    "state": Bilingual(vi="Tình trạng", en="State"),
    "rules": Bilingual(vi="Tiêu chí liên quan", en="Rules that follow"),
    "why": Bilingual(vi="Theo số liệu", en="By the records"),
    "next": Bilingual(vi="Nghĩa vụ đến hạn tiếp theo", en="Falls due next"),
    "certain": Bilingual(vi="phải thực hiện", en="owed"),
    "uncertain": Bilingual(vi="có thể phải thực hiện; cần làm rõ: {}", en="may be owed; to be settled: {}"),
}
COLUMNS = (
    "due_on", "facility", "facility_name", "schedule", "duty", "period_end", "certain", "rules", "missing",
)  # fmt: skip


def _say(key: str, lang: Lang) -> str:
    return _WORDS[key].text(lang)


def print_duties(
    console: Console,
    facility: str,
    duties: list[Duty],
    dues: list[ComingDue],
    instruments: dict[str, Instrument],
    lang: Lang,
) -> None:
    """Print what one facility is subject to, with limits and sources, and what falls due next."""
    tree = Tree(Text(facility, style="bold"))
    for duty in sorted(duties, key=lambda duty: (duty.holds is False, duty.holds is None)):
        state = _STATES[duty.holds].text(lang)
        branch = tree.add(Text(f"{duty.title.text(lang)}: {state}", style=_STYLES[duty.holds]))
        if duty.holds is False:
            continue
        for step in fields_read(duty.step):
            label = sentence(step.node, lang)
            branch.add(Text(f"{_say('why', lang)}: {label} = {format_typed(step.node, step.value, lang)}"))
        for limit in duty.limits:
            cited = f"; {citation_text(limit.citation, instruments, lang)}" if limit.citation else ""
            value = format_typed(limit.step.node, limit.step.value, lang)
            branch.add(Text(f"{sentence(limit.step.node, lang)}: {value}{cited}"))
        for citation in duty.citations:
            branch.add(Text(citation_text(citation, instruments, lang), style="dim"))
        if duty.rules:
            branch.add(Text(f"{_say('rules', lang)}: {', '.join(duty.rules)}"))
        for missing in duty.missing:
            branch.add(Text(f"{word('missing', lang)}: {missing_phrase(missing, lang)}", style="yellow"))
    coming = tree.add(Text(_say("next", lang), style="bold"))
    for due in dues:
        title = due.schedule.title.text(lang)
        coming.add(Text(f"{format_date(due.due_on, lang)}: {title} ({_state(due, lang)})"))
    if not dues:
        coming.add(Text(_say("none", lang), style="dim"))
    console.print(tree)


def print_calendar(console: Console, dues: list[ComingDue], lang: Lang) -> None:
    """Print what falls due, the nearest first."""
    if not dues:
        console.print(_say("none", lang))
        return
    table = Table(title=_say("calendar", lang), title_justify="left", show_lines=True)
    for heading in (_say("due_on", lang), word("facility", lang), _say("duty", lang), _say("state", lang)):
        table.add_column(heading, overflow="fold")
    for due in dues:
        period = f"{_say('period', lang)} {format_date(due.period_end, lang)}"
        table.add_row(
            format_date(due.due_on, lang),
            Text(f"{due.facility_id} {due.facility_name}"),
            Text(f"{due.schedule.title.text(lang)}\n{period}"),
            Text(_state(due, lang)),
        )
    console.print(table)


def _state(due: ComingDue, lang: Lang) -> str:
    if due.certain:
        return _say("certain", lang)
    return _say("uncertain", lang).format("; ".join(missing_phrase(m, lang) for m in due.missing))


def calendar_csv(dues: list[ComingDue], lang: Lang) -> str:
    """Return what falls due as CSV with a header row, one row a facility, schedule and period."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for due in dues:
        row = (
            due.due_on.isoformat(), due.facility_id, due.facility_name, due.schedule.schedule,
            due.schedule.title.text(lang), due.period_end.isoformat(), "yes" if due.certain else "unknown",
            " ".join(due.rules), " ".join(map(str, due.missing)),
        )  # fmt: skip
        writer.writerow([safe(value) for value in row])
    return buffer.getvalue()
