"""What identifies the contents of a register, whatever files and forms they came in."""

import hashlib
from collections.abc import Iterable, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from compliance.sources.grid import Doubt
from compliance.sources.registers.typed_table import LINE, PART
from compliance.sources.texts import RejectedRow

_MISSING = "\x00"
"""Stands for a blank; no accepted text holds it."""


def hash_register(
    tables: Mapping[str, pa.Table],
    rejected: Iterable[RejectedRow],
    unasked: Iterable[tuple[str, str]],
    manifest: str,
) -> str:
    """Return the SHA-256 of what tables, rejected rows and the manifest say, in hexadecimal.

    The order of rows counts, that of columns does not; neither do files, lines and ways of writing.
    """
    digest = hashlib.sha256(manifest.encode())
    for plural in sorted(tables):
        table = tables[plural]
        if not table.num_rows:
            continue
        digest.update(f"\n{plural} {table.num_rows}".encode())
        for name in sorted(set(table.column_names) - {LINE, PART}):
            texts = pc.fill_null(table.column(name).cast(pa.large_string()), _MISSING).combine_chunks()
            digest.update(f"\n{name}\n".encode())
            digest.update(pc.binary_length(texts).to_numpy().tobytes())
            digest.update(_letters(texts))
    cells = sorted(
        repr((row.table, sorted((k, v.shown if isinstance(v, Doubt) else v) for k, v in row.cells.items())))
        for row in rejected
    )
    digest.update(repr((cells, sorted(unasked))).encode())
    return digest.hexdigest()


def _letters(texts: pa.Array) -> bytes | memoryview:
    """Return the letters of texts, one text after another."""
    whole = pa.concat_arrays([texts]) if texts.offset else texts
    buffer = whole.buffers()[2]
    return b"" if buffer is None else memoryview(buffer)
