"""The header of a wide table: a column a parameter, its unit in the heading or in the row below."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from compliance.model.fields import RecordKind
from compliance.model.parameters import Catalogue, Medium, Parameter, find_parameter
from compliance.model.schema import KINDS
from compliance.model.unit_conversions import conversion_factor
from compliance.model.units import Unit, canonical_unit
from compliance.sources.grid import Grid
from compliance.sources.sheets.header import (
    MAX_DEPTH,
    SEARCHED_ROWS,
    Header,
    HeaderColumn,
    plain_header,
    texts_of,
)
from compliance.sources.sheets.headings import plain

KIND: RecordKind = KINDS["measurements"]
LEAST_PARAMETERS = 2
"""A table with fewer columns of parameters is not taken for a wide one."""

_OF_ONE_VALUE = ("value", "parameter")
"""A table with a column of one of them is a long one."""
_NEUTRAL = re.compile(
    r"(?:cac )?(?:thong so|chi tieu|ket qua)(?: (?:quan trac|phan tich|do|thu nghiem))?"
    r"|(?:parameter|result)s?"
)
"""What may stand above several parameters without changing what their columns hold."""
_LIMIT = re.compile(
    r"(?:qcvn|qcdp|tcvn|gioi han|gia tri gioi han|quy chuan|tieu chuan|muc gioi han|limit)\b.*"
)
_WITH_UNIT = re.compile(
    r"(?P<name>.*\S)\s*(?:[(\[](?P<unit>[^()\[\]*]+)[)\]]|,\s*(?P<behind>[^,]+?))\s*(?:\(\*+\)|\*+)?"
)
_UNIT_LABELS = ("don vi", "don vi tinh", "dvt", "unit")


@dataclass(frozen=True)
class ParameterColumn:
    """A column of one parameter.

    Attributes:
        column: Its number, from 1.
        heading: The texts of its heading, from the top, joined.
        parameter: The catalogue's entry.
        unit: The unit of its values, as registers spell it; None if its heading states none that is known.
        written_unit: What its heading states as the unit; None if nothing.
        above: A text above it and other columns that may change what it holds; None if there is none.
    """

    column: int
    heading: str
    parameter: Parameter
    unit: str | None
    written_unit: str | None = None
    above: str | None = None


@dataclass
class WideHeader:
    """The header of a wide table.

    Attributes:
        header: Its lines and columns; those of parameters are of the field of values.
        parameters: The columns of parameters, from the left.
    """

    header: Header
    parameters: list[ParameterColumn] = field(default_factory=list)


@dataclass
class _Stack:
    """The texts above one column, from the top: its own, and those over several columns above these.

    A text over several columns below their own, such as a unit, is of each of them.
    """

    own: list[str] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)


def find_wide_header(
    grid: Grid,
    answers: Mapping[str, str | None],
    meant: Mapping[str, str],
    units: Mapping[str, str],
    catalogue: Catalogue,
) -> WideHeader | None:
    """Return the header of a wide table of measurements; None if the grid is none.

    It has columns of two parameters at least, and none that the fields of a single value name.

    Args:
        grid: The cells.
        answers: What a person said of headings, as `SheetMapping.answers`.
        meant: Codes of parameters by headings of which a person said so.
        units: Units that a person stated, by code of the parameter or by heading.
        catalogue: The known parameters.
    """
    best: tuple[tuple[int, int], WideHeader] | None = None
    for index in range(min(SEARCHED_ROWS, len(grid.rows))):
        for depth in range(1, MAX_DEPTH + 1):
            rows = grid.rows[index : index + depth]
            if len(rows) < depth or rows[-1][0] - rows[0][0] != depth - 1:
                break
            found = _header_of(grid, [line for line, _ in rows], answers, meant, units, catalogue)
            rank = (
                len({c.parameter.code for c in found.parameters}) + len(found.header.fields),
                sum(c.unit is not None for c in found.parameters),
            )
            if len(found.parameters) >= LEAST_PARAMETERS and (best is None or rank > best[0]):
                best = (rank, found)
    if best is None:
        return None
    wide = best[1]
    of_parameters = {column.column for column in wide.parameters}
    if any(c.field in _OF_ONE_VALUE and c.column not in of_parameters for c in wide.header.columns):
        return None
    return _with_rows_beside(wide, grid)


def _header_of(
    grid: Grid,
    lines: Sequence[int],
    answers: Mapping[str, str | None],
    meant: Mapping[str, str],
    units: Mapping[str, str],
    catalogue: Catalogue,
) -> WideHeader:
    stacks = _stacks(grid, lines)
    one_row = Grid(grid.path, grid.sheet, [(lines[0], [_heading(stack) or None for stack in stacks])])
    plain_one = plain_header(one_row, KIND, answers)
    columns = plain_one.columns if plain_one else []
    found = []
    for number, (column, stack) in enumerate(zip(columns, stacks, strict=True)):
        if column.role == "asked" and not column.candidates:
            read = _read_parameter(column, stack, meant, units, catalogue)
            if read is not None:
                found.append(read)
                columns[number] = HeaderColumn(column.column, column.heading, "field", "value")
    return WideHeader(Header(KIND, list(lines), columns), found)


def _stacks(grid: Grid, lines: Sequence[int]) -> list[_Stack]:
    rows = {line: cells for line, cells in grid.rows if lines[0] <= line <= lines[-1]}
    wide = [s for s in grid.spans if s.left < s.right and s.top in rows]
    stacks = [_Stack() for _ in range(max([*map(len, rows.values()), *(s.right for s in wide)], default=0))]
    for line, cells in rows.items():
        for column, text in texts_of(cells):
            span = next((s for s in wide if (s.top, s.left) == (line, column)), None)
            if span is not None:
                for stack in stacks[span.left - 1 : span.right]:
                    (stack.own or stack.shared).append(text)
            elif line == lines[0] or plain(text) not in _UNIT_LABELS:
                stacks[column - 1].own.append(text)
    return stacks


def _heading(stack: _Stack) -> str:
    return " ".join(stack.own or stack.shared)


def _read_parameter(
    column: HeaderColumn,
    stack: _Stack,
    meant: Mapping[str, str],
    units: Mapping[str, str],
    catalogue: Catalogue,
) -> ParameterColumn | None:
    """Return the parameter that a column holds; None if its heading names none for certain."""
    ways = _names_and_units(stack.own)
    by_code = {parameter.code: parameter for parameter in catalogue.parameters}
    if said := by_code.get(meant.get(plain(ways[0][0]), "")):
        ways = [(said.code, next((unit for _, unit in ways if unit), None))]
    for name, unit in ways:
        parameter = by_code.get(meant.get(plain(name), "")) or said
        parameter = parameter or find_parameter(name, catalogue, Medium.wastewater)
        if parameter is not None:
            keys = (column.heading, name, parameter.code)
            stated = next((units[key] for key in keys if key in units), unit)
            above = next((text for text in stack.shared if not _NEUTRAL.fullmatch(plain(text))), None)
            known = _known_unit(stated, parameter)
            return ParameterColumn(column.column, column.heading, parameter, known, stated, above)
    return None


def _names_and_units(own: Sequence[str]) -> list[tuple[str, str | None]]:
    """Return the ways in which texts above a column may be a name and its unit, the likelier first."""
    whole = " ".join(own)
    ways: list[tuple[str, str | None]] = [(whole, None)]
    if match := _WITH_UNIT.fullmatch(whole):
        ways.append((match["name"], match["unit"] or match["behind"]))
    if len(own) > 1:
        ways.append((" ".join(own[:-1]), own[-1].strip().strip("()[]")))
    name, _, last = whole.rpartition(" ")
    return [*ways, (name, last)]


def _known_unit(stated: str | None, parameter: Parameter) -> str | None:
    """Return a unit as registers spell it; None if it is no unit of the parameter, or none is stated.

    Only what is read on a scale or as a temperature, and in one unit by the catalogue, needs none stated.
    """
    if stated is None:
        has_one = parameter.quantity in ("scale", "temperature") and not parameter.other_units
        return parameter.unit if has_one else None
    unit = canonical_unit(stated)
    if unit == parameter.unit or unit in map(canonical_unit, parameter.unit_spellings):
        return parameter.unit
    parsed = Unit.parse(stated)
    converts = bool(parsed.powers) and conversion_factor(parsed, Unit.parse(parameter.unit)) is not None
    return unit if converts or unit in parameter.other_units else None


def _with_rows_beside(wide: WideHeader, grid: Grid) -> WideHeader:
    """Return a header with the rows right behind it that number its columns.

    A text right above the heading of a parameter may head it and others, though its cells are not merged.
    """
    lines = wide.header.lines
    above: dict[int, str] = {}
    for line, cells in grid.rows:
        texts = texts_of(cells)
        if line == wide.header.lines[0] - 1:
            above = {number: text for number, text in texts if not _NEUTRAL.fullmatch(plain(text))}
        elif line == lines[-1] + 1 and wide.header.numbers_columns(texts):
            lines = [*lines, line]
    parameters = [replace(c, above=c.above or above.get(c.column)) for c in wide.parameters]
    return WideHeader(Header(KIND, lines, wide.header.columns), parameters)


def is_limit(text: str) -> bool:
    """Return whether a text heads limits of a regulation, not results.

    >>> is_limit("QCVN 40:2011/BTNMT, cột A"), is_limit("Kết quả")
    (True, False)
    """
    return _LIMIT.fullmatch(plain(text)) is not None
