"""A code that somebody looks up: without a day it means every unit that ever bore it.

In: a code as people write it and a day. Out: candidates as for a place, the unit of the day first.
"""

from __future__ import annotations

import datetime as dt
import re

from sogoc.law.places.finding import Candidate, existed
from sogoc.law.places.gazetteer import current

_CODE = re.compile(r"h?[0-9]{2,5}")


def coded(text: str, on: dt.date) -> tuple[Candidate, ...]:
    """Return every unit that bore a code (``24862``, ``H682`` or 682, a province's 68), the one of the day first; none for other texts."""
    code = text.strip().upper()
    if not _CODE.fullmatch(code.lower()):
        return ()
    periods = next((found for key in (code, f"H{code}") if (found := current().periods.get(key))), ())
    known = [
        Candidate(one, 0.98, (existed(one),) if existed(one) else (), exact=one.on(on)) for one in periods
    ]
    return tuple(sorted(known, key=lambda one: not one.exact))
