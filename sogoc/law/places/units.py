"""Units by code and day: what a code was, what it belonged to."""

from __future__ import annotations

import datetime as dt
import re

from sogoc.law.places.gazetteer import current
from sogoc.law.places.model import Unit
from sogoc.law.refusal import RefusalKind
from sogoc.law.values.ngay import bounds, understand

DEFAULT_DAY = dt.date(2024, 10, 14)
"""A code without a date is read as of this day (contract, *Units*)."""

_CODE = re.compile(r"([A-Z0-9]{1,12})(?:@([0-9]{4}-[0-9]{2}-[0-9]{2}))?")

_PLAIN = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")

UNKNOWN_UNIT = RefusalKind(
    code="KHONG_CO_DON_VI",
    says="Không có đơn vị nào mang mã “{code}” vào ngày {day}.",
    fix="Kiểm tra lại mã đơn vị; mã của thời kỳ khác ghi kèm ngày, ví dụ 25114@2025-07-01.",
    status=404,
)


def unit(code: str, on: dt.date | None = None) -> Unit:
    """Return what the code was on the day (2024-10-14 by default); refuses a code that was nothing then."""
    found = current().find(code, on or DEFAULT_DAY)
    if found is None:
        raise UNKNOWN_UNIT.because(code=code, day=f"{on or DEFAULT_DAY:%d/%m/%Y}")
    return found


def exists(code: str, on: dt.date | None = None) -> bool:
    """Tell whether the code was a unit on the day (2024-10-14 by default)."""
    return current().find(code, on or DEFAULT_DAY) is not None


def day_meant(text: str) -> dt.date | None:
    """Return the day that a text means (``15/06/1980``), the last one of a month or year alone (``06/1980``, ``1980``); None for others."""
    said = understand(text.strip()).canonical or ""
    return bounds(said)[1] if _PLAIN.fullmatch(said) else None


def read_code(text: str) -> Unit:
    """Return the unit of a code as people write it: ``24862`` (as of 2024-10-14) or ``25114@2025-07-01``."""
    found = _CODE.fullmatch(text.strip())
    try:
        day = dt.date.fromisoformat(found[2]) if found and found[2] else None
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
    """Return all units in force on the day, in the order of the official list; those of other provinces last."""
    day = on or DEFAULT_DAY
    return [period for period in current().everything if period.on(day)]


def children(code: str, on: dt.date | None = None) -> list[Unit]:
    """Return the units directly below a code on the day."""
    return [period for period in units(on) if period.parent == code]


def above(each: Unit, on: dt.date | None = None) -> tuple[Unit, ...]:
    """Return what a unit belonged to on the day, the nearest first.

    Where its superior did not exist yet, the one out of which that was (mainly) made stands in its place; a superior of which
    nothing is known on the day is passed over.
    """
    day = on or DEFAULT_DAY
    chain: list[Unit] = []
    code = each.parent
    while code is not None:
        parent = current().find(code, day) or _earlier(code, day)
        if parent is None or parent in chain:
            break
        chain.append(parent)
        code = parent.parent
    return tuple(chain)


def _earlier(code: str, day: dt.date) -> Unit | None:
    """What a unit that did not exist yet on the day was then mainly part of."""
    gazetteer = current()
    period = min(
        (one for one in gazetteer.periods.get(code, ()) if one.valid_from and one.valid_from > day),
        key=lambda one: one.valid_from or dt.date.max,
        default=None,
    )
    origins = gazetteer.origins(code, period.valid_from) if period and period.valid_from else []
    if not origins or origins[0][0] == code:
        return None
    return gazetteer.find(origins[0][0], day) or _earlier(origins[0][0], day)


def district_of(code: str, on: dt.date | None = None) -> Unit | None:
    """Return the district of a commune (or the district itself) on the day, None where there is none (since 01/7/2025)."""
    found = unit(code, on)
    if found.level == "huyen":
        return found
    return next((each for each in above(found, on) if each.level == "huyen"), None)


def province_of(code: str, on: dt.date | None = None) -> Unit | None:
    """Return the province of a unit (or the province itself) on the day."""
    found = unit(code, on)
    if found.kind == "tinh":
        return found
    return next((each for each in above(found, on) if each.kind == "tinh"), None)


def all_periods() -> list[Unit]:
    """Return every period of every unit that may keep registers here, in the order of the official list."""
    return list(current().keepers)
