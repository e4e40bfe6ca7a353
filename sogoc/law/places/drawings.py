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


def area_of(row: Unit, on: dt.date) -> str:
    """Return the old district (or province) in which a commune of the table lies, for the headings of a table without districts.

    Empty for a row that is a district or the Department. The area is that of the commune's main predecessor on the last day on which
    the province had districts; where that lay in another province, the area is that province.
    """
    gazetteer = current()
    if row.level != "xa":
        return ""
    last = max((day for day in gazetteer.days if day <= on), default=None)
    if last is None:
        return ""
    before = last - dt.timedelta(days=1)
    origin = next(iter(predecessors(row.code, on, before)), None)
    if origin is None:
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
