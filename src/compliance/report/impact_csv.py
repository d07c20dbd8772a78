"""The impact of an edit as CSV for Excel: one row a change, none left out, no text taken for a formula."""

import csv
import io
from collections.abc import Iterator
from itertools import chain

from compliance.impact import Change, Impact, Side
from compliance.model.texts import Lang
from compliance.report.csv_list import safe
from compliance.report.impact_words import causes_text, failed_labels, messages, outcome_label, told_otherwise
from compliance.report.words import SEVERITIES

COLUMNS = (
    "rule", "title", "facility", "facility_name", "subject_kind", "subject", "change", "outcome_before",
    "outcome_after", "label_before", "label_after", "causes", "failed_before", "failed_after",
    "severity_before", "severity_after", "message_before", "message_after", "told_otherwise", "edited",
)  # fmt: skip


def impact_to_csv(impact: Impact, lang: Lang) -> str:
    """Return all changes as CSV with a header row."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in _rows(impact, lang):
        writer.writerow({name: safe(value) for name, value in row.items()})
    return buffer.getvalue()


def _rows(impact: Impact, lang: Lang) -> Iterator[dict[str, str]]:
    for change in chain(impact.changes, impact.quiet_changes()):
        before, after = change.outcomes
        failed, said = failed_labels(impact, change, lang), messages(change, lang)
        version = impact.new if change.key.rule_id in impact.new.compiled.rules else impact.old
        yield {
            "rule": change.key.rule_id,
            "title": version.compiled.rules[change.key.rule_id].rule.title.text(lang),
            "facility": change.key.facility_id,
            "facility_name": change.facility_name,
            "subject_kind": change.key.subject_kind,
            "subject": change.key.subject_key,
            "change": "verdict" if change.is_verdict else "wording",
            "outcome_before": before.value if before else "",
            "outcome_after": after.value if after else "",
            "label_before": outcome_label(before, lang),
            "label_after": outcome_label(after, lang),
            "causes": " | ".join(causes_text(impact, change, lang)),
            "failed_before": failed[0],
            "failed_after": failed[1],
            "severity_before": _severity(change.before, lang),
            "severity_after": _severity(change.after, lang),
            "message_before": said[0],
            "message_after": said[1],
            "told_otherwise": _told(change, lang),
            "edited": " ".join(f"{cause.edit.kind}/{cause.edit.name}" for cause in change.causes),
        }


def _severity(side: Side | None, lang: Lang) -> str:
    return SEVERITIES[side.finding.severity].text(lang) if side and side.finding else ""


def _told(change: Change, lang: Lang) -> str:
    return "" if change.is_verdict else ", ".join(told_otherwise(change, lang))
