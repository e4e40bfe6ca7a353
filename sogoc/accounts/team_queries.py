"""What cross-commune checking teams may do. In: a person, a unit or a book by its path. Out: duties over *leased entries alone*.

A team's member is no colleague of the commune: nothing of it is there for them except the entries that a lease gives them. So these
duties are answered here and never by ``queries.duties_of``: who gives leases, and who serves what a lease names, asks ``leased_duties``.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Exists, Q, QuerySet

from sogoc.accounts.contract_queries import contract_of, holds_on
from sogoc.accounts.duties import WAITING_AFTER_RESET
from sogoc.accounts.queries import duties_of, jurisdiction_units, office_tree
from sogoc.accounts.security_models import AccessReset
from sogoc.accounts.team_models import Team, TeamMember, TeamUnit
from sogoc.accounts.team_refusals import NO_TEAM
from sogoc.ground import clock

if TYPE_CHECKING:
    from sogoc.accounts.models import Person


def leased_duties(person: Person, place: str, at: dt.date | None = None) -> frozenset[str]:
    """Duties over the entries of a book that are leased to a person: their own, and those that a team gives."""
    return duties_of(person, place, at) | team_duties(person, place, at)


def team_duties(person: Person, place: str, at: dt.date | None = None) -> frozenset[str]:
    """Duties that teams give a person over a unit, or over a book by its path, for leased entries alone, on a day (today)."""
    rows = _reached(person, at or clock.today_vn())
    if not rows:
        return frozenset()
    above = set(office_tree().upwards(place.partition("/")[0]))
    return frozenset(duty for duty, unit in rows if unit in above)


def team_units(person: Person, *, duty: str = "", at: dt.date | None = None) -> frozenset[str]:
    """Units of whose books a person may be given entries by a team, for one duty or for any: where to look for work."""
    rows = _reached(person, at or clock.today_vn())
    tops = {unit for held, unit in rows if duty in ("", held)}
    if not tops:
        return frozenset()
    tree = office_tree()
    return frozenset().union(*(tree.downwards(unit) for unit in tops))


def _reached(person: Person, day: dt.date) -> list[tuple[str, str]]:
    """Duty and unit of each team to which somebody belongs on a day; without what waits after a reset (decision 0032)."""
    members = TeamMember.objects.filter(
        holds_on(day), holds_on(day, "team__"), holds_on(day, "team__units__"), person=person
    )
    if day >= clock.today_vn():
        reset = AccessReset.objects.filter(person=person, confirmed_at=None)
        members = members.exclude(Q(duty__in=WAITING_AFTER_RESET) & Exists(reset))
    rows = list(members.order_by().values_list("duty", "team__units__unit").distinct())
    if not rows or not person.is_active or contract_of(person, day) is not None:
        return []
    return rows


def find_team(pk: int) -> Team:
    """A team by its number; refuses an unknown one."""
    found = Team.objects.filter(pk=pk).select_related("formed_by").first()
    if found is None:
        raise NO_TEAM.because()
    return found


def teams() -> QuerySet[Team]:
    """All teams, the latest document first."""
    return Team.objects.prefetch_related("units", "members__person").order_by("-day", "-pk")


def teams_of(person: Person) -> list[Team]:
    """Teams that are somebody's business: a member's, and those of units within the jurisdiction."""
    reach = jurisdiction_units(person)
    return [
        team
        for team in teams()
        if any(one.person_id == person.pk for one in team.members.all())
        or any(one.unit in reach for one in team.units.all())
    ]


def teams_over(unit: str) -> QuerySet[Team]:
    """Teams that ever reached to a unit's books, the latest first."""
    reach = TeamUnit.objects.filter(unit__in=office_tree().upwards(unit))
    return teams().filter(pk__in=reach.values("team"))


def memberships(person: Person) -> QuerySet[TeamMember]:
    """What somebody ever did in teams, the latest first."""
    return person.teams.select_related("team").order_by("-since", "-pk")
