"""What the ledger says the entries of a book must be: replaying the acts gives the stored state (design §3, Ledger). Pure.

In: the contents of a book's events in order. Out: key → state. Nothing here reads the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class EntryState:
    """What the acts make of one entry."""

    state: str = "staged"
    version: int = 1
    approved_on: str | None = None
    delivery: str = ""
    official_on: str | None = None


def replay(events: Iterable[Mapping[str, Any]]) -> dict[str, EntryState]:
    """Apply the acts of one book's stream."""
    entries: dict[str, EntryState] = {}
    for event in events:
        act = _ACTS.get(event["action"])
        if act is not None:
            act(entries, event["payload"])
    return entries


def _stage(entries: dict[str, EntryState], payload: Mapping[str, Any]) -> None:
    for key in payload["new"]:
        entries[key] = EntryState()
    for key in payload["changed"]:
        before = entries[key]
        entries[key] = EntryState(version=before.version + 1, official_on=before.official_on)
    for key in payload["withdrawn"]:
        entries[key] = replace(entries[key], state="withdrawn")


def _settle(entries: dict[str, EntryState], payload: Mapping[str, Any]) -> None:
    if payload["drop"]:
        for key in dict.fromkeys(key for key, field in payload["findings"] if key is not None and field):
            entries[key] = replace(entries[key], version=entries[key].version + 1)


def _approve(entries: dict[str, EntryState], payload: Mapping[str, Any]) -> None:
    for key in payload["entries"]:
        official = payload["on"] if payload["official"] else entries[key].official_on
        entries[key] = replace(
            entries[key], state="approved", approved_on=payload["on"], official_on=official
        )


def _deliver(entries: dict[str, EntryState], payload: Mapping[str, Any]) -> None:
    for key in payload["entries"]:
        entries[key] = replace(entries[key], delivery="sent")


def _answer(entries: dict[str, EntryState], payload: Mapping[str, Any]) -> None:
    for said, keys in payload["answers"].items():
        status, _, on = said.partition(" ")
        for key in keys:
            official = {"official": on, "refused": None}.get(status, entries[key].official_on)
            entries[key] = replace(entries[key], delivery=status, official_on=official)


_ACTS = {"stage": _stage, "settle": _settle, "approve": _approve, "deliver": _deliver, "answer": _answer}
