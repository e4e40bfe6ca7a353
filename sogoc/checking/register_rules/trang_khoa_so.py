"""What is declared of a book on the shelf against its entries: LECH_KHOA_SO, TRANG_NGOAI_QUYEN, LECH_SO_TRANG, LECH_BAN_GIAO.

Events registered in the book are counted (TT 04/2020, Điều 36.2). Whether a number that was crossed out is one of them each office decided
for itself, so a total with them and one without them both agree. An entry is crossed out when somebody recorded it so, or when its own
note says it of this number. Books that share a cover have its pages and are not asked about pages.
"""

from __future__ import annotations

import polars as pl

from sogoc.checking.register_view import PLACE, RegisterView

CODES = ("LECH_KHOA_SO", "TRANG_NGOAI_QUYEN", "LECH_SO_TRANG", "LECH_BAN_GIAO")
_CROSSED = r"(?i)(?:số|trường hợp|việc|trang) này (?:đã |bị |được )*(?:gạch|hủy|huỷ|bỏ trống|để trống)"
_PAGE = r"(?i)^ *(?:trang |tr\.? ?)?([0-9]{1,5})(?: ?[-,–] ?([0-9]{1,5}))? *$"
_CLOSING_PAGE = 1
_SHARE = 0.2
"""Where more than this share of the pages would be unclear, pages are counted otherwise (two to an entry, leaves, columns)."""


def find(view: RegisterView) -> pl.DataFrame:
    """Return lines of all four codes."""
    declared = view.books.select("_book", "type", "path").join(view.shelf.counts, on="path")
    handed = view.shelf.handed
    parts = []
    if not declared.is_empty():
        rows = _rows(view, declared)
        own = declared.filter(pl.col("cover") == "")
        parts = [_totals(declared, rows), _outside(own, rows), _pages(own, rows)]
    if not handed.is_empty():
        parts.append(_minutes(view))
    parts = [part for part in parts if not part.is_empty()]
    return pl.concat(parts, how="diagonal") if parts else pl.DataFrame()


def _rows(view: RegisterView, declared: pl.DataFrame) -> pl.DataFrame:
    """Entries of the books of which something is declared: first and last page, whether crossed out."""
    parts = [
        pl.DataFrame(
            schema={**PLACE, "field": pl.String, "value": pl.String, "crossed": pl.Boolean}
            | {"first": pl.Int64, "last": pl.Int64}
        )
    ]
    for book_type in view.types:
        books = declared.filter(pl.col("type") == book_type.code).select("_book")
        name = next((one.name for one in book_type.official if one.attribute == "trang_so"), None)
        frame = view.entries(book_type.code).join(books, on="_book", how="semi")
        page = pl.col(name) if name else pl.lit(None, pl.String)
        note = pl.col("ghiChu") if "ghiChu" in frame.columns else pl.lit(None, pl.String)
        pages = page.str.extract_groups(_PAGE).struct
        first, last = (pages.field(one).cast(pl.Int64) for one in ("1", "2"))
        parts.append(
            frame.select(
                "_book",
                "_row",
                pl.lit(name, pl.String).alias("field"),
                page.alias("value"),
                note.str.contains(_CROSSED).fill_null(value=False).alias("crossed"),
                first.alias("first"),
                pl.coalesce(last, first).alias("last"),
            )
        )
    recorded = view.crossed_out.with_columns(pl.lit(value=True).alias("recorded"))
    known = pl.concat(parts).join(recorded, on=["_book", "_row"], how="left")
    return known.with_columns(pl.col("crossed") | pl.col("recorded").fill_null(value=False)).drop("recorded")


def _totals(declared: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    counted = rows.group_by("_book").agg(
        pl.len().cast(pl.Int64).alias("rows"), pl.col("crossed").sum().cast(pl.Int64).alias("out")
    )
    lacking = pl.col("total") - pl.col("rows")
    return (
        declared.select("_book", pl.col("closing_total").alias("total"))
        .join(counted, on="_book")
        .filter((lacking > 0) | (pl.col("total") < pl.col("rows") - pl.col("out")))
        .select(
            *_of_book("LECH_KHOA_SO"),
            "total",
            "rows",
            pl.when(pl.col("out") > 0)
            .then(pl.format(" (trong đó {} đã gạch bỏ)", "out"))
            .otherwise(pl.lit(""))
            .alias("crossed"),
            pl.when(lacking > 0)
            .then(pl.format("còn thiếu {}", lacking))
            .otherwise(pl.format("nhiều hơn {}", -lacking))
            .alias("difference"),
        )
    )


def _outside(own: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    found = rows.join(own.select("_book", "pages"), on="_book").filter(pl.col("last") > pl.col("pages"))
    return found.select("_book", "_row", "field", pl.lit("TRANG_NGOAI_QUYEN").alias("code"), "value", "pages")


def _pages(own: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Books of which pages are left over, or more than they have."""
    told = (pl.col("last") >= pl.col("first")) & (pl.col("last") - pl.col("first") <= 1)
    clear = rows.group_by("_book").agg(told.fill_null(value=False).all().alias("clear")).filter("clear")
    written = (
        rows.join(clear, on="_book")
        .select("_book", pl.concat_list("first", "last").alias("page"))
        .explode("page")
        .group_by("_book")
        .agg(pl.col("page").n_unique().cast(pl.Int64).alias("written"))
    )
    left = pl.col("pages") - pl.col("written") - pl.col("blank_pages") - pl.col("crossed_pages")
    return (
        own.join(written, on="_book")
        .filter((left < 0) | ((left > _CLOSING_PAGE) & (left <= _SHARE * pl.col("pages"))))
        .select(
            *_of_book("LECH_SO_TRANG"),
            "pages",
            "written",
            pl.col("blank_pages").alias("blank"),
            pl.col("crossed_pages").cast(pl.String).alias("crossed"),
            pl.when(left > 0)
            .then(pl.format("còn {} trang chưa rõ", left))
            .otherwise(pl.format("nhiều hơn {} trang", -left))
            .alias("difference"),
        )
    )


def _minutes(view: RegisterView) -> pl.DataFrame:
    """Books whose pages were counted twice with two results: in minutes of hand-over and on the shelf."""
    said = pl.format(
        "{} trang theo biên bản số {} ngày {}", "pages", "document", pl.col("day").dt.strftime("%d/%m/%Y")
    )
    minutes = view.shelf.handed.sort("day", "document").select("path", "pages", said.alias("said"))
    shelf = view.shelf.counts.drop_nulls("pages").select(
        "path", "pages", pl.format("{} trang theo khai về quyển sổ", "pages").alias("said")
    )
    counts = pl.concat([minutes, shelf.join(minutes, on="path", how="semi")])
    return (
        counts.group_by("path", maintain_order=True)
        .agg(pl.col("pages").n_unique().alias("different"), pl.col("said").str.join("; ").alias("counts"))
        .filter(pl.col("different") > 1)
        .join(view.books.select("path", "_book"), on="path")
        .select(*_of_book("LECH_BAN_GIAO"), "counts")
    )


def _of_book(code: str) -> tuple[str | pl.Expr, ...]:
    return (
        "_book",
        pl.lit(0, pl.Int64).alias("_row"),
        pl.lit(None, pl.String).alias("field"),
        pl.lit(code).alias("code"),
    )
