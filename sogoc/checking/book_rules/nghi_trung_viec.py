"""NGHI_TRUNG_VIEC: entries of one book that look like one event, whatever their numbers; NGHI_SINH_DOI: births that look like twins.

Said of every row involved; twins hold nothing. One look at the births finds both.
"""

from __future__ import annotations

import polars as pl

from sogoc.checking.one_event import event_of
from sogoc.checking.repeats import birth_pairs, repeated_births, repeated_events, stand_on_every_row, twins
from sogoc.law.book import BookType

_CODE = "NGHI_TRUNG_VIEC"
_CHILD = ("nksHoTen",)


def find(frame: pl.DataFrame, book_type: BookType) -> pl.DataFrame:
    """Return a line for each row, with ``severity``, ``who`` and ``others``; only births have twins."""
    if book_type.code == "KS":
        births = birth_pairs(frame)
        found = {_CODE: repeated_births(births), "NGHI_SINH_DOI": twins(births)}
        return pl.concat(
            stand_on_every_row(pairs, frame, code=code, book_type=book_type, names=_CHILD)
            for code, pairs in found.items()
        )
    event = event_of(book_type)
    if event is None:
        return pl.DataFrame()
    return stand_on_every_row(
        repeated_events(frame, event), frame, code=_CODE, book_type=book_type, names=event.names
    )
