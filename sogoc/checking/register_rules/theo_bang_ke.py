"""What the plan says of a book against its entries: LECH_KE_KHAI (cases, by period too), NGOAI_THOI_GIAN_SO (opened and closed).

A book that straddles 30/6/2016 is declared in two lines; an entry whose day does not tell its period may belong to either.
"""

from __future__ import annotations

import datetime as dt

import polars as pl

from sogoc.checking.register_view import RegisterView
from sogoc.law.expr import ranges
from sogoc.law.values.ngay import as_written, bounds

CODES = ("LECH_KE_KHAI", "NGOAI_THOI_GIAN_SO")
_FIRST_PERIOD = dt.date(2016, 6, 30)
_PERIODS = {"truoc_7_2016": " đăng ký đến 30/6/2016", "tu_7_2016": " đăng ký từ 01/7/2016"}
_BOOK = ("unit", "type", "year", "number")


def find(view: RegisterView) -> pl.DataFrame:
    """Return lines of both codes."""
    plan = view.books.join(
        view.plan.group_by(_BOOK).agg(
            pl.col("declared").sum(),
            pl.col("opened").filter(pl.col("opened") != "").min(),
            pl.col("closed").max(),
        ),
        on=_BOOK,
    )
    parts = [part for part in (*_totals(view, plan), *_days(view, plan)) if not part.is_empty()]
    return pl.concat(parts, how="diagonal") if parts else pl.DataFrame()


def _totals(view: RegisterView, plan: pl.DataFrame) -> list[pl.DataFrame]:
    """Books of which the whole differs; of the rest, which straddle two periods, the periods that differ."""
    counted = [
        view.entries(one.code)
        .group_by("_book")
        .agg(
            pl.len().cast(pl.Int64).alias("rows"),
            (pl.col(f"{one.registered}.hi") <= _FIRST_PERIOD).sum().cast(pl.Int64).alias("first"),
            (pl.col(f"{one.registered}.lo") > _FIRST_PERIOD).sum().cast(pl.Int64).alias("second"),
        )
        for one in view.types
    ]
    if not counted:
        return []
    books = plan.join(pl.concat(counted), on="_book")
    whole = books.filter(pl.col("declared") != pl.col("rows"))
    same = books.filter(pl.col("declared") == pl.col("rows")).drop("declared")
    lines = same.join(view.plan.select(*_BOOK, "period", "declared"), on=_BOOK)
    mine = pl.when(pl.col("period") == "truoc_7_2016").then("first").otherwise("second")
    unknown = pl.col("rows") - pl.col("first") - pl.col("second")
    parts = lines.with_columns(mine.alias("rows"), unknown.alias("unknown")).filter(
        (pl.col("declared") < pl.col("rows")) | (pl.col("declared") > pl.col("rows") + pl.col("unknown"))
    )
    return [
        _told(whole, pl.lit("")),
        _told(parts, pl.col("period").replace_strict(_PERIODS, default="")),
    ]


def _told(found: pl.DataFrame, period: pl.Expr) -> pl.DataFrame:
    lacking = pl.col("declared") - pl.col("rows")
    return found.select(
        "_book",
        pl.lit(0, pl.Int64).alias("_row"),
        pl.lit(None, pl.String).alias("field"),
        pl.lit("LECH_KE_KHAI").alias("code"),
        "declared",
        "rows",
        period.alias("period"),
        pl.when(lacking > 0)
        .then(pl.format("còn thiếu {}", lacking))
        .otherwise(pl.format("nhiều hơn {}", -lacking))
        .alias("difference"),
    )


def _days(view: RegisterView, plan: pl.DataFrame) -> list[pl.DataFrame]:
    known = plan.select("_book", "type", "opened", "closed").with_columns(
        _edge("opened", "lo").alias("from"), _edge("closed", "hi").alias("to")
    )
    parts = []
    for book_type in view.types:
        name = book_type.registered
        rows = view.entries(book_type.code).select("_book", "_row", name, f"{name}.lo", f"{name}.hi")
        outside = (pl.col(f"{name}.hi") < pl.col("from")) | (pl.col(f"{name}.lo") > pl.col("to"))
        parts.append(
            rows.join(known.filter(pl.col("type") == book_type.code), on="_book")
            .filter(outside.fill_null(value=False))
            .select(
                "_book",
                "_row",
                pl.lit(name).alias("field"),
                pl.lit("NGOAI_THOI_GIAN_SO").alias("code"),
                pl.col(name).alias("value"),
                _shown("opened"),
                _shown("closed"),
            )
        )
    return parts


def _edge(name: str, side: str) -> pl.Expr:
    return pl.col(name).map_elements(
        lambda text: getattr(ranges.span(*bounds(text or None)), side, None), return_dtype=pl.Date
    )


def _shown(name: str) -> pl.Expr:
    said = pl.col(name).map_elements(
        lambda text: as_written(text) if text else "không rõ", return_dtype=pl.String
    )
    return said.fill_null("không rõ").alias(name)
