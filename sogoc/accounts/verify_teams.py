"""Whether contractors and checking teams, and who belongs to them since when, are those that the ledger tells.

Out: (code, place, Vietnamese sentence) of what is otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from sogoc.accounts import contractor_actions, team_actions
from sogoc.accounts.actions import STREAM
from sogoc.accounts.team_models import Contractor, ContractorPerson, Team, TeamMember, TeamUnit
from sogoc.ground.ledger import queries as ledger

Span = tuple[str, str, str | None]
"""What is held, since, until."""


def verify_contractors() -> Iterator[tuple[str, str, str]]:
    """Compare contracts and their people with the acts that wrote them."""
    told: dict[str, dict[str, Any]] = {}
    spans: dict[str, _Spans] = {}
    for event in _acts("contractor"):
        action, payload, pk = event["action"], event["payload"], event["subject"].partition(":")[2]
        if action == "add_contractor":
            told[pk], spans[pk] = {**payload, "by": event["actor"]}, _Spans()
        elif action == "end_contract":
            told[pk]["until"] = payload["until"]
        elif action == "join_contractor":
            spans[pk].begin(payload["person"], payload["since"])
        elif action == "leave_contractor":
            spans[pk].end(payload["person"], payload["until"])
    stored = {
        str(one.pk): {**contractor_actions.said_of(one), "by": one.made_by.username}
        for one in Contractor.objects.select_related("made_by")
    }
    people: dict[str, Counter[Span]] = {}
    for row in ContractorPerson.objects.select_related("person"):
        until = row.until.isoformat() if row.until else None
        span = (row.person.username, row.since.isoformat(), until)
        people.setdefault(str(row.contractor_id), Counter())[span] += 1
    for pk in _others(told, stored, spans, people):
        name = (stored.get(pk) or told[pk])["name"]
        yield "LECH_NHA_THAU", f"contractor:{pk}", f"Nhà thầu {name} đang lưu khác với nhật ký."


def verify_teams() -> Iterator[tuple[str, str, str]]:
    """Compare teams, their units and their members with the acts that wrote them."""
    told: dict[str, dict[str, Any]] = {}
    spans: dict[str, _Spans] = {}
    for event in _acts("team"):
        action, payload, pk = event["action"], event["payload"], event["subject"].partition(":")[2]
        if action == "form_team":
            told[pk], spans[pk] = {**payload, "by": event["actor"]}, _Spans()
            for what in [*map(" ".join, told[pk].pop("members")), *told[pk].pop("units")]:
                spans[pk].begin(what, payload["since"])
        elif action == "end_team":
            told[pk]["until"] = payload["until"]
        elif action in {"join_team", "add_team_unit"}:
            spans[pk].begin(_what(payload), payload["since"])
        elif action in {"leave_team", "remove_team_unit"}:
            spans[pk].end(_what(payload), payload["until"])
    stored = {
        str(one.pk): {**team_actions.said_of(one), "by": one.formed_by.username}
        for one in Team.objects.select_related("formed_by")
    }
    people: dict[str, Counter[Span]] = {}
    for reach in TeamUnit.objects.all():
        until = reach.until.isoformat() if reach.until else None
        people.setdefault(str(reach.team_id), Counter())[reach.unit, reach.since.isoformat(), until] += 1
    for row in TeamMember.objects.select_related("person"):
        until = row.until.isoformat() if row.until else None
        span = (f"{row.person.username} {row.duty}", row.since.isoformat(), until)
        people.setdefault(str(row.team_id), Counter())[span] += 1
    for pk in _others(told, stored, spans, people):
        name = (stored.get(pk) or told[pk])["document"]
        says = f"Tổ kiểm tra chéo theo văn bản {name} đang lưu khác với nhật ký."
        yield "LECH_TO_KIEM_TRA", f"team:{pk}", says


def _what(payload: Mapping[str, Any]) -> str:
    """Whom or what an act let into a team or out of it: a unit, or a person with a duty."""
    return payload["unit"] if "unit" in payload else f"{payload['person']} {payload['duty']}"


class _Spans:
    """What acts tell of who held what from when until when."""

    def __init__(self) -> None:
        self.ended: Counter[Span] = Counter()
        self.open: dict[str, str] = {}

    def begin(self, what: str, since: str) -> None:
        self.open[what] = since

    def end(self, what: str, until: str) -> None:
        self.ended[what, self.open.pop(what, ""), until] += 1

    def all(self) -> Counter[Span]:
        return self.ended + Counter((what, since, None) for what, since in self.open.items())


def _acts(kind: str) -> Iterator[dict[str, Any]]:
    events = map(ledger.contents, ledger.events_of(STREAM))
    return (event for event in events if event["subject"].startswith(f"{kind}:"))


def _others(
    told: Mapping[str, Any],
    stored: Mapping[str, Any],
    spans: Mapping[str, _Spans],
    people: Mapping[str, Counter[Span]],
) -> list[str]:
    """Of which of them the ledger tells something else."""
    return [
        pk
        for pk in sorted(told.keys() | stored.keys(), key=int)
        if told.get(pk) != stored.get(pk)
        or (spans[pk].all() if pk in spans else Counter()) != people.get(pk, Counter())
    ]
