"""The writers of what is to be keyed: a book is opened for keying, its policy is set, its drafts follow the cuts of its pages."""

from __future__ import annotations

import math
import secrets
from typing import TYPE_CHECKING, Any

from django.db.models import F

from sogoc.ground import clock
from sogoc.ground.database import atomic
from sogoc.imaging import queries as imaging
from sogoc.imaging.holding_actions import free_cuts
from sogoc.keying import telling
from sogoc.keying.deciding_actions import stand_anew, stands
from sogoc.keying.models import SALT_BYTES, BookWork, Draft, LeaseItem
from sogoc.keying.pages import layout_of_work, likely_layout, name_of
from sogoc.keying.policy import Policy, lot, policy_of
from sogoc.keying.queries import cuts_to_free, layout_is_free
from sogoc.keying.refusals import LAYOUT_HELD, LAYOUT_IN_USE, NO_CUTS, NO_ENTRIES
from sogoc.keying.standing import must_hold
from sogoc.register import queries as records

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

OPENING = "key"
"""Duty of whoever opens a book for keying or lets its drafts follow its pages."""
DECIDING = "approve"
"""Duty of whoever decides how much of a book is read twice: the person who signs for the book, and never who keys it alone."""
SAMPLE = 1.0


@atomic
def open_work(book: str, *, actor: Person, layout: str = "", via: str = "") -> BookWork:
    """Open a book for keying, with a draft for each entry that is cut out of its pages; twice is once."""
    name = name_of(book)
    must_hold(actor, book, OPENING)
    layout_of_work(name.type, layout)
    work, fresh = _work(book, layout, actor)
    if fresh:
        payload = {"layout": layout, "policy": work.policy}
        telling.tell(work, telling.OPEN, actor=actor, duty=OPENING, payload=payload, via=via)
    elif layout and layout != work.layout:  # opened before without this form, perhaps for inspection
        _change_layout(work, layout, actor=actor, via=via)
    follow(work, actor=actor, via=via)
    if not work.drafts.exists():
        raise NO_CUTS.because(book=book)
    return work


@atomic
def set_layout(work: BookWork, layout: str, *, actor: Person, via: str = "") -> BookWork:
    """Choose another form for a book that nobody holds and of which nobody typed anything yet; what is read twice is decided anew."""
    must_hold(actor, work.book, OPENING)
    layout_of_work(work.type, layout)
    work = lock(work)
    if layout != work.layout:
        _change_layout(work, layout, actor=actor, via=via)
    return work


def _change_layout(work: BookWork, layout: str, *, actor: Person, via: str) -> None:
    """The act; of parts that were taken under the form before nothing is handed in any more, for it would leave the new form's columns
    blank.
    """
    if not layout_is_free(work):
        raise LAYOUT_IN_USE.because(book=work.book)
    held = work.leases.filter(returned_at__isnull=True, until__gt=clock.now()).select_related("person")
    if people := sorted({one.person.full_name for one in held}):
        raise LAYOUT_HELD.because(book=work.book, people=", ".join(people))
    was, work.layout = work.layout, layout
    work.save(update_fields=["layout"])
    work.drafts.filter(inspected=False).update(second=None)
    free_cuts(work.book, cuts_to_free(work.drafts.filter(held__is_open=True)), actor=actor, via=via)
    LeaseItem.objects.filter(lease__work=work).delete()
    telling.tell(
        work, telling.LAYOUT, actor=actor, duty=OPENING, payload={"was": was, "layout": layout}, via=via
    )


@atomic
def open_inspection(book: str, *, actor: Person, share: float = SAMPLE, via: str = "") -> BookWork:
    """Entries of a book that came by package are inspected against their pages: a random share of those not drawn yet, at least one."""
    must_hold(actor, book, "check")
    form = likely_layout(name_of(book))
    work, fresh = _work(book, form.code if form is not None else "", actor)
    if fresh:
        payload: dict[str, Any] = {"layout": work.layout, "policy": work.policy}
        telling.tell(work, telling.OPEN, actor=actor, duty="check", payload=payload, via=via)
    here = records.arrived_book(book)
    known = set(work.drafts.exclude(entry=None).values_list("entry", flat=True))
    replaced = work.drafts.filter(inspected=True, state="handed_in").exclude(version=F("entry__version"))
    known -= set(
        replaced.values_list("entry", flat=True)
    )  # its package came again: what was read is not what stands there
    left = () if here is None else records.entries(here).exclude(pk__in=known).exclude(pdf="")
    rows = [one for one in left if one.state in {"staged", "approved"}]
    if not rows:
        raise NO_ENTRIES.because(book=book)
    drawing = f"inspect {len(known)}"  # who draws once more draws anew
    rows.sort(key=lambda one: lot(bytes(work.salt), one.pk, drawing))
    chosen = sorted(rows[: max(1, math.ceil(share * len(rows)))], key=lambda one: one.row)
    before = {one.entry_id: one for one in replaced.select_related("work", "entry")}
    for draft in (before[one.pk] for one in chosen if one.pk in before):
        _read_again(draft, actor=actor, via=via)
    drafts = [
        Draft(
            work=work, entry=one, version=one.version, inspected=True, position=one.row - 1, state="waiting",
            salt=secrets.token_bytes(SALT_BYTES), second=[],
        )
        for one in chosen
        if one.pk not in before
    ]  # fmt: skip
    made = [_save(one) for one in drafts]
    payload = {"new": made, "dropped": [], "back": [], "inspected": True}
    telling.tell(work, telling.DRAFTS, actor=actor, duty="check", payload=payload, via=via)
    return work


def _read_again(draft: Draft, *, actor: Person, via: str) -> None:
    """An entry that was inspected stands in a new version: it is inspected once more, and what was read before counts no more."""
    undone = list(draft.passes.filter(undone_at__isnull=True).select_related("person"))
    for one in undone:
        one.undone_at = clock.now()
        one.save(update_fields=["undone_at"])
    stand_anew(draft)
    told = sorted([one.kind, one.person.username] for one in undone)
    payload = {"draft": draft.pk, "undone": told, "to": "", **stands(draft)}
    telling.tell(draft.work, telling.BACK, actor=actor, duty="check", payload=payload, via=via)


@atomic
def set_policy(work: BookWork, policy: Policy, *, actor: Person, via: str = "") -> BookWork:
    """Decide how much of a book is read twice; what was decided for a draft before stays."""
    must_hold(actor, work.book, DECIDING)
    work = lock(work)
    chosen = policy_of(policy.as_json())
    if chosen.as_json() == work.policy:
        return work
    work.policy = chosen.as_json()
    work.save(update_fields=["policy"])
    telling.tell(work, telling.POLICY, actor=actor, duty=DECIDING, payload={"policy": work.policy}, via=via)
    return work


@atomic
def follow_pages(work: BookWork, *, actor: Person, via: str = "") -> BookWork:
    """Let the drafts of a book follow its cuts: new ones are added, those that nobody keyed and whose cut is gone are left out."""
    must_hold(actor, work.book, OPENING)
    work = lock(work)
    follow(work, actor=actor, via=via)
    return work


def lock(work: BookWork) -> BookWork:
    """The book's keying as it is now, for this transaction alone."""
    return BookWork.objects.select_for_update().get(pk=work.pk)


def lock_book(book: str) -> None:
    """Hold the keying of a book, where there is any, before the book and its stream: the order in which every act takes the three."""
    BookWork.objects.select_for_update().filter(book=book).first()


def _work(book: str, layout: str, actor: Person) -> tuple[BookWork, bool]:
    work, fresh = BookWork.objects.get_or_create(
        book=book,
        defaults={
            "layout": layout,
            "policy": Policy().as_json(),
            "opened_by": actor,
            "opened_at": clock.now(),
            "salt": secrets.token_bytes(SALT_BYTES),
        },
    )
    return lock(work), fresh


def follow(work: BookWork, *, actor: Person, via: str) -> None:
    """Bring the drafts of a book in line with its cuts; part of the acts that open a book or hand out its drafts."""
    cuts = {one.pk: at for at, one in enumerate(_entries_cut(work.book), start=1)}
    known = {draft.cut: draft for draft in work.drafts.filter(cut__isnull=False)}
    new = [
        Draft(
            work=work, cut=cut, position=at, state="waiting", salt=secrets.token_bytes(SALT_BYTES)
        )
        for cut, at in cuts.items()
        if cut not in known
    ]  # fmt: skip
    made = [_save(draft) for draft in new]
    dropped, back = [], []
    for cut, draft in known.items():
        if cut in cuts and draft.position != cuts[cut]:
            draft.position = cuts[cut]
            draft.save(update_fields=["position"])
        if cut not in cuts and draft.state == "waiting":
            dropped.append(draft.pk)
        elif cut in cuts and draft.state == "dropped":
            back.append(draft.pk)
    Draft.objects.filter(pk__in=dropped).update(state="dropped")
    Draft.objects.filter(pk__in=back).update(state="waiting")
    LeaseItem.objects.filter(draft__in=dropped, is_open=True).update(is_open=False)
    if made or dropped or back:
        payload: dict[str, Any] = {"new": made, "dropped": dropped, "back": back, "inspected": False}
        telling.tell(work, telling.DRAFTS, actor=actor, duty=OPENING, payload=payload, via=via)


def _entries_cut(book: str) -> Any:
    return [one for one in imaging.cuts_of(book) if one.kind == "entry"]


def _save(draft: Draft) -> int:
    draft.save(force_insert=True)
    return draft.pk
