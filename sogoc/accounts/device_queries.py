"""Registered browsers as others read them: by the cookie of a request, by person."""

from __future__ import annotations

import secrets
import uuid

from django.core.signing import BadSignature, Signer
from django.db.models import F

from sogoc.accounts.codes import keyed
from sogoc.accounts.models import Person
from sogoc.accounts.security_models import Device

COOKIE = "sogoc_device"
"""Name of the cookie that carries a browser's key."""
_SIGNER = "sogoc.accounts.devices"


def new_key() -> str:
    """What a browser's cookie is to say, signed."""
    return Signer(salt=_SIGNER).sign(secrets.token_urlsafe(24))


def digest_of(cookie: str) -> bytes | None:
    """Under what a browser is found by its cookie; None for a cookie that is not ours."""
    try:
        return keyed("device", Signer(salt=_SIGNER).unsign(cookie))
    except BadSignature:
        return None


def device_by_cookie(person: Person, cookie: str | None) -> Device | None:
    """The registration of a browser for one person, by its cookie; None where there is none or it was revoked."""
    return open_device(person.username, cookie)


def open_device(username: str, cookie: str | None) -> Device | None:
    """The same by the name of an account, which may be nobody's."""
    digest = digest_of(cookie) if cookie else None
    if digest is None:
        return None
    return Device.objects.filter(person__username=username, digest=digest, revoked_at=None).first()


def is_open(person: Person, device: str) -> bool:
    """Whether a session that was opened by this registration may go on."""
    try:
        return person.devices.filter(pk=uuid.UUID(device), revoked_at=None).exists()
    except ValueError:
        return False


def devices_of(person: Person) -> list[Device]:
    """Every browser that somebody ever registered: those in use first, then those revoked last."""
    order = (F("revoked_at").desc(nulls_first=True), "-used_at")
    return list(person.devices.order_by(*order))
