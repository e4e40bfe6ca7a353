"""Provinces that the tests of the sample read: written once, read through the same doors as an office's files."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import polars as pl

from sogoc.checking.examine import examine
from sogoc.checking.frame import understood
from sogoc.checking.register_view import BOOKS, RegisterView, frame_of_plan, of_frames
from sogoc.intake.book_series import read_series
from sogoc.law.books import BOOK_TYPES
from sogoc.packages.covers import parse_cover_name, read_cover
from sogoc.packages.reading import PackageRead, read_package
from sogoc.packages.sandbox import Sandbox
from sogoc.sample import SampleSummary, write_sample
from sogoc.sample.plan import plan


def write_districts(folder: Path, *, entries: int, districts: int, seed: int, **how: Any) -> SampleSummary:
    """Write only the first districts of a province: what holds of one holds of all, and each costs its generations."""
    with patch("sogoc.sample.province.plan", return_value=plan(entries)[:districts]):
        return write_sample(folder, entries=entries, seed=seed, **how)


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
        """Each book that came under ``unit/book``."""
        if not self._read:
            for path in sorted((self.folder / "packages").glob("*/*.xlsx")):
                found = path.with_suffix(".zip")
                archive = found if found.exists() else None
                reads = (
                    read_cover(path, archive, sandbox=self.sandbox)
                    if parse_cover_name(path.stem)
                    else [read_package(path, archive, sandbox=self.sandbox)]
                )
                self._read.update((f"{path.parent.name}/{one.name}", one) for one in reads)
        yield from self._read.items()

    def shelves(self) -> dict[str, list[tuple[str, PackageRead]]]:
        """Packages by type of book."""
        shelves = defaultdict(list)
        for book, package in self.packages():
            shelves[package.name.type].append((book, package))
        return shelves

    def register(self) -> RegisterView:
        """All packages as rules over the register look at them; no plan, nothing declared."""
        books: list[tuple[int, str, str, str, str, str]] = []
        frames: dict[str, pl.DataFrame] = {}
        for code, shelf in sorted(self.shelves().items()):
            parts = []
            for path, package in shelf:
                number = len(books) + 1
                name = package.name
                books.append((number, path.split("/")[0], code, name.year, name.number, path))
                key = pl.Series("_key", package.keys)
                parts.append(package.frame.with_columns(key, pl.lit(number, pl.Int64).alias("_book")))
            whole = pl.concat(parts, how="diagonal")
            lacking = [name for name in BOOK_TYPES[code].field if name not in whole.columns]
            whole = whole.with_columns(pl.lit(None, pl.String).alias(name) for name in lacking)
            keys = whole.select("_book", "_row", "_key")
            known = understood(whole.drop("_key"), BOOK_TYPES[code])
            frames[code] = known.join(keys, on=["_book", "_row"])
        table = pl.DataFrame(books, schema=BOOKS, orient="row")
        return of_frames(table, frames, frame_of_plan([]))

    def findings(self) -> list[Finding]:
        """What the rules say of all packages, with the series that the plan declares."""
        plan = [*self.rows("inventory.csv"), *self.rows("inventory_other.csv")]
        series = {f"{one['unit']}/{one['type']}.{one['year']}.{one['number']}": one["series"] for one in plan}
        shelf = list(self.packages())
        declared = {at: read_series(text) for at, (book, _) in enumerate(shelf) if (text := series.get(book))}
        found = []
        for (book, package), seen in zip(
            shelf, examine([one for _, one in shelf], series=declared), strict=True
        ):
            for one in seen.findings:
                where = f"{book}/{package.keys[one.row - 2]}" if one.row else book
                code = package.name.type
                found.append(Finding(where, code, one.field, one.code, one.severity, one.says))
        return found
