"""Findings and verdicts as plain data, for json and jsonl."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from compliance.model.citations import Citation
from compliance.model.enforcement import Enforcement
from compliance.model.findings import Evidence, Finding, Verdict
from compliance.model.outcomes import Outcome
from compliance.model.penalties import WARNING, Fine
from compliance.model.texts import Bilingual
from compliance.model.values import Interval, Value, format_value
from compliance.report.enforcement_words import PAYERS, reason_text
from compliance.sweep import ALWAYS_REJUDGED, SweepResult


def to_json(result: SweepResult, *, include_all: bool) -> str:
    """Return the whole result as one JSON object."""
    return json.dumps(
        _summary(result) | {"findings": list(_rows(result, include_all))}, ensure_ascii=False, indent=2
    )


def to_jsonl(result: SweepResult, *, include_all: bool) -> str:
    """Return one JSON object a line: each finding, and with `include_all` each other verdict."""
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in _rows(result, include_all))


def _summary(result: SweepResult) -> dict[str, Any]:
    agreement = result.agreement
    return {
        "as_of": result.as_of.isoformat(),
        "rulebook": {"hash": result.rulebook.hash, "rules": len(result.rulebook.rules)},
        "register": {"hash": result.register.hash, "facilities": len(result.register.facility_ids)},
        "counts": {outcome.value: number for outcome, number in result.counts.items()},
        "agreement": {
            "verdicts": agreement.verdicts,
            "rejudged": agreement.rejudged,
            "disagreements": agreement.disagreements,
        },
    }


def _rows(result: SweepResult, include_all: bool) -> Iterator[dict[str, Any]]:  # noqa: FBT001
    for finding in result.findings:
        yield _finding(finding)
    if include_all:
        for verdict in result.verdicts():
            if verdict.outcome not in ALWAYS_REJUDGED:
                yield _verdict(verdict)


def _verdict(verdict: Verdict) -> dict[str, Any]:
    key = verdict.key
    return {
        "rule": key.rule_id,
        "facility": key.facility_id,
        "subject": {"kind": key.subject_kind, "key": key.subject_key},
        "outcome": verdict.outcome.value,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    verdict = finding.verdict
    return (
        _verdict(verdict)
        | {
            "facility_name": finding.facility_name,
            "title": _bilingual(finding.title),
            "severity": finding.severity.value,
            "failed_requirements": list(verdict.failed),
            "missing": [str(missing) for missing in finding.missing],
            "message": _bilingual(finding.message),
            "remedy": None
            if finding.remedy is None
            else _bilingual(finding.remedy) | {"days": finding.remedy_days},
            "evidence": [_evidence(evidence) for evidence in finding.evidence],
            "citations": [_citation(citation) for citation in finding.citations],
            "programme": [_citation(citation) for citation in finding.programme],
            "enforcement": _enforcement(finding.enforcement),
            "penalty": _penalty(finding.enforcement),
            "fingerprint": finding.fingerprint,
        }
        | ({"failure": verdict.doubt} if verdict.outcome is Outcome.failed else {})
    )


def _enforcement(enforcement: Enforcement | None) -> dict[str, Any] | None:
    if enforcement is None:
        return None
    last = enforcement.barred_after
    return {
        "list": enforcement.list.value,
        "reasons": [
            {"code": reason.code, "vi": reason_text(reason, "vi"), "en": reason_text(reason, "en")}
            for reason in enforcement.reasons
        ],
        "act": enforcement.act,
        "barred_after": last.isoformat() if last else None,
    }


def _penalty(enforcement: Enforcement | None) -> dict[str, Any] | None:
    penalty = enforcement.penalty if enforcement else None
    if penalty is None:
        return None
    return {
        "table": penalty.table,
        "unit": "million VND",
        **{payer: _fine(penalty.amount(payer)) for payer in PAYERS},
        "payer": penalty.payer,
        "raised_percent": f"{penalty.raised.normalize():f}",
        "not_counted_in": penalty.unsettled,
        "citation": _citation(penalty.citation) if penalty.citation else None,
        "missing": [str(missing) for missing in penalty.missing],
    }


def _fine(fine: Fine | None) -> Any:
    if fine is None:
        return None
    return WARNING if fine.least is None else [_plain(fine.least), _plain(fine.most)]


def _bilingual(text: Bilingual) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "record": evidence.record,
        "file": evidence.place.path,
        "line": evidence.place.line,
        "fields": {item.name: _plain(item.value) for item in evidence.fields},
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "instrument": citation.instrument,
        "provision": citation.provision,
        "as_amended_by": list(citation.as_amended_by),
        "confidence": citation.confidence.value if citation.confidence else None,
        "checked": citation.checked.isoformat() if citation.checked else None,
    }


def _plain(value: Value) -> Any:
    """Return a value as JSON has it; numbers as texts, so that no digit is lost."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Interval):
        return format_value(value, "en").replace(",", "")
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value
