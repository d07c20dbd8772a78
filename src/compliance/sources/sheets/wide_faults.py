"""What keeps the columns of a wide table from being read."""

from compliance.sources.faults import Fault, shown
from compliance.sources.sheets.header import HeaderColumn
from compliance.sources.sheets.wide_header import KIND, ParameterColumn, WideHeader, is_limit

_SHARED = frozenset(
    ("facility_id", "outlet_id", "sample_id", "sampled_on", "averaging", "method", "evidence_grade")
)
"""Fields that may hold for all values of a line."""
_NEEDED = ("facility_id", "outlet_id", "sampled_on")


def column_faults(wide: WideHeader, filled: set[int]) -> list[tuple[int, Fault]]:
    """Return what keeps a wide table from being read, with the column at fault, from 1; 0: no one column.

    Args:
        wide: The header.
        filled: The columns that hold anything; a column without a meaning that holds nothing is no fault.
    """
    faults = []
    of_parameter = {column.column: column for column in wide.parameters}
    codes = [column.parameter.code for column in wide.parameters]
    for column in wide.header.columns:
        fault = None
        if (parameter := of_parameter.get(column.column)) is not None:
            is_twice = codes.count(parameter.parameter.code) > 1
            fault = _twice(parameter) if is_twice else _parameter_fault(parameter)
        elif column.role == "twice" or (column.role == "field" and column.field not in _SHARED):
            fault = _not_shared(column)
        elif column.column in filled and column.role in ("asked", "blank"):
            fault = _unknown(column)
        if fault is not None:
            faults.append((column.column, fault))
    named = {column.field for column in wide.header.columns}
    return faults + [(0, _missing(name)) for name in _NEEDED if name not in named]


def _missing(name: str) -> Fault:
    return Fault(
        "missing-column",
        f"thiếu cột «{KIND.columns[name].label.vi}»: bảng ngang phải cho biết cơ sở, điểm xả và ngày lấy mẫu",
        f"the column {name!r} is missing: a wide table has to tell facility, outlet and day of each line",
    )


def _twice(column: ParameterColumn) -> Fault:
    heading, code = shown(column.heading), column.parameter.code
    return Fault(
        "duplicate-column",
        f"{heading}: thông số {code} có ở hai cột; chỉ giữ một cột, cột kia bỏ qua (--column)",
        f"{heading}: {code} stands in two columns; leave one of them out with --column",
    )


def _parameter_fault(column: ParameterColumn) -> Fault | None:
    heading, code, above = shown(column.heading), column.parameter.code, column.above
    if above is not None:
        return Fault(
            "group-heading",
            f"{heading} đứng dưới {shown(above)} nên chưa chắc là kết quả quan trắc tại điểm xả; nếu là kết "
            "quả thì sửa thành «Kết quả quan trắc», nếu không thì bỏ qua cột (--column)",
            f"{heading} stands under {shown(above)}, so it need not hold results of the outlet; write "
            "'Results' above it, or leave it out with --column",
        )
    if column.unit is not None:
        return None
    if column.written_unit is None:
        return Fault(
            "unit-asked",
            f"{heading} chưa có đơn vị; ghi vào tiêu đề, vào dòng dưới tiêu đề, hoặc khai báo bằng --unit "
            f"{code}=...",
            f"{heading} states no unit; write it in the heading, in the row below, or say --unit {code}=...",
        )
    return Fault(
        "unit",
        f"{heading}: {shown(column.written_unit)} không phải đơn vị đã biết của thông số {code} (như "
        f"{column.parameter.unit}); sửa tiêu đề hoặc khai báo bằng --unit {code}=...",
        f"{heading}: {shown(column.written_unit)} is no known unit of {code} (such as "
        f"{column.parameter.unit}); mend the heading or say --unit {code}=...",
    )


def _not_shared(column: HeaderColumn) -> Fault:
    heading = shown(column.heading)
    return Fault(
        "column-asked",
        f"{heading}: cột này có hai lần, hoặc không thể đúng cho mọi thông số của dòng; bỏ qua (--column) "
        "hoặc lập bảng mỗi dòng một kết quả",
        f"{heading} stands twice, or cannot hold for every parameter of a line; leave it out with --column "
        "or make a table of a value a line",
    )


def _unknown(column: HeaderColumn) -> Fault:
    heading = shown(column.heading)
    if not column.heading:
        return Fault(
            "no-heading", "cột có số liệu nhưng không có tiêu đề", "the column holds data and has no heading"
        )
    if is_limit(column.heading):
        return Fault(
            "limit-column",
            f"{heading} là cột giới hạn, không phải kết quả; bỏ qua cột (--column)",
            f"{heading} holds limits, not results; leave it out with --column",
        )
    return Fault(
        "unknown-column",
        f"{heading} không phải trường nào của bảng «{KIND.label.vi}», cũng không chỉ rõ một thông số nào của "
        "danh mục; ghi đủ tên thông số, khai báo mã thông số hoặc bỏ qua (--column)",
        f"{heading} is no field of {KIND.plural} and names no one parameter of the catalogue for certain; "
        "write its name in full, or say its code or that it is left out with --column",
    )
