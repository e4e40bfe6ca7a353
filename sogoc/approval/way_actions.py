"""The writers of a book's way to the signature: sent to the checker, confirmed, given back with a remark (``law.workflows.book``).

Each step is told in the book's stream in the same transaction; a remark stands there as a commitment. What was lacking when a book went on
all the same is told by its codes and printed on the approval sheet.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from sogoc.approval import refusals
from sogoc.approval.models import BookStep, BookWay
from sogoc.approval.readiness_queries import Point, lacking, readiness, unsettled
from sogoc.approval.way_queries import (
    WORKFLOW,
    checkers,
    fingerprint,
    menders,
    standing,
    way_of,
    why_not_step,
)
from sogoc.ground import clock
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.ground.ledger.queries import done_before
from sogoc.keying.models import Draft
from sogoc.keying.settling_actions import return_draft
from sogoc.keying.work_actions import lock_book
from sogoc.register import actions as register
from sogoc.register import queries as records
from sogoc.register.commitments import commit_to_text

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.register.models import Book

LONGEST_REMARK = 500


@transaction.atomic
def submit_book(
    book: Book, *, actor: Person, reason: str = "", via: str = "", client_txn: str | None = None
) -> BookStep:
    """Send a book to the checker; with a reason also while something of it is not accounted for."""
    return _go_on(book, "submit", actor=actor, reason=reason, via=via, client_txn=client_txn)


@transaction.atomic
def take_back_book(book: Book, *, actor: Person, via: str = "", client_txn: str | None = None) -> BookStep:
    """Take a book back that no checker confirmed yet."""
    return _step(book, "take_back", actor=actor, via=via, client_txn=client_txn)


@transaction.atomic
def pass_book(
    book: Book, *, actor: Person, reason: str = "", via: str = "", client_txn: str | None = None
) -> BookStep:
    """Confirm that a book was checked, exactly as it stands now; with a reason also while something is lacking or held."""
    return _go_on(book, "pass", actor=actor, reason=reason, via=via, client_txn=client_txn)


@transaction.atomic
def return_book(
    book: Book,
    *,
    actor: Person,
    reason: str,
    to: Person | None = None,
    check_again: bool = False,
    entries: Iterable[str] = (),
    via: str = "",
    client_txn: str | None = None,
) -> BookStep:
    """Give a book back with a remark to who can mend it: the checker to who keys, the approver to either (``check_again``: the checker).

    ``to`` asks one of them by name. Of the ``entries`` that were keyed here the drafts are opened again, with the same remark.
    """
    lock_book(book.path)
    book = register.lock(book)
    state = standing(book, way_of(book))
    act = "return_check" if check_again else "send_back" if state == "checking" else "return_work"
    keys = list(dict.fromkeys(entries))
    if to is not None and to not in (checkers(book) if check_again else menders(book)):
        raise refusals.NOT_A_MENDER.because(book=book.path, person=to.full_name)
    step = _step(book, act, actor=actor, reason=reason, to=to, entries=keys, via=via, client_txn=client_txn)
    if act in {"send_back", "return_work"}:
        _open_drafts(book, keys, step, actor=actor, via=via)
    return step


def close_way(book: Book) -> str:
    """State of a book's way after an approval, part of that act: done when nothing waits any more; empty where it has none."""
    way = way_of(book)
    if way is None:
        return ""
    if not records.waiting(book):
        way.state = "approved"
        way.save(update_fields=["state"])
    return way.state


def _go_on(book: Book, act: str, *, actor: Person, reason: str, via: str, client_txn: str | None) -> BookStep:
    book = register.lock(book)
    points = readiness(book)
    left = lacking(points) + (unsettled(points) if act == "pass" else [])
    chosen = f"{act}_lacking" if left and reason.strip() else act
    return _step(
        book, chosen, actor=actor, reason=reason, points=points, left=left, via=via, client_txn=client_txn
    )


def _step(
    book: Book,
    act: str,
    *,
    actor: Person,
    reason: str = "",
    to: Person | None = None,
    entries: Sequence[str] = (),
    points: list[Point] | None = None,
    left: Sequence[Point] = (),
    via: str,
    client_txn: str | None,
) -> BookStep:
    book = register.lock(book)
    before = done_before(client_txn, action="book_step", subject=book.path, actor=actor.username)
    if before is not None:
        return BookStep.objects.select_related("by", "to", "way").get(pk=before["step"])
    words = " ".join(reason.split())[:LONGEST_REMARK]
    refused = why_not_step(book, act, actor, reason=words, points=points)
    if refused is not None:
        raise refused
    row = WORKFLOW.transition(act)
    way, _ = BookWay.objects.get_or_create(book=book, defaults={"state": WORKFLOW.initial})
    way.state = row.target
    way.seen = fingerprint(book) if row.target == "checked" else ""
    way.save(update_fields=["state", "seen"])
    codes = [one.code for one in left]
    step = BookStep.objects.create(
        way=way, act=act, at=clock.now(), by=actor, to=to, lacking=codes, entries=list(entries),
        text=words, salt=secrets.token_bytes(16),
    )  # fmt: skip
    append(
        Act(
            stream=f"book:{book.path}",
            action="book_step",
            subject=book.path,
            actor=actor.username,
            office=book.unit,
            duty=row.duty,
            payload={
                "step": step.pk,
                "at": clock.stamp(step.at),
                "act": act,
                "state": way.state,
                "seen": way.seen,
                "lacking": codes,
                "entries": list(entries),
                "to": to.username if to is not None else "",
                "text": commit_to_text(words, bytes(step.salt)),
            },
            client_txn=client_txn,
            via=via,
        )
    )
    return step


def _open_drafts(book: Book, keys: Sequence[str], step: BookStep, *, actor: Person, via: str) -> None:
    """Open the drafts of some entries again, for whoever is asked."""
    if not keys:
        return
    drafts = Draft.objects.filter(
        work__book=book.path, entry__key__in=keys, inspected=False, state__in=("settled", "handed_in")
    )
    for draft in drafts.order_by("position", "pk"):
        readers = draft.passes.filter(undone_at__isnull=True, person=step.to) if step.to else None
        to = step.to if readers is not None and readers.exists() else None
        return_draft(draft.pk, step.text, actor=actor, to=to, via=via)
