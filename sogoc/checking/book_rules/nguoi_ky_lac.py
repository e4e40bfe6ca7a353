"""NGUOI_KY_LAC: a signer who appears once in a book, amid entries that one other person signed."""

from __future__ import annotations

from functools import reduce

import polars as pl

from sogoc.checking.likeness import block_key
from sogoc.law.book import BookType

_ENOUGH, _AROUND = 20, 3
"""Entries that a book must have, and neighbours on each side that must agree."""


def find(frame: pl.DataFrame, book_type: BookType) -> pl.DataFrame:
    """Return a line for each such entry, with ``usual``."""
    if "nguoiKy" not in book_type.field:
        return pl.DataFrame()
    rows = frame.select("_book", "_row", "nguoiKy").drop_nulls().sort("_book", "_row")
    rows = rows.with_columns(block_key(pl.col("nguoiKy")).alias("key")).with_columns(
        pl.len().over("_book", "key").alias("signed"),
        pl.len().over("_book").alias("rows"),
        pl.col("nguoiKy").shift(1).over("_book").alias("usual"),
        *(pl.col("key").shift(step).over("_book").alias(f"key.{step}") for step in _steps()),
    )
    same = [pl.col(f"key.{step}") == pl.col("key.1") for step in _steps()]
    alone = (pl.col("signed") == 1) & (pl.col("rows") >= _ENOUGH)
    return rows.filter(alone & reduce(lambda left, right: left & right, same)).select(
        "_book", "_row", pl.lit("nguoiKy").alias("field"), pl.lit("NGUOI_KY_LAC").alias("code"), "usual"
    )


def _steps() -> list[int]:
    return [step for step in range(-_AROUND, _AROUND + 1) if step]
