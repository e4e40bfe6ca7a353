"""Who is there: accounts as an administrator looks for them, and who held which duty at an office when.

In: an administrator's authority and what is looked for. Out: people of that administrator's offices, and those who hold no duty yet;
anybody else is not there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q, QuerySet

from sogoc.accounts.contract_queries import holds_on
from sogoc.accounts.duties import Duty
from sogoc.accounts.models import DutyAssignment, Person
from sogoc.accounts.offices import PROVINCE
from sogoc.accounts.queries import duties_of, office_tree, parties_of
from sogoc.accounts.refusals import KHONG_CO_TAI_KHOAN

if TYPE_CHECKING:
    from sogoc.accounts.queries import Authority

STATES = {
    "": "mọi tài khoản",
    "mo": "đang mở",
    "khoa": "đã khóa",
    "thau": "người của nhà thầu",
    "trong": "chưa có nhiệm vụ",
}


def people_of(authority: Authority) -> QuerySet[Person]:
    """Accounts that are this administrator's business."""
    reach = authority.jurisdiction(Duty.ADMINISTER)
    if reach.everything:
        return Person.objects.all()
    held = DutyAssignment.objects.filter(office__ref__in=sorted(reach.units))
    return Person.objects.filter(
        Q(pk__in=held.values("person")) | Q(assignments__isnull=True, pk__isnull=not reach.units)
    )


def find_people(
    authority: Authority, day: dt.date, *, words: str = "", unit: str = "", duty: str = "", state: str = ""
) -> QuerySet[Person]:
    """The same, by a part of the name, by an office, by a duty held on a day, by state; by user name, with duties of the day."""
    found = people_of(authority)
    for word in words.split():
        found = found.filter(Q(username__icontains=word) | Q(full_name__icontains=word))
    held = DutyAssignment.objects.filter(holds_on(day))
    if unit:
        found = found.filter(pk__in=held.filter(office__ref=unit).values("person"))
    if duty:
        found = found.filter(pk__in=held.filter(duty=duty).values("person"))
    if state in ("mo", "khoa"):
        found = found.filter(is_active=state == "mo")
    elif state == "thau":
        found = found.filter(holds_on(day, "contracts__"))
    elif state == "trong":
        found = found.exclude(pk__in=held.values("person"))
    now = Prefetch(
        "assignments",
        held.select_related("office").order_by("office__ref", "duty"),
        to_attr="held_today",
    )
    return found.distinct().order_by("username").prefetch_related(now)


def find_one(authority: Authority, username: str) -> Person:
    """One account of this administrator's; another is not there."""
    found = people_of(authority).filter(username=username).distinct().first()
    if found is None:
        raise KHONG_CO_TAI_KHOAN.because(username=username)
    return found


def duties_over_time(person: Person) -> QuerySet[DutyAssignment]:
    """Every duty that somebody ever held, the present ones first."""
    return person.assignments.select_related("office").order_by("until", "-since", "duty")


def holders(duty: str, place: str) -> list[Person]:
    """Who holds a duty today over a unit, or over a book by its path, by name: whom somebody without it may ask."""
    tree, (unit, _, _) = office_tree(), place.partition("/")
    offices = {unit, *(party.office for party in parties_of(place) if party.office)}
    above = {PROVINCE}.union(*(tree.upwards(office) for office in offices))
    likely = Person.objects.filter(assignments__duty=duty, assignments__office__ref__in=above, is_active=True)
    return [one for one in likely.distinct().order_by("full_name", "pk") if duty in duties_of(one, place)]


def held_at(offices: Iterable[str]) -> QuerySet[DutyAssignment]:
    """Who held which duty at these offices, since when, until when; the present ones first."""
    rows = DutyAssignment.objects.filter(office__ref__in=list(offices)).select_related("person", "office")
    return rows.order_by("until", "-since", "person__username", "duty")
