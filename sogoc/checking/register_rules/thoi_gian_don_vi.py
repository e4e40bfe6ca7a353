"""The days of a book's unit against its entries: NGOAI_THOI_CO_QUAN (before its first, after its last day), SAU_KHI_CO_PHAN_MEM."""

from __future__ import annotations

import polars as pl

from sogoc.checking.register_view import RegisterView

CODES = ("NGOAI_THOI_CO_QUAN", "SAU_KHI_CO_PHAN_MEM")


def find(view: RegisterView) -> pl.DataFrame:
    """Return lines of both codes."""
    units = view.books.select("_book", "unit").join(view.offices, on="unit").drop("unit")
    parts = []
    for book_type in view.types:
        name = book_type.registered
        known = view.entries(book_type.code).select(
            "_book",
            "_row",
            pl.lit(name).alias("field"),
            pl.col(name).alias("value"),
            pl.col(f"{name}.lo").alias("lo"),
            pl.col(f"{name}.hi").alias("hi"),
        )
        rows = known.join(units, on="_book")
        parts += [_after(rows), _before(rows)]
        if book_type.in_158:
            parts.append(_software(rows))
    parts = [part for part in parts if not part.is_empty()]
    return pl.concat(parts, how="diagonal") if parts else pl.DataFrame()


def _after(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.col("lo") > pl.col("until")).select(
        "_book",
        "_row",
        "field",
        pl.lit("NGOAI_THOI_CO_QUAN").alias("code"),
        pl.format("Ngày đăng ký “{}” là", "value").alias("what"),
        pl.lit("sau ngày cuối cùng của").alias("when"),
        pl.col("name").alias("unit"),
        _shown("until"),
    )


def _before(rows: pl.DataFrame) -> pl.DataFrame:
    """One line for a book: its entries may rightly be those of the office before."""
    early = rows.filter(pl.col("hi") < pl.col("since"))
    return (
        early.group_by("_book", "name", "since")
        .agg(pl.len().alias("count"))
        .select(
            "_book",
            pl.lit(0, pl.Int64).alias("_row"),
            pl.lit(None, pl.String).alias("field"),
            pl.lit("NGOAI_THOI_CO_QUAN").alias("code"),
            pl.format("{} trường hợp được đăng ký", "count").alias("what"),
            pl.lit("trước ngày có").alias("when"),
            pl.col("name").alias("unit"),
            _shown("since"),
        )
    )


def _software(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.col("lo") > pl.col("software")).select(
        "_book",
        "_row",
        "field",
        pl.lit("SAU_KHI_CO_PHAN_MEM").alias("code"),
        "value",
        pl.col("name").alias("unit"),
        _shown("software"),
    )


def _shown(day: str) -> pl.Expr:
    return pl.col(day).dt.strftime("%d/%m/%Y").alias("day")
