"""Books of the south before 30/4/1975: khai sanh, giá thú and khai tử of a commune in one volume, and judgements that stand in the
place of a birth entry (án thế vì khai sanh), kept by the district.

In: the families of a district that was there then. Out: a few births, marriages and deaths of those years, each for a book of its own
shelf. They are part of what the district declares; how many such books are left is an assumption (practitioners' knowledge that they
are, domain facts §12).
"""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter

from sogoc.law.printed import SOUTH_BEGINS
from sogoc.sample.events import OFFICE, Event, home_at
from sogoc.sample.families import YEAR, Families
from sogoc.sample.people import NEVER, Person
from sogoc.sample.places import SOUTHERN
from sogoc.sample.plan import District
from sogoc.sample.streams import stream

REGISTER, JUDGEMENT = "mien_nam", "an_the_vi"
"""Shelves, named by the codes of their printed forms."""
SINCE = dt.date(1960, 1, 1).toordinal()
UNTIL = dt.date.fromisoformat(SOUTH_BEGINS).toordinal() - 1
SHARE = 0.012
"""Of what such a district declares for the first period."""
PER_COMMUNE = 60
TURNS = ("KS", "KH", "KT", JUDGEMENT, "KS", "KS", "KH", "KS", "KS", "KT")
"""What the entries are, again and again in this order, so that a few are some of each."""
UNKNOWN = "6"
"""Kind of registration of a judgement: neither in time nor late."""


def happen(families: Families, district: District, *, seed: int) -> list[Event]:
    """Events before 30/4/1975; who marries in them is married from then on."""
    if district.code not in SOUTHERN:
        return []
    rng = stream(seed, "southern", district.code)
    wanted = int(district.declared[0] * SHARE + rng.random())
    if district.index == 0:
        wanted = max(wanted, len(set(TURNS)))
    counts = Counter(TURNS[place % len(TURNS)] for place in range(min(wanted, district.declared[0] // 2)))
    born = [one for one in families.persons if one.mother and one.born_here and SINCE <= one.birth < UNTIL]
    communes = Counter(one.home for one in born).most_common(1 + counts.total() // PER_COMMUNE)
    kept = {home for home, _ in communes}
    found = _births(born, kept, count=counts["KS"], rng=rng)
    written = {event.who for event in found}
    found += _marriages(families, kept, count=counts["KH"], rng=rng)
    found += _deaths(families, kept, count=counts["KT"], rng=rng)
    return found + _judgements([one for one in born if one not in written], count=counts[JUDGEMENT], rng=rng)


def _event(kind: str, who: Person, *, reg: int, unit: int, other: Person | None = None) -> Event:
    event = Event(kind, who, reg=reg, unit=unit, other=other)
    event.shelf = REGISTER
    return event


def _births(born: list[Person], kept: set[int], *, count: int, rng: random.Random) -> list[Event]:
    days = [(one, min(one.birth + 1 + int(rng.random() * 7), UNTIL)) for one in born if one.home in kept]
    able = [(one, day) for one, day in days if not 0 < one.death <= day]
    chosen = rng.sample(able, min(count, len(able)))
    return [_event("KS", one, reg=day, unit=one.home) for one, day in chosen]


def _marriages(families: Families, kept: set[int], *, count: int, rng: random.Random) -> list[Event]:
    able = [
        one
        for one in families.couples
        if one.home in kept
        and SINCE <= one.day <= UNTIL
        and one.arrived <= one.day
        and one.registered == NEVER
    ]
    chosen = rng.sample(able, min(count, len(able)))
    for couple in chosen:
        couple.registered = couple.day
    return [_event("KH", one.husband, reg=one.day, unit=one.home, other=one.wife) for one in chosen]


def _deaths(families: Families, kept: set[int], *, count: int, rng: random.Random) -> list[Event]:
    able = [
        (one, home)
        for one in families.persons
        if SINCE <= one.death < UNTIL and not one.gone and (home := home_at(one, one.death)) in kept
    ]
    chosen = rng.sample(able, min(count, len(able)))
    return [
        _event("KT", one, reg=min(one.death + int(rng.random() * 2), UNTIL), unit=home)
        for one, home in chosen
    ]


def _judgements(born: list[Person], *, count: int, rng: random.Random) -> list[Event]:
    """Births that no book held, told by witnesses before the court of peace some years later."""
    able = [one for one in born if one.birth + 3 * YEAR < UNTIL and not 0 < one.death <= UNTIL]
    found = []
    for one in rng.sample(able, min(count, len(able))):
        day = one.birth + int(2 * YEAR + rng.random() * (UNTIL - one.birth - 2 * YEAR))
        event = Event("KS", one, reg=day, unit=OFFICE, form=UNKNOWN)
        event.shelf = JUDGEMENT
        found.append(event)
    return found
