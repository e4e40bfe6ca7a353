"""Readers of two exemplars of one book: who belongs to whom, which entries are one event, which of them does not count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from sogoc.intake.book_models import Exemplar, ExemplarChoice, Unchosen
from sogoc.intake.book_refusals import NO_EXEMPLAR
from sogoc.intake.exemplar_pairs import Copy, may_be_one, pairs
from sogoc.register import queries as records
from sogoc.register.counting_queries import SINCE
from sogoc.register.models import Book, Entry

SOURCES: Mapping[str, str] = {"main": "bản chính", "second": "bản thứ hai"}
COUNTS = Q(~Exists(Unchosen.objects.filter(entry=OuterRef("pk"), until__isnull=True)))
"""Condition on entries: its event is not told by the other exemplar."""


def counts_once() -> Q:
    """Condition on entries that leaves out what the other exemplar tells; none where no two exemplars were ever joined."""
    return COUNTS if Unchosen.objects.filter(until__isnull=True).exists() else Q()


def exemplar_of(path: str) -> Exemplar | None:
    """The link that a book stands in, on either side."""
    return Exemplar.objects.filter(Q(main=path) | Q(second=path)).select_related("by").first()


def link_of(path: str) -> Exemplar:
    """The link that a book stands in; a refusal when it stands in none."""
    found = exemplar_of(path)
    if found is None:
        raise NO_EXEMPLAR.because(book=path)
    return found


def second_exemplars() -> frozenset[str]:
    """Paths of books that are second exemplars: the plan counts the main one alone, on earlier days too."""
    return frozenset(Exemplar.objects.values_list("second", flat=True))


def linked_books() -> frozenset[frozenset[str]]:
    """Pairs of paths that are one book: an event in both is no repeat."""
    return frozenset(frozenset(pair) for pair in Exemplar.objects.values_list("main", "second"))


def pairs_of(link: Exemplar) -> list[tuple[Copy, Copy]]:
    """Entries of main and second exemplar that tell one event."""
    return pairs(_copies(link.main), _copies(link.second))


def unchosen_now(link: Exemplar) -> frozenset[int]:
    """Entries whose event is told by the other exemplar, by the choices as they stand."""
    chosen = dict(link.choices.values_list("key", "source"))
    return frozenset(
        one.id if chosen.get(one.key, "main") == "second" else other.id for one, other in pairs_of(link)
    )


@dataclass(frozen=True, slots=True)
class Side:
    """One exemplar's entry of an event, with its values."""

    entry: Entry
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """One event as both exemplars tell it; a side is empty where that one lacks it."""

    main: Side | None
    second: Side | None
    choice: ExemplarChoice | None
    contradicts: bool = False
    """The other exemplar has another event under this number."""

    @property
    def source(self) -> str:
        """Whose values are the record."""
        if self.main is None or self.second is None:
            return "main" if self.main is not None else "second"
        return self.choice.source if self.choice is not None else "main"


def events_of(link: Exemplar) -> list[Event]:
    """All events of both exemplars: in the order of the main one, then those that only the second tells."""
    main, second = _copies(link.main), _copies(link.second)
    found = {one.id: other.id for one, other in pairs(main, second)}
    ids = [copy.id for copy in (*main, *second)]
    entries = {entry.pk: entry for entry in Entry.objects.filter(pk__in=ids).select_related("book")}
    values = records.values_of_entries(ids)
    choices = {one.key: one for one in link.choices.select_related("by")}
    taken = set(found.values())
    numbers = {copy.number: copy for copy in second if copy.number and copy.id not in taken}

    def side(pk: int | None) -> Side | None:
        return Side(entries[pk], values.get(pk, {})) if pk is not None else None

    def against(copy: Copy) -> bool:
        other = numbers.get(copy.number) if copy.number else None
        return copy.id not in found and other is not None and not may_be_one(copy, other)

    events = [
        Event(side(one.id), side(found.get(one.id)), choices.get(one.key), against(one)) for one in main
    ]
    return events + [Event(None, side(copy.id), None) for copy in second if copy.id not in taken]


def _copies(path: str) -> list[Copy]:
    book = records.arrived_book(path)
    if book is None:
        return []
    rows = records.entries(book).values_list("pk", "key", "subject_fold", "birth")
    return [Copy(pk, key, book.year, name, birth) for pk, key, name, birth in rows]


@dataclass(frozen=True, slots=True)
class NotTwice:
    """Entries that the other exemplar tells: those here as of the day, those done by the source, those of them not approved here."""

    present: int
    done: int
    not_approved_here: int


def not_twice_by_book(
    *, source: str, as_of: dt.date, units: Iterable[str] | None
) -> dict[tuple[int, str], NotTwice]:
    """Id of book and period → what of it must not be counted at the end of a day."""
    rows = Unchosen.objects.filter(since__lte=as_of).filter(Q(until__isnull=True) | Q(until__gt=as_of))
    rows = rows.filter(Q(entry__withdrawn_on__isnull=True) | Q(entry__withdrawn_on__gt=as_of))
    if units is not None:
        rows = rows.filter(entry__book__unit__in=list(units))
    done = Q(**{f"entry__{SINCE[source]}__lte": as_of})
    counted = rows.values_list("entry__book", "entry__period").annotate(
        present=Count("pk", filter=Q(entry__arrived_on__lte=as_of)),
        done=Count("pk", filter=done),
        unapproved=Count("pk", filter=done & Q(entry__approved_on__isnull=True)),
    )
    return {(book, period): NotTwice(*counts) for book, period, *counts in counted}


def unchosen_in(book: Book) -> frozenset[int]:
    """Ids of a book's entries whose event the other exemplar tells."""
    rows = Unchosen.objects.filter(entry__book=book, until__isnull=True)
    return frozenset(rows.values_list("entry", flat=True))
