"""What the ledger knows of an account without showing it: salted commitments to the full name and to what decides who may sign in.

In: a person. Out: the commitments that acts of the stream ``accounts`` carry under ``profile`` and ``access``. The salt of the latter is
fresh with each act and lies beside the person, so that an older row that is put back does not fit either. What mere use changes
(``last_login``, the last step of a one-time code, the count of a passkey) is not covered.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

import orjson

from sogoc.accounts.models import Person
from sogoc.accounts.reset_queries import in_use, readers_of
from sogoc.accounts.security_models import AccessReset, ResetNotice
from sogoc.ground import clock
from sogoc.ground.clock import stamp
from sogoc.ground.database import must_be_in_transaction
from sogoc.ground.ledger.events import commitment

COVERED = ("password", "is_active", "must_change_password", "one_time_secret", "session_epoch")
BESIDE = ("passkeys", "recovery_codes", "invitations")
"""Tables beside an account that decide who may sign in."""
SALT_BYTES = 16


def commit_to_access(person: Person) -> str:
    """Salted commitment to an account's password hash, whether it is open, whether the password must change, its one-time secret.

    What was added later (passkeys, recovery codes, an open invitation, that all sessions were ended) is covered where there is any: a
    commitment of before stays good.
    """
    secret = bytes(person.one_time_secret).hex()
    decides: list[Any] = [
        person.username,
        person.password,
        person.is_active,
        person.must_change_password,
        secret,
    ]
    further = {
        "sessions": person.session_epoch,
        "passkeys": sorted(
            [bytes(one.credential_id).hex(), hashlib.sha256(one.credential).hexdigest(), one.rp_id]
            for one in person.passkeys.all()
        ),
        "recovery": sorted(bytes(one.digest).hex() for one in person.recovery_codes.all()),
        "invitations": sorted(
            [bytes(one.digest).hex(), stamp(one.until)]
            for one in person.invitations.all()
            if one.used_at is None and one.ended_at is None
        ),
    }
    present = {name: value for name, value in further.items() if value}
    if present:
        decides.append(present)
    return commitment(bytes(person.access_salt), orjson.dumps(decides)).hex()


def commit_to_name(person: Person) -> str:
    """Salted commitment to the full name of an account."""
    return commitment(bytes(person.salt), person.full_name.encode()).hex()


def alter_access(person: Person, **changes: object) -> dict[str, str]:
    """Change columns of an account and return what its act must say; part of the actions of this room.

    Rows beside the account are changed before. What is not changed is read again under a lock: the commitment speaks of what is
    stored, not of what the caller holds.
    """
    must_be_in_transaction()
    stored = Person.objects.select_for_update().get(pk=person.pk)
    for name in {*COVERED, *changes}:
        setattr(person, name, changes[name] if name in changes else getattr(stored, name))
    person.access_salt = secrets.token_bytes(SALT_BYTES)
    person.save(update_fields=[*changes, "access_salt"])
    return {"access": commit_to_access(person)}


def note_reset(person: Person, act: str, *, actor: Person) -> dict[str, Any]:
    """Note that somebody sets what opens another's account in use, tell who must know; part of the actions of this room.

    Comes before the change itself. What the act says of it: number of the reset, who made it, user names of those who are told.
    """
    must_be_in_transaction()
    if actor.pk == person.pk or not in_use(person):
        return {}
    reset = AccessReset.objects.create(person=person, act=act, by=actor, at=clock.now())
    readers = readers_of(person, by=actor)
    ResetNotice.objects.bulk_create(ResetNotice(reset=reset, reader=one) for one in readers)
    return {"reset": reset.pk, "by": actor.username, "told": [one.username for one in readers]}
