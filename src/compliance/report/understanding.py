"""How the files of a register were understood, and what is wrong in them, as a person reads it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from openpyxl.utils import get_column_letter
from rich.console import Console
from rich.table import Table
from rich.text import Text

from compliance.errors import Place, Problem
from compliance.model.fields import RecordKind
from compliance.model.schema import KINDS
from compliance.model.texts import Lang
from compliance.report.understanding_words import ROLES, STATES, say
from compliance.sources.faults import shown
from compliance.sources.grid import Grid
from compliance.sources.places.communes import commune_name
from compliance.sources.registers.former_communes import former_communes
from compliance.sources.registers.loading import Loading, RowCount
from compliance.sources.sheets.header import HeaderColumn, texts_of
from compliance.sources.sheets.layout import AsideRow, Layout
from compliance.sources.sheets.reading import SheetReading
from compliance.sources.texts import RejectedRow

SHOWN_PROBLEMS = 200
"""Problems that are printed; a workbook of rejected rows holds all of them."""

SHOWN_ASIDES = 6
"""Rows without records whose texts are shown of a sheet; the lines of all are told."""


def print_understanding(console: Console, loading: Loading, lang: Lang) -> None:
    """Print of each sheet what it was taken for, column by column, and how many rows were accepted."""
    for reading in loading.files.readings:
        count = loading.counts.get(reading.grid.name, RowCount())
        console.print(Text(reading.grid.name, style="bold"), soft_wrap=True)
        for line in _about(reading, count, lang):
            console.print(Text(f"  {line}"), soft_wrap=True)
        if reading.layout is not None:
            console.print(_columns(reading.grid, reading.layout, lang))
        elif reading.parts:
            console.print(_form_lines(reading, lang))
        for place in former_communes(reading.parts):
            today = f"{commune_name(place.code, lang)} ({place.code})"
            console.print(Text(f"  {say('former', lang, place.former, today, place.rows)}"), soft_wrap=True)
        console.print()


def _about(reading: SheetReading, count: RowCount, lang: Lang) -> Iterable[str]:
    yield from (note.text(lang) for note in reading.grid.notes)
    if reading.state != "read":
        yield STATES[reading.state].text(lang)
        return
    found = [part.kind for part in reading.parts] or ([reading.kind] if reading.kind else [])
    kinds = dict.fromkeys(kind.label.text(lang) for kind in found)
    yield say("holds", lang, ", ".join(kinds))
    if reading.layout is not None:
        yield say("header", lang, _lines(reading.layout.header.lines))
        for key, rows in (
            ("titles", reading.layout.titles),
            ("groups", reading.layout.groups),
            ("notes", reading.layout.notes),
        ):
            if rows:
                yield say(key, lang, _asides(rows))
    if reading.notation.locale is not None:
        yield say(f"{reading.notation.locale}-{reading.locale_from}", lang)
    yield _sum("rows", [count], lang)
    if count.repeated:
        yield say("repeated", lang, count.repeated)
    if count.mended:
        yield say("mended", lang, count.mended)


def _sum(key: str, counts: Sequence[RowCount], lang: Lang) -> str:
    """Return what became of rows; those that were dropped are told if there are any."""
    names = ("read", "accepted", "rejected", "dropped")
    totals = [sum(getattr(count, name) for count in counts) for name in names]
    return say(f"{key}-dropped" if totals[-1] else key, lang, *totals)


def _print_rows(console: Console, key: str, rows: Sequence[RejectedRow], lang: Lang) -> None:
    """Print how many rows there are, if any, and their places, at most `SHOWN_PROBLEMS`."""
    if rows:
        console.print(Text(say(key, lang, len(rows)), style="yellow"))
    for row in rows[:SHOWN_PROBLEMS]:
        place = row.origin or row.place
        texts = " | ".join(text for _, text in texts_of(row.cells.values()))
        line = "" if place.line is None else f" {say('line', lang, place.line)}"
        console.print(Text(f"  {place.path}{line}: {shown(texts)}"), soft_wrap=True)


def _lines(lines: Sequence[int]) -> str:
    """Return line numbers, runs of them as ranges.

    >>> _lines([3, 4, 5, 9])
    '3-5, 9'
    """
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _asides(rows: Sequence[AsideRow]) -> str:
    texts = "; ".join(f"«{row.text}»" for row in rows[:SHOWN_ASIDES])
    return f"{_lines([row.line for row in rows])}: {texts}" + (" …" if len(rows) > SHOWN_ASIDES else "")


def _columns(grid: Grid, layout: Layout, lang: Lang) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 2), show_edge=False)
    for key in ("column", "heading", "field"):
        table.add_column(say(key, lang), overflow="fold")
    for column in layout.header.columns:
        if column.heading or column.role != "blank":
            name, style = _field_text(column, layout, lang)
            table.add_row(_column_name(grid, column.column), Text(column.heading), Text(name, style=style))
    return table


def _form_lines(reading: SheetReading, lang: Lang) -> Table:
    """Return the lines of a form with the fields they were taken for."""
    table = Table(box=None, padding=(0, 2, 0, 2), show_edge=False)
    for key in ("form-line", "form-text", "field"):
        table.add_column(say(key, lang), overflow="fold")
    texts = {number: " | ".join(text for _, text in texts_of(cells)) for number, cells in reading.grid.rows}
    fields = [
        (place.line, part.kind, name)
        for part in reading.parts
        for name, place in part.table.header_places.items()
    ]
    for line, kind, name in fields:
        label = f"{kind.label.text(lang)}: {kind.columns[name].label.text(lang)}"
        table.add_row(str(line), Text(texts.get(line or 0, "")), Text(label))
    return table


def _field_text(column: HeaderColumn, layout: Layout, lang: Lang) -> tuple[str, str]:
    kind = layout.header.kind
    if column.role == "field" and column.field is not None:
        declared = kind.columns[column.field]
        text = declared.label.text(lang)
        if declared.unit is not None and column.unit is not None and column.unit != declared.unit:
            text += say("converted", lang, column.unit.text(lang), declared.unit.text(lang))
        return text, ""
    candidates = ", ".join(f"«{kind.columns[name].label.text(lang)}»" for name in column.candidates)
    return ROLES[column.role].text(lang) + (f" {candidates}" if candidates else ""), "yellow"


def _column_name(grid: Grid, column: int) -> str:
    return str(column) if grid.sheet is None else get_column_letter(column)


def print_loading(console: Console, loading: Loading, lang: Lang) -> None:
    """Print how files were understood, what was taken in another form, questions, and every problem."""
    print_understanding(console, loading, lang)
    if loading.told:
        console.print(Text(say("told", lang), style="bold"))
        for plural, fault in loading.told:
            label = KINDS[plural].label.text(lang)
            console.print(Text(f"  «{label}»: {fault.text(lang)}"), soft_wrap=True)
    _print_list(console, "questions", loading.questions, loading, lang)
    _print_list(console, "problems", loading.problems, loading, lang)
    _print_rows(console, "dropped", loading.dropped, lang)
    readings = loading.files.readings
    came_back = any(r.layout is not None and r.layout.header.tells_origin for r in readings)
    _print_rows(console, "not-back" if came_back else "waiting", loading.files.waiting, lang)
    formers = [former for r in loading.files.readings for former in former_communes(r.parts)]
    if formers:
        console.print(Text(say("former-sum", lang, sum(former.rows for former in formers))), soft_wrap=True)
    if loading.files.passed_over:
        names = ", ".join(str(path) for path in loading.files.passed_over)
        console.print(Text(say("passed-over", lang, names), style="yellow"), soft_wrap=True)
    counts = [loading.counts.get(reading.grid.name, RowCount()) for reading in loading.files.readings]
    console.print(Text(_sum("sum", counts, lang), style="bold"))


def print_questions(console: Console, loading: Loading, questions: Iterable[Problem], lang: Lang) -> None:
    """Print questions about a register, or that there are none."""
    found = list(questions)
    _print_list(console, "questions", found, loading, lang)
    if not found:
        console.print(say("no-questions", lang))


def _print_list(
    console: Console, key: str, problems: Sequence[Problem], loading: Loading, lang: Lang
) -> None:
    """Print problems, each with its place, at most `SHOWN_PROBLEMS`, and how many more there are."""
    if not problems:
        return
    places = {reading.grid.name: reading for reading in loading.files.readings}
    console.print(Text(say(key, lang, len(problems)), style="bold"))
    for problem in problems[:SHOWN_PROBLEMS]:
        console.print(
            Text(f"  {problem_text(problem, places.get(problem.place.path), lang)}"), soft_wrap=True
        )
    if len(problems) > SHOWN_PROBLEMS:
        rest = Counter(problem.code for problem in problems[SHOWN_PROBLEMS:])
        kinds = ", ".join(f"{code} × {number}" for code, number in rest.most_common())
        console.print(Text(say("more", lang, len(problems) - SHOWN_PROBLEMS, kinds), style="yellow"))


def _cell_of(place: Place, reading: SheetReading) -> tuple[RecordKind | None, Place]:
    """Return the kind of record of a row at fault and the cell of its field: in its column, or its line."""
    if reading.layout is not None:
        header = reading.layout.header
        column = next((number for number, name in header.fields.items() if name == place.field), place.column)
        return header.kind, replace(place, column=column)
    for part in reading.parts:
        if place.line in part.table.lines:
            found = part.table.header_places.get(place.field or "", place)
            return part.kind, replace(found, field=place.field)
    return None, place


def problem_text(problem: Problem, reading: SheetReading | None, lang: Lang) -> str:
    """Return a problem with file, sheet and cell as Excel names it, the field's label, and what to do."""
    place, label = problem.place, problem.place.field
    if reading is not None and place.field is not None:
        kind, place = _cell_of(place, reading)
        label = kind.columns[place.field].label.text(lang) if kind and place.field else label
    where = place.path
    if place.line is not None:
        is_table = reading is not None and reading.layout is not None
        if place.column is not None and reading is not None and reading.grid.sheet is not None:
            where += f" {get_column_letter(place.column)}{place.line}"
        elif place.column is not None and is_table and not label:
            where += f" {say('cell', lang, place.line, place.column)}"
        else:
            where += f" {say('line', lang, place.line)}"
    text = problem.vi if lang == "vi" and problem.vi else problem.text
    return f"{where}: " + (f"«{label}»: " if label else "") + f"{text} [{problem.code}]"
