"""Readers of what waits for approval, of sendings and of their answers, for the rooms above."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import BooleanField, Case, Count, Exists, OuterRef, Q, QuerySet, Value, When

from sogoc.accounts import queries as accounts
from sogoc.approval import refusals
from sogoc.checking.models import Finding
from sogoc.law.reasons import REASONS
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS
from sogoc.register import queries as records
from sogoc.register.models import Book, Delivery, DeliveryItem, Entry, EntryVersion, Package

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.law.refusal import Refusal

STAGED = Q(entries__state="staged")


@dataclass(slots=True)
class Preview:
    """What one approval would sign, and what would stay behind and why."""

    book: Book
    ready: list[records.Waiting] = field(default_factory=list)
    held: list[records.Waiting] = field(default_factory=list)
    own: list[records.Waiting] = field(default_factory=list)
    """Not held, but brought in by this very person."""
    refused: Refusal | None = None
    """Why this person cannot approve now."""

    @property
    def waiting(self) -> int:
        """Entries in staging."""
        return len(self.ready) + len(self.held) + len(self.own)

    @property
    def with_notes(self) -> int:
        """Entries to be signed that carry a warning which holds nothing."""
        return sum(1 for entry in self.ready if entry.notes)

    @property
    def without_page(self) -> int:
        """Entries to be signed that came without their PDF."""
        return sum(1 for entry in self.ready if not entry.pdf)

    @property
    def seen(self) -> str:
        """Fingerprint of exactly these entries in these versions."""
        listed = "\n".join(f"{entry.key} {entry.version}" for entry in self.ready)
        return hashlib.sha256(listed.encode()).hexdigest()[:32]


def preview(book: Book, actor: Person) -> Preview:
    """What this person would sign in a book now."""
    found = Preview(book)
    own = records.brought_by(book, actor.pk)
    for entry in records.waiting(book):
        (found.held if entry.held else found.own if entry.pk in own else found.ready).append(entry)
    waiting_own = found.own + [entry for entry in found.held if entry.pk in own]
    duties = accounts.duties_of(actor, book.unit)
    open_to = Situation("staged", str(actor.pk), duties, holds=frozenset(WORKFLOWS["entry"].conditions))
    found.refused = why_not(WORKFLOWS["entry"], "approve", open_to)
    if found.refused is None:
        if not found.waiting:
            found.refused = refusals.NOTHING_STAGED.because(book=book.path)
        elif book.held:
            found.refused = refusals.BOOK_HELD.because(book=book.path, count=book.held)
        elif len(waiting_own) == found.waiting:
            found.refused = refusals.SELF_APPROVAL.because(book=book.path)
        elif not found.ready:
            found.refused = refusals.ALL_HELD.because(book=book.path)
    return found


def reasons_signed(found: Preview) -> list[tuple[str, int]]:
    """Reasons that stand behind the entries to be signed, with the number of findings that each settled."""
    rows = Finding.objects.filter(
        book=found.book, settlement__isnull=False, entry__state="staged", entry__held=0
    )
    mine = {entry.pk for entry in found.ready}
    counted = Counter(reason for pk, reason in rows.values_list("entry", "settlement__reason") if pk in mine)
    return [(REASONS[reason], count) for reason, count in counted.most_common()]


def books_waiting(person: Person) -> QuerySet[Book]:
    """Books within the person's jurisdiction with entries in staging, and how many are ready or held.

    Those that hold something which this very person may sign now (``signable``) come first.
    """
    where = accounts.jurisdiction_units(person).where()
    may_sign = accounts.jurisdiction_units(person, duty="approve").where()
    own = EntryVersion.objects.filter(entry=OuterRef("pk"), package__received_by=person)
    free = Entry.objects.filter(~Exists(own), book=OuterRef("pk"), state="staged", held=0)
    rows = (
        records.books()
        .filter(where)
        .annotate(
            staged=Count("entries", filter=STAGED),
            ready=Count("entries", filter=STAGED & Q(entries__held=0)),
            holding=Count("entries", filter=STAGED & Q(entries__held__gt=0)),
            signable=Case(
                When(may_sign & Q(held=0), then=Exists(free)),
                default=Value(False),
                output_field=BooleanField(),
            ),
        )
    )
    return rows.filter(staged__gt=0).order_by("-signable", "unit", "type", "year", "number")


@dataclass(frozen=True, slots=True)
class Standing:
    """How many of the books that wait can be signed by somebody now, are held, or are free but not for this person."""

    signable: int
    held: int
    others: int


def standing_of(books: QuerySet[Book]) -> Standing:
    """Count what ``books_waiting`` found."""
    is_held = Q(held__gt=0) | Q(ready=0)
    found = books.aggregate(
        all=Count("pk"),
        signable_now=Count("pk", filter=Q(signable=True)),
        still_held=Count("pk", filter=is_held),
    )
    signable, held = found["signable_now"], found["still_held"]
    return Standing(signable, held, found["all"] - signable - held)


def brought_among(person: Person, books: list[Book]) -> set[int]:
    """Ids of those books of which this person brought a package."""
    rows = Package.objects.filter(book__in=books, received_by=person)
    return set(rows.values_list("book_id", flat=True))


def books_to_send(person: Person) -> QuerySet[Book]:
    """Books within the person's jurisdiction with approved entries that no sending stands open for."""
    where = accounts.jurisdiction_units(person).where()
    open_ = Q(entries__state="approved") & ~Q(entries__delivery__in=("sent", "received", "official"))
    return records.books_to_send(where).annotate(to_send=Count("entries", filter=open_))


def why_not_send(book: Book, actor: Person, waiting: Sequence[records.ToSend]) -> Refusal | None:
    """Why this person cannot send what waits of a book now."""
    duties = accounts.duties_of(actor, book.unit)
    sending = Situation("unsent", str(actor.pk), duties, holds=frozenset({"approved"}))
    refused = why_not(WORKFLOWS["delivery"], "send", sending)
    if refused is None and not waiting:
        refused = _nothing_to_send(book)
    return refused


def _nothing_to_send(book: Book) -> Refusal:
    """Nothing is approved yet, or all of it was sent already, or the system confirmed all of it."""
    answers = set(book.entries.filter(state="approved").values_list("delivery", flat=True))
    if not answers:
        return refusals.NOTHING_TO_SEND.because(book=book.path)
    kind = refusals.ALL_CONFIRMED if answers == {"official"} else refusals.ALL_SENT
    return kind.because(book=book.path)


def why_not_follow(actor: Person) -> Refusal | None:
    """Why this person cannot bring the ministry's answers."""
    may = accounts.jurisdiction_units(actor, duty="follow")
    return None if may.everything or may.units else refusals.MAY_NOT_FOLLOW.because()


def sending(book: Book, *, system: str, attempt: int) -> Delivery:
    """One sending of a book; a refusal when there is none."""
    found = Delivery.objects.filter(book=book, system=system, attempt=attempt).exclude(attempt=0).first()
    if found is None:
        raise refusals.NO_SENDING.because(book=book.path, attempt=attempt)
    return found


def refused_items(book: Book) -> QuerySet[DeliveryItem]:
    """Entries of a book that the system refused and nobody sent again, with its words."""
    rows = DeliveryItem.objects.filter(delivery__book=book, status="refused", entry__delivery="refused")
    return rows.select_related("entry", "delivery").order_by("entry__row", "-delivery__attempt")
