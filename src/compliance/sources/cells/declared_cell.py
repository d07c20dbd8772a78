"""Reads one cell as its field is declared.

Texts are trimmed and in NFC before they come here.
"""

import re
from decimal import Decimal

from compliance.model.fields import MAX_TEXT, NOTE, Column
from compliance.sources.cells.choice_text import read_choice, read_flag, read_table_name
from compliance.sources.cells.code_text import read_code, read_typed_code
from compliance.sources.cells.date_text import read_date
from compliance.sources.cells.number_text import PROGRAM_DIGITS, read_censored, read_number, read_whole
from compliance.sources.cells.unit_text import read_unit
from compliance.sources.faults import Fault, shown
from compliance.sources.grid import CellValue, Doubt
from compliance.sources.notation import Notation
from compliance.sources.words.damaged_letters import damage

_PLACEHOLDER = re.compile(
    r"[-–—−./\\?…_]+|#?n/a|null|(?:không|chưa) có (?:số liệu|thông tin)|không rõ", re.IGNORECASE
)
"""What stands in a cell that has no value; why it has none differs by sheet."""
_DITTO = re.compile(r"[-–—(. ]*(?:n[./]?t|(?i:như (?:ở )?trên|nhu tren)|[\"“”„″〃«»]{1,2}|''|,,)[-–—). ]*")
"""What says that a cell holds what the one above it holds; «NT» may be the sign of a sample."""
SPOILT = (
    r"(?:#(?:REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|BUSY!)|#{3,}|Err:[0-9]{3}"
    r"|[0-9](?:[.,][0-9]+)?E\+[0-9]{2,3})"
)
"""What text files hold where a program showed an error, too narrow a column or a long number cut short."""
_SPOILT = re.compile(SPOILT)
TO_WRITE = {"vi": "[cần ghi lại]", "en": "[write again]"}
"""What stands, by the language of its sheet, in a cell that was in doubt when its row was sent back."""

_NO_UNIT = ("-", "–")
"""How reports write that a quantity such as pH has no unit."""
UNREADABLE = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ue000-\uf8ff\ufeff\uffa0\ufff0-\ufffb\ufffd-\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff"
)
"""Controls and characters that nobody sees, those of private use, and what stands for one that was lost."""
_UNREADABLE_CHARACTER = re.compile(f"[{UNREADABLE}]")


def read_cell(column: Column, cell: CellValue, notation: Notation) -> object:
    """Return what a cell that is not blank says, or a `Fault`.

    Args:
        column: The declared field.
        cell: A text, or a value that a program typed.
        notation: How the cells of its column are written.
    """
    if isinstance(cell, Doubt):
        return cell.shown if column.name == NOTE and cell.shown else cell.fault
    if isinstance(cell, str) and cell in TO_WRITE.values():
        return Fault(
            "to-write",
            f"{shown(cell)}: ô này đang chờ ghi lại; cần ghi giá trị hoặc để trống nếu không có",
            f"found {shown(cell)}: the cell waits to be written again; fill it in, or leave it blank",
        )
    if column.type == "unit" and cell in _NO_UNIT:
        return _NO_UNIT[0]
    read = _read_as_declared(column, cell, notation)
    is_text = column.type in ("text", "unit")
    if (isinstance(read, Fault) or is_text) and isinstance(cell, str) and _is_ditto(cell, column):
        return Fault(
            "ditto",
            f"{shown(cell)} chỉ nhắc lại ô phía trên, mà các dòng có thể đã sắp xếp lại; cần ghi đủ nội dung",
            f"found {shown(cell)}, which only points to the cell above; rows may have been sorted since: "
            "write the value in full",
        )
    may_be = isinstance(read, Fault) or (is_text and column.kept_for is None)
    if may_be and isinstance(cell, str) and _PLACEHOLDER.fullmatch(cell):
        return Fault(
            "placeholder",
            f"{shown(cell)} không cho biết gì; cần để trống hoặc ghi giá trị",
            f"found {shown(cell)}, which may mean many things; leave the cell blank or fill it in",
        )
    return read


def _is_ditto(text: str, column: Column) -> bool:
    return column.name != NOTE and _DITTO.fullmatch(text) is not None


def _read_as_declared(column: Column, cell: CellValue, notation: Notation) -> object:
    match column.type:
        case "number":
            return read_number(cell, column, notation)
        case "censored":
            return read_censored(cell, notation)
        case "whole":
            return read_whole(cell, column)
        case "date":
            return read_date(cell, notation)
        case "flag":
            return read_flag(cell, notation.ticks)
        case "choice" if column.choices is not None:
            return read_choice(cell, column.choices)
    text = _as_text(cell, column)
    if isinstance(text, str) and column.type == "unit":
        return read_unit(text)
    return read_table_name(text) if isinstance(text, str) and column.names == "table" else text


def _as_text(cell: CellValue, column: Column) -> str | Fault:
    if not isinstance(cell, str):
        return _typed_as_text(cell, column)
    if len(cell) > MAX_TEXT:
        vi = f"{len(cell)} ký tự; chỉ nhận nhiều nhất {MAX_TEXT}"
        return Fault("too-long", vi, f"{len(cell)} characters; at most {MAX_TEXT} are kept")
    if column.name != NOTE and (damaged := damage(cell)):
        return damaged
    if hidden := _UNREADABLE_CHARACTER.search(cell):
        return unreadable(cell, hidden[0])
    if column.name != NOTE and _SPOILT.fullmatch(cell):
        return Fault(
            "spoilt-text",
            f"{shown(cell)} là lỗi của bảng tính hoặc số đã mất chữ số khi lưu; cần ghi lại từ tệp gốc",
            f"found {shown(cell)}, an error of a program or a number that lost digits when it was saved; "
            "write it again from the file it comes from",
        )
    return read_code(cell, column) if column.digits else cell


def unreadable(text: str, character: str) -> Fault:
    """Return the fault of a text that holds a character which nobody sees or which cannot be read."""
    code = f"U+{ord(character):04X}"
    return Fault(
        "control-character",
        f"{shown(text)}: có ký tự không nhìn thấy hoặc không đọc được ({code})",
        f"found {shown(text)}: holds a character that cannot be seen or read ({code})",
    )


def _typed_as_text(cell: CellValue, column: Column) -> str | Fault:
    """Return what a cell shows that a program typed: whole numbers, and in notes everything."""
    if isinstance(cell, int) and not isinstance(cell, bool) and len(str(abs(cell))) <= PROGRAM_DIGITS:
        return read_typed_code(cell, column) if column.digits else str(cell)
    written = format(cell, f".{PROGRAM_DIGITS}g") if isinstance(cell, float) else str(cell)
    if column.name == NOTE:
        return written
    code, vi, en = "date-as-text", "ngày, giờ", "date or time"
    if isinstance(cell, bool):
        code, vi, en = "flag-as-text", "giá trị đúng, sai", "yes or no"
    elif isinstance(cell, int | float | Decimal):
        code, vi, en = "number-as-text", "số", "number"
    return Fault(
        code,
        f"bảng tính đã đổi ô này thành {vi} {written}; cần định dạng cột là văn bản và nhập lại",
        f"found the {en} {written}; format the column as text and enter it again",
    )
