"""The bytes of a document; nothing in them tells when they were written."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document

_NEVER = datetime(1980, 1, 1, tzinfo=UTC)


def document_bytes(document: Document, title: str) -> bytes:
    """Return a document as a file's bytes; the same contents give the same bytes."""
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "compliance", "compliance"
    properties.created = properties.modified = _NEVER
    properties.comments, properties.revision, properties.language = "", 1, "vi-VN"
    buffer, kept_in = BytesIO(), BytesIO()
    document.save(buffer)
    with ZipFile(buffer) as written, ZipFile(kept_in, "w", ZIP_DEFLATED) as kept:
        for item in written.infolist():
            kept.writestr(ZipInfo(item.filename), written.read(item), ZIP_DEFLATED)
    return kept_in.getvalue()
