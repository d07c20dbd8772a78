"""Recognises tables of results turned by a quarter: a row a parameter, a column a sample; they are not read.

What a column is of, such as `NT1`, tells neither outlet nor day for certain.
"""

from compliance.model.parameters import Catalogue, Medium, Parameter, find_parameter
from compliance.model.schema import FILED_KINDS
from compliance.sources.faults import Fault
from compliance.sources.grid import Grid
from compliance.sources.sheets.header import SEARCHED_ROWS, texts_of
from compliance.sources.sheets.headings import is_numbering, read_heading
from compliance.sources.sheets.wide_header import is_limit

LEAST_PARAMETERS = 3
"""A column with fewer parameters does not show that a table is turned."""
_OF_PARAMETERS = frozenset(
    ("parameter", "unit", "method", "averaging", "detection_limit", "quantification_limit")
)
"""Fields of which a turned table may have a column."""
_SHOWN = 12


def turned_fault(grid: Grid, catalogue: Catalogue) -> tuple[int, int, Fault] | None:
    """Return line and column, from 1, of the first parameter of a turned table, and what is to be done.

    None if the grid is no such table: no column names three parameters at least, no column stands beside it
    that may hold results, or some heading names a field that a turned table has not.
    """
    named: dict[int, list[tuple[int, str, Parameter | None]]] = {}
    for line, cells in grid.rows[:SEARCHED_ROWS]:
        for number, text in texts_of(cells):
            named.setdefault(number, []).append(
                (line, text, find_parameter(text, catalogue, Medium.wastewater))
            )
    known = {number: list(dict.fromkeys(p.code for *_, p in found if p)) for number, found in named.items()}
    column = max(known, key=lambda number: len(known[number]), default=0)
    if not column or len(known[column]) < LEAST_PARAMETERS:
        return None
    first = next(line for line, _, parameter in named[column] if parameter)
    headings = {
        number: texts[-1]
        for number, found in named.items()
        if (texts := [text for line, text, _ in found if line < first])
    }
    fields = {name for text in headings.values() for kind in FILED_KINDS.values()
              for name in read_heading(text, kind).fields}  # fmt: skip
    results = [
        text
        for number, text in headings.items()
        if number > column and not is_limit(text) and not is_numbering(text)
        and not any(read_heading(text, kind).fields for kind in FILED_KINDS.values())
    ]  # fmt: skip
    if not results or not fields <= _OF_PARAMETERS:
        return None
    lines = {line for line, _, parameter in named[column] if parameter}
    unknown = [text for line, text, parameter in named[column] if parameter is None and line > min(lines)]
    return first, column, _fault(known[column], unknown, results)


def _fault(codes: list[str], unknown: list[str], results: list[str]) -> Fault:
    known, samples = ", ".join(codes[:_SHOWN]), ", ".join(f"«{text}»" for text in results[:_SHOWN])
    others = ", ".join(f"«{text}»" for text in unknown[:_SHOWN])
    vi, en = (f"; chưa rõ: {others}", f"; not known: {others}") if others else ("", "")
    return Fault(
        "turned-table",
        f"mỗi dòng là một thông số, mỗi cột là một mẫu ({samples}), không cho biết rõ điểm xả và ngày lấy "
        "của từng mẫu; cần xoay bảng: mỗi mẫu một dòng, có các cột «Mã cơ sở», «Mã điểm xả», «Ngày lấy mẫu», "
        "mỗi thông số một cột với đơn vị trong tiêu đề như «COD (mg/L)», không có cột giới hạn; đã nhận ra "
        f"thông số: {known}{vi}",
        f"a row is a parameter and a column a sample ({samples}), and nothing tells outlet and day of each "
        "for certain; turn the table: a line a sample with facility_id, outlet_id, sampled_on, a column a "
        "parameter with its unit in the heading such as 'COD (mg/L)', no columns of limits; parameters "
        f"recognised: {known}{en}",
    )
