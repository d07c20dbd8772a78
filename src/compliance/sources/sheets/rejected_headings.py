"""Headings of the columns that a workbook of rejected rows tells, beside those of the fields to mend."""

import unicodedata

DROP = "Bỏ dòng này"
"""Heads what a person ticks where a row is no record and is to be dropped."""
FILE = "Tệp"
SHEET = "Trang tính"
LINE = "Dòng"
RAW = "Nguyên văn dòng"
"""Heads the texts of a row whose cells could not be told apart."""
NOTATION = "Cách viết số, ngày"
"""Heads how the texts of a row write numbers and dates: `vi` or `iso`; blank if nothing told."""
ROW_REASON = "Lý do (cả dòng)"

_REASON = "Lý do: "
_ALONE = frozenset(map(str.casefold, (DROP, FILE, SHEET, LINE, RAW, NOTATION, ROW_REASON)))


def reason_heading(label: str) -> str:
    """Return what heads the reasons beside a field, by the field's label.

    >>> reason_heading("Mã số thuế")
    'Lý do: Mã số thuế'
    """
    return _REASON + label


def is_provenance(heading: str) -> bool:
    """Return whether a heading is one of these: where a row came from or why it was rejected, no field.

    >>> is_provenance("Lý do: Mã số thuế"), is_provenance("Lý do không có giá trị")
    (True, False)
    """
    written = unicodedata.normalize("NFC", " ".join(heading.split())).casefold()
    return written in _ALONE or written.startswith(_REASON.casefold())
