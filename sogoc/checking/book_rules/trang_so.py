"""Pages of a book: TRANG_THIEU (pages on which no entry stands), GHI_CHU_GACH_BO (notes on what was crossed out or left blank)."""

from __future__ import annotations

import re

import polars as pl

from sogoc.law.book import BookType

_ENOUGH, _SHARE = 10, 0.2
"""Pages are counted on where so many are known; where more than this share would be missing, they are counted otherwise."""
_SHOWN = 10
_CROSSED = r"(?i)gạch (?:chéo|bỏ)|bỏ trống|để trống|bỏ trắng|trang trắng|hủy trang|huỷ trang"
_PAGES = re.compile(r"trang +((?:[0-9]{1,5}(?: *(?:,|và|-) *)?)+)", re.IGNORECASE)


def find(frame: pl.DataFrame, book_type: BookType) -> pl.DataFrame:
    """Return lines of both codes."""
    if "ghiChu" not in book_type.field:
        return pl.DataFrame()
    notes = frame.select("_book", "_row", "ghiChu").filter(pl.col("ghiChu").str.contains(_CROSSED))
    parts = [
        notes.select(
            "_book", "_row", pl.lit("ghiChu").alias("field"), pl.lit("GHI_CHU_GACH_BO").alias("code")
        )
    ]
    if "trangSo" in book_type.field:
        parts.append(_missing(frame, notes))
    found = [part for part in parts if not part.is_empty()]
    return pl.concat(found, how="diagonal") if found else pl.DataFrame()


def _missing(frame: pl.DataFrame, notes: pl.DataFrame) -> pl.DataFrame:
    pages = frame.select(
        "_book", pl.col("trangSo").str.extract("^[0]*([0-9]{1,5})$", 1).cast(pl.Int64).alias("page")
    ).drop_nulls()
    books = (
        pages.unique()
        .group_by("_book")
        .agg(
            pl.len().alias("count"),
            pl.col("page").min().alias("first"),
            pl.col("page").max().alias("last"),
            "page",
        )
        .with_columns((pl.col("last") - pl.col("first") + 1 - pl.col("count")).alias("lacking"))
        .filter(
            (pl.col("count") >= _ENOUGH)
            & (pl.col("lacking") > 0)
            & (pl.col("lacking") <= _SHARE * (pl.col("last") - pl.col("first") + 1))
        )
    )
    lines = []
    for book, _, first, last, there, _ in books.iter_rows():
        said = {number for text in notes.filter(pl.col("_book") == book)["ghiChu"] for number in _named(text)}
        lacking = sorted(set(range(first, last + 1)) - set(there) - said)
        if lacking:
            lines.append((book, 0, None, "TRANG_THIEU", first, last, _words(lacking)))
    names = ("_book", "_row", "field", "code", "first", "last", "missing")
    kinds = (pl.Int64, pl.Int64, pl.String, pl.String, pl.Int64, pl.Int64, pl.String)
    return pl.DataFrame(lines, schema=dict(zip(names, kinds, strict=True)), orient="row")


def _named(note: str) -> set[int]:
    """Pages that a note names."""
    found: set[int] = set()
    for match in _PAGES.finditer(note):
        numbers = [int(one) for one in re.findall("[0-9]+", match[1])]
        found.update(numbers)
        if "-" in match[1] and len(numbers) == 2:
            found.update(range(numbers[0], min(numbers[1], numbers[0] + 500) + 1))
    return found


def _words(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:_SHOWN])) + ("…" if len(pages) > _SHOWN else "")
    return f"trang {shown}" if len(pages) == 1 else f"{len(pages)} trang: {shown}"
