"""The bytes of a workbook; nothing in them tells when they were written."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook

_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def bytes_of(book: Workbook) -> bytes:
    """Return a workbook as a file's bytes; the same contents give the same bytes."""
    book.properties.creator = "compliance"
    buffer = BytesIO()
    book.save(buffer)
    return _without_clock(buffer.getvalue())


def _without_clock(data: bytes) -> bytes:
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as written, ZipFile(buffer, "w", ZIP_DEFLATED) as kept:
        for item in written.infolist():
            content = written.read(item)
            if item.filename == "docProps/core.xml":
                content = _STAMP.sub(b"1980-01-01T00:00:00Z", content)
            kept.writestr(ZipInfo(item.filename), content, ZIP_DEFLATED)
    return buffer.getvalue()
