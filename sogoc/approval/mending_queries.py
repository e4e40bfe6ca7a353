"""The readers of requests to mend a digitiser's error: by state and age, and what one person may do with one of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet

from sogoc.accounts import queries as accounts
from sogoc.approval import mending_refusals as refusals
from sogoc.approval.models import MendRequest
from sogoc.ground import clock
from sogoc.law.books import BOOK_TYPES
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS
from sogoc.register.sensitive_queries import there_for

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.law.field import Field
    from sogoc.law.refusal import Refusal
    from sogoc.register.models import Entry

WORKFLOW = WORKFLOWS["mending"]
OPEN = ("requested", "checked")


def mendable(entry: Entry) -> list[Field]:
    """Columns that a request may speak of: all but the number, by which packages find their entries."""
    book_type = BOOK_TYPES[entry.book.type]
    return [book_type.field[name] for name in book_type.page_order if name != book_type.number]


def request_at(number: int, person: Person) -> MendRequest:
    """One request about an entry that is there for somebody; a refusal otherwise."""
    rows = requests(person).filter(pk=number).select_related("checked_by", "ended_by")
    found = rows.first()
    if found is None:
        raise refusals.NO_REQUEST.because(number=number)
    return found


def requests(person: Person, *, state: str | None = None) -> QuerySet[MendRequest]:
    """Requests about entries that are there for somebody, the oldest first."""
    rows = MendRequest.objects.filter(there_for(person, "entry__"), Q() if state is None else Q(state=state))
    return rows.select_related("entry__book", "requested_by").order_by("requested_at", "pk")


def counts(person: Person) -> dict[str, int]:
    """State → how many of these requests."""
    rows = MendRequest.objects.filter(there_for(person, "entry__")).order_by().values("state")
    return {row["state"]: row["n"] for row in rows.annotate(n=Count("pk"))}


def requests_of(entry: Entry) -> QuerySet[MendRequest]:
    """Requests about one entry, newest first."""
    return entry.mend_requests.select_related("requested_by").order_by("-pk")


def age(one: MendRequest) -> int:
    """Days since it was requested, until it ended or today."""
    until = one.ended_at or clock.now()
    return (clock.date_vn(until) - clock.date_vn(one.requested_at)) // dt.timedelta(days=1)


def why_not_mend(one: MendRequest, act: str, actor: Person, *, reason: str = "…") -> Refusal | None:
    """Why this person cannot do one act on a request now; None when they can."""
    return why_not(WORKFLOW, act, _situation(one, actor, reason))


def why_not_request(entry: Entry, actor: Person, *, reason: str = "…") -> Refusal | None:
    """Why this person cannot ask for a mending of an entry; None when they can."""
    holds = frozenset({"entry_approved"} if entry.state == "approved" else ())
    duties = accounts.duties_of(actor, entry.book.path)
    return why_not(WORKFLOW, "request", Situation("new", str(actor.pk), duties, holds=holds, reason=reason))


def _situation(one: MendRequest, actor: Person, reason: str) -> Situation:
    entry = one.entry
    holds = {"entry_approved"} if entry.state == "approved" else set()
    if entry.version == one.version:
        holds.add("version_as_requested")
    done_by = {"request": frozenset({str(one.requested_by_id)})}
    if one.checked_by_id is not None:
        done_by["check"] = frozenset({str(one.checked_by_id)})
    return Situation(
        one.state,
        str(actor.pk),
        accounts.duties_of(actor, entry.book.path),
        holds=frozenset(holds),
        done_by=done_by,
        reason=reason,
    )
