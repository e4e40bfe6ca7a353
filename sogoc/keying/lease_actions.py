"""The writers of leases: a few drafts are handed to one person for a while, come back when done, given back, or forgotten.

Two people never hold the same pass of a draft (a constraint of the table says so too); nobody is handed the second pass of what they
hold or read the first of. A lease that is forgotten comes back by itself; what was typed stays with its person, and what was finished
counts.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError
from django.db.models import Exists, OuterRef

from sogoc.ground import clock
from sogoc.ground.database import atomic
from sogoc.ground.queue.actions import enqueue
from sogoc.imaging.holding_actions import free_cuts, hold_cuts
from sogoc.keying import telling
from sogoc.keying.deciding_actions import decide_second
from sogoc.keying.models import BookWork, Draft, Lease, LeaseItem, Pass
from sogoc.keying.pace_queries import seconds_for
from sogoc.keying.queries import cuts_to_free, lease_of, oldest_due, takeable
from sogoc.keying.receipt_actions import once
from sogoc.keying.refusals import LEASE_OVER, NO_KIND, NO_REASON, NOTHING_TO_TAKE
from sogoc.keying.sight_queries import cuts_veiled
from sogoc.keying.standing import KINDS, WORKFLOW, must_hold, why_not_draft, why_not_kind
from sogoc.keying.work_actions import DECIDING, follow, lock

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

USUAL_COUNT = 10
MOST = 50
SITTING = 12 * 60
"""Seconds that a lease should last: long enough to get into a hand, short enough to be ended before a pause."""
LEAST = 3
HELD = dt.timedelta(hours=4)
"""A lease is forgotten when nothing was heard of it for so long: longer than a lunch, shorter than a working day."""
LONGEST_DAYS = 7
"""For so many days a lease may be taken along to where there is no network: until the day that was said, or four hours after the last
sign of work when that is later."""
LONGEST_REASON = 1_000


def take_lease(
    work: BookWork,
    kind: str,
    *,
    actor: Person,
    device: str = "",
    count: int | None = None,
    days: int = 0,
    via: str = "",
    txn: str | None = None,
) -> Lease:
    """Hand out some drafts; whoever holds some of this kind of this book already gets those, held for ``days`` if asked."""

    def act() -> dict[str, Any]:
        taken = _taken(work, kind, actor=actor, device=device, count=count, days=days, via=via)
        return {"lease": str(taken.pk)}

    body = {"book": work.book, "kind": kind, "count": count, "days": days}
    answer = once(txn, "take_lease", person=actor, body=body, act=act)
    return Lease.objects.select_related("work", "person").get(pk=answer["lease"])


def _taken(
    work: BookWork, kind: str, *, actor: Person, device: str, count: int | None, days: int, via: str
) -> Lease:
    if kind not in KINDS:
        raise NO_KIND.because(kind=kind, known=", ".join(KINDS))
    work = lock(work)
    if (refused := why_not_kind(work, kind, actor)) is not None:
        raise refused
    now = clock.now()
    come_back(work, via=via)
    held = Lease.objects.filter(work=work, person=actor, kind=kind, returned_at__isnull=True).first()
    stays = dt.timedelta(days=min(days, LONGEST_DAYS)) if days > 0 else HELD
    if held is not None:
        if days > 0:
            _hold_longer(held, now + stays, work=work, actor=actor, device=device, via=via)
        return held
    if kind in {"first", "second"}:
        follow(work, actor=actor, via=via)
    each = seconds_for(actor, kind, work.type)
    rows = takeable(work, kind, actor).exclude(cut__in=cuts_veiled(actor, work.book))
    chosen = rows.select_related("work", "entry")[: _how_many(count, each)]
    drafts = [one for one in chosen if why_not_draft(one, kind, actor) is None]
    if not drafts:
        raise NOTHING_TO_TAKE.because(book=work.book, title=WORKFLOW.transition(kind).title)
    lease = Lease.objects.create(
        work=work, person=actor, kind=kind, device=device, taken_at=now, until=now + stays,
        held_seconds=int(HELD.total_seconds()), estimate_seconds=each * len(drafts),
    )  # fmt: skip
    LeaseItem.objects.bulk_create(LeaseItem(lease=lease, draft=one, kind=kind) for one in drafts)
    if kind in {"first", "second"}:
        hold_cuts(work.book, [one.cut for one in drafts if one.cut is not None], actor=actor, via=via)
    if kind == "second":
        _decide(drafts)
    payload = {
        "lease": str(lease.pk),
        "kind": kind,
        "drafts": [one.pk for one in drafts],
        "second": [[one.pk, one.second] for one in drafts] if kind == "second" else [],
        "until": clock.stamp(lease.until),
    }
    duty = WORKFLOW.transition(kind).duty
    telling.tell(work, telling.TAKE, actor=actor, duty=duty, payload=payload, via=via)
    enqueue("keying.bring_back", not_before=lease.until)
    return lease


def _hold_longer(
    held: Lease, until: dt.datetime, *, work: BookWork, actor: Person, device: str, via: str
) -> None:
    """A part that is held already is to be taken along: it stays with its person until then."""
    if until <= held.until:
        return
    held.until, held.device = until, device
    held.save(update_fields=["until", "device"])
    payload = {
        "lease": str(held.pk),
        "kind": held.kind,
        "drafts": [],
        "second": [],
        "until": clock.stamp(until),
    }
    duty = WORKFLOW.transition(held.kind).duty
    telling.tell(work, telling.TAKE, actor=actor, duty=duty, payload=payload, via=via)
    enqueue("keying.bring_back", not_before=until)


def return_lease(lease: str, *, actor: Person, via: str = "", txn: str | None = None) -> dict[str, Any]:
    """Give back what is not finished of a lease; what was finished counts, what was typed stays for this person."""

    def act() -> dict[str, Any]:
        one = lease_of(lease, actor)
        lock(one.work)
        one.refresh_from_db()
        if one.returned_at is None:
            untouched = _untouched(one)
            close_lease(one, forgotten=False, actor=actor, via=via, client_txn=txn)
            free_cuts(one.work.book, untouched, actor=actor, via=via)
        return {"lease": str(one.pk), "returned": clock.stamp(one.returned_at or clock.now())}

    return once(txn, "return_lease", person=actor, body={"lease": str(lease)}, act=act)


@atomic
def recall_lease(lease: Lease, *, reason: str, actor: Person, via: str = "") -> None:
    """Take back what somebody else holds and did not finish. What was finished counts, what was typed stays theirs."""
    work = lock(lease.work)
    must_hold(actor, work.book, DECIDING)
    if not reason.strip():
        raise NO_REASON.because()
    lease.refresh_from_db()
    lease.work = work
    if lease.returned_at is not None:
        raise LEASE_OVER.because()
    untouched = _untouched(lease)
    close_lease(
        lease,
        forgotten=False,
        actor=actor,
        duty=DECIDING,
        reason=" ".join(reason.split())[:LONGEST_REASON],
        via=via,
    )
    free_cuts(work.book, untouched, actor=actor, via=via)


@atomic
def expire_leases(*, via: str = "") -> int:
    """Bring back every forgotten lease; return how many."""
    count = 0
    for pk in list(oldest_due().values_list("work", flat=True).distinct()):
        work = BookWork.objects.select_for_update().get(pk=pk)
        count += come_back(work, via=via)
    return count


def close_lease(
    lease: Lease,
    *,
    forgotten: bool,
    actor: Person | None,
    duty: str = "",
    reason: str = "",
    via: str = "",
    client_txn: str | None = None,
) -> None:
    """End a lease; part of the acts that end it. ``duty``: of whoever ends somebody else's."""
    left = list(lease.items.filter(is_open=True).values_list("draft", flat=True))
    lease.items.filter(is_open=True).update(is_open=False)
    lease.returned_at, lease.forgotten = clock.now(), forgotten
    lease.save(update_fields=["returned_at", "forgotten"])
    enqueue("keying.make_pages", book=lease.work.book)
    payload = {"lease": str(lease.pk), "left": sorted(left), "forgotten": forgotten}
    if actor is not None and not duty:
        duty = WORKFLOW.transition(lease.kind).duty
    telling.tell(
        lease.work,
        telling.RETURN,
        actor=actor,
        duty=duty,
        payload=payload,
        via=via,
        client_txn=client_txn,
        reason=reason,
    )


def still_held(lease: Lease) -> None:
    """A sign of work: the lease stays with its person for a while from now."""
    until = clock.now() + dt.timedelta(seconds=lease.held_seconds)
    if lease.returned_at is None and until > lease.until:
        lease.until = until
        lease.save(update_fields=["until"])


def free_of(lease: Lease, draft: int) -> bool:
    """Whether nobody else holds or has finished the pass of a draft that this lease was taken for."""
    others = LeaseItem.objects.filter(draft=draft, kind=lease.kind, is_open=True).exclude(lease=lease)
    done = Pass.objects.filter(draft=draft, kind=lease.kind, undone_at__isnull=True).exclude(
        person=lease.person_id
    )
    return not others.exists() and not done.exists()


def opens_again(item: LeaseItem) -> bool:
    """Whether a lease that is over is its person's again with one draft: it ended by itself, and nobody gave or took back the rest."""
    lease = item.lease
    left = lease.items.filter(finished=False).exclude(pk=item.pk)
    return lease.returned_at is not None and (lease.forgotten or not left.exists())


def open_again(item: LeaseItem) -> None:
    """A draft that its person reads again is held again, in the same lease; where that was given or taken back it waits for anybody."""
    lease = item.lease
    if lease.returned_at is not None:
        if not opens_again(item):
            item.is_open, item.finished = False, False
            item.save(update_fields=["is_open", "finished"])
            return
        lease.returned_at, lease.forgotten = None, False
        lease.until = max(lease.until, clock.now() + dt.timedelta(seconds=lease.held_seconds))
        lease.save(update_fields=["returned_at", "forgotten", "until"])
    item.is_open, item.finished = True, False
    try:
        with atomic():
            item.save(update_fields=["is_open", "finished"])
    except IntegrityError:  # somebody holds it by now: it stays with them
        item.is_open = False
        item.save(update_fields=["is_open", "finished"])


def _untouched(lease: Lease) -> list[int]:
    """Cuts of a lease that ends of which no pass counts and that nobody else holds: they may be cut otherwise now.

    What was typed of one stays with its person, who sees the new frame beside it.
    """
    left = Draft.objects.filter(held__lease=lease, held__is_open=True, state="waiting")
    others = LeaseItem.objects.filter(draft=OuterRef("pk"), is_open=True).exclude(lease=lease)
    return cuts_to_free(left.filter(~Exists(others)))


def come_back(work: BookWork, *, but: Person | None = None, via: str = "") -> int:
    """End what was forgotten, and what is held by somebody who has lost the duty; return how many. Part of the acts that ask who holds
    what; ``but``: not what this person holds, whose act it is.
    """
    now = clock.now()
    held = work.leases.filter(returned_at__isnull=True).select_related("person").order_by("until")
    due = [
        one
        for one in held
        if one.person != but and (one.until <= now or why_not_kind(work, one.kind, one.person) is not None)
    ]
    for lease in due:
        lease.work = work
        untouched = _untouched(lease)
        close_lease(lease, forgotten=True, actor=None, via=via)
        free_cuts(work.book, untouched, actor=None, via=via)
    return len(due)


def _how_many(count: int | None, each: int) -> int:
    if count is not None:
        return max(1, min(count, MOST))
    return max(LEAST, min(USUAL_COUNT, SITTING // max(1, each)))


def _decide(drafts: list[Draft]) -> None:
    for draft in drafts:
        if draft.second is None:
            decide_second(draft, None)
            draft.save(update_fields=["second"])
