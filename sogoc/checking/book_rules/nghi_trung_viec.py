"""NGHI_TRUNG_VIEC: entries of one book that look like one event, whatever their numbers; said of every row involved."""

from __future__ import annotations

import polars as pl

from sogoc.checking.one_event import event_of
from sogoc.checking.repeats import repeated_births, repeated_events, stand_on_every_row
from sogoc.law.book import BookType

_CODE = "NGHI_TRUNG_VIEC"


def find(frame: pl.DataFrame, book_type: BookType) -> pl.DataFrame:
    """Return a line for each row, with ``severity``, ``who`` and ``others``."""
    if book_type.code == "KS":
        return stand_on_every_row(
            repeated_births(frame), frame, code=_CODE, book_type=book_type, names=("nksHoTen",)
        )
    event = event_of(book_type)
    if event is None:
        return pl.DataFrame()
    return stand_on_every_row(
        repeated_events(frame, event), frame, code=_CODE, book_type=book_type, names=event.names
    )
