"""One row of the table from families to files. Districts know nothing of one another, so they may be written in any order.

In: the district's plan. Out: its packages, the ministry's answers, its parts of the joint files, and the counts of the table.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sogoc.sample import (
    department,
    events,
    further,
    ministry,
    population,
    progress,
    recording,
    southern,
    writing,
)
from sogoc.sample.books import Book, bound
from sogoc.sample.pen import Pen
from sogoc.sample.people import Person
from sogoc.sample.plan import DEPARTMENT, District
from sogoc.sample.rates import Rates
from sogoc.sample.shelf import cells, closing, covers, together
from sogoc.sample.streams import stream
from sogoc.sample.truth import Sheets


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of one district."""

    target: Path
    district: District
    home: District
    """Where people live: the district itself; for the Department a district that lends its communes."""
    seed: int
    rates: Rates
    pdf: bool
    other_books: bool = True
    """Whether the books that *Phần mềm 158* lacks are written too."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Counts of one district: entries in packages, packages, persons; declared, digitised, official per period.

    ``entries`` and ``periods`` are those of the five books of *Phần mềm 158*, ``others`` the entries of the other books.
    """

    entries: int
    others: int
    packages: int
    persons: int
    periods: tuple[tuple[int, int, int], tuple[int, int, int]]


def parts_folder(target: Path, district: District) -> Path:
    """Where a district keeps its parts of the joint files until they are joined."""
    return target / f".part-{district.index:02}"


def write(order: Order, told: Callable[[int], None]) -> Outcome:
    """Write everything of the district; ``told`` hears of entries written.

    Python's collector of cycles rests meanwhile: until the end a district only grows, and looking through its people for garbage
    again and again costs a tenth of the time.
    """
    resting = gc.isenabled()
    gc.disable()
    try:
        return _write(order, told)
    finally:
        if resting:
            gc.enable()
            gc.collect()


def _write(order: Order, told: Callable[[int], None]) -> Outcome:
    district, seed = order.district, order.seed
    if district.unit == DEPARTMENT:
        families, happened = department.happen(district, order.home, seed=seed, rates=order.rates)
    else:
        families = events.people(district, seed=seed, rates=order.rates)
        before = southern.happen(families, district, seed=seed)
        happened = events.happen(families, district, before=before)
    books = bound(district, happened, seed=seed, rates=order.rates)
    progress.settle(district, books, rng=stream(seed, "progress", district.code))
    more = further.happen(families, books, order) if order.other_books else []
    twice = recording.twice_born(books)
    entries = others = packages = 0
    with Sheets(parts_folder(order.target, district)) as sheets:
        for unit, shelf in _by_unit(books):
            with ministry.Answers(
                order.target, shelf[0].unit_code, rng=stream(seed, "ministry", shelf[0].unit_code)
            ) as answers:
                for package in _packages(unit, shelf, order=order, sheets=sheets, twice=twice):
                    answers.about(package, sheets)
                    sheets.flush()
                    entries += len(package.entries)
                    packages += 1
                    told(len(package.entries))
        copies = [(copy.unit, [copy]) for copy in more if copy.copy_of]
        for unit, shelf in _by_unit([book for book in more if not book.copy_of]) + copies:
            for package in _packages(unit, shelf, order=order, sheets=sheets, twice=twice):
                sheets.flush()
                others += len(package.entries)
                packages += 1
        recording.links(more, sheets)
        population.write(families, order, sheets)
    return Outcome(entries, others, packages, len(families.persons), _periods(books))


def _packages(
    unit: int, shelf: list[Book], *, order: Order, sheets: Sheets, twice: frozenset[Person]
) -> Iterator[writing.Package]:
    """Plan all books of a unit, write the digitised ones."""
    seed, rates = order.seed, order.rates
    first = shelf[0].copy_of.partition("/")[0] or shelf[0].unit_code
    pen = Pen(order.district, unit, home=order.home, seed=seed, unit_code=first)
    chance = stream(seed, "shelf", shelf[0].unit_code, shelf[0].copy_of)
    shared = covers(shelf)
    for volume in together(shelf, shared):
        packages = [writing.composed(book, pen, seed=seed, rates=rates) for book in volume if book.digitised]
        name = shared[id(volume[0])] if len(packages) > 1 else ""
        for book in volume:
            closed = closing(book, rng=chance, rates=rates)
            file = (name or str(book.name)) if book.digitised else ""
            recording.planned(
                book, sheets, on_shelf=cells(book, closed, shared=shared), closing=closed, file=file
            )
        logs = writing.write(packages, order.target, cover=name, pdf=order.pdf, seed=seed, rates=rates)
        for package, log in zip(packages, logs, strict=True):
            recording.written(package, sheets, district=order.district, twice=twice)
            recording.files(package, log, sheets)
            yield package


def _by_unit(books: list[Book]) -> list[tuple[int, list[Book]]]:
    shelves: dict[int, list[Book]] = {}
    for book in books:
        shelves.setdefault(book.unit, []).append(book)
    return sorted(shelves.items())


def _periods(books: list[Book]) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    counts = [[0, 0, 0], [0, 0, 0]]
    for book in books:
        for entry in book.entries:
            count = counts[entry.event.period]
            count[0] += 1
            count[1] += book.digitised
            count[2] += entry.event.official
    first, second = counts
    return (first[0], first[1], first[2]), (second[0], second[1], second[2])
