"""The writers of requests to mend a digitiser's error: asked by one, read on the page by another, approved by a third.

The approval makes a new version of the entry, which waits to be sent again; the rules look at the book again as it stands then, and its
columns are kept anew. What the book itself says wrongly is refused here.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction

from sogoc.approval import mending_refusals as refusals
from sogoc.approval.amendment_commitments import commit_to_mending
from sogoc.approval.mending_queries import OPEN, WORKFLOW, mendable, why_not_mend, why_not_request
from sogoc.approval.models import MendRequest
from sogoc.checking.again_actions import LookedAgain, look_again
from sogoc.checking.again_queries import would_say
from sogoc.checking.kept_columns import keep as keep_columns
from sogoc.ground import clock
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.ground.ledger.queries import contents, find_txn
from sogoc.intake.book_queries import series_of
from sogoc.intake.scope_actions import note_purposes
from sogoc.law.rule import Severity
from sogoc.law.text import collapse
from sogoc.law.value import verbatim
from sogoc.register import actions as register
from sogoc.register import queries as records
from sogoc.register.mending_actions import mend_entry

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sogoc.accounts.models import Person
    from sogoc.register.models import Entry

ERRORS = {
    "nhap_sai": "Nhập sai so với trang sổ",
    "so_ghi_sai": "Trang sổ ghi đúng như đã nhập, nhưng sổ ghi sai",
}
"""What a request says is wrong; only the first is mended."""


@transaction.atomic
def request_mending(
    entry: Entry,
    field: str,
    *,
    shows: str,
    page: str,
    reason: str,
    actor: Person,
    error: str = "nhap_sai",
    via: str = "",
    client_txn: str | None = None,
) -> MendRequest:
    """Ask for a field of an approved entry to be mended to what the page shows."""
    entry = _fresh(entry)
    if (again := _again(client_txn, "mend_request")) is not None:
        return again
    refused = why_not_request(entry, actor, reason=reason)
    if refused is not None:
        raise refused
    chosen = next((one for one in mendable(entry) if one.name == field), None)
    if chosen is None:
        raise refusals.MEND_UNKNOWN_FIELD.because(field=field)
    if error != "nhap_sai":
        raise refusals.MEND_BOOK_ERROR.because(label=chosen.label)
    if not page.strip():
        raise refusals.MEND_NO_PAGE.because()
    stored, wanted = verbatim(records.values_of(entry).get(field)), collapse(shows)
    if wanted == collapse(stored):
        raise refusals.MEND_SAME.because(label=chosen.label)
    said = would_say(entry, {field: wanted})
    cannot = next((found for found in said if found.severity == Severity.KHONG_THE), None)
    if cannot is not None:
        raise refusals.MEND_CANNOT_EXIST.because(says=cannot.says)
    waiting = MendRequest.objects.filter(entry=entry, field=field, state__in=OPEN).first()
    if waiting is not None:
        raise refusals.MEND_WAITS_ALREADY.because(label=chosen.label, number=waiting.pk)
    made = MendRequest.objects.create(
        entry=entry, version=entry.version, field=field, stored=stored, wanted=wanted, page=collapse(page),
        reason=collapse(reason), state="requested", requested_at=clock.now(), requested_by=actor,
        salt=secrets.token_bytes(16),
    )  # fmt: skip
    _tell(made, "mend_request", actor, "key", at=made.requested_at, via=via, client_txn=client_txn)
    return made


@transaction.atomic
def check_mending(
    one: MendRequest, *, reads: str, actor: Person, via: str = "", client_txn: str | None = None
) -> MendRequest:
    """Confirm a request by what this person reads on the page; refused when that is something else."""
    one = _fresh_request(one)
    if (again := _again(client_txn, "mend_check")) is not None:
        return again
    _must(one, "check", actor)
    if collapse(reads) != one.wanted:
        raise refusals.MEND_READS_OTHERWISE.because()
    one.state, one.checked_at, one.checked_by = "checked", clock.now(), actor
    one.save(update_fields=["state", "checked_at", "checked_by"])
    _tell(one, "mend_check", actor, "check", at=one.checked_at, via=via, client_txn=client_txn)
    return one


def approve_mending(
    one: MendRequest, *, actor: Person, via: str = "", client_txn: str | None = None
) -> MendRequest:
    """Carry a request out: the entry gets a version that says what the page shows, approved by this person, to be sent again."""
    with transaction.atomic():
        done, seen = _mended(one, actor, via=via, client_txn=client_txn)
    if seen is not None:
        keep_columns([seen.columns])
    return done


def _mended(
    one: MendRequest, actor: Person, *, via: str, client_txn: str | None
) -> tuple[MendRequest, LookedAgain | None]:
    """The request, and what was seen of its book; nothing when this message was here before."""
    one = _fresh_request(one)
    if (again := _again(client_txn, "mend")) is not None:
        return again, None
    _must(one, "mend", actor)
    today = clock.today_vn()
    committed = mend_entry(
        one.entry, one.field, text=one.wanted, by=one.requested_by, approver=actor, on=today
    )
    seen = _look_again(one)
    one.state, one.ended_at, one.ended_by = "mended", clock.now(), actor
    one.made_version = one.entry.version
    one.save(update_fields=["state", "ended_at", "ended_by", "made_version"])
    facts = {
        "on": today.isoformat(),
        "made": hashlib.sha256(committed).hexdigest(),
        "made_by": one.requested_by.username,
        "version": one.made_version,
        "official": settings.SOGOC_REGISTER_OF_RECORD,
        "changed": [one.entry.key],
        "findings": seen.recorded.count,
        "found": seen.recorded.commitment.hex(),
        "kept": seen.recorded.kept,
    }
    _tell(one, "mend", actor, "approve", at=one.ended_at, via=via, client_txn=client_txn, facts=facts)
    return one, seen


def _look_again(one: MendRequest) -> LookedAgain:
    """What the rules say of the book with the mended text in its place, and what its entries tell of their purpose."""
    book = one.entry.book
    series = series_of([book.path]).get(book.path)
    seen = look_again(book, changed={one.entry.pk: [one.field]}, series=series)
    note_purposes(book, dict(book.entries.exclude(state="withdrawn").values_list("row", "pk")), seen.frame)
    return seen


@transaction.atomic
def refuse_mending(
    one: MendRequest, *, actor: Person, reason: str, via: str = "", client_txn: str | None = None
) -> MendRequest:
    """Refuse a request with the reason: whoever checks it against the page, or later whoever would approve it."""
    one = _fresh_request(one)
    act = "decline" if one.state == "checked" else "refuse"
    return _end(one, "refused", (act, "mend_refuse"), actor, reason, via=via, client_txn=client_txn)


@transaction.atomic
def undo_mending(
    one: MendRequest, *, actor: Person, reason: str, via: str = "", client_txn: str | None = None
) -> MendRequest:
    """Take a request back before it was carried out."""
    one = _fresh_request(one)
    return _end(one, "withdrawn", ("undo", "mend_undo"), actor, reason, via=via, client_txn=client_txn)


def _end(
    one: MendRequest,
    state: str,
    acts: tuple[str, str],
    actor: Person,
    reason: str,
    *,
    via: str,
    client_txn: str | None,
) -> MendRequest:
    act, told = acts
    if (again := _again(client_txn, told)) is not None:
        return again
    _must(one, act, actor, reason=reason)
    one.state, one.ended_at, one.ended_by = state, clock.now(), actor
    one.ended_reason = collapse(reason)
    one.save(update_fields=["state", "ended_at", "ended_by", "ended_reason"])
    duty = WORKFLOW.transition(act).duty
    _tell(one, told, actor, duty, at=one.ended_at, via=via, client_txn=client_txn)
    return one


def _fresh(entry: Entry) -> Entry:
    """The entry as it is now, its book locked."""
    book = register.lock(entry.book)
    found = book.entries.get(pk=entry.pk)
    found.book = book
    return found


def _fresh_request(one: MendRequest) -> MendRequest:
    entry = _fresh(one.entry)
    found = MendRequest.objects.select_related("requested_by", "checked_by").get(pk=one.pk)
    found.entry = entry
    return found


def _again(client_txn: str | None, action: str) -> MendRequest | None:
    """What this message did when it came the first time."""
    event = find_txn(client_txn) if client_txn is not None else None
    if event is None or event.action != action:
        return None  # a transaction of another act is refused when the ledger is written
    return MendRequest.objects.get(pk=contents(event)["payload"]["request"])


def _must(one: MendRequest, act: str, actor: Person, *, reason: str = "…") -> None:
    refused = why_not_mend(one, act, actor, reason=reason)
    if refused is not None:
        raise refused


def _tell(
    one: MendRequest,
    action: str,
    actor: Person,
    duty: str,
    *,
    at: dt.datetime,
    via: str,
    client_txn: str | None,
    facts: Mapping[str, Any] | None = None,
) -> None:
    book = one.entry.book
    append(
        Act(
            stream=f"book:{book.path}",
            action=action,
            subject=book.path,
            actor=actor.username,
            office=book.unit,
            duty=duty,
            payload={
                "request": one.pk,
                "entries": [one.entry.key],
                "commitment": commit_to_mending(one).hex(),
                "at": clock.stamp(at),
                **(facts or {}),
            },
            client_txn=client_txn,
            via=via,
        )
    )
