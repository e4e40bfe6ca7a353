"""Files inside a kept zip, addressed by their place, without unpacking the rest.

In: an open zip that was examined when it was taken in. Out: the bytes of one member, never more than its directory declares.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import BinaryIO

_LOCAL = struct.Struct("<4s5H3L2H")


@dataclass(frozen=True, slots=True)
class MemberPlace:
    """Where a member is: offset of its local header, sizes, CRC, method (0 stored, 8 deflated)."""

    offset: int
    packed: int
    size: int
    crc: int
    method: int


def place_of(member: zipfile.ZipInfo) -> MemberPlace:
    """Take a member's place from the directory."""
    return MemberPlace(
        member.header_offset, member.compress_size, member.file_size, member.CRC, member.compress_type
    )


def find_member(stream: BinaryIO, name: str) -> MemberPlace | None:
    """Look a name up in a zip's directory; None when it is not there or the file is no zip."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return place_of(archive.getinfo(name))
    except (KeyError, zipfile.BadZipFile):
        return None


def content_at(stream: BinaryIO, place: MemberPlace) -> bytes | None:
    """Read one member; None when its bytes are not what the directory says."""
    stream.seek(place.offset)
    local = stream.read(_LOCAL.size)
    if len(local) < _LOCAL.size or local[:4] != b"PK\3\4":
        return None
    name_length, extra_length = _LOCAL.unpack(local)[9:11]
    stream.seek(name_length + extra_length, 1)
    packed = stream.read(place.packed)
    if place.method == zipfile.ZIP_STORED:
        content = packed
    elif place.method == zipfile.ZIP_DEFLATED:
        try:
            content = zlib.decompressobj(-15).decompress(packed, place.size + 1)
        except zlib.error:
            return None
    else:
        return None
    return content if len(content) == place.size and zlib.crc32(content) == place.crc else None
