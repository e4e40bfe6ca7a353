"""Places and offices with their dates: units old → new, who was competent, and the place that a text names.

In: a code (``24862``, ``H678``, ``STP``, dated ``25114@2025-07-01``) and a day, or a place as written. Out: what that code was on that day,
what it belonged to, what it had been and what became of it; candidates for a text. A code without a date is read as of 2024-10-14, the day
of the seed's table. Data: facts of the national list of units and of Nghị quyết 1245/NQ-UBTVQH15 (from 01/12/2024) and
1671/NQ-UBTVQH15 (from 01/7/2025); earlier names are common knowledge and say so (``sure``).
"""

from __future__ import annotations

from sogoc.law.places.codes import coded
from sogoc.law.places.competence import COMPETENCES, INSTITUTIONS, Answer, Competence, competent
from sogoc.law.places.drawings import drawing_days, reporting_areas, reporting_unit, reporting_units
from sogoc.law.places.finding import Candidate, candidates, find, present
from sogoc.law.places.gazetteer import use
from sogoc.law.places.institutions import OFFICE_NAMES, institution_named, names_of
from sogoc.law.places.model import Succession, Unit, level_of
from sogoc.law.places.story import Turn, place_today, turns
from sogoc.law.places.succession import (
    Change,
    changes_from,
    changes_into,
    predecessors,
    related,
    successors,
)
from sogoc.law.places.units import (
    DEFAULT_DAY,
    above,
    all_periods,
    children,
    dated_code,
    day_meant,
    district_of,
    exists,
    province_of,
    read_code,
    unit,
    units,
)

__all__ = [
    "COMPETENCES",
    "DEFAULT_DAY",
    "INSTITUTIONS",
    "OFFICE_NAMES",
    "Answer",
    "Candidate",
    "Change",
    "Competence",
    "Succession",
    "Turn",
    "Unit",
    "above",
    "all_periods",
    "candidates",
    "changes_from",
    "changes_into",
    "children",
    "coded",
    "competent",
    "dated_code",
    "day_meant",
    "district_of",
    "drawing_days",
    "exists",
    "find",
    "institution_named",
    "level_of",
    "names_of",
    "place_today",
    "predecessors",
    "present",
    "province_of",
    "read_code",
    "related",
    "reporting_areas",
    "reporting_unit",
    "reporting_units",
    "successors",
    "turns",
    "unit",
    "units",
    "use",
]
