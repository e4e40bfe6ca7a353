"""A person's own seconds, and the statement of volume (*bảng kê khối lượng*): counted, never ranked.

Seconds are those that the browser measured while the entry was before the reader; a pass of more than ``LONGEST`` tells of a lunch and
is left out of the pace, not of the volume.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from sogoc.accounts import queries as accounts
from sogoc.accounts.team_models import ContractorPerson
from sogoc.ground import clock
from sogoc.keying.models import Pass, Settled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sogoc.accounts.models import Person

LONGEST = 900
USUAL = {"first": 70, "second": 60, "inspect": 45, "adjudicate": 25}
"""Seconds for a draft before anything was measured: ten entries in about twelve minutes."""
LATEST = 40


class Day(NamedTuple):
    """One day of a person's own pace."""

    day: dt.date
    entries: int
    seconds: int

    @property
    def each(self) -> int:
        """Seconds for an entry."""
        return round(self.seconds / self.entries) if self.entries else 0


class Volume(NamedTuple):
    """One line of the statement of volume."""

    username: str
    name: str
    unit: str
    kind: str
    entries: int
    fields: int
    keystrokes: int
    seconds: int
    contractor: str = ""
    """Whose people, under which contract; empty: the office's own people."""


def seconds_for(person: Person, kind: str, type_: str) -> int:
    """Seconds that this person needs for a draft of a type: the median of the latest ones, of everybody's where there are none."""
    rows = Pass.objects.filter(kind=kind, seconds__lte=LONGEST, seconds__gt=0)
    rows = rows.filter(draft__work__book__contains=f"/{type_}.").order_by("-finished_at")
    own = list(rows.filter(person=person).values_list("seconds", flat=True)[:LATEST])
    known = own if len(own) >= 3 else list(rows.values_list("seconds", flat=True)[:LATEST])
    return round(median(known)) if known else USUAL[kind]


def pace(person: Person, *, days: int = 30) -> list[Day]:
    """Own entries and seconds by day (Việt Nam), the newest day last. For this person's eyes."""
    since = clock.now() - dt.timedelta(days=days)
    rows = Pass.objects.filter(person=person, finished_at__gte=since, undone_at__isnull=True)
    sums: dict[dt.date, list[int]] = defaultdict(lambda: [0, 0])
    for at, seconds in rows.filter(seconds__lte=LONGEST).values_list("finished_at", "seconds"):
        day = sums[clock.date_vn(at)]
        day[0] += 1
        day[1] += seconds
    return [Day(day, *sums[day]) for day in sorted(sums)]


def volume(
    first: dt.date, last: dt.date, *, units: Iterable[str] | None = None, person: Person | None = None
) -> list[Volume]:
    """Statement of volume of a period (both days included): finished passes that count or were kept, by person, unit and kind.

    ``units``: of these units' books alone. Passes that were taken back or given back are not paid twice: they are left out.
    """
    since, until = clock.start_of_day(first), clock.end_of_day(last)
    rows = Pass.objects.filter(finished_at__range=(since, until), undone_at__isnull=True)
    settled = Settled.objects.filter(at__range=(since, until), by__isnull=False)
    if person is not None:
        rows, settled = rows.filter(person=person), settled.filter(by=person)
    wanted = None if units is None else frozenset(units)
    sums: dict[tuple[str, str, str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    under = _contracts()
    for who, at_, book, kind, fields, keys, seconds in rows.values_list(
        "person__username", "finished_at", "draft__work__book", "kind", "fields", "keystrokes", "seconds"
    ):
        if wanted is None or book.partition("/")[0] in wanted:
            line = sums[who, under(who, at_), book.partition("/")[0], kind]
            for at, more in enumerate((1, len(fields), keys, seconds)):
                line[at] += more
    drafts: set[tuple[str, int]] = set()
    for who, at_, book, draft in settled.values_list("by__username", "at", "draft__work__book", "draft"):
        if wanted is None or book.partition("/")[0] in wanted:
            line = sums[who, under(who, at_), book.partition("/")[0], "adjudicate"]
            line[0] += (who, draft) not in drafts
            line[1] += 1
            drafts.add((who, draft))
    names = accounts.full_names(who for who, *_ in sums)
    return [
        Volume(who, names.get(who, who), unit, kind, entries, fields, keys, seconds, contractor)
        for (who, contractor, unit, kind), (entries, fields, keys, seconds) in sorted(sums.items())
    ]


def _contracts() -> Callable[[str | None, dt.datetime], str]:
    """Under whose contract somebody worked at a time; empty for the office's own people."""
    rows: dict[str, list[tuple[dt.date, dt.date | None, str]]] = defaultdict(list)
    for who, since, until, name, number in ContractorPerson.objects.values_list(
        "person__username", "since", "until", "contractor__name", "contractor__contract"
    ):
        rows[who].append((since, until, f"{name}, hợp đồng {number}"))

    def under(who: str | None, at: dt.datetime) -> str:
        day = clock.date_vn(at)
        spans = rows.get(who or "", ())
        return next(
            (name for since, until, name in spans if since <= day and (until is None or day < until)), ""
        )

    return under
