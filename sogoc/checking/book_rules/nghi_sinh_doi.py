"""NGHI_SINH_DOI: births on one day to the same parents, with another name or sex; said of every row involved, holds nothing."""

from __future__ import annotations

import polars as pl

from sogoc.checking.repeats import stand_on_every_row, twins
from sogoc.law.book import BookType


def find(frame: pl.DataFrame, book_type: BookType) -> pl.DataFrame:
    """Return a line for each row, with ``severity``, ``who`` and ``others``; only births have twins."""
    if book_type.code != "KS":
        return pl.DataFrame()
    return stand_on_every_row(
        twins(frame), frame, code="NGHI_SINH_DOI", book_type=book_type, names=("nksHoTen",)
    )
