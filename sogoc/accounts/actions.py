"""The only writers of accounts: people and the duties they hold. Each act stands in the ledger's stream ``accounts``.

Names of people and passwords do not: the ledger knows an account by its user name and salted commitments to the full name and to
what decides who may sign in (``access``).
"""

from __future__ import annotations

import datetime as dt
import re
import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from sogoc.accounts import refusals
from sogoc.accounts.access_actions import (
    SALT_BYTES,
    alter_access,
    commit_to_access,
    commit_to_name,
    note_reset,
)
from sogoc.accounts.contract_queries import why_not_hold
from sogoc.accounts.duties import Duty
from sogoc.accounts.models import DutyAssignment, Office, Person
from sogoc.accounts.queries import authority_of, find_office
from sogoc.accounts.reset_queries import why_waits
from sogoc.ground import clock
from sogoc.ground.database import atomic
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act

STREAM = "accounts"
_USERNAME = re.compile(r"[a-z0-9._-]{2,60}")
_UNAMBIGUOUS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_password() -> str:
    """Password to be printed once: four groups of five letters and digits that nobody confuses (about 99 bits)."""
    return "-".join("".join(secrets.choice(_UNAMBIGUOUS) for _ in range(5)) for _ in range(4))


@atomic
def create_person(username: str, full_name: str, *, password: str, actor: Person, via: str = "") -> Person:
    """Make an account; its owner must change the password at the first sign-in."""
    office = administers_somewhere(actor)
    person = add_person(username, full_name, password=password, must_change_password=True)
    record(person, "create_person", actor=actor, office=office, via=via, payload=profile_payload(person))
    return person


@atomic
def set_password(person: Person, password: str, *, actor: Person, via: str = "") -> None:
    """Change a password: one's own, or as administrator somebody's (who must then change it)."""
    own = actor.pk == person.pk
    office = "" if own else administers_person(actor, person)
    refuse_weak(password, person)
    told = note_reset(person, "set_password", actor=actor)
    person.set_password(password)
    access = alter_access(person, password=person.password, must_change_password=not own) | told
    duty = "" if own else Duty.ADMINISTER
    record(person, "set_password", actor=actor, office=office, via=via, duty=duty, payload=access)


@atomic
def renew_hash(person: Person, password: str) -> None:
    """Keep the same password under a newer way of hashing; signing in does it where the stored hash is of an older one."""
    person.set_password(password)
    record(
        person, "renew_hash", actor=person, duty="", payload=alter_access(person, password=person.password)
    )


@atomic
def close_account(person: Person, *, reason: str, actor: Person, via: str = "") -> None:
    """An account that is closed keeps its acts and cannot sign in."""
    office = administers_person(actor, person)
    need_reason(reason, "khóa tài khoản")
    access = alter_access(person, is_active=False)
    record(person, "close_account", actor=actor, office=office, via=via, reason=reason, payload=access)


@atomic
def open_account(person: Person, *, reason: str, actor: Person, via: str = "") -> None:
    """A closed account may sign in again."""
    office = administers_person(actor, person)
    need_reason(reason, "mở lại tài khoản")
    access = alter_access(person, is_active=True)
    record(person, "open_account", actor=actor, office=office, via=via, reason=reason, payload=access)


@atomic
def give_duty(
    person: Person, duty: str, *, unit: str, actor: Person, since: dt.date | None = None, via: str = ""
) -> DutyAssignment:
    """Give a duty at an office, which covers its unit and all below, from a day (today)."""
    (assignment,) = give_duties(person, [duty], unit=unit, actor=actor, since=since, via=via)
    return assignment


@atomic
def give_duties(
    person: Person,
    duties: Iterable[str],
    *,
    unit: str,
    actor: Person,
    since: dt.date | None = None,
    via: str = "",
) -> list[DutyAssignment]:
    """Give several duties at an office: all of them, or none when one is unknown or held already. One act for each."""
    office = find_office(unit)
    at_office = _administers(actor, office)
    given = [assign(person, duty, office=office, since=since) for duty in [_known(one) for one in duties]]
    for one in given:
        payload = {"duty": one.duty, "unit": office.ref, "since": one.since.isoformat()}
        record(person, "give_duty", actor=actor, office=at_office, via=via, payload=payload)
    return given


@atomic
def take_duty(person: Person, duty: str, *, unit: str, reason: str, actor: Person, via: str = "") -> None:
    """Take a duty back, from today."""
    office = find_office(unit)
    at_office = _administers(actor, office)
    need_reason(reason, "thu hồi nhiệm vụ")
    held = DutyAssignment.objects.filter(
        person=person, office=office, duty=_known(duty).value, until__isnull=True
    )
    if not held.update(until=clock.today_vn()):
        raise refusals.KHONG_GIU_NHIEM_VU.because(
            username=person.username, duty=Duty(duty).label, unit=office.name
        )
    payload = {"duty": duty, "unit": office.ref}
    record(person, "take_duty", actor=actor, office=at_office, via=via, reason=reason, payload=payload)


def add_person(username: str, full_name: str, *, password: str, must_change_password: bool) -> Person:
    """Row of a new account; part of the actions of this room, which check who may and write the ledger."""
    if not _USERNAME.fullmatch(username):
        raise refusals.TEN_DANG_NHAP_SAI.because(username=username)
    if not full_name.strip():
        raise refusals.HO_TEN_TRONG.because()
    if Person.objects.filter(username=username).exists():
        raise refusals.TAI_KHOAN_DA_CO.because(username=username)
    person = Person(
        username=username,
        full_name=" ".join(full_name.split()),
        must_change_password=must_change_password,
        salt=secrets.token_bytes(SALT_BYTES),
        access_salt=secrets.token_bytes(SALT_BYTES),
        created_at=clock.now(),
    )
    refuse_weak(password, person)
    person.set_password(password)
    person.save()
    return person


def assign(person: Person, duty: Duty, *, office: Office, since: dt.date | None = None) -> DutyAssignment:
    """Row of a duty; part of the actions of this room. A contractor's people hold what their contract leaves them."""
    from_day = since or clock.today_vn()
    why_not = why_not_hold(person, duty, from_day)
    if why_not is not None:
        raise why_not
    open_ones = DutyAssignment.objects.filter(
        person=person, office=office, duty=duty.value, until__isnull=True
    )
    if open_ones.exists():
        raise refusals.DA_GIAO_NHIEM_VU.because(username=person.username, duty=duty.label, unit=office.name)
    return DutyAssignment.objects.create(person=person, office=office, duty=duty.value, since=from_day)


def record(
    person: Person,
    action: str,
    *,
    actor: Person | None,
    office: str = "",
    duty: str = Duty.ADMINISTER,
    reason: str = "",
    payload: Mapping[str, Any] | None = None,
    via: str = "",
) -> None:
    """Write an act on an account into the ledger; the installation itself is the actor when there is none."""
    record_on(
        f"person:{person.username}",
        action,
        actor=actor,
        office=office,
        duty=duty,
        reason=reason,
        payload=payload,
        via=via,
    )


def record_on(
    subject: str,
    action: str,
    *,
    actor: Person | None,
    office: str = "",
    duty: str = Duty.ADMINISTER,
    reason: str = "",
    payload: Mapping[str, Any] | None = None,
    via: str = "",
) -> None:
    """Write an act on whatever the ledger's stream of accounts speaks of: a person, a contractor, a team."""
    append(
        Act(
            stream=STREAM,
            action=action,
            subject=subject,
            actor="" if actor is None else actor.username,
            office=office,
            duty=str(duty),
            payload=payload or {},
            reason=reason,
            via=via,
        )
    )


def administers_somewhere(actor: Person) -> str:
    """Office where the actor is administrator; refuses everybody else."""
    held = authority_of(actor).held
    office = next((ref for ref, duties in sorted(held.items()) if Duty.ADMINISTER in duties), None)
    if office is None:
        raise why_waits(actor) or refusals.KHONG_PHAI_QUAN_TRI.because(scope="tài khoản")
    return office


def administers_person(actor: Person, person: Person) -> str:
    """Office where the actor is administrator over somebody: over every office where that person holds a duty, now or to come.

    Otherwise an administrator of a commune would open the Department's accounts with a new password.
    """
    held = DutyAssignment.objects.filter(person=person).exclude(until__lte=clock.today_vn())
    offices = sorted(set(held.values_list("office__ref", flat=True)))
    authority = authority_of(actor)
    own = [authority.office_for(office, Duty.ADMINISTER) for office in offices] or [
        administers_somewhere(actor)
    ]
    found = [office for office in own if office is not None]
    if len(found) < len(own):
        raise why_waits(actor) or refusals.KHONG_PHAI_QUAN_TRI.because(scope=f"tài khoản “{person.username}”")
    return found[0]


def profile_payload(person: Person) -> dict[str, str]:
    """What the ledger says of a new account: salted commitments to its full name and to what decides who may sign in."""
    return {"profile": commit_to_name(person), "access": commit_to_access(person)}


def _administers(actor: Person, office: Office) -> str:
    own = authority_of(actor).office_for(office.ref, Duty.ADMINISTER)
    if own is None:
        raise why_waits(actor) or refusals.KHONG_PHAI_QUAN_TRI.because(scope=office.name)
    return own


def _known(duty: str) -> Duty:
    try:
        return Duty(duty)
    except ValueError:
        known = ", ".join(f"{one.value} ({one.label})" for one in Duty)
        raise refusals.KHONG_CO_LOAI_NHIEM_VU.because(duty=duty, known=known) from None


def need_reason(reason: str, act: str, *, longest: int | None = None) -> str:
    """The words of a reason; refuses an act that says none. Part of the actions of this room."""
    words = " ".join(reason.split())[:longest]
    if not words:
        raise refusals.CAN_LY_DO.because(act=act)
    return words


def refuse_weak(password: str, person: Person) -> None:
    """Refuse a password that is easily guessed; part of the actions of this room."""
    try:
        validate_password(password, person)
    except ValidationError:
        raise refusals.MAT_KHAU_YEU.because() from None
