"""One-time codes (RFC 6238) of people who approve: the secret is kept encrypted, a code is good once.

Approving by command needs the approver's code; a home marked as a sample asks for none.
"""

from __future__ import annotations

import base64
import hashlib

import pyotp
from cryptography.fernet import Fernet
from django.conf import settings

from sogoc.accounts import refusals
from sogoc.accounts.access_actions import alter_access
from sogoc.accounts.actions import administers_somewhere, record
from sogoc.accounts.duties import Duty
from sogoc.accounts.models import Person
from sogoc.accounts.queries import is_sample
from sogoc.ground import clock
from sogoc.ground.database import atomic

_STEP = 30
_ISSUER = "Sổ Gốc"


@atomic
def make_one_time_secret(person: Person, *, actor: Person, via: str = "") -> str:
    """Tie an authenticator to an account, one's own or as administrator somebody's; return the address for its QR code.

    A secret made before stops working.
    """
    own = actor.pk == person.pk
    office = "" if own else administers_somewhere(actor)
    secret = pyotp.random_base32()
    access = alter_access(person, one_time_secret=_vault().encrypt(secret.encode()), one_time_step=-1)
    duty = "" if own else Duty.ADMINISTER
    record(person, "make_one_time_secret", actor=actor, office=office, duty=duty, via=via, payload=access)
    return pyotp.TOTP(secret).provisioning_uri(name=person.username, issuer_name=_ISSUER)


@atomic
def check_one_time_code(person: Person, code: str | None) -> None:
    """Refuse a missing, wrong or used code; the step before and the one after count too, for clocks that differ."""
    if is_sample():
        return
    if not code:
        raise refusals.CAN_MA_MOT_LAN.because(username=person.username)
    locked = Person.objects.select_for_update().get(pk=person.pk)
    if not locked.one_time_secret:
        raise refusals.CHUA_CO_MA_MOT_LAN.because(username=person.username)
    generator = pyotp.TOTP(_vault().decrypt(bytes(locked.one_time_secret)).decode())
    present = int(clock.now().timestamp()) // _STEP
    for step in (present - 1, present, present + 1):
        if step > locked.one_time_step and pyotp.utils.strings_equal(
            generator.at(step * _STEP), code.strip()
        ):
            locked.one_time_step = step
            locked.save(update_fields=["one_time_step"])
            return
    raise refusals.MA_MOT_LAN_SAI.because()


def _vault() -> Fernet:
    key = hashlib.sha256(b"one-time" + settings.SOGOC_FIELD_KEY).digest()
    return Fernet(base64.urlsafe_b64encode(key))
