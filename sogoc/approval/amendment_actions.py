"""The writers of dated changes: recorded by one person, put in force by another, withdrawn by a counter-act with its reason.

One act may touch many fields of many entries in many books: it is taken whole or not at all. Each book's stream in the ledger tells
of its own entries; what was written stays in a salted commitment, for the kind alone may be somebody's secret (an adoption).
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from sogoc.approval import amendment_refusals as refusals
from sogoc.approval.amendment_checks import (
    Basis,
    Target,
    check_basis,
    check_still_so,
    check_targets,
    check_texts,
    check_words,
    legal_day_of,
)
from sogoc.approval.amendment_commitments import commit_to_amendment
from sogoc.approval.amendment_queries import WORKFLOW, why_not_act
from sogoc.approval.models import Amendment, AmendmentTarget
from sogoc.approval.proposal_queries import accepted
from sogoc.ground import clock
from sogoc.ground.ledger.actions import append_many
from sogoc.ground.ledger.events import Act
from sogoc.ground.ledger.queries import contents, find_txn
from sogoc.law.amendments import AMENDMENTS
from sogoc.law.text import nfc
from sogoc.law.values.ngay import as_written, bounds
from sogoc.register import actions as register
from sogoc.register.legal_actions import mark_sensitive

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.law.amendment import AmendmentKind
    from sogoc.register.models import Book, Entry

__all__ = [
    "Basis",
    "Target",
    "accept_proposal",
    "enforce_amendment",
    "record_amendment",
    "withdraw_amendment",
]
TRANSACTION = "{client_txn}:{book}"
"""A message touches several streams; each of its events has a transaction of its own."""


@transaction.atomic
def record_amendment(
    kind: str,
    targets: Sequence[Target],
    *,
    actor: Person,
    reason: str,
    legal_day: str = "",
    basis: Basis | None = None,
    even_so: bool = False,
    via: str = "",
    client_txn: str | None = None,
) -> Amendment:
    """Record one change of one or many entries; it waits for somebody else to put it in force.

    ``even_so`` takes it although an entry says another old value than the basis names.
    """
    basis = basis or Basis()
    check_texts(basis, targets, reason)
    books = _lock(one.entry.book for one in targets)
    if (before := _recorded_by(client_txn, books)) is not None:
        return before
    declared = AMENDMENTS.get(kind)
    if declared is None:
        raise refusals.UNKNOWN_KIND.because(kind=kind, known=", ".join(AMENDMENTS))
    if not targets:
        raise refusals.NO_TARGET.because()
    day, basis_day = legal_day_of(legal_day), legal_day_of(basis.day)
    check_basis(basis, targets, actor=actor)
    check_targets(declared, targets, actor=actor, reason=reason, as_of=bounds(day)[1], even_so=even_so)
    now = clock.now()
    made = Amendment.objects.create(
        kind=kind, legal_day=day, basis_title=nfc(basis.title).strip(), basis_number=nfc(basis.number).strip(),
        basis_day=basis_day, basis_issuer=nfc(basis.issuer).strip(), basis_entry=basis.entry,
        basis_sha256=basis.sha256, reason=nfc(reason).strip(), state="recorded", recorded_at=now,
        recorded_by=actor, salt=secrets.token_bytes(16),
    )  # fmt: skip
    AmendmentTarget.objects.bulk_create(
        AmendmentTarget(
            amendment=made, entry=one.entry, text=nfc(one.text).strip(), page=nfc(one.page).strip(),
            values={name: nfc(value).strip() for name, value in one.values.items()},
            before={name: nfc(old).strip() for name, old in one.before.items() if name in one.values},
        )
        for one in targets
    )  # fmt: skip
    _tell(made, "amend", actor=actor, duty="key", at=now, via=via, client_txn=client_txn)
    if declared.sensitive:
        _hide(targets, declared, actor=actor, via=via)
    return made


def _hide(targets: Sequence[Target], kind: AmendmentKind, *, actor: Person, via: str) -> None:
    """An entry that bears a sensitive change is itself there only with the duty: its present values would tell."""
    for one in targets:
        if not one.entry.sensitive:
            mark_sensitive(one.entry, marked=True, reason=f"Ghi chú: {kind.title}", actor=actor, via=via)


@transaction.atomic
def enforce_amendment(
    amendment: Amendment, *, actor: Person, via: str = "", client_txn: str | None = None
) -> Amendment:
    """Put a recorded change in force: from now on the present values and the copies have it."""
    amendment, again = _again(amendment, client_txn)
    if again:
        return amendment
    _must(amendment, "enforce", actor)
    check_still_so(amendment)
    amendment.state = "in_force"
    amendment.enforced_at, amendment.enforced_by = clock.now(), actor
    amendment.save(update_fields=["state", "enforced_at", "enforced_by"])
    _tell(
        amendment, "amend_enforce", actor=actor, duty="approve", at=amendment.enforced_at, via=via,
        client_txn=client_txn,
    )  # fmt: skip
    return amendment


@transaction.atomic
def withdraw_amendment(
    amendment: Amendment, *, actor: Person, reason: str, via: str = "", client_txn: str | None = None
) -> Amendment:
    """Take a change back, with its reason: before it is in force whoever keys may, afterwards only whoever approves."""
    amendment, again = _again(amendment, client_txn)
    if again:
        return amendment
    act = "withdraw" if amendment.state == "in_force" else "take_back"
    check_words("lý do", reason)
    _must(amendment, act, actor, reason=reason)
    amendment.state = "withdrawn"
    amendment.withdrawn_at, amendment.withdrawn_by = clock.now(), actor
    amendment.withdrawn_reason = nfc(reason).strip()
    amendment.save(update_fields=["state", "withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    _tell(
        amendment, "amend_withdraw", actor=actor, duty=WORKFLOW.transition(act).duty,
        at=amendment.withdrawn_at, via=via, client_txn=client_txn,
    )  # fmt: skip
    return amendment


def _lock(books: Iterable[Book]) -> list[Book]:
    """The books of some entries, each locked, in one order for everybody."""
    return [register.lock(book) for book in sorted(set(books), key=lambda book: book.pk)]


def _again(amendment: Amendment, client_txn: str | None) -> tuple[Amendment, bool]:
    """The change as it is now, its books locked; and whether this message was here before."""
    books = _lock(one.entry.book for one in amendment.targets.select_related("entry__book"))
    fresh = Amendment.objects.get(pk=amendment.pk)
    names = [TRANSACTION.format(client_txn=client_txn, book=book.pk) for book in books]
    return fresh, client_txn is not None and any(find_txn(name) is not None for name in names)


def _recorded_by(client_txn: str | None, books: Sequence[Book]) -> Amendment | None:
    """What this message recorded when it came the first time."""
    for book in books if client_txn is not None else ():
        event = find_txn(TRANSACTION.format(client_txn=client_txn, book=book.pk))
        if event is not None and event.action == "amend":
            return Amendment.objects.get(pk=contents(event)["payload"]["amendment"])
    return None


def _must(amendment: Amendment, act: str, actor: Person, *, reason: str = "") -> None:
    refused = why_not_act(amendment, act, actor, reason=reason)
    if refused is not None:
        raise refused


def _tell(
    amendment: Amendment,
    action: str,
    *,
    actor: Person,
    duty: str,
    at: dt.datetime,
    via: str,
    client_txn: str | None,
) -> None:
    """Tell the stream of each book of its own entries."""
    by_book: dict[Book, list[str]] = {}
    for one in amendment.targets.select_related("entry__book").order_by("entry__book", "entry__row", "pk"):
        by_book.setdefault(one.entry.book, []).append(one.entry.key)
    committed = commit_to_amendment(amendment).hex()
    append_many(
        Act(
            stream=f"book:{book.path}",
            action=action,
            subject=book.path,
            actor=actor.username,
            office=book.unit,
            duty=duty,
            payload={
                "amendment": amendment.pk,
                "entries": keys,
                "books": len(by_book),
                "commitment": committed,
                "at": clock.stamp(at),
            },
            client_txn=None
            if client_txn is None
            else TRANSACTION.format(client_txn=client_txn, book=book.pk),
            via=via,
        )
        for book, keys in by_book.items()
    )


def accept_proposal(
    entry: Entry, sign: str, *, actor: Person, reason: str, via: str = "", client_txn: str | None = None
) -> Amendment:
    """Record what the entry's own note seems to tell, exactly as it was shown; refused when the note is another by now."""
    found = accepted(entry, sign)
    if found is None:
        if (before := _recorded_by(client_txn, [entry.book])) is not None:
            return before
        raise refusals.NO_PROPOSAL.because(path=str(entry))
    return record_amendment(
        found.kind,
        [Target(entry, found.values, text=found.text, before=found.before)],
        actor=actor,
        reason=reason,
        legal_day=found.day and as_written(found.day),
        basis=Basis(found.title, found.number, found.day and as_written(found.day), found.issuer),
        even_so=True,
        via=via,
        client_txn=client_txn,
    )
