"""Originals by hash: written once, never altered, durable before they are acknowledged.

In: bytes, a stream or a path. Out: ``Stored(sha256, size)``. Order of a put: temporary file, its bytes synced, linked under its
hash (create-only), the folder synced; the caller's commit that names the hash comes after.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import itertools
import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sogoc.ground.files.disk import Disk, RealDisk
from sogoc.ground.files.members import content_at, find_member
from sogoc.ground.files.refusals import (
    HET_CHO_TRONG,
    KHO_KHONG_GHI_DUOC,
    KHO_THIEU_TEP,
    KHONG_CO_TRONG_GOI,
    TEP_TRONG_KHO_HONG,
)
from sogoc.law.refusal import Refusal

Source = bytes | Path | BinaryIO
_PIECE = 1 << 20
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass(frozen=True, slots=True)
class Stored:
    """One kept file."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Problem:
    """What ``verify`` found: ``kind`` is ``hong`` (bytes differ from the hash) or ``la`` (a file that no put has made)."""

    path: Path
    kind: str


class Store:
    """A folder of originals; any number of processes may put at once."""

    def __init__(self, root: Path, *, disk: Disk | None = None) -> None:
        self.root = root
        self._disk = disk or RealDisk()
        self._temporary = root / "tmp"
        self._made: set[Path] = set()

    def path(self, sha256: str) -> Path:
        """Return where a hash is, or would be."""
        if len(sha256) != 64 or sha256.strip("0123456789abcdef"):
            raise KHO_THIEU_TEP.because(sha256=sha256[:80])
        return self.root / "sha256" / sha256[:2] / sha256[2:4] / sha256

    def put(self, source: Source) -> Stored:
        """Keep one file; the same bytes again change nothing."""
        return self.put_many([source])[0]

    def put_many(self, sources: Sequence[Source]) -> list[Stored]:
        """Keep several files with one pass of syncs: all of them are durable on return, or a refusal says why not."""
        temporary: list[Path] = []
        try:
            self._folder(self._temporary)
            stored = []
            for source in sources:
                temporary.append(self._temporary / f"{os.getpid()}-{secrets.token_hex(8)}")
                stored.append(self._write(temporary[-1], source))
            new = {
                one.sha256: place for one, place in zip(stored, temporary, strict=True) if self._missing(one)
            }
            self._disk.sync_files(new.values())
            for sha256, place in new.items():
                self._folder(self.path(sha256).parent)
                with contextlib.suppress(FileExistsError):
                    self._disk.link(place, self.path(sha256))
            # Also for files that were there: another process may have linked one and not yet synced its folder.
            self._disk.sync_folders({self.path(one.sha256).parent for one in stored})
        except OSError as problem:
            raise refusal_of(problem) from problem
        finally:
            for place in temporary:
                with contextlib.suppress(OSError):
                    self._disk.remove(place)
        return stored

    def _write(self, place: Path, source: Source) -> Stored:
        digest = hashlib.sha256()
        size = 0

        def counted(pieces: Iterable[bytes]) -> Iterator[bytes]:
            nonlocal size
            for piece in pieces:
                digest.update(piece)
                size += len(piece)
                yield piece

        with contextlib.ExitStack() as stack:
            if isinstance(source, bytes):
                pieces: Iterable[bytes] = (source,)
            else:
                stream = stack.enter_context(source.open("rb")) if isinstance(source, Path) else source
                pieces = iter(lambda: stream.read(_PIECE), b"")
            self._disk.write_new(place, counted(pieces))
        return Stored(digest.hexdigest(), size)

    def _missing(self, one: Stored) -> bool:
        size = self._disk.size(self.path(one.sha256))
        if size is not None and size != one.size:
            raise TEP_TRONG_KHO_HONG.because(sha256=one.sha256)
        return size is None

    def _folder(self, path: Path) -> None:
        """Make a folder and its parents durable, once in a process."""
        if path in self._made:
            return
        if path != self.root:
            self._folder(path.parent)
        self._disk.make_folder(path)
        self._disk.sync_folders([path.parent])
        self._made.add(path)

    def size(self, sha256: str) -> int | None:
        """Return the length of a kept file; None when there is none."""
        return self._disk.size(self.path(sha256))

    def __contains__(self, sha256: str) -> bool:
        """Tell whether a file is kept under a hash; under what is no hash there is none."""
        try:
            return self._disk.size(self.path(sha256)) is not None
        except Refusal:
            return False

    def open(self, sha256: str) -> BinaryIO:
        """Open a kept file for reading."""
        try:
            return self._disk.open(self.path(sha256))
        except FileNotFoundError as problem:
            raise KHO_THIEU_TEP.because(sha256=sha256) from problem

    def read(self, sha256: str) -> bytes:
        """Return a kept file whole, compared with its hash."""
        with self.open(sha256) as stream:
            content = stream.read()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise TEP_TRONG_KHO_HONG.because(sha256=sha256)
        return content

    def member(self, sha256: str, name: str) -> bytes:
        """Return one file of a kept zip by its name inside."""
        with self.open(sha256) as stream:
            place = find_member(stream, name)
            content = None if place is None else content_at(stream, place)
        if content is None:
            raise KHONG_CO_TRONG_GOI.because(sha256=sha256, name=name)
        return content

    def verify(self) -> Iterator[Problem]:
        """Read every kept file again and yield those that are not what their name says."""
        for path in self._disk.files(self.root / "sha256"):
            digest = hashlib.sha256()
            with self._disk.open(path) as stream:
                while piece := stream.read(_PIECE):
                    digest.update(piece)
            expected = self.root / "sha256" / path.name[:2] / path.name[2:4] / path.name
            if path != expected or len(path.name) != 64:
                yield Problem(path, "la")
            elif digest.hexdigest() != path.name:
                yield Problem(path, "hong")

    def sweep(self) -> int:
        """Remove what interrupted puts left behind, and return how many; call it when no other process is putting."""
        left = list(itertools.islice(self._disk.files(self._temporary), 1_000_000))
        for path in left:
            self._disk.remove(path)
        return len(left)


def refusal_of(problem: OSError) -> Exception:
    """Turn what the system says into a sentence."""
    if problem.errno in _FULL:
        return HET_CHO_TRONG.because()
    return KHO_KHONG_GHI_DUOC.because(detail=problem.strerror or type(problem).__name__)
