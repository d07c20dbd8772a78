"""The parts of a zipped workbook, unpacked within limits whatever its directory says.

A zip states how large each part is; here it is unpacked to see. Only parts that are asked for are, a piece at
a time, so a bomb among pictures does no harm and one in a sheet ends at the limit. `repacked` gives other
readers a zip of those parts alone that were unpacked in full and found as stated.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO

from compliance.sources.files.workbooks.refused import (
    FREELY_UNPACKED,
    MAX_ENTRIES,
    MAX_RATIO,
    MAX_UNPACKED,
    damaged,
    too_large,
    with_password,
)

PIECE = 1 << 20
"""Bytes unpacked at a time."""

_STORED, _DEFLATED = 0, 8
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_ENTRY_MARK = b"PK\x01\x02"


class ZipParts:
    """The parts of a zipped workbook by name; names are compared without case, as the format wants it."""

    def __init__(self, data: bytes) -> None:
        """Read the directory of a zip.

        Raises:
            Refused: It is damaged, has too many entries or two of one name.
        """
        if data.count(_ENTRY_MARK) > MAX_ENTRIES:
            raise too_large(
                f"có hơn {MAX_ENTRIES} tệp con trong tệp", f"more than {MAX_ENTRIES} files in the workbook"
            )
        self._data = data
        self._unpacked: set[str] = set()
        self._sizes: dict[str, int] = {}
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                entries = archive.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, struct.error) as error:
            raise damaged(
                "không đọc được danh mục các phần", "the directory of its parts cannot be read"
            ) from error
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            name = _plain(entry.filename)
            if name in self._entries:
                raise damaged(
                    f"phần {entry.filename!r} có hai lần", f"the part {entry.filename!r} stands twice"
                )
            self._entries[name] = entry

    def __contains__(self, name: str) -> bool:
        """Return whether there is a part of a name."""
        return _plain(name) in self._entries

    def names(self, prefix: str = "") -> list[str]:
        """Return the names that begin with a text, in small letters."""
        return [name for name in self._entries if name.startswith(prefix)]

    def pieces(self, name: str, most: int = MAX_UNPACKED) -> Iterator[bytes]:
        """Yield a part that has at most some bytes, piece by piece.

        Raises:
            Refused: There is no such part, it has a password, is not as stated, or goes beyond the limits.
        """
        entry = self._entries.get(_plain(name))
        if entry is None:
            raise damaged(f"thiếu phần {name!r}", f"the part {name!r} is missing")
        if entry.flag_bits & 1:
            raise with_password()
        self._check_size(entry, most)
        size = crc = 0
        for piece in self._inflated(entry):
            size += len(piece)
            crc = zlib.crc32(piece, crc)
            if size > entry.file_size:
                break
            yield piece
        if (size, crc) != (entry.file_size, entry.CRC):
            raise damaged(
                f"phần {entry.filename!r} không khớp với danh mục",
                f"the part {entry.filename!r} is not what the directory says",
            )
        self._unpacked.add(_plain(name))

    def read(self, name: str) -> bytes:
        """Return a whole part; raises as `pieces` does."""
        return b"".join(self.pieces(name))

    def size(self, name: str) -> int:
        """Return how many bytes the directory says that a part has; 0 if there is none."""
        entry = self._entries.get(_plain(name))
        return entry.file_size if entry else 0

    def repacked(self, parts: Mapping[str, str], others: Mapping[str, bytes]) -> bytes:
        """Return a zip of parts as they are packed here, and of other parts, each under a new name.

        Raises:
            ValueError: A part was not unpacked in full before.
        """
        packed: list[tuple[str, int, int, int, bytes]] = []
        for new_name, name in parts.items():
            if _plain(name) not in self._unpacked:
                raise ValueError(name)
            entry = self._entries[_plain(name)]
            packed.append(
                (new_name, entry.compress_type, entry.CRC, entry.file_size, self._packed_bytes(entry))
            )
        packed += [(name, _STORED, zlib.crc32(part), len(part), part) for name, part in others.items()]
        body, directory = bytearray(), bytearray()
        for name, method, crc, size, part in packed:
            raw = name.encode()
            common = (20, 0x800, method, 0, 0x21, crc, len(part), size, len(raw), 0)
            directory += _CENTRAL.pack(_ENTRY_MARK, 20, *common, 0, 0, 0, 0, len(body)) + raw
            body += _LOCAL.pack(b"PK\x03\x04", *common) + raw + part
        count = len(packed)
        end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
        return bytes(body + directory) + end

    def _check_size(self, entry: zipfile.ZipInfo, most: int) -> None:
        self._sizes[entry.filename] = entry.file_size
        if entry.file_size > most or sum(self._sizes.values()) > MAX_UNPACKED:
            raise too_large(
                f"các phần của tệp khi giải nén lớn hơn {most // 10**6} MB",
                f"its parts unpack to more than {most // 10**6} MB",
            )
        if entry.file_size > FREELY_UNPACKED and entry.file_size > MAX_RATIO * entry.compress_size:
            raise too_large(
                f"phần {entry.filename!r} khi giải nén lớn gấp hơn {MAX_RATIO} lần",
                f"the part {entry.filename!r} unpacks to more than {MAX_RATIO} times its size",
            )

    def _packed_bytes(self, entry: zipfile.ZipInfo) -> bytes:
        start = entry.header_offset + _LOCAL.size
        header = self._data[entry.header_offset : start]
        if len(header) < _LOCAL.size or not header.startswith(b"PK\x03\x04"):
            raise damaged(
                f"không đọc được phần {entry.filename!r}", f"the part {entry.filename!r} cannot be read"
            )
        *_, name_length, extra_length = _LOCAL.unpack(header)
        start += name_length + extra_length
        return self._data[start : start + entry.compress_size]

    def _inflated(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        packed = self._packed_bytes(entry)
        if entry.compress_type == _STORED:
            yield from (packed[i : i + PIECE] for i in range(0, len(packed), PIECE))
            return
        if entry.compress_type != _DEFLATED:
            raise damaged(
                f"phần {entry.filename!r} nén theo cách Excel không dùng",
                f"the part {entry.filename!r} is packed in a way that Excel does not use",
            )
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            while packed and not inflater.eof:
                piece = inflater.decompress(packed, PIECE)
                packed = inflater.unconsumed_tail
                if piece:
                    yield piece
            if rest := inflater.flush(PIECE):
                yield rest
        except zlib.error as error:
            raise damaged(
                f"không giải nén được phần {entry.filename!r}",
                f"the part {entry.filename!r} cannot be unpacked",
            ) from error


def _plain(name: str) -> str:
    return name.replace("\\", "/").removeprefix("/").casefold()
