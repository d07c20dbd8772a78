"""`compliance explain`: every step from the records to the verdicts on one facility."""

from datetime import date
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
    no_such_rule,
    read_as_of,
)
from compliance.engines.trace import Tracer
from compliance.errors import UsageError
from compliance.findings import violations_of
from compliance.model.findings import VerdictKey
from compliance.model.outcomes import Outcome
from compliance.report.explain import print_facility, print_judgement, print_outcome
from compliance.sources.registers.loading import load_register
from compliance.sources.registers.register import judged_for, with_dues

MAX_WHOLE = 10
"""Records of one rule that are shown step by step when none is named; the others in one line each."""


def explain(
    register: RegisterArgument,
    facility: Annotated[str, typer.Argument(help="Facility id")],
    rule: Annotated[str | None, typer.Argument(help="Rule id; default: every rule that concerns it")] = None,
    subject: Annotated[str | None, typer.Option("--subject", help="Key of one subject of the rule")] = None,
    rules: RulesOption = DEFAULT_RULES,
    as_of: AsOfOption = None,
    accept_rejected: RejectedOption = False,
    lang: LangOption = Language.vi,
) -> None:
    """Show each record read, each condition with its value, thresholds with their sources, the verdict."""
    day = read_as_of(as_of)
    rulebook = compiled(rules)
    loaded = load_register(register, accept_rejected=accept_rejected)
    if facility not in loaded.facility_ids:
        raise no_such_facility(facility, register, loaded.facility_ids)
    if rule is not None and rule not in rulebook.rules:
        raise no_such_rule(rule, rules, rulebook.rules)
    chosen = [rulebook.rules[rule]] if rule else list(rulebook.rules.values())
    judged_on = day or judged_for(loaded, date.today())  # noqa: DTZ011
    loaded = with_dues(loaded, rulebook.schedules.values(), judged_on)
    records = loaded.records_of(facility)
    tracer = Tracer(rulebook, records, judged_on)
    violations = violations_of(rulebook, tracer, judged_on)
    out, language = console(), lang_of(lang)
    print_facility(out, tracer, rulebook, language)
    shown = 0
    for compiled_rule in chosen:
        whole = 0
        for record in records.subjects(compiled_rule.subject):
            if subject is not None and record.key != subject:
                continue
            if record.values.get("schedule") != compiled_rule.rule.schedule:
                continue
            judgement = tracer.judge(compiled_rule, record)
            if rule is None and judgement.outcome is Outcome.not_applicable:
                continue
            shown += 1
            open_ = judgement.outcome not in (Outcome.met, Outcome.not_applicable)
            if subject is not None or record is records.facility or (open_ and whole < MAX_WHOLE):
                whole += 1
                key = VerdictKey(compiled_rule.rule.id, facility, record.kind, record.key)
                finding = violations.get(key)
                print_judgement(out, compiled_rule, record, judgement, rulebook, language, finding)
            else:
                print_outcome(out, compiled_rule, record, judgement, rulebook, language)
    if not shown and (subject is not None or rule is not None):
        raise UsageError(
            f"facility {facility!r} has no such subject of {rule or 'these rules'}",
            f"cơ sở {facility!r} không có đối tượng này của {rule or 'các tiêu chí'}",
        )
