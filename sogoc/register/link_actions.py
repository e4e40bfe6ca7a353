"""The writers of links between entries, in one book or in two.

In: two entries, a kind of ``law.links``, words. Out: ``Link``. Who may: ``settle`` over both books. The act stands in the stream of each
book that it touches. A kind by which the law ends the older entry asks for what that end asks for: paper, day, duty, independence.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction

from sogoc.ground import clock
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.ground.ledger.queries import done_before
from sogoc.law.links import KINDS, LinkKind
from sogoc.law.values.ngay import bounds, in_slashes
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS
from sogoc.register import refusals
from sogoc.register.actions import lock
from sogoc.register.commitments import commit_to_text
from sogoc.register.legal_actions import by_itself, end
from sogoc.register.link_queries import standing_between
from sogoc.register.models import Book, Document, Entry, Link
from sogoc.register.sensitive_queries import must_be_there

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

ENDING_ACT = {"replaced": "replace", "revoked": "revoke", "crossed_out": "cross_out"}


@transaction.atomic
def link(
    newer: Entry,
    older: Entry,
    kind: str,
    *,
    reason: str,
    actor: Person,
    document: Document | None = None,
    on: dt.date | None = None,
    via: str = "",
    client_txn: str | None = None,
) -> Link:
    """Link two entries; ``document`` and ``on`` are asked where the kind ends the older one (``law.links``)."""
    sort = KINDS.get(kind)
    if sort is None:
        known = ", ".join(f"{one.code} ({one.title})" for one in KINDS.values())
        raise refusals.LINK_KIND_UNKNOWN.because(kind=kind, known=known)
    newer, older = _locked(newer, older)
    before = done_before(client_txn, action="link", subject=newer.book.path, actor=actor.username)
    if before is not None:
        return Link.objects.get(pk=before["link"])
    _may(newer, older, "link", actor=actor, reason=reason)
    if newer.pk == older.pk:
        raise refusals.LINK_SELF.because()
    if not sort.allows(newer.book.type, older.book.type):
        raise refusals.LINK_PAIR.because(kind=sort.title, newer=newer.book.type, older=older.book.type)
    if sort.later:
        _must_be_later(sort, newer, older)
    if standing_between(newer, older).filter(kind=kind).exists():
        raise refusals.LINK_TWICE.because(kind=sort.title)
    _end_older(sort, older, reason=reason, actor=actor, document=document, on=on, via=via)
    text, salt = " ".join(reason.split()), secrets.token_bytes(16)
    made = Link.objects.create(
        kind=kind, newer=newer, older=older, text=text, salt=salt, by=actor, at=clock.now()
    )
    if sort.sensitive:
        Entry.objects.filter(pk__in=(newer.pk, older.pk)).update(sensitive=True)
    payload = {"kind": kind, "text": commit_to_text(text, salt), "at": clock.stamp(made.at)}
    _record(made, "link", payload, actor=actor, via=via, client_txn=client_txn)
    return made


@transaction.atomic
def unlink(made: Link, *, reason: str, actor: Person, via: str = "", client_txn: str | None = None) -> Link:
    """Take a link away; it stays in the history. Not while the older entry is ended by it."""
    newer, older = _locked(made.newer, made.older)
    made = Link.objects.select_related("newer__book", "older__book").get(pk=made.pk)
    before = done_before(client_txn, action="unlink", subject=newer.book.path, actor=actor.username)
    if before is not None:
        return made
    _may(newer, older, "unlink", actor=actor, reason=reason)
    if made.ended_at is not None:
        raise refusals.NO_LINK.because()
    sort = KINDS[made.kind]
    if sort.older_becomes and older.legal == sort.older_becomes:
        state = WORKFLOWS["entry"].states[older.legal]
        raise refusals.LINK_NEEDS_END.because(older=str(older), state=state)
    made.ended_at, made.ended_by, made.ended_text = clock.now(), actor, " ".join(reason.split())
    made.save(update_fields=["ended_at", "ended_by", "ended_text"])
    if sort.sensitive:
        for one in (newer, older):
            Entry.objects.filter(pk=one.pk).update(sensitive=one.marked or by_itself(one))
    payload = {
        "kind": made.kind,
        "text": commit_to_text(made.ended_text, bytes(made.salt)),
        "at": clock.stamp(made.ended_at),
    }
    _record(made, "unlink", payload, actor=actor, via=via, client_txn=client_txn)
    return made


def _locked(newer: Entry, older: Entry) -> tuple[Entry, Entry]:
    """Both entries as they are now; books are locked in one order for everybody."""
    for pk in sorted({newer.book_id, older.book_id}):
        lock(Book(pk=pk))
    found = Entry.objects.select_related("book").in_bulk([newer.pk, older.pk])
    return found[newer.pk], found[older.pk]


def _may(newer: Entry, older: Entry, act: str, *, actor: Person, reason: str) -> None:
    state = WORKFLOWS["link"].transition(act).source[0]
    for one in (newer, older):
        duties = must_be_there(one, actor)
        refused = why_not(WORKFLOWS["link"], act, Situation(state, str(actor.pk), duties, reason=reason))
        if refused is not None:
            raise refused


def _must_be_later(sort: LinkKind, newer: Entry, older: Entry) -> None:
    """Refuse what was registered before the entry out of which it is said to have come; days that overlap may be so."""
    last, first = bounds(newer.registered)[1], bounds(older.registered)[0]
    if last is not None and first is not None and last < first:
        days = {"newer": in_slashes(newer.registered), "older": in_slashes(older.registered)}
        raise refusals.LINK_BACKWARDS.because(kind=sort.title.lower(), **days)


def _end_older(
    sort: LinkKind,
    older: Entry,
    *,
    reason: str,
    actor: Person,
    document: Document | None,
    on: dt.date | None,
    via: str,
) -> None:
    if sort.older_becomes and older.legal != sort.older_becomes:
        day = on or clock.today_vn()
        end(
            older, ENDING_ACT[sort.older_becomes], on=day, reason=reason, actor=actor, document=document, via=via
        )  # fmt: skip


def _record(
    made: Link, action: str, payload: Mapping[str, object], *, actor: Person, via: str, client_txn: str | None
) -> None:
    """One act in the stream of each book that the link touches."""
    sides = {made.newer.book: [made.newer.key]}
    sides.setdefault(made.older.book, []).append(made.older.key)
    for at, (book, keys) in enumerate(sides.items()):
        append(
            Act(
                stream=f"book:{book.path}",
                action=action,
                subject=book.path,
                actor=actor.username,
                office=book.unit,
                duty="settle",
                payload={
                    **payload,
                    "link": made.pk,
                    "newer": str(made.newer),
                    "older": str(made.older),
                    "entries": keys,
                },
                client_txn=client_txn if at == 0 else None,
                via=via,
            )
        )
