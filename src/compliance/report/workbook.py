"""The list officers work from, as a workbook: one row a finding, filters, frozen heads, A4."""

from collections.abc import Iterable, Sequence

from openpyxl import Workbook

from compliance.language.missing_phrases import missing_phrase
from compliance.language.record_words import record_text, value_text
from compliance.model.enforcement import ActionList, Penalty
from compliance.model.fields import Column, RecordKind
from compliance.model.findings import Evidence, EvidenceField, Finding
from compliance.model.outcomes import Outcome
from compliance.model.penalties import Payer
from compliance.model.schema import KINDS, RECORD_KINDS
from compliance.model.texts import Lang, Titles
from compliance.model.values import Interval, Value, format_value
from compliance.report.enforcement_words import NOT_KNOWN, PAYERS, punished_text, reason_text
from compliance.report.questions import questions_of
from compliance.report.words import CONFIDENCES, SEVERITIES, amended_text, provision_text
from compliance.report.workbook_bytes import bytes_of
from compliance.report.workbook_page import Field, Sheet, add_sheet
from compliance.report.workbook_words import SHEETS, say
from compliance.sweep import SweepResult


def workbook_bytes(result: SweepResult, lang: Lang) -> bytes:
    """Return the workbook of a result as a file's bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in _sheets(result, lang):
        add_sheet(book.create_sheet(say(SHEETS[sheet.key][0], lang)), sheet, result, lang)
    return bytes_of(book)


def _sheets(result: SweepResult, lang: Lang) -> Iterable[Sheet]:
    found = [finding for finding in result.findings if finding.enforcement is not None]
    numbers = {finding.fingerprint: n for n, finding in enumerate(found, start=1)}
    sheets = {
        "proposed": (ActionList.penalty,),
        "remedy": (ActionList.remedy, ActionList.recommendation),
        "department": (ActionList.department,),
    }
    for key, lists in sheets.items():
        listed = [f for f in found if f.enforcement and f.enforcement.list in lists]
        yield _findings(key, listed, numbers, result, lang)
    yield _questions(result, lang)
    yield _manual(result, lang)
    yield _evidence(found, numbers, result.rulebook.titles, lang)
    yield _grounds(found, numbers, result, lang)
    failed = [f for f in result.findings if f.verdict.outcome is Outcome.failed]
    if failed:
        yield Sheet(
            "failed", [("rule", 9), ("facility", 30), ("finding", 90)],
            [(f.verdict.key.rule_id, _facility(f), f.message.text(lang)) for f in failed],
        )  # fmt: skip


def _findings(
    key: str, findings: list[Finding], numbers: dict[str, int], result: SweepResult, lang: Lang
) -> Sheet:
    columns = [("number", 5), ("facility", 20), ("rule", 9), ("title", 20), ("finding", 50), ("severity", 10)]
    if key == "remedy":
        columns.append(("why_not", 24))
    if key == "proposed":
        columns += [("punished", 18), ("fine_individual", 10), ("fine_organisation", 11)]
        columns.append(("barred_after", 12))
    columns += [("remedy", 34), ("remedy_days", 7)]
    unprinted = [("facility_id", 12), ("subject", 34), ("fingerprint", 20), ("act", 34)]
    rows = []
    for finding in findings:
        enforcement, about = finding.enforcement, finding.verdict.key
        row: list[Field] = [
            numbers[finding.fingerprint], _facility(finding), about.rule_id, finding.title.text(lang),
            finding.message.text(lang), SEVERITIES[finding.severity].text(lang),
        ]  # fmt: skip
        if enforcement is not None and key == "remedy":
            row.append("; ".join(reason_text(reason, lang) for reason in enforcement.reasons))
        if enforcement is not None and key == "proposed":
            fines = [_fine(enforcement.penalty, payer, lang) for payer in PAYERS]
            row += [punished_text(finding, result.rulebook.instruments, lang), *fines]
            row.append(enforcement.barred_after or say("goes_on", lang))
        row += [finding.remedy.text(lang) if finding.remedy else "", finding.remedy_days]
        act = enforcement.act if enforcement else None
        other = about.subject_kind != "facility"
        subject = record_text(about.record, lang, result.rulebook.titles) if other else ""
        rows.append([*row, about.facility_id, subject, finding.fingerprint, act])
    return Sheet(key, [*columns, *unprinted], rows, len(unprinted))


def _fine(penalty: Penalty | None, payer: Payer, lang: Lang) -> str:
    """Return the bracket of a payer; where there is none, why; blank where the rule names no table."""
    if penalty is None:
        return ""
    fine = penalty.amount(payer)
    if fine is None:
        return NOT_KNOWN.text(lang) if penalty.missing else say("no_bracket", lang)
    if fine.least is None or fine.most is None:
        return say("warning", lang)
    return f"{format_value(fine.least, lang)} - {format_value(fine.most, lang)}"


def _questions(result: SweepResult, lang: Lang) -> Sheet:
    rows = [
        (
            n, question.facility_id, question.facility_name, missing_phrase(question.missing, lang),
            say(f"whose_{question.missing.whose}", lang), question.settles, question.concerns,
            ", ".join(question.rules),
        )
        for n, question in enumerate(questions_of(result.findings), start=1)
    ]  # fmt: skip
    columns = [
        ("number", 5), ("facility_id", 10), ("facility", 28), ("question", 60), ("whose", 18),
        ("settles", 10), ("concerns", 10), ("rules", 20),
    ]  # fmt: skip
    return Sheet("questions", columns, rows)


def _manual(result: SweepResult, lang: Lang) -> Sheet:
    rows = [
        (
            n, f.verdict.key.facility_id, f.facility_name, f.verdict.key.rule_id, f.title.text(lang),
            f.message.text(lang), "", "",
        )
        for n, f in enumerate((f for f in result.findings if f.verdict.outcome is Outcome.manual), start=1)
    ]  # fmt: skip
    columns = [
        ("number", 5), ("facility_id", 10), ("facility", 28), ("rule", 9), ("title", 30), ("to_look_up", 56),
        ("answer", 16), ("paper", 16),
    ]  # fmt: skip
    return Sheet("manual", columns, rows)


def _evidence(findings: list[Finding], numbers: dict[str, int], titles: Titles, lang: Lang) -> Sheet:
    rows: list[Sequence[Field]] = []
    for finding in findings:
        for evidence in finding.evidence:
            kind = RECORD_KINDS[evidence.record.partition("[")[0]]
            record = record_text(evidence.record, lang, titles)
            grade = evidence.grade.text(lang) if evidence.grade else ""
            for item in _told(evidence, kind):
                column = kind.columns[item.name]
                about = finding.verdict.key
                rows.append((
                    numbers[finding.fingerprint], about.rule_id, about.facility_id,
                    record, _label(column, lang), _value(kind, column, item.value, lang, titles), grade,
                    evidence.place.path, evidence.place.line,
                ))  # fmt: skip
    columns = [
        ("number", 5), ("rule", 9), ("facility_id", 10), ("record", 30), ("field", 32), ("value", 24),
        ("grade", 20), ("file", 30), ("row", 7),
    ]  # fmt: skip
    return Sheet("evidence", columns, rows)


def _told(evidence: Evidence, kind: RecordKind) -> Sequence[EvidenceField]:
    """Return the fields to tell; of a statement of coverage what it says, a blank bound being no bound."""
    if kind is not KINDS["coverage"]:
        return evidence.fields
    return [f for f in evidence.fields if f.value is not None and f.name not in (*kind.key, "facility_id")]


def _label(column: Column, lang: Lang) -> str:
    unit = column.unit.text(lang) if column.unit else ""
    return f"{column.label.text(lang)} ({unit})" if unit else column.label.text(lang)


def _value(kind: RecordKind, column: Column, value: Value, lang: Lang, titles: Titles) -> Field:
    """Return a number or date as such, so that it can be reckoned with, and any other value as its text."""
    if isinstance(value, Interval) and value.is_exact:
        return value.low
    if isinstance(value, bool | str | Interval | None):
        return value_text(kind, column, value, lang, titles)
    return value


def _grounds(findings: list[Finding], numbers: dict[str, int], result: SweepResult, lang: Lang) -> Sheet:
    rows: list[Sequence[Field]] = []
    for finding in findings:
        for citation in finding.citations:
            instrument = result.rulebook.instruments.get(citation.instrument)
            rows.append((
                numbers[finding.fingerprint], finding.verdict.key.rule_id, finding.verdict.key.facility_id,
                provision_text(citation.provision, lang), citation.instrument,
                (instrument.title.text(lang) if instrument else "") + amended_text(citation, lang),
                CONFIDENCES[citation.confidence].text(lang) if citation.confidence else "", citation.checked,
            ))  # fmt: skip
    columns = [
        ("number", 5), ("rule", 9), ("facility_id", 10), ("provision", 36), ("instrument", 20),
        ("instrument_title", 60), ("confidence", 20), ("checked", 12),
    ]  # fmt: skip
    return Sheet("grounds", columns, rows)


def _facility(finding: Finding) -> str:
    return f"{finding.verdict.key.facility_id} {finding.facility_name}"
