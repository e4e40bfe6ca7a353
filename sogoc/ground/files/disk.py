"""The few things that a store asks of a disk, so that tests can put one in its place that loses power.

In: absolute paths. Out: bytes and names. A name is durable only after its folder was synced, bytes only after their file was
(POSIX; ext4 and NTFS alike once asked).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO, Protocol

_TOGETHER = 8


class Disk(Protocol):
    """Every call may raise ``OSError``; none but the two syncs promises durability."""

    def make_folder(self, path: Path) -> bool:
        """Make one folder whose parent exists; False when it is there already."""

    def write_new(self, path: Path, pieces: Iterable[bytes]) -> None:
        """Write a file that must not exist."""

    def sync_files(self, paths: Iterable[Path]) -> None:
        """Make the bytes of files durable."""

    def sync_folders(self, paths: Iterable[Path]) -> None:
        """Make the names in folders durable."""

    def link(self, source: Path, target: Path) -> None:
        """Give a file a second name; ``FileExistsError`` when the name is taken."""

    def replace(self, source: Path, target: Path) -> None:
        """Move a file over another, at once."""

    def remove(self, path: Path) -> None:
        """Take a name away; a missing one is no error."""

    def size(self, path: Path) -> int | None:
        """Return a file's length, None when there is none."""

    def open(self, path: Path) -> BinaryIO:
        """Open a file for reading."""

    def files(self, folder: Path) -> Iterator[Path]:
        """List all files below a folder in a fixed order; nothing when it is missing."""


class RealDisk:
    """The machine's own file system."""

    def make_folder(self, path: Path) -> bool:
        try:
            path.mkdir(mode=0o750)
        except FileExistsError:
            return False
        return True

    def write_new(self, path: Path, pieces: Iterable[bytes]) -> None:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o440), "wb", buffering=0) as stream:  # noqa: PTH123
            for piece in pieces:
                left = memoryview(piece)
                while left:
                    left = left[stream.write(left) :]

    def sync_files(self, paths: Iterable[Path]) -> None:
        _sync_each(paths)

    def sync_folders(self, paths: Iterable[Path]) -> None:
        _sync_each(paths)

    def link(self, source: Path, target: Path) -> None:
        target.hardlink_to(source)

    def replace(self, source: Path, target: Path) -> None:
        source.replace(target)

    def remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)

    def size(self, path: Path) -> int | None:
        try:
            return path.stat().st_size
        except FileNotFoundError:
            return None

    def open(self, path: Path) -> BinaryIO:
        return path.open("rb")

    def files(self, folder: Path) -> Iterator[Path]:
        for place, folders, names in os.walk(folder):
            folders.sort()
            for name in sorted(names):
                yield Path(place, name)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_each(paths: Iterable[Path]) -> None:
    """Sync side by side: the journal commits many at once."""
    several = list(paths)
    if len(several) <= 1:
        for path in several:
            _sync(path)
        return
    with ThreadPoolExecutor(min(_TOGETHER, len(several))) as pool:
        for _ in pool.map(_sync, several):
            pass
