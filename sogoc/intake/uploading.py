"""Pieces of files that a browser sends, on disk until they are staged.

In: an upload's token, a file's place in it, an offset and bytes. Out: how much of each file is here. A piece is written at its
offset, so the same piece twice changes nothing, and the length of the file says where to go on after a cut line.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sogoc.ground.installation import home_path
from sogoc.intake.refusals import (
    DISK_FULL,
    FILE_TOO_LARGE,
    LONE_ARCHIVE,
    NO_TABLE,
    NO_UPLOAD,
    NOTHING_CHOSEN,
    TOO_MANY_FILES,
    TWO_TABLES,
)
from sogoc.intake.sources import TABLES
from sogoc.packages.covers import is_package_name
from sogoc.packages.limits import MIB, Limits

PIECE = 4 * MIB
"""Largest piece of one request."""
MOST_FILES = 2_000
_TOKEN = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class UploadFile:
    """A file that a browser announces."""

    name: str
    size: int


def root() -> Path:
    """Folder of all uploads."""
    return home_path() / "tmp" / "arrivals"


def place(token: str, unit: str) -> Path:
    """Folder of an upload's finished files, named after the unit as intake wants it."""
    if not _TOKEN.fullmatch(token):
        raise NO_UPLOAD.because()
    return root() / token / unit


def judge(files: Sequence[UploadFile]) -> None:
    """Refuse files that are no packages, too large or too many, or for which the disk has no room."""
    if not files:
        raise NOTHING_CHOSEN.because()
    if len(files) > MOST_FILES:
        raise TOO_MANY_FILES.because(most=MOST_FILES, count=len(files))
    limits = Limits()
    taken: dict[tuple[str, bool], str] = {}
    for file in files:
        stem, suffix = os.path.splitext(file.name)  # noqa: PTH122 - a name from outside, no path yet
        archive = suffix.lower() == ".zip"
        if not is_package_name(stem) or not (archive or suffix.lower() in TABLES):
            raise NO_TABLE.because(file=file.name)
        if (stem.upper(), archive) in taken:
            raise TWO_TABLES.because(first=taken[stem.upper(), archive], second=file.name)
        taken[stem.upper(), archive] = file.name
        most = limits.archive_bytes if archive else max(limits.workbook_bytes, limits.delimited_bytes)
        if file.size > most:
            raise FILE_TOO_LARGE.because(file=file.name, size=in_words(file.size), most=in_words(most))
    for (stem, archive), name in taken.items():
        if archive and (stem, False) not in taken:
            raise LONE_ARCHIVE.because(file=name)
    need = 2 * sum(file.size for file in files)  # here, then in the store
    free = shutil.disk_usage(home_path()).free
    if need > free:
        raise DISK_FULL.because(free=in_words(free), need=in_words(need // 2))


def received(folder: Path, number: int, name: str) -> int:
    """Bytes of a file that are here."""
    for path in (folder / name, _part(folder, number)):
        if path.exists():
            return path.stat().st_size
    return 0


def write(folder: Path, number: int, *, offset: int, piece: bytes) -> None:
    """Write a piece at its place."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(_part(folder, number), os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.lseek(handle, offset, os.SEEK_SET)
        with os.fdopen(handle, "wb", closefd=False) as file:
            file.write(piece)
    finally:
        os.close(handle)


def complete(folder: Path, files: Sequence[UploadFile]) -> None:
    """Give the files their names, whole and on the disk; safe to repeat."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for number, file in enumerate(files):
        part = _part(folder, number)
        if not file.size:
            part.touch()
        if not part.exists():
            continue
        with part.open("rb+") as handle:
            os.fsync(handle.fileno())
        part.replace(folder / file.name)


def clear(token: str) -> None:
    """Remove an upload's files."""
    shutil.rmtree(root() / token, ignore_errors=True)


def in_words(size: int) -> str:
    """Size for the screen: ``12,5 MB``."""
    if size < MIB:
        return f"{size / 1024:.0f} kB"
    return f"{size / MIB:.1f} MB".replace(".", ",")


def _part(folder: Path, number: int) -> Path:
    return folder.parent / f"{number}.part"
