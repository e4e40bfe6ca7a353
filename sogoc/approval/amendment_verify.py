"""Whether the dated changes of a book's entries, and the requests to mend them, are those that its ledger tells.

In: a book. Out: (code, place, Vietnamese sentence) of what is otherwise. Replaying the acts gives who did what when and which state
holds; what was recorded is compared with its commitment, so the present values follow from the ledger and the stored contents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sogoc.approval.amendment_commitments import commit_to_amendment, commit_to_mending
from sogoc.approval.amendment_queries import acts_of
from sogoc.approval.models import Amendment, AmendmentTarget, MendRequest
from sogoc.ground.clock import stamp

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.register.models import Book

Problem = tuple[str, str, str]
Done = tuple[str, str] | None
"""Who did it, and when; empty where only the other is stored, which no act does."""


@dataclass(frozen=True, slots=True)
class Told:
    """One change or request as the acts of a stream make it."""

    state: str
    entries: frozenset[str]
    commitment: str
    first: Done = None
    second: Done = None
    last: Done = None
    made_version: int | None = None


_AMENDMENT = {
    "amend": ("recorded", "first"),
    "amend_enforce": ("in_force", "second"),
    "amend_withdraw": ("withdrawn", "last"),
}
_MENDING = {
    "mend_request": ("requested", "first"),
    "mend_check": ("checked", "second"),
    "mend": ("mended", "last"),
    "mend_refuse": ("refused", "last"),
    "mend_undo": ("withdrawn", "last"),
}


def told_amendments(events: Iterable[Mapping[str, Any]]) -> dict[int, Told]:
    """Number → what the acts of a stream make of each change."""
    return _told(events, _AMENDMENT, "amendment")


def told_mendings(events: Iterable[Mapping[str, Any]]) -> dict[int, Told]:
    """Number → what the acts of a stream make of each request to mend."""
    return _told(events, _MENDING, "request")


def _told(
    events: Iterable[Mapping[str, Any]], acts: Mapping[str, tuple[str, str]], number: str
) -> dict[int, Told]:
    told: dict[int, Told] = {}
    for event in events:
        if event["action"] not in acts:
            continue
        state, place = acts[event["action"]]
        payload = event["payload"]
        made = Told(state, frozenset(payload["entries"]), payload["commitment"])
        before = told.get(payload[number], made)
        told[payload[number]] = replace(
            before,
            state=state,
            entries=made.entries,
            commitment=made.commitment,
            made_version=payload.get("version", before.made_version),
            **{place: (event["actor"], payload["at"])},
        )
    return told


def verify_changes(book: Book) -> Iterator[Problem]:
    """Compare the changes and requests that are stored of a book's entries with its ledger."""
    events = acts_of(book)
    changes = told_amendments(events)
    stored = _stored_amendments(book)
    for number in sorted(changes.keys() | stored.keys()):
        if changes.get(number) != stored.get(number):
            says = f"Ghi chú thay đổi số {number} của quyển {book.path} đang lưu khác với nhật ký."
            yield "LECH_GHI_CHU", book.path, says
    requests = told_mendings(events)
    asked = _stored_requests(book)
    for number in sorted(requests.keys() | asked.keys()):
        if requests.get(number) != asked.get(number):
            says = f"Yêu cầu sửa lỗi nhập số {number} của quyển {book.path} đang lưu khác với nhật ký."
            yield "LECH_YEU_CAU_SUA", book.path, says


def _done(who: Person | None, at: Any) -> Done:
    if who is None and at is None:
        return None
    return (who.username if who else "", stamp(at) if at else "")


def _stored_amendments(book: Book) -> dict[int, Told]:
    keys: dict[int, set[str]] = {}
    for number, key in AmendmentTarget.objects.filter(entry__book=book).values_list(
        "amendment", "entry__key"
    ):
        keys.setdefault(number, set()).add(key)
    rows = Amendment.objects.filter(targets__entry__book=book).distinct()
    return {
        one.pk: Told(
            one.state,
            frozenset(keys[one.pk]),
            commit_to_amendment(one).hex(),
            first=_done(one.recorded_by, one.recorded_at),
            second=_done(one.enforced_by, one.enforced_at),
            last=_done(one.withdrawn_by, one.withdrawn_at),
        )
        for one in rows.select_related("recorded_by", "enforced_by", "withdrawn_by", "basis_entry__book")
    }


def _stored_requests(book: Book) -> dict[int, Told]:
    rows = MendRequest.objects.filter(entry__book=book)
    return {
        one.pk: Told(
            one.state,
            frozenset({one.entry.key}),
            commit_to_mending(one).hex(),
            first=_done(one.requested_by, one.requested_at),
            second=_done(one.checked_by, one.checked_at),
            last=_done(one.ended_by, one.ended_at),
            made_version=one.made_version,
        )
        for one in rows.select_related("entry__book", "requested_by", "checked_by", "ended_by")
    }
