"""The list of findings as CSV that Excel opens: one row a finding, no text taken for a formula."""

import csv
import io
from collections.abc import Iterator

from compliance.model.enforcement import Enforcement
from compliance.model.findings import Finding
from compliance.model.texts import Lang
from compliance.report.enforcement_words import PAYERS, fine_text, reason_text
from compliance.report.words import OUTCOMES, SEVERITIES, citation_text
from compliance.sweep import ALWAYS_REJUDGED, SweepResult

COLUMNS = (
    "rule", "title", "facility", "facility_name", "subject_kind", "subject", "outcome", "outcome_label",
    "severity", "action_list", "action_reasons", "act", "barred_after", "fine_individual",
    "fine_organisation", "payer", "failed_requirements", "message", "remedy", "remedy_days", "missing",
    "citations", "programme", "evidence", "fingerprint",
)  # fmt: skip

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a formula may begin with, the wide letters of Asian keyboards too. Source: OWASP, CSV Injection."""


def to_csv(result: SweepResult, lang: Lang, *, include_all: bool) -> str:
    """Return all findings, and with `include_all` all other verdicts, as CSV with a header row."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for row in _rows(result, lang, include_all):
        writer.writerow({name: safe(value) for name, value in row.items()})
    return buffer.getvalue()


def safe(value: str) -> str:
    """Return a text that a spreadsheet does not take for a formula."""
    return f"'{value}" if value.startswith(_FORMULA_STARTS) else value


def _rows(result: SweepResult, lang: Lang, include_all: bool) -> Iterator[dict[str, str]]:  # noqa: FBT001
    for finding in result.findings:
        yield _row(finding, result, lang)
    if not include_all:
        return
    names = dict(
        zip(*(result.register.tables["facilities"].column(c).to_pylist() for c in ("facility_id", "name")),
            strict=True)
    )  # fmt: skip
    for verdict in result.verdicts():
        if verdict.outcome not in ALWAYS_REJUDGED:
            key, rule = verdict.key, result.rulebook.rules[verdict.key.rule_id].rule
            yield {
                "rule": key.rule_id,
                "title": rule.title.text(lang),
                "facility": key.facility_id,
                "facility_name": names[key.facility_id],
                "subject_kind": key.subject_kind,
                "subject": key.subject_key,
                "outcome": verdict.outcome.value,
                "outcome_label": OUTCOMES[verdict.outcome].text(lang),
            }


def _row(finding: Finding, result: SweepResult, lang: Lang) -> dict[str, str]:
    key = finding.verdict.key
    instruments = result.rulebook.instruments
    return {
        "rule": key.rule_id,
        "title": finding.title.text(lang),
        "facility": key.facility_id,
        "facility_name": finding.facility_name,
        "subject_kind": key.subject_kind,
        "subject": key.subject_key,
        "outcome": finding.verdict.outcome.value,
        "outcome_label": OUTCOMES[finding.verdict.outcome].text(lang),
        "severity": SEVERITIES[finding.severity].text(lang),
        **_enforcement(finding.enforcement, lang),
        "failed_requirements": " ".join(finding.verdict.failed),
        "message": finding.message.text(lang),
        "remedy": finding.remedy.text(lang) if finding.remedy else "",
        "remedy_days": "" if finding.remedy_days is None else str(finding.remedy_days),
        "missing": " ".join(str(missing) for missing in finding.missing),
        "citations": "; ".join(citation_text(c, instruments, lang) for c in finding.citations),
        "programme": "; ".join(citation_text(c, instruments, lang) for c in finding.programme),
        "evidence": " ".join(f"{e.record}@{e.place}" for e in finding.evidence),
        "fingerprint": finding.fingerprint,
    }


def _enforcement(enforcement: Enforcement | None, lang: Lang) -> dict[str, str]:
    if enforcement is None:
        return {}
    row = {
        "action_list": enforcement.list.text(lang),
        "action_reasons": "; ".join(reason_text(reason, lang) for reason in enforcement.reasons),
        "act": enforcement.act or "",
        "barred_after": enforcement.barred_after.isoformat() if enforcement.barred_after else "",
    }
    penalty = enforcement.penalty
    if penalty is not None:
        fines = {payer: penalty.amount(payer) for payer in PAYERS}
        row |= {f"fine_{payer}": fine_text(fine, lang) for payer, fine in fines.items() if fine is not None}
        row["payer"] = penalty.payer or ""
    return row
