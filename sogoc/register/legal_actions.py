"""The writers of an entry's legal state: crossed out, replaced, revoked, and back; and of the mark as sensitive.

In: an entry, the legal day, words, a paper. Out: ``EntryAct``. Each act asks the workflow ``entry`` (duty, state, independence, needs),
and writes the ledger of the book in the same transaction; the person's words stand there only as a commitment. What the figures know
of an end, they know from the day on which it was recorded: tables of past days keep their figures (docs/decisions/0012).
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.ground import clock
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.ground.ledger.queries import done_before
from sogoc.law.books import BOOK_TYPES
from sogoc.law.refusal import Refusal
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS
from sogoc.register import refusals
from sogoc.register.actions import lock, standing_state
from sogoc.register.commitments import commit_to_text
from sogoc.register.link_queries import sensitive_by_link
from sogoc.register.models import Document, Entry, EntryAct, PastState
from sogoc.register.projection import project
from sogoc.register.queries import made_versions, values_of
from sogoc.register.sensitive_queries import must_be_there

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.register.models import Book

ENDS = ("cross_out", "replace", "revoke")
WORKFLOW = WORKFLOWS["entry"]


def why_not_end(
    entry: Entry, act: str, person: Person, *, duties: Collection[str], has_document: bool
) -> Refusal | None:
    """Why this person cannot do an act on an entry's legal state now; None when only the reason is missing."""
    row = WORKFLOW.transition(act)
    mine = made_versions(person.pk, row.not_by).filter(entry=entry).exists() if row.not_by else False
    situation = Situation(
        entry.state,
        str(person.pk),
        frozenset(duties),
        holds=frozenset(
            ({"has_document"} if has_document else set())
            | ({"was_approved"} if entry.approved_on is not None else set())
        ),
        done_by=dict.fromkeys(row.not_by, frozenset({str(person.pk)})) if mine else {},
        reason="?",
    )
    return why_not(WORKFLOW, act, situation)


@transaction.atomic
def end(
    entry: Entry,
    act: str,
    *,
    on: dt.date,
    reason: str,
    actor: Person,
    document: Document | None = None,
    via: str = "",
    client_txn: str | None = None,
) -> EntryAct:
    """Record how an entry ended in law: ``cross_out``, ``replace`` or ``revoke``, on the day that the book or the decision says."""
    if act not in ENDS:
        raise KeyError(act)
    entry, book = _locked(entry)
    if (before := _done(entry, act, client_txn, actor)) is not None:
        return before
    duties = must_be_there(entry, actor)
    refused = why_not_end(entry, act, actor, duties=duties, has_document=document is not None)
    if refused is not None:
        raise refused
    reason = _words(reason, act)
    _possible(on, entry)
    if document is not None:
        must_serve(document, actor)
    today = clock.today_vn()
    entry.legal, entry.legal_on, entry.legal_since = WORKFLOW.transition(act).target, on, today
    entry.state = standing_state(entry)
    entry.save(update_fields=["legal", "legal_on", "legal_since", "state"])
    payload = {"on": on.isoformat(), "since": today.isoformat()}
    duty = WORKFLOW.transition(act).duty
    return _record(
        entry, act, reason, on=on, document=document, payload=payload, duty=duty, actor=actor, book=book,
        via=via, client_txn=client_txn,
    )  # fmt: skip


@transaction.atomic
def restore(
    entry: Entry, *, reason: str, actor: Person, via: str = "", client_txn: str | None = None
) -> EntryAct:
    """Take a legal state back: the entry stands where it stood before, approved or in staging."""
    entry, book = _locked(entry)
    if (before := _done(entry, "restore", client_txn, actor)) is not None:
        return before
    duties = must_be_there(entry, actor)
    act = "restore_approved" if entry.approved_on is not None else "restore"
    refused = why_not_end(entry, act, actor, duties=duties, has_document=False)
    if refused is not None:
        raise refused
    reason = _words(reason, act)
    today = clock.today_vn()
    if entry.legal == "crossed_out" and entry.legal_since is not None and entry.legal_since < today:
        PastState.objects.create(entry=entry, source="gach", since=entry.legal_since, until=today)
    entry.legal, entry.legal_on, entry.legal_since = "", None, None
    entry.state = standing_state(entry)
    entry.save(update_fields=["legal", "legal_on", "legal_since", "state"])
    return _record(
        entry, "restore", reason, on=None, document=None, payload={"since": today.isoformat()},
        duty=WORKFLOW.transition(act).duty, actor=actor, book=book, via=via, client_txn=client_txn,
    )  # fmt: skip


@transaction.atomic
def mark_sensitive(
    entry: Entry,
    *,
    marked: bool,
    reason: str,
    actor: Person,
    via: str = "",
    client_txn: str | None = None,
) -> EntryAct:
    """Mark an entry as sensitive whatever it says, or take the mark back; needs the duty to see such entries."""
    act = "mark_sensitive" if marked else "unmark_sensitive"
    entry, book = _locked(entry)
    if (before := _done(entry, act, client_txn, actor)) is not None:
        return before
    duties = must_be_there(entry, actor)
    if "sensitive" not in duties:
        raise refusals.MAY_NOT_MARK.because()
    if entry.marked == marked:
        raise refusals.MARKED_ALREADY.because(state="đã được" if marked else "chưa được")
    reason = _words(reason, act)
    entry.marked = marked
    entry.sensitive = marked or by_itself(entry)
    entry.save(update_fields=["marked", "sensitive"])
    return _record(
        entry, act, reason, on=None, document=None, payload={}, duty="sensitive", actor=actor, book=book,
        via=via, client_txn=client_txn,
    )  # fmt: skip


def by_itself(entry: Entry) -> bool:
    """Whether an entry is sensitive by what it says or by a link, a mark aside."""
    said = project(values_of(entry), BOOK_TYPES[entry.book.type]).sensitive
    return said or entry.pk in sensitive_by_link(entry.book)


def must_serve(document: Document, actor: Person) -> None:
    """Refuse a paper that is not there for a person, or was withdrawn."""
    if not accounts.may_see(actor, document.unit):
        raise refusals.DOCUMENT_ELSEWHERE.because(document=document.pk)
    if Document.objects.filter(pk=document.pk, withdrawn_at__isnull=False).exists():
        raise refusals.DOCUMENT_GONE.because(document=document.pk)


def _locked(entry: Entry) -> tuple[Entry, Book]:
    book = lock(entry.book)
    found = Entry.objects.select_related("book").get(pk=entry.pk)
    return found, book


def _done(entry: Entry, act: str, client_txn: str | None, actor: Person) -> EntryAct | None:
    """The act that this message did when it came the first time."""
    before = done_before(client_txn, action=act, subject=entry.book.path, actor=actor.username)
    return None if before is None else EntryAct.objects.get(pk=before["act"])


def _words(reason: str, act: str) -> str:
    words = " ".join(reason.split())
    if not words:
        titles = {"mark_sensitive": "đánh dấu nhạy cảm", "unmark_sensitive": "bỏ đánh dấu nhạy cảm"}
        title = titles.get(act) or WORKFLOW.transition(act).title.lower()
        raise refusals.NO_REASON.because(act=title)
    return words


def _possible(on: dt.date, entry: Entry) -> None:
    """The legal day is no later than today, and no earlier than the day of registration where the book gives it whole."""
    shown = f"{on:%d/%m/%Y}"
    if on > clock.today_vn():
        raise refusals.DAY_IN_FUTURE.because(on=shown, why="ngày này chưa tới")
    if len(entry.registered) == 10 and on.isoformat() < entry.registered:
        raise refusals.DAY_IN_FUTURE.because(on=shown, why="ngày này trước ngày đăng ký ghi trong sổ")


def _record(
    entry: Entry,
    act: str,
    text: str,
    *,
    on: dt.date | None,
    document: Document | None,
    payload: Mapping[str, object],
    duty: str,
    actor: Person,
    book: Book,
    via: str,
    client_txn: str | None,
) -> EntryAct:
    salt = secrets.token_bytes(16)
    now = clock.now()
    done = EntryAct.objects.create(
        entry=entry, act=act, on=on, document=document, text=text, salt=salt, by=actor, at=now
    )
    append(
        Act(
            stream=f"book:{book.path}",
            action=act,
            subject=book.path,
            actor=actor.username,
            office=book.unit,
            duty=duty,
            payload={
                **payload,
                "act": done.pk,
                "entries": [entry.key],
                "document": None if document is None else document.pk,
                "text": commit_to_text(text, salt),
                "at": clock.stamp(now),
            },
            client_txn=client_txn,
            via=via,
        )
    )
    return done
