"""What a gazetteer is made of: units in one period of their life, and the steps by which they became others. Pure.

Out: ``Unit``, ``Succession`` and ``Gazetteer``, which finds both by code and day. A code alone means nothing: the same code is another
unit on another day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["tinh", "huyen", "xa"]
Precision = Literal["ngay", "thang", "nam"]
_LEVELS: dict[str, Level] = {
    "tinh": "tinh", "so": "tinh", "huyen": "huyen", "thanh_pho": "huyen", "thi_xa": "huyen", "quan": "huyen",
}  # fmt: skip


def level_of(kind: str) -> Level:
    """Level of a kind of unit."""
    return _LEVELS.get(kind, "xa")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or office in one period of its life.

    ``kind``: ``xa phuong thi_tran dac_khu huyen quan thi_xa thanh_pho tinh so``; ``parent`` the code above it (None for a province);
    ``valid_from``/``valid_to`` are inclusive, None where the beginning is not recorded or no end is known. ``precision`` says how exactly
    the beginning is known (a month stands as its first day); ``sure`` is False where it was not compared with the text in ``basis``.
    """

    code: str
    name: str
    kind: str
    parent: str | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    precision: Precision = "ngay"
    sure: bool = True
    basis: str = ""

    @property
    def level(self) -> Level:
        """``xa``, ``huyen`` or ``tinh``."""
        return level_of(self.kind)

    def on(self, day: dt.date) -> bool:
        """Tell whether the unit existed, in this form, on the day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Succession:
    """What became of a unit on a day; of a divided unit the ``default`` successor takes what cannot be told."""

    old: str
    new: str
    day: dt.date
    default: bool
    divided: bool = False
    basis: str = ""
    precision: Precision = "ngay"
    sure: bool = True


class Gazetteer:
    """Every period of every unit with the steps between them.

    ``keepers`` are the units that may keep registers here, in the order of the official list; ``others`` are known by name only (other
    provinces, earlier times). ``province`` is the code of the province whose Department this is.
    """

    def __init__(
        self, keepers: Iterable[Unit], others: Iterable[Unit], *, steps: Iterable[Succession], province: str
    ) -> None:
        self.keepers = tuple(keepers)
        self.others = tuple(others)
        self.steps = tuple(steps)
        self.province = province
        self.periods: dict[str, tuple[Unit, ...]] = {}
        for each in (*self.keepers, *self.others):
            self.periods[each.code] = (*self.periods.get(each.code, ()), each)
        self.from_: dict[tuple[str, dt.date], list[Succession]] = {}
        self.into: dict[tuple[str, dt.date], list[Succession]] = {}
        for step in self.steps:
            self.from_.setdefault((step.old, step.day), []).append(step)
            self.into.setdefault((step.new, step.day), []).append(step)
        self.days = sorted({step.day for step in self.steps})

    @property
    def everything(self) -> tuple[Unit, ...]:
        """All periods, those that may keep registers first."""
        return (*self.keepers, *self.others)

    @property
    def department(self) -> Unit | None:
        """The Department of the province, as the list names it."""
        return next((each for each in self.keepers if each.kind == "so"), None)

    def find(self, code: str, day: dt.date) -> Unit | None:
        """Return what bore the code on the day."""
        return next((period for period in self.periods.get(code, ()) if period.on(day)), None)

    def heirs(self, code: str, day: dt.date) -> list[tuple[str, bool]]:
        """Return what a unit of the day before became on the day, and whether by default; nothing where it ended."""
        steps = self.from_.get((code, day))
        if steps:
            return [(step.new, step.default) for step in steps]
        return [(code, True)] if self._lives_on(code, day) else []

    def origins(self, code: str, day: dt.date) -> list[tuple[str, bool]]:
        """Return what a unit of the day had been on the day before: main origin first, with whether that became it by default.

        The main one gave all it had, if possible under the same code (the official list goes on with one of the codes that merge).
        """
        lives_on = (code, day) not in self.from_ and self._lives_on(code, day)
        steps = self.into.get((code, day), [])
        ordered = sorted(steps, key=lambda step: (not step.default, step.divided, step.old != step.new))
        return [*([(code, True)] if lives_on else []), *((step.old, step.default) for step in ordered)]

    def _lives_on(self, code: str, day: dt.date) -> bool:
        """A unit that only changed its superior stays itself; a code given to another body does not."""
        before, after = self.find(code, day - dt.timedelta(days=1)), self.find(code, day)
        if before is None or after is None:
            return False
        return before == after or (before.name, before.kind) == (after.name, after.kind)
