"""What became of a unit, what it had been, and by which steps: forwards and backwards across all changes.

In: a code, the day on which it is meant, another day. Out: units of that other day, the main one first. A unit that still is what it
was succeeds itself. Of a divided unit the default successor takes what cannot be told, so every case has exactly one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sogoc.law.places.gazetteer import current
from sogoc.law.places.model import Succession, Unit
from sogoc.law.places.units import DEFAULT_DAY, unit

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Change:
    """One step between two units as they were on the last day before and on the first day after."""

    old: Unit
    new: Unit
    step: Succession


def successors(code: str, at: dt.date | None, on: dt.date) -> tuple[Unit, ...]:
    """Return what the unit that bore ``code`` on the day ``at`` had become on the later day ``on``, the main successor first.

    Empty where nothing succeeded it (districts on 01/7/2025).
    """
    gazetteer = current()
    start = at or DEFAULT_DAY
    held: list[tuple[str, bool]] = [(unit(code, start).code, True)]
    for day in gazetteer.days:
        if start < day <= on:
            held = [
                (heir, main and default) for now, main in held for heir, default in gazetteer.heirs(now, day)
            ]
    return _units(held, on)


def predecessors(code: str, at: dt.date | None, on: dt.date) -> tuple[Unit, ...]:
    """Return what the unit that bore ``code`` on the day ``at`` had been on the earlier day ``on``, the main predecessor first.

    Empty where its origin is not recorded or lies in no unit that is known.
    """
    gazetteer = current()
    start = at or DEFAULT_DAY
    held: list[tuple[str, bool]] = [(unit(code, start).code, True)]
    for day in reversed(gazetteer.days):
        if on < day <= start:
            held = [
                (origin, main and nearest == 0)
                for now, main in held
                for nearest, (origin, _) in enumerate(gazetteer.origins(now, day))
            ]
    return _units(held, on)


def related(code: str, at: dt.date | None, on: dt.date) -> tuple[Unit, ...]:
    """Return the unit's successors or predecessors, whichever the day asks for."""
    return (successors if on >= (at or DEFAULT_DAY) else predecessors)(code, at, on)


def changes_into(code: str, at: dt.date | None = None) -> tuple[Change, ...]:
    """Return the steps that led to the unit which bore ``code`` on the day, through all generations, the earliest first."""
    found: list[Change] = []
    waiting = [(unit(code, at), at or DEFAULT_DAY)]
    while waiting:
        after, day = waiting.pop(0)
        since = _last_change(after.code, day)
        for step in current().into.get((after.code, since), ()) if since else ():
            before = current().find(step.old, step.day - ONE_DAY)
            if before is not None:
                found.append(Change(before, unit(after.code, step.day), step))
                waiting.append((before, step.day - ONE_DAY))
    return _once(reversed(found))


def changes_from(code: str, at: dt.date | None = None) -> tuple[Change, ...]:
    """Return the steps by which the unit which bore ``code`` on the day became others, through all generations."""
    found: list[Change] = []
    waiting = [(unit(code, at), at or DEFAULT_DAY)]
    while waiting:
        before, day = waiting.pop(0)
        until = next((on for on in current().days if on > day and (before.code, on) in current().from_), None)
        for step in (
            current().from_[before.code, until] if until and _lives_until(before.code, day, until) else ()
        ):
            after = current().find(step.new, step.day)
            if after is not None:
                found.append(Change(unit(before.code, step.day - ONE_DAY), after, step))
                waiting.append((after, step.day))
    return _once(found)


def _last_change(code: str, day: dt.date) -> dt.date | None:
    """Day of the last step, up to the day, by which the body that bears the code on the day was made."""
    for on in reversed([on for on in current().days if on <= day]):
        if (code, on) in current().into:
            return on
        if not current().origins(code, on):
            return None  # the code began that day with another body
    return None


def _lives_until(code: str, day: dt.date, until: dt.date) -> bool:
    return all(current().heirs(code, on) for on in current().days if day < on < until)


def _once(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(sorted(dict.fromkeys(changes), key=lambda change: change.step.day))


def _units(held: Iterable[tuple[str, bool]], on: dt.date) -> tuple[Unit, ...]:
    ordered = dict.fromkeys(code for code, _ in sorted(held, key=lambda pair: not pair[1]))
    return tuple(found for code in ordered if (found := current().find(code, on)) is not None)
