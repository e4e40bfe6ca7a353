"""Files that arrive and the books they are: a book under its own name or the one it was identified as, several books under one cover.

In: files as read, what the register knows. Out: the books, under the names that their ids keep.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from sogoc.intake.book_queries import books_under
from sogoc.packages.covers import parse_cover_name, read_cover
from sogoc.packages.names import BookName, entry_keys
from sogoc.packages.reading import PackageRead, read_package

if TYPE_CHECKING:
    from pathlib import Path

    from sogoc.packages.sandbox import Sandbox

Files = tuple[str, str]
"""Hashes of a package's table and zip."""


class Known:
    """The newest files of each book, found by the name of a table."""

    def __init__(self, last: Mapping[str, Files], aliases: Mapping[str, str]) -> None:
        self._last = last
        self._aliases = aliases

    def files(self, unit: str, stem: str) -> Files | None:
        """Files that stand in the register for this table; of a cover, where all its books came in the same."""
        path = f"{unit}/{stem.upper()}"
        if parse_cover_name(stem) is None:
            return self._last.get(self._aliases.get(path, path))
        found = {self._last.get(book) for book in books_under(path)}
        return found.pop() if len(found) == 1 else None


def read_books(xlsx: Path, zip_path: Path | None, *, sandbox: Sandbox) -> Sequence[PackageRead]:
    """Books that a table holds: one, or those of a cover."""
    if parse_cover_name(xlsx.stem) is None:
        return [read_package(xlsx, zip_path, sandbox=sandbox)]
    return read_cover(xlsx, zip_path, sandbox=sandbox)


def renamed(read: PackageRead, unit: str, aliases: Mapping[str, str]) -> PackageRead:
    """A package of a book that was identified later, under the provisional name that its ids keep."""
    path = aliases.get(f"{unit}/{read.name}")
    if path is None:
        return read
    _, _, name = path.partition("/")
    kept = BookName(*name.split("."))
    numbers = zip(
        read.frame.get_column("_row").to_list(),
        read.frame.get_column(read.book_type.number).to_list(),
        strict=True,
    )
    keys = entry_keys(numbers, kept.year)
    now = dict(zip(read.keys, keys, strict=True))
    files = read.files.with_columns(
        pl.col("key").map_elements(lambda key: now.get(key, key), return_dtype=pl.String)
    )
    return replace(read, name=kept, keys=keys, files=files)
