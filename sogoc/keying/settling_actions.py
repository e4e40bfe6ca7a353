"""The writers of decisions: a third person settles what two passes read differently, or gives a draft back to be read again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sogoc.ground import clock
from sogoc.ground.database import atomic
from sogoc.imaging.holding_actions import free_cuts
from sogoc.keying import telling
from sogoc.keying.comparing import same
from sogoc.keying.deciding_actions import stand_anew, stands, state_settled
from sogoc.keying.difference_queries import Difference, differences, sign_of
from sogoc.keying.lease_actions import close_lease, come_back, still_held
from sogoc.keying.models import Draft, LeaseItem, Measure, Settled
from sogoc.keying.pages import fields_of
from sogoc.keying.queries import cuts_to_free, draft_at
from sogoc.keying.receipt_actions import once
from sogoc.keying.refusals import (
    NO_CHOICE,
    NOBODY_TO_RETURN_TO,
    NOT_IN_QUESTION,
    READINGS_CHANGED,
    SETTLED_BY_ANOTHER,
)
from sogoc.keying.standing import WORKFLOW, why_not_draft
from sogoc.keying.values import reading_of
from sogoc.keying.work_actions import lock
from sogoc.law.workflow import NO_SUCH_DUTY
from sogoc.register.incoming import Maker
from sogoc.register.maker_actions import note_makers

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

LONGEST_REMARK = 1_000


def adjudicate(
    draft: int,
    choices: Mapping[str, Any],
    *,
    seen: str,
    actor: Person,
    via: str = "",
    txn: str | None = None,
) -> dict[str, Any]:
    """Settle every field that differs: by one of the readings, ``{"take": its place as shown}``, or by what this person reads,

    ``{"value": {"v": …}}`` or ``{"value": {"a": …}}``. ``seen``: the fingerprint of the readings that were shown (``sign_of``); where
    others stand there by now nothing is settled.
    """

    def act() -> dict[str, Any]:
        one = _fresh(draft, actor)
        if (refused := why_not_draft(one, "adjudicate", actor)) is not None:
            raise refused
        come_back(one.work, but=actor, via=via)
        if _held_by_another(one, actor):
            raise SETTLED_BY_ANOTHER.because(draft=one.position)
        now_shown = differences(one)
        if seen != sign_of(now_shown):
            raise READINGS_CHANGED.because(draft=one.position)
        open_ones = {found.field: found for found in now_shown}
        strange = next((name for name in choices if name not in open_ones), None)
        if strange is not None:
            raise NOT_IN_QUESTION.because(draft=one.position, field=strange)
        left = [found.label for name, found in open_ones.items() if name not in choices]
        if left:
            raise NO_CHOICE.because(draft=one.position, count=len(left), fields=", ".join(left))
        now = clock.now()
        rows = []
        for name, found in open_ones.items():
            value, how = _chosen(one, found, choices[name])
            rows.append(Settled(draft=one, field=name, value=value, how=how, by=actor, at=now))
            _judge(one, found, value)
        Settled.objects.bulk_create(rows)
        one.state = state_settled(one)
        if one.inspected and one.entry is not None:
            one.version = one.entry.version  # beside whose values it was chosen
        one.save(update_fields=["state", "version"])
        payload = {"draft": one.pk, "fields": sorted(open_ones), **stands(one)}
        if one.entry is not None:  # whoever settles it does not sign for it, handed in again or not
            hand = Maker(actor.pk, actor.username, "adjudicate")
            payload["makers"] = note_makers(one.entry.book, {one.entry.pk: [hand]})
        _tell(one, telling.SETTLE, actor, "adjudicate", payload, via=via, txn=txn)
        _finish_item(one, actor, via=via)
        return {"draft": draft, "settledAt": clock.stamp(now)}

    body = {"draft": draft, "choices": choices, "seen": seen}
    return once(txn, "adjudicate", person=actor, body=body, act=act)


@atomic
def return_draft(draft: int, remark: str, *, actor: Person, to: Person | None = None, via: str = "") -> Draft:
    """Give a draft back to be read again: to one of its readers, whose pass no longer counts, or to whoever takes it, and then no pass
    counts.

    Whoever settles differences gives back what differs; whoever checks or approves gives back what was settled or handed in.
    """
    one = _fresh(draft, actor)
    row = _way_back(one, actor, remark)
    counting = one.passes.filter(undone_at__isnull=True)
    undone = list((counting if to is None else counting.filter(person=to)).select_related("person"))
    if to is not None and not undone:
        raise NOBODY_TO_RETURN_TO.because(person=to.full_name)
    now = clock.now()
    for done in undone:
        done.undone_at = now
        done.save(update_fields=["undone_at"])
    words = " ".join(remark.split())[:LONGEST_REMARK]
    one.remark, one.remark_for = words, to
    one.save(update_fields=["remark", "remark_for"])
    LeaseItem.objects.filter(draft=one, is_open=True).update(is_open=False)
    stand_anew(one)
    payload = {
        "draft": one.pk,
        "undone": sorted([done.kind, done.person.username] for done in undone),
        "to": "" if to is None else to.username,
        **stands(one),
    }
    _tell(one, telling.BACK, actor, row, payload, via=via, txn=None)
    if one.state == "waiting":  # its frame may be what is wrong
        free_cuts(one.work.book, cuts_to_free(Draft.objects.filter(pk=one.pk)), actor=actor, via=via)
    return one


def _way_back(draft: Draft, actor: Person, remark: str) -> str:
    """The act by which this person may give a draft back; a refusal when there is none."""
    whys = []
    for row in ("return",) if draft.state == "differs" else ("send_back", "decline"):
        why = why_not_draft(draft, row, actor, reason=remark)
        if why is None:
            return row
        whys.append(why)
    raise next((why for why in whys if why.code != NO_SUCH_DUTY), whys[0])


def _fresh(draft: int, actor: Person) -> Draft:
    found = draft_at(draft, actor)
    lock(found.work)
    return draft_at(draft, actor)


def _chosen(draft: Draft, found: Difference, choice: Any) -> tuple[dict[str, Any] | None, str]:
    """Value and where it comes from."""
    if isinstance(choice, Mapping) and "take" in choice:
        at = choice["take"]
        if not isinstance(at, int) or not 0 <= at < len(found.readings):
            raise NO_CHOICE.because(draft=draft.position, count=1, fields=found.label)
        shown = found.readings[at]
        return shown.reading, shown.whose
    if isinstance(choice, Mapping) and "value" in choice:
        return reading_of(choice["value"], found.field), "typed"
    raise NO_CHOICE.because(draft=draft.position, count=1, fields=found.label)


def _judge(draft: Draft, found: Difference, value: dict[str, Any] | None) -> None:
    """Whose reading turned out right is part of what is measured of them."""
    readers = {one.kind: one for one in draft.passes.filter(undone_at__isnull=True)}
    field = next(one for one in fields_of(draft.work) if one.name == found.field)
    for kind in ("first", "second"):
        done = readers.get(kind)
        if done is not None and found.field in done.fields:
            Measure.objects.filter(draft=draft, field=found.field, person=done.person_id).update(
                right=same(field, done.values.get(found.field), value)
            )


def _held_by_another(draft: Draft, actor: Person) -> bool:
    held = LeaseItem.objects.filter(draft=draft, kind="adjudicate", is_open=True)
    return held.exclude(lease__person=actor).exists()


def _finish_item(draft: Draft, actor: Person, *, via: str) -> None:
    """The draft leaves whatever lease held it for settling; one that held nothing else is over."""
    held = LeaseItem.objects.filter(draft=draft, kind="adjudicate", is_open=True).select_related(
        "lease__work"
    )
    for item in held:
        item.is_open, item.finished = False, True
        item.save(update_fields=["is_open", "finished"])
        if item.lease.items.filter(is_open=True).exists():
            still_held(item.lease)
        else:
            close_lease(item.lease, forgotten=False, actor=actor, via=via)


def _tell(
    draft: Draft,
    action: str,
    actor: Person,
    row: str,
    payload: Mapping[str, Any],
    *,
    via: str,
    txn: str | None,
) -> None:
    duty = WORKFLOW.transition(row).duty
    telling.tell(draft.work, action, actor=actor, duty=duty, payload=payload, via=via, client_txn=txn)
