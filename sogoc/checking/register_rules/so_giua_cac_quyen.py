"""Numbers across the books of an office: SO_KHONG_LIEN_TUC, TRUNG_SO_HAI_QUYEN, DANH_SO_LAI.

Within unit, type, series and year, books follow one another by their lowest number. Exemplars of one book are told as such.
"""

from __future__ import annotations

import polars as pl

from sogoc.checking.book_rules.khuyet_so import missing
from sogoc.checking.numbering import numbered, with_series
from sogoc.checking.register_rules.hai_ban_mot_quyen import exemplars
from sogoc.checking.register_view import RegisterView
from sogoc.checking.standing import in_two_books, meeting, named, turned

CODES = ("SO_KHONG_LIEN_TUC", "TRUNG_SO_HAI_QUYEN", "DANH_SO_LAI")
_RUN = ("unit", "type", "series", "year")
_RESTARTED, _SEVERAL = 0.3, 5
"""When so large a part of the thinner book's numbers, and so many, stand in another book, the numbers were begun anew."""
_LONGEST_GAP = 400
"""A wider gap is no missing trang but a number that was misread."""


def find(view: RegisterView) -> pl.DataFrame:
    """Return lines of the three codes."""
    numbers = _numbers(view)
    if numbers.is_empty():
        return numbers
    parts = [_gaps(numbers, view), *_repeats(numbers, view)]
    parts = [part for part in parts if not part.is_empty()]
    return pl.concat(parts, how="diagonal") if parts else pl.DataFrame()


def _numbers(view: RegisterView) -> pl.DataFrame:
    """Every number with its place: ``_book _row unit type series year number suffix``.

    A number whose year is not that of its registration is told by SO_LECH_NAM and proves nothing here.
    """
    units = view.books.select("_book", "unit", "type")
    paths = view.books.select("_book", "path").iter_rows()
    declared = {book: view.series[path] for book, path in paths if path in view.series}
    parts = []
    for book_type in view.types:
        entries = with_series(view.entries(book_type.code), book_type, declared=declared)
        days = entries.select(
            "_book", "_row", pl.col(f"{book_type.registered}.lo").dt.year().cast(pl.Int64).alias("registered")
        )
        numbers = numbered(entries, book_type, offices=False).join(days, on=["_book", "_row"])
        sound = numbers.filter((pl.col("registered") == pl.col("year")).fill_null(value=True))
        parts.append(
            sound.select("_book", "_row", "series", "year", "number", "suffix").join(units, on="_book")
        )
    return pl.concat(parts) if parts else pl.DataFrame()


def _gaps(numbers: pl.DataFrame, view: RegisterView) -> pl.DataFrame:
    spans = (
        numbers.group_by(*_RUN, "_book")
        .agg(pl.col("number").min().alias("first"), pl.col("number").max().alias("highest"))
        .sort(*_RUN, "first", "highest")
        .with_columns(
            pl.col("highest").cum_max().shift(1).over(_RUN).alias("last"),
            pl.col("_book").shift(1).over(_RUN).alias("_book.2"),
        )
    )
    gap = pl.col("first") - pl.col("last")
    paths = view.books.select(pl.col("_book").alias("_book.2"), pl.col("path").alias("other"))
    return (
        spans.filter((gap > 1) & (gap <= _LONGEST_GAP))
        .join(paths, on="_book.2")
        .select(
            "_book",
            pl.lit(0, pl.Int64).alias("_row"),
            pl.lit(None, pl.String).alias("field"),
            pl.lit("SO_KHONG_LIEN_TUC").alias("code"),
            "year",
            pl.col("first").cast(pl.String).str.zfill(2),
            pl.col("last").cast(pl.String).str.zfill(2),
            "other",
            pl.struct("last", "first")
            .map_elements(lambda gap: missing(gap["last"] + 1, gap["first"] - 1), return_dtype=pl.String)
            .alias("missing"),
        )
    )


def _repeats(numbers: pl.DataFrame, view: RegisterView) -> list[pl.DataFrame]:
    twins = view.once("exemplars", exemplars).select("_book", "_book.2")
    rows = numbers.select("_book", "_row", *_RUN, "number", "suffix")
    found = in_two_books(meeting(rows, [(*_RUN, "number", "suffix")]))
    found = found.join(twins, on=["_book", "_book.2"], how="anti")
    sizes = numbers.group_by("_book", "series", "year").agg(pl.len().alias("rows"))
    counted = (
        found.group_by("_book", "_book.2", "series", "year")
        .agg(pl.len().alias("same"))
        .join(sizes, on=["_book", "series", "year"])
        .join(sizes.rename({"_book": "_book.2", "rows": "rows.2"}), on=["_book.2", "series", "year"])
        .with_columns(
            (
                (pl.col("same") >= _SEVERAL)
                & (pl.col("same") >= _RESTARTED * pl.min_horizontal("rows", "rows.2"))
            ).alias("restarted")
        )
    )
    few = found.join(
        counted.filter(pl.col("restarted")), on=["_book", "_book.2", "series", "year"], how="anti"
    ).select("_book", "_row", "_book.2", "_row.2", "year")
    paths = view.books.select("_book", pl.col("path").alias("other"))
    anew = (
        counted.filter(pl.col("restarted"))
        .join(paths, on="_book")
        .select(
            pl.col("_book.2").alias("_book"),
            pl.lit(0, pl.Int64).alias("_row"),
            pl.lit(None, pl.String).alias("field"),
            pl.lit("DANH_SO_LAI").alias("code"),
            "year",
            "same",
            "other",
        )
    )
    return [_on_the_number(named(turned(few), view, code="TRUNG_SO_HAI_QUYEN", facts=["year"]), view), anew]


def _on_the_number(found: pl.DataFrame, view: RegisterView) -> pl.DataFrame:
    """The finding stands on the number, not on a name."""
    if found.is_empty():
        return found
    types = {one.code: one.number for one in view.types}
    fields = {number: types[code] for number, code in view.books.select("_book", "type").iter_rows()}
    return found.with_columns(pl.col("_book").replace_strict(fields, return_dtype=pl.String).alias("field"))
