"""The nine books that *Phần mềm 158* lacks, from the families and entries that the sample has already.

In: a district's families, its bound books with what was digitised. Out: further books, and notes in the margins of the entries that
they speak of. They draw from streams of their own, so that the five books stay as they are but for those notes. They are few: shares of
the declared entries (``SHARES``, assumptions) chosen so that decisions and copies are met often and guardianships now and then, as an
officer would; the first district has at least one of each where its lives give an occasion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sogoc.sample.books import Book, bound
from sogoc.sample.events import Event
from sogoc.sample.families import Families
from sogoc.sample.further.abroad import divorces_abroad, events_abroad
from sogoc.sample.further.adoptions import adoptions
from sogoc.sample.further.changes import changes
from sogoc.sample.further.copies import confirmations, copies
from sogoc.sample.further.guardians import ends, guardianships, supervisions
from sogoc.sample.further.occasion import Occasion
from sogoc.sample.later import Later, Target
from sogoc.sample.pen import dotted
from sogoc.sample.places import office
from sogoc.sample.plan import DEPARTMENT
from sogoc.sample.shelf import second_exemplars

if TYPE_CHECKING:
    from sogoc.sample.district import Order

NOT_BEGUN = ("676", "678")
"""Districts whose further books nobody has digitised: those that have not begun the second period of the five either."""


def happen(families: Families, books: list[Book], order: Order) -> list[Book]:
    """Further books of a district, bound; the entries they speak of bear their notes."""
    district = order.district
    occasion = Occasion(
        families, books, district=district, home=order.home, seed=order.seed, rates=order.rates
    )
    wards: list[Later] = []
    events: list[Later] = []
    if district.unit != DEPARTMENT:
        wards = guardianships(occasion)
        events = adoptions(occasion)
    first = _bound(wards, occasion)
    events += [*copies(occasion), *confirmations(occasion)]
    if district.unit != DEPARTMENT:
        events += [
            *changes(occasion),
            *divorces_abroad(occasion),
            *events_abroad(occasion),
        ]
        events += [*ends(occasion, wards), *supervisions(occasion, wards)]
    found = first + _bound(events, occasion)
    for book in found:
        book.digitised = district.code not in NOT_BEGUN
    return found + second_exemplars(found, district)


def _bound(events: list[Later], occasion: Occasion) -> list[Book]:
    """Bind, then let each entry's number stand where it is spoken of."""
    plain: list[Event] = list(events)
    books = bound(occasion.district, plain, seed=occasion.seed, rates=occasion.rates)
    for book in books:
        for entry in book.entries:
            event = entry.event
            if not isinstance(event, Later):
                continue
            event.about = {name: text.replace("{so}", entry.so) for name, text in event.about.items()}
            event.about.setdefault("so", entry.so)
            if event.note and isinstance(event.target, Target):
                where = office(occasion.district, event.unit, year=int(dotted(event.reg)[-4:]))
                note = event.note.format(so=entry.so, ngay=dotted(event.reg), noi=where)
                event.target.entry.event.margin = note
    return books
