"""The PDFs of a package's zip, checked in one pass (runs in the reader's process).

In: a path. Out: for each member its name, size, CRC, place, hash, and whether it is a sound PDF. Nothing is unpacked to a disk.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from sogoc.ground.files.members import content_at, place_of
from sogoc.packages.archive import open_archive
from sogoc.packages.documents import sound
from sogoc.packages.kinds import kind_of
from sogoc.packages.limits import Limits
from sogoc.packages.refusals import SAI_LOAI_TEP, TEP_QUA_LON

_IGNORED = {".ds_store", "thumbs.db", "desktop.ini"}

Member = tuple[str, str, int, int, int, str, bool]
"""Base name, name inside the zip, size, crc, offset of its local header, sha256, sound."""


def read_members(path: Path, *, limits: Limits) -> list[Member]:
    """Check every file of a zip; folders and the litter of operating systems are left out."""
    with path.open("rb") as stream:
        head = stream.read(512)
    if path.stat().st_size > limits.archive_bytes:
        raise TEP_QUA_LON.because(name=path.name, detail=f"dài {path.stat().st_size >> 20} MB")
    if head[:4] not in {b"PK\3\4", b"PK\5\6"}:
        raise SAI_LOAI_TEP.because(name=path.name, expected="gói ảnh .zip", found=kind_of(head))
    with open_archive(path, limits=limits, workbook=False) as archive, path.open("rb") as stream:
        return list(_members(archive, stream))


def _members(archive: zipfile.ZipFile, stream: BinaryIO) -> Iterator[Member]:
    for member in archive.infolist():
        inner = member.filename.replace("\\", "/")
        base = inner.rstrip("/").rpartition("/")[2]
        if (
            member.is_dir()
            or inner.startswith("__MACOSX/")
            or base.lower() in _IGNORED
            or base.startswith("._")
        ):
            continue
        content = content_at(stream, place_of(member))
        digest = "" if content is None else hashlib.sha256(content).hexdigest()
        good = content is not None and base.lower().endswith(".pdf") and sound(content)
        yield base, member.filename, member.file_size, member.CRC, member.header_offset, digest, good
