"""What keeps a sheet from being read: headings that are not understood, and columns that are missing."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from compliance.errors import Place, Problems, suggest
from compliance.model.fields import Column, RecordKind
from compliance.model.unit_conversions import conversion_factor, is_per_other_time
from compliance.model.units import Unit
from compliance.sources.faults import Fault, shown
from compliance.sources.grid import Doubt, Grid
from compliance.sources.sheets.column_mapping import SheetMapping
from compliance.sources.sheets.header import Header, HeaderColumn
from compliance.sources.sheets.headings import plain, units_told
from compliance.sources.sheets.layout import Layout

_SAYS_UNIT = re.compile(r"(?:đơn vị(?: tính)?|đvt|don vi(?: tinh)?|dvt)\s*[:：]", re.IGNORECASE)
"""How a title or a remark says in what unit a table is written."""


def note_header_faults(grid: Grid, layout: Layout, said: SheetMapping, problems: Problems) -> bool:
    """Note what keeps a sheet from being read; return whether there is anything."""
    header, kind = layout.header, layout.header.kind
    before = len(problems.found)
    for row in layout.other_headers:
        problems.add(
            grid.place(row.line), "second-table",
            f"this row heads another table: {shown(row.text)}; put each table on a sheet of its own",
            f"dòng này là tiêu đề của một bảng khác: {shown(row.text)}; để mỗi bảng ở một trang riêng",
        )  # fmt: skip
    line = header.lines[0]
    for column in header.columns:
        holds = any(len(cells) >= column.column and cells[column.column - 1] is not None
                    for _, cells in layout.rows)  # fmt: skip
        if column.role in ("asked", "twice", "blank") and (holds or (column.heading and not layout.rows)):
            fault = _answer_fault(column, kind, said) or _column_fault(column, kind)
            place = grid.place(header.lines[-1] if not column.heading else line, column.column)
            problems.add(place, fault.code, fault.en, fault.vi)
        elif (
            column.role == "field"
            and not header.tells_origin
            and column.field not in said.units
            and (unit_fault := _unit_fault(column, kind))
        ):
            problems.add(grid.place(line, column.column), unit_fault.code, unit_fault.en, unit_fault.vi)
    for line_in_doubt, number, fault in doubted_headings(grid, header, said):
        problems.add(grid.place(line_in_doubt, number), fault.code, fault.en, fault.vi)
    for place, fault in () if header.tells_origin else _faults_of_units(grid, layout, said):
        problems.add(place, fault.code, fault.en, fault.vi)
    named = {c.field for c in header.columns if c.role in ("field", "twice")}
    for name, declared in kind.columns.items():
        if declared.required and name not in named:
            problems.add(
                grid.place(line), "missing-column", f"the required column {name!r} is missing",
                f"thiếu cột bắt buộc «{declared.label.vi}»",
            )  # fmt: skip
    return len(problems.found) > before


def doubted_headings(grid: Grid, header: Header, said: SheetMapping) -> Iterator[tuple[int, int, Fault]]:
    """Yield line, column and fault of each heading in doubt that no person has explained."""
    explained = {plain(heading) for heading in said.columns}
    for line, cells in grid.rows:
        for column, cell in zip(header.columns, cells if line in header.lines else (), strict=False):
            is_explained = column.role == "numbering" or plain(column.heading) in explained
            if isinstance(cell, Doubt) and not is_explained:
                fault = cell.fault
                vi = f"{fault.vi}; hoặc cho biết là trường nào, hay bỏ qua cột (--column)"
                en = f"{fault.en}; or say which field the column is, or that it is left out, with --column"
                yield line, column.column, Fault(fault.code, vi, en)


def _faults_of_units(grid: Grid, layout: Layout, said: SheetMapping) -> Iterator[tuple[Place, Fault]]:
    """Yield units that stand in two ways for one column, or beside the headings, where nobody took them."""
    header, kind = layout.header, layout.header.kind
    fields = [c for c in header.columns if c.role == "field" and c.field is not None]
    of_field: dict[str, set[Unit]] = defaultdict(set)
    for column in fields:
        place = grid.place(header.lines[0], column.column)
        name = str(column.field)
        stated = said.units.get(name)
        own = kind.columns[name].unit
        is_known = column.unit is not None and (
            own is None or conversion_factor(column.unit, own) is not None
        )
        if is_known and stated is not None and Unit.parse(stated) != column.unit:
            yield place, _two_units(column.heading, str(column.unit), stated)
        used = kind.columns[name].unit_field
        if column.unit is not None and used is not None:
            of_field[used].add(column.unit)
            if used in header.fields.values():
                yield place, _two_units(column.heading, str(column.unit), kind.columns[used].label.vi)
            elif len(of_field[used]) > 1:
                yield place, _two_units(column.heading, *map(str, of_field[used]))
    unsaid = [
        c for c in fields
        if kind.columns[str(c.field)].unit is not None and c.unit is None and c.field not in said.units
    ]  # fmt: skip
    if not unsaid:
        return
    for column in unsaid:
        own = kind.columns[str(column.field)].unit
        # The unit of the column's own heading is not unsaid: this one stands above several.
        if any(unit != own for unit in units_told(column.heading)):
            yield grid.place(header.lines[0], column.column), _unit_beside(column.heading)
    units = [unit for c in unsaid if (unit := kind.columns[str(c.field)].unit) is not None]
    for row in (*layout.titles, *layout.groups, *layout.notes):
        if _SAYS_UNIT.search(row.text) or _tells_other_unit(row.text, units):
            yield grid.place(row.line), _unit_beside(row.text)
    for line, cells in layout.rows[:1]:
        told = [
            cell for c in unsaid
            if isinstance(cell := cells[c.column - 1], str) and _is_unit_of(cell, kind.columns[str(c.field)])
        ]  # fmt: skip
        if told:
            yield grid.place(line), _unit_beside(" | ".join(told))


def _tells_other_unit(text: str, units: Sequence[Unit]) -> bool:
    """Return whether a text tells a unit of the quantity of one of some units, and none of these."""
    return any(
        unit not in units and any(conversion_factor(unit, own) is not None for own in units)
        for unit in units_told(text)
    )


def _is_unit_of(text: str, column: Column) -> bool:
    """Return whether a text is nothing but a unit of a column's quantity."""
    bare = text.strip("() ")
    unit = Unit.parse(bare)
    return (
        column.unit is not None
        and not bare[:1].isdigit()
        and conversion_factor(unit, column.unit) is not None
    )


def _two_units(heading: str, one: str, other: str) -> Fault:
    return Fault(
        "unit-twice",
        f"{shown(heading)}: đơn vị được cho biết hai cách khác nhau: {one}, {other}",
        f"{heading!r}: its unit is told in two ways: {one}, {other}",
    )


def _unit_beside(text: str) -> Fault:
    return Fault(
        "unit-asked",
        f"{shown(text)}: đơn vị ghi ngoài tiêu đề cột; cần ghi vào tiêu đề từng cột, hoặc khai bằng --unit",
        f"found {shown(text)}: a unit outside the headings; put it into each heading, or say it with --unit",
    )


def _answer_fault(column: HeaderColumn, kind: RecordKind, said: SheetMapping) -> Fault | None:
    """Return what is wrong with what a person said of a column: it names no field of the kind."""
    name = said.answers.get(plain(column.heading))
    if name is None or name in kind.columns:
        return None
    hint = suggest(name, kind.columns)
    return Fault(
        "unknown-answer",
        f"{shown(column.heading)}: đã khai là {shown(name)}, nhưng bảng «{kind.label.vi}» không có trường này"
        f"{hint.replace('; did you mean ', '; có phải là ')}",
        f"{column.heading!r} was said to be {name!r}, which is no field of {kind.plural}{hint}; allowed: "
        f"{', '.join(kind.columns)}",
    )


def _column_fault(column: HeaderColumn, kind: RecordKind) -> Fault:
    heading = column.heading
    if column.role == "blank":
        return Fault(
            "no-heading", "cột có số liệu nhưng không có tiêu đề", "the column holds data and has no heading"
        )
    if column.role == "twice":
        return Fault(
            "duplicate-column", f"{shown(heading)}: trường này có ở hai cột", f"{heading!r} stands twice"
        )
    if column.candidates:
        labels = ", ".join(f"«{kind.columns[name].label.vi}»" for name in column.candidates)
        return Fault(
            "column-asked",
            f"{shown(heading)} có thể là {labels}; cần cho biết là trường nào (--column)",
            f"{heading!r} may be {', '.join(column.candidates)}; say which with --column",
        )
    hint = suggest(heading, [*kind.columns, *(c.label.vi for c in kind.columns.values())])
    near = hint.replace("; did you mean ", "; có phải là ")
    return Fault(
        "unknown-column",
        f"{shown(heading)} không phải trường nào của bảng «{kind.label.vi}»{near}; cần cho biết là trường "
        "nào, hoặc bỏ qua (--column)",
        f"{heading!r} is no field of {kind.plural}{hint}; allowed: {', '.join(kind.columns)}; say which "
        "field it is, or that it is left out, with --column",
    )


def _unit_fault(column: HeaderColumn, kind: RecordKind) -> Fault | None:
    """Return why the unit in a heading cannot be taken: it is of another quantity, or over another time."""
    declared = kind.columns[str(column.field)].unit
    if column.unit is None or declared is None or column.unit == declared:
        return None
    units_vi = f"{shown(column.heading)}: {column.unit.text('vi')}, {declared.text('vi')}"
    if conversion_factor(column.unit, declared) is None:
        return Fault(
            "unit",
            f"{units_vi}: hai đơn vị không đổi được cho nhau; sửa tiêu đề, hoặc khai đơn vị của cột (--unit)",
            f"{column.heading!r}: {column.unit} cannot be converted into {declared}; mend the heading, or "
            "say the unit of the column with --unit",
        )
    if is_per_other_time(column.unit, declared):
        return Fault(
            "unit-asked",
            f"{units_vi}: lượng theo thời gian khác chưa chắc là lượng của cột; xác nhận (--unit)",
            f"{column.heading!r}: an amount over another time need not be that of {declared}; confirm with "
            f"--unit {column.field}={column.unit}",
        )
    return None
