"""HAI_BAN_MOT_QUYEN: two books of one type that hold the same entries; said of both books as a whole."""

from __future__ import annotations

import polars as pl

from sogoc.checking.register_view import RegisterView

CODES = ("HAI_BAN_MOT_QUYEN",)
_ENOUGH, _SHARE = 5, 0.6
"""So many entries, and so large a part of the thinner book, must stand in both."""
_MOST = 8


def find(view: RegisterView) -> pl.DataFrame:
    """Return a line on row 0 for each side of each pair, with ``same``, ``rows`` and ``other``."""
    pairs = view.once("exemplars", exemplars).join(declared(view), on=["_book", "_book.2"], how="anti")
    path = view.books.select(pl.col("_book").alias("_book.2"), pl.col("path").alias("other"))
    return pairs.join(path, on="_book.2").select(
        "_book",
        pl.lit(0, pl.Int64).alias("_row"),
        pl.lit(None, pl.String).alias("field"),
        pl.lit("HAI_BAN_MOT_QUYEN").alias("code"),
        "same",
        "rows",
        "other",
    )


def exemplars(view: RegisterView) -> pl.DataFrame:
    """Ordered pairs of books that are probably one, or declared to be: ``_book _book.2 same rows``."""
    parts = [
        pl.DataFrame(schema={"_book": pl.Int64, "_book.2": pl.Int64, "same": pl.UInt32, "rows": pl.UInt32})
    ]
    for book_type in view.types:
        subject = book_type.attribute(book_type.subjects[0], "ho_ten")
        if subject is None:
            continue
        key = ["number", "day", "fold"]
        entries = view.entries(book_type.code)
        sizes = entries.group_by("_book").agg(pl.len().alias("rows"))
        rows = entries.select(
            "_book",
            pl.col(f"{book_type.number}.u").alias("number"),
            pl.col(f"{book_type.registered}.u").fill_null("").alias("day"),
            pl.col(f"{subject}.f").alias("fold"),
        ).drop_nulls()
        several = pl.concat_str(key, separator="|").hash().is_duplicated()
        shared = rows.filter(several).unique().with_columns(pl.len().over(key).alias("_in"))
        shared = shared.filter((pl.col("_in") > 1) & (pl.col("_in") <= _MOST)).drop("_in")
        counted = (
            shared.join(shared, on=key, suffix=".2")
            .filter(pl.col("_book") != pl.col("_book.2"))
            .group_by("_book", "_book.2")
            .agg(pl.len().alias("same"))
            .filter(pl.col("same") >= _ENOUGH)
            .join(sizes, on="_book")
            .join(sizes.rename({"_book": "_book.2", "rows": "rows.2"}), on="_book.2")
        )
        thinner = pl.min_horizontal("rows", "rows.2")
        parts.append(
            counted.filter(pl.col("same") >= _SHARE * thinner).select(
                "_book", "_book.2", pl.col("same").cast(pl.UInt32), pl.col("rows").cast(pl.UInt32)
            )
        )
    unsaid = declared(view).with_columns(
        pl.lit(0, pl.UInt32).alias("same"), pl.lit(0, pl.UInt32).alias("rows")
    )
    return pl.concat([*parts, unsaid]).unique(["_book", "_book.2"], keep="first", maintain_order=True)


def declared(view: RegisterView) -> pl.DataFrame:
    """Ordered pairs of books that somebody declared to be exemplars of one: ``_book _book.2``."""
    books = dict(view.books.select("path", "_book").iter_rows())
    both = [pair for pair in map(sorted, view.linked) if all(path in books for path in pair)]
    rows = [(books[one], books[other]) for pair in both for one, other in (pair, pair[::-1])]
    return pl.DataFrame(rows, schema={"_book": pl.Int64, "_book.2": pl.Int64}, orient="row")
