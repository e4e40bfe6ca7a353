"""What is declared of books as they stand on the shelf, as frames for the rules over the register. No Django here.

Comes in: lines of what the plan, the web or ``sogoc book`` said of a book (pages, the closing page's total, blank and crossed-out pages,
the cover that it shares) and of minutes of hand-over that count pages. Goes out: ``Shelf``, by the book's path.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

COUNTS = {
    "path": pl.String,
    "closing_total": pl.Int64,
    "pages": pl.Int64,
    "blank_pages": pl.Int64,
    "crossed_pages": pl.Int64,
    "cover": pl.String,
}
HANDED = {"path": pl.String, "day": pl.Date, "document": pl.String, "pages": pl.Int64}

Counted = tuple[str, int | None, int | None, int | None, int | None, str]
"""Path, closing total, pages, blank, crossed-out pages, path of the cover (empty: its own)."""
Handed = tuple[str, dt.date, str, int]
"""Path, day and number of the minutes, pages that they count."""


@dataclass(frozen=True)
class Shelf:
    """``counts``: a line for each book of which something is declared; ``handed``: a line for each book in minutes that count pages."""

    counts: pl.DataFrame
    handed: pl.DataFrame


def shelf_of(counts: Iterable[Counted] = (), handed: Iterable[Handed] = ()) -> Shelf:
    """Lines as frames; nothing declared gives empty ones."""
    return Shelf(
        pl.DataFrame(list(counts), schema=COUNTS, orient="row"),
        pl.DataFrame(list(handed), schema=HANDED, orient="row"),
    )
