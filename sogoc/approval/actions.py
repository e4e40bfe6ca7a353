"""The writers of approvals and sendings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.accounts.one_time import check_one_time_code
from sogoc.approval import refusals
from sogoc.approval.sending import SYSTEMS, write_sending
from sogoc.ground import clock
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS
from sogoc.register import actions as register
from sogoc.register import queries as records

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sogoc.accounts.models import Person
    from sogoc.register.models import Book, Delivery


@dataclass(slots=True)
class Approved:
    """What one approval did: keys approved, keys that stay behind with the count of findings that hold them."""

    book: str
    approved: list[str] = field(default_factory=list)
    held: list[dict[str, object]] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    """Keys that the approver brought in: another person must approve them."""


def show_code(actor: Person, code: str | None) -> None:
    """Approval by command needs the person's one-time code, except in a home marked sample (contract)."""
    if not settings.SOGOC_IS_SAMPLE:
        check_one_time_code(actor, code)


@transaction.atomic
def approve(
    book: Book,
    *,
    actor: Person,
    reason: str = "",
    at: dt.date | None = None,
    via: str = "",
    client_txn: str | None = None,
) -> Approved:
    """Approve every staged entry of a book that nothing holds; held entries stay and are listed."""
    duties = accounts.duties_of(actor, book.unit)
    open_to = Situation("staged", str(actor.pk), duties, holds=frozenset(WORKFLOWS["entry"].conditions))
    refused = why_not(WORKFLOWS["entry"], "approve", open_to)
    if refused is not None:
        raise refused
    day = _day(book, at, reason)
    own = records.brought_by(book, actor.pk)
    waiting = list(records.waiting(book))
    if not waiting:
        raise refusals.NOTHING_STAGED.because(book=book.path)
    if book.held:
        raise refusals.BOOK_HELD.because(book=book.path, count=book.held)
    if all(entry.pk in own for entry in waiting):
        raise refusals.SELF_APPROVAL.because(book=book.path)
    done = Approved(book.path)
    done.approved = register.approve_entries(
        book, on=day, actor=actor, leave=own, official=settings.SOGOC_REGISTER_OF_RECORD
    )
    done.held = [
        {"key": one.key, "so": one.so, "row": one.row, "findings": one.held} for one in waiting if one.held
    ]
    done.own = [one.key for one in waiting if one.pk in own]
    if done.approved:
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
                },
                reason=reason,
                stated_at=None if at is None else clock.start_of_day(at),
                client_txn=client_txn,
                via=via,
            )
        )
    return done


def approve_all_clean(
    *,
    actor: Person,
    reason: str = "",
    at: dt.date | None = None,
    via: str = "",
    progress: Callable[[int, int, str], None] | None = None,
) -> list[Approved]:
    """Approve every unheld entry of every unheld book in the person's jurisdiction, each book as one act."""
    books = list(records.books_waiting(accounts.jurisdiction_units(actor, duty="approve").where()))
    done = []
    for number, book in enumerate(books, start=1):
        if book.held == 0 and not records.all_brought_by(book, actor.pk):
            done.append(approve(book, actor=actor, reason=reason, at=at, via=via))
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
def deliver(book: Book, *, system: str, actor: Person, out: Path | None = None, via: str = "") -> Delivery:
    """Send the approved entries of a book that the system has not confirmed: one sending with its attempt and time.

    ``out`` is a folder into which the package is written for upload; without it only the sending is recorded.
    """
    if system not in SYSTEMS:
        raise refusals.UNKNOWN_SYSTEM.because(system=system, known=", ".join(SYSTEMS))
    duties = accounts.duties_of(actor, book.unit)
    refused = why_not(
        WORKFLOWS["delivery"],
        "send",
        Situation("unsent", str(actor.pk), duties, holds=frozenset({"approved"})),
    )
    if refused is not None:
        raise refused
    keys = records.waiting_to_send(book)
    if not keys:
        raise refusals.NOTHING_TO_SEND.because(book=book.path)
    xlsx, archive = write_sending(book, set(keys), out) if out is not None else ("", "")
    delivery = register.send(book, system=system, actor=actor, at=clock.now(), xlsx=xlsx, zip_=archive)
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
                "attempt": delivery.attempt,
                "entries": keys,
                "xlsx": xlsx,
                "zip": archive,
            },
            via=via,
        )
    )
    return delivery


def deliver_all(
    *,
    system: str,
    actor: Person,
    out: Path | None = None,
    via: str = "",
    progress: Callable[[int, int, str], None] | None = None,
) -> list[Delivery]:
    """Send every book of the person's jurisdiction that has approved entries to send, each as one act."""
    books = list(records.books_to_send(accounts.jurisdiction_units(actor, duty="approve").where()))
    sent = []
    for number, book in enumerate(books, start=1):
        sent.append(deliver(book, system=system, actor=actor, out=out and out / book.unit, via=via))
        if progress is not None:
            progress(number, len(books), book.path)
    return sent
