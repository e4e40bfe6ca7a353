"""A book's rows with what they mean beside what is written: the frame that rules and whole-book rules look at.

Comes in: text columns by official name (null = nothing written) with ``_book`` (which book of the batch) and ``_row`` (Excel row).
Goes out: the same rows with ``name.u`` (canonical text), ``name.k`` (kind), ``name.h`` (hint) and, for dates, ``name.lo`` and
``name.hi`` (first and last day; of an age relative to the registration date). The same answers as ``law.expr.to_python``.
"""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from sogoc.checking.understanding import Understood, understand
from sogoc.law.book import BookType
from sogoc.law.expr.ranges import Span
from sogoc.law.expr.to_python import BLANKS, days_of
from sogoc.law.field import Field


def understood(
    frame: pl.DataFrame, book_type: BookType, *, only: Collection[str] | None = None
) -> pl.DataFrame:
    """Add the columns of understanding; ``only`` names the fields that need them (None = all)."""
    frame = written(frame, book_type)
    asked = [
        field
        for field in sorted(book_type.official, key=lambda item: item.name != book_type.registered)
        if only is None or field.name in only or field.name == book_type.registered
    ]
    added: dict[str, pl.Series] = {}
    for field in asked:
        found = understand(frame[field.name], field)
        if field.type == "ngay" and field.name != book_type.registered:
            found = _with_ages(
                found, added[f"{book_type.registered}.lo"], added[f"{book_type.registered}.hi"]
            )
        added.update(_named(field, found))
    return frame.with_columns(series.alias(name) for name, series in added.items())


def written(frame: pl.DataFrame, book_type: BookType) -> pl.DataFrame:
    """Every official column there, as text, with null where nothing is written."""
    missing = [field.name for field in book_type.official if field.name not in frame.columns]
    if missing:
        frame = frame.with_columns(pl.lit(None, dtype=pl.String).alias(name) for name in missing)
    blank = _may_be_blank(frame, [field.name for field in book_type.official])
    if blank:
        frame = frame.with_columns(
            pl.when(pl.col(name).str.strip_chars(BLANKS) != "").then(pl.col(name)).alias(name)
            for name in blank
        )
    return frame


def _may_be_blank(frame: pl.DataFrame, names: list[str]) -> list[str]:
    """Columns in which some text begins with a blank or is empty: a cheap look before the dear one."""
    text = pl.col(names)
    seen = frame.select(((text < "!") | text.str.starts_with("\u00a0")).any())
    return [name for name in names if seen[name][0]]


def _with_ages(found: Understood, registered_lo: pl.Series, registered_hi: pl.Series) -> Understood:
    """Days of the ages, which count back from the day of registration."""
    if found.lo is None or found.hi is None:
        return found
    ages = (found.k == "tuoi").arg_true()
    if ages.is_empty():
        return found
    known: dict[tuple[object, ...], Span | None] = {}
    spans: list[Span | None] = []
    for key in zip(found.u[ages], registered_lo[ages], registered_hi[ages], strict=True):
        if key not in known:
            canonical, lo, hi = key
            known[key] = days_of(canonical, None if lo is None and hi is None else Span(lo, hi))
        spans.append(known[key])
    return Understood(
        found.u,
        found.k,
        found.h,
        found.lo.scatter(ages, pl.Series([span.lo if span else None for span in spans], dtype=pl.Date)),
        found.hi.scatter(ages, pl.Series([span.hi if span else None for span in spans], dtype=pl.Date)),
    )


def _named(field: Field, found: Understood) -> dict[str, pl.Series]:
    columns = {f"{field.name}.u": found.u, f"{field.name}.k": found.k, f"{field.name}.h": found.h}
    if found.lo is not None and found.hi is not None:
        columns |= {f"{field.name}.lo": found.lo, f"{field.name}.hi": found.hi}
    return columns
