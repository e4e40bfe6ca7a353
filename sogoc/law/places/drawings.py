"""The units by which the province's table is drawn on a day, and the row to which a unit's books belong.

Until 30/11/2024: 12 districts and the Department in the order of the seed's table; to 30/6/2025: 10 districts and the Department; since:
the communes and the Department. Any other province is drawn by the same rule: its districts where it has some, else its communes.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from sogoc.law.places.gazetteer import current
from sogoc.law.places.model import Gazetteer, Unit
from sogoc.law.places.succession import predecessors, related
from sogoc.law.places.units import DEFAULT_DAY, children, district_of, province_of, unit


def reporting_units(on: dt.date | None = None) -> list[Unit]:
    """Return the rows of the table as drawn on the day, the Department last."""
    return list(_rows(current(), on or DEFAULT_DAY))


@lru_cache(maxsize=64)
def _rows(gazetteer: Gazetteer, day: dt.date) -> tuple[Unit, ...]:
    below = [each for each in children(gazetteer.province, day) if each.kind != "so"]
    rows = [each for each in below if each.level == "huyen"] or below
    department = gazetteer.department
    return (*rows, department) if department else tuple(rows)


def reporting_unit(code: str, *, at: dt.date | None = None, on: dt.date | None = None) -> Unit | None:
    """Return the row of the table drawn on ``on`` that answers for the unit that bore ``code`` on ``at``.

    A commune belongs to its district, since 01/7/2025 to its (main) successor; drawn by an earlier day, to its (main) predecessor.
    The books of a district office that nothing succeeded are followed by the Department (NĐ 120/2025/NĐ-CP). None for a unit
    outside the province on that day.
    """
    return _reporting_unit(current(), code, at or DEFAULT_DAY, on or DEFAULT_DAY)


@lru_cache(maxsize=20_000)
def _reporting_unit(gazetteer: Gazetteer, code: str, at: dt.date, day: dt.date) -> Unit | None:
    found = unit(code, at)
    department = gazetteer.department
    if found.level == "tinh":
        own = found.kind == "so" or found.code == gazetteer.province
        return department if own else None
    heirs = related(code, at, day)
    if not heirs:
        above = province_of(code, at)
        then = related(above.code, at, day) if above else ()
        return department if then and then[0].code == gazetteer.province else None
    rows = {row.code: row for row in _rows(gazetteer, day)}
    heir = heirs[0]
    district = district_of(heir.code, day)
    return rows.get(heir.code) or (rows.get(district.code) if district else None)


def reporting_areas(on: dt.date | None = None) -> dict[Unit, str]:
    """Return the rows of the table with the heading under which each stands, in the order in which they are shown.

    A table of districts has no headings. A table of communes shows each under the district (for those that came from another province:
    the province) in which its main predecessor lay on the last day before; the Department stands last, under none.
    """
    return dict(_areas(current(), on or DEFAULT_DAY))


@lru_cache(maxsize=64)
def _areas(gazetteer: Gazetteer, day: dt.date) -> tuple[tuple[Unit, str], ...]:
    rows = _rows(gazetteer, day)
    if not any(row.level == "xa" for row in rows):
        return tuple((row, "") for row in rows)
    last = next(
        (
            on - dt.timedelta(days=1)
            for on in reversed(gazetteer.days)
            if on <= day and _has_districts(gazetteer, on)
        ),
        None,
    )
    areas = {row: _area(gazetteer, row, day, last) for row in rows}
    before = [row.name for row in _rows(gazetteer, last)] if last else []
    order = {name: at for at, name in enumerate([*before, *sorted(set(areas.values()) - {""} - set(before))])}
    shown = sorted(rows, key=lambda row: order.get(areas[row], len(order)))
    return tuple((row, f"{areas[row]} (cũ)" if areas[row] else "") for row in shown)


def _has_districts(gazetteer: Gazetteer, on: dt.date) -> bool:
    return any(row.level == "huyen" for row in _rows(gazetteer, on - dt.timedelta(days=1)))


def _area(gazetteer: Gazetteer, row: Unit, day: dt.date, before: dt.date | None) -> str:
    """Name of the district (or other province) in which the main predecessor of a commune lay on the day before."""
    origin = next(iter(predecessors(row.code, day, before)), None) if before and row.level == "xa" else None
    if origin is None or before is None:
        return ""
    district, province = district_of(origin.code, before), province_of(origin.code, before)
    if province is not None and province.code != gazetteer.province:
        return province.name
    return district.name if district else ""


def drawing_days() -> list[dt.date]:
    """Days since which the table is drawn otherwise than before; a code without a date is read by the first."""
    gazetteer = current()
    days = sorted(
        {
            step.day
            for step in gazetteer.steps
            if step.day > DEFAULT_DAY and _changes_rows(gazetteer, step.day)
        }
    )
    return [DEFAULT_DAY, *days]


def _changes_rows(gazetteer: Gazetteer, day: dt.date) -> bool:
    return _rows(gazetteer, day) != _rows(gazetteer, day - dt.timedelta(days=1))
