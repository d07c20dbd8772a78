"""Reads wide tables of measurements: a line a sample, a column a parameter.

Each column of a parameter is read as a table of its own, of the lines in which it holds anything. A value is
a record, as in a long table: rows read = accepted + rejected holds for each column, a bad cell rejects its
own value alone, and a rejected value comes back as the row of a long table, known again by file, sheet,
column and line. So a wide table gives the same as the long one of the same values.

- A heading is a parameter if the catalogue knows it for certain, or a person says which it is.
- The unit stands in the heading, in the row below, or a person states it.
- A blank cell is no measurement. What else stands in a cell is read as in a long table.
- Keys are made of outlet, day and parameter, or of sample and parameter where the line names its sample: the
  same lines give the same keys, whichever file they come in. Values of lines that share outlet and day and
  are not the same line are asked: they may be of two samples.
- A line that may be no sample, or whose cells cannot be told apart, keeps the sheet from being read.

Tables turned by a quarter, a row a parameter and a column a sample, do not tell outlet and day of a sample in
cells of their own. They are recognised and not read.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from compliance.errors import Problems
from compliance.model.parameters import Catalogue
from compliance.sources.cells.date_text import read_date
from compliance.sources.faults import Fault, shown
from compliance.sources.grid import CellValue, Doubt, Grid
from compliance.sources.notation import Locale, Notation
from compliance.sources.sheets.column_mapping import SheetMapping
from compliance.sources.sheets.header import Header, texts_of
from compliance.sources.sheets.header_faults import doubted_headings
from compliance.sources.sheets.headings import kinds_meant, plain
from compliance.sources.sheets.layout import Layout, lay_out
from compliance.sources.sheets.reading import SheetReading, read_sheet
from compliance.sources.sheets.turned_table import turned_fault
from compliance.sources.sheets.wide_faults import column_faults
from compliance.sources.sheets.wide_header import (
    KIND,
    ParameterColumn,
    WideHeader,
    find_wide_header,
    is_limit,
)
from compliance.sources.texts import TextTable, rows_of

WITHIN = " › "
"""Parts the name of a sheet from that of a column of a wide table on it."""
COLUMN_NOTE = "wide-column"
"""Code of the note that tells of a column which parameter it holds."""
_MADE = ("measurement_id", "parameter", "value", "unit")
_UNMADE = "-"
"""Stands for a key until it is known how the days are written that keys are made of."""


def read_tables(
    grid: Grid,
    named: str,
    said: SheetMapping,
    locale: Locale | None,
    problems: Problems,
    catalogue: Catalogue,
) -> list[SheetReading]:
    """Return how a grid was understood, as `read_sheet` does; of a wide table one reading a parameter.

    Only what `read_sheet` does not understand is tried as a wide table.

    Args:
        grid: The cells.
        named: The sheet's name, or a text file's without its ending.
        said: What a person said of it; a heading may be said to be a parameter, by its code.
        locale: The locale that the register's manifest states, if it does.
        problems: Gets every fault.
        catalogue: The known parameters.
    """
    codes = {parameter.code for parameter in catalogue.parameters}.difference(KIND.columns)
    meant = {plain(heading): name for heading, name in said.columns.items() if name in codes}
    rest = {heading: name for heading, name in said.columns.items() if name not in codes}
    found, of_fields = Problems(), said.model_copy(update={"columns": rest})
    reading = read_sheet(grid, named, of_fields, locale, found)
    if reading.state == "not-understood" and _may_measure(named, said):
        wide = find_wide_header(grid, of_fields.answers, meant, said.units, catalogue)
        if wide is not None:
            return _read_wide(grid, wide, said, locale, problems)
        if (turned := turned_fault(grid, catalogue)) is not None:
            line, column, fault = turned
            problems.add(grid.place(line, column), fault.code, fault.en, fault.vi)
            return [reading]
    problems.found.extend(found.found)
    return [reading]


def _may_measure(named: str, said: SheetMapping) -> bool:
    kinds = {kind.plural for kind in kinds_meant(named)}
    return said.kind == KIND.plural or (said.kind is None and not kinds.isdisjoint((KIND.plural, "samples")))


def _read_wide(
    grid: Grid, wide: WideHeader, said: SheetMapping, locale: Locale | None, problems: Problems
) -> list[SheetReading]:
    layout = lay_out(grid, wide.header)
    filled = {number for _, cells in layout.rows for number, _ in texts_of(cells)}
    faults = [(wide.header.lines[0], *fault) for fault in column_faults(wide, filled)]
    faults += [*doubted_headings(grid, wide.header, said), *_row_faults(grid, layout)]
    if not faults:
        long, found = _as_long(grid, wide, layout), Problems()
        # What a person said of fields and headings is settled in the header.
        told = said.model_copy(update={"kind": KIND.plural, "columns": {}, "units": {}})
        reading = read_sheet(long, KIND.plural, told, locale, found)
        if sum(len(part.table.lines) for part in reading.parts) == len(long.rows) - 1:
            problems.found.extend(found.found)
            return list(_by_parameter(grid, wide, layout, reading))
        faults = [(wide.header.lines[0], 0, _ROW_ASKED)]
    for line, column, fault in faults:
        problems.add(grid.place(line, column or None), fault.code, fault.en, fault.vi)
    return [SheetReading(grid, "not-understood", KIND, layout)]


_ROW_ASKED = Fault(
    "row-asked",
    "dòng này chưa chắc là một mẫu, hoặc các ô không khớp với tiêu đề; bảng ngang chỉ được đọc khi mọi dòng "
    "đều rõ: sửa hoặc xóa dòng trong tệp",
    "this line may be no sample, or its cells do not fit the header; a wide table is read only if every line "
    "is clear: mend or delete it in the file",
)
_LIMIT_ROW = Fault(
    "limit-row",
    "dòng này là giới hạn của quy chuẩn, không phải mẫu; xóa dòng trong tệp",
    "this line holds limits of a regulation, no sample; delete it in the file",
)


def _row_faults(grid: Grid, layout: Layout) -> list[tuple[int, int, Fault]]:
    """Return the lines that keep a wide table from being read."""
    lines = [line for line, _ in (*layout.uneven, *layout.doubtful)]
    lines += [row.line for row in layout.other_headers]
    faults = [(line, 0, _ROW_ASKED) for line in sorted(lines)]
    faults += [(lost.line, 0, lost.fault) for lost in grid.lost]
    heads = [texts_of(cells) for line, cells in grid.rows if line in layout.header.lines]
    columns = {name: number for number, name in layout.header.fields.items()}
    for line, cells in layout.rows:
        if texts_of(cells) in heads:
            faults.append((line, 0, _ROW_ASKED))
        holds_sample = any(
            cells[columns[n] - 1] is not None for n in ("outlet_id", "sampled_on") if n in columns
        )
        if not holds_sample and any(is_limit(text) for _, text in texts_of(cells)):
            faults.append((line, 0, _LIMIT_ROW))
    return faults


def _as_long(grid: Grid, wide: WideHeader, layout: Layout) -> Grid:
    """Return the values of a wide table a row each, in the order of lines, under the names of fields."""
    of_parameters = {column.column for column in wide.parameters}
    shared = {number: name for number, name in wide.header.fields.items() if number not in of_parameters}
    rows: list[tuple[int, list[CellValue]]] = [(wide.header.lines[-1], [*_MADE, *shared.values()])]
    for line, cells in layout.rows:
        for column in wide.parameters:
            if (value := cells[column.column - 1]) is not None:
                made = [_UNMADE, column.parameter.code, value, column.unit]
                rows.append((line, [*made, *(cells[number - 1] for number in shared)]))
    return Grid(grid.path, grid.sheet, rows, epoch=grid.epoch, notes=grid.notes)


def _by_parameter(grid: Grid, wide: WideHeader, layout: Layout, long: SheetReading) -> Iterator[SheetReading]:
    """Yield what was read of each column of a parameter, the first with what is told of the whole sheet."""
    part = long.parts[0]
    table = part.table
    table.columns["measurement_id"] = _apart(_keys(table, part.notation), table, layout)
    codes = list(table.columns["parameter"])
    others = [c for c in wide.header.columns if c.column not in {p.column for p in wide.parameters}]
    rows_of_grid = dict(grid.rows)
    for column in wide.parameters:
        found = [row for row, code in enumerate(codes) if code == column.parameter.code]
        own = rows_of(table, found)
        columns = sorted([*others, wide.header.columns[column.column - 1]], key=lambda c: c.column)
        header = Header(KIND, wide.header.lines, columns)
        lines = [*header.lines, *own.lines]
        name = _column_name(column)
        of_column = Grid(
            grid.path,
            name if grid.sheet is None else f"{grid.sheet}{WITHIN}{name}",
            [(line, rows_of_grid[line]) for line in lines],
            epoch=grid.epoch,
            notes=[_column_note(column)],
        )
        of_layout = Layout(header)
        if column is wide.parameters[0]:
            of_layout = replace(layout, header=header, rows=[])
            aside = {row.line for row in (*layout.titles, *layout.groups, *layout.notes)}
            of_column.rows = [row for row in grid.rows if row[0] in aside.union(lines)]
            of_column.notes = [*grid.notes, *_notes(table, layout), _column_note(column)]
        own = replace(own, path=of_column.name)
        of_layout.rows = [(line, rows_of_grid[line]) for line in own.lines]
        yield SheetReading(
            of_column, "read", KIND, of_layout, part.notation, long.locale_from, [replace(part, table=own)]
        )


def _keys(table: TextTable, notation: Notation) -> list[CellValue]:
    """Return the keys of values: outlet/day/parameter, or sample/parameter where a sample is named."""
    blank: list[CellValue] = [None] * len(table.lines)
    samples, outlets, days, codes = (
        list(table.columns.get(name, blank)) for name in ("sample_id", "outlet_id", "sampled_on", "parameter")
    )
    keys: list[CellValue] = []
    for sample, outlet, cell, code in zip(samples, outlets, days, codes, strict=True):
        day = None if cell is None else read_date(cell, notation)
        if sample is not None and not isinstance(sample, Doubt):
            keys.append(f"{sample}/{code}")
        elif outlet is None or isinstance(outlet, Doubt) or not isinstance(day, date):
            keys.append(Doubt("", _key_not_made(str(code))))
        else:
            keys.append(f"{outlet}/{day.isoformat()}/{code}")
    return keys


def _apart(keys: list[CellValue], table: TextTable, layout: Layout) -> list[CellValue]:
    """Return keys with a doubt for each that two lines share which differ in anything but their number.

    The same value twice is no sign of one sample written twice; only the same line is. A line that names its
    sample says itself whether it is another one.
    """
    said = {
        line: [cell for column, cell in enumerate(cells, start=1) if column not in layout.header.numbering]
        for line, cells in layout.rows
    }
    samples = table.columns.get("sample_id", [None] * len(keys))
    lines: dict[CellValue, list[int]] = defaultdict(list)
    for key, sample, line in zip(keys, samples, table.lines, strict=True):
        if sample is None and not isinstance(key, Doubt):
            lines[key].append(line)
    asked = {
        key: Doubt("", _samples_asked(str(key), found))
        for key, found in lines.items()
        if any(said[line] != said[found[0]] for line in found)
    }
    return [asked.get(key, key) for key in keys]


def _samples_asked(key: str, lines: Sequence[int]) -> Fault:
    told = ", ".join(map(str, lines))
    return Fault(
        "samples-asked",
        f"các dòng {told} cùng điểm xả, cùng ngày lấy mẫu và khác nhau, không rõ là một hay nhiều mẫu; nếu "
        f"là nhiều mẫu thì ghi mã riêng cho từng kết quả, như «{key}/1», «{key}/2»; nếu là một mẫu thì chỉ "
        "giữ một kết quả",
        f"lines {told} are of one outlet and day and differ, so nothing tells whether they are one sample or "
        f"more; give each result a key of its own, such as {key}/1 and {key}/2, or keep one if it is one "
        "sample",
    )


def _key_not_made(code: str) -> Fault:
    return Fault(
        "key-not-made",
        "chưa lập được mã kết quả vì thiếu hoặc chưa đọc được điểm xả, ngày lấy mẫu; sửa xong các ô đó thì "
        f"ghi theo mẫu «DX-01/2025-10-15/{code}» (mã điểm xả/ngày lấy mẫu/thông số)",
        "the key cannot be made, as outlet or day are blank or cannot be read; when they are mended, write "
        f"outlet/day/parameter, such as DX-01/2025-10-15/{code}",
    )


def _column_name(column: ParameterColumn) -> str:
    return f"{column.parameter.code} ({column.unit})".replace("[", "(").replace("]", ")")


def _column_note(column: ParameterColumn) -> Fault:
    code, unit, heading = column.parameter.code, column.unit, shown(column.heading)
    return Fault(
        COLUMN_NOTE,
        f"cột của bảng ngang: {heading} → thông số {code}, đơn vị {unit}; mỗi ô có giá trị tính là một dòng",
        f"column of a wide table: {heading} → parameter {code}, unit {unit}; each cell with a value is a row",
    )


def _notes(table: TextTable, layout: Layout) -> Iterator[Fault]:
    """Yield what is told of a wide table as a whole: how keys were made, and lines without any value."""
    yield Fault(
        "keys-made",
        "mã kết quả được lập từ mã điểm xả/ngày lấy mẫu/thông số; dòng có mã mẫu: từ mã mẫu/thông số",
        "keys are made of outlet/day/parameter; where a line names its sample, of sample/parameter",
    )
    blank = sorted({line for line, _ in layout.rows}.difference(table.lines))
    if blank:
        lines = ", ".join(map(str, blank))
        yield Fault(
            "no-values",
            f"dòng không có kết quả nào, không tính là bản ghi: {lines}",
            f"lines without any value, which are no records: {lines}",
        )
