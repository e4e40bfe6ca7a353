"""What the ledger says the entries of a book must be: replaying the acts gives the stored state (design §3, Ledger). Pure.

In: the contents of a book's events in order. Out: key → state. Nothing here reads the database.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from sogoc.ground.clock import date_vn

WEIGHT = {"sent": 0, "received": 1, "refused": 2, "official": 3}
"""Which of two answers of one day stands: a day tells no hours."""

Answers = frozenset[tuple[str, str]]
"""Answers of one system: (ISO day, status)."""
Said = frozenset[tuple[str, str, str]]
"""Answers of all systems: (system, ISO day, status)."""
Past = tuple[str, str, str]
"""What held and no longer does: (source, first day, first day on which it no longer held)."""

OWN = "noi-bo"
"""Stands as the system where this installation is the register of record: its approvals confirm."""


@dataclass(frozen=True, slots=True)
class EntryState:
    """What the acts make of one entry; states are the same whatever answers led to them."""

    state: str = "staged"
    version: int = 1
    approved_on: str | None = None
    approved_by: str | None = None
    delivery: str = ""
    official_on: str | None = None
    arrived_on: str | None = None
    withdrawn_on: str | None = None
    legal: str = ""
    legal_on: str | None = None
    legal_since: str | None = None
    marked: bool = False
    past: frozenset[Past] = frozenset()
    said: Said = field(default=frozenset(), compare=False)
    """All that was ever answered of it."""
    said_since: Said = field(default=frozenset(), compare=False)
    """What each system answered since the entry was last sent to it, or last changed."""
    sent_to: str = field(default="", compare=False)
    """The system it was last sent to since it last changed."""

    def answers(self, system: str) -> Answers:
        """All that one system ever answered."""
        return _of(self.said, system)

    def to_last_sending(self, system: str) -> Answers:
        """What one system answered since the last sending to it, or the last change."""
        return _of(self.said_since, system)


@lru_cache(maxsize=4_096)
def _of(said: Said, system: str) -> Answers:
    return frozenset((on, status) for one, on, status in said if one == system)


@lru_cache(maxsize=4_096)
def standing(answers: Answers) -> tuple[str, str] | None:
    """Return the answer that stands, with its day: a confirmation until a later refusal, else the last answer."""
    refused = max((on for on, status in answers if status == "refused"), default="")
    confirmed = min((on for on, status in answers if status == "official" and on >= refused), default=None)
    if confirmed is not None:
        return "official", confirmed
    last = max(answers, key=_weight, default=None)
    return (last[1], last[0]) if last is not None else None


def _weight(answer: tuple[str, str]) -> tuple[str, int]:
    return answer[0], WEIGHT[answer[1]]


def official_days(answers: Answers) -> tuple[str | None, frozenset[tuple[str, str]]]:
    """Since when one system's confirmation stands, and the spans of confirmations that a later refusal ended."""
    since: str | None = None
    ended = set()
    for on, status in sorted(answers, key=_weight):
        if status == "official":
            since = since or on
        elif status == "refused" and since is not None:
            if since < on:
                ended.add((since, on))
            since = None
    return since, frozenset(ended)


def replay(
    events: Iterable[Mapping[str, Any]], entries: dict[str, EntryState] | None = None
) -> dict[str, EntryState]:
    """Apply the acts of one book's stream, from the beginning or onto ``entries``."""
    entries = {} if entries is None else dict(entries)
    for event in events:
        act = _ACTS.get(event["action"])
        if act is not None:
            act(entries, event)
    return entries


def _each(
    entries: dict[str, EntryState], keys: Iterable[str], becomes: Callable[[EntryState], EntryState]
) -> None:
    """What an act makes of several entries. Those of a book mostly share one state: it is worked out once for all of them."""
    made: dict[int, tuple[EntryState, EntryState]] = {}
    for key in keys:
        before = entries[key]
        if id(before) not in made:
            made[id(before)] = before, becomes(before)  # both are kept, so that no id is given twice
        entries[key] = made[id(before)][1]


def arrival_day(event: Mapping[str, Any]) -> str:
    """Day (Việt Nam) on which the package of a *stage* arrived."""
    at = dt.datetime.fromisoformat(event["payload"].get("received_at") or event["at"])
    return date_vn(at).isoformat()


def ended(source: str, since: str | None, until: str) -> frozenset[Past]:
    """What held from a day to before another; nothing when it never held at the end of a day."""
    return frozenset({(source, since, until)}) if since is not None and since < until else frozenset()


def _stage(entries: dict[str, EntryState], event: Mapping[str, Any]) -> None:
    payload, day = event["payload"], arrival_day(event)
    entries.update(dict.fromkeys(payload["new"], EntryState(arrived_on=day)))
    _each(
        entries,
        payload["changed"],
        lambda before: EntryState(
            before.legal or "staged",
            version=before.version + 1,
            legal=before.legal,
            legal_on=before.legal_on,
            legal_since=before.legal_since,
            marked=before.marked,
            official_on=before.official_on,
            arrived_on=before.arrived_on,
            said=before.said,
            past=before.past
            | ended("noi-bo", before.approved_on, day)
            | ended("vang", before.withdrawn_on, day),
        ),
    )
    _each(
        entries,
        payload["withdrawn"],
        lambda before: replace(before, state="withdrawn", withdrawn_on=day),
    )


def dropped_keys(payload: Mapping[str, Any]) -> list[str]:
    """Keys of the entries of which a *settle* made a new version, in the order in which it made them."""
    if not payload["drop"]:
        return []
    return list(dict.fromkeys(key for key, field in payload["findings"] if key is not None and field))


def _settle(entries: dict[str, EntryState], event: Mapping[str, Any]) -> None:
    keys = dropped_keys(event["payload"])
    _each(entries, keys, lambda before: replace(before, version=before.version + 1))


def _approve(entries: dict[str, EntryState], event: Mapping[str, Any]) -> None:
    payload = event["payload"]

    def approved(before: EntryState) -> EntryState:
        after = replace(before, state="approved", approved_on=payload["on"], approved_by=event.get("actor"))
        if not payload["official"]:
            return after
        return _judged(replace(after, said=after.said | {(OWN, payload["on"], "official")}), after.delivery)

    _each(entries, payload["entries"], approved)


def _mend(entries: dict[str, EntryState], event: Mapping[str, Any]) -> None:
    day = event["payload"]["on"]
    _each(
        entries,
        event["payload"]["entries"],
        lambda before: replace(
            before,
            version=before.version + 1,
            approved_on=day,
            approved_by=event.get("actor"),
            delivery="",
            past=before.past | ended("noi-bo", before.approved_on, day),
            said_since=frozenset(),
            sent_to="",
        ),
    )


def _deliver(entries: dict[str, EntryState], event: Mapping[str, Any]) -> None:
    system = event["payload"]["system"]

    def sent(before: EntryState) -> EntryState:
        since = frozenset(one for one in before.said_since if one[0] != system)
        after = replace(before, said_since=since, sent_to=system)
        return replace(after, delivery=_delivery(after))

    _each(entries, event["payload"]["entries"], sent)


def _answer(entries: dict[str, EntryState], event: Mapping[str, Any]) -> None:
    system = event["payload"].get("system", "158")
    for said, keys in event["payload"]["answers"].items():
        status, _, on = said.partition(" ")
        answer = (system, on, status)

        def answered(before: EntryState, answer: tuple[str, str, str] = answer) -> EntryState:
            after = replace(before, said=before.said | {answer}, said_since=before.said_since | {answer})
            return _judged(after, _delivery(after))

        _each(entries, keys, answered)


def _delivery(state: EntryState) -> str:
    """One word for all systems: official as soon as one confirms, else that of the system it was last sent to."""
    stand = {system: standing(_of(state.said_since, system)) for system, _, _ in state.said_since}
    known = {system: answer for system, answer in stand.items() if answer is not None}
    if any(status == "official" for status, _ in known.values()):
        return "official"
    if state.sent_to:
        return known[state.sent_to][0] if state.sent_to in known else "sent"
    last = max(((on, status) for status, on in known.values()), key=_weight, default=None)
    return last[1] if last is not None else ""


def _judged(state: EntryState, delivery: str) -> EntryState:
    by_system: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for system, on, status in state.said:
        by_system[system].add((on, status))
    judged = [official_days(frozenset(answers)) for answers in by_system.values()]
    past = {one for one in state.past if one[0] != "bo"}
    past.update(("bo", since, until) for _, spans in judged for since, until in spans)
    days = [since for since, _ in judged if since is not None]
    return replace(state, delivery=delivery, official_on=min(days, default=None), past=frozenset(past))


def _end(legal: str) -> Callable[[dict[str, EntryState], Mapping[str, Any]], None]:
    def act(entries: dict[str, EntryState], event: Mapping[str, Any]) -> None:
        on, since = event["payload"]["on"], event["payload"]["since"]
        _each(
            entries,
            event["payload"]["entries"],
            lambda before: replace(before, state=legal, legal=legal, legal_on=on, legal_since=since),
        )

    return act


def _restore(entries: dict[str, EntryState], event: Mapping[str, Any]) -> None:
    day = event["payload"]["since"]

    def restored(before: EntryState) -> EntryState:
        was = ended("gach", before.legal_since, day) if before.legal == "crossed_out" else frozenset()
        return replace(
            before,
            state="approved" if before.approved_on else "staged",
            legal="",
            legal_on=None,
            legal_since=None,
            past=before.past | was,
        )

    _each(entries, event["payload"]["entries"], restored)


def _mark(entries: dict[str, EntryState], event: Mapping[str, Any]) -> None:
    marked = event["action"] == "mark_sensitive"
    _each(entries, event["payload"]["entries"], lambda before: replace(before, marked=marked))


_ACTS: Mapping[str, Callable[[dict[str, EntryState], Mapping[str, Any]], None]] = {
    "stage": _stage,
    "settle": _settle,
    "approve": _approve,
    "mend": _mend,
    "deliver": _deliver,
    "answer": _answer,
    "replace": _end("replaced"),
    "revoke": _end("revoked"),
    "cross_out": _end("crossed_out"),
    "restore": _restore,
    "mark_sensitive": _mark,
    "unmark_sensitive": _mark,
}
