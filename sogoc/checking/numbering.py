"""The numbers of a batch of books, taken apart: office, series, year, number, suffix. What whole-book rules on numbers look at.

Comes in: an understood frame and its book type. Goes out: one line per row whose number and year are known. The year is the one in the
number, else that of the registration date. ``12A`` is number 12 with suffix A: neither a repeat of 12 nor a gap.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import polars as pl

from sogoc.law.book import BookType
from sogoc.law.text import fold

_NUMBER = r"^([^0-9/]*)([0-9]{1,9})([^0-9/]*)(?:/([0-9]{4}))?$"
_AFTER_NAME = r"(?s)[,;(].*$"
_AUTHORITY = re.compile(r"^(?:uy ban nhan dan|ubnd|uy ban hanh chinh|ubhc)\.? *")
_HIGHER_UNIT = re.compile(r" *[,;(].*$|[ -]+(?:huyen|thi xa|thanh pho|tp|tinh)[. ].*$")
_KIND_OF_UNIT = re.compile(r"^(?:xa|phuong|thi tran|tt|huyen|thi xa|thanh pho|tp)[. ] *")


DECLARED = "_series"
Declared = Mapping[str, Mapping[str, Sequence[str]]]
"""Name of a series → ``kinds`` (codes of *loại đăng ký*) and ``prefixes`` of numbers that belong to it."""


def with_series(
    frame: pl.DataFrame, book_type: BookType, *, declared: Mapping[int, Declared]
) -> pl.DataFrame:
    """Add the name of the declared series of each row, of the books (by ``_book``) that declare any."""
    if not declared:
        return frame
    kind = pl.col("loaiDangKy.u") if "loaiDangKy.u" in frame.columns else pl.lit(None, pl.String)
    letters = pl.col(f"{book_type.number}.u").str.extract(r"^[ ]*([^0-9/ .-]+)", 1).str.to_uppercase()
    found = pl.lit(None, pl.String)
    for book, series in declared.items():
        for name, marks in series.items():
            belongs = letters.is_in(list(marks["prefixes"])) | kind.is_in(list(marks["kinds"]))
            found = pl.when((pl.col("_book") == book) & belongs).then(pl.lit(name)).otherwise(found)
    return frame.with_columns(found.alias(DECLARED))


def numbered(frame: pl.DataFrame, book_type: BookType, *, offices: bool = True) -> pl.DataFrame:
    """Return ``_book _row office declared series year number suffix written``; ``declared``: a series that the book declares, or empty.

    Telling offices apart is dear; without ``offices`` all are one.
    """
    name = book_type.number
    registered = pl.col(f"{book_type.registered}.lo").dt.year()
    one_year = registered == pl.col(f"{book_type.registered}.hi").dt.year()
    parts = pl.col(f"{name}.u").str.strip_chars(" ").str.extract_groups(_NUMBER).struct
    letters = parts.field("1").str.strip_chars(" .-").str.to_uppercase().fill_null("")
    declared = pl.col(DECLARED) if DECLARED in frame.columns else pl.lit(None, pl.String)
    found = frame.select(
        "_book",
        "_row",
        (offices_of(frame, book_type) if offices else pl.lit("")).alias("office"),
        declared.fill_null("").alias("declared"),
        pl.coalesce(declared, letters).alias("series"),
        pl.coalesce(parts.field("4").cast(pl.Int64, strict=False), pl.when(one_year).then(registered)).alias(
            "year"
        ),
        parts.field("2").cast(pl.Int64, strict=False).alias("number"),
        parts.field("3").str.strip_chars(" .-").str.to_uppercase().fill_null("").alias("suffix"),
        pl.col(name).alias("written"),
    ).filter(pl.col("number").is_not_null() & pl.col("year").is_not_null())
    if not offices:
        return found
    usual = pl.col("office").drop_nulls().mode().sort().first().over("_book")
    return found.with_columns(pl.col("office").fill_null(usual))


def offices_of(frame: pl.DataFrame, book_type: BookType) -> pl.Series:
    """Office of each row; what follows the first comma is dropped before texts are told apart, for folding is dear."""
    places = frame[book_type.place].str.replace(_AFTER_NAME, "")
    different = places.unique().drop_nulls()
    keys = pl.Series([office_key(text) for text in different], dtype=pl.String)
    return places.replace_strict(different, keys, default=None, return_dtype=pl.String)


def office_key(place: str) -> str:
    """Name of the office alone, folded: ``ubnd Xã An Nhơn, huyện Đạ Tẻh`` and ``xã An Nhơn`` are one office."""
    name = _HIGHER_UNIT.sub("", _AUTHORITY.sub("", fold(place)))
    return _KIND_OF_UNIT.sub("", name) or name
