"""A person's own seconds, and the statement of volume (*bảng kê khối lượng*): counted, never ranked.

Seconds are those that the browser measured while the entry was before the reader; a pass of more than ``LONGEST`` tells of a lunch and
is left out of the pace, not of the volume.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from sogoc.accounts import queries as accounts
from sogoc.accounts.team_models import ContractorPerson
from sogoc.ground import clock
from sogoc.ground.ledger import queries as ledger
from sogoc.keying import telling
from sogoc.keying.models import Pass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.db.models import QuerySet

    from sogoc.accounts.models import Person
    from sogoc.ground.ledger.models import Event

LONGEST = 900
USUAL = {"first": 70, "second": 60, "inspect": 45, "adjudicate": 25}
"""Seconds for a draft before anything was measured: ten entries in about twelve minutes."""
LATEST = 40
_AT_ONCE = dt.timedelta(seconds=5)
"""Between a pass that is taken back and what the ledger tells of it: one act, two readings of the clock."""


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
    returned: int = 0
    """Entries of earlier periods that were given back in this one."""


def seconds_for(person: Person, kind: str, type_: str) -> int:
    """Seconds that this person needs for a draft of a type: the median of the latest ones, of everybody's where there are none."""
    rows = _took(Pass.objects.filter(kind=kind, undone_at__isnull=True, seconds__lte=LONGEST))
    rows = rows.filter(draft__work__book__contains=f"/{type_}.", took__gt=0).order_by("-finished_at")
    own = list(rows.filter(person=person).values_list("took", flat=True)[:LATEST])
    known = own if len(own) >= 3 else list(rows.values_list("took", flat=True)[:LATEST])
    return round(median(known)) if known else USUAL[kind]


def _took(rows: QuerySet[Pass]) -> QuerySet[Any]:
    """Passes that count with ``took``: their seconds, and those of the same person's earlier passes of the draft that they replace."""
    mine = {one: OuterRef(one) for one in ("draft", "kind", "person")}
    before = Pass.objects.filter(
        **mine, undone_at__isnull=False, undone_at__lte=OuterRef("finished_at"), seconds__lte=LONGEST
    )
    earlier = before.order_by().values("draft").annotate(sum=Sum("seconds")).values("sum")
    return rows.annotate(took=F("seconds") + Coalesce(Subquery(earlier), 0))


def pace(person: Person, *, days: int = 30) -> list[Day]:
    """Own entries and seconds by day (Việt Nam), the newest day last. For this person's eyes."""
    since = clock.now() - dt.timedelta(days=days)
    rows = Pass.objects.filter(person=person, finished_at__gte=since, undone_at__isnull=True)
    sums: dict[dt.date, list[int]] = defaultdict(lambda: [0, 0])
    for at, seconds in _took(rows.filter(seconds__lte=LONGEST)).values_list("finished_at", "took"):
        day = sums[clock.date_vn(at)]
        day[0] += 1
        day[1] += seconds
    return [Day(day, *sums[day]) for day in sorted(sums)]


def volume(
    first: dt.date, last: dt.date, *, units: Iterable[str] | None = None, person: Person | None = None
) -> list[Volume]:
    """Statement of volume of a period (both days included), by contract, person, unit and kind: a sum of acts, which no later act changes.

    What was finished in the period counts, unless it was taken or given back before the period ended. What is given back later leaves its
    own period as it was and is counted as ``returned`` in the period of the return. Whoever corrects their own pass within the period keeps
    its keystrokes and seconds: the entry counts once, the work on it whole. ``units``: of these units' books alone.
    """
    since, until = clock.start_of_day(first), clock.end_of_day(last)
    wanted = None if units is None else frozenset(units)
    sums: dict[tuple[str, str, str, str], list[int]] = defaultdict(lambda: [0] * 5)
    under = _contracts()
    for act in (*_passes(since, until), *_corrected(since, until), *_settled(since, until)):
        unit = act.book.partition("/")[0]
        if (wanted is not None and unit not in wanted) or (person is not None and act.who != person.username):
            continue
        line = sums[under(act.who, act.at), act.who, unit, act.kind]
        for at, more in enumerate((0, 0, 0, 0, 1) if act.at < since else (*act.figures, 0)):
            line[at] += more
    names = accounts.full_names(who for _, who, *_ in sums)
    return [
        Volume(who, names.get(who, who), unit, kind, entries, fields, keys, seconds, contractor, returned)
        for (contractor, who, unit, kind), (entries, fields, keys, seconds, returned) in sorted(sums.items())
    ]


class _Act(NamedTuple):
    """One finished piece of work; ``figures``: entries, fields, keystrokes, seconds."""

    who: str
    at: dt.datetime
    book: str
    kind: str
    figures: tuple[int, int, int, int]


def _passes(since: dt.datetime, until: dt.datetime) -> Iterator[_Act]:
    """Readings that were finished in a period and stood at its end, and earlier ones that were given back in it."""
    span = (since, until)
    rows = Pass.objects.filter(
        Q(finished_at__range=span) & ~Q(undone_at__range=span)
        | Q(finished_at__lt=since, undone_at__range=span)
    )
    for who, at, book, kind, fields, keys, seconds in rows.values_list(
        "person__username", "finished_at", "draft__work__book", "kind", "fields", "keystrokes", "seconds"
    ):
        yield _Act(who, at, book, kind, (1, len(fields), keys, seconds))


def _corrected(since: dt.datetime, until: dt.datetime) -> Iterator[_Act]:
    """Work on passes that their own readers took back in the period in which they finished them: no entry, yet their keys and seconds.

    Who took a pass back the ledger says; what somebody else gave back is left out.
    """
    told: dict[tuple[int, str], list[dt.datetime]] = defaultdict(list)
    for event in ledger.events_between(since, until, telling.UNDO):
        one = ledger.contents(event)
        told[one["payload"]["draft"], one["actor"]].append(event.at)
    rows = Pass.objects.filter(finished_at__range=(since, until), undone_at__range=(since, until))
    for draft, who, at, undone, book, kind, keys, seconds in rows.values_list(
        "draft",
        "person__username",
        "finished_at",
        "undone_at",
        "draft__work__book",
        "kind",
        "keystrokes",
        "seconds",
    ):
        if undone is not None and any(abs(each - undone) < _AT_ONCE for each in told[draft, who]):
            yield _Act(who, at, book, kind, (0, 0, keys, seconds))


def _settled(since: dt.datetime, until: dt.datetime) -> Iterator[_Act]:
    """The same of what was settled: from the ledger, for a draft that is given back keeps no trace of who settled it."""
    standing: dict[tuple[str, int], _Act] = {}
    earlier: dict[str, dict[tuple[str, int], _Act]] = {}
    for event in ledger.events_between(since, until, telling.SETTLE, telling.BACK):
        told = ledger.contents(event)
        book, draft = told["subject"], (told["subject"], told["payload"]["draft"])
        if event.action == telling.SETTLE:
            standing[draft] = _settling(event, told)
        elif standing.pop(draft, None) is None:
            if book not in earlier:
                earlier[book] = _settled_before(book, since)
            if (given_back := earlier[book].pop(draft, None)) is not None:
                yield given_back
    yield from standing.values()


def _settled_before(book: str, since: dt.datetime) -> dict[tuple[str, int], _Act]:
    """What stood settled in a book when a period began, by draft."""
    standing: dict[tuple[str, int], _Act] = {}
    for event in ledger.events_in(f"book:{book}", telling.SETTLE, telling.BACK):
        if event.at < since:
            told = ledger.contents(event)
            draft = (book, told["payload"]["draft"])
            standing.pop(draft, None)
            if event.action == telling.SETTLE:
                standing[draft] = _settling(event, told)
    return standing


def _settling(event: Event, told: dict[str, Any]) -> _Act:
    fields = len(told["payload"]["fields"])
    return _Act(told["actor"], event.at, told["subject"], "adjudicate", (1, fields, 0, 0))


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
