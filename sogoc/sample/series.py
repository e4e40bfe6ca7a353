"""Series with numbers of their own: some offices number late, re-registered and mobile registrations apart from the others.

In: an office's shelf of one type. Out: which series an event belongs to, what the plan's column ``series`` says of its books. That such
series occur is practitioners' knowledge; the shares are assumptions. "Đăng ký lưu động" is noted beside the entry (TT 04/2020/TT-BTP
Điều 25), and its number begins with LĐ.
"""

from __future__ import annotations

import random
from collections.abc import Iterable

from sogoc.sample.events import AGAIN, LATE, Event
from sogoc.sample.plan import District
from sogoc.sample.streams import stream

MAIN, OVERDUE, ANEW, MOBILE = "", "quá hạn", "đăng ký lại", "lưu động"
PREFIX = "LĐ"
MARKS = {OVERDUE: LATE, ANEW: AGAIN, MOBILE: PREFIX}
"""Series: the code of *loại đăng ký*, or the letters before the number, by which the plan tells it."""
KEPT = ("KS", "KT")
SHARE = 0.08
"""Of the offices, those that keep series."""
TRIPS, TRIPS_SINCE = 0.1, 2006
"""Share of the registrations in time that are mobile, since that year."""


def keeps(district: District, unit: int, kind: str, *, seed: int) -> bool:
    """Tell whether an office keeps series in its books of a type; the largest commune of the first district does."""
    if kind not in KEPT or unit < 0:
        return False
    communes = district.communes
    largest = max(range(len(communes)), key=lambda place: communes[place].weight)
    return (district.index == 0 and unit == largest) or stream(
        seed, "series", district.code, unit
    ).random() < SHARE


def series_of(event: Event, *, year: int, rng: random.Random) -> str:
    """Series of one event of such an office."""
    if event.form == LATE:
        return OVERDUE
    if event.form == AGAIN:
        return ANEW
    return MOBILE if rng.random() < TRIPS and year >= TRIPS_SINCE else MAIN


def declared(events: Iterable[Event]) -> str:
    """What the plan says of a book that holds these events."""
    held = {event.series for event in events}
    return "; ".join(f"{name}: {mark}" for name, mark in MARKS.items() if name in held)
