"""What the table of progress sums up: declared and done cases of every book and period, as of a day.

In: the day (*as of* its end in Việt Nam), the source. Out: one line per book and period, of the plan or of the register.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Q

from sogoc.intake import queries as plan
from sogoc.register.counting_queries import books_within, counted_by_book, units_with_books

Source = Literal["bo", "noi-bo"]


@dataclass(frozen=True, slots=True)
class Figures:
    """Declared cases, cases done by the source, cases present here.

    Of those done: those that nobody approved here, and those of books that the plan does not name (``outside``: nothing is declared
    for them).
    """

    declared: int = 0
    done: int = 0
    present: int = 0
    not_approved_here: int = 0
    outside: int = 0

    @property
    def rate(self) -> float | None:
        """Done of declared; None where nothing is declared."""
        return self.done / self.declared if self.declared else None

    @property
    def exceeds(self) -> bool:
        """More is done than was declared, where something was."""
        return 0 < self.declared < self.done

    def __add__(self, other: Figures) -> Figures:
        """Sum, figure by figure."""
        return Figures(
            self.declared + other.declared,
            self.done + other.done,
            self.present + other.present,
            self.not_approved_here + other.not_approved_here,
            self.outside + other.outside,
        )

    def as_json(self) -> dict[str, Any]:
        """Figures as the contract names them."""
        return {
            "declared": self.declared,
            "official": self.done,
            "rate": self.rate,
            "present": self.present,
            "not_approved_here": self.not_approved_here,
            "outside_plan": self.outside,
        }


@dataclass(frozen=True, slots=True)
class BookFigures:
    """One book and period: what the plan declares of it, what of it is done. ``arrived``: the book is here today."""

    unit: str
    type: str
    name: str
    period: str
    planned: bool
    arrived: bool
    figures: Figures


def book_figures(
    *, as_of: dt.date, source: Source = "bo", keep: Callable[[str], bool] | None = None
) -> list[BookFigures]:
    """Lines in the order of unit, type, year, number, period; their sums are the table's figures. ``keep`` chooses units."""
    figures: defaultdict[tuple[str, ...], Figures] = defaultdict(Figures)
    planned: set[tuple[str, ...]] = set()
    for line in plan.declared_by_book(as_of):
        if keep is None or keep(line["unit"]):
            book = (line["unit"], line["type"], line["year"], line["number"])
            planned.add(book)
            figures[*book, line["period"]] += Figures(declared=line["declared"])
    units = None if keep is None else sorted(filter(keep, units_with_books()))
    books = books_within(Q() if units is None else Q(unit__in=units))
    for row in counted_by_book(source=source, as_of=as_of, units=units):
        one = books[row["book"]]
        book = (one.unit, one.type, one.year, one.number)
        figures[*book, row["period"]] += _counted(row, planned=book in planned)
    here = {(one.unit, one.type, one.year, one.number) for one in books.values()}
    return [
        BookFigures(
            unit=key[0],
            type=key[1],
            name=".".join(key[1:4]),
            period=key[4],
            planned=key[:4] in planned,
            arrived=key[:4] in here,
            figures=figures[key],
        )
        for key in sorted(figures)
    ]


def _counted(row: dict[str, Any], *, planned: bool) -> Figures:
    return Figures(
        done=row["done"],
        present=row["present"],
        not_approved_here=row["not_approved_here"],
        outside=0 if planned else row["done"],
    )
