"""Invitations without e-mail: a printed sheet with a code, with which a person chooses the password of an account made for them.

The code is good once and for some days. An account that waits for its owner has a password that nobody was told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from sogoc.accounts import security_refusals as refusals
from sogoc.accounts.access_actions import alter_access, note_reset
from sogoc.accounts.actions import administers_person, record, refuse_weak
from sogoc.accounts.codes import digest, new_code
from sogoc.accounts.hiring_actions import hire
from sogoc.accounts.models import Person
from sogoc.accounts.security_models import Invitation
from sogoc.accounts.team_models import Contractor
from sogoc.ground import clock
from sogoc.ground.database import atomic

USUAL_DAYS, MOST_DAYS = 14, 60
_PURPOSE = "invitation"


@dataclass(frozen=True, slots=True)
class Invited:
    """What the sheet says; the code is told this once."""

    person: Person
    code: str
    until: dt.datetime


@atomic
def invite(
    username: str,
    full_name: str,
    *,
    actor: Person,
    duties: Iterable[str] = (),
    unit: str = "",
    contractor: Contractor | None = None,
    days: int = USUAL_DAYS,
    via: str = "",
) -> Invited:
    """Make an account with its duties and the sheet with which its owner comes in."""
    hired = hire(
        username, full_name, actor=actor, unit=unit, duties=list(duties), contractor=contractor, via=via
    )
    return _invite(hired.person, actor=actor, days=days, via=via)


@atomic
def invite_again(person: Person, *, actor: Person, days: int = USUAL_DAYS, via: str = "") -> Invited:
    """Make a new sheet for an account, also where the password was forgotten; an older sheet ends."""
    if actor.pk == person.pk:
        raise refusals.MOI_CHINH_MINH.because()
    return _invite(person, actor=actor, days=days, via=via)


@atomic
def revoke_invitation(person: Person, *, actor: Person, via: str = "") -> None:
    """End the sheet that waits for somebody."""
    office = administers_person(actor, person)
    if not _end_open(person):
        raise refusals.KHONG_CO_GIAY_MOI.because(username=person.username)
    record(person, "revoke_invitation", actor=actor, office=office, via=via, payload=alter_access(person))


def find_invitation(typed: str) -> Invitation:
    """The open invitation of a code; refuses a wrong, used, ended or late one without saying which."""
    found = (
        open_invitations()
        .select_related("person")
        .filter(digest=digest(_PURPOSE, typed), until__gt=clock.now(), person__is_active=True)
        .first()
    )
    if found is None:
        raise refusals.MA_MOI_SAI.because()
    return found


@atomic
def accept_invitation(typed: str, password: str, *, via: str = "") -> Person:
    """Choose the password of the account that a code was printed for; the code is used."""
    invitation = Invitation.objects.select_for_update().get(pk=find_invitation(typed).pk)
    if invitation.used_at is not None or invitation.ended_at is not None:
        raise refusals.MA_MOI_SAI.because()
    person = invitation.person
    refuse_weak(password, person)
    known = person.resets.filter(by=invitation.made_by, confirmed_at=None).exists()
    told = {} if known else note_reset(person, "accept_invitation", actor=invitation.made_by)
    invitation.used_at = clock.now()
    invitation.save(update_fields=["used_at"])
    person.set_password(password)
    access = told | alter_access(person, password=person.password, must_change_password=False)
    record(person, "accept_invitation", actor=person, duty="", via=via, payload=access)
    return person


def open_invitations() -> QuerySet[Invitation]:
    """Invitations that were neither used nor ended; some may be late."""
    return Invitation.objects.filter(used_at=None, ended_at=None)


@atomic
def _invite(person: Person, *, actor: Person, days: int, via: str) -> Invited:
    office = administers_person(actor, person)
    if not 1 <= days <= MOST_DAYS:
        raise refusals.THOI_HAN_MOI_SAI.because(most=MOST_DAYS)
    _end_open(person)
    told = note_reset(person, "invite", actor=actor)
    code, now = new_code(2, 5), clock.now()
    until = now + dt.timedelta(days=days)
    Invitation.objects.create(
        person=person, digest=digest(_PURPOSE, code), made_by=actor, made_at=now, until=until
    )
    record(
        person, "invite", actor=actor, office=office, via=via,
        payload={**alter_access(person), **told, "until": clock.stamp(until)},
    )  # fmt: skip
    return Invited(person, code, until)


@atomic
def _end_open(person: Person) -> int:
    return open_invitations().filter(person=person).update(ended_at=clock.now())
