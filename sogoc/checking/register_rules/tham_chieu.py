"""THAM_CHIEU_KHONG_CO: an entry named by number, year and office that is not among the entries of that office and year."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from sogoc.checking.numbering import office_key
from sogoc.checking.register_view import RegisterView
from sogoc.law.links import book_of_paper

CODES = ("THAM_CHIEU_KHONG_CO",)
_NAMED = (
    ("TD", "gthtSo", "gthtNoiCap", "gthtLoai"),
    ("XNTT", "vhtSo", "vhtNoi", "loaiViecHoTich"),
    ("CDGH", "ghSo", "noiDangKy", "GH"),
    ("GSGH", "ghSo", "noiDangKy", "GH"),
    ("LH", "khSo", "khNoi", "KH"),
)
"""Type, column of the number, of the office, and of the kind of paper (or the type that is meant)."""
_NUMBER = r"^ *([0-9]{1,6}) */ *((?:19|20)[0-9]{2})"


def find(view: RegisterView) -> pl.DataFrame:
    """Return a line for each such entry, with ``what``, ``number`` and ``year``."""
    there = {one.code for one in view.types}
    parts = []
    for code, number, place, kind in _NAMED:
        if code not in there or not {number, place} <= set(view.entries(code).columns):
            continue
        frame = view.entries(code).filter(pl.col(number).is_not_null())
        meant = pl.lit(kind) if kind not in frame.columns else _each(pl.col(kind), _type_of)
        asked = frame.select(
            "_book",
            "_row",
            pl.lit(number).alias("field"),
            pl.col(number).alias("number"),
            pl.col(number).str.extract(_NUMBER, 1).cast(pl.Int64).alias("no"),
            pl.col(number).str.extract(_NUMBER, 2).alias("year"),
            _each(pl.col(place), office_key).alias("office"),
            meant.alias("meant"),
        ).drop_nulls()
        types = sorted(set(asked["meant"]) & there)
        parts += [_absent(asked.filter(pl.col("meant") == one), view, one) for one in types]
    return pl.concat(parts) if parts else pl.DataFrame()


def _absent(asked: pl.DataFrame, view: RegisterView, code: str) -> pl.DataFrame:
    book_type = next(one for one in view.types if one.code == code)
    name = book_type.number
    known = (
        view.entries(code)
        .select(
            pl.col(name).str.extract(_NUMBER, 1).cast(pl.Int64).alias("no"),
            pl.col(name).str.extract(_NUMBER, 2).alias("year"),
            _each(pl.col(book_type.place), office_key).alias("office"),
        )
        .drop_nulls()
    )
    has_books = asked.join(known.select("office", "year").unique(), on=["office", "year"])
    return has_books.join(known, on=["office", "year", "no"], how="anti").select(
        "_book",
        "_row",
        "field",
        pl.lit(CODES[0]).alias("code"),
        pl.lit(f"{book_type.short[:1].lower()}{book_type.short[1:]}").alias("what"),
        "number",
        "year",
    )


def _type_of(kind: str) -> str | None:
    return book_of_paper(kind) or None


def _each(texts: pl.Expr, read: Callable[[str], str | None]) -> pl.Expr:
    """Each different text once."""
    return texts.map_batches(
        lambda column: column.replace_strict(
            (different := column.unique().drop_nulls()),
            pl.Series([read(text) for text in different], dtype=pl.String),
            default=None,
            return_dtype=pl.String,
        ),
        return_dtype=pl.String,
    )
