"""What a book's stream tells of legal acts, links, papers beside entries and dossiers. Pure.

In: the contents of a book's events, one by one in their order. Out: ``Cases``: by the number of each row, what must stand in it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sogoc.ground.clock import date_vn
from sogoc.law.workflows import WORKFLOWS

Event = Mapping[str, Any]
STEPS = {f"{row.act}_dossier": row for row in WORKFLOWS["dossier"].transitions}
MARKS = ("mark_sensitive", "unmark_sensitive")
KEPT = ("", "", "")
"""What ``ended`` says of a paper that still stands."""


@dataclass(frozen=True, slots=True)
class LinkState:
    """A link: its kind, paths of both entries, commitment to the words, who and when; and how it was taken away."""

    kind: str
    newer: str
    older: str
    text: str
    by: str
    at: str
    ended_at: str = ""
    ended_by: str = ""
    ended_text: str = ""


@dataclass(frozen=True, slots=True)
class DossierState:
    """A dossier: entry, paper, version and commitment to what was compared; where it stands."""

    key: str
    document: int
    version: int
    compared: str
    opened_at: str
    state: str = "open"
    proposal: str = ""
    decision: str = ""
    must_act: str = ""
    acting_since: str = ""
    closed_at: str = ""


@dataclass(slots=True)
class Cases:
    """What a stream tells, by the numbers of the rows."""

    acts: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    links: dict[int, LinkState] = field(default_factory=dict)
    uses: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    dossiers: dict[int, DossierState] = field(default_factory=dict)
    steps: dict[int, tuple[Any, ...]] = field(default_factory=dict)


def tell_case(told: Cases, event: Event) -> None:
    """Add what one act of a book's stream says of its cases."""
    act = _TOLD.get(event["action"])
    if act is not None:
        act(told, event)


def _act(told: Cases, event: Event) -> None:
    payload = event["payload"]
    told.acts[payload["act"]] = (
        event["action"], payload["entries"][0], payload.get("on"), payload["document"], payload["text"],
        event["actor"], payload["at"],
    )  # fmt: skip


def _link(told: Cases, event: Event) -> None:
    payload = event["payload"]
    told.links[payload["link"]] = LinkState(
        payload["kind"], payload["newer"], payload["older"], payload["text"], event["actor"], payload["at"]
    )


def _unlink(told: Cases, event: Event) -> None:
    payload = event["payload"]
    told.links[payload["link"]] = replace(
        told.links[payload["link"]],
        ended_at=payload["at"],
        ended_by=event["actor"],
        ended_text=payload["text"],
    )


def _attach(told: Cases, event: Event) -> None:
    payload = event["payload"]
    told.uses[payload["use"]] = (
        payload["document"], payload["entries"][0], payload["role"], tuple(payload["fields"]), event["actor"],
        payload["at"], *KEPT,
    )  # fmt: skip


def _detach(told: Cases, event: Event) -> None:
    payload = event["payload"]
    told.uses[payload["use"]] = (*told.uses[payload["use"]][: -len(KEPT)], *ended(event))


def ended(event: Event) -> tuple[str, str, str]:
    """When a paper went, by whom, and the commitment to why; acts from before reasons were asked tell the first alone."""
    payload = event["payload"]
    return (payload["at"], event["actor"], payload["text"]) if "text" in payload else (payload["at"], "", "")


def _step(told: Cases, event: Event) -> None:
    payload = event["payload"]
    row, number, at = STEPS[event["action"]], payload["dossier"], payload["at"]
    told.steps[payload["step"]] = (
        number, row.act, payload["kind"], payload["must_act"], payload["text"], event["actor"], at,
    )  # fmt: skip
    if row.act == "open":
        told.dossiers[number] = DossierState(
            payload["entries"][0], payload["document"], payload["version"], payload["compared"], at
        )
    before = told.dossiers[number]
    moved = before.must_act != payload["must_act"]
    told.dossiers[number] = replace(
        before,
        state=row.target,
        proposal={"propose": payload["kind"], "reopen": ""}.get(row.act, before.proposal),
        decision={"decide": payload["kind"], "reopen": ""}.get(row.act, before.decision),
        must_act=payload["must_act"],
        acting_since=_day(at) if moved else before.acting_since,
        closed_at=at if row.target == "closed" else "",
    )


def _day(at: str) -> str:
    return date_vn(dt.datetime.fromisoformat(at)).isoformat()


_TOLD: Mapping[str, Callable[[Cases, Event], None]] = {
    **dict.fromkeys(("cross_out", "replace", "revoke", "restore", *MARKS), _act),
    "link": _link,
    "unlink": _unlink,
    "attach_document": _attach,
    "detach_document": _detach,
    **dict.fromkeys(STEPS, _step),
}
