"""Administrative units and offices of Lâm Đồng with their dates, old → new.

In: a code (``24862``, ``H678``, ``STP``, dated ``25114@2025-07-01``) and a day. Out: what that code was on that day, what it belonged
to and what became of it. A code without a date is read as of 2024-10-14, the day of the seed's table. Data: facts of the national list of
units and of Nghị quyết 1245/NQ-UBTVQH15 (from 01/12/2024) and 1671/NQ-UBTVQH15 (from 01/7/2025).
"""

from __future__ import annotations

from sogoc.law.places.competence import COMPETENCES, INSTITUTIONS, Answer, Competence, competent
from sogoc.law.places.drawings import drawing_days, reporting_unit, reporting_units
from sogoc.law.places.finding import find
from sogoc.law.places.institutions import OFFICE_NAMES, institution_named, names_of
from sogoc.law.places.units import (
    DEFAULT_DAY,
    Unit,
    all_periods,
    children,
    dated_code,
    district_of,
    exists,
    read_code,
    successors,
    unit,
    units,
)

__all__ = [
    "COMPETENCES",
    "DEFAULT_DAY",
    "INSTITUTIONS",
    "OFFICE_NAMES",
    "Answer",
    "Competence",
    "Unit",
    "all_periods",
    "children",
    "competent",
    "dated_code",
    "district_of",
    "drawing_days",
    "exists",
    "find",
    "institution_named",
    "names_of",
    "read_code",
    "reporting_unit",
    "reporting_units",
    "successors",
    "unit",
    "units",
]
