"""What waits to be sent, asked of one system at a time: an entry that one of them confirmed may still go to the other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet

from sogoc.ground.database import in_parts
from sogoc.register.mending import SIGN as MENDED_SIGN
from sogoc.register.models import Book, DeliveryItem, Entry, EntryVersion
from sogoc.register.queries import books

_OF_TEXT = Q(made_by__isnull=True) | Q(values__contains=MENDED_SIGN)
"""Versions that say another text than the one before: a package brought them, or a mending made them."""
_CHANGED_SINCE = EntryVersion.objects.filter(
    _OF_TEXT, entry=OuterRef("entry"), number__gt=OuterRef("version")
)
OF_NOW = Q(version=F("entry__version")) | ~Exists(_CHANGED_SINCE)
"""Items of sendings that hold what the entry's text says now: dropping what was understood changes no text."""


def approved_with(delivery: str, where: Q, *, only: Q) -> tuple[int, int]:
    """How many books and approved entries of them have one last answer (empty: none); ``where`` chooses books, ``only`` entries."""
    found = Entry.objects.filter(only, state="approved", delivery=delivery, book__in=books().filter(where))
    counted = found.aggregate(books=Count("book", distinct=True), entries=Count("pk"))
    return counted["books"], counted["entries"]


def books_unsent(where: Q, *, only: Q) -> QuerySet[Book]:
    """Books within a jurisdiction that have an approved entry which went to no system since it last changed; ``only`` chooses entries."""
    open_ = Entry.objects.filter(only, state="approved", delivery="")
    return books().filter(where, pk__in=open_.values("book"))


def books_to_send(where: Q, system: str, *, only: Q) -> QuerySet[Book]:
    """Books within a jurisdiction that have an approved entry which this system never got as it is now; ``only`` chooses entries."""
    known = DeliveryItem.objects.filter(OF_NOW, entry=OuterRef("pk"), delivery__system=system)
    open_ = Entry.objects.filter(only, Q(delivery="") | ~Exists(known), state="approved")
    return books().filter(where, pk__in=open_.values("book"))


class Approved(NamedTuple):
    """An approved entry; ``delivery`` is one word for all systems."""

    pk: int
    version: int
    key: str
    delivery: str


class ToSend(NamedTuple):
    """An approved entry that a system did not get as it is now, or refused."""

    pk: int
    version: int
    key: str
    refused: bool
    confirmed: bool
    """By some system, since it last changed."""


def waiting_to_send(book: Book, system: str, *, but: Collection[int] = ()) -> list[ToSend]:
    """Approved entries of a book to send to a system, in row order, but those of these ids."""
    return [
        ToSend(one.pk, one.version, one.key, status == "refused", one.delivery == "official")
        for one, status in approved_in(book, system)
        if status in ("", "refused") and one.pk not in but
    ]


def approved_in(book: Book, system: str) -> list[tuple[Approved, str]]:
    """Approved entries of a book in row order, each with what a system answered to it as it is now; empty: not sent."""
    rows = book.entries.filter(state="approved").order_by("row", "pk", "deliveries__delivery__attempt")
    last: dict[Approved, tuple[int, str]] = {}
    for *entry, sent_to, version, status in rows.values_list(
        *Approved._fields, "deliveries__delivery__system", "deliveries__version", "deliveries__status"
    ):
        one = Approved(*entry)
        if sent_to == system:
            last[one] = version, status
        else:
            last.setdefault(one, (0, ""))
    brought = _last_brought([one.pk for one, (sent, _) in last.items() if 0 < sent < one.version])
    old = {one for one, (sent, _) in last.items() if sent < brought.get(one.pk, sent)}
    return [(one, "" if one in old else status) for one, (_, status) in last.items()]


def _last_brought(ids: Sequence[int]) -> dict[int, int]:
    """Id of an entry → number of the last version that brought another text."""
    numbers: dict[int, int] = {}
    for some in in_parts(ids):
        rows = EntryVersion.objects.filter(_OF_TEXT, entry__in=some)
        numbers.update(rows.values("entry").annotate(last=Max("number")).values_list("entry", "last"))
    return numbers


def refused_items(book: Book) -> QuerySet[DeliveryItem]:
    """Entries of a book that a system refused as they are now and that nobody sent to it again, with its words."""
    again = DeliveryItem.objects.filter(
        entry=OuterRef("entry"),
        delivery__system=OuterRef("delivery__system"),
        delivery__attempt__gt=OuterRef("delivery__attempt"),
    )
    rows = DeliveryItem.objects.filter(OF_NOW, ~Exists(again), delivery__book=book, status="refused")
    return rows.select_related("entry", "delivery").order_by("entry__row", "delivery__system")
