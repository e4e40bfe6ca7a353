"""A zip is examined before anything of it is unpacked (runs in the reader's process).

In: a path. Out: its members, or a refusal: what the directory declares (count, sizes, ratio, overlap, names, links, encryption,
methods) is checked against the limits first. An archive may lie about its sizes; against that stand the limits of the process.
"""

from __future__ import annotations

import re
import stat
import struct
import unicodedata
import zipfile
from pathlib import Path

from sogoc.packages.limits import Limits
from sogoc.packages.refusals import (
    TEP_CO_MAT_KHAU,
    TEP_KHONG_DOC_DUOC,
    TEP_NEN_NGUY_HIEM,
    TEP_QUA_LON,
    broken_file,
)

_END = struct.Struct("<4s4H2LH")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_TAIL = 65_557
_CONTROL = re.compile("[\x00-\x1f\x7f]")


def open_archive(path: Path, *, limits: Limits, workbook: bool) -> zipfile.ZipFile:
    """Open a zip after its directory was examined; refuses what is unsafe or too large."""
    name = path.name
    _examine_end(path, limits)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, struct.error) as broken:
        raise broken_file(name, broken) from broken
    try:
        _examine(archive.infolist(), name=name, limits=limits, workbook=workbook, end=archive.start_dir)
    except BaseException:
        archive.close()
        raise
    return archive


def _examine_end(path: Path, limits: Limits) -> None:
    """Look at the end record alone: a directory of a gigabyte is refused unread."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        stream.seek(max(0, size - _TAIL))
        tail = stream.read(_TAIL)
    place = tail.rfind(b"PK\5\6")
    if place < 0 or len(tail) - place < _END.size:
        raise TEP_KHONG_DOC_DUOC.because(name=path.name, detail="không có mục lục ở cuối tệp nén")
    count, directory = _END.unpack_from(tail, place)[4:6]
    if directory != 0xFFFFFFFF and directory > limits.directory_bytes:
        raise TEP_QUA_LON.because(name=path.name, detail=f"mục lục ghi {count} tệp, dài {directory} byte")


def _examine(members: list[zipfile.ZipInfo], *, name: str, limits: Limits, workbook: bool, end: int) -> None:
    most = limits.workbook_members if workbook else limits.archive_members
    if len(members) > most:
        raise TEP_QUA_LON.because(name=name, detail=f"có {len(members)} tệp bên trong, nhiều nhất là {most}")
    total = sum(member.file_size for member in members)
    largest = limits.workbook_unpacked if workbook else limits.archive_unpacked
    if total > largest:
        raise TEP_QUA_LON.because(
            name=name, detail=f"giải nén ra {total >> 20} MB, nhiều nhất là {largest >> 20} MB"
        )
    seen: set[str] = set()
    for member in members:
        _examine_member(member, name=name, limits=limits, workbook=workbook)
        folded = unicodedata.normalize("NFC", member.filename).casefold()
        if folded in seen:
            raise TEP_NEN_NGUY_HIEM.because(name=name, detail=f"tên “{shown(member.filename)}” có hai lần")
        seen.add(folded)
    _examine_places(members, name=name, end=end)


def _examine_member(member: zipfile.ZipInfo, *, name: str, limits: Limits, workbook: bool) -> None:
    if member.flag_bits & 0x2041:
        raise TEP_CO_MAT_KHAU.because(name=name)
    if member.compress_type not in _METHODS:
        raise TEP_NEN_NGUY_HIEM.because(
            name=name, detail=f"“{shown(member.orig_filename)}” dùng cách nén lạ (số {member.compress_type})"
        )
    if unsafe_name(member.orig_filename):
        raise TEP_NEN_NGUY_HIEM.because(
            name=name, detail=f"tên “{shown(member.orig_filename)}” chỉ ra ngoài thư mục"
        )
    if stat.S_ISLNK(member.external_attr >> 16):
        raise TEP_NEN_NGUY_HIEM.because(
            name=name, detail=f"“{shown(member.orig_filename)}” là liên kết tới tệp khác"
        )
    if not workbook and member.file_size > limits.member_unpacked:
        raise TEP_QUA_LON.because(
            name=name, detail=f"“{shown(member.orig_filename)}” dài {member.file_size >> 20} MB khi giải nén"
        )
    if member.file_size > limits.ratio_from and member.file_size > member.compress_size * limits.ratio:
        raise TEP_NEN_NGUY_HIEM.because(
            name=name,
            detail=f"“{shown(member.orig_filename)}” phình ra {member.file_size // max(1, member.compress_size)} lần khi giải nén",
        )


def _examine_places(members: list[zipfile.ZipInfo], *, name: str, end: int) -> None:
    """No two members share bytes, and none reaches into the directory."""
    last = 0
    for member in sorted(members, key=lambda item: item.header_offset):
        if member.header_offset < last:
            raise TEP_NEN_NGUY_HIEM.because(
                name=name, detail=f"dữ liệu của “{shown(member.filename)}” chồng lên tệp khác"
            )
        last = member.header_offset + 30 + len(member.orig_filename) + member.compress_size
    if last > end:
        raise TEP_NEN_NGUY_HIEM.because(name=name, detail="dữ liệu chồng lên mục lục")


def unsafe_name(name: str) -> bool:
    """Tell whether a member's name leaves the folder, names a drive, or hides control characters."""
    levelled = name.replace("\\", "/")
    parts = levelled.split("/")
    return levelled.startswith("/") or ".." in parts or ":" in levelled or _CONTROL.search(name) is not None


def shown(name: str) -> str:
    """Shorten a name of unknown origin for a sentence."""
    clean = "".join(letter if letter.isprintable() else "·" for letter in name)
    return clean if len(clean) <= 60 else clean[:57] + "…"
