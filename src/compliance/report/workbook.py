"""The list officers work from, as a workbook: one row a finding, filters, frozen heads, A4."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from compliance.language.missing_phrases import missing_phrase
from compliance.model.enforcement import ActionList
from compliance.model.findings import Finding
from compliance.model.outcomes import Outcome
from compliance.model.penalties import Fine
from compliance.model.schema import RECORD_KINDS, SUBJECTS
from compliance.model.texts import Lang
from compliance.model.values import Interval, Value, format_date, format_value
from compliance.report.csv_list import safe
from compliance.report.enforcement_words import PAYERS, reason_text
from compliance.report.questions import questions_of
from compliance.report.words import CONFIDENCES, SEVERITIES, agreement_line, provision_text, word
from compliance.report.workbook_words import HEADINGS, SHEETS, say
from compliance.sweep import SweepResult

_FONT = "Times New Roman"
_HEAD = PatternFill("solid", fgColor="E3ECF5")
_SIDE = Side(style="thin", color="9AA5B1")
_LINE = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_MILLION = "#,##0.###"
_DATE = "dd/mm/yyyy"
_LINE_POINTS, _MAX_POINTS = 14.5, 409.0
_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
FIRST_ROW = 5
"""The row of the headings, below title and date."""

Field = str | int | Decimal | date | None


@dataclass(frozen=True)
class Sheet:
    """A sheet of the workbook.

    Attributes:
        key: Its key in the words.
        columns: Heading and width in characters of each column.
        rows: Its rows, a value a column.
        unprinted: Number of its last columns that are not printed.
    """

    key: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Field]]
    unprinted: int = 0


def workbook_bytes(result: SweepResult, lang: Lang) -> bytes:
    """Return the workbook of a result as a file's bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "compliance"
    for sheet in _sheets(result, lang):
        _add(book.create_sheet(say(SHEETS[sheet.key][0], lang)), sheet, result, lang)
    buffer = BytesIO()
    book.save(buffer)
    return _without_clock(buffer.getvalue())


def _without_clock(data: bytes) -> bytes:
    """Return a workbook without the time at which it was written, so that same inputs give same bytes."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as written, ZipFile(buffer, "w", ZIP_DEFLATED) as kept:
        for item in written.infolist():
            content = written.read(item)
            if item.filename == "docProps/core.xml":
                content = _STAMP.sub(b"1980-01-01T00:00:00Z", content)
            kept.writestr(ZipInfo(item.filename), content, ZIP_DEFLATED)
    return buffer.getvalue()


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
        yield _findings(key, listed, numbers, lang)
    yield _questions(result, lang)
    yield _manual(result, lang)
    yield _evidence(found, numbers, lang)
    yield _grounds(found, numbers, result, lang)
    failed = [f for f in result.findings if f.verdict.outcome is Outcome.failed]
    if failed:
        yield Sheet(
            "failed", [("rule", 9), ("facility", 30), ("finding", 90)],
            [(f.verdict.key.rule_id, _facility(f), f.message.text(lang)) for f in failed],
        )  # fmt: skip


def _findings(key: str, findings: list[Finding], numbers: dict[str, int], lang: Lang) -> Sheet:
    columns = [("number", 5), ("facility", 20), ("rule", 9), ("title", 20), ("finding", 50), ("severity", 10)]
    if key == "remedy":
        columns.append(("why_not", 24))
    if key == "proposed":
        columns += [("fine_individual", 10), ("fine_organisation", 11), ("barred_after", 12)]
    columns += [("remedy", 34), ("remedy_days", 7)]
    unprinted = [("facility_id", 12), ("subject", 34), ("act", 28), ("fingerprint", 20)]
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
            penalty = enforcement.penalty
            fines = [_fine(penalty.amount(payer) if penalty else None, lang) for payer in PAYERS]
            row += [*fines, enforcement.barred_after]
        row += [finding.remedy.text(lang) if finding.remedy else "", finding.remedy_days]
        act = enforcement.act if enforcement else None
        rows.append([*row, about.facility_id, _subject(finding, lang), act, finding.fingerprint])
    return Sheet(key, [*columns, *unprinted], rows, len(unprinted))


def _fine(fine: Fine | None, lang: Lang) -> str:
    if fine is None:
        return ""
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
        ("settles", 10), ("concerns", 10), ("rules", 16),
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


def _evidence(findings: list[Finding], numbers: dict[str, int], lang: Lang) -> Sheet:
    rows: list[Sequence[Field]] = []
    for finding in findings:
        for evidence in finding.evidence:
            kind = RECORD_KINDS[evidence.record.partition("[")[0]]
            grade = evidence.grade.text(lang) if evidence.grade else ""
            for item in evidence.fields:
                column = kind.columns[item.name]
                about = finding.verdict.key
                rows.append((
                    numbers[finding.fingerprint], about.rule_id, about.facility_id,
                    evidence.record, column.label.text(lang), _value(item.value, column.choices, lang), grade,
                    evidence.place.path, evidence.place.line,
                ))  # fmt: skip
    columns = [
        ("number", 5), ("rule", 9), ("facility_id", 10), ("record", 30), ("field", 32), ("value", 24),
        ("grade", 20), ("file", 30), ("row", 7),
    ]  # fmt: skip
    return Sheet("evidence", columns, rows)


def _value(value: Value, choices: object, lang: Lang) -> Field:
    if isinstance(choices, type) and isinstance(value, str):
        return str(choices.member(value).text(lang))  # type: ignore[attr-defined]
    if isinstance(value, Interval) and value.is_exact:
        return value.low
    if isinstance(value, bool) or value is None or isinstance(value, Interval):
        return format_value(value, lang)
    return value


def _grounds(findings: list[Finding], numbers: dict[str, int], result: SweepResult, lang: Lang) -> Sheet:
    rows: list[Sequence[Field]] = []
    for finding in findings:
        for citation in finding.citations:
            instrument = result.rulebook.instruments.get(citation.instrument)
            rows.append((
                numbers[finding.fingerprint], finding.verdict.key.rule_id, finding.verdict.key.facility_id,
                provision_text(citation.provision, lang), citation.instrument,
                instrument.title.text(lang) if instrument else "",
                CONFIDENCES[citation.confidence].text(lang) if citation.confidence else "", citation.checked,
            ))  # fmt: skip
    columns = [
        ("number", 5), ("rule", 9), ("facility_id", 10), ("provision", 36), ("instrument", 20),
        ("instrument_title", 60), ("confidence", 20), ("checked", 12),
    ]  # fmt: skip
    return Sheet("grounds", columns, rows)


def _facility(finding: Finding) -> str:
    return f"{finding.verdict.key.facility_id} {finding.facility_name}"


def _subject(finding: Finding, lang: Lang) -> str:
    about = finding.verdict.key
    if about.subject_kind == "facility":
        return ""
    return f"{SUBJECTS[about.subject_kind].label.text(lang)} {about.subject_key}"


def _add(page: Worksheet, sheet: Sheet, result: SweepResult, lang: Lang) -> None:
    """Lay a sheet out: title, date, notes, headings, rows."""
    last = get_column_letter(len(sheet.columns) - sheet.unprinted)
    agreement = result.agreement
    about = (
        f"{result.register.manifest.title or ''} - {word('as_of', lang)}: {format_date(result.as_of, lang)}. "
    )
    lines = [
        (say(SHEETS[sheet.key][1], lang), Font(name=_FONT, size=14, bold=True)),
        (about + word("draft", lang), Font(name=_FONT, size=11, italic=True)),
        (
            agreement_line(agreement.verdicts, agreement.rejudged, agreement.disagreements, lang),
            Font(name=_FONT, size=10, color="5A6572"),
        ),
    ]
    for number, (text, font) in enumerate(lines, start=1):
        page.merge_cells(f"A{number}:{last}{number}")
        cell = page.cell(number, 1)
        cell.value, cell.font = safe(text), font
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.row_dimensions[2].height = 32
    for column, (heading, width) in enumerate(sheet.columns, start=1):
        head = page.cell(FIRST_ROW, column, say(HEADINGS[heading], lang))
        head.font, head.fill, head.border = Font(name=_FONT, size=11, bold=True), _HEAD, _LINE
        head.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        page.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(sheet.rows, start=FIRST_ROW + 1):
        for column, value in enumerate(row, start=1):
            _fill(page.cell(number, column), value)
        page.row_dimensions[number].height = _height(row, sheet.columns)
    if not sheet.rows:
        _fill(page.cell(FIRST_ROW + 1, 1), say("nothing", lang))
    page.freeze_panes = f"A{FIRST_ROW + 1}"
    bottom = FIRST_ROW + max(len(sheet.rows), 1)
    page.auto_filter.ref = f"A{FIRST_ROW}:{get_column_letter(len(sheet.columns))}{bottom}"
    page.print_area = f"A1:{last}{bottom}"
    headings = [say(HEADINGS[heading], lang) for heading, _ in sheet.columns]
    page.row_dimensions[FIRST_ROW].height = _height(headings, sheet.columns)
    _set_up_print(page)


def _height(row: Sequence[Field], columns: Sequence[tuple[str, int]]) -> float:
    """Return how high a row must be for all its texts, in points; the reckoning is on the safe side."""
    lines = [
        sum(math.ceil(max(len(part), 1) / width) for part in str(value).split("\n"))
        for value, (_, width) in zip(row, columns, strict=True)
        if value is not None
    ]
    return min(max(lines, default=1) * _LINE_POINTS + 3, _MAX_POINTS)


def _fill(cell: Cell | MergedCell, value: Field) -> None:
    """Put a value into a cell: dates and numbers as such, and no text as a formula."""
    cell.value = safe(value) if isinstance(value, str) else value
    if isinstance(value, date):
        cell.number_format = _DATE
    elif isinstance(value, Decimal):
        cell.number_format = _MILLION
    cell.font, cell.border = Font(name=_FONT, size=11), _LINE
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _set_up_print(page: Worksheet) -> None:
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    page.print_title_rows = f"{FIRST_ROW}:{FIRST_ROW}"
    page.page_margins.left = page.page_margins.right = 0.4
    page.oddFooter.center.text = "&P/&N"  # type: ignore[union-attr]
