"""Units by code and day, their children and successors."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sogoc.law.codelists import read_table
from sogoc.law.refusal import RefusalKind

DEFAULT_DAY = dt.date(2024, 10, 14)
"""A code without a date is read as of this day (contract, *Units*)."""

Level = Literal["tinh", "huyen", "xa"]
_LEVELS: dict[str, Level] = {"tinh": "tinh", "so": "tinh", "huyen": "huyen", "thanh_pho": "huyen"}
_CODE = re.compile(r"([A-Z]{0,3}[0-9]{0,5})(?:@([0-9]{4}-[0-9]{2}-[0-9]{2}))?")

UNKNOWN_UNIT = RefusalKind(
    code="KHONG_CO_DON_VI",
    says="Không có đơn vị nào mang mã “{code}” vào ngày {day}.",
    fix="Kiểm tra lại mã đơn vị; mã của thời kỳ khác ghi kèm ngày, ví dụ 25114@2025-07-01.",
    status=404,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or office in one period of its life.

    ``kind``: ``xa phuong thi_tran dac_khu huyen thanh_pho tinh so``; ``parent`` the code above it (None for a province);
    ``valid_from``/``valid_to`` are inclusive, None where the beginning is not recorded or no end is known.
    """

    code: str
    name: str
    kind: str
    parent: str | None
    valid_from: dt.date | None
    valid_to: dt.date | None

    @property
    def level(self) -> Level:
        """``xa``, ``huyen`` or ``tinh``."""
        return _LEVELS.get(self.kind, "xa")

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


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@cache
def _all() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, tuple[Unit, ...]] = {}
    for row in read_table("sogoc.law.places", "units"):
        period = Unit(
            code=row["unit"],
            name=row["name"],
            kind=row["kind"],
            parent=row["parent"] or None,
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
        )
        found[period.code] = (*found.get(period.code, ()), period)
    return found


@cache
def _successions() -> dict[str, tuple[Succession, ...]]:
    found: dict[str, tuple[Succession, ...]] = {}
    for row in read_table("sogoc.law.places", "successions"):
        step = Succession(row["old"], row["new"], dt.date.fromisoformat(row["on"]), bool(row["default"]))
        found[step.old] = (*found.get(step.old, ()), step)
    return found


def succession_days() -> list[dt.date]:
    """Days on which units became others."""
    return sorted({step.day for steps in _successions().values() for step in steps})


def _lookup(code: str, day: dt.date) -> Unit | None:
    return next((period for period in _all().get(code, ()) if period.on(day)), None)


def unit(code: str, on: dt.date | None = None) -> Unit:
    """Return what the code was on the day (2024-10-14 by default); refuses a code that was nothing then."""
    found = _lookup(code, on or DEFAULT_DAY)
    if found is None:
        raise UNKNOWN_UNIT.because(code=code, day=f"{on or DEFAULT_DAY:%d/%m/%Y}")
    return found


def exists(code: str, on: dt.date | None = None) -> bool:
    """Tell whether the code was a unit on the day (2024-10-14 by default)."""
    return _lookup(code, on or DEFAULT_DAY) is not None


def read_code(text: str) -> Unit:
    """Return the unit of a code as people write it: ``24862`` (as of 2024-10-14) or ``25114@2025-07-01``."""
    found = _CODE.fullmatch(text.strip())
    try:
        day = _day(found[2] or "") if found else None
    except ValueError:
        found, day = None, None
    if not found:
        raise UNKNOWN_UNIT.because(code=text, day=f"{DEFAULT_DAY:%d/%m/%Y}")
    return unit(found[1], day)


def dated_code(period: Unit) -> str:
    """Return the shortest code that ``read_code`` reads as this unit."""
    if period.on(DEFAULT_DAY):
        return period.code
    day = period.valid_from or period.valid_to
    return f"{period.code}@{day}"


def units(on: dt.date | None = None) -> list[Unit]:
    """Return all units in force on the day, in the order of the official list."""
    day = on or DEFAULT_DAY
    return [period for periods in _all().values() for period in periods if period.on(day)]


def children(code: str, on: dt.date | None = None) -> list[Unit]:
    """Return the units directly below a code on the day."""
    return [period for period in units(on) if period.parent == code]


def district_of(code: str, on: dt.date | None = None) -> Unit | None:
    """Return the district of a commune (or the district itself) on the day, None where there is none (since 01/7/2025)."""
    found = unit(code, on)
    if found.level == "huyen":
        return found
    above = _lookup(found.parent, on or DEFAULT_DAY) if found.parent else None
    return above if above is not None and above.level == "huyen" else None


def successors(code: str, at: dt.date | None, on: dt.date) -> tuple[Unit, ...]:
    """Return what the unit that bore ``code`` on the day ``at`` had become on the later day ``on``, the main successor first.

    A unit that still is what it was succeeds itself. Empty where nothing succeeded it (districts on 01/7/2025).
    """
    start = at or DEFAULT_DAY
    current: list[tuple[str, bool]] = [(unit(code, start).code, True)]
    for day in succession_days():
        if start < day <= on:
            current = [heir for code_now, main in current for heir in _heirs(code_now, day, main=main)]
    ordered = dict.fromkeys(heir for heir, _ in sorted(current, key=lambda pair: not pair[1]))
    return tuple(found for heir in ordered if (found := _lookup(heir, on)) is not None)


def _heirs(code: str, day: dt.date, *, main: bool) -> list[tuple[str, bool]]:
    steps = [step for step in _successions().get(code, ()) if step.day == day]
    if steps:
        return [(step.new, main and step.default) for step in steps]
    before, after = _lookup(code, day - dt.timedelta(days=1)), _lookup(code, day)
    lives_on = before is not None and after is not None and before.valid_to is None
    return [(code, main)] if lives_on or before == after or _same_body(before, after) else []


def _same_body(before: Unit | None, after: Unit | None) -> bool:
    """A unit that only changed its superior stays itself; a code given to another body does not."""
    return before is not None and after is not None and (before.name, before.kind) == (after.name, after.kind)


def all_periods() -> list[Unit]:
    """Return every period of every known unit, in the order of the official list."""
    return [period for periods in _all().values() for period in periods]
