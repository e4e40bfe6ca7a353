"""The writers of approvals and sendings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.approval import refusals
from sogoc.approval.queries import preview, sending, why_not_anywhere, why_not_send
from sogoc.approval.sending import must_be_known, takes, write_sending
from sogoc.approval.sheet_actions import sign_sheet
from sogoc.approval.way_actions import close_way
from sogoc.ground import clock
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.ground.ledger.queries import contents, done_before, events_of, find_txn
from sogoc.intake.exemplar_queries import counts_once, unchosen_in
from sogoc.law.refusal import Refusal
from sogoc.law.workflow import NOT_BY
from sogoc.law.workflows import WORKFLOWS
from sogoc.packages.publishing import must_be_free
from sogoc.register import actions as register
from sogoc.register import delivery_actions as deliveries
from sogoc.register import queries as records
from sogoc.register.delivery_queries import books_to_send, waiting_to_send
from sogoc.register.replay import replay

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sogoc.accounts.models import Person
    from sogoc.register.delivery_queries import ToSend
    from sogoc.register.models import Book, Delivery


_STAYS = frozenset({refusals.ALL_HELD.code, refusals.BEING_READ.code})
"""Nothing is approved, and what stays is listed."""


@dataclass(slots=True)
class Approved:
    """What one approval did: keys approved, keys that stay behind with the count of findings that hold them."""

    book: str
    approved: list[str] = field(default_factory=list)
    held: list[dict[str, object]] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    """Keys that the approver made a version of: another person must approve them."""
    sheet: int = 0
    """Number of the approval sheet that was signed by it; 0 where nothing was approved."""


@transaction.atomic
def approve(
    book: Book,
    *,
    actor: Person,
    reason: str = "",
    at: dt.date | None = None,
    via: str = "",
    client_txn: str | None = None,
    seen: str | None = None,
) -> Approved:
    """Approve every staged entry of a book that nothing holds; held entries stay and are listed.

    ``seen`` is the fingerprint of what the signer looked at: if anything else waits by now, nothing is approved.
    """
    book = register.lock(book)
    if (before := _approved_by(client_txn)) is not None:
        return before
    found = preview(book, actor)
    if found.refused is not None and found.refused.code not in _STAYS:
        raise found.refused
    day = _day(book, at, reason)
    if seen is not None and seen != found.seen:
        raise refusals.CHANGED_SINCE.because(book=book.path)
    done = Approved(book.path)
    sheet = (
        sign_sheet(found, actor=actor) if found.ready else {}
    )  # it says what waits, so before it is approved
    done.approved = register.approve_entries(
        found.ready, on=day, actor=actor, official=settings.SOGOC_REGISTER_OF_RECORD
    )
    stays = [*found.held, *found.being_read]
    done.held = [{"key": one.key, "so": one.so, "row": one.row, "findings": one.held} for one in stays]
    done.own = [one.key for one in found.own]
    if done.approved:
        way = close_way(book)
        done.sheet = int(sheet["sheet"])
        append(
            Act(
                stream=f"book:{book.path}",
                action="approve",
                subject=book.path,
                actor=actor.username,
                office=book.unit,
                duty="approve",
                payload={
                    "entries": done.approved,
                    "held": [str(one["key"]) for one in done.held],
                    "on": day.isoformat(),
                    "official": settings.SOGOC_REGISTER_OF_RECORD,
                    **sheet,
                }
                | ({"way": way} if way else {}),
                reason=reason,
                stated_at=None if at is None else clock.start_of_day(at),
                client_txn=client_txn,
                via=via,
            )
        )
    return done


def _approved_by(client_txn: str | None) -> Approved | None:
    """What this message did when it came the first time: the keys; what held the others then is not kept."""
    event = find_txn(client_txn) if client_txn is not None else None
    if event is None or event.action != "approve":
        return None  # a transaction of another act is refused when the ledger is written
    written = contents(event)
    payload = written["payload"]
    return Approved(written["subject"], approved=list(payload["entries"]), sheet=int(payload.get("sheet", 0)))


def approve_all_clean(
    *,
    actor: Person,
    reason: str = "",
    at: dt.date | None = None,
    via: str = "",
    progress: Callable[[int, int, str], None] | None = None,
) -> list[Approved]:
    """Approve every unheld entry of every unheld book in the person's jurisdiction, each book as one act.

    What stays is told by ``queries.staying``.
    """
    refused = why_not_anywhere(WORKFLOWS["entry"], "approve", actor)
    if refused is not None:
        raise refused
    books = list(records.books_waiting(accounts.jurisdiction_units(actor, duty="approve").where()))
    done = []
    for number, book in enumerate(books, start=1):
        if book.held == 0:
            try:
                done.append(approve(book, actor=actor, reason=reason, at=at, via=via))
            except Refusal as refusal:
                if refusal.code not in {NOT_BY, refusals.NOT_CHECKED.code}:
                    raise  # a book that they made themselves, or that was not checked, waits for somebody else
        if progress is not None:
            progress(number, len(books), book.path)
    return done


def _day(book: Book, at: dt.date | None, reason: str) -> dt.date:
    """Legal date of the act: today, or the stated one, which needs a reason and lies between intake and today."""
    today = clock.today_vn()
    if at is None:
        return today
    if not reason.strip():
        raise refusals.DATE_NEEDS_REASON.because()
    received = records.received_on(book)
    if at > today:
        raise refusals.BAD_DATE.because(at=f"{at:%d/%m/%Y}", why="ngày này chưa tới")
    if received is not None and at < received:
        raise refusals.BAD_DATE.because(
            at=f"{at:%d/%m/%Y}", why=f"gói được tiếp nhận ngày {received:%d/%m/%Y}, muộn hơn ngày này"
        )
    return at


@transaction.atomic
def deliver(
    book: Book,
    *,
    system: str,
    actor: Person,
    out: Path | None = None,
    refused_too: bool = True,
    via: str = "",
    client_txn: str | None = None,
) -> Delivery:
    """Send the approved entries of a book that wait for it: one sending with its attempt and time.

    Entries that the system refused are sent again unless ``refused_too`` is False. ``out`` is a folder into which the package is
    written for upload; without it only the sending is recorded.
    """
    must_be_known(system)
    book = register.lock(book)
    before = done_before(client_txn, action="deliver", subject=book.path, actor=actor.username)
    if before is not None:
        return sending(book, system=system, attempt=before["attempt"])
    chosen = [one for one in _to_send(book, system) if refused_too or not one.refused]
    refused = why_not_send(book, actor, chosen, system=system)
    if refused is not None:
        raise refused
    keys = [one.key for one in chosen]
    xlsx, archive = write_sending(book, set(keys), out) if out is not None else ("", "")
    sent = deliveries.Sending(system, at=clock.now(), by=actor, xlsx=xlsx, zip=archive)
    delivery = deliveries.send(book, chosen, sent, confirmed=_stay_confirmed(book, chosen, system))
    append(
        Act(
            stream=f"book:{book.path}",
            action="deliver",
            subject=book.path,
            actor=actor.username,
            office=book.unit,
            duty="approve",
            payload={
                "system": system,
                "sent_at": clock.stamp(sent.at),
                "attempt": delivery.attempt,
                "entries": keys,
                "xlsx": xlsx,
                "zip": archive,
            },
            client_txn=client_txn,
            via=via,
        )
    )
    return delivery


def _to_send(book: Book, system: str) -> list[ToSend]:
    """What waits to be sent; an event that stands in two exemplars goes once."""
    return waiting_to_send(book, system, but=unchosen_in(book))


def _stay_confirmed(book: Book, chosen: Sequence[ToSend], system: str) -> set[str]:
    """Keys of those entries that another system confirmed as they are now: the ledger tells which answers are of now."""
    confirmed = [one.key for one in chosen if one.confirmed]
    if not confirmed:
        return set()
    states = replay(contents(event) for event in events_of(f"book:{book.path}"))
    sent = {"action": "deliver", "payload": {"system": system, "entries": confirmed}}
    after = replay([sent], states)
    return {key for key in confirmed if after[key].delivery == "official"}


def deliver_all(
    *,
    system: str,
    actor: Person,
    out: Path | None = None,
    via: str = "",
    progress: Callable[[int, int, str], None] | None = None,
) -> list[Delivery]:
    """Send every book of the person's jurisdiction that has entries not sent yet, each as one act.

    What was refused is not sent again unasked: it would be refused again.
    """
    must_be_known(system)
    refused = why_not_anywhere(WORKFLOWS["delivery"], "send", actor)
    if refused is not None:
        raise refused
    where = accounts.jurisdiction_units(actor, duty="approve").where()
    books = [book for book in books_to_send(where, system, only=counts_once()) if takes(system, book.type)]
    if out is not None:  # all of them, before the first is sent
        must_be_free(out / book.unit / f"{book.name}{end}" for book in books for end in (".xlsx", ".zip"))
    sent = []
    for number, book in enumerate(books, start=1):
        sent.append(
            deliver(book, system=system, actor=actor, out=out and out / book.unit, refused_too=False, via=via)
        )
        if progress is not None:
            progress(number, len(books), book.path)
    return sent
