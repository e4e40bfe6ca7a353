"""Counts of entries book by book, for those who sum them up: as they stand now, and as they stood at the end of a day.

In: conditions on entries, a jurisdiction's condition, a day. Out: one row per book (and period). One reading of the entries a question.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from sogoc.ground.database import in_parts
from sogoc.register.models import Book, Entry, PastState

SINCE = {"bo": "official_on", "noi-bo": "approved_on"}
"""Source of a figure → the column of entries that says since when it counts them as done."""
_ABSENT = ("vang", "gach")
"""Intervals in which an entry was no case of its book."""


def books_within(where: Q) -> dict[int, Book]:
    """Id → book, of those that a condition on books keeps."""
    return {book.pk: book for book in Book.objects.filter(where)}


def units_with_books() -> set[str]:
    """Units that have a book here."""
    return set(Book.objects.order_by().values_list("unit", flat=True).distinct())


def counts_by_book(sorts: Mapping[str, Q], *, where: Q) -> dict[int, dict[str, int]]:
    """Id of book → how many of its entries meet each condition; ``where`` is a condition on entries."""
    rows = Entry.objects.filter(where).order_by().values_list("book")
    counted = rows.annotate(**{f"n{at}": Count("pk", filter=q) for at, q in enumerate(sorts.values())})
    return {book: dict(zip(sorts, counts, strict=True)) for book, *counts in counted}


def held_findings(books: Iterable[Book]) -> int:
    """Unsettled findings that hold staged entries of these books, and those that hold the books as a whole."""
    chosen = list(books)
    waiting = Entry.objects.filter(book__in=chosen, state="staged").aggregate(held=Sum("held"))["held"]
    return (waiting or 0) + sum(book.held for book in chosen)


def counted_by_book(
    *, source: str, as_of: dt.date, units: Iterable[str] | None = None
) -> list[dict[str, Any]]:
    """Entries per ``book`` (its id) and ``period`` as it was at the end of a day, whatever happened since; of all units or of these.

    ``present``: had arrived and stood in a package of their book. ``done``: by the source (``bo`` official, ``noi-bo`` approved here).
    ``not_approved_here``: those done by the ministry's word whose present version nobody here approved. An entry is official from
    the day that the ministry names, even if its package arrived later. A crossed-out number is accounted for but is no case: it is
    counted nowhere from the day on which that was recorded; replaced and revoked entries stay cases.
    """
    done = Q(**{f"{SINCE[source]}__lte": as_of})
    where = Q() if units is None else Q(book__unit__in=list(units))
    alive = Entry.objects.filter(where).exclude(_gone(as_of))
    rows = alive.order_by().values("book", "period")
    counts: dict[tuple[int, str], dict[str, Any]] = {
        (row["book"], row["period"]): dict(row)
        for row in rows.annotate(
            present=Count("pk", filter=Q(arrived_on__lte=as_of)),
            done=Count("pk", filter=done),
            not_approved_here=Count("pk", filter=done & Q(approved_on__isnull=True)),
        )
    }
    for place, change in _corrections(source, as_of):
        for name, by in change.items():
            if place in counts:
                counts[place][name] += by
    return list(counts.values())


def _corrections(source: str, as_of: dt.date) -> Iterator[tuple[tuple[int, str], dict[str, int]]]:
    """What must be added where something held on the day that no longer holds: few rows beside all entries."""
    held: dict[int, set[str]] = {}
    rows = PastState.objects.filter(since__lte=as_of, until__gt=as_of, source__in=(source, *_ABSENT))
    for entry_id, kind in rows.values_list("entry", "source"):
        held.setdefault(entry_id, set()).add(kind)
    ids = sorted(held)
    for some in in_parts(ids):
        for entry in _still_there(some, as_of):
            since = getattr(entry, SINCE[source])
            counted = since is not None and since <= as_of
            unapproved = entry.approved_on is None
            place = (entry.book_id, entry.period)
            if not held[entry.pk].isdisjoint(_ABSENT):
                present = entry.arrived_on is not None and entry.arrived_on <= as_of
                gone = {"done": -counted, "not_approved_here": -(counted and unapproved)}
                yield place, {"present": -present, **gone}
            elif not counted:
                yield place, {"done": 1, "not_approved_here": int(unapproved)}


def _still_there(ids: Iterable[int], as_of: dt.date) -> QuerySet[Entry]:
    return Entry.objects.filter(pk__in=list(ids)).exclude(_gone(as_of))


def _gone(as_of: dt.date) -> Q:
    """What is no case any more at the end of a day: in no package of its book, or crossed out."""
    return Q(withdrawn_on__isnull=False, withdrawn_on__lte=as_of) | Q(
        legal="crossed_out", legal_since__isnull=False, legal_since__lte=as_of
    )
