"""Events are written into books: numbers run through the year across books, a book may serve several years.

In: the events of one district. Out: its books in order, each with numbered entries. Thông tư 04/2020/TT-BTP Điều 29, 36: number one
opens each year of a type in an office; the books of a year are numbered from 01.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from sogoc.law.books import BOOK_TYPES
from sogoc.packages.names import BookName
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
    """Numbers that the registrar passed over."""
    digitised: bool = True
    copy_of: str = ""
    """Path of the first exemplar, where this is the second."""

    @property
    def years(self) -> tuple[int, int]:
        """First and last year."""
        return year_of(self.entries[0].event.reg), year_of(self.entries[-1].event.reg)


def unit_code(district: District, unit: int) -> str:
    """Code of the registering office."""
    if district.unit == DEPARTMENT:
        return DEPARTMENT
    return district.unit if unit == OFFICE else district.communes[unit].code


def bound(district: District, events: list[Event], *, seed: int, rates: Rates) -> list[Book]:
    """All books of a district, by unit, type and time."""
    shelves: dict[tuple[int, str], list[Event]] = {}
    for event in events:
        shelves.setdefault((event.unit, event.kind), []).append(event)
    books: list[Book] = []
    for (unit, kind), shelf in sorted(shelves.items()):
        shelf.sort(key=lambda event: (event.reg, event.who.serial))
        code = unit_code(district, unit)
        books += _shelved(
            unit, kind, shelf=shelf, code=code, rates=rates, rng=stream(seed, "books", code, kind)
        )
    return books


def _shelved(
    unit: int, kind: str, *, shelf: list[Event], code: str, rates: Rates, rng: random.Random
) -> list[Book]:
    books: list[Book] = []
    names: set[str] = set()
    number = 0
    year = opened = volumes = 0
    for event in shelf:
        now = year_of(event.reg)
        if now != year:
            number = 0
        passed_over = number > 0 and rng.random() < rates.khuyet_so
        number += 2 if passed_over else 1
        if not books or _full(books[-1], now=now, opened=opened, turned=now != year, rng=rng):
            volumes = volumes + 1 if opened == now else 1
            opened = now
            books.append(
                _opened(unit, kind, code=code, year=now, volume=volumes, names=names, rates=rates, rng=rng)
            )
        entries = books[-1].entries
        if passed_over:
            books[-1].skipped.append(_so(kind, number - 1, year=now))
        due = _so(kind, number, year=now)
        if entries and now == year and rng.random() < rates.trung_so:
            number -= 1
        entries.append(Entry(event, _so(kind, number, year=now), due))
        year = now
    return books


def _so(kind: str, number: int, *, year: int) -> str:
    """``05/2008``; the lines of a table (copies given out) have a plain ordinal."""
    book_type = BOOK_TYPES[kind]
    return f"{number:02}/{year}" if book_type.field[book_type.number].type == "so_dang_ky" else str(number)


def _full(book: Book, *, now: int, opened: int, turned: bool, rng: random.Random) -> bool:
    held = len(book.entries)
    if held >= book.capacity:
        return True
    if not turned or held < THIN:
        return False
    return now - opened >= LONGEST or held > book.capacity * (0.4 + 0.5 * rng.random())


def _opened(
    unit: int,
    kind: str,
    *,
    code: str,
    year: int,
    volume: int,
    names: set[str],
    rates: Rates,
    rng: random.Random,
) -> Book:
    name = BookName(kind, str(year), f"{volume:02}")
    quyen = f"{volume:02}/{year}"
    if year < NUMBERED_SINCE and rng.random() < rates.quyen_khong_so:
        nameless = BookName(kind, "0000" if rng.random() < 0.5 else str(year), "00")
        if str(nameless) not in names:
            name, quyen = nameless, ""
    names.add(str(name))
    return Book(unit, code, name, quyen, rng.randint(*CAPACITY))
