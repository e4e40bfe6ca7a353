"""The only writers of sendings and of the answers to them. Callers are the rooms above, inside their transaction."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sogoc.ground.database import bulk_insert, in_parts, update_rows
from sogoc.register.commitments import commit_to_text
from sogoc.register.models import Book, Delivery, DeliveryItem, Entry, PastState

if TYPE_CHECKING:
    from sogoc.accounts.models import Person as Account
    from sogoc.register.delivery_queries import ToSend


@dataclass(frozen=True, slots=True)
class Sending:
    """One sending: to which system, when, by whom, and the hashes of the files, if they were written."""

    system: str
    at: dt.datetime
    by: Account
    xlsx: str = ""
    zip: str = ""


def send(
    book: Book, entries: Sequence[ToSend], sent: Sending, *, confirmed: Collection[str] = ()
) -> Delivery:
    """Record a sending of these entries of a book, as its next attempt.

    Entries that another system confirmed (``confirmed``: their keys) stay *official* in the one word for all systems.
    """
    last = (
        Delivery.objects.filter(book=book, system=sent.system)
        .order_by("-attempt")
        .values_list("attempt", flat=True)
    )
    delivery = Delivery.objects.create(
        book=book, system=sent.system, attempt=(last.first() or 0) + 1, sent_at=sent.at, sent_by=sent.by,
        xlsx_sha256=sent.xlsx, zip_sha256=sent.zip, entries=len(entries),
    )  # fmt: skip
    bulk_insert(
        DeliveryItem,
        ("delivery_id", "entry_id", "version", "status", "words", "evidence", "salt"),
        [(delivery.pk, one.pk, one.version, "sent", "", "", b"") for one in entries],
    )
    becoming_sent = [one.pk for one in entries if one.key not in confirmed]
    for some in in_parts(becoming_sent):
        Entry.objects.filter(pk__in=some).update(delivery="sent")
    return delivery


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """The answer of one system that now stands for one entry, and what the entry becomes by it.

    ``on`` is None when the answer that stands was written before. ``delivery`` and ``official_on`` speak of all systems together,
    ``was_official`` are the spans of confirmations that were taken back.
    """

    entry_id: int
    delivery: str
    official_on: dt.date | None
    was_official: frozenset[tuple[dt.date, dt.date]]
    status: str
    on: dt.date | None
    words: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """``stray``: keys of entries that were never sent from here (their answers stand under attempt 0).

    ``words``: id of an entry → commitment to the words that were written for it.
    """

    stray: list[str]
    words: dict[int, str]


def record_answers(book: Book, answers: Sequence[AnswerRow], *, system: str, evidence: str) -> Recorded:
    """Write the system's answers onto the last sending of each entry."""
    last = {
        entry_id: item_id
        for item_id, entry_id in DeliveryItem.objects.filter(delivery__book=book, delivery__system=system)
        .order_by("delivery__attempt")
        .values_list("pk", "entry_id")
    }
    unsent = {answer.entry_id for answer in answers if answer.entry_id not in last}
    keys: list[str] = []
    if unsent:
        stray, _ = Delivery.objects.get_or_create(
            book=book, system=system, attempt=0, defaults={"entries": 0}
        )
        unsent_rows = [row for row in book.entries.values_list("pk", "version", "key") if row[0] in unsent]
        keys = [key for _, _, key in unsent_rows]
        bulk_insert(
            DeliveryItem,
            ("delivery_id", "entry_id", "version", "status", "words", "evidence", "salt"),
            [(stray.pk, entry_id, version, "sent", "", "", b"") for entry_id, version, _ in unsent_rows],
        )
        last |= dict(stray.items.values_list("entry_id", "pk"))
        Delivery.objects.filter(pk=stray.pk).update(entries=stray.items.count())
    update_rows(
        Entry,
        ("delivery", "official_on"),
        [(answer.delivery, answer.official_on, answer.entry_id) for answer in answers],
    )
    _record_past(book, answers)
    rows: list[tuple[object, ...]] = []
    words: dict[int, str] = {}
    for answer in answers:
        if answer.on is None:
            continue
        salt = secrets.token_bytes(16) if answer.words else b""
        if answer.words:
            words[answer.entry_id] = commit_to_text(answer.words, salt)
        rows.append((answer.status, answer.on, answer.words, evidence, salt, last[answer.entry_id]))
    update_rows(DeliveryItem, ("status", "answered_on", "words", "evidence", "salt"), rows)
    return Recorded(keys, words)


def _record_past(book: Book, answers: Sequence[AnswerRow]) -> None:
    """Make the ended confirmations of these entries be what the answers say."""
    ended = PastState.objects.filter(entry__book=book, source="bo")
    old = set(ended.values_list("entry", "since", "until"))
    touched = {answer.entry_id for answer in answers}
    new = {(answer.entry_id, *span) for answer in answers for span in answer.was_official}
    gone = [row for row in old - new if row[0] in touched]
    for entry_id, since, until in gone:
        PastState.objects.filter(entry=entry_id, source="bo", since=since, until=until).delete()
    bulk_insert(
        PastState,
        ("entry_id", "source", "since", "until"),
        [(entry_id, "bo", since, until) for entry_id, since, until in sorted(new - old)],
    )
