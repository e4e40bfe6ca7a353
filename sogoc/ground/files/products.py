"""Products: files that can be made again from originals and records (a book's Parquet, a page's picture).

In: a recipe's name, a product's name. Out: a path that holds the whole product or nothing. Replaced at once, old or new.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from sogoc.ground.files.disk import Disk, RealDisk
from sogoc.ground.files.store import refusal_of


class Products:
    """A folder of derivations, ``derivations/<recipe>/<name>``."""

    def __init__(self, root: Path, *, disk: Disk | None = None) -> None:
        self.root = root / "derivations"
        self._disk = disk or RealDisk()
        self._made: set[Path] = {root.parent}

    def path(self, recipe: str, name: str) -> Path:
        """Return where a product is, or would be; ``name`` may hold folders, never ``..``."""
        parts = (recipe, *PurePosixPath(name).parts)
        if any(part in {"..", "/", ""} or "\\" in part for part in parts):
            raise ValueError(name)
        return self.root.joinpath(*parts)

    def has(self, recipe: str, name: str) -> bool:
        """Tell whether a product is there."""
        return self._disk.size(self.path(recipe, name)) is not None

    def put(self, recipe: str, name: str, content: bytes) -> Path:
        """Keep a product given as bytes, over an older one."""
        with self.writing(recipe, name) as place:
            self._disk.write_new(place, (content,))
        return self.path(recipe, name)

    def put_many(self, recipe: str, contents: Mapping[str, bytes]) -> None:
        """Keep several products, each over an older one, with one pass of syncs; nothing half written is ever seen."""
        beside: dict[Path, Path] = {}
        try:
            for name, content in contents.items():
                target = self.path(recipe, name)
                self._folders(target.parent)
                beside[target] = target.parent / f".{os.getpid()}-{secrets.token_hex(8)}"
                self._disk.write_new(beside[target], (content,))
            self._disk.sync_files(beside.values())
            for target, place in beside.items():
                self._disk.replace(place, target)
            self._disk.sync_folders({target.parent for target in beside})
        except OSError as problem:
            raise refusal_of(problem) from problem
        finally:
            for place in beside.values():
                with contextlib.suppress(OSError):
                    self._disk.remove(place)

    @contextlib.contextmanager
    def writing(self, recipe: str, name: str) -> Iterator[Path]:
        """Give a path to write to; on leaving without an error the product takes its name, durably."""
        target = self.path(recipe, name)
        try:
            self._folders(target.parent)
            place = target.parent / f".{os.getpid()}-{secrets.token_hex(8)}"
            try:
                yield place
                self._disk.sync_files([place])
                self._disk.replace(place, target)
                self._disk.sync_folders([target.parent])
            finally:
                with contextlib.suppress(OSError):
                    self._disk.remove(place)
        except OSError as problem:
            raise refusal_of(problem) from problem

    def remove(self, recipe: str, name: str) -> None:
        """Take a product away."""
        self._disk.remove(self.path(recipe, name))

    def _folders(self, path: Path) -> None:
        """Make a folder and its parents durable, once in a process."""
        if path not in self._made:
            self._folders(path.parent)
            self._disk.make_folder(path)
            self._disk.sync_folders([path.parent])
            self._made.add(path)
