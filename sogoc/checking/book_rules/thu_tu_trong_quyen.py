"""What runs against the numbers of a book: NGAY_LUI, NGAY_THEO_LAN_CAN, TRANG_LUI, SO_CO_CHU, SO_KHONG_BAT_DAU_LAI.

Within book, series and year, entries stand in the order of their numbers; the neighbours of one are the nearest that are known.
"""

from __future__ import annotations

import polars as pl

from sogoc.checking.numbering import numbered
from sogoc.law.book import BookType

_RUN = ("_book", "series", "year")
_LONG_ENOUGH, _GOES_ON = 5, 3
"""A year of so many numbers, followed by so many in the next, tells whether numbers began anew."""


def find(frame: pl.DataFrame, book_type: BookType) -> pl.DataFrame:
    """Return lines of the five codes with the facts of their sentences."""
    numbers = numbered(frame, book_type, offices=False)
    if numbers.is_empty():
        return pl.DataFrame()
    parts = [
        *_days(numbers, frame, book_type),
        *_pages(numbers, frame, book_type),
        _letters(numbers, book_type),
        _going_on(numbers),
    ]
    found = [part for part in parts if not part.is_empty()]
    return pl.concat(found, how="diagonal") if found else pl.DataFrame()


def _between(numbers: pl.DataFrame, known: pl.Expr) -> pl.DataFrame:
    """Entries in the order of their numbers, with the nearest known values ``before`` and ``after``."""
    at = known.alias("at")
    return (
        numbers.sort(*_RUN, "number", "suffix", "_row")
        .with_columns(at)
        .with_columns(
            pl.col("at").shift(1).forward_fill().over(_RUN).alias("before"),
            pl.col("at").shift(-1).backward_fill().over(_RUN).alias("after"),
        )
        .filter(pl.col("before") <= pl.col("after"))
    )


def _days(numbers: pl.DataFrame, frame: pl.DataFrame, book_type: BookType) -> list[pl.DataFrame]:
    name = book_type.registered
    days = frame.select(
        "_book",
        "_row",
        pl.col(f"{name}.lo").alias("lo"),
        pl.col(f"{name}.hi").alias("hi"),
        empty=pl.col(name).is_null(),
    )
    lines = _between(
        numbers.join(days, on=["_book", "_row"]), pl.when(pl.col("lo") == pl.col("hi")).then("lo")
    )
    against = (pl.col("at") < pl.col("before")) | (pl.col("at") > pl.col("after"))
    shown = (pl.col("before").dt.strftime("%d/%m/%Y"), pl.col("after").dt.strftime("%d/%m/%Y"))
    return [
        lines.filter(against).select(*_place(name, "NGAY_LUI"), *shown),
        lines.filter("empty").select(*_place(name, "NGAY_THEO_LAN_CAN"), *shown),
    ]


def _pages(numbers: pl.DataFrame, frame: pl.DataFrame, book_type: BookType) -> list[pl.DataFrame]:
    name = "trangSo"
    if name not in book_type.field:
        return []
    pages = frame.select(
        "_book", "_row", pl.col(name).str.extract("^[0]*([0-9]{1,5})", 1).cast(pl.Int64).alias("page")
    )
    lines = _between(numbers.join(pages, on=["_book", "_row"]), pl.col("page"))
    against = (pl.col("at") < pl.col("before")) | (pl.col("at") > pl.col("after"))
    return [
        lines.filter(against)
        .select(*_place(name, "TRANG_LUI"), "before", "after")
        .cast({"before": pl.String, "after": pl.String})
    ]


def _letters(numbers: pl.DataFrame, book_type: BookType) -> pl.DataFrame:
    found = numbers.filter(pl.col("suffix") != "")
    if found.is_empty():
        return found
    bare = (
        numbers.filter(pl.col("suffix") == "")
        .select(*_RUN, "number", pl.lit(value=True).alias("bare"))
        .unique()
    )
    return found.join(bare, on=[*_RUN, "number"], how="left").select(
        *_place(book_type.number, "SO_CO_CHU"),
        "suffix",
        pl.when("bare")
        .then(pl.format("quyển này cũng có số {} không kèm chữ", "number"))
        .otherwise(pl.format("quyển này không có số {} không kèm chữ", "number"))
        .alias("standing"),
    )


def _going_on(numbers: pl.DataFrame) -> pl.DataFrame:
    years = (
        numbers.group_by("_book", "series", "year")
        .agg(
            pl.col("number").min().alias("first"),
            pl.col("number").max().alias("highest"),
            pl.len().alias("count"),
        )
        .sort("_book", "series", "year")
        .with_columns(
            pl.col("highest").shift(1).over("_book", "series").alias("last"),
            pl.col("year").shift(1).over("_book", "series").alias("year_before"),
        )
    )
    goes_on = (pl.col("first") == pl.col("last") + 1) & (pl.col("year") == pl.col("year_before") + 1)
    return years.filter(goes_on & (pl.col("last") >= _LONG_ENOUGH) & (pl.col("count") >= _GOES_ON)).select(
        "_book",
        pl.lit(0, pl.Int64).alias("_row"),
        pl.lit(None, pl.String).alias("field"),
        pl.lit("SO_KHONG_BAT_DAU_LAI").alias("code"),
        "year",
        pl.col("first").cast(pl.String).str.zfill(2),
        pl.col("last").cast(pl.String).str.zfill(2),
    )


def _place(field: str, code: str) -> tuple[str | pl.Expr, ...]:
    return ("_book", "_row", pl.lit(field).alias("field"), pl.lit(code).alias("code"))
