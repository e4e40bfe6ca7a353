"""A version of a book as columns: one Parquet file with, of each field, what is written and what is understood (design §3).

Comes in: the understood frame of one package. Goes out: ``_row``, ``_key``, ``name`` (as written; a column in which nothing stands is
left out) and ``name.u``: null where the text means itself, empty where it is not understood, else its canonical text. So a field that
means itself everywhere costs nothing, and files with different columns are read together. No Django here.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import polars as pl

from sogoc.law.book import BookType
from sogoc.law.expr import ranges
from sogoc.law.value import READER_VERSION
from sogoc.law.values.ngay import bounds

RECIPE = f"columns-1-{READER_VERSION}"
"""Name of the derivation: format of the file, version of the readers that understood it."""
_TAIL = b"PAR1"


def product_name(path: str, package: int, sha256: str) -> str:
    """Name of the product of one package of a book (``24862/KS.2008.01``, version 1, hash of its Excel file)."""
    return f"{path}-{package:04}-{sha256[:16]}.parquet"


def thin(frame: pl.DataFrame, book_type: BookType) -> pl.DataFrame:
    """``_book _row``, written fields, and where their understanding is another text; of many books at once, which is far cheaper."""
    names = [field.name for field in book_type.official if frame[field.name].null_count() < frame.height]
    understood = frame.select(
        pl.when(pl.col(f"{name}.u").ne_missing(pl.col(name)) & pl.col(name).is_not_null())
        .then(pl.col(f"{name}.u").fill_null(""))
        .alias(f"{name}.u")
        for name in names
    )
    return frame.select("_book", "_row", *names).hstack(_written_in(understood))


def packed(part: pl.DataFrame, *, keys: Sequence[str], facts: Mapping[str, str]) -> bytes:
    """Bytes of the file of one book, from its part of ``thin``; ``keys`` are its entries' keys in row order, ``facts`` true of all rows."""
    kept = [pl.Series("_key", keys, dtype=pl.String), *_written_in(part.drop("_book"))]
    held = io.BytesIO()
    pl.DataFrame(kept).write_parquet(
        held,
        compression="zstd",
        compression_level=1,
        statistics=False,
        metadata={"sogoc": RECIPE, **facts},
    )
    return held.getvalue()


def registered_range(frame: pl.DataFrame, book_type: BookType) -> dict[str, str]:
    """First and last day of registration that an understood frame allows; empty where none is known."""
    first, last = frame[f"{book_type.registered}.lo"].min(), frame[f"{book_type.registered}.hi"].max()
    return {"registered_first": str(first or ""), "registered_last": str(last or "")}


def _written_in(frame: pl.DataFrame) -> list[pl.Series]:
    """Columns in which anything stands."""
    return [column for column in frame.get_columns() if column.null_count() < frame.height]


def is_whole(path: Path) -> bool:
    """Whether a file is there and was written to its end."""
    try:
        with path.open("rb") as file:
            file.seek(-len(_TAIL), io.SEEK_END)
            return file.read() == _TAIL
    except OSError:
        return False


def read(
    files: Mapping[int, Path], names: Iterable[str], *, understood: Collection[str] = ()
) -> pl.DataFrame:
    """Rows of many books of one type, by the number of the book: ``_book _row _key``, these fields as written, ``name.u`` of some.

    Fields of type date come with ``name.lo`` and ``name.hi`` when ``with_days`` is asked; an age has none here.
    """
    wanted = list(dict.fromkeys((*names, *understood)))
    asked = [f"{name}.u" for name in dict.fromkeys(understood)]
    schema = {"_row": pl.Int64, "_key": pl.String, **dict.fromkeys((*wanted, *asked), pl.String)}
    if not files:
        return pl.DataFrame(schema={"_book": pl.Int64, **schema})
    return (
        _scanned(files, schema)
        .select(
            _book(files),
            "_row",
            "_key",
            *(name for name in wanted),
            *(meant(name) for name in understood),
        )
        .collect()
        .select("_book", *schema)
    )


def _scanned(files: Mapping[int, Path], schema: Mapping[str, type[pl.DataType]]) -> pl.LazyFrame:
    """The files as one frame with these columns, each row with the path of its file."""
    return pl.scan_parquet(
        list(files.values()),
        schema=schema,
        missing_columns="insert",
        extra_columns="ignore",
        include_file_paths="_path",
        glob=False,
        hive_partitioning=False,
        use_statistics=False,
    )


def _book(files: Mapping[int, Path]) -> pl.Expr:
    number = {str(path): book for book, path in files.items()}
    return pl.col("_path").replace_strict(number, return_dtype=pl.Int64).alias("_book")


def meant(name: str) -> pl.Expr:
    """What is understood of a field, from the two columns of the file."""
    derived = pl.col(f"{name}.u")
    return pl.when(derived.is_null()).then(pl.col(name)).when(derived != "").then(derived).alias(f"{name}.u")


def with_days(frame: pl.DataFrame, names: Iterable[str]) -> pl.DataFrame:
    """Add first and last day of understood dates: whole days at once, of the others each different one."""
    for name in names:
        texts = frame[f"{name}.u"]
        days = texts.str.strptime(pl.Date, "%Y-%m-%d", strict=False, exact=True, cache=False)
        others = (days.is_null() & texts.is_not_null()).arg_true()
        rest = texts[others]
        different = rest.unique()
        place = rest.cast(pl.Enum(different)).to_physical()
        spans = [ranges.span(*bounds(text)) for text in different]
        for side in ("lo", "hi"):
            edges = pl.Series([getattr(span, side, None) for span in spans], dtype=pl.Date).gather(place)
            frame = frame.with_columns(days.clone().scatter(others, edges).alias(f"{name}.{side}"))
    return frame


CLASSES = ("1–15", "16–50", "> 50")
"""Lengths of fields by which digitising is paid (practice after Thông tư 194/2012/TT-BTC; domain: contractors' statistics)."""
_SHORT, _MIDDLE = 15, 50


def volume(files: Mapping[int, Path], book_type: BookType) -> pl.DataFrame:
    """What was keyed, by book and year of registration: ``_book year entries short middle long`` (fields by length of their text)."""
    names = [field.name for field in book_type.official]
    year = f"{book_type.registered}.u"
    counted = ("entries", "short", "middle", "long")
    if not files:
        return pl.DataFrame(schema={"_book": pl.Int64, "year": pl.String, **dict.fromkeys(counted, pl.Int64)})
    length = {name: pl.col(name).str.len_chars() for name in names}
    classes = {
        "short": [one.is_between(1, _SHORT) for one in length.values()],
        "middle": [one.is_between(_SHORT + 1, _MIDDLE) for one in length.values()],
        "long": [one > _MIDDLE for one in length.values()],
    }
    return (
        _scanned(files, dict.fromkeys((*names, year), pl.String))
        .group_by("_path", meant(book_type.registered).str.extract("^([0-9]{4})").fill_null("").alias("year"))
        .agg(
            pl.len().cast(pl.Int64).alias("entries"),
            *(
                pl.sum_horizontal(one.sum() for one in parts).cast(pl.Int64).alias(name)
                for name, parts in classes.items()
            ),
        )
        .with_columns(_book(files))
        .select("_book", "year", *counted)
        .collect(engine="streaming")
    )
