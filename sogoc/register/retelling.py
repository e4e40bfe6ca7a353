"""A book's stream told from its beginning: its entries, what was sent and answered, what versions were made of dropped readings. Pure.

In: the contents of a book's events in order. Out: ``Retold``. Nothing here reads the database.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sogoc.register.case_retelling import Cases, tell_case
from sogoc.register.replay import EntryState, dropped_keys, replay, standing

Event = Mapping[str, Any]
_MAKING = frozenset({"stage", "key_hand_in", "key_pass", "key_settle"})
"""Acts that tell who is a maker of the versions that stand after them."""


@dataclass(frozen=True, slots=True)
class SendingState:
    """One sending: when, by whom, hashes of its files, how many entries."""

    sent_at: str | None
    sent_by: str | None
    xlsx: str
    zip: str
    entries: int


@dataclass(frozen=True, slots=True)
class ItemState:
    """One entry in a sending, with the answer that stands; ``words`` is the commitment to what the system said."""

    version: int
    status: str = "sent"
    answered_on: str | None = None
    evidence: str = ""
    words: str = ""


@dataclass(slots=True)
class Retold:
    """What a stream tells of its book."""

    entries: dict[str, EntryState] = field(default_factory=dict)
    stages: list[Event] = field(default_factory=list)
    dropped: list[tuple[str, list[tuple[str, int]]]] = field(default_factory=list)
    """Root of the versions that dropped readings made, with their keys and numbers."""
    made_by: dict[tuple[str, int], str] = field(default_factory=dict)
    """Who made those versions."""
    makers: dict[tuple[str, int], frozenset[tuple[str, str]]] = field(default_factory=dict)
    """Who keyed a version, by which act; only of versions that were keyed here."""
    sendings: dict[tuple[str, int], SendingState] = field(default_factory=dict)
    """By system and attempt."""
    items: dict[tuple[str, int, str], ItemState] = field(default_factory=dict)
    """By system, attempt and key."""
    cases: Cases = field(default_factory=Cases)
    """Legal acts, links, papers, dossiers."""
    evidence: dict[str, None] = field(default_factory=dict)
    """Hashes of the files that answers came in, in their order."""
    _last: dict[tuple[str, str], int] = field(default_factory=dict)

    def hands(self, key: str, version: int) -> tuple[str | None, frozenset[tuple[str, str]]]:
        """Whose a version is: who made it out of another, and who keyed it."""
        return self.made_by.get((key, version)), self.makers.get((key, version), frozenset())


def retell(events: Iterable[Event]) -> Retold:
    """Tell a book's stream."""
    told = Retold()
    for event in events:
        told.entries = replay([event], told.entries)
        payload = event["payload"]
        tell_case(told.cases, event)
        if event["action"] in _MAKING:
            for key, person, act in payload.get("makers", ()):
                place = key, told.entries[key].version
                told.makers[place] = told.makers.get(place, frozenset()) | {(person, act)}
        if event["action"] == "stage":
            told.stages.append(event)
        elif event["action"] == "settle" and (keys := dropped_keys(payload)):
            made = [(key, told.entries[key].version) for key in keys]
            told.dropped.append((payload.get("dropped", ""), made))
            told.made_by.update(dict.fromkeys(made, str(event["actor"])))
        elif event["action"] == "mend":
            made = [(key, told.entries[key].version) for key in payload["entries"]]
            told.dropped.append((payload["made"], made))
            told.made_by.update(dict.fromkeys(made, str(payload["made_by"])))
        elif event["action"] == "deliver":
            _deliver(told, event)
        elif event["action"] == "answer":
            _answer(told, payload)
    return told


def _deliver(told: Retold, event: Event) -> None:
    payload = event["payload"]
    system, attempt = payload["system"], payload["attempt"]
    told.sendings[system, attempt] = SendingState(
        payload.get("sent_at"), event["actor"], payload["xlsx"], payload["zip"], len(payload["entries"])
    )
    for key in payload["entries"]:
        told.items[system, attempt, key] = ItemState(told.entries[key].version)
        told._last[system, key] = attempt  # noqa: SLF001 - this module's own


def _answer(told: Retold, payload: Mapping[str, Any]) -> None:
    system = payload["system"]
    told.evidence[payload["evidence"]] = None
    news: defaultdict[str, set[str]] = defaultdict(set)
    for said, keys in payload["answers"].items():
        for key in keys:
            news[key].add(said)
    for key, answers in news.items():
        attempt = told._last.setdefault((system, key), 0)  # noqa: SLF001
        place = (system, attempt, key)
        if place not in told.items:
            told.items[place] = ItemState(told.entries[key].version)
            stray = told.sendings.get((system, 0), SendingState(None, None, "", "", 0))
            told.sendings[system, 0] = replace(stray, entries=stray.entries + 1)
        now = standing(told.entries[key].to_last_sending(system))
        if now is not None and " ".join(now) in answers:
            told.items[place] = replace(
                told.items[place],
                status=now[0],
                answered_on=now[1],
                evidence=payload["evidence"],
                words=payload.get("words", {}).get(key, ""),
            )
