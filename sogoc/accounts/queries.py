"""Who may do what, where. In: a person and a unit. Out: duties and jurisdictions.

A duty at an office covers that office's unit and all units below it; at the Department (``STP``) it covers everything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db.models import Q

from sogoc.accounts.models import DutyAssignment, Office, Person
from sogoc.accounts.offices import PROVINCE, Tree
from sogoc.accounts.refusals import KHONG_CO_DON_VI, KHONG_CO_TAI_KHOAN
from sogoc.ground import clock


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """The units that somebody's duties cover: ``everything``, or those named."""

    everything: bool
    units: frozenset[str]

    def __contains__(self, unit: str) -> bool:
        return self.everything or unit in self.units

    def where(self, column: str = "unit") -> Q:
        """Condition that keeps a query within it: ``Book.objects.filter(jurisdiction.where("unit"))``."""
        return Q() if self.everything else Q(**{f"{column}__in": sorted(self.units)})


class Authority:
    """What one person may do on one day; read once, asked about many units. ``held`` maps offices to duties held there."""

    def __init__(self, held: Mapping[str, frozenset[str]]) -> None:
        self.held = held

    @cached_property
    def tree(self) -> Tree:
        """All offices; read only for people whose duties are not all at the Department."""
        return office_tree()

    def duties(self, unit: str) -> frozenset[str]:
        """Duties that the person has over a unit."""
        everywhere = self.held.get(PROVINCE, frozenset())
        if self.held.keys() <= {PROVINCE}:
            return everywhere
        return everywhere.union(*(self.held.get(office, ()) for office in self.tree.upwards(unit)))

    def office_for(self, unit: str, duty: str) -> str | None:
        """The nearest office from which the person has this duty over a unit: what the ledger names."""
        chain = [PROVINCE] if self.held.keys() <= {PROVINCE} else self.tree.upwards(unit)
        return next((office for office in chain if duty in self.held.get(office, ())), None)

    def jurisdiction(self, duty: str | None = None) -> Jurisdiction:
        """Units covered by any duty, or by one."""
        offices = [office for office, duties in self.held.items() if duty is None or duty in duties]
        if PROVINCE in offices:
            return Jurisdiction(everything=True, units=frozenset())
        covered: Iterable[frozenset[str]] = (self.tree.downwards(office) for office in offices)
        return Jurisdiction(everything=False, units=frozenset().union(*covered))


def find_person(username: str) -> Person:
    """Account of a user name; refuses an unknown one."""
    person = Person.objects.filter(username=username).first()
    if person is None:
        raise KHONG_CO_TAI_KHOAN.because(username=username)
    return person


def office_tree() -> Tree:
    """All offices of all periods."""
    rows = Office.objects.values_list("ref", "parent", "valid_from", "valid_to")
    parents: dict[str, str] = {}
    periods: dict[str, tuple[dt.date | None, dt.date | None]] = {}
    for ref, parent, since, until in rows:
        parents[ref] = parent
        periods[ref] = (since, until)
    return Tree(parents, periods)


def find_office(unit: str) -> Office:
    """Office of a unit as it is written anywhere (``25114``, ``25114@2025-07-01``); refuses an unknown one."""
    office = Office.objects.filter(ref=unit).first()
    if office is None and "@" in unit:
        office = Office.objects.filter(ref=office_tree().resolve(unit)).first()
    if office is None:
        raise KHONG_CO_DON_VI.because(unit=unit)
    return office


def authority_of(person: Person, at: dt.date | None = None) -> Authority:
    """Everything that a person may do on a day (today)."""
    held: dict[str, frozenset[str]] = {}
    if person.is_active:
        day = at or clock.today_vn()
        rows = DutyAssignment.objects.filter(person=person).values_list(
            "office__ref", "duty", "since", "until"
        )
        for office, duty, since, until in rows:
            if since <= day and (until is None or day < until):
                held[office] = held.get(office, frozenset()) | {duty}
    return Authority(held)


def duties_of(person: Person, unit: str, at: dt.date | None = None) -> frozenset[str]:
    """Duties that a person has over a unit on a day (today)."""
    return authority_of(person, at).duties(unit)


def jurisdiction_units(person: Person, *, duty: str | None = None, at: dt.date | None = None) -> Jurisdiction:
    """Units that a person's duties (or one duty) cover."""
    return authority_of(person, at).jurisdiction(duty)


def may_see(person: Person, unit: str, at: dt.date | None = None) -> bool:
    """Whether a unit's books are this person's business."""
    return bool(duties_of(person, unit, at))


def may_act(person: Person, unit: str, *, duty: str, at: dt.date | None = None) -> bool:
    """Whether a person has one duty over a unit."""
    return duty in duties_of(person, unit, at)


def is_sample() -> bool:
    """Whether this home is marked as a sample: no one-time codes are asked there."""
    return bool(settings.SOGOC_IS_SAMPLE)


def has_units() -> bool:
    """Whether this installation knows units besides the Department."""
    return Office.objects.exclude(code=PROVINCE).exists()


def offices_below(ref: str) -> list[Office]:
    """Offices directly below one, by code."""
    return list(Office.objects.filter(parent=ref).order_by("code", "valid_from"))


def full_names(usernames: Iterable[str]) -> dict[str, str]:
    """Full name of each account that exists, by user name."""
    return dict(Person.objects.filter(username__in=set(usernames)).values_list("username", "full_name"))
