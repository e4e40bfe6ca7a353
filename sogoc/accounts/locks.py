"""Sign-ins that are shut for a while after too many wrong ones, per account and address; kept in the database by django-axes.

Out: until when; an administrator releases.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Q

from sogoc.accounts.actions import administers_person, record
from sogoc.accounts.models import Person
from sogoc.accounts.security_refusals import KHONG_BI_KHOA
from sogoc.ground import clock
from sogoc.ground.database import atomic

AT_THE_DOOR = "giấy mời"
"""Under this name, and the digest of their first letters, wrong codes of invitations are counted; no account is called so."""
MANY, PAUSE = 20, dt.timedelta(seconds=5)
"""After so many wrong codes from one address in a quarter of an hour, each further try waits so long after the last wrong one."""
_AT = " @"
"""Between the user name and a registered browser; no user name has a blank."""
Wrong = tuple[dt.datetime, int]
"""When wrong ones were typed last in one browser, and how many."""


@dataclass(frozen=True, slots=True)
class Lock:
    """One account is shut for one address until an instant; ``counted_as`` tells a browser that its person registered apart."""

    counted_as: str
    address: str
    until: dt.datetime

    @property
    def username(self) -> str:
        """The account."""
        return self.counted_as.partition(_AT)[0]

    @property
    def on_device(self) -> bool:
        """Whether the wrong ones came from a browser that its person registered."""
        return _AT in self.counted_as


def on_device(username: str, device: str) -> str:
    """Under which name wrong ones are counted that come from a registered browser."""
    return f"{username}{_AT}{device}"


def cool_off() -> dt.timedelta:
    """For how long a lock holds."""
    found: dt.timedelta = get_cool_off()
    return found


def locked_until(wrong: Sequence[Wrong], *, limit: int, holds: dt.timedelta) -> dt.datetime | None:
    """When fewer than ``limit`` wrong ones will be younger than ``holds``; None where that is so already."""
    left = sum(count for _, count in wrong)
    end = None
    for at, count in sorted(wrong):
        if left < limit:
            break
        left, end = left - count, at + holds
    return end


def locks_of(usernames: Iterable[str] | None = None) -> list[Lock]:
    """Locks of some accounts (of all) that hold now, by user name and address."""
    holds, now = cool_off(), clock.now()
    rows = AccessAttempt.objects.filter(attempt_time__gt=now - holds)
    if usernames is not None:
        rows = rows.filter(_of(usernames))
    wrong: dict[tuple[str, str], list[Wrong]] = {}
    for username, address, at, count in rows.values_list(
        "username", "ip_address", "attempt_time", "failures_since_start"
    ):
        wrong.setdefault((username or "", address or ""), []).append((at, count))
    found = (
        (key, locked_until(some, limit=settings.AXES_FAILURE_LIMIT, holds=holds))
        for key, some in sorted(wrong.items())
    )
    return [Lock(*key, until) for key, until in found if until is not None]


@atomic
def release_lock(person: Person, *, actor: Person, via: str = "") -> None:
    """Let somebody sign in again before the time is over; an administrator's act."""
    office = administers_person(actor, person)
    if not locks_of([person.username]):
        raise KHONG_BI_KHOA.because(username=person.username)
    AccessAttempt.objects.filter(_of([person.username])).delete()
    record(person, "release_lock", actor=actor, office=office, via=via)


def _of(usernames: Iterable[str]) -> Q:
    found = Q(pk=None)
    for username in usernames:
        found |= Q(username=username) | Q(username__startswith=f"{username}{_AT}")
    return found


def wait_at_the_door(address: str) -> int:
    """Seconds for which another guess of a code from an address waits: none until many were wrong, then a few after each.

    The door is slower, never shut: behind one address may sit a whole office.
    """
    now = clock.now()
    rows = AccessAttempt.objects.filter(
        attempt_time__gt=now - cool_off(), ip_address=address, username__startswith=AT_THE_DOOR
    )
    wrong = list(rows.values_list("attempt_time", "failures_since_start"))
    if sum(count for _, count in wrong) < MANY:
        return 0
    waits: dt.timedelta = max(at for at, _ in wrong) + PAUSE - now
    return max(0, math.ceil(waits.total_seconds()))
