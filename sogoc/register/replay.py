"""What the ledger says the entries of a book must be: replaying the acts gives the stored state (design §3, Ledger). Pure.

In: the contents of a book's events in order. Out: key → state. Nothing here reads the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

WEIGHT = {"sent": 0, "received": 1, "refused": 2, "official": 3}
"""Which of two answers of one day stands: a day tells no hours."""

Answers = frozenset[tuple[str, str]]
"""Answers of the ministry's system: (ISO day, status)."""


@dataclass(frozen=True, slots=True)
class EntryState:
    """What the acts make of one entry; states are the same whatever answers led to them."""

    state: str = "staged"
    version: int = 1
    approved_on: str | None = None
    delivery: str = ""
    official_on: str | None = None
    answers: Answers = field(default=frozenset(), compare=False)
    """All that was ever answered of it."""
    to_last_sending: Answers = field(default=frozenset(), compare=False)
    """What was answered since it was last sent, or last changed."""


def standing(answers: Answers) -> tuple[str, str] | None:
    """Return the answer that stands, with its day: a confirmation until a later refusal, else the last answer."""
    refused = max((on for on, status in answers if status == "refused"), default="")
    confirmed = min((on for on, status in answers if status == "official" and on >= refused), default=None)
    if confirmed is not None:
        return "official", confirmed
    last = max(answers, key=lambda one: (one[0], WEIGHT[one[1]]), default=None)
    return (last[1], last[0]) if last is not None else None


def replay(
    events: Iterable[Mapping[str, Any]], entries: dict[str, EntryState] | None = None
) -> dict[str, EntryState]:
    """Apply the acts of one book's stream, from the beginning or onto ``entries``."""
    entries = {} if entries is None else dict(entries)
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
        entries[key] = EntryState(
            version=before.version + 1, official_on=before.official_on, answers=before.answers
        )
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
        entries[key] = replace(entries[key], delivery="sent", to_last_sending=frozenset())


def _answer(entries: dict[str, EntryState], payload: Mapping[str, Any]) -> None:
    for said, keys in payload["answers"].items():
        status, _, on = said.partition(" ")
        for key in keys:
            entries[key] = _answered(entries[key], (on, status))


def _answered(before: EntryState, answer: tuple[str, str]) -> EntryState:
    after = replace(
        before, answers=before.answers | {answer}, to_last_sending=before.to_last_sending | {answer}
    )
    now, ever = standing(after.to_last_sending), standing(after.answers)
    official = before.official_on
    if answer[1] in ("refused", "official"):
        official = ever[1] if ever is not None and ever[0] == "official" else None
    return replace(after, delivery=now[0] if now is not None else "", official_on=official)


_ACTS = {"stage": _stage, "settle": _settle, "approve": _approve, "deliver": _deliver, "answer": _answer}
