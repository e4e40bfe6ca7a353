"""Open sessions of accounts, each with a row while it is open: begun, seen, ended. Ending one is an act; mere use is none."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid

from django.db.models import QuerySet

from sogoc.accounts import security_refusals as refusals
from sogoc.accounts.actions import record
from sogoc.accounts.models import Person
from sogoc.accounts.security_models import Sitting
from sogoc.ground import clock
from sogoc.ground.database import atomic


def knows(person: Person) -> str:
    """Digest of what a session of this account must know."""
    return hashlib.sha256(person.get_session_auth_hash().encode()).hexdigest()


def sittings_of(person: Person) -> QuerySet[Sitting]:
    """Sessions of an account that its password of today keeps open, the one seen last first."""
    return person.sittings.filter(knows=knows(person)).select_related("device").order_by("-seen_at")


@atomic
def begin(person: Person, *, agent: str, device: str | None, longest: dt.timedelta) -> str:
    """Note that a session began; rows of sessions that nobody can come back to go."""
    now = clock.now()
    Sitting.objects.filter(seen_at__lt=now - longest).delete()
    person.sittings.exclude(knows=knows(person)).delete()
    sign = uuid.UUID(device) if device else None
    row = Sitting.objects.create(
        person=person, agent=agent[:80], device_id=sign, knows=knows(person), begun_at=now, seen_at=now
    )
    return str(row.pk)


@atomic
def go_on(person: Person, sitting: str, *, device: str | None) -> None:
    """Note that a session is in use, perhaps under another password or in a browser registered by now."""
    sign = uuid.UUID(device) if device else None
    person.sittings.filter(pk=sitting).update(seen_at=clock.now(), knows=knows(person), device_id=sign)


@atomic
def leave(sitting: str) -> None:
    """Note that a session was left."""
    Sitting.objects.filter(pk=sitting).delete()


@atomic
def end_session(person: Person, sitting: uuid.UUID, *, via: str = "") -> None:
    """End one of one's own sessions; it ends with its next request."""
    found = person.sittings.select_for_update().filter(pk=sitting).first()
    if found is None:
        raise refusals.KHONG_CO_PHIEN.because()
    found.delete()
    record(person, "end_session", actor=person, duty="", via=via, payload={"session": str(sitting)})
