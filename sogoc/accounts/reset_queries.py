"""Accounts whose password or factors somebody else set: whose duties wait, who is told of it, who may confirm.

In: a person. Out: what of their duties waits until a third person confirmed that the owner has the account again (decision 0032).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from sogoc.accounts import security_refusals as refusals
from sogoc.accounts.contract_queries import holds_on
from sogoc.accounts.duties import WAITING_AFTER_RESET as GRAVE
from sogoc.accounts.models import DutyAssignment, Person
from sogoc.accounts.queries import authority_of, office_tree
from sogoc.accounts.security_models import AccessReset, ResetNotice
from sogoc.ground import clock

if TYPE_CHECKING:
    from sogoc.accounts.queries import Authority
    from sogoc.law.refusal import Refusal


def open_resets(person: Person) -> QuerySet[AccessReset]:
    """Resets of an account that nobody confirmed yet, the latest first."""
    return person.resets.filter(confirmed_at=None).select_related("by").order_by("-pk")


def grave_offices(person: Person) -> list[str]:
    """Offices at which somebody was given a duty that waits after a reset, now or to come."""
    held = DutyAssignment.objects.filter(person=person, duty__in=GRAVE).exclude(until__lte=clock.today_vn())
    return sorted(set(held.values_list("office__ref", flat=True)))


def waiting(person: Person) -> list[AccessReset]:
    """The resets because of which somebody's duties wait; none for who holds no such duty."""
    return list(open_resets(person)) if grave_offices(person) else []


def why_waits(person: Person) -> Refusal | None:
    """Why somebody's approving or administering does not count now; None when it does."""
    resets = waiting(person)
    if not resets:
        return None
    at = resets[0].at.astimezone(clock.VIET_NAM)
    by = resets[0].by.full_name
    return refusals.CHO_XAC_NHAN.because(username=person.username, by=by, at=f"{at:%H:%M ngày %d/%m/%Y}")


def in_use(person: Person) -> bool:
    """Whether an account is somebody's already: whoever sets its password now could act as that person."""
    return bool(person.last_login or person.one_time_secret or person.passkeys.exists())


def readers_of(person: Person, *, by: Person) -> list[Person]:
    """Who is told of a reset: the person, and who else approves or administers over an office where the person does."""
    offices = grave_offices(person)
    if not offices:
        return []
    tree = office_tree()
    above = {ref for office in offices for ref in tree.upwards(office)}
    held = DutyAssignment.objects.filter(holds_on(clock.today_vn()), duty__in=GRAVE, office__ref__in=above)
    others = Person.objects.filter(pk__in=held.values("person"), is_active=True).exclude(pk=person.pk)
    return [person, *others.exclude(pk=by.pk).order_by("username")]


def why_not_confirm(actor: Person, person: Person, resets: list[AccessReset]) -> Refusal | None:
    """Why somebody may not confirm that an account is its owner's again; None when they may."""
    if not resets:
        return refusals.KHONG_CHO_XAC_NHAN.because(username=person.username)
    own = actor.pk == person.pk or any(one.by_id == actor.pk for one in resets)
    later = actor.created_at > min(one.at for one in resets)
    if own or later or office_to_confirm(authority_of(actor), person) is None:
        return refusals.XAC_NHAN_BOI_NGUOI_KHAC.because(username=person.username)
    return None


def office_to_confirm(authority: Authority, person: Person) -> str | None:
    """Office from which somebody approves or administers over every office where this person does."""
    found = [
        next((at for duty in GRAVE if (at := authority.office_for(office, duty)) is not None), None)
        for office in grave_offices(person)
    ]
    return found[0] if found and None not in found else None


def unread(person: Person) -> QuerySet[ResetNotice]:
    """What somebody was told and did not say to have read, the latest first."""
    notices = ResetNotice.objects.filter(reader=person, read_at=None)
    return notices.select_related("reset__person", "reset__by", "reset__confirmed_by").order_by("-reset")


def to_be_told(person: Person) -> bool:
    """Whether there is something that somebody should see first: a reset they did not read of, or their own that waits."""
    return unread(person).exists() or bool(waiting(person))


def waiting_for(actor: Person) -> list[tuple[Person, list[AccessReset]]]:
    """Accounts whose duties wait and that somebody may confirm."""
    people = Person.objects.filter(
        pk__in=AccessReset.objects.filter(confirmed_at=None).values("person"),
        assignments__in=DutyAssignment.objects.filter(duty__in=GRAVE),
    )
    found = [(one, waiting(one)) for one in people.distinct().order_by("username")]
    return [(one, resets) for one, resets in found if why_not_confirm(actor, one, resets) is None]
