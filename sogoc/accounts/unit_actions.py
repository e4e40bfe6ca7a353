"""Loads the units with their dates (``units.csv`` of the contract) and says what changed. Safe to repeat.

In: the file's text. Out: the difference. Offices are never deleted: one that the file no longer names stays, and is said.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sogoc.accounts.actions import administers_somewhere
from sogoc.accounts.duties import Duty
from sogoc.accounts.models import Office, Person
from sogoc.accounts.offices import COLUMNS, Tree, Unit, read_units
from sogoc.accounts.refusals import TEP_DON_VI_SAI
from sogoc.ground.database import atomic
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act

STREAM = "settings"
_FIELDS = ("name", "kind", "parent", "valid_from", "valid_to", "software_from")


@dataclass(frozen=True, slots=True)
class UnitsDiff:
    """What a load did, by ``ref``; ``changed`` names the columns."""

    new: list[str] = field(default_factory=list)
    changed: dict[str, list[str]] = field(default_factory=dict)
    unchanged: int = 0
    absent: list[str] = field(default_factory=list)
    """Known here, not named by the file; kept."""
    unknown_parents: dict[str, str] = field(default_factory=dict)
    """Units whose parent is neither in the file nor known here: only the province covers them."""


def load_units(path: Path, *, actor: Person, via: str = "") -> UnitsDiff:
    """Load ``units.csv``."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise TEP_DON_VI_SAI.because(
            row=0, detail=f"không đọc được tệp {path} bằng bảng mã UTF-8", columns=", ".join(COLUMNS)
        ) from None
    return take_units(read_units(text), actor=actor, via=via)


@atomic
def take_units(units: Sequence[Unit], *, actor: Person, via: str = "") -> UnitsDiff:
    """Make the offices be what the list says."""
    office = administers_somewhere(actor)
    units = _with_resolved_parents(units)
    known = {one.ref: one for one in Office.objects.all()}
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
        unknown_parents={
            unit.ref: unit.parent
            for unit in units
            if unit.parent and unit.parent not in named and unit.parent not in known
        },
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


def _with_resolved_parents(units: Sequence[Unit]) -> list[Unit]:
    """Name each parent by its ``ref``: a bare code means the parent as it was when the unit's own period began."""
    tree = Tree(
        {one.ref: one.parent for one in units}, {one.ref: (one.valid_from, one.valid_to) for one in units}
    )
    resolved = []
    for one in units:
        parent = tree.resolve(one.parent)
        if "@" in one.ref and "@" not in parent:
            day = one.valid_from or one.valid_to
            parent = (tree.on(parent, day) if day else None) or parent
        resolved.append(replace(one, parent=parent))
    return resolved


def _changes(office: Office, unit: Unit) -> list[str]:
    return [name for name in _FIELDS if getattr(office, name) != getattr(unit, name)]


def _row(unit: Unit) -> Office:
    values: Mapping[str, object] = {name: getattr(unit, name) for name in _FIELDS}
    return Office(ref=unit.ref, code=unit.code, **values)


def digest(units: Sequence[Unit | Office]) -> str:
    """Hash over the list in a fixed order, so that anybody who has the file can check the entry of the ledger."""
    lines = sorted("\t".join(str(getattr(one, name)) for name in ("code", *_FIELDS)) for one in units)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
