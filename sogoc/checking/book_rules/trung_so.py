"""TRUNG_SO: one number more than once within office, type, series and year; said of every row involved."""

from __future__ import annotations

import polars as pl

from sogoc.checking.numbering import numbered
from sogoc.law.book import BookType

_KEY = ("_book", "office", "series", "year", "number", "suffix")
_SHOWN = 10


def find(frame: pl.DataFrame, book_type: BookType) -> pl.DataFrame:
    """Return a line for each row whose number is repeated, with ``number``, ``times`` and ``rows``."""
    return (
        numbered(frame, book_type)
        .with_columns(pl.len().over(_KEY).alias("times"))
        .filter(pl.col("times") > 1)
        .with_columns(
            pl.col("_row")
            .sort()
            .cast(pl.String)
            .head(_SHOWN)
            .implode()
            .over(_KEY)
            .list.join(", ")
            .alias("rows")
        )
        .with_columns(
            pl.when(pl.col("times") > _SHOWN).then(pl.col("rows") + "…").otherwise("rows").alias("rows")
        )
        .select(
            "_book",
            "_row",
            pl.lit(book_type.number).alias("field"),
            pl.lit("TRUNG_SO").alias("code"),
            pl.col("written").alias("number"),
            "times",
            "rows",
        )
    )
