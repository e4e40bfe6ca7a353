"""Which books were digitised and which entries became official, so that the table comes out as planned.

In: the books of a district. Out: ``Book.digitised`` and ``Event.official`` set. What is declared and not official is, in this order: not
yet digitised (whole books), refused for good by the ministry's system, received and waiting for approval there (whole books, then
single entries).
"""

from __future__ import annotations

import random

from sogoc.sample.books import Book
from sogoc.sample.events import Event
from sogoc.sample.plan import District

NOT_DIGITISED = {"676": (0.7, 0.65), "678": (0.0, 1.0), "675": (0.4, 0.5)}
"""District: share of the missing of each period that lies in books nobody has digitised yet; else ``ELSEWHERE``. Lâm Hà's contractor
is at work (footnote 1 of the seed); in Đức Trọng the second period has not begun."""
ELSEWHERE = (0.2, 0.3)
FINALLY_REFUSED = 0.5
"""Of the entries that the ministry's system refuses, those that stay refused where the plan leaves room for it."""


def settle(district: District, books: list[Book], *, rng: random.Random) -> None:
    """Decide for every book and entry of the district."""
    shares = NOT_DIGITISED.get(district.code, ELSEWHERE)
    for period in (0, 1):
        missing = district.declared[period] - district.official[period]
        missing -= _left_on_the_shelf(books, period, room=int(missing * shares[period]), rng=rng)
        digitised = [
            entry.event
            for book in books
            if book.digitised
            for entry in book.entries
            if entry.event.period == period
        ]
        waiting = _not_official(books, digitised, period, missing=missing, rng=rng)
        for event in digitised:
            event.official = event not in waiting


def _left_on_the_shelf(books: list[Book], period: int, *, room: int, rng: random.Random) -> int:
    """Leave whole books of the period undigitised, as many entries as there is room for."""
    left = 0
    for book in _shuffled(books, rng):
        periods = {entry.event.period for entry in book.entries}
        if periods == {period} and left + len(book.entries) <= room:
            book.digitised = False
            left += len(book.entries)
    return left


def _not_official(
    books: list[Book], digitised: list[Event], period: int, *, missing: int, rng: random.Random
) -> set[Event]:
    """Exactly ``missing`` of the digitised entries."""
    special = [event for event in digitised if event.special]
    count = min(int(len(special) * FINALLY_REFUSED), int(missing * 0.6))
    waiting = set(rng.sample(special, count))
    for book in _shuffled(books, rng):
        mine = [
            entry.event
            for entry in book.entries
            if entry.event.period == period and entry.event not in waiting
        ]
        if book.digitised and mine and len(waiting) + len(mine) <= missing:
            waiting.update(mine)
    rest = [event for event in digitised if event not in waiting and not event.special]
    rest += [event for event in digitised if event not in waiting and event.special]
    if missing > len(waiting):
        waiting.update(rest[: missing - len(waiting)])
    return waiting


def _shuffled(books: list[Book], rng: random.Random) -> list[Book]:
    order = list(books)
    rng.shuffle(order)
    return order
