"""`compliance obligations`: what facilities are subject to, why, and what falls due next."""

import re
from datetime import date
from enum import Enum
from typing import Annotated

import typer

from compliance.cli.options import (
    DEFAULT_RULES,
    AsOfOption,
    LangOption,
    Language,
    RegisterArgument,
    RejectedOption,
    RulesOption,
    compiled,
    console,
    lang_of,
    no_such_facility,
    read_as_of,
)
from compliance.errors import UsageError
from compliance.obligations import coming_dues, duties_of
from compliance.report.obligations_table import calendar_csv, print_calendar, print_duties
from compliance.sources.faults import shown
from compliance.sources.registers.loading import load_register
from compliance.sources.registers.register import judged_for

_DAYS = re.compile(r"([0-9]{1,4})d?")
DAYS_SHOWN = 366
"""Days ahead that are looked at for a facility when none are named: a year."""


class CalendarFormat(str, Enum):
    """The formats of the calendar."""

    table = "table"
    csv = "csv"


def obligations(
    register: RegisterArgument,
    facility: Annotated[str | None, typer.Argument(help="Facility id; default: all")] = None,
    due_within: Annotated[
        str | None, typer.Option("--due-within", help="Only what falls due within so many days, such as 90d")
    ] = None,
    rules: RulesOption = DEFAULT_RULES,
    as_of: AsOfOption = None,
    format_: Annotated[
        CalendarFormat, typer.Option("--format", help="Form of what falls due; csv needs --due-within")
    ] = CalendarFormat.table,
    accept_rejected: RejectedOption = False,
    lang: LangOption = Language.vi,
) -> None:
    """Tell what each facility is subject to, the limits and citations, the rules, and what falls due next."""
    days, day, language = _read_days(due_within), read_as_of(as_of), lang_of(lang)
    if format_ is CalendarFormat.csv and days is None:
        raise UsageError(
            "--format csv: give --due-within too, such as 90d",
            "--format csv: cần kèm --due-within, như 90d",
        )
    rulebook = compiled(rules)
    loaded = load_register(register, accept_rejected=accept_rejected)
    if facility is not None and facility not in loaded.facility_ids:
        raise no_such_facility(facility, register, loaded.facility_ids)
    chosen = [facility] if facility else loaded.facility_ids
    on = day or judged_for(loaded, date.today())  # noqa: DTZ011
    if days is not None:
        dues = coming_dues(rulebook, loaded, chosen, on, days)
        if format_ is CalendarFormat.csv:
            typer.echo(calendar_csv(dues, language), nl=False)
        else:
            print_calendar(console(), dues, language)
        return
    for name, duties in zip(chosen, duties_of(rulebook, loaded, chosen, on), strict=True):
        dues = coming_dues(rulebook, loaded, [name], on, DAYS_SHOWN)
        title = f"{name} {loaded.records_of(name).facility.values['name']}"
        print_duties(console(), title, duties, dues, rulebook.instruments, language)


def _read_days(text: str | None) -> int | None:
    if text is None:
        return None
    match = _DAYS.fullmatch(text)
    if match is None:
        raise UsageError(
            f"--due-within: found {shown(text)}; expected a number of days such as 90d",
            f"--due-within: nhận được {shown(text)}; cần số ngày, như 90d",
        )
    return int(match[1])
