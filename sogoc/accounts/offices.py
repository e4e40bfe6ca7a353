"""Units as they are named everywhere, and the tree that they form. Pure.

A unit is named by its code as of 2024-10-14, the date of the province's first table, or by ``code@date`` where that date's unit
is meant: 51 of the 124 codes in force since 1/7/2025 were other communes' before.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sogoc.law.places import DEFAULT_DAY, district_of, exists, level_of, unit

PROVINCE = "STP"
RANKS = {
    "tinh": 0, "so": 1, "huyen": 2, "quan": 2, "thi_xa": 2, "thanh_pho": 2, "thi_tran": 3, "phuong": 3, "xa": 3, "dac_khu": 3,
}  # fmt: skip
"""Kinds of units with their rank; a unit stands under one of a higher rank, that is, of a smaller number."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One office during one period; ``valid_to`` is its last day."""

    code: str
    name: str
    kind: str
    parent: str = ""
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    software_from: dt.date | None = None
    successors: str = ""
    """Codes of what it became on the day after its last, separated by spaces, the main one first."""

    def stood_on(self, day: dt.date) -> bool:
        """Whether it existed that day."""
        return (self.valid_from or dt.date.min) <= day <= (self.valid_to or dt.date.max)

    @property
    def ref(self) -> str:
        """Its name in the whole system."""
        day = None if self.stood_on(DEFAULT_DAY) else self.valid_from or self.valid_to
        return self.code if day is None else f"{self.code}@{day.isoformat()}"


class Named(NamedTuple):
    """An office as a list to choose from has it, beside the others of that list by ``ref``."""

    ref: str
    name: str
    kind: str
    parent: str

    def district(self, by_ref: Mapping[str, Named]) -> tuple[str, str] | None:
        """Code and name of a commune's district: as the list has it, else as the law's list of the contract's day."""
        if level_of(self.kind) != "xa":
            return None
        above = by_ref.get(self.parent)
        if above is not None and level_of(above.kind) == "huyen":
            return above.ref, above.name
        same = exists(self.ref) and unit(self.ref).name == self.name
        found = district_of(self.ref) if same else None
        return (found.code, found.name) if found is not None else None

    def title(self, by_ref: Mapping[str, Named]) -> str:
        """Its name, a commune's with its district (*Phường 1, thành phố Đà Lạt*): many towns have a Phường 1."""
        _, name = self.district(by_ref) or ("", "")
        return f"{self.name}, {name[:1].lower()}{name[1:]}" if name else self.name


@dataclass(slots=True)
class Tree:
    """Offices by ``ref``, each with the one above it."""

    parents: Mapping[str, str]
    periods: Mapping[str, tuple[dt.date | None, dt.date | None]]
    _below: dict[str, list[str]] = field(default_factory=dict)

    def resolve(self, unit: str) -> str:
        """``ref`` of a unit however it is written: ``25114``, ``25114@2025-09-02``; unknown ones come back as they are."""
        if unit in self.parents or "@" not in unit:
            return unit
        code, _, written = unit.partition("@")
        try:
            return self.on(code, dt.date.fromisoformat(written)) or unit
        except ValueError:
            return unit

    def on(self, code: str, day: dt.date) -> str | None:
        """``ref`` of the period of a code that held a day."""
        for ref, (since, until) in self.periods.items():
            if ref.partition("@")[0] == code and (since or dt.date.min) <= day <= (until or dt.date.max):
                return ref
        return None

    def upwards(self, unit: str) -> list[str]:
        """The unit itself and those above it, the province at the end whatever the table says."""
        chain: list[str] = []
        step = self.resolve(unit)
        while step and step not in chain:
            chain.append(step)
            step = self.parents.get(step, "")
        return chain if PROVINCE in chain else [*chain, PROVINCE]

    def downwards(self, unit: str) -> frozenset[str]:
        """The unit itself and those below it."""
        if not self._below:
            below: defaultdict[str, list[str]] = defaultdict(list)
            for ref, parent in self.parents.items():
                below[parent].append(ref)
            self._below = dict(below)
        found: set[str] = set()
        waiting = [self.resolve(unit)]
        while waiting:
            step = waiting.pop()
            if step not in found:
                found.add(step)
                waiting.extend(self._below.get(step, ()))
        return frozenset(found)
