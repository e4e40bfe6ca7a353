"""KHUYET_SO: numbers missing between the lowest and the highest of a year; said of the book, once for each run of them."""

from __future__ import annotations

import polars as pl

from sogoc.checking.numbering import numbered
from sogoc.law.book import BookType

_LISTED = 10


def find(frame: pl.DataFrame, book_type: BookType) -> pl.DataFrame:
    """Return a line on row 0 for each gap, with ``year``, ``lowest``, ``highest`` and ``missing``."""
    year = ("_book", "declared", "year")
    gaps = (
        numbered(frame, book_type)
        .select(*year, "number")
        .unique()
        .sort(*year, "number")
        .with_columns(
            pl.col("number").shift(1).over(year).alias("before"),
            pl.col("number").min().over(year).alias("first"),
            pl.col("number").max().over(year).alias("last"),
        )
        .filter(pl.col("number") - pl.col("before") > 1)
    )
    return gaps.select(
        "_book",
        pl.lit(0, dtype=pl.Int64).alias("_row"),
        pl.lit(None, dtype=pl.String).alias("field"),
        pl.lit("KHUYET_SO").alias("code"),
        "year",
        _written(pl.col("first")).alias("lowest"),
        _written(pl.col("last")).alias("highest"),
        pl.struct("before", "number")
        .map_elements(
            lambda gap: missing(gap["before"] + 1, gap["number"] - 1),
            return_dtype=pl.String,
        )
        .alias("missing"),
    )


def _written(number: pl.Expr) -> pl.Expr:
    return number.cast(pl.String).str.zfill(2) + "/" + pl.col("year").cast(pl.String)


def missing(first: int, last: int) -> str:
    """Name the missing numbers: each of a few, else the two ends of the run."""
    if first == last:
        return f"số {first:02d}"
    count = last - first + 1
    if count <= _LISTED:
        return f"{count} số: {', '.join(f'{number:02d}' for number in range(first, last + 1))}"
    return f"{count} số, từ {first:02d} đến {last:02d}"
