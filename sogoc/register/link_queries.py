"""Readers of links between entries, for the rooms above."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sogoc.law.links import KINDS, LinkKind
from sogoc.register.models import Book, Entry, Link
from sogoc.register.refusals import NO_LINK

SENSITIVE_KINDS = tuple(kind.code for kind in KINDS.values() if kind.sensitive)


def sensitive_by_link(book: Book) -> frozenset[int]:
    """Ids of those entries of a book that a standing link makes sensitive, whatever they say."""
    rows = Link.objects.filter(
        Q(newer__book=book) | Q(older__book=book), kind__in=SENSITIVE_KINDS, ended_at__isnull=True
    )
    return frozenset(pk for pair in rows.values_list("newer", "older") for pk in pair)


@dataclass(frozen=True, slots=True)
class Shown:
    """A link as one of its entries shows it."""

    link: Link
    other: Entry
    kind: LinkKind
    is_newer: bool
    """Whether the entry that shows it is the newer one."""

    @property
    def words(self) -> str:
        """Direction word from this entry to the other."""
        return self.kind.forward if self.is_newer else self.kind.backward


def links_of(entry: Entry) -> list[Shown]:
    """Standing links of an entry, in the order in which they were made."""
    rows = Link.objects.filter(Q(newer=entry) | Q(older=entry), ended_at__isnull=True)
    found = rows.select_related("newer__book", "older__book", "by").order_by("pk")
    return [
        Shown(
            one,
            one.older if one.newer_id == entry.pk else one.newer,
            KINDS[one.kind],
            one.newer_id == entry.pk,
        )
        for one in found
    ]


def link_of_entry(entry: Entry, pk: int) -> Link:
    """A link of an entry by its number; a refusal when there is none."""
    rows = Link.objects.filter(Q(newer=entry) | Q(older=entry), pk=pk)
    found = rows.select_related("newer__book", "older__book").first()
    if found is None:
        raise NO_LINK.because()
    return found


def standing_between(newer: Entry, older: Entry) -> QuerySet[Link]:
    """Standing links between two entries, whichever is the newer."""
    return Link.objects.filter(
        Q(newer=newer, older=older) | Q(newer=older, older=newer), ended_at__isnull=True
    )
