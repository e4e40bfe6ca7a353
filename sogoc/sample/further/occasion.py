"""What the makers of further events draw from: people, and digitised entries as they stand in their books.

In: families and books of a district. Out: ``Occasion``: how many of a kind are wanted, entries to speak of (books are composed one at a
time, in an order of chance, and forgotten), relatives. An entry is spoken of in the margin once at most.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from sogoc.sample import writing
from sogoc.sample.books import Book
from sogoc.sample.events import Event
from sogoc.sample.families import YEAR, Families
from sogoc.sample.later import Target
from sogoc.sample.pen import Pen
from sogoc.sample.people import Person
from sogoc.sample.plan import District
from sogoc.sample.rates import Rates
from sogoc.sample.streams import stream

SHARES = {
    "TD": 0.015,
    "TL": 0.018,
    "XNTT": 0.004,
    "CN": 0.003,
    "GC": 0.003,
    "GH": 0.002,
    "CDGH": 0.001,
    "LH": 0.0005,
    "GSGH": 0.0005,
}
"""Of the district's declared entries."""


@dataclass
class Occasion:
    """A district on which further events are to fall."""

    families: Families
    books: list[Book]
    district: District
    home: District
    seed: int
    rates: Rates
    noted: set[Event] = field(default_factory=set)
    """Events beside which something is noted already."""

    def rng(self, kind: str) -> random.Random:
        """The stream of a kind."""
        return stream(self.seed, "further", self.district.unit, kind)

    def wanted(self, kind: str) -> int:
        """How many entries of a kind the district has."""
        exact = sum(self.district.declared) * SHARES[kind]
        count = int(exact + self.rng(kind).random())
        return max(count, 1) if self.district.index == 0 else count

    def shelves(self, *kinds: str, rng: random.Random) -> Iterator[list[Target]]:
        """Digitised books of these types in an order of chance, each as the entries that stand in it."""
        shelf = [book for book in self.books if book.digitised and book.name.type in kinds]
        rng.shuffle(shelf)
        for book in shelf:
            yield self.opened(book)

    def opened(self, book: Book) -> list[Target]:
        """The entries of one book, as said and as typed."""
        pen = Pen(self.district, book.unit, home=self.home, seed=self.seed, unit_code=book.unit_code)
        package = writing.composed(book, pen, seed=self.seed, rates=self.rates)
        return [
            Target(book, entry, one, id_)
            for entry, one, id_ in zip(book.entries, package.entries, package.ids(), strict=True)
        ]

    def day(self, rng: random.Random, *, since: int, until: int | None = None) -> int | None:
        """A day of chance, None when there is none."""
        last = min(self.district.until, until or self.district.until)
        return since + int(rng.random() * (last - since + 1)) if since <= last else None


def lives(person: Person | None, day: int) -> bool:
    """Tell whether somebody is born and not dead on a day."""
    return person is not None and person.birth < day and not (person.death and person.death <= day)


def age(person: Person, day: int) -> float:
    """Years on a day."""
    return (day - person.birth) / YEAR


def kin(person: Person) -> list[tuple[Person, str]]:
    """Relatives who speak for somebody: spouse, grown children, parents, with the word for what they are."""
    found: list[tuple[Person, str]] = []
    couple = person.couple
    if couple is not None:
        found.append((couple.wife, "Vợ") if couple.husband is person else (couple.husband, "Chồng"))
        found += [(child, "Con") for child in couple.children]
    found += [(one, word) for one, word in ((person.mother, "Mẹ"), (person.father, "Cha")) if one is not None]
    return found


def speaker(person: Person, day: int) -> tuple[Person, str] | None:
    """Who comes to the office for somebody on a day: the person if grown up, else a living grown relative."""
    if lives(person, day) and age(person, day) >= 18.1:
        return person, "Bản thân"
    return next(
        (
            (one, word)
            for one, word in kin(person)
            if lives(one, day) and age(one, day) >= 18.1 and one.nationality == "Việt Nam"
        ),
        None,
    )
