"""Accounts whose password or factors somebody else set: whose duties wait, who is told of it, who may confirm.

In: a person. Out: what of their duties waits until a third person confirmed that the owner has the account again (decision 0032).
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from sogoc.accounts import security_refusals as refusals
from sogoc.accounts.contract_queries import holds_on
from sogoc.accounts.duties import ANSWERING, WAITING_AFTER_RESET
from sogoc.accounts.models import DutyAssignment, Person
from sogoc.accounts.offices import PROVINCE
from sogoc.accounts.queries import authority_of, is_sample, office_tree
from sogoc.accounts.security_models import AccessReset, ResetNotice
from sogoc.accounts.team_models import TeamMember, TeamUnit
from sogoc.ground import clock
from sogoc.ground.ledger.queries import history

if TYPE_CHECKING:
    from sogoc.accounts.queries import Authority
    from sogoc.law.refusal import Refusal


def open_resets(person: Person) -> QuerySet[AccessReset]:
    """Resets of an account that nobody confirmed yet, the latest first."""
    return person.resets.filter(confirmed_at=None).select_related("by").order_by("-pk")


def offices_of(person: Person) -> list[str]:
    """Offices over which somebody was given a duty, now or to come, their own or a team's; the Department for who has none."""
    today = clock.today_vn()
    held = DutyAssignment.objects.filter(person=person).exclude(until__lte=today)
    teams = TeamMember.objects.filter(person=person).exclude(until__lte=today).values("team")
    units = TeamUnit.objects.filter(team__in=teams).exclude(until__lte=today)
    found = {*held.values_list("office__ref", flat=True), *units.values_list("unit", flat=True)}
    return sorted(found) or [PROVINCE]


def waiting(person: Person) -> list[AccessReset]:
    """The resets because of which somebody's duties wait; none for who holds no such duty."""
    today = clock.today_vn()
    mine = [DutyAssignment.objects.filter(person=person), TeamMember.objects.filter(person=person)]
    grave = (rows.filter(duty__in=WAITING_AFTER_RESET).exclude(until__lte=today) for rows in mine)
    return list(open_resets(person)) if any(rows.exists() for rows in grave) else []


def why_waits(person: Person) -> Refusal | None:
    """Why somebody's checking, settling of differences, approving, administering does not count now; None when it does."""
    resets = waiting(person)
    if not resets:
        return None
    at = resets[0].at.astimezone(clock.VIET_NAM)
    by = resets[0].by.full_name
    return refusals.CHO_XAC_NHAN.because(username=person.username, by=by, at=f"{at:%H:%M ngày %d/%m/%Y}")


def in_use(person: Person) -> bool:
    """Whether an account is somebody's already: whoever sets its password now could act as that person."""
    return bool(person.last_login or person.one_time_secret or person.passkeys.exists())


def readers_of(person: Person, *, by: Person) -> list[Person]:
    """Who is told of a reset, whatever its duties: the person, and who else approves or administers over an office of theirs."""
    tree = office_tree()
    above = {ref for office in offices_of(person) for ref in tree.upwards(office)}
    held = DutyAssignment.objects.filter(
        holds_on(clock.today_vn()), duty__in=ANSWERING, office__ref__in=above
    )
    others = Person.objects.filter(pk__in=held.values("person"), is_active=True).exclude(pk=person.pk)
    return [person, *others.exclude(pk=by.pk).order_by("username")]


def why_not_confirm(actor: Person, person: Person, resets: list[AccessReset]) -> Refusal | None:
    """Why somebody may not confirm that an account is its owner's again; None when they may."""
    if not resets:
        return refusals.KHONG_CHO_XAC_NHAN.because(username=person.username)
    own = actor.pk == person.pk or any(one.by_id == actor.pk for one in resets)
    if own or office_to_confirm(authority_of(actor), person) is None:
        return refusals.XAC_NHAN_BOI_NGUOI_KHAC.because(username=person.username)
    if not _was_there(actor, min(one.at for one in resets)):
        return refusals.XAC_NHAN_BOI_NGUOI_KHAC.because(username=person.username)
    return None


def _was_there(actor: Person, reset: dt.datetime) -> bool:
    """Whether somebody came in by this account before a reset and was given since no duty by which it would confirm.

    Otherwise the resetter may have made the account for this, or opens one that nobody uses with the password that is printed for it.
    Who comes in first chooses a password, which is an act of their own; in a sample the printed one stays.
    """
    before, used = actor.created_at <= reset, is_sample()
    for one in history(f"person:{actor.username}"):
        if dt.datetime.fromisoformat(one["at"]) <= reset:
            used = used or one["actor"] == actor.username
        elif one["action"] == "give_duty" and one["payload"]["duty"] in ANSWERING:
            before = False
    return before and used


def confirmers(person: Person, resets: list[AccessReset]) -> list[Person]:
    """Who may confirm an account, by user name; nobody in an office that has one administrator and one leader and no Department."""
    held = DutyAssignment.objects.filter(holds_on(clock.today_vn()), duty__in=ANSWERING)
    people = Person.objects.filter(pk__in=held.values("person"), is_active=True).order_by("username")
    return [one for one in people if why_not_confirm(one, person, resets) is None]


def hands_of(person: Person) -> list[int]:
    """Accounts whose work counts as this person's where two people are asked: theirs, and any that they reset or by whom they were reset.

    As long as nobody confirmed: until then both may be one pair of hands.
    """
    bound = AccessReset.objects.filter(Q(person=person) | Q(by=person), confirmed_at=None)
    return sorted({person.pk, *(one for pair in bound.values_list("person", "by") for one in pair)})


def office_to_confirm(authority: Authority, person: Person) -> str | None:
    """Office from which somebody approves or administers over every office of this person."""
    found = [
        next((at for duty in ANSWERING if (at := authority.office_for(office, duty)) is not None), None)
        for office in offices_of(person)
    ]
    return None if None in found else found[0]


def unread(person: Person) -> QuerySet[ResetNotice]:
    """What somebody was told and did not say to have read, the latest first."""
    notices = ResetNotice.objects.filter(reader=person, read_at=None)
    return notices.select_related("reset__person", "reset__by", "reset__confirmed_by").order_by("-reset")


def to_be_told(person: Person) -> bool:
    """Whether there is something that somebody should see first: a reset they did not read of, or their own that waits."""
    return unread(person).exists() or bool(waiting(person))


def waiting_for(actor: Person) -> list[tuple[Person, list[AccessReset]]]:
    """Accounts that somebody else reset and that this person may confirm."""
    people = Person.objects.filter(pk__in=AccessReset.objects.filter(confirmed_at=None).values("person"))
    found = [(one, list(open_resets(one))) for one in people.order_by("username")]
    return [(one, resets) for one, resets in found if why_not_confirm(actor, one, resets) is None]
