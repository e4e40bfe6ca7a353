"""Books as they stand on the shelf: closing pages, blank and crossed-out pages, one cover for several types, a second exemplar.

In: bound books. Out: the optional columns of the plan (``cover exemplar_of pages closing_total blank_pages crossed_pages``) for them, and
what the closing page ought to have said. At closing the officer writes the totals (TT 04/2020/TT-BTP Điều 36); a copy of a commune's book
went to the district until 2020 (NĐ 123/2015/NĐ-CP Điều 11, ended by NĐ 87/2020/NĐ-CP). Offices with few cases keep several kinds in one
volume (practitioners' knowledge).
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest

from sogoc.packages.covers import COVER
from sogoc.packages.names import BookName
from sogoc.sample.books import Book
from sogoc.sample.plan import District
from sogoc.sample.rates import Rates
from sogoc.sample.southern import JUDGEMENT

COLUMNS = ("cover", "exemplar_of", "pages", "closing_total", "blank_pages", "crossed_pages")
ONE_VOLUME = ({"GH", "CDGH", "GSGH"}, {"KS", "KH", "KT"})
"""Kinds that an office keeps in one volume: those of guardianship, and those of a southern commune before 1975."""
COPIED = "GH"
"""The kind of which the district has the second exemplar of one book."""
CLOSED_PROPERLY = ((1999, 0.35), (2016, 0.6), (9999, 0.9))
"""Books opened before the year: share that have a closing page."""


@dataclass(frozen=True, slots=True)
class Closing:
    """A closing page: pages of the book, the total that was written and the one that was right, blank and crossed-out pages."""

    pages: int
    total: int
    counted: int
    blank: int
    crossed: int


def closing(book: Book, *, rng: random.Random, rates: Rates) -> Closing | None:
    """The closing page of a book, None where it has none."""
    counted = len(book.entries)
    share = next(share for before, share in CLOSED_PROPERLY if book.years[0] < before)
    blank, crossed = int(rng.random() * 4), int(rng.random() ** 4 * 3)
    wrong = rng.random() < rates.sai_khoa_so
    if rng.random() > share:
        return None
    return Closing(counted + blank + crossed, counted + wrong, counted, blank, crossed)


def covers(books: Iterable[Book]) -> dict[int, str]:
    """Cover of each book (by ``id``) that shares one with books of other types of its unit: the first of each, the second …"""
    shelves: dict[tuple[str, int], dict[str, list[Book]]] = {}
    for book in books:
        group = int(bool(book.entries[0].event.shelf))
        if (
            book.name.type in ONE_VOLUME[group]
            and not book.copy_of
            and book.entries[0].event.shelf != JUDGEMENT
        ):
            shelves.setdefault((book.unit_code, group), {}).setdefault(book.name.type, []).append(book)
    found: dict[int, str] = {}
    for shelf in shelves.values():
        for number, row in enumerate(zip_longest(*shelf.values()), start=1):
            volume = [book for book in row if book is not None]
            if len(volume) > 1:
                year = min(book.name.year for book in volume)
                found |= {id(book): f"{COVER}.{year}.{number:02}" for book in volume}
    return found


def together(shelf: Iterable[Book], shared: Mapping[int, str]) -> list[list[Book]]:
    """Books that come in one file stand together, in the order of the shelf."""
    files: dict[str, list[Book]] = {}
    for book in shelf:
        files.setdefault(shared.get(id(book), str(book.name)), []).append(book)
    return list(files.values())


def second_exemplars(books: Iterable[Book], district: District) -> list[Book]:
    """The district's copy of one commune's book: under the district's code, without the entries of its last, lost leaf."""
    for book in books:
        if book.name.type == COPIED and book.unit_code != district.unit:
            kept = book.entries[:-1] if len(book.entries) > 1 else list(book.entries)
            name = BookName(book.name.type, book.name.year, book.name.number)
            return [
                replace(
                    book,
                    unit_code=district.unit,
                    name=name,
                    entries=kept,
                    copy_of=f"{book.unit_code}/{book.name}",
                )
            ]
    return []


def cells(book: Book, found: Closing | None, *, shared: Mapping[int, str]) -> tuple[object, ...]:
    """The optional columns of one book, empty where nothing is known."""
    counts: tuple[object, ...] = ("", "", "", "")
    if found is not None:
        counts = (found.pages, found.total, found.blank, found.crossed)
    return (shared.get(id(book), ""), book.copy_of, *counts)
