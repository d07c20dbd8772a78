"""Forms of one firm a sheet: a label and its value a line, under headings that name the kind of record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from compliance.errors import Place, Problems
from compliance.model.fields import Column, RecordKind
from compliance.model.texts import Bilingual
from compliance.model.units import Unit
from compliance.sources.faults import Fault, shown
from compliance.sources.grid import CellValue, Grid
from compliance.sources.sheets.form_line import (
    REMARKS,
    FormLine,
    may_sign,
    may_title,
    read_line,
    signs,
    without_number,
)
from compliance.sources.sheets.headings import kinds_named, plain, read_heading, unit_in
from compliance.sources.texts import RejectedRow, TextTable

LEAST_LABELS = 3
"""A sheet with fewer labels that are understood is no form."""

MOST_LINES = 1_000
"""A sheet with more lines is no form."""

_ANSWER = Bilingual(
    vi="cần cho biết là trường nào, là bảng nào bắt đầu từ đây, hoặc bỏ qua dòng này (--column)",
    en="say which field it is, which table begins here, or that the line is left out, with --column",
)
_MENDING = Bilingual(
    vi="ghi nội dung này vào đúng cột, hoặc để nguyên nếu không thuộc cột nào",
    en="put what it says into its column, or leave the row as it is if it belongs to none",
)


@dataclass
class Form:
    """What a form holds.

    Attributes:
        tables: A table for each record, of one row; of none if the record was rejected.
        rejected: Its records with lines that are not understood.
    """

    tables: list[tuple[RecordKind, TextTable]] = field(default_factory=list)
    rejected: list[RejectedRow] = field(default_factory=list)


@dataclass
class _Section:
    """The labels and values of one record, and its lines that are not understood, with the reason."""

    kind: RecordKind
    line: int
    values: dict[str, tuple[CellValue, Place]] = field(default_factory=dict)
    asked: list[tuple[FormLine, Fault]] = field(default_factory=list)


def read_form(
    grid: Grid, kinds: Sequence[RecordKind], answers: Mapping[str, str | None], problems: Problems
) -> Form | None:
    """Return the records of a form, one a section; None if the grid is no form.

    A section begins with a line that names a kind of record alone, or with the first line; its labels are
    fields of that kind. A form without such lines is of the kind that has the most of its labels. What a form
    of one facility says of its papers and works belongs to that facility. Titles above the first label,
    signatures below the last and remarks are told as notes of the grid; a record with any other line that is
    not understood is rejected, as that line may change what the record says.

    Args:
        grid: The cells.
        kinds: The kinds of record that may stand in it.
        answers: What a person said of labels and headings, as `SheetMapping.answers`; a heading may also be
            said to begin a kind of record, by its plural name.
        problems: Gets every line that is not understood.
    """
    if len(grid.rows) > MOST_LINES:
        return None
    lines = [read_line(number, cells) for number, cells in grid.rows]
    first = _kind_of_most([line.label for line in lines if line.value is not None], kinds)
    if first is None:
        return None
    sections, asides = _part(lines, first, kinds, answers, grid)
    sections = _with_values(sections)
    firms = [
        s.values["facility_id"] for s in sections if s.kind.name == "facility" and "facility_id" in s.values
    ]
    form = Form()
    for section in sections:
        if len(firms) == 1 and "facility_id" in section.kind.columns:
            section.values.setdefault("facility_id", firms[0])
        for line, fault in section.asked:
            en, vi = f"{fault.en}; {_ANSWER.en}", f"{fault.vi}; {_ANSWER.vi}"
            problems.add(grid.place(line.number, 1), fault.code, en, vi)
        if section.asked:
            form.rejected.append(_rejected(grid, section))
        form.tables.append((section.kind, _as_table(grid, section)))
    if asides:
        told = "; ".join(f"{line.number} {shown(line.text)}" for line in asides)
        grid.notes.append(Fault("form-asides", f"dòng không đọc: {told}", f"lines that are not read: {told}"))
    return form if sections else None


def _field_of(label: str, kind: RecordKind, explained: Mapping[str, str | None]) -> str | None:
    for text in (label, without_number(label)):
        if plain(text) in explained:
            return explained[plain(text)]
        if len(fields := read_heading(text, kind).fields) == 1:
            return fields[0]
    return None


def _kind_of_most(labels: list[str], kinds: Sequence[RecordKind]) -> RecordKind | None:
    """Return the kind whose fields most labels name, or None if they are few or two kinds have as many."""
    counts = [(sum(_field_of(label, kind, {}) is not None for label in labels), kind) for kind in kinds]
    most = max(count for count, _ in counts)
    best = [kind for count, kind in counts if count == most]
    required = [kind for kind in best if any(c.required for c in kind.columns.values())]
    return required[0] if most >= LEAST_LABELS and len(best) == 1 and required else None


def _part(
    lines: Sequence[FormLine],
    first: RecordKind,
    kinds: Sequence[RecordKind],
    explained: Mapping[str, str | None],
    grid: Grid,
) -> tuple[list[_Section], list[FormLine]]:
    """Return the sections of a form, and its lines that are certainly titles, signatures or remarks."""
    valued = [line.number for line in lines if line.value is not None and _is_field(line, kinds, explained)]
    if not valued:
        return [], []
    sections, asides = [_Section(first, lines[0].number)], []
    is_title, is_signed = True, False
    for line in lines:
        is_behind = line.number > valued[-1]
        kind = None if line.value is not None or is_behind else _kind_begun(line, kinds, explained)
        if kind is not None:
            if sections[-1].values or sections[-1].asked:
                sections.append(_Section(kind, line.number))
            else:
                sections[-1] = _Section(kind, line.number)
            if line.doubt is not None:
                sections[-1].asked.append((line, line.doubt))
            is_title = is_signed = False
            continue
        is_title = is_title and line.number < valued[0]
        is_signed = not is_title and (is_signed or signs(line) or (is_behind and _names_kind(line)))
        is_explained = plain(line.label) in explained or line.plain_label in explained
        if (not is_signed or is_explained) and _take(line, sections[-1], explained, grid):
            continue
        if (
            _is_left_out(line, explained)
            or line.is_unfilled
            or line.plain_label in REMARKS
            or (is_title and may_title(line))
            or (is_signed and may_sign(line))
        ):
            asides.append(line)
        else:
            fault = _below_signature(line) if is_signed else _not_understood(line, sections[-1].kind)
            sections[-1].asked.append((line, fault))
    return sections, asides


def _kind_begun(
    line: FormLine, kinds: Sequence[RecordKind], explained: Mapping[str, str | None]
) -> RecordKind | None:
    """Return the kind of record that a line without a value begins; None if it names none alone."""
    said = explained.get(plain(line.label)) or explained.get(line.plain_label)
    named = (said,) if said else kinds_named(without_number(line.label))
    return next((kind for kind in kinds if (kind.plural,) == named), None)


def _names_kind(line: FormLine) -> bool:
    return line.value is None and bool(kinds_named(line.label))


def _is_field(line: FormLine, kinds: Sequence[RecordKind], explained: Mapping[str, str | None]) -> bool:
    return any(_field_of(line.label, kind, explained) is not None for kind in kinds)


def _is_left_out(line: FormLine, explained: Mapping[str, str | None]) -> bool:
    return any(explained.get(label, "") is None for label in (plain(line.label), line.plain_label))


def _take(line: FormLine, section: _Section, explained: Mapping[str, str | None], grid: Grid) -> bool:
    """Take in a line that names a field of its section; return whether it does."""
    name = _field_of(line.label, section.kind, explained)
    if name is None or name not in section.kind.columns:
        return False
    if line.value is None:
        return True
    column = section.kind.columns[name]
    unit = unit_in(without_number(line.label), section.kind, name)
    if unit is not None and unit != column.unit:
        section.asked.append((line, _other_unit(line, unit, column)))
    elif name not in section.values:
        section.values[name] = (line.value, grid.place(line.number, 1))
    elif section.values[name][0] != line.value:
        fault = Fault(
            "duplicate-label",
            f"{shown(line.text)}: nội dung này đã có ở dòng {section.values[name][1].line} của phiếu với giá "
            "trị khác",
            f"found {shown(line.text)}; line {section.values[name][1].line} of the form says something else",
        )
        section.asked.append((line, fault))
    return True


def _other_unit(line: FormLine, unit: Unit, column: Column) -> Fault:
    own = column.unit or Unit()
    return Fault(
        "unit",
        f"{shown(line.text)}: phiếu ghi theo {unit.text('vi')}; cần ghi giá trị theo {own.text('vi')}",
        f"found {shown(line.text)}, which is in {unit.text('en')}; give the value in {own.text('en')}",
    )


def _not_understood(line: FormLine, kind: RecordKind) -> Fault:
    text = shown(line.text)
    if line.value is None:
        return Fault(
            "unknown-line",
            f"{text}: không rõ là tiêu đề một phần hay nội dung",
            f"found {text}; it may head a part of the form or say something",
        )
    return Fault(
        "unknown-label",
        f"{text} không phải trường nào của bảng «{kind.label.vi}»",
        f"found {text}; its label is no field of {kind.plural}",
    )


def _below_signature(line: FormLine) -> Fault:
    text = shown(line.text)
    return Fault(
        "below-signature",
        f"{text}: đứng dưới chữ ký, không rõ là của ai",
        f"found {text}; it stands below a signature, and nothing tells whose it is",
    )


def _with_values(sections: Sequence[_Section]) -> list[_Section]:
    """Return the sections that hold values; what others ask is asked of the one before them, or the first."""
    found = [section for section in sections if section.values]
    for section in sections if found else ():
        if not section.values:
            before = [other for other in found if other.line < section.line]
            (before[-1] if before else found[0]).asked += section.asked
    return found


def _rejected(grid: Grid, section: _Section) -> RejectedRow:
    cells = {name: value for name, (value, _) in section.values.items()}
    reasons = []
    for line, fault in section.asked:
        vi = f"dòng {line.number}: {fault.vi}; {_MENDING.vi}"
        en = f"line {line.number}: {fault.en}; {_MENDING.en}"
        reasons.append(("", Fault(fault.code, vi, en)))
    owner = cells.get("facility_id")
    return RejectedRow(
        section.kind.plural,
        grid.place(section.line),
        cells | {str(line.number): line.text for line, _ in section.asked},
        tuple(reasons),
        owner if isinstance(owner, str) else None,
    )


def _as_table(grid: Grid, section: _Section) -> TextTable:
    """Return a table of the record of a section, or of none if it was rejected."""
    rows = 0 if section.asked else 1
    return TextTable(
        grid.name,
        list(section.values),
        {name: place for name, (_, place) in section.values.items()},
        {name: [value] * rows for name, (value, _) in section.values.items()},
        [section.line] * rows,
    )
