"""Which shapes the printed form of a book may have. In: its type and year. Out: shapes, the likeliest first."""

from __future__ import annotations

import datetime as dt

from sogoc.law.books import BOOK_TYPES
from sogoc.law.layout import SHAPES, Shape, layout_of


def shapes_of(book_type: str, year: str) -> list[Shape]:
    """Shapes of the forms in use in a book's year, then every other: a book is cut as it lies there, whatever its form should be."""
    known: list[Shape] = []
    if book_type in BOOK_TYPES and year.isdigit() and 1900 <= int(year) <= 2100:
        days = (dt.date(int(year), 1, 1), dt.date(int(year), 12, 31))
        known = [layout.shape for layout in layout_of(BOOK_TYPES[book_type], days)]
    return list(dict.fromkeys((*known, *SHAPES)))
