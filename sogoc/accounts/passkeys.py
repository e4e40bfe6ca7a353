"""Passkeys (W3C Web Authentication, level 2): added to an account, and shown as its proof.

In: what a browser answers to a challenge, and the address at which it was asked. Out: the account. The person must have been verified by
the device (finger, face, PIN), so that a passkey is a full proof; host, origin, challenge and the device's own count of signatures
are checked. Browsers allow it on https under a name, or on localhost.
"""

from __future__ import annotations

import hashlib
import ipaddress
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    AuthenticatorData,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialType,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from sogoc.accounts import security_refusals as refusals
from sogoc.accounts.access_actions import alter_access
from sogoc.accounts.actions import record
from sogoc.accounts.codes import keyed
from sogoc.accounts.factors import must_keep_a_factor
from sogoc.accounts.models import Person
from sogoc.accounts.security_models import Passkey
from sogoc.ground import clock
from sogoc.ground.database import atomic

TITLE = "Sổ Gốc"
NAME_LENGTH = 60
_UNREADABLE = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    RecursionError,
    struct.error,
)
"""What the library raises of an answer that is none."""
_OUTER = ("id", "rawId", "type")
_INNER = ("clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle")
_LONGEST = 100_000
Read = TypeVar("Read")
State = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a browser found the server: scheme, host name and port as in its address bar."""

    scheme: str
    host: str
    """Name with port."""

    @property
    def origin(self) -> str:
        """What the browser will say it was asked by."""
        return f"{self.scheme}://{self.host}"

    @property
    def rp_id(self) -> str:
        """Name without port: what a passkey is bound to."""
        return self.host.rpartition("]")[0][1:] if self.host.startswith("[") else self.host.partition(":")[0]

    @property
    def works(self) -> bool:
        """Whether browsers allow passkeys here."""
        local = self.rp_id == "localhost" or self.rp_id.endswith(".localhost")
        return (self.scheme == "https" or local) and not _is_address(self.rp_id)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def begin_adding(person: Person, place: Place) -> tuple[dict[str, Any], State]:
    """What to ask a browser that shall make a passkey, and what the server keeps until it answers."""
    known = [_descriptor(one) for one in person.passkeys.filter(rp_id=place.rp_id)]
    options, state = _server(place).register_begin(
        PublicKeyCredentialUserEntity(
            id=_handle(person), name=person.username, display_name=person.full_name
        ),
        credentials=known,
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return dict(options), dict(state)


@atomic
def add_passkey(
    person: Person, answer: Mapping[str, Any], *, name: str, place: Place, state: State, via: str = ""
) -> Passkey:
    """Add the passkey that a browser made for its own account."""
    called = _name(name)
    said = _texts(answer)
    made: AuthenticatorData = _understood(lambda: _server(place).register_complete(state, said))
    credential = made.credential_data
    if credential is None:
        raise refusals.KHOA_KHONG_NHAN.because()
    if Passkey.objects.filter(credential_id=credential.credential_id).exists():
        raise refusals.KHOA_DA_CO.because()
    passkey = Passkey.objects.create(
        person=person,
        credential_id=credential.credential_id,
        credential=bytes(credential),
        rp_id=place.rp_id,
        name=called,
        sign_count=made.counter,
        made_at=clock.now(),
    )
    payload = {**alter_access(person), "passkey": mark_of(passkey)}
    record(person, "add_passkey", actor=person, duty="", via=via, payload=payload)
    return passkey


@atomic
def rename_passkey(person: Person, pk: int, *, name: str) -> None:
    """Call one's own passkey otherwise; what it is called decides nothing and stands in no act."""
    passkey = _own(person, pk)
    passkey.name = _name(name)
    passkey.save(update_fields=["name"])


@atomic
def remove_passkey(person: Person, pk: int, *, via: str = "") -> None:
    """Remove one's own passkey; who approves or administers keeps another factor."""
    passkey = _own(person, pk)
    must_keep_a_factor(person, without_passkeys=1)
    mark = mark_of(passkey)
    passkey.delete()
    payload = {**alter_access(person), "passkey": mark}
    record(person, "remove_passkey", actor=person, duty="", via=via, payload=payload)


def begin_proving(place: Place, person: Person | None = None) -> tuple[dict[str, Any], State]:
    """What to ask a browser that shall show a passkey: any of this place, or one of somebody's."""
    known = None
    if person is not None:
        known = [_descriptor(one) for one in person.passkeys.filter(rp_id=place.rp_id)]
    options, state = _server(place).authenticate_begin(
        credentials=known, user_verification=UserVerificationRequirement.REQUIRED
    )
    return dict(options), dict(state)


@atomic
def prove_by_passkey(
    answer: Mapping[str, Any], *, place: Place, state: State, person: Person | None = None
) -> Person:
    """Return the open account whose passkey answered the challenge; refuse another one's than ``person``'s."""
    said = _texts(answer)
    shown = _understood(lambda: AuthenticationResponse.from_dict(said))
    passkey = (
        Passkey.objects.select_for_update(of=("self",))
        .select_related("person")
        .filter(credential_id=shown.raw_id, rp_id=place.rp_id)
        .first()
    )
    if passkey is None or not passkey.person.is_active or person not in {None, passkey.person}:
        raise refusals.KHOA_KHONG_NHAN.because()
    handle = shown.response.user_handle
    if handle is not None and bytes(handle) != _handle(passkey.person):
        raise refusals.KHOA_KHONG_NHAN.because()
    known = AttestedCredentialData(bytes(passkey.credential))
    _understood(lambda: _server(place).authenticate_complete(state, [known], said))
    count = shown.response.authenticator_data.counter
    if (count or passkey.sign_count) and count <= passkey.sign_count:
        raise refusals.KHOA_BI_SAO_CHEP.because(name=passkey.name)
    passkey.sign_count = count
    passkey.used_at = clock.now()
    passkey.save(update_fields=["sign_count", "used_at"])
    return passkey.person


def mark_of(passkey: Passkey) -> str:
    """How acts tell one passkey from another."""
    return hashlib.sha256(passkey.credential_id).hexdigest()[:12]


def _own(person: Person, pk: int) -> Passkey:
    passkey = person.passkeys.select_for_update().filter(pk=pk).first()
    if passkey is None:
        raise refusals.KHONG_CO_KHOA.because()
    return passkey


def _server(place: Place) -> Fido2Server:
    if not place.works:
        raise refusals.KHOA_CAN_DIA_CHI_AN_TOAN.because(origin=place.origin)
    party = PublicKeyCredentialRpEntity(id=place.rp_id, name=TITLE)
    return Fido2Server(party, verify_origin=lambda said: said == place.origin)


def _descriptor(passkey: Passkey) -> PublicKeyCredentialDescriptor:
    return PublicKeyCredentialDescriptor(
        type=PublicKeyCredentialType.PUBLIC_KEY, id=bytes(passkey.credential_id)
    )


def _handle(person: Person) -> bytes:
    """What an authenticator knows an account by: tells nothing of it."""
    return keyed("passkey", person.username)


def _name(name: str) -> str:
    called = " ".join(name.split())[:NAME_LENGTH]
    if not called:
        raise refusals.CAN_TEN_GOI.because()
    return called


def _texts(answer: Mapping[str, Any]) -> dict[str, Any]:
    """The members of an answer that are read, if they are texts of some length: the library makes bytes of whatever it is given."""
    response = answer.get("response")
    inner = response if isinstance(response, Mapping) else {}
    outer = {name: answer.get(name) for name in _OUTER}
    members = {name: inner[name] for name in _INNER if inner.get(name) is not None}
    if not all(
        isinstance(text, str) and len(text) <= _LONGEST for text in (*outer.values(), *members.values())
    ):
        raise refusals.KHOA_KHONG_NHAN.because()
    return {**outer, "response": members}


def _understood(read: Callable[[], Read]) -> Read:
    try:
        return read()
    except _UNREADABLE:
        raise refusals.KHOA_KHONG_NHAN.because() from None
