"""Browsers that people registered as theirs: on such a one a session outlasts a weekend without a network.

A browser carries one random key in a signed cookie, whoever sits before it; each person who registers it has a row of their own. A row
that is revoked ends the sessions that were opened by it.
"""

from __future__ import annotations

import uuid

from sogoc.accounts import security_refusals as refusals
from sogoc.accounts.actions import administers_person, need_reason, record
from sogoc.accounts.device_queries import digest_of
from sogoc.accounts.duties import Duty
from sogoc.accounts.models import Person
from sogoc.accounts.security_models import Device
from sogoc.ground import clock
from sogoc.ground.database import atomic

NAME_LENGTH = 60


@atomic
def register_device(person: Person, cookie: str, *, name: str, agent: str, via: str = "") -> Device:
    """Register the browser that carries this cookie as one's own."""
    called = " ".join(name.split())[:NAME_LENGTH]
    if not called:
        raise refusals.CAN_TEN_GOI.because()
    digest = digest_of(cookie)
    if digest is None:
        raise refusals.KHONG_CO_THIET_BI.because()
    there = person.devices.select_for_update().filter(digest=digest, revoked_at=None).first()
    if there is not None:
        raise refusals.THIET_BI_DA_DANG_KY.because(name=there.name)
    now = clock.now()
    device = Device.objects.create(
        person=person, digest=digest, name=called, agent=agent[:80], made_at=now, used_at=now
    )
    payload = {"device": str(device.pk), "key": digest.hex()}
    record(person, "register_device", actor=person, duty="", via=via, payload=payload)
    return device


@atomic
def revoke_device(
    person: Person, device: uuid.UUID, *, actor: Person, reason: str = "", via: str = ""
) -> Device:
    """End a registration, one's own, or as administrator somebody's with the reason; its sessions end with their next request."""
    office = ""
    if actor.pk != person.pk:
        office = administers_person(actor, person)
        need_reason(reason, "thu hồi thiết bị")
    found = person.devices.select_for_update().filter(pk=device, revoked_at=None).first()
    if found is None:
        raise refusals.KHONG_CO_THIET_BI.because()
    found.revoked_at = clock.now()
    found.save(update_fields=["revoked_at"])
    record(
        person,
        "revoke_device",
        actor=actor,
        office=office,
        duty=Duty.ADMINISTER if office else "",
        reason=reason,
        via=via,
        payload={"device": str(found.pk)},
    )
    return found


@atomic
def note_use(person: Person, device: str) -> None:
    """Remember when a registered browser was last used; mere use is no act."""
    person.devices.filter(pk=uuid.UUID(device), revoked_at=None).update(used_at=clock.now())


def device_named(text: str) -> uuid.UUID:
    """Id of a registration as somebody typed it; refuses what is none."""
    try:
        return uuid.UUID(text)
    except ValueError:
        raise refusals.KHONG_CO_THIET_BI.because() from None
