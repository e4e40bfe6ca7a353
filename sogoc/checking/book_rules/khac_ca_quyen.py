"""What a few entries say otherwise than their whole book: QUYEN_SO_KHAC, NOI_DANG_KY_KHAC."""

from __future__ import annotations

import polars as pl

from sogoc.checking.numbering import offices_of
from sogoc.law.book import BookType

_SHARE = 0.8
_ENOUGH, _OFFICES_ENOUGH = 5, 10
"""So many entries must agree before one that differs is odd; names of offices change more easily."""


def find(frame: pl.DataFrame, book_type: BookType) -> pl.DataFrame:
    """Return a line for each odd entry, with ``count`` and ``usual``."""
    parts = []
    if "quyenSo" in book_type.field:
        volume = frame.select(
            "_book", "_row", pl.col("quyenSo").alias("text"), pl.col("quyenSo.u").alias("key")
        )
        parts.append(_odd(volume, field="quyenSo", code="QUYEN_SO_KHAC", enough=_ENOUGH))
    if book_type.place in book_type.field:
        office = frame.select(
            "_book", "_row", pl.col(book_type.place).alias("text"), offices_of(frame, book_type).alias("key")
        )
        parts.append(_odd(office, field=book_type.place, code="NOI_DANG_KY_KHAC", enough=_OFFICES_ENOUGH))
    return pl.concat(parts) if parts else pl.DataFrame()


def _odd(rows: pl.DataFrame, *, field: str, code: str, enough: int) -> pl.DataFrame:
    known = rows.drop_nulls()
    counted = known.group_by("_book", "key").agg(
        pl.len().alias("count"), pl.col("text").first().alias("usual")
    )
    most = counted.sort("_book", "count", "key").group_by("_book", maintain_order=True).last()
    sizes = known.group_by("_book").agg(pl.len().alias("rows"))
    clear = most.join(sizes, on="_book").filter(
        (pl.col("count") >= enough)
        & (pl.col("count") >= _SHARE * pl.col("rows"))
        & (pl.col("count") < pl.col("rows"))
    )
    return (
        known.join(clear, on="_book", suffix=".usual")
        .filter(pl.col("key") != pl.col("key.usual"))
        .select("_book", "_row", pl.lit(field).alias("field"), pl.lit(code).alias("code"), "count", "usual")
    )
