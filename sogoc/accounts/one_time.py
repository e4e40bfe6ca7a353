"""One-time codes (RFC 6238): the secret is kept encrypted, a code is good once.

Whoever has an authenticator shows its code when signing in; approving by command needs the approver's code too, except in a home
marked as a sample.
"""

from __future__ import annotations

import pyotp

from sogoc.accounts import refusals
from sogoc.accounts.access_actions import alter_access, note_reset
from sogoc.accounts.actions import administers_person, record
from sogoc.accounts.codes import vault
from sogoc.accounts.duties import Duty
from sogoc.accounts.factors import must_keep_a_factor
from sogoc.accounts.models import Person
from sogoc.accounts.queries import is_sample
from sogoc.accounts.security_refusals import CHUA_GAN_MA_MOT_LAN
from sogoc.ground import clock
from sogoc.ground.database import atomic

_STEP = 30
_ISSUER = "Sổ Gốc"
_PURPOSE = "one-time"


def new_secret() -> str:
    """Secret that an authenticator and the server will share."""
    return pyotp.random_base32()


def address_of(person: Person, secret: str) -> str:
    """Address of a secret for the QR code that an authenticator reads."""
    return pyotp.TOTP(secret).provisioning_uri(name=person.username, issuer_name=_ISSUER)


@atomic
def make_one_time_secret(person: Person, *, actor: Person, via: str = "") -> str:
    """Tie an authenticator to an account, one's own or as administrator somebody's; return the address for its QR code.

    A secret made before stops working.
    """
    own = actor.pk == person.pk
    office = "" if own else administers_person(actor, person)
    secret = new_secret()
    _keep(person, secret, step=-1, actor=actor, office=office, via=via)
    return address_of(person, secret)


@atomic
def enrol_one_time(person: Person, secret: str, *, code: str, actor: Person, via: str = "") -> None:
    """Tie an authenticator to one's own account once it has shown a right code; that code is then used."""
    _must_be_own(person, actor)
    _keep(person, secret, step=_step_of(secret, code, after=-1), actor=actor, office="", via=via)


@atomic
def remove_one_time(person: Person, *, actor: Person, via: str = "") -> None:
    """Part an authenticator from one's own account; who approves or administers keeps another factor."""
    _must_be_own(person, actor)
    if not person.one_time_secret:
        raise CHUA_GAN_MA_MOT_LAN.because(username=person.username)
    must_keep_a_factor(person, without_one_time=True)
    access = alter_access(person, one_time_secret=b"", one_time_step=-1)
    record(person, "remove_one_time", actor=actor, duty="", via=via, payload=access)


@atomic
def check_one_time_code(person: Person, code: str | None) -> None:
    """Refuse a missing, wrong or used code of somebody who approves by command; a sample asks for none."""
    if not is_sample():
        use_one_time_code(person, code)


@atomic
def use_one_time_code(person: Person, code: str | None) -> None:
    """Refuse a missing, wrong or used code; the step before and the one after count too, for clocks that differ."""
    if not code:
        raise refusals.CAN_MA_MOT_LAN.because(username=person.username)
    locked = Person.objects.select_for_update().get(pk=person.pk)
    if not locked.one_time_secret:
        raise refusals.CHUA_CO_MA_MOT_LAN.because(username=person.username)
    secret = vault(_PURPOSE).decrypt(bytes(locked.one_time_secret)).decode()
    locked.one_time_step = _step_of(secret, code, after=locked.one_time_step)
    locked.save(update_fields=["one_time_step"])


def hide(secret: str) -> str:
    """A secret that waits for its first code, as it may lie in a session."""
    return vault("one-time pending").encrypt(secret.encode()).decode()


def reveal(hidden: str) -> str:
    """The secret that was hidden."""
    return vault("one-time pending").decrypt(hidden.encode()).decode()


def _step_of(secret: str, code: str, *, after: int) -> int:
    generator = pyotp.TOTP(secret)
    typed = "".join(code.split())
    present = int(clock.now().timestamp()) // _STEP
    for step in (present - 1, present, present + 1):
        if step > after and pyotp.utils.strings_equal(generator.at(step * _STEP), typed):
            return step
    raise refusals.MA_MOT_LAN_SAI.because()


def _keep(person: Person, secret: str, *, step: int, actor: Person, office: str, via: str) -> None:
    hidden = vault(_PURPOSE).encrypt(secret.encode())
    told = note_reset(person, "make_one_time_secret", actor=actor)
    access = told | alter_access(person, one_time_secret=hidden, one_time_step=step)
    duty = Duty.ADMINISTER if office else ""
    record(person, "make_one_time_secret", actor=actor, office=office, duty=duty, via=via, payload=access)


def _must_be_own(person: Person, actor: Person) -> None:
    if actor.pk != person.pk:
        raise refusals.KHONG_PHAI_QUAN_TRI.because(scope=f"lớp xác thực của tài khoản {person.username}")
