"""Events are written into books: numbers run through the year across books, a book may serve several years.

In: the events of one district. Out: its books in order, each with numbered entries and the printed form of its pages. Thông tư
04/2020/TT-BTP Điều 29, 36: number one opens each year of a type in an office; the books of a year are numbered from 01.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from dataclasses import dataclass, field

from sogoc.law.books import BOOK_TYPES
from sogoc.law.layout import Layout, Shape, layout_of
from sogoc.packages.names import BookName
from sogoc.sample import series, southern
from sogoc.sample.events import OFFICE, Event
from sogoc.sample.pen import year_of
from sogoc.sample.plan import DEPARTMENT, District
from sogoc.sample.rates import Rates
from sogoc.sample.streams import stream

CAPACITY = (150, 250)
LONGEST = 15
"""Years that a book serves at most, once it has ``THIN`` entries."""
THIN = 12
NUMBERED_SINCE = 1999
TABLES, TABLES_UNTIL = 0.25, dt.date(2006, 4, 1)
"""Share of the books closed before that day whose pages are drawn as the A3 table that they were; an assumption. The plain form of
today, on which the others are drawn, is quicker to read for whoever tries the screens."""


@dataclass(slots=True)
class Entry:
    """One entry of a book: the number that stands in it and the number that it ought to have."""

    event: Event
    so: str
    due: str


@dataclass(slots=True)
class Book:
    """One register of one office. ``quyen`` is what its cover says (empty when it says nothing)."""

    unit: int
    unit_code: str
    name: BookName
    quyen: str
    capacity: int
    entries: list[Entry] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    """Numbers that the registrar passed over (in the main series)."""
    digitised: bool = True
    copy_of: str = ""
    """Path of the first exemplar, where this is the second."""
    layout: Layout | None = None
    """Printed form of another time, where the book's pages are drawn on it; None for the form of today."""

    @property
    def years(self) -> tuple[int, int]:
        """First and last year."""
        return year_of(self.entries[0].event.reg), year_of(self.entries[-1].event.reg)

    @property
    def series(self) -> str:
        """What the plan says of series with numbers of their own."""
        return series.declared(entry.event for entry in self.entries)


def unit_code(district: District, unit: int) -> str:
    """Code of the registering office."""
    if district.unit == DEPARTMENT:
        return DEPARTMENT
    return district.unit if unit == OFFICE else district.communes[unit].code


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Books of one type and printed form in one office; names are given once in office and type."""

    unit: int
    code: str
    kind: str
    form: str
    names: set[str]
    in_series: bool
    rates: Rates
    rng: random.Random


def bound(district: District, events: list[Event], *, seed: int, rates: Rates) -> list[Book]:
    """All books of a district, by unit, type and time."""
    shelves: dict[tuple[int, str, str], list[Event]] = {}
    for event in events:
        shelves.setdefault((event.unit, event.kind, event.shelf), []).append(event)
    books: list[Book] = []
    names: dict[tuple[int, str], set[str]] = {}
    for (unit, kind, form), events_of in sorted(shelves.items()):
        events_of.sort(key=lambda event: (event.reg, event.who.serial))
        code = unit_code(district, unit)
        shelf = _Shelf(
            unit,
            code,
            kind,
            form,
            names.setdefault((unit, kind), set()),
            in_series=not form and series.keeps(district, unit, kind, seed=seed),
            rates=rates,
            rng=stream(seed, "books", code, kind, *filter(None, [form])),
        )
        books += _shelved(shelf, events_of)
    for book in books:
        book.layout = printed_form(book, seed=seed)
    return books


def _shelved(shelf: _Shelf, events: list[Event]) -> list[Book]:
    kind, rates, rng = shelf.kind, shelf.rates, shelf.rng
    books: list[Book] = []
    numbers: Counter[str] = Counter()
    year = opened = volumes = 0
    for event in events:
        now = year_of(event.reg)
        if now != year:
            numbers.clear()
        if shelf.in_series:
            event.series = series.series_of(event, year=now, rng=rng)
        own = event.series
        passed_over = numbers[own] > 0 and rng.random() < rates.khuyet_so and not own
        numbers[own] += 2 if passed_over else 1
        if not books or _full(books[-1], now=now, opened=opened, turned=now != year, rng=rng):
            volumes = volumes + 1 if opened == now else 1
            opened = now
            books.append(_opened(shelf, year=now, volume=volumes))
        entries = books[-1].entries
        if passed_over:
            books[-1].skipped.append(_so(kind, numbers[own] - 1, year=now))
        due = _so(kind, numbers[own], year=now, own=own)
        if entries and now == year and rng.random() < rates.trung_so:
            numbers[own] -= 1
        entries.append(Entry(event, _so(kind, numbers[own], year=now, own=own), due))
        year = now
    return books


def _so(kind: str, number: int, *, year: int, own: str = "") -> str:
    """``05/2008``, ``LĐ05/2008``; the lines of a table (copies given out) have a plain ordinal."""
    book_type = BOOK_TYPES[kind]
    if book_type.field[book_type.number].type != "so_dang_ky":
        return str(number)
    return f"{series.PREFIX if own == series.MOBILE else ''}{number:02}/{year}"


def _full(book: Book, *, now: int, opened: int, turned: bool, rng: random.Random) -> bool:
    held = len(book.entries)
    if held >= book.capacity:
        return True
    if not turned or held < THIN:
        return False
    return now - opened >= LONGEST or held > book.capacity * (0.4 + 0.5 * rng.random())


def _opened(shelf: _Shelf, *, year: int, volume: int) -> Book:
    kind, rng, names = shelf.kind, shelf.rng, shelf.names
    name = BookName(kind, str(year), f"{volume:02}")
    quyen = f"{volume:02}/{year}"
    if shelf.form == southern.JUDGEMENT:
        name, quyen = BookName(kind, str(year), "00" if volume == 1 else f"00{chr(63 + volume)}"), ""
    elif year < NUMBERED_SINCE and rng.random() < shelf.rates.quyen_khong_so:
        nameless = BookName(kind, "0000" if rng.random() < 0.5 else str(year), "00")
        if str(nameless) not in names:
            name, quyen = nameless, ""
    names.add(str(name))
    return Book(shelf.unit, shelf.code, name, quyen, rng.randint(*CAPACITY))


def printed_form(book: Book, *, seed: int) -> Layout | None:
    """The form of another time on which a book's pages are drawn: every southern book, some of the tables from before 2006."""
    form = book.entries[0].event.shelf
    book_type = BOOK_TYPES[book.name.type]
    if form:
        return next(one for one in book_type.layouts if one.code == form)
    opened, closed = (dt.date.fromordinal(book.entries[at].event.reg) for at in (0, -1))
    if closed >= TABLES_UNTIL or stream(seed, "form", book.unit_code, book.name).random() >= TABLES:
        return None
    return next((one for one in layout_of(book_type, (opened, opened)) if one.shape is Shape.TWO_PAGES), None)
