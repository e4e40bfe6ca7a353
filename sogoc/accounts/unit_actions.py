"""Loads the units with their dates (``units.csv`` of the contract) and says what changed. Safe to repeat.

In: the file. Out: the difference. Offices are never deleted: one that the file no longer names stays, and is said. A list with a line
that is wrong or does not fit with the others (``unit_list``, ``unit_tree``) is not taken at all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sogoc.accounts.actions import administers_somewhere
from sogoc.accounts.duties import Duty
from sogoc.accounts.known_units import use_loaded_units
from sogoc.accounts.models import Office, Person
from sogoc.accounts.offices import Unit
from sogoc.accounts.unit_list import read_units, refuse_in
from sogoc.accounts.unit_tree import first_misfit, with_resolved_parents
from sogoc.ground.csv_lists import Refuse
from sogoc.ground.database import atomic
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act

STREAM = "settings"
_FIELDS = ("name", "kind", "parent", "valid_from", "valid_to", "software_from", "successors")


@dataclass(frozen=True, slots=True)
class UnitsDiff:
    """What a load did, by ``ref``; ``changed`` names the columns."""

    new: list[str] = field(default_factory=list)
    changed: dict[str, list[str]] = field(default_factory=dict)
    unchanged: int = 0
    absent: list[str] = field(default_factory=list)
    """Known here, not named by the file; kept."""


def load_units(path: Path, *, actor: Person, via: str = "") -> UnitsDiff:
    """Load ``units.csv``."""
    listed = read_units(path)
    lines = list(listed.values())
    diff = _take(list(listed), lines=lines, refuse=refuse_in(path.name), actor=actor, via=via)
    use_loaded_units()
    return diff


def take_units(units: Sequence[Unit], *, actor: Person, via: str = "") -> UnitsDiff:
    """Make the offices be what the list says; a refusal counts the units of the list from 1."""
    lines = range(1, len(units) + 1)
    return _take(units, lines=lines, refuse=refuse_in("đưa vào"), actor=actor, via=via)


@atomic
def _take(
    units: Sequence[Unit], *, lines: Sequence[int], refuse: Refuse, actor: Person, via: str
) -> UnitsDiff:
    office = administers_somewhere(actor)
    known = {one.ref: one for one in Office.objects.all()}
    stored = [_unit(one) for one in known.values()]
    units = with_resolved_parents(units, known=stored)
    misfit = first_misfit(units, known=stored)
    if misfit is not None:
        raise refuse(lines[misfit[0]], misfit[1])
    named = {one.ref for one in units}
    diff = UnitsDiff(
        new=sorted(named - known.keys()),
        changed={
            unit.ref: changes
            for unit in units
            if unit.ref in known and (changes := _changes(known[unit.ref], unit))
        },
        unchanged=0,
        absent=sorted(known.keys() - named),
    )
    diff = replace(diff, unchanged=len(units) - len(diff.new) - len(diff.changed))
    if not diff.new and not diff.changed:
        return diff
    Office.objects.bulk_create([_row(unit) for unit in units if unit.ref not in known], batch_size=500)
    for unit in units:
        if unit.ref in diff.changed:
            Office.objects.filter(ref=unit.ref).update(**{name: getattr(unit, name) for name in _FIELDS})
    append(
        Act(
            stream=STREAM,
            action="load_units",
            subject="units",
            actor=actor.username,
            office=office,
            duty=Duty.ADMINISTER,
            payload={"new": diff.new, "changed": diff.changed, "units": digest(units), "absent": diff.absent},
            via=via,
        )
    )
    return diff


def _changes(office: Office, unit: Unit) -> list[str]:
    return [name for name in _FIELDS if getattr(office, name) != getattr(unit, name)]


def _unit(office: Office) -> Unit:
    values = {name: getattr(office, name) for name in _FIELDS}
    return Unit(code=office.code, **values)


def _row(unit: Unit) -> Office:
    values: Mapping[str, object] = {name: getattr(unit, name) for name in _FIELDS}
    return Office(ref=unit.ref, code=unit.code, **values)


def _cells(unit: Unit | Office) -> list[str]:
    """What is hashed of a unit; lists without successors have the hash that they had before there were any."""
    named = [str(getattr(unit, name)) for name in ("code", *_FIELDS)]
    return named if named[-1] else named[:-1]


def digest(units: Sequence[Unit | Office]) -> str:
    """Hash over the list in a fixed order, so that anybody who has the file can check the entry of the ledger."""
    lines = sorted("\t".join(_cells(one)) for one in units)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
