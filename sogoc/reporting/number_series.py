"""Which entries of a book belong to a series with numbers of its own (*loạt*), as the book declares it.

In: a book, its rows as the strip shows them, its declared series. Out: the rows with ``series``, told as the checks on numbers tell it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import polars as pl

from sogoc.checking import numbering
from sogoc.law.books import BOOK_TYPES
from sogoc.law.value import verbatim
from sogoc.register import queries as records

if TYPE_CHECKING:
    from sogoc.register.models import Book

_KIND = "loaiDangKy"


def with_series(
    rows: Iterable[Mapping[str, Any]], book: Book, *, declared: numbering.Declared
) -> list[Mapping[str, Any]]:
    """Rows with the name of their series, or an empty one; values are asked for only where a series is told by them."""
    shown = list(rows)
    if not declared:
        return shown
    kinds: dict[str, str] = {}
    if any(marks["kinds"] for marks in declared.values()):
        keys = dict(records.entries(book, withdrawn=True).values_list("pk", "key"))
        values = records.values_of_entries(keys)
        kinds = {key: _text(values.get(pk, {}).get(_KIND)) for pk, key in keys.items()}
    book_type = BOOK_TYPES[book.type]
    frame = pl.DataFrame(
        [(book.pk, row["so"], kinds.get(row["key"], "")) for row in shown],
        schema={"_book": pl.Int64, f"{book_type.number}.u": pl.String, f"{_KIND}.u": pl.String},
        orient="row",
    )
    named = numbering.with_series(frame, book_type, declared={book.pk: declared})[numbering.DECLARED]
    return [dict(row) | {"series": name or ""} for row, name in zip(shown, named, strict=True)]


def _text(value: Any) -> str:
    """What a cell says: the text, or what was understood of it."""
    dropped = isinstance(value, dict) and value.get("understood") == ""
    return "" if dropped else verbatim(value)
