"""A third person confirms that an account is its owner's again after somebody else set its password or factors (decision 0032)."""

from __future__ import annotations

from sogoc.accounts.actions import need_reason, record
from sogoc.accounts.duties import Duty
from sogoc.accounts.factors import not_set_by_owner
from sogoc.accounts.models import Person
from sogoc.accounts.queries import authority_of
from sogoc.accounts.reset_queries import (
    confirmers,
    office_to_confirm,
    open_resets,
    unread,
    why_not_confirm,
)
from sogoc.accounts.security_models import ResetNotice
from sogoc.accounts.security_refusals import CO_NGUOI_XAC_NHAN, KHONG_CHO_XAC_NHAN
from sogoc.ground import clock
from sogoc.ground.database import atomic


@atomic
def confirm_access(person: Person, *, actor: Person, via: str = "") -> None:
    """Say that the owner of an account was met and has it again: what waits since a reset counts once more.

    Only what the owner set is confirmed: not a sheet or password that the resetter still knows.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    resets = list(open_resets(person))
    refused = why_not_confirm(actor, person, resets) or not_set_by_owner(person)
    if refused is not None:
        raise refused
    authority = authority_of(actor)
    office = office_to_confirm(authority, person) or ""
    duty = Duty.ADMINISTER if Duty.ADMINISTER in authority.held.get(office, ()) else Duty.APPROVE
    open_resets(person).update(confirmed_by=actor, confirmed_at=clock.now())
    payload = {"resets": sorted(one.pk for one in resets)}
    record(person, "confirm_access", actor=actor, office=office, duty=duty, via=via, payload=payload)


@atomic
def confirm_by_installation(person: Person, *, reason: str, via: str = "") -> None:
    """The same where nobody is who may confirm: whoever keeps the server does, with a reason, and the installation is the actor.

    All who were told of the reset are told again, so that they see who confirmed.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    why = need_reason(reason, "xác nhận trên máy chủ")
    resets = list(open_resets(person))
    if not resets:
        raise KHONG_CHO_XAC_NHAN.because(username=person.username)
    if others := confirmers(person, resets):
        named = ", ".join(f"{one.full_name} ({one.username})" for one in others)
        raise CO_NGUOI_XAC_NHAN.because(username=person.username, named=named)
    if (refused := not_set_by_owner(person)) is not None:
        raise refused
    payload = {"resets": sorted(one.pk for one in resets)}
    open_resets(person).update(confirmed_at=clock.now())
    ResetNotice.objects.filter(reset__in=payload["resets"]).update(read_at=None)
    record(person, "confirm_access", actor=None, duty="", reason=why, via=via, payload=payload)


@atomic
def read_notices(person: Person) -> None:
    """Remember that somebody read what they were told of resets; reading is no act."""
    unread(person).update(read_at=clock.now())
