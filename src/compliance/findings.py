"""Verdicts to findings: what is said of them, what they rest on and what they may lead to."""

from collections import defaultdict
from datetime import date

from compliance.enforcement import enforce, yield_acts
from compliance.engines.steps import Step
from compliance.engines.trace import Judgement, Tracer
from compliance.language.citations import PLAN
from compliance.language.compile import CompiledRule, CompiledRulebook
from compliance.language.missing_phrases import missing_sentences
from compliance.language.nodes import FieldRef
from compliance.language.record_words import titled_value
from compliance.language.templates import Template
from compliance.language.value_words import mid_sentence, said_in
from compliance.model.choices import EvidenceGrade
from compliance.model.facility_records import RawRecord
from compliance.model.findings import Evidence, EvidenceField, Finding, Verdict, VerdictKey
from compliance.model.outcomes import Outcome
from compliance.model.texts import LANGS, Bilingual, Lang, Titles

_BEFORE_CAPITALS = (".", "!", "?", "«")
"""Ends of what stands before a text that keeps its capital letter."""


def make_finding(
    verdict: Verdict,
    rule: CompiledRule,
    tracer: Tracer,
    subject: RawRecord,
    judgement: Judgement | None,
    as_of: date,
) -> Finding:
    """Return the finding of a verdict, with everything a reader needs to check it.

    Args:
        verdict: The verdict.
        rule: Its rule.
        tracer: The records of the facility.
        subject: The record judged.
        judgement: What the second evaluator says; None where it failed.
        as_of: The date judged for.
    """
    model = rule.rule
    violated = verdict.outcome is Outcome.violated
    steps = []
    if judgement is not None:
        steps = [judgement.applicability, *judgement.requirements.values()]
        if violated:
            steps = [judgement.applicability, *(judgement.requirements[name] for name in verdict.failed)]
    evidence = collect_evidence(steps)
    return Finding(
        verdict=verdict,
        facility_name=str(tracer.records.facility.values["name"]),
        title=model.title,
        severity=model.severity,
        message=_message(verdict, rule, tracer, subject, judgement),
        remedy=_render(rule.remedy, tracer, subject) if violated and rule.remedy else None,
        remedy_days=model.remedy.days if violated and model.remedy else None,
        citations=tuple(c for c in model.citations if c.instrument != PLAN),
        programme=tuple(c for c in model.citations if c.instrument == PLAN),
        missing=judgement.missing if judgement and verdict.outcome is Outcome.undetermined else (),
        evidence=evidence,
        enforcement=enforce(rule, tracer, subject, evidence, as_of) if violated else None,
    )


def violations_of(rulebook: CompiledRulebook, tracer: Tracer, as_of: date) -> dict[VerdictKey, Finding]:
    """Return every violation of one facility by the second evaluator, by its verdict."""
    found = []
    for rule_id, rule in rulebook.rules.items():
        for subject in tracer.records.subjects(rule.subject):
            judgement = tracer.judge(rule, subject)
            if judgement.outcome is Outcome.violated:
                key = VerdictKey(rule_id, tracer.records.facility_id, rule.subject.name, subject.key)
                verdict = Verdict(key, judgement.outcome, judgement.failed)
                found.append(make_finding(verdict, rule, tracer, subject, judgement, as_of))
    return {finding.verdict.key: finding for finding in yield_acts(found, rulebook)}


def _message(
    verdict: Verdict, rule: CompiledRule, tracer: Tracer, subject: RawRecord, judgement: Judgement | None
) -> Bilingual:
    title = rule.rule.title
    if verdict.outcome is Outcome.violated:
        return _render(rule.message, tracer, subject)
    if verdict.outcome is Outcome.manual and rule.rule.ask is not None:
        return rule.rule.ask
    if verdict.outcome is Outcome.undetermined and judgement is not None:
        vi, en = (missing_sentences(judgement.missing, lang) for lang in LANGS)
        return Bilingual(
            vi=f"Chưa đủ căn cứ kết luận về «{title.vi}». {vi}",
            en=f"Not enough on record to conclude on «{title.en}». {en}",
        )
    return Bilingual(
        vi=f"Lỗi hệ thống, chưa xét được «{title.vi}»; không phải phát hiện về cơ sở. {verdict.doubt}",
        en=f"System failure, «{title.en}» was not judged; this says nothing of the facility. {verdict.doubt}",
    )


def _render(templates: dict[Lang, Template], tracer: Tracer, subject: RawRecord) -> Bilingual:
    texts, titles = dict.fromkeys(templates, ""), tracer.rulebook.titles
    for lang, template in templates.items():
        for part in template.parts:
            if isinstance(part, str):
                texts[lang] += part
            else:
                texts[lang] += _slot(tracer.evaluate(part, subject), texts[lang], lang, titles)
    return Bilingual(vi=texts["vi"], en=texts["en"])


def _slot(step: Step, before: str, lang: Lang, titles: Titles) -> str:
    """Return a value in a text: what no record holds as such, a choice in small letters inside a sentence."""
    if step.value is None and [missing.what for missing in step.missing] == ["record"]:
        return said_in(lang, "(không có trong sổ theo dõi)", "(none in the register)")
    shown = titled_value(step.node, step.value, lang, titles)
    starts = before.rstrip().endswith(_BEFORE_CAPITALS) or not before.strip()
    return shown if starts or step.node.type.choices is None else mid_sentence(shown)


def collect_evidence(steps: list[Step]) -> tuple[Evidence, ...]:
    """Return the records that steps read, each with the fields read, in the order in which they were met."""
    records: dict[str, RawRecord] = {}
    fields: dict[str, dict[str, EvidenceField]] = defaultdict(dict)

    def read_from(record: RawRecord, names: list[str]) -> None:
        records[record.record] = record
        fields[record.record].update({name: EvidenceField(name, record.values[name]) for name in names})

    for step in steps:
        for inner in step.walk():
            for row in inner.coverage:
                read_from(row, list(row.values))
            if inner.record is not None and isinstance(inner.node, FieldRef):
                read_from(inner.record, [inner.node.name])
    return tuple(
        Evidence(name, record.place, tuple(fields[name].values()), _grade(record))
        for name, record in records.items()
    )


def _grade(record: RawRecord) -> EvidenceGrade | None:
    """Return how far an authority may rely on a record; None for kinds without a grade."""
    if "evidence_grade" not in record.values:
        return None
    return EvidenceGrade.member(record.values["evidence_grade"] or EvidenceGrade.unknown.value)
