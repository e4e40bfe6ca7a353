"""Many packages at once: understood and checked together by type, handed back one by one.

In: packages as read. Out: for each, its rows understood and its findings, in the order of the packages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import polars as pl

from sogoc.checking.columns import thin
from sogoc.checking.engine import Batch, absences, findings_of
from sogoc.checking.frame import understood
from sogoc.checking.numbering import Declared, with_series

if TYPE_CHECKING:
    from sogoc.law.book import BookType
    from sogoc.packages.marks import Marks
    from sogoc.packages.structure import Note


class Rows(Protocol):
    """What is examined: rows of one book as written (``_row`` and columns by official name), how, and what was noted while reading."""

    @property
    def book_type(self) -> BookType: ...
    @property
    def frame(self) -> pl.DataFrame: ...
    @property
    def notes(self) -> Sequence[Note]: ...
    @property
    def marks(self) -> Marks: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """Rows that come out of the register, or of a package with some of its texts replaced."""

    book_type: BookType
    frame: pl.DataFrame
    notes: Sequence[Note] = ()
    marks: Marks = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seen:
    """One finding, as a plain row."""

    row: int
    so: str | None
    field: str | None
    code: str
    severity: str
    says: str


@dataclass(frozen=True, slots=True)
class Examined:
    """One package: ``frame`` with its rows as written and understood, ``columns`` with what its Parquet file keeps, what was found."""

    frame: pl.DataFrame
    columns: pl.DataFrame
    findings: tuple[Seen, ...]


def examine(reads: Sequence[Rows], *, series: Mapping[int, Declared] | None = None) -> list[Examined]:
    """Check packages; those of one type share one pass over one frame. ``series``: place of a package → series that its book declares."""
    told = series or {}
    done: dict[int, Examined] = {}
    types = {read.book_type.code: read.book_type for read in reads}
    for code, book_type in types.items():
        here = [(at, read) for at, read in enumerate(reads) if read.book_type.code == code]
        columns = ["_row", *book_type.columns[1:]]
        frame = pl.concat(
            read.frame.select(
                pl.lit(at, pl.Int64).alias("_book"),
                *(
                    pl.col(name) if name in read.frame.columns else pl.lit(None, pl.String).alias(name)
                    for name in columns
                ),
            )
            for at, read in here
        )
        notes = tuple((at, note) for at, read in here for note in read.notes)
        known = understood(frame, book_type)
        known = with_series(known, book_type, declared={at: told[at] for at, _ in here if at in told})
        absent = tuple(cell for at, read in here for cell in absences(read.marks, at))
        found = findings_of(known, Batch(book_type, frame, notes, absent))
        rows = found.select("_book", "_row", "so", "field", "code", "severity", "says").rows()
        by_book: dict[int, list[Seen]] = {at: [] for at, _ in here}
        for book, *rest in rows:
            by_book[book].append(Seen(*rest))
        parts = known.partition_by("_book", as_dict=True, maintain_order=True)
        thinned = thin(known, book_type)
        kept = thinned.partition_by("_book", as_dict=True, maintain_order=True)
        for at, _ in here:
            done[at] = Examined(
                parts.get((at,), known.clear()), kept.get((at,), thinned.clear()), tuple(by_book[at])
            )
    return [done[at] for at in range(len(reads))]


def with_texts(read: Rows, texts: Mapping[int, Mapping[str, str]]) -> Standing:
    """The same rows with other texts in some cells: row → column → text (empty: nothing is written)."""
    frame = read.frame
    place = {row: at for at, row in enumerate(frame.get_column("_row").to_list())}
    news: dict[str, dict[int, str | None]] = {}
    for row, several in texts.items():
        for name, text in several.items():
            if row in place and name in frame.columns:
                news.setdefault(name, {})[place[row]] = text or None
    columns = [
        frame.get_column(name).clone().scatter(list(at), pl.Series(list(at.values()), dtype=pl.String))
        for name, at in news.items()
    ]
    marks = {
        row: {name: mark for name, mark in several.items() if not texts.get(row, {}).get(name)}
        for row, several in read.marks.items()
    }
    return Standing(read.book_type, frame.with_columns(columns), read.notes, marks)
