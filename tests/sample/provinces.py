"""Provinces that the tests of the sample read: written once, read through the same doors as an office's files."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from sogoc.checking.engine import Batch, findings
from sogoc.checking.frame import understood
from sogoc.checking.register_view import BOOKS, RegisterView, frame_of_plan, of_frames
from sogoc.law.books import BOOK_TYPES
from sogoc.packages.reading import PackageRead, read_package
from sogoc.packages.sandbox import Sandbox


@dataclass(frozen=True)
class Finding:
    """A finding on an entry (its id), or on a whole package (``unit/book``)."""

    where: str
    type: str
    field: str | None
    code: str
    severity: str
    says: str


@dataclass(frozen=True)
class Province:
    """A written sample."""

    folder: Path
    sandbox: Sandbox
    _read: dict[str, PackageRead] = field(default_factory=dict)

    def rows(self, name: str) -> list[dict[str, str]]:
        with (self.folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def answers(self) -> Iterator[dict[str, str]]:
        for path in sorted((self.folder / "ministry").glob("*.csv")):
            yield from self.rows(f"ministry/{path.name}")

    def packages(self) -> Iterator[tuple[str, PackageRead]]:
        """Each package under ``unit/book``."""
        for path in sorted((self.folder / "packages").glob("*/*.xlsx")):
            book = f"{path.parent.name}/{path.stem}"
            if book not in self._read:
                archive = path.with_suffix(".zip")
                self._read[book] = read_package(
                    path, archive if archive.exists() else None, sandbox=self.sandbox
                )
            yield book, self._read[book]

    def shelves(self) -> dict[str, list[tuple[str, PackageRead]]]:
        """Packages by type of book."""
        shelves = defaultdict(list)
        for book, package in self.packages():
            shelves[package.name.type].append((book, package))
        return shelves

    def register(self) -> RegisterView:
        """All packages as rules over the register look at them; no plan, nothing declared."""
        books, frames = [], {}
        for code, shelf in sorted(self.shelves().items()):
            parts = []
            for path, package in shelf:
                number = len(books) + 1
                name = package.name
                books.append((number, path.split("/")[0], code, name.year, name.number, path))
                keys = pl.Series("_key", package.keys)
                parts.append(package.frame.with_columns(keys, pl.lit(number, pl.Int64).alias("_book")))
            whole = pl.concat(parts, how="diagonal")
            lacking = [name for name in BOOK_TYPES[code].field if name not in whole.columns]
            whole = whole.with_columns(pl.lit(None, pl.String).alias(name) for name in lacking)
            keys = whole.select("_book", "_row", "_key")
            known = understood(whole.drop("_key"), BOOK_TYPES[code])
            frames[code] = known.join(keys, on=["_book", "_row"])
        table = pl.DataFrame(books, schema=BOOKS, orient="row")
        return of_frames(table, frames, frame_of_plan([]))

    def findings(self) -> list[Finding]:
        """What the rules say of all packages, those of one type at once."""
        shelves = self.shelves()
        found = []
        for code, shelf in sorted(shelves.items()):
            official = [*BOOK_TYPES[code].field, "_row"]
            frames = [
                package.frame.select(name for name in official if name in package.frame.columns).with_columns(
                    pl.lit(number, pl.Int64).alias("_book")
                )
                for number, (_, package) in enumerate(shelf)
            ]
            notes = tuple(
                (number, note) for number, (_, package) in enumerate(shelf) for note in package.notes
            )
            batch = Batch(BOOK_TYPES[code], pl.concat(frames, how="diagonal"), notes)
            for row in findings(batch).iter_rows(named=True):
                book, package = shelf[row["_book"]]
                where = f"{book}/{package.keys[row['_row'] - 2]}" if row["_row"] else book
                found.append(Finding(where, code, row["field"], row["code"], row["severity"], row["says"]))
        return found
