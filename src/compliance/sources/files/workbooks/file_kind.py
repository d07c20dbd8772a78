"""Tells what a file is by its first bytes and parts, whatever its name says."""

import re
from typing import Literal

from compliance.sources.faults import Fault
from compliance.sources.files.workbooks.compound_file import CompoundFile
from compliance.sources.files.workbooks.refused import Refused, with_password
from compliance.sources.files.workbooks.zip_parts import ZipParts

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_MARKUP = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|body|style|table)\b", re.IGNORECASE | re.DOTALL
)
_PLAIN_XML = re.compile(rb"\s*<\?xml\b")
_EXCEL_2003_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_FLAT_ODS = b"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_FIRST_BYTES = (
    (b"{\\rtf", "văn bản RTF", "an RTF text"),
    (b"%PDF", "tệp PDF", "a PDF"),
    (b"\x89PNG", "tệp ảnh", "a picture"),
    (b"\xff\xd8\xff", "tệp ảnh", "a picture"),
    (b"Rar!", "tệp nén RAR", "a RAR archive"),
    (b"7z\xbc\xaf", "tệp nén 7z", "a 7z archive"),
)
_ZIPPED = (
    ("xl/workbook.bin", "tệp Excel nhị phân (.xlsb)", "a binary workbook (.xlsb)"),
    ("word/document.xml", "văn bản Word (.docx)", "a Word text (.docx)"),
    ("ppt/presentation.xml", "tệp PowerPoint (.pptx)", "a PowerPoint file (.pptx)"),
)
_COMPOUND = (
    ("WordDocument", "văn bản Word (.doc)", "a Word text (.doc)"),
    ("PowerPoint Document", "tệp PowerPoint (.ppt)", "a PowerPoint file (.ppt)"),
    ("Book", "tệp Excel đời cũ (trước Excel 97)", "a workbook older than Excel 97"),
)

ZipKind = Literal["xlsx", "ods"]


def kind_of_zip(parts: ZipParts) -> ZipKind:
    """Return which kind of workbook a zip holds.

    Raises:
        Refused: It is none.
    """
    if "mimetype" in parts and parts.size("mimetype") < 200:
        stated = parts.read("mimetype").strip()
        if stated in (_ODS, _ODS + b"-template"):
            return "ods"
        if stated.startswith(b"application/vnd.oasis.opendocument"):
            raise no_workbook(
                "tệp OpenDocument nhưng không phải bảng tính", "an OpenDocument file, no spreadsheet"
            )
    if "xl/workbook.xml" in parts:
        return "xlsx"
    for part, vi, en in _ZIPPED:
        if part in parts:
            raise no_workbook(vi, en)
    raise no_workbook("tệp nén ZIP", "a zip archive")


def check_compound(opened: CompoundFile) -> None:
    """Check that a compound file holds a workbook of Excel 97 to 2003.

    Raises:
        Refused: It does not, or is a workbook that opens with a password.
    """
    if "EncryptedPackage" in opened:
        raise with_password()
    if "Workbook" in opened:
        return
    for stream, vi, en in _COMPOUND:
        if stream in opened:
            raise no_workbook(vi, en)
    raise no_workbook("tệp Office không có bảng tính", "an Office file without a workbook")


def other_kind(data: bytes) -> Refused:
    """Return the refusal of a file that is neither a zip nor a compound file."""
    beginning = data[:4096].removeprefix(b"\xef\xbb\xbf")
    for first, vi, en in _FIRST_BYTES:
        if beginning.startswith(first):
            return no_workbook(vi, en)
    if not data:
        return no_workbook("tệp rỗng", "an empty file")
    if _MARKUP.match(beginning):
        return no_workbook("trang web HTML", "an HTML page")
    if _PLAIN_XML.match(beginning):
        if _EXCEL_2003_XML in beginning:
            return no_workbook("tệp XML của Excel 2003", "an XML file of Excel 2003")
        if _FLAT_ODS in beginning:
            return no_workbook("tệp OpenDocument dạng XML (.fods)", "a flat OpenDocument file (.fods)")
        return no_workbook("tệp XML", "an XML file")
    if beginning[:2] == b"\x09\x08" or (beginning[:1] == b"\x09" and beginning[1:2] in b"\x00\x02\x04"):
        return no_workbook("tệp Excel đời cũ (trước Excel 97)", "a workbook older than Excel 97")
    if _is_text(beginning):
        return Refused(
            Fault(
                "no-workbook",
                "không phải tệp Excel mà là tệp văn bản (CSV); cần đổi đuôi tên tệp thành .csv",
                "no workbook but a text file (CSV); let its name end in .csv",
            )
        )
    return no_workbook("loại tệp không nhận ra được", "a file of an unknown kind")


def no_workbook(vi: str, en: str) -> Refused:
    """Return the refusal of a file that is something else; the texts say what."""
    return Refused(
        Fault(
            "no-workbook",
            f"không phải tệp Excel mà là {vi}; cần mở bằng Excel và lưu dạng .xlsx",
            f"no workbook but {en}; open it in Excel and save it as .xlsx",
        )
    )


def _is_text(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 32 and byte not in b"\t\n\r\x0c\x1b" for byte in data)
