"""Reads units, as sheets write them beside values, in one spelling."""

from compliance.model.units import canonical_unit
from compliance.sources.faults import Fault, shown


def read_unit(text: str) -> str | Fault:
    """Return a unit in one spelling, or why it is not certain; a unit that is not known stays as it is.

    A question mark doubts the unit, or stands for a letter that was lost, as in `mg/m?`.
    """
    if "?" in text:
        vi = f"{shown(text)}: đơn vị chưa chắc chắn; cần ghi rõ đơn vị, không có dấu hỏi"
        return Fault("unit", vi, f"found {shown(text)}; write the unit without a question mark")
    return canonical_unit(text)
