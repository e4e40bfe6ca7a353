"""The writers of passes: one person's own reading of a draft is saved as it grows, finished, taken back while nobody compared it.

What a browser finished is never lost: where the lease was forgotten meanwhile and another person finished the same pass, the late
reading is kept beside it as a *spare* and shown to whoever settles differences.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sogoc.ground import clock
from sogoc.imaging.holding_actions import hold_cuts
from sogoc.imaging.queries import cut_stands
from sogoc.keying import telling
from sogoc.keying.commitments import commit_to_pass
from sogoc.keying.deciding_actions import decide_second, stand_anew, stands
from sogoc.keying.lease_actions import close_lease, free_of, open_again, opens_again, still_held
from sogoc.keying.maker_queries import makers_of_draft
from sogoc.keying.models import SALT_BYTES, Draft, Lease, LeaseItem, PartialPass, Pass
from sogoc.keying.pages import fields_of
from sogoc.keying.queries import item_of, lease_of
from sogoc.keying.receipt_actions import once
from sogoc.keying.refusals import BAD_NUMBER, NO_OWN_PASS, OLDER_TEXT, PASS_DONE, PASS_GONE
from sogoc.keying.standing import READING, why_not_draft, why_not_kind
from sogoc.keying.values import readings_of
from sogoc.keying.work_actions import lock
from sogoc.law.reasons import REASONS
from sogoc.law.workflow import NOT_BY
from sogoc.register.maker_actions import note_makers

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from sogoc.accounts.models import Person

LONGEST = 7 * 24 * 3600
MOST_KEYS = 100_000
_KEPT_ALL_THE_SAME = frozenset({NOT_BY, "SAI_TRANG_THAI"})
"""Refusals of the table for which a finished reading is kept as a spare, and not lost."""


def save_partial(
    draft: int, *, lease: str, values: Mapping[str, Any], actor: Person, txn: str | None = None
) -> dict[str, Any]:
    """Keep what was typed so far, so that work goes on anywhere. No act yet: the ledger hears of the finished pass.

    What is finished is taken back before anything more is kept of it: nobody is told “saved” of what is dropped.
    """

    def act() -> dict[str, Any]:
        held, item = _held(lease, draft, actor)
        if item.finished:
            raise PASS_DONE.because(draft=item.draft.position)
        if not (item.is_open or free_of(held, draft)):
            raise PASS_GONE.because(draft=item.draft.position)
        kept = readings_of(values, asked_of(item.draft, held.kind))
        if _may_be_older(held, draft, kept):
            raise OLDER_TEXT.because(draft=item.draft.position)
        now = clock.now()
        PartialPass.objects.update_or_create(
            draft=item.draft, kind=held.kind, person=actor, defaults={"values": kept, "at": now}
        )
        still_held(held)
        return {"draft": draft, "savedAt": clock.stamp(now)}

    body = {"draft": draft, "lease": str(lease), "values": values}
    return once(txn, "save_partial", person=actor, body=body, act=act, lease=str(lease))


def finish_pass(
    draft: int,
    *,
    lease: str,
    values: Mapping[str, Any],
    actor: Person,
    reasons: Mapping[str, str] | None = None,
    seconds: int = 0,
    keystrokes: int = 0,
    law: str = "",
    via: str = "",
    txn: str | None = None,
) -> dict[str, Any]:
    """Hand in one's own reading of a draft; the answer says that it is kept, and nothing of how it compares."""

    def act() -> dict[str, Any]:
        held, item = _held(lease, draft, actor)
        if not (0 <= seconds <= LONGEST and 0 <= keystrokes <= MOST_KEYS):
            raise BAD_NUMBER.because(draft=item.draft.position)
        one = item.draft
        columns = asked_of(one, held.kind)
        if item.finished or _own(one, held, actor).exists():  # also where another part of theirs finished it
            _take_back(one, held, actor, via=via)
        made = Pass(
            draft=one, kind=_counts_as(one, held, actor), person=actor, fields=list(columns),
            values=readings_of(values, columns), reasons=_reasons(reasons or {}), seconds=seconds,
            keystrokes=keystrokes, law=law[:64], finished_at=clock.now(), salt=secrets.token_bytes(SALT_BYTES),
        )  # fmt: skip
        made.save(force_insert=True)
        item.is_open, item.finished = False, True
        item.save(update_fields=["is_open", "finished"])
        PartialPass.objects.filter(draft=one, kind=held.kind, person=actor).delete()
        if made.kind != "spare":
            LeaseItem.objects.filter(draft=one, kind=held.kind, is_open=True).update(is_open=False)
            if one.remark_for_id in {None, actor.pk} or _in_place_of(one, made.kind):
                one.remark, one.remark_for = "", None
                one.save(update_fields=["remark", "remark_for"])
            if one.cut is not None:
                hold_cuts(
                    held.work.book, [one.cut], actor=actor, via=via
                )  # free again if its part was forgotten
            stand_anew(one)
        still_held(held)
        payload = {
            "draft": one.pk, "kind": made.kind, "lease": str(held.pk), "commitment": commit_to_pass(made),
            "fields": len(columns), "seconds": seconds, "keystrokes": keystrokes, **stands(one),
        }  # fmt: skip
        if (
            one.entry is not None
        ):  # it stands in the book already, and this reader does not sign for it from now on
            payload["makers"] = note_makers(one.entry.book, {one.entry.pk: makers_of_draft(one)})
        _tell(one, telling.PASS, held, actor, payload, via=via, txn=txn)
        if held.returned_at is None and not held.items.filter(is_open=True).exists():
            close_lease(held, forgotten=False, actor=actor, via=via)
        return {
            "draft": draft,
            "kept": "spare" if made.kind == "spare" else "counted",
            "finishedAt": clock.stamp(made.finished_at),
        }

    body = {
        "draft": draft, "lease": str(lease), "values": values, "reasons": dict(reasons or {}), "seconds": seconds,
        "keystrokes": keystrokes, "law": law,
    }  # fmt: skip
    return once(txn, "finish_pass", person=actor, body=body, act=act)


def undo_pass(
    draft: int, *, lease: str, actor: Person, via: str = "", txn: str | None = None
) -> dict[str, Any]:
    """Take one's own finished pass back, while it was not compared with another's; what it said is there to be typed on."""

    def act() -> dict[str, Any]:
        held, item = _held(lease, draft, actor)
        one = item.draft
        was_over = held.returned_at is not None
        reopened = str(held.pk) if was_over and opens_again(item) else None
        undone = _take_back(one, held, actor, via=via, txn=txn, reopened=reopened)
        open_again(item)
        PartialPass.objects.update_or_create(
            draft=one, kind=held.kind, person=actor, defaults={"values": undone.values, "at": clock.now()}
        )
        return {"draft": draft, "undone": True}

    body = {"draft": draft, "lease": str(lease)}
    return once(txn, "undo_pass", person=actor, body=body, act=act)


def asked_of(draft: Draft, kind: str) -> tuple[str, ...]:
    """Columns that a pass of a draft is asked for, in the order of the page."""
    names = tuple(field.name for field in fields_of(draft.work))
    if kind != "second":
        return names
    chosen = set(decide_second(draft, None))
    return tuple(name for name in names if name in chosen)


def _held(lease: str, draft: int, actor: Person) -> tuple[Lease, LeaseItem]:
    """The lease and the draft in it, as they are now, nobody else writing; refused to who lost the duty."""
    held = lease_of(lease, actor)
    held.work = lock(held.work)
    held.refresh_from_db(fields=["returned_at", "until", "forgotten"])
    item = item_of(held, draft)
    item.lease, item.draft.work = held, held.work
    if held.kind not in READING:
        raise NO_OWN_PASS.because(draft=item.draft.position)
    if (refused := why_not_kind(held.work, held.kind, actor)) is not None:
        raise refused
    return held, item


def _may_be_older(held: Lease, draft: int, values: Mapping[str, Any]) -> bool:
    """Whether a text of a part that is over may have been answered before, its receipt gone with the part, and another stands there."""
    if held.returned_at is None or held.receipts.exists():
        return False
    stands = PartialPass.objects.filter(
        draft=draft, kind=held.kind, person=held.person_id, at__gte=held.taken_at
    )
    return any(one.values != values for one in stands)


def _counts_as(draft: Draft, held: Lease, actor: Person) -> str:
    """The kind of a pass that is finished now; ``spare`` where its place was taken meanwhile."""
    refused = why_not_draft(draft, held.kind, actor)
    if refused is not None and refused.code not in _KEPT_ALL_THE_SAME:
        raise refused
    standing = draft.passes.filter(undone_at__isnull=True)
    if refused is not None and standing.filter(person=actor).exists():
        raise refused  # their own other reading: two of one person's are never laid before the third
    taken = standing.filter(kind=held.kind).exists()
    gone = draft.cut is not None and not cut_stands(draft.cut)
    return "spare" if refused is not None or taken or gone else held.kind


def _take_back(
    draft: Draft, held: Lease, actor: Person, *, via: str, txn: str | None = None, reopened: str | None = None
) -> Pass:
    """Undo the pass that counts, or the spare, of this person in this lease."""
    one = _own(draft, held, actor).order_by("-finished_at").first()
    if one is None:
        raise NO_OWN_PASS.because(draft=draft.position)
    if one.kind != "spare":
        act = "undo_inspect" if held.kind == "inspect" else "undo"
        others = draft.passes.filter(undone_at__isnull=True).exclude(pk=one.pk).exclude(kind="spare")
        decided = draft.settled.filter(by__isnull=False).exists()
        holds = {"own_pass"} if others.exists() or decided else {"own_pass", "not_compared"}
        if (refused := why_not_draft(draft, act, actor, holds=holds)) is not None:
            raise refused
    one.undone_at = clock.now()
    one.save(update_fields=["undone_at"])
    if one.kind != "spare":
        stand_anew(draft)
    payload = {
        "draft": draft.pk,
        "undone": [[one.kind, actor.username]],
        "reopened": reopened,
        **stands(draft),
    }
    _tell(draft, telling.UNDO, held, actor, payload, via=via, txn=txn)
    return one


def _own(draft: Draft, held: Lease, actor: Person) -> QuerySet[Pass]:
    """What this person finished of a draft in the kind of a lease, be it in another part of theirs: one at most."""
    return draft.passes.filter(person=actor, undone_at__isnull=True, kind__in=(held.kind, "spare"))


def _in_place_of(draft: Draft, kind: str) -> bool:
    """Whether this kind of pass is the one that was given back to somebody by name, who did not come."""
    asked = draft.passes.filter(person=draft.remark_for_id, kind=kind, undone_at__isnull=False)
    return asked.exists()


def _reasons(sent: Mapping[str, str]) -> dict[str, str]:
    """Reasons that exist, by finding; a browser of an older law may know others."""
    return {str(finding)[:140]: str(reason) for finding, reason in sorted(sent.items()) if reason in REASONS}


def _tell(
    draft: Draft,
    action: str,
    held: Lease,
    actor: Person,
    payload: Mapping[str, Any],
    *,
    via: str,
    txn: str | None,
) -> None:
    duty = "check" if held.kind == "inspect" else "key"
    telling.tell(draft.work, action, actor=actor, duty=duty, payload=payload, via=via, client_txn=txn)
