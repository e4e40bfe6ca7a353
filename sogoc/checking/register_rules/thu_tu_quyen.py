"""THIEU_QUYEN: a volume missing between those that a unit has of a type and year; said of the next one."""

from __future__ import annotations

import polars as pl

from sogoc.checking.register_view import RegisterView

CODES = ("THIEU_QUYEN",)
_LONGEST = 20


def find(view: RegisterView) -> pl.DataFrame:
    """Return a line on row 0 of the book after the gap, with ``year`` and ``missing``."""
    run = ("unit", "type", "year")
    volumes = pl.concat([view.books.select(*run, "number"), view.plan.select(*run, "number")]).unique()
    numbers = (
        volumes.filter(pl.col("number").str.contains("^[0-9]{1,3}$") & (pl.col("year") != "0000"))
        .with_columns(pl.col("number").cast(pl.Int64).alias("volume"))
        .filter(pl.col("volume") > 0)
        .sort(*run, "volume")
        .with_columns(pl.col("volume").shift(1, fill_value=0).over(run).alias("before"))
    )
    gap = pl.col("volume") - pl.col("before")
    return (
        numbers.filter((gap > 1) & (gap <= _LONGEST))
        .join(view.books.select("_book", *run, "number"), on=[*run, "number"])
        .select(
            "_book",
            pl.lit(0, pl.Int64).alias("_row"),
            pl.lit(None, pl.String).alias("field"),
            pl.lit("THIEU_QUYEN").alias("code"),
            "year",
            pl.struct("before", "volume")
            .map_elements(lambda one: _volumes(one["before"] + 1, one["volume"] - 1), return_dtype=pl.String)
            .alias("missing"),
        )
    )


def _volumes(first: int, last: int) -> str:
    return f"quyển {first:02}" if first == last else f"các quyển từ {first:02} đến {last:02}"
