"""A phone is paired with one book for one person: a code that is good once and for minutes, then a key that only this phone holds.

In: who asks, for which book; the token of the code; what the phone calls itself. Out: a pairing. Neither token nor key is stored, only
their hashes. Each photo asks anew whether its person still has the duty: who loses it, loses the phone too.
"""

from __future__ import annotations

import datetime as dt
import secrets
from typing import TYPE_CHECKING, Any

from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.ground import clock
from sogoc.ground.clock import stamp
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.imaging import refusals
from sogoc.imaging.models import Pairing
from sogoc.imaging.pairing_queries import is_open, phones_of, sign
from sogoc.imaging.receiving_actions import book_for_pages
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

CODE_LASTS = dt.timedelta(minutes=10)
PHONE_LASTS = dt.timedelta(hours=12)
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Of a code's address, which may be typed: none that is taken for another; 24 of them are 118 random bits."""


@transaction.atomic
def invite_phone(path: str, *, actor: Person, via: str = "") -> tuple[Pairing, str]:
    """Make a code for one phone; return the pairing that waits for it, and the code's token, which is told once."""
    path = book_for_pages(path)
    situation = Situation("here", str(actor.pk), accounts.duties_of(actor, path))
    refused = why_not(WORKFLOWS["page"], "receive", situation)
    if refused is not None:
        raise refused
    token, now = "".join(secrets.choice(_LETTERS) for _ in range(24)), clock.now()
    pairing = Pairing.objects.create(
        book=path, by=actor, token_sha256=sign(token), made_at=now, until=now + CODE_LASTS
    )
    _tell("invite_phone", pairing, {"token": pairing.token_sha256, "until": stamp(pairing.until)}, via=via)
    return pairing, token


@transaction.atomic
def pair_phone(token: str, *, device: str) -> tuple[Pairing, str]:
    """Pair the phone that shows a code's token first; return the pairing and the key that the phone keeps."""
    found = Pairing.objects.select_for_update().filter(token_sha256=sign(token)).first()
    if found is None or found.paired_at is not None or not is_open(found):
        raise refusals.PHONE_NOT_PAIRED.because()
    key, now = secrets.token_urlsafe(24), clock.now()
    found.key_sha256, found.device = sign(key), " ".join(device.split())[:60]
    found.paired_at, found.until = now, now + PHONE_LASTS
    found.save(update_fields=["key_sha256", "device", "paired_at", "until"])
    said = {"key": found.key_sha256, "device": found.device, "until": stamp(found.until)}
    _tell("pair_phone", found, said, via="phone")
    return found, key


@transaction.atomic
def end_pairing(pk: int, *, actor: Person, via: str = "") -> Pairing:
    """Take a code or a phone away; a second time changes nothing."""
    found = Pairing.objects.select_for_update().filter(pk=pk, by=actor).first()
    if found is None:
        raise refusals.PHONE_NOT_PAIRED.because()
    if found.ended_at is None:
        found.ended_at = clock.now()
        found.save(update_fields=["ended_at"])
        _tell("end_phone", found, {"at": stamp(found.ended_at)}, via=via)
    return found


def _tell(action: str, pairing: Pairing, payload: dict[str, Any], *, via: str) -> None:
    append(
        Act(
            stream=f"book:{pairing.book}",
            action=action,
            subject=phones_of(pairing.book),
            actor=pairing.by.username,
            office=pairing.book.partition("/")[0],
            duty="scan",
            payload={"pairing": pairing.pk, **payload},
            via=via,
        )
    )
