"""The numbers of a batch of books, taken apart: office, series, year, number, suffix. What whole-book rules on numbers look at.

Comes in: an understood frame and its book type. Goes out: one line per row whose number and year are known. The year is the one in the
number, else that of the registration date. ``12A`` is number 12 with suffix A: neither a repeat of 12 nor a gap.
"""

from __future__ import annotations

import re

import polars as pl

from sogoc.law.book import BookType
from sogoc.law.text import fold

_NUMBER = r"^([^0-9/]*)([0-9]{1,9})([^0-9/]*)(?:/([0-9]{4}))?$"
_AFTER_NAME = r"(?s)[,;(].*$"
_AUTHORITY = re.compile(r"^(?:uy ban nhan dan|ubnd|uy ban hanh chinh|ubhc)\.? *")
_HIGHER_UNIT = re.compile(r" *[,;(].*$|[ -]+(?:huyen|thi xa|thanh pho|tp|tinh)[. ].*$")
_KIND_OF_UNIT = re.compile(r"^(?:xa|phuong|thi tran|tt|huyen|thi xa|thanh pho|tp)[. ] *")


def numbered(frame: pl.DataFrame, book_type: BookType) -> pl.DataFrame:
    """Return ``_book _row office series year number suffix written``."""
    name = book_type.number
    registered = pl.col(f"{book_type.registered}.lo").dt.year()
    one_year = registered == pl.col(f"{book_type.registered}.hi").dt.year()
    parts = pl.col(f"{name}.u").str.strip_chars(" ").str.extract_groups(_NUMBER).struct
    return (
        frame.select(
            "_book",
            "_row",
            _office(frame, book_type).alias("office"),
            parts.field("1").str.strip_chars(" .-").str.to_uppercase().fill_null("").alias("series"),
            pl.coalesce(
                parts.field("4").cast(pl.Int64, strict=False), pl.when(one_year).then(registered)
            ).alias("year"),
            parts.field("2").cast(pl.Int64, strict=False).alias("number"),
            parts.field("3").str.strip_chars(" .-").str.to_uppercase().fill_null("").alias("suffix"),
            pl.col(name).alias("written"),
        )
        .filter(pl.col("number").is_not_null() & pl.col("year").is_not_null())
        .with_columns(
            pl.col("office").fill_null(pl.col("office").drop_nulls().mode().sort().first().over("_book"))
        )
    )


def _office(frame: pl.DataFrame, book_type: BookType) -> pl.Series:
    """Office of each row; what follows the first comma is dropped before texts are told apart, for folding is dear."""
    places = frame[book_type.place].str.replace(_AFTER_NAME, "")
    different = places.unique().drop_nulls()
    keys = pl.Series([office_key(text) for text in different], dtype=pl.String)
    return places.replace_strict(different, keys, default=None, return_dtype=pl.String)


def office_key(place: str) -> str:
    """Name of the office alone, folded: ``ubnd Xã An Nhơn, huyện Đạ Tẻh`` and ``xã An Nhơn`` are one office."""
    name = _HIGHER_UNIT.sub("", _AUTHORITY.sub("", fold(place)))
    return _KIND_OF_UNIT.sub("", name) or name
