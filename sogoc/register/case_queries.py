"""Readers of legal acts, papers and dossiers, for the rooms above. Sensitive entries are left out for who may not see them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet

from sogoc.accounts import queries as accounts
from sogoc.accounts.duties import Duty
from sogoc.ground import clock
from sogoc.register.models import Document, DocumentUse, Dossier, Entry, EntryAct
from sogoc.register.refusals import DOCUMENT_ELSEWHERE, NO_DOSSIER
from sogoc.register.sensitive_queries import may_look, there_for

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

OPEN = ~Q(state="closed")
_BESIDE_SENSITIVE = (
    Q(uses__entry__sensitive=True)  # or stood there once: what it says was not forgotten
    | Q(dossiers__entry__sensitive=True)
    | Q(acts__entry__sensitive=True)
)


def acts_of(entry: Entry) -> QuerySet[EntryAct]:
    """Acts on the legal state of an entry and marks, newest first."""
    return entry.legal_acts.select_related("by", "document").order_by("-pk")


def papers_of(entry: Entry) -> QuerySet[DocumentUse]:
    """Papers that stand beside an entry."""
    rows = entry.papers.filter(ended_at__isnull=True)
    return rows.select_related("document", "document__by").order_by("pk")


def standing_uses(document: Document) -> QuerySet[DocumentUse]:
    """Where a paper stands now."""
    return document.uses.filter(ended_at__isnull=True).select_related("entry__book").order_by("pk")


def papers_before(entry: Entry) -> QuerySet[DocumentUse]:
    """Papers that stood beside an entry and were taken away, the last first."""
    rows = entry.papers.filter(ended_at__isnull=False)
    return rows.select_related("document", "ended_by").order_by("-ended_at", "-pk")


def use_of_entry(entry: Entry, pk: int) -> DocumentUse:
    """The place of a paper beside an entry, by its number; a refusal when there is none."""
    found = entry.papers.select_related("document", "entry__book").filter(pk=pk).first()
    if found is None:
        raise DOCUMENT_ELSEWHERE.because(document=pk)
    return found


def places_beside(entry: Entry, document: int) -> list[DocumentUse]:
    """Where a paper, by its number, stands beside an entry now; a refusal when it does not."""
    found = list(papers_of(entry).filter(document=document))
    if not found:
        raise DOCUMENT_ELSEWHERE.because(document=document)
    return found


def documents_of(units: Iterable[str], *, person: Person, withdrawn: bool = False) -> QuerySet[Document]:
    """Papers of some units, newest first (or those that were withdrawn); those beside sensitive entries only with the duty."""
    chosen = list(units)
    rows = Document.objects.filter(unit__in=chosen, withdrawn_at__isnull=not withdrawn)
    if not all(accounts.may_act(person, unit, duty=Duty.SENSITIVE) for unit in chosen):
        rows = rows.exclude(_BESIDE_SENSITIVE)
    return rows.select_related("by").order_by("-pk")


def document_at(pk: int, person: Person) -> Document:
    """A paper that is somebody's business.

    One that stands or stood beside a sensitive entry is not there without the duty: the paper tells what the entry says.
    """
    found = Document.objects.select_related("by").filter(pk=pk).first()
    if found is None or not accounts.may_see(person, found.unit) or not _shown(found, person):
        raise DOCUMENT_ELSEWHERE.because(document=pk)
    return found


def _shown(document: Document, person: Person) -> bool:
    beside = Entry.objects.filter(
        Q(papers__document=document) | Q(dossiers__document=document) | Q(legal_acts__document=document)
    )
    entries = list(beside.select_related("book").distinct())
    hidden = [one for one in entries if one.sensitive]
    return not hidden or all(may_look(one, accounts.duties_of(person, one.book.path)) for one in hidden)


def dossiers_of(entry: Entry) -> QuerySet[Dossier]:
    """Dossiers of an entry, newest first."""
    rows = entry.dossiers.select_related("document").prefetch_related("compared", "steps__by")
    return rows.order_by("-pk")


def dossier_at(pk: int, person: Person) -> Dossier:
    """A dossier that is somebody's business; what may not be seen does not exist."""
    rows = Dossier.objects.select_related("entry__book", "document")
    found = rows.prefetch_related("compared", "steps__by").filter(pk=pk).first()
    if found is None or not may_look(found.entry, accounts.duties_of(person, found.entry.book.path)):
        raise NO_DOSSIER.because(dossier=pk)
    return found


def open_dossiers(person: Person, *, unit: str | None = None, closed: bool = False) -> QuerySet[Dossier]:
    """Open (or closed) dossiers within somebody's jurisdiction, of one unit or of all, the oldest first."""
    rows = _dossiers_seen(person, unit).filter(~OPEN if closed else OPEN)
    return rows.select_related("entry__book", "document").order_by("opened_at", "pk")


def dossier_counts(person: Person, *, unit: str | None = None) -> dict[str, int]:
    """State → open dossiers within somebody's jurisdiction, of one unit or of all."""
    rows = _dossiers_seen(person, unit).filter(OPEN).order_by()
    return dict(rows.values_list("state").annotate(count=Count("pk")))


def _dossiers_seen(person: Person, unit: str | None) -> QuerySet[Dossier]:
    rows = Dossier.objects.filter(there_for(person, "entry__"))
    return rows if unit is None else rows.filter(entry__book__unit=unit)


def age_in_days(dossier: Dossier, today: dt.date | None = None) -> int:
    """Whole days since a dossier was opened, until today or until it was closed."""
    end = clock.date_vn(dossier.closed_at) if dossier.closed_at else today or clock.today_vn()
    return (end - clock.date_vn(dossier.opened_at)).days
