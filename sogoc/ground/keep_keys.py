"""Keys under which a browser keeps a person's work when there is no network: derived, never stored, given only to who is signed in.

In: a person and the registered device, if it is one. Out: key ids and keys, the current one first. The browser keeps its own key wrapped by
one of these, so what lies on a stolen or shared PC opens only where this server still answers for that person on that device: a device that
was struck off is given no key of its own any more. The second key, the person's own, serves work that
began before the device was registered, and work that was not sent when it was struck off: its person signs in again and has it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import TypedDict

from django.conf import settings

DAYS = 7
"""Days for which work taken along is meant to last without a network; said to people, decides nothing."""


class KeepKey(TypedDict):
    """One key: ``id`` may be stored anywhere, ``key`` (base64url of 32 bytes) only in memory."""

    id: str
    key: str


def keys_for(person_id: int, device_id: str | None) -> list[KeepKey]:
    """Keys of this person on this device, the current one first."""
    bindings = [f"{person_id}", *([f"{person_id}|{device_id}"] if device_id else [])]
    return [_key(binding) for binding in reversed(bindings)]


def _key(binding: str) -> KeepKey:
    secret = _derive(f"keep:{binding}")
    return KeepKey(id=_derive(f"name:{binding}").hex()[:16], key=base64.urlsafe_b64encode(secret).decode())


def _derive(info: str) -> bytes:
    return hmac.new(settings.SOGOC_FIELD_KEY, info.encode(), hashlib.sha256).digest()
