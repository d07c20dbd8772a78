"""Forms of one firm a sheet: a label and its value a line, under headings that name the kind of record."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from compliance.errors import Place, Problems
from compliance.model.fields import RecordKind
from compliance.sources.faults import Fault, shown
from compliance.sources.grid import CellValue, Doubt, Grid
from compliance.sources.sheets.header import texts_of
from compliance.sources.sheets.headings import kinds_named, plain, read_heading
from compliance.sources.texts import TextTable

LEAST_LABELS = 3
"""A sheet with fewer labels that are understood is no form."""

_NUMBER_BEFORE = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]+)\s*[.)]\s*", re.IGNORECASE)


@dataclass
class _Section:
    """The labels and values of one record."""

    kind: RecordKind
    line: int
    values: dict[str, tuple[CellValue, Place]] = field(default_factory=dict)


def read_form(
    grid: Grid, kinds: Sequence[RecordKind], answers: Mapping[str, str | None], problems: Problems
) -> list[tuple[RecordKind, TextTable]]:
    """Return the records of a form, one a section; empty if the grid is no form.

    A section begins with a line that names a kind of record alone, or with the first line; its labels are
    fields of that kind. A form without such lines is of the kind that has the most of its labels. What a form
    of one facility says of its papers and works belongs to that facility.

    Args:
        grid: The cells.
        kinds: The kinds of record that may stand in it.
        answers: Labels that a person has explained: the field, or None to leave the line out.
        problems: Gets every line that holds a value and is not understood.
    """
    explained = {plain(label): name for label, name in answers.items()}
    lines = [(line, *_label_and_value(cells)) for line, cells in grid.rows]
    first = _kind_of_most([label for _, label, value in lines if value is not None], kinds)
    if first is None:
        return []
    sections = [_Section(first, grid.rows[0][0])]
    for line, label, value in lines:
        named = kinds_named(_without_number(label)) if value is None else ()
        if len(named) == 1 and (kind := next((k for k in kinds if k.plural == named[0]), None)):
            if sections[-1].values or len(sections) > 1:
                sections.append(_Section(kind, line))
            else:
                sections = [_Section(kind, line)]
            continue
        if value is None:
            continue
        _note_line(sections[-1], grid.place(line, 1), label, value, explained, problems)
    firms = [
        s.values["facility_id"] for s in sections if s.kind.name == "facility" and "facility_id" in s.values
    ]
    for section in sections:
        if len(firms) == 1 and section.values and "facility_id" in section.kind.columns:
            section.values.setdefault("facility_id", firms[0])
    return [(s.kind, _as_table(grid, s)) for s in sections if s.values]


def _label_and_value(cells: Sequence[CellValue]) -> tuple[str, CellValue]:
    """Return the label of a line and its value; a value of None where the line holds a text alone."""
    filled = [cell for cell in cells if cell is not None]
    first = filled[0]
    label = first.shown if isinstance(first, Doubt) else str(first)
    if len(filled) == 1 and ":" in label:
        label, _, value = label.partition(":")
        return label.strip(), value.strip() or None
    if len(filled) > 1 and re.fullmatch(r"[\dIVX]{1,4}[.)]", label):
        return _label_and_value(filled[1:])
    label = label.rstrip(" :")
    if len(filled) == 1:
        return label, None
    if len(filled) == 2:
        return label, filled[1]
    several = " | ".join(text for _, text in texts_of(filled[1:]))
    fault = Fault(
        "several-cells",
        f"{shown(several)}: có nhiều ô ghi giá trị cho một nội dung; chỉ để một ô",
        f"found {shown(several)}: several cells hold a value for one label; leave one",
    )
    return label, Doubt(several, fault)


def _without_number(label: str) -> str:
    return _NUMBER_BEFORE.sub("", label).rstrip(" :")


def _field_of(label: str, kind: RecordKind, explained: Mapping[str, str | None]) -> str | None:
    for text in (label, _without_number(label)):
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


def _note_line(
    section: _Section,
    place: Place,
    label: str,
    value: CellValue,
    explained: Mapping[str, str | None],
    problems: Problems,
) -> None:
    if explained.get(plain(label), "") is None:
        return
    name = _field_of(label, section.kind, explained)
    if name is None or name not in section.kind.columns:
        problems.add(
            place, "unknown-label",
            f"{label!r} is no field of {section.kind.plural}; say which it is, or that it is left out, with "
            "--column",
            f"«{label}» không phải trường nào của bảng «{section.kind.label.vi}»; cần cho biết là trường "
            "nào, hoặc bỏ qua (--column)",
        )  # fmt: skip
    elif name in section.values:
        problems.add(
            place, "duplicate-label", f"{label!r} stands twice in one form",
            f"«{label}» có hai lần trong một phiếu",
        )  # fmt: skip
    else:
        section.values[name] = (value, place)


def _as_table(grid: Grid, section: _Section) -> TextTable:
    return TextTable(
        grid.name,
        list(section.values),
        {name: place for name, (_, place) in section.values.items()},
        {name: [value] for name, (value, _) in section.values.items()},
        [section.line],
    )
