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
from sogoc.intake.exemplar_queries import not_twice_by_book
from sogoc.intake.scope_queries import LeftOut, left_out_by_book
from sogoc.register.counting_queries import books_within, counted_by_book, units_with_books

Source = Literal["bo", "noi-bo"]


@dataclass(frozen=True, slots=True)
class Figures:
    """Declared cases, cases done by the source, cases present here.

    Of those done: those that nobody approved here, and those of books that the plan does not name (``outside``: nothing is declared
    for them). ``left_out``: cases present that a policy leaves out of scope; ``left_out_done``: those of them that are done all the same.
    """

    declared: int = 0
    done: int = 0
    present: int = 0
    not_approved_here: int = 0
    outside: int = 0
    left_out: int = 0
    left_out_done: int = 0

    @property
    def in_scope(self) -> Figures:
        """Declared and done without what a policy leaves out."""
        return Figures(max(0, self.declared - self.left_out), self.done - self.left_out_done)

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
            self.left_out + other.left_out,
            self.left_out_done + other.left_out_done,
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
            "out_of_scope": self.left_out,
            "in_scope": {
                "declared": self.in_scope.declared,
                "official": self.in_scope.done,
                "rate": self.in_scope.rate,
            },
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
    for (pk, period), twice in not_twice_by_book(source=source, as_of=as_of, units=units).items():
        one = books[pk]
        book = (one.unit, one.type, one.year, one.number)
        less = {"done": -twice.done, "present": -twice.present, "not_approved_here": -twice.not_approved_here}
        figures[*book, period] += _counted(less, planned=book in planned)
    for (pk, period), out in left_out_by_book(source=source, as_of=as_of, units=units).items():
        one = books[pk]
        figures[one.unit, one.type, one.year, one.number, period] += _left_out(out)
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


def _left_out(out: LeftOut) -> Figures:
    return Figures(left_out=out.present, left_out_done=out.done)


def _counted(row: dict[str, Any], *, planned: bool) -> Figures:
    return Figures(
        done=row["done"],
        present=row["present"],
        not_approved_here=row["not_approved_here"],
        outside=0 if planned else row["done"],
    )
