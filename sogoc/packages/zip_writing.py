"""A zip whose bytes depend only on its members: fixed times, fixed attributes, zip64 where sizes ask for it.

In: names and bytes in order. Out: an archive on a binary stream, by the ZIP application note 6.3 (methods 0 and 8 only).
``zipfile`` would do, at ten times the cost for each small page.
"""

from __future__ import annotations

import struct
import zlib
from typing import BinaryIO

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_DOS_DATE = 0x21  # 1980-01-01, the first day that a zip can name
_UNIX_FILE = 0o100644 << 16
_UTF8 = 0x800
_MANY = 0xFFFF
_LARGE = 0xFFFFFFFF


def deflated(content: bytes, *, level: int = 6) -> bytes:
    """Return the raw deflate stream of a member."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


class ZipWriter:
    """Writes members one after another; ``close`` writes the directory."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._offset = 0
        self._directory: list[bytes] = []

    def add(self, name: str, content: bytes, *, packed: bytes | None = None) -> None:
        """Add a member; ``packed`` is its deflate stream, without it the content is stored as it is."""
        raw = name.encode()
        flags = 0 if name.isascii() else _UTF8
        body = content if packed is None else packed
        method, version = (0, 20) if packed is None else (8, 20)
        sizes = (zlib.crc32(content), len(body), len(content))
        if len(content) >= _LARGE or len(body) >= _LARGE:
            raise ValueError(name)
        far = self._offset >= _LARGE
        extra = struct.pack("<2HQ", 1, 8, self._offset) if far else b""
        self._stream.write(
            _LOCAL.pack(b"PK\3\4", version, flags, method, 0, _DOS_DATE, *sizes, len(raw), 0) + raw
        )
        self._stream.write(body)
        self._directory.append(
            _CENTRAL.pack(
                b"PK\1\2",
                0x0300 | (45 if far else version),
                45 if far else version,
                flags,
                method,
                0,
                _DOS_DATE,
                *sizes,
                len(raw),
                len(extra),
                0,
                0,
                0,
                _UNIX_FILE,
                _LARGE if far else self._offset,
            )
            + raw
            + extra
        )
        self._offset += _LOCAL.size + len(raw) + len(body)

    def close(self) -> None:
        """Write the central directory."""
        directory = b"".join(self._directory)
        count, start = len(self._directory), self._offset
        tail = b""
        if count >= _MANY or start >= _LARGE or len(directory) >= _LARGE:
            tail = _END_64.pack(b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(directory), start)
            tail += _LOCATOR_64.pack(b"PK\6\7", 0, start + len(directory), 1)
        count, size, start = min(count, _MANY), min(len(directory), _LARGE), min(start, _LARGE)
        self._stream.write(directory + tail + _END.pack(b"PK\5\6", 0, 0, count, count, size, start, 0))
