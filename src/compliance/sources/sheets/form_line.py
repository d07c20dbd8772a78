"""One line of a form: its label and value, and whether it can be no more than title, remark or signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compliance.sources.faults import Fault, shown
from compliance.sources.grid import CellValue, Doubt
from compliance.sources.sheets.header import texts_of
from compliance.sources.sheets.headings import plain

REMARKS = ("ghi chu", "luu y", "noi nhan", "kinh gui")
"""Labels, without marks, of what says nothing of a record."""

_NUMBER_BEFORE = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]+)\s*[.)]\s*", re.IGNORECASE)
_LEADER = r"(?:\.{3,}|…|_{3,})+"
_LABEL_WITHIN = re.compile(r"[^\W\d_][)\]]?\s*:(?!//)")
_MOTTOES = ("cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc")
_WRITER = r"nguoi (?:lap|khai|cung cap|dien|viet)(?: (?:bieu|phieu|bao cao|ke khai|thong tin))*"
_SIGNATURE = re.compile(
    rf"{_WRITER}|ky(?: ten| ghi ro| ho| dong| va)*(?: ten| dau)+|xac nhan cua .*"
    r"|(?:dai dien|thu truong|giam doc|tong giam doc|chu tich)(?: (?:co so|don vi|cong ty|doanh nghiep))?"
)
_FOR_ANOTHER = re.compile(r"(?:TM|KT|TL|TUQ)\..*")
_DAY_OF_SIGNING = re.compile(
    r"(?:\w+(?: \w+){0,2}, )?ngày [\d.…_ ]*tháng [\d.…_ ]*năm [\d.…_ ]*", re.IGNORECASE
)


@dataclass(frozen=True)
class FormLine:
    """A line of a form.

    Attributes:
        number: Its line in the file.
        text: All that it says.
        label: What stands before the value, or the text alone.
        value: The value; None where there is none.
        is_unfilled: Whether dots stand in place of the value.
        doubt: Why what it says is not certain; None if no cell of it is in doubt.
    """

    number: int
    text: str
    label: str
    value: CellValue = None
    is_unfilled: bool = False
    doubt: Fault | None = None

    @property
    def plain_label(self) -> str:
        """The label without its number, marks and case."""
        return plain(without_number(self.label))


def read_line(number: int, cells: Sequence[CellValue]) -> FormLine:
    """Return what the cells of a line say, at least one of which is not blank.

    A value that may hold another label, or whose label is in doubt, is a doubt.
    """
    text = " | ".join(text for _, text in texts_of(cells))
    label, value = _label_and_value(cells)
    doubt = next((cell.fault for cell in cells if isinstance(cell, Doubt)), None)
    if doubt is not None and value is not None and not isinstance(value, Doubt):
        value = Doubt(str(value), doubt)
    if not isinstance(value, str):
        return FormLine(number, text, label, value, doubt=doubt)
    said = re.sub(f"^{_LEADER}|{_LEADER}$", "", value).strip()
    if not said:
        return FormLine(number, text, label, is_unfilled=True)
    return FormLine(number, text, label, _doubted(said) if _LABEL_WITHIN.search(said) else said)


def _doubted(text: str) -> Doubt:
    fault = Fault(
        "several-labels",
        f"{shown(text)}: có dấu hai chấm, có thể là nhiều nội dung trên một dòng; mỗi nội dung để một dòng",
        f"found {shown(text)}: its colon may part two labels on one line; put each on a line of its own",
    )
    return Doubt(text, fault)


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


def without_number(label: str) -> str:
    """Return a label without the number before it.

    >>> without_number("1.2. Mã cơ sở:"), without_number("II. Chủ cơ sở")
    ('Mã cơ sở', 'Chủ cơ sở')
    """
    return _NUMBER_BEFORE.sub("", label).rstrip(" :")


def may_title(line: FormLine) -> bool:
    """Return whether a line above the first label can be no more than a title."""
    return line.value is None or any(plain(line.text).endswith(motto) for motto in _MOTTOES)


def signs(line: FormLine) -> bool:
    """Return whether a line begins what is signed: who signs, or the day."""
    if re.fullmatch(_WRITER, line.plain_label) or _DAY_OF_SIGNING.fullmatch(line.text):
        return True
    if line.value is not None and not (
        isinstance(line.value, str) and _SIGNATURE.fullmatch(plain(line.value))
    ):
        return False
    return bool(_SIGNATURE.fullmatch(line.plain_label) or _FOR_ANOTHER.fullmatch(line.text))


def may_sign(line: FormLine) -> bool:
    """Return whether a line below a signature is one, or names who signs."""
    return signs(line) or not re.search(r"[\d:]", line.text)
