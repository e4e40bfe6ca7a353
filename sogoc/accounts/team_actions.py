"""The writers of cross-commune checking teams. Each act stands in the ledger's stream ``accounts``.

In: the document that forms a team (number, day, who issued it, its scan), the units whose books it may be given entries of, its members
with the duty of each. Out: rows that stay. Who may: ``administer`` over every one of those units. A team's duties reach to leased entries
alone (``team_queries``); it never approves, and a contractor's people are no members. Which level may form such a team, and in what form,
is practice (domain facts: cross-commune checking pool where a commune has one officer), to be confirmed by the Department.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sogoc.accounts import team_refusals as refusals
from sogoc.accounts.actions import need_reason, record_on
from sogoc.accounts.contract_queries import contract_of
from sogoc.accounts.duties import FOR_TEAMS, TITLES, Duty
from sogoc.accounts.queries import authority_of, find_office
from sogoc.accounts.refusals import KHONG_PHAI_QUAN_TRI
from sogoc.accounts.team_models import Team, TeamMember, TeamUnit
from sogoc.ground import clock
from sogoc.ground.database import atomic
from sogoc.ground.installation import file_store
from sogoc.law.papers import LARGEST_SCAN, media_of_scan

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

LONGEST_DOCUMENT, LONGEST_ISSUER, LONGEST_NAME, LONGEST_REASON = 100, 200, 255, 300


@dataclass(frozen=True, slots=True)
class Document:
    """The paper that forms a team: number, day, who issued it, and its scan where there is one."""

    number: str
    day: dt.date
    issued_by: str
    file_name: str = ""
    content: bytes = b""


Members = Sequence[tuple["Person", str]]
"""Who does which duty."""


@atomic
def form_team(
    document: Document,
    *,
    units: Iterable[str],
    members: Members,
    actor: Person,
    since: dt.date | None = None,
    last: dt.date | None = None,
    via: str = "",
) -> Team:
    """Form a team, which works from a day (today) to the end of its last, if that is known."""
    number, issuer = (" ".join(text.split()) for text in (document.number, document.issued_by))
    refs = sorted({find_office(unit).ref for unit in units})
    _refuse_what_lacks(number, issuer, refs, members)
    office = _administers(actor, refs)
    today = clock.today_vn()
    day = since or today
    until = last + dt.timedelta(days=1) if last is not None else None
    if document.day > today or day < document.day or (until is not None and until <= day):
        raise refusals.TEAM_DAYS.because()
    team = Team.objects.create(
        document=number[:LONGEST_DOCUMENT],
        day=document.day,
        issued_by=issuer[:LONGEST_ISSUER],
        file_name=document.file_name[-LONGEST_NAME:],
        file_sha256=_keep(document),
        since=day,
        until=until,
        formed_at=clock.now(),
        formed_by=actor,
    )
    for unit in refs:
        TeamUnit.objects.create(team=team, unit=unit, since=day)
    taken = [_member(team, person, duty, day) for person, duty in members]
    payload = said_of(team) | {
        "units": refs,
        "members": [[one.person.username, one.duty] for one in taken],
    }
    _tell("form_team", team, payload=payload, actor=actor, office=office, via=via)
    return team


@atomic
def add_member(team: Team, person: Person, duty: str, *, actor: Person, via: str = "") -> TeamMember:
    """Let somebody do a duty in a team, from today or from the team's first day."""
    office = _administers(actor, team.units_now)
    _refuse_ended(team)
    day = max(team.since, clock.today_vn())
    row = _member(team, person, duty, day)
    payload = {"person": person.username, "duty": row.duty, "since": day.isoformat()}
    _tell("join_team", team, payload=payload, actor=actor, office=office, via=via)
    return row


@atomic
def remove_member(
    team: Team, person: Person, duty: str, *, reason: str, actor: Person, via: str = ""
) -> None:
    """Somebody does a duty in a team no more, from today. What reached the server before counts; what they hold goes to whoever takes
    work of that book next, and what they finished without a network and send later is refused and stays with them.
    """
    office = _administers(actor, team.units_now)
    reason = need_reason(reason, "cho thôi là thành viên tổ kiểm tra chéo", longest=LONGEST_REASON)
    row = TeamMember.objects.filter(team=team, person=person, duty=duty, until=None).first()
    if row is None:
        raise refusals.NOT_A_MEMBER.because(username=person.username, duty=TITLES.get(duty, duty))
    row.until = max(clock.today_vn(), row.since)
    row.save(update_fields=["until"])
    payload = {
        "person": person.username,
        "duty": duty,
        "since": row.since.isoformat(),
        "until": row.until.isoformat(),
    }
    _tell("leave_team", team, payload=payload, actor=actor, office=office, reason=reason, via=via)


@atomic
def add_unit(team: Team, unit: str, *, basis: str, actor: Person, via: str = "") -> TeamUnit:
    """Let a team be given entries of one more unit's books, from today or from its first day, by a later document."""
    ref = find_office(unit).ref
    office = _administers(actor, [*team.units_now, ref])
    _refuse_ended(team)
    basis = need_reason(basis, "thêm đơn vị cho tổ kiểm tra chéo", longest=LONGEST_REASON)
    if ref in team.units_now:
        raise refusals.UNIT_ALREADY.because(unit=ref)
    row = TeamUnit.objects.create(team=team, unit=ref, since=max(team.since, clock.today_vn()))
    payload = {"unit": ref, "since": row.since.isoformat()}
    _tell("add_team_unit", team, payload=payload, actor=actor, office=office, reason=basis, via=via)
    return row


@atomic
def remove_unit(team: Team, unit: str, *, basis: str, actor: Person, via: str = "") -> None:
    """A team is given no more entries of a unit's books, from today, by a later document; a team keeps one unit at least."""
    ref = find_office(unit).ref
    left = team.units_now
    office = _administers(actor, left)
    basis = need_reason(basis, "bớt đơn vị của tổ kiểm tra chéo", longest=LONGEST_REASON)
    row = TeamUnit.objects.select_for_update().filter(team=team, unit=ref, until=None).first()
    if row is None:
        raise refusals.NOT_ITS_UNIT.because(unit=ref)
    if len(left) == 1:
        raise refusals.TEAM_LACKS.because(what="đơn vị được kiểm tra")
    row.until = max(clock.today_vn(), row.since)
    row.save(update_fields=["until"])
    payload = {"unit": ref, "since": row.since.isoformat(), "until": row.until.isoformat()}
    _tell("remove_team_unit", team, payload=payload, actor=actor, office=office, reason=basis, via=via)


@atomic
def end_team(team: Team, *, reason: str, actor: Person, via: str = "") -> None:
    """A team works no more, from today; its members' rows stay as they are."""
    office = _administers(actor, team.units_now)
    reason = need_reason(reason, "cho tổ kiểm tra chéo thôi hoạt động", longest=LONGEST_REASON)
    team = Team.objects.select_for_update().get(pk=team.pk)
    _refuse_ended(team)
    team.until = max(clock.today_vn(), team.since)
    team.save(update_fields=["until"])
    payload = {"until": team.until.isoformat()}
    _tell("end_team", team, payload=payload, actor=actor, office=office, reason=reason, via=via)


def said_of(team: Team) -> dict[str, Any]:
    """What the ledger says of a team itself."""
    return {
        "document": team.document,
        "day": team.day.isoformat(),
        "issued_by": team.issued_by,
        "file": team.file_sha256,
        "since": team.since.isoformat(),
        "until": team.until.isoformat() if team.until else None,
        "at": clock.stamp(team.formed_at),
    }


def _member(team: Team, person: Person, duty: str, day: dt.date) -> TeamMember:
    if duty not in FOR_TEAMS:
        known = ", ".join(one.label for one in FOR_TEAMS)
        raise refusals.NOT_FOR_TEAMS.because(duty=TITLES.get(duty, duty), known=known)
    contract = contract_of(person, day)
    if contract is not None:
        raise refusals.CONTRACTOR_IN_TEAM.because(username=person.username, contractor=contract.name)
    if TeamMember.objects.filter(team=team, person=person, duty=duty, until=None).exists():
        raise refusals.MEMBER_ALREADY.because(username=person.username, duty=TITLES[duty])
    return TeamMember.objects.create(team=team, person=person, duty=str(duty), since=day)


def _refuse_what_lacks(number: str, issuer: str, units: Sequence[str], members: Members) -> None:
    lacks = {
        "số văn bản": number,
        "cơ quan ban hành": issuer,
        "đơn vị được kiểm tra": units,
        "thành viên": members,
    }
    missing = [what for what, given in lacks.items() if not given]
    if missing:
        raise refusals.TEAM_LACKS.because(what=", ".join(missing))


def _refuse_ended(team: Team) -> None:
    if team.until is not None and team.until <= clock.today_vn():
        raise refusals.TEAM_ENDED.because(document=team.document, until=f"{team.until:%d/%m/%Y}")


def _administers(actor: Person, units: Iterable[str]) -> str:
    """The office from which the actor administers all of these units; refuses where there is one they do not."""
    authority = authority_of(actor)
    offices = {unit: authority.office_for(unit, Duty.ADMINISTER) for unit in units}
    other = next((unit for unit, office in offices.items() if office is None), None)
    if other is not None or not offices:
        scope = find_office(other).name if other else "tổ kiểm tra chéo"
        raise KHONG_PHAI_QUAN_TRI.because(scope=scope)
    return next(office for office in offices.values() if office is not None)


def _keep(document: Document) -> str:
    if not document.content:
        return ""
    if not media_of_scan(document.content) or len(document.content) > LARGEST_SCAN:
        raise refusals.TEAM_BAD_SCAN.because(file=document.file_name)
    return str(file_store().put(document.content).sha256)


def _tell(
    action: str,
    team: Team,
    *,
    payload: Mapping[str, Any],
    actor: Person,
    office: str,
    reason: str = "",
    via: str,
) -> None:
    record_on(f"team:{team.pk}", action, actor=actor, office=office, reason=reason, payload=payload, via=via)
