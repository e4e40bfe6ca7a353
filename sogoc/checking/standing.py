"""Pairs of entries become findings: what one rule says of an entry, with the ids of the others that it looked at.

Comes in: ``_book _row _book.2 _row.2`` with an optional ``severity`` and facts. Goes out: one line for each entry, its ``others`` named.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from sogoc.checking.register_view import RegisterView
from sogoc.law.books import BOOK_TYPES

PAIR = ("_book", "_row", "_book.2", "_row.2")
_SHOWN = 5


def turned(pairs: pl.DataFrame) -> pl.DataFrame:
    """Both directions of each pair; what ends in ``.2`` changes sides, other facts stay with it."""
    sides = {name: f"{name}.2" for name in pairs.columns if f"{name}.2" in pairs.columns}
    other = pairs.rename(sides | {second: first for first, second in sides.items()})
    return pl.concat([pairs, other.select(pairs.columns)])


def named(pairs: pl.DataFrame, view: RegisterView, *, code: str, facts: Sequence[str] = ()) -> pl.DataFrame:
    """One finding for each first entry of the pairs, on its subject's name; ``others`` are the second ones: id, number, day."""
    if pairs.is_empty():
        return pl.DataFrame()
    if "severity" not in pairs.columns:
        pairs = pairs.with_columns(pl.lit(None, pl.String).alias("severity"))
    others = view.paths(pairs.select(pl.col("_book.2").alias("_book"), pl.col("_row.2").alias("_row")))
    words = pl.format(
        "{} (số {}, đăng ký {})",
        "path",
        pl.col("so").fill_null("để trống"),
        pl.col("day").fill_null("không rõ ngày"),
    )
    told = others.select(
        pl.col("_book").alias("_book.2"), pl.col("_row").alias("_row.2"), words.alias("other")
    )
    fields = {number: _subject(type_) for number, type_ in view.books.select("_book", "type").iter_rows()}
    return (
        pairs.unique([*PAIR])
        .join(told, on=["_book.2", "_row.2"])
        .sort("_book", "_row", "other")
        .group_by("_book", "_row", maintain_order=True)
        .agg(
            pl.col("severity").min(),  # "can_ly_do" comes before "luu_y"
            pl.col("other").head(_SHOWN).str.join("; ").alias("others"),
            (pl.len() > _SHOWN).alias("more"),
            *(pl.col(name).first() for name in facts),
        )
        .with_columns(
            pl.when("more").then(pl.col("others") + "…").otherwise("others").alias("others"),
            pl.col("_book").replace_strict(fields, return_dtype=pl.String).alias("field"),
            pl.lit(code).alias("code"),
        )
        .drop("more")
    )


def _subject(code: str) -> str:
    book_type = BOOK_TYPES[code]
    name = book_type.attribute(book_type.subjects[0], "ho_ten") if book_type.subjects else None
    return name or book_type.number


def meeting(rows: pl.DataFrame, keys: Sequence[Sequence[str]], *, most: int = 40) -> pl.DataFrame:
    """Pairs of rows that agree on all columns of one of the keys, each pair once; the second's columns end in ``.2``.

    One entry may give several rows (its persons), but never a pair. Empty values agree with nothing. What more than ``most`` rows
    share tells nobody apart and is left out.
    """
    lines = rows.with_row_index("_line")
    found = []
    for key in keys:
        known = lines.select("_line", *key).drop_nulls()
        known = known.filter(pl.concat_str(key, separator="|").hash().is_duplicated())  # most rows meet none
        shared = known.with_columns(pl.len().over(key).alias("_shared")).filter(
            (pl.col("_shared") > 1) & (pl.col("_shared") <= most)
        )
        both = shared.drop("_shared").join(shared.select("_line", *key), on=list(key), suffix=".2")
        found.append(both.filter(pl.col("_line") < pl.col("_line.2")).select("_line", "_line.2"))
    second = lines.rename({name: f"{name}.2" for name in lines.columns})
    met = pl.concat(found).unique().join(lines, on="_line").join(second, on="_line.2")
    two = (pl.col("_book") != pl.col("_book.2")) | (pl.col("_row") != pl.col("_row.2"))
    return met.filter(two).drop("_line", "_line.2")


def in_two_books(pairs: pl.DataFrame) -> pl.DataFrame:
    """Pairs whose entries stand in two books; what one book says twice its own check tells."""
    return pairs.filter(pl.col("_book") != pl.col("_book.2"))
