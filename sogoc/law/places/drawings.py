"""The units by which the province's table is drawn on a day, and the row to which a unit's books belong.

Until 30/11/2024: 12 districts and the Department in the order of the seed's table; to 30/6/2025: 10 districts and the Department; since:
the communes and the Department.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from sogoc.law.places.units import (
    DEFAULT_DAY,
    Unit,
    children,
    district_of,
    succession_days,
    successors,
    unit,
)

PROVINCE = "68"
DEPARTMENT = "STP"


def reporting_units(on: dt.date | None = None) -> list[Unit]:
    """Return the rows of the table as drawn on the day, the Department last."""
    below = children(PROVINCE, on)
    rows = [each for each in below if each.level == "huyen"] or [each for each in below if each.level == "xa"]
    return [*rows, unit(DEPARTMENT, on)]


@lru_cache(maxsize=10_000)
def reporting_unit(code: str, *, at: dt.date | None = None, on: dt.date | None = None) -> Unit | None:
    """Return the row of the table drawn on ``on`` that answers for the unit that bore ``code`` on ``at``.

    A commune belongs to its district, since 01/7/2025 to its (main) successor; the books of a district office that nothing
    succeeded are followed by the Department (NĐ 120/2025/NĐ-CP). None for a unit outside the province.
    """
    start, day = at or DEFAULT_DAY, on or DEFAULT_DAY
    start = min(start, day)
    found = unit(code, start)
    if found.kind in ("so", "tinh"):
        return unit(DEPARTMENT, day) if found.code in (DEPARTMENT, PROVINCE) else None
    heirs = successors(code, start, day)
    if not heirs:
        return unit(DEPARTMENT, day) if found.parent == PROVINCE else None
    rows = {row.code: row for row in reporting_units(day)}
    heir = heirs[0]
    district = district_of(heir.code, day)
    return rows.get(heir.code) or (rows.get(district.code) if district else None)


def drawing_days() -> list[dt.date]:
    """Days since which the table is drawn otherwise than before; a code without a date is read by the first."""
    return [DEFAULT_DAY, *succession_days()]
